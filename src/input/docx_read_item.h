/* What a package holds beside its text: custom XML, and who made it. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_ITEM_H
#define BM_INPUT_DOCX_READ_ITEM_H

#include "input/docx_read.h"

/** bm_docx_read_item_all(a, opc, main, n): the custom XML of the document ${main} and of the package, also such that only its name
 *  tells, in the order of the numbers in their names; in ${a}. A part that cannot be read has no item_id. */
const bm_docx_read_item *bm_docx_read_item_all(bm_arena *a, const bm_opc *opc,
                                               const bm_opc_part *main, size_t *n);

/** bm_docx_read_item_properties(a, opc, file): title, creator and application of ${file}. */
void bm_docx_read_item_properties(bm_arena *a, const bm_opc *opc, bm_docx_read_file *file);

#endif
