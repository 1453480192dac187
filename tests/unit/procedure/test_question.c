/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "procedure/question.h"

#define REST KIT_PROCEDURES "cases: []\n"

static void questions_keep_their_order_kind_and_limits(void **state)
{
    kit *k = *state;
    bm_procedures *p = kit_open(k, KIT_ALL);
    const bm_question *q = bm_question_at(p, 0);
    assert_string_equal(q->id, "viec");
    assert_string_equal(q->ask[BM_LANG_EN], "What");
    assert_int_equal(q->n_options, 3);
    assert_string_equal(q->options[1].id, "het");
    assert_string_equal(q->options[1].text[BM_LANG_VI], "Hết hạn");
    assert_int_equal(bm_question_at(p, 1)->kind, BM_QUESTION_NUMBER);
    assert_int_equal(bm_question_at(p, 1)->most, 9);
    assert_true(bm_question_at(p, 2)->optional);
    assert_null(bm_question_at(p, 3));
    bm_procedures_free(p);
}

static void an_answer_is_an_option_a_number_in_range_or_a_day(void **state)
{
    kit *k = *state;
    bm_procedures *p = kit_open(k, KIT_ALL);
    const bm_question *choice = bm_question_at(p, 0), *number = bm_question_at(p, 1);
    const bm_question *day = bm_question_at(p, 2);
    assert_true(bm_question_accepts(choice, "gop"));
    assert_false(bm_question_accepts(choice, "Gộp"));
    assert_false(bm_question_accepts(choice, ""));
    assert_true(bm_question_accepts(number, "0"));
    assert_true(bm_question_accepts(number, "09"));
    assert_false(bm_question_accepts(number, "10"));
    assert_false(bm_question_accepts(number, "-1"));
    assert_false(bm_question_accepts(number, "2 cái"));
    assert_false(bm_question_accepts(number, "99999999999999999999"));
    assert_true(bm_question_accepts(day, "29/02/2024"));
    assert_true(bm_question_accepts(day, "2024-02-29"));
    assert_false(bm_question_accepts(day, "30/02/2024"));
    assert_true(bm_question_accepts(day, ""));
    assert_string_equal(bm_question_allowed(k->a, choice), "gop, het, mat");
    assert_string_equal(bm_question_allowed(k->a, number), "0 … 9");
    assert_string_equal(bm_question_allowed(k->a, day), "dd/mm/yyyy");
    bm_procedures_free(p);
}

static void keys_go_with_the_kind(void **state)
{
    kit *k = *state;
    kit_faults(k,
               KIT_REGIMES "questions:\n"
                           "  a: {ask: A}\n"
                           "  b: {ask: B, kind: date, options: {x: X}}\n"
                           "  c: {ask: C, kind: date, least: 3}\n"
                           "  d: {ask: D, kind: number, least: 5, most: 4}\n"
                           "  e: {kind: text}\n" REST,
               "P002 7:6; P001 8:36; P001 9:34; P003 10:45; P002 11:6; P003 11:13");
}

static void a_question_depends_on_earlier_ones_only(void **state)
{
    kit *k = *state;
    kit_faults(k,
               KIT_REGIMES "questions:\n"
                           "  a: {ask: A, options: {x: X}, when: {b: y}}\n"
                           "  b: {ask: B, options: {y: Y}, when: {b: y}}\n"
                           "  c: {ask: C, options: {y: Y}, when: {f: có}}\n"
                           "  n: {ask: N, kind: number}\n"
                           "conditions: {f: {number: {of: n, at_least: 1}}}\n" REST,
               "P010 7:38; P010 8:38; P010 9:38");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(questions_keep_their_order_kind_and_limits),
        KIT_TEST(an_answer_is_an_option_a_number_in_range_or_a_day),
        KIT_TEST(keys_go_with_the_kind),
        KIT_TEST(a_question_depends_on_earlier_ones_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
