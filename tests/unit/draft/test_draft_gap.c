/* Gaps, boxes and dates in a row. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft/draft_gap.h"

/* The pieces of ${text} as text: wording as it is, gaps "{}", dates "{d}" and "{D}", boxes "#", tabs "|". */
static void check(const char *text, const char *expected)
{
    bm_arena *a = bm_arena_new();
    bm_draft_row row = bm_draft_row_of(a, bm_str_of(text));
    bm_draft_pieces p = bm_draft_gap_split(a, &row);
    bm_buf out = {0};
    for (size_t i = 0; i < p.n; i++) {
        const bm_draft_piece *piece = &p.pieces[i];
        static const char *const shown[] = {"", "{}", "{d}", "#", "|"};
        if (piece->type == BM_DRAFT_TEXT)
            bm_buf_add(&out, text + piece->at, piece->end - piece->at);
        else
            bm_buf_add_cstr(&out, piece->long_date ? "{D}" : shown[piece->type]);
    }
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
    bm_arena_free(a);
}

static void leaders_of_any_kind_are_gaps(void **state)
{
    (void)state;
    check("Họ tên: ..... Nam", "Họ tên: {} Nam");
    check("Họ tên……Nam", "Họ tên{}Nam");
    check("Số ____ ngày", "Số {} ngày");
    check("Số: . . . . . .", "Số: {}");
    check("Số: …...…. ….", "Số: {}");
    check("Địa chỉ. ........", "Địa chỉ. {}");
    check("Kính gửi: <Cơ quan>.", "Kính gửi: {}.");
    check("Tên: [ghi tên]", "Tên: {}");
    check("Số ... ngày", "Số {} ngày");
}

static void punctuation_is_wording(void **state)
{
    (void)state;
    check("gmail, yahoo, hotmail...).", "gmail, yahoo, hotmail...).");
    check("v.v... và", "v.v... và");
    check("Lưu: VT, ...", "Lưu: VT, ...");
    check("Điều 1. Tên. Hết.", "Điều 1. Tên. Hết.");
    check("a_b [1] <5> [ab](y)", "a_b [1] <5> [ab](y)");
}

static void dates_are_one(void **state)
{
    (void)state;
    check("Hà Nội, ngày ... tháng ... năm ...", "Hà Nội, {D}");
    check("..., ngày….tháng….năm 20…", "{}, {D}");
    check("ngày.... tháng ... năm", "{D}");
    check("từ ngày ... tháng ... năm ... đến ngày ... tháng ... năm ...", "từ {D} đến {D}");
    check("Ngày sinh: ...../...../.....", "Ngày sinh: {d}");
    check("Sinh ngày: …/…/20… tại …", "Sinh ngày: {d} tại {}");
    check("Số: .../.../...", "Số: {}/{}/{}");
    check("ngày ... tháng này", "ngày {} tháng này");
}

static void boxes_are_found(void **state)
{
    (void)state;
    check("[ ] Có [x] Không", "# Có # Không");
    check("a\tb", "a|b");
}

static void a_line_of_characters_is_no_wording(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const char *const rules[] = {"-------", "_-_-_-", "---o0o---", "*****", "———"};
    for (size_t i = 0; i < 5; i++) {
        bm_draft_row row = bm_draft_row_of(a, bm_str_of(rules[i]));
        assert_int_equal(bm_draft_gap_is_rule(&row), i != 1);
    }
    bm_draft_row word = bm_draft_row_of(a, bm_str_of("--- A ---"));
    assert_false(bm_draft_gap_is_rule(&word));
    bm_arena_free(a);
}

static void many_gaps_take_linear_time(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_buf text = {0};
    for (int i = 0; i < 20000; i++)
        bm_buf_add_cstr(&text, "ngày ... tháng ... năm ... .../.../... [ ] <ab> ....... ");
    bm_draft_row row = bm_draft_row_of(a, bm_str_n(text.ptr, text.len));
    assert_int_equal(bm_draft_gap_split(a, &row).n_boxes, 20000);
    bm_buf_free(&text);
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaders_of_any_kind_are_gaps),
        cmocka_unit_test(punctuation_is_wording),
        cmocka_unit_test(dates_are_one),
        cmocka_unit_test(boxes_are_found),
        cmocka_unit_test(a_line_of_characters_is_no_wording),
        cmocka_unit_test(many_gaps_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
