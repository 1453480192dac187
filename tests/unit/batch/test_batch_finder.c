/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/batch_finder.h"

enum { LINES = 5000 };

typedef struct {
    char folder[64];
    int fd;
    bm_batch_finder *finder;
} fixture;

/* A journal of LINES lines, the names of which are "000001/a-0" and so on. */
static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    bm_buf b = {0};
    char path[64];
    (void)snprintf(f->folder, sizeof f->folder, "/tmp/bieumau-finder-XXXXXX");
    if (!mkdtemp(f->folder))
        return -1;
    for (unsigned i = 0; i < LINES; i++) {
        bm_batch_journal_line line = {.row = i, .n_rows = 1, .n_files = 1};
        (void)snprintf(path, sizeof path, "000001/a-%u.pdf", i);
        line.files[0].path = bm_str_of(path);
        bm_batch_journal_add(&b, &line);
        if (i % 100 == 50)
            bm_buf_add_cstr(&b, "damaged\n");
    }
    f->fd = open(f->folder, O_RDONLY | O_DIRECTORY);
    int fd = openat(f->fd, "journal", O_RDWR | O_CREAT, 0600);
    if (f->fd < 0 || fd < 0 || write(fd, b.ptr, b.len) != (ssize_t)b.len)
        return -1;
    f->finder = bm_batch_finder_open(fd, f->fd, "index", b.len);
    bm_buf_free(&b);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    char command[128];
    bm_batch_finder_free(f->finder);
    (void)close(f->fd);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", f->folder);
    int status = system(command);
    free(f);
    return status;
}

/* The row of the line of name ${i}; -1 = there is none. */
static int find(fixture *f, unsigned i)
{
    char stem[64];
    bm_batch_journal_line line;
    (void)snprintf(stem, sizeof stem, "000001/a-%u", i);
    int found = bm_batch_finder_find(f->finder, bm_str_of(stem), &line);
    assert_true(found >= 0);
    return found ? (int)line.row : -1;
}

static void lines_are_found_in_any_order(void **state)
{
    fixture *f = *state;
    for (unsigned i = 0; i < LINES; i++)
        assert_int_equal(find(f, i), i);
    for (unsigned i = LINES; i-- > 0;)
        assert_int_equal(find(f, i), i);
    for (unsigned i = 0; i < LINES; i++) {
        unsigned k = i * 2749 % LINES;
        assert_int_equal(find(f, k), k);
        assert_int_equal(find(f, LINES + i), -1);
    }
}

static void their_order_needs_no_index(void **state)
{
    fixture *f = *state;
    assert_int_equal(mkdirat(f->fd, "index", 0700), 0); /* so that none can be made */
    for (int times = 0; times < 2; times++) {
        for (unsigned i = 0; i < LINES; i++)
            assert_int_equal(find(f, i), i);
        bm_batch_finder_restart(f->finder);
    }
    bm_batch_journal_line line;
    assert_int_equal(bm_batch_finder_find(f->finder, bm_str_of("000001/a-9"), &line), -1);
}

static void lines_come_one_by_one(void **state)
{
    fixture *f = *state;
    bm_batch_journal_line line;
    unsigned n = 0;
    while (bm_batch_finder_next(f->finder, &line) == 1)
        assert_int_equal(line.row, n++);
    assert_int_equal(n, LINES);
}

static void an_empty_journal_has_nothing(void **state)
{
    fixture *f = *state;
    bm_batch_journal_line line;
    bm_batch_finder *empty = bm_batch_finder_open(-1, f->fd, "index", 0);
    assert_int_equal(bm_batch_finder_find(empty, bm_str_of("a"), &line), 0);
    assert_int_equal(bm_batch_finder_next(empty, &line), 0);
    bm_batch_finder_free(empty);
    bm_batch_finder_free(NULL);
}

#define FINDER_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FINDER_TEST(lines_are_found_in_any_order),
        FINDER_TEST(their_order_needs_no_index),
        FINDER_TEST(lines_come_one_by_one),
        FINDER_TEST(an_empty_journal_has_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
