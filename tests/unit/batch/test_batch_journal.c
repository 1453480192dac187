/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "batch/batch_journal.h"

static bm_batch_journal_line example(void)
{
    bm_batch_journal_line line = {.row = 7,
                                  .n_rows = 2,
                                  .key = {1, 2},
                                  .n_files = 2,
                                  .faults = BM_STR("{\"row\":7,\"text\":\"Đặng\"}")};
    line.files[0] = (bm_batch_journal_file){45000, {3}, BM_STR("000001/dang-thi-buoi.pdf")};
    line.files[1] = (bm_batch_journal_file){9000, {4}, BM_STR("000001/dang-thi-buoi.docx")};
    return line;
}

/* A file without a name that holds ${text}. */
static int file_of(const char *text, size_t n)
{
    char name[] = "/tmp/bieumau-journal-XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(unlink(name), 0);
    assert_int_equal(write(fd, text, n), n);
    return fd;
}

static void lines_are_read_as_they_were_written(void **state)
{
    (void)state;
    bm_batch_journal_line line = example(), back;
    bm_buf b = {0};
    bm_batch_journal_add(&b, &line);
    assert_int_equal(b.ptr[b.len - 1], '\n');
    assert_true(bm_batch_journal_parse(bm_str_n(b.ptr, b.len - 1), &back));
    assert_int_equal(back.row, 7);
    assert_int_equal(back.n_rows, 2);
    assert_memory_equal(back.key, line.key, sizeof line.key);
    assert_int_equal(back.n_files, 2);
    assert_int_equal(back.files[1].size, 9000);
    assert_memory_equal(back.files[1].digest, line.files[1].digest, BM_RECORD_DIGEST);
    assert_true(bm_str_eq(back.files[1].path, line.files[1].path));
    assert_true(bm_str_eq(back.faults, line.faults));
    assert_true(bm_str_is(bm_batch_journal_stem(&back), "000001/dang-thi-buoi"));
    assert_ptr_equal(bm_batch_journal_file_of(&back, bm_str_of("000001/dang-thi-buoi.docx")),
                     &back.files[1]);
    assert_null(bm_batch_journal_file_of(&back, bm_str_of("dang-thi-buoi.docx")));
    bm_buf_free(&b);
}

static void no_byte_of_a_line_changes_unseen(void **state)
{
    (void)state;
    bm_batch_journal_line line = example(), back;
    bm_buf b = {0};
    bm_batch_journal_add(&b, &line);
    size_t n = b.len - 1;
    for (size_t i = 0; i < n; i++) {
        b.ptr[i] ^= 1;
        assert_false(bm_batch_journal_parse(bm_str_n(b.ptr, n), &back));
        b.ptr[i] ^= 1;
        assert_false(bm_batch_journal_parse(bm_str_n(b.ptr, i), &back));
    }
    assert_true(bm_batch_journal_parse(bm_str_n(b.ptr, n), &back));
    bm_buf_free(&b);
}

static void paths_lead_nowhere_else(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "../a.pdf", "/etc/a.pdf", "a/../../b.pdf", "a//b.pdf", ".bieumau/journal",
        "a/.b.pdf", "a b.pdf",    "a\\b.pdf",      "a/",       "é.pdf",
        ""};
    bm_batch_journal_line back;
    bm_buf b = {0};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        bm_batch_journal_line line = example();
        line.files[1].path = bm_str_of(wrong[i]);
        b.len = 0;
        bm_batch_journal_add(&b, &line);
        assert_false(bm_batch_journal_parse(bm_str_n(b.ptr, b.len - 1), &back));
    }
    bm_buf_free(&b);
}

static void a_journal_is_scanned_past_its_damage(void **state)
{
    (void)state;
    const uint8_t options[BM_RECORD_DIGEST] = {9};
    bm_batch_journal_line line = example();
    bm_batch_journal_summary s;
    bm_buf b = {0};
    bm_batch_journal_add_header(&b, options);
    bm_batch_journal_add(&b, &line);
    for (size_t i = 0; i < BM_BATCH_JOURNAL_LINE_BYTES + 100000; i++) /* longer than any line */
        bm_buf_add_byte(&b, 'x');
    bm_buf_add_byte(&b, '\n');
    bm_batch_journal_add(&b, &line);
    bm_buf_add_cstr(&b, "\n1\t2\n");
    bm_batch_journal_add(&b, &line);
    size_t end = b.len;
    bm_buf_add_cstr(&b, "7\t2\t0102"); /* torn */
    bm_batch_journal_reader r = {.fd = file_of(b.ptr, b.len)};
    assert_int_equal(bm_batch_journal_scan(&r, &s), 0);
    assert_int_equal(s.version, 1);
    assert_memory_equal(s.options, options, sizeof options);
    assert_int_equal(s.lines, 3);
    assert_int_equal(s.damaged, 4); /* the long one counts twice */
    assert_int_equal(s.end, end);
    (void)close(r.fd);
    bm_buf_free(&r.bytes);
    bm_buf_free(&b);
}

static void what_is_no_journal_has_no_lines(void **state)
{
    (void)state;
    bm_batch_journal_summary s;
    bm_batch_journal_reader r = {.fd = file_of("", 0)};
    assert_int_equal(bm_batch_journal_scan(&r, &s), 0);
    assert_int_equal(s.version + (int)s.lines + (int)s.damaged + (int)s.end, 0);
    (void)close(r.fd);
    r.fd = file_of("bieumau-journal\t2\tx\n", 20);
    assert_int_equal(bm_batch_journal_scan(&r, &s), 0);
    assert_int_equal(s.version, 2);
    (void)close(r.fd);
    bm_buf_free(&r.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_read_as_they_were_written),
        cmocka_unit_test(no_byte_of_a_line_changes_unseen),
        cmocka_unit_test(paths_lead_nowhere_else),
        cmocka_unit_test(a_journal_is_scanned_past_its_damage),
        cmocka_unit_test(what_is_no_journal_has_no_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
