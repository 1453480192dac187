/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

static size_t regime_on(const bm_procedures *p, int year, int month, int day)
{
    const bm_date d = {year, month, day};
    return bm_procedures_regime(p, d);
}

static void a_day_chooses_its_regime(void **state)
{
    bm_procedures *p = kit_open(*state, KIT_ALL);
    assert_int_equal(regime_on(p, 2019, 12, 31), p->n_regimes);
    assert_int_equal(regime_on(p, 2020, 1, 1), 0);
    assert_int_equal(regime_on(p, 2023, 12, 31), 0);
    assert_int_equal(regime_on(p, 2024, 1, 1), 1);
    assert_int_equal(regime_on(p, 2199, 1, 1), 1);
    assert_int_equal(bm_procedures_regime_named(p, bm_str_of("moi")), 1);
    assert_int_equal(bm_procedures_regime_named(p, bm_str_of("none")), p->n_regimes);
    bm_procedures_free(p);
}

static void the_public_calls_lend_what_was_read(void **state)
{
    bm_procedures *p = kit_open(*state, KIT_ALL);
    assert_string_equal(bm_regime_at(p, 1)->title[BM_LANG_EN], "New");
    assert_int_equal(bm_regime_at(p, 0)->until.month, 12);
    assert_null(bm_regime_at(p, 2));
    assert_string_equal(bm_procedure_at(p, "cu", 1)->id, "bo");
    assert_null(bm_procedure_at(p, "cu", 2));
    assert_null(bm_procedure_at(p, "none", 0));
    assert_string_equal(bm_procedure_lookup(p, NULL, "doi")->regime->id, "moi");
    assert_null(bm_procedure_lookup(p, "cu", "none"));
    assert_string_equal(bm_event_at(p, 1), "bao");
    assert_null(bm_event_at(p, 2));
    bm_procedures_free(p);
}

static void periods_may_not_overlap(void **state)
{
    kit *k = *state;
    kit_faults(
        k,
        "date: n\nregimes:\n  a: {title: A, from: 2020-01-01}\n  b: {title: B, from: 2024-01-01}\n"
        "events: {}\nquestions: {}\nprocedures: {}\ncases: []\n",
        "P027 4:3");
    kit_faults(k,
               "date: n\nregimes:\n  a: {title: A, from: 01/01/2020}\n"
               "events: {}\nquestions: {}\nprocedures: {}\ncases: []\n",
               "P003 3:23");
}

static void the_outermost_level_is_strict(void **state)
{
    kit *k = *state;
    kit_faults(k, "regimes: {}\nevent: {}\n",
               "P001 2:1; P002 1:1; P002 1:1; P002 1:1; P002 1:1; P002 1:1");
    kit_faults(k, "- a\n", "P004 1:1");
    kit_faults(k, "a: b: c\n", "I021 1:5");
}

/* The file that is shipped, and every way of answering its questions. */
static void the_shipped_file_is_right(void **state)
{
    kit *k = *state;
    FILE *f = fopen("forms/procedures.yaml", "rb");
    assert_non_null(f); /* run from the top folder */
    char *text = bm_arena_zero(k->a, 1 << 20, 1);
    assert_true(fread(text, 1, (1 << 20) - 1, f) > 0);
    (void)fclose(f);
    bm_procedures *p = kit_open(k, text);
    assert_int_equal(p->n_regimes, 3);
    assert_string_equal(bm_regime_at(p, 2)->id, "nd68-2024");
    bm_procedures_free(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_day_chooses_its_regime),  KIT_TEST(the_public_calls_lend_what_was_read),
        KIT_TEST(periods_may_not_overlap),   KIT_TEST(the_outermost_level_is_strict),
        KIT_TEST(the_shipped_file_is_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
