/* ECMA-376 part 1, 18.3.1.4 (c), .73 (row), .80 (sheetData). What is not where it belongs is passed over.
 * SPDX-License-Identifier: MIT */
#include "sheet/sheet_xlsx_rows.h"

#include "base/limit.h"

static void stop(bm_sheet_xlsx_rows *r)
{
    bm_xml_sax_stop(&r->part.sax, BM_XML_SAX_REFUSED);
}

static uint32_t number_of(bm_str s)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9' && n < 100000000; i++)
        n = 10 * n + (uint32_t)(s.ptr[i] - '0');
    return n;
}

/* ---- Rows -------------------------------------------------------------------------------- */

static void start_row(bm_sheet_xlsx_rows *r, const bm_xml_sax_tag *tag)
{
    r->in_row = true;
    r->row = number_of(bm_sheet_part_raw(&r->part, tag, BM_SHEET_NS_NONE, "r"));
    r->is_hidden =
        bm_sheet_part_is_true(bm_sheet_part_raw(&r->part, tag, BM_SHEET_NS_NONE, "hidden"));
    r->col = 0;
    if (r->row && bm_sheet_rows_begin(&r->rows, r->row, r->is_hidden, r->ds))
        stop(r);
}

/* A row without number has that of its first cell, or the next one. -1 = told. */
static int name_row(bm_sheet_xlsx_rows *r, uint32_t number)
{
    if (r->row)
        return 0;
    r->row = number ? number : r->last_row + 1;
    return bm_sheet_rows_begin(&r->rows, r->row, r->is_hidden, r->ds);
}

static void end_row(bm_sheet_xlsx_rows *r)
{
    r->in_row = false;
    if (name_row(r, 0) || bm_sheet_rows_end(&r->rows, 1, r->ds)) {
        stop(r);
        return;
    }
    r->last_row = r->row;
}

/* ---- Cells ------------------------------------------------------------------------------- */

/* A cell without a place stands behind the one before it. */
static int place_cell(bm_sheet_xlsx_rows *r, bm_str place)
{
    uint32_t col = r->col + 1, row = 0;
    const bool is_place = !place.len || bm_sheet_xlsx_cell_place(place, &col, &row);
    if (name_row(r, row))
        return -1;
    if (is_place && (!row || row == r->row)) {
        r->col = col;
        return 0;
    }
    r->rows.at.col = is_place ? col : 0;
    return bm_diags_add0(r->ds, BM_BOOK_CELL_ORDER, &r->rows.at);
}

static void start_cell(bm_sheet_xlsx_rows *r, const bm_xml_sax_tag *tag)
{
    bm_str place = {0}, type = {0};
    r->style = 0;
    for (size_t i = 0; i < tag->n_attributes; i++) {
        const bm_xml_sax_attribute *a = &tag->attributes[i];
        const bm_str value = bm_str_n((const char *)a->value, (size_t)(a->end - a->value));
        if (a->uri || !a->name[0] || a->name[1])
            continue;
        if (a->name[0] == 'r')
            place = value;
        else if (a->name[0] == 's')
            r->style = number_of(value);
        else if (a->name[0] == 't')
            type = value;
    }
    r->in_cell = true;
    r->type = bm_sheet_xlsx_cell_type_of(type);
    r->has_formula = r->has_value = false;
    r->text.text.len = 0;
    if (place_cell(r, place))
        stop(r);
}

static void start_in_cell(bm_sheet_xlsx_rows *r, const char *name, unsigned depth)
{
    if (strcmp(name, "v") == 0) {
        r->has_value = true;
        r->text.text.len = 0;
        r->text.is_on = true;
    } else if (strcmp(name, "is") == 0) {
        r->has_value = r->in_inline = true;
        bm_sheet_xlsx_text_begin(&r->text, depth);
    } else if (strcmp(name, "f") == 0) {
        r->has_formula = true;
    }
}

/* The number of a shared text; what is none is one that no file has. */
static size_t index_of(bm_str s)
{
    double value;
    return bm_sheet_number_value(s, &value) && value >= 0 && value <= UINT32_MAX &&
                   value == (double)(uint32_t)value
               ? (uint32_t)value
               : UINT32_MAX;
}

