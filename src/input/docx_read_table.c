/* Tables: rows, cells, and controls around them. SPDX-License-Identifier: MIT */
#include "input/docx_read_table.h"

#include "input/docx_read_block.h"
#include "input/docx_read_control.h"

enum {
    SPAN_MAX = 256, /* columns; Word has 63 */
    BORDERS_MAX = 32
};

typedef struct {
    bm_docx_read_state *s;
    const long *width_twip; /* of the columns of the grid */
    size_t n_columns;
    const bm_xml_dom_node *borders, *style_borders; /* w:tblBorders, or NULL */
    size_t row, n_rows;
    /* of the row */
    const bm_xml_dom_node *row_borders;
    size_t column, cell, n_cells;
} table;

/* ---- Rules ------------------------------------------------------------------------------- */

typedef enum { TOP, LEFT, BOTTOM, RIGHT, SIDES } side;

/* w:tblBorders and its like have 8 children (17.4.38): of a hostile file no more are looked at for each cell. */
static const bm_xml_dom_node *child(const bm_xml_dom_node *borders, const char *name)
{
    const bm_xml_dom_node *n = borders ? borders->first : NULL;
    for (size_t left = BORDERS_MAX; n && left; n = n->next, left--)
        if (bm_xml_dom_is(n, BM_XML_DOM_W, name))
            return n;
    return NULL;
}

/* w:left and w:start are the same in two versions of the standard. */
static const bm_xml_dom_node *border(const bm_xml_dom_node *borders, side which, bool inside)
{
    static const char *const outer[SIDES][2] = {
        {"top", "top"}, {"left", "start"}, {"bottom", "bottom"}, {"right", "end"}};
    static const char *const inner[SIDES] = {"insideH", "insideV", "insideH", "insideV"};
    if (inside)
        return child(borders, inner[which]);
    const bm_xml_dom_node *found = child(borders, outer[which][0]);
    return found ? found : child(borders, outer[which][1]);
}

/* The cell's own rules come before those of its row, its table and the style (17.4.66). */
static bool is_ruled(const table *t, const bm_xml_dom_node *tc_pr)
{
    const bm_xml_dom_node *own = bm_xml_dom_child(tc_pr, BM_XML_DOM_W, "tcBorders");
    const bool inside[SIDES] = {[TOP] = t->row > 0,
                                [LEFT] = t->cell > 0,
                                [BOTTOM] = t->row + 1 < t->n_rows,
                                [RIGHT] = t->cell + 1 < t->n_cells};
    for (int k = TOP; k < SIDES; k++) {
        const bm_xml_dom_node *b = border(own, (side)k, false);
        b = b ? b : border(t->row_borders, (side)k, inside[k]);
        b = b ? b : border(t->borders, (side)k, inside[k]);
        b = b ? b : border(t->style_borders, (side)k, inside[k]);
        if (bm_docx_read_props_is_rule(b))
            return true;
    }
    return false;
}

/* ---- Cells ------------------------------------------------------------------------------- */

static long number_in(const bm_xml_dom_node *parent, const char *name, long fallback)
{
    const bm_xml_dom_node *node = bm_xml_dom_child(parent, BM_XML_DOM_W, name);
    return bm_docx_read_props_number(bm_docx_read_props_val(node), fallback);
}

static long width_of(const table *t, const bm_xml_dom_node *tc_pr, size_t span)
{
    const bm_xml_dom_node *given = bm_xml_dom_child(tc_pr, BM_XML_DOM_W, "tcW");
    const bm_str type = bm_xml_dom_value(given, BM_XML_DOM_W, "type");
    long twip = 0;
    if ((!type.len || bm_str_is(type, "dxa")) &&
        bm_docx_read_props_twip(bm_xml_dom_value(given, BM_XML_DOM_W, "w"), &twip) && twip > 0)
        return twip;
    twip = 0;
    for (size_t i = t->column; i < t->column + span && i < t->n_columns; i++)
        twip += t->width_twip[i];
    return twip;
}

static void add_cell(table *t, const bm_xml_dom_node *tc, bm_docx_read_children *list)
{
    const bm_xml_dom_node *tc_pr = bm_xml_dom_child(tc, BM_XML_DOM_W, "tcPr");
    const bm_xml_dom_node *merge = bm_xml_dom_child(tc_pr, BM_XML_DOM_W, "vMerge");
    const long span = number_in(tc_pr, "gridSpan", 1);
    bm_docx_read_cell *cell = bm_arena_zero(t->s->arena, 1, sizeof *cell);
    cell->span = span < 1 ? 1 : span > SPAN_MAX ? SPAN_MAX : (unsigned)span;
    cell->covered = merge && !bm_str_is(bm_docx_read_props_val(merge), "restart");
    cell->ruled = is_ruled(t, tc_pr);
    cell->width_twip = width_of(t, tc_pr, cell->span);
    t->column += cell->span;
    t->cell++;
    bm_docx_read_node *node = bm_docx_read_node_new(t->s, BM_DOCX_READ_CELL);
    bm_docx_read_children inside = {0};
    node->cell = cell;
    bm_docx_read_block_children(t->s, tc, &inside);
    bm_docx_read_node_close(t->s, &inside, node);
    bm_docx_read_node_add(list, node);
    if (bm_xml_dom_child(tc_pr, BM_XML_DOM_W, "cellIns") ||
        bm_xml_dom_child(tc_pr, BM_XML_DOM_W, "cellDel") ||
        bm_xml_dom_child(tc_pr, BM_XML_DOM_W, "cellMerge"))
        t->s->revisions = true;
}

/* ---- Rows -------------------------------------------------------------------------------- */

