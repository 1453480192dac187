/* Fields of a definition. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/form_fields.h"
#include "kit.h"

#define BODY "body: [page_break]\n"

static void ids_are_names_that_xml_and_commonmark_leave_alone(void **state)
{
    (void)state;
    static const char *const good[] = {"a", "ho_ten", "ngay-lap", "a1", "x__y"};
    static const char *const bad[] = {"",       "1a", "_a",  "a_",  "a-",
                                      "Ho_ten", "họ", "a b", "a.b", "a/b"};
    char long_id[66];
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(bm_form_fields_is_id(bm_str_of(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(bm_form_fields_is_id(bm_str_of(bad[i])));
    memset(long_id, 'a', 65);
    assert_true(bm_form_fields_is_id(bm_str_n(long_id, 64)));
    assert_false(bm_form_fields_is_id(bm_str_n(long_id, 65)));
}

static void every_key_of_a_field_is_kept(void **state)
{
    (void)state;
    bm_form *form =
        kit_open(KIT_HEAD "fields:\n"
                          "  ho_ten: {label: Họ tên, type: person, case: upper, required: true, "
                          "help: Ghi đủ., example: Lê A}\n"
                          "  phai: {label: Phái, type: choice, options: [Nam, Nữ], example: Nữ}\n"
                          "  ngay: {label: Ngày, type: date, show: long, blank: ngày ..., "
                          "example: 05/01/2020}\n"
                          "  chon: {label: Chọn, type: choice, options: [a, b], show: text, "
                          "blank: \"\"}\n"
                          "  md: {label: Md, type: markdown, example: \"a\\n\\nb\"}\n"
                          "  co: {label: Cờ, type: flag, example: không}\n" BODY);
    const bm_field *f = form->fields;
    assert_int_equal(form->n_fields, 6);
    assert_string_equal(f[0].label.ptr, "Họ tên");
    assert_string_equal(f[0].help.ptr, "Ghi đủ.");
    assert_string_equal(f[0].example.ptr, "Lê A");
    assert_int_equal(f[0].type, BM_FIELD_PERSON);
    assert_true(f[0].upper && f[0].required && !f[0].has_blank);
    assert_int_equal(f[0].parent, -1);
    assert_int_equal(f[1].n_options, 2);
    assert_string_equal(f[1].options[1], "Nữ");
    assert_int_equal(f[1].show, BM_SHOW_DEFAULT);
    assert_int_equal(f[2].show, BM_SHOW_LONG);
    assert_string_equal(f[2].blank.ptr, "ngày ...");
    assert_int_equal(f[3].show, BM_SHOW_TEXT);
    assert_true(f[3].has_blank);
    assert_int_equal(f[3].blank.len, 0);
    assert_string_equal(f[4].example.ptr, "a\n\nb");
    assert_int_equal(f[5].type, BM_FIELD_FLAG);
    assert_false(f[5].required);
    bm_form_free(form);
}

static void columns_lie_behind_their_table(void **state)
{
    (void)state;
    bm_form *form = kit_open(KIT_HEAD "fields:\n"
                                      "  r:\n"
                                      "    label: R\n"
                                      "    type: rows\n"
                                      "    columns:\n"
                                      "      a: {label: A, type: text}\n"
                                      "      b: {label: B, type: date}\n"
                                      "  a: {label: A2, type: text}\n" BODY);
    assert_int_equal(form->n_fields, 4);
    assert_int_equal(form->fields[0].n_columns, 2);
    assert_int_equal(form->fields[1].parent, 0);
    assert_int_equal(form->fields[2].parent, 0);
    assert_int_equal(form->fields[3].parent, -1);
    assert_int_equal(bm_form_lookup_field(form, bm_str_of("a"), -1), 3);
    assert_int_equal(bm_form_lookup_field(form, bm_str_of("a"), 0), 1);
    assert_int_equal(bm_form_lookup_field(form, bm_str_of("b"), -1), -1);
    bm_form_free(form);
}

static void assert_field_faults(const char *field, const char *expected)
{
    char yaml[1000];
    (void)snprintf(yaml, sizeof yaml, KIT_HEAD "fields:\n  %s\n" BODY, field);
    kit_assert_faults(yaml, expected);
}

static void every_fault_of_a_field_is_found_at_its_place(void **state)
{
    (void)state;
    assert_field_faults("Ho: {label: a, type: text}", "F010 7:3");
    assert_field_faults("a: {type: text}", "F002 7:6");
    assert_field_faults("a: {label: a}", "F002 7:6");
    assert_field_faults("a: {label: \"\", type: text}", "F004 7:14");
    assert_field_faults("a: {label: a, type: txt}", "F003 7:23");
    assert_field_faults("a: {label: a, type: text, lable: b}", "F001 7:29");
    assert_field_faults("a: {label: a, type: text, required: yes}", "F003 7:39");
    assert_field_faults("a: {label: a, type: text, options: [x, y]}", "F017 7:38");
    assert_field_faults("a: {label: a, type: date, case: upper}", "F017 7:35");
    assert_field_faults("a: {label: a, type: date, show: text}", "F003 7:35");
    assert_field_faults("a: {label: a, type: date, example: 30/02/2020}", "F003 7:38");
    assert_field_faults("a: {label: a, type: flag, example: yes}", "F003 7:38");
    assert_field_faults("a: {label: a, type: choice}", "F002 7:6");
    assert_field_faults("a: {label: a, type: choice, options: [x]}", "F004 7:40");
    assert_field_faults("a: {label: a, type: choice, options: [x, x]}", "F003 7:44");
    assert_field_faults("a: {label: a, type: choice, options: [x, y], example: z}", "F003 7:57");
    assert_field_faults("a: {label: a, type: choice, options: [x, y], blank: z}", "F017 7:55");
    assert_field_faults("a: {label: a, type: flag, blank: z}", "F017 7:36");
    assert_field_faults("a: {label: a, type: rows}", "F002 7:6");
    assert_field_faults("a: {label: a, type: date, show: padded}", "F003 7:35");
    assert_field_faults("a: {label: a, type: rows, columns: {b: {label: b, type: list}}}",
                        "F003 7:59");
    assert_field_faults("a: {label: a, type: phone, case: upper}", "F017 7:36");
    assert_field_faults("a: {label: a, type: text, blank: \"a\\tb\"}", "F016 7:36");
    assert_field_faults("a: {label: a, type: rows, columns: {}}", "F004 7:38");
    assert_field_faults("a: {label: a, type: rows, columns: [x]}", "F004 7:38");
    assert_field_faults("a: {label: a, type: rows, columns: {b: {label: b, type: markdown}}}",
                        "F003 7:59");
    assert_field_faults("a: text", "F004 7:6");
    assert_field_faults("a: {label: [a], type: text}", "F004 7:14");
    assert_field_faults("a: {label: \"a\\nb\", type: text}", "F016 7:14");
}

static void the_types_of_the_domain_are_known(void **state)
{
    (void)state;
    const bm_known_words *types = bm_known_words_of(BM_KNOWN_TYPES);
    for (size_t i = BM_FIELD_IDENTITY; i <= BM_FIELD_INTEGER; i++) {
        char yaml[400];
        (void)snprintf(yaml, sizeof yaml,
                       KIT_HEAD "fields:\n"
                                "  a: {label: A, type: %s, example: \"1\", blank: \"      \"}\n"
                                "body: [line: \"{a}\"]\n",
                       types->words[i]);
        bm_form *form = kit_open(yaml);
        assert_int_equal(form->fields[0].type, i);
        assert_string_equal(form->fields[0].blank.ptr, "      "); /* room for a pen */
        bm_form_free(form);
    }
}

