/* What is a heading, a list, a cell. SPDX-License-Identifier: MIT */
#include "kit.h"

#include "document/markdown.h"

/* The elements of a document of the blocks up to NULL. */
static const char *elements_of(kit *k, const bm_node *const *blocks, size_t n)
{
    bm_node_list list = {k->arena, NULL, 0, 0};
    for (size_t i = 0; i < n; i++)
        bm_node_list_add(&list, blocks[i]);
    bm_node *root = bm_node_new(k->arena, BM_NODE_DOCUMENT);
    bm_node_list_close(&list, root);
    bm_pages pages = kit_layout(k, root);
    kit_assert_sound(&pages);
    return kit_elements(k, &pages);
}

static const char *elements_of_markdown(kit *k, const char *text)
{
    bm_node_list list = {k->arena, NULL, 0, 0};
    assert_int_equal(bm_markdown_blocks(k->arena, bm_str_of(text), NULL, "x", &list, k->ds), 0);
    return elements_of(k, list.items, list.n);
}

/* ---- Headings ---- */

static void no_level_of_headings_is_left_out(void **state)
{
    kit *k = *state;
    static const struct {
        const char *outlines, *levels;
    } rows[] = {{"1", "1"},       {"2", "1"},          {"3", "1"},           {"12", "12"},
                {"13", "12"},     {"22", "11"},        {"2221", "1111"},     {"11", "11"},
                {"1233", "1233"}, {"1332", "1222"},    {"131313", "121212"}, {"3212", "1112"},
                {"2313", "1212"}, {"123123", "123123"}};
    static const bm_style styles[] = {BM_STYLE_BODY, BM_STYLE_TITLE, BM_STYLE_HEADING,
                                      BM_STYLE_HEADING_3};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        const bm_node *blocks[8];
        size_t n = strlen(rows[r].outlines);
        const char *expected = "#1 document\n";
        for (size_t i = 0; i < n; i++)
            blocks[i] = kit_paragraph(k, styles[rows[r].outlines[i] - '0'], "Mục");
        for (size_t i = 0, last; i < n; i = last + 1) {
            last = i;
            while (last + 1 < n && rows[r].levels[last + 1] == rows[r].levels[i])
                last++;
            const char *more = last > i ? bm_arena_printf(k->arena, "-%zu", last + 2) : "";
            expected = bm_arena_printf(k->arena, "%s  #%zu%s heading %c\n", expected, i + 2, more,
                                       rows[r].levels[i]);
        }
        assert_string_equal(elements_of(k, blocks, n), expected);
    }
}

static void each_document_begins_its_headings_anew(void **state)
{
    kit *k = *state;
    bm_document docs[2];
    for (size_t i = 0; i < 2; i++) {
        bm_style style = i ? BM_STYLE_HEADING : BM_STYLE_TITLE;
        docs[i] = (bm_document){.root = kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY,
                                                 kit_paragraph(k, style, "Mục"), NULL)};
    }
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, docs, 2, &pages, k->ds), 0);
    kit_assert_sound(&pages);
    assert_string_equal(kit_elements(k, &pages), "#1 document\n  #2 heading 1\n"
                                                 "#3 document\n  #4 heading 1\n");
    assert_int_equal(pages.elements[3].doc, 1);
    assert_int_equal(pages.elements[4].doc, 1);
    assert_ptr_equal(pages.elements[3].node, docs[1].root);
}

/* ---- Paragraphs ---- */

static void what_prints_nothing_is_no_element(void **state)
{
    kit *k = *state;
    const bm_node *blocks[] = {
        kit_paragraph(k, BM_STYLE_TITLE, ""), kit_paragraph(k, BM_STYLE_BODY, " "),
        kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_BODY, bm_node_new(k->arena, BM_NODE_BREAK), NULL),
        bm_node_new(k->arena, BM_NODE_PARAGRAPH), kit_paragraph(k, BM_STYLE_NOTE, "(1) Tên.")};
    assert_string_equal(elements_of(k, blocks, 5), "#1 document\n  #2 note\n");
}

static void the_heading_of_the_notes_is_a_paragraph(void **state)
{
    kit *k = *state;
    const bm_node *blocks[] = {kit_paragraph(k, BM_STYLE_NOTE_HEADING, "Ghi chú:"),
                               kit_paragraph(k, BM_STYLE_NOTE, "(1) Tên."),
                               kit_paragraph(k, BM_STYLE_NOTE, "(2) Tuổi.")};
    assert_string_equal(elements_of(k, blocks, 3), "#1 document\n  #2 paragraph\n  #3-4 note\n");
}

