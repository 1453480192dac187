/* Rows with gaps as lines and paragraphs. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft/draft_line.h"
#include "draft_case.h"

static void a_label_and_its_leader_are_a_line(void **state)
{
    (void)state;
    draft_case_assert_body("Họ và tên: ........", "  - line: \"Họ và tên: {ho_ten}\"\n");
    draft_case_assert_body("t:Chức vụ: \tĐịa chỉ: \t",
                           "  - line: [\"Chức vụ: {chuc_vu}\", \"Địa chỉ: {dia_chi}\"]\n");
    draft_case_assert_body("Nghề nghiệp..........", "  - line: \"Nghề nghiệp {nghe_nghiep}\"\n");
}

static void more_segments_than_a_line_may_have_are_joined(void **state)
{
    (void)state;
    draft_case_assert_body("A: ..... B: ..... C: ..... D: ..... E: ..... F: ..... G: .....",
                           "  - line: [\"A: {a}\", \"B: {b}\", \"C: {c}\", \"D: {d}\", \"E: {e}\", "
                           "\"F: {f} G: {g}\"]\n");
}

static void running_text_is_a_paragraph(void **state)
{
    (void)state;
    draft_case_assert_body(
        "Tôi là ........, đề nghị quý cơ quan xem xét, giải quyết theo quy định của pháp luật.",
        "  - paragraph: \"Tôi là {ho_ten}, đề nghị quý cơ quan xem xét, giải quyết theo quy định "
        "của pháp luật.\"\n");
    draft_case_assert_body("Hai bên thống nhất như trên.",
                           "  - paragraph: Hai bên thống nhất như trên.\n");
}

static void the_gap_may_stand_in_the_next_row(void **state)
{
    (void)state;
    draft_case_assert_body("Lý do: \n........\n........",
                           "  - line: \"Lý do:\"\n  - line: \"{ly_do}\"\n");
    assert_true(draft_case_tells("Lý do: \n........\n........", "M010"));
    assert_false(draft_case_tells("Lý do: \n........", "M010"));
}

static void a_known_label_without_a_leader_is_a_field(void **state)
{
    (void)state;
    draft_case_assert_has("Mã số thuế:", "  - line: \"Mã số thuế: {ma_so_thue}\"");
    draft_case_assert_has("Mã số thuế:", "    blank: \"\"");
    assert_true(draft_case_tells("Mã số thuế:", "M017"));
    assert_false(draft_case_tells("Nội dung thay đổi:", "M017"));
    assert_false(draft_case_tells("Mã số thuế:\n........", "M017"));
}

static void dates_print_what_the_paper_shows(void **state)
{
    (void)state;
    draft_case_assert_has("Ngày sinh: ..../..../......",
                          "    type: date\n    blank: \"..../..../......\"\n");
    draft_case_assert_has("Lập, ngày ... tháng ... năm ... tại ....",
                          "    show: long\n    blank: ngày ... tháng ... năm ...\n");
    draft_case_assert_body("cấp ngày ..... tại ......",
                           "  - line: \"cấp ngày {ngay_cap} tại {noi_cap}\"\n");
    assert_true(draft_case_tells("Ngày ... tháng ... năm ... tại", "M021"));
}

static void capitals_are_asked_for_by_the_label(void **state)
{
    (void)state;
    draft_case_assert_has("Họ và tên (chữ in hoa): .....",
                          "  ho_ten:\n    label: Họ và tên\n    type: person\n    case: upper\n");
}

static void place_and_date_are_known_by_their_form(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is;
    } cases[] = {{"....., ngày ... tháng ... năm ...", true},
                 {"Hà Nội, ngày ... tháng ... năm 20...", true},
                 {"<Địa danh>, ngày ... tháng ... năm ...", true},
                 {"ngày ... tháng ... năm ...", true},
                 {"Hôm nay, ngày ... tháng ... năm ..., tại ....", false},
                 {"Từ ngày ... tháng ... năm ...", false},
                 {"Hà Nội", false}};
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_draft_row row = bm_draft_row_of(a, bm_str_of(cases[i].text));
        assert_int_equal(bm_draft_line_is_place_date(a, &row), cases[i].is);
    }
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_and_its_leader_are_a_line),
        cmocka_unit_test(more_segments_than_a_line_may_have_are_joined),
        cmocka_unit_test(running_text_is_a_paragraph),
        cmocka_unit_test(the_gap_may_stand_in_the_next_row),
        cmocka_unit_test(a_known_label_without_a_leader_is_a_field),
        cmocka_unit_test(dates_print_what_the_paper_shows),
        cmocka_unit_test(capitals_are_asked_for_by_the_label),
        cmocka_unit_test(place_and_date_are_known_by_their_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
