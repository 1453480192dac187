/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "mark_kit.h"

#include "base/limit.h"
#include "sheet/mark_comments.h"

#define COMMENTS(authors, comments)                                              \
    "<comments xmlns=\"m\"><authors>" authors "</authors><commentList>" comments \
    "</commentList></comments>"
#define RUN(text)                                                                              \
    "<r><rPr><sz val=\"9\"/><color indexed=\"81\"/><rFont val=\"Tahoma\"/><family val=\"2\"/>" \
    "</rPr>" text "</r>"

static bm_mark_comments_job job;
static bm_mark_cells cells;

/* ${xml} with ${marks}; NULL = refused. */
static const char *commented(mark_kit *k, const char *xml, const bm_mark *marks, size_t n)
{
    bm_mark_cells_sort(k->arena, marks, n, &cells);
    job = (bm_mark_comments_job){
        .arena = k->arena, .xml = xml ? bm_str_of(xml) : bm_str_n(NULL, 0), .cells = &cells};
    mark_kit_begin(k);
    return bm_mark_comments_write(&job, k->pack) == 0 ? mark_kit_end(k) : NULL;
}

static void a_sheet_without_comments_gets_them(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{7, 3, BM_ERROR, "Lỗi <1>"}, {7, 3, BM_NOTE, "hai"}};
    const char *xml = commented(k, NULL, marks, 2);
    assert_non_null(
        strstr(xml, "<comments xmlns=\"http://schemas.openxmlformats.org/"
                    "spreadsheetml/2006/main\"><authors><author>bieumau</author></authors>"
                    "<commentList><comment ref=\"C7\" authorId=\"0\"><text>" RUN(
                        "<t>Lỗi &lt;1&gt;\nhai</t>") "</text></comment></commentList></comments>"));
    assert_true(cells.cells[0].has_comment);
    assert_true(bm_mark_comments_has_ours(bm_str_of(xml)));
}

static void other_peoples_comments_stay(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{1, 1, BM_ERROR, "sai"}, {2, 1, BM_ERROR, "thiếu"}};
    static const char old[] =
        COMMENTS("<author>Lan</author>",
                 "<comment ref=\"A1\" authorId=\"0\"><text><r><t>cũ</t></r></text></comment>"
                 "<comment ref=\"B1\" authorId=\"0\"><text><r><t>kia</t></r></text></comment>");
    const char *first = commented(k, old, marks, 2);
    assert_string_equal(
        first,
        COMMENTS(
            "<author>Lan</author><author>bieumau</author>",
            "<comment ref=\"A1\" authorId=\"0\"><text><r><t>cũ</t></r>" RUN(
                "<t xml:space=\"preserve\">\n\n— bieumau —\nsai</t>") "</text></comment><comment "
                                                                      "ref=\"B1\" "
                                                                      "authorId=\"0\"><text><r><t>"
                                                                      "kia</t></r></text></"
                                                                      "comment><comment ref=\"A2\" "
                                                                      "authorId=\"1\"><text>" RUN(
                                                                          "<t>thiếu</t>") "</"
                                                                                          "text></"
                                                                                          "comment"
                                                                                          ">"));
    assert_false(bm_mark_comments_has_ours(bm_str_of(old)));
    assert_true(bm_mark_comments_has_ours(bm_str_of(first)));
    assert_string_equal(commented(k, first, marks, 2), first);
    assert_string_equal(
        commented(k, first, NULL, 0),
        COMMENTS(
            "<author>Lan</author><author>bieumau</author>",
            "<comment ref=\"A1\" authorId=\"0\"><text><r><t>cũ</t></r></text></comment><comment "
            "ref=\"B1\" authorId=\"0\"><text><r><t>kia</t></r></text></comment>"));
}

static void a_thread_is_left_alone(void **state)
{
    mark_kit *k = *state;
    const bm_mark marks[] = {{1, 1, BM_ERROR, "sai"}, {1, 2, BM_ERROR, "sai"}};
    static const char old[] =
        COMMENTS("<author>tc={1}</author><author>bieumau</author>",
                 "<comment ref=\"A1\" authorId=\"0\"><text><t>thread</t></text></comment><comment "
                 "ref=\"B1\" authorId=\"0\"><text/></comment>");
    assert_string_equal(commented(k, old, marks, 2), old);
    assert_int_equal(job.n_thread, 2);
    assert_false(cells.cells[0].has_comment);
    assert_true(cells.cells[0].has_thread);
}

static void there_are_so_many_comments_and_no_more(void **state)
{
    mark_kit *k = *state;
    bm_mark *marks = bm_arena_zero(k->arena, BM_LIMIT_MARK_COMMENTS + 10, sizeof *marks);
    for (uint32_t i = 0; i < BM_LIMIT_MARK_COMMENTS + 10; i++)
        marks[i] = (bm_mark){i + 1, 1, BM_ERROR, "x"};
    assert_non_null(
        commented(k,
                  COMMENTS("<author>Lan</author>",
                           "<comment ref=\"C1\" authorId=\"0\"><text><t>a</t></text></comment>"),
                  marks, BM_LIMIT_MARK_COMMENTS + 10));
    assert_int_equal(job.n_over, 11);
    assert_true(cells.cells[BM_LIMIT_MARK_COMMENTS - 2].has_comment);
    assert_false(cells.cells[BM_LIMIT_MARK_COMMENTS - 1].has_comment);
}

static void damaged_comments_are_refused(void **state)
{
    mark_kit *k = *state;
    static const char *const broken[] = {
        "",
        "<comments/>",
        "<comments><authors/></comments>",
        "<comments><commentList/></comments>",
        "<comments><authors><author>a",
        "<comments><authors/><commentList><comment ref='A1'><text>",
        "<comments><authors/><commentList><comment ref='A1'></commentList></comments>",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        if (commented(k, broken[i], NULL, 0))
            fail_msg("%s", broken[i]);
}

static void odd_comments_are_copied(void **state)
{
    mark_kit *k = *state;
    static const char odd[] =
        COMMENTS("<author>bieumau</author>",
                 "<comment ref=\"?\" authorId=\"9\"><text></text></comment><comment/><comment "
                 "authorId=\"x\"></comment>");
    assert_string_equal(commented(k, odd, NULL, 0), odd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MARK_KIT_TEST(a_sheet_without_comments_gets_them),
        MARK_KIT_TEST(other_peoples_comments_stay),
        MARK_KIT_TEST(a_thread_is_left_alone),
        MARK_KIT_TEST(there_are_so_many_comments_and_no_more),
        MARK_KIT_TEST(damaged_comments_are_refused),
        MARK_KIT_TEST(odd_comments_are_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
