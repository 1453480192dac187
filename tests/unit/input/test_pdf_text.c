/* The text of pages. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

#define FONTS                                                                           \
    "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>" \
    "/G<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 9 0 R>>>>"
#define RESOURCES                                           \
    "<<" FONTS "/XObject<</X 6 0 R/Y 7 0 R/I 8 0 R/E 10 0 " \
    "R>>/Properties<</P<</ActualText(thay)>>/Q<</MCID 1>>>>>>"

static void check(void **state, const char *content, const char *expected, bool partial)
{
    pdf_case_tear_down(state);
    pdf_case_set_up(state);
    pdf_case *c = *state;
    pdf_case_page(c, content, RESOURCES);
    pdf_case_stream(c, 6, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 0 50]",
                    "q BT/F 9 Tf(form)Tj ET Q Q EMC");
    pdf_case_stream(c, 7, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>",
                    "BT/F 9 Tf(x)Tj ET");
    pdf_case_stream(
        c, 8,
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        "x");
    pdf_case_stream(c, 10, "/Type/XObject/Subtype/Form/Filter/FlateDecode", "");
    pdf_case_stream(c, 9, "", "beginbfchar <0001> <1EBF> <0002> <0302> <0003> <0301> endbfchar");
    pdf_case_table(c, "/Root 1 0 R");
    assert_non_null(pdf_case_read(c));
    pdf_case_reported(c, "");
    assert_int_equal(c->read->n_pages, 1);
    pdf_case_equal(c->read->pages[0].text, expected);
    assert_int_equal(c->read->pages[0].partial, partial);
}

static void text_is_read_in_the_order_of_the_content(void **state)
{
    check(state, "", "", false);
    check(state, "BT/F 9 Tf(a)Tj(b)Tj ET", "ab", false);
    check(state, "BT/F 9 Tf 0 50 Td(a)Tj 0 -10 Td(b)Tj 20 0 Td(c)Tj ET", "a\nb c", false);
    check(state, "BT/F 9 Tf 1 0 0 1 5 50 Tm(a)Tj 1 0 0 1 5 20 Tm(b)Tj ET", "a\nb", false);
    check(state, "BT/F 9 Tf 12 TL 0 90 Td(a)Tj T*(b)Tj(c)' 1 2(d)\" 0 -5 TD(e)Tj T*(f)Tj ET",
          "a\nb\nc\nd\ne\nf", false);
    check(state, "BT/F 9 Tf[(a)-100(b)-300(c)50(d)]TJ ET", "ab cd", false);
    check(state, "BT/F 9 Tf(a )Tj 5 0 Td(b)Tj 5 0 Td( c)Tj ET", "a b c", false);
    check(state, "q 1 0 0 1 0 50 cm BT/F 9 Tf(a)Tj ET Q q 1 0 0 1 0 20 cm BT/F 9 Tf(b)Tj ET Q",
          "a\nb", false);
    check(state, "BT/G 9 Tf<0001>Tj/F 9 Tf(x)Tj q/G 9 Tf<0001>Tj Q(y)Tj ET", "ếxếy", false);
    check(state, "BT/F 9 Tf(\\(\\141\\))Tj ET", "(a)", false);
}

static void a_mark_that_is_moved_to_joins_its_letter(void **state)
{
    check(state, "BT/F 9 Tf(e)Tj/G 9 Tf 3 0 Td<0002>Tj 0 2 Td<0003>Tj ET", "ế", false);
}

static void artifacts_are_left_out_and_actual_text_replaces(void **state)
{
    check(state, "BT/F 9 Tf(a)Tj/Artifact BMC(b)Tj EMC(c)Tj ET", "ac", false);
    check(
        state,
        "BT/F 9 Tf/Artifact<</Type/Pagination>>BDC(b)Tj/P<</MCID 0>>BDC(c)Tj EMC(d)Tj EMC(e)Tj ET",
        "e", false);
    check(state, "BT/F 9 Tf/Span<</ActualText<FEFF2611>>>BDC(b)Tj EMC(c)Tj ET", "☑c", false);
    check(state,
          "BT/F 9 Tf/Span<</Lang(vi)/ActualText(x)/E[1]>>BDC(b)Tj/S BMC(z)Tj EMC EMC(c)Tj ET", "xc",
          false);
    check(state, "BT/F 9 Tf/Span<</ActualText()>>BDC(b)Tj EMC(c)Tj ET", "c", false);
    check(state, "BT/F 9 Tf/Span<</A<</ActualText(x)>>>>BDC(b)Tj EMC ET", "b", false);
    check(state, "BT/F 9 Tf/Span/P BDC(b)Tj EMC/Span/Q BDC(c)Tj EMC/Span/None BDC(d)Tj EMC ET",
          "thaycd", false);
    check(state, "BT/F 9 Tf EMC EMC/P BMC(a)Tj EMC EMC(b)Tj ET", "ab", false);
}

static void forms_are_read_where_they_are_drawn(void **state)
{
    check(state, "BT/F 9 Tf 0 50 Td(a)Tj ET/X Do BT 0 20 Td(b)Tj ET/I Do", "a form\nb", false);
    check(state, "/Artifact BMC/X Do EMC/Span<</ActualText(y)>>BDC/X Do EMC", "y", false);
    check(state, "/Y Do", "", true); /* its font is not in its own resources */
    check(state, "/None Do", "", false);
    check(state, "/E Do", "", false);
}