static void integers_and_flags_may_be_shown_in_another_way(void **state)
{
    (void)state;
    bm_form *form = kit_open(KIT_HEAD "fields:\n"
                                      "  n: {label: N, type: integer, show: padded}\n"
                                      "  f: {label: F, type: flag, show: cross}\n" BODY);
    assert_int_equal(form->fields[0].show, BM_SHOW_PADDED);
    assert_int_equal(form->fields[1].show, BM_SHOW_CROSS);
    bm_form_free(form);
}

static void a_list_may_have_a_list_of_blanks_and_examples(void **state)
{
    (void)state;
    bm_form *form = kit_open(
        KIT_HEAD "fields:\n"
                 "  l: {label: L, type: list, blank: [Như trên, \"...\"], example: [A, B]}\n"
                 "  m: {label: M, type: list, blank: \"  \", example: A}\n" BODY);
    const bm_field *f = form->fields;
    assert_true(f[0].has_blank && f[1].has_blank);
    assert_int_equal(f[0].n_blanks, 2);
    assert_string_equal(f[0].blanks[1].ptr, "...");
    assert_string_equal(f[0].example.ptr, "A\nB");
    assert_int_equal(f[1].n_blanks, 0);
    assert_string_equal(f[1].blank.ptr, "  ");
    assert_string_equal(f[1].example.ptr, "A");
    bm_form_free(form);
    assert_field_faults("a: {label: a, type: list, blank: []}", "F004 7:36");
    assert_field_faults("a: {label: a, type: list, blank: [a, \"\"]}", "F004 7:40");
    assert_field_faults("a: {label: a, type: text, blank: [a]}", "F004 7:36");
    assert_field_faults("a: {label: a, type: list, example: {a: b}}", "F004 7:38");
    assert_field_faults("a: {label: a, type: flag, show: box}", "F003 7:35");
}

