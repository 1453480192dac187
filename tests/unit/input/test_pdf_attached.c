/* Attached files. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

/* A file with these entries of the catalogue, and the attachments 10 to 13: streams 20 to 23. */
static void read_with(void **state, const char *catalog)
{
    pdf_case_tear_down(state);
    pdf_case_set_up(state);
    pdf_case *c = *state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "<</Type/Catalog/Pages 2 0 R");
    bm_buf_add_cstr(&b, catalog);
    bm_buf_add_cstr(&b, ">>");
    bm_buf_add_byte(&b, 0);
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 1, b.ptr);
    bm_buf_free(&b);
    pdf_case_object(c, 10,
                    "<</Type/Filespec/F(data.xml)/UF<FEFF0064006F006E002E0078006D006C>/"
                    "AFRelationship/Source/EF<</F 20 0 R/UF 20 0 R>>>>");
    pdf_case_object(c, 11, "<</F(b.txt)/EF<</F 21 0 R>>>>");
    pdf_case_object(c, 12, "<</AFRelationship/Data/EF<</UF 22 0 R>>>>");
    pdf_case_object(c, 13, "<</F(d.bin)/EF<</F 23 0 R>>>>");
    pdf_case_stream(c, 20, "/Type/EmbeddedFile/Params<</Size 3>>", "<a>");
    pdf_case_flate(c, 21, "/Filter/FlateDecode", bm_str_of("bbb"));
    pdf_case_stream(c, 22, "", "");
    pdf_case_stream(c, 23, "/Filter/FlateDecode", "no zlib");
    pdf_case_object(c, 30, "<</Limits[(a)(a)]/Names[(a) 10 0 R]>>");
    pdf_case_object(c, 31, "<</Limits[(b)(d)]/Names[(b) 11 0 R (c) 12 0 R (d) 13 0 R (e)]>>");
    pdf_case_object(c, 32, "<</Kids[32 0 R 33 0 R]/Names[(x) 10 0 R]>>");
    pdf_case_object(c, 33, "<</Kids[32 0 R 33 0 R]>>");
    pdf_case_table(c, "/Root 1 0 R");
}

static void check(void **state, const char *catalog, const char *expected)
{
    read_with(state, catalog);
    pdf_case *c = *state;
    bm_buf b = {0};
    assert_non_null(pdf_case_read(c));
    for (size_t i = 0; i < c->read->n_attachments; i++) {
        const bm_pdf_read_attachment *p = &c->read->attachments[i];
        bm_buf_add_cstr(&b, i ? "; " : "");
        bm_buf_add_str(&b, p->name);
        bm_buf_add_cstr(&b, " ");
        bm_buf_add_str(&b, p->relationship);
        bm_buf_add_cstr(&b, " ");
        bm_buf_add_str(&b, p->bytes);
        bm_buf_add_cstr(&b, p->damaged ? " !" : "");
    }
    pdf_case_equal(bm_str_n(b.ptr ? b.ptr : "", b.len), expected);
    bm_buf_free(&b);
}

static void attachments_are_found_where_the_file_names_them(void **state)
{
    check(state, "", "");
    check(state, "/AF[10 0 R]", "don.xml Source <a>");
    check(state, "/Names<</EmbeddedFiles 30 0 R>>", "don.xml Source <a>");
    check(state, "/Names<</EmbeddedFiles<</Kids[30 0 R 31 0 R]>>>>",
          "don.xml Source <a>; b.txt  bbb; c Data ; d.bin   !");
    check(state, "/AF[11 0 R 10 0 R 11 0 R]/Names<</EmbeddedFiles<</Kids[30 0 R 31 0 R]>>>>",
          "b.txt  bbb; don.xml Source <a>; c Data ; d.bin   !");
}

static void what_is_no_attachment_is_passed_over(void **state)
{
    check(state, "/AF 10 0 R/Names 3", "");
    check(state, "/AF[1 (a) null 20 0 R 99 0 R<</EF 3>><</EF<</F 3 0 R>>>>]", "   !");
    check(state, "/Names<</EmbeddedFiles<</Names 5/Kids(x)>>>>", "");
}

static void a_name_tree_that_goes_round_is_refused(void **state)
{
    read_with(state, "/Names<</EmbeddedFiles 33 0 R>>");
    pdf_case *c = *state;
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V007");
}

static void more_attachments_than_anyone_has_are_refused(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 1, "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 6 0 R>>>>");
    pdf_case_begin(c, 6);
    bm_buf_add_cstr(&c->bytes, "<</Names[");
    for (int i = 0; i <= BM_LIMIT_PDF_ATTACHMENTS; i++)
        bm_buf_add_cstr(&c->bytes, "(a)<</F(a)/EF<</F(x)>>>>");
    bm_buf_add_cstr(&c->bytes, "]>>endobj ");
    pdf_case_table(c, "/Root 1 0 R");
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V007");
}

static void a_million_names_are_refused(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 1, "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 6 0 R>>>>");
    pdf_case_begin(c, 6);
    bm_buf_add_cstr(&c->bytes, "<</Names[");
    for (int i = 0; i < 1000000; i++)
        bm_buf_add_cstr(&c->bytes, "(a)9 ");
    bm_buf_add_cstr(&c->bytes, "]>>endobj ");
    pdf_case_table(c, "/Root 1 0 R");
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V007");
}

static void an_attachment_that_is_too_long_is_told(void **state)
{
    pdf_case *c = *state;
    char *bytes = calloc(BM_LIMIT_INPUT_BYTES + 1, 1);
    assert_non_null(bytes);
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 1, "<</Type/Catalog/Pages 2 0 R/AF[10 0 R 11 0 R]>>");
    pdf_case_object(c, 10, "<</F(a)/EF<</F 12 0 R>>>>");
    pdf_case_object(c, 11, "<</F(b)/EF<</F 13 0 R>>>>");
    pdf_case_flate(c, 12, "/Filter/FlateDecode", bm_str_n(bytes, BM_LIMIT_INPUT_BYTES));
    pdf_case_flate(c, 13, "/Filter/FlateDecode", bm_str_n(bytes, BM_LIMIT_INPUT_BYTES + 1));
    pdf_case_table(c, "/Root 1 0 R");
    free(bytes);
    assert_non_null(pdf_case_read(c));
    assert_int_equal(c->read->n_attachments, 2);
    assert_int_equal(c->read->attachments[0].bytes.len, BM_LIMIT_INPUT_BYTES);
    assert_false(c->read->attachments[0].damaged);
    assert_int_equal(c->read->attachments[1].bytes.len, 0);
    assert_true(c->read->attachments[1].damaged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PDF_CASE_TEST(attachments_are_found_where_the_file_names_them),
        PDF_CASE_TEST(what_is_no_attachment_is_passed_over),
        PDF_CASE_TEST(a_name_tree_that_goes_round_is_refused),
        PDF_CASE_TEST(more_attachments_than_anyone_has_are_refused),
        PDF_CASE_TEST(a_million_names_are_refused),
        PDF_CASE_TEST(an_attachment_that_is_too_long_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
