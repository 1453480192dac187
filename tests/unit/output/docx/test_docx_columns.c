/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "base/unit.h"
#include "layout/flow.h"
#include "output/docx/docx_grid.h"

#define P(style, text) kit_paragraph(k, BM_STYLE_##style, text)
#define NODE(type, ...) kit_node(k, BM_NODE_##type, BM_STYLE_BODY, __VA_ARGS__, NULL)
#define SIGNATURES(...) NODE(SIGNATURES, __VA_ARGS__)

/* The part of ${xml} from the ${n}th ${tag} on, counted from 0. */
static const char *nth(const char *xml, const char *tag, size_t n)
{
    const char *p = strstr(xml, tag);
    while (n-- > 0) {
        assert_non_null(p);
        p = strstr(p + 1, tag);
    }
    assert_non_null(p);
    return p;
}

static long number_after(const char *xml, const char *what)
{
    const char *p = strstr(xml, what);
    assert_non_null(p);
    return strtol(p + strlen(what), NULL, 10);
}

static void letterhead_has_a_row_for_each_level(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, docx_letterhead(k, "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "V/v đề nghị"));
    docx_assert_has(xml, "<w:tblStyle w:val=\"Letterhead\"/>");
    assert_int_equal(docx_count(xml, "<w:tr>"), 3);
    assert_int_equal(docx_count(xml, "<w:cantSplit/>"), 3);
    assert_int_equal(docx_count(xml, "<w:tc>"), 6);
    assert_int_equal(docx_count(xml, "</w:p></w:tc>"), 6);
    const char *names = nth(xml, "<w:tr>", 0), *numbers = nth(xml, "<w:tr>", 1),
               *subject = nth(xml, "<w:tr>", 2);
    assert_in_range((uintptr_t)strstr(xml, "Hạnh phúc"), (uintptr_t)names, (uintptr_t)numbers);
    assert_in_range((uintptr_t)strstr(xml, "15/SKHCN"), (uintptr_t)numbers, (uintptr_t)subject);
    assert_in_range((uintptr_t)strstr(xml, "năm 2024"), (uintptr_t)numbers, (uintptr_t)subject);
    assert_true(strstr(xml, "V/v đề nghị") > subject);
}

static void level_that_nobody_has_has_no_row(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, docx_letterhead(k, "SỞ KHOA HỌC VÀ CÔNG NGHỆ", NULL));
    assert_int_equal(docx_count(xml, "<w:tr>"), 2);
    const bm_node *bare = NODE(LETTERHEAD, bm_node_new(k->arena, BM_NODE_COLUMN),
                               bm_node_new(k->arena, BM_NODE_COLUMN));
    docx_assert_lacks(docx_block(k, bare), "w:tbl");
}

static void office_has_its_share_and_the_columns_reach_to_the_margins(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, docx_letterhead(k, "SỞ", NULL));
    long share = lround(9071 * BM_LETTERHEAD_LEFT_PERCENT / 100.0);
    docx_assert_has(xml,
                    bm_arena_printf(k->arena, "<w:gridCol w:w=\"%ld\"/><w:gridCol w:w=\"%ld\"/>",
                                    share, 9071 - share));
    docx_assert_has(nth(xml, "<w:tc>", 0), "<w:tcMar><w:left w:w=\"0\" w:type=\"dxa\"/>"
                                           "<w:right w:w=\"55\" w:type=\"dxa\"/></w:tcMar>");
    docx_assert_has(nth(xml, "<w:tc>", 1), "<w:tcMar><w:left w:w=\"55\" w:type=\"dxa\"/>"
                                           "<w:right w:w=\"0\" w:type=\"dxa\"/></w:tcMar>");
}

/* The Quốc hiệu breaks in no column of a letter. */
static void nation_has_room_for_its_name_and_the_longest_date(void **state)
{
    kit *k = *state;
    static const char *const texts[] = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                        "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2024"};
    static const bm_style styles[] = {BM_STYLE_LETTER_QUOC_HIEU, BM_STYLE_LETTER_PLACE_DATE};
    double room_pt =
        bm_flow_body_width(&k->layout) * (100 - BM_LETTERHEAD_LEFT_PERCENT) / 100 - 55 / 20.0;
    for (size_t i = 0; i < 2; i++) {
        bm_shape shape;
        bm_shape_begin(&shape, &k->layout, styles[i]);
        bm_shape_text(&shape, bm_str_of(texts[i]), styles[i], k->ds);
        assert_true(shape.width_pt < room_pt);
    }
}

