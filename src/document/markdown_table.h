/* Tables in a value of type markdown: GitHub's pipe tables, which cmark reads as a paragraph.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_MARKDOWN_TABLE_H
#define BM_DOCUMENT_MARKDOWN_TABLE_H

#include "document/markdown_write.h"

/** bm_markdown_table_find(lines, head): whether the ${lines} of a paragraph hold a table. It begins at byte
 *  ${*head} with its head, the line before the one of dashes, and reaches to the end. O(n). */
bool bm_markdown_table_find(bm_str lines, size_t *head);

/** bm_markdown_table_read(w, lines, rows): a TABLE of ${lines}, which begin with the head. A head without any text
 *  is left out. ${*rows} counts the rows of all tables of the value. NULL when it is refused: D009 too many rows, D063
 *  a row with more cells than the head, D064 too many columns. O(n). */
const bm_node *bm_markdown_table_read(bm_markdown_writer *w, bm_str lines, size_t *rows);

#endif
