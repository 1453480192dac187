/* Fonts that tell an old encoding. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_FONT_H
#define BM_DRAFT_DRAFT_FONT_H

#include "draft/draft_row.h"

/** bm_draft_font_legacy(font, capitals): the encoding that fonts with such a name are in, or BM_LEGACY_NONE.
 *  ${*capitals}: it shows small letters as capitals (.VnTimeH). */
bm_legacy bm_draft_font_legacy(bm_str font, bool *capitals);

/** bm_draft_font_survey(r, node): look whether such fonts are used for Unicode in ${node}. To be called before
 *  rows are read. O(nodes). */
void bm_draft_font_survey(bm_draft_reader *r, const bm_docx_read_node *node);

/** bm_draft_font_convert(r, s, code): ${s}, in a font of ${code}, as Unicode: ${s} itself when it is that already.
 *  */
bm_str bm_draft_font_convert(bm_draft_reader *r, bm_str s, bm_legacy code);

#endif