static void line_under_the_agency_is_a_part_of_its_longest_line(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, docx_letterhead(k, "SỞ NỘI VỤ", NULL));
    bm_shape shape;
    bm_shape_begin(&shape, &k->layout, BM_STYLE_LETTER_AGENCY);
    bm_shape_text(&shape, bm_str_of("SỞ NỘI VỤ"), BM_STYLE_LETTER_AGENCY, k->ds);
    long length = number_after(strstr(xml, "SỞ NỘI VỤ"), "<wp:extent cx=\"");
    long third = lround(shape.width_pt * 12700 / 3), half = lround(shape.width_pt * 12700 / 2);
    assert_in_range(length, third, half);
    assert_int_equal(docx_count(xml, "<wp:anchor "),
                     2); /* that one and the one under the Tiêu ngữ */
}

static void tables_for_layout_say_so_and_have_no_header(void **state)
{
    kit *k = *state;
    const char *letterhead = docx_block(k, docx_letterhead(k, "SỞ", NULL));
    docx_assert_has(letterhead, "<w:tblCaption w:val=\"Phần đầu văn bản\"/>"
                                "<w:tblDescription w:val=\"" BM_DOCX_GRID_FOR_LAYOUT "\"/>");
    const char *signatures = docx_block(k, SIGNATURES(docx_signature(k, "a", "b", "c")));
    docx_assert_has(signatures, "<w:tblCaption w:val=\"Khối chữ ký\"/>");
    docx_assert_has(letterhead, "w:firstRow=\"0\"");
    docx_assert_lacks(letterhead, "w:tblHeader");
    docx_assert_lacks(signatures, "w:tblHeader");
}

/* The space of a title with a drawn line: see ruled_text_has_no_space_above_itself. */
static void space_above_a_ruled_title_stands_in_the_letterhead(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_xml(k, kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, docx_letterhead(k, "SỞ", NULL),
                             kit_paragraph(k, BM_STYLE_RULED_TITLE, "GIẤY"), NULL));
    long below = bm_unit_twip_of_pt(BM_LETTERHEAD_AFTER_PT +
                                    bm_style_of(BM_STYLE_RULED_TITLE)->space_before_pt);
    const char *after = bm_arena_printf(k->arena, "<w:spacing w:after=\"%ld\"/>", below);
    assert_int_equal(docx_count(xml, after), 2); /* number; place and date */
    docx_assert_has(xml, "<w:pStyle w:val=\"RuledTitle\"/><w:spacing w:before=\"0\"/>");
}

static void signatures_stand_side_by_side_in_one_row(void **state)
{
    kit *k = *state;
    const char *xml =
        docx_block(k, SIGNATURES(docx_signature(k, "", "Xác nhận", "Trần Thị Bình"),
                                 docx_signature(k, "Cao Bằng", "Người khai", "H’Hen Niê")));
    assert_int_equal(docx_count(xml, "<w:tr>"), 1);
    assert_int_equal(docx_count(xml, "<w:cantSplit/>"), 1);
    assert_int_equal(docx_count(xml, "<w:tc>"), 2);
    docx_assert_has(xml, "<w:tblStyle w:val=\"Signatures\"/>");
    assert_true(strstr(xml, "Trần Thị Bình") < strstr(xml, "Người khai"));
}

static void room_for_the_signature_is_space_before_the_name(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, SIGNATURES(docx_signature(k, "a", "b", "c")));
    docx_assert_has(xml, bm_arena_printf(k->arena,
                                         "<w:pStyle w:val=\"SignatureName\"/>"
                                         "<w:spacing w:before=\"%ld\"/>",
                                         bm_unit_twip_of_pt(BM_SIGN_ROOM_PT)));
}

static void signature_alone_stands_at_the_right(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, SIGNATURES(docx_signature(k, "a", "b", "c")));
    assert_int_equal(docx_count(xml, "<w:tc>"), 2);
    const char *first = strstr(xml, "<w:tc>"), *second = strstr(first + 1, "<w:tc>");
    assert_true(strstr(first, "<w:t ") > second);
}

