/* The table of lists; rows are gathered until the list is written. SPDX-License-Identifier: MIT */
#include "api/export.h"

#include <stdlib.h>

#include "api/data.h"
#include "api/data_text.h"
#include "api/env.h"
#include "api/export_vgca.h"
#include "base/buf.h"
#include "base/limit.h"
#include "form/check_choice.h"
#include "form/province.h"
#include "sheet/sheet_list.h"
#include "text/nearest.h"

enum {
    START_OF_ZIP = 315532800 /* 1980-01-01T00:00:00Z: the date of the parts of the package, too */
};

static const bm_export_list *const lists[] = {&bm_export_vgca};
enum { LISTS = sizeof lists / sizeof *lists };

struct bm_export {
    bm_env *env;
    const bm_export_list *list;
    bool csv;
    bm_arena *kept, *scratch; /* of the rows; of the document at hand */
    bm_str *cells;            /* row by row, on the heap */
    size_t n_rows, cap_rows;
    bm_str set[BM_EXPORT_SETTINGS];
};

int bm_export_at(size_t i, bm_export_info *out)
{
    if (i >= LISTS)
        return -1;
    *out = lists[i]->info;
    return 0;
}

/* ---- Begin -------------------------------------------------------------------------------- */

/* NULL with S084. */
static const bm_export_list *find_list(const char *name, bm_diags *ds)
{
    bm_buf known = {0};
    for (size_t i = 0; i < LISTS; i++) {
        if (strcmp(lists[i]->info.name, name) == 0) {
            bm_buf_free(&known);
            return lists[i];
        }
        bm_buf_add_cstr(&known, known.len ? ", " : "");
        bm_buf_add_cstr(&known, lists[i]->info.name);
    }
    bm_buf_add_byte(&known, 0);
    (void)bm_diags_add2(ds, BM_EXPORT_UNKNOWN, NULL, name, known.ptr);
    bm_buf_free(&known);
    return NULL;
}

bm_export *bm_export_open(bm_env *env, const char *name, const char *format, bm_diags *ds)
{
    const bm_export_list *list = find_list(name, ds);
    bool csv = strcmp(format, "csv") == 0;
    char columns[24];
    if (!csv && strcmp(format, "xlsx") != 0) {
        (void)bm_diags_add2(ds, BM_OUTPUT_FORMAT, NULL, format, "xlsx, csv");
        return NULL;
    }
    if (!list)
        return NULL;
    bm_export *e = calloc(1, sizeof *e);
    if (!e)
        bm_arena_out_of_memory();
    e->env = env;
    e->list = list;
    e->csv = csv;
    e->kept = bm_arena_new();
    e->scratch = bm_arena_new();
    (void)snprintf(columns, sizeof columns, "%zu", list->n_columns);
    if (list->practice)
        (void)bm_diags_add2(ds, BM_EXPORT_PRACTICE, NULL, name, columns);
    return e;
}

void bm_export_free(bm_export *e)
{
    if (!e)
        return;
    bm_arena_free(e->kept);
    bm_arena_free(e->scratch);
    free(e->cells);
    free(e);
}

/* ---- Values for all rows ------------------------------------------------------------------ */

static void refuse_setting(const char *column, bm_str value, const char *allowed, bm_str near,
                           bm_diags *ds)
{
    const bm_str args[] = {bm_str_of(column), value, bm_str_of(allowed), near};
    (void)bm_diags_add(ds, BM_EXPORT_SETTING, NULL, NULL, args, 4);
}

/* The setting for ${column}, or NULL with S088. */
static const bm_export_setting *find_setting(bm_export *e, const char *column, bm_str value,
                                             bm_diags *ds)
{
    const bm_export_list *list = e->list;
    bm_str names[BM_EXPORT_SETTINGS + 1];
    const char *known = "";
    for (size_t i = 0; i < list->n_settings; i++) {
        if (strcmp(list->settings[i].name, column) == 0)
            return &list->settings[i];
        names[i] = bm_str_of(list->settings[i].name);
        known = bm_arena_printf(e->scratch, "%s%s%s=…", known, i ? ", " : "", names[i].ptr);
    }
    names[list->n_settings] = bm_str_of("");
    size_t near = bm_nearest_find(bm_str_of(column), names, list->n_settings);
    refuse_setting(column, value, known, names[near], ds);
    return NULL;
}

/* ${text} as the list writes it, or empty with S088. */
static bm_str read_setting(bm_export *e, const bm_export_setting *s, bm_str text, bm_diags *ds)
{
    const char *known = "", *near = NULL;
    bm_province_match match;
    if (!s->allowed) {
        if (bm_province_find(e->scratch, text, &match))
            return bm_str_of(match.name);
        near = bm_province_nearest(text);
        known = "Cao Bằng, Hà Nội, …";
    } else {
        int i = bm_check_choice_find(e->scratch, text, s->allowed, s->n_allowed);
        if (i >= 0)
            return bm_str_of(s->allowed[i]);
        for (size_t k = 0; k < s->n_allowed; k++)
            known = bm_arena_printf(e->scratch, "%s%s%s", known, k ? ", " : "", s->allowed[k]);
    }
    refuse_setting(s->name, text, known, bm_str_of(near ? near : ""), ds);
    return bm_str_of("");
}

