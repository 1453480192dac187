/* A text is its length (7 bits a byte, the lowest first; all but the last byte have their top bit set), then its bytes. Every
 * STRIDE-th one has an entry in the index. SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* fileno, pread; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "sheet/sheet_strings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/limit.h"

enum {
    STRIDE = 16,
    LENGTH_BYTES = 10, /* of a length, at most */
    PAGE_BYTES = 16 * 1024,
    PAGES = 64
};

struct bm_sheet_strings {
    bm_buf held;  /* the texts, or those not in the file yet */
    bm_buf index; /* of uint64_t: where text 0, STRIDE, 2 × STRIDE … begins */
    size_t n;
    uint64_t bytes;
    FILE *file; /* NULL = all are held */
    uint64_t in_file;
    char *pages;
    uint64_t page_at[PAGES]; /* 1 + which page of the file; 0 = none */
    bm_buf joined;           /* what spreads over pages */
    size_t next;             /* text that begins at next_at */
    uint64_t next_at;
};

bm_sheet_strings *bm_sheet_strings_new(void)
{
    bm_sheet_strings *s = calloc(1, sizeof *s);
    if (!s)
        bm_arena_out_of_memory();
    return s;
}

void bm_sheet_strings_free(bm_sheet_strings *s)
{
    if (!s)
        return;
    bm_buf_free(&s->held);
    bm_buf_free(&s->index);
    bm_buf_free(&s->joined);
    if (s->file)
        (void)fclose(s->file);
    free(s->pages);
    free(s);
}

size_t bm_sheet_strings_count(const bm_sheet_strings *s)
{
    return s->n;
}

/* ---- Adding ------------------------------------------------------------------------------ */

/* What is held goes to the file. */
static int spill(bm_sheet_strings *s, bm_diags *ds)
{
    if (!s->file)
        s->file = bm_file_temporary(ds);
    if (!s->file)
        return -1;
    for (size_t done = 0; done < s->held.len;) {
        const ssize_t n =
            pwrite(fileno(s->file), s->held.ptr + done, s->held.len - done, (off_t)s->in_file);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return bm_file_temporary_failed(n < 0 ? errno : ENOSPC, ds);
        done += (size_t)n;
        s->in_file += (uint64_t)n;
    }
    s->held.len = 0;
    memset(s->page_at, 0, sizeof s->page_at);
    return 0;
}

int bm_sheet_strings_add(bm_sheet_strings *s, bm_str text, const bm_pos *pos, bm_diags *ds)
{
    if (s->n >= BM_LIMIT_BOOK_STRINGS ||
        s->bytes + text.len > (uint64_t)BM_LIMIT_BOOK_STRINGS_MB * 1024 * 1024) {
        char limit[16];
        (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_BOOK_STRINGS_MB);
        return bm_diags_add1(ds, BM_BOOK_STRINGS, pos, limit);
    }
    const size_t before = s->held.len;
    if (s->n % STRIDE == 0)
        bm_buf_add(&s->index, &s->bytes, sizeof s->bytes);
    size_t length = text.len;
    for (; length > 0x7F; length >>= 7)
        bm_buf_add_byte(&s->held, (char)(length | 0x80));
    bm_buf_add_byte(&s->held, (char)length);
    bm_buf_add_str(&s->held, text);
    s->bytes += s->held.len - before;
    s->n++;
    return s->held.len > BM_LIMIT_BOOK_STRINGS_HELD_BYTES ? spill(s, ds) : 0;
}

/* ---- Looking ----------------------------------------------------------------------------- */

/* The page of the file with byte ${at}, or NULL. */
static const char *page_with(bm_sheet_strings *s, uint64_t at, bm_diags *ds)
{
    const uint64_t page = at / PAGE_BYTES;
    const size_t slot = (size_t)(page % PAGES);
    if (!s->pages)
        s->pages = malloc((size_t)PAGES * PAGE_BYTES);
    if (!s->pages)
        bm_arena_out_of_memory();
    char *to = s->pages + slot * PAGE_BYTES;
    if (s->page_at[slot] == page + 1)
        return to;
    s->page_at[slot] = 0;
    const uint64_t from = page * PAGE_BYTES, left = s->in_file - from;
    const size_t want = left < PAGE_BYTES ? (size_t)left : PAGE_BYTES;
    for (size_t done = 0; done < want;) {
        const ssize_t n = pread(fileno(s->file), to + done, want - done, (off_t)(from + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            (void)bm_file_temporary_failed(n < 0 ? errno : EIO, ds);
            return NULL;
        }
        done += (size_t)n;
    }
    s->page_at[slot] = page + 1;
    return to;
}

/* The ${n} bytes at ${at}, good until the next call; fewer at the end. */
static int view(bm_sheet_strings *s, uint64_t at, size_t n, bm_str *out, bm_diags *ds)
{
    if (n > s->bytes - at)
        n = (size_t)(s->bytes - at);
    if (at >= s->in_file) {
        *out = bm_str_n(s->held.ptr + (at - s->in_file), n);
        return 0;
    }
    s->joined.len = 0;
    while (s->joined.len < n && at < s->in_file) {
        const char *page = page_with(s, at, ds);
        if (!page)
            return -1;
        const size_t inside = (size_t)(at % PAGE_BYTES);
        uint64_t here = PAGE_BYTES - inside;
        if (here > s->in_file - at)
            here = s->in_file - at;
        if (here >= n && s->joined.len == 0) {
            *out = bm_str_n(page + inside, n);
            return 0;
        }
        if (here > n - s->joined.len)
            here = n - s->joined.len;
        bm_buf_add(&s->joined, page + inside, (size_t)here);
        at += here;
    }
    bm_buf_add(&s->joined, s->held.ptr, n - s->joined.len);
    *out = bm_str_n(s->joined.ptr, n);
    return 0;
}

/* How long the text at ${*at} is; ${*at}: where its bytes begin. */
static int length_at(bm_sheet_strings *s, uint64_t *at, size_t *length, bm_diags *ds)
{
    bm_str head;
    if (view(s, *at, LENGTH_BYTES, &head, ds))
        return -1;
    size_t i = 0;
    *length = 0;
    do
        *length |= (size_t)(head.ptr[i] & 0x7F) << 7 * i;
    while (head.ptr[i++] & 0x80);
    *at += i;
    return 0;
}

int bm_sheet_strings_at(bm_sheet_strings *s, size_t i, bm_str *out, bm_diags *ds)
{
    uint64_t at;
    size_t length, first = i - i % STRIDE;
    if (s->next <= i && s->next > first) {
        first = s->next;
        at = s->next_at;
    } else {
        memcpy(&at, s->index.ptr + i / STRIDE * sizeof at, sizeof at);
    }
    for (; first < i; first++) {
        if (length_at(s, &at, &length, ds))
            return -1;
        at += length;
    }
    if (length_at(s, &at, &length, ds))
        return -1;
    s->next = i + 1;
    s->next_at = at + length;
    return view(s, at, length, out, ds);
}
