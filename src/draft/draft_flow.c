/* SPDX-License-Identifier: MIT */
#include "draft/draft_flow.h"

#include "draft/draft_font.h"

typedef struct {
    bm_draft_reader *r;
    bm_draft_item *items;
    size_t n, cap;
    size_t n_nested;
    size_t boxes_done; /* of r->boxes */
} flow_state;

static void add_item(flow_state *f, const bm_draft_item *item)
{
    if (f->n == f->cap) {
        size_t cap = f->cap ? 2 * f->cap : 64, size = sizeof *item;
        f->items = bm_arena_grow(f->r->arena, f->items, f->n * size, cap * size);
        f->cap = cap;
    }
    f->items[f->n++] = *item;
}

/* ---- Cells -------------------------------------------------------------------------------- */

static void read_cell_blocks(flow_state *f, const bm_docx_read_node *node, bm_draft_rows *out);

/* The rows of the text boxes that were met since the last call. */
static void read_boxes(flow_state *f, bm_draft_rows *out)
{
    while (f->boxes_done < f->r->n_boxes)
        read_cell_blocks(f, f->r->boxes[f->boxes_done++], out);
}

static bool holds_blocks(const bm_docx_read_node *control)
{
    for (uint32_t i = 0; i < control->n_children; i++) {
        uint8_t type = control->children[i]->type;
        if (type == BM_DOCX_READ_PARAGRAPH || type == BM_DOCX_READ_TABLE ||
            (type == BM_DOCX_READ_CONTROL && holds_blocks(control->children[i])))
            return true;
    }
    return false;
}

/* A control that is one paragraph to type into is read as one of inlines; else it does not matter. */
static bool is_typed_paragraph(const bm_docx_read_node *control)
{
    uint8_t kind = control->control->kind;
    return control->n_children == 1 && control->children[0]->type == BM_DOCX_READ_PARAGRAPH &&
           (kind == BM_DOCX_READ_PLAIN || kind == BM_DOCX_READ_DATE || kind == BM_DOCX_READ_LIST ||
            (kind == BM_DOCX_READ_RICH && control->control->placeholder));
}

/* The paragraph of ${control}, with the control inside. */
static const bm_docx_read_node *turn_inside_out(bm_arena *a, const bm_docx_read_node *control)
{
    bm_docx_read_node *paragraph = bm_arena_zero(a, 1, sizeof *paragraph);
    bm_docx_read_node *inner = bm_arena_zero(a, 1, sizeof *inner);
    const bm_docx_read_node **child = bm_arena_alloc(a, sizeof *child);
    *paragraph = *control->children[0];
    *inner = *control;
    inner->n_children = paragraph->n_children;
    inner->children = paragraph->children;
    *child = inner;
    paragraph->n_children = 1;
    paragraph->children = child;
    return paragraph;
}

/* Append the rows of ${paragraph} to ${out}, those of the text boxes in it before them. */
static void read_paragraph(flow_state *f, const bm_docx_read_node *paragraph, bm_draft_rows *out)
{
    bm_draft_rows own = {0};
    bm_draft_row_read(f->r, paragraph, &own);
    read_boxes(f, out);
    for (size_t i = 0; i < own.n; i++)
        bm_draft_row_push(f->r->arena, out, &own.rows[i]);
}

static void read_cell_block(flow_state *f, const bm_docx_read_node *node, bm_draft_rows *out)
{
    switch (node->type) {
    case BM_DOCX_READ_PARAGRAPH:
        read_paragraph(f, node, out);
        break;
    case BM_DOCX_READ_CONTROL:
        if (is_typed_paragraph(node))
            read_paragraph(f, turn_inside_out(f->r->arena, node), out);
        else
            read_cell_blocks(f, node, out);
        break;
    case BM_DOCX_READ_TABLE:
        f->n_nested++;
        read_cell_blocks(f, node, out);
        break;
    default:
        read_cell_blocks(f, node, out);
    }
}

static void read_cell_blocks(flow_state *f, const bm_docx_read_node *node, bm_draft_rows *out)
{
    for (uint32_t i = 0; i < node->n_children; i++)
        read_cell_block(f, node->children[i], out);
}

/* ---- Tables ------------------------------------------------------------------------------- */

/* Append to ${list} the nodes of ${type} below ${node}, through controls; returns how many. ${list} NULL = count.
 * */
static size_t gather(const bm_docx_read_node *node, unsigned type, const bm_docx_read_node **list)
{
    size_t n = 0;
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_docx_read_node *child = node->children[i];
        if (child->type == BM_DOCX_READ_CONTROL) {
            n += gather(child, type, list ? list + n : NULL);
        } else if (child->type == type) {
            if (list)
                list[n] = child;
            n++;
        }
    }
    return n;
}

static const bm_docx_read_node **children_of(bm_arena *a, const bm_docx_read_node *node,
                                             unsigned type, size_t *n)
{
    *n = gather(node, type, NULL);
    const bm_docx_read_node **list = bm_arena_alloc(a, (*n + 1) * sizeof *list);
    (void)gather(node, type, list);
    return list;
}

