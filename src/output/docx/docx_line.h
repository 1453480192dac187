/* A LINE (labels with values or dotted leaders) -> one paragraph for each row, with tab stops.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_LINE_H
#define BM_OUTPUT_DOCX_LINE_H

#include "output/docx/docx_paragraph.h"

/** bm_docx_line_write(w, node, block, width_pt): the rows of ${node}. */
void bm_docx_line_write(bm_docx_writer *w, const bm_node *node, const bm_docx_block *block,
                        double width_pt);

/** bm_docx_line_keep(w, node, lines, width_pt): how many rows from the end hold ${*lines} lines of print;
 *  takes what they hold off ${*lines}. */
size_t bm_docx_line_keep(bm_docx_writer *w, const bm_node *node, size_t *lines, double width_pt);

#endif
