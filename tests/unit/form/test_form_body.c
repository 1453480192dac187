/* Blocks of a definition. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/form_body.h"
#include "kit.h"

/* Lines 6 and 7. */
#define FIELDS "fields:\n  x: {label: a, type: text}\n"

static void assert_body_faults(const char *body, const char *expected)
{
    char yaml[2000];
    (void)snprintf(yaml, sizeof yaml, KIT_HEAD "author: x\n" FIELDS "body:\n%s", body);
    kit_assert_faults(yaml, expected);
}

static void assert_body(const char *body, const char *expected)
{
    char yaml[2000];
    (void)snprintf(yaml, sizeof yaml, KIT_HEAD FIELDS "body:\n%s", body);
    kit_assert_body(yaml, expected);
}

static void blocks_of_one_text_are_paragraphs_with_their_style(void **state)
{
    (void)state;
    assert_body("  - form_number: Mẫu 14\n"
                "  - place_date: \"{x}, ngày\"\n"
                "  - title: TÊN\n"
                "  - addressee: \"Kính gửi: {x}.\"\n"
                "  - heading: 1. Phần\n"
                "  - ruled_title: TÊN\n"
                "  - subject: Trích yếu\n"
                "  - centered: \"QUYẾT ĐỊNH:\"\n"
                "  - annex_reference: (Kèm theo)\n"
                "  - paragraph: Đoạn **văn**\n"
                "  - page_break\n",
                "paragraph FormNumber\n  text \"Mẫu 14\"\n"
                "paragraph PlaceDate\n  field field=0\n  text \", ngày\"\n"
                "paragraph FormTitle\n  text \"TÊN\"\n"
                "paragraph Addressee\n  text \"Kính gửi: \"\n  field field=0\n  text \".\"\n"
                "paragraph SectionHeading\n  text \"1. Phần\"\n"
                "paragraph RuledTitle\n  text \"TÊN\"\n"
                "paragraph Subject\n  text \"Trích yếu\"\n"
                "paragraph Centered\n  text \"QUYẾT ĐỊNH:\"\n"
                "paragraph AnnexReference\n  text \"(Kèm theo)\"\n"
                "paragraph BodyText\n  text \"Đoạn \"\n  text \"văn\" bold\n"
                "page_break\n");
}

static void the_national_header_has_the_dashes_of_the_source(void **state)
{
    (void)state;
    static const char *const forms[] = {"national_header", "national_header:",
                                        "national_header: {tieu_ngu: Độc lập - Tự do - Hạnh phúc}"};
    for (size_t i = 0; i < 3; i++) {
        char body[200];
        (void)snprintf(body, sizeof body, "  - %s\n", forms[i]);
        assert_body(body, "paragraph QuocHieu\n"
                          "  text \"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\"\n"
                          "paragraph TieuNgu\n"
                          "  text \"Độc lập - Tự do - Hạnh phúc\"\n");
    }
    assert_body("  - national_header: {tieu_ngu: Độc lập – Tự do – Hạnh phúc}\n",
                "paragraph QuocHieu\n"
                "  text \"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\"\n"
                "paragraph TieuNgu\n"
                "  text \"Độc lập – Tự do – Hạnh phúc\"\n");
    assert_body_faults("  - national_header: {tieu_ngu: Độc lập}\n", "F003 10:33");
    assert_body_faults("  - national_header: {quoc_hieu: x}\n", "F001 10:23");
    assert_body_faults("  - national_header: x\n", "F004 10:22");
}

static void a_line_has_one_segment_or_several(void **state)
{
    (void)state;
    assert_body("  - line: \"A: {x}\"\n", "line FormLine\n"
                                          "  segment\n"
                                          "    text \"A: \"\n"
                                          "    field field=0\n");
    assert_body("  - line: [A, B]\n", "line FormLine\n"
                                      "  segment\n"
                                      "    text \"A\"\n"
                                      "  segment\n"
                                      "    text \"B\"\n");
    assert_body_faults("  - line: []\n", "F004 10:11");
    assert_body_faults("  - line: [a, b, c, d, e, f, g]\n", "F004 10:11");
    assert_body_faults("  - line: [a, [b]]\n", "F004 10:15");
}

