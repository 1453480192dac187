/* Rows as labels with their values. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft/draft_segment.h"

/* The segments of ${text}, a '|' between them; values are "@", boxes "#". */
static void check(const char *text, const char *expected, bool behind)
{
    bm_arena *a = bm_arena_new();
    bm_draft_row row = bm_draft_row_of(a, bm_str_of(text));
    bm_draft_pieces pieces = bm_draft_gap_split(a, &row);
    bm_draft_units u = bm_draft_segment_divide(a, &row, &pieces);
    bm_buf out = {0};
    for (size_t i = 0; i < u.n; i++) {
        const bm_draft_piece *p = &u.units[i].piece;
        if (u.units[i].begins && i)
            bm_buf_add_byte(&out, '|');
        if (p->type == BM_DRAFT_TEXT)
            bm_buf_add(&out, text + p->at, p->end - p->at);
        else
            bm_buf_add_byte(&out, p->type == BM_DRAFT_CHECK ? '#' : '@');
    }
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    assert_int_equal(u.boxes_behind, behind);
    bm_buf_free(&out);
    bm_arena_free(a);
}

static void a_label_begins_with_a_capital_or_apart(void **state)
{
    (void)state;
    check("Ngày cấp: ..... Nơi cấp: .....", "Ngày cấp: @|Nơi cấp: @", false);
    check("Tôi là ....., sinh ngày .....", "Tôi là @, sinh ngày @", false);
    check("Ngày cấp: .....   nơi cấp: .....", "Ngày cấp: @|nơi cấp: @", false);
    check("Số: .....; Điện thoại: .....", "Số: @; |Điện thoại: @", false);
    check("Giá: ..... đồng. Bằng chữ: .....", "Giá: @ đồng. |Bằng chữ: @", false);
    check("Họ tên:\t......\tNam:\t......", "Họ tên:@|Nam:@", false);
    check("\tTên\tSố", "Tên|Số", false);
    check("Số lượng: ..... bản", "Số lượng: @ bản", false);
    check("1. Tên: .....", "1. Tên: @", false);
}

static void boxes_stand_before_or_behind_their_words(void **state)
{
    (void)state;
    check("Giới tính: ☐ Nam ☐ Nữ", "Giới tính: ☐ Nam ☐ Nữ", false);
    check("Giới tính: [ ] Nam [ ] Nữ", "Giới tính: # Nam # Nữ", false);
    check("Giới tính: Nam [ ] Nữ [ ]", "Giới tính: Nam # Nữ #", true);
    check("[ ] Nam [ ] Nữ Ngày sinh: .....", "# Nam # Nữ |Ngày sinh: @", false);
    check("[ ] Nam [ ] Nữ   Con: [ ] Có", "# Nam # Nữ   |Con: # Có", false);
    check("Nam [ ] Nữ [ ]   Dân tộc: .....", "Nam # Nữ #|Dân tộc: @", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_begins_with_a_capital_or_apart),
        cmocka_unit_test(boxes_stand_before_or_behind_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
