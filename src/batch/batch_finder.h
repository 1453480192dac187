/* Lines of a journal, found by the names of their files. Somebody who asks for them in the order of the journal gets them as they
 * come; from the first other question on an index in a file helps, so that memory does not grow with the journal.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_FINDER_H
#define BM_BATCH_BATCH_FINDER_H

#include "batch/batch_journal.h"

typedef struct bm_batch_finder bm_batch_finder;

/**
 * bm_batch_finder_open(fd, folder, index, end):
 * Lines of the journal ${fd}, which is closed with the finder; -1 = an empty one.
 *
 * folder  descriptor of a folder in which ${index}, a name, may be made for some time; borrowed
 * end     lines behind this place do not count
 */
bm_batch_finder *bm_batch_finder_open(int fd, int folder, const char *index, uint64_t end);
void bm_batch_finder_free(bm_batch_finder *f);

/** bm_batch_finder_find(f, stem, out): the line whose files are called ${stem}, without folder of the documents and suffix; of several one.
 *  Its texts live until the next call. Returns 1, 0 when there is none, or -1 with errno. */
int bm_batch_finder_find(bm_batch_finder *f, bm_str stem, bm_batch_journal_line *out);

/** bm_batch_finder_next(f, out): the next line in the order of the journal: 1, 0 at the end, or -1 with errno. Not to be mixed with find. */
int bm_batch_finder_next(bm_batch_finder *f, bm_batch_journal_line *out);

/** bm_batch_finder_restart(f): from the first line again. */
void bm_batch_finder_restart(bm_batch_finder *f);

#endif
