/* SPDX-License-Identifier: MIT */
#include "svg_fixture.h"

#include "output/svg/svg_page.h"

static const char *drawn(fixture *f)
{
    hb_draw_funcs_t *funcs = bm_svg_glyph_funcs();
    bm_svg_glyphs glyphs;
    bm_buf out = {0};
    bm_svg_glyph_begin(&glyphs, f->arena, funcs, f->fonts);
    bm_svg_page_draw(&out, &glyphs, &f->pages, &f->page);
    const char *text = svg_text_of(f->arena, &out);
    bm_svg_glyph_end(&glyphs);
    bm_buf_free(&out);
    hb_draw_funcs_destroy(funcs);
    return text;
}

static bm_item *add_rule(fixture *f, double x_pt, double y_pt, double width_pt, double height_pt)
{
    bm_item *rule = fixture_item(f, BM_ITEM_RULE, x_pt, y_pt);
    rule->width_pt = width_pt;
    rule->height_pt = height_pt;
    return rule;
}

/* The x of the ${n}th <use> of ${text}. */
static long use_x(const char *text, size_t n)
{
    for (size_t i = 0; i <= n; i++)
        text = strstr(text, "<use ") + 1;
    const char *x = strstr(text, " x=\"");
    return x && x < strchr(text, '>') ? strtol(x + 4, NULL, 10) : 0;
}

static void rules_are_one_path(void **state)
{
    fixture *f = *state;
    add_rule(f, 10, 20, 100, 0.5);
    add_rule(f, 10, 30, 0.5, 40);
    assert_non_null(strstr(drawn(f), "<g aria-hidden=\"true\">\n"
                                     "<path d=\"M10 20h100v0.5h-100zM10 30h0.5v40h-0.5z\"/>\n"));
}

static void a_box_is_a_frame_and_a_ticked_one_has_a_tick(void **state)
{
    fixture *f = *state;
    bm_item *box = fixture_box(f, 100, 200, false);
    const char *empty = drawn(f);
    /* 14 pt: a square of 9.24 in the middle of 11.2, a line of 0.6 */
    assert_non_null(strstr(empty, "d=\"M100.98 190.76h9.24v9.24h-9.24z"
                                  "M101.58 191.36v8.04h8.04v-8.04z\""));
    box->flags = BM_ITEM_CHECKED;
    const char *ticked = drawn(f);
    assert_int_equal(svg_count(ticked, "L"), 5);
    assert_non_null(strstr(ticked, "v-8.04zM102.55 195.47L"));
}

static void glyphs_of_a_line_share_a_group(void **state)
{
    fixture *f = *state;
    double x = 85.039 + fixture_text(f, 0, 85.039, 100.004, "ab")->width_pt;
    fixture_text(f, FIXTURE_BOLD, x, 100.004, "c");
    fixture_text(f, 0, 85.039, 120, "d");
    const char *text = drawn(f);
    assert_int_equal(svg_count(text, "<g transform="), 2);
    assert_non_null(strstr(text, "<g transform=\"translate(85.04 100)scale(.0068359375)\"><use"));
    const bm_font_face *face = fixture_face(f, 0);
    long a = (long)bm_font_advance(face, bm_font_glyph(face, 'a'));
    long b = (long)bm_font_advance(face, bm_font_glyph(face, 'b'));
    assert_int_equal(use_x(text, 0), 0);
    assert_int_equal(use_x(text, 1), a);
    assert_int_equal(use_x(text, 2), a + b);
}

static void spaces_are_as_wide_as_the_line_is_justified(void **state)
{
    fixture *f = *state;
    bm_item *item = fixture_text(f, 0, 85, 100, "a b");
    long narrow = use_x(drawn(f), 1);
    item->space_pt = 7;
    assert_int_equal(use_x(drawn(f), 1) - narrow, 1024);
}

static void loose_marks_stand_where_the_font_puts_them(void **state)
{
    fixture *f = *state;
    bm_item *item = fixture_cluster(f, 85, 100, "Ê̆");
    assert_true(item->n_glyphs > 1 && item->glyphs[1].dy != 0);
    const char *text = drawn(f);
    assert_int_equal(svg_count(text, "<use "), item->n_glyphs);
    assert_non_null(strstr(text, bm_arena_printf(f->arena, " y=\"%d\"", -(int)item->glyphs[1].dy)));
    assert_int_equal(use_x(text, 1), item->glyphs[0].advance + item->glyphs[1].dx);
}

static void a_leader_takes_few_elements(void **state)
{
    fixture *f = *state;
    fixture_text(f, 0, 85, 100, "................................................................")
        ->flags = BM_ITEM_LEADER;
    assert_int_equal(svg_count(drawn(f), "<use "), 1);
}

static void a_figure_is_a_picture_with_its_text(void **state)
{
    static const bm_element elements[] = {
        {0}, {.role = BM_ROLE_FIGURE, .alt = {"Mã \"QR\"", 8}}, {.role = BM_ROLE_FIGURE}};
    fixture *f = *state;
    f->pages.elements = elements;
    f->pages.n_elements = 3;
    add_rule(f, 1, 1, 2, 2);
    add_rule(f, 10, 10, 5, 5)->element = 1;
    add_rule(f, 20, 10, 5, 5)->element = 1;
    add_rule(f, 40, 10, 5, 5)->element = 2;
    const char *text = drawn(f);
    assert_non_null(strstr(text, "</g>\n<path role=\"img\" aria-label=\"Mã &quot;QR&quot;\" "
                                 "d=\"M10 10h5v5h-5zM20 10h5v5h-5z\"/>\n"
                                 "<path role=\"img\" aria-label=\"\" d=\"M40 10h5v5h-5z\"/>\n"));
    assert_non_null(strstr(text, "<path d=\"M1 1h2v2h-2z\"/>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rules_are_one_path, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_box_is_a_frame_and_a_ticked_one_has_a_tick, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(glyphs_of_a_line_share_a_group, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(spaces_are_as_wide_as_the_line_is_justified, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(loose_marks_stand_where_the_font_puts_them, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_leader_takes_few_elements, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_figure_is_a_picture_with_its_text, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
