/* SPDX-License-Identifier: MIT */
#include "batch/batch_journal.h"

#include <errno.h>
#include <unistd.h>

#include "base/digest.h"
#include "batch/batch_text.h"

enum { CHECK_BYTES = 4, READ_STEP = 32 * 1024 };

static const char magic[] = "bieumau-journal";

static void add_check(bm_buf *b, size_t start)
{
    uint8_t digest[BM_DIGEST_QUICK];
    bm_digest_quick(bm_str_n(b->ptr + start, b->len - start), digest);
    bm_buf_add_byte(b, '\t');
    bm_batch_text_hex(b, digest, CHECK_BYTES);
    bm_buf_add_byte(b, '\n');
}

void bm_batch_journal_add_header(bm_buf *b, const uint8_t options[BM_RECORD_DIGEST])
{
    size_t start = b->len;
    bm_buf_add_cstr(b, magic);
    bm_buf_add_byte(b, '\t');
    bm_buf_add_int(b, BM_BATCH_JOURNAL_VERSION);
    bm_buf_add_byte(b, '\t');
    bm_batch_text_hex(b, options, BM_RECORD_DIGEST);
    add_check(b, start);
}

/* JSON has no tab or line end; should there be one, it would cost the line. */
static void add_faults(bm_buf *b, bm_str faults)
{
    size_t start = b->len;
    bm_buf_add_str(b, faults);
    for (size_t i = start; i < b->len; i++)
        if (b->ptr[i] == '\t' || b->ptr[i] == '\n')
            b->ptr[i] = ' ';
}

void bm_batch_journal_add(bm_buf *b, const bm_batch_journal_line *line)
{
    size_t start = b->len;
    bm_buf_add_int(b, line->row);
    bm_buf_add_byte(b, '\t');
    bm_buf_add_int(b, line->n_rows);
    bm_buf_add_byte(b, '\t');
    bm_batch_text_hex(b, line->key, sizeof line->key);
    for (size_t i = 0; i < line->n_files; i++) {
        const bm_batch_journal_file *f = &line->files[i];
        bm_buf_add_byte(b, '\t');
        bm_buf_add_int(b, (int64_t)f->size);
        bm_buf_add_byte(b, '\t');
        bm_batch_text_hex(b, f->digest, sizeof f->digest);
        bm_buf_add_byte(b, '\t');
        bm_buf_add_str(b, f->path);
    }
    bm_buf_add_byte(b, '\t');
    add_faults(b, line->faults);
    add_check(b, start);
}

/* ---- Reading ------------------------------------------------------------------------------ */

/* Cut the check off. Returns whether it is right. */
static bool take_check(bm_str *text)
{
    uint8_t digest[BM_DIGEST_QUICK];
    char want[2 * CHECK_BYTES];
    if (text->len < 1 + sizeof want)
        return false;
    bm_str body = bm_str_n(text->ptr, text->len - 1 - sizeof want);
    bm_digest_quick(body, digest);
    for (size_t i = 0; i < sizeof want; i++)
        want[i] = "0123456789abcdef"[(i & 1 ? digest[i / 2] : digest[i / 2] >> 4) & 15];
    if (body.ptr[body.len] != '\t' || memcmp(body.ptr + body.len + 1, want, sizeof want) != 0)
        return false;
    *text = body;
    return true;
}

/* Relative, of printable ASCII, and no part of it hidden or "..". */
static bool is_path(bm_str path)
{
    bool begins = true;
    if (!path.len || path.len > BM_BATCH_JOURNAL_PATH_BYTES || path.ptr[path.len - 1] == '/')
        return false;
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        if (c <= ' ' || c > '~' || c == '\\' || (begins && (c == '.' || c == '/')))
            return false;
        begins = c == '/';
    }
    return true;
}

static bool take_row(bm_str *text, uint32_t *out)
{
    uint64_t n;
    if (!bm_batch_text_number(bm_batch_text_field(text, '\t'), &n) || n > UINT32_MAX)
        return false;
    *out = (uint32_t)n;
    return true;
}

static size_t count_tabs(bm_str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        n += text.ptr[i] == '\t';
    return n;
}