int bm_export_set(bm_export *e, const char *column, const char *value, bm_diags *ds)
{
    bm_arena_reset(e->scratch);
    const bm_value *text = bm_data_text_scalar(e->scratch, value, strlen(value), column, ds);
    const bm_export_setting *s = text ? find_setting(e, column, text->text, ds) : NULL;
    bm_str set = s ? read_setting(e, s, text->text, ds) : bm_str_of("");
    if (!set.len)
        return -1;
    e->set[s - e->list->settings] = set;
    return 0;
}

/* ---- Rows --------------------------------------------------------------------------------- */

static int refuse_form(bm_export *e, const bm_form *form, bm_diags *ds)
{
    const char *known = "", *id;
    for (size_t i = 0; (id = bm_catalogue_id(e->env->catalogue, i)) != NULL; i++) {
        const bm_form *other = bm_catalogue_peek(e->env->catalogue, id);
        if (other && e->list->source(other))
            known = bm_arena_printf(e->scratch, "%s%s%s", known, *known ? ", " : "", id);
    }
    return bm_diags_add3(ds, BM_EXPORT_FORM, NULL, form->info.id, e->list->info.name, known);
}

static bm_str *new_row(bm_export *e)
{
    size_t n = e->list->n_columns;
    if (e->n_rows == e->cap_rows) {
        e->cap_rows = e->cap_rows ? 2 * e->cap_rows : 64;
        e->cells = realloc(e->cells, e->cap_rows * n * sizeof *e->cells);
        if (!e->cells)
            bm_arena_out_of_memory();
    }
    bm_str *cells = e->cells + e->n_rows * n;
    memset(cells, 0, n * sizeof *cells);
    return cells;
}

static int add_row(bm_export *e, bm_export_row *row, bm_diags *ds)
{
    bm_str *cells = new_row(e);
    row->number = e->n_rows + 1;
    if (e->n_rows == BM_LIMIT_LIST_ROWS) {
        const char *limit = bm_arena_printf(e->scratch, "%d", BM_LIMIT_LIST_ROWS);
        const char *number = bm_arena_printf(e->scratch, "%zu", row->number);
        return bm_diags_add3(ds, BM_DATA_TOO_MANY_ROWS, NULL, e->list->info.name, number, limit);
    }
    if (e->list->make(row, cells) != 0)
        return -1;
    for (size_t i = 0; i < e->list->n_columns; i++)
        if (cells[i].len)
            cells[i] = bm_arena_copy(e->kept, cells[i]);
    e->n_rows++;
    return 0;
}

int bm_export_add(bm_export *e, const bm_form *form, const bm_data *data, bm_diags *ds)
{
    size_t errors = bm_diags_errors(ds), before = e->n_rows;
    bm_arena_reset(e->scratch);
    const bm_form_export *source = e->list->source(form);
    if (!source)
        return refuse_form(e, form, ds);
    if (bm_data_is_blank_of(data, form))
        return 0;
    const bm_value *fields = bm_data_fields(data);
    const bm_check_input input = {
        .data = fields, .profile = bm_data_profile(data), .sparse = true, .today = e->env->today};
    bm_field_values values = {0};
    (void)bm_check_values(e->scratch, form, &input, &values, ds);
    if (!values.values)
        return -1;
    bm_export_row row = {.a = e->scratch,
                         .form = form,
                         .source = source,
                         .values = &values,
                         .set = e->set,
                         .ds = ds,
                         .pos = fields ? &fields->pos : NULL};
    size_t n = source->table < 0 ? 1 : values.n_rows[source->table];
    for (size_t i = 0; i < n && e->n_rows <= BM_LIMIT_LIST_ROWS; i++) {
        row.row = source->table < 0 ? 0 : i + 1;
        (void)add_row(e, &row, ds);
    }
    if (bm_diags_errors(ds) == errors)
        return 0;
    e->n_rows = before;
    return -1;
}

/* ---- End ---------------------------------------------------------------------------------- */

int bm_export_finish(bm_export *e, const bm_sink *sink, bm_diags *ds)
{
    const bm_env *env = e->env;
    if (e->n_rows == 0)
        return bm_diags_add0(ds, BM_EXPORT_EMPTY, NULL);
    const bm_sheet_list list = {
        .properties = {.title = e->list->info.title[BM_LANG_VI],
                       .subject = "",
                       .program = "bieumau " BM_VERSION_STRING,
                       .created = env->has_source_date ? env->source_date : START_OF_ZIP},
        .name = e->list->info.name,
        .heads = e->list->heads,
        .widths = e->list->widths,
        .n_columns = e->list->n_columns,
        .cells = e->cells,
        .n_rows = e->n_rows};
    return e->csv ? bm_sheet_list_csv(&list, sink, ds) : bm_sheet_list_xlsx(&list, sink, ds);
}
