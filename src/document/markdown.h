/* CommonMark -> nodes, through cmark. Allowed: paragraphs, strong, emphasis, bullet and ordered
 * lists, line breaks (soft breaks become a space); in values also headings "#" to "###" and pipe tables.
 * Refused: raw HTML, links, images, code, block quotes, other headings, thematic breaks.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_MARKDOWN_H
#define BM_DOCUMENT_MARKDOWN_H

#include "document/node.h"

/* What to do with {name} in the text. NULL function: braces are plain text (values). */
typedef struct {
    /* Returns the index of field ${name} or -1 after having reported it. */
    int (*field)(void *user, bm_str name, const bm_pos *pos);
    void *user;
} bm_markdown_fields;

/**
 * bm_markdown_inlines(a, text, pos, fields, list, ds):
 * Append the inlines of one paragraph of a definition to ${list}: TEXT, BREAK and FIELD nodes.
 * Leading and trailing spaces of ${text} are kept (a label may end in one). "1. " or "- " at the
 * start is text, not a list: a definition's line is always one paragraph.
 * Returns 0, or -1 with F008 or F009.
 */
int bm_markdown_inlines(bm_arena *a, bm_str text, const bm_pos *pos,
                        const bm_markdown_fields *fields, bm_node_list *list, bm_diags *ds);

/**
 * bm_markdown_blocks(a, text, pos, name, list, ds):
 * Append the blocks of a value of type markdown: PARAGRAPHs of style BODY, LIST_ITEM and HEADING_1 to
 * HEADING_3, and TABLEs. The number of a heading is its author's text.
 * Returns 0, or -1 with D020, D009, D063 or D064, each naming the field ${name}. O(n).
 */
int bm_markdown_blocks(bm_arena *a, bm_str text, const bm_pos *pos, const char *name,
                       bm_node_list *list, bm_diags *ds);

#endif
