/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "sheet/sheet_csv_encoding.h"

/* What is found for a head that is the whole file; without messages. */
static bm_sheet_csv_encoding find(const char *bytes, size_t n, const bm_sheet_options *options)
{
    bm_diags *ds = bm_diags_new();
    bm_sheet_csv_encoding e;
    assert_int_equal(bm_sheet_csv_encoding_find(bm_str_n(bytes, n), true, options, NULL, &e, ds),
                     0);
    assert_int_equal(bm_diags_errors(ds), 0);
    bm_diags_free(ds);
    return e;
}

#define FIND(literal, name, old) \
    find(literal, sizeof(literal) - 1, &(bm_sheet_options){.encoding = (name), .legacy = (old)})
#define DETECT(literal) FIND(literal, NULL, BM_LEGACY_DETECT)

static void marks_go_before_options(void **state)
{
    (void)state;
    bm_sheet_csv_encoding e = FIND("\xEF\xBB\xBFTên", "windows-1258", 0);
    assert_null(e.charset);
    assert_int_equal(e.legacy, BM_LEGACY_NONE);
    assert_int_equal(e.mark_bytes, 3);
    e = FIND("\xFF\xFE"
             "a\0",
             "utf-8", 0);
    assert_string_equal(e.charset, "UTF-16LE");
    assert_int_equal(e.mark_bytes, 2);
}

static void options(void **state)
{
    (void)state;
    assert_null(FIND("a", "utf8", 0).charset);
    assert_int_equal(FIND("a", "VNI", 0).legacy, BM_LEGACY_VNI);
    assert_int_equal(FIND("a", "cp1258", 0).legacy, BM_LEGACY_CP1258);
    assert_int_equal(FIND("a", "Windows-1258", 0).legacy, BM_LEGACY_CP1258);
    assert_true(FIND("a", "viscii", 0).convert);
    assert_string_equal(FIND("a", "windows-1250", 0).charset, "windows-1250");
    assert_string_equal(FIND("\0a\0b", "utf-16", 0).charset, "UTF-16BE");
    assert_string_equal(FIND("\x1E\xDF", "utf-16", 0).charset, "UTF-16LE");
}

static void zeros(void **state)
{
    (void)state;
    assert_string_equal(DETECT("S\0T\0T\0;\0").charset, "UTF-16LE");
    assert_string_equal(DETECT("\0S\0T\0T\0;").charset, "UTF-16BE");
    assert_null(DETECT("S\0TT;abcdefgh").charset); /* a stray one: an error of its cell */
}

static void bytes(void **state)
{
    (void)state;
    assert_false(DETECT("Tên;Họ").is_broken);
    bm_sheet_csv_encoding e = DETECT("caf\xE9;x");
    assert_true(e.is_broken);
    assert_string_equal(e.seems, "");
    e = FIND("caf\xE9;x", NULL, BM_LEGACY_VNI);
    assert_int_equal(e.legacy, BM_LEGACY_VNI);
    assert_false(e.convert);
    assert_int_equal(FIND("Tên", NULL, BM_LEGACY_VNI).legacy, BM_LEGACY_NONE);
    e = DETECT(
        "H\xE4 t\xAAn;Tr\xC7n\nNguy\xD4n V\xA8n An,Tr\xC7n Th\xDE H\xB6i,Ph\xB9m \xAE\xF8\x63\n");
    assert_true(e.is_broken);
    assert_string_equal(e.option, "tcvn3");
}

static void a_head_may_cut_a_character(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    bm_sheet_csv_encoding e;
    const bm_sheet_options none = {0};
    const bm_str head = BM_STR("a\xE1\xBB");
    assert_int_equal(bm_sheet_csv_encoding_find(head, false, &none, NULL, &e, ds), 0);
    assert_false(e.is_broken);
    assert_int_equal(bm_sheet_csv_encoding_find(head, true, &none, NULL, &e, ds), 0);
    assert_true(e.is_broken);
    bm_diags_free(ds);
    assert_true(bm_sheet_csv_encoding_is_cut(bm_str_of("\xC3")));
    assert_true(bm_sheet_csv_encoding_is_cut(bm_str_of("\xF0\x9F\x98")));
    assert_false(bm_sheet_csv_encoding_is_cut(bm_str_of("\xF0\x9F\x98\x80")));
    assert_false(bm_sheet_csv_encoding_is_cut(bm_str_of("\xE1x")));
    assert_false(bm_sheet_csv_encoding_is_cut(bm_str_of("\xC0")));
    assert_false(bm_sheet_csv_encoding_is_cut(bm_str_of("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_go_before_options),
        cmocka_unit_test(options),
        cmocka_unit_test(zeros),
        cmocka_unit_test(bytes),
        cmocka_unit_test(a_head_may_cut_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
