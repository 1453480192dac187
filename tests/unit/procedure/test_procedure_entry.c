/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

static void forms_deadlines_and_statements_are_read(void **state)
{
    bm_procedures *p = kit_open(*state, KIT_ALL);
    const bm_procedure *doi = bm_procedure_lookup(p, "cu", "doi");
    assert_int_equal(doi->n_forms, 2);
    assert_string_equal(doi->forms[0].form, "vd/mot");
    assert_int_equal(doi->forms[0].copies, 2);
    assert_int_equal(doi->forms[0].made, BM_MADE_HERE);
    assert_int_equal(doi->forms[1].made, BM_MADE_OTHER);
    assert_int_equal(doi->forms[1].grade, BM_GRADE_UNKNOWN);
    assert_string_equal(doi->addressee.items[0].text[BM_LANG_VI], "Nơi nhận");
    assert_int_equal(doi->deadlines[0].working_days, 3);
    assert_string_equal(doi->deadlines[0].event, "nhan");
    assert_string_equal(doi->deadlines[0].since[BM_LANG_EN], "the receipt");
    assert_int_equal(doi->deadlines[1].working_days, 0);
    assert_false(doi->one_letter);
    assert_true(bm_procedure_lookup(p, "moi", "doi")->one_letter);
    const bm_procedure_entry *entry = bm_procedures_entry(p, 0, 0);
    assert_int_equal(entry->fills[0].n, 1);
    assert_int_equal(entry->fills[1].n, 0);
    assert_int_equal(entry->form_pos[0].line, 20);
    bm_procedures_free(p);
}

static void every_regime_needs_an_entry_and_every_entry_its_keys(void **state)
{
    kit *k = *state;
    kit_faults(
        k,
        KIT_REGIMES "questions: {}\nprocedures:\n"
                    "  a: {title: A, regimes: {cu: {forms: [], addressee: [], deadlines: []}}}\n"
                    "  b: {title: B, regimes: {cu: {}, moi: [], cuu: {}}}\n"
                    "  c: {}\n"
                    "  d: x\ncases: []\n",
        "P002 8:26; P002 9:31; P002 9:31; P002 9:31; P004 9:40; P005 9:44; P002 10:6; P002 10:6; "
        "P004 11:6");
}

static void wrong_forms_and_deadlines_are_told(void **state)
{
    kit *k = *state;
    kit_faults(
        k,
        KIT_REGIMES
        "questions: {}\nprocedures:\n"
        "  a:\n    title: A\n    regimes:\n      moi: {forms: [], addressee: [], deadlines: []}\n"
        "      cu:\n        addressee: {}\n        forms:\n"
        "          - {form: x, name: X, made: there, copies: 0, grade: quoted, source: N}\n"
        "          - {name: X, grade: sure}\n"
        "        deadlines:\n"
        "          - {what: W, working_days: 0, since: nhann, grade: unknown}\n"
        "          - {what: W, working_days: 3, since: nhan}\ncases: []\n",
        "P004 13:20; P003 15:38; P003 15:53; P002 16:13; P003 16:30; P003 18:37; P005 18:47; "
        "P002 19:13");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(forms_deadlines_and_statements_are_read),
        KIT_TEST(every_regime_needs_an_entry_and_every_entry_its_keys),
        KIT_TEST(wrong_forms_and_deadlines_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
