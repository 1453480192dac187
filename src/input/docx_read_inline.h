/* What stands in paragraphs (ECMA-376 part 1, 17.3, 17.5, 17.13). SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_INLINE_H
#define BM_INPUT_DOCX_READ_INLINE_H

#include "input/docx_read_node.h"

/** bm_docx_read_inline_children(s, parent, list): the inlines in ${parent}, a w:p or what is read like one, appended to ${list}. */
void bm_docx_read_inline_children(bm_docx_read_state *s, const bm_xml_dom_node *parent,
                                  bm_docx_read_children *list);

/** bm_docx_read_inline_add(s, node, list): the same of one element. */
void bm_docx_read_inline_add(bm_docx_read_state *s, const bm_xml_dom_node *node,
                             bm_docx_read_children *list);

/** bm_docx_read_inline_is(node): is it an element that stands in paragraphs only? */
bool bm_docx_read_inline_is(const bm_xml_dom_node *node);

#endif