static int end_cell(bm_sheet_xlsx_rows *r)
{
    char out[BM_SHEET_XLSX_CELL_BYTES];
    bm_sheet_cell cell = {.col = r->col};
    const bm_str value = bm_str_n(r->text.text.ptr, r->text.text.len);
    r->in_cell = false;
    if (r->type == BM_SHEET_XLSX_CELL_SHARED && value.len)
        return bm_sheet_rows_shared(&r->rows, r->col, index_of(value), r->ds);
    if (r->type == BM_SHEET_XLSX_CELL_STRING || r->type == BM_SHEET_XLSX_CELL_INLINE)
        bm_sheet_xlsx_text_finish(&r->text.text);
    bm_sheet_xlsx_cell_value(r->type, bm_sheet_xlsx_styles_kind(r->styles, r->style), r->is_1904,
                             bm_str_n(r->text.text.ptr, r->text.text.len), &cell, out);
    /* A formula whose value the file does not have; an empty text of a formula is one. */
    if (!cell.text.len && r->has_formula && !(r->has_value && r->type == BM_SHEET_XLSX_CELL_STRING))
        cell.kind = BM_SHEET_FAULT;
    if (!cell.text.len && cell.kind != BM_SHEET_FAULT)
        return 0;
    return bm_sheet_rows_cell(&r->rows, &cell, 1, r->ds);
}

/* ---- Events ------------------------------------------------------------------------------ */

static void check_root(bm_sheet_xlsx_rows *r, const bm_xml_sax_tag *tag)
{
    if (bm_sheet_part_is(&r->part, tag, BM_SHEET_NS_MAIN, "worksheet"))
        return;
    (void)bm_diags_add1(r->ds, BM_BOOK_DAMAGED, &r->part.pos, r->part.name);
    stop(r);
}

static void on_start(void *user, const bm_xml_sax_tag *tag)
{
    bm_sheet_xlsx_rows *r = user;
    const unsigned depth = r->part.sax.depth;
    const char *name = (const char *)tag->name;
    if (depth == 1)
        check_root(r, tag);
    if (bm_sheet_part_ns(&r->part, tag->uri) != BM_SHEET_NS_MAIN)
        return;
    if (r->in_inline)
        bm_sheet_xlsx_text_start(&r->text, name, depth);
    else if (depth == 5 && r->in_cell)
        start_in_cell(r, name, depth);
    else if (depth == 4 && r->in_row && strcmp(name, "c") == 0)
        start_cell(r, tag);
    else if (depth == 3 && r->in_data && strcmp(name, "row") == 0)
        start_row(r, tag);
    else if (depth == 2 && strcmp(name, "sheetData") == 0)
        r->in_data = true;
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    (void)name, (void)prefix;
    bm_sheet_xlsx_rows *r = user;
    const unsigned depth = r->part.sax.depth;
    if (depth >= 5) {
        if (r->in_inline)
            bm_sheet_xlsx_text_end(&r->text, depth);
        if (depth == 5)
            r->in_inline = r->text.is_on = false;
    } else if (depth == 4 && r->in_cell) {
        if (end_cell(r))
            stop(r);
    } else if (depth == 3 && r->in_row) {
        end_row(r);
    } else if (depth == 2) {
        r->in_data = false;
    }
}

static void on_text(void *user, bm_str text)
{
    bm_sheet_xlsx_rows *r = user;
    if (!r->in_cell || bm_sheet_xlsx_text_add(&r->text, text))
        return;
    r->rows.at.col = r->col;
    (void)bm_sheet_rows_too_many(&r->rows, BM_BOOK_LONG_TEXT, BM_LIMIT_TEXT_BYTES, r->ds);
    stop(r);
}

/* ---- Calls ------------------------------------------------------------------------------- */

int bm_sheet_xlsx_rows_open(bm_sheet_xlsx_rows *r, const bm_sheet_xlsx_book *book, const char *part,
                            bm_diags *ds)
{
    bm_sheet_xlsx_rows_close(r);
    r->rows.at.source = book->source;
    bm_sheet_rows_clear(&r->rows);
    r->part.sax = (bm_xml_sax){.user = r, .start = on_start, .end = on_end, .text = on_text};
    r->in_data = r->in_row = r->in_cell = r->in_inline = r->at_end = false;
    r->text.is_on = false;
    r->row = r->last_row = 0;
    return bm_sheet_part_open(&r->part, book->zip, part, book->source, ds);
}

int bm_sheet_xlsx_rows_next(bm_sheet_xlsx_rows *r, bm_sheet_strings *strings, bm_arena *a,
                            bm_sheet_row *row, bm_diags *ds)
{
    r->ds = ds;
    for (;;) {
        const int status = bm_sheet_rows_take(&r->rows, strings, a, row, ds);
        if (status || r->at_end)
            return status;
        const int more = bm_sheet_part_step(&r->part, ds);
        if (more < 0)
            return -1;
        r->at_end = more == 0;
    }
}

void bm_sheet_xlsx_rows_close(bm_sheet_xlsx_rows *r)
{
    bm_sheet_part_close(&r->part);
}

void bm_sheet_xlsx_rows_free(bm_sheet_xlsx_rows *r)
{
    bm_sheet_xlsx_rows_close(r);
    bm_sheet_rows_free(&r->rows);
    bm_buf_free(&r->text.text);
}
