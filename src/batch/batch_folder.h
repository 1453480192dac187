/* The folders of a batch, and the files of a run in them. A run has a name that no other has, "run-" and 16 digits, with which all files begin
 * that it needs for some time; as long as it lives, its log is locked. So what a killed run left behind is known, and what another one is busy
 * with is left alone.
 *
 * Files are made in the folder of the state and renamed into that of the documents: both are on one file system.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_FOLDER_H
#define BM_BATCH_BATCH_FOLDER_H

#include "base/buf.h"
#include "batch/batch.h"

enum {
    BM_BATCH_FOLDER_NAME = 64
}; /* bytes of a name in the folder of the state, with the final 0 */

typedef struct {
    bm_buf documents_path, state_path; /* 0-terminated */
    bm_buf prefix;        /* from dir to the documents: "" or "shard-003/"; 0-terminated */
    int documents, state; /* descriptors */
    int log;              /* of this run; -1 = given away */
    bool has_lines;       /* the log tells of documents: it is to be kept */
    char run[24];         /* "run-0123456789abcdef" */
    bool sync;
} bm_batch_folder;

/** bm_batch_folder_open(f, options, ds): make the folders that are not there, but not the one that dir is in, and begin a run: its log is empty.
 *  0, or -1 with O…; to be closed in either case. */
int bm_batch_folder_open(bm_batch_folder *f, const bm_batch_options *options, bm_diags *ds);

/** bm_batch_folder_close(f): end the run. Its files, but the log, are removed; the log is, too, unless it tells of
 *  documents: then the next run takes it over. */
void bm_batch_folder_close(bm_batch_folder *f);

/** bm_batch_folder_name(f, tail, out): the name of a file of this run, "run-…${tail}". */
void bm_batch_folder_name(const bm_batch_folder *f, const char *tail,
                          char out[BM_BATCH_FOLDER_NAME]);

/** bm_batch_folder_dead(f, name): take over the log of a run that was killed: its descriptor, locked, and its ${name}. -1 = there is none (more). */
int bm_batch_folder_dead(const bm_batch_folder *f, char name[BM_BATCH_FOLDER_NAME]);

/** bm_batch_folder_sweep(f): remove the files of runs that have no log any more, and what was not put to its end. */
void bm_batch_folder_sweep(const bm_batch_folder *f);

/** bm_batch_folder_refused(f, name, error, ds): tell that the file ${name} of the state cannot be written (O…). Returns -1. */
int bm_batch_folder_refused(const bm_batch_folder *f, const char *name, int error, bm_diags *ds);

/** bm_batch_folder_put(folder, name, bytes, ds): the file ${name} in the folder ${folder} of a state, whole or not at all. 0, or -1 with O…. */
int bm_batch_folder_put(const char *folder, const char *name, bm_str bytes, bm_diags *ds);

/* Calls that return 0 or errno. */

/** bm_batch_folder_write(fd, bytes, n): all of it. */
int bm_batch_folder_write(int fd, const void *bytes, size_t n);

/** bm_batch_folder_sync(folder): make the names in the folder ${folder} last. Where folders cannot be synced that is no error. */
int bm_batch_folder_sync(int folder);

/** bm_batch_folder_lock(fd): lock the open file ${fd}, which must still have a name, until it is closed; EWOULDBLOCK = another process has. */
int bm_batch_folder_lock(int fd);

#endif
