/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "procedure_kit.h"

static const bm_day today = {0, 0, 0};

static void procedures_are_read_once_from_the_first_folder_that_has_them(void **state)
{
    kit *k = *state;
    const bm_procedures *p = bm_procedures_load(k->env, k->ds);
    assert_non_null(p);
    assert_ptr_equal(p, bm_procedures_load(k->env, k->ds));
    assert_string_equal(bm_procedure_at(p, "cu", 0)->id, "thu");
    kit_reported(k, "");
}

static void without_the_file_its_place_is_told(void **state)
{
    kit *k = *state;
    (void)unlink("forms/procedures.yaml");
    (void)unlink("forms/holidays.yaml");
    assert_null(bm_procedures_load(k->env, k->ds));
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_VI], "forms/procedures.yaml"));
    assert_null(bm_holidays_open(k->env, NULL, k->ds));
    kit_reported(k, "E005 E005");
}

static void answers_lead_to_steps_with_days(void **state)
{
    kit *k = *state;
    const bm_procedures *p = bm_procedures_load(k->env, k->ds);
    bm_holidays *h = bm_holidays_open(k->env, NULL, k->ds);
    bm_data *answers = bm_data_new(NULL);
    bm_advice *x = bm_advise(k->env, p, NULL, today, h, k->ds);
    assert_string_equal(x->next->id, "viec");
    assert_int_equal(x->day.month, 2); /* today of the environment */
    bm_advice_free(x);
    assert_int_equal(bm_data_set(answers, "viec", "mat", 3, k->ds), 0);
    x = bm_advise(k->env, p, answers, (bm_day){2023, 12, 29}, h, k->ds);
    assert_null(x->next);
    assert_string_equal(x->regime->id, "cu");
    assert_int_equal(x->steps[0].deadlines[0].due.day, 4); /* Friday; 01/01/2024 is a holiday */
    assert_string_equal(x->calendar[BM_LANG_EN], "No Tet");
    bm_advice_free(x);
    x = bm_advise(k->env, p, answers, (bm_day){2023, 12, 29}, NULL, k->ds);
    assert_int_equal(x->steps[0].deadlines[0].due.year, 0);
    assert_null(x->calendar[0]);
    bm_advice_free(x);
    assert_null(bm_advise(k->env, p, answers, (bm_day){2023, 2, 30}, h, k->ds));
    kit_reported(k, "D011");
    bm_advice_free(NULL);
    bm_data_free(answers);
    bm_holidays_free(h);
    bm_holidays_free(NULL);
}

static void answers_are_a_plain_map(void **state)
{
    kit *k = *state;
    kit_put("a.yaml", "viec: mat\nnhan: 01/03/2024\n");
    kit_put("b.json", "{\"viec\": \"mat\"}");
    kit_put("c.yaml", "- viec\n");
    bm_data *a = bm_answers_read(k->env, "a.yaml", BM_INPUT_AUTO, k->ds);
    bm_data *b = bm_answers_read(k->env, "b.json", BM_INPUT_AUTO, k->ds);
    assert_non_null(a);
    assert_non_null(b);
    assert_null(bm_answers_read(k->env, "c.yaml", BM_INPUT_AUTO, k->ds));
    assert_null(bm_answers_read(k->env, "none.yaml", BM_INPUT_AUTO, k->ds));
    kit_reported(k, "P004 E005");
    const bm_procedures *p = bm_procedures_load(k->env, k->ds);
    bm_advice *x = bm_advise(k->env, p, a, (bm_day){2023, 6, 1}, NULL, k->ds);
    assert_int_equal(x->steps[0].deadlines[0].counted_from.month, 3);
    assert_int_equal(bm_data_set(a, "viec", "mất", 6, k->ds), 0); /* an answer may be corrected */
    assert_null(bm_advise(k->env, p, a, today, NULL, k->ds));
    kit_reported(k, "P012");
    bm_advice_free(x);
    bm_data_free(a);
    bm_data_free(b);
}

static void further_holidays_are_added(void **state)
{
    kit *k = *state;
    bm_day due;
    kit_put("tet.yaml", "days: [2024-02-09]\ncomplete: [2024]\n");
    bm_holidays *h = bm_holidays_open(k->env, "tet.yaml", k->ds);
    assert_int_equal(bm_working_day(h, (bm_day){2024, 2, 8}, 1, &due, k->ds), 0);
    assert_int_equal(due.day, 12);
    assert_null(bm_holidays_note(h, due));
    bm_holidays_free(h);
    assert_null(bm_holidays_open(k->env, "none.yaml", k->ds));
    kit_put("sai.yaml", "days: [9/2]\n");
    assert_null(bm_holidays_open(k->env, "sai.yaml", k->ds));
    kit_reported(k, "E005 P003");
    assert_int_equal(bm_holidays_lint(k->env, "tet.yaml", k->ds), 0);
    assert_int_equal(bm_holidays_lint(k->env, "sai.yaml", k->ds), -1);
    kit_reported(k, "P003");
}

static void a_file_of_procedures_is_held_against_the_forms(void **state)
{
    kit *k = *state;
    assert_int_equal(bm_procedures_lint(k->env, "forms/procedures.yaml", k->ds), 0);
    kit_reported(k, "");
    char text[8000] = KIT_PROCEDURES;
    char *at = strstr(text, "{ben_giao: ");
    memcpy(at, "{ben_gia0: ", 11);
    at = strstr(text, "form: vd/mot");
    memcpy(at, "form: vd/mat", 12);
    kit_put("p.yaml", text);
    assert_int_equal(bm_procedures_lint(k->env, "p.yaml", k->ds), -1);
    kit_reported(k, "D004 P008");
    assert_int_equal(bm_procedures_lint(k->env, "none.yaml", k->ds), -1);
    kit_reported(k, "E005");
}

static void grades_have_words(void **state)
{
    (void)state;
    assert_string_equal(bm_grade_text(BM_GRADE_UNKNOWN, BM_LANG_VI), "chưa rõ");
    assert_string_equal(bm_grade_text(BM_GRADE_QUOTED, BM_LANG_EN), "quoted");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST_PROCEDURES(procedures_are_read_once_from_the_first_folder_that_has_them),
        KIT_TEST_PROCEDURES(without_the_file_its_place_is_told),
        KIT_TEST_PROCEDURES(answers_lead_to_steps_with_days),
        KIT_TEST_PROCEDURES(answers_are_a_plain_map),
        KIT_TEST_PROCEDURES(further_holidays_are_added),
        KIT_TEST_PROCEDURES(a_file_of_procedures_is_held_against_the_forms),
        cmocka_unit_test(grades_have_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
