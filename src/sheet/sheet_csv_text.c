/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* fseeko; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "sheet/sheet_csv_text.h"

#include <errno.h>

#include "base/stress.h"
#include "base/utf8.h"

enum {
    STEP = 256 * 1024, /* bytes read at once: what stays in a second-level cache */
    SMALL_STEP = 5     /* when small ones are asked for: so few that every cell is cut somewhere */
};

void bm_sheet_csv_text_open(bm_sheet_csv_text *t, FILE *file, const bm_sheet_csv_encoding *encoding)
{
    *t = (bm_sheet_csv_text){.file = file, .encoding = *encoding};
    if (encoding->charset)
        t->charset = bm_charset_open(encoding->charset);
    bm_sheet_csv_text_restart(t);
}

void bm_sheet_csv_text_restart(bm_sheet_csv_text *t)
{
    t->window.len = t->n_tail = 0;
    *bm_buf_reserve(&t->window, 1) = 0;
    t->at_byte = t->encoding.mark_bytes;
    t->status = BM_SHEET_CSV_TEXT_MORE;
    clearerr(t->file);
    if (t->charset)
        bm_charset_restart(t->charset);
    if (fseeko(t->file, (off_t)t->at_byte, SEEK_SET) != 0) {
        t->error = errno;
        t->status = BM_SHEET_CSV_TEXT_BROKEN;
    }
}

void bm_sheet_csv_text_close(bm_sheet_csv_text *t)
{
    bm_charset_free(t->charset);
    bm_buf_free(&t->window);
    bm_buf_free(&t->piece);
}

/* The next bytes of the file behind ${b}; returns whether these are the last ones. */
static bool read_step(bm_sheet_csv_text *t, bm_buf *b)
{
    errno = 0;
    const size_t step = bm_stress_is("small") ? SMALL_STEP : STEP;
    size_t n = fread(bm_buf_reserve(b, step + 1), 1, step, t->file);
    b->len += n;
    t->at_byte += n;
    if (n == step)
        return false;
    t->status = BM_SHEET_CSV_TEXT_END;
    if (ferror(t->file)) {
        t->error = errno ? errno : EIO;
        t->status = BM_SHEET_CSV_TEXT_BROKEN;
    }
    return true;
}

static void stop_at(bm_sheet_csv_text *t, unsigned char byte)
{
    t->bad = byte;
    t->status = BM_SHEET_CSV_TEXT_BAD;
}

static void read_utf8(bm_sheet_csv_text *t)
{
    bm_buf *b = &t->window;
    size_t from = b->len;
    bm_buf_add(b, t->tail, t->n_tail);
    t->n_tail = 0;
    bool last = read_step(t, b);
    bm_str all = bm_str_n(b->ptr + from, b->len - from);
    bm_str rest = bm_str_from(all, bm_utf8_invalid_at(all));
    b->len -= rest.len;
    if (rest.len == 0)
        return;
    if (last || !bm_sheet_csv_encoding_is_cut(rest)) {
        stop_at(t, (unsigned char)rest.ptr[0]);
        return;
    }
    memcpy(t->tail, rest.ptr, rest.len);
    t->n_tail = rest.len;
}

static void read_charset(bm_sheet_csv_text *t)
{
    unsigned char bad;
    t->piece.len = 0;
    bool last = read_step(t, &t->piece);
    bm_str bytes = bm_str_n(t->piece.ptr, t->piece.len);
    if (!bm_charset_convert(t->charset, bytes, last, &t->window, &bad))
        stop_at(t, bad);
}

bm_sheet_csv_text_status bm_sheet_csv_text_more(bm_sheet_csv_text *t, size_t from)
{
    bm_buf *b = &t->window;
    if (from > 0)
        memmove(b->ptr, b->ptr + from, b->len - from + 1);
    b->len -= from;
    size_t before = b->len;
    while (b->len == before && t->status == BM_SHEET_CSV_TEXT_MORE) {
        if (t->charset)
            read_charset(t);
        else if (t->encoding.legacy == BM_LEGACY_NONE)
            read_utf8(t);
        else
            (void)read_step(t, b);
    }
    *bm_buf_reserve(b, 1) = 0;
    return b->len > before ? BM_SHEET_CSV_TEXT_MORE : t->status;
}
