/* Files, whole: read with a limit, written so that they appear whole or not at all.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BASE_FILE_H
#define BM_BASE_FILE_H

#include <stdio.h>

#include "base/buf.h"
#include "base/diags.h"

/**
 * bm_file_read(path, limit, out, ds):
 * Append the bytes of a file, pipe or device to ${out}; at most ${limit} + 1 bytes are read.
 *
 * Returns 0, or -1 with I002 (longer than ${limit}), E001, E005, E006 or E007; ${out} is then as it
 * was. Thread-safe.
 */
int bm_file_read(const char *path, size_t limit, bm_buf *out, bm_diags *ds);

/** bm_file_open(path, ds): a regular file, to be read piece by piece; fclose() it. NULL with E001, E005, E006 or E007. */
FILE *bm_file_open(const char *path, bm_diags *ds);

/**
 * bm_file_write(path, bytes, n, overwrite, ds):
 * Write a file beside, sync it, give it its name, sync the folder. Whatever fails, ${path} is as it
 * was and nothing is left beside it. A symbolic link keeps pointing where it does; what it points to is
 * replaced. Devices and pipes are written directly. An existing file keeps its permissions.
 *
 * overwrite  false: O002 when ${path} exists, also when it appears meanwhile
 *
 * Returns 0, or -1 with O001, O002, O007, O008 or O009. Thread-safe.
 */
int bm_file_write(const char *path, const void *bytes, size_t n, bool overwrite, bm_diags *ds);

/** bm_file_refused(path, error, ds): tell that ${path} cannot be written, by errno: O001, O002, O007, O008 or O009. Returns -1. */
int bm_file_refused(const char *path, int error, bm_diags *ds);

/* A file that is written piece by piece, and appears as one that bm_file_write writes. */
typedef struct bm_file_draft bm_file_draft;

/** bm_file_begin(path, overwrite, ds): begin ${path}, as bm_file_write does. NULL with O001, O002, O007 or O008. To be ended by bm_file_commit
 *  or bm_file_abort. */
bm_file_draft *bm_file_begin(const char *path, bool overwrite, bm_diags *ds);

/** bm_file_append(f, bytes, n, ds): write on; 0, or -1 with O001 or O009. bm_file_commit(f, ds): the file is whole: give it its name. 0, or -1, and ${path} is as
 *  it was. bm_file_abort(f): it shall not be. Both free ${f}; NULL is allowed for abort. */
int bm_file_append(bm_file_draft *f, const void *bytes, size_t n, bm_diags *ds);
int bm_file_commit(bm_file_draft *f, bm_diags *ds);
void bm_file_abort(bm_file_draft *f);

/** bm_file_temporary(ds): an empty file to write and read, which has no name and is gone when it is closed: fclose() it. In
 *  $TMPDIR, else /tmp. NULL with O001, O007, O008 or O009. */
FILE *bm_file_temporary(bm_diags *ds);

/** bm_file_temporary_failed(error, ds): writing or reading it failed with ${error} (errno). Returns -1 with O001, O008 or O009. */
int bm_file_temporary_failed(int error, bm_diags *ds);

/** bm_file_exists(path): something has this name, a broken symbolic link included. */
bool bm_file_exists(const char *path);

/** bm_file_is_folder(path), bm_file_is_regular(path): what it is, symbolic links followed. */
bool bm_file_is_folder(const char *path);
bool bm_file_is_regular(const char *path);

#endif
