/* Rows of a table as records. A table is looked at twice: its first rows, to find out what the columns are, and then from the top, row by row.
 * SPDX-License-Identifier: MIT */
#include "api/records.h"

#include <stdio.h>
#include <stdlib.h>

#include "api/data.h"
#include "api/data_text.h"
#include "api/legacy_data.h"
#include "api/records_build.h"
#include "api/records_group.h"
#include "api/records_sample.h"
#include "base/file.h"
#include "base/limit.h"
#include "base/utf8.h"
#include "form/column_words.h"
#include "text/tone.h"

struct bm_records {
    bm_arena *arena;     /* of what lives as long as this */
    bm_arena *row_arena; /* of the row that is read */
    bm_sheet *sheet;
    const bm_form *form;
    bm_records_map map;
    bm_records_columns columns;
    bm_records_rows rows;
    bm_records_cell_legacy legacy;
    bm_records_build build;
    bm_records_group *group; /* NULL = each row is a record */
    bool is_grouped;
    uint64_t index;
    bool told; /* at the end, what was passed over */
};

/* ---- Opening ------------------------------------------------------------------------------ */

/* The columns that are read, in the order of the form. */
static void list_taken(bm_records *r)
{
    const bm_records_columns *columns = &r->columns;
    bm_records_taken *taken = bm_arena_zero(r->arena, columns->n + 1, sizeof *taken);
    bm_str *titles = bm_arena_zero(r->arena, columns->n + 1, sizeof *titles);
    size_t n = 0;
    for (size_t field = 0; field < r->form->n_fields; field++)
        for (size_t i = 0; i < columns->n; i++) {
            if (columns->items[i].field != (int)field)
                continue;
            taken[n] = (bm_records_taken){columns->items[i].col, (int)field};
            titles[n] = bm_str_of(columns->items[i].name);
            r->rows.slots[columns->items[i].col] = (uint16_t)++n;
        }
    for (size_t i = 0; i < columns->n; i++) {
        bm_str name = bm_tone_plain(r->arena, bm_str_of(columns->items[i].name));
        r->rows.aside[columns->items[i].col] =
            columns->items[i].field < 0 && bm_column_words_is_aside(name.ptr);
    }
    r->rows.taken = r->build.taken = taken;
    r->rows.n_taken = r->build.n_taken = n;
    r->rows.titles = titles;
}

static bool has_table(const bm_form *form)
{
    for (size_t i = 0; i < form->n_fields; i++)
        if (form->fields[i].type == BM_FIELD_ROWS)
            return true;
    return false;
}

/* The columns by which rows are grouped. What all rows share, a value of the map, parts none; nor does "*". */
static int take_keys(bm_records *r, const bm_records_options *options, bm_diags *ds)
{
    uint32_t *cols = bm_arena_zero(r->arena, options->n_group_by + 1, sizeof *cols);
    int status = 0;
    r->is_grouped = true;
    if (!has_table(r->form))
        return bm_diags_add1(ds, BM_GROUP_NO_TABLE, NULL, r->form->info.id);
    r->rows.key_cols = cols;
    for (size_t i = 0; i < options->n_group_by; i++) {
        bm_str name = bm_str_of(options->group_by[i]);
        int field = bm_column_match_lookup(r->form, name);
        if (bm_str_is(name, "*") || (field >= 0 && r->map.constants[field]))
            continue;
        int at = bm_data_text_check(name, NULL, ds) == 0
                     ? bm_records_columns_find(r->arena, &r->columns, name, NULL, ds)
                     : -1;
        if (at < 0)
            status = -1;
        else
            cols[r->rows.n_key_cols++] = r->columns.items[at].col;
    }
    return status;
}

/* Whoever fills in our own workbook says there which rows belong together. */
static bool take_own_key(bm_records *r, const bm_records_sample *sample,
                         const bm_records_header *header)
{
    uint32_t *col = bm_arena_zero(r->arena, 1, sizeof *col);
    if (has_table(r->form))
        *col = bm_records_sample_group(sample, &r->columns, header);
    r->rows.key_cols = col;
    r->rows.n_key_cols = *col != 0;
    r->is_grouped = *col != 0;
    return r->is_grouped;
}

/* What conditions and groups call their columns. */
static void list_used(bm_records *r, const bm_records_options *options, bm_records_header_job *job)
{
    bm_str *used =
        bm_arena_zero(r->arena, options->n_group_by + options->n_where + 1, sizeof *used);
    for (size_t i = 0; i < options->n_group_by; i++)
        used[job->n_used++] = bm_str_of(options->group_by[i]);
    for (size_t i = 0; i < options->n_where; i++)
        used[job->n_used++] = bm_records_where_name(bm_str_of(options->where[i]));
    size_t n = 0;
    for (size_t i = 0; i < job->n_used; i++)
        if (bm_utf8_invalid_at(used[i]) == used[i].len) /* told where they are read */
            used[n++] = used[i];
    job->used = used;
    job->n_used = n;
}

