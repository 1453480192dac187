/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "procedure/when.h"

/* Does the condition ${text} hold for these answers on 01/06/2023? */
static bool holds(kit *k, const char *text, const char *viec, const char *so, const char *ngay)
{
    bm_procedures *p = kit_open(k, KIT_ALL);
    const bm_procedure_read r = {k->a, k->ds};
    const bm_str values[] = {bm_str_of(viec), bm_str_of(so), bm_str_of(ngay)};
    const bm_when_answers x = {p, 0, {2023, 6, 1}, values};
    bm_when when;
    bm_when_compile(&r, kit_value(k, text), p, &when);
    assert_string_equal(kit_said(k), "");
    bool result = bm_when_holds(&when, &x);
    bm_procedures_free(p);
    return result;
}

static void all_tests_must_hold_and_a_list_is_any_of_its_values(void **state)
{
    kit *k = *state;
    assert_true(holds(k, "{viec: gop, so: 2}", "gop", "2", ""));
    assert_false(holds(k, "{viec: gop, so: 2}", "gop", "3", ""));
    assert_true(holds(k, "{viec: [het, gop]}", "gop", "", ""));
    assert_false(holds(k, "{viec: [het, mat]}", "gop", "", ""));
    assert_true(holds(k, "{regime: cu}", "", "", ""));
    assert_false(holds(k, "{regime: moi}", "", "", ""));
    assert_true(holds(k, "{so: \"\"}", "gop", "", ""));
    assert_false(holds(k, "{so: \"\"}", "gop", "1", ""));
    assert_true(holds(k, "{}", "", "", ""));
}

static void days_left_are_counted_from_the_day_of_the_case(void **state)
{
    kit *k = *state;
    assert_true(holds(k, "{du_60: có}", "het", "", "31/07/2023"));    /* 60 days */
    assert_true(holds(k, "{du_60: không}", "het", "", "30/07/2023")); /* 59 days */
    assert_true(holds(k, "{du_60: không}", "het", "", "31/05/2023"));
    assert_true(holds(k, "{du_60: \"\"}", "het", "", ""));
    assert_false(holds(k, "{du_60: [có, không]}", "het", "", ""));
}

static void any_is_one_of_several(void **state)
{
    kit *k = *state;
    assert_true(holds(k, "{lam: có}", "gop", "1", ""));
    assert_true(holds(k, "{lam: không}", "gop", "0", ""));
    assert_true(holds(k, "{lam: có}", "het", "", ""));
    assert_true(holds(k, "{lam: không}", "het", "", "01/06/2023"));
}

static void what_a_condition_may_name_is_checked(void **state)
{
    kit *k = *state;
    kit_faults(k,
               KIT_REGIMES
               "questions: {viec: {ask: A, options: {x: X}}, n: {ask: N, kind: number}}\n"
               "conditions:\n"
               "  a: {days_left: {of: viec, at_least: 1}}\n"
               "  b: {number: {of: nn, at_least: 1}}\n"
               "  c: {number: {of: n}}\n"
               "  d: {number: {of: n, at_least: 1}, any: []}\n"
               "  e: {any: [{f: có}]}\n"
               "  viec: {any: []}\n"
               "  g: {sum: {}}\n" KIT_PROCEDURES "cases: []\n",
               "P003 8:23; P005 9:20; P002 10:15; P004 11:6; P005 12:14; P003 13:3; P001 14:7");
}

static void an_any_may_not_name_another(void **state)
{
    kit *k = *state;
    kit_faults(k,
               KIT_REGIMES "questions: {viec: {ask: A, options: {x: X}}}\n"
                           "conditions:\n"
                           "  a: {any: [{viec: x}]}\n"
                           "  b: {any: [{a: có}]}\n" KIT_PROCEDURES "cases: []\n",
               "P003 9:13");
}

static void values_must_be_answers(void **state)
{
    kit *k = *state;
    kit_faults(k,
               KIT_REGIMES KIT_QUESTIONS KIT_PROCEDURES
               "cases:\n"
               "  - {id: a, when: {viec: gop2}, steps: []}\n"
               "  - {id: b, when: {du_60: yes}, steps: []}\n"
               "  - {id: c, when: {regime: [cu, moii]}, steps: []}\n"
               "  - {id: d, when: {viecc: gop}, steps: []}\n"
               "  - {id: e, when: viec, steps: []}\n"
               "  - {id: f, when: {ngay: 01/01/2024}, steps: []}\n",
               "P003 29:26; P003 30:27; P003 31:33; P005 32:20; P004 33:19; P003 34:26");
}

static void the_last_question_looks_through_conditions(void **state)
{
    kit *k = *state;
    bm_procedures *p = kit_open(k, KIT_ALL);
    const bm_procedure_read r = {k->a, k->ds};
    bm_when when;
    bm_when_compile(&r, kit_value(k, "{viec: het, lam: có}"), p, &when);
    assert_int_equal(bm_when_last_question(p, &when), 2);
    bm_when_compile(&r, kit_value(k, "{co_cai: có}"), p, &when);
    assert_int_equal(bm_when_last_question(p, &when), 1);
    bm_when_compile(&r, kit_value(k, "{regime: cu}"), p, &when);
    assert_int_equal(bm_when_last_question(p, &when), p->n_questions);
    bm_procedures_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(all_tests_must_hold_and_a_list_is_any_of_its_values),
        KIT_TEST(days_left_are_counted_from_the_day_of_the_case),
        KIT_TEST(any_is_one_of_several),
        KIT_TEST(what_a_condition_may_name_is_checked),
        KIT_TEST(an_any_may_not_name_another),
        KIT_TEST(values_must_be_answers),
        KIT_TEST(the_last_question_looks_through_conditions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