static bm_draft_cell read_cell(flow_state *f, const bm_docx_read_node *node)
{
    bm_draft_rows rows = {0};
    bm_draft_cell cell = {.span = 1};
    read_cell_blocks(f, node, &rows);
    cell.rows = rows.rows;
    cell.n = rows.n;
    if (node->cell) {
        cell.width_twip = node->cell->width_twip;
        cell.span = node->cell->span ? node->cell->span : 1;
        cell.covered = node->cell->covered;
        cell.ruled = node->cell->ruled;
    }
    return cell;
}

static const bm_draft_table *read_table(flow_state *f, const bm_docx_read_node *node)
{
    bm_arena *a = f->r->arena;
    bm_draft_table *table = bm_arena_zero(a, 1, sizeof *table);
    const bm_docx_read_node **found = children_of(a, node, BM_DOCX_READ_ROW, &table->n);
    bm_draft_table_row *rows = bm_arena_zero(a, table->n + 1, sizeof *rows);
    size_t n_cells = 0, n_ruled = 0;
    for (size_t i = 0; i < table->n; i++) {
        const bm_docx_read_node **cells = children_of(a, found[i], BM_DOCX_READ_CELL, &rows[i].n);
        bm_draft_cell *read = bm_arena_zero(a, rows[i].n + 1, sizeof *read);
        size_t n_columns = 0;
        for (size_t k = 0; k < rows[i].n; k++) {
            read[k] = read_cell(f, cells[k]);
            n_columns += read[k].span;
            n_cells++;
            n_ruled += read[k].ruled;
        }
        rows[i].cells = read;
        rows[i].header = found[i]->header;
        if (n_columns > table->n_columns)
            table->n_columns = n_columns;
    }
    table->rows = rows;
    table->ruled = 2 * n_ruled > n_cells;
    return table;
}

/* ---- Blocks ------------------------------------------------------------------------------- */

static void add_rows(flow_state *f, const bm_draft_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        const bm_draft_item item = {.row = rows->rows[i]};
        add_item(f, &item);
    }
}

static void read_block(flow_state *f, const bm_docx_read_node *node);

static void read_blocks(flow_state *f, const bm_docx_read_node *node)
{
    for (uint32_t i = 0; i < node->n_children; i++)
        read_block(f, node->children[i]);
}

/* A paragraph comes behind the text boxes that hang on it, which may hold tables. */
static void add_paragraph(flow_state *f, const bm_docx_read_node *node)
{
    bm_draft_rows rows = {0};
    bm_draft_row_read(f->r, node, &rows);
    while (f->boxes_done < f->r->n_boxes)
        read_blocks(f, f->r->boxes[f->boxes_done++]);
    add_rows(f, &rows);
}

static void add_table(flow_state *f, const bm_docx_read_node *node)
{
    bm_draft_rows boxes = {0};
    const bm_draft_item item = {.table = read_table(f, node)};
    read_boxes(f, &boxes);
    add_rows(f, &boxes);
    add_item(f, &item);
}

static void read_block(flow_state *f, const bm_docx_read_node *node)
{
    bool control = node->type == BM_DOCX_READ_CONTROL;
    if (node->type == BM_DOCX_READ_TABLE)
        add_table(f, node);
    else if (control && is_typed_paragraph(node))
        add_paragraph(f, turn_inside_out(f->r->arena, node));
    else if (node->type == BM_DOCX_READ_PARAGRAPH || (control && !holds_blocks(node)))
        add_paragraph(f, node);
    else
        read_blocks(f, node);
}

bm_draft_flow bm_draft_flow_read(bm_draft_reader *r, const bm_docx_read_node *body)
{
    flow_state f = {.r = r};
    bm_draft_font_survey(r, body);
    read_blocks(&f, body);
    bm_draft_rows *notes = bm_arena_zero(r->arena, r->n_notes + 1, sizeof *notes);
    size_t n_notes = r->n_notes; /* a note in a note would have none of its own */
    for (size_t i = 0; i < n_notes; i++)
        read_cell_blocks(&f, r->notes[i], &notes[i]);
    return (bm_draft_flow){f.items, f.n, notes, n_notes, f.n_nested};
}

/* ---- Text --------------------------------------------------------------------------------- */

static void add_row_text(bm_buf *out, const bm_draft_row *row)
{
    for (size_t i = 0; i < row->text.len; i++) {
        char c = row->text.ptr[i];
        bm_buf_add_byte(out, (unsigned char)c < ' ' ? ' ' : c);
    }
    bm_buf_add_byte(out, '\n');
}

static void add_table_text(bm_buf *out, const bm_draft_table *table)
{
    for (size_t i = 0; i < table->n; i++)
        for (size_t k = 0; k < table->rows[i].n; k++)
            for (size_t l = 0; l < table->rows[i].cells[k].n; l++)
                add_row_text(out, &table->rows[i].cells[k].rows[l]);
}

void bm_draft_flow_text(bm_buf *out, const bm_draft_flow *flow)
{
    for (size_t i = 0; i < flow->n; i++)
        if (flow->items[i].table)
            add_table_text(out, flow->items[i].table);
        else
            add_row_text(out, &flow->items[i].row);
    for (size_t i = 0; i < flow->n_notes; i++) {
        bm_buf_add_byte(out, '(');
        bm_buf_add_int(out, (int64_t)i + 1);
        bm_buf_add_cstr(out, ") ");
        for (size_t k = 0; k < flow->notes[i].n; k++)
            add_row_text(out, &flow->notes[i].rows[k]);
    }
}
