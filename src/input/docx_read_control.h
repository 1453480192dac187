/* Content controls (ECMA-376 part 1, 17.5.2; [MS-DOCX] 2.6): what they are and are bound to. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_CONTROL_H
#define BM_INPUT_DOCX_READ_CONTROL_H

#include "input/docx_read.h"
#include "input/xml_dom.h"

/** bm_docx_read_control_of(a, sdt): what the w:sdtPr of the w:sdt ${sdt} says, in ${a}. */
const bm_docx_read_control *bm_docx_read_control_of(bm_arena *a, const bm_xml_dom_node *sdt);

#endif
