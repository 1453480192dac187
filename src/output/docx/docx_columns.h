/* Blocks of columns, as tables without rules: the head of a letter, and the signatures with "Nơi nhận".
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_COLUMNS_H
#define BM_OUTPUT_DOCX_COLUMNS_H

#include "output/docx/docx_paragraph.h"

/* Room at both sides of a column, so that long names do not touch; a little less than in layout/, where a line
 * may be full to the last. */
enum { BM_DOCX_COLUMNS_SIDE_TWIP = 55 };

/** bm_docx_columns_letterhead(w, node, below_twip): a LETTERHEAD, a row for each level that has anything, so that the
 *  levels of both columns begin at one height whatever font the reader has; so much space is left below
 *  it. False, and nothing is written, when it is empty. */
bool bm_docx_columns_letterhead(bm_docx_writer *w, const bm_node *node, long below_twip);

/** bm_docx_columns_signatures(w, node): SIGNATURES side by side, each in a cell of its own, so that it is read as one piece;
 *  captions, hints and names of all stand on one level. RECIPIENTS flow down from the level of the captions. False, and nothing is written,
 *  when there is none. */
bool bm_docx_columns_signatures(bm_docx_writer *w, const bm_node *node);

#endif
