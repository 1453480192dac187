/* Tables (ECMA-376 part 1, 17.4). SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_TABLE_H
#define BM_INPUT_DOCX_READ_TABLE_H

#include "input/docx_read_node.h"

/** bm_docx_read_table_of(s, tbl): the TABLE of a w:tbl. */
const bm_docx_read_node *bm_docx_read_table_of(bm_docx_read_state *s, const bm_xml_dom_node *tbl);

#endif
