/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diags.h"
#include "cli/report.h"

typedef struct {
    char *bytes;
    size_t n;
    bm_report r;
    bm_diags *ds;
} desk;

static void begin(desk *d)
{
    memset(d, 0, sizeof *d);
    d->r.err = open_memstream(&d->bytes, &d->n);
    assert_non_null(d->r.err);
    d->ds = bm_diags_new();
}

/* Finish the report; what was printed is left in d->bytes. */
static int end(desk *d)
{
    FILE *err = d->r.err;
    int status = bm_report_finish(&d->r);
    assert_int_equal(fclose(err), 0);
    bm_diags_free(d->ds);
    return status;
}

static void an_error_in(desk *d, const char *line, uint32_t col)
{
    bm_source source = {"don.yaml", line, strlen(line), NULL};
    bm_pos pos = {&source, 1, col};
    (void)bm_diags_add1(d->ds, BM_DATA_DATE_FORMAT, &pos, "x");
    bm_report_diags(&d->r, d->ds);
}

/* The line with the caret, for an error at ${col} of ${line}. */
static void caret_is(const char *line, uint32_t col, const char *printed, const char *caret)
{
    desk d;
    char expected[400];
    begin(&d);
    d.r.lang = BM_LANG_EN;
    an_error_in(&d, line, col);
    assert_int_equal(end(&d), 1);
    (void)snprintf(expected, sizeof expected,
                   "don.yaml:1:%u: error[D010]: “x” is not a date\n   1 | %s\n     | %s\n"
                   "  hint: write dd/mm/yyyy, for example 05/01/2024\n",
                   (unsigned)col, printed, caret);
    assert_string_equal(d.bytes, expected);
    free(d.bytes);
}

static void the_caret_stands_under_the_character(void **state)
{
    (void)state;
    caret_is("ngay: x", 7, "ngay: x", "      ^");
    caret_is("x", 1, "x", "^");
    caret_is("ngày lập: x", 11, "ngày lập: x", "          ^");
    caret_is("nga\xCC\x80y: x", 8, "nga\xCC\x80y: x", "      ^");
    caret_is("漢: x", 4, "漢: x", "    ^");
    caret_is("\tx", 2, "        x", "        ^");
    caret_is("ab\tx", 4, "ab      x", "        ^");
    caret_is("ab", 3, "ab", "  ^");
    caret_is("ab", 99, "ab", "  ^");
    caret_is("a\033b", 3,
             "a\xEF\xBF\xBD"
             "b",
             "  ^");
}

static void both_languages_are_spoken(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    d.r.lang = BM_LANG_VI;
    an_error_in(&d, "x", 1);
    (void)end(&d);
    assert_non_null(strstr(d.bytes, "don.yaml:1:1: lỗi[D010]: “x” không phải là ngày\n"));
    assert_non_null(strstr(d.bytes, "  gợi ý: viết dd/mm/yyyy"));
    free(d.bytes);
}

static void a_message_without_a_place_begins_with_the_program(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    d.r.lang = BM_LANG_EN;
    bm_report_command2(&d.r, "C001", "mke", "make");
    assert_int_equal(end(&d), 2);
    assert_string_equal(d.bytes, "bieumau: error[C001]: there is no command “mke”\n"
                                 "  hint: did you mean “make”? see “bieumau --help”\n");
    free(d.bytes);
}

static void the_worst_status_counts(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        int status;
    } cases[] = {{"I001", 1}, {"D006", 1}, {"R001", 1}, {"F001", 1}, {"T001", 1},
                 {"O001", 3}, {"O002", 2}, {"O003", 2}, {"O009", 3}, {"O053", 1},
                 {"E001", 3}, {"E005", 3}, {"C002", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_report_status_of(cases[i].code), cases[i].status);
    desk d;
    begin(&d);
    bm_report_command2(&d.r, "E005", "x", NULL);
    bm_report_command2(&d.r, "D003", NULL, NULL);
    assert_int_equal(end(&d), 3);
    free(d.bytes);
}

static void warnings_and_notes_do_not_change_the_status(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    (void)bm_diags_add1(d.ds, BM_DATA_SPACES, NULL, "a");
    (void)bm_diags_add2(d.ds, BM_DATA_LOOSE_TONE, NULL, "a", "b");
    bm_report_diags(&d.r, d.ds);
    assert_int_equal(end(&d), 0);
    assert_non_null(strstr(d.bytes, "ghi chú[D016]"));
    assert_non_null(strstr(d.bytes, "cảnh báo[D018]"));
    free(d.bytes);
}

static void add_wording(bm_diags *ds, const char *form)
{
    (void)bm_diags_add2(ds, BM_DATA_FORM_WORDING, NULL, form, "Nguồn");
}

