/* OpenDocument 1.3, part 3, 3.7 (office:spreadsheet), 9.1 (tables). Only a table that stands directly in the spreadsheet is a sheet; those in cells,
 * changes and links are passed over. SPDX-License-Identifier: MIT */
#include "sheet/sheet_ods_content.h"

#include "base/limit.h"

static const unsigned TABLE_DEPTH = 4; /* document-content, body, spreadsheet, table */

static void stop(bm_sheet_ods_content *c)
{
    bm_xml_sax_stop(&c->part.sax, BM_XML_SAX_REFUSED);
}

const bm_sheet_choice *bm_sheet_ods_content_sheets(const bm_sheet_ods_content *c, size_t *n)
{
    *n = c->sheets.len / sizeof(bm_sheet_choice);
    return (const bm_sheet_choice *)(const void *)c->sheets.ptr;
}

static bm_str value_of(bm_sheet_ods_content *c, const bm_xml_sax_tag *tag, bm_sheet_ns ns,
                       const char *name)
{
    const bm_xml_sax_attribute *a = bm_sheet_part_attribute(&c->part, tag, ns, name);
    return a ? bm_xml_sax_value(c->arena, a) : (bm_str){0};
}

/* ---- Styles: which sheets are hidden ----------------------------------------------------- */

/* In office:automatic-styles, before the body. */
static void start_style(bm_sheet_ods_content *c, const bm_xml_sax_tag *tag, unsigned depth)
{
    bm_sheet_part *p = &c->part;
    if (depth == 3) {
        c->style.len = 0;
        if (bm_sheet_part_is(p, tag, BM_SHEET_NS_STYLE, "style") &&
            bm_str_is(bm_sheet_part_raw(p, tag, BM_SHEET_NS_STYLE, "family"), "table")) {
            const bm_arena_mark mark = bm_arena_mark_of(c->arena);
            bm_buf_add_str(&c->style, value_of(c, tag, BM_SHEET_NS_STYLE, "name"));
            bm_arena_rewind(c->arena, mark);
        }
    }
    if (depth == 4 && c->style.len &&
        bm_sheet_part_is(p, tag, BM_SHEET_NS_STYLE, "table-properties") &&
        bm_str_is(bm_sheet_part_raw(p, tag, BM_SHEET_NS_TABLE, "display"), "false")) {
        const bm_str name = bm_arena_copy(c->arena, bm_str_n(c->style.ptr, c->style.len));
        bm_buf_add(&c->hidden, &name, sizeof name);
        if (c->hidden.len > BM_LIMIT_BOOK_SHEETS * sizeof name)
            bm_xml_sax_stop(&p->sax, BM_XML_SAX_TOO_MANY);
    }
}

static bool is_hidden_style(const bm_sheet_ods_content *c, bm_str name)
{
    const bm_str *all = (const bm_str *)(const void *)c->hidden.ptr;
    for (size_t i = 0; i < c->hidden.len / sizeof *all; i++)
        if (bm_str_eq(all[i], name))
            return true;
    return false;
}

/* ---- Sheets ------------------------------------------------------------------------------ */

static void start_sheet(bm_sheet_ods_content *c, const bm_xml_sax_tag *tag)
{
    const size_t i = c->sheets.len / sizeof(bm_sheet_choice);
    const bm_str name = value_of(c, tag, BM_SHEET_NS_TABLE, "name");
    const bm_sheet_choice sheet = {
        .name = bm_sheet_choice_name(c->arena, name),
        .is_hidden = is_hidden_style(c, value_of(c, tag, BM_SHEET_NS_TABLE, "style-name")),
        .is_table = true};
    bm_buf_add(&c->sheets, &sheet, sizeof sheet);
    if (i >= BM_LIMIT_BOOK_SHEETS) {
        (void)bm_sheet_rows_too_many(&c->rows, BM_BOOK_SHEETS, BM_LIMIT_BOOK_SHEETS, c->ds);
        stop(c);
        return;
    }
    c->in_sheet =
        c->wanted == (ptrdiff_t)i || (c->wanted == BM_SHEET_ODS_CONTENT_FIRST && !sheet.is_hidden);
    c->level = TABLE_DEPTH + 1;
    c->row = 1;
    if (c->in_sheet)
        c->rows.at.line = c->rows.at.col = 0;
}

static void end_sheet(bm_sheet_ods_content *c)
{
    if (!c->in_sheet)
        return;
    c->in_sheet = false;
    if (c->wanted == BM_SHEET_ODS_CONTENT_FIRST && c->rows.n_cells == 0)
        return; /* it is empty */
    c->wanted = (ptrdiff_t)(c->sheets.len / sizeof(bm_sheet_choice)) - 1;
    c->at_end = true;
}

/* ---- Rows and cells ---------------------------------------------------------------------- */

static bool is_group(const char *name)
{
    return strcmp(name, "table-rows") == 0 || strcmp(name, "table-row-group") == 0 ||
           strcmp(name, "table-header-rows") == 0;
}

