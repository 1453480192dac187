/* Written by hand and not by libxlsxwriter, which writes to files only and keeps all comments: here a row is forgotten when it is written, and comments
 * and their drawing are made by what makes those of copied workbooks.
 * SPDX-License-Identifier: MIT */
#include "sheet/mark_values.h"

#include <stdio.h>

#include "sheet/mark_comments.h"
#include "sheet/mark_note.h"
#include "sheet/mark_styles.h"
#include "sheet/mark_text.h"
#include "sheet/mark_vml.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

/* Formats of a cell; those of marked ones are made of them. */
enum { GENERAL, TEXT, DATE, TIME, HEADER };

static const char types[] = XML
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"vml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_TYPE "sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" SHEET_TYPE "worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_TYPE "styles+xml\"/>"
    "<Override PartName=\"/xl/comments1.xml\" ContentType=\"" SHEET_TYPE "comments+xml\"/>"
    "</Types>";
static const char package_relations[] =
    XML "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
        "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
static const char workbook_relations[] =
    XML "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
        "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
        "/styles\" Target=\"styles.xml\"/></Relationships>";
static const char sheet_relations[] =
    XML "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE
        "/vmlDrawing\" Target=\"../drawings/vmlDrawing1.vml\"/><Relationship Id=\"rId2\" "
        "Type=\"" OFFICE "/comments\" Target=\"../comments1.xml\"/></Relationships>";
static const char styles[] =
    XML "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"2\">"
        "<numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/>"
        "<numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy hh:mm:ss\"/></numFmts>"
        "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
        "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
        "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
        "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
        "</borders><cellStyleXfs count=\"1\">"
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        "<cellXfs count=\"5\">"
        "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        "applyNumberFormat=\"1\"/>"
        "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        "applyNumberFormat=\"1\"/>"
        "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        "applyNumberFormat=\"1\"/>"
        "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        "applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs><cellStyles count=\"1\">"
        "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

typedef struct {
    const bm_mark_values_job *job;
    bm_mark_pack *pack;
    bm_mark_cells cells;
    bm_mark_styles *styles;
    bm_buf out;
    uint32_t header_row;
    bool has_outside; /* rows or columns that no sheet has room for */
} writer;

static int write_part(bm_mark_pack *pack, const char *name, const char *xml)
{
    (void)bm_mark_pack_begin(pack, bm_str_of(name));
    (void)bm_mark_pack_write(pack, xml, strlen(xml));
    return bm_mark_pack_end(pack);
}

static int write_out(writer *w, const char *name)
{
    bm_buf_add_byte(&w->out, 0);
    const int status = write_part(w->pack, name, w->out.ptr);
    w->out.len = 0;
    return status;
}

/* ---- The workbook -------------------------------------------------------------------------- */

/* A name that Excel takes for a sheet: at most 31 UTF-16 units, without []:*?/\ and ' at its ends. */
static void add_sheet_name(bm_buf *out, const char *name)
{
    size_t units = 0, begin = out->len;
    for (; *name; name++) {
        const unsigned char c = (unsigned char)*name;
        units += (c & 0xC0) != 0x80;
        units += c >= 0xF0;
        if (units > 31)
            break;
        bm_buf_add_byte(out, strchr("[]:*?/\\'", *name) ? '_' : *name);
    }
    if (out->len == begin)
        bm_buf_add_cstr(out, "Sheet1");
}

static int write_workbook(writer *w)
{
    bm_buf name = {0};
    add_sheet_name(&name, bm_sheet_source(w->job->table)->sheet);
    bm_buf_add_cstr(&w->out, XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>"
                                 "<sheet name=\"");
    bm_mark_text_escape(&w->out, bm_str_n(name.ptr, name.len));
    bm_buf_add_cstr(&w->out, "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    bm_buf_free(&name);
    return write_out(w, "xl/workbook.xml");
}

/* ---- Cells --------------------------------------------------------------------------------- */

/* The numbers of ${text} as ${form} has them: "0000-00-00". false = it has another form. */
static bool take_numbers(bm_str text, const char *form, int *numbers)
{
    int *to = numbers - 1;
    for (size_t i = 0; form[i]; i++) {
        if (i >= text.len)
            return false;
        const char c = text.ptr[i];
        if (form[i] != '0') {
            if (c != form[i])
                return false;
            continue;
        }
        if (c < '0' || c > '9')
            return false;
        if (i == 0 || form[i - 1] != '0')
            *++to = 0;
        *to = *to * 10 + (c - '0');
    }
    return text.len == strlen(form);
}

/* Days of ${text}, "2026-11-22" or "2026-11-22T08:30:00", in the 1900 system; false = not in it. What stands before March 1900 is left out: Excel
 * counts a 29 February 1900. */
static bool serial_of(bm_str text, double *days)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int parts[6] = {0}; /* year, month, day, hour, minute, second */
    if (!take_numbers(text, "0000-00-00", parts) &&
        !take_numbers(text, "0000-00-00T00:00:00", parts))
        return false;
    const int y = parts[0], m = parts[1];
    if (m < 1 || m > 12)
        return false;
    const int leaps = (y - 1) / 4 - (y - 1) / 100 + (y - 1) / 400;
    const bool is_leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    const int day = (y - 1) * 365 + leaps + before[m - 1] + (m > 2 && is_leap) + parts[2];
    *days = day - 693594 + (parts[3] * 3600 + parts[4] * 60 + parts[5]) / 86400.0; /* 1899-12-30 */
    return day - 693594 >= 61;
}

