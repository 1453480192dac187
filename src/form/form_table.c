/* Compiles `table:` into a TABLE with, in this order: the header row (two when columns form groups), the row
 * that repeats, the empty rows of the blank form, the row of totals.
 * SPDX-License-Identifier: MIT */
#include "form/form_table.h"

#include "base/limit.h"
#include "form/form_text.h"

typedef struct {
    bm_form_read *read;
    int rows;                /* index of the ROWS field; -1 after an error */
    const bm_value *columns; /* a list */
    size_t n;                /* columns */
    size_t numbered;         /* the column that prints {#}; else the first */
    int16_t *fields;         /* of each column, the first one that its cells print; -1 = none */
    bm_style head, cell;     /* of the paragraphs */
    bm_node_list list;       /* ROWs */
} table_state;

static bm_node *new_row(table_state *t, const bm_value *v, unsigned flags)
{
    bm_node *row = bm_node_new(t->read->arena, BM_NODE_ROW);
    row->flags = (uint16_t)flags;
    row->pos = &v->pos;
    return row;
}

static bm_node *add_cell(table_state *t, bm_node_list *row, const bm_node *paragraph)
{
    bm_node *cell = bm_node_new(t->read->arena, BM_NODE_CELL);
    bm_node_list list = {.arena = t->read->arena};
    if (paragraph)
        bm_node_list_add(&list, paragraph);
    bm_form_text_close(&list, cell);
    bm_node_list_add(row, cell);
    return cell;
}

static void add_row(table_state *t, bm_node_list *cells, bm_node *row)
{
    bm_form_text_close(cells, row);
    bm_node_list_add(&t->list, row);
}

/* How many columns from ${i} on have the group of that column; 0 = it has none. */
static size_t group_at(const table_state *t, size_t i)
{
    const bm_value *group = bm_value_lookup(t->columns->items[i], "group");
    size_t n = 1;
    if (!group)
        return 0;
    for (; i + n < t->n; n++) {
        const bm_value *next = bm_value_lookup(t->columns->items[i + n], "group");
        if (!next || next->kind != group->kind || !bm_str_eq(next->text, group->text))
            break;
    }
    return n;
}

static const bm_node *head_of(table_state *t, size_t i, const char *key)
{
    bm_form_text place = bm_form_text_in(t->read, key, BM_KNOWN_IN_LINE);
    return bm_form_text_paragraph(&place, t->head, bm_value_lookup(t->columns->items[i], key));
}

/* One row of heads; with groups a row of them, where the heads of other columns stand already, and the heads of
 * the columns in groups below it. */
static void add_header(table_state *t, const bm_value *v)
{
    bm_node_list upper = {.arena = t->read->arena}, lower = upper;
    bool grouped = false;
    for (size_t i = 0; i < t->n;) {
        size_t n = group_at(t, i);
        if (n) {
            grouped = true;
            add_cell(t, &upper, head_of(t, i, "group"))->span = (uint8_t)n;
            for (size_t end = i + n; i < end; i++)
                (void)add_cell(t, &lower, head_of(t, i, "head"));
        } else {
            (void)add_cell(t, &upper, head_of(t, i++, "head"));
            add_cell(t, &lower, NULL)->flags |= BM_NODE_COVERED;
        }
    }
    add_row(t, &upper, new_row(t, v, BM_NODE_HEADER));
    if (grouped)
        add_row(t, &lower, new_row(t, v, BM_NODE_HEADER));
}

static void add_repeated(table_state *t, const bm_value *v)
{
    bm_form_text place = {t->read, "cell", t->rows, BM_KNOWN_IN_COLUMN, true, false};
    bm_node_list cells = {.arena = t->read->arena};
    bool found = false;
    for (size_t i = 0; i < t->n; i++) {
        const bm_value *cell = bm_value_lookup(t->columns->items[i], "cell");
        if (t->rows < 0) /* its columns are not known, so neither is what a cell may name */
            cell = NULL;
        bm_node *p = bm_form_text_paragraph(&place, t->cell, cell);
        bm_form_text_optional(p); /* "{so}, {ngay}" without either leaves no comma */
        t->fields[i] = -1;
        for (size_t k = p->n_children; k-- > 0;) {
            const bm_node *child = p->children[k];
            if (child->type != BM_NODE_FIELD)
                continue;
            if (child->field >= 0)
                t->fields[i] = child->field;
            if (child->field == BM_NODE_ROW_NUMBER && !found) {
                t->numbered = i;
                found = true;
            }
        }
        (void)add_cell(t, &cells, p);
    }
    bm_node *row = new_row(t, v, BM_NODE_REPEAT);
    row->field = (int16_t)t->rows;
    add_row(t, &cells, row);
}

/* An empty row with the text ${number} in the column of the row numbers. Its cells know what goes into them. */
static void add_blank(table_state *t, const bm_value *v, const bm_value *number)
{
    bm_form_text place = {t->read, "blank_rows", -1, 0, false, false};
    bm_node_list cells = {.arena = t->read->arena};
    for (size_t i = 0; i < t->n; i++) {
        const bm_value *text = i == t->numbered ? number : NULL;
        bm_node *cell = add_cell(t, &cells, bm_form_text_paragraph(&place, t->cell, text));
        if (!text)
            cell->field = t->fields[i];
    }
    add_row(t, &cells, new_row(t, v, BM_NODE_BLANK));
}

