/* Nodes of a document that is read, and lists of them. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_NODE_H
#define BM_INPUT_DOCX_READ_NODE_H

#include "input/docx_read_state.h"

/** bm_docx_read_node_new(s, type): a node without anything. */
bm_docx_read_node *bm_docx_read_node_new(bm_docx_read_state *s, bm_docx_read_type type);

/** bm_docx_read_node_add(list, node): append. */
void bm_docx_read_node_add(bm_docx_read_children *list, const bm_docx_read_node *node);

/** bm_docx_read_node_close(s, list, parent): make them the children of ${parent}; ${list} is empty again. */
void bm_docx_read_node_close(bm_docx_read_state *s, bm_docx_read_children *list,
                             bm_docx_read_node *parent);

/** bm_docx_read_node_bookmark(s, node): the BOOKMARK of a w:bookmarkStart or w:bookmarkEnd; NULL = it has no name. */
const bm_docx_read_node *bm_docx_read_node_bookmark(bm_docx_read_state *s,
                                                    const bm_xml_dom_node *node);

/** bm_docx_read_node_content(node): what stands for ${node}: of a w:sdt its w:sdtContent, of an mc:AlternateContent the first choice that is
 *  understood (part 3, 10.2), of all else ${node} itself. Never NULL, maybe without children. */
const bm_xml_dom_node *bm_docx_read_node_content(const bm_xml_dom_node *node);

/** bm_docx_read_node_collect(s, root): note the names of all bookmarks in ${root}. */
void bm_docx_read_node_collect(bm_docx_read_state *s, const bm_xml_dom_node *root);

/** bm_docx_read_node_notes(s, which, root): note the footnotes (0) or endnotes (1) of ${root}, which may be NULL. */
void bm_docx_read_node_notes(bm_docx_read_state *s, int which, const bm_xml_dom_node *root);

/** bm_docx_read_node_note(s, which, id): the note when it was not read yet, which it now counts as; else NULL. */
const bm_xml_dom_node *bm_docx_read_node_note(bm_docx_read_state *s, int which, bm_str id);

#endif
