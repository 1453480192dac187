/* Tables with rules. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TABLE_H
#define BM_OUTPUT_DOCX_TABLE_H

#include "output/docx/docx_paragraph.h"

enum {
    BM_DOCX_TABLE_RULE_EIGHTHS = 4,     /* 0.5 pt, in eighths of a point */
    BM_DOCX_TABLE_SIDE_TWIP = 108,      /* left and right in a cell: BM_FLOW_CELL_PADDING_PT */
    BM_DOCX_TABLE_SMALL_SIDE_TWIP = 57, /* of a table in small type: 1 mm */
    BM_DOCX_TABLE_SPACE_TWIP = 120,     /* above and below a table, as between paragraphs */
};

/** bm_docx_table_write(w, node, block): a TABLE as wide as the text area. False, and nothing is written, when it
 *  has no rows. */
bool bm_docx_table_write(bm_docx_writer *w, const bm_node *node, const bm_docx_block *block);

/** bm_docx_table_keep(w, node, lines): how many rows from the end hold ${*lines} lines of print; takes them
 *  off ${*lines}. */
size_t bm_docx_table_keep(bm_docx_writer *w, const bm_node *node, size_t *lines);

#endif
