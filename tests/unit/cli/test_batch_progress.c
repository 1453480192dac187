/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "cli/batch_progress.h"
#include "cli/width.h"

static const bm_batch_counts counts = {
    .records = 12384, .made = 12345, .unchanged = 20, .failed = 19, .warned = 7};

static void line(char out[400], bm_lang lang, size_t columns, double done, double remaining)
{
    const bm_batch_progress_now now = {
        .done = done, .rate = 5812.4, .remaining = remaining, .counts = &counts};
    bm_batch_progress_line(out, 400, lang, columns, &now);
}

static void a_wide_terminal_shows_all(void **state)
{
    char out[400];
    (void)state;
    line(out, BM_LANG_VI, 160, 0.5, 43.2);
    assert_string_equal(out,
                        "[###############...............]   50%  đã tạo 12.345  giữ nguyên 20  "
                        "sai 19  cảnh báo 7  5.812/giây  còn 0:43");
    line(out, BM_LANG_EN, 160, 1, 3727);
    assert_string_equal(out, "[##############################]  100%  made 12,345  unchanged 20  "
                             "wrong 19  warned 7  5,812/s  left 1:02:07");
    line(out, BM_LANG_EN, 160, 0, -1);
    assert_null(strstr(out, "left"));
    assert_non_null(strstr(out, "[..............................]    0%"));
}

static void no_line_is_wider_than_the_terminal(void **state)
{
    char out[400];
    (void)state;
    for (size_t columns = 0; columns < 200; columns++) {
        for (int lang = 0; lang < 2; lang++) {
            line(out, lang ? BM_LANG_EN : BM_LANG_VI, columns, 0.123, 100000);
            assert_true(bm_width_text(out) < (columns ? columns : 1));
        }
    }
    line(out, BM_LANG_VI, 30, 0.123, 43); /* the most important things are the last to go */
    assert_string_equal(out, " 12%  đã tạo 12.345  sai 19");
    line(out, BM_LANG_VI, 6, 0.123, 43);
    assert_string_equal(out, " 12%");
}

static void numbers_and_times_are_easy_to_read(void **state)
{
    char out[32];
    (void)state;
    assert_string_equal(bm_batch_progress_number(out, sizeof out, BM_LANG_VI, 0), "0");
    assert_string_equal(bm_batch_progress_number(out, sizeof out, BM_LANG_VI, 999), "999");
    assert_string_equal(bm_batch_progress_number(out, sizeof out, BM_LANG_VI, 1000), "1.000");
    assert_string_equal(bm_batch_progress_number(out, sizeof out, BM_LANG_EN, 10000000),
                        "10,000,000");
    assert_string_equal(bm_batch_progress_number(out, sizeof out, BM_LANG_EN, UINT64_MAX),
                        "18,446,744,073,709,551,615");
    assert_string_equal(bm_batch_progress_time(out, sizeof out, 0.2), "0:00");
    assert_string_equal(bm_batch_progress_time(out, sizeof out, 59.6), "1:00");
    assert_string_equal(bm_batch_progress_time(out, sizeof out, 3599.7), "1:00:00");
    assert_string_equal(bm_batch_progress_time(out, sizeof out, -1), "0:00");
}

static void json_ends_with_how_it_ended(void **state)
{
    char *text = NULL;
    size_t size = 0;
    bm_batch_progress p;
    FILE *err = open_memstream(&text, &size);
    (void)state;
    assert_non_null(err);
    bm_batch_progress_open(&p, BM_BATCH_PROGRESS_JSON, err, BM_LANG_VI);
    bm_batch_progress_tell(&p, &counts, 0.5); /* a second has not passed */
    bm_batch_progress_close(&p, &counts, 1, "done");
    assert_int_equal(fclose(err), 0);
    static const char expected[] =
        "{\"progress\": {\"done\": 1.000, \"records\": 12384, \"made\": 12345, \"unchanged\": 20, "
        "\"failed\": 19, \"warned\": 7, \"bytes\": 0, \"seconds\": 0, \"per_second\": ";
    assert_int_equal(strncmp(text, expected, sizeof expected - 1), 0);
    assert_non_null(strstr(text, ", \"remaining_seconds\": null, \"end\": \"done\"}}\n"));
    assert_ptr_equal(strchr(text, '\n'), text + size - 1); /* one line */
    free(text);
}

static void nothing_is_printed_when_nobody_asked(void **state)
{
    char *text = NULL;
    size_t size = 0;
    bm_batch_progress p;
    FILE *err = open_memstream(&text, &size);
    (void)state;
    assert_non_null(err);
    bm_batch_progress_open(&p, BM_BATCH_PROGRESS_NONE, err, BM_LANG_VI);
    bm_batch_progress_tell(&p, &counts, 0.5);
    bm_batch_progress_hide(&p);
    bm_batch_progress_close(&p, &counts, 1, "done");
    assert_int_equal(fclose(err), 0);
    assert_int_equal(size, 0);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wide_terminal_shows_all),
        cmocka_unit_test(no_line_is_wider_than_the_terminal),
        cmocka_unit_test(numbers_and_times_are_easy_to_read),
        cmocka_unit_test(json_ends_with_how_it_ended),
        cmocka_unit_test(nothing_is_printed_when_nobody_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
