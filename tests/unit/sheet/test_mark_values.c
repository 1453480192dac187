/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "mark_kit.h"

#include "sheet/mark_values.h"

#define CELL(kind, col, text)          \
    {                                  \
        kind, col, BM_STR(text), false \
    }

static const bm_sheet_cell first[] = {CELL(BM_SHEET_TEXT, 1, "Tên"),
                                      CELL(BM_SHEET_TEXT, 16385, "xa")};
static const bm_sheet_cell second[] = {
    CELL(BM_SHEET_TEXT, 1, "00123"),
    CELL(BM_SHEET_NUMBER, 2, "-1.5"),
    CELL(BM_SHEET_DATE, 3, "2026-11-22"),
    CELL(BM_SHEET_DATE, 4, "1900-03-01"),
    CELL(BM_SHEET_DATE, 5, "1900-02-28"),
    CELL(BM_SHEET_DATE, 6, "2024-02-29T06:00:00"),
    CELL(BM_SHEET_FLAG, 7, "true"),
    CELL(BM_SHEET_FAULT, 8, "#N/A"),
    CELL(BM_SHEET_FAULT, 9, ""),
    CELL(BM_SHEET_FAULT, 10, "Err:502"),
    CELL(BM_SHEET_DATE, 11, "2026-12-31T25"),
    CELL(BM_SHEET_DATE, 12, "9999-12-31"),
};
static const bm_sheet_cell third[] = {CELL(BM_SHEET_TEXT, 1, "sau")};
static const bm_sheet_row all[] = {
    {3, false, first, 2}, {5, true, second, 12}, {1048577, false, third, 1}};

/* A table with the rows above. */
static int next(void *state, bm_arena *a, bm_sheet_row *row, bm_diags *ds)
{
    size_t *at = state;
    (void)a;
    (void)ds;
    if (*at == sizeof all / sizeof *all)
        return 0;
    *row = all[(*at)++];
    return 1;
}

static const char *sheet_of(mark_kit *k, const char *name, const bm_mark *marks, size_t n)
{
    static const bm_sheet_format format = {.name = "test", .next = next};
    size_t at = 0;
    bm_sheet table = {.source = {.name = "t", .sheet = name}, .format = &format, .state = &at};
    const bm_mark_values_job job = {.table = &table, .marks = marks, .n = n, .sink = &k->sink};
    k->file.len = 0;
    assert_int_equal(bm_mark_values_write(&job, k->ds), 0);
    return mark_kit_part(k, "xl/worksheets/sheet1.xml");
}

static void each_kind_of_value_is_what_it_was(void **state)
{
    mark_kit *k = *state;
    const char *xml = sheet_of(k, "S", NULL, 0);
    static const char *const cells[] = {
        "<row r=\"3\"><c r=\"A3\" s=\"4\" t=\"inlineStr\"><is><t>Tên</t></is></c></row>",
        "<row r=\"5\" hidden=\"1\"><c r=\"A5\" s=\"1\" t=\"inlineStr\"><is><t>00123</t></is></c>",
        "<c r=\"B5\" s=\"0\"><v>-1.5</v></c>",
        "<c r=\"C5\" s=\"2\"><v>46348</v></c>",
        "<c r=\"D5\" s=\"2\"><v>61</v></c>",
        "<c r=\"E5\" s=\"1\" t=\"inlineStr\"><is><t>1900-02-28</t></is></c>",
        "<c r=\"F5\" s=\"3\"><v>45351.250000</v></c>",
        "<c r=\"G5\" s=\"0\" t=\"b\"><v>1</v></c>",
        "<c r=\"H5\" s=\"1\" t=\"e\"><v>#N/A</v></c>",
        "<c r=\"I5\" s=\"1\"/>",
        "<c r=\"J5\" s=\"1\" t=\"inlineStr\"><is><t>Err:502</t></is></c>",
        "<c r=\"K5\" s=\"1\" t=\"inlineStr\"><is><t>2026-12-31T25</t></is></c>",
        "<c r=\"L5\" s=\"2\"><v>2958465</v></c></row></sheetData>",
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        if (!strstr(xml, cells[i]))
            fail_msg("%s\nis not in\n%s", cells[i], xml);
    assert_non_null(strstr(xml, "<pane ySplit=\"3\" topLeftCell=\"A4\""));
}

static void what_no_sheet_has_room_for_is_told(void **state)
{
    mark_kit *k = *state;
    const char *xml = sheet_of(k, "S", NULL, 0);
    assert_null(strstr(xml, "xa"));
    assert_null(strstr(xml, "sau"));
    assert_int_equal(bm_diags_count(k->ds), 1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "S096");
}

static void marks_stand_where_they_belong(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{1, 2, BM_ERROR, "a"},
                             {3, 0, BM_ERROR, "b"},
                             {5, 14, BM_ERROR, "c"},
                             {6, 0, BM_ERROR, "d"}};
    const char *xml = sheet_of(k, "S", marks, 4);
    assert_non_null(strstr(
        xml,
        "<sheetData><row r=\"1\"><c r=\"B1\" s=\"5\"/></row><row r=\"3\"><c r=\"A3\" s=\"6\""));
    assert_non_null(strstr(
        xml, "<c r=\"N5\" s=\"5\"/></row><row r=\"6\"><c r=\"A6\" s=\"5\"/></row></sheetData>"));
    const char *comments = mark_kit_part(k, "xl/comments1.xml");
    assert_non_null(strstr(comments, "ref=\"A3\""));
    assert_non_null(strstr(comments, "ref=\"N5\""));
}

static void any_name_of_a_sheet_becomes_one_that_excel_takes(void **state)
{
    mark_kit *k = *state;
    static const char *const names[][2] = {
        {"", "\"Sheet1\""},
        {"'a/b' & [c]", "\"_a_b_ &amp; _c_\""},
        {"Danh sách cán bộ năm 2026 của Sở X", "\"Danh sách cán bộ năm 2026 của S\""},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        (void)sheet_of(k, names[i][0], NULL, 0);
        const char *xml = mark_kit_part(k, "xl/workbook.xml");
        if (!strstr(xml, names[i][1]))
            fail_msg("%s", xml);
    }
}

static void a_sink_that_refuses_is_told(void **state)
{
    mark_kit *k = *state;
    static const bm_sheet_format format = {.name = "test", .next = next};
    size_t at = 0;
    bm_sheet table = {.source = {.name = "t", .sheet = ""}, .format = &format, .state = &at};
    const bm_sink sink = {mark_kit_refuse, NULL};
    const bm_mark_values_job job = {.table = &table, .sink = &sink};
    assert_int_equal(bm_mark_values_write(&job, k->ds), -1);
    assert_int_equal(bm_diags_count(k->ds), 1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "O005");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MARK_KIT_TEST(each_kind_of_value_is_what_it_was),
        MARK_KIT_TEST(what_no_sheet_has_room_for_is_told),
        MARK_KIT_TEST(marks_stand_where_they_belong),
        MARK_KIT_TEST(any_name_of_a_sheet_becomes_one_that_excel_takes),
        MARK_KIT_TEST(a_sink_that_refuses_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
