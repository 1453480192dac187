/* The tables, held against the C library's. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <iconv.h>

#include "base/utf8.h"
#include "text/legacy_table.h"

/* ${byte} of ${encoding} as the C library reads it; 0 = it has nothing there. */
static uint32_t by_iconv(iconv_t cd, unsigned char byte)
{
    char in[2] = {(char)byte, ' '}, out[16];
    char *from = in, *to = out;
    size_t n_in = 2, n_out = sizeof out;
    (void)iconv(cd, NULL, NULL, NULL, NULL);
    if (iconv(cd, &from, &n_in, &to, &n_out) == (size_t)-1)
        return 0;
    size_t i = 0;
    return bm_utf8_next(bm_str_n(out, (size_t)(to - out)), &i);
}

/* What the program makes of ${byte}, letter or not. */
static uint32_t ours(bm_legacy from, unsigned char byte)
{
    uint32_t letter = bm_legacy_table_letter(from, byte);
    return letter ? letter : bm_legacy_table_windows(byte);
}

static iconv_t open_encoding(const char *encoding)
{
    iconv_t cd = iconv_open("UTF-8", encoding);
    assert_true(cd != (iconv_t)-1); /* part of the C library on Debian */
    return cd;
}

static void windows_1252_is_that_of_the_c_library(void **state)
{
    (void)state;
    iconv_t cd = open_encoding("WINDOWS-1252");
    for (unsigned byte = 0x80; byte < 0x100; byte++) {
        uint32_t c = by_iconv(cd, (unsigned char)byte),
                 mine = bm_legacy_table_windows((unsigned char)byte);
        assert_int_equal(mine, c ? c : byte);
        assert_int_equal(bm_legacy_table_byte(mine), byte);
    }
    iconv_close(cd);
}

static void viscii_is_that_of_the_c_library(void **state)
{
    (void)state;
    iconv_t cd = open_encoding("VISCII");
    for (unsigned byte = 0x80; byte < 0x100; byte++)
        assert_int_equal(ours(BM_LEGACY_VISCII, (unsigned char)byte),
                         by_iconv(cd, (unsigned char)byte));
    for (unsigned byte = 1; byte < 0x20; byte++) {
        uint32_t c = by_iconv(cd, (unsigned char)byte);
        assert_int_equal(bm_legacy_table_letter(BM_LEGACY_VISCII, (unsigned char)byte),
                         c >= 0x80 ? c : 0);
    }
    iconv_close(cd);
}

static void windows_1258_is_that_of_the_c_library(void **state)
{
    (void)state;
    iconv_t cd = open_encoding("CP1258");
    for (unsigned byte = 0x80; byte < 0x100; byte++) {
        uint32_t c = by_iconv(cd, (unsigned char)byte);
        if (c)
            assert_int_equal(ours(BM_LEGACY_CP1258, (unsigned char)byte), c);
    }
    iconv_close(cd);
}

/* TCVN 5712 VN1 has real capitals where TCVN3 has nothing; the rest is the same. */
static void tcvn3_has_the_letters_of_tcvn_5712(void **state)
{
    (void)state;
    iconv_t cd = open_encoding("TCVN5712-1");
    size_t n = 0;
    for (unsigned byte = 0x80; byte < 0x100; byte++) {
        uint32_t letter = bm_legacy_table_letter(BM_LEGACY_TCVN3, (unsigned char)byte);
        n += letter != 0;
        if (letter)
            assert_int_equal(letter, by_iconv(cd, (unsigned char)byte));
    }
    assert_int_equal(n, 74);
    iconv_close(cd);
}

static void characters_that_windows_1252_lacks_have_no_byte(void **state)
{
    (void)state;
    static const uint32_t codes[] = {0x100, 0x103, 0x111, 0x1EA1, 0x300, 0x2010, 0x10FFFF};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_int_equal(bm_legacy_table_byte(codes[i]), -1);
    assert_int_equal(bm_legacy_table_byte('a'), 'a');
    assert_int_equal(bm_legacy_table_byte(0x81), 0x81);
}

/* All 17 marks, small and capital; no letter of its own is among them. */
static void vni_bytes_are_letters_or_marks_but_never_both(void **state)
{
    (void)state;
    size_t letters = 0, marks = 0;
    for (unsigned byte = 0x80; byte < 0x100; byte++) {
        bool letter = bm_legacy_table_letter(BM_LEGACY_VNI, (unsigned char)byte) != 0;
        bool mark = bm_legacy_table_vni_marks((unsigned char)byte) != NULL;
        assert_false(letter && mark);
        letters += letter;
        marks += mark;
    }
    assert_int_equal(letters, 18);
    assert_int_equal(marks, 34);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_1252_is_that_of_the_c_library),
        cmocka_unit_test(viscii_is_that_of_the_c_library),
        cmocka_unit_test(windows_1258_is_that_of_the_c_library),
        cmocka_unit_test(tcvn3_has_the_letters_of_tcvn_5712),
        cmocka_unit_test(characters_that_windows_1252_lacks_have_no_byte),
        cmocka_unit_test(vni_bytes_are_letters_or_marks_but_never_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
