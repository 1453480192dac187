/* SPDX-License-Identifier: MIT */
#include "svg_fixture.h"

#include "output/svg/svg_write.h"

static void expect(bm_buf *out, const char *text)
{
    assert_int_equal(out->len, strlen(text));
    assert_memory_equal(out->ptr, text, out->len);
    bm_buf_free(out);
}

static void what_xml_means_is_escaped(void **state)
{
    (void)state;
    bm_buf out = {0};
    bm_svg_write_escaped(&out, bm_str_of("<Sở & “Vụ”> \"'"));
    expect(&out, "&lt;Sở &amp; “Vụ”&gt; &quot;'");
    bm_svg_write_escaped(&out, bm_str_of("không có gì"));
    expect(&out, "không có gì");
}

static void numbers_are_short(void **state)
{
    (void)state;
    bm_buf out = {0};
    bm_svg_write_length(&out, "x", 85.0394);
    bm_svg_write_length(&out, "y", -0.001);
    bm_svg_write_integer(&out, "n", -12);
    expect(&out, " x=\"85.04\" y=\"0\" n=\"-12\"");
}

static void a_scale_keeps_its_digits(void **state)
{
    (void)state;
    bm_buf out = {0};
    bm_svg_write_scale(&out, 13.0 / 2048);
    expect(&out, ".00634765625");
    bm_svg_write_scale(&out, 0.5);
    expect(&out, ".5");
    bm_svg_write_scale(&out, 1.0 / 3);
    expect(&out, ".333333333333");
}

static void a_rectangle_is_closed_and_turns_as_told(void **state)
{
    (void)state;
    bm_buf out = {0};
    bm_svg_write_rectangle(&out, 1, 2, 30, 0.5, true);
    expect(&out, "M1 2h30v0.5h-30z");
    bm_svg_write_rectangle(&out, 1, 2, 30, 0.5, false);
    expect(&out, "M1 2v0.5h30v-0.5z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_xml_means_is_escaped),
        cmocka_unit_test(numbers_are_short),
        cmocka_unit_test(a_scale_keeps_its_digits),
        cmocka_unit_test(a_rectangle_is_closed_and_turns_as_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
