/* SPDX-License-Identifier: MIT */
#include "svg_fixture.h"

#include <ctype.h>

#include "output/svg/svg_glyph.h"

/* An outline as its points, those between two curves included. */
typedef struct {
    double at[4000][2];
    size_t n;
    double x, y;
} points;

static void add_point(points *p, double x, double y)
{
    assert_true(p->n < 4000);
    p->at[p->n][0] = x;
    p->at[p->n][1] = y;
    p->n++;
    p->x = x;
    p->y = y;
}

static void font_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                      void *user)
{
    (void)funcs, (void)state, (void)user;
    add_point(data, x, y);
}

static void font_curve(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float by_x,
                       float by_y, float x, float y, void *user)
{
    (void)funcs, (void)state, (void)user;
    add_point(data, by_x, by_y);
    add_point(data, x, y);
}

/* What the font says. */
static void draw_font(const bm_font_face *face, unsigned glyph, points *p)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, font_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, font_move, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, font_curve, NULL, NULL);
    p->n = 0;
    hb_font_get_glyph_shape(face->hb_font, glyph, funcs, p);
    hb_draw_funcs_destroy(funcs);
}

static double number(const char **at)
{
    char *end;
    double n = strtod(*at, &end);
    assert_ptr_not_equal(end, *at);
    *at = end;
    return n;
}

/* What a viewer makes of a path with relative commands; y upwards again. A line back to the start is added
 * when "z" draws it. */
static void draw_path(const char *d, points *p)
{
    double x = 0, y = 0, start_x = 0, start_y = 0, by_x = 0, by_y = 0;
    char command = 0;
    p->n = 0;
    while (*d != '"') {
        if (isalpha((unsigned char)*d))
            command = *d++;
        if (command == 'z') {
            if (x != start_x || y != start_y)
                add_point(p, start_x, -start_y);
            x = start_x;
            y = start_y;
            continue;
        }
        if (command == 'q') {
            by_x = x + number(&d);
            by_y = y + number(&d);
        } else if (command == 't') {
            by_x = 2 * x - by_x;
            by_y = 2 * y - by_y;
        }
        if (command == 'q' || command == 't')
            add_point(p, by_x, -by_y);
        assert_non_null(strchr("mlhvqt", command));
        x += command == 'v' ? 0 : number(&d);
        y += command == 'h' ? 0 : number(&d);
        add_point(p, x, -y);
        if (command == 'm') {
            start_x = x;
            start_y = y;
        }
    }
}

static void outlines_are_those_of_the_font(void **state)
{
    fixture *f = *state;
    static points wanted, drawn;
    hb_draw_funcs_t *funcs = bm_svg_glyph_funcs();
    const bm_font_face *face;
    size_t compared = 0;
    for (size_t i = 0; (face = bm_font_at(f->fonts, i)) != NULL; i++) {
        for (uint32_t code = '!'; code < 0x1F00; code++) {
            unsigned glyph = bm_font_glyph(face, code);
            if (!glyph || (code > 0x1B0 && code < 0x1EA0))
                continue;
            bm_svg_glyphs glyphs;
            bm_buf out = {0};
            bm_svg_glyph_begin(&glyphs, f->arena, funcs, f->fonts);
            bm_svg_glyph_use(&glyphs, &out, face, glyph, 5, -7);
            draw_font(face, glyph, &wanted);
            assert_int_equal(out.len > 0, wanted.n > 0);
            if (wanted.n) {
                draw_path(strstr(svg_text_of(f->arena, &glyphs.defs), " d=\"") + 4, &drawn);
                assert_int_equal(drawn.n, wanted.n);
                for (size_t k = 0; k < drawn.n; k++) {
                    assert_true(fabs(drawn.at[k][0] - wanted.at[k][0]) < 0.06);
                    assert_true(fabs(drawn.at[k][1] - wanted.at[k][1]) < 0.06);
                }
                compared++;
            }
            bm_svg_glyph_end(&glyphs);
            bm_buf_free(&out);
        }
    }
    assert_true(compared > 4 * 300);
    hb_draw_funcs_destroy(funcs);
}

