/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_memo.h"

/* ${in} as the memo packs it, which is as without one. */
static void assert_packed(bm_pdf_memo *m, struct libdeflate_compressor *packer, bm_str in)
{
    bm_buf out = {0}, expected = {0};
    bm_buf_add_cstr(&out, "before");
    bm_pdf_memo_deflated(m, &out, packer, in);
    bm_pdf_write_deflated(&expected, packer, in);
    assert_int_equal(out.len, 6 + expected.len);
    assert_memory_equal(out.ptr, "before", 6);
    assert_memory_equal(out.ptr + 6, expected.ptr, expected.len);
    bm_buf_free(&out);
    bm_buf_free(&expected);
}

static void what_is_found_is_what_would_be_made(void **state)
{
    (void)state;
    bm_pdf_memo *m = bm_pdf_memo_new();
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(1);
    char text[2 * BM_PDF_MEMO_BYTES];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = "một hai ba "[i * i % 11];
    for (size_t round = 0; round < 3; round++)
        for (size_t i = 0; i < 2 * BM_PDF_MEMO_ENTRIES; i++) {
            assert_packed(m, packer, bm_str_n(text + i, 100));
            assert_packed(m, packer, bm_str_n(text, i)); /* again and again, the empty one, too */
            assert_packed(m, packer, bm_str_n(text, 100));
        }
    assert_packed(m, packer, bm_str_n(text, BM_PDF_MEMO_BYTES));
    assert_packed(m, packer, bm_str_n(text, sizeof text)); /* too long to be kept */
    text[5] ^= 1;
    assert_packed(m, packer, bm_str_n(text, 100));
    libdeflate_free_compressor(packer);
    bm_pdf_memo_free(m);
    bm_pdf_memo_free(NULL);
}

static void what_is_found_is_not_packed_again(void **state)
{
    (void)state;
    bm_pdf_memo *m = bm_pdf_memo_new();
    struct libdeflate_compressor *first = libdeflate_alloc_compressor(1),
                                 *stored = libdeflate_alloc_compressor(0);
    static const char zeros[1000];
    bm_buf out = {0};
    bm_pdf_memo_deflated(m, &out, first, bm_str_n(zeros, sizeof zeros));
    assert_true(out.len < 100);
    out.len = 0;
    bm_pdf_memo_deflated(m, &out, stored, bm_str_n(zeros, sizeof zeros));
    assert_true(out.len < 100);
    out.len = 0;
    bm_pdf_memo_deflated(m, &out, stored, bm_str_n(zeros, sizeof zeros - 1));
    assert_true(out.len > 900);
    bm_buf_free(&out);
    libdeflate_free_compressor(first);
    libdeflate_free_compressor(stored);
    bm_pdf_memo_free(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found_is_what_would_be_made),
        cmocka_unit_test(what_is_found_is_not_packed_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
