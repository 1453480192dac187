/* Heads of letters and blocks of signatures. SPDX-License-Identifier: MIT */
#include "kit.h"

static bm_node *letterhead(kit *k, const char *superior, const char *agency, const char *number,
                           const char *subject, const char *place_date)
{
    const struct {
        const char *text;
        bm_style style;
    } left[] = {{superior, BM_STYLE_LETTER_SUPERIOR},
                {agency, BM_STYLE_LETTER_AGENCY},
                {number, BM_STYLE_LETTER_NUMBER},
                {subject, BM_STYLE_LETTER_SUBJECT}};
    bm_node *office = bm_node_new(k->arena, BM_NODE_COLUMN);
    bm_node_list list = {k->arena, NULL, 0, 0};
    for (size_t i = 0; i < 4; i++)
        if (left[i].text)
            bm_node_list_add(&list, kit_paragraph(k, left[i].style, left[i].text));
    bm_node_list_close(&list, office);
    bm_node *nation = bm_node_new(k->arena, BM_NODE_COLUMN);
    bm_node_list_add(
        &list, kit_paragraph(k, BM_STYLE_LETTER_QUOC_HIEU, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
    bm_node_list_add(&list,
                     kit_paragraph(k, BM_STYLE_LETTER_TIEU_NGU, "Độc lập - Tự do - Hạnh phúc"));
    if (place_date)
        bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_LETTER_PLACE_DATE, place_date));
    bm_node_list_close(&list, nation);
    return kit_node(k, BM_NODE_LETTERHEAD, BM_STYLE_BODY, office, nation, NULL);
}

static bm_pages pages_of(kit *k, const bm_node *a, const bm_node *b, const bm_node *c)
{
    return kit_layout(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, a, b, c, NULL));
}

static size_t count(const bm_pages *pages, kit *k, const char *what)
{
    size_t n = 0;
    for (size_t p = 0; p < pages->n; p++)
        for (const char *s = kit_page_text(k, &pages->pages[p]); (s = strstr(s, what)) != NULL; s++)
            n++;
    return n;
}

