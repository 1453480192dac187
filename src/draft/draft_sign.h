/* Signatures, and the recipients beside them. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_SIGN_H
#define BM_DRAFT_DRAFT_SIGN_H

#include "draft/draft_columns.h"
#include "draft/draft_line.h"

/** bm_draft_sign_is_hint(row): "(Ký, ghi rõ họ tên)". */
bool bm_draft_sign_is_hint(const bm_draft_row *row);

/** bm_draft_sign_is_recipients(row): "Nơi nhận:". */
bool bm_draft_sign_is_recipients(const bm_draft_row *row);

/** bm_draft_sign_is_known(a, row): words that stand over signatures: "NGƯỜI KHAI", "GIÁM ĐỐC", "KT. CHỦ TỊCH". */
bool bm_draft_sign_is_known(bm_arena *a, const bm_draft_row *row);

/** bm_draft_sign_are(a, columns): do they look like signatures or recipients? */
bool bm_draft_sign_are(bm_arena *a, const bm_draft_columns *columns);

/** bm_draft_sign_add(d, columns): add them as blocks. */
void bm_draft_sign_add(bm_draft_state *d, const bm_draft_columns *columns);

#endif
