/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_xref.h"

static const uint8_t digest[16] = {0xAB, [15] = 0x01};

/* The rows as a reader gets them, after undoing the filter. */
static void unfilter(bm_buf *rows, size_t width)
{
    for (size_t at = 0; at < rows->len; at += width + 1) {
        assert_int_equal(rows->ptr[at], 2);
        for (size_t k = 1; at && k <= width; k++)
            rows->ptr[at + k] = (char)(rows->ptr[at + k] + rows->ptr[at + k - width - 1]);
    }
}

static void a_row_is_kind_place_and_index(void **state)
{
    (void)state;
    const bm_pdf_xref objects[] = {
        {0}, bm_pdf_xref_placed(0x123456), bm_pdf_xref_packed(9, 199), bm_pdf_xref_placed(15)};
    static const char expected[] = "\2\0\0\0\0\0\2\1\x12\x34\x56\0\2\2\0\0\x09\xC7\2\1\0\0\x0F";
    bm_buf rows = {0}, entries = {0};
    bm_pdf_xref_write(&rows, &entries, objects, 4, digest);
    unfilter(&rows, 5);
    assert_int_equal(rows.len, sizeof expected);
    assert_memory_equal(rows.ptr, expected, rows.len);
    bm_buf_add_byte(&entries, '\0');
    assert_string_equal(entries.ptr, "/Type/XRef/Size 4/W[1 3 1]"
                                     "/ID[<AB000000000000000000000000000001>"
                                     "<AB000000000000000000000000000001>]"
                                     "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 5>>");
    bm_buf_free(&rows);
    bm_buf_free(&entries);
}

static void places_take_as_many_bytes_as_the_largest_needs(void **state)
{
    (void)state;
    static const struct {
        uint64_t place;
        const char *widths;
    } cases[] = {{0, "/W[1 1 1]"},
                 {255, "/W[1 1 1]"},
                 {256, "/W[1 2 1]"},
                 {65536, "/W[1 3 1]"},
                 {UINT32_MAX, "/W[1 4 1]"},
                 {9999999999, "/W[1 5 1]"},
                 {0xFFFFFFFFFFFF, "/W[1 6 1]"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bm_pdf_xref object = bm_pdf_xref_placed(cases[i].place);
        bm_buf rows = {0}, entries = {0};
        bm_pdf_xref_write(&rows, &entries, &object, 1, digest);
        bm_buf_add_byte(&entries, '\0');
        assert_non_null(strstr(entries.ptr, cases[i].widths));
        bm_buf_free(&rows);
        bm_buf_free(&entries);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_kind_place_and_index),
        cmocka_unit_test(places_take_as_many_bytes_as_the_largest_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