/* What the columns are, and what the first rows say about them. */
static int take_columns(bm_records *r, const bm_records_options *options, bm_diags *ds)
{
    const bm_source *source = bm_sheet_source(r->sheet);
    bm_records_sample sample;
    bm_records_header header;
    bm_records_header_job job = {.a = r->arena, .form = r->form, .map = &r->map, .source = source};
    job.names = bm_column_match_names_of(r->arena, r->form);
    job.header_row = options->header_row ? options->header_row : r->map.header_row;
    job.from = options->legacy;
    list_used(r, options, &job);
    const bm_value *profile = options->profile ? bm_data_fields(options->profile) : NULL;
    if (bm_records_sample_read(r->arena, r->sheet, job.header_row, &sample, ds) != 0 ||
        (options->legacy == BM_LEGACY_DETECT &&
         bm_records_sample_encoding(r->arena, &sample, source, ds) != 0) ||
        bm_records_header_find(&job, sample.rows, sample.n, &header, ds) != 0 ||
        bm_records_columns_take(&job, &header, sample.last_col, profile, &r->columns, ds) != 0)
        return -1;
    r->rows.last_header = header.last;
    int status = 0;
    if (header.row)
        status |= bm_records_sample_unnamed(r->arena, &sample, &r->columns, &header, source, ds);
    if (!options->n_group_by && !take_own_key(r, &sample, &header))
        status |= bm_records_sample_single(&sample, &r->columns, &header, source, ds);
    return status;
}

static int start(bm_records *r, const bm_records_options *options, bm_diags *ds)
{
    int status = take_columns(r, options, ds);
    if (status == 0)
        list_taken(r);
    if (status == 0 && options->n_where) {
        r->rows.n_where = options->n_where;
        status = bm_records_where_read(r->arena, &r->columns, options->where, options->n_where,
                                       &r->rows.where, ds);
    }
    if (status == 0 && options->n_group_by)
        status = take_keys(r, options, ds);
    if (status == 0)
        status = bm_records_row_rewind(&r->rows, ds);
    if (status == 0 && r->is_grouped) {
        r->group = bm_records_group_open(&r->rows, ds);
        status = r->group ? 0 : -1;
    }
    return status;
}

static bm_records *new_records(const bm_form *form)
{
    bm_records *r = calloc(1, sizeof *r);
    if (!r)
        bm_arena_out_of_memory();
    r->arena = bm_arena_new();
    r->row_arena = bm_arena_new();
    r->form = form;
    return r;
}

/* ${r} on ${sheet}, or NULL: then it is closed. */
static bm_records *open_on(bm_records *r, bm_sheet *sheet, const bm_records_options *options,
                           bm_diags *ds)
{
    r->sheet = sheet;
    r->legacy = (bm_records_cell_legacy){.from = options->legacy, .arena = r->arena};
    r->rows.sheet = sheet;
    r->rows.form = r->form;
    r->rows.from = options->legacy;
    r->build.form = r->form;
    r->build.source = bm_sheet_source(sheet);
    r->build.constants = r->map.constants;
    r->build.legacy = &r->legacy;
    r->build.detects = options->legacy == BM_LEGACY_DETECT;
    if (start(r, options, ds) == 0)
        return r;
    bm_records_close(r);
    return NULL;
}

static const bm_records_options defaults;

bm_records *bm_records_of_sheet(const bm_form *form, bm_sheet *sheet,
                                const bm_records_options *options, bm_diags *ds)
{
    bm_records *r = new_records(form);
    options = options ? options : &defaults;
    r->sheet = sheet;
    if (bm_records_map_read(r->arena, form, options->map, &r->map, ds) == 0)
        return open_on(r, sheet, options, ds);
    bm_records_close(r);
    return NULL;
}

bm_records *bm_records_open(bm_env *env, const bm_form *form, const char *path,
                            const bm_records_options *options, bm_diags *ds)
{
    (void)env;
    bm_records *r = new_records(form);
    options = options ? options : &defaults;
    if (bm_records_map_read(r->arena, form, options->map, &r->map, ds) == 0) {
        const bm_sheet_options how = {.sheet = options->sheet ? options->sheet : r->map.sheet,
                                      .encoding = options->encoding,
                                      .delimiter = options->delimiter};
        FILE *file = bm_file_open(path, ds);
        bm_sheet *sheet =
            file ? bm_sheet_open(file, bm_arena_cstr(r->arena, bm_str_of(path)), &how, ds) : NULL;
        if (sheet)
            return open_on(r, sheet, options, ds);
    }
    bm_records_close(r);
    return NULL;
}

void bm_records_close(bm_records *r)
{
    if (!r)
        return;
    bm_records_group_free(r->group);
    bm_sheet_close(r->sheet);
    bm_buf_free(&r->build.bytes);
    bm_buf_free(&r->rows.key_text);
    bm_arena_free(r->arena);
    bm_arena_free(r->row_arena);
    free(r);
}

