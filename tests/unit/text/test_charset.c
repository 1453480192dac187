/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "text/charset.h"

static void names(void **state)
{
    (void)state;
    assert_true(bm_charset_is("utf8", "UTF-8"));
    assert_true(bm_charset_is("cp1252", "windows-1252"));
    assert_true(bm_charset_is("VISCII", "viscii"));
    assert_false(bm_charset_is("utf-16", "UTF-8"));
    assert_null(bm_charset_open("utf-99"));
    assert_null(bm_charset_open("")); /* not what the machine is set to */
    assert_null(bm_charset_open("UTF-16,version=1"));
    bm_charset_free(NULL);
}

static void converts(const char *name, const char *bytes, size_t n, const char *expected)
{
    /* at once, and byte by byte */
    for (size_t step = n; step >= 1; step = step > 1 ? 1 : 0) {
        bm_charset *c = bm_charset_open(name);
        bm_buf out = {0};
        unsigned char bad;
        assert_non_null(c);
        for (size_t i = 0; i < n; i += step)
            assert_true(
                bm_charset_convert(c, bm_str_n(bytes + i, step), i + step >= n, &out, &bad));
        assert_int_equal(out.len, strlen(expected));
        assert_memory_equal(out.ptr, expected, out.len);
        bm_buf_free(&out);
        bm_charset_free(c);
    }
}

static void pieces(void **state)
{
    (void)state;
    converts("windows-1252", "caf\xE9 \x80", 6, "café €");
    converts("UTF-16LE", "\xDF\x1E=\xD8\0\xDE", 6, "ở😀");
    converts("UTF-16BE", "\x1E\xDF\xD8=\xDE\0", 6, "ở😀");
    converts("shift_jis", "\x8A\xBF\x8E\x9A", 4, "漢字");
}

static void refuses(const char *name, const char *bytes, size_t n, const char *before, int byte)
{
    bm_charset *c = bm_charset_open(name);
    bm_buf out = {0};
    unsigned char bad = 0;
    assert_non_null(c);
    assert_false(bm_charset_convert(c, bm_str_n(bytes, n), true, &out, &bad));
    assert_int_equal(bad, byte);
    assert_int_equal(out.len, strlen(before));
    assert_memory_equal(out.ptr, before, out.len);
    bm_charset_restart(c);
    out.len = 0;
    assert_true(bm_charset_convert(c, bm_str_n("a\0", 2), true, &out, &bad));
    bm_buf_free(&out);
    bm_charset_free(c);
}

static void what_is_no_character(void **state)
{
    (void)state;
    refuses("UTF-16LE", "a\0\0\xDC", 4, "a", 0);
    refuses("UTF-16LE", "a\0b", 3, "a", 'b');
    refuses("shift_jis", "a\x8A", 2, "a", 0x8A);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(pieces),
        cmocka_unit_test(what_is_no_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
