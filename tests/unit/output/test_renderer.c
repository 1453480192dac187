/* The table of formats. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "output/renderer.h"

static void every_format_is_found_by_its_name(void **state)
{
    (void)state;
    size_t n = 0;
    for (const bm_renderer *r; (r = bm_renderer_at(n)) != NULL; n++) {
        assert_ptr_equal(bm_renderer_lookup(r->format.name), r);
        assert_ptr_equal(bm_format_at(n), &r->format);
    }
    assert_int_equal(n, 4);
    assert_null(bm_format_at(n));
    assert_null(bm_renderer_at(SIZE_MAX));
}

static void an_unknown_name_finds_nothing(void **state)
{
    (void)state;
    assert_null(bm_renderer_lookup("odt"));
    assert_null(bm_renderer_lookup(""));
    assert_null(bm_renderer_lookup("PDF"));
}

static void suffixes_are_unlike_and_begin_with_a_dot(void **state)
{
    (void)state;
    for (size_t i = 0; bm_format_at(i); i++) {
        assert_int_equal(bm_format_at(i)->suffix[0], '.');
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(bm_format_at(i)->suffix, bm_format_at(k)->suffix);
    }
}

static void pdf_and_svg_draw_pages_and_xml_is_text(void **state)
{
    (void)state;
    assert_true(bm_renderer_lookup("pdf")->paged);
    assert_true(bm_renderer_lookup("svg")->paged);
    assert_false(bm_renderer_lookup("docx")->paged);
    assert_false(bm_renderer_lookup("xml")->paged);
    assert_false(bm_renderer_lookup("pdf")->format.is_text);
    assert_false(bm_renderer_lookup("docx")->format.is_text);
    assert_true(bm_renderer_lookup("xml")->format.is_text);
    assert_true(bm_renderer_lookup("svg")->format.is_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_format_is_found_by_its_name),
        cmocka_unit_test(an_unknown_name_finds_nothing),
        cmocka_unit_test(suffixes_are_unlike_and_begin_with_a_dot),
        cmocka_unit_test(pdf_and_svg_draw_pages_and_xml_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
