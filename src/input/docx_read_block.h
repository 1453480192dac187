/* Paragraphs, and blocks one after the other (ECMA-376 part 1, 17.2, 17.3.1). SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_BLOCK_H
#define BM_INPUT_DOCX_READ_BLOCK_H

#include "input/docx_read_node.h"

/** bm_docx_read_block_children(s, parent, list): the blocks in ${parent} (w:body, w:tc, w:txbxContent …), appended to ${list}. */
void bm_docx_read_block_children(bm_docx_read_state *s, const bm_xml_dom_node *parent,
                                 bm_docx_read_children *list);

/** bm_docx_read_block_apart(s, type, parent): a node of ${type} with the blocks in ${parent}, which stand apart from the text around:
 *  of a text box or a note. */
const bm_docx_read_node *bm_docx_read_block_apart(bm_docx_read_state *s, bm_docx_read_type type,
                                                  const bm_xml_dom_node *parent);

#endif
