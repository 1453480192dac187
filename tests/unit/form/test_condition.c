/* Conditions: `when:` of blocks and rules. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/limit.h"
#include "form/condition.h"
#include "form/rule.h"
#include "form_case.h"
#include "kit.h"

/* A rule that cannot be broken carries the condition, in line 17. */
#define WITH(when)                                                                        \
    KIT_HEAD "fields:\n"                                                                  \
             "  ten: {label: Tên, type: text}\n"                                         \
             "  loai: {label: Loại, type: choice, options: [Cá nhân, Tổ chức]}\n" \
             "  moi: {label: Mới, type: flag}\n"                                        \
             "  ngay: {label: Ngày, type: date}\n"                                       \
             "  bang: {label: Bảng, type: rows, columns: {\n"                           \
             "    ten: {label: Tên, type: text}, cu: {label: Cũ, type: flag}}}\n"       \
             "body: [page_break]\n"                                                       \
             "rules:\n"                                                                   \
             "  - {required: [ten, loai, moi, ngay, bang], level: warning}\n"             \
             "  - {required: [ten, cu], level: warning, rows: bang}\n"                    \
             "  - " when "\n"

#define IN_FORM(condition) WITH("{one_of: [ten, loai], when: " condition "}")
#define IN_ROWS(condition) WITH("{one_of: [ten, cu], rows: bang, when: " condition "}")

/* Does the condition of the third rule hold for ${data}? NULL = the blank form. */
static bool holds(const char *yaml, const char *data, size_t row)
{
    form_case c;
    bm_field_values values;
    form_case_open(&c, yaml);
    if (data)
        (void)form_case_check(&c, data, true, &values);
    bool answer = bm_condition_holds(c.form, c.form->rules[2].when, data ? &values : NULL, row);
    form_case_close(&c);
    return answer;
}

static void a_name_asks_for_a_value(void **state)
{
    (void)state;
    assert_true(holds(IN_FORM("ten"), "data: {ten: A}", 0));
    assert_false(holds(IN_FORM("ten"), "data: {ten: ''}", 0));
    assert_false(holds(IN_FORM("ten"), "data: {}", 0));
}

static void a_flag_is_present_when_it_is_ticked(void **state)
{
    (void)state;
    assert_true(holds(IN_FORM("moi"), "data: {moi: có}", 0));
    assert_false(holds(IN_FORM("moi"), "data: {moi: không}", 0));
    assert_false(holds(IN_FORM("moi"), "data: {}", 0));
    assert_true(holds(IN_FORM("{moi: có}"), "data: {moi: x}", 0));
    assert_true(holds(IN_FORM("{moi: không}"), "data: {moi: không}", 0));
    assert_true(holds(IN_FORM("{moi: không}"), "data: {}", 0));
    assert_false(holds(IN_FORM("{moi: không}"), "data: {moi: có}", 0));
}

static void a_table_is_present_when_it_has_rows(void **state)
{
    (void)state;
    assert_true(holds(IN_FORM("bang"), "data: {bang: [{ten: A}]}", 0));
    assert_false(holds(IN_FORM("bang"), "data: {bang: [{ten: ''}]}", 0));
    assert_false(holds(IN_FORM("bang"), "data: {}", 0));
    assert_true(holds(IN_FORM("{bang: ''}"), "data: {}", 0));
}

static void a_value_is_compared_as_it_prints(void **state)
{
    (void)state;
    assert_true(holds(IN_FORM("{loai: Cá nhân}"), "data: {loai: cá nhân}", 0));
    assert_false(holds(IN_FORM("{loai: Cá nhân}"), "data: {loai: Tổ chức}", 0));
    assert_false(holds(IN_FORM("{loai: Cá nhân}"), "data: {}", 0));
    assert_true(holds(IN_FORM("{loai: [Cá nhân, Tổ chức]}"), "data: {loai: Tổ chức}", 0));
    assert_true(holds(IN_FORM("{ngay: 05/01/2020}"), "data: {ngay: 2020-01-05}", 0));
}

