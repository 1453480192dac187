/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "faults_kit.h"

#include "base/limit.h"
#include "batch/batch_faults_read.h"

/* How many lines of ${bytes} are read before the end (${*status} 0) or an error (-1), whose code is ${code}. */
static size_t read_all(const char *bytes, size_t n, const char *code)
{
    char path[40];
    bm_batch_faults_read r;
    bm_batch_faults_json record;
    bm_diags *ds = bm_diags_new();
    faults_kit_file(path, bytes, n);
    assert_int_equal(bm_batch_faults_read_open(&r, path, ds), 0);
    size_t lines = 0;
    int status;
    while ((status = bm_batch_faults_read_next(&r, &record, ds)) == 1)
        lines++;
    const bm_diag *d = bm_diags_at(ds, 0);
    assert_string_equal(d ? d->code : "", code);
    assert_int_equal(status, d ? -1 : 0);
    if (d && strcmp(code, "B040") == 0) {
        assert_string_equal(d->file, path);
        assert_int_equal(d->line, lines + 1);
    }
    bm_batch_faults_read_close(&r);
    bm_diags_free(ds);
    (void)unlink(path);
    return lines;
}

static size_t read_text(const char *text, const char *code)
{
    return read_all(text, strlen(text), code);
}

#define LINE "{\"row\":7,\"messages\":[]}\n"

static void lines_are_read_to_the_end(void **state)
{
    (void)state;
    assert_int_equal(read_text("", ""), 0);
    assert_int_equal(read_text(LINE LINE LINE, ""), 3);
}

static void a_torn_line_is_told_with_its_place(void **state)
{
    (void)state;
    assert_int_equal(read_text(LINE LINE "{\"row\":7,\"mess", "B040"), 2);
    assert_int_equal(read_text(LINE "{\"row\":7,\"messages\":[]}", "B040"), 1);
    assert_int_equal(read_text(LINE "\n" LINE, "B040"), 1);
}

static void zeros_after_a_power_cut_are_told(void **state)
{
    (void)state;
    static char zeros[70000];
    assert_int_equal(read_all(zeros, sizeof zeros, "B040"), 0);
    (void)memcpy(zeros, LINE, sizeof LINE - 1);
    assert_int_equal(read_all(zeros, sizeof zeros, "B040"), 1);
    assert_int_equal(read_all(zeros, sizeof LINE + 3, "B040"), 1);
}

static void lines_of_any_length_are_read_whole(void **state)
{
    (void)state;
    for (size_t length = 16300; length < 16450; length++) {
        bm_buf b = {0};
        bm_buf_add_cstr(&b, "{\"row\":7,\"x\":\"");
        while (b.len < length)
            bm_buf_add_byte(&b, 'x');
        bm_buf_add_cstr(&b, "\",\"messages\":[]}\n" LINE);
        assert_int_equal(read_all(b.ptr, b.len, ""), 2);
        bm_buf_free(&b);
    }
}

static void a_line_without_end_is_not_read_to_its_end(void **state)
{
    (void)state;
    const size_t n = BM_LIMIT_FAULT_LINE_BYTES + 100000;
    char *bytes = test_malloc(n);
    memset(bytes, ' ', n);
    assert_int_equal(read_all(bytes, n, "B040"), 0);
    test_free(bytes);
}

static void a_missing_file_is_told(void **state)
{
    (void)state;
    bm_batch_faults_read r;
    bm_diags *ds = bm_diags_new();
    assert_int_equal(bm_batch_faults_read_open(&r, "/nowhere/faults.jsonl", ds), -1);
    assert_string_equal(bm_diags_at(ds, 0)->code, "E005");
    bm_batch_faults_read_close(&r);
    bm_diags_free(ds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_read_to_the_end),
        cmocka_unit_test(a_torn_line_is_told_with_its_place),
        cmocka_unit_test(zeros_after_a_power_cut_are_told),
        cmocka_unit_test(lines_of_any_length_are_read_whole),
        cmocka_unit_test(a_line_without_end_is_not_read_to_its_end),
        cmocka_unit_test(a_missing_file_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
