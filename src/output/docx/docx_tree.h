/* Parts of somebody else's document as trees of libxml2: read, changed, written again. Elements are those of
 * WordprocessingML unless said otherwise; strict files (ISO/IEC 29500-1) are read as transitional ones (-4).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TREE_H
#define BM_OUTPUT_DOCX_TREE_H

#include <libxml/tree.h>

#include "base/arena.h"

/** bm_docx_tree_read(bytes, line): a document for xmlFreeDoc, without comments and instructions. NULL, and the line of the
 *  fault or 0, when it is not well-formed or has a DOCTYPE. O(bytes). */
xmlDoc *bm_docx_tree_read(bm_str bytes, size_t *line);

/** bm_docx_tree_transitional(node): namespaces of strict files declared at ${node} or below become those of transitional ones. */
void bm_docx_tree_transitional(xmlNode *node);

/** bm_docx_tree_write(a, doc): its bytes with the XML declaration, in ${a}. */
bm_str bm_docx_tree_write(bm_arena *a, xmlDoc *doc);

/** bm_docx_tree_is(node, name): is it the element "p" of WordprocessingML? Also false for NULL. */
bool bm_docx_tree_is(const xmlNode *node, const char *name);

/** bm_docx_tree_child(node, name): its first child of this name, or NULL; also when ${node} is NULL. */
xmlNode *bm_docx_tree_child(const xmlNode *node, const char *name);

/** bm_docx_tree_next(node, top): the element behind the start of ${node} within ${top}, in the order of the text; NULL = none.
 *  bm_docx_tree_behind(node, top): the one behind its end. */
xmlNode *bm_docx_tree_next(const xmlNode *node, const xmlNode *top);
xmlNode *bm_docx_tree_behind(const xmlNode *node, const xmlNode *top);

/** bm_docx_tree_attr(node, name): the value of w:${name}, which lives as long as it; NULL when there is none or ${node} is
 *  NULL. _val: w:val. */
const char *bm_docx_tree_attr(const xmlNode *node, const char *name);
const char *bm_docx_tree_val(const xmlNode *node);

/** bm_docx_tree_on(node): a switch (ST_OnOff, 22.9.2.7) that is there and on. */
bool bm_docx_tree_on(const xmlNode *node);

/** bm_docx_tree_set(node, name, value): w:${name} becomes ${value}. */
void bm_docx_tree_set(xmlNode *node, const char *name, const char *value);

/** bm_docx_tree_remove(node): with all that is in it. _unwrap: what is in it takes its place; it is not the root. */
void bm_docx_tree_remove(xmlNode *node);
void bm_docx_tree_unwrap(xmlNode *node);

/** bm_docx_tree_copy(scope, node): a copy of ${node}, maybe of another document, to be put below ${scope}: what namespaces that
 *  declares already it does not declare again. */
xmlNode *bm_docx_tree_copy(xmlNode *scope, const xmlNode *node);

/** bm_docx_tree_rank(name, order): where ${name} stands in ${order}, a list that NULL ends; behind all when it does not. */
size_t bm_docx_tree_rank(const char *name, const char *const *order);

/** bm_docx_tree_place(parent, child, order): make ${child} a child, where ${order} demands. */
void bm_docx_tree_place(xmlNode *parent, xmlNode *child, const char *const *order);

/** bm_docx_tree_need(parent, name, order): the child of this name, a new one where ${order} demands if need be. */
xmlNode *bm_docx_tree_need(xmlNode *parent, const char *name, const char *const *order);

/* The order of elements that the schema demands (ECMA-376-1, 17.3.1.26, 17.3.2.28, 17.7.4.17). */
extern const char *const bm_docx_tree_paragraph[]; /* of w:pPr */
extern const char *const bm_docx_tree_run[];       /* of w:rPr */
extern const char *const bm_docx_tree_style[];     /* of w:style */

#endif