static void check_boxes_are_inside_of_their_line(void **state)
{
    kit *k = *state;
    bm_node *segments[2];
    for (size_t i = 0; i < 2; i++)
        segments[i] = kit_node(k, BM_NODE_SEGMENT, BM_STYLE_LINE, kit_text(k, "Giới tính: "),
                               bm_node_new(k->arena, BM_NODE_CHECKBOX), kit_text(k, " Nam "),
                               bm_node_new(k->arena, BM_NODE_CHECKBOX), kit_text(k, " Nữ"), NULL);
    bm_node *line = kit_node(k, BM_NODE_LINE, BM_STYLE_LINE, segments[0], segments[1], NULL);
    bm_pages pages = kit_layout(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, line, NULL));
    kit_assert_sound(&pages);
    assert_string_equal(kit_elements(k, &pages),
                        "#1 document\n  #2 paragraph\n    #3-6 checkbox\n");
    const bm_page *page = &pages.pages[0];
    uint32_t next = 3;
    for (size_t i = 0; i < page->n; i++)
        if (page->items[i].kind == BM_ITEM_BOX)
            assert_int_equal(page->items[i].element, next++);
        else
            assert_int_equal(page->items[i].element, 2);
    assert_ptr_equal(pages.elements[3].node, segments[0]->children[1]);
    assert_string_equal(kit_element_text(k, &pages, 2),
                        "Giới tính: ☐ Nam ☐ Nữ Giới tính: ☐ Nam ☐ Nữ");
}

/* ---- Lists ---- */

static void items_are_a_list_until_something_else_comes(void **state)
{
    kit *k = *state;
    const bm_node *blocks[] = {kit_item(k, BM_STYLE_LETTER_TO_ITEM, "-", "Sở A;"),
                               kit_item(k, BM_STYLE_LETTER_TO_ITEM, "-", "Sở B."),
                               kit_item(k, BM_STYLE_LIST_ITEM, "-", "một"),
                               kit_paragraph(k, BM_STYLE_BODY, "hai"),
                               kit_item(k, BM_STYLE_LIST_ITEM, "-", "ba")};
    assert_string_equal(elements_of(k, blocks, 5),
                        "#1 document\n"
                        "  #2 list\n"
                        "    #3 item\n      #4 label\n      #5 body\n"
                        "    #6 item\n      #7 label\n      #8 body\n"
                        "  #9 list\n"
                        "    #10 item\n      #11 label\n      #12 body\n"
                        "  #13 paragraph\n"
                        "  #14 list\n"
                        "    #15 item\n      #16 label\n      #17 body\n");
}

static void the_marker_is_the_label_and_the_text_the_body(void **state)
{
    kit *k = *state;
    bm_node *item = kit_item(k, BM_STYLE_LIST_ITEM, "12.", kit_words(k, "bản sao", 30));
    bm_pages pages = kit_layout(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, item, NULL));
    assert_string_equal(kit_element_text(k, &pages, 4), "12. ");
    assert_string_equal(kit_element_text(k, &pages, 5), kit_words(k, "bản sao", 30));
}

static void lists_nest_in_the_body_of_the_item_above(void **state)
{
    kit *k = *state;
    assert_string_equal(elements_of_markdown(k, "- một\n  - hai\n    - ba\n  - bốn\n- năm\n\nsáu"),
                        "#1 document\n"
                        "  #2 list\n"
                        "    #3 item\n"
                        "      #4 label\n"
                        "      #5 body\n"
                        "        #6 list\n"
                        "          #7 item\n"
                        "            #8 label\n"
                        "            #9 body\n"
                        "              #10 list\n"
                        "                #11 item\n"
                        "                  #12 label\n"
                        "                  #13 body\n"
                        "          #14 item\n"
                        "            #15 label\n"
                        "            #16 body\n"
                        "    #17 item\n"
                        "      #18 label\n"
                        "      #19 body\n"
                        "  #20 paragraph\n");
}

static void a_second_paragraph_of_an_item_stays_in_it(void **state)
{
    kit *k = *state;
    assert_string_equal(elements_of_markdown(k, "1. một\n\n   - hai\n\n   ba\n\n2. bốn"),
                        "#1 document\n"
                        "  #2 list\n"
                        "    #3 item\n"
                        "      #4 label\n"
                        "      #5 body\n"
                        "        #6 list\n"
                        "          #7 item\n"
                        "            #8 label\n"
                        "            #9 body\n"
                        "        #10 paragraph\n"
                        "    #11 item\n"
                        "      #12 label\n"
                        "      #13 body\n");
}

static void dashes_and_numbers_are_two_lists(void **state)
{
    kit *k = *state;
    assert_string_equal(elements_of_markdown(k, "- một\n\n1. hai"),
                        "#1 document\n"
                        "  #2 list\n    #3 item\n      #4 label\n      #5 body\n"
                        "  #6 list\n    #7 item\n      #8 label\n      #9 body\n");
}

