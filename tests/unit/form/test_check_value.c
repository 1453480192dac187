/* Typing of single values. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form_case.h"

static const char FORM[] =
    "id: thu/gia-tri\n"
    "number: Mẫu thử\n"
    "title: Thử giá trị\n"
    "source: Ví dụ\n"
    "wording: draft\n"
    "fields:\n"
    "  ten: {label: Tên, type: person, case: upper}\n"
    "  ngay: {label: Ngày, type: date}\n"
    "  ngay_dai: {label: Ngày dài, type: date, show: long}\n"
    "  loai: {label: Loại, type: choice, options: [Cá nhân, \"Cơ quan, tổ chức\"]}\n"
    "  moi: {label: Mới, type: flag}\n"
    "  loi: {label: Lời, type: markdown}\n"
    "  chu: {label: Chữ, type: text}\n"
    "body:\n"
    "  - line: \"{ten} {ngay} {ngay_dai} {loai} {moi} {chu}\"\n"
    "  - paragraph: \"{loi}\"\n";

static int set_up(void **state)
{
    return form_case_set_up(state, FORM);
}

static const bm_field_value *read_one(void **state, const char *id, const char *written, int status)
{
    form_case *c = *state;
    bm_field_values values;
    const char *text = bm_arena_printf(c->a, "data:\n  %s: %s\n", id, written);
    assert_int_equal(form_case_check(c, text, false, &values), status);
    return form_case_value(c, &values, id);
}

static void assert_message(void **state, const char *want)
{
    assert_string_equal(form_case_messages(*state), want);
}

static void a_name_prints_in_capitals_and_is_kept_as_typed(void **state)
{
    const bm_field_value *v = read_one(state, "ten", "Rơ Châm H’Yéo", 0);
    assert_string_equal(form_case_text(*state, v->text), "RƠ CHÂM H’YÉO");
    assert_string_equal(form_case_text(*state, v->typed), "Rơ Châm H’Yéo");
    assert_message(state, "");
}

static void dates_are_read_and_shown_as_the_field_says(void **state)
{
    const bm_field_value *v = read_one(state, "ngay", "5/1/2020", 0);
    assert_true(v->present);
    assert_int_equal(v->date.year, 2020);
    assert_int_equal(v->date.month, 1);
    assert_int_equal(v->date.day, 5);
    assert_string_equal(form_case_text(*state, v->text), "05/01/2020");
    v = read_one(state, "ngay_dai", "2020-03-15", 0);
    assert_string_equal(form_case_text(*state, v->text), "ngày 15 tháng 3 năm 2020");
    v = read_one(state, "ngay_dai", "05/01/2020", 0);
    assert_string_equal(form_case_text(*state, v->text), "ngày 05 tháng 01 năm 2020");
}

static void each_fault_of_a_date_has_its_message(void **state)
{
    assert_false(read_one(state, "ngay", "hôm nay", -1)->present);
    assert_message(state, "D010 2:9 ngay");
    (void)read_one(state, "ngay", "30/02/2024", -1);
    assert_message(state, "D011 2:9 ngay");
    (void)read_one(state, "ngay", "05/01/24", -1);
    assert_message(state, "D012 2:9 ngay");
}

static void a_choice_is_one_of_the_options(void **state)
{
    form_case *c = *state;
    const bm_field_value *v = read_one(state, "loai", "cơ quan, TỔ CHỨC", 0);
    assert_int_equal(v->choice, 1);
    assert_string_equal(form_case_text(c, v->text), "Cơ quan, tổ chức");
    v = read_one(state, "loai", "Công ty", -1);
    assert_false(v->present);
    assert_message(state, "D013 2:9 loai");
    assert_non_null(
        strstr(bm_diags_at(c->ds, 0)->hint[BM_LANG_VI], "“Cá nhân”, “Cơ quan, tổ chức”"));
}

static void a_flag_is_yes_or_no(void **state)
{
    assert_true(read_one(state, "moi", "có", 0)->flag);
    const bm_field_value *v = read_one(state, "moi", "không", 0);
    assert_true(v->present);
    assert_false(v->flag);
    assert_false(read_one(state, "moi", "\"\"", 0)->flag);
    (void)read_one(state, "moi", "có lẽ", -1);
    assert_message(state, "D014 2:8 moi");
}

static void markdown_is_kept_and_its_faults_are_found_by_the_check(void **state)
{
    const bm_field_value *v = read_one(state, "loi", "\"Một **hai**\\n\\n- ba\"", 0);
    assert_string_equal(form_case_text(*state, v->text), "Một **hai**\n\n- ba");
    (void)read_one(state, "loi", "\"Một [hai](https://vi.du)\"", -1);
    assert_message(state, "D020 2:8 loi");
    (void)read_one(state, "loi", "\"Một\\u0007\"", -1);
    assert_message(state, "D015 2:8 loi");
}

static void text_is_tidied_with_a_note_for_each_kind(void **state)
{
    const bm_field_value *v = read_one(state, "chu", "\"Tổ 1,\\n phường  Đề\\u200B Thám\"", 0);
    assert_string_equal(form_case_text(*state, v->text), "Tổ 1, phường Đề Thám");
    assert_message(state, "D016 2:8 chu; D021 2:8 chu; D017 2:8 chu");
}

static void lost_letters_and_loose_marks_are_found(void **state)
{
    (void)read_one(state, "chu", "\"Nguy\\uFFFDn\"", -1);
    assert_message(state, "D022 2:8 chu");
    assert_true(read_one(state, "chu", "\"Biet\\u0301 An\"", 0)->present);
    assert_message(state, "D018 2:8 chu");
    (void)read_one(state, "chu", "\"Rơ̆ Êban ê̆ ô̆ ư̆\"", 0);
    assert_message(state, "");
}

static void a_control_character_is_named(void **state)
{
    form_case *c = *state;
    (void)read_one(state, "chu", "\"a\\u202Eb\"", -1);
    assert_message(state, "D015 2:8 chu");
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], "U+202E"));
}

static void a_list_is_not_one_value(void **state)
{
    (void)read_one(state, "chu", "[a, b]", -1);
    assert_message(state, "D007 2:8 chu");
    (void)read_one(state, "ngay", "{a: b}", -1);
    assert_message(state, "D007 2:9 ngay");
}

static void numbers_and_words_of_yaml_stay_as_typed(void **state)
{
    assert_string_equal(form_case_text(*state, read_one(state, "chu", "004183000000", 0)->text),
                        "004183000000");
    assert_string_equal(form_case_text(*state, read_one(state, "chu", "no", 0)->text), "no");
    assert_string_equal(form_case_text(*state, read_one(state, "chu", "1.10", 0)->text), "1.10");
}

static void a_name_with_digits_is_a_warning_and_prints_as_typed(void **state)
{
    const bm_field_value *v = read_one(state, "ten", "Nguyễn Văn Mẫu 0900000001", 0);
    assert_string_equal(form_case_text(*state, v->typed), "Nguyễn Văn Mẫu 0900000001");
    assert_message(state, "D056 2:8 ten");
    (void)read_one(state, "ten", "mau@vidu.gov.vn", 0);
    assert_message(state, "D056 2:8 ten");
    v = read_one(state, "ten", "NGUYỄN VĂN MẪU", 0);
    assert_string_equal(form_case_text(*state, v->typed), "NGUYỄN VĂN MẪU");
    (void)read_one(state, "ten", "Y Blĭm Êban", 0);
    assert_message(state, "");
}

static void a_shortened_number_in_a_text_is_a_warning(void **state)
{
    const bm_field_value *v = read_one(state, "chu", "1.2E+11", 0);
    assert_string_equal(form_case_text(*state, v->text), "1.2E+11");
    assert_message(state, "D032 2:8 chu");
    (void)read_one(state, "chu", "5,40212E+14", 0);
    assert_message(state, "D032 2:8 chu");
    (void)read_one(state, "chu", "A+ và B+", 0);
    assert_message(state, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_prints_in_capitals_and_is_kept_as_typed),
        cmocka_unit_test(dates_are_read_and_shown_as_the_field_says),
        cmocka_unit_test(each_fault_of_a_date_has_its_message),
        cmocka_unit_test(a_choice_is_one_of_the_options),
        cmocka_unit_test(a_flag_is_yes_or_no),
        cmocka_unit_test(markdown_is_kept_and_its_faults_are_found_by_the_check),
        cmocka_unit_test(text_is_tidied_with_a_note_for_each_kind),
        cmocka_unit_test(lost_letters_and_loose_marks_are_found),
        cmocka_unit_test(a_control_character_is_named),
        cmocka_unit_test(a_list_is_not_one_value),
        cmocka_unit_test(numbers_and_words_of_yaml_stay_as_typed),
        cmocka_unit_test(a_name_with_digits_is_a_warning_and_prints_as_typed),
        cmocka_unit_test(a_shortened_number_in_a_text_is_a_warning),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