static void what_cannot_be_read_is_told(void **state)
{
    check(state, "BT(a)Tj ET", "", true);
    check(state, "BT/None 9 Tf(a)Tj ET", "", true);
    check(state, "BT/G 9 Tf<0009>Tj ET", "\xEF\xBF\xBD", true);
    check(state, "BT/F 9 Tf(a)Tj) } >> (b", "a", false);
    check(state, "BT Tf Td Tm cm Do BDC EMC Q Tj TJ ' \" ET 1 2 3 /F Tf (a) (b) 9 Tf ET", "",
          false);
    check(state, "BT/F 9 Tf BI/W 9/H 9 ID (EIx)\xFFTj EMC\nEI (a)Tj ET", "a", false);
    check(state, "BT/F 9 Tf(a)Tj BI ID ", "a", false);
}

static void text_that_nobody_sees_is_left_out(void **state)
{
    check(state, "BT/F 9 Tf(a)Tj 3 Tr(b)Tj 0 Tr(c)Tj 7 Tr(d)Tj 5 Tr(e)Tj ET", "ace", false);
    check(state, "BT/F 9 Tf(a)Tj 200 0 Td(b)Tj -200 200 Td(c)Tj 0 -300 Td(d)Tj 0 120 Td(e)Tj ET",
          "a\ne", false);
    check(state, "q 1 0 0 1 0 100 cm BT/F 9 Tf(a)Tj ET Q BT/F 9 Tf(b)Tj ET", "b", false);
    check(state, "BT/F 0 Tf(a)Tj/F 1 Tf(b)Tj .1 0 0 .1 0 0 Tm(c)Tj 9 0 0 9 0 0 Tm(d)Tj ET", "b d",
          false);
    check(state, "q 1 g BT/F 9 Tf(a)Tj ET Q BT/F 9 Tf(b)Tj 1 1 1 rg(c)Tj .5 g(d)Tj ET", "bd",
          false);
    check(state, "0 0 0 0 k BT/F 9 Tf(a)Tj 1 Tr(b)Tj 0 Tr 0 0 0 1 k(c)Tj ET", "bc", false);
}

/* Is something over the text? */
static void check_covered(void **state, const char *content, bool covered)
{
    check(state, content, "a", false);
    assert_int_equal(((pdf_case *)*state)->read->pages[0].covered, covered);
}

