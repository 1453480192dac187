/* SPDX-License-Identifier: MIT */
#include "api/reading_values.h"

#include <stdlib.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "form/check_choice.h"
#include "form/check_text.h"
#include "form/gap.h"
#include "text/date.h"

static const bm_str nothing = BM_STR("");

const bm_field *bm_reading_values_field(const bm_reading_entry *entry, size_t column)
{
    if (!entry->field || !entry->n_columns)
        return entry->field;
    return entry->field->type == BM_FIELD_ROWS ? entry->field + 1 + column : NULL;
}

/* ---- Nothing ------------------------------------------------------------------------------ */

static bool is_white(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

static bool is_leader(uint32_t c)
{
    return c == '.' || c == '_' || c == 0x2026;
}

/* The next character that is no white space; 0 at the end. */
static uint32_t next_visible(bm_str s, size_t *i)
{
    while (*i < s.len) {
        uint32_t c = bm_utf8_next(s, i);
        if (!is_white(c))
            return c;
    }
    return 0;
}

static bool is_same_text(bm_str x, bm_str y)
{
    size_t i = 0, k = 0;
    for (;;) {
        uint32_t c = next_visible(x, &i);
        if (c != next_visible(y, &k))
            return false;
        if (!c)
            return true;
    }
}

/* The marks that end an item stand behind its control. */
static bm_str without_mark(bm_str item)
{
    while (item.len && strchr(" ;,.", item.ptr[item.len - 1]))
        item.len--;
    return item;
}

static bool is_same_item(bm_str x, bm_str y)
{
    return is_same_text(without_mark(x), without_mark(y));
}

/* Items of a list without a gap ("Như trên") may be meant as they stand. */
static bool is_blank_of(const bm_field *field, bm_str text)
{
    bm_gap gap;
    if (field->has_blank && !field->n_blanks && field->blank.len &&
        is_same_text(text, field->blank))
        return true;
    for (size_t i = 0; i < field->n_blanks; i++)
        if (is_same_item(text, field->blanks[i]) && bm_gap_next(field->blanks[i], 0, &gap))
            return true;
    return false;
}

bool bm_reading_values_is_nothing(const bm_field *field, bm_str text)
{
    size_t i = 0;
    uint32_t c = next_visible(text, &i);
    while (c && is_leader(c))
        c = next_visible(text, &i);
    return !c || (field && is_blank_of(field, text));
}

/* ---- Taking apart ------------------------------------------------------------------------- */

static size_t width_of(const bm_reading_entry *entry)
{
    return entry->n_columns ? entry->n_columns : 1;
}

static bm_reading_cell *new_cells(const bm_reading_values *values, const bm_reading_entry *entry)
{
    bm_reading_cell *cells = bm_arena_zero(values->a, width_of(entry), sizeof *cells);
    for (size_t i = 0; i < width_of(entry); i++)
        cells[i].text = nothing;
    return cells;
}

/* A new row behind all others, or NULL when there are too many. */
static bm_reading_row *add_row(bm_reading_values *values, bm_reading_entry *entry)
{
    if (entry->n_rows + entry->n_typed >= BM_LIMIT_ROWS)
        return NULL;
    if (entry->n_rows == entry->cap) {
        size_t cap = entry->cap ? 2 * entry->cap : 4;
        entry->rows = bm_arena_grow(values->a, entry->rows, entry->cap * sizeof *entry->rows,
                                    cap * sizeof *entry->rows);
        entry->cap = cap;
    }
    bm_reading_row *row = &entry->rows[entry->n_rows++];
    *row = (bm_reading_row){.cells = new_cells(values, entry)};
    return row;
}

bm_reading_row *bm_reading_values_type(bm_reading_values *values, bm_reading_entry *entry,
                                       size_t row)
{
    if (entry->n_rows + entry->n_typed >= BM_LIMIT_ROWS)
        return NULL;
    bm_reading_row *typed = bm_arena_zero(values->a, 1, sizeof *typed);
    bm_reading_row **last = &entry->rows[row].typed;
    typed->cells = new_cells(values, entry);
    typed->added = true;
    while (*last)
        last = &(*last)->typed;
    *last = typed;
    entry->n_typed++;
    return typed;
}

static void take_text(const bm_reading_entry *entry, size_t column, const bm_value *v,
                      bm_reading_cell *cell)
{
    if (v && !bm_value_is_absent(v) && v->kind == BM_VALUE_SCALAR &&
        !bm_reading_values_is_nothing(bm_reading_values_field(entry, column), v->text))
        cell->text = v->text;
}

/* Of a row the members come in the order of the columns, as a rule. */
static void take_row(bm_reading_values *values, bm_reading_entry *entry, const bm_value *v)
{
    bm_reading_row *row = add_row(values, entry);
    if (!row)
        return;
    if (!entry->n_columns) {
        take_text(entry, 0, v, &row->cells[0]);
        return;
    }
    for (size_t i = 0; v && v->kind == BM_VALUE_MAP && i < v->n; i++) {
        size_t k = i < entry->n_columns && bm_str_eq(entry->columns[i], v->members[i].key) ? i : 0;
        while (k < entry->n_columns && !bm_str_eq(entry->columns[k], v->members[i].key))
            k++;
        if (k < entry->n_columns)
            take_text(entry, k, v->members[i].value, &row->cells[k]);
    }
}

static void set_columns(bm_reading_values *values, bm_reading_entry *entry, const bm_value *v)
{
    const bm_field *field = entry->field;
    bm_str *columns = NULL;
    if (field && field->type == BM_FIELD_ROWS) {
        entry->n_columns = field->n_columns;
        columns = bm_arena_zero(values->a, field->n_columns, sizeof *columns);
        for (size_t i = 0; i < field->n_columns; i++)
            columns[i] = field[1 + i].id;
    } else if (!field && v) {
        const bm_value *first = v->kind == BM_VALUE_LIST && v->n ? v->items[0] : v;
        entry->n_columns = first->kind == BM_VALUE_MAP ? first->n : 0;
        columns = bm_arena_zero(values->a, entry->n_columns + 1, sizeof *columns);
        for (size_t i = 0; i < entry->n_columns; i++)
            columns[i] = first->members[i].key;
    }
    entry->columns = columns;
    entry->several = entry->n_columns > 0 || (field && field->type == BM_FIELD_LIST) ||
                     (v && v->kind == BM_VALUE_LIST);
}

/* Rows that the data have beyond what a form can have; their cells would fill the memory. */
static bool is_no_table(const bm_reading_entry *entry, const bm_value *v)
{
    return !entry->field && v &&
           (entry->n_columns > BM_LIMIT_COLUMNS ||
            (v->kind == BM_VALUE_LIST && v->n > BM_LIMIT_ROWS));
}

static void add_entry(bm_reading_values *values, bm_str id, const bm_field *field,
                      const bm_value *v)
{
    bm_reading_entry *entry = &values->entries[values->n++];
    entry->id = id;
    entry->field = field;
    set_columns(values, entry, v);
    if (is_no_table(entry, v)) {
        entry->kept = v;
        return;
    }
    bool is_list = v && v->kind == BM_VALUE_LIST;
    for (size_t i = 0; is_list && i < v->n; i++)
        take_row(values, entry, v->items[i]);
    if (!is_list && (v || !entry->several))
        take_row(values, entry, v);
}

/* The entry of ${map} for ${id}, looked for from ${*next} on and round. */
static const bm_value *find(const bm_value *map, bm_str id, size_t *next, bool *used)
{
    size_t n = map && map->kind == BM_VALUE_MAP ? map->n : 0;
    for (size_t k = 0, i = *next; k < n; k++, i++) {
        if (i >= n)
            i = 0;
        if (!bm_str_eq(map->members[i].key, id))
            continue;
        used[i] = true;
        *next = i + 1;
        return map->members[i].value;
    }
    return NULL;
}

static int compare_ids(bm_str x, bm_str y)
{
    size_t n = x.len < y.len ? x.len : y.len;
    int order = n ? memcmp(x.ptr, y.ptr, n) : 0;
    return order ? order : (x.len > y.len) - (x.len < y.len);
}

/* Of two that are called the same the first one comes first. */
static int by_id(const void *x, const void *y)
{
    const bm_reading_entry *a = *(bm_reading_entry *const *)x, *b = *(bm_reading_entry *const *)y;
    int order = compare_ids(a->id, b->id);
    return order ? order : (a > b) - (a < b);
}

/* NOLINTNEXTLINE(readability-function-size): what one document has is not made less by a struct */
void bm_reading_values_of(bm_arena *a, const bm_form *form, bool blank, const bm_value *data,
                          bm_reading_values *out)
{
    size_t n_fields = form ? form->n_fields : 0;
    size_t n_data = data && data->kind == BM_VALUE_MAP ? data->n : 0, next = 0;
    bool *used = bm_arena_zero(a, n_data + 1, sizeof *used);
    *out = (bm_reading_values){.a = a, .form = form, .blank = blank};
    out->entries = bm_arena_zero(a, n_fields + n_data + 1, sizeof *out->entries);
    for (size_t i = 0; i < n_fields; i++) {
        const bm_field *field = &form->fields[i];
        if (field->parent < 0)
            add_entry(out, field->id, field, find(data, field->id, &next, used));
    }
    for (size_t i = 0; i < n_data; i++)
        if (!used[i])
            add_entry(out, data->members[i].key, NULL, data->members[i].value);
    out->by_id = bm_arena_alloc(a, (out->n + 1) * sizeof(bm_reading_entry *));
    for (size_t i = 0; i < out->n; i++)
        out->by_id[i] = &out->entries[i];
    qsort(out->by_id, out->n, sizeof(bm_reading_entry *), by_id);
}

bm_reading_entry *bm_reading_values_entry(const bm_reading_values *values, bm_str id)
{
    size_t low = 0, high = values->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_ids(values->by_id[middle]->id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < values->n && bm_str_eq(values->by_id[low]->id, id) ? values->by_id[low] : NULL;
}

/* Add rows up to ${index}; false when there are too many. */
static bool add_rows(bm_reading_values *values, bm_reading_entry *entry, size_t index, size_t *room)
{
    while (entry->n_rows <= index) {
        if (*room < width_of(entry))
            return false;
        bm_reading_row *row = add_row(values, entry);
        if (!row)
            return false;
        row->added = true;
        *room -= width_of(entry);
    }
    return true;
}

bm_reading_cell *bm_reading_values_cell(bm_reading_values *values, const bm_reading_place *place,
                                        size_t *room)
{
    bm_reading_entry *entry = bm_reading_values_entry(values, place->field);
    size_t column = 0;
    if (!entry || entry->kept || (place->column.len > 0) != (entry->n_columns > 0) ||
        place->index >= (entry->several ? (size_t)BM_LIMIT_ROWS : 1))
        return NULL;
    while (column < entry->n_columns && !bm_str_eq(entry->columns[column], place->column))
        column++;
    if (column == width_of(entry) || !add_rows(values, entry, place->index, room))
        return NULL;
    return &entry->rows[place->index].cells[column];
}

/* ---- Putting together --------------------------------------------------------------------- */

static bool is_same_day(bm_str x, bm_str y)
{
    bm_date a, b;
    return bm_date_parse(x, &a) == BM_DATE_OK && bm_date_parse(y, &b) == BM_DATE_OK &&
           bm_date_compare(a, b) == 0;
}

/* "05" is 5. */
static bm_str without_zeros(bm_str s)
{
    while (s.len > 1 && s.ptr[0] == '0')
        s = bm_str_from(s, 1);
    return s;
}

static bool is_same_value(bm_arena *a, const bm_field *field, bm_str x, bm_str y)
{
    switch (field->type) {
    case BM_FIELD_DATE:
        return is_same_day(x, y) || is_same_text(x, y);
    case BM_FIELD_FLAG:
        return bm_check_choice_flag(a, x) == bm_check_choice_flag(a, y);
    case BM_FIELD_INTEGER:
        return bm_str_eq(without_zeros(x), without_zeros(y));
    default:
        return bm_str_eq(bm_check_text_line(a, x).text, bm_check_text_line(a, y).text);
    }
}

static bool is_default(const bm_reading_values *values, const bm_reading_entry *entry, bm_str text)
{
    const bm_field *field = entry->field;
    if (!field || !field->has_default || field->fallback_value->kind == BM_VALUE_LIST)
        return false;
    return is_same_value(values->a, field, text, field->fallback_value->text);
}

/* A box that is not ticked is no answer, unless one is asked for, or the form ticks it by itself. */
static bm_str text_of_flag(const bm_reading_values *values, const bm_field *field, bm_str text)
{
    static const bm_str yes = BM_STR("có"), no = BM_STR("không");
    int flag = bm_check_choice_flag(values->a, text);
    if (flag != 0)
        return flag == 1 ? yes : text;
    return field->has_default || (field->required && !values->blank) ? no : nothing;
}

/* The value as the data of a document say it. */
static bm_str closed_text(const bm_reading_values *values, const bm_field *field, bm_str text)
{
    bm_date day;
    if (!field || !text.len)
        return text;
    if (field->type == BM_FIELD_FLAG)
        return text_of_flag(values, field, text);
    if (field->type == BM_FIELD_DATE && bm_date_parse(text, &day) == BM_DATE_OK)
        return bm_date_short(values->a, day);
    return text;
}

static bm_value *new_value(const bm_reading_values *values, bm_value_kind kind)
{
    bm_value *v = bm_arena_zero(values->a, 1, sizeof *v);
    v->kind = kind;
    return v;
}

/* NULL = there is none. */
static const bm_value *close_cell(const bm_reading_values *values, const bm_reading_entry *entry,
                                  const bm_reading_row *row, size_t column)
{
    const bm_field *field = bm_reading_values_field(entry, column);
    bm_str text = closed_text(values, field, row->cells[column].text);
    if (!text.len || (!entry->several && is_default(values, entry, text)))
        return NULL;
    bm_value *v = new_value(values, BM_VALUE_SCALAR);
    v->text = text;
    return v;
}

static const bm_value *close_row(const bm_reading_values *values, const bm_reading_entry *entry,
                                 const bm_reading_row *row)
{
    if (!entry->n_columns)
        return close_cell(values, entry, row, 0);
    bm_value *map = new_value(values, BM_VALUE_MAP);
    bm_member *members = bm_arena_zero(values->a, entry->n_columns, sizeof *members);
    map->members = members;
    for (size_t i = 0; i < entry->n_columns; i++) {
        members[map->n].key = entry->columns[i];
        members[map->n].value = close_cell(values, entry, row, i);
        map->n += members[map->n].value != NULL;
    }
    return map->n ? map : NULL;
}

/* The items of a list's default, or its one. */
static bool is_default_list(const bm_reading_values *values, const bm_reading_entry *entry,
                            const bm_value *const *items, size_t n)
{
    const bm_field *field = entry->field;
    if (entry->n_columns || !field || !field->has_default)
        return false;
    const bm_value *v = field->fallback_value;
    bool one = v->kind != BM_VALUE_LIST;
    if (n != (one ? 1 : v->n))
        return false;
    for (size_t i = 0; i < n; i++)
        if (!is_same_value(values->a, field, items[i]->text, one ? v->text : v->items[i]->text))
            return false;
    return true;
}

/* Are all items those that the form prints in place of a list that is absent? */
static bool is_blank_list(const bm_reading_entry *entry)
{
    const bm_field *field = entry->field;
    if (entry->n_columns || !field || !field->n_blanks || entry->n_rows != field->n_blanks)
        return false;
    for (size_t i = 0; entry->rows && i < entry->n_rows; i++) {
        bm_str text = entry->rows[i].cells[0].text;
        if (text.len && !is_same_item(text, field->blanks[i]))
            return false;
    }
    return true;
}

static const bm_value *close_rows(const bm_reading_values *values, const bm_reading_entry *entry)
{
    const bm_value **items =
        bm_arena_zero(values->a, entry->n_rows + entry->n_typed + 1, sizeof(const bm_value *));
    size_t n = 0;
    if (entry->kept)
        return entry->kept;
    for (size_t i = 0; i < entry->n_rows; i++) {
        for (bm_reading_row *row = &entry->rows[i]; row; row = row->typed) {
            items[n] = close_row(values, entry, row);
            row->number = items[n] ? ++n : 0;
        }
    }
    if (!entry->several)
        return items[0];
    if (is_default_list(values, entry, items, n) || is_blank_list(entry)) {
        for (size_t i = 0; entry->rows && i < entry->n_rows; i++)
            entry->rows[i].number = 0;
        return NULL;
    }
    if (!n)
        return NULL;
    bm_value *list = new_value(values, BM_VALUE_LIST);
    list->items = items;
    list->n = n;
    return list;
}

const bm_value *bm_reading_values_close(bm_reading_values *values)
{
    bm_value *map = new_value(values, BM_VALUE_MAP);
    bm_member *members = bm_arena_zero(values->a, values->n + 1, sizeof *members);
    map->members = members;
    for (size_t i = 0; i < values->n; i++) {
        members[map->n].key = values->entries[i].id;
        members[map->n].value = close_rows(values, &values->entries[i]);
        map->n += members[map->n].value != NULL;
    }
    return map->n || !values->blank ? map : NULL;
}
