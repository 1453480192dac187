/* SPDX-License-Identifier: MIT */
#include "kit.h"

static void a_dump_names_each_item_with_its_place(void **state)
{
    kit *k = *state;
    bm_node *box = bm_node_new(k->arena, BM_NODE_CHECKBOX);
    box->flags = BM_NODE_CHECKED;
    bm_node *p =
        kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_TIEU_NGU, kit_text(k, "Độc lập"), box, NULL);
    bm_pages pages = kit_layout(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, p, NULL));
    bm_buf b = {0};
    bm_page_dump(&b, &pages);
    bm_buf_add_byte(&b, 0);
    assert_int_equal(strncmp(b.ptr, "page 1 595.28 841.89\n  text 283", 20), 0);
    assert_non_null(strstr(b.ptr, " 14 bold \"Độc lập\"\n"));
    assert_non_null(strstr(b.ptr, "  rule "));
    assert_non_null(strstr(b.ptr, " checked\n"));
    bm_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {KIT_TEST(a_dump_names_each_item_with_its_place)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
