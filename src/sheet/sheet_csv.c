/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_csv.h"

#include <stdlib.h>

#include "base/buf.h"

enum { CELLS = 1000 };

typedef struct {
    bm_sheet *table;
    uint32_t row;
    bm_buf text; /* of one row */
    bm_sheet_cell cells[CELLS];
    size_t ends[CELLS];
} csv;

static bool is_csv(const char *path, bm_str head)
{
    (void)path;
    (void)head;
    return true;
}

static void *open_csv(bm_sheet *t, const bm_sheet_options *options, bm_diags *ds)
{
    (void)options;
    (void)ds;
    csv *s = calloc(1, sizeof *s);
    if (!s)
        bm_arena_out_of_memory();
    s->table = t;
    return s;
}

/* One field; returns what ended it: ',', '\n' or EOF. */
static int read_field(csv *s)
{
    FILE *f = s->table->file;
    int c = getc(f);
    if (c == '"') {
        for (;;) {
            c = getc(f);
            if (c == '"' && (c = getc(f)) != '"')
                break;
            if (c == EOF)
                return EOF;
            bm_buf_add_byte(&s->text, (char)c);
        }
    }
    for (; c != ',' && c != '\n' && c != EOF; c = getc(f))
        if (c != '\r')
            bm_buf_add_byte(&s->text, (char)c);
    return c;
}

static int next_csv(void *state, bm_arena *a, bm_sheet_row *row, bm_diags *ds)
{
    csv *s = state;
    (void)ds;
    for (;;) {
        size_t n = 0, from = 0;
        uint32_t col = 1;
        s->text.len = 0;
        int c = ',';
        for (; c == ',' && n < CELLS; col++) {
            c = read_field(s);
            if (s->text.len > from) {
                s->cells[n] = (bm_sheet_cell){.kind = BM_SHEET_TEXT, .col = col};
                s->ends[n++] = from = s->text.len;
            }
        }
        if (c == EOF && n == 0)
            return 0;
        s->row++;
        if (n == 0)
            continue;
        bm_str all = bm_arena_copy(a, bm_str_n(s->text.ptr, s->text.len));
        bm_sheet_cell *cells = bm_arena_zero(a, n, sizeof *cells);
        for (size_t i = 0; i < n; i++) {
            size_t begin = i ? s->ends[i - 1] : 0;
            cells[i] = s->cells[i];
            cells[i].text = bm_str_n(all.ptr + begin, s->ends[i] - begin);
        }
        *row = (bm_sheet_row){.number = s->row, .cells = cells, .n = n};
        return 1;
    }
}

static int rewind_csv(void *state, bm_diags *ds)
{
    csv *s = state;
    (void)ds;
    rewind(s->table->file);
    s->row = 0;
    return 0;
}

static double done_csv(const void *state)
{
    const csv *s = state;
    return s->table->size_bytes ? (double)ftell(s->table->file) / (double)s->table->size_bytes : 1;
}

static void close_csv(void *state)
{
    csv *s = state;
    bm_buf_free(&s->text);
    free(s);
}

const bm_sheet_format bm_sheet_csv_format = {
    .name = "csv",
    .is = is_csv,
    .open = open_csv,
    .next = next_csv,
    .rewind = rewind_csv,
    .done = done_csv,
    .close = close_csv,
};
