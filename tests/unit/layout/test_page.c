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
    const char *start = "#1 document\n  #2 paragraph\n    #3 checkbox\n"
                        "page 1 595.28 841.89\n  text 2";
    assert_int_equal(strncmp(b.ptr, start, strlen(start)), 0);
    assert_non_null(strstr(b.ptr, " 14 bold #2 \"Độc lập\"\n"));
    assert_non_null(strstr(b.ptr, "  rule "));
    assert_non_null(strstr(b.ptr, " checked #3\n"));
    bm_buf_free(&b);
}

static void elements_that_look_alike_share_a_line_of_the_dump(void **state)
{
    kit *k = *state;
    static const bm_element elements[] = {
        {.role = BM_ROLE_NONE},
        {.role = BM_ROLE_DOCUMENT},
        {.role = BM_ROLE_HEADING, .level = 1, .parent = 1},
        {.role = BM_ROLE_HEADING, .level = 2, .parent = 1},
        {.role = BM_ROLE_TABLE, .parent = 1},
        {.role = BM_ROLE_ROW, .parent = 4},
        {.role = BM_ROLE_CELL, .parent = 5, .column_span = 1, .row_span = 1},
        {.role = BM_ROLE_CELL, .parent = 5, .column_span = 1, .row_span = 1},
        {.role = BM_ROLE_CELL, .parent = 5, .column_span = 2, .row_span = 1},
        {.role = BM_ROLE_CELL, .parent = 5, .column_span = 1, .row_span = 2},
        {.role = BM_ROLE_ROW, .parent = 4},
        {.role = BM_ROLE_CELL, .parent = 10, .column_span = 1, .row_span = 1},
        {.role = BM_ROLE_PARAGRAPH, .parent = 11},
    };
    const bm_pages pages = {NULL, 0, elements, sizeof elements / sizeof *elements};
    assert_string_equal(kit_elements(k, &pages), "#1 document\n"
                                                 "  #2 heading 1\n"
                                                 "  #3 heading 2\n"
                                                 "  #4 table\n"
                                                 "    #5 row\n"
                                                 "      #6-7 cell\n"
                                                 "      #8 cell columns 2\n"
                                                 "      #9 cell rows 2\n"
                                                 "    #10 row\n"
                                                 "      #11 cell\n"
                                                 "        #12 paragraph\n");
}

static void items_go_where_they_are_read_and_artifacts_first(void **state)
{
    kit *k = *state;
    static const bm_element elements[] = {
        {.role = BM_ROLE_NONE},
        {.role = BM_ROLE_DOCUMENT},
        {.role = BM_ROLE_PARAGRAPH, .parent = 1},
        {.role = BM_ROLE_CHECKBOX, .parent = 2, .is_inline = true},
        {.role = BM_ROLE_PARAGRAPH, .parent = 1}};
    static const struct {
        const char *before, *after;
    } rows[] = {
        {"", ""},
        {"02324", "02324"}, /* in order: artifacts stay where they are */
        {"20304", "20304"},
        {"423", "234"},
        {"42042320", "00223244"}, /* an inline element stays where it stood in its block */
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        size_t n = strlen(rows[r].before);
        bm_item items[8] = {{.kind = BM_ITEM_TEXT}};
        char after[9] = "";
        for (size_t i = 0; i < n; i++) {
            items[i].element = (uint32_t)(rows[r].before[i] - '0');
            items[i].x_pt = (double)i;
        }
        bm_page_order(k->arena, elements, items, n);
        for (size_t i = 0; i < n; i++) {
            after[i] = (char)('0' + items[i].element);
            if (i && items[i].element == items[i - 1].element)
                assert_true(items[i].x_pt > items[i - 1].x_pt);
        }
        assert_string_equal(after, rows[r].after);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_dump_names_each_item_with_its_place),
        KIT_TEST(elements_that_look_alike_share_a_line_of_the_dump),
        KIT_TEST(items_go_where_they_are_read_and_artifacts_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
