/* Invented records of Mẫu 01, the same ones on every machine. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_BENCH_RECORDS_H
#define BM_TESTS_BENCH_RECORDS_H

#include <stddef.h>

enum { RECORDS_FIELDS = 20, RECORDS_TEXT = 128 };

typedef struct {
    char text[RECORDS_FIELDS][RECORDS_TEXT]; /* "" = absent */
} record;

/** records_field(i): the id of column ${i}. */
const char *records_field(size_t i);

/** records_make(n): ${n} records; free() them. NULL when memory runs out. */
record *records_make(size_t n);

#endif
