/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

static void ids_are_sorted_and_names_outside_the_rules_are_left_out(void **state)
{
    kit *k = *state;
    kit_put("forms/vd/b.yaml", "x");
    kit_put("forms/vd/a-2_x.yaml", "x");
    kit_put("forms/vd/UPPER.yaml", "x");
    kit_put("forms/vd/c.yml", "x");
    kit_put("forms/vd/.hidden.yaml", "x");
    kit_put("forms/vd/a b.yaml", "x");
    kit_put("forms/vd/.yaml", "x");
    kit_put("forms/top.yaml", "x");
    assert_int_equal(mkdir("forms/Vd", 0777), 0);
    kit_put("forms/Vd/a.yaml", "x");
    assert_int_equal(mkdir("forms/vd/deep", 0777), 0);
    kit_put("forms/vd/deep/a.yaml", "x");
    assert_int_equal(mkdir("forms/vd/folder.yaml", 0777), 0);
    assert_int_equal(mkfifo("forms/vd/pipe.yaml", 0600), 0);
    assert_int_equal(mkdir("forms/an", 0777), 0);
    kit_put("forms/an/z.yaml", "x");
    assert_int_equal(symlink("b.yaml", "forms/vd/link.yaml"), 0);
    assert_int_equal(symlink("loop.yaml", "forms/vd/loop.yaml"), 0);
    static const char *const expected[] = {"an/z", "vd/a-2_x", "vd/b", "vd/link", "vd/mot", NULL};
    bm_env *env = kit_open(k->ds, "forms");
    assert_non_null(env);
    for (size_t i = 0; expected[i]; i++)
        assert_string_equal(bm_env_form_id(env, i), expected[i]);
    assert_null(bm_env_form_id(env, 5));
    bm_env_close(env);
}

static void of_one_id_the_earlier_folder_wins(void **state)
{
    kit *k = *state;
    assert_int_equal(mkdir("own", 0777), 0);
    assert_int_equal(mkdir("own/vd", 0777), 0);
    kit_put("own/vd/mot.yaml",
            "id: vd/mot\nnumber: Mẫu riêng\ntitle: T\nsource: S\nwording: draft\n"
            "fields: {a: {label: A, type: text}}\nbody: [{line: \"{a}\"}]\n");
    kit_put("own/vd/hai.yaml", "x");
    const char *const dirs[] = {"own", "forms"};
    const char *const fonts[] = {KIT_FONTS};
    const bm_env_options options = {dirs, 2, fonts, 1, 0, 0, 0, false, 0};
    bm_env *env = bm_env_open(&options, k->ds);
    assert_non_null(env);
    assert_string_equal(bm_env_form_id(env, 0), "vd/hai");
    assert_string_equal(bm_env_form_id(env, 1), "vd/mot");
    assert_null(bm_env_form_id(env, 2));
    const bm_form *form = bm_form_load(env, "vd/mot", k->ds);
    assert_non_null(form);
    bm_form_info info;
    bm_form_describe(form, &info);
    assert_string_equal(info.number, "Mẫu riêng");
    assert_string_equal(info.file, "own/vd/mot.yaml");
    bm_env_close(env);
}

static void a_form_is_compiled_once(void **state)
{
    kit *k = *state;
    const bm_form *form = bm_form_load(k->env, "vd/mot", k->ds);
    assert_non_null(form);
    assert_int_equal(unlink("forms/vd/mot.yaml"), 0);
    assert_ptr_equal(bm_form_load(k->env, "vd/mot", k->ds), form);
    kit_reported(k, "");
}

static void an_unknown_form_is_told_with_the_nearest_id(void **state)
{
    kit *k = *state;
    assert_null(bm_form_load(k->env, "vd/mto", k->ds));
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "D004");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->hint[BM_LANG_VI], "vd/mot"));
    bm_diags_clear(k->ds);
    assert_null(bm_form_load(k->env, "", k->ds));
    kit_reported(k, "D003");
}

