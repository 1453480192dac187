/* How wide the columns of a table in a value are: what the author does not say in Markdown.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_MARKDOWN_COLUMNS_H
#define BM_DOCUMENT_MARKDOWN_COLUMNS_H

#include "base/str.h"

/* What the cells of one column ask for, in em; {0} = nothing yet. */
typedef struct {
    double word_em; /* widest word */
    double cell_em; /* widest cell on one line */
} bm_markdown_columns_need;

/** bm_markdown_columns_add(need, text, bold): count in a cell with ${text}. Widths are estimates: the fonts are not
 *  known here. O(n). */
void bm_markdown_columns_add(bm_markdown_columns_need *need, bm_str text, bool bold);

/** bm_markdown_columns_share(needs, n, size_pt, percent): widths of the ${n} <= BM_LIMIT_COLUMNS columns at a size of
 *  ${size_pt} in ${percent}, with one decimal, sum 100. No word is broken as long as all words fit side by side; what is
 *  left goes to the columns with the longest cells. Returns whether the words fit. */
bool bm_markdown_columns_share(const bm_markdown_columns_need *needs, size_t n, double size_pt,
                               double *percent);

#endif