static void defaults_are_held_against_their_field(void **state)
{
    (void)state;
    bm_form *form =
        kit_open(KIT_HEAD "fields:\n"
                          "  t: {label: T, type: text, default: Cao Bằng}\n"
                          "  l: {label: L, type: list, default: [Như trên, \"Lưu: VT\"]}\n"
                          "  m: {label: M, type: list, default: Như trên}\n"
                          "  n: {label: N, type: text}\n" BODY);
    const bm_field *f = form->fields;
    assert_true(f[0].has_default);
    assert_string_equal(f[0].fallback.ptr, "Cao Bằng");
    assert_int_equal(f[0].fallback_value->kind, BM_VALUE_SCALAR);
    assert_string_equal(f[1].fallback.ptr, "Như trên\nLưu: VT");
    assert_int_equal(f[1].fallback_value->n, 2);
    assert_string_equal(f[2].fallback.ptr, "Như trên");
    assert_false(f[3].has_default);
    assert_int_equal(f[3].fallback.len, 0);
    bm_form_free(form);
    assert_field_faults("a: {label: a, type: date, default: 30/02/2020}", "D011 7:38");
    assert_field_faults("a: {label: a, type: flag, default: maybe}", "D014 7:38");
    assert_field_faults("a: {label: a, type: choice, options: [x, y], default: z}", "D013 7:57");
    assert_field_faults("a: {label: a, type: text, default: [x]}", "F004 7:38");
    assert_field_faults("a: {label: a, type: text, default: \" \"}", "F004 7:38");
    assert_field_faults("a: {label: a, type: list, default: []}", "F004 7:38");
    assert_field_faults("a: {label: a, type: list, default: [a, [b]]}", "F004 7:42");
    assert_field_faults("a: {label: a, type: markdown, default: x}", "F017 7:42");
}

static void a_field_may_not_be_declared_twice(void **state)
{
    (void)state;
    assert_field_faults("a: {label: a, type: text}\n  a: {label: b, type: text}", "I006 8:3");
}

static void messages_name_what_is_allowed(void **state)
{
    (void)state;
    kit_assert_says(KIT_HEAD "fields: {a: {label: a, type: txt}}\n" BODY, 0, "text, person, date");
    kit_assert_says(KIT_HEAD "fields: {a: {lable: a, label: b, type: text}}\n" BODY, 0, "“label”");
    kit_assert_says(KIT_HEAD "fields: {a: {label: a, type: text, show: long}}\n" BODY, 0,
                    "date, choice");
}

static void five_hundred_fields_are_enough(void **state)
{
    (void)state;
    bm_buf yaml = {0};
    bm_buf_add_cstr(&yaml, KIT_HEAD "fields:\n");
    for (int i = 0; i < 501; i++) {
        char line[60];
        (void)snprintf(line, sizeof line, "  a%d: {label: a, type: text}\n", i);
        bm_buf_add_cstr(&yaml, line);
    }
    bm_buf_add_cstr(&yaml, BODY);
    bm_buf_add_byte(&yaml, 0);
    kit_assert_faults(yaml.ptr, "F011 7:3");
    bm_buf_free(&yaml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_names_that_xml_and_commonmark_leave_alone),
        cmocka_unit_test(every_key_of_a_field_is_kept),
        cmocka_unit_test(columns_lie_behind_their_table),
        cmocka_unit_test(every_fault_of_a_field_is_found_at_its_place),
        cmocka_unit_test(the_types_of_the_domain_are_known),
        cmocka_unit_test(integers_and_flags_may_be_shown_in_another_way),
        cmocka_unit_test(a_list_may_have_a_list_of_blanks_and_examples),
        cmocka_unit_test(defaults_are_held_against_their_field),
        cmocka_unit_test(a_field_may_not_be_declared_twice),
        cmocka_unit_test(messages_name_what_is_allowed),
        cmocka_unit_test(five_hundred_fields_are_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
