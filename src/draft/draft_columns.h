/* What stands side by side without rules: the cells of a table, or texts set apart by tabs.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_COLUMNS_H
#define BM_DRAFT_DRAFT_COLUMNS_H

#include "draft/draft_flow.h"

enum { BM_DRAFT_COLUMNS = 6 };

typedef struct {
    bm_draft_rows columns[BM_DRAFT_COLUMNS]; /* without empty rows */
    size_t n;
} bm_draft_columns;

/** bm_draft_columns_of_table(a, table, out): the columns of ${table}, each with the rows of its cells; a cell
 *  that spans several belongs to the last of them. False when there are too many. O(cells). */
bool bm_draft_columns_of_table(bm_arena *a, const bm_draft_table *table, bm_draft_columns *out);

/** bm_draft_columns_of_rows(a, items, n, out): the same for ${n} rows whose texts are set apart by tabs; a row
 *  with fewer texts than others, or at the right or in the middle, belongs to the last column. */
void bm_draft_columns_of_rows(bm_arena *a, const bm_draft_item *items, size_t n,
                              bm_draft_columns *out);

/** bm_draft_columns_split(row, out): the texts of ${row} that tabs, or many spaces, set apart; an empty one
 *  first when it begins with a tab. Returns how many, at most BM_DRAFT_COLUMNS; what is more stays in the last
 *  one. */
size_t bm_draft_columns_split(const bm_draft_row *row, bm_draft_row *out);

/** bm_draft_columns_join(a, row, gaps): the cells of a row of a table as one row with tabs between them;
 *  ${gaps}: an empty cell behind one with a text is a gap. NULL = a cell has several rows. */
const bm_draft_row *bm_draft_columns_join(bm_arena *a, const bm_draft_table_row *row, bool gaps);

#endif
