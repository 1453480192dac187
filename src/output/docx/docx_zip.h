/* A ZIP archive of the parts (APPNOTE 6.3.x; ECMA-376 part 2, annex on physical packages): deflated or stored, real
 * sizes in the local headers, no data descriptors, all times 1980-01-01, so that the same parts give the same bytes.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_ZIP_H
#define BM_OUTPUT_DOCX_ZIP_H

#include "base/arena.h"
#include "base/buf.h"
#include "output/docx/docx_package.h"

/* A compressor, for one thread at a time. */
typedef struct bm_docx_packer bm_docx_packer;

/** bm_docx_zip_packer_new(fast): ${fast}: for what is packed for each file; else for what is packed once and written
 *  often. Free it with bm_docx_zip_packer_free, which takes NULL. */
bm_docx_packer *bm_docx_zip_packer_new(bool fast);
void bm_docx_zip_packer_free(bm_docx_packer *packer);

/** bm_docx_zip_pack(packer, a, parts, n): fill packed and crc of those of the ${n} parts that are not packed, from their
 *  xml. The packed bytes live in ${a}; what is not worth deflating is stored: packed is xml. */
void bm_docx_zip_pack(bm_docx_packer *packer, bm_arena *a, bm_docx_part *parts, size_t n);

/** bm_docx_zip_write(parts, n, out): append the archive of ${n} packed parts, 65535 at most. Grows ${out} once. */
void bm_docx_zip_write(const bm_docx_part *parts, size_t n, bm_buf *out);

#endif