static void notes_may_have_no_items(void **state)
{
    (void)state;
    assert_body("  - notes: {heading: \"Ghi chú:\"}\n",
                "paragraph NoteHeading\n  text \"Ghi chú:\"\n");
    assert_body("  - notes: {heading: G, items: [(1) a, (2) b]}\n",
                "paragraph NoteHeading\n  text \"G\"\n"
                "paragraph Note\n  text \"(1) a\"\n"
                "paragraph Note\n  text \"(2) b\"\n");
    assert_body_faults("  - notes: {items: []}\n", "F002 10:12");
    assert_body_faults("  - notes: {heading: G, items: a}\n", "F004 10:32");
}

static void any_block_may_have_a_condition(void **state)
{
    (void)state;
    bm_form *form = kit_open(KIT_HEAD FIELDS "body:\n"
                                             "  - title: A\n"
                                             "    when: x\n"
                                             "  - {when: {x: \"\"}, page_break: }\n"
                                             "  - {national_header: , when: x}\n");
    const bm_node *body = form->body;
    assert_int_equal(form->n_conditions, 3);
    assert_int_equal(body->n_children, 4);
    assert_false(body->flags & BM_NODE_STATIC);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(body->children[i]->when, i < 3 ? i + 1 : 3);
        assert_false(body->children[i]->flags & BM_NODE_STATIC);
    }
    assert_true(body->children[0]->children[0]->flags & BM_NODE_STATIC);
    bm_form_free(form);
    assert_body_faults("  - {title: a, when: y}\n", "F006 10:22");
    assert_body_faults("  - {title: a, when: [x]}\n", "F004 10:22");
    assert_body_faults("  - {when: x}\n", "F004 10:5");
    assert_body_faults("  - when\n", "F004 10:5");
    assert_body_faults("  - {title: a, heading: b, when: x}\n", "F004 10:5");
    assert_body_faults("  - {titel: a, when: x}\n", "F005 10:6");
}

static void only_documented_blocks_exist(void **state)
{
    (void)state;
    assert_body_faults("  - paragrpah: x\n", "F005 10:5");
    assert_body_faults("  - html\n", "F005 10:5");
    assert_body_faults("  - title\n", "F004 10:5");
    assert_body_faults("  - page_break: 1\n", "F004 10:17");
    assert_body_faults("  - {title: a, heading: b}\n", "F004 10:5");
    assert_body_faults("  - {}\n", "F004 10:5");
    assert_body_faults("  - [title]\n", "F004 10:5");
    assert_body_faults("  title: x\n", "F004 10:3");
    assert_body_faults("  []\n", "F004 10:3");
    kit_assert_says(KIT_HEAD FIELDS "body: [{paragrpah: x}]\n", 0, "“paragraph”");
}

static void two_thousand_blocks_are_enough(void **state)
{
    (void)state;
    bm_buf body = {0};
    bm_buf_add_cstr(&body, KIT_HEAD "author: x\n" FIELDS "body:\n");
    for (int i = 0; i < 2001; i++)
        bm_buf_add_cstr(&body, "  - page_break\n");
    bm_buf_add_byte(&body, 0);
    kit_assert_faults(body.ptr, "F011 10:3");
    bm_buf_free(&body);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_of_one_text_are_paragraphs_with_their_style),
        cmocka_unit_test(the_national_header_has_the_dashes_of_the_source),
        cmocka_unit_test(a_line_has_one_segment_or_several),
        cmocka_unit_test(any_block_may_have_a_condition),
        cmocka_unit_test(notes_may_have_no_items),
        cmocka_unit_test(only_documented_blocks_exist),
        cmocka_unit_test(two_thousand_blocks_are_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
