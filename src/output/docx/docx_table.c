/* Tables. SPDX-License-Identifier: MIT */
#include "output/docx/docx_table.h"

#include "layout/flow.h"
#include "output/docx/docx_control.h"
#include "output/docx/docx_grid.h"
#include "output/docx/docx_styles.h"

/* The table at hand. */
typedef struct {
    const bm_node *node;
    size_t n;          /* columns */
    const long *edges; /* x of their rules */
    bool small;        /* in small type, with narrow margins in its cells */
} table;

/* The style of the first text of ${row}, which its empty cells have too. */
static bm_style style_of_row(const bm_node *row)
{
    for (uint32_t i = 0; i < row->n_children; i++)
        if (row->children[i]->n_children > 0)
            return (bm_style)row->children[i]->children[0]->style;
    return BM_STYLE_TABLE_CELL;
}

static table table_of(const bm_docx_writer *w, const bm_node *node)
{
    table t = {.node = node, .n = node->table->n};
    t.edges = bm_docx_grid_edges(w->layout, t.n, node->table->width_percent);
    if (node->n_children > 0) {
        bm_style style = style_of_row(node->children[0]);
        t.small = style == BM_STYLE_SMALL_HEAD || style == BM_STYLE_SMALL_CELL;
    }
    return t;
}

/* Where cell ${i} of ${row} stands that begins at column ${from}; the last cell of a row reaches to the end. */
static bm_docx_grid_cell next_cell(const table *t, const bm_node *row, uint32_t i, size_t from)
{
    size_t span = row->children[i]->span;
    bm_docx_grid_cell cell = {.from = from, .to = t->n};
    if (i + 1 < row->n_children && span < t->n - from)
        cell.to = from + (span ? span : 1);
    cell.centred = (row->flags & BM_NODE_HEADER) != 0;
    return cell;
}

/* The cell of row ${r} over or under ${cell} and as wide; NULL = none. */
static const bm_node *cell_at(const table *t, size_t r, const bm_docx_grid_cell *cell)
{
    if (r >= t->node->n_children)
        return NULL;
    const bm_node *row = t->node->children[r];
    size_t column = 0;
    for (uint32_t i = 0; i < row->n_children && column <= cell->from; i++) {
        const bm_docx_grid_cell other = next_cell(t, row, i, column);
        if (other.from == cell->from && other.to == cell->to)
            return row->children[i];
        column = other.to;
    }
    return NULL;
}

static bool is_covered(const bm_node *cell)
{
    return cell && (cell->flags & BM_NODE_COVERED);
}

/* How cell ${node} of row ${r} belongs to its neighbours above and below. */
static bm_docx_grid_merge merge_of(const table *t, size_t r, const bm_node *node,
                                   const bm_docx_grid_cell *cell)
{
    if (is_covered(node))
        return r > 0 && cell_at(t, r - 1, cell) ? BM_DOCX_GRID_COVERED : BM_DOCX_GRID_SINGLE;
    return is_covered(cell_at(t, r + 1, cell)) ? BM_DOCX_GRID_FIRST : BM_DOCX_GRID_SINGLE;
}

static double inner_width(const table *t, const bm_docx_grid_cell *cell)
{
    long side = t->small ? BM_DOCX_TABLE_SMALL_SIDE_TWIP : BM_DOCX_TABLE_SIDE_TWIP;
    return (double)(t->edges[cell->to] - t->edges[cell->from] - 2 * side) / 20.0;
}

/* Height of the lines of the tallest cell, points. */
static double height_of(bm_docx_writer *w, const table *t, const bm_node *row)
{
    double most_pt = 0;
    size_t column = 0;
    for (uint32_t i = 0; i < row->n_children && column < t->n; i++) {
        const bm_node *node = row->children[i];
        const bm_docx_grid_cell cell = next_cell(t, row, i, column);
        double height_pt = 0;
        for (uint32_t k = 0; k < node->n_children; k++) {
            size_t lines = bm_docx_paragraph_lines(w, node->children[k], inner_width(t, &cell));
            height_pt += (double)lines * bm_flow_line_height((bm_style)node->children[k]->style);
        }
        most_pt = height_pt > most_pt ? height_pt : most_pt;
        column = cell.to;
    }
    return most_pt;
}

static void write_cell(bm_docx_writer *w, const table *t, const bm_node *node,
                       const bm_docx_grid_cell *cell, bool keep_next)
{
    bm_docx_grid_open(&w->xml, t->edges, cell);
    for (uint32_t k = 0; k < node->n_children; k++) {
        const bm_node *paragraph = node->children[k];
        bm_docx_properties p = bm_docx_paragraph_properties(w, (bm_style)paragraph->style);
        p.keep_next = keep_next;
        p.holder = k == 0 && node->field >= 0 ? node : NULL;
        p.align = cell->centred ? BM_ALIGN_CENTER : (int)t->node->table->align[cell->from];
        bm_docx_paragraph_write(w, paragraph, p, inner_width(t, cell));
    }
}

