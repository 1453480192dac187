/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "batch/batch_kit.h"

static int64_t inode_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (int64_t)st.st_ino : 0;
}

static size_t size_of(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 ? (size_t)st.st_size : 0;
}

static void nothing_is_left_beside(void)
{
    assert_int_equal(system("! ls -A | grep -q '^\\.bieumau'"), 0);
}

static void the_right_records_are_in_the_print_file(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(40, 7, 0);
    b->options.merge = "in.pdf";
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.made, 39);
    assert_int_equal(b->n, 40);
    kit_reported(&b->k, "B009");
    size_t size = size_of("in.pdf");
    assert_true(size > 0);
    nothing_is_left_beside();

    int64_t inode = inode_of("in.pdf"); /* nothing to be done: it is not written again */
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(inode_of("in.pdf"), inode);
    kit_reported(&b->k, "B009");

    batch_kit_table(40, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_true(size_of("in.pdf") > size);
    kit_reported(&b->k, "");
}

static void a_print_file_alone_needs_no_folder(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(20, 3, 0);
    b->options.merge = "in.pdf";
    b->options.dir = NULL;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.records, 20);
    assert_int_equal(b->counts.made, 19);
    assert_int_equal(b->outcomes[2], BM_BATCH_FAILED);
    kit_reported(&b->k, "B009");
    assert_true(size_of("in.pdf") > 0);
    assert_int_equal(batch_kit_files("ra"), 0);
    nothing_is_left_beside();
}

static void a_file_of_somebody_else_is_not_replaced(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(5, 0, 0);
    kit_put("in.pdf", "x");
    b->options.merge = "in.pdf";
    assert_int_equal(batch_kit_run(b), BM_BATCH_BROKEN);
    kit_reported(&b->k, "O002");
    assert_int_equal(size_of("in.pdf"), 1);
    assert_int_equal(batch_kit_files("ra"), 0); /* told before the work, not after it */
    b->options.force = true;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_true(size_of("in.pdf") > 1);
}

static void all_or_nothing_makes_no_print_file(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(5, 2, 0);
    b->options.merge = "in.pdf";
    b->options.all_or_nothing = true;
    for (int i = 0; i < 2; i++, b->options.dir = NULL) {
        assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
        assert_int_equal(b->counts.failed, 1);
        assert_int_equal(size_of("in.pdf"), 0);
        kit_reported(&b->k, "");
    }
    batch_kit_table(5, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.made, 5);
    assert_true(size_of("in.pdf") > 0);
}

static void without_a_right_record_there_is_none(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(1, 1, 0);
    b->options.merge = "in.pdf";
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.failed, 1);
    assert_int_equal(size_of("in.pdf"), 0);
    kit_reported(&b->k, "B010");
    nothing_is_left_beside();
}

static void what_a_killed_run_left_is_removed(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(3, 0, 0);
    kit_put(".bieumau-print-123-0.tmp", "%PDF");
    b->options.merge = "in.pdf";
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    nothing_is_left_beside();
    b->options.merge = "khong/co.pdf";
    assert_int_equal(batch_kit_run(b), BM_BATCH_BROKEN);
    kit_reported(&b->k, "O007");
}

static void a_stopped_batch_prints_nothing(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(300, 0, 0);
    b->options.merge = "in.pdf";
    b->stop_after = 5;
    assert_int_equal(batch_kit_run(b), BM_BATCH_STOPPED);
    assert_int_equal(size_of("in.pdf"), 0);
    nothing_is_left_beside();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BATCH_TEST(the_right_records_are_in_the_print_file),
        BATCH_TEST(a_print_file_alone_needs_no_folder),
        BATCH_TEST(a_file_of_somebody_else_is_not_replaced),
        BATCH_TEST(all_or_nothing_makes_no_print_file),
        BATCH_TEST(without_a_right_record_there_is_none),
        BATCH_TEST(what_a_killed_run_left_is_removed),
        BATCH_TEST(a_stopped_batch_prints_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
