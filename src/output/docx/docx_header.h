/* word/header1.xml: the page number in the top margin (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.7).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_HEADER_H
#define BM_OUTPUT_DOCX_HEADER_H

#include "output/docx/docx_xml.h"

/** bm_docx_header_write(x): one centred paragraph with a PAGE field. That page 1 shows none is said by
 *  w:titlePg of the section. */
void bm_docx_header_write(bm_docx_xml *x);

#endif