static void what_may_cover_text_is_told(void **state)
{
#define A "BT/F 9 Tf(a)Tj ET "
    check_covered(state, A "0 0 9 9 re f", false);
    check_covered(state, "1 g 0 0 99 99 re f 0 g " A, false); /* a white page below */
    check_covered(state, A "1 g 0 0 9 9 re f", true);
    check_covered(state, A "q 1 1 1 rg 0 0 9 9 re f* Q", true);
    check_covered(state, A "q 1 1 1 rg 0 0 9 9 re n Q 0 0 9 9 re f", false);
    check_covered(state, A "/I Do", true);
    check_covered(state, A "BI/W 1/H 1 ID x EI", true);
    check_covered(state, A "/OC/Q BDC EMC", true);
    check_covered(state, A "/P/Q BDC EMC", false);
}

static void parts_of_a_page_and_resources_of_its_parents_are_found(void **state)
{
    pdf_case *c = *state;
    pdf_case_object(c, 1, PDF_CASE_CATALOG);
    pdf_case_object(c, 2,
                    "<</Type/Pages/Kids[3 0 R 10 0 R 1 0 R]/Count 2/Resources<<" FONTS ">>>>");
    pdf_case_object(c, 3, "<</Type/Page/Contents[4 0 R 5 0 R 99 0 R]>>");
    pdf_case_stream(c, 4, "", "BT/F 9 Tf(a)Tj/Artifact");
    pdf_case_stream(c, 5, "", "BMC(b)Tj EMC(c)Tj ET");
    pdf_case_stream(c, 9, "", "");
    pdf_case_object(c, 10, "<</Type/Pages/Kids[11 0 R]>>");
    pdf_case_object(c, 11, "<</Type/Page/Contents 12 0 R>>");
    pdf_case_stream(c, 12, "", "BT/F 9 Tf(d)Tj ET");
    pdf_case_table(c, "/Root 1 0 R");
    assert_non_null(pdf_case_read(c));
    assert_int_equal(c->read->n_pages, 3);
    pdf_case_equal(c->read->pages[0].text, "ac");
    assert_true(c->read->pages[0].partial); /* a part is missing */
    pdf_case_equal(c->read->pages[1].text, "d");
    pdf_case_equal(c->read->pages[2].text, "");
}

/* A form that draws the next one twice, 40 times over. */
static void forms_that_double_end(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "/X Do", "<</XObject<</X 10 0 R>>>>");
    for (int i = 10; i < 50; i++) {
        char entries[120];
        snprintf(entries, sizeof entries, "/Subtype/Form/Resources<</XObject<</X %d 0 R>>>>",
                 i < 49 ? i + 1 : 10);
        pdf_case_stream(c, i, entries, "/X Do /X Do");
    }
    pdf_case_table(c, "/Root 1 0 R");
    assert_non_null(pdf_case_read(c));
    assert_true(c->read->pages[0].partial);
}

static void two_thousand_pages_of_one_huge_content_end(void **state)
{
    pdf_case *c = *state;
    bm_buf kids = {0}, content = {0};
    pdf_case_object(c, 1, PDF_CASE_CATALOG);
    bm_buf_add_cstr(&kids, "<</Type/Pages/Count 2000/Resources<<" FONTS ">>/Kids[");
    for (int i = 0; i < 2000; i++)
        bm_buf_add_cstr(&kids, "3 0 R ");
    bm_buf_add_cstr(&kids, "]>>");
    bm_buf_add_byte(&kids, 0);
    pdf_case_object(c, 2, kids.ptr);
    pdf_case_object(c, 3, "<</Type/Page/Contents 4 0 R>>");
    bm_buf_add_cstr(&content, "BT/F 9 Tf ");
    for (int i = 0; i < 500000; i++)
        bm_buf_add_cstr(&content, "(abcdefgh)Tj\n");
    pdf_case_flate(c, 4, "/Filter/FlateDecode", bm_str_n(content.ptr, content.len));
    pdf_case_stream(c, 9, "", "");
    pdf_case_table(c, "/Root 1 0 R");
    bm_buf_free(&kids);
    bm_buf_free(&content);
    assert_non_null(pdf_case_read(c));
    assert_int_equal(c->read->n_pages, 2000);
    assert_false(c->read->pages[0].partial);
    assert_int_equal(c->read->pages[0].text.len, 4000000);
    assert_true(c->read->pages[1999].partial);
}

