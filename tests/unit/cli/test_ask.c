/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/ask.h"

static const bm_question_option options[] = {{"gop", {"Gộp", "Merged"}},
                                             {"tach", {"Tách", "Split"}}};
static const bm_question choice = {
    "viec", {"Việc gì?", "What?"}, {"", ""}, BM_QUESTION_CHOICE, false, options, 2, 0, 0};
static const bm_question number = {"so",
                                   {"Mấy cái?", "How many?"},
                                   {"Ghi 0 nếu không.", "0 for none."},
                                   BM_QUESTION_NUMBER,
                                   false,
                                   NULL,
                                   0,
                                   0,
                                   9};
static const bm_question day = {
    "ngay", {"Ngày nào?", "Which day?"}, {"", ""}, BM_QUESTION_DATE, true, NULL, 0, 0, 0};

/* The answer that ${input} gives to ${q}, or "-" at the end of the input; ${shown} is what was printed. */
static const char *answer(const bm_question *q, const char *input, char shown[2000])
{
    static char kept[300];
    const bm_cli cli = {.lang = BM_LANG_VI};
    char *text = NULL;
    size_t size = 0;
    FILE *in = fmemopen((void *)(uintptr_t)input, strlen(input), "r");
    FILE *out = open_memstream(&text, &size);
    assert_non_null(in);
    assert_non_null(out);
    char *given = bm_ask_question(&cli, in, out, q);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(fclose(in), 0);
    (void)snprintf(shown, 2000, "%s", text);
    (void)snprintf(kept, sizeof kept, "%s", given ? given : "-");
    free(given);
    free(text);
    return kept;
}

static void an_option_is_chosen_by_number_or_id(void **state)
{
    (void)state;
    char shown[2000];
    assert_string_equal(answer(&choice, "2\n", shown), "tach");
    assert_non_null(strstr(shown, "Việc gì?\n   1  Gộp\n   2  Tách\n"));
    assert_string_equal(answer(&choice, "  gop \r\n", shown), "gop");
    assert_string_equal(answer(&choice, "1", shown), "gop"); /* the last line may lack its end */
}

static void it_asks_until_the_answer_fits(void **state)
{
    (void)state;
    char shown[2000];
    assert_string_equal(answer(&choice, "0\n3\nGộp\n\n1\n", shown), "gop");
    size_t times = 0;
    for (const char *p = shown; (p = strstr(p, "Chưa đúng")) != NULL; p++)
        times++;
    assert_int_equal(times, 4);
    assert_string_equal(answer(&number, "10\nhai\n3\n", shown), "3");
    assert_non_null(strstr(shown, "Ghi 0 nếu không."));
    assert_string_equal(answer(&day, "30/02/2024\n29/02/2024\n", shown), "29/02/2024");
}

static void only_what_may_be_unknown_may_be_skipped(void **state)
{
    (void)state;
    char shown[2000];
    assert_string_equal(answer(&day, "\n", shown), "");
    assert_string_equal(answer(&number, "\n5\n", shown), "5");
}

static void the_end_of_the_input_ends_it(void **state)
{
    (void)state;
    char shown[2000], *big = malloc(5001);
    assert_string_equal(answer(&choice, "x\n", shown), "-");
    memset(big, '1', 5000);
    big[5000] = 0;
    assert_string_equal(answer(&number, big, shown), "-"); /* a line without end is not kept */
    free(big);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_option_is_chosen_by_number_or_id),
        cmocka_unit_test(it_asks_until_the_answer_fits),
        cmocka_unit_test(only_what_may_be_unknown_may_be_skipped),
        cmocka_unit_test(the_end_of_the_input_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