static void a_form_is_warned_of_once(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    d.r.lang = BM_LANG_EN;
    for (int i = 0; i < 3; i++) { /* three documents */
        add_wording(d.ds, "vd/mot");
        add_wording(d.ds, "vd/hai");
        bm_report_diags(&d.r, d.ds);
        bm_diags_clear(d.ds);
    }
    assert_int_equal(d.r.warnings, 2);
    bm_diags_set_strict(d.ds, true);
    add_wording(d.ds, "vd/mot"); /* an error is told for each document that it stops */
    bm_report_diags(&d.r, d.ds);
    assert_int_equal(end(&d), 1);
    assert_non_null(strstr(d.bytes, "warning[D029]: not all of the wording of the form “vd/mot”"));
    assert_non_null(strstr(d.bytes, "warning[D029]: not all of the wording of the form “vd/hai”"));
    assert_non_null(strstr(d.bytes, "error[D029]"));
    free(d.bytes);
}

static void quiet_leaves_out_notes_only(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    d.r.quiet = true;
    (void)bm_diags_add1(d.ds, BM_DATA_SPACES, NULL, "a");
    (void)bm_diags_add2(d.ds, BM_DATA_LOOSE_TONE, NULL, "a", "b");
    bm_report_diags(&d.r, d.ds);
    (void)end(&d);
    assert_null(strstr(d.bytes, "D016"));
    assert_non_null(strstr(d.bytes, "D018"));
    free(d.bytes);
}

static void messages_that_were_dropped_are_counted(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    d.r.lang = BM_LANG_EN;
    for (int i = 0; i < 53; i++)
        (void)bm_diags_add0(d.ds, BM_DATA_SHAPE, NULL);
    bm_report_diags(&d.r, d.ds);
    assert_int_equal(d.r.errors, 53);
    assert_int_equal(end(&d), 1);
    assert_non_null(strstr(d.bytes, "bieumau: 3 more messages are not shown\n"));
    free(d.bytes);
}

static void errors_that_were_only_counted_fail_too(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    for (int i = 0; i < 50; i++)
        (void)bm_diags_add1(d.ds, BM_DATA_SPACES, NULL, "a");
    (void)bm_diags_add0(d.ds, BM_DATA_SHAPE, NULL);
    bm_report_diags(&d.r, d.ds);
    assert_int_equal(end(&d), 1);
    free(d.bytes);
}

static void json_is_one_object_with_both_languages(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    d.r.json = true;
    an_error_in(&d, "a \"b\"", 3);
    bm_report_made(&d.r, "x.pdf");
    assert_int_equal(end(&d), 1);
    assert_string_equal(
        d.bytes,
        "{\n  \"bieumau\": \"" BM_VERSION_STRING "\",\n  \"status\": 1,\n  \"errors\": 1,\n"
        "  \"warnings\": 0,\n  \"dropped\": 0,\n  \"made\": [\n    \"x.pdf\"\n  ],\n"
        "  \"diagnostics\": [\n    {\n      \"code\": \"D010\",\n      \"severity\": \"error\",\n"
        "      \"file\": \"don.yaml\",\n      \"line\": 1,\n      \"column\": 3,\n"
        "      \"cell\": null,\n"
        "      \"source_line\": \"a \\\"b\\\"\",\n      \"path\": null,\n"
        "      \"message\": {\n        \"vi\": \"“x” không phải là ngày\",\n"
        "        \"en\": \"“x” is not a date\"\n      },\n"
        "      \"hint\": {\n        \"vi\": \"viết dd/mm/yyyy, ví dụ 05/01/2024\",\n"
        "        \"en\": \"write dd/mm/yyyy, for example 05/01/2024\"\n      }\n"
        "    }\n  ]\n}\n");
    free(d.bytes);
}

static void a_place_in_a_table_is_a_cell_or_a_row(void **state)
{
    (void)state;
    desk d;
    const bm_source workbook = {"ds.xlsx", NULL, 0, "Sheet1"}, csv = {"ds.csv", NULL, 0, ""};
    const bm_pos places[] = {{&workbook, 7, 3}, {&workbook, 7, 0}, {&csv, 12, 28}, {&csv, 12, 0}};
    begin(&d);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        (void)bm_diags_add1(d.ds, BM_DATA_DATE_FORMAT, &places[i], "x");
    bm_report_diags(&d.r, d.ds);
    assert_int_equal(end(&d), 1);
    assert_non_null(
        strstr(d.bytes, "ds.xlsx!Sheet1!C7: lỗi[D010]: “x” không phải là ngày\n  gợi ý"));
    assert_non_null(strstr(d.bytes, "ds.xlsx!Sheet1!7: lỗi[D010]"));
    assert_non_null(strstr(d.bytes, "ds.csv!AB12: lỗi[D010]"));
    assert_non_null(strstr(d.bytes, "ds.csv!12: lỗi[D010]"));
    free(d.bytes);
    begin(&d);
    d.r.json = true;
    (void)bm_diags_add1(d.ds, BM_DATA_DATE_FORMAT, &places[0], "x");
    bm_report_diags(&d.r, d.ds);
    assert_int_equal(end(&d), 1);
    assert_non_null(strstr(d.bytes, "\"file\": \"ds.xlsx\",\n      \"line\": 7,\n      "
                                    "\"column\": 3,\n      \"cell\": \"Sheet1!C7\""));
    free(d.bytes);
}