bool bm_batch_journal_parse(bm_str text, bm_batch_journal_line *out)
{
    if (!take_check(&text))
        return false;
    size_t tabs = count_tabs(text);
    out->n_files = (tabs - 3) / 3;
    if (tabs < 6 || tabs % 3 != 0 || out->n_files > BM_BATCH_JOURNAL_FILES)
        return false;
    if (!take_row(&text, &out->row) || !take_row(&text, &out->n_rows) ||
        !bm_batch_text_digest(bm_batch_text_field(&text, '\t'), out->key))
        return false;
    for (size_t i = 0; i < out->n_files; i++) {
        bm_batch_journal_file *f = &out->files[i];
        if (!bm_batch_text_number(bm_batch_text_field(&text, '\t'), &f->size) ||
            !bm_batch_text_digest(bm_batch_text_field(&text, '\t'), f->digest))
            return false;
        f->path = bm_batch_text_field(&text, '\t');
        if (!is_path(f->path))
            return false;
    }
    out->faults = text;
    return true;
}

bm_str bm_batch_journal_stem(const bm_batch_journal_line *line)
{
    bm_str path = line->files[0].path;
    for (size_t n = path.len; n > 0 && path.ptr[n - 1] != '/'; n--)
        if (path.ptr[n - 1] == '.')
            return bm_str_n(path.ptr, n - 1);
    return path;
}

const bm_batch_journal_file *bm_batch_journal_file_of(const bm_batch_journal_line *line,
                                                      bm_str path)
{
    for (size_t i = 0; i < line->n_files; i++)
        if (bm_str_eq(line->files[i].path, path))
            return &line->files[i];
    return NULL;
}

/* Put the bytes from ${offset} on first in r->bytes, and ${n} more behind those that are there. Returns how many came, or -1. */
static ssize_t fill(bm_batch_journal_reader *r, uint64_t offset, size_t n)
{
    if (!r->bytes.ptr || offset < r->from || offset > r->from + r->bytes.len) {
        r->bytes.len = 0;
    } else {
        size_t gone = (size_t)(offset - r->from);
        r->bytes.len -= gone;
        memmove(r->bytes.ptr, r->bytes.ptr + gone, r->bytes.len);
    }
    r->from = offset;
    char *to = bm_buf_reserve(&r->bytes, n);
    ssize_t got;
    do
        got = pread(r->fd, to, n, (off_t)(offset + r->bytes.len));
    while (got < 0 && errno == EINTR);
    if (got > 0)
        r->bytes.len += (size_t)got;
    return got;
}

int bm_batch_journal_at(bm_batch_journal_reader *r, uint64_t offset, bm_str *line, uint64_t *next)
{
    size_t looked = 0;
    for (;;) {
        bool here = offset >= r->from && offset <= r->from + r->bytes.len && r->bytes.ptr;
        const char *p = here ? r->bytes.ptr + (offset - r->from) : NULL;
        size_t n = here ? r->bytes.len - (size_t)(offset - r->from) : 0;
        const char *end = n > looked ? memchr(p + looked, '\n', n - looked) : NULL;
        if (end || n >= BM_BATCH_JOURNAL_LINE_BYTES) {
            *line = bm_str_n(p, end ? (size_t)(end - p) : n);
            *next = offset + line->len + (end ? 1 : 0);
            return 1;
        }
        looked = n;
        ssize_t got = fill(r, offset, READ_STEP);
        if (got <= 0)
            return (int)got;
    }
}

/* Is ${line} a header? Then its version and options. */
static bool take_header(bm_str line, bm_batch_journal_summary *out)
{
    uint64_t version;
    bm_str text = line;
    if (!bm_str_is(bm_batch_text_field(&text, '\t'), magic) ||
        !bm_batch_text_number(bm_batch_text_field(&text, '\t'), &version) || version > 1000)
        return false;
    out->version = (int)version;
    return version != BM_BATCH_JOURNAL_VERSION ||
           (take_check(&line) &&
            bm_batch_text_digest(bm_batch_text_field(&text, '\t'), out->options));
}

int bm_batch_journal_scan(bm_batch_journal_reader *r, bm_batch_journal_summary *out)
{
    bm_batch_journal_line parsed;
    bm_str line;
    int status;
    *out = (bm_batch_journal_summary){.lines = 0};
    for (uint64_t at = 0; (status = bm_batch_journal_at(r, at, &line, &out->end)) == 1;
         at = out->end) {
        if (at == 0 && take_header(line, out))
            continue;
        bool whole = bm_batch_journal_parse(line, &parsed);
        out->lines += whole;
        out->damaged += !whole;
    }
    return status;
}
