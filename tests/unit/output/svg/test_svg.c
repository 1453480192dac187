/* SPDX-License-Identifier: MIT */
#include "svg_fixture.h"

static bm_page three[3];

/* Three pages with a word each. */
static void set_pages(fixture *f)
{
    static const char *const words[] = {"Một", "Hai", "Ba"};
    for (size_t i = 0; i < 3; i++) {
        three[i] = f->page;
        three[i].items = fixture_text(f, 0, 85, 100, words[i]);
        three[i].n = 1;
    }
    f->pages = (bm_pages){.pages = three, .n = 3};
}

static void all_pages_stand_one_below_the_other(void **state)
{
    fixture *f = *state;
    set_pages(f);
    const char *svg = svg_render(f, 0);
    const char *one = strstr(svg, ">Một<"), *two = strstr(svg, ">Hai<"),
               *three_ = strstr(svg, ">Ba<");
    assert_true(one && two && three_ && one < two && two < three_);
    assert_non_null(
        strstr(svg, " width=\"210mm\" height=\"899.47mm\" viewBox=\"0 0 595.276 2549.669\""));
    assert_non_null(strstr(svg, "<g transform=\"translate(0 853.89)\">"));
    assert_non_null(strstr(svg, "<g transform=\"translate(0 1707.78)\">"));
    assert_int_equal(svg_count(svg, "stroke=\"#999\""), 3);
}

static void one_page_stands_alone_without_a_border(void **state)
{
    fixture *f = *state;
    set_pages(f);
    const char *svg = svg_render(f, 2);
    assert_non_null(strstr(svg, ">Hai<"));
    assert_null(strstr(svg, ">Một<"));
    assert_null(strstr(svg, ">Ba<"));
    assert_non_null(
        strstr(svg, " width=\"210mm\" height=\"297mm\" viewBox=\"0 0 595.276 841.89\""));
    assert_null(strstr(svg, "stroke"));
    assert_null(strstr(svg, "translate(0"));
    assert_non_null(strstr(svg, "fill=\"#fff\""));
}

static void a_page_that_is_not_there_is_an_error(void **state)
{
    fixture *f = *state;
    set_pages(f);
    assert_null(svg_render(f, 4));
    assert_int_equal(bm_diags_count(f->ds), 1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "O020");
    assert_non_null(strstr(bm_diags_at(f->ds, 0)->message[BM_LANG_VI], "trang 4"));
    assert_non_null(strstr(bm_diags_at(f->ds, 0)->message[BM_LANG_VI], "3 trang"));
}

static void an_outline_is_there_once_for_all_pages(void **state)
{
    fixture *f = *state;
    fixture_text(f, 0, 85, 100, "aaa");
    fixture_text(f, 0, 85, 120, "a a");
    const char *svg = svg_render(f, 0);
    assert_int_equal(svg_count(svg, "<path id="), 1);
    assert_int_equal(svg_count(svg, "<use "), 5);
}

static void the_title_is_escaped(void **state)
{
    fixture *f = *state;
    f->doc.title = bm_str_of("A & B <\"C\">");
    assert_non_null(strstr(svg_render(f, 0), "<title>A &amp; B &lt;&quot;C&quot;&gt;</title>"));
}

static void an_empty_page_is_paper(void **state)
{
    fixture *f = *state;
    f->page.items = NULL;
    const char *svg = svg_render(f, 1);
    assert_non_null(strstr(svg, "fill=\"#fff\""));
    assert_null(strstr(svg, "<text"));
    assert_null(strstr(svg, "<use"));
}

static void a_room_leaves_no_trace(void **state)
{
    fixture *f = *state;
    fixture_text(f, 0, 85, 100, "a");
    const char *without = svg_render(f, 0);
    bm_item *room = fixture_item(f, BM_ITEM_ROOM, 85, 120);
    room->width_pt = room->height_pt = 60;
    assert_string_equal(svg_render(f, 0), without);
}

static void the_same_pages_give_the_same_bytes(void **state)
{
    fixture *f = *state;
    set_pages(f);
    const char *first = svg_render(f, 0);
    assert_non_null(svg_render(f, 3));
    assert_string_equal(svg_render(f, 0), first);
}

static int refuse(void *user, const void *bytes, size_t n)
{
    (void)user, (void)bytes, (void)n;
    return 1;
}

static void a_sink_that_refuses_is_told(void **state)
{
    fixture *f = *state;
    const bm_render_options options = {0};
    void *shared = bm_svg_renderer.open(f->fonts);
    const bm_job job = {&f->layout, &f->doc, 1, &f->pages, shared, &options};
    const bm_sink sink = {refuse, NULL};
    assert_int_equal(bm_svg_renderer.render(&job, &sink, f->ds), -1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "O005");
    bm_svg_renderer.close(shared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_pages_stand_one_below_the_other, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(one_page_stands_alone_without_a_border, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_page_that_is_not_there_is_an_error, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(an_outline_is_there_once_for_all_pages, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_title_is_escaped, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(an_empty_page_is_paper, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_room_leaves_no_trace, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_same_pages_give_the_same_bytes, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_sink_that_refuses_is_told, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
