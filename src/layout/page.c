/* Pages as reviewed text. SPDX-License-Identifier: MIT */
#include "layout/page.h"

static void add_number(bm_buf *out, double x)
{
    bm_buf_add_byte(out, ' ');
    bm_buf_add_fixed(out, x, 2);
}

static void dump_item(bm_buf *out, const bm_item *item)
{
    static const char *const kinds[] = {"  text", "  rule", "  box"};
    bm_buf_add_cstr(out, kinds[item->kind]);
    add_number(out, item->x_pt);
    add_number(out, item->y_pt);
    add_number(out, item->width_pt);
    if (item->kind != BM_ITEM_TEXT)
        add_number(out, item->height_pt);
    if (item->kind == BM_ITEM_BOX)
        bm_buf_add_cstr(out, item->flags & BM_ITEM_CHECKED ? " checked" : " empty");
    if (item->kind == BM_ITEM_TEXT) {
        add_number(out, item->size_pt);
        bm_buf_add_cstr(out, item->face->bold ? " bold" : "");
        bm_buf_add_cstr(out, item->face->italic ? " italic" : "");
        if (item->space_pt > 0) {
            bm_buf_add_cstr(out, " space");
            add_number(out, item->space_pt);
        }
        bm_buf_add_cstr(out, item->flags & BM_ITEM_COMPLEX ? " complex" : "");
        if (item->flags & BM_ITEM_LEADER) {
            bm_buf_add_cstr(out, " leader\n");
            return;
        }
        bm_buf_add_cstr(out, " \"");
        bm_buf_add_str(out, item->text);
        bm_buf_add_byte(out, '"');
    }
    bm_buf_add_byte(out, '\n');
}

void bm_page_dump(bm_buf *out, const bm_pages *pages)
{
    for (size_t p = 0; p < pages->n; p++) {
        bm_buf_add_cstr(out, "page ");
        bm_buf_add_int(out, (int64_t)p + 1);
        add_number(out, pages->pages[p].width_pt);
        add_number(out, pages->pages[p].height_pt);
        bm_buf_add_byte(out, '\n');
        for (size_t i = 0; i < pages->pages[p].n; i++)
            dump_item(out, &pages->pages[p].items[i]);
    }
}
