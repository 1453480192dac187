/* What stands above the title: the nation, the office, the number of the form, and where it is from.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_HEAD_H
#define BM_DRAFT_DRAFT_HEAD_H

#include "draft/draft_columns.h"
#include "draft/draft_line.h"

/** bm_draft_head_is_nation(a, row), _motto: is ${row} the Quốc hiệu, the Tiêu ngữ, whatever its tone marks,
 *  dashes and capitals? */
bool bm_draft_head_is_nation(bm_arena *a, const bm_draft_row *row);
bool bm_draft_head_is_motto(bm_arena *a, const bm_draft_row *row);

/** bm_draft_head_is_number(a, row): "Mẫu số 01", "Mẫu 01/ĐK". */
bool bm_draft_head_is_number(bm_arena *a, const bm_draft_row *row);

/** bm_draft_head_is_citation(a, row): "(Ban hành kèm theo Thông tư số …)". */
bool bm_draft_head_is_citation(bm_arena *a, const bm_draft_row *row);

/** bm_draft_head_number(d, row): add a block of the form's number; ${row} may be a number or a citation. */
void bm_draft_head_number(bm_draft_state *d, const bm_draft_row *row);

/** bm_draft_head_nation(d, motto): add the national header. ${nation}, ${motto}: the rows that say it; NULL =
 *  there is none. */
void bm_draft_head_nation(bm_draft_state *d, const bm_draft_row *nation, const bm_draft_row *motto);

/** bm_draft_head_add(d, columns): add columns of which one has the nation, as a head of a letter or as the
 *  national header alone; what is neither follows as lines. */
void bm_draft_head_add(bm_draft_state *d, const bm_draft_columns *columns);

/** bm_draft_head_document(a, source): the first part of an id for a form out of ${source}: "Thông tư số
 *  185/2019/TT-BQP" -> "tt185-2019"; "ban-nhap" when it does not say. */
bm_str bm_draft_head_document(bm_arena *a, bm_str source);

#endif