static void the_office_stands_left_and_the_nation_right_on_levels(void **state)
{
    kit *k = *state;
    bm_pages pages = pages_of(k,
                              letterhead(k, "UBND TỈNH CAO BẰNG", "SỞ MẪU", "Số: 15/SKHCN-CĐS",
                                         "V/v cấp mới", "Cao Bằng, ngày 05 tháng 01 năm 2025"),
                              kit_paragraph(k, BM_STYLE_BODY, "Nội dung"), NULL);
    const bm_page *page = &pages.pages[0];
    const bm_item *superior = kit_find(page, "UBND TỈNH CAO BẰNG");
    const bm_item *nation = kit_find(page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    const bm_item *number = kit_find(page, "Số: 15/SKHCN-CĐS");
    const bm_item *date = kit_find(page, "Cao Bằng, ngày 05 tháng 01 năm 2025");
    const bm_item *subject = kit_find(page, "V/v cấp mới");
    const bm_item *body = kit_find(page, "Nội dung");
    assert_true(superior && nation && number && date && subject && body);
    assert_true(superior->y_pt == nation->y_pt && number->y_pt == date->y_pt);
    assert_true(number->x_pt + number->width_pt < date->x_pt);
    /* II.5b: the subject stands 6 pt below the number */
    double clear = (subject->y_pt - BM_LINE_ASCENT_EM * 12) -
                   (number->y_pt + (BM_LINE_HEIGHT_EM - BM_LINE_ASCENT_EM) * 13);
    assert_true(fabs(clear - 6) < 0.01);
    assert_true(body->y_pt - subject->y_pt > 2 * 13);
    kit_assert_sound(&pages);
}

static void the_longest_usual_date_takes_one_line(void **state)
{
    kit *k = *state;
    const char *date = "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2019";
    const char *number = "Số: 123456789/QĐ-UBND-KSTTHC";
    bm_pages pages =
        pages_of(k, letterhead(k, NULL, "ỦY BAN NHÂN DÂN", number, NULL, date), NULL, NULL);
    assert_non_null(kit_find(&pages.pages[0], date));
    kit_assert_sound(&pages);
}

static void any_part_of_a_letterhead_may_be_absent_or_long(void **state)
{
    kit *k = *state;
    for (unsigned set = 0; set < 32; set++)
        for (size_t words = 1; words < 60; words += 29) {
            const char *text = kit_words(k, "NHÂN DÂN", words);
            bm_node *head =
                letterhead(k, set & 1 ? text : NULL, set & 2 ? text : NULL, set & 4 ? text : NULL,
                           set & 8 ? text : NULL, set & 16 ? text : NULL);
            bm_pages pages = pages_of(k, head, kit_paragraph(k, BM_STYLE_TITLE, "BÁO CÁO"), NULL);
            kit_assert_sound(&pages);
            size_t parts = 0;
            for (unsigned bits = set; bits; bits >>= 1)
                parts += bits & 1;
            assert_int_equal(count(&pages, k, "NHÂN"), parts * words);
        }
    bm_node *empty =
        kit_node(k, BM_NODE_LETTERHEAD, BM_STYLE_BODY, bm_node_new(k->arena, BM_NODE_COLUMN),
                 bm_node_new(k->arena, BM_NODE_COLUMN), NULL);
    bm_pages pages = pages_of(k, empty, kit_paragraph(k, BM_STYLE_BODY, "x"), NULL);
    assert_int_equal(pages.n, 1);
}

static void a_letterhead_taller_than_a_page_loses_nothing(void **state)
{
    kit *k = *state;
    bm_node *head = letterhead(k, NULL, kit_words(k, "ƯỠNG", 900), "Số: 1", NULL, "ngày 1");
    bm_pages pages = pages_of(k, head, kit_paragraph(k, BM_STYLE_BODY, "x"), NULL);
    assert_int_equal(count(&pages, k, "ƯỠNG"), 900);
    assert_int_equal(count(&pages, k, "Số: 1"), 1);
    kit_assert_sound(&pages);
}

/* ---- Signatures ---- */

static bm_node *hinted(kit *k, const char *caption, const char *name)
{
    return kit_node(k, BM_NODE_SIGNATURE, BM_STYLE_BODY,
                    kit_paragraph(k, BM_STYLE_SIGN_CAPTION, caption),
                    kit_paragraph(k, BM_STYLE_SIGN_HINT, "(Ký và ghi rõ họ tên)"),
                    kit_paragraph(k, BM_STYLE_SIGN_NAME, name), NULL);
}

static void there_is_room_of_23_mm_between_hint_and_name(void **state)
{
    kit *k = *state;
    bm_node *block =
        kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY, hinted(k, "Người khai", "Lê An"), NULL);
    bm_pages pages = kit_layout(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, block, NULL));
    const bm_item *hint = kit_find(&pages.pages[0], "(Ký và ghi rõ họ tên)");
    const bm_item *name = kit_find(&pages.pages[0], "Lê An");
    assert_non_null(hint);
    assert_non_null(name);
    double clear = (name->y_pt - 0.9 * 13) - (hint->y_pt + 0.22 * 13);
    assert_true(clear >= 23 * 72 / 25.4 - 0.01);
    assert_true(hint->x_pt > 297); /* one signature alone stands at the right */
}

static void captions_of_a_block_stand_on_one_level(void **state)
{
    kit *k = *state;
    bm_node *left = hinted(k, "BÊN GIAO", kit_words(k, "Nguyễn", 12));
    bm_node *right = hinted(k, "BÊN NHẬN", "Lê An");
    bm_node *block = kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY, left, right, NULL);
    bm_pages pages = kit_layout(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, block, NULL));
    assert_true(kit_find(&pages.pages[0], "BÊN GIAO")->y_pt ==
                kit_find(&pages.pages[0], "BÊN NHẬN")->y_pt);
    kit_assert_sound(&pages);
}