static void a_glyph_without_ink_is_not_used(void **state)
{
    fixture *f = *state;
    hb_draw_funcs_t *funcs = bm_svg_glyph_funcs();
    const bm_font_face *face = fixture_face(f, 0);
    bm_svg_glyphs glyphs;
    bm_buf out = {0};
    bm_svg_glyph_begin(&glyphs, f->arena, funcs, f->fonts);
    for (size_t i = 0; i < 2; i++) {
        bm_svg_glyph_use(&glyphs, &out, face, bm_font_glyph(face, ' '), 0, 0);
        bm_svg_glyph_repeat(&glyphs, &out, face, bm_font_glyph(face, ' '), 9, 0);
    }
    assert_int_equal(out.len + glyphs.defs.len, 0);
    bm_svg_glyph_end(&glyphs);
    hb_draw_funcs_destroy(funcs);
}

static void places_are_said_when_they_are_not_zero(void **state)
{
    fixture *f = *state;
    hb_draw_funcs_t *funcs = bm_svg_glyph_funcs();
    const bm_font_face *face = fixture_face(f, FIXTURE_BOLD);
    unsigned glyph = bm_font_glyph(face, 'a');
    bm_svg_glyphs glyphs;
    bm_buf out = {0};
    bm_svg_glyph_begin(&glyphs, f->arena, funcs, f->fonts);
    bm_svg_glyph_use(&glyphs, &out, face, glyph, 0, 0);
    bm_svg_glyph_use(&glyphs, &out, face, glyph, 1234, -56);
    const char *text = svg_text_of(f->arena, &out);
    assert_non_null(strstr(text, "\"/><use "));
    assert_non_null(strstr(text, " x=\"1234\" y=\"-56\"/>"));
    assert_int_equal(svg_count(svg_text_of(f->arena, &glyphs.defs), "<path"), 1);
    bm_svg_glyph_end(&glyphs);
    bm_buf_free(&out);
    hb_draw_funcs_destroy(funcs);
}

/* How many dots the uses in ${text} draw, each beginning where the one before ended. */
static size_t dots_of(const char *text, long advance)
{
    size_t n = 0;
    for (; (text = strstr(text, "<use ")) != NULL; text++) {
        const char *end = strchr(text, '>'), *x = strstr(text, " x=\""), *level = strchr(text, '-');
        size_t dots = 1;
        for (long k = level && level < end ? strtol(level + 1, NULL, 10) : 0; k > 0; k--)
            dots *= 4;
        assert_int_equal(x && x < end ? strtol(x + 4, NULL, 10) : 0, (long)n * advance);
        n += dots;
    }
    return n;
}

static void a_row_of_dots_has_as_many_as_asked_for(void **state)
{
    fixture *f = *state;
    hb_draw_funcs_t *funcs = bm_svg_glyph_funcs();
    const bm_font_face *face = fixture_face(f, 0);
    unsigned glyph = bm_font_glyph(face, '.');
    long advance = (long)bm_font_advance(face, glyph);
    bm_svg_glyphs glyphs;
    bm_svg_glyph_begin(&glyphs, f->arena, funcs, f->fonts);
    static const size_t counts[] = {1, 2, 3, 4, 5, 15, 16, 17, 63, 64, 139, 255, 1000, 4096, 20001};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        bm_buf out = {0};
        bm_svg_glyph_repeat(&glyphs, &out, face, glyph, counts[i], 0);
        const char *text = svg_text_of(f->arena, &out);
        assert_int_equal(dots_of(text, advance), counts[i]);
        assert_true(svg_count(text, "<use ") <= 22);
        bm_buf_free(&out);
    }
    const char *defs = svg_text_of(f->arena, &glyphs.defs);
    assert_int_equal(svg_count(defs, "<path "), 1);
    assert_int_equal(svg_count(defs, "<g "), 6);
    for (const char *row = defs; (row = strstr(row, "<g id=")) != NULL; row++) {
        const char *end = strstr(row, "</g>");
        const char *one = bm_arena_cstr(f->arena, bm_str_n(row, (size_t)(end - row)));
        const char *level = strchr(one, '-');
        size_t dots = 1;
        for (long k = strtol(level + 1, NULL, 10); k > 0; k--)
            dots *= 4;
        assert_int_equal(dots_of(strchr(one, '>'), advance), dots);
    }
    bm_svg_glyph_end(&glyphs);
    hb_draw_funcs_destroy(funcs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(outlines_are_those_of_the_font, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_glyph_without_ink_is_not_used, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(places_are_said_when_they_are_not_zero, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_row_of_dots_has_as_many_as_asked_for, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
