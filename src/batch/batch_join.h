/* What runs have noted becomes the journal: the lines of a log, and what else the journal knows.
 *
 * Documents that belong to no record any more are kept in mind in a file beside it, `left-over`, of the same form, until they are removed.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_JOIN_H
#define BM_BATCH_BATCH_JOIN_H

#include "batch/batch_finder.h"
#include "batch/batch_folder.h"

enum { BM_BATCH_JOIN_NAMES = 5 }; /* left-over documents that are named */

typedef struct {
    bm_batch_folder *folder;
    bool is_complete;   /* the log has all records: what it does not have is left over */
    bool prune;         /* remove what is left over */
    uint64_t left_over; /* records whose documents are left over */
    uint64_t pruned;    /* of them removed */
    uint64_t kept;      /* … were to be, but have been changed since */
    bm_buf
        names; /* of those that are there, the first ones: "a.pdf, b.pdf", 0-terminated; free it */
} bm_batch_join;

/** bm_batch_join_log(j, log, name, ds): the log ${name} of the state, whose descriptor ${log} is locked, becomes the journal. A line at its end that was torn
 *  is cut off. 0, or -1 with O…: then the log is still there. */
int bm_batch_join_log(bm_batch_join *j, int log, const char *name, bm_diags *ds);

/** bm_batch_join_dead(folder, ds): do so with the logs of runs that were killed, and remove what else they left. 0, or -1 with O…. */
int bm_batch_join_dead(bm_batch_folder *folder, bm_diags *ds);

/** bm_batch_join_open(folder, name, summary): a finder of the lines of the journal ${name} ("journal", "left-over"); NULL with errno. */
bm_batch_finder *bm_batch_join_open(const bm_batch_folder *folder, const char *name,
                                    bm_batch_journal_summary *summary);

#endif
