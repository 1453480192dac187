/* What stands under the name that a document is to get. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_TARGET_H
#define BM_BATCH_BATCH_TARGET_H

#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "base/buf.h"
#include "bieumau.h"

/* What tells a file from others. */
typedef struct {
    bool is_set;
    uint64_t size;
    uint8_t digest[BM_RECORD_DIGEST];
} bm_batch_target_mark;

/* A name in a folder at some time. */
typedef struct {
    bool exists;
    bool is_file; /* a regular one, not a link to one */
    bool is_folder;
    dev_t device;
    ino_t inode;
    uint64_t size;
    struct timespec changed;
} bm_batch_target;

/** bm_batch_target_look(folder, path, out): 0, or errno. */
int bm_batch_target_look(int folder, const char *path, bm_batch_target *out);

/** bm_batch_target_is_same(a, b): nobody has put another file there, or written into it. */
bool bm_batch_target_is_same(const bm_batch_target *a, const bm_batch_target *b);

/** bm_batch_target_mark_of(bytes): the mark of a file that holds ${bytes}. */
bm_batch_target_mark bm_batch_target_mark_of(bm_str bytes);

typedef enum {
    BM_BATCH_TARGET_FREE, /* nothing stands there, or what an earlier run made of the batch, unchanged */
    BM_BATCH_TARGET_HOLDS,  /* the very bytes stand there */
    BM_BATCH_TARGET_FOREIGN /* somebody else's, or changed since */
} bm_batch_target_verdict;

/**
 * bm_batch_target_judge(folder, path, t, made, known, scratch):
 * May a file ${made} get the name ${path}, where ${t} stands? Reads what is there only when it is as long as ${made} or ${known}.
 */
bm_batch_target_verdict bm_batch_target_judge(int folder, const char *path,
                                              const bm_batch_target *t,
                                              const bm_batch_target_mark *made,
                                              const bm_batch_target_mark *known, bm_buf *scratch);

#endif