static void a_signature_block_is_whole_and_has_two_lines_of_company(void **state)
{
    kit *k = *state;
    for (size_t lines = 1; lines < 60; lines++) {
        bm_node_list list = {k->arena, NULL, 0, 0};
        for (size_t i = 0; i < lines; i++)
            bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_LINE, "Dòng"));
        bm_node_list_add(&list, kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY,
                                         hinted(k, "Người khai", "Lê An"), NULL));
        bm_node *root = bm_node_new(k->arena, BM_NODE_DOCUMENT);
        bm_node_list_close(&list, root);
        bm_pages pages = kit_layout(k, root);
        const bm_page *last = &pages.pages[pages.n - 1];
        assert_non_null(kit_find(last, "Người khai"));
        assert_non_null(kit_find(last, "Lê An"));
        assert_true(lines < 2 || strstr(kit_page_text(k, last), "DòngDòng"));
        kit_assert_sound(&pages);
    }
}

static void a_signature_taller_than_a_page_loses_nothing(void **state)
{
    kit *k = *state;
    bm_node *block = kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY,
                              hinted(k, "Người khai", kit_words(k, "Ưỡng", 700)), NULL);
    bm_pages pages = kit_layout(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, block, NULL));
    assert_int_equal(count(&pages, k, "Ưỡng"), 700);
    kit_assert_sound(&pages);
}

/* ---- Signatures with recipients ---- */

static bm_node *signature(kit *k, const char *authority, const char *caption, const char *name)
{
    bm_node *captions[2] = {kit_paragraph(k, BM_STYLE_SIGN_CAPTION, caption), NULL};
    if (authority) {
        captions[1] = captions[0];
        captions[0] = kit_paragraph(k, BM_STYLE_SIGN_CAPTION, authority);
    }
    bm_node *signer = kit_paragraph(k, BM_STYLE_SIGN_NAME, name);
    if (authority)
        return kit_node(k, BM_NODE_SIGNATURE, BM_STYLE_BODY, captions[0], captions[1], signer,
                        NULL);
    return kit_node(k, BM_NODE_SIGNATURE, BM_STYLE_BODY, captions[0], signer, NULL);
}

/* "Nơi nhận:" and ${n} items, every third of two lines. */
static bm_node *recipients(kit *k, size_t n)
{
    bm_node *node = bm_node_new(k->arena, BM_NODE_RECIPIENTS);
    bm_node_list list = {k->arena, NULL, 0, 0};
    bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_RECIPIENTS_HEAD, "Nơi nhận:"));
    for (size_t i = 0; i < n; i++) {
        const char *text = bm_arena_printf(
            k->arena, i % 3 ? "Nơi%03zu;" : "Nơi%03zu, để phối hợp thực hiện và theo dõi;", i);
        bm_node_list_add(&list, kit_item(k, BM_STYLE_RECIPIENT, "-", text));
    }
    bm_node_list_close(&list, node);
    return node;
}

static bm_node *block(kit *k, const bm_node *a, const bm_node *b, const bm_node *c)
{
    return kit_node(k, BM_NODE_SIGNATURES, BM_STYLE_BODY, a, b, c, NULL);
}

static void recipients_begin_level_with_the_captions(void **state)
{
    kit *k = *state;
    bm_node *dated = kit_node(k, BM_NODE_SIGNATURE, BM_STYLE_BODY,
                              kit_paragraph(k, BM_STYLE_PLACE_DATE, "Huế, ngày 05"),
                              kit_paragraph(k, BM_STYLE_SIGN_CAPTION, "GIÁM ĐỐC"),
                              kit_paragraph(k, BM_STYLE_SIGN_NAME, "Lê Văn Mẫu"), NULL);
    bm_pages pages = pages_of(k, block(k, recipients(k, 2), dated, NULL), NULL, NULL);
    const bm_page *page = &pages.pages[0];
    const bm_item *head = kit_find(page, "Nơi nhận:"), *caption = kit_find(page, "GIÁM ĐỐC");
    assert_true(fabs(head->y_pt - caption->y_pt) < 0.02);
    assert_true(kit_find(page, "Huế, ngày 05")->y_pt < head->y_pt - 13);
    assert_true(fabs(head->x_pt - 30 * 72 / 25.4) < 0.01); /* II.9d: flush left */
    kit_assert_sound(&pages);
}

