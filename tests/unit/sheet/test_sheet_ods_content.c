/* Rows and cells of OpenDocument tables. SPDX-License-Identifier: MIT */
#include <time.h>

#include "ods_case.h"

#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TEXT(text) \
    "<table:table-cell office:value-type='string'><text:p>" text "</text:p></table:table-cell>"
#define NUMBER(n) "<table:table-cell office:value-type='float' office:value='" n "'/>"
#define CELL(attributes, inner) "<table:table-cell " attributes ">" inner "</table:table-cell>"

static void every_type_of_cell(void **state)
{
    opc_case *c = *state;
    ods_holds(
        c,
        ROW(TEXT("Họ và tên") CELL("office:value-type='float' office:value='12.50'",
                                   "<text:p>12,50</text:p>")
                CELL("office:value-type='percentage' office:value='0.15'", "<text:p>15%</text:p>")
                    CELL(
                        "office:value-type='currency' office:currency='VND' office:value='1000000'",
                        "") CELL("office:value-type='date' office:date-value='1990-01-05'",
                                 "<text:p>05/01/90</text:p>")
                        CELL("office:value-type='date' office:date-value='2026-11-22T08:30:00'", "")
                            CELL("office:value-type='time' office:time-value='PT08H30M00S'",
                                 "<text:p>08:30:00</text:p>")
                                CELL("office:value-type='time' office:time-value='PT36H00M00S'", "")
                                    CELL("office:value-type='boolean' office:boolean-value='true'",
                                         "<text:p>ĐÚNG</text:p>") TEXT("0123"))
            ROW(CELL("office:value-type='string' office:string-value='thật &amp; &lt;đủ&gt;'",
                     "<text:p>hiện</text:p>")
                    CELL("office:value-type='string' office:string-value='' "
                         "calcext:value-type='error' "
                         "table:formula='of:=NA()'",
                         "<text:p>#N/A</text:p>") CELL("table:formula='of:=1'", "")
                        CELL("table:formula='of:=\"\"'", "<text:p/>")
                            CELL("table:formula='of:=\"\"' office:value-type='string' "
                                 "office:string-value=''",
                                 "") CELL("", "<text:p>không kiểu</text:p>")
                                CELL("office:value-type='float' office:value='x'",
                                     "<text:p>chữ</text:p>")
                                    CELL("office:value-type='date' office:date-value='2026-02-30'",
                                         "<text:p>30/02/2026</text:p>")
                                        CELL("office:value-type='void'", "")),
        "A1 text Họ và tên\nB1 number 12.5\nC1 number 0.15\nD1 number 1000000\nE1 date 1990-01-05\n"
        "F1 date 2026-11-22T08:30:00\nG1 text 08:30\nH1 text 36:00\nI1 flag true\nJ1 text* 0123\n"
        "A2 text thật & <đủ>\nB2 fault #N/A\nC2 fault \nF2 text không kiểu\nG2 text chữ\n"
        "H2 text 30/02/2026\n");
}

static void paragraphs_and_what_stands_in_them(void **state)
{
    opc_case *c = *state;
    ods_holds(
        c,
        ROW("<table:table-cell><office:annotation><text:p>ghi chú</text:p></office:annotation>"
            "<text:p>một <text:span>hai<text:a>ba</text:a></text:span>\n  bốn</text:p><text:p/>"
            "<text:p>a<text:s/>b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e"
            "<text:note><text:p>chú thích</text:p></text:note>"
            "<text:ruby><text:ruby-base>f</text:ruby-base><text:ruby-text>g</text:ruby-text></"
            "text:ruby>"
            "<office:annotation><text:p>x</text:p></office:annotation></text:p>"
            "<draw:frame><draw:text-box><text:p>khung</text:p></draw:text-box></draw:frame>"
            "<table:table><table:table-row>" TEXT("trong") "</table:table-row></table:table>"
                                                           "</table:table-cell>" TEXT(
                                                               "  &#13; trước và sau  ")
                                                               TEXT("<![CDATA[<b>]]>")),
        "A1 text một haiba\n  bốn\n\na b   c\td\nef\nB1 text   \n trước và sau  \nC1 text <b>\n");
}

static void repeated_and_covered_cells(void **state)
{
    opc_case *c = *state;
    ods_holds(c,
              ROW("<table:table-cell table:number-columns-repeated='2'/>"
                  "<table:table-cell table:number-columns-repeated='3' office:value-type='float' "
                  "office:value='7'/>"
                  "<table:covered-table-cell table:number-columns-repeated='2'><text:p>ẩn</text:p>"
                  "</table:covered-table-cell>" NUMBER(
                      "8")) "<table:table-row table:number-rows-repeated='3'/>"
                            "<table:table-row table:number-rows-repeated='2'>" NUMBER(
                                "9") "</table:table-row>" ROW(NUMBER("10")),
              "C1 number 7\nD1 number 7\nE1 number 7\nH1 number 8\nA5 number 9\nA6 number 9\nA7 "
              "number 10\n");
}

