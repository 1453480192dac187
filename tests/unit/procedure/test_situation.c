/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

static void steps_counts_reasons_and_notes_are_read(void **state)
{
    bm_procedures *p = kit_open(*state, KIT_ALL);
    const bm_situation *s = &p->situations[0];
    assert_int_equal(p->n_situations, 4);
    assert_string_equal(s->id, "gop");
    assert_int_equal(s->n_steps, 2);
    assert_string_equal(s->steps[0].what[BM_LANG_EN], "Keep one");
    assert_int_equal(s->steps[0].n_reasons, 2);
    assert_int_equal(s->steps[0].reasons[1].statement.grade, BM_GRADE_INFERRED);
    assert_false(s->steps[0].count.is_answer);
    assert_int_equal(s->steps[0].count.number, 1);
    assert_true(s->steps[1].count.is_answer);
    assert_int_equal(s->steps[1].count.question, 1);
    assert_int_equal(s->steps[1].count.number, 1);
    assert_int_equal(s->steps[1].procedure, 1);
    assert_int_equal(s->n_notes, 1);
    bm_procedures_free(p);
}

static void names_of_procedures_and_questions_must_be_known(void **state)
{
    kit *k = *state;
    kit_faults(k,
               KIT_REGIMES KIT_QUESTIONS KIT_PROCEDURES
               "cases:\n"
               "  - id: a\n"
               "    when: {viec: gop}\n"
               "    steps:\n"
               "      - {procedure: doii, for: A, reasons: []}\n"
               "      - {procedure: doi, for: A, reasons: [], count: {of: viec}}\n"
               "      - {procedure: doi, for: A, reasons: [], count: {of: sso}}\n"
               "      - {procedure: doi, for: A, reasons: [], count: 0}\n"
               "      - {procedure: doi}\n"
               "  - {when: {viec: gop}}\n",
               "P005 32:21; P003 33:59; P005 34:59; P003 35:54; P002 36:9; P002 36:9; P002 37:5; "
               "P002 37:5");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(steps_counts_reasons_and_notes_are_read),
        KIT_TEST(names_of_procedures_and_questions_must_be_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