static void recipients_flow_beside_the_room_for_the_signature(void **state)
{
    kit *k = *state;
    double name_at[2], below_at[2];
    for (size_t i = 0; i < 2; i++) {
        bm_node *sign = signature(k, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn Mẫu");
        bm_pages pages = pages_of(k, block(k, recipients(k, i ? 12 : 1), sign, NULL),
                                  kit_paragraph(k, BM_STYLE_BODY, "Sau"), NULL);
        const bm_page *page = &pages.pages[0];
        name_at[i] = kit_find(page, "Lê Văn Mẫu")->y_pt;
        below_at[i] = kit_find(page, "Sau")->y_pt;
        assert_true(kit_find(page, "PHÓ GIÁM ĐỐC")->y_pt > kit_find(page, "KT. GIÁM ĐỐC")->y_pt);
        assert_true(name_at[i] - kit_find(page, "PHÓ GIÁM ĐỐC")->y_pt > BM_SIGN_ROOM_PT);
        kit_assert_sound(&pages);
    }
    assert_true(name_at[0] == name_at[1]);
    assert_true(below_at[1] > below_at[0] + 12); /* the block is as high as the longer of both */
}

static void several_captions_of_one_signature_share_a_level(void **state)
{
    kit *k = *state;
    bm_pages pages = pages_of(k,
                              block(k, signature(k, NULL, "KẾ TOÁN TRƯỞNG", "Trần Thị Ví Dụ"),
                                    signature(k, "TM. ỦY BAN", "CHỦ TỊCH", "Lê Văn Mẫu"), NULL),
                              NULL, NULL);
    const bm_page *page = &pages.pages[0];
    assert_true(kit_find(page, "KẾ TOÁN TRƯỞNG")->y_pt == kit_find(page, "TM. ỦY BAN")->y_pt);
    assert_true(kit_find(page, "Trần Thị Ví Dụ")->y_pt == kit_find(page, "Lê Văn Mẫu")->y_pt);
    kit_assert_sound(&pages);
}

/* All ${n} items are there once, in order; the signature is on one page, with two lines before it. */
static void check_list(kit *k, size_t n, size_t lines_before)
{
    bm_node_list list = {k->arena, NULL, 0, 0};
    for (size_t i = 0; i < lines_before; i++)
        bm_node_list_add(&list, kit_paragraph(k, BM_STYLE_LINE, "Dòng"));
    bm_node_list_add(&list,
                     block(k, recipients(k, n), signature(k, NULL, "CHỦ TỊCH", "Lê Mẫu"), NULL));
    bm_node *root = bm_node_new(k->arena, BM_NODE_DOCUMENT);
    bm_node_list_close(&list, root);
    bm_pages pages = kit_layout(k, root);
    kit_assert_sound(&pages);
    size_t next = 0;
    for (size_t p = 0; p < pages.n; p++) {
        const char *text = kit_page_text(k, &pages.pages[p]);
        size_t here = 0;
        for (const char *s = text; (s = strstr(s, "- Nơi")) != NULL; s++, here++)
            assert_int_equal(strtoul(s + strlen("- Nơi"), NULL, 10), next++);
        assert_true(here != 1 || n == 1 || strstr(text, "phối hợp"));
        bool signed_here = kit_find(&pages.pages[p], "CHỦ TỊCH") != NULL;
        assert_int_equal(signed_here, kit_find(&pages.pages[p], "Lê Mẫu") != NULL);
        if (signed_here) {
            assert_non_null(strstr(text, "Nơi nhận:"));
            assert_true(lines_before < 2 || strstr(text, "DòngDòng"));
        }
    }
    assert_int_equal(next, n);
}

static void a_list_of_recipients_is_never_lost_whatever_its_length(void **state)
{
    kit *k = *state;
    for (size_t n = 1; n < 130; n += 3)
        for (size_t before = 0; before < 40; before += 3)
            check_list(k, n, before);
    check_list(k, 999, 5);
}

static void recipients_may_stand_without_a_signature(void **state)
{
    kit *k = *state;
    bm_pages pages = pages_of(k, block(k, recipients(k, 40), NULL, NULL), NULL, NULL);
    assert_int_equal(count(&pages, k, "- Nơi"), 40);
    kit_assert_sound(&pages);
}

static void a_signature_taller_than_a_page_keeps_its_recipients(void **state)
{
    kit *k = *state;
    bm_node *sign = signature(k, NULL, "CHỦ TỊCH", kit_words(k, "Ưỡng", 700));
    bm_pages pages = pages_of(k, block(k, recipients(k, 9), sign, NULL), NULL, NULL);
    assert_int_equal(count(&pages, k, "Ưỡng"), 700);
    assert_int_equal(count(&pages, k, "- Nơi"), 9);
    kit_assert_sound(&pages);
}

static void columns_use_the_width_of_a_lying_page(void **state)
{
    kit *k = *state;
    bm_node *root = kit_node(
        k, BM_NODE_DOCUMENT, BM_STYLE_BODY, letterhead(k, NULL, "SỞ MẪU", "Số: 1", NULL, "Huế"),
        block(k, recipients(k, 3), signature(k, NULL, "CHỦ TỊCH", "Lê Mẫu"), NULL), NULL);
    bm_document doc = {.root = root, .landscape = true};
    bm_pages pages;
    assert_int_equal(bm_layout_pages(&k->layout, &doc, 1, &pages, k->ds), 0);
    kit_assert_sound(&pages);
    assert_true(kit_find(&pages.pages[0], "Huế")->x_pt > 500);
    assert_true(kit_find(&pages.pages[0], "CHỦ TỊCH")->x_pt > 500);
}

/* ---- Structure and rooms ---- */

static void a_letterhead_is_read_level_by_level(void **state)
{
    kit *k = *state;
    bm_pages pages =
        pages_of(k, letterhead(k, "UBND", "SỞ", "Số: 1", "V/v cấp", "Huế, ngày 05"), NULL, NULL);
    kit_assert_sound(&pages);
    assert_string_equal(kit_elements(k, &pages), "#1 document\n  #2-8 paragraph\n");
    static const char *const texts[] = {"UBND",
                                        "SỞ",
                                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                        "Độc lập - Tự do - Hạnh phúc",
                                        "Số: 1",
                                        "Huế, ngày 05",
                                        "V/v cấp"};
    for (uint32_t i = 0; i < 7; i++)
        assert_string_equal(kit_element_text(k, &pages, 2 + i), texts[i]);
}

/* The ${n}th room of all pages, or NULL. */
static const bm_item *room(const bm_pages *pages, size_t n)
{
    for (size_t p = 0; p < pages->n; p++)
        for (size_t i = 0; i < pages->pages[p].n; i++)
            if (pages->pages[p].items[i].kind == BM_ITEM_ROOM && n-- == 0)
                return &pages->pages[p].items[i];
    return NULL;
}

static void recipients_are_read_first_and_then_each_signature(void **state)
{
    kit *k = *state;
    bm_node *left = hinted(k, "BÊN GIAO", "Lê An"), *right = hinted(k, "BÊN NHẬN", "Hồ Bích");
    bm_pages pages = pages_of(k, block(k, recipients(k, 2), left, right), NULL, NULL);
    kit_assert_sound(&pages);
    assert_string_equal(kit_page_text(k, &pages.pages[0]),
                        "Nơi nhận:- Nơi000, để phối hợp thực hiện và theo dõi;- Nơi001;"
                        "BÊN GIAO(Ký và ghi rõ họ tên)Lê AnBÊN NHẬN(Ký và ghi rõ họ tên)Hồ Bích");
    assert_string_equal(kit_element_text(k, &pages, room(&pages, 0)->element),
                        "(Ký và ghi rõ họ tên)");
    assert_int_equal(room(&pages, 1)->element, room(&pages, 0)->element + 3);
}

static void recipients_that_go_on_below_are_read_before_the_signature(void **state)
{
    kit *k = *state;
    bm_pages pages = pages_of(
        k, block(k, recipients(k, 30), signature(k, NULL, "CHỦ TỊCH", "Lê Mẫu"), NULL), NULL, NULL);
    assert_int_equal(pages.n, 1);
    const char *text = kit_page_text(k, &pages.pages[0]);
    assert_true(strstr(text, "Nơi029") < strstr(text, "CHỦ TỊCH"));
    assert_true(kit_find(&pages.pages[0], "Nơi029;")->y_pt >
                kit_find(&pages.pages[0], "Lê Mẫu")->y_pt + 100);
    kit_assert_sound(&pages);
}

static void rooms_stand_on_one_level_between_what_is_above_and_the_name(void **state)
{
    kit *k = *state;
    bm_node *left = signature(k, "TM. ỦY BAN", "CHỦ TỊCH", ""), *right = hinted(k, "KẾ TOÁN", "An");
    bm_pages pages = pages_of(k, block(k, left, right, NULL), NULL, NULL);
    const bm_item *a = room(&pages, 0), *b = room(&pages, 1);
    kit_assert_sound(&pages);
    assert_ptr_equal(a->node, left);
    assert_ptr_equal(b->node, right);
    assert_null(room(&pages, 2));
    assert_true(a->y_pt == b->y_pt && a->width_pt == b->width_pt &&
                a->x_pt + a->width_pt < b->x_pt);
    assert_true(a->height_pt >= 23 * 72 / 25.4 && b->height_pt >= 23 * 72 / 25.4);
    assert_true(fabs(a->width_pt + 2 * BM_SIGNATURE_PADDING_PT - 160 * 72 / 25.4 / 2) < 0.01);
    assert_string_equal(kit_element_text(k, &pages, a->element), "CHỦ TỊCH");
    double name_top = kit_find(&pages.pages[0], "An")->y_pt - BM_LINE_ASCENT_EM * 13;
    assert_true(fabs(b->y_pt + b->height_pt - name_top) < 0.01);
}

static void a_signature_taller_than_a_page_has_its_room(void **state)
{
    kit *k = *state;
    for (size_t words = 100; words < 900; words += 50) {
        bm_node *sign =
            hinted(k, kit_words(k, "Giám đốc", words), kit_words(k, "Ưỡng", 900 - words));
        bm_pages pages = pages_of(k, block(k, sign, NULL, NULL), NULL, NULL);
        kit_assert_sound(&pages);
        assert_true(room(&pages, 0)->height_pt >= 23 * 72 / 25.4);
        assert_null(room(&pages, 1));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(the_office_stands_left_and_the_nation_right_on_levels),
        KIT_TEST(the_longest_usual_date_takes_one_line),
        KIT_TEST(any_part_of_a_letterhead_may_be_absent_or_long),
        KIT_TEST(a_letterhead_taller_than_a_page_loses_nothing),
        KIT_TEST(there_is_room_of_23_mm_between_hint_and_name),
        KIT_TEST(captions_of_a_block_stand_on_one_level),
        KIT_TEST(a_signature_block_is_whole_and_has_two_lines_of_company),
        KIT_TEST(a_signature_taller_than_a_page_loses_nothing),
        KIT_TEST(recipients_begin_level_with_the_captions),
        KIT_TEST(recipients_flow_beside_the_room_for_the_signature),
        KIT_TEST(several_captions_of_one_signature_share_a_level),
        KIT_TEST(a_list_of_recipients_is_never_lost_whatever_its_length),
        KIT_TEST(recipients_may_stand_without_a_signature),
        KIT_TEST(a_signature_taller_than_a_page_keeps_its_recipients),
        KIT_TEST(columns_use_the_width_of_a_lying_page),
        KIT_TEST(a_letterhead_is_read_level_by_level),
        KIT_TEST(recipients_are_read_first_and_then_each_signature),
        KIT_TEST(recipients_that_go_on_below_are_read_before_the_signature),
        KIT_TEST(rooms_stand_on_one_level_between_what_is_above_and_the_name),
        KIT_TEST(a_signature_taller_than_a_page_has_its_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
