/* Whole drafts. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft_case.h"
#include "base/limit.h"

static void a_form_is_drafted_from_top_to_bottom(void **state)
{
    (void)state;
    draft_case_assert_body(
        "cb:ĐƠN ĐỀ NGHỊ\ncb:CẤP THẺ\nc:Kính gửi: Sở ........\nb:I. Thông tin\nHọ tên: .....\n"
        "c:(Mục này không bắt buộc)\nj:Nội dung cam kết.\nb:Ghi chú:\n(1) Một.\n(2) Hai...",
        "  - title: \"ĐƠN ĐỀ NGHỊ\\\\\\nCẤP THẺ\"\n"
        "  - addressee: \"Kính gửi: Sở {kinh_gui}\"\n"
        "  - heading: I. Thông tin\n"
        "  - line: \"Họ tên: {ho_ten}\"\n"
        "  - centered: (Mục này không bắt buộc)\n"
        "  - paragraph: Nội dung cam kết.\n"
        "  - notes:\n"
        "      heading: \"Ghi chú:\"\n"
        "      items:\n"
        "        - (1) Một.\n"
        "        - (2) Hai...\n");
}

static void the_head_says_what_to_do(void **state)
{
    (void)state;
    draft_case c;
    draft_case_open(&c, "cb:ĐƠN XIN NGHỈ\nHọ tên: .....");
    assert_non_null(strstr(c.yaml.ptr, "# yaml-language-server: $schema=../form.schema.json\n# Bản "
                                       "nháp dựng từ “thu.docx”: 1 mục"));
    assert_non_null(strstr(c.yaml.ptr, "\nid: vd/thu\n"));
    assert_non_null(strstr(c.yaml.ptr, "\ntitle: Đơn xin nghỉ\n"));
    assert_non_null(strstr(c.yaml.ptr, "\nwording: draft\n"));
    draft_case_close(&c);
}

static void several_addressees_are_a_list(void **state)
{
    (void)state;
    draft_case_assert_body("Kính gửi:\n- Sở A;\n- Sở B.",
                           "  - addressees: {label: \"Kính gửi:\", items: \"{kinh_gui}\"}\n");
}

static void what_is_on_a_new_page_stays_there(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    draft_case c;
    bm_docx_read_node *body = draft_case_body(a, "Một.\n"),
                      *p = draft_case_paragraph(a, "", bm_str_of("")),
                      *inner = draft_case_node(a, BM_DOCX_READ_PAGE_BREAK);
    draft_case_add(a, p, inner);
    draft_case_add(a, p, draft_case_line(a, bm_str_of("Hai."))->children[0]);
    draft_case_add(a, body, p);
    draft_case_open_body(&c, a, body);
    assert_non_null(
        strstr(c.yaml.ptr, "  - paragraph: Một.\n  - page_break\n  - paragraph: Hai.\n"));
    draft_case_close(&c);
}

static void a_document_without_text_is_no_form(void **state)
{
    (void)state;
    draft_case c;
    draft_case_open(&c, "\n .....\n");
    assert_int_equal(c.status, -1);
    assert_string_equal(bm_diags_at(c.ds, 0)->code, "M001");
    draft_case_close(&c);
}

static void an_id_must_be_one(void **state)
{
    (void)state;
    static const char *const wrong[] = {"mau", "VD/mau", "vd/", "/mau", "vd/mau 1", "vd/mau/x", ""};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        bm_arena *a = bm_arena_new();
        bm_diags *ds = bm_diags_new();
        bm_draft draft;
        const bm_docx_read_file file = {.body = draft_case_body(a, "Đơn.")};
        const bm_draft_input in = {.file = &file, .name = "x", .id = wrong[i]};
        assert_int_equal(bm_draft_make(a, &in, &draft, ds), -1);
        assert_string_equal(bm_diags_at(ds, 0)->code, "M002");
        bm_diags_free(ds);
        bm_arena_free(a);
    }
}

static void what_was_seen_of_the_document_is_told(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    bm_draft draft;
    bm_docx_read_node *body = draft_case_body(a, "Đơn.");
    for (int i = 0; i < 3; i++)
        draft_case_add(a, body, draft_case_paragraph(a, "", bm_str_of("")));
    bm_docx_read_node *p = draft_case_paragraph(a, "", bm_str_of(""));
    draft_case_add(a, p, draft_case_node(a, BM_DOCX_READ_DRAWING));
    draft_case_add(a, body, p);
    const bm_docx_read_file file = {.body = body,
                                    .title = BM_STR("Tên"),
                                    .landscape = true,
                                    .revisions = true,
                                    .partial = true};
    const bm_draft_input in = {.file = &file, .name = "x"};
    assert_int_equal(bm_draft_make(a, &in, &draft, ds), 0);
    static const char *const codes[] = {"M008", "M007", "M009", "M023", "M013", "M026", "M027"};
    assert_int_equal(bm_diags_count(ds), 7);
    for (size_t i = 0; i < 7; i++)
        assert_string_equal(bm_diags_at(ds, i)->code, codes[i]);
    bm_buf yaml = {0};
    bm_draft_write(&yaml, &draft);
    bm_buf_add_byte(&yaml, 0);
    assert_non_null(strstr(yaml.ptr, "\nid: ban-nhap/ten\n"));
    assert_non_null(strstr(yaml.ptr, "\npage: landscape\n"));
    bm_buf_free(&yaml);
    bm_diags_free(ds);
    bm_arena_free(a);
}

static void notes_and_two_forms_are_told(void **state)
{
    (void)state;
#define TOP "cb:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\ncb:Độc lập - Tự do - Hạnh phúc\n"
    assert_true(draft_case_tells(TOP "Đơn: ......\n" TOP "Đơn: ......", "M028"));
    assert_false(draft_case_tells(TOP "Đơn: ......", "M028"));
    bm_arena *a = bm_arena_new();
    draft_case c;
    bm_docx_read_node *body = draft_case_body(a, "Đơn: ......"),
                      *note = draft_case_node(a, BM_DOCX_READ_NOTE),
                      *p = draft_case_paragraph(a, "", bm_str_of("Mục"));
    draft_case_add(a, note, draft_case_paragraph(a, "", bm_str_of("Nếu có.")));
    draft_case_add(a, p, note);
    draft_case_add(a, body, p);
    draft_case_open_body(&c, a, body);
    assert_non_null(strstr(c.yaml.ptr, "  - paragraph: Mục(1)\n"));
    assert_non_null(strstr(c.yaml.ptr, "        - (1) Nếu có.\n"));
    assert_non_null(strstr(c.yaml.ptr, "# xem lại: chú thích của Word"));
    draft_case_close(&c);
}

/* More gaps than fields: the rest stays wording, nothing is lost, and the draft is still one. */
static void limits_of_a_form_are_kept(void **state)
{
    (void)state;
    bm_buf text = {0};
    for (int i = 0; i < BM_LIMIT_FIELDS + 30; i++)
        bm_buf_add_cstr(&text, "Mục: ......\n");
    for (int i = 0; i < BM_LIMIT_BLOCKS; i++)
        bm_buf_add_cstr(&text, "Câu.\n");
    bm_buf_add_byte(&text, 0);
    draft_case c;
    draft_case_open(&c, text.ptr);
    const bm_source source = {"-", c.yaml.ptr, strlen(c.yaml.ptr), NULL};
    bm_form *form = bm_form_parse(&source, c.ds);
    assert_non_null(form);
    assert_int_equal(form->n_fields, BM_LIMIT_FIELDS);
    assert_non_null(strstr(c.yaml.ptr, "\"Mục: ......\""));
    assert_true(bm_diags_count(c.ds) < 30);
    bm_form_free(form);
    bm_buf_free(&text);
    draft_case_close(&c);
}

static void further_doubts_are_counted(void **state)
{
    (void)state;
    bm_buf text = {0};
    for (int i = 0; i < 60; i++)
        bm_buf_add_cstr(&text, "Ngày nào: ......\n");
    bm_buf_add_byte(&text, 0);
    draft_case c;
    draft_case_open(&c, text.ptr);
    bm_draft_state_tell_rest(&c.draft.state);
    size_t n = bm_diags_count(c.ds);
    assert_int_equal(n, 21);
    assert_string_equal(bm_diags_at(c.ds, n - 1)->code, "M019");
    bm_buf_free(&text);
    draft_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_drafted_from_top_to_bottom),
        cmocka_unit_test(the_head_says_what_to_do),
        cmocka_unit_test(several_addressees_are_a_list),
        cmocka_unit_test(what_is_on_a_new_page_stays_there),
        cmocka_unit_test(a_document_without_text_is_no_form),
        cmocka_unit_test(an_id_must_be_one),
        cmocka_unit_test(what_was_seen_of_the_document_is_told),
        cmocka_unit_test(notes_and_two_forms_are_told),
        cmocka_unit_test(limits_of_a_form_are_kept),
        cmocka_unit_test(further_doubts_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