static void add_blanks(table_state *t, const bm_value *table)
{
    const bm_value *v = bm_value_lookup(table, "blank_rows");
    if (v && v->kind == BM_VALUE_LIST) {
        if (v->n > BM_LIMIT_BLANK_ROWS)
            (void)bm_diags_add2(t->read->ds, BM_FORM_TOO_MANY, &v->pos,
                                bm_arena_printf(t->read->arena, "%d", (int)BM_LIMIT_BLANK_ROWS),
                                "blank_rows");
        for (size_t i = 0; i < v->n && i < BM_LIMIT_BLANK_ROWS; i++)
            add_blank(t, v, v->items[i]);
        return;
    }
    long n = v ? bm_form_read_count(t->read, v, "blank_rows", BM_LIMIT_BLANK_ROWS) : 1;
    for (long i = 0; i < n; i++)
        add_blank(t, table, NULL);
}

/* A copy of ${p} with bold toggled. */
static const bm_node *embolden(table_state *t, const bm_node *p)
{
    bm_arena *a = t->read->arena;
    bm_node *bold = bm_node_new(a, BM_NODE_PARAGRAPH);
    bm_node_list list = {.arena = a};
    bold->style = p->style;
    bold->pos = p->pos;
    for (uint32_t i = 0; i < p->n_children; i++) {
        bm_node *child = bm_node_new(a, BM_NODE_TEXT);
        *child = *p->children[i];
        child->flags ^= BM_NODE_BOLD;
        bm_node_list_add(&list, child);
    }
    bm_form_text_close(&list, bold);
    return bold;
}

static void add_total(table_state *t, const bm_value *v)
{
    bm_form_text place = {t->read, "total", -1, BM_KNOWN_IN_LINE, false, true};
    bm_node_list cells = {.arena = t->read->arena};
    if (!v || !bm_form_read_list(t->read, v, "total"))
        return;
    if (v->n != t->n) {
        (void)bm_diags_add2(t->read->ds, BM_FORM_SHAPE, &v->pos, "total",
                            bm_arena_printf(t->read->arena, "%zu × \"…\"", t->n));
        return;
    }
    for (size_t i = 0; i < v->n; i++)
        (void)add_cell(t, &cells,
                       embolden(t, bm_form_text_paragraph(&place, t->cell, v->items[i])));
    add_row(t, &cells, new_row(t, v, 0));
}

static const bm_table *read_columns(table_state *t)
{
    bm_form_read *r = t->read;
    bm_table *table = bm_arena_zero(r->arena, 1, sizeof *table);
    double *width_percent = bm_arena_zero(r->arena, t->n, sizeof *width_percent);
    uint8_t *align = bm_arena_zero(r->arena, t->n, sizeof *align);
    long sum_tenths = 0;
    bool complete = true;
    for (size_t i = 0; i < t->n; i++) {
        const bm_value *v = t->columns->items[i];
        (void)bm_form_read_map(r, v, "table.columns", BM_KNOWN_TABLE_COLUMN);
        long tenths = bm_form_read_tenths(r, bm_value_lookup(v, "width"), "width", 100);
        int side = bm_form_read_word(r, bm_value_lookup(v, "align"), "align", BM_KNOWN_ALIGNS);
        width_percent[i] = (double)tenths / 10.0;
        align[i] = (uint8_t)(side < 0 ? BM_ALIGN_LEFT : side);
        sum_tenths += tenths;
        complete = complete && tenths;
    }
    if (complete && sum_tenths != 1000) {
        const char *decimal =
            sum_tenths % 10 ? bm_arena_printf(r->arena, ".%ld", sum_tenths % 10) : "";
        (void)bm_diags_add1(r->ds, BM_FORM_WIDTHS, &t->columns->pos,
                            bm_arena_printf(r->arena, "%ld%s", sum_tenths / 10, decimal));
    }
    table->n = t->n;
    table->width_percent = width_percent;
    table->align = align;
    return table;
}

/* The ROWS field that fills the table, or -1. */
static int read_rows(bm_form_read *r, const bm_value *v)
{
    bm_str id = bm_form_read_text(r, v, "rows");
    if (!id.len)
        return -1;
    int rows = bm_form_read_field(r, id, &v->pos, -1);
    if (rows < 0 || !bm_form_read_field_type(r, rows, &v->pos, BM_KNOWN_IN_ROWS))
        return -1;
    r->used[rows] = true;
    return rows;
}

void bm_form_table_compile(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    table_state t = {.read = r, .list = {.arena = r->arena}};
    if (!bm_form_read_map(r, v, "table", BM_KNOWN_TABLE))
        return;
    bool small = bm_form_read_word(r, bm_value_lookup(v, "small"), "small", BM_KNOWN_BOOLS) == 1;
    t.head = small ? BM_STYLE_SMALL_HEAD : BM_STYLE_TABLE_HEAD;
    t.cell = small ? BM_STYLE_SMALL_CELL : BM_STYLE_TABLE_CELL;
    t.rows = read_rows(r, bm_value_lookup(v, "rows"));
    t.columns = bm_value_lookup(v, "columns");
    if (!t.columns || !bm_form_read_list(r, t.columns, "columns"))
        return;
    t.n = t.columns->n;
    if (t.n < 1 || t.n > BM_LIMIT_COLUMNS) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &t.columns->pos, "columns",
                            bm_arena_printf(r->arena, "1 … %d × { … }", (int)BM_LIMIT_COLUMNS));
        return;
    }
    bm_node *node = bm_node_new(r->arena, BM_NODE_TABLE);
    node->pos = &v->pos;
    node->table = read_columns(&t);
    t.fields = bm_arena_alloc(r->arena, t.n * sizeof *t.fields);
    add_header(&t, v);
    add_repeated(&t, v);
    add_blanks(&t, v);
    add_total(&t, bm_value_lookup(v, "total"));
    bm_form_text_close(&t.list, node);
    bm_node_list_add(list, node);
}
