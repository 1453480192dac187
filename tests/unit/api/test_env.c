/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

static void folders_that_do_not_exist_are_left_out(void **state)
{
    kit *k = *state;
    const char *const forms[] = {"none", "forms", "forms"};
    const char *const fonts[] = {"none", KIT_FONTS};
    const bm_env_options options = {forms, 3, fonts, 2, 0, 0, 0, false, 0};
    bm_env *env = bm_env_open(&options, k->ds);
    assert_non_null(env);
    assert_string_equal(bm_env_form_dir(env, 0), "forms");
    assert_null(bm_env_form_dir(env, 1));
    assert_string_equal(bm_env_font_dir(env, 0), KIT_FONTS);
    assert_null(bm_env_font_dir(env, 1));
    bm_env_close(env);
}

static void the_options_are_not_kept(void **state)
{
    kit *k = *state;
    char name[] = "forms";
    bm_env *env = kit_open(k->ds, name);
    assert_non_null(env);
    memset(name, 'x', sizeof name - 1);
    assert_string_equal(bm_env_form_dir(env, 0), "forms");
    bm_env_close(env);
}

static void an_empty_name_stands_for_the_default_folders(void **state)
{
    kit *k = *state;
    const char *const forms[] = {"forms"};
    const char *const fonts[] = {"forms", ""};
    const bm_env_options options = {forms, 1, fonts, 2, 0, 0, 0, false, 0};
    bm_env *env = bm_env_open(&options, k->ds);
    assert_non_null(env);
    assert_string_equal(bm_env_font_dir(env, 0), "forms");
    assert_non_null(bm_env_font_dir(env, 1));
    bm_env_close(env);
}

static void no_folder_of_forms_and_no_fonts_are_both_told(void **state)
{
    kit *k = *state;
    const char *const forms[] = {"none"};
    const char *const fonts[] = {"nowhere"};
    const bm_env_options options = {forms, 1, fonts, 1, 0, 0, 0, false, 0};
    assert_null(bm_env_open(&options, k->ds));
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "none"));
    assert_non_null(strstr(bm_diags_at(k->ds, 1)->message[BM_LANG_EN], "nowhere"));
    kit_reported(k, "E003 E002");
}

static void a_folder_without_fonts_is_told(void **state)
{
    kit *k = *state;
    const char *const forms[] = {"forms"};
    const char *const fonts[] = {"forms/vd"};
    const bm_env_options options = {forms, 1, fonts, 1, 0, 0, 0, false, 0};
    assert_null(bm_env_open(&options, k->ds));
    kit_reported(k, "E002");
}

static void a_day_that_is_not_in_the_calendar_is_refused(void **state)
{
    kit *k = *state;
    static const int days[][3] = {{2023, 2, 29}, {2024, 13, 1}, {2024, 0, 1}, {0, 1, 1}};
    const char *const forms[] = {"forms"};
    const char *const fonts[] = {KIT_FONTS};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const bm_env_options options = {forms,      1,          fonts, 1, days[i][0],
                                        days[i][1], days[i][2], false, 0};
        assert_null(bm_env_open(&options, k->ds));
        kit_reported(k, "D011");
    }
}

static void the_fonts_in_use_are_told(void **state)
{
    kit *k = *state;
    bm_font_info font;
    assert_int_equal(bm_env_font(k->env, 0, &font), 0);
    assert_string_equal(font.family, "Tinos");
    assert_non_null(strstr(font.file, KIT_FONTS "/Tinos-"));
    assert_true(strlen(font.version) > 0);
    assert_int_equal(bm_env_font(k->env, 10000, &font), -1);
}

static void closing_nothing_does_nothing(void **state)
{
    (void)state;
    bm_env_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(folders_that_do_not_exist_are_left_out),
        KIT_TEST(the_options_are_not_kept),
        KIT_TEST(an_empty_name_stands_for_the_default_folders),
        KIT_TEST(no_folder_of_forms_and_no_fonts_are_both_told),
        KIT_TEST(a_folder_without_fonts_is_told),
        KIT_TEST(a_day_that_is_not_in_the_calendar_is_refused),
        KIT_TEST(the_fonts_in_use_are_told),
        KIT_TEST(closing_nothing_does_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
