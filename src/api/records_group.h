/* Rows that make one document together. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_GROUP_H
#define BM_API_RECORDS_GROUP_H

#include "api/records_row.h"

typedef struct bm_records_group bm_records_group;

/* The rows of one document. */
typedef struct {
    const bm_records_row *rows; /* at most BM_LIMIT_ROWS + 1 of them */
    size_t n;
    uint64_t n_all; /* how many there are */
} bm_records_group_rows;

/**
 * bm_records_group_open(rows, ds):
 * Look through the table once for the keys of its rows: 16 bytes of memory for each. Where the rows of all groups stand together, they are then read
 * again as they come; otherwise all rows go to a file without a name, and 8 more bytes of memory for each. Groups come in the order in which
 * they begin.
 *
 * rows  at its beginning; borrowed, and from now on read through this only
 *
 * Returns NULL with S069, S070 or S….
 */
bm_records_group *bm_records_group_open(bm_records_rows *rows, bm_diags *ds);
void bm_records_group_free(bm_records_group *g);

/** bm_records_group_next(g, out, ds): the next group, its rows borrowed until the next call; NULL = pass over it. 1; 0 at the end; -1 with S070 or S…. */
int bm_records_group_next(bm_records_group *g, bm_records_group_rows *out, bm_diags *ds);

/** bm_records_group_rewind(g, ds): from the first group again. 0, or -1 with S…. */
int bm_records_group_rewind(bm_records_group *g, bm_diags *ds);

/** bm_records_group_done(g): how much of the groups has been read, 0 to 1; -1 = what the table says. */
double bm_records_group_done(const bm_records_group *g);

#endif