static void a_code_of_a_thousand_characters_is_bounded(void **state)
{
    pdf_case *c = *state;
    bm_buf map = {0}, content = {0};
    pdf_case_page(c, "", "<<" FONTS "/XObject<<>>>>");
    bm_buf_add_cstr(&map, "beginbfchar <0001> <");
    for (int i = 0; i < 256; i++)
        bm_buf_add_cstr(&map, "1EBF");
    bm_buf_add_cstr(&map, "> endbfchar");
    pdf_case_flate(c, 9, "/Filter/FlateDecode", bm_str_n(map.ptr, map.len));
    bm_buf_add_cstr(&content, "BT/G 9 Tf <");
    for (int i = 0; i < 2000000; i++)
        bm_buf_add_cstr(&content, "0001");
    bm_buf_add_cstr(&content, ">Tj ET");
    pdf_case_flate(c, 4, "/Filter/FlateDecode", bm_str_n(content.ptr, content.len));
    pdf_case_table(c, "/Root 1 0 R");
    bm_buf_free(&map);
    bm_buf_free(&content);
    assert_non_null(pdf_case_read(c));
    assert_true(c->read->pages[0].partial);
}

static void a_page_tree_that_goes_round_is_refused(void **state)
{
    pdf_case *c = *state;
    pdf_case_object(c, 1, PDF_CASE_CATALOG);
    pdf_case_object(c, 2, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>");
    pdf_case_table(c, "/Root 1 0 R");
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V007");
}

static void more_pages_than_a_document_has_are_refused(void **state)
{
    pdf_case *c = *state;
    bm_buf kids = {0};
    pdf_case_object(c, 1, PDF_CASE_CATALOG);
    bm_buf_add_cstr(&kids, "<</Type/Pages/Count 4001/Kids[");
    for (int i = 0; i <= BM_LIMIT_PDF_PAGES; i++)
        bm_buf_add_cstr(&kids, "3 0 R ");
    bm_buf_add_cstr(&kids, "]>>");
    bm_buf_add_byte(&kids, 0);
    pdf_case_object(c, 2, kids.ptr);
    pdf_case_object(c, 3, "<</Type/Page>>");
    pdf_case_table(c, "/Root 1 0 R");
    bm_buf_free(&kids);
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V008");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PDF_CASE_TEST(text_is_read_in_the_order_of_the_content),
        PDF_CASE_TEST(a_mark_that_is_moved_to_joins_its_letter),
        PDF_CASE_TEST(artifacts_are_left_out_and_actual_text_replaces),
        PDF_CASE_TEST(forms_are_read_where_they_are_drawn),
        PDF_CASE_TEST(what_cannot_be_read_is_told),
        PDF_CASE_TEST(text_that_nobody_sees_is_left_out),
        PDF_CASE_TEST(what_may_cover_text_is_told),
        PDF_CASE_TEST(parts_of_a_page_and_resources_of_its_parents_are_found),
        PDF_CASE_TEST(forms_that_double_end),
        PDF_CASE_TEST(two_thousand_pages_of_one_huge_content_end),
        PDF_CASE_TEST(a_code_of_a_thousand_characters_is_bounded),
        PDF_CASE_TEST(a_page_tree_that_goes_round_is_refused),
        PDF_CASE_TEST(more_pages_than_a_document_has_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