static void write_row(bm_docx_writer *w, const table *t, size_t r, bool keep_next)
{
    const bm_node *row = t->node->children[r];
    bool header = (row->flags & BM_NODE_HEADER) != 0;
    size_t column = 0;
    bm_docx_grid_row(&w->xml, bm_docx_grid_fits(w->layout, height_of(w, t, row)), header);
    for (uint32_t i = 0; i < row->n_children && column < t->n; i++) {
        const bm_node *node = row->children[i];
        bm_docx_grid_cell cell = next_cell(t, row, i, column);
        cell.merge = merge_of(t, r, node, &cell);
        write_cell(w, t, node, &cell, keep_next || header);
        if (node->n_children == 0) {
            bm_docx_properties p = bm_docx_paragraph_properties(w, style_of_row(row));
            p.keep_next = header;
            bm_docx_paragraph_empty(w, &p);
        }
        bm_docx_xml_end(&w->xml);
        column = cell.to;
    }
    bm_docx_xml_end(&w->xml);
}

/* End section ${from} of rows of the data and begin ${to}; -1 = none. Returns ${to}. */
static int go_to_section(bm_docx_writer *w, int from, int to)
{
    if (from != to && from >= 0)
        bm_docx_control_close(w);
    if (from != to && to >= 0)
        bm_docx_control_rows(w, to);
    return to;
}

/* The text of ${node}; a space for each end of a line or paragraph. */
static void add_text(bm_buf *out, const bm_node *node)
{
    if (node->type == BM_NODE_TEXT)
        bm_buf_add_str(out, node->text);
    else if (node->type == BM_NODE_BREAK)
        bm_buf_add_byte(out, ' ');
    for (uint32_t i = 0; i < node->n_children; i++) {
        if (i > 0 && node->children[i]->type == BM_NODE_PARAGRAPH)
            bm_buf_add_byte(out, ' ');
        add_text(out, node->children[i]);
    }
}

/* What is in ${buf}, which is freed, in the arena; NULL for nothing. */
static const char *taken(bm_arena *a, bm_buf *buf)
{
    const char *text = buf->len ? bm_arena_cstr(a, bm_str_n(buf->ptr, buf->len)) : NULL;
    bm_buf_free(buf);
    return text;
}

/* "Các cột: TT; Họ và tên" for the header ${row}. */
static const char *columns_of(bm_arena *a, const bm_node *row)
{
    bm_buf out = {0};
    for (uint32_t i = 0; i < row->n_children; i++) {
        if (row->children[i]->n_children == 0)
            continue;
        bm_buf_add_cstr(&out, out.len ? "; " : "Các cột: ");
        add_text(&out, row->children[i]);
    }
    return taken(a, &out);
}

/* Who cannot see the table is told what it is about and how its columns are called, in the words of the form. */
static void start_table(bm_docx_writer *w, const table *t, const bm_node *heading)
{
    bm_arena *a = w->layout->arena;
    const bm_node *head = t->node->children[0];
    bm_docx_grid grid = {.n = t->n,
                         .edges = t->edges,
                         .style = t->small ? BM_DOCX_SMALL_TABLE_STYLE : BM_DOCX_TABLE_STYLE,
                         .header = (head->flags & BM_NODE_HEADER) != 0};
    if (heading) {
        bm_buf title = {0};
        add_text(&title, heading);
        grid.title = taken(a, &title);
    }
    if (grid.header)
        grid.description = columns_of(a, head);
    bm_docx_grid_start(&w->xml, &grid);
}

bool bm_docx_table_write(bm_docx_writer *w, const bm_node *node, const bm_docx_block *block)
{
    size_t rows = 0;
    for (uint32_t i = 0; i < node->n_children; i++)
        rows += node->children[i]->n_children > 0;
    if (rows == 0 || node->table->n == 0)
        return false;
    const table t = table_of(w, node);
    start_table(w, &t, block->heading);
    int section = -1; /* the table of the data whose rows are being written */
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *row = node->children[i];
        if (row->n_children == 0)
            continue;
        section = go_to_section(w, section, bm_docx_control_table(w, row));
        if (section >= 0)
            bm_docx_control_row(w);
        write_row(w, &t, i, node->n_children - i <= block->keep_rows);
        if (section >= 0)
            bm_docx_control_close(w);
    }
    (void)go_to_section(w, section, -1);
    bm_docx_xml_end(&w->xml);
    return true;
}

size_t bm_docx_table_keep(bm_docx_writer *w, const bm_node *node, size_t *lines)
{
    const table t = table_of(w, node);
    size_t kept = 0;
    while (*lines > 0 && kept < node->n_children) {
        /* a row of the table counts as a line, as in layout/; one of half a page keeps nothing */
        const bm_node *row = node->children[node->n_children - 1 - kept];
        if (!bm_docx_grid_fits(w->layout, 2 * height_of(w, &t, row))) {
            *lines = 0;
            break;
        }
        --*lines;
        kept++;
    }
    return kept;
}
