/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "sheet/mark_text.h"

static void escaped(const char *text, size_t n, const char *expected)
{
    bm_buf out = {0};
    bm_mark_text_escape(&out, bm_str_n(text, n));
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
}

#define ESCAPED(text, expected) escaped(text, sizeof(text) - 1, expected)

static void any_bytes_are_xml(void **state)
{
    (void)state;
    ESCAPED("Lỗi <\"&'>", "Lỗi &lt;&quot;&amp;'&gt;");
    ESCAPED("a\tb\nc\r\nd\re", "a\tb\nc\nd\ne");
    ESCAPED("\x01\x1f\x7f\0x", "\uFFFD\uFFFD\uFFFD\uFFFDx");
    ESCAPED("\xFF ố\xC3", "\uFFFD ố\uFFFD");
    ESCAPED("\uFFFE\uFFFF\U0001F600", "\uFFFD\uFFFD\U0001F600");
    ESCAPED("", "");
}

static void what_looks_like_an_escape_is_escaped(void **state)
{
    (void)state;
    ESCAPED("_x000D_ _x00g0_ _x000D", "_x005F_x000D_ _x00g0_ _x000D");
    ESCAPED("_x005f_", "_x005F_x005f_");
}

static void element(const char *prefix, const char *text, const char *expected)
{
    bm_buf out = {0};
    bm_mark_text_element(&out, bm_str_of(prefix), bm_str_of(text));
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
}

static void blanks_at_the_ends_are_kept(void **state)
{
    (void)state;
    element("", "a b", "<t>a b</t>");
    element("", "", "<t></t>");
    element("x", " a", "<x:t xml:space=\"preserve\"> a</x:t>");
    element("", "a\n", "<t xml:space=\"preserve\">a\n</t>");
}

static void decoded(const char *xml, const char *expected)
{
    bm_buf out = {0};
    bm_mark_text_decode(&out, bm_str_of(xml));
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
}

static void references_are_decoded(void **state)
{
    (void)state;
    decoded("D&#7919; li&#x1EC7;u &amp; th&#x1EED;", "Dữ liệu & thử");
    decoded("&lt;&gt;&quot;&apos;", "<>\"'");
    decoded("&#0;&#xD800;&#x110000;&#99999999999;&#x;&#g;", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    decoded("a & b &none; &", "a & b &none; &");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_bytes_are_xml),
        cmocka_unit_test(what_looks_like_an_escape_is_escaped),
        cmocka_unit_test(blanks_at_the_ends_are_kept),
        cmocka_unit_test(references_are_decoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
