/* The foot of a document's first page. SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_FOOTER_H
#define BM_LAYOUT_FOOTER_H

#include "layout/flow.h"

/**
 * bm_footer_flow(layout, root, box, ds):
 * The FOOTER of the document ${root} as one box: a rule as wide as the text area and the paragraphs below it
 * (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, III.4). Its height is what it takes from the room of the page. So it is
 * laid out first, but it is read last: address and telephone are no use before the letter.
 *
 * box  height 0 when the document has none
 *
 * Returns 0, or -1 with T001, or T004 when it is higher than a third of the text area.
 */
int bm_footer_flow(bm_layout *layout, const bm_node *root, bm_flow_box *box, bm_diags *ds);

/** bm_footer_renumber(layout, box, up): the elements that its items belong to have numbers that are ${up} higher. */
void bm_footer_renumber(bm_layout *layout, bm_flow_box *box, uint32_t up);

#endif
