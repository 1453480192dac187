/* Where the time of a document goes. The linker puts a stopwatch around the functions that a stage begins with
 * (STAGE in stages.c; --wrap, in the Makefile), so it is the real path that is measured.
 * SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_BENCH_STAGES_H
#define BM_TESTS_BENCH_STAGES_H

#include <stdbool.h>

typedef enum {
    STAGES_READ,    /* values in */
    STAGES_CHECK,   /* fields and rules */
    STAGES_MERGE,   /* form × values -> tree */
    STAGES_SHAPE,   /* text measured, lines broken */
    STAGES_LAYOUT,  /* pages */
    STAGES_PARTS,   /* the objects of a PDF, the XML of a DOCX */
    STAGES_DEFLATE, /* ... packed */
    STAGES_WRITE,   /* ... put into one file */
    STAGES_OTHER,
    STAGES_N
} stages_id;

/* "read", ... */
extern const char *const stages_names[STAGES_N];

/** stages_start(), stages_stop(ns): measure between them; nanoseconds of wall-clock time in each stage, without those that
 *  it called. One thread. */
void stages_start(void);
void stages_stop(double ns[STAGES_N]);

/** stages_enter(stage), stages_leave(): for what is no function of the library. */
void stages_enter(stages_id stage);
void stages_leave(void);

#endif
