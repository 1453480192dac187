/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "sheet/sheet_csv_text.h"

/* All of a file of ${n} bytes, in windows of which each keeps its last three bytes. */
static bm_sheet_csv_text_status read_all(bm_sheet_csv_text *t, const char *bytes, size_t n,
                                         const bm_sheet_csv_encoding *encoding, bm_buf *out)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    bm_sheet_csv_text_open(t, file, encoding);
    bm_sheet_csv_text_status status;
    size_t from = 0, kept = 0;
    while ((status = bm_sheet_csv_text_more(t, from)) == BM_SHEET_CSV_TEXT_MORE) {
        assert_true(t->window.len > kept);
        assert_int_equal(t->window.ptr[t->window.len], 0);
        bm_buf_add(out, t->window.ptr + kept, t->window.len - kept);
        kept = t->window.len < 3 ? t->window.len : 3;
        from = t->window.len - kept;
    }
    assert_int_equal(t->window.len, kept); /* kept, whatever the end */
    (void)fclose(file);
    return status;
}

static const bm_sheet_csv_encoding utf8 = {.legacy = BM_LEGACY_NONE};

static void windows_do_not_cut_characters(void **state)
{
    (void)state;
    bm_sheet_csv_text t;
    bm_buf bytes = {0}, out = {0};
    for (int i = 0; i < 300000; i++) /* of 1, 2, 3 and 4 bytes: they end anywhere */
        bm_buf_add_cstr(&bytes, i % 7 ? "ễ" : i % 3 ? "é" : i % 2 ? "a" : "😀");
    assert_int_equal(read_all(&t, bytes.ptr, bytes.len, &utf8, &out), BM_SHEET_CSV_TEXT_END);
    assert_int_equal(out.len, bytes.len);
    assert_memory_equal(out.ptr, bytes.ptr, out.len);
    bm_sheet_csv_text_close(&t);
    bm_buf_free(&bytes);
    bm_buf_free(&out);
}

static void it_stops_at_what_is_no_character(void **state)
{
    (void)state;
    bm_sheet_csv_text t;
    bm_buf out = {0};
    assert_int_equal(read_all(&t, "Tê\xFFn", 5, &utf8, &out), BM_SHEET_CSV_TEXT_BAD);
    assert_int_equal(t.bad, 0xFF);
    assert_int_equal(out.len, 3);
    bm_sheet_csv_text_close(&t);

    out.len = 0;
    assert_int_equal(read_all(&t, "ab\xE1\xBB", 4, &utf8, &out), BM_SHEET_CSV_TEXT_BAD);
    assert_int_equal(t.bad, 0xE1);
    bm_sheet_csv_text_close(&t);

    out.len = 0;
    const bm_sheet_csv_encoding wide = {.charset = "UTF-16LE", .legacy = BM_LEGACY_NONE};
    assert_int_equal(read_all(&t,
                              "a\0\x00\xDC"
                              "b\0",
                              6, &wide, &out),
                     BM_SHEET_CSV_TEXT_BAD);
    assert_int_equal(out.len, 1);
    bm_sheet_csv_text_close(&t);
    bm_buf_free(&out);
}

static void it_begins_behind_the_mark_each_time(void **state)
{
    (void)state;
    bm_sheet_csv_text t;
    bm_buf out = {0};
    const bm_sheet_csv_encoding marked = {.legacy = BM_LEGACY_NONE, .mark_bytes = 3};
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite("\xEF\xBB\xBF"
                            "abc",
                            1, 6, file),
                     6);
    bm_sheet_csv_text_open(&t, file, &marked);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(bm_sheet_csv_text_more(&t, 0), BM_SHEET_CSV_TEXT_MORE);
        assert_string_equal(t.window.ptr, "abc");
        assert_int_equal(bm_sheet_csv_text_more(&t, 2), BM_SHEET_CSV_TEXT_END);
        assert_string_equal(t.window.ptr, "c");
        bm_sheet_csv_text_restart(&t);
    }
    bm_sheet_csv_text_close(&t);
    (void)fclose(file);
    bm_buf_free(&out);
}

static void a_file_that_cannot_be_read(void **state)
{
    (void)state;
    bm_sheet_csv_text t;
    FILE *file = fopen("/", "rb");
    assert_non_null(file);
    bm_sheet_csv_text_open(&t, file, &utf8);
    assert_int_equal(bm_sheet_csv_text_more(&t, 0), BM_SHEET_CSV_TEXT_BROKEN);
    assert_int_not_equal(t.error, 0);
    bm_sheet_csv_text_close(&t);
    (void)fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_do_not_cut_characters),
        cmocka_unit_test(it_stops_at_what_is_no_character),
        cmocka_unit_test(it_begins_behind_the_mark_each_time),
        cmocka_unit_test(a_file_that_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
