/* Texts in Markdown: what a file says against what its data print. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "reading_case.h"

#include "api/reading_prose.h"

#define TEXT(n, text) "[bieumau" n "_noi_dung (p \"" text "\") ]bieumau" n "_noi_dung "

static bool take(reading_case *c, const char *file, size_t part, const char *again)
{
    bm_reading_prose prose;
    bm_reading_prose_find(&prose, &c->parts, docx_tree_body(c->a, file));
    return bm_reading_prose_take(&prose, &c->parts.parts[part], docx_tree_body(c->a, again),
                                 &c->reports[part]);
}

static void what_is_the_same_is_left_as_it_was_written(void **state)
{
    (void)state;
    reading_case c;
    reading_case_open(&c);
    (void)reading_case_add(&c, "{1}", false, "{noi_dung: '__Nội__ dung'}");
    assert_false(take(&c, "[bieumau_noi_dung (p b\"N\" b\"ội\" \" \" \"dung\") ]bieumau_noi_dung",
                      0, "[bieumau_noi_dung (p b\"Nội\" \" dung\") ]bieumau_noi_dung"));
    assert_false(take(&c, "(p \"không có dấu trang\")", 0, TEXT("", "Nội dung")));
    reading_case_said(&c, "");
    reading_case_left(&c, 0, "{noi_dung: __Nội__ dung}");
    assert_false(c.reports[0].taken);
    reading_case_close(&c);
}

static void what_was_changed_is_taken(void **state)
{
    (void)state;
    reading_case c;
    reading_case_open(&c);
    (void)reading_case_add(&c, "{1}", false, "{noi_dung: cũ}");
    assert_true(take(&c, "[bieumau_noi_dung (p \"mới \" i\"hơn\") (p \"nữa\" !) ]bieumau_noi_dung",
                     0, TEXT("", "cũ")));
    reading_case_said(
        &c, "V070 the text of the field “noi_dung” (Nội dung) has pictures, boxes, notes or "
            "joined cells or is too long, and cannot be said in full in the data\n"
            "V069 the text of the field “noi_dung” (Nội dung) was changed in the document; "
            "taken from the document");
    reading_case_left(&c, 0, "{noi_dung: mới *hơn*\n\nnữa}");
    assert_true(c.reports[0].taken);
    /* what was typed over the gap, and what was deleted */
    assert_true(take(&c, "[bieumau_noi_dung (p) ]bieumau_noi_dung", 0, TEXT("", "cũ")));
    reading_case_left(&c, 0, "{}");
    assert_true(take(&c, TEXT("", "điền"), 0, TEXT("", "........")));
    reading_case_left(&c, 0, "{noi_dung: điền}");
    reading_case_close(&c);
}

static void texts_belong_to_the_documents_in_their_order(void **state)
{
    (void)state;
    reading_case c;
    reading_case_open(&c);
    (void)reading_case_add(&c, "{1}", false, "{noi_dung: a}");
    (void)reading_case_add(&c, "{2}", false, "{noi_dung: b}");
    const char *file = TEXT("", "a") TEXT("2", "b2");
    assert_false(take(&c, file, 0, TEXT("", "a")));
    assert_true(take(&c, file, 1, TEXT("", "b")));
    reading_case_left(&c, 1, "{noi_dung: b2}");
    /* two copies of each */
    const char *copies = TEXT("", "a") TEXT("2", "a2") TEXT("3", "b2") TEXT("4", "b2");
    assert_true(take(&c, copies, 0, TEXT("", "a")));
    reading_case_left(&c, 0, "{noi_dung: a2}");
    assert_false(take(&c, copies, 1, TEXT("", "b2")));
    reading_case_close(&c);
}

static void names_that_were_cut_are_known_by_the_number_of_the_field(void **state)
{
    (void)state;
    reading_case c;
    reading_case_open(&c);
    (void)reading_case_add(&c, "{1}", false, "{noi_dung: a}");
    int field = bm_form_lookup_field(c.form, bm_str_of("noi_dung"), -1);
    const char *name = bm_arena_printf(c.a, "bieumau_noi_d_F%d", field);
    assert_true(take(&c, bm_arena_printf(c.a, "[%s (p \"b\") ]%s", name, name), 0,
                     bm_arena_printf(c.a, "[%s (p \"a\") ]%s", name, name)));
    assert_false(take(&c,
                      "[bieumau_noi_d_F0 (p \"b\") ]bieumau_noi_d_F0 [bieumau_F999 ]bieumau_F999",
                      0, TEXT("", "a")));
    reading_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_the_same_is_left_as_it_was_written),
        cmocka_unit_test(what_was_changed_is_taken),
        cmocka_unit_test(texts_belong_to_the_documents_in_their_order),
        cmocka_unit_test(names_that_were_cut_are_known_by_the_number_of_the_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
