/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "cli/lang.h"

static void a_locale_names_a_language(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bm_lang lang;
    } cases[] = {
        {"vi_VN.UTF-8", BM_LANG_VI}, {"vi", BM_LANG_VI},
        {"vi-VN", BM_LANG_VI},       {"", BM_LANG_VI},
        {"C", BM_LANG_VI},           {"POSIX", BM_LANG_VI},
        {"C.UTF-8", BM_LANG_VI},     {"en_US.UTF-8", BM_LANG_EN},
        {"en", BM_LANG_EN},          {"fr_FR", BM_LANG_EN},
        {"vix", BM_LANG_EN},         {"de@euro", BM_LANG_EN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_lang_of_locale(cases[i].name), cases[i].lang);
}

static const char *const *environment; /* name, value, …, NULL */

static char *lookup(const char *name)
{
    static char value[32];
    for (size_t i = 0; environment[i]; i += 2)
        if (strcmp(environment[i], name) == 0)
            return strcpy(value, environment[i + 1]);
    return NULL;
}

static bm_lang with(const char *const *variables)
{
    environment = variables;
    return bm_lang_default(lookup);
}

static void the_first_variable_that_is_set_decides(void **state)
{
    (void)state;
    static const char *const none[] = {NULL};
    static const char *const lang[] = {"LANG", "en_US.UTF-8", NULL};
    static const char *const messages[] = {"LC_MESSAGES", "vi_VN", "LANG", "en_US", NULL};
    static const char *const all[] = {"LC_MESSAGES", "vi_VN", "LC_ALL", "en_GB", NULL};
    static const char *const own[] = {"LC_ALL", "en_GB", "BIEUMAU_LANG", "vi", NULL};
    static const char *const empty[] = {"BIEUMAU_LANG", "", "LC_ALL", "", "LANG", "en", NULL};
    assert_int_equal(with(none), BM_LANG_VI);
    assert_int_equal(with(lang), BM_LANG_EN);
    assert_int_equal(with(messages), BM_LANG_VI);
    assert_int_equal(with(all), BM_LANG_EN);
    assert_int_equal(with(own), BM_LANG_VI);
    assert_int_equal(with(empty), BM_LANG_EN);
}

static void the_text_of_the_language_is_picked(void **state)
{
    (void)state;
    assert_string_equal(bm_lang_pick(BM_LANG_VI, "có", "yes"), "có");
    assert_string_equal(bm_lang_pick(BM_LANG_EN, "có", "yes"), "yes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_locale_names_a_language),
        cmocka_unit_test(the_first_variable_that_is_set_decides),
        cmocka_unit_test(the_text_of_the_language_is_picked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
