/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "mark_kit.h"

#include "sheet/mark_list.h"

static const char *edited(mark_kit *k, const bm_mark_list *list)
{
    mark_kit_begin(k);
    assert_int_equal(bm_mark_list_write(list, k->pack), 0);
    return mark_kit_end(k);
}

static void elements_are_added_at_the_end(void **state)
{
    mark_kit *k = *state;
    bm_mark_list list = {.xml = BM_STR("<?xml version=\"1.0\"?><T><D a=\"1\"/></T>\n"),
                         .added = {"E b=\"2\"", "F"},
                         .n_added = 2};
    assert_string_equal(edited(k, &list),
                        "<?xml version=\"1.0\"?><T><D a=\"1\"/><E b=\"2\"/><F/></T>\n");
    list.xml = bm_str_of("<x:T xmlns:x='y'/>");
    assert_string_equal(edited(k, &list), "<x:T xmlns:x='y'><x:E b=\"2\"/><x:F/></x:T>");
}

static void elements_are_left_out_whole(void **state)
{
    mark_kit *k = *state;
    const bm_str dropped[] = {BM_STR("/A&b"), BM_STR("/two")};
    const bm_mark_list list = {
        .xml = BM_STR("<T><D P=\"/one\"/><D P=\"/a&amp;B\"><E><E/></E></D><D P=\"/TWO\"/> "
                      "<F><D P=\"/two\"/></F></T>"),
        .attribute = "P",
        .dropped = dropped,
        .n_dropped = 2};
    assert_string_equal(edited(k, &list), "<T><D P=\"/one\"/> <F><D P=\"/two\"/></F></T>");
}

static void what_is_broken_is_refused(void **state)
{
    mark_kit *k = *state;
    static const char *const broken[] = {"", "<T>", "<T", "abc", "<T><D></T>"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        const bm_mark_list list = {.xml = bm_str_of(broken[i])};
        mark_kit_begin(k);
        if (bm_mark_list_write(&list, k->pack) == 0)
            fail_msg("%s", broken[i]);
    }
}

static void an_element_is_found_by_an_attribute(void **state)
{
    (void)state;
    const bm_str xml = BM_STR("<T><x:D e='XML'/><D e=\"Vml\" t=\"1\"></D></T>");
    assert_true(
        bm_str_is(bm_mark_list_find(xml, "D", "e", bm_str_of("vml")), "<D e=\"Vml\" t=\"1\">"));
    assert_true(bm_str_is(bm_mark_list_find(xml, "D", "e", bm_str_of("xml")), "<x:D e='XML'/>"));
    assert_null(bm_mark_list_find(xml, "D", "e", bm_str_of("rels")).ptr);
    assert_null(bm_mark_list_find(xml, "T", "e", bm_str_of("vml")).ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MARK_KIT_TEST(elements_are_added_at_the_end),
        MARK_KIT_TEST(elements_are_left_out_whole),
        MARK_KIT_TEST(what_is_broken_is_refused),
        cmocka_unit_test(an_element_is_found_by_an_attribute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
