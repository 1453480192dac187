/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

static void unknown_and_missing_keys_are_told_with_the_nearest(void **state)
{
    static const bm_procedure_read_key keys[] = {{"text", true}, {"source", false}};
    kit *k = *state;
    const bm_procedure_read r = {k->a, k->ds};
    assert_true(bm_procedure_read_map(&r, kit_value(k, "sourc: a\nnone: b\n"), "here", keys, 2));
    assert_int_equal(bm_diags_count(k->ds), 3);
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_EN], "source"));
    assert_null(strstr(bm_diags_at(k->ds, 1)->hint[BM_LANG_EN], "did you mean"));
    assert_string_equal(kit_said(k), "P001 1:1; P001 2:1; P002 1:1");
    assert_false(bm_procedure_read_map(&r, kit_value(k, "[a]"), "here", keys, 2));
    assert_string_equal(kit_said(k), "P004 1:1");
}

static void names_of_our_own_are_ascii(void **state)
{
    kit *k = *state;
    const bm_procedure_read r = {k->a, k->ds};
    assert_true(bm_procedure_read_names(&r, kit_value(k, "a-1_b: x"), "n", 2));
    assert_true(bm_procedure_read_names(&r, kit_value(k, "Á: x\n1a: y"), "n", 2));
    assert_string_equal(kit_said(k), "P003 1:1; P003 2:1");
    assert_false(bm_procedure_read_names(&r, kit_value(k, "a: x\nb: y\nc: z"), "n", 2));
    assert_string_equal(kit_said(k), "P006 1:1");
    assert_false(bm_procedure_read_names(&r, kit_value(k, "a"), "n", 2));
    assert_false(bm_procedure_read_list(&r, kit_value(k, "a"), "n", 2));
    assert_false(bm_procedure_read_list(&r, kit_value(k, "[a, b, c]"), "n", 2));
    assert_string_equal(kit_said(k), "P004 1:1; P004 1:1; P006 1:1");
}

static void a_text_is_one_for_both_languages_or_one_for_each(void **state)
{
    kit *k = *state;
    const char *out[2];
    const bm_procedure_read r = {k->a, k->ds};
    bm_procedure_read_both(&r, kit_value(k, "Một"), "n", out);
    assert_string_equal(out[BM_LANG_VI], "Một");
    assert_string_equal(out[BM_LANG_EN], "Một");
    bm_procedure_read_both(&r, kit_value(k, "{vi: Một, en: One}"), "n", out);
    assert_string_equal(out[BM_LANG_EN], "One");
    bm_procedure_read_both(&r, NULL, "n", out);
    assert_string_equal(out[BM_LANG_EN], "");
    assert_string_equal(kit_said(k), "");
    bm_procedure_read_both(&r, kit_value(k, "{vi: Một}"), "n", out);
    assert_string_equal(kit_said(k), "P002 1:1");
    assert_string_equal(bm_procedure_read_text(&r, kit_value(k, "\"a\\tb\""), "n").ptr, "");
    assert_string_equal(bm_procedure_read_text(&r, kit_value(k, "\"\""), "n").ptr, "");
    assert_string_equal(kit_said(k), "P004 1:1; P004 1:1");
}

static void words_numbers_and_days_are_held_against_what_is_allowed(void **state)
{
    static const char *const words[] = {"mot", "hai"};
    kit *k = *state;
    bm_date d;
    const bm_procedure_read r = {k->a, k->ds};
    assert_int_equal(bm_procedure_read_word(&r, kit_value(k, "hai"), "n", words, 2), 1);
    assert_int_equal(bm_procedure_read_word(&r, NULL, "n", words, 2), -1);
    assert_true(bm_procedure_read_bool(&r, kit_value(k, "true"), "n"));
    assert_int_equal(bm_procedure_read_number(&r, kit_value(k, "-3"), "n", -5, 5), -3);
    assert_int_equal(bm_procedure_read_number(&r, NULL, "n", 2, 5), 2);
    assert_true(bm_procedure_read_day(&r, kit_value(k, "2024-02-29"), "n", &d));
    assert_int_equal(d.day, 29);
    assert_string_equal(kit_said(k), "");
    assert_int_equal(bm_procedure_read_word(&r, kit_value(k, "ba"), "n", words, 2), -1);
    assert_int_equal(bm_procedure_read_word(&r, kit_value(k, "[hai]"), "n", words, 2), -1);
    assert_false(bm_procedure_read_bool(&r, kit_value(k, "yes"), "n"));
    assert_int_equal(bm_procedure_read_number(&r, kit_value(k, "6"), "n", 2, 5), 2);
    assert_int_equal(bm_procedure_read_number(&r, kit_value(k, "1234567"), "n", 2, 5), 2);
    assert_int_equal(bm_procedure_read_number(&r, kit_value(k, "{}"), "n", 2, 5), 2);
    assert_false(bm_procedure_read_day(&r, kit_value(k, "2023-02-29"), "n", &d));
    assert_false(bm_procedure_read_day(&r, kit_value(k, "29/02/2024"), "n", &d));
    assert_false(bm_procedure_read_day(&r, kit_value(k, "[1]"), "n", &d));
    assert_string_equal(kit_said(k), "P003 1:1; P004 1:1; P003 1:1; P003 1:1; P003 1:1; P004 1:1; "
                                     "P003 1:1; P003 1:1; P004 1:1");
}

static void a_statement_without_a_source_must_be_unknown(void **state)
{
    kit *k = *state;
    bm_statements out;
    const bm_procedure_read r = {k->a, k->ds};
    bm_procedure_read_statements(
        &r, kit_value(k, "- {text: A, source: N, grade: quoted}\n- {text: B, grade: unknown}\n"),
        "n", &out);
    assert_string_equal(kit_said(k), "");
    assert_int_equal(out.n, 2);
    assert_int_equal(out.items[0].grade, BM_GRADE_QUOTED);
    assert_string_equal(out.items[1].source, "");
    bm_procedure_read_statements(&r, kit_value(k, "- {text: A, grade: inferred}\n- {text: B}\n"),
                                 "n", &out);
    assert_string_equal(kit_said(k), "P002 1:3; P002 2:3");
}

static void a_name_is_found_or_told_with_the_nearest(void **state)
{
    kit *k = *state;
    const bm_procedure_read r = {k->a, k->ds};
    const bm_str names[] = {BM_STR("thu-hoi"), BM_STR("gia-han")};
    assert_int_equal(bm_procedure_read_name(&r, bm_str_of("gia-han"), NULL, "x", names, 2), 1);
    assert_int_equal(bm_procedure_read_name(&r, bm_str_of("thu_hoi"), NULL, "x", names, 2), -1);
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_VI], "thu-hoi"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(unknown_and_missing_keys_are_told_with_the_nearest),
        KIT_TEST(names_of_our_own_are_ascii),
        KIT_TEST(a_text_is_one_for_both_languages_or_one_for_each),
        KIT_TEST(words_numbers_and_days_are_held_against_what_is_allowed),
        KIT_TEST(a_statement_without_a_source_must_be_unknown),
        KIT_TEST(a_name_is_found_or_told_with_the_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