static void a_table_and_signatures_end_a_list(void **state)
{
    kit *k = *state;
    const char *text = elements_of_markdown(k, "- một\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- hai");
    assert_non_null(strstr(text, "\n  #6 table\n"));
    assert_non_null(strstr(text, "\n  #13 list\n"));
    bm_node *name = kit_paragraph(k, BM_STYLE_SIGN_NAME, "Lê An");
    bm_node *recipients = kit_node(k, BM_NODE_RECIPIENTS, BM_STYLE_BODY,
                                   kit_item(k, BM_STYLE_RECIPIENT, "-", "Như trên;"), NULL);
    const bm_node *blocks[] = {kit_item(k, BM_STYLE_LIST_ITEM, "-", "một"),
                               kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY, recipients,
                                        kit_node(k, BM_NODE_SIGNATURE, BM_STYLE_BODY, name, NULL),
                                        NULL)};
    text = elements_of(k, blocks, 2);
    assert_non_null(strstr(text, "\n  #6 list\n"));
    assert_non_null(strstr(text, "\n  #10 paragraph\n"));
}

/* ---- The functions themselves ---- */

static void elements_know_what_they_are_in_however_many_there_are(void **state)
{
    kit *k = *state;
    bm_structure s;
    enum { MANY = 5000 };
    bm_structure_begin(&s, k->arena);
    bm_structure_document(&s, NULL, 7);
    for (uint32_t i = 0; i < MANY; i++) {
        uint32_t block = bm_structure_open(&s, BM_ROLE_PARAGRAPH, NULL);
        uint32_t box = bm_structure_open(&s, BM_ROLE_CHECKBOX, NULL);
        bm_structure_close(&s);
        bm_structure_close(&s);
        assert_int_equal(block, 2 + 2 * i);
        assert_int_equal(bm_structure_block(s.elements, box), block);
        assert_int_equal(bm_structure_block(s.elements, block), block);
    }
    for (size_t i = 1; i < s.n; i++) {
        assert_int_equal(s.elements[i].doc, 7);
        assert_int_equal(s.elements[i].column_span, 1);
        assert_int_equal(s.elements[i].row_span, 1);
    }
    assert_int_equal(s.open, 1);
    assert_int_equal(s.elements[0].role, BM_ROLE_NONE);
}

static void elements_that_are_cut_out_can_be_put_at_the_end(void **state)
{
    kit *k = *state;
    bm_structure s;
    bm_structure_begin(&s, k->arena);
    bm_structure_document(&s, NULL, 0);
    (void)bm_structure_open(&s, BM_ROLE_PARAGRAPH, NULL);
    (void)bm_structure_open(&s, BM_ROLE_CHECKBOX, NULL);
    bm_structure_close(&s);
    bm_structure_close(&s);
    bm_structure_part part = bm_structure_cut(&s, 2);
    assert_int_equal(s.n, 2);
    for (int i = 0; i < 3; i++) {
        (void)bm_structure_open(&s, BM_ROLE_NOTE, NULL);
        bm_structure_close(&s);
    }
    assert_int_equal(bm_structure_paste(&s, &part), 3);
    const bm_pages pages = {NULL, 0, s.elements, s.n};
    assert_string_equal(kit_elements(k, &pages), "#1 document\n  #2-4 note\n  #5 paragraph\n"
                                                 "    #6 checkbox\n");
}

static void every_role_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(bm_structure_role_name(BM_ROLE_NONE), "none");
    assert_string_equal(bm_structure_role_name(BM_ROLE_HEADER_CELL), "header_cell");
    assert_string_equal(bm_structure_role_name(BM_ROLE_FIGURE), "figure");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(no_level_of_headings_is_left_out),
        KIT_TEST(each_document_begins_its_headings_anew),
        KIT_TEST(what_prints_nothing_is_no_element),
        KIT_TEST(the_heading_of_the_notes_is_a_paragraph),
        KIT_TEST(check_boxes_are_inside_of_their_line),
        KIT_TEST(items_are_a_list_until_something_else_comes),
        KIT_TEST(the_marker_is_the_label_and_the_text_the_body),
        KIT_TEST(lists_nest_in_the_body_of_the_item_above),
        KIT_TEST(a_second_paragraph_of_an_item_stays_in_it),
        KIT_TEST(dashes_and_numbers_are_two_lists),
        KIT_TEST(a_table_and_signatures_end_a_list),
        KIT_TEST(elements_know_what_they_are_in_however_many_there_are),
        KIT_TEST(elements_that_are_cut_out_can_be_put_at_the_end),
        KIT_TEST(every_role_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
