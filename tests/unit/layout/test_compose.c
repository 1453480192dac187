/* SPDX-License-Identifier: MIT */
#include "kit.h"

#include "layout/compose.h"

static const bm_compose_row *rows;
static size_t n_rows;

static bm_node *segment(kit *k, const char *label, const char *value)
{
    return kit_node(k, BM_NODE_SEGMENT, BM_STYLE_LINE, kit_text(k, label),
                    value ? kit_text(k, value) : bm_node_new(k->arena, BM_NODE_LEADER), NULL);
}

static void compose(kit *k, const bm_node *a, const bm_node *b, const bm_node *c)
{
    bm_node *line = kit_node(k, BM_NODE_LINE, BM_STYLE_LINE, a, b, c, NULL);
    assert_int_equal(bm_compose_line(&k->layout, line, 453.5, &rows, &n_rows, k->ds), 0);
}

static void short_segments_share_a_row(void **state)
{
    kit *k = *state;
    compose(k, segment(k, "Ngày cấp: ", "10/05/2021"), segment(k, "Nơi cấp: ", "Cao Bằng"), NULL);
    assert_int_equal(n_rows, 1);
    assert_int_equal(rows[0].n, 2);
    assert_true(rows[0].cells[1].x_pt >= rows[0].cells[0].width_pt + BM_COMPOSE_GAP_PT - 0.001);
}

static void leaders_share_what_is_left_and_end_at_the_margin(void **state)
{
    kit *k = *state;
    compose(k, segment(k, "Ngày cấp: ", NULL), segment(k, "Ngày hết hạn: ", NULL), NULL);
    assert_int_equal(n_rows, 1);
    const bm_compose_cell *last = &rows[0].cells[1];
    assert_true(fabs(last->x_pt + last->width_pt - 453.5) < 0.01);
    assert_true(fabs(rows[0].cells[0].stretch_pt - last->stretch_pt) < 0.01);
}

static void a_segment_that_does_not_fit_goes_to_the_next_row_whole(void **state)
{
    kit *k = *state;
    compose(k, segment(k, "Số CMND/CCCD/Hộ chiếu: ", "004185001234"),
            segment(k, "Ngày cấp: ", "10/05/2021"),
            segment(k, "Nơi cấp: ", "Cục Cảnh sát quản lý hành chính về trật tự xã hội"));
    assert_int_equal(n_rows, 2);
    assert_int_equal(rows[0].n, 2);
    assert_int_equal(rows[1].n, 1);
    assert_false(rows[1].wraps);
    assert_true(rows[1].cells[0].x_pt == 0);
}

static void only_a_segment_longer_than_a_row_wraps(void **state)
{
    kit *k = *state;
    compose(k, segment(k, "Địa chỉ: ", kit_words(k, "đường", 40)), segment(k, "SIM: ", "x"), NULL);
    assert_int_equal(n_rows, 2);
    assert_true(rows[0].wraps);
    assert_false(rows[1].wraps);
}

static void rows_never_overlap_or_leave_the_column(void **state)
{
    kit *k = *state;
    for (size_t words = 0; words < 30; words++) {
        compose(k, segment(k, "Họ và tên: ", kit_words(k, "Ẵm", words)),
                segment(k, "Giới tính: ", NULL),
                segment(k, "Nơi sinh: ", kit_words(k, "Ea H’leo", words / 3)));
        size_t cells = 0;
        for (size_t r = 0; r < n_rows; r++) {
            for (size_t i = 0; i < rows[r].n; i++, cells++) {
                const bm_compose_cell *c = &rows[r].cells[i];
                assert_true(rows[r].wraps || c->x_pt + c->width_pt <= 453.51);
                assert_true(i == 0 || c->x_pt >= c[-1].x_pt + c[-1].width_pt + 11.9);
            }
        }
        assert_int_equal(cells, 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(short_segments_share_a_row),
        KIT_TEST(leaders_share_what_is_left_and_end_at_the_margin),
        KIT_TEST(a_segment_that_does_not_fit_goes_to_the_next_row_whole),
        KIT_TEST(only_a_segment_longer_than_a_row_wraps),
        KIT_TEST(rows_never_overlap_or_leave_the_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
