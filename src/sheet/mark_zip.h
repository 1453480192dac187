/* The parts of a ZIP file that is copied: read whole, read as a stream, or passed on packed as they are. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_ZIP_H
#define BM_SHEET_MARK_ZIP_H

#include <stdio.h>

#include "base/arena.h"
#include "sheet/mark_pack.h"

typedef struct bm_mark_zip bm_mark_zip;
typedef struct bm_mark_zip_stream bm_mark_zip_stream;

/** bm_mark_zip_open(file, name, ds): the parts of ${file}, a regular file, which is taken over, also when opening fails. ${name}: as the user
 *  named it, borrowed. NULL with S090 or S091 (more than BM_LIMIT_OPC_PARTS). bm_mark_zip_close(z): NULL is allowed. */
bm_mark_zip *bm_mark_zip_open(FILE *file, const char *name, bm_diags *ds);
void bm_mark_zip_close(bm_mark_zip *z);

/** bm_mark_zip_count(z), bm_mark_zip_name(z, i): the parts in the order of the file; names as they are spelt there. */
size_t bm_mark_zip_count(const bm_mark_zip *z);
bm_str bm_mark_zip_name(const bm_mark_zip *z, size_t i);

/** bm_mark_zip_find(z, name): the part, without regard to the case of ASCII letters; -1 = there is none. O(parts). */
long bm_mark_zip_find(const bm_mark_zip *z, bm_str name);

/** bm_mark_zip_read(z, i, a, out, ds): part ${i} whole, in ${a}. 0, or -1 with S090 or S091 (more than BM_LIMIT_MARK_PART_BYTES). */
int bm_mark_zip_read(bm_mark_zip *z, size_t i, bm_arena *a, bm_str *out, bm_diags *ds);

/** bm_mark_zip_copy(z, i, pack, ds): part ${i} into ${pack}, packed as it is. 0, or -1 with S090 or what the pack tells. */
int bm_mark_zip_copy(bm_mark_zip *z, size_t i, bm_mark_pack *pack, bm_diags *ds);

/** bm_mark_zip_stream_open(z, i): part ${i}, to be read piece by piece; NULL = damaged. _read: how many bytes, at most ${n}; 0 at the end, -1 =
 *  damaged, or more than BM_LIMIT_MARK_SHEET_MEGABYTES. Neither tells. */
bm_mark_zip_stream *bm_mark_zip_stream_open(bm_mark_zip *z, size_t i);
int64_t bm_mark_zip_stream_read(void *stream, char *to, size_t n);
void bm_mark_zip_stream_close(bm_mark_zip_stream *s);

/** bm_mark_zip_damaged(part, ds): S090; returns -1. */
int bm_mark_zip_damaged(bm_str part, bm_diags *ds);

#endif
