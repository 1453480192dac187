/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "mark_kit.h"

#include "sheet/mark_sheet.h"

#define SHEET(head, rows, tail) \
    "<worksheet xmlns=\"m\">" head "<sheetData>" rows "</sheetData>" tail "</worksheet>"

static bm_mark_sheet_job job;

/* ${xml} with ${marks}; NULL = refused. */
static const char *copied(mark_kit *k, const char *xml, const bm_mark *marks, size_t n)
{
    bm_mark_cells cells;
    bm_mark_scan scan = bm_mark_scan_memory(bm_str_of(xml));
    bm_mark_styles *styles = bm_mark_styles_new(k->arena, bm_str_n(NULL, 0));
    bm_mark_cells_sort(k->arena, marks, n, &cells);
    job = (bm_mark_sheet_job){.arena = k->arena,
                              .scan = &scan,
                              .pack = k->pack,
                              .styles = styles,
                              .cells = &cells,
                              .drawing = job.drawing};
    mark_kit_begin(k);
    job.pack = k->pack;
    const int status = bm_mark_sheet_copy(&job);
    bm_mark_styles_free(styles);
    return status == 0 ? mark_kit_end(k) : NULL;
}

static void a_sheet_without_marks_is_copied_byte_for_byte(void **state)
{
    mark_kit *k = *state;
    static const char xml[] = "\xEF\xBB\xBF<?xml version='1.0'?>\r\n" SHEET(
        "<dimension ref=\"A1\"/><cols><col min='1' max='2' style='1'/></cols>",
        "<row r='1' spans='1:2'><c r='A1'><v>1</v></c></row><row/>",
        "<extLst><a/></extLst>") "<!--x-->";
    job.drawing = NULL;
    assert_string_equal(copied(k, xml, NULL, 0), xml);
}

static void cells_and_rows_that_are_missing_are_made(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{1, 1, BM_ERROR, ""}, {2, 1, BM_ERROR, ""}, {2, 3, BM_ERROR, ""},
                             {2, 5, BM_ERROR, ""}, {4, 2, BM_ERROR, ""}, {9, 1, BM_ERROR, ""}};
    job.drawing = NULL;
    assert_string_equal(
        copied(k,
               SHEET("",
                     "<row r=\"2\" spans=\"2:4\" ht=\"20\"><c r=\"B2\"><v>1</v></c><c r=\"C2\" "
                     "t=\"s\"><v>2"
                     "</v></c><c r=\"D2\"/></row> <row r=\"4\"/>",
                     ""),
               marks, 6),
        SHEET(
            "",
            "<row r=\"1\"><c r=\"A1\" s=\"1\"/></row><row r=\"2\" ht=\"20\"><c r=\"A2\" "
            "s=\"1\"/><c "
            "r=\"B2\"><v>1</v></c><c s=\"1\" r=\"C2\" t=\"s\"><v>2</v></c><c r=\"D2\"/><c r=\"E2\" "
            "s=\"1\"/></row> <row r=\"4\"><c r=\"B4\" s=\"1\"/></row><row r=\"9\"><c r=\"A9\" "
            "s=\"1\"/></row>",
            ""));
}

static void the_drawing_stands_where_it_belongs(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{1, 1, BM_ERROR, ""}};
    const char *drawing =
        "<legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships\" r:id=\"d\"/>";
    static const char *const tails[][2] = {
        {"<pageSetup/>", ""},
        {"<drawing/>", "<legacyDrawingHF/>"},
        {"", "<tableParts/><extLst><b/></extLst>"},
        {"<hyperlinks><a/></hyperlinks>", "<mc:AlternateContent/>"}};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        const char *xml = bm_arena_printf(k->arena, "<worksheet><sheetData/>%s%s</worksheet>",
                                          tails[i][0], tails[i][1]);
        job.drawing = "d";
        assert_string_equal(
            copied(k, xml, marks, 1),
            bm_arena_printf(
                k->arena,
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"/></row></sheetData>%s%s%s"
                "</worksheet>",
                tails[i][0], drawing, tails[i][1]));
    }
}

static void the_drawing_that_is_there_is_kept(void **state)
{
    mark_kit *k = *state;
    const char *xml =
        "<worksheet><sheetData/><legacyDrawing xmlns:q=\"r\" q:id=\"old\"/><extLst/></worksheet>";
    job.drawing = "new";
    assert_string_equal(copied(k, xml, NULL, 0), xml);
    assert_string_equal(job.drawing, "old");
    assert_true(job.has_drawing);
}

static void damaged_sheets_are_refused(void **state)
{
    mark_kit *k = *state;
    static const char *const broken[] = {"",
                                         "a",
                                         "<a/>",
                                         "<worksheet/>",
                                         "<worksheet></worksheet>",
                                         "<worksheet><sheetData/>",
                                         "<worksheet><sheetData></worksheet>",
                                         "<worksheet><sheetData/></worksheet></a>",
                                         "<worksheet><sheetData/></worksheet><b/>",
                                         "</a>",
                                         "<x:worksheet><sheetData/></x:worksheet>"};
    job.drawing = NULL;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        if (copied(k, broken[i], NULL, 0))
            fail_msg("%s", broken[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MARK_KIT_TEST(a_sheet_without_marks_is_copied_byte_for_byte),
        MARK_KIT_TEST(cells_and_rows_that_are_missing_are_made),
        MARK_KIT_TEST(the_drawing_stands_where_it_belongs),
        MARK_KIT_TEST(the_drawing_that_is_there_is_kept),
        MARK_KIT_TEST(damaged_sheets_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