/* What the paragraph of style ${id} behind ${from} has before it, twips. */
static long space_of(const char *from, const char *id)
{
    const char *p = strstr(from, id);
    assert_non_null(p);
    const char *space = strstr(p, "w:before=\"");
    assert_true(space && space < strstr(p, "</w:pPr>"));
    return strtol(space + strlen("w:before=\""), NULL, 10);
}

static void captions_hints_and_names_stand_on_one_level(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(
        k, SIGNATURES(docx_signature(k, "", kit_words(k, "Xác nhận", 9), "Trần Thị Bình"),
                      docx_signature(k, kit_words(k, "Cao Bằng", 6), "Người khai", "H’Hen Niê")));
    const char *left = strstr(xml, "<w:tc>"), *right = strstr(left + 1, "<w:tc>");
    long line = bm_unit_twip_of_pt(13 * BM_LINE_HEIGHT_EM);
    /* the place and date at the right take two lines, the caption at the left three; the room beside the place and date is
     * no paragraph */
    long own = bm_unit_twip_of_pt(bm_style_of(BM_STYLE_SIGN_CAPTION)->space_before_pt);
    long place = bm_unit_twip_of_pt(bm_style_of(BM_STYLE_PLACE_DATE)->space_before_pt) + 2 * line;
    assert_in_range(space_of(left, "SignatureCaption"), own + place - 2, own + place + 2);
    assert_int_equal(docx_count(xml, "PlaceDate"), 1);
    assert_int_equal(space_of(right, "SignatureCaption"), own);
    assert_int_equal(space_of(left, "SignatureHint"), 0);
    assert_in_range(space_of(right, "SignatureHint"), 2 * line - 2, 2 * line + 2);
}

static void block_is_not_tied_to_what_follows(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, SIGNATURES(docx_signature(k, "a", "b", "c")));
    docx_assert_has(xml, "<w:pStyle w:val=\"PlaceDate\"/><w:keepNext w:val=\"0\"/>");
    docx_assert_lacks(xml, "<w:pStyle w:val=\"SignatureCaption\"/><w:keepNext w:val=\"0\"/>");
}

static void recipients_have_the_first_column_and_the_others_share_the_rest(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, SIGNATURES(docx_recipients(k, 2, "Như trên;"),
                                               docx_signature(k, "", "Kế toán", "A"),
                                               docx_signature(k, "", "Giám đốc", "B")));
    long share = lround(9071 * BM_RECIPIENTS_PERCENT / 100.0);
    assert_int_equal(number_after(nth(xml, "<w:gridCol", 0), "w:w=\""), share);
    assert_in_range(number_after(nth(xml, "<w:gridCol", 1), "w:w=\""), (9071 - share) / 2 - 1,
                    (9071 - share) / 2 + 1);
    assert_int_equal(docx_count(xml, "<w:tr>"), 1);
    assert_int_equal(docx_count(xml, "<w:tc>"), 3);
    assert_true(strstr(xml, "Nơi nhận:") < nth(xml, "<w:tc>", 1));
    docx_assert_has(nth(xml, "<w:tc>", 0), "<w:left w:w=\"0\" w:type=\"dxa\"/>");
    assert_int_equal(docx_count(xml, ">-</w:t><w:tab/>"), 2);
}

static void one_signature_beside_recipients_has_all_the_rest(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(
        k, SIGNATURES(docx_recipients(k, 1, "Như trên."), docx_signature(k, "", "Giám đốc", "B")));
    assert_int_equal(docx_count(xml, "<w:tc>"), 2);
    assert_true(strstr(xml, "Giám đốc") > nth(xml, "<w:tc>", 1));
    const char *alone = docx_block(k, SIGNATURES(docx_recipients(k, 1, "Như trên.")));
    assert_int_equal(docx_count(alone, "</w:p></w:tc>"), 2);
}

