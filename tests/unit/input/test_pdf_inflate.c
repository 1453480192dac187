/* Streams decoded, and bounded. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

#include "input/pdf_inflate.h"

static void check(bm_pdf_inflate_filter filter, const char *in, int status, const char *expected)
{
    bm_buf out = {0};
    assert_int_equal(bm_pdf_inflate(filter, NULL, bm_str_of(in), 100, &out), status);
    assert_int_equal(out.len, strlen(expected));
    assert_memory_equal(out.ptr ? out.ptr : "", expected, out.len);
    bm_buf_free(&out);
}

static void text_filters_are_undone(void **state)
{
    (void)state;
    check(BM_PDF_INFLATE_HEX, "48 65\n6c6C 6F>zz", 0, "Hello");
    check(BM_PDF_INFLATE_HEX, "487", 0, "Hp");
    check(BM_PDF_INFLATE_HEX, "48x", -1, "H");
    check(BM_PDF_INFLATE_ASCII85, "87cURD]i,\"Ebo80~>zz", 0, "Hello World!");
    check(BM_PDF_INFLATE_ASCII85, "87cUR\nDZ", 0, "Hello");
    check(BM_PDF_INFLATE_ASCII85, "87cUR~", 0, "Hell");
    check(BM_PDF_INFLATE_ASCII85, "8", -1, "");
    check(BM_PDF_INFLATE_ASCII85, "uuuuu", -1, "");
    check(BM_PDF_INFLATE_ASCII85, "8\x7F", -1, "");
}

static bm_str deflated(bm_arena *a, const void *bytes, size_t n)
{
    uLongf len = compressBound(n);
    Bytef *z = bm_arena_alloc(a, len);
    assert_int_equal(compress(z, &len, bytes, n), Z_OK);
    return bm_str_n((char *)z, len);
}

static void what_comes_before_damage_is_kept(void **state)
{
    pdf_case *c = *state;
    char text[5000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)('a' + i * i % 23);
    bm_str z = deflated(c->arena, text, sizeof text);
    bm_buf out = {0};
    bm_buf_add_cstr(&out, "before");
    assert_int_equal(bm_pdf_inflate(BM_PDF_INFLATE_FLATE, NULL, z, 5000, &out), 0);
    assert_int_equal(out.len, 5006);
    out.len = 6;
    assert_int_equal(bm_pdf_inflate(BM_PDF_INFLATE_FLATE, NULL, z, 4999, &out), 1);
    assert_int_equal(out.len, 6 + 4999);
    out.len = 6;
    z.len -= 5;
    assert_int_equal(bm_pdf_inflate(BM_PDF_INFLATE_FLATE, NULL, z, 5000, &out), -1);
    assert_in_range(out.len, 7, 5006);
    assert_memory_equal(out.ptr + 6, text, out.len - 6);
    out.len = 6;
    assert_int_equal(bm_pdf_inflate(BM_PDF_INFLATE_FLATE, NULL, bm_str_of("no zlib"), 5000, &out),
                     -1);
    assert_int_equal(out.len, 6);
    bm_buf_free(&out);
}

static void predictors_of_png_are_undone(void **state)
{
    pdf_case *c = *state;
    /* rows of three columns of two bytes: none, sub, up, average, Paeth */
    static const unsigned char rows[] = {0, 1, 2, 3, 4, 5, 6, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2,
                                         2, 2, 2, 2, 3, 0, 0, 1, 1, 2, 2, 4, 1, 0, 0, 0, 9};
    static const unsigned char expected[] = {1, 2, 3, 4, 5, 6, 1, 1, 2, 2, 3, 3, 3, 3, 4,
                                             4, 5, 5, 1, 1, 3, 3, 6, 6, 2, 1, 3, 3, 15};
    const bm_pdf_inflate_parms parms = {.predictor = 12, .colors = 2, .bits = 8, .columns = 3};
    const bm_str z = deflated(c->arena, rows, sizeof rows);
    bm_buf out = {0};
    assert_int_equal(bm_pdf_inflate(BM_PDF_INFLATE_FLATE, &parms, z, 100, &out), 0);
    assert_int_equal(out.len, sizeof expected);
    assert_memory_equal(out.ptr, expected, sizeof expected);
    out.len = 0;
    const bm_str bad = deflated(c->arena, "\7abcdef", 7);
    assert_int_equal(bm_pdf_inflate(BM_PDF_INFLATE_FLATE, &parms, bad, 100, &out), -1);
    bm_buf_free(&out);
}

static void a_row_of_gigabytes_is_refused(void **state)
{
    pdf_case *c = *state;
    static const bm_pdf_inflate_parms cases[] = {
        {12, 1, 8, 2000000000}, {12, 1000000, 8, 1}, {12, 1, 8, -1},
        {2, 1, 8, 5},           {99, 1, 8, 5},       {12, 1, 0, 5},
    };
    const bm_str z = deflated(c->arena, "\0abc", 4);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_buf out = {0};
        assert_false(bm_pdf_inflate_is_sound(&cases[i]));
        assert_int_equal(bm_pdf_inflate(BM_PDF_INFLATE_FLATE, &cases[i], z, 100, &out), -1);
        assert_int_equal(out.len, 0);
        bm_buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_filters_are_undone),
        PDF_CASE_TEST(what_comes_before_damage_is_kept),
        PDF_CASE_TEST(predictors_of_png_are_undone),
        PDF_CASE_TEST(a_row_of_gigabytes_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
