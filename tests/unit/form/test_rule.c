/* Rules of a form, as they are compiled. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/limit.h"
#include "form/rule.h"
#include "kit.h"

/* Rules begin in line 18. */
#define FIELDS                                                                              \
    KIT_HEAD "date: ngay\n"                                                                 \
             "fields:\n"                                                                    \
             "  ten: {label: Tên, type: text}\n"                                           \
             "  cap: {label: Ngày cấp, type: date}\n"                                    \
             "  het: {label: Ngày hết hạn, type: date}\n"                              \
             "  ngay: {label: Ngày lập, type: date}\n"                                   \
             "  so: {label: Số lượng, type: integer}\n"                                \
             "  chuc_vu: {label: Chức vụ, type: list}\n"                                \
             "  bang: {label: Bảng, type: rows, columns: {\n"                             \
             "    cccd: {label: CCCD, type: identity}, cap: {label: Cấp, type: text}}}\n" \
             "body: [page_break]\n"

static const bm_rule *only_rule(bm_form *form)
{
    assert_int_equal(form->n_rules, 1);
    return form->rules;
}

static int index_of(const bm_form *form, const char *id, int parent)
{
    int field = bm_form_lookup_field(form, bm_str_of(id), parent);
    assert_true(field >= 0);
    return field;
}

static void a_rule_knows_its_fields_its_limit_and_what_it_says(void **state)
{
    (void)state;
    bm_form *form = kit_open(FIELDS "rules:\n"
                                    "  - days_left: {until: het, at_least: 60}\n"
                                    "    when: ten\n"
                                    "    source: NĐ 1, Điều 2\n"
                                    "    advice: {vi: làm mới, en: ask anew}\n");
    const bm_rule *rule = only_rule(form);
    assert_int_equal(rule->kind, BM_KNOWN_RULE_DAYS_LEFT);
    assert_int_equal(rule->fields[0], index_of(form, "het", -1));
    assert_int_equal(rule->fields[1], BM_RULE_DATE);
    assert_int_equal(rule->number, 60);
    assert_int_equal(rule->when, 1);
    assert_int_equal(rule->rows, -1);
    assert_int_equal(rule->level, BM_ERROR);
    assert_string_equal(rule->source.ptr, "NĐ 1, Điều 2");
    assert_string_equal(rule->advice[BM_LANG_VI].ptr, "làm mới");
    assert_string_equal(rule->advice[BM_LANG_EN].ptr, "ask anew");
    bm_form_free(form);
}

static void a_rule_for_rows_names_columns_before_fields(void **state)
{
    (void)state;
    bm_form *form = kit_open(FIELDS "rules: [{rows: bang, required: [cap, ten]}]\n");
    const bm_rule *rule = only_rule(form);
    int table = index_of(form, "bang", -1);
    assert_int_equal(rule->rows, table);
    assert_int_equal(rule->fields[0], index_of(form, "cap", table));
    assert_int_equal(rule->fields[1], index_of(form, "ten", -1));
    bm_form_free(form);
}

static void today_may_stand_for_a_date(void **state)
{
    (void)state;
    bm_form *form = kit_open(FIELDS "rules: [{dates_in_order: [cap, today, het]}]\n");
    const bm_rule *rule = only_rule(form);
    assert_int_equal(rule->n_fields, 3);
    assert_int_equal(rule->fields[1], BM_RULE_TODAY);
    bm_form_free(form);
}

static void today_stands_only_where_a_message_can_do_without_a_label(void **state)
{
    (void)state;
    kit_assert_faults(FIELDS "rules:\n  - {dates_in_order: [today, today]}\n", "F004 18:22");
    kit_assert_faults(FIELDS "rules:\n  - {dates_in_order: [cap, het, cap]}\n", "F004 18:22");
    kit_assert_faults(FIELDS "rules:\n  - {dates_in_order: [cap]}\n", "F004 18:22");
    kit_assert_faults(FIELDS "rules:\n  - {days_left: {until: today, at_least: 1}}\n",
                      "F006 18:25");
    kit_assert_faults(FIELDS "rules:\n  - {years_at_most: {from: today, until: het, years: 1}}\n",
                      "F006 18:28");
    kit_assert_faults(FIELDS "rules:\n  - {years_at_most: {from: cap, until: today, years: 1}}\n",
                      "F006 18:40");
}

static void identity_is_a_warning_unless_the_form_says_more(void **state)
{
    (void)state;
    bm_form *form =
        kit_open(FIELDS "rules:\n"
                        "  - {rows: bang, identity_agrees: {identity: cccd, issued: het}}\n"
                        "  - {level: error, rows: bang, identity_agrees: {identity: cccd}}\n"
                        "  - {level: warning, one_of: [ten, het]}\n");
    assert_int_equal(form->rules[0].level, BM_WARNING);
    assert_int_equal(form->rules[0].fields[BM_RULE_ISSUED], index_of(form, "het", -1));
    assert_int_equal(form->rules[0].fields[BM_RULE_SEX], BM_RULE_NO_FIELD);
    assert_int_equal(form->rules[1].level, BM_ERROR);
    assert_int_equal(form->rules[2].level, BM_WARNING);
    bm_form_free(form);
}