static void recipients_begin_at_the_level_of_the_captions(void **state)
{
    kit *k = *state;
    const char *level =
        docx_block(k, SIGNATURES(docx_recipients(k, 1, "a"),
                                 NODE(SIGNATURE, P(SIGN_CAPTION, "Giám đốc"), P(SIGN_NAME, "B"))));
    const char *lower = docx_block(
        k, SIGNATURES(docx_recipients(k, 1, "a"), docx_signature(k, "Cao Bằng", "Giám đốc", "B")));
    const bm_style_spec *place = bm_style_of(BM_STYLE_PLACE_DATE);
    long own = bm_unit_twip_of_pt(bm_style_of(BM_STYLE_RECIPIENTS_HEAD)->space_before_pt);
    long alone = bm_unit_twip_of_pt(BM_RECIPIENTS_BEFORE_PT);
    assert_in_range(space_of(level, "RecipientsHead"), own + alone - 1, own + alone + 1);
    long caption = bm_unit_twip_of_pt(bm_style_of(BM_STYLE_SIGN_CAPTION)->space_before_pt);
    assert_in_range(space_of(level, "SignatureCaption"), caption + alone - 1, caption + alone + 1);
    assert_in_range(space_of(lower, "RecipientsHead"),
                    own + bm_unit_twip_of_pt(place->space_before_pt + 13 * BM_LINE_HEIGHT_EM) - 1,
                    own + bm_unit_twip_of_pt(place->space_before_pt + 13 * BM_LINE_HEIGHT_EM) + 1);
}

static void authority_stands_above_the_caption_and_hints_stay_level(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(
        k, SIGNATURES(
               NODE(SIGNATURE, P(SIGN_CAPTION, "Kế toán"), P(SIGN_HINT, "(Ký)"), P(SIGN_NAME, "A")),
               NODE(SIGNATURE, P(SIGN_CAPTION, "KT. GIÁM ĐỐC"), P(SIGN_CAPTION, "PHÓ GIÁM ĐỐC"),
                    P(SIGN_HINT, "(Ký)"), P(SIGN_NAME, "B"))));
    const char *right = nth(xml, "<w:tc>", 1);
    assert_true(strstr(right, "KT. GIÁM ĐỐC") < strstr(right, "PHÓ GIÁM ĐỐC"));
    double line_pt = 13 * BM_LINE_HEIGHT_EM;
    assert_in_range(space_of(xml, "SignatureHint"), bm_unit_twip_of_pt(line_pt) - 1,
                    bm_unit_twip_of_pt(line_pt) + 1);
    assert_int_equal(space_of(right, "SignatureHint"), 0);
}

static void long_list_goes_on_in_a_row_that_pages_may_divide(void **state)
{
    kit *k = *state;
    const char *xml = docx_block(k, SIGNATURES(docx_recipients(k, 70, "Phòng Ví dụ;"),
                                               docx_signature(k, "", "Giám đốc", "B")));
    assert_int_equal(docx_count(xml, "<w:tr>"), 2);
    assert_int_equal(docx_count(xml, "<w:cantSplit/>"), 1);
    assert_int_equal(docx_count(xml, "Phòng Ví dụ;"), 70);
    assert_int_equal(docx_count(xml, "</w:p></w:tc>"), 4);
    const char *rest = nth(xml, "<w:tr>", 1);
    docx_assert_lacks(bm_arena_cstr(k->arena, bm_str_n(rest, 20)), "trPr");
    assert_true(docx_count(rest, "Phòng Ví dụ;") > 50);
    assert_true(docx_count(rest, "Phòng Ví dụ;") < 67); /* some stand beside the signature */
    docx_assert_lacks(rest, "Giám đốc");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(letterhead_has_a_row_for_each_level),
        DOCX_TEST(level_that_nobody_has_has_no_row),
        DOCX_TEST(office_has_its_share_and_the_columns_reach_to_the_margins),
        DOCX_TEST(nation_has_room_for_its_name_and_the_longest_date),
        DOCX_TEST(line_under_the_agency_is_a_part_of_its_longest_line),
        DOCX_TEST(tables_for_layout_say_so_and_have_no_header),
        DOCX_TEST(space_above_a_ruled_title_stands_in_the_letterhead),
        DOCX_TEST(signatures_stand_side_by_side_in_one_row),
        DOCX_TEST(room_for_the_signature_is_space_before_the_name),
        DOCX_TEST(signature_alone_stands_at_the_right),
        DOCX_TEST(captions_hints_and_names_stand_on_one_level),
        DOCX_TEST(block_is_not_tied_to_what_follows),
        DOCX_TEST(recipients_have_the_first_column_and_the_others_share_the_rest),
        DOCX_TEST(one_signature_beside_recipients_has_all_the_rest),
        DOCX_TEST(recipients_begin_at_the_level_of_the_captions),
        DOCX_TEST(authority_stands_above_the_caption_and_hints_stay_level),
        DOCX_TEST(long_list_goes_on_in_a_row_that_pages_may_divide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
