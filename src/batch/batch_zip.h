/* All documents of a batch in one ZIP file. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_ZIP_H
#define BM_BATCH_BATCH_ZIP_H

#include "batch/batch_shard.h"

/**
 * bm_batch_zip_write(path, dir, part, overwrite, files, ds):
 * Write ${path} with every document that the journal of ${part} of the batch in ${dir} tells of ({0, n}: of all n shards), in the order
 * of the journals, by its path below ${dir}. Documents are compressed in themselves and are stored; dates are fixed: the same
 * documents make the same bytes. ZIP64 where it is needed. The file appears whole or not at all; the journals must not change meanwhile.
 *
 * files  how many are in it; without any the file is not made, and B072 (a warning) tells that
 *
 * Returns 0, or -1 with O001, O002, O007 to O009, E…, or B067 to B069. O(bytes), one block of memory and 4 bytes a document.
 */
int bm_batch_zip_write(const char *path, const char *dir, bm_batch_shard part, bool overwrite,
                       uint64_t *files, bm_diags *ds);

#endif
