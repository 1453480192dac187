/* Conditions on the text of cells. SPDX-License-Identifier: MIT */
#include "api/records_where.h"

#include "api/data_text.h"
#include "api/records_cell.h"
#include "text/tone.h"

/* The operator nearest to the front: a value may hold one, too. */
static bool split(bm_str text, bm_str *name, bm_records_where *out)
{
    for (size_t i = 1; i < text.len; i++) {
        char c = text.ptr[i];
        bool is_not = c == '!' && i + 1 < text.len && text.ptr[i + 1] == '=';
        if (c != '=' && c != '~' && !is_not)
            continue;
        *name = bm_str_n(text.ptr, i);
        out->test = is_not     ? BM_RECORDS_WHERE_IS_NOT
                    : c == '~' ? BM_RECORDS_WHERE_HAS
                               : BM_RECORDS_WHERE_IS;
        out->value = bm_str_from(text, i + 1 + is_not);
        return true;
    }
    return false;
}

bm_str bm_records_where_name(bm_str text)
{
    bm_records_where where;
    bm_str name = BM_STR("");
    (void)split(text, &name, &where);
    return name;
}

static int read_one(bm_arena *a, const bm_records_columns *columns, const char *text,
                    bm_records_where *out, bm_diags *ds)
{
    bm_str name, all = bm_str_of(text);
    if (bm_data_text_check(all, NULL, ds) != 0)
        return -1;
    if (!split(all, &name, out))
        return bm_diags_add(ds, BM_WHERE_SHAPE, NULL, NULL, &all, 1);
    out->value = bm_column_name_line(a, out->value);
    out->key = bm_tone_plain(a, out->value);
    if (out->test == BM_RECORDS_WHERE_HAS && !out->value.len)
        return bm_diags_add(ds, BM_WHERE_SHAPE, NULL, NULL, &all, 1);
    int at = bm_records_columns_find(a, columns, name, NULL, ds);
    if (at < 0)
        return -1;
    out->col = columns->items[at].col;
    return 0;
}

int bm_records_where_read(bm_arena *a, const bm_records_columns *columns, const char *const *texts,
                          size_t n, const bm_records_where **out, bm_diags *ds)
{
    bm_records_where *where = bm_arena_zero(a, n + 1, sizeof *where);
    int status = 0;
    for (size_t i = 0; i < n; i++)
        status |= read_one(a, columns, texts[i], &where[i], ds);
    *out = where;
    return status;
}

static const bm_sheet_cell *cell_of(const bm_sheet_row *row, uint32_t col)
{
    size_t from = 0, end = row->n;
    while (from < end) {
        size_t at = from + (end - from) / 2;
        if (row->cells[at].col == col)
            return &row->cells[at];
        if (row->cells[at].col < col)
            from = at + 1;
        else
            end = at;
    }
    return NULL;
}

static bool contains(bm_str all, bm_str part)
{
    for (size_t i = 0; i + part.len <= all.len; i++)
        if (memcmp(all.ptr + i, part.ptr, part.len) == 0)
            return true;
    return false;
}

static bool holds(bm_arena *a, const bm_records_where *w, const bm_sheet_cell *c, bm_legacy from)
{
    bm_str text = BM_STR("");
    if (!bm_records_cell_is_blank(c))
        text = bm_column_name_line(a, bm_records_cell_text(a, c, from));
    if (w->test == BM_RECORDS_WHERE_HAS)
        return w->key.len ? contains(bm_tone_plain(a, text), w->key) : contains(text, w->value);
    bool same = bm_str_eq(text, w->value) ||
                (w->key.len && text.len && bm_str_eq(bm_tone_plain(a, text), w->key));
    return same == (w->test == BM_RECORDS_WHERE_IS);
}

bool bm_records_where_holds(bm_arena *scratch, const bm_records_where *where, size_t n,
                            const bm_sheet_row *row, bm_legacy from)
{
    bm_arena_mark mark = bm_arena_mark_of(scratch);
    bool all = true;
    for (size_t i = 0; i < n && all; i++)
        all = holds(scratch, &where[i], cell_of(row, where[i].col), from);
    bm_arena_rewind(scratch, mark);
    return all;
}
