/* Rows of a table as data of a form. SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "api/data.h"
#include "base/digest.h"
#include "base/file.h"
#include "sheet/sheet.h"

enum { COLUMNS = 1000 };

struct bm_records {
    bm_arena *arena; /* of the row that is read */
    bm_sheet *table;
    const bm_form *form;
    int fields[COLUMNS]; /* by column - 1: the field, -1 = none */
    uint64_t index;
};

static int take_header(bm_records *r, bm_diags *ds)
{
    bm_sheet_row row;
    int status = bm_sheet_next(r->table, r->arena, &row, ds);
    for (size_t i = 0; i < COLUMNS; i++)
        r->fields[i] = -1;
    for (size_t i = 0; status == 1 && i < row.n; i++) {
        bm_field_info f;
        for (size_t k = 0; bm_form_field(r->form, k, &f) == 0; k++)
            if (row.cells[i].col <= COLUMNS &&
                (bm_str_is(row.cells[i].text, f.id) || bm_str_is(row.cells[i].text, f.label)))
                r->fields[row.cells[i].col - 1] = (int)k;
    }
    return status < 0 ? -1 : 0;
}

bm_records *bm_records_open(bm_env *env, const bm_form *form, const char *path,
                            const bm_records_options *options, bm_diags *ds)
{
    (void)env;
    (void)options;
    FILE *file = bm_file_open(path, ds);
    bm_sheet *table = file ? bm_sheet_open(file, path, NULL, ds) : NULL;
    if (!table)
        return NULL;
    bm_records *r = calloc(1, sizeof *r);
    if (!r)
        bm_arena_out_of_memory();
    r->arena = bm_arena_new();
    r->table = table;
    r->form = form;
    if (take_header(r, ds) == 0)
        return r;
    bm_records_close(r);
    return NULL;
}

void bm_records_close(bm_records *r)
{
    if (!r)
        return;
    bm_sheet_close(r->table);
    bm_arena_free(r->arena);
    free(r);
}

int bm_records_column(const bm_records *r, size_t i, bm_records_column_info *out)
{
    for (uint32_t col = 1; col <= COLUMNS; col++)
        if (r->fields[col - 1] >= 0 && i-- == 0) {
            bm_field_info f;
            (void)bm_form_field(r->form, (size_t)r->fields[col - 1], &f);
            *out =
                (bm_records_column_info){.col = col, .name = f.label, .field = r->fields[col - 1]};
            return 0;
        }
    return -1;
}

int bm_records_next(bm_records *r, bm_data *data, bm_record *out, bm_diags *ds)
{
    bm_sheet_row row;
    bm_field_info f;
    bm_arena_reset(r->arena);
    bm_data_clear(data);
    int status = bm_sheet_next(r->table, r->arena, &row, ds);
    if (status <= 0)
        return status ? -2 : 0;
    bm_buf all = {0};
    for (size_t i = 0; i < row.n; i++) {
        const bm_sheet_cell *c = &row.cells[i];
        int field = c->col <= COLUMNS ? r->fields[c->col - 1] : -1;
        if (field < 0)
            continue;
        const bm_pos pos = {bm_sheet_source(r->table), row.number, c->col};
        (void)bm_form_field(r->form, (size_t)field, &f);
        if (bm_data_put(data, f.id, c->text, &pos, ds) != 0)
            status = -1;
        bm_buf_add(&all, f.id, strlen(f.id) + 1);
        bm_buf_add(&all, c->text.ptr, c->text.len);
        bm_buf_add_byte(&all, 0);
    }
    *out = (bm_record){.index = r->index++,
                       .sheet = bm_sheet_source(r->table)->sheet,
                       .row = row.number,
                       .n_rows = 1};
    bm_digest_quick(bm_str_n(all.ptr, all.len), out->digest);
    bm_buf_free(&all);
    return status;
}

int bm_records_skip(bm_records *r, uint64_t n, bm_diags *ds)
{
    bm_sheet_row row;
    int status = 1;
    for (; n > 0 && status == 1; n--) {
        bm_arena_reset(r->arena);
        status = bm_sheet_next(r->table, r->arena, &row, ds);
        r->index += status == 1;
    }
    return status < 0 ? -2 : status;
}

int bm_records_rewind(bm_records *r, bm_diags *ds)
{
    r->index = 0;
    return bm_sheet_rewind(r->table, ds) != 0 ? -1 : take_header(r, ds);
}

double bm_records_done(const bm_records *r)
{
    return bm_sheet_done(r->table);
}
