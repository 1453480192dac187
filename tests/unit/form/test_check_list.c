/* Lists of lines. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/limit.h"
#include "form/check_list.h"
#include "form_case.h"

/* Fields that are not compiled from a definition: what prints a list is none of the check's business. */
static bm_field fields[] = {
    {.id = BM_STR("noi_nhan"),
     .label = BM_STR("Nơi nhận"),
     .type = BM_FIELD_LIST,
     .parent = -1,
     .required = true},
    {.id = BM_STR("quyen_han"),
     .label = BM_STR("Quyền hạn"),
     .type = BM_FIELD_LIST,
     .parent = -1,
     .upper = true},
};
static bm_form form = {.fields = fields, .n_fields = 2, .author_field = -1, .date_field = -1};

static int set_up(void **state)
{
    static form_case c;
    c = (form_case){.a = bm_arena_new(), .ds = bm_diags_new(), .form = &form};
    *state = &c;
    return 0;
}

static int tear_down(void **state)
{
    form_case *c = *state;
    bm_diags_free(c->ds);
    bm_arena_free(c->a);
    return 0;
}

static const bm_field_value *read(form_case *c, const char *text, int status)
{
    bm_field_values values;
    assert_int_equal(form_case_check(c, text, false, &values), status);
    return &values.values[0];
}

static void each_item_is_a_line(void **state)
{
    form_case *c = *state;
    const bm_field_value *v =
        read(c, "data:\n  noi_nhan: [Như trên, \"Lưu:  VT\\u200B, CNTT\"]\n", 0);
    assert_true(v->present);
    assert_int_equal(v->n_items, 2);
    assert_string_equal(form_case_text(c, v->items[0]), "Như trên");
    assert_string_equal(form_case_text(c, v->items[1]), "Lưu: VT, CNTT");
    assert_string_equal(form_case_text(c, v->text), "Như trên; Lưu: VT, CNTT");
    assert_string_equal(form_case_messages(c), "D021 2:24 noi_nhan[2]; D017 2:24 noi_nhan[2]");
}

static void one_value_is_one_line(void **state)
{
    form_case *c = *state;
    const bm_field_value *v = read(c, "data:\n  noi_nhan: Như trên\n", 0);
    assert_int_equal(v->n_items, 1);
    assert_string_equal(form_case_text(c, v->items[0]), "Như trên");
    assert_string_equal(form_case_text(c, v->text), "Như trên");
    v = read(c,
             "<bieumau form=\"thu/danh-sach\"><noi_nhan>A</noi_nhan><noi_nhan>B</noi_nhan>"
             "</bieumau>",
             0);
    assert_int_equal(v->n_items, 2);
}

static void capitals_are_for_print_only(void **state)
{
    form_case *c = *state;
    const bm_field_value *v =
        read(c, "data:\n  quyen_han: [Tm. Ủy ban, Kt. Chủ tịch]\n  noi_nhan: x\n", 0) + 1;
    assert_string_equal(form_case_text(c, v->items[0]), "TM. ỦY BAN");
    assert_string_equal(form_case_text(c, v->items[1]), "KT. CHỦ TỊCH");
    assert_string_equal(form_case_text(c, v->text), "TM. ỦY BAN; KT. CHỦ TỊCH");
    assert_string_equal(form_case_text(c, v->typed), "Tm. Ủy ban; Kt. Chủ tịch");
}

static void empty_lines_are_left_out_and_counted(void **state)
{
    form_case *c = *state;
    const bm_field_value *v = read(c, "data:\n  noi_nhan: [\"\", Như trên, ~, \" \"]\n", 0);
    assert_int_equal(v->n_items, 1);
    assert_string_equal(form_case_messages(c), "D057 2:13 noi_nhan");
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], "3 dòng trống"));
}

static void a_list_without_lines_is_missing(void **state)
{
    form_case *c = *state;
    static const char *const empty[] = {"[]", "[\"\", ~]", "\"\"", "~"};
    for (size_t i = 0; i < sizeof empty / sizeof empty[0]; i++) {
        const char *text = bm_arena_printf(c->a, "data:\n  noi_nhan: %s\n", empty[i]);
        const bm_field_value *v = read(c, text, -1);
        assert_false(v->present);
        assert_string_equal(form_case_messages(c), "D006 2:3 noi_nhan");
    }
}

static void what_is_no_line_is_refused(void **state)
{
    form_case *c = *state;
    assert_false(read(c, "data:\n  noi_nhan: [Như trên, {Lưu: VT}]\n", -1)->present);
    assert_string_equal(form_case_messages(c), "D058 2:24 noi_nhan[2]");
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_EN], "line 2"));
    (void)read(c, "data:\n  noi_nhan: {Lưu: VT}\n", -1);
    assert_string_equal(form_case_messages(c), "D058 2:13 noi_nhan");
    (void)read(c, "data:\n  noi_nhan: [[a]]\n", -1);
    assert_string_equal(form_case_messages(c), "D058 2:14 noi_nhan[1]");
    (void)read(c, "data:\n  noi_nhan: [a, \"b\\u0007\"]\n", -1);
    assert_string_equal(form_case_messages(c), "D015 2:17 noi_nhan[2]");
}

static void there_is_a_limit(void **state)
{
    form_case *c = *state;
    char *text = bm_arena_alloc(c->a, 4 * BM_LIMIT_ROWS + 40);
    size_t n = (size_t)sprintf(text, "{\"data\": {\"noi_nhan\": [");
    for (size_t i = 0; i <= BM_LIMIT_ROWS; i++)
        n += (size_t)sprintf(text + n, i ? ",\"a\"" : "\"a\"");
    (void)sprintf(text + n, "]}}");
    assert_false(read(c, text, -1)->present);
    assert_string_equal(form_case_messages(c), "D059 1:23 noi_nhan");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_item_is_a_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_value_is_one_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(capitals_are_for_print_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(empty_lines_are_left_out_and_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_list_without_lines_is_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_line_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(there_is_a_limit, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
