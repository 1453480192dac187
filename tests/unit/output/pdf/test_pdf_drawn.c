/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_drawn.h"

static const char *text_by(fixture *f, const char *before, const char *after)
{
    bm_buf pdf = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    const char *text = fixture_run(f->arena, &pdf, before, after);
    bm_buf_free(&pdf);
    return text;
}

static void every_reader_gets_the_boxes(void **state)
{
    fixture *f = *state;
    double x = 85;
    static const char *const labels[] = {" Nam ", " Nữ"};
    for (unsigned i = 0; i < 2; i++) {
        x += fixture_box(f, x, 80, i)->width_pt;
        x += fixture_text(f, 0, x, 80, labels[i])->width_pt;
    }
    assert_non_null(strstr(text_by(f, "pdftotext -layout", "-"), "☐ Nam ☑ Nữ\n"));
    assert_non_null(strstr(text_by(f, "pdftotext -raw", "-"), "☐ Nam ☑ Nữ\n"));
    assert_non_null(strstr(text_by(f, "mutool draw -q -F txt", ""), "☐ Nam ☑ Nữ\n"));
}

static void every_reader_gets_letters_with_loose_marks(void **state)
{
    fixture *f = *state;
    static const char *const parts[] = {"buôn Ch", "ư̆", " Kpl", "ê̆", " K",
                                        "ơ̆",       "ô̆", "Ơ̆",    "Ê̆", " Tam"};
    double x = 85;
    for (unsigned i = 0; i < sizeof parts / sizeof *parts; i++) {
        bm_item *item = parts[i][0] > 0 ? fixture_text(f, 0, x, 80, parts[i])
                                        : fixture_cluster(f, x, 80, parts[i]);
        x += item->width_pt;
    }
    static const char expected[] = "buôn Chư̆ Kplê̆ Kơ̆ô̆Ơ̆Ê̆ Tam\n";
    assert_non_null(strstr(text_by(f, "pdftotext -layout", "-"), expected));
    assert_non_null(strstr(text_by(f, "pdftotext", "-"), expected));
    assert_non_null(strstr(text_by(f, "mutool draw -q -F txt", ""), expected));
}

/* The darkness (0 to 255) of the page around a point, as poppler paints it. */
static double darkness(fixture *f, int x_pt, int y_pt, int side_pt)
{
    const char *before = "pdftoppm -gray -r 288 -singlefile";
    const char *after =
        bm_arena_printf(f->arena, "-x %d -y %d -W %d -H %d | tail -c %d | od -An -v -tu1", 4 * x_pt,
                        4 * y_pt, 4 * side_pt, 4 * side_pt, 16 * side_pt * side_pt);
    const char *p = text_by(f, before, after);
    double sum = 0;
    size_t n = 0;
    for (char *end; *p; p = end, n++) {
        sum += 255 - strtod(p, &end);
        if (end == p)
            break;
    }
    assert_int_equal(n, (size_t)(16 * side_pt * side_pt));
    return sum / (double)n;
}

static void a_ticked_box_is_darker_than_an_empty_one(void **state)
{
    fixture *f = *state;
    fixture_box(f, 100, 100, false);
    fixture_box(f, 200, 100, true);
    double empty = darkness(f, 99, 89, 13), ticked = darkness(f, 199, 89, 13);
    assert_true(empty > 10); /* 0.6 pt around 9.24 pt: some 12 % of the window */
    assert_true(empty < 60);
    assert_true(ticked > empty + 10);
    assert_true(darkness(f, 150, 89, 13) < 0.5);
}

static void two_hundred_drawings_fit_into_one_font(void **state)
{
    fixture *f = *state;
    assert_int_equal(bm_pdf_drawn_font(199), 0);
    assert_int_equal(bm_pdf_drawn_font(200), 1);
    assert_int_equal(bm_pdf_drawn_code(200), bm_pdf_drawn_code(0));
    bm_item *items = bm_arena_zero(f->arena, 450, sizeof(bm_item));
    for (unsigned i = 0; i < 450; i++) {
        items[i] = *fixture_box(f, 85 + 20 * (i % 20), 80 + 25 * (i / 20), i % 2);
        items[i].size_pt = 10 + i / 100.0;
        f->page.n = 0;
    }
    f->page = (bm_page){.items = items, .n = 450, .width_pt = 595.2756, .height_pt = 841.8898};
    const char *text = text_by(f, "pdftotext", "-");
    size_t boxes = 0;
    for (const char *p = text; (p = strstr(p, "\xE2\x98")) != NULL; p++)
        boxes++;
    assert_int_equal(boxes, 450);
    assert_non_null(strstr(text_by(f, "qpdf --check", ""), "No syntax"));
    size_t fonts = 0;
    for (const char *p = text_by(f, "pdffonts", ""); (p = strstr(p, "Type 3")) != NULL; p++)
        fonts++;
    assert_int_equal(fonts, 3);
}

/* The numbers in brackets after ${key}. */
static size_t numbers_after(const char *text, const char *key, double *numbers, size_t max)
{
    const char *p = strstr(text, key);
    assert_non_null(p);
    p = strchr(p, '[') + 1;
    size_t n = 0;
    for (char *end; n < max; p = end) {
        numbers[n] = strtod(p, &end);
        if (end == p)
            break;
        n++;
    }
    return n;
}

/* What a font of drawings says of itself: a box 14 pt wide by 0.8 em, and a letter with marks above and below. */
static void the_font_states_its_extent_widths_and_texts(void **state)
{
    fixture *f = *state;
    double box[4], widths[4];
    fixture_box(f, 100, 100, true);
    const char *font = text_by(f, "qpdf --qdf --object-streams=disable", "-");
    assert_int_equal(numbers_after(font, "/FontBBox", box, 4), 4);
    assert_true(box[0] == 70 && box[1] == 0 && box[2] == 730 && box[3] == 660);
    assert_int_equal(numbers_after(font, "/Widths", widths, 4), 2);
    assert_true(fabs(widths[1] - 800) < 1e-9);
    assert_non_null(strstr(font, "800 0 d0"));
    assert_non_null(strstr(font, "2 beginbfchar\n<20><006D><21><2611>\nendbfchar"));
    const char *descriptor = strstr(font, "/FontName /Drawn");
    assert_non_null(descriptor);
    f->page.n = 0;
    bm_item *item = fixture_cluster(f, 85, 80, "Ơ̆");
    font = text_by(f, "qpdf --qdf --object-streams=disable", "-");
    /* Tinos has a box of its own before that of the drawing */
    assert_int_equal(numbers_after(strstr(font, "/CharProcs"), "/FontBBox", box, 4), 4);
    double advance = item->width_pt / item->size_pt * 1000;
    assert_in_range(box[3], 850, 1000); /* a capital with a breve */
    assert_true(box[1] <= 0 && box[1] > -50 && box[0] >= 0 && box[2] < advance + 50 &&
                box[2] > 700);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_reader_gets_the_boxes, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(every_reader_gets_letters_with_loose_marks, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_ticked_box_is_darker_than_an_empty_one, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_font_states_its_extent_widths_and_texts, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(two_hundred_drawings_fit_into_one_font, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
