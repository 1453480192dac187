/* What an Excel workbook consists of, and files that are none. SPDX-License-Identifier: MIT */
#include "book_case.h"

#define SHEET(id, name, rest) "<sheet name='" name "' sheetId='1' r:id='" id "'" rest "/>"

static const char one_cell[] = "<row><c><v>1</v></c></row>";

/* A workbook with these sheets and relationships; each part "N.xml" holds its number. */
static void make(opc_case *c, const char *workbook, const char *relations)
{
    opc_case_clear(c);
    opc_case_add(c, "_rels/.rels",
                 BOOK_RELATIONS BOOK_RELATION("r1", "officeDocument", "w.xml") "</Relationships>");
    opc_case_add(c, "w.xml", book_wrap(c, "workbook", workbook));
    opc_case_add(c, "_rels/w.xml.rels",
                 bm_arena_printf(c->arena, "%s%s</Relationships>", BOOK_RELATIONS, relations));
    for (int i = 1; i < 4; i++)
        opc_case_add(
            c, bm_arena_printf(c->arena, "%d.xml", i),
            book_sheet(c, bm_arena_printf(c->arena, "<row><c><v>%d</v></c></row>", i), NULL));
    opc_case_add(c, "empty.xml", book_sheet(c, "<row r='1'><c s='1'/></row>", NULL));
    opc_case_close(c);
}

static const char relations[] = BOOK_RELATION("a", "worksheet", "1.xml")
    BOOK_RELATION("b", "worksheet", "2.xml") BOOK_RELATION("c", "worksheet", "3.xml") BOOK_RELATION(
        "e", "worksheet", "empty.xml") BOOK_RELATION("chart", "chartsheet", "chart.xml")
        BOOK_RELATION("lost", "worksheet",
                      "lost.xml") "<Relationship Id='out' Type='" BOOK_R
                                  "/worksheet' Target='http://a/1.xml' TargetMode='External'/>";

static void the_first_that_is_shown_and_not_empty(void **state)
{
    opc_case *c = *state;
    make(c,
         "<sheets>" SHEET("chart", "Biểu đồ", "") SHEET("b", "Ẩn", " state='hidden'")
             SHEET("c", "Ẩn hẳn", " state='veryHidden'") SHEET("e", "Trống", "")
                 SHEET("a", "Danh sách", " state='visible'") "</sheets>",
         relations);
    book_holds(c, NULL, "A1 number 1\n");
    bm_sheet *t = book_open(c, NULL);
    assert_string_equal(bm_sheet_source(t)->sheet, "Danh sách");
    bm_sheet_close(t);
    book_holds(c, "Ẩn", "A1 number 2\n");
    book_holds(c, "ẩn HẲN", "A1 number 3\n");
    book_holds(c, "Trống", "");
    book_holds(c, "3", "A1 number 1\n");
    book_refused(c, "1", "S033", NULL); /* a chart */
    book_refused(c, "Trang 9", "S033", NULL);
}

static void all_are_empty_or_hidden(void **state)
{
    opc_case *c = *state;
    make(c, "<sheets>" SHEET("a", "Ẩn", " state='hidden'") SHEET("e", "Trống", "") "</sheets>",
         relations);
    book_holds(c, NULL, "");
    make(c, "<sheets>" SHEET("a", "Ẩn", " state='hidden'") "</sheets>", relations);
    book_holds(c, NULL, "A1 number 1\n");
    make(c, "<sheets>" SHEET("chart", "Biểu đồ", "") "</sheets>", relations);
    book_refused(c, NULL, "S032", NULL);
    make(c, "", relations);
    book_refused(c, NULL, "S032", NULL);
}

static void names_are_in_nfc_in_messages(void **state)
{
    opc_case *c = *state;
    make(c, "<sheets>" SHEET("a", "So\xCC\x82\xCC\x81 &amp; &lt;1&gt;", "") "</sheets>", relations);
    bm_sheet *t = book_open(c, "SỐ & <1>");
    assert_non_null(t);
    assert_string_equal(bm_sheet_source(t)->sheet, "Số & <1>");
    assert_string_equal(bm_sheet_source(t)->name, "ds.xlsx");
    bm_sheet_close(t);
}