static bool is_excel_fault(bm_str text)
{
    static const char *const faults[] = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!",
                                         "#NAME?", "#NUM!",   "#N/A"};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (bm_str_is(text, faults[i]))
            return true;
    return false;
}

static void add_text(bm_buf *out, bm_str text)
{
    bm_buf_add_cstr(out, " t=\"inlineStr\"><is>");
    bm_mark_text_element(out, bm_str_n("", 0), text);
    bm_buf_add_cstr(out, "</is></c>");
}

static void add_value(bm_buf *out, const char *type, bm_str text)
{
    bm_buf_add_cstr(out, type);
    bm_buf_add_cstr(out, "><v>");
    bm_mark_text_escape(out, text);
    bm_buf_add_cstr(out, "</v></c>");
}

/* What stands behind the style of the cell. */
static void add_content(bm_buf *out, const bm_sheet_cell *cell)
{
    double days;
    char number[40];
    if (cell->kind == BM_SHEET_NUMBER)
        add_value(out, "", cell->text);
    else if (cell->kind == BM_SHEET_FLAG)
        add_value(out, " t=\"b\"", bm_str_of(bm_str_is(cell->text, "true") ? "1" : "0"));
    else if (cell->kind == BM_SHEET_FAULT && is_excel_fault(cell->text))
        add_value(out, " t=\"e\"", cell->text);
    else if (cell->kind == BM_SHEET_DATE && serial_of(cell->text, &days)) {
        const long long parts = (long long)(days * 1e6 + 0.5); /* of a tenth of a second */
        if (parts % 1000000)
            (void)snprintf(number, sizeof number, "%lld.%06lld", parts / 1000000, parts % 1000000);
        else
            (void)snprintf(number, sizeof number, "%lld", parts / 1000000);
        add_value(out, "", bm_str_of(number));
    } else {
        add_text(out, cell->text);
    }
}

static uint32_t format_of(const writer *w, uint32_t row, const bm_sheet_cell *cell)
{
    double days;
    if (row == w->header_row)
        return HEADER;
    if (!cell || cell->kind == BM_SHEET_NUMBER || cell->kind == BM_SHEET_FLAG)
        return GENERAL;
    if (cell->kind == BM_SHEET_DATE && serial_of(cell->text, &days))
        return memchr(cell->text.ptr, 'T', cell->text.len) ? TIME : DATE;
    return TEXT;
}

/* A cell, marked when ${mark} is not NULL; ${cell} NULL = it is empty. */
static void add_cell(writer *w, uint32_t row, uint32_t col, const bm_sheet_cell *cell,
                     const bm_mark_cell *mark)
{
    char name[16];
    uint32_t style = format_of(w, row, cell);
    if (mark)
        style = bm_mark_styles_marked(w->styles, style, mark->severity);
    bm_mark_cells_name(row, col, name);
    bm_buf_add_cstr(&w->out, "<c r=\"");
    bm_buf_add_cstr(&w->out, name);
    bm_buf_add_cstr(&w->out, "\" s=\"");
    bm_buf_add_int(&w->out, style);
    bm_buf_add_byte(&w->out, '"');
    if (cell && cell->text.len)
        add_content(&w->out, cell);
    else
        bm_buf_add_cstr(&w->out, "/>");
}

/* The marked cells of row ${row} before column ${col}, 0 = all; they are empty. */
static void add_empty_cells(writer *w, uint32_t row, uint32_t col)
{
    const bm_mark_cell *mark;
    while ((mark = bm_mark_cells_next(&w->cells)) && mark->row == row) {
        if (mark->col == 0) {
            bm_mark_cells_settle(&w->cells, col);
            continue;
        }
        if (col && mark->col >= col)
            return;
        add_cell(w, row, mark->col, NULL, mark);
        w->cells.at++;
    }
}

static void begin_row(writer *w, uint32_t row, bool is_hidden)
{
    bm_buf_add_cstr(&w->out, "<row r=\"");
    bm_buf_add_int(&w->out, row);
    bm_buf_add_cstr(&w->out, is_hidden ? "\" hidden=\"1\">" : "\">");
}

static void put_out(writer *w)
{
    (void)bm_mark_pack_write(w->pack, w->out.ptr, w->out.len);
    w->out.len = 0;
}

/* The marked rows before row ${row}, 0 = all; they are empty. */
static void put_empty_rows(writer *w, uint32_t row)
{
    const bm_mark_cell *mark;
    while ((mark = bm_mark_cells_next(&w->cells)) && (!row || mark->row < row)) {
        const uint32_t this_row = mark->row;
        begin_row(w, this_row, false);
        add_empty_cells(w, this_row, 0);
        bm_buf_add_cstr(&w->out, "</row>");
        put_out(w);
    }
}

