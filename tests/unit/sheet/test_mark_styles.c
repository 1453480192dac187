/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "mark_kit.h"

#include "sheet/mark_styles.h"

#define STYLES(fills, xfs) \
    "<styleSheet xmlns=\"m\"><fonts/>" fills "<borders/>" xfs "<cellStyles/></styleSheet>"
#define FILLS "<fills count=\"2\"><fill/><fill/></fills>"
#define NEW_FILLS                                                                     \
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFCCE4F7\"/><bgColor "   \
    "indexed=\"64\"/></patternFill></fill><fill><patternFill patternType=\"solid\">"  \
    "<fgColor rgb=\"FFFFE6A1\"/><bgColor indexed=\"64\"/></patternFill></fill><fill>" \
    "<patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC0C1\"/><bgColor "         \
    "indexed=\"64\"/></patternFill></fill>"

static bm_mark_styles *read(mark_kit *k, const char *xml)
{
    return bm_mark_styles_new(k->arena, xml ? bm_str_of(xml) : bm_str_n(NULL, 0));
}

static const char *written(mark_kit *k, bm_mark_styles *st)
{
    mark_kit_begin(k);
    assert_int_equal(bm_mark_styles_write(st, k->pack), 0);
    bm_mark_styles_free(st);
    return mark_kit_end(k);
}

static void a_marked_style_is_its_base_with_another_fill(void **state)
{
    mark_kit *k = *state;
    bm_mark_styles *st =
        read(k, STYLES(FILLS, "<cellXfs count='2'><xf numFmtId=\"0\"/><xf fillId=\"1\" "
                              "numFmtId=\"49\"><alignment/></xf></cellXfs>"));
    assert_int_equal(bm_mark_styles_marked(st, 1, BM_ERROR), 2);
    assert_int_equal(bm_mark_styles_marked(st, 0, BM_NOTE), 3);
    assert_int_equal(bm_mark_styles_marked(st, 1, BM_ERROR), 2); /* one for all cells */
    assert_int_equal(bm_mark_styles_marked(st, 1, BM_WARNING), 4);
    assert_int_equal(bm_mark_styles_marked(st, 99, BM_NOTE), 3); /* no such style: the first one */
    assert_int_equal(bm_mark_styles_full(st), 0);
    assert_string_equal(
        written(k, st),
        STYLES("<fills count=\"5\"><fill/><fill/>" NEW_FILLS "</fills>",
               "<cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf fillId=\"1\" numFmtId=\"49\">"
               "<alignment/></xf><xf applyFill=\"1\" fillId=\"4\" numFmtId=\"49\"><alignment/></xf>"
               "<xf applyFill=\"1\" fillId=\"2\" numFmtId=\"0\"/><xf applyFill=\"1\" fillId=\"3\" "
               "numFmtId=\"49\"><alignment/></xf></cellXfs>"));
}

static void lists_that_are_missing_are_made_where_they_belong(void **state)
{
    mark_kit *k = *state;
    bm_mark_styles *st = read(k, STYLES("", ""));
    assert_int_equal(bm_mark_styles_marked(st, 0, BM_ERROR), 1);
    assert_string_equal(
        written(k, st),
        STYLES("<fills count=\"5\"><fill><patternFill patternType=\"none\"/></fill><fill>"
               "<patternFill patternType=\"gray125\"/></fill>" NEW_FILLS "</fills>",
               "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
               "<xf applyFill=\"1\" numFmtId=\"0\" fontId=\"0\" fillId=\"4\" borderId=\"0\"/>"
               "</cellXfs>"));
    st = read(k, "<x:styleSheet xmlns:x='m'><x:fills/><x:cellXfs/></x:styleSheet>");
    assert_int_equal(bm_mark_styles_marked(st, 0, BM_ERROR), 1);
    const char *xml = written(k, st);
    assert_non_null(strstr(xml, "<x:fills count=\"3\"><x:fill>"));
    assert_non_null(strstr(xml, "</x:fill></x:fills><x:cellXfs count=\"2\"><x:xf "));
    assert_non_null(strstr(xml, "borderId=\"0\"/></x:cellXfs></x:styleSheet>"));
}

static void a_workbook_without_styles_gets_a_style_sheet(void **state)
{
    mark_kit *k = *state;
    bm_mark_styles *st = read(k, NULL);
    assert_int_equal(bm_mark_styles_marked(st, 0, BM_ERROR), 1);
    assert_non_null(strstr(written(k, st), "<cellXfs count=\"2\">"));
}

static void our_fill_is_taken_away_again(void **state)
{
    mark_kit *k = *state;
    bm_mark_styles *st =
        read(k, STYLES(FILLS, "<cellXfs count='3'><xf numFmtId=\"0\"/><xf fillId=\"1\" "
                              "numFmtId=\"49\"/><xf numFmtId=\"9\"/></cellXfs>"));
    for (uint32_t i = 0; i < 2; i++)
        assert_int_equal(bm_mark_styles_marked(st, i, BM_ERROR), 3 + i);
    st = read(k, written(k, st));
    assert_int_equal(bm_mark_styles_unmarked(st, 3), 0);
    assert_int_equal(bm_mark_styles_unmarked(st, 4), 1);
    assert_int_equal(bm_mark_styles_unmarked(st, 4), 1);
    assert_int_equal(bm_mark_styles_unmarked(st, 2), 2);
    assert_int_equal(bm_mark_styles_unmarked(st, 99), 99);
    bm_mark_styles_free(st);
}

static void a_style_of_which_only_ours_is_left_gets_one_without(void **state)
{
    mark_kit *k = *state;
    bm_mark_styles *st = read(
        k,
        STYLES(
            "<fills count='3'><fill/><fill/><fill><patternFill><fgColor "
            "rgb=\"FFFFC0C1\"/></patternFill></fill></fills>",
            "<cellXfs count='2'><xf numFmtId=\"0\"/><xf numFmtId=\"49\" fillId=\"2\"/></cellXfs>"));
    assert_int_equal(bm_mark_styles_unmarked(st, 1), 2);
    assert_non_null(
        strstr(written(k, st), "<xf applyFill=\"1\" numFmtId=\"49\" fillId=\"0\"/></cellXfs>"));
}

static void damaged_style_sheets_are_refused(void **state)
{
    mark_kit *k = *state;
    static const char *const broken[] = {
        "",
        "<a/>",
        "<styleSheet/>",
        "<styleSheet>",
        "<styleSheet><fills><fill></fills></styleSheet>",
        "<styleSheet><fills><fill/>",
        "<styleSheet><cellXfs><xf>",
        "<styleSheet><fonts><font></fonts></styleSheet>",
        "<styleSheet><cellXfs><xf/></cellXfs><fills><fill/></fills></styleSheet>",
        "<!DOCTYPE a><styleSheet></styleSheet>",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        bm_mark_styles *st = read(k, broken[i]);
        if (st)
            fail_msg("%s", broken[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MARK_KIT_TEST(a_marked_style_is_its_base_with_another_fill),
        MARK_KIT_TEST(lists_that_are_missing_are_made_where_they_belong),
        MARK_KIT_TEST(a_workbook_without_styles_gets_a_style_sheet),
        MARK_KIT_TEST(our_fill_is_taken_away_again),
        MARK_KIT_TEST(a_style_of_which_only_ours_is_left_gets_one_without),
        MARK_KIT_TEST(damaged_style_sheets_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
