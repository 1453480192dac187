/* The values of an office. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

#include "api/data.h"

static bm_data *read_profile(kit *k, const char *text)
{
    kit_put("office.yaml", text);
    return bm_profile_read(k->env, "office.yaml", k->ds);
}

static void assert_read(kit *k, const char *text, const char *codes)
{
    bm_data *profile = read_profile(k, text);
    assert_true((profile == NULL) == (bm_diags_errors(k->ds) > 0));
    kit_reported(k, codes);
    bm_data_free(profile);
}

static void the_outer_level_is_profile(void **state)
{
    kit *k = *state;
    assert_read(k, "profile: {ho_ten: An}\n", "");
    assert_read(k, "profile:\n", "");
    assert_read(k, "{\"profile\": {\"ho_ten\": \"An\"}}", "");
    assert_read(k, "<bieumau><ho_ten>An</ho_ten></bieumau>", "");
    assert_read(k, "ho_ten: An\nprofile: {}\n", "D073");
    assert_read(k, "form: vd/mot\ndata: {ho_ten: An}\n", "D073 D073");
    assert_read(k, "<bieumau form='vd/mot'><ho_ten>An</ho_ten></bieumau>", "D073");
    assert_read(k, "profile: An\n", "D072");
    assert_read(k, "- An\n", "D072");
    assert_read(k, "profile: {ho_ten: \"}\n", "I022");
    assert_null(bm_profile_read(k->env, "none.yaml", k->ds));
    kit_reported(k, "E005");
}

static void a_name_that_no_form_has_is_told_with_its_place(void **state)
{
    kit *k = *state;
    bm_data *profile = read_profile(k, "profile:\n  ho_ten: An\n  ho_tne: An\n");
    assert_non_null(profile);
    const bm_diag *d = bm_diags_at(k->ds, 0);
    assert_int_equal(d->line, 3);
    assert_int_equal(d->col, 3);
    assert_string_equal(d->file, "office.yaml");
    assert_int_equal(d->severity, BM_WARNING);
    assert_non_null(strstr(d->hint[BM_LANG_EN], "“ho_ten”"));
    kit_reported(k, "D071");
    bm_data_free(profile);
    assert_read(k, "profile: {bang: [{muc: a}]}\n", "D071"); /* tables are nothing for a profile */
    bm_diags_set_strict(k->ds, true);
    assert_read(k, "profile: {ho_tne: An}\n", "D071");
}

static void a_name_that_any_form_has_is_known(void **state)
{
    kit *k = *state;
    kit_put("forms/vd/hai.yaml",
            "id: vd/hai\nnumber: Mẫu 2\ntitle: T\nsource: S\nwording: verbatim\n"
            "fields: {dia_danh: {label: Địa danh, type: text}}\nbody: [line: \"{dia_danh}\"]\n");
    kit_put("forms/vd/sai.yaml", "id: [\n");
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    assert_read(k, "profile: {dia_danh: Huế, ho_ten: An}\n", "");
}

/* What the compiler says of a form is for who loads it, though the profile was looked up in it before. */
static void looking_a_name_up_takes_no_message_away(void **state)
{
    kit *k = *state;
    kit_put(
        "forms/vd/hai.yaml",
        "id: vd/hai\nnumber: Mẫu 2\ntitle: T\nsource: S\nwording: verbatim\n"
        "fields: {a: {label: A, type: text}, b: {label: B, type: text}}\nbody: [line: \"{a}\"]\n");
    kit_put("forms/vd/sai.yaml", "id: vd/sai\n");
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    assert_read(k, "profile: {khong_dau: 1}\n", "D071");
    assert_non_null(bm_form_load(k->env, "vd/hai", k->ds));
    kit_reported(k, "F007");
    assert_null(bm_form_load(k->env, "vd/sai", k->ds));
    assert_true(bm_diags_errors(k->ds) > 0);
}

static void what_the_data_leaves_out_comes_from_the_profile(void **state)
{
    kit *k = *state;
    bm_data *profile = read_profile(k, "profile: {ho_ten: An}\n");
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {ngay: 05/01/2024}\n");
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    assert_int_equal(bm_check(k->env, form, data, k->ds), -1);
    kit_reported(k, "D006");
    bm_data_set_profile(data, profile);
    assert_int_equal(bm_check(k->env, form, data, k->ds), 0);
    bm_data_clear(data); /* for the next record */
    assert_int_equal(bm_check(k->env, form, data, k->ds), 0);
    bm_data_set_profile(data, NULL);
    assert_int_equal(bm_check(k->env, form, data, k->ds), -1);
    bm_data_free(data);
    bm_data_free(profile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(the_outer_level_is_profile),
        KIT_TEST(a_name_that_no_form_has_is_told_with_its_place),
        KIT_TEST(a_name_that_any_form_has_is_known),
        KIT_TEST(looking_a_name_up_takes_no_message_away),
        KIT_TEST(what_the_data_leaves_out_comes_from_the_profile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
