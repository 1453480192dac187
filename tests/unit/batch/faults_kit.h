/* Files of lines, and what is made of them. Include after cmocka.h. SPDX-License-Identifier: MIT */
#ifndef FAULTS_KIT_H
#define FAULTS_KIT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/diags.h"
#include "batch/batch_faults.h"

static inline int faults_kit_append(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

static inline int faults_kit_refuse(void *user, const void *bytes, size_t n)
{
    (void)user;
    (void)bytes;
    (void)n;
    return 1;
}

/* A file with ${bytes}; its name into ${path}. */
static inline void faults_kit_file(char path[40], const char *bytes, size_t n)
{
    (void)strcpy(path, "/tmp/bieumau-faults-XXXXXX");
    const int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), (ssize_t)n);
    assert_int_equal(close(fd), 0);
}

/* The line of a record in row ${row} whose cell in column ${col} (0 = no cell) has one message of ${severity}. */
static inline void faults_kit_line(bm_buf *b, uint32_t row, uint32_t col, bm_severity severity)
{
    const bm_source sheet = {.name = "ds.csv", .sheet = ""};
    const bm_pos pos = {.source = &sheet, .line = row, .col = col};
    const bm_record record = {.sheet = "", .row = row, .n_rows = 1};
    const char *const paths[] = {NULL};
    bm_diags *ds = bm_diags_new();
    const bm_str arg = BM_STR("Họ tên");
    (void)bm_diags_add_as(ds, BM_DATA_REQUIRED, severity, col ? &pos : NULL, "ho_ten", &arg, 1);
    bm_batch_faults_line(b, &(bm_batch_item){&record, BM_BATCH_FAILED, ds, paths});
    bm_diags_free(ds);
}

#endif