static void start_row(bm_sheet_ods_content *c, const bm_xml_sax_tag *tag)
{
    bm_sheet_part *p = &c->part;
    const bm_str visible = bm_sheet_part_raw(p, tag, BM_SHEET_NS_TABLE, "visibility");
    c->in_row = true;
    c->col = 1;
    c->is_hidden = bm_str_is(visible, "collapse") || bm_str_is(visible, "filter");
    c->times = bm_sheet_ods_cell_count(
        bm_sheet_part_raw(p, tag, BM_SHEET_NS_TABLE, "number-rows-repeated"));
}

/* Rows that are empty, however many, never become any. */
static void end_row(bm_sheet_ods_content *c)
{
    c->in_row = false;
    if (c->rows.is_open && bm_sheet_rows_end(&c->rows, c->times, c->ds))
        stop(c);
    c->row = c->row > UINT32_MAX ? c->row : c->row + c->times;
}

static void start_cell(bm_sheet_ods_content *c, const bm_xml_sax_tag *tag, bool is_covered)
{
    bm_sheet_ods_cell *cell = &c->cell;
    bm_sheet_ods_cell_begin(cell, &c->part, tag);
    c->in_cell = true;
    c->is_covered = is_covered;
    if (!c->merged || is_covered || c->row > BM_LIMIT_BOOK_ROWS || c->col > BM_LIMIT_BOOK_COLUMNS)
        return;
    const uint64_t last_row = c->row + cell->n_rows - 1, last_col = c->col + cell->n_columns - 1;
    const bm_sheet_area area = {
        .row = (uint32_t)c->row,
        .col = (uint32_t)c->col,
        .last_row = last_row < BM_LIMIT_BOOK_ROWS ? (uint32_t)last_row : BM_LIMIT_BOOK_ROWS,
        .last_col = last_col < BM_LIMIT_BOOK_COLUMNS ? (uint32_t)last_col : BM_LIMIT_BOOK_COLUMNS};
    if (bm_sheet_areas_add(c->merged, &area, &c->part.pos, c->ds))
        stop(c);
}

static int add_cell(bm_sheet_ods_content *c)
{
    char out[BM_SHEET_DATE_BYTES];
    bm_sheet_cell cell = {.col = c->col < UINT32_MAX ? (uint32_t)c->col : UINT32_MAX};
    bm_sheet_ods_cell_value(&c->cell, &cell, out);
    if (!cell.text.len && cell.kind != BM_SHEET_FAULT)
        return 0;
    if (!c->rows.is_open && bm_sheet_rows_begin(&c->rows, c->row, c->is_hidden, c->ds))
        return -1;
    return bm_sheet_rows_cell(&c->rows, &cell, c->cell.repeated, c->ds);
}

/* What a covered cell holds is not shown, so it is no value. */
static void end_cell(bm_sheet_ods_content *c)
{
    c->in_cell = c->in_text = false;
    if (!c->is_covered && !c->merged && add_cell(c))
        stop(c);
    c->col = c->col > UINT32_MAX ? c->col : c->col + c->cell.repeated;
}

static void report_long(bm_sheet_ods_content *c)
{
    c->rows.at.line = c->row < UINT32_MAX ? (uint32_t)c->row : 0;
    c->rows.at.col = c->col < UINT32_MAX ? (uint32_t)c->col : 0;
    (void)bm_sheet_rows_too_many(&c->rows, BM_BOOK_LONG_TEXT, BM_LIMIT_TEXT_BYTES, c->ds);
    stop(c);
}

/* An element in a paragraph. */
static void start_in_text(bm_sheet_ods_content *c, const bm_xml_sax_tag *tag, unsigned depth)
{
    const char *name = (const char *)tag->name;
    const bool is_text = bm_sheet_part_ns(&c->part, tag->uri) == BM_SHEET_NS_TEXT;
    bool is_short = true;
    if (!is_text || strcmp(name, "note") == 0 || strcmp(name, "ruby-text") == 0)
        c->skipped = depth;
    else if (strcmp(name, "s") == 0)
        is_short = bm_sheet_ods_cell_add_char(
            &c->cell, ' ',
            bm_sheet_ods_cell_count(bm_sheet_part_raw(&c->part, tag, BM_SHEET_NS_TEXT, "c")));
    else if (strcmp(name, "tab") == 0)
        is_short = bm_sheet_ods_cell_add_char(&c->cell, '\t', 1);
    else if (strcmp(name, "line-break") == 0)
        is_short = bm_sheet_ods_cell_add_char(&c->cell, '\n', 1);
    if (!is_short)
        report_long(c);
}

/* ---- Events ------------------------------------------------------------------------------ */

