/* SPDX-License-Identifier: MIT */
#include "api/reading_rows.h"

#include "base/limit.h"
#include "form/check_text.h"

static const bm_str nothing = BM_STR("");

/* ---- Typed -------------------------------------------------------------------------------- */

typedef struct {
    const bm_docx_read_node **items;
    size_t n;
} nodes;

static size_t count(const bm_docx_read_node *node, bm_docx_read_type type)
{
    size_t n = 0;
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_docx_read_node *child = node->children[i];
        n += child->type == type ? 1 : child->type == BM_DOCX_READ_CONTROL ? count(child, type) : 0;
    }
    return n;
}

static void collect(const bm_docx_read_node *node, bm_docx_read_type type, nodes *out)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_docx_read_node *child = node->children[i];
        if (child->type == type)
            out->items[out->n++] = child;
        else if (child->type == BM_DOCX_READ_CONTROL)
            collect(child, type, out);
    }
}

/* The rows of a table, or the cells of a row, also within controls around them. */
static nodes children_of(bm_arena *a, const bm_docx_read_node *node, bm_docx_read_type type)
{
    nodes all = {bm_arena_alloc(a, (count(node, type) + 1) * sizeof(const bm_docx_read_node *)), 0};
    collect(node, type, &all);
    return all;
}

/* Whose value a control shows. */
typedef struct {
    bm_reading_part *part;
    bm_reading_entry *entry;
    bm_reading_place place;
} owner;

/* Of the first control in ${node} that shows a cell of a table. ${*n} counts all of them. */
static void find_owner(bm_reading_parts *parts, const bm_docx_read_node *node, owner *out,
                       size_t *n)
{
    bm_reading_place place;
    if (node->type == BM_DOCX_READ_CONTROL && bm_reading_place_of(node->control, &place) &&
        place.column.len) {
        bm_reading_part *part = bm_reading_controls_part(parts, node->control, &place);
        bm_reading_entry *entry = part ? bm_reading_values_entry(&part->values, place.field) : NULL;
        if (entry && entry->n_columns && place.index < entry->n_rows && (*n)++ == 0)
            *out = (owner){part, entry, place};
        return;
    }
    for (uint32_t i = 0; i < node->n_children; i++)
        find_owner(parts, node->children[i], out, n);
}

/* How many rows the form itself has below those of the data. */
static size_t count_rows_below(const bm_node *node, int table)
{
    size_t n = 0;
    if (node->type != BM_NODE_TABLE) {
        for (uint32_t i = 0; i < node->n_children && !n; i++)
            n = count_rows_below(node->children[i], table);
        return n;
    }
    bool found = false;
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *row = node->children[i];
        found |= (row->flags & BM_NODE_REPEAT) && row->field == table;
        n += found && !(row->flags & (BM_NODE_REPEAT | BM_NODE_BLANK));
    }
    return n;
}

static size_t rows_below(const owner *o)
{
    const bm_form *form = o->part->values.form;
    if (!form || !form->body || !o->entry->field)
        return 0;
    return count_rows_below(form->body, (int)(o->entry->field - form->fields));
}

/* A row with controls: they say what the cells of the rows behind it are. */
typedef struct {
    const bm_docx_read_node *row; /* NULL = there is none yet */
    owner owner;
    const size_t
        *columns; /* of each cell; n_columns of the field = none alone. NULL = not known yet */
    size_t n;
} model;

/* Once for each model, however many rows are behind it. */
static void find_columns(bm_reading_parts *parts, model *m)
{
    const bm_reading_entry *entry = m->owner.entry;
    const nodes cells = children_of(parts->a, m->row, BM_DOCX_READ_CELL);
    size_t *columns = bm_arena_alloc(parts->a, (cells.n + 1) * sizeof *columns);
    for (size_t i = 0; i < cells.n; i++) {
        owner cell = {0};
        size_t n = 0, column = 0;
        find_owner(parts, cells.items[i], &cell, &n);
        while (column < entry->n_columns && n == 1 &&
               !bm_str_eq(entry->columns[column], cell.place.column))
            column++;
        columns[i] = n == 1 && cell.entry == entry ? column : entry->n_columns;
    }
    m->columns = columns;
    m->n = cells.n;
}

