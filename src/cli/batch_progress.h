/* How far a batch is: a line on a terminal that is drawn again and again, or lines of JSON. No escape codes, so that any terminal does.
 * SPDX-License-Identifier: MIT */
#ifndef BM_CLI_BATCH_PROGRESS_H
#define BM_CLI_BATCH_PROGRESS_H

#include <stdio.h>

#include "batch/batch.h"

typedef enum {
    BM_BATCH_PROGRESS_NONE,
    BM_BATCH_PROGRESS_BAR,
    BM_BATCH_PROGRESS_JSON
} bm_batch_progress_mode;

/* How far it was at some time. */
typedef struct {
    double seconds;   /* of a clock that never goes back */
    double done;      /* 0 to 1 */
    uint64_t through; /* records made, unchanged or wrong */
} bm_batch_progress_mark;

typedef struct {
    bm_batch_progress_mode mode;
    FILE *err;
    bm_lang lang;
    bm_batch_progress_mark start, from, middle; /* speed is that since `from`, a few seconds ago */
    double told;                                /* when it was last drawn */
    size_t width; /* columns of what stands on the terminal now; 0 = nothing */
} bm_batch_progress;

/** bm_batch_progress_open(p, mode, err, lang): begin to count the time. */
void bm_batch_progress_open(bm_batch_progress *p, bm_batch_progress_mode mode, FILE *err,
                            bm_lang lang);

/** bm_batch_progress_tell(p, counts, done): draw the line, five times a second at most, or print a line of JSON each second. */
void bm_batch_progress_tell(bm_batch_progress *p, const bm_batch_counts *counts, double done);

/** bm_batch_progress_hide(p): clear the line before something else is printed; it comes back with the next call. */
void bm_batch_progress_hide(bm_batch_progress *p);

/** bm_batch_progress_close(p, counts, done, end): clear the line, or print the last line of JSON, with "end": ${end}. */
void bm_batch_progress_close(bm_batch_progress *p, const bm_batch_counts *counts, double done,
                             const char *end);

/** bm_batch_progress_seconds(p): since it was opened. */
double bm_batch_progress_seconds(const bm_batch_progress *p);

/**
 * bm_batch_progress_line(out, size, lang, columns, counts, done, now):
 * The line for a terminal of ${columns}, at most ${columns} - 1 wide: what matters least is left out when there is no room.
 *
 * rate       documents per second; 0 = not known
 * remaining  seconds; < 0 = not known
 */
typedef struct {
    double done, rate, remaining;
    const bm_batch_counts *counts;
} bm_batch_progress_now;
void bm_batch_progress_line(char *out, size_t size, bm_lang lang, size_t columns,
                            const bm_batch_progress_now *now);

/** bm_batch_progress_number(out, size, lang, n): "12.345", in English "12,345". Returns ${out}. */
const char *bm_batch_progress_number(char *out, size_t size, bm_lang lang, uint64_t n);

/** bm_batch_progress_time(out, size, seconds): "0:43", "1:02:07". Returns ${out}. */
const char *bm_batch_progress_time(char *out, size_t size, double seconds);

#endif
