/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "faults_kit.h"

#include "base/limit.h"
#include "base/utf8.h"
#include "batch/batch_faults_json.h"

/* The line for a message whose path is ${path}. */
static bm_str line_with(bm_buf *b, const char *path)
{
    const bm_source sheet = {.name = "ds \"1\".xlsx", .sheet = "Sheet1"};
    const bm_pos pos = {.source = &sheet, .line = 7, .col = 3};
    const bm_record record = {.sheet = "Sheet1", .row = 7, .n_rows = 2};
    bm_diags *ds = bm_diags_new();
    const bm_str arg = BM_STR("Họ tên");
    (void)bm_diags_add(ds, BM_DATA_REQUIRED, &pos, path, &arg, 1);
    b->len = 0;
    bm_batch_faults_line(b, &(bm_batch_item){&record, BM_BATCH_FAILED, ds, NULL});
    bm_diags_free(ds);
    return bm_str_n(b->ptr, b->len);
}

static bool holds(bm_str line, const char *part)
{
    char *text = strndup(line.ptr, line.len);
    const bool found = strstr(text, part) != NULL;
    free(text);
    return found;
}

static void a_record_is_one_line_of_json(void **state)
{
    (void)state;
    bm_buf b = {0};
    const bm_str line = line_with(&b, "ho_ten");
    assert_ptr_equal(memchr(line.ptr, '\n', line.len), line.ptr + line.len - 1);
    assert_true(holds(line, "{\"sheet\":\"Sheet1\",\"row\":7,\"n_rows\":2,\"outcome\":\"failed\","
                            "\"dropped\":0,\"messages\":[{\"code\":\"D006\",\"severity\":"
                            "\"error\",\"file\":\"ds \\\"1\\\".xlsx\",\"line\":7,\"column\":3,"
                            "\"cell\":\"Sheet1!C7\",\"path\":\"ho_ten\",\"message\":{\"vi\":"));
    assert_true(holds(line, "Họ tên"));
    assert_true(holds(line, "\"en\":"));
    bm_buf_free(&b);
}

static void a_record_without_messages_has_no_line(void **state)
{
    (void)state;
    bm_buf b = {0};
    const bm_record record = {.row = 2};
    bm_diags *ds = bm_diags_new();
    bm_batch_faults_line(&b, &(bm_batch_item){&record, BM_BATCH_MADE, ds, NULL});
    assert_int_equal(b.len, 0);
    bm_diags_free(ds);
}

static void messages_that_are_not_held_are_counted(void **state)
{
    (void)state;
    bm_buf b = {0};
    const bm_record record = {.row = 2, .sheet = ""};
    bm_diags *ds = bm_diags_new();
    for (int i = 0; i < BM_LIMIT_DIAGS + 3; i++)
        (void)bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    bm_batch_faults_line(&b, &(bm_batch_item){&record, BM_BATCH_FAILED, ds, NULL});
    assert_true(holds(bm_str_n(b.ptr, b.len), "\"dropped\":3,"));
    bm_diags_free(ds);
    bm_buf_free(&b);
}

static void any_bytes_are_json(void **state)
{
    (void)state;
    char path[300];
    bm_buf b = {0};
    for (int i = 0; i < 255; i++)
        path[i] = (char)(i + 1);
    (void)strcpy(path + 255, "\xE2\x80\xA8\xF0\x9F\x98\x80\xED\xA0\x80\xC3");
    const bm_str line = line_with(&b, path);
    bm_arena *a = bm_arena_new();
    bm_batch_faults_json record;
    assert_ptr_equal(memchr(line.ptr, '\n', line.len), line.ptr + line.len - 1);
    assert_int_equal(bm_utf8_invalid_at(line), line.len);
    assert_true(bm_batch_faults_json_parse(a, bm_str_n(line.ptr, line.len - 1), &record));
    assert_true(holds(line, "\\u0001\\u0002"));
    assert_true(holds(line, "\\t\\n") || holds(line, "\\u0009\\n"));
    assert_true(holds(line, "\\\\]^_`abc"));
    assert_true(holds(line, "\\u007f\uFFFD"));
    assert_true(holds(line, "\\u2028😀\uFFFD"));
    bm_arena_free(a);
    bm_buf_free(&b);
}

static void a_long_text_is_cut_so_that_the_line_can_be_read(void **state)
{
    (void)state;
    static char path[100000];
    bm_buf b = {0};
    memset(path, 1, sizeof path - 1); /* six bytes each */
    const bm_record record = {.row = 2, .sheet = path};
    const bm_source source = {.name = path};
    const bm_pos pos = {.source = &source, .line = 1};
    const bm_str args[] = {bm_str_of(path), bm_str_of(path)};
    const bm_str hint[] = {bm_str_of(path), bm_str_of(path)};
    bm_diags *ds = bm_diags_new();
    for (int i = 0; i < BM_LIMIT_DIAGS; i++) {
        (void)bm_diags_add(ds, BM_DATA_REQUIRED, &pos, path, args, 2);
        bm_diags_advise(ds, hint);
    }
    bm_batch_faults_line(&b, &(bm_batch_item){&record, BM_BATCH_FAILED, ds, NULL});
    assert_true(b.len < BM_LIMIT_FAULT_LINE_BYTES);
    assert_true(holds(bm_str_n(b.ptr, b.len), "\\u0001…\""));
    bm_diags_free(ds);
    bm_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_is_one_line_of_json),
        cmocka_unit_test(a_record_without_messages_has_no_line),
        cmocka_unit_test(messages_that_are_not_held_are_counted),
        cmocka_unit_test(any_bytes_are_json),
        cmocka_unit_test(a_long_text_is_cut_so_that_the_line_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