/* A file of 400 bytes that asks for 10^18 cells and more. */
static void endless_empty_cells_cost_nothing(void **state)
{
    opc_case *c = *state;
    const clock_t begun = clock();
    ods_holds(
        c,
        ROW(NUMBER(
            "1") "<table:table-cell table:number-columns-repeated='999999999999999999999'/>"
                 "<table:table-cell table:number-columns-repeated='4294967296'/>") "<table:table-"
                                                                                   "row "
                                                                                   "table:number-"
                                                                                   "rows-repeated='"
                                                                                   "100000000000000"
                                                                                   "0000'>"
                                                                                   "<table:table-"
                                                                                   "cell "
                                                                                   "table:number-"
                                                                                   "columns-"
                                                                                   "repeated='"
                                                                                   "100000000000000"
                                                                                   "0000'/></"
                                                                                   "table:table-"
                                                                                   "row>"
                                                                                   "<table:table-"
                                                                                   "row "
                                                                                   "table:number-"
                                                                                   "rows-repeated='"
                                                                                   "184467440737095"
                                                                                   "51615'><table:"
                                                                                   "table-cell/></"
                                                                                   "table:table-"
                                                                                   "row>",
        "A1 number 1\n");
    assert_true(clock() - begun < CLOCKS_PER_SEC / 2);
}

static void refused(opc_case *c, const char *rows, const char *code, const char *cell)
{
    ods_make(c, "", bm_arena_printf(c->arena, ODS_TABLE("Trang 1", "%s"), rows));
    book_refused(c, "Trang 1", code, cell);
}

static void what_is_not_empty_is_bounded(void **state)
{
    opc_case *c = *state;
    refused(
        c,
        "<table:table-row table:number-rows-repeated='1048577'>" NUMBER("1") "</table:table-row>",
        "S036", NULL);
    refused(c, "<table:table-row table:number-rows-repeated='1048576'/>" ROW(NUMBER("1")), "S036",
            NULL);
    refused(
        c,
        ROW(CELL("table:number-columns-repeated='16385' office:value-type='float' office:value='1'",
                 "")),
        "S037", NULL);
    refused(c, ROW("<table:table-cell table:number-columns-repeated='16384'/>" NUMBER("1")), "S037",
            "Trang 1!XFE1");
    refused(c,
            "<table:table-row table:number-rows-repeated='1048576'>" CELL(
                "table:number-columns-repeated='16384' office:value-type='float' office:value='1'",
                "") "</table:table-row>",
            "S038", NULL);
    refused(c, ROW(TEXT("<text:s text:c='262145'/>")), "S039", "Trang 1!A1");
    refused(c, ROW(NUMBER("1") TEXT("<text:s text:c='262144'/>a")), "S039", "Trang 1!B1");
    ods_make(c, "",
             ODS_TABLE("Trang 1", "<table:table-row table:number-rows-repeated='1048576'>" NUMBER(
                                      "1") "</table:table-row>"));
    bm_sheet *t = book_open(c, NULL);
    bm_arena *a = bm_arena_new();
    bm_sheet_row row = {0};
    int n = 0;
    for (; bm_sheet_next(t, a, &row, c->ds) == 1; n++)
        bm_arena_reset(a);
    assert_int_equal(n, 1048576);
    assert_int_equal(row.number, 1048576);
    bm_arena_free(a);
    bm_sheet_close(t);
}

static void groups_and_hidden_rows(void **state)
{
    opc_case *c = *state;
    ods_holds(c,
              "<table:table-header-rows>" ROW(TEXT(
                  "Tên")) "</table:table-header-rows>"
                          "<table:table-columns><table:table-column/></table:table-columns>"
                          "<table:table-row-group><table:table-row-group><table:table-rows>" ROW(
                              NUMBER("1")) "</table:table-rows></table:table-row-group>"
                                           "<table:table-row table:visibility='collapse'>" NUMBER(
                                               "2") "</table:table-row>"
                                                    "</table:table-row-group>"
                                                    "<table:table-row table:visibility='filter' "
                                                    "table:number-rows-repeated='2'>" NUMBER(
                                                        "3") "</table:table-row>"
                                                             "<table:table-row "
                                                             "table:visibility='visible'>" NUMBER(
                                                                 "4") "</table:table-row>"
                                                                      "<table:shapes><draw:frame/"
                                                                      "></table:shapes>",
              "A1 text Tên\nA2 number 1\nA3- number 2\nA4- number 3\nA5- number 3\nA6 number 4\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(every_type_of_cell),
        OPC_CASE_TEST(paragraphs_and_what_stands_in_them),
        OPC_CASE_TEST(repeated_and_covered_cells),
        OPC_CASE_TEST(endless_empty_cells_cost_nothing),
        OPC_CASE_TEST(what_is_not_empty_is_bounded),
        OPC_CASE_TEST(groups_and_hidden_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
