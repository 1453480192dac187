/* Workbooks put together by hand, and what is read of them, as text. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_BOOK_CASE_H
#define BM_TESTS_BOOK_CASE_H

#include "input/opc_case.h"
#include "sheet/sheet.h"

#define BOOK_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define BOOK_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define BOOK_RELATIONS \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define BOOK_RELATION(id, kind, target) \
    "<Relationship Id='" id "' Type='" BOOK_R "/" kind "' Target='" target "'/>"

/* The common parts of a workbook; NULL = left out. */
typedef struct {
    const char *data;     /* inside of <sheetData> */
    const char *behind;   /* what follows it */
    const char *strings;  /* inside of <sst> */
    const char *styles;   /* inside of <styleSheet> */
    const char *workbook; /* before <sheets> */
} book_parts;

static inline const char *book_wrap(opc_case *c, const char *element, const char *inner)
{
    return bm_arena_printf(c->arena,
                           "<?xml version='1.0' encoding='UTF-8'?>\n<%s xmlns='%s' "
                           "xmlns:r='%s'>%s</%s>",
                           element, BOOK_MAIN, BOOK_R, inner, element);
}

static inline const char *book_sheet(opc_case *c, const char *data, const char *behind)
{
    return book_wrap(
        c, "worksheet",
        bm_arena_printf(c->arena, "<sheetData>%s</sheetData>%s", data, behind ? behind : ""));
}

/* A workbook with one sheet, "Trang 1", in the package of ${c}. */
static inline void book_make(opc_case *c, const book_parts *parts)
{
    opc_case_clear(c);
    opc_case_add(
        c, "_rels/.rels",
        BOOK_RELATIONS BOOK_RELATION("r1", "officeDocument", "xl/workbook.xml") "</Relationships>");
    opc_case_add(
        c, "xl/workbook.xml",
        book_wrap(c, "workbook",
                  bm_arena_printf(
                      c->arena, "%s<sheets><sheet name='Trang 1' sheetId='1' r:id='r1'/></sheets>",
                      parts->workbook ? parts->workbook : "")));
    opc_case_add(c, "xl/_rels/workbook.xml.rels",
                 bm_arena_printf(c->arena, "%s%s%s%s</Relationships>", BOOK_RELATIONS,
                                 BOOK_RELATION("r1", "worksheet", "worksheets/sheet1.xml"),
                                 parts->strings
                                     ? BOOK_RELATION("r2", "sharedStrings", "sharedStrings.xml")
                                     : "",
                                 parts->styles ? BOOK_RELATION("r3", "styles", "styles.xml") : ""));
    if (parts->strings)
        opc_case_add(c, "xl/sharedStrings.xml", book_wrap(c, "sst", parts->strings));
    if (parts->styles)
        opc_case_add(c, "xl/styles.xml", book_wrap(c, "styleSheet", parts->styles));
    opc_case_add(c, "xl/worksheets/sheet1.xml",
                 book_sheet(c, parts->data ? parts->data : "", parts->behind));
    opc_case_close(c);
}

static inline FILE *book_file(const opc_case *c)
{
    FILE *f = tmpfile();
    assert_non_null(f);
    if (c->bytes.len)
        assert_int_equal(fwrite(c->bytes.ptr, 1, c->bytes.len, f), c->bytes.len);
    assert_int_equal(fflush(f), 0);
    rewind(f);
    return f;
}

/* The package of ${c} as a table. */
static inline bm_sheet *book_open(opc_case *c, const char *sheet)
{
    const bm_sheet_options options = {.sheet = sheet};
    bm_diags_free(c->ds);
    c->ds = bm_diags_new();
    bm_sheet *t = bm_sheet_open(book_file(c), "ds.xlsx", &options, c->ds);
    assert_true((t == NULL) == (bm_diags_errors(c->ds) > 0));
    return t;
}

/* "A1 text STT\nB1 …": a line for each cell; "*" = quoted, "-" = hidden row. */
static inline const char *book_rows(opc_case *c, bm_sheet *t)
{
    static const char *const kinds[] = {"text", "number", "date", "flag", "fault"};
    bm_buf b = {0};
    bm_arena *a = bm_arena_new();
    bm_sheet_row row;
    int status;
    while ((status = bm_sheet_next(t, a, &row, c->ds)) == 1) {
        assert_true(row.n > 0);
        for (size_t i = 0; i < row.n; i++) {
            const bm_sheet_cell *cell = &row.cells[i];
            assert_true(i == 0 || cell->col > row.cells[i - 1].col);
            assert_true(cell->col >= 1 && cell->col <= 26);
            bm_buf_add_byte(&b, (char)('A' + cell->col - 1));
            bm_buf_add_int(&b, row.number);
            bm_buf_add_cstr(&b, row.hidden ? "- " : " ");
            bm_buf_add_cstr(&b, kinds[cell->kind]);
            bm_buf_add_cstr(&b, cell->quoted ? "* " : " ");
            bm_buf_add_str(&b, cell->text);
            bm_buf_add_byte(&b, '\n');
        }
        bm_arena_reset(a);
    }
    assert_int_equal(status, bm_diags_errors(c->ds) ? -1 : 0);
    bm_arena_free(a);
    const char *all = bm_arena_cstr(c->arena, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return all;
}

/* The package holds exactly these cells in the sheet that is chosen. */
static inline void book_holds(opc_case *c, const char *sheet, const char *expected)
{
    bm_sheet *t = book_open(c, sheet);
    if (!t)
        fail_msg("%s %s", bm_diags_at(c->ds, 0)->code, bm_diags_at(c->ds, 0)->message[BM_LANG_EN]);
    assert_string_equal(book_rows(c, t), expected);
    assert_int_equal(bm_diags_count(c->ds), 0);
    assert_true(bm_sheet_done(t) >= 1);
    assert_int_equal(bm_sheet_rewind(t, c->ds), 0);
    assert_string_equal(book_rows(c, t), expected);
    bm_sheet_close(t);
}

/* Opening or reading it fails with ${code} at ${cell} (NULL = no place in the sheet). */
static inline void book_refused(opc_case *c, const char *sheet, const char *code, const char *cell)
{
    bm_sheet *t = book_open(c, sheet);
    if (t)
        (void)book_rows(c, t);
    assert_int_equal(bm_diags_count(c->ds), 1);
    const bm_diag *d = bm_diags_at(c->ds, 0);
    if (strcmp(d->code, code) != 0)
        fail_msg("%s %s", d->code, d->message[BM_LANG_EN]);
    assert_string_equal(d->file, "ds.xlsx");
    if (cell) {
        assert_non_null(d->cell);
        assert_string_equal(d->cell, cell);
    }
    bm_sheet_close(t);
}

#endif