static void put_row(writer *w, const bm_sheet_row *row)
{
    put_empty_rows(w, row->number);
    begin_row(w, row->number, row->hidden);
    for (size_t i = 0; i < row->n; i++) {
        const bm_sheet_cell *cell = &row->cells[i];
        if (cell->col > BM_MARK_CELLS_COLUMNS) {
            w->has_outside = true;
            break;
        }
        add_empty_cells(w, row->number, cell->col);
        const bm_mark_cell *mark = bm_mark_cells_next(&w->cells);
        const bool is_marked = mark && mark->row == row->number && mark->col == cell->col;
        add_cell(w, row->number, cell->col, cell, is_marked ? mark : NULL);
        w->cells.at += is_marked;
    }
    add_empty_cells(w, row->number, 0);
    bm_buf_add_cstr(&w->out, "</row>");
    put_out(w);
}

/* ---- The sheet ----------------------------------------------------------------------------- */

/* The header stays in view. */
static void begin_sheet(writer *w)
{
    bm_buf_add_cstr(&w->out, XML "<worksheet xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheetViews>"
                                 "<sheetView tabSelected=\"1\" workbookViewId=\"0\">");
    if (w->header_row && w->header_row < 50) {
        bm_buf_add_cstr(&w->out, "<pane ySplit=\"");
        bm_buf_add_int(&w->out, w->header_row);
        bm_buf_add_cstr(&w->out, "\" topLeftCell=\"A");
        bm_buf_add_int(&w->out, w->header_row + 1);
        bm_buf_add_cstr(&w->out, "\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    }
    bm_buf_add_cstr(&w->out, "</sheetView></sheetViews><sheetFormatPr defaultColWidth=\"18\" "
                             "defaultRowHeight=\"15\"/><sheetData>");
    put_out(w);
}

static int write_sheet(writer *w, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    bm_sheet_row row;
    int status = bm_sheet_next(w->job->table, a, &row, ds);
    w->header_row = w->job->header_row ? w->job->header_row : status == 1 ? row.number : 0;
    (void)bm_mark_pack_begin(w->pack, bm_str_of("xl/worksheets/sheet1.xml"));
    begin_sheet(w);
    while (status == 1 && row.number <= BM_MARK_CELLS_ROWS) {
        put_row(w, &row);
        bm_arena_reset(a);
        status = bm_mark_pack_write(w->pack, "", 0);
        status = status == 0 ? bm_sheet_next(w->job->table, a, &row, ds) : status;
    }
    w->has_outside |= status == 1;
    put_empty_rows(w, 0);
    bm_buf_add_cstr(&w->out, "</sheetData><legacyDrawing r:id=\"rId1\"/></worksheet>");
    put_out(w);
    bm_arena_free(a);
    return status < 0 ? -1 : bm_mark_pack_end(w->pack);
}

static int write_marks(writer *w, bm_mark_comments_job *comments)
{
    (void)bm_mark_pack_begin(w->pack, bm_str_of("xl/styles.xml"));
    (void)bm_mark_styles_write(w->styles, w->pack);
    (void)bm_mark_pack_end(w->pack);
    (void)bm_mark_pack_begin(w->pack, bm_str_of("xl/comments1.xml"));
    (void)bm_mark_comments_write(comments, w->pack);
    (void)bm_mark_pack_end(w->pack);
    (void)bm_mark_pack_begin(w->pack, bm_str_of("xl/drawings/vmlDrawing1.vml"));
    (void)bm_mark_vml_write(bm_str_n(NULL, 0), &w->cells, 1, w->pack);
    return bm_mark_pack_end(w->pack);
}

static int write_book(writer *w, bm_mark_comments_job *comments, bm_diags *ds)
{
    (void)write_part(w->pack, "[Content_Types].xml", types);
    (void)write_part(w->pack, "_rels/.rels", package_relations);
    (void)write_workbook(w);
    (void)write_part(w->pack, "xl/_rels/workbook.xml.rels", workbook_relations);
    if (write_sheet(w, ds) != 0)
        return -1;
    (void)write_marks(w, comments);
    (void)write_part(w->pack, "xl/worksheets/_rels/sheet1.xml.rels", sheet_relations);
    return bm_mark_pack_finish(w->pack);
}

int bm_mark_values_write(const bm_mark_values_job *job, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    writer w = {.job = job,
                .pack = bm_mark_pack_new(job->sink, ds),
                .styles = bm_mark_styles_new(a, bm_str_n(styles, sizeof styles - 1))};
    bm_mark_cells_sort(a, job->marks, job->n, &w.cells);
    bm_mark_comments_job comments = {.arena = a, .cells = &w.cells};
    int status = write_book(&w, &comments, ds);
    const bm_mark_note note = {.n_over = comments.n_over,
                               .has_outside = w.has_outside || w.cells.has_outside};
    if (status == 0)
        status = bm_mark_note_tell(&note, ds);
    bm_buf_free(&w.out);
    bm_mark_pack_free(w.pack);
    bm_mark_styles_free(w.styles);
    bm_arena_free(a);
    return status;
}
