/* Nation, office and number. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft_case.h"
#include "draft/draft_head.h"

#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define MOTTO "Độc lập - Tự do - Hạnh phúc"

static void the_nation_alone_is_a_national_header(void **state)
{
    (void)state;
    draft_case_assert_body("cb:" NATION "\ncb:" MOTTO "\nc:-----\nĐơn.",
                           "  - national_header\n  - paragraph: Đơn.\n");
    draft_case_assert_body(
        "cb:" NATION "\vĐộc lập – Tự do – Hạnh phúc\nĐơn.",
        "  - national_header: {tieu_ngu: Độc lập – Tự do – Hạnh phúc}\n  - paragraph: Đơn.\n");
    assert_true(draft_case_tells("cb:CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\ncb:" MOTTO, "M021"));
    assert_false(draft_case_tells("cb:" NATION "\ncb:" MOTTO, "M021"));
}

static void an_office_beside_it_is_the_head_of_a_letter(void **state)
{
    (void)state;
    static const char letterhead[] = "  - letterhead:\n"
                                     "      superior: UBND TỈNH VÍ DỤ\n"
                                     "      agency: SỞ VÍ DỤ\n"
                                     "      number: \"Số: {so}/{ky_hieu}\"\n"
                                     "      place_date: \"Ví Dụ, {ngay_lap}\"\n";
    draft_case_assert_body("! UBND TỈNH VÍ DỤ // b:SỞ VÍ DỤ // --- // Số: .... / ... ! " NATION
                           " // " MOTTO " // Ví Dụ, ngày ... tháng ... năm ... !",
                           letterhead);
    draft_case_assert_body("UBND TỈNH VÍ DỤ\t" NATION "\nSỞ VÍ DỤ\t" MOTTO
                           "\nSố: .... / ...\tVí Dụ, ngày ... tháng ... năm ...",
                           letterhead);
}

static void placeholders_for_the_office_are_fields(void **state)
{
    (void)state;
    static const char text[] =
        "! TÊN CƠ QUAN CHỦ QUẢN // TÊN CƠ QUAN // Số:      /ABC ! " NATION " // " MOTTO " !";
    draft_case_assert_body(text, "  - letterhead:\n"
                                 "      superior: \"{chu_quan}\"\n"
                                 "      agency: \"{co_quan}\"\n"
                                 "      number: \"Số: {so}/ABC\"\n");
    draft_case_assert_has(text, "\nauthor: co_quan\n");
    draft_case_assert_has(text, "    case: upper\n    blank: TÊN CƠ QUAN\n");
}

static void number_and_source_of_the_form_are_read(void **state)
{
    (void)state;
    static const char text[] =
        "rb:Mẫu số 05\nr:(Ban hành kèm theo Thông tư số 12/2025/TT-BVD)\nĐơn.";
    draft_case_assert_has(text, "\nnumber: Mẫu số 05\n");
    draft_case_assert_has(text, "\nsource: Thông tư số 12/2025/TT-BVD\n");
    draft_case_assert_body(
        text, "  - form_number: Mẫu số 05\n"
              "  - form_number: \"**(Ban hành kèm theo Thông tư số 12/2025/TT-BVD)**\"\n"
              "  - paragraph: Đơn.\n");
    assert_false(draft_case_tells(text, "M008") || draft_case_tells(text, "M009"));
    assert_true(draft_case_tells("Đơn.", "M008") && draft_case_tells("Đơn.", "M009"));
}

static void the_document_is_named_by_its_number(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const struct {
        const char *source, *id;
    } cases[] = {{"Thông tư số 185/2019/TT-BQP", "tt185-2019"},
                 {"Nghị định 68/2024/NĐ-CP ngày 25/6/2024", "nd68-2024"},
                 {"Quyết định số 12/2020/QĐ-UBND", "qd12-2020"},
                 {"Quyết định số 123/QĐ-BVD", "ban-nhap"},
                 {"", "ban-nhap"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(bm_draft_head_document(a, bm_str_of(cases[i].source)).ptr, cases[i].id);
    bm_arena_free(a);
}

static void numbers_are_told_from_titles(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const struct {
        const char *text;
        bool is;
    } cases[] = {{"Mẫu số 01", true},     {"Mẫu 01/ĐK-TCT", true},   {"MẪU TK1-TS", true},
                 {"Mẫu đơn số 1", false}, {"Mẫu thử: dấu 1", false}, {"Số 01", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_draft_row row = bm_draft_row_of(a, bm_str_of(cases[i].text));
        assert_int_equal(bm_draft_head_is_number(a, &row), cases[i].is);
    }
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nation_alone_is_a_national_header),
        cmocka_unit_test(an_office_beside_it_is_the_head_of_a_letter),
        cmocka_unit_test(placeholders_for_the_office_are_fields),
        cmocka_unit_test(number_and_source_of_the_form_are_read),
        cmocka_unit_test(the_document_is_named_by_its_number),
        cmocka_unit_test(numbers_are_told_from_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