static void parts_that_are_missing(void **state)
{
    opc_case *c = *state;
    make(c, "<sheets>" SHEET("lost", "a", "") "</sheets>", relations);
    book_refused(c, NULL, "S031", NULL);
    make(c, "<sheets>" SHEET("out", "a", "") "</sheets>", relations);
    book_refused(c, NULL, "S031", NULL);
    make(c, "<sheets>" SHEET("none", "a", "") "</sheets>", relations);
    book_refused(c, NULL, "S032", NULL);
    opc_case_clear(c);
    opc_case_add(c, "_rels/.rels",
                 BOOK_RELATIONS BOOK_RELATION("r1", "officeDocument", "w.xml") "</Relationships>");
    opc_case_close(c);
    book_refused(c, NULL, "S031", NULL);
}

/* A package with this main part. */
static void make_main(opc_case *c, const char *bytes)
{
    opc_case_clear(c);
    opc_case_add(c, "_rels/.rels",
                 BOOK_RELATIONS BOOK_RELATION("r1", "officeDocument", "main") "</Relationships>");
    opc_case_add(c, "main", bytes);
    opc_case_close(c);
}

static void other_files_are_named(void **state)
{
    opc_case *c = *state;
    make_main(c, "\x83\x01 and so on");
    book_refused(c, NULL, "S022", NULL);
    make_main(
        c, "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>");
    book_refused(c, NULL, "S023", NULL);
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], "Word"));
    make_main(c, "<workbook/>");
    book_refused(c, NULL, "S023", NULL);
    make_main(c, "not XML");
    book_refused(c, NULL, "S028", NULL);
    make_main(c, "<!DOCTYPE a><a/>");
    book_refused(c, NULL, "S029", NULL);
    opc_case_clear(c);
    opc_case_add(c, "a.txt", "x");
    opc_case_close(c);
    book_refused(c, NULL, "S023", NULL);
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], "ZIP"));
    bm_sheet *t = book_open(c, NULL);
    assert_null(t);
}

static void damaged_parts_are_told(void **state)
{
    opc_case *c = *state;
    static const struct {
        book_parts parts;
        const char *code;
    } cases[] = {
        {{.data = "<row>"}, "S028"},
        {{.data = "<row><c><v>1</v></c></row>", .behind = "<a>"}, "S028"},
        {{.data = "<row><c><v>&e;</v></c></row>"}, "S028"},
        {{.data = "<!DOCTYPE a>"}, "S029"},
        {{.strings = "<si>"}, "S028"},
        {{.styles = "<cellXfs>"}, "S028"},
        {{.workbook = "<a>"}, "S028"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        book_make(c, &cases[i].parts);
        book_refused(c, NULL, cases[i].code, NULL);
    }
    bm_buf deep = {0};
    for (int i = 0; i < 300; i++)
        bm_buf_add_cstr(&deep, "<a>");
    bm_buf_add_byte(&deep, 0);
    book_make(c, &(book_parts){.data = deep.ptr});
    book_refused(c, NULL, "S030", NULL);
    deep.len = 0;
    for (int i = 0; i < 300; i++)
        bm_buf_add_cstr(&deep, "<row a='' b='' c='' d=''/>");
    bm_buf_add_byte(&deep, 0);
    book_make(c, &(book_parts){.data = deep.ptr});
    book_holds(c, NULL, "");
    bm_buf_free(&deep);
    make(c, "<sheets>" SHEET("s", "a", "") "</sheets>", BOOK_RELATION("s", "worksheet", "w.xml"));
    book_refused(c, NULL, "S020", NULL);
}

static void sheets_and_styles_are_bounded(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "<sheets>");
    for (int i = 0; i <= BM_LIMIT_BOOK_SHEETS; i++)
        bm_buf_add_cstr(&b, SHEET("a", "a", ""));
    bm_buf_add_cstr(&b, "</sheets>");
    bm_buf_add_byte(&b, 0);
    make(c, b.ptr, relations);
    book_refused(c, NULL, "S046", NULL);
    b.len = 0;
    bm_buf_add_cstr(&b, "<cellXfs>");
    for (int i = 0; i <= BM_LIMIT_BOOK_STYLES; i++)
        bm_buf_add_cstr(&b, "<xf/>");
    bm_buf_add_cstr(&b, "</cellXfs>");
    bm_buf_add_byte(&b, 0);
    book_make(c, &(book_parts){.styles = b.ptr, .data = one_cell});
    book_refused(c, NULL, "S045", NULL);
    bm_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(the_first_that_is_shown_and_not_empty),
        OPC_CASE_TEST(all_are_empty_or_hidden),
        OPC_CASE_TEST(names_are_in_nfc_in_messages),
        OPC_CASE_TEST(parts_that_are_missing),
        OPC_CASE_TEST(other_files_are_named),
        OPC_CASE_TEST(damaged_parts_are_told),
        OPC_CASE_TEST(sheets_and_styles_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
