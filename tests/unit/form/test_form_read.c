/* Strict reading of values. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/form_read.h"
#include "kit.h"

typedef struct {
    bm_diags *ds;
    bm_form form;
    bm_form_read read;
} fixture;

static int open_fixture(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->ds = bm_diags_new();
    f->form.arena = bm_arena_new();
    f->read.form = &f->form;
    f->read.arena = f->form.arena;
    f->read.ds = f->ds;
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    fixture *f = *state;
    bm_diags_free(f->ds);
    bm_arena_free(f->form.arena);
    free(f);
    return 0;
}

static bm_value scalar(const char *text)
{
    bm_value v = {.kind = BM_VALUE_SCALAR, .text = bm_str_of(text)};
    return v;
}

/* The code that was reported since the last call, or "". */
static const char *code(fixture *f)
{
    static char last[8];
    (void)snprintf(last, sizeof last, "%s",
                   bm_diags_count(f->ds) ? bm_diags_at(f->ds, 0)->code : "");
    bm_diags_clear(f->ds);
    return last;
}

static void numbers_have_one_decimal_at_most_and_a_limit(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *text;
        long tenths;
    } cases[] = {{"8", 80},    {"12.5", 125}, {"100", 1000}, {"100.1", 0}, {"0", 0},
                 {"0.1", 1},   {"12.55", 0},  {"-1", 0},     {"1,5", 0},   {"", 0},
                 {"99999", 0}, {"8%", 0},     {".5", 0},     {"5.", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_value v = scalar(cases[i].text);
        assert_int_equal(bm_form_read_tenths(&f->read, &v, "width", 100), cases[i].tenths);
        assert_string_equal(code(f), cases[i].tenths ? "" : "F003");
    }
}

static void counts_are_whole_numbers(void **state)
{
    fixture *f = *state;
    bm_value three = scalar("3"), none = scalar("0"), half = scalar("2.0"), many = scalar("51");
    assert_int_equal(bm_form_read_count(&f->read, &three, "n", 50), 3);
    assert_int_equal(bm_form_read_count(&f->read, &none, "n", 50), 0);
    assert_string_equal(code(f), "");
    assert_int_equal(bm_form_read_count(&f->read, &half, "n", 50), 0);
    assert_string_equal(code(f), "F003");
    assert_int_equal(bm_form_read_count(&f->read, &many, "n", 50), 0);
    assert_string_equal(code(f), "F003");
}

static void words_are_found_or_the_allowed_ones_are_named(void **state)
{
    fixture *f = *state;
    bm_value center = scalar("center"), middle = scalar("middle");
    assert_int_equal(bm_form_read_word(&f->read, &center, "align", BM_KNOWN_ALIGNS), 1);
    assert_int_equal(bm_form_read_word(&f->read, NULL, "align", BM_KNOWN_ALIGNS), -1);
    assert_int_equal(bm_diags_count(f->ds), 0);
    assert_int_equal(bm_form_read_word(&f->read, &middle, "align", BM_KNOWN_ALIGNS), -1);
    assert_non_null(
        strstr(bm_diags_at(f->ds, 0)->message[BM_LANG_EN], "left, center, right, justify"));
}

static void texts_are_not_empty_and_hold_no_control_characters(void **state)
{
    fixture *f = *state;
    bm_value good = scalar("Họ tên"), empty = scalar(" "), line = scalar("a\nb"),
             c1 = scalar("a\xC2\x85");
    bm_value list = {.kind = BM_VALUE_LIST};
    assert_string_equal(bm_form_read_text(&f->read, &good, "label").ptr, "Họ tên");
    assert_string_equal(bm_form_read_text(&f->read, NULL, "label").ptr, "");
    assert_string_equal(code(f), "");
    assert_string_equal(bm_form_read_text(&f->read, &empty, "label").ptr, "");
    assert_string_equal(code(f), "F004");
    assert_string_equal(bm_form_read_text(&f->read, &line, "label").ptr, "");
    assert_string_equal(code(f), "F016");
    assert_string_equal(bm_form_read_text(&f->read, &c1, "label").ptr, "");
    assert_string_equal(code(f), "F016");
    assert_string_equal(bm_form_read_text(&f->read, &list, "label").ptr, "");
    assert_string_equal(code(f), "F004");
}

static void maps_have_all_the_keys_they_must_and_no_others(void **state)
{
    fixture *f = *state;
    bm_value a = scalar("a");
    bm_member one[] = {{BM_STR("heading"), {NULL, 0, 0}, &a}};
    bm_member other[] = {{BM_STR("headng"), {NULL, 0, 0}, &a}};
    bm_value good = {.kind = BM_VALUE_MAP, .n = 1, .members = one};
    bm_value bad = {.kind = BM_VALUE_MAP, .n = 1, .members = other};
    assert_true(bm_form_read_map(&f->read, &good, "notes", BM_KNOWN_NOTES));
    assert_int_equal(bm_diags_count(f->ds), 0);
    assert_true(bm_form_read_map(&f->read, &bad, "notes", BM_KNOWN_NOTES));
    assert_int_equal(bm_diags_count(f->ds), 2);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "F001");
    assert_non_null(strstr(bm_diags_at(f->ds, 0)->hint[BM_LANG_EN], "“heading”"));
    assert_string_equal(bm_diags_at(f->ds, 1)->code, "F002");
    assert_false(bm_form_read_map(&f->read, &a, "notes", BM_KNOWN_NOTES));
}

static void sets_of_types_are_named(void **state)
{
    fixture *f = *state;
    assert_string_equal(bm_form_read_types(f->read.arena, BM_KNOWN_IN_TEXT | BM_KNOWN_IN_ROWS),
                        "text, rows");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
        TEST(numbers_have_one_decimal_at_most_and_a_limit),
        TEST(counts_are_whole_numbers),
        TEST(words_are_found_or_the_allowed_ones_are_named),
        TEST(texts_are_not_empty_and_hold_no_control_characters),
        TEST(maps_have_all_the_keys_they_must_and_no_others),
        TEST(sets_of_types_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
