/* The address of the office at the foot of the first page. SPDX-License-Identifier: MIT */
#include "layout/footer.h"

/* Where the first text of ${node} was read, or NULL. */
static const bm_pos *first_pos(const bm_node *node)
{
    const bm_pos *pos = node->pos;
    for (uint32_t i = 0; !pos && i < node->n_children; i++)
        pos = first_pos(node->children[i]);
    return pos;
}

int bm_footer_flow(bm_layout *layout, const bm_node *root, bm_flow_box *box, bm_diags *ds)
{
    const bm_flow_column whole = {0, bm_flow_body_width(layout), -1};
    const bm_pos *pos = NULL;
    bm_flow flow = {0};
    flow.layout = layout;
    memset(box, 0, sizeof *box);
    for (uint32_t i = 0; i < root->n_children; i++) {
        const bm_node *node = root->children[i];
        if (node->type != BM_NODE_FOOTER)
            continue;
        pos = first_pos(node);
        for (uint32_t k = 0; k < node->n_children; k++)
            if (bm_flow_paragraph(&flow, node->children[k], whole, ds) != 0)
                return -1;
    }
    if (flow.n == 0)
        return 0;
    double top = BM_FOOTER_BEFORE_PT + BM_RULE_THICK_PT + BM_FOOTER_AFTER_PT;
    double height = top + bm_flow_height(&flow);
    if (height > bm_flow_body_height(layout) / 3)
        return bm_diags_add0(ds, BM_TEXT_FOOTER, pos);
    bm_item_list list = {layout->arena, NULL, 0, 0};
    bm_flow_rule(&list, 0, BM_FOOTER_BEFORE_PT, whole.width_pt, BM_RULE_THICK_PT);
    bm_flow_draw(&list, &flow, top);
    box->items = list.items;
    box->n_items = list.n;
    box->height_pt = height;
    return 0;
}

void bm_footer_renumber(bm_layout *layout, bm_flow_box *box, uint32_t up)
{
    bm_item_list list = {layout->arena, NULL, 0, 0};
    bm_flow_append(&list, box, 0, 0);
    for (size_t i = 0; i < list.n; i++)
        if (list.items[i].element)
            list.items[i].element += up;
    box->items = list.items;
}
