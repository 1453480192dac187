/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "procedure/fill.h"

static const bm_fill *compile(kit *k, const char *yaml)
{
    const bm_procedure_read r = {k->a, k->ds};
    bm_fill *out = bm_arena_zero(k->a, 1, sizeof *out);
    bm_fill_compile(&r, kit_value(k, yaml), out);
    return out;
}

/* "[{ten: A, so: 1}, {ten: B}]" of a value */
static const char *show(kit *k, const bm_value *v)
{
    const char *text = "";
    if (!v)
        return "nothing";
    if (v->kind == BM_VALUE_SCALAR)
        return bm_arena_cstr(k->a, v->text);
    for (size_t i = 0; i < v->n; i++)
        text = v->kind == BM_VALUE_LIST
                   ? bm_arena_printf(k->a, "%s%s%s", text, i ? ", " : "", show(k, v->items[i]))
                   : bm_arena_printf(k->a, "%s%s%.*s: %s", text, i ? ", " : "",
                                     (int)v->members[i].key.len, v->members[i].key.ptr,
                                     show(k, v->members[i].value));
    return bm_arena_printf(k->a, v->kind == BM_VALUE_LIST ? "[%s]" : "{%s}", text);
}

/* What the first entry of `fill: ${yaml}` makes of ${data} and ${profile}. */
static const char *made(kit *k, const char *yaml, const char *data, const char *profile)
{
    const bm_fill *fill = compile(k, yaml);
    const bm_value *shared = kit_value(k, data);
    const bm_fill_source source = {shared, *profile ? kit_value(k, profile) : NULL,
                                   bm_arena_zero(k->a, shared->n + 1, sizeof(bool))};
    assert_string_equal(kit_said(k), "");
    return show(k, bm_fill_make(k->a, &fill->entries[0], &source, k->ds));
}

static void a_text_takes_the_values_that_it_names(void **state)
{
    kit *k = *state;
    assert_string_equal(made(k, "x: \"{a}\"", "{a: Một}", ""), "Một");
    assert_string_equal(made(k, "x: \"{a}, {b}.\"", "{a: Một, b: Hai}", ""), "Một, Hai.");
    assert_string_equal(made(k, "x: có", "{a: Một}", ""), "có");
    assert_string_equal(made(k, "x: \"{a}\"", "{b: Hai}", "{a: Ba}"), "Ba");
    assert_string_equal(made(k, "x: \"{a}\"", "{a: Một}", "{a: Ba}"), "Một");
    assert_string_equal(made(k, "x: \"{a}\"", "{a: [Một, Hai]}", ""), "[Một, Hai]");
}

static void a_missing_value_leaves_the_field_open(void **state)
{
    kit *k = *state;
    assert_string_equal(made(k, "x: \"{a}, {b}\"", "{a: Một}", ""), "nothing");
    assert_string_equal(made(k, "x: \"{a}\"", "{a: }", ""), "nothing");
    assert_string_equal(made(k, "x: \"{a}\"", "{a: \"  \"}", "{a: Ba}"), "Ba");
}

static void a_list_cannot_stand_inside_a_text(void **state)
{
    kit *k = *state;
    assert_string_equal(made(k, "x: \"{a}.\"", "{a: [Một]}", ""), "nothing");
    assert_string_equal(kit_said(k), "P023 1:5");
}

static void rows_are_made_of_cells_that_have_values(void **state)
{
    kit *k = *state;
    const char *fill = "x: [{ten: \"{a}\", so: \"{b}\", loai: cố định}, {ten: \"{c}\"}]";
    assert_string_equal(made(k, fill, "{a: A, b: \"1\", c: C}", ""),
                        "[{ten: A, so: 1, loai: cố định}, {ten: C}]");
    assert_string_equal(made(k, fill, "{a: A}", ""), "[{ten: A, loai: cố định}]");
    assert_string_equal(made(k, fill, "{d: D}", ""), "nothing"); /* a constant makes no row */
}

static void each_row_of_a_table_makes_a_row(void **state)
{
    kit *k = *state;
    const char *fill = "x: [{each: bang, ten: \"{n}\", noi: \"{co_quan}\"}, {ten: \"{n}\"}]";
    assert_string_equal(made(k, fill, "{bang: [{n: A}, {n: B}, {}], co_quan: C}", ""),
                        "[{ten: A, noi: C}, {ten: B, noi: C}, {noi: C}]");
    assert_string_equal(made(k, fill, "{bang: {n: A}}", ""), "[{ten: A}]"); /* XML: one row */
    assert_string_equal(made(k, fill, "{bang: x}", ""), "nothing");
    assert_string_equal(made(k, fill, "{n: A}", ""), "[{ten: A}]");
}

static void what_was_taken_is_marked(void **state)
{
    kit *k = *state;
    bool used[4] = {false, false, false, false};
    const bm_fill *fill =
        compile(k, "x: \"{a} {b}\"\ny: \"{a} {none}\"\nz: [{each: t, n: \"{c}\"}]");
    const bm_fill_source source = {kit_value(k, "{a: 1, b: 2, c: 3, t: [{c: 4}]}"), NULL, used};
    assert_null(bm_fill_make(k->a, &fill->entries[1], &source, k->ds));
    assert_false(used[0]);
    assert_non_null(bm_fill_make(k->a, &fill->entries[0], &source, k->ds));
    assert_true(used[0] && used[1] && !used[2] && !used[3]);
    assert_non_null(bm_fill_make(k->a, &fill->entries[2], &source, k->ds));
    assert_true(!used[2] && used[3]); /* c is that of the row */
}

static void braces_need_a_name(void **state)
{
    kit *k = *state;
    (void)compile(k, "a: \"{\"\nb: \"}\"\nc: \"{A}\"\nd: \"{}\"\ne: [x]\nf: [{g: [1]}]\n");
    assert_string_equal(kit_said(k), "P009 1:4; P009 2:4; P009 3:4; P009 3:4; P009 4:4; P009 4:4; "
                                     "P004 5:5; P004 6:9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_text_takes_the_values_that_it_names),
        KIT_TEST(a_missing_value_leaves_the_field_open),
        KIT_TEST(a_list_cannot_stand_inside_a_text),
        KIT_TEST(rows_are_made_of_cells_that_have_values),
        KIT_TEST(each_row_of_a_table_makes_a_row),
        KIT_TEST(what_was_taken_is_marked),
        KIT_TEST(braces_need_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
