/* Numbers in words. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "text/number_words.h"

typedef struct {
    int64_t n;
    const char *words;
} number;

static void check(const number *cases, size_t n)
{
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < n; i++) {
        bm_str words = bm_number_words(a, cases[i].n, false);
        assert_string_equal(words.ptr, cases[i].words);
        assert_int_equal(words.len, strlen(cases[i].words));
    }
    bm_arena_free(a);
}

#define CHECK(cases) check(cases, sizeof(cases) / sizeof *(cases))

static void numbers_below_ten_are_their_digits(void **state)
{
    (void)state;
    static const number cases[] = {
        {0, "không"}, {1, "một"}, {2, "hai"}, {3, "ba"},  {4, "bốn"},
        {5, "năm"},   {6, "sáu"}, {7, "bảy"}, {8, "tám"}, {9, "chín"},
    };
    CHECK(cases);
}

/* From 10 to 99: the voice changes 1, 4 and 5 behind the tens. */
static void tens_change_the_voice_of_one_four_and_five(void **state)
{
    (void)state;
    static const char *const tens[] = {"mười",     "hai mươi", "ba mươi",  "bốn mươi", "năm mươi",
                                       "sáu mươi", "bảy mươi", "tám mươi", "chín mươi"};
    static const char *const behind_ten[] = {"",     " một", " hai", " ba",  " bốn",
                                             " lăm", " sáu", " bảy", " tám", " chín"};
    static const char *const behind_tens[] = {"",     " mốt", " hai", " ba",  " tư",
                                              " lăm", " sáu", " bảy", " tám", " chín"};
    bm_arena *a = bm_arena_new();
    for (int n = 10; n < 100; n++) {
        const char *unit = (n < 20 ? behind_ten : behind_tens)[n % 10];
        const char *expected = bm_arena_printf(a, "%s%s", tens[n / 10 - 1], unit);
        assert_string_equal(bm_number_words(a, n, false).ptr, expected);
    }
    bm_arena_free(a);
}

static void tens_that_are_read_out_in_papers_are_right(void **state)
{
    (void)state;
    static const number cases[] = {
        {10, "mười"},        {11, "mười một"},     {14, "mười bốn"},     {15, "mười lăm"},
        {20, "hai mươi"},    {21, "hai mươi mốt"}, {24, "hai mươi tư"},  {25, "hai mươi lăm"},
        {44, "bốn mươi tư"}, {51, "năm mươi mốt"}, {55, "năm mươi lăm"}, {99, "chín mươi chín"},
    };
    CHECK(cases);
}

static void hundreds_say_linh_for_a_gap(void **state)
{
    (void)state;
    static const number cases[] = {
        {100, "một trăm"},          {101, "một trăm linh một"},
        {104, "một trăm linh bốn"}, {105, "một trăm linh năm"},
        {110, "một trăm mười"},     {111, "một trăm mười một"},
        {115, "một trăm mười lăm"}, {121, "một trăm hai mươi mốt"},
        {500, "năm trăm"},          {999, "chín trăm chín mươi chín"},
    };
    CHECK(cases);
}

static void groups_behind_the_first_are_read_in_full(void **state)
{
    (void)state;
    static const number cases[] = {
        {1000, "một nghìn"},
        {1001, "một nghìn không trăm linh một"},
        {1005, "một nghìn không trăm linh năm"},
        {1015, "một nghìn không trăm mười lăm"},
        {1021, "một nghìn không trăm hai mươi mốt"},
        {1100, "một nghìn một trăm"},
        {10005, "mười nghìn không trăm linh năm"},
        {105000, "một trăm linh năm nghìn"},
        {1001000, "một triệu không trăm linh một nghìn"},
        {1234567, "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"},
        {4600000, "bốn triệu sáu trăm nghìn"},
        {4600000000, "bốn tỷ sáu trăm triệu"},
        {5045000, "năm triệu không trăm bốn mươi lăm nghìn"},
    };
    CHECK(cases);
}

static void groups_of_zeros_are_left_out(void **state)
{
    (void)state;
    static const number cases[] = {
        {1000000, "một triệu"},
        {1000005, "một triệu không trăm linh năm"},
        {1000000000, "một tỷ"},
        {1000000005, "một tỷ không trăm linh năm"},
        {1000005000, "một tỷ không trăm linh năm nghìn"},
    };
    CHECK(cases);
}

static void thousands_of_milliards_have_no_name_of_their_own(void **state)
{
    (void)state;
    static const number cases[] = {
        {INT64_C(2000000000000), "hai nghìn tỷ"},
        {INT64_C(1005000000000), "một nghìn không trăm linh năm tỷ"},
        {INT64_C(1000000000000000), "một triệu tỷ"},
        {INT64_C(1000000001000000), "một triệu tỷ không trăm linh một triệu"},
        {INT64_C(1000000000000000000), "một tỷ tỷ"},
        {INT64_MAX, "chín tỷ tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm "
                    "ba mươi sáu tỷ "
                    "tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy"},
    };
    CHECK(cases);
}

static void negative_numbers_begin_with_am(void **state)
{
    (void)state;
    static const number cases[] = {
        {-1, "âm một"},
        {-1005, "âm một nghìn không trăm linh năm"},
        {INT64_MIN, "âm chín tỷ tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không "
                    "trăm ba mươi sáu tỷ "
                    "tám trăm năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám"},
    };
    CHECK(cases);
}

static void a_sentence_begins_with_a_capital(void **state)
{
    (void)state;
    static const number cases[] = {
        {0, "Không"}, {4, "Bốn"}, {10, "Mười"}, {25, "Hai mươi lăm"}, {-3, "Âm ba"},
    };
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(bm_number_words(a, cases[i].n, true).ptr, cases[i].words);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_below_ten_are_their_digits),
        cmocka_unit_test(tens_change_the_voice_of_one_four_and_five),
        cmocka_unit_test(tens_that_are_read_out_in_papers_are_right),
        cmocka_unit_test(hundreds_say_linh_for_a_gap),
        cmocka_unit_test(groups_behind_the_first_are_read_in_full),
        cmocka_unit_test(groups_of_zeros_are_left_out),
        cmocka_unit_test(thousands_of_milliards_have_no_name_of_their_own),
        cmocka_unit_test(negative_numbers_begin_with_am),
        cmocka_unit_test(a_sentence_begins_with_a_capital),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
