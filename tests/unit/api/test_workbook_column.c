/* A field as a column of a workbook. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "api/workbook_column.h"
#include "form_case.h"

#define HEAD "id: vd/mau\nnumber: Mẫu 1\ntitle: Tên\nsource: Nguồn\nwording: draft\nfields:\n"

/* A form with the fields ${fields}, its first field as a column. */
static bm_sheet_form_column column_of(form_case *c, const char *fields)
{
    char yaml[2000];
    bm_sheet_form_column out;
    bm_workbook_column_lists lists = {NULL, NULL};
    (void)snprintf(yaml, sizeof yaml, HEAD "%sbody:\n  - paragraph: \"{a}\"\n", fields);
    form_case_open(c, yaml);
    bm_workbook_column_of(c->a, c->form, 0, &lists, &out);
    return out;
}

static void the_note_says_all_that_the_definition_does(void **state)
{
    (void)state;
    form_case c;
    bm_sheet_form_column col = column_of(
        &c,
        "  a: {label: Nơi nhận, type: list, required: true, help: Mỗi nơi một dòng., default: [Như "
        "trên, Lưu], example: Như trên}\n");
    assert_string_equal(
        col.note,
        "Nơi nhận\nBắt buộc.\n"
        "Cách ghi: Mỗi dòng một mục; xuống dòng trong ô bằng Alt+Enter (LibreOffice: Ctrl+Enter).\n"
        "Mỗi nơi một dòng.\nVí dụ: Như trên\nĐể trống là: Như trên | Lưu\n"
        "Hồ sơ cơ quan (office.yaml) đã có mục này thì để trống được.\nMã: a");
    assert_true(col.required);
    assert_true(col.several_lines);
    form_case_close(&c);
}

static void what_belongs_to_one_person_is_not_of_the_office(void **state)
{
    (void)state;
    form_case c;
    bm_sheet_form_column col = column_of(&c, "  a: {label: Số, type: identity}\n");
    assert_null(strstr(col.note, "office.yaml"));
    assert_non_null(strstr(col.note, "Không bắt buộc."));
    assert_false(col.strict); /* a passport may be longer */
    assert_string_equal(col.formula, "=OR(LEN($)=12,LEN($)=9,LEN($)=8)");
    form_case_close(&c);
}

static void a_day_must_be_one_of_the_calendar(void **state)
{
    (void)state;
    form_case c;
    bm_sheet_form_column col = column_of(&c, "  a: {label: Ngày, type: date}\n");
    assert_true(col.strict);
    assert_non_null(strstr(col.formula, "DATEVALUE"));
    form_case_close(&c);
    col = column_of(&c, "  a: {label: Ngày, type: date, show: long}\n");
    assert_false(col.strict); /* a month may do */
    form_case_close(&c);
}

static void provinces_are_those_of_today_in_alphabetical_order(void **state)
{
    (void)state;
    form_case c;
    bm_sheet_form_column col = column_of(&c, "  a: {label: Tỉnh, type: province}\n");
    assert_int_equal(col.n_options, 34);
    assert_string_equal(col.options[0], "An Giang");
    assert_string_equal(col.options[33], "Vĩnh Long");
    assert_false(col.strict);
    form_case_close(&c);
}

static void choices_and_flags_have_drop_downs(void **state)
{
    (void)state;
    form_case c;
    bm_sheet_form_column col = column_of(
        &c, "  a: {label: Loại, type: choice, options: [Cá nhân, \"Cơ quan, tổ chức\"]}\n");
    assert_int_equal(col.n_options, 2);
    assert_string_equal(col.options[1], "Cơ quan, tổ chức");
    assert_true(col.strict);
    form_case_close(&c);
    col = column_of(&c, "  a: {label: Gia hạn, type: flag}\n");
    assert_int_equal(col.n_options, 2);
    assert_string_equal(col.options[0], "có");
    form_case_close(&c);
}

/* Excel holds 255 characters of a message and of a formula. */
static void messages_and_formulas_of_all_types_are_short_enough(void **state)
{
    (void)state;
    static const char *const types[] = {"text",
                                        "person",
                                        "date",
                                        "flag",
                                        "identity",
                                        "tax_code",
                                        "budget_code",
                                        "phone",
                                        "official_email",
                                        "certificate_serial",
                                        "sim_pki",
                                        "province",
                                        "issuing_authority",
                                        "integer",
                                        "list",
                                        "markdown"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        form_case c;
        char field[100];
        (void)snprintf(field, sizeof field, "  a: {label: Mục, type: %s}\n", types[i]);
        bm_sheet_form_column col = column_of(&c, field);
        assert_true(strlen(col.how) > 0);
        assert_int_equal((col.formula || col.options) != 0, col.advice != NULL);
        if (col.advice)
            assert_true(strlen(col.advice) < 255);
        if (col.formula)
            assert_true(strlen(col.formula) + 7 * strlen("AAA1048576") < 255);
        form_case_close(&c);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_note_says_all_that_the_definition_does),
        cmocka_unit_test(what_belongs_to_one_person_is_not_of_the_office),
        cmocka_unit_test(a_day_must_be_one_of_the_calendar),
        cmocka_unit_test(provinces_are_those_of_today_in_alphabetical_order),
        cmocka_unit_test(choices_and_flags_have_drop_downs),
        cmocka_unit_test(messages_and_formulas_of_all_types_are_short_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