int bm_records_column(const bm_records *r, size_t i, bm_records_column_info *out)
{
    if (i >= r->columns.n)
        return -1;
    const bm_records_column_of *c = &r->columns.items[i];
    *out = (bm_records_column_info){
        .col = c->col, .name = c->name, .field = c->field, .is_mapped = c->is_mapped};
    return 0;
}

/* ---- Reading ------------------------------------------------------------------------------ */

/* The end: what was passed over, once. */
static int finish(bm_records *r, bm_diags *ds)
{
    const bm_records_cell_legacy *legacy = &r->legacy;
    int status = 0;
    if (r->told)
        return 0;
    r->told = true;
    status |= bm_records_row_report(&r->rows, ds);
    if (legacy->n_converted) {
        const bm_str example[] = {legacy->before, legacy->after};
        status |= bm_legacy_data_converted(legacy->from, legacy->n_converted, &legacy->converted_at,
                                           example, ds);
    }
    return status ? -2 : 0;
}

/* The rows of the next record: those of ${out}, which may be NULL. 1, 0, -2. */
static int next_rows(bm_records *r, bm_records_row *row, bm_records_group_rows *out, bm_diags *ds)
{
    int status;
    if (r->group) {
        status = bm_records_group_next(r->group, out, ds);
    } else {
        bm_arena_reset(r->row_arena);
        status = bm_records_row_next(&r->rows, r->row_arena, row, ds);
        if (out)
            *out = (bm_records_group_rows){.rows = row, .n = 1, .n_all = 1};
    }
    return status < 0 ? -2 : status;
}

/* What is wrong with the group as a whole. */
static int check_group(const bm_records *r, const bm_records_group_rows *g, bm_diags *ds)
{
    const bm_pos pos = {bm_sheet_source(r->sheet), g->rows[0].number,
                        r->rows.n_key_cols ? r->rows.key_cols[0] : 0};
    int status = 0;
    for (size_t i = 0; g->rows[0].no_key && i < r->columns.n; i++)
        if (r->columns.items[i].col == pos.col)
            status = bm_diags_add1(ds, BM_GROUP_KEY_EMPTY, &pos, r->columns.items[i].name);
    if (g->n_all <= BM_LIMIT_ROWS)
        return status;
    char have[24], most[24];
    (void)snprintf(have, sizeof have, "%llu", (unsigned long long)g->n_all);
    (void)snprintf(most, sizeof most, "%d", (int)BM_LIMIT_ROWS);
    size_t table = 0;
    while (r->form->fields[table].type != BM_FIELD_ROWS)
        table++;
    const bm_pos first = {pos.source, pos.line, 0};
    return bm_diags_add3(ds, BM_DATA_TOO_MANY_ROWS, &first,
                         bm_arena_cstr(r->row_arena, r->form->fields[table].id), have, most);
}

/* Values that were left as they are make their own record doubtful. */
static int check_kept(bm_records_cell_legacy *legacy, bm_diags *ds)
{
    if (!legacy->n_kept)
        return 0;
    int status = bm_legacy_data_kept(legacy->n_kept, &legacy->kept_at, legacy->kept, ds);
    legacy->n_kept = 0;
    return status;
}

int bm_records_next(bm_records *r, bm_data *data, bm_record *out, bm_diags *ds)
{
    bm_records_row row;
    bm_records_group_rows g;
    bm_records_built built;
    bm_data_clear(data);
    int status = next_rows(r, &row, &g, ds);
    if (status != 1)
        return status ? status : finish(r, ds);
    size_t n = g.n < BM_LIMIT_ROWS ? g.n : BM_LIMIT_ROWS;
    *out = (bm_record){.index = r->index++,
                       .sheet = bm_sheet_source(r->sheet)->sheet,
                       .row = g.rows[0].number,
                       .n_rows = (uint32_t)g.n_all};
    status = r->group ? check_group(r, &g, ds) : 0;
    status |= bm_records_build_data(&r->build, bm_data_arena(data), g.rows, n, &built, ds);
    memcpy(out->digest, built.digest, sizeof out->digest);
    status |= check_kept(&r->legacy, ds);
    bm_data_replace(data, built.fields);
    return status ? -1 : 1;
}

int bm_records_skip(bm_records *r, uint64_t n, bm_diags *ds)
{
    bm_records_row row;
    int status = 1;
    for (; n > 0 && status == 1; n--) {
        status = next_rows(r, &row, NULL, ds);
        r->index += status == 1;
    }
    return status ? status : finish(r, ds);
}

int bm_records_rewind(bm_records *r, bm_diags *ds)
{
    r->index = 0;
    r->told = false;
    r->legacy.n_converted = r->legacy.n_kept = 0;
    return r->group ? bm_records_group_rewind(r->group, ds) : bm_records_row_rewind(&r->rows, ds);
}

double bm_records_done(const bm_records *r)
{
    double done = r->group ? bm_records_group_done(r->group) : -1;
    return done < 0 ? bm_sheet_done(r->sheet) : done;
}
