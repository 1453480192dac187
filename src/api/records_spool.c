/* Row by row: its number and whether it has a key, then for each column a byte (0 = empty, else the kind and whether it was quoted), the length of the
 * text and the text, in the order of bytes of this machine: nobody else reads it.
 * SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* fseeko; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "api/records_spool.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

struct bm_records_spool {
    FILE *file; /* NULL = not made yet */
    uint64_t *places;
    size_t n, most, n_taken;
    uint64_t end;
};

bm_records_spool *bm_records_spool_new(size_t n_rows, size_t n_taken)
{
    bm_records_spool *s = calloc(1, sizeof *s);
    if (s)
        s->places = calloc(n_rows + 1, sizeof *s->places);
    if (!s || !s->places)
        bm_arena_out_of_memory();
    s->most = n_rows;
    s->n_taken = n_taken;
    return s;
}

void bm_records_spool_free(bm_records_spool *s)
{
    if (!s)
        return;
    if (s->file)
        (void)fclose(s->file);
    free(s->places);
    free(s);
}

static int failed(bm_diags *ds)
{
    return bm_diags_add1(ds, BM_GROUP_SPOOL, NULL, strerror(errno ? errno : EIO));
}

static bool put(bm_records_spool *s, const void *bytes, size_t n)
{
    s->end += n;
    return fwrite(bytes, 1, n, s->file) == n;
}

static bool put_cell(bm_records_spool *s, const bm_sheet_cell *c)
{
    unsigned char head = 0;
    if (!c)
        return put(s, &head, 1);
    uint32_t len = (uint32_t)c->text.len;
    head = (unsigned char)(1 | (c->quoted ? 2 : 0) | (unsigned)c->kind << 2);
    return put(s, &head, 1) && put(s, &c->col, sizeof c->col) && put(s, &len, sizeof len) &&
           put(s, c->text.ptr, len);
}

int bm_records_spool_add(bm_records_spool *s, const bm_records_row *row, bm_diags *ds)
{
    if (!s->file && !(s->file = bm_file_temporary(ds)))
        return -1;
    errno = 0;
    if (s->n == s->most)
        return failed(ds);
    s->places[s->n++] = s->end;
    unsigned char no_key = row->no_key;
    bool good = put(s, &row->number, sizeof row->number) && put(s, &no_key, 1);
    for (size_t k = 0; k < s->n_taken && good; k++)
        good = put_cell(s, row->cells[k]);
    return good ? 0 : failed(ds);
}

int bm_records_spool_finish(bm_records_spool *s, bm_diags *ds)
{
    errno = 0;
    return s->file && fflush(s->file) != 0 ? failed(ds) : 0;
}

static bool get(bm_records_spool *s, void *bytes, size_t n)
{
    return fread(bytes, 1, n, s->file) == n;
}

static bool get_cell(bm_records_spool *s, bm_arena *a, const bm_sheet_cell **out)
{
    unsigned char head;
    uint32_t col, len;
    *out = NULL;
    if (!get(s, &head, 1))
        return false;
    if (!head)
        return true;
    if (!get(s, &col, sizeof col) || !get(s, &len, sizeof len) || len > s->end)
        return false;
    char *text = bm_arena_alloc(a, (size_t)len + 1);
    bm_sheet_cell *c = bm_arena_alloc(a, sizeof *c);
    *c = (bm_sheet_cell){.kind = (bm_sheet_kind)(head >> 2),
                         .col = col,
                         .text = bm_str_n(text, len),
                         .quoted = (head & 2) != 0};
    text[len] = 0;
    *out = c;
    return get(s, text, len);
}

int bm_records_spool_read(bm_records_spool *s, size_t i, bm_arena *a, bm_records_row *out,
                          bm_diags *ds)
{
    unsigned char no_key = 0;
    errno = 0;
    *out = (bm_records_row){.cells = bm_arena_zero(a, s->n_taken + 1, sizeof *out->cells)};
    bool good = i < s->n && fseeko(s->file, (off_t)s->places[i], SEEK_SET) == 0 &&
                get(s, &out->number, sizeof out->number) && get(s, &no_key, 1);
    for (size_t k = 0; k < s->n_taken && good; k++)
        good = get_cell(s, a, &out->cells[k]);
    out->no_key = no_key != 0;
    return good ? 0 : failed(ds);
}

bm_records_row bm_records_spool_copy(bm_arena *a, const bm_records_row *row, size_t n_taken)
{
    bm_records_row copy = *row;
    copy.cells = bm_arena_zero(a, n_taken + 1, sizeof *copy.cells);
    for (size_t k = 0; k < n_taken; k++) {
        if (!row->cells[k])
            continue;
        bm_sheet_cell *c = bm_arena_alloc(a, sizeof *c);
        *c = *row->cells[k];
        c->text = bm_arena_copy(a, c->text);
        copy.cells[k] = c;
    }
    return copy;
}
