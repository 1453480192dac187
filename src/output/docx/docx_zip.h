/* A ZIP archive of the parts (APPNOTE 6.3.x; ECMA-376 part 2, annex on physical packages): deflated or stored, real
 * sizes in the local headers, no data descriptors, all times 1980-01-01, so that the same parts give the same bytes.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_ZIP_H
#define BM_OUTPUT_DOCX_ZIP_H

#include "base/buf.h"
#include "output/docx/docx_package.h"

/** bm_docx_zip_pack(part, out): fill packed and crc of ${part} from its xml. The packed bytes go into ${out},
 *  which is for this part alone and must outlive it. */
void bm_docx_zip_pack(bm_docx_part *part, bm_buf *out);

/** bm_docx_zip_write(parts, n, out): the archive of ${n} packed parts, 65535 at most. */
void bm_docx_zip_write(const bm_docx_part *parts, size_t n, bm_buf *out);

#endif