static void what_is_not_shown_is_counted(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    d.r.json = true;
    (void)bm_diags_add1(d.ds, BM_DATA_DATE_FORMAT, NULL, "x");
    bm_report_count(&d.r, bm_diags_at(d.ds, 0));
    bm_report_section(&d.r, strdup(",\n  \"more\": 1"));
    assert_int_equal(end(&d), 1);
    assert_non_null(strstr(d.bytes, "\"errors\": 1,\n  \"warnings\": 0,\n  \"dropped\": 1"));
    assert_non_null(strstr(d.bytes, "\"made\": [],\n  \"more\": 1,\n  \"diagnostics\": []"));
    free(d.bytes);
}

static void the_code_says_who_is_at_fault(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        int status;
    } cases[] = {
        {"D006", 1}, {"R001", 1}, {"I001", 1}, {"S008", 1}, {"V001", 1},
        {"C001", 2}, {"B050", 2}, {"S006", 2}, {"O040", 2}, {"B001", 2},
        {"E001", 3}, {"O009", 3}, {"S003", 3}, {"B005", 3}, {"O050", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_report_status_of(cases[i].code), cases[i].status);
}

static void json_with_nothing_to_tell_is_an_object_too(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    d.r.json = true;
    assert_int_equal(end(&d), 0);
    assert_non_null(strstr(d.bytes, "\"status\": 0"));
    assert_non_null(strstr(d.bytes, "\"diagnostics\": []\n}\n"));
    free(d.bytes);
}

static void colour_is_printed_only_when_asked_for(void **state)
{
    (void)state;
    desk d;
    begin(&d);
    an_error_in(&d, "x", 1);
    (void)end(&d);
    assert_null(strchr(d.bytes, '\033'));
    free(d.bytes);
    begin(&d);
    d.r.colour = true;
    an_error_in(&d, "x", 1);
    (void)end(&d);
    assert_non_null(strstr(d.bytes, "\033[1;31mlỗi[D010]\033[0m"));
    free(d.bytes);
}

static void a_write_error_has_the_code_of_its_reason(void **state)
{
    (void)state;
    static const struct {
        int error;
        const char *code;
    } cases[] = {{ENOENT, "O007"}, {EACCES, "O008"}, {ENOSPC, "O009"}, {EIO, "O001"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        desk d;
        begin(&d);
        bm_report_write(&d.r, "a.pdf", cases[i].error);
        assert_int_equal(end(&d), 3);
        assert_non_null(strstr(d.bytes, cases[i].code));
        free(d.bytes);
    }
}

static void the_same_about_the_same_place_is_told_once(void **state)
{
    (void)state;
    const bm_source source = {"don.yaml", "a: x", 4, NULL};
    const bm_pos first = {&source, 1, 4}, second = {&source, 1, 1};
    desk d;
    begin(&d);
    d.r.lang = BM_LANG_EN;
    for (int form = 0; form < 2; form++) { /* one value in two forms */
        (void)bm_diags_add1(d.ds, BM_DATA_DATE_FORMAT, &first, "x");
        (void)bm_diags_add1(d.ds, BM_DATA_DATE_FORMAT, &second, "x");
        (void)bm_diags_add1(d.ds, BM_DATA_DATE_FORMAT, NULL,
                            "x"); /* places are not known: both stay */
    }
    bm_report_diags(&d.r, d.ds);
    assert_int_equal(d.r.errors, 4);
    assert_int_equal(end(&d), 1);
    assert_non_null(strstr(d.bytes, "don.yaml:1:4"));
    assert_null(strstr(strstr(d.bytes, "don.yaml:1:4") + 1, "don.yaml:1:4"));
    free(d.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_caret_stands_under_the_character),
        cmocka_unit_test(both_languages_are_spoken),
        cmocka_unit_test(a_message_without_a_place_begins_with_the_program),
        cmocka_unit_test(the_worst_status_counts),
        cmocka_unit_test(warnings_and_notes_do_not_change_the_status),
        cmocka_unit_test(a_form_is_warned_of_once),
        cmocka_unit_test(the_same_about_the_same_place_is_told_once),
        cmocka_unit_test(quiet_leaves_out_notes_only),
        cmocka_unit_test(messages_that_were_dropped_are_counted),
        cmocka_unit_test(errors_that_were_only_counted_fail_too),
        cmocka_unit_test(json_is_one_object_with_both_languages),
        cmocka_unit_test(a_place_in_a_table_is_a_cell_or_a_row),
        cmocka_unit_test(what_is_not_shown_is_counted),
        cmocka_unit_test(the_code_says_who_is_at_fault),
        cmocka_unit_test(json_with_nothing_to_tell_is_an_object_too),
        cmocka_unit_test(colour_is_printed_only_when_asked_for),
        cmocka_unit_test(a_write_error_has_the_code_of_its_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