static void a_hostile_id_opens_nothing(void **state)
{
    kit *k = *state;
    static const char *const ids[] = {
        "../forms/vd/mot", "vd/../vd/mot", "/etc/passwd", "vd/mot.yaml",
        "vd//mot",         "VD/MOT",       "\xE1",        "vd/\xF0\x9F"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_null(bm_form_load(k->env, ids[i], k->ds));
        kit_reported(k, "D004");
    }
}

static void the_data_says_where_it_names_an_unknown_form(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(k, "data: {}\nform: vd/mto\n");
    assert_non_null(data);
    assert_null(bm_form_load_for(k->env, data, k->ds));
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "D004");
    assert_string_equal(bm_diags_at(k->ds, 0)->file, "don.yaml");
    assert_int_equal(bm_diags_at(k->ds, 0)->line, 2);
    assert_int_equal(bm_diags_at(k->ds, 0)->col, 7);
    bm_data_free(data);
}

static void a_wrong_definition_is_told_each_time_it_is_asked_for(void **state)
{
    kit *k = *state;
    kit_put("forms/vd/mot.yaml", "id: vd/mot\nfoo: 1\n");
    assert_null(bm_form_load(k->env, "vd/mot", k->ds));
    assert_true(bm_diags_errors(k->ds) > 0);
    bm_diags_clear(k->ds);
    assert_null(bm_form_load(k->env, "vd/mot", k->ds));
    assert_true(bm_diags_errors(k->ds) > 0);
    bm_diags_clear(k->ds);
    kit_put("forms/vd/mot.yaml", KIT_FORM("vd/mot", ""));
    assert_non_null(bm_form_load(k->env, "vd/mot", k->ds));
}

static void a_definition_that_is_gone_or_too_large_is_told(void **state)
{
    kit *k = *state;
    assert_int_equal(unlink("forms/vd/mot.yaml"), 0);
    assert_null(bm_form_load(k->env, "vd/mot", k->ds));
    kit_reported(k, "E005");
    FILE *f = fopen("forms/vd/mot.yaml", "wb");
    assert_non_null(f);
    for (int i = 0; i < 1100; i++)
        assert_int_equal(fprintf(f, "%-1023d\n", i), 1024);
    assert_int_equal(fclose(f), 0);
    assert_null(bm_form_load(k->env, "vd/mot", k->ds));
    kit_reported(k, "I002");
}

static void lint_warns_of_a_name_that_is_not_the_id(void **state)
{
    kit *k = *state;
    kit_put("forms/vd/khac.yaml", KIT_FORM("vd/mot", ""));
    assert_int_equal(bm_form_lint(k->env, "forms/vd/khac.yaml", k->ds), 0);
    kit_reported(k, "F013");
    assert_int_equal(bm_form_lint(k->env, "forms/vd/mot.yaml", k->ds), 0);
    kit_reported(k, "");
    assert_int_equal(chdir("forms/vd"), 0);
    assert_int_equal(bm_form_lint(k->env, "mot.yaml", k->ds), 0);
    kit_reported(k, "");
    assert_int_equal(bm_form_lint(k->env, "none.yaml", k->ds), -1);
    kit_reported(k, "E005");
}

static void a_folder_with_too_many_forms_is_refused(void **state)
{
    kit *k = *state;
    char path[64];
    for (int i = 0; i < 1000; i++) {
        (void)snprintf(path, sizeof path, "forms/vd/m%d.yaml", i);
        kit_put(path, "");
    }
    assert_null(kit_open(k->ds, "forms"));
    kit_reported(k, "E009");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(ids_are_sorted_and_names_outside_the_rules_are_left_out),
        KIT_TEST(of_one_id_the_earlier_folder_wins),
        KIT_TEST(a_form_is_compiled_once),
        KIT_TEST(an_unknown_form_is_told_with_the_nearest_id),
        KIT_TEST(a_hostile_id_opens_nothing),
        KIT_TEST(the_data_says_where_it_names_an_unknown_form),
        KIT_TEST(a_wrong_definition_is_told_each_time_it_is_asked_for),
        KIT_TEST(a_definition_that_is_gone_or_too_large_is_told),
        KIT_TEST(lint_warns_of_a_name_that_is_not_the_id),
        KIT_TEST(a_folder_with_too_many_forms_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
