/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_haru.h"

/* A file with one page that says nothing and a stream of ${n} bytes. */
static int small_file(bm_pdf_haru *h, bm_buf *out, const char *bytes, size_t max_bytes,
                      bm_diags *ds)
{
    unsigned later = bm_pdf_haru_reserve(h);
    unsigned content = bm_pdf_haru_add_copy(h, bm_str_of(""), bm_str_of("q Q"));
    bm_pdf_haru_fill_stream(h, later, bm_str_of("/Kept true"), bm_str_of(bytes));
    const char page[] = {'/', 'C', 'o', 'n', 't', 'e', 'n', 't', 's', ' ', (char)('0' + content),
                         ' ', '0', ' ', 'R'};
    bm_pdf_haru_add_page(h, bm_str_n(page, sizeof page));
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_PAGES, bm_str_of("/MediaBox[0 0 100 200]"));
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_CATALOG, bm_str_of("/Lang(vi-VN)"));
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_INFO, bm_str_of("/Title(One)"));
    return bm_pdf_haru_finish(h, out, max_bytes, ds);
}

static void a_file_is_well_formed_and_says_what_it_was_given(void **state)
{
    fixture *f = *state;
    bm_pdf_haru *h = bm_pdf_haru_new();
    bm_buf out = {0};
    assert_int_equal(small_file(h, &out, "data", UINT32_MAX, f->ds), 0);
    assert_memory_equal(out.ptr, "%PDF-1.7\n", 9);
    assert_non_null(strstr(fixture_run(f->arena, &out, "qpdf --check", ""), "No syntax"));
    const char *info = fixture_run(f->arena, &out, "pdfinfo", "");
    assert_non_null(strstr(info, "One"));
    assert_non_null(strstr(info, "Haru"));
    assert_non_null(strstr(info, "100 x 200 pts"));
    assert_non_null(strstr(info, "Pages:           1"));
    const char *stream = fixture_run(f->arena, &out, "qpdf --raw-stream-data --show-object=4", "");
    assert_string_equal(stream, "data");
    bm_buf_free(&out);
    bm_pdf_haru_free(h);
}

static void the_next_document_starts_from_nothing(void **state)
{
    fixture *f = *state;
    bm_pdf_haru *h = bm_pdf_haru_new();
    bm_buf first = {0}, other = {0}, again = {0};
    assert_int_equal(small_file(h, &first, "data", UINT32_MAX, f->ds), 0);
    bm_pdf_haru_begin(h);
    assert_int_equal(small_file(h, &other, "other data", UINT32_MAX, f->ds), 0);
    bm_pdf_haru_begin(h);
    bm_pdf_haru_begin(h);
    assert_int_equal(small_file(h, &again, "data", UINT32_MAX, f->ds), 0);
    assert_int_equal(first.len, again.len);
    assert_memory_equal(first.ptr, again.ptr, first.len);
    assert_int_not_equal(first.len, other.len);
    bm_buf_free(&first);
    bm_buf_free(&other);
    bm_buf_free(&again);
    bm_pdf_haru_free(h);
}

static void the_id_follows_the_contents(void **state)
{
    fixture *f = *state;
    bm_pdf_haru *h = bm_pdf_haru_new();
    bm_buf a = {0}, b = {0};
    assert_int_equal(small_file(h, &a, "data", UINT32_MAX, f->ds), 0);
    bm_pdf_haru_begin(h);
    assert_int_equal(small_file(h, &b, "dasa", UINT32_MAX, f->ds), 0);
    assert_int_equal(a.len, b.len);
    bm_buf_add_byte(&a, '\0');
    bm_buf_add_byte(&b, '\0');
    const char *id_a = NULL, *id_b = NULL;
    for (size_t i = 0; i + 5 < a.len; i++)
        if (!memcmp(a.ptr + i, "/ID[<", 5)) {
            id_a = a.ptr + i;
            id_b = b.ptr + i;
        }
    assert_non_null(id_a);
    assert_memory_not_equal(id_a, id_b, 37);
    bm_buf_free(&a);
    bm_buf_free(&b);
    bm_pdf_haru_free(h);
}

static void an_error_of_libharu_is_reported_once_and_forgotten_with_the_document(void **state)
{
    fixture *f = *state;
    bm_pdf_haru *h = bm_pdf_haru_new();
    bm_buf out = {0};
    assert_int_equal(small_file(h, &out, "data", 200, f->ds), -1);
    assert_int_equal(bm_diags_errors(f->ds), 1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "O004");
    assert_non_null(strstr(bm_diags_at(f->ds, 0)->message[BM_LANG_EN], "0x1016"));
    assert_true(out.len <= 200);
    assert_int_equal(bm_pdf_haru_reserve(h), 0); /* harmless */
    bm_pdf_haru_begin(h);
    out.len = 0;
    assert_int_equal(small_file(h, &out, "data", UINT32_MAX, f->ds), 0);
    bm_buf_free(&out);
    bm_pdf_haru_free(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_is_well_formed_and_says_what_it_was_given,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_next_document_starts_from_nothing, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_id_follows_the_contents, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(
            an_error_of_libharu_is_reported_once_and_forgotten_with_the_document, fixture_setup,
            fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
