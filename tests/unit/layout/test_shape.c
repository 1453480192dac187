/* SPDX-License-Identifier: MIT */
#include "kit.h"

#include "layout/shape.h"

static bm_shape shape_of(kit *k, const char *text)
{
    bm_shape shape;
    bm_shape_begin(&shape, &k->layout, BM_STYLE_LINE);
    bm_shape_inlines(&shape, kit_paragraph(k, BM_STYLE_LINE, text), BM_STYLE_LINE, k->ds);
    return shape;
}

static void precomposed_text_is_one_glyph_a_code_point_in_one_run(void **state)
{
    bm_shape shape = shape_of(*state, "Ưỡng Ẵm");
    assert_int_equal(shape.n_runs, 1);
    assert_int_equal(shape.n_glyphs, 7);
    assert_false(shape.runs[0].complex);
    assert_int_equal(shape.glyphs[0].code, 0x1AF);
}

static void width_is_the_sum_of_advances_times_size(void **state)
{
    bm_shape shape = shape_of(*state, "Hạnh phúc");
    double units = 0;
    for (size_t i = 0; i < shape.n_glyphs; i++)
        units += shape.glyphs[i].advance;
    assert_true(fabs(shape.width_pt - units * 13 / 2048) < 1e-9);
}

static void letter_and_breve_are_one_complex_cluster_placed_by_the_font(void **state)
{
    bm_shape shape = shape_of(*state, "Mơ\xCC\x86k"); /* ơ̆ */
    assert_int_equal(shape.n_runs, 3);
    assert_true(shape.runs[1].complex);
    assert_int_equal(shape.runs[1].len, 4);
    bool moved = false;
    for (uint32_t g = 0; g < shape.runs[1].n; g++) {
        const bm_glyph *glyph = &shape.glyphs[shape.runs[1].first + g];
        moved |= glyph->dx != 0 || glyph->dy != 0 || glyph->advance == 0;
        assert_int_equal(shape.at[shape.runs[1].first + g], 1);
    }
    assert_true(shape.runs[1].n == 1 || moved);
}

static void marks_without_end_are_cut_into_clusters_and_none_is_lost(void **state)
{
    kit *k = *state;
    char text[1 + 2 * 1000 + 1] = "a";
    for (int i = 0; i < 1000; i++)
        strcpy(text + 1 + 2 * i, "\xCC\x86");
    bm_shape shape = shape_of(k, text);
    assert_false(shape.failed);
    assert_true(shape.n_runs > 50);
    size_t bytes = 0;
    for (size_t i = 0; i < shape.n_runs; i++)
        bytes += shape.runs[i].len;
    assert_int_equal(bytes, strlen(text));
}

static void a_missing_character_is_reported_once_with_its_name(void **state)
{
    kit *k = *state;
    bm_shape shape = shape_of(k, "漢 a 漢");
    assert_true(shape.failed);
    assert_int_equal(bm_diags_count(k->ds), 1);
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "U+6F22"));
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "漢"));
}

static void all_missing_characters_are_reported(void **state)
{
    kit *k = *state;
    shape_of(k, "漢 字 \xF0\x9F\x98\x80");
    assert_int_equal(bm_diags_count(k->ds), 3);
}

static void strong_in_a_bold_style_is_upright(void **state)
{
    kit *k = *state;
    bm_node *strong = kit_text(k, "b");
    strong->flags = BM_NODE_BOLD;
    bm_shape shape;
    bm_shape_begin(&shape, &k->layout, BM_STYLE_TITLE);
    bm_shape_inlines(&shape,
                     kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_TITLE, kit_text(k, "a"), strong, NULL),
                     BM_STYLE_TITLE, k->ds);
    assert_true(shape.runs[0].face->bold);
    assert_false(shape.runs[1].face->bold);
}

static void boxes_and_leaders_are_objects_in_the_text(void **state)
{
    kit *k = *state;
    bm_shape shape;
    bm_shape_begin(&shape, &k->layout, BM_STYLE_LINE);
    bm_node *p =
        kit_node(k, BM_NODE_PARAGRAPH, BM_STYLE_LINE, bm_node_new(k->arena, BM_NODE_CHECKBOX),
                 kit_text(k, " Nam "), bm_node_new(k->arena, BM_NODE_LEADER), NULL);
    bm_shape_inlines(&shape, p, BM_STYLE_LINE, k->ds);
    assert_int_equal(shape.n_leaders, 1);
    assert_int_equal(shape.runs[0].kind, BM_RUN_BOX);
    assert_int_equal(shape.runs[2].kind, BM_RUN_LEADER);
    assert_true(shape.runs[2].width_pt >= BM_SHAPE_LEADER_MIN_PT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(precomposed_text_is_one_glyph_a_code_point_in_one_run),
        KIT_TEST(width_is_the_sum_of_advances_times_size),
        KIT_TEST(letter_and_breve_are_one_complex_cluster_placed_by_the_font),
        KIT_TEST(marks_without_end_are_cut_into_clusters_and_none_is_lost),
        KIT_TEST(a_missing_character_is_reported_once_with_its_name),
        KIT_TEST(all_missing_characters_are_reported),
        KIT_TEST(strong_in_a_bold_style_is_upright),
        KIT_TEST(boxes_and_leaders_are_objects_in_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