static bool is_transparent(const bm_xml_dom_node *n)
{
    return bm_xml_dom_is(n, BM_XML_DOM_W, "sdt") || bm_xml_dom_is(n, BM_XML_DOM_W, "customXml") ||
           bm_xml_dom_is(n, BM_XML_DOM_MC, "AlternateContent");
}

/* How many ${name} (w:tr, w:tc) stand in ${parent} and in the controls around them. */
static size_t count(const bm_xml_dom_node *parent, const char *name)
{
    size_t n = 0;
    for (const bm_xml_dom_node *c = parent->first; c; c = c->next)
        n += is_transparent(c) ? count(bm_docx_read_node_content(c), name)
                               : bm_xml_dom_is(c, BM_XML_DOM_W, name);
    return n;
}

static void add_row(table *t, const bm_xml_dom_node *tr, bm_docx_read_children *list);

/* The ${name} in ${parent}: with their controls. */
static void add_all(table *t, const bm_xml_dom_node *parent, const char *name,
                    bm_docx_read_children *list)
{
    for (const bm_xml_dom_node *n = parent->first; n; n = n->next) {
        if (bm_xml_dom_is(n, BM_XML_DOM_W, "sdt")) {
            bm_docx_read_node *control = bm_docx_read_node_new(t->s, BM_DOCX_READ_CONTROL);
            bm_docx_read_children inside = {0};
            control->control = bm_docx_read_control_of(t->s->arena, n);
            add_all(t, bm_docx_read_node_content(n), name, &inside);
            bm_docx_read_node_close(t->s, &inside, control);
            bm_docx_read_node_add(list, control);
        } else if (is_transparent(n)) {
            add_all(t, bm_docx_read_node_content(n), name, list);
        } else if (bm_xml_dom_is(n, BM_XML_DOM_W, name)) {
            if (strcmp(name, "tr") == 0)
                add_row(t, n, list);
            else
                add_cell(t, n, list);
        }
    }
}

static void add_row(table *t, const bm_xml_dom_node *tr, bm_docx_read_children *list)
{
    const bm_xml_dom_node *tr_pr = bm_xml_dom_child(tr, BM_XML_DOM_W, "trPr");
    const bool deleted = bm_xml_dom_child(tr_pr, BM_XML_DOM_W, "del") != NULL;
    if (deleted || bm_xml_dom_child(tr_pr, BM_XML_DOM_W, "ins") ||
        bm_xml_dom_child(tr_pr, BM_XML_DOM_W, "trPrChange"))
        t->s->revisions = true;
    if (!deleted) {
        const long before = number_in(tr_pr, "gridBefore", 0);
        bm_docx_read_node *row = bm_docx_read_node_new(t->s, BM_DOCX_READ_ROW);
        bm_docx_read_children cells = {0};
        row->header = bm_docx_read_props_on(bm_xml_dom_child(tr_pr, BM_XML_DOM_W, "tblHeader"));
        t->row_borders = bm_xml_dom_child(bm_xml_dom_child(tr, BM_XML_DOM_W, "tblPrEx"),
                                          BM_XML_DOM_W, "tblBorders");
        t->column = before > 0 && before < SPAN_MAX ? (size_t)before : 0;
        t->cell = 0;
        t->n_cells = count(tr, "tc");
        add_all(t, tr, "tc", &cells);
        bm_docx_read_node_close(t->s, &cells, row);
        bm_docx_read_node_add(list, row);
    }
    t->row++;
}

static void read_grid(table *t, const bm_xml_dom_node *tbl)
{
    const bm_xml_dom_node *grid = bm_xml_dom_child(tbl, BM_XML_DOM_W, "tblGrid");
    const size_t n = grid ? count(grid, "gridCol") : 0;
    long *widths = bm_arena_zero(t->s->scratch, n, sizeof *widths);
    for (const bm_xml_dom_node *c = grid ? grid->first : NULL; c; c = c->next)
        if (bm_xml_dom_is(c, BM_XML_DOM_W, "gridCol") && t->n_columns < n) {
            long *twip = &widths[t->n_columns++];
            (void)bm_docx_read_props_twip(bm_xml_dom_value(c, BM_XML_DOM_W, "w"), twip);
            *twip = *twip > 0 ? *twip : 0;
        }
    t->width_twip = widths;
}

const bm_docx_read_node *bm_docx_read_table_of(bm_docx_read_state *s, const bm_xml_dom_node *tbl)
{
    const bm_xml_dom_node *tbl_pr = bm_xml_dom_child(tbl, BM_XML_DOM_W, "tblPr");
    const bm_str id = bm_docx_read_props_val(bm_xml_dom_child(tbl_pr, BM_XML_DOM_W, "tblStyle"));
    const bm_docx_read_style *outer = s->table;
    s->table = bm_docx_read_styles_lookup(&s->styles, BM_DOCX_READ_STYLES_TABLE, id);
    table t = {.s = s,
               .borders = bm_xml_dom_child(tbl_pr, BM_XML_DOM_W, "tblBorders"),
               .style_borders = s->table ? s->table->borders : NULL,
               .n_rows = count(tbl, "tr")};
    read_grid(&t, tbl);
    if (bm_xml_dom_child(tbl_pr, BM_XML_DOM_W, "tblPrChange"))
        s->revisions = true;
    bm_docx_read_node *node = bm_docx_read_node_new(s, BM_DOCX_READ_TABLE);
    bm_docx_read_children rows = {0};
    add_all(&t, tbl, "tr", &rows);
    bm_docx_read_node_close(s, &rows, node);
    s->table = outer;
    return node;
}
