/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_role.h"
#include "output/pdf/pdf_tree.h"
#include "output/pdf/pdf_write.h"

/* The objects of a file whose catalog has a tree of ${n} keys, as qpdf prints them on one line each. */
static const char *tree_of(fixture *f, void (*add_key)(bm_buf *, uint32_t), uint32_t n)
{
    bm_buf catalog = {0}, pdf = {0};
    bm_pdf_haru *h = bm_pdf_haru_new();
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(1);
    bm_pdf_tree t = {0};
    bm_pdf_haru_begin(h, FIXTURE_PACKERS(packer), &pdf);
    bm_pdf_tree_begin(&t, h, NULL); /* used before */
    bm_buf_add_cstr(bm_pdf_tree_key(&t, 99), "(left)");
    bm_pdf_tree_begin(&t, h, add_key);
    assert_int_equal(bm_pdf_tree_end(&t), 0);
    for (uint32_t i = 0; i < n; i++)
        bm_buf_add_cstr(bm_pdf_tree_key(&t, 2 * i), "[]");
    bm_buf_add_cstr(&catalog, "/Tree");
    bm_pdf_write_reference(&catalog, bm_pdf_tree_end(&t));
    bm_pdf_tree_free(&t);
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_CATALOG, bm_str_n(catalog.ptr, catalog.len));
    bm_pdf_haru_add_page(h, bm_str_of("/MediaBox[0 0 9 9]/Resources<<>>"));
    assert_int_equal(bm_pdf_haru_finish(h, f->ds), 0);
    const char *text =
        fixture_run(f->arena, &pdf, "qpdf --qdf --object-streams=disable", "- | tr -s ' \\n' '  '");
    bm_pdf_haru_free(h);
    libdeflate_free_compressor(packer);
    bm_buf_free(&catalog);
    bm_buf_free(&pdf);
    return text;
}

static void a_short_list_is_one_object(void **state)
{
    const char *text = tree_of(*state, NULL, 2);
    assert_non_null(strstr(text, "<< /Nums [ 0 [ ] 2 [ ] ] >>"));
    assert_null(strstr(text, "/Limits"));
}

static void a_long_list_has_leaves(void **state)
{
    const char *text = tree_of(*state, NULL, 2 * BM_PDF_TREE_LEAF + 1);
    assert_non_null(strstr(text, "/Limits [ 0 126 ] /Nums [ 0 [ ] 2 [ ]"));
    assert_non_null(strstr(text, "/Limits [ 128 254 ] /Nums [ 128 [ ] 130 [ ]"));
    assert_non_null(strstr(text, "/Limits [ 256 256 ] /Nums [ 256 [ ] ]"));
    assert_non_null(strstr(text, "/Kids [ 6 0 R 7 0 R 8 0 R ]")); /* as qpdf numbers them */
    text = tree_of(*state, NULL, BM_PDF_TREE_LEAF);
    assert_null(strstr(text, "/Limits"));
}

static void names_are_strings(void **state)
{
    const char *text = tree_of(*state, bm_pdf_role_identifier, BM_PDF_TREE_LEAF + 1);
    assert_non_null(strstr(text, "/Limits [ (00000000) (0000007E) ] /Names [ (00000000) [ ]"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_short_list_is_one_object, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_long_list_has_leaves, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(names_are_strings, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
