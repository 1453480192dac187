/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_write.h"

static const char *text_of(bm_buf *b)
{
    bm_buf_add_byte(b, '\0');
    b->len = 0;
    return b->ptr;
}

static void hundredths_have_no_trailing_zeros(void **state)
{
    (void)state;
    static const struct {
        int64_t n;
        const char *text;
    } cases[] = {{0, "0"},     {1, ".01"},   {10, ".1"},        {100, "1"},    {1250, "12.5"},
                 {-5, "-.05"}, {-100, "-1"}, {44385, "443.85"}, {-120, "-1.2"}};
    bm_buf b = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_pdf_write_hundredths(&b, cases[i].n);
        assert_string_equal(text_of(&b), cases[i].text);
    }
    bm_buf_free(&b);
}

static void strings_escape_what_a_reader_would_misread(void **state)
{
    (void)state;
    bm_buf b = {0};
    bm_pdf_write_bytes(&b, "a(b)c\\d\re\nf", 11);
    assert_string_equal(text_of(&b), "(a\\(b\\)c\\\\d\\re\nf)");
    bm_buf_free(&b);
}

static void text_is_ascii_or_utf16_with_a_mark(void **state)
{
    (void)state;
    bm_buf b = {0};
    bm_pdf_write_text(&b, bm_str_of("Mau (1)"));
    assert_string_equal(text_of(&b), "(Mau \\(1\\))");
    bm_pdf_write_text(&b, bm_str_of("Đ𝄞"));
    static const char expected[] = "(\xFE\xFF\x01\x10\xD8\x34\xDD\x1E)";
    assert_int_equal(b.len, sizeof expected - 1);
    assert_memory_equal(b.ptr, expected, b.len);
    b.len = 0;
    bm_pdf_write_utf16(&b, 0x1A1);
    bm_pdf_write_utf16(&b, 0x1D11E);
    assert_string_equal(text_of(&b), "01A1D834DD1E");
    bm_buf_free(&b);
}

static void maps_come_in_blocks_of_a_hundred(void **state)
{
    (void)state;
    bm_buf b = {0};
    for (size_t i = 0; i < 201; i++) {
        bm_pdf_write_cmap_block(&b, i, 201);
        bm_buf_add_byte(&b, '.');
    }
    bm_pdf_write_cmap_end(&b, 201);
    const char *p = text_of(&b);
    for (size_t i = 0; i < 3; i++) {
        const size_t n = i < 2 ? 100 : 1;
        assert_memory_equal(p, i < 2 ? "100 beginbfchar\n" : "1 beginbfchar\n", i < 2 ? 16 : 14);
        p = strchr(p, '\n') + 1;
        assert_int_equal(strspn(p, "."), n);
        assert_memory_equal(p + n, "\nendbfchar\n", 11);
        p += n + 11;
    }
    assert_memory_equal(p, "endcmap", 7);
    b.len = 0;
    bm_pdf_write_cmap_end(&b, 0);
    assert_memory_equal(text_of(&b), "endcmap", 7);
    bm_buf_free(&b);
}

static void dates_are_in_vietnamese_time(void **state)
{
    (void)state;
    bm_buf b = {0};
    assert_true(bm_pdf_write_date(&b, 1705282200));
    assert_string_equal(text_of(&b), "(D:20240115083000+07'00')");
    assert_true(bm_pdf_write_iso_date(&b, 1705282200));
    assert_string_equal(text_of(&b), "2024-01-15T08:30:00+07:00");
    assert_true(bm_pdf_write_date(&b, 1704042000)); /* 2023-12-31T17:00Z is already the new year */
    assert_string_equal(text_of(&b), "(D:20240101000000+07'00')");
    assert_true(bm_pdf_write_date(&b, -1));
    assert_string_equal(text_of(&b), "(D:19700101065959+07'00')");
    assert_false(bm_pdf_write_date(&b, INT64_MAX));
    assert_false(bm_pdf_write_date(&b, INT64_MIN));
    assert_false(bm_pdf_write_date(&b, 253402300799));
    assert_true(bm_pdf_write_date(&b, 253402300799 - 7 * 3600));
    assert_string_equal(text_of(&b), "(D:99991231235959+07'00')");
    bm_buf_free(&b);
}

static void short_text_has_a_compressor_of_its_own(void **state)
{
    (void)state;
    static const char zeros[2049];
    struct libdeflate_compressor *stored = libdeflate_alloc_compressor(0),
                                 *packed = libdeflate_alloc_compressor(1);
    const bm_pdf_packers packers = {.text = packed, .small = stored};
    bm_buf small = {0}, large = {0};
    bm_pdf_write_deflated_text(&small, &packers, bm_str_n(zeros, 2048));
    bm_pdf_write_deflated_text(&large, &packers, bm_str_n(zeros, 2049));
    assert_true(small.len > 2048);
    assert_true(large.len < 100);
    bm_buf_free(&small);
    bm_buf_free(&large);
    libdeflate_free_compressor(stored);
    libdeflate_free_compressor(packed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hundredths_have_no_trailing_zeros),
        cmocka_unit_test(strings_escape_what_a_reader_would_misread),
        cmocka_unit_test(text_is_ascii_or_utf16_with_a_mark),
        cmocka_unit_test(maps_come_in_blocks_of_a_hundred),
        cmocka_unit_test(dates_are_in_vietnamese_time),
        cmocka_unit_test(short_text_has_a_compressor_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