static void all_tests_must_hold(void **state)
{
    (void)state;
    static const char yaml[] = IN_FORM("{loai: Cá nhân, ten: ''}");
    assert_true(holds(yaml, "data: {loai: Cá nhân}", 0));
    assert_false(holds(yaml, "data: {loai: Cá nhân, ten: A}", 0));
    assert_false(holds(yaml, "data: {}", 0));
}

static void a_column_is_looked_for_before_a_field(void **state)
{
    (void)state;
    static const char data[] = "data: {bang: [{ten: A}, {cu: có}]}";
    assert_true(holds(IN_ROWS("ten"), data, 1));
    assert_false(holds(IN_ROWS("ten"), data, 2));
    assert_true(holds(IN_ROWS("cu"), data, 2));
    assert_false(holds(IN_ROWS("cu"), data, 3)); /* there is no third row */
    assert_false(holds(IN_ROWS("loai"), data, 1));
    assert_true(holds(IN_ROWS("loai"), "data: {loai: Cá nhân, bang: [{ten: A}]}", 1));
}

static void on_the_blank_form_only_presence_holds(void **state)
{
    (void)state;
    assert_true(holds(IN_FORM("ten"), NULL, 0));
    assert_true(holds(IN_FORM("{moi: có}"), NULL, 0));
    assert_false(holds(IN_FORM("{ten: ''}"), NULL, 0));
    assert_false(holds(IN_FORM("{loai: Cá nhân}"), NULL, 0));
}

static void no_condition_always_holds(void **state)
{
    (void)state;
    assert_true(holds(WITH("{one_of: [ten, loai]}"), "data: {}", 0));
    assert_true(holds(WITH("{one_of: [ten, loai]}"), NULL, 0));
}

static void what_a_condition_cannot_mean_is_told(void **state)
{
    (void)state;
    kit_assert_faults(IN_FORM("tne"), "F006 17:33");
    kit_assert_faults(IN_FORM("cu"), "F006 17:33"); /* a column, outside of its table */
    kit_assert_faults(IN_FORM("{loai: Cơ quan}"), "F003 17:40");
    kit_assert_faults(IN_FORM("{moi: đúng}"), "F003 17:39");
    kit_assert_faults(IN_FORM("{moi: [có, không]}"), "F004 17:39");
    kit_assert_faults(IN_FORM("{bang: A}"), "F014 17:34");
    kit_assert_faults(IN_FORM("[ten]"), "F004 17:33");
    kit_assert_says(IN_FORM("{loai: Cơ quan}"), 0, "Cá nhân, Tổ chức");
}

static void there_are_not_more_than_the_limit(void **state)
{
    (void)state;
    bm_form form = {.arena = bm_arena_new()};
    bm_field fields[] = {{.id = BM_STR("ten"), .type = BM_FIELD_TEXT, .parent = -1}};
    bool used[] = {false};
    const bm_value name = {.kind = BM_VALUE_SCALAR, .text = BM_STR("ten")};
    bm_form_read r = {.form = &form, .arena = form.arena, .ds = bm_diags_new(), .used = used};
    form.fields = fields;
    form.n_fields = 1;
    for (int i = 1; i <= BM_LIMIT_CONDITIONS; i++)
        assert_int_equal(bm_condition_read(&r, &name, "when", -1), i);
    assert_int_equal(bm_diags_count(r.ds), 0);
    assert_int_equal(bm_condition_read(&r, &name, "when", -1), 0);
    assert_string_equal(bm_diags_at(r.ds, 0)->code, "F011");
    assert_true(used[0]);
    bm_diags_free(r.ds);
    bm_arena_free(form.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_asks_for_a_value),
        cmocka_unit_test(a_flag_is_present_when_it_is_ticked),
        cmocka_unit_test(a_table_is_present_when_it_has_rows),
        cmocka_unit_test(a_value_is_compared_as_it_prints),
        cmocka_unit_test(all_tests_must_hold),
        cmocka_unit_test(a_column_is_looked_for_before_a_field),
        cmocka_unit_test(on_the_blank_form_only_presence_holds),
        cmocka_unit_test(no_condition_always_holds),
        cmocka_unit_test(what_a_condition_cannot_mean_is_told),
        cmocka_unit_test(there_are_not_more_than_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