/* It is no spreadsheet: name what it is. */
static void report_other(bm_sheet_ods_content *c, const char *name)
{
    const char *what = strcmp(name, "text") == 0           ? "OpenDocument Text (.odt)"
                       : strcmp(name, "presentation") == 0 ? "OpenDocument Presentation (.odp)"
                       : strcmp(name, "drawing") == 0      ? "OpenDocument Drawing (.odg)"
                                                           : "OpenDocument";
    (void)bm_diags_add1(c->ds, BM_BOOK_OTHER, &c->part.pos, what);
    stop(c);
}

static void start_outside(bm_sheet_ods_content *c, const bm_xml_sax_tag *tag, unsigned depth)
{
    bm_sheet_part *p = &c->part;
    if (depth == 2)
        c->in_body = bm_sheet_part_is(p, tag, BM_SHEET_NS_OFFICE, "body");
    else if (!c->in_body)
        start_style(c, tag, depth);
    else if (depth == 3)
        c->in_book = bm_sheet_part_is(p, tag, BM_SHEET_NS_OFFICE, "spreadsheet");
    if (depth == 3 && c->in_body && !c->in_book)
        report_other(c, (const char *)tag->name);
    if (depth == TABLE_DEPTH && c->in_book && bm_sheet_part_is(p, tag, BM_SHEET_NS_TABLE, "table"))
        start_sheet(c, tag);
}

static void start_in_sheet(bm_sheet_ods_content *c, const bm_xml_sax_tag *tag, unsigned depth)
{
    const char *name = (const char *)tag->name;
    if (c->in_cell) {
        c->in_text =
            depth == c->level + 2 && bm_sheet_part_is(&c->part, tag, BM_SHEET_NS_TEXT, "p");
        if (c->in_text)
            bm_sheet_ods_cell_paragraph(&c->cell);
        return;
    }
    if (bm_sheet_part_ns(&c->part, tag->uri) != BM_SHEET_NS_TABLE)
        return;
    if (c->in_row) {
        const bool is_covered = strcmp(name, "covered-table-cell") == 0;
        if (depth == c->level + 1 && (is_covered || strcmp(name, "table-cell") == 0))
            start_cell(c, tag, is_covered);
    } else if (depth == c->level && is_group(name)) {
        c->level++;
    } else if (depth == c->level && strcmp(name, "table-row") == 0) {
        start_row(c, tag);
    }
}

static void on_start(void *user, const bm_xml_sax_tag *tag)
{
    bm_sheet_ods_content *c = user;
    const unsigned depth = c->part.sax.depth;
    if (c->at_end || c->skipped)
        return;
    if (c->in_text)
        start_in_text(c, tag, depth);
    else if (c->in_sheet)
        start_in_sheet(c, tag, depth);
    else
        start_outside(c, tag, depth);
}

static void end_in_sheet(bm_sheet_ods_content *c, unsigned depth)
{
    if (c->in_cell && depth == c->level + 1)
        end_cell(c);
    else if (c->in_row && depth == c->level)
        end_row(c);
    else if (!c->in_row && c->level > TABLE_DEPTH + 1 && depth == c->level - 1)
        c->level--;
    else if (depth == TABLE_DEPTH)
        end_sheet(c);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    (void)name, (void)prefix;
    bm_sheet_ods_content *c = user;
    const unsigned depth = c->part.sax.depth;
    if (c->at_end)
        return;
    if (c->skipped) {
        c->skipped = depth == c->skipped ? 0 : c->skipped;
        return;
    }
    if (c->in_text && depth == c->level + 2)
        c->in_text = false;
    if (c->in_sheet)
        end_in_sheet(c, depth);
}

static void on_text(void *user, bm_str text)
{
    bm_sheet_ods_content *c = user;
    if (c->in_text && !c->skipped && !c->at_end && !bm_sheet_ods_cell_add(&c->cell, text))
        report_long(c);
}

/* ---- Calls ------------------------------------------------------------------------------- */

void bm_sheet_ods_content_begin(bm_sheet_ods_content *c, ptrdiff_t wanted)
{
    bm_sheet_part_close(&c->part);
    bm_sheet_rows_clear(&c->rows);
    bm_arena_reset(c->arena);
    c->sheets.len = c->hidden.len = 0;
    c->style.len = 0;
    c->wanted = wanted;
    c->skipped = 0;
    c->in_body = c->in_book = c->in_sheet = c->in_row = c->in_cell = c->in_text = c->at_end = false;
    c->part.sax = (bm_xml_sax){.user = c, .start = on_start, .end = on_end, .text = on_text};
}

int bm_sheet_ods_content_step(bm_sheet_ods_content *c, bm_diags *ds)
{
    if (c->at_end)
        return 0;
    c->ds = ds;
    return bm_sheet_part_step(&c->part, ds);
}

void bm_sheet_ods_content_free(bm_sheet_ods_content *c)
{
    bm_sheet_part_close(&c->part);
    bm_sheet_rows_free(&c->rows);
    bm_sheet_ods_cell_free(&c->cell);
    bm_buf_free(&c->sheets);
    bm_buf_free(&c->hidden);
    bm_buf_free(&c->style);
}