static void signing_takes_one_field_or_several(void **state)
{
    (void)state;
    bm_form *form = kit_open(FIELDS "rules:\n"
                                    "  - signing_authority: chuc_vu\n"
                                    "  - signing_authority: [chuc_vu, ten]\n");
    assert_int_equal(form->rules[0].n_fields, 1);
    assert_int_equal(form->rules[1].n_fields, 2);
    bm_form_free(form);
}

static void a_field_that_a_rule_names_is_used(void **state)
{
    (void)state;
    kit_assert_faults(KIT_HEAD "fields:\n"
                               "  a: {label: a, type: text}\n"
                               "  b: {label: b, type: text}\n"
                               "  c: {label: c, type: text}\n"
                               "  d: {label: d, type: text}\n"
                               "body: [page_break]\n"
                               "rules: [{one_of: [a, b], when: c}]\n",
                      "F007 10:3");
}

static void only_documented_keys_exist(void **state)
{
    (void)state;
    kit_assert_faults(FIELDS "rules:\n  - {one_fo: [ten, cap]}\n", "F001 18:6");
    kit_assert_says(FIELDS "rules: [{one_fo: [ten, cap]}]\n", 0, "“one_of”");
    kit_assert_faults(FIELDS "rules:\n  - days_left: {unitl: het, at_least: 1}\n",
                      "F001 18:17; F002 18:16");
}

static void a_rule_has_exactly_one_kind(void **state)
{
    (void)state;
    kit_assert_faults(FIELDS "rules:\n  - {when: ten}\n", "F004 18:5");
    kit_assert_faults(FIELDS "rules:\n  - {one_of: [ten, cap], required: [ten]}\n", "F004 18:5");
    kit_assert_says(FIELDS "rules:\n  - {when: ten}\n", 0, "dates_in_order | days_left");
}

static void names_are_declared_and_of_the_right_type(void **state)
{
    (void)state;
    kit_assert_faults(FIELDS "rules:\n  - {one_of: [tne, cap]}\n", "F006 18:15");
    kit_assert_faults(FIELDS "rules:\n  - {dates_in_order: [ten, cap]}\n", "F014 18:23");
    kit_assert_faults(FIELDS "rules:\n  - {at_most: {field: ten, value: 3}}\n", "F014 18:23");
    kit_assert_faults(FIELDS "rules:\n  - {rows: ten, one_of: [het, cap]}\n", "F014 18:12");
    kit_assert_faults(FIELDS "rules:\n  - {one_of: [cccd, cap]}\n", "F006 18:15");
    kit_assert_faults(FIELDS "rules:\n  - {signing_authority: so}\n", "F014 18:25");
    kit_assert_faults(FIELDS "rules:\n  - {identity_agrees: {identity: ten}}\n", "F014 18:34");
}

static void shapes_numbers_and_words_are_held_to(void **state)
{
    (void)state;
    kit_assert_faults(FIELDS "rules: {one_of: [ten, cap]}\n", "F004 17:8");
    kit_assert_faults(FIELDS "rules:\n  - {one_of: [ten]}\n", "F004 18:14");
    kit_assert_faults(FIELDS "rules:\n  - {required: ten}\n", "F004 18:16");
    kit_assert_faults(FIELDS "rules:\n  - {required: [ten], level: note}\n", "F003 18:30");
    kit_assert_faults(FIELDS "rules:\n  - {at_most: {field: so, value: -1}}\n", "F003 18:34");
    kit_assert_faults(FIELDS "rules:\n  - {required: [ten], advice: {vi: a}}\n", "F002 18:31");
    kit_assert_faults(FIELDS "rules:\n  - {required: [ten], when: {}}\n", "F004 18:29");
}

static void there_are_not_more_than_the_limit(void **state)
{
    (void)state;
    bm_buf yaml = {0};
    bm_buf_add_cstr(&yaml, FIELDS "rules:\n");
    for (int i = 0; i <= BM_LIMIT_RULES; i++)
        bm_buf_add_cstr(&yaml, "  - {required: [ten]}\n");
    bm_buf_add_byte(&yaml, 0);
    kit_assert_faults(yaml.ptr, "F011 18:3");
    yaml.len = 0;
    bm_buf_add_cstr(&yaml, FIELDS "rules:\n  - {one_of: [ten");
    for (int i = 0; i < 50; i++)
        bm_buf_add_cstr(&yaml, ", so");
    bm_buf_add_cstr(&yaml, "]}\n");
    bm_buf_add_byte(&yaml, 0);
    kit_assert_faults(yaml.ptr, "F011 18:14");
    bm_buf_free(&yaml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_knows_its_fields_its_limit_and_what_it_says),
        cmocka_unit_test(a_rule_for_rows_names_columns_before_fields),
        cmocka_unit_test(today_may_stand_for_a_date),
        cmocka_unit_test(today_stands_only_where_a_message_can_do_without_a_label),
        cmocka_unit_test(identity_is_a_warning_unless_the_form_says_more),
        cmocka_unit_test(signing_takes_one_field_or_several),
        cmocka_unit_test(a_field_that_a_rule_names_is_used),
        cmocka_unit_test(only_documented_keys_exist),
        cmocka_unit_test(a_rule_has_exactly_one_kind),
        cmocka_unit_test(names_are_declared_and_of_the_right_type),
        cmocka_unit_test(shapes_numbers_and_words_are_held_to),
        cmocka_unit_test(there_are_not_more_than_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
