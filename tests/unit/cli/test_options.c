/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "cli/options.h"

enum { MOST = 12 };

/* Read a NULL-terminated list of arguments. */
static void parse(bm_arguments *a, const char *const *words)
{
    static char copies[MOST][128];
    static char *argv[MOST + 1];
    int argc = 0;
    (void)strcpy(copies[argc], "bieumau");
    argv[argc] = copies[argc];
    argc++;
    for (size_t i = 0; words[i]; i++) {
        assert_true(argc < MOST);
        (void)strcpy(copies[argc], words[i]);
        argv[argc] = copies[argc];
        argc++;
    }
    argv[argc] = NULL;
    bm_options_parse(a, argc, argv);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void values_stand_behind_an_equals_sign_or_apart(void **state)
{
    (void)state;
    bm_arguments a;
    parse(&a, WORDS("make", "--to=docx", "-o", "a b.pdf", "--form", "-x", "-fid", "don.yaml"));
    assert_int_equal(a.n_faults, 0);
    assert_string_equal(bm_options_value(&a, BM_OPT_TO), "docx");
    assert_string_equal(bm_options_value(&a, BM_OPT_OUTPUT), "a b.pdf");
    assert_string_equal(bm_options_value(&a, BM_OPT_FORM), "id");
    assert_int_equal(a.n_operands, 2);
    assert_string_equal(a.operands[0], "make");
    assert_string_equal(a.operands[1], "don.yaml");
    bm_options_free(&a);
}

static void letters_without_value_may_stand_together(void **state)
{
    (void)state;
    bm_arguments a;
    parse(&a, WORDS("-qdo", "x"));
    assert_int_equal(a.n_faults, 0);
    assert_non_null(bm_options_value(&a, BM_OPT_QUIET));
    assert_non_null(bm_options_value(&a, BM_OPT_DRAFT));
    assert_string_equal(bm_options_value(&a, BM_OPT_OUTPUT), "x");
    assert_null(bm_options_value(&a, BM_OPT_FORCE));
    bm_options_free(&a);
}

static void two_dashes_end_the_options_and_one_is_an_operand(void **state)
{
    (void)state;
    bm_arguments a;
    parse(&a, WORDS("make", "-", "--", "--draft", "-x", "--"));
    assert_int_equal(a.n_faults, 0);
    assert_int_equal(a.n_given, 0);
    assert_int_equal(a.n_operands, 5);
    assert_string_equal(a.operands[1], "-");
    assert_string_equal(a.operands[2], "--draft");
    assert_string_equal(a.operands[4], "--");
    bm_options_free(&a);
}

static void the_last_value_counts_and_all_are_kept_in_order(void **state)
{
    (void)state;
    bm_arguments a;
    parse(&a, WORDS("--forms", "a", "--forms=b", "--lang", "vi", "--lang=en", "--to="));
    assert_string_equal(bm_options_value(&a, BM_OPT_LANG), "en");
    assert_string_equal(bm_options_value(&a, BM_OPT_TO), "");
    assert_string_equal(a.given[0].value, "a");
    assert_string_equal(a.given[1].value, "b");
    bm_options_free(&a);
}

static void fault(const char *const *words, const char *code, const char *a0, const char *a1)
{
    bm_arguments a;
    parse(&a, words);
    assert_int_equal(a.n_faults, 1);
    assert_string_equal(a.faults[0].code, code);
    assert_string_equal(a.faults[0].args[0], a0);
    if (a1)
        assert_string_equal(a.faults[0].args[1], a1);
    bm_options_free(&a);
}

static void faults_name_the_option(void **state)
{
    (void)state;
    fault(WORDS("--drfat"), "C002", "--drfat", "--draft");
    fault(WORDS("--ouptut=x"), "C002", "--ouptut", "--output");
    fault(WORDS("-Z"), "C002", "-Z", NULL);
    fault(WORDS("--output"), "C003", "--output", "OUT");
    fault(WORDS("-o"), "C003", "-o", "OUT");
    fault(WORDS("--lang=fr"), "C004", "--lang", "fr");
    fault(WORDS("--color", "ALWAYS"), "C004", "--color", "ALWAYS");
    fault(WORDS("--color="), "C004", "--color", "");
    fault(WORDS("--color=auto|always"), "C004", "--color", "auto|always");
    fault(WORDS("--draft=yes"), "C013", "--draft", NULL);
}

static void the_allowed_values_are_told(void **state)
{
    (void)state;
    bm_arguments a;
    parse(&a, WORDS("--diagnostics", "xml"));
    assert_string_equal(a.faults[0].args[2], "text, json");
    bm_options_free(&a);
}

static void users(bm_option_id id, char *out, size_t size)
{
    assert_int_equal(id, BM_OPT_DRAFT);
    (void)snprintf(out, size, "make, dossier");
}

static void an_option_of_another_command_is_a_fault(void **state)
{
    (void)state;
    bm_arguments a;
    parse(&a, WORDS("list", "--draft", "--json"));
    assert_int_equal(a.n_faults, 0);
    bm_options_restrict(&a, "list", BM_OPTIONS_ALWAYS | BM_OPTIONS_BIT(BM_OPT_JSON), users);
    assert_int_equal(a.n_faults, 1);
    assert_string_equal(a.faults[0].code, "C021");
    assert_string_equal(a.faults[0].args[0], "--draft");
    assert_string_equal(a.faults[0].args[1], "list");
    assert_string_equal(a.faults[0].args[2], "make, dossier");
    bm_options_free(&a);
}

static void options_that_exclude_each_other_are_a_fault(void **state)
{
    (void)state;
    bm_arguments a;
    parse(&a, WORDS("make", "--copies=2", "--fillable", "--profile=x", "--no-profile"));
    bm_options_exclude(&a);
    assert_int_equal(a.n_faults, 2);
    for (size_t i = 0; i < 2; i++)
        assert_string_equal(a.faults[i].code, "C015");
    assert_string_equal(a.faults[0].args[0], "--profile");
    assert_string_equal(a.faults[0].args[1], "--no-profile");
    assert_string_equal(a.faults[1].args[0], "--copies");
    assert_string_equal(a.faults[1].args[1], "--fillable");
    bm_options_free(&a);
    parse(&a, WORDS("batch", "-m", "a.pdf", "-o", "b/", "--no-profile", "--strict"));
    bm_options_exclude(&a);
    assert_int_equal(a.n_faults, 0);
    bm_options_free(&a);
}

static void more_faults_than_can_be_held_are_no_danger(void **state)
{
    (void)state;
    bm_arguments a;
    memset(&a, 0, sizeof a);
    for (int i = 0; i < 100; i++)
        bm_options_fault(&a, "C002", "--x", "--help", "bieumau");
    assert_int_equal(a.n_faults, BM_OPTION_FAULTS);
    bm_options_free(&a);
}

static void distance_counts_letters_to_change(void **state)
{
    (void)state;
    assert_int_equal(bm_options_distance("", ""), 0);
    assert_int_equal(bm_options_distance("make", "make"), 0);
    assert_int_equal(bm_options_distance("make", ""), 4);
    assert_int_equal(bm_options_distance("", "make"), 4);
    assert_int_equal(bm_options_distance("mkae", "make"), 1);
    assert_int_equal(bm_options_distance("mke", "make"), 1);
    assert_int_equal(bm_options_distance("maake", "make"), 1);
    assert_int_equal(bm_options_distance("male", "make"), 1);
    assert_int_equal(bm_options_distance("list", "lint"), 1);
    assert_int_equal(bm_options_distance("kitten", "sitting"), 3);
    char longer[300];
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = 0;
    assert_int_equal(bm_options_distance(longer, "make"), 63);
}

static void names_and_letters_are_unique(void **state)
{
    (void)state;
    for (int i = 0; i < BM_OPT_COUNT; i++) {
        const bm_option_spec *a = bm_options_spec((bm_option_id)i);
        assert_non_null(a->name);
        assert_true(*a->help[0] && *a->help[1]);
        for (int k = 0; k < i; k++) {
            const bm_option_spec *b = bm_options_spec((bm_option_id)k);
            assert_string_not_equal(a->name, b->name);
            assert_true(!a->letter || a->letter != b->letter);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_stand_behind_an_equals_sign_or_apart),
        cmocka_unit_test(letters_without_value_may_stand_together),
        cmocka_unit_test(two_dashes_end_the_options_and_one_is_an_operand),
        cmocka_unit_test(the_last_value_counts_and_all_are_kept_in_order),
        cmocka_unit_test(faults_name_the_option),
        cmocka_unit_test(the_allowed_values_are_told),
        cmocka_unit_test(an_option_of_another_command_is_a_fault),
        cmocka_unit_test(options_that_exclude_each_other_are_a_fault),
        cmocka_unit_test(more_faults_than_can_be_held_are_no_danger),
        cmocka_unit_test(distance_counts_letters_to_change),
        cmocka_unit_test(names_and_letters_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
