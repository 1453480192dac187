/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "mark_kit.h"

#include "sheet/mark_vml.h"

#define NAMES                                              \
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" "          \
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\" " \
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
#define DRAWING(data, shapes)                                                                \
    "<xml" NAMES "><o:shapelayout><o:idmap data=\"" data "\"/></o:shapelayout><v:shapetype " \
    "id=\"_x0000_t202\"/>" shapes "</xml>"
#define SHAPE(id, colour, row, column)                     \
    "<v:shape id=\"_x0000_s" id "\" fillcolor=\"" colour   \
    "\"><div><br></div><x:ClientData ObjectType=\"Note\">" \
    "<x:Row>" row "</x:Row><x:Column>" column "</x:Column></x:ClientData></v:shape>"

static bm_mark_cells cells;

/* ${xml} with boxes for the cells of ${marks}, all of which have comments; NULL = refused. */
static const char *drawn(mark_kit *k, const char *xml, const bm_mark *marks, size_t n)
{
    bm_mark_cells_sort(k->arena, marks, n, &cells);
    for (size_t i = 0; i < cells.n; i++)
        cells.cells[i].has_comment = true;
    mark_kit_begin(k);
    const bm_str part = xml ? bm_str_of(xml) : bm_str_n(NULL, 0);
    return bm_mark_vml_write(part, &cells, 8, k->pack) == 0 ? mark_kit_end(k) : NULL;
}

static void a_comment_gets_a_box_beside_its_cell(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{7, 3, BM_ERROR, "Lỗi"}};
    const char *xml = drawn(k, NULL, marks, 1);
    assert_non_null(strstr(xml, "<o:idmap v:ext=\"edit\" data=\"8\"/>"));
    assert_non_null(strstr(xml, "<v:shapetype id=\"_x0000_t202\""));
    assert_non_null(strstr(xml, "<v:shape id=\"_x0000_s8193\" type=\"#_x0000_t202\""));
    assert_non_null(strstr(xml, "<x:Anchor>3, 15, 5, 2, 7, 15, 9, 4</x:Anchor>"));
    assert_non_null(
        strstr(xml, "<x:Row>6</x:Row><x:Column>2</x:Column></x:ClientData></v:shape></xml>"));
}

static void the_box_is_as_high_as_its_text_and_stays_on_the_sheet(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {
        {1, 1, BM_ERROR, "a\nb\nc\nd\ne"},
        {1048576, 16384, BM_ERROR, "a"},
        {2, 1, BM_ERROR,
         "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"}};
    const char *xml = drawn(k, NULL, marks, 3);
    assert_non_null(strstr(xml, "<x:Anchor>1, 15, 0, 2, 5, 15, 6, 4</x:Anchor>"));
    assert_non_null(strstr(xml, "<x:Anchor>1, 15, 0, 2, 5, 15, 30, 4</x:Anchor>"));
    assert_non_null(
        strstr(xml, "<x:Anchor>16379, 15, 1048571, 2, 16383, 15, 1048575, 4</x:Anchor>"));
}

static void boxes_that_are_there_stay(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{1, 1, BM_ERROR, "a"}, {2, 2, BM_ERROR, "b"}};
    static const char old[] =
        DRAWING("1", SHAPE("1025", "#ffffe1", "1", "1") "<v:shape id=\"_x0000_s1026\"/>");
    const char *xml = drawn(k, old, marks, 2);
    assert_non_null(
        strstr(xml, SHAPE("1025", "#ffffe1", "1", "1") "<v:shape id=\"_x0000_s1026\"/><v:shape "
                                                       "id=\"_x0000_s8193\""));
    assert_non_null(strstr(xml, "data=\"1,8\""));
    assert_null(strstr(xml, "_x0000_s8194"));
    assert_string_equal(drawn(k, old, &marks[1], 1), old);
}

static void boxes_of_ours_go_with_their_comments(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{1, 1, BM_ERROR, "a"}};
    assert_string_equal(
        drawn(k,
              DRAWING("1",
                      SHAPE("1025", "#fffde1", "0", "0") SHAPE("1026", "#fffde1 [80]", "5", "5")
                          SHAPE("1027", "#ffffe1", "6", "6")),
              marks, 1),
        DRAWING("1", SHAPE("1025", "#fffde1", "0", "0") SHAPE("1027", "#ffffe1", "6", "6")));
}

static void numbers_fill_as_many_blocks_as_they_need(void **state)
{
    mark_kit *k = *state;
    bm_mark marks[2047];
    for (uint32_t i = 0; i < 2047; i++)
        marks[i] = (bm_mark){i + 1, 1, BM_ERROR, "x"};
    assert_non_null(strstr(drawn(k, NULL, marks, 2047), "data=\"8,9\""));
    assert_int_equal(bm_mark_vml_highest(bm_str_of(drawn(k, NULL, marks, 2047))), 9);
}

static void the_highest_block_of_a_drawing_is_found(void **state)
{
    (void)state;
    assert_int_equal(bm_mark_vml_highest(bm_str_of(DRAWING("1, 12,3", ""))), 12);
    assert_int_equal(bm_mark_vml_highest(bm_str_of(DRAWING("", SHAPE("5121", "", "", "")))), 5);
    assert_int_equal(bm_mark_vml_highest(bm_str_of("")), 0);
    assert_int_equal(bm_mark_vml_highest(bm_str_of("<a data=\"9\"/>")), 0);
}

static void a_root_without_our_prefixes_is_no_hindrance(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{7, 3, BM_ERROR, "Lỗi"}};
    assert_non_null(strstr(drawn(k, "<xml></xml>", marks, 1), "<xml><v:shape" NAMES " id="));
}

static void damaged_drawings_are_refused(void **state)
{
    mark_kit *k = *state;
    static const char *const broken[] = {
        "", "<a/>", "<xml/>", "<xml>", "<xml><v:shape></xml>", "<xml><v:shape"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        if (drawn(k, broken[i], NULL, 0))
            fail_msg("%s", broken[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MARK_KIT_TEST(a_comment_gets_a_box_beside_its_cell),
        MARK_KIT_TEST(the_box_is_as_high_as_its_text_and_stays_on_the_sheet),
        MARK_KIT_TEST(boxes_that_are_there_stay),
        MARK_KIT_TEST(boxes_of_ours_go_with_their_comments),
        MARK_KIT_TEST(numbers_fill_as_many_blocks_as_they_need),
        MARK_KIT_TEST(the_highest_block_of_a_drawing_is_found),
        MARK_KIT_TEST(a_root_without_our_prefixes_is_no_hindrance),
        MARK_KIT_TEST(damaged_drawings_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
