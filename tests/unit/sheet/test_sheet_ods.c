/* OpenDocument spreadsheets as tables: which sheet, passwords, other files. SPDX-License-Identifier: MIT */
#include "ods_case.h"

#define ONE(n)                                                                      \
    "<table:table-row><table:table-cell office:value-type='float' office:value='" n \
    "'/></table:table-row>"

static const char hidden_style[] =
    "<style:style style:name='ta1' style:family='table'><style:table-properties "
    "table:display='true'/></style:style>"
    "<style:style style:name='ta2' style:family='table'><style:table-properties "
    "table:display='false'/></style:style>"
    "<style:style style:name='ta3' style:family='table-column'><style:table-properties "
    "table:display='false'/></style:style>";

static const char sheets[] = "<table:tracked-changes><table:table table:name='x'>" ONE(
    "9") "</table:table></table:tracked-changes>"
         "<table:table table:name='Ẩn' table:style-name='ta2'>" ONE(
             "1") "</table:table>"
                  "<table:table table:name='Trống' "
                  "table:style-name='ta1'><table:table-row><table:table-cell/></table:table-row></"
                  "table:table>"
                  "<table:table table:name='Danh sách' table:style-name='ta3'>" ONE(
                      "2") "</table:table>" ODS_TABLE("Khác", ONE("3"));

static void the_sheet_that_is_meant(void **state)
{
    opc_case *c = *state;
    ods_make(c, hidden_style, sheets);
    book_holds(c, NULL, "A1 number 2\n");
    bm_sheet *t = book_open(c, NULL);
    assert_string_equal(t->format->name, "ods");
    assert_string_equal(bm_sheet_source(t)->sheet, "Danh sách");
    bm_sheet_close(t);
    book_holds(c, "ẩn", "A1 number 1\n");
    book_holds(c, "Trống", "");
    book_holds(c, "1", "");
    book_holds(c, "3", "A1 number 3\n");
    book_refused(c, "4", "S033", NULL);
    assert_non_null(
        strstr(bm_diags_at(c->ds, 0)->hint[BM_LANG_VI], "“Ẩn”, “Trống”, “Danh sách”, “Khác”"));
}

static void all_are_empty_or_hidden(void **state)
{
    opc_case *c = *state;
    ods_make(c, hidden_style,
             "<table:table table:name='Ẩn' table:style-name='ta2'>" ONE(
                 "1") "</table:table>" ODS_TABLE("Trống", ""));
    book_holds(c, NULL, "");
    bm_sheet *t = book_open(c, NULL);
    assert_string_equal(bm_sheet_source(t)->sheet, "Trống");
    bm_sheet_close(t);
    ods_make(c, hidden_style,
             "<table:table table:name='Ẩn' table:style-name='ta2'>" ONE("1") "</table:table>");
    book_holds(c, NULL, "A1 number 1\n");
    ods_make(c, "", "");
    book_refused(c, NULL, "S032", NULL);
}

static void one_file_of_xml(void **state)
{
    opc_case *c = *state;
    bm_buf_add_cstr(&c->bytes, ods_content(c, "document", hidden_style, sheets));
    book_holds(c, NULL, "A1 number 2\n");
    book_holds(c, "khác", "A1 number 3\n");
    c->bytes.len -= 20;
    book_refused(c, "khác", "S028", NULL);
}

/* Made by a program that does not put "mimetype" first. */
static void a_package_without_its_mark(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "META-INF/manifest.xml", "<a/>");
    opc_case_add(c, "content.xml", ods_content(c, "document-content", hidden_style, sheets));
    opc_case_close(c);
    book_holds(c, NULL, "A1 number 2\n");
}

static void passwords_and_other_files(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    opc_case_add(c, "content.xml", "\x12\x34\x56");
    opc_case_add(c, "META-INF/manifest.xml",
                 "<manifest:manifest xmlns:manifest='" ODS_NS "manifest:1.0'><manifest:file-entry "
                 "manifest:full-path='content.xml'><manifest:encryption-data/></"
                 "manifest:file-entry></manifest:manifest>");
    opc_case_close(c);
    book_refused(c, NULL, "S021", NULL);
    opc_case_clear(c);
    opc_case_add(c, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    opc_case_close(c);
    book_refused(c, NULL, "S031", NULL);
    static const struct {
        const char *kind, *name;
    } others[] = {{"text", "(.odt)"},
                  {"presentation", "(.odp)"},
                  {"drawing", "(.odg)"},
                  {"chart", "OpenDocument"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        opc_case_clear(c);
        opc_case_add(c, "mimetype", "application/vnd.oasis.opendocument.other");
        opc_case_add(c, "content.xml",
                     bm_arena_printf(c->arena,
                                     "<o:document-content xmlns:o='" ODS_NS
                                     "office:1.0'><o:body><o:%s/></o:body></o:document-content>",
                                     others[i].kind));
        opc_case_close(c);
        book_refused(c, NULL, "S023", NULL);
        assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], others[i].name));
    }
}

static void merged_cells(void **state)
{
    opc_case *c = *state;
    ods_make(
        c, "",
        ODS_TABLE("a",
                  "<table:table-row><table:table-cell/><table:table-cell "
                  "table:number-columns-spanned='3' "
                  "table:number-rows-spanned='2' office:value-type='float' office:value='1'/>"
                  "<table:covered-table-cell table:number-columns-repeated='2'/></table:table-row>"
                  "<table:table-row><table:table-cell table:number-columns-spanned='1' "
                  "table:number-rows-spanned='9999999999'/>"
                  "</table:table-row>" ONE("2"))
            ODS_TABLE("b", "<table:table-row><table:table-cell "
                           "table:number-rows-spanned='2'/></table:table-row>"));
    bm_sheet *t = book_open(c, NULL);
    bm_arena *a = bm_arena_new();
    bm_sheet_row row;
    const bm_sheet_area *areas;
    size_t n;
    assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 1);
    for (int again = 0; again < 2; again++) {
        assert_int_equal(bm_sheet_merged(t, &areas, &n, c->ds), 0);
        static const bm_sheet_area expected[] = {{1, 2, 2, 4}, {2, 1, BM_LIMIT_BOOK_ROWS, 1}};
        assert_int_equal(n, 2);
        assert_memory_equal(areas, expected, sizeof expected);
    }
    assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 1);
    assert_int_equal(row.number, 3);
    assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 0);
    bm_arena_free(a);
    bm_sheet_close(t);
}

static void sheets_are_bounded(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    for (int i = 0; i <= BM_LIMIT_BOOK_SHEETS; i++)
        bm_buf_add_cstr(&b, ODS_TABLE("a", ""));
    bm_buf_add_byte(&b, 0);
    ods_make(c, "", b.ptr);
    bm_buf_free(&b);
    book_refused(c, NULL, "S046", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(the_sheet_that_is_meant),   OPC_CASE_TEST(all_are_empty_or_hidden),
        OPC_CASE_TEST(one_file_of_xml),           OPC_CASE_TEST(a_package_without_its_mark),
        OPC_CASE_TEST(passwords_and_other_files), OPC_CASE_TEST(merged_cells),
        OPC_CASE_TEST(sheets_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
