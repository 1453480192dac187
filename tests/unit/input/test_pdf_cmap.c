/* Character maps. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

#include "input/pdf_cmap.h"

static void check(const bm_pdf_cmap *map, uint32_t code, const char *expected)
{
    bm_buf b = {0};
    const bool known = bm_pdf_cmap_put(map, code, &b);
    assert_int_equal(known, expected != NULL);
    pdf_case_equal(bm_str_n(b.ptr ? b.ptr : "", b.len), expected ? expected : "");
    bm_buf_free(&b);
}

static void characters_and_ranges_are_found(void **state)
{
    pdf_case *c = *state;
    const bm_pdf_cmap *map = bm_pdf_cmap_read(
        c->arena,
        bm_str_of("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                  "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                  "3 beginbfchar <0001> <0041> <0002><00660066> <0003> <D83DDE00> endbfchar\n"
                  "3 beginbfrange <0010> <0012> <1EA0> <0020><0022> [<0061> <00620063>]\n"
                  "<0030> <0031> <004E0041> <0040> <0050> 7 <0060> endbfrange\n"
                  "1 beginbfchar <0011> <0078> endbfchar endcmap end"));
    check(map, 1, "A");
    check(map, 2, "ff");
    check(map, 3, "😀");
    check(map, 0x10, "Ạ");
    check(map, 0x11, "x"); /* the later one */
    check(map, 0x12, "Ả");
    check(map, 0x13, NULL);
    check(map, 0x20, "a");
    check(map, 0x21, "bc");
    check(map, 0x22, NULL);
    check(map, 0x30, "NA");
    check(map, 0x31, "NB");
    check(map, 0, NULL);
    assert_int_equal(bm_pdf_cmap_code_bytes(map, bm_str_of("abc")), 2);
    assert_int_equal(bm_pdf_cmap_code_bytes(map, bm_str_of("a")), 0);
}

static void codes_may_differ_in_length(void **state)
{
    pdf_case *c = *state;
    const bm_pdf_cmap *map = bm_pdf_cmap_read(
        c->arena, bm_str_of("begincodespacerange <00> <7F> <8140> <FEFE> <80> endcodespacerange"));
    assert_int_equal(bm_pdf_cmap_code_bytes(map, bm_str_of("a")), 1);
    assert_int_equal(bm_pdf_cmap_code_bytes(map, bm_str_of("\x81\x50")), 2);
    assert_int_equal(bm_pdf_cmap_code_bytes(map, bm_str_of("\x81\x20")), 0);
}

static void a_hundred_thousand_ranges_over_all_codes_cost_little(void **state)
{
    pdf_case *c = *state;
    bm_buf b = {0};
    const clock_t begin = clock();
    bm_buf_add_cstr(&b, "beginbfrange ");
    for (int i = 0; i < 100000; i++)
        bm_buf_add_cstr(&b, "<0000> <FFFF> <0041>\n");
    const bm_pdf_cmap *map = bm_pdf_cmap_read(c->arena, bm_str_n(b.ptr, b.len));
    for (uint32_t code = 0; code < 65536; code++) {
        b.len = 0;
        assert_true(bm_pdf_cmap_put(map, code, &b));
    }
    bm_buf_free(&b);
    assert_true(clock() - begin < PDF_CASE_SECONDS * CLOCKS_PER_SEC);
}

static void damage_leaves_out_what_it_hits(void **state)
{
    pdf_case *c = *state;
    static const char *const cases[] = {"",
                                        "beginbfchar",
                                        "beginbfchar <01>",
                                        "beginbfrange <01> <02>",
                                        "beginbfrange <01> <02> [",
                                        "beginbfrange <02> <01> <0041>",
                                        "beginbfchar <0102030405> <0041>",
                                        "beginbfchar <> <0041>",
                                        "begincodespacerange <00>",
                                        "begincodespacerange <00> <0000>",
                                        "beginbfchar <01> <>",
                                        "beginbfchar /x <01",
                                        "beginbfrange <02> <01> [<0041>]"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bm_pdf_cmap *map = bm_pdf_cmap_read(c->arena, bm_str_of(cases[i]));
        check(map, 1, NULL);
        check(map, 2, NULL);
        assert_int_equal(bm_pdf_cmap_code_bytes(map, bm_str_of("\0\0")), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PDF_CASE_TEST(characters_and_ranges_are_found),
        PDF_CASE_TEST(codes_may_differ_in_length),
        PDF_CASE_TEST(a_hundred_thousand_ranges_over_all_codes_cost_little),
        PDF_CASE_TEST(damage_leaves_out_what_it_hits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