/* The texts of ${row}, in which the cells stand as in ${m}. */
static void take_row(bm_reading_parts *parts, model *m, const bm_docx_read_node *row,
                     bm_reading_controls_report *report)
{
    bm_arena *a = parts->a;
    const owner *o = &m->owner;
    const nodes cells = children_of(a, row, BM_DOCX_READ_CELL);
    bm_reading_row *typed = NULL;
    if (!m->columns)
        find_columns(parts, m);
    for (size_t i = 0; i < cells.n && i < m->n; i++) {
        size_t column = m->columns[i];
        if (column == o->entry->n_columns)
            continue;
        bm_str text = bm_check_text_line(a, bm_docx_read_text(a, cells.items[i])).text;
        if (bm_reading_values_is_nothing(bm_reading_values_field(o->entry, column), text))
            continue;
        if (!typed)
            typed = bm_reading_values_type(&o->part->values, o->entry, o->place.index);
        if (typed)
            typed->cells[column].text = text;
    }
    if (!typed)
        return;
    report->taken = true;
    const bm_reading_place place = {.field = o->entry->id, .column = nothing};
    bm_reading_controls_say(&o->part->values, report, BM_READING_ROW_TYPED, &place,
                            bm_check_text_line(a, bm_docx_read_text(a, row)).text, nothing);
}

static void take_rows(bm_reading_parts *parts, bm_reading_controls_report *reports,
                      const bm_docx_read_node *table)
{
    const nodes rows = children_of(parts->a, table, BM_DOCX_READ_ROW);
    model m = {0};
    size_t end = rows.n;
    for (size_t i = 0; i < end; i++) {
        owner here = {0};
        size_t n = 0;
        find_owner(parts, rows.items[i], &here, &n);
        if (n) {
            if (!m.row) {
                size_t below = rows_below(&here);
                end = below < rows.n ? rows.n - below : 0;
            }
            m = (model){.row = rows.items[i], .owner = here};
        } else if (m.row) {
            take_row(parts, &m, rows.items[i], &reports[m.owner.part - parts->parts]);
        }
    }
}

void bm_reading_rows_typed(bm_reading_parts *parts, bm_reading_controls_report *reports,
                           const bm_docx_read_node *body)
{
    for (uint32_t i = 0; i < body->n_children; i++) {
        const bm_docx_read_node *child = body->children[i];
        if (child->type == BM_DOCX_READ_TABLE)
            take_rows(parts, reports, child);
        bm_reading_rows_typed(parts, reports, child);
    }
}

/* ---- Gone --------------------------------------------------------------------------------- */

/* Does row ${r} of ${entry} print a control, and does the file show none of its cells? */
static bool is_gone(const bm_reading_entry *entry, size_t r, const bm_reading_made *made)
{
    const bm_reading_row *row = &entry->rows[r];
    bool prints = false;
    if (!row->number)
        return false;
    for (size_t i = 0; i < entry->n_columns; i++) {
        const bm_reading_place place = {entry->id, entry->columns[i], row->number - 1, 0};
        if (row->cells[i].first)
            return false;
        prints |= bm_reading_text_lookup(made, &place) != NULL;
    }
    return prints;
}

void bm_reading_rows_gone(bm_reading_values *values, const bm_reading_made *made,
                          bm_reading_controls_report *report)
{
    for (size_t i = 0; i < values->n; i++) {
        bm_reading_entry *entry = &values->entries[i];
        for (size_t r = 0; entry->n_columns && r < entry->n_rows; r++) {
            if (!is_gone(entry, r, made))
                continue;
            const bm_reading_place place = {entry->id, nothing, r, 0};
            entry->rows[r].gone = report->differs = true;
            bm_reading_controls_say(values, report, BM_READING_ROW_GONE, &place, nothing, nothing);
        }
    }
}
