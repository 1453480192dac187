/* A file opened, refused or repaired, and looked at in steps. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

static void no_pdf_is_told(void **state)
{
    pdf_case *c = *state;
    static const char *const cases[] = {"", "%PDF", "form: tt185-2019/mau-01\n", "PK\3\4"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        c->bytes.len = 0;
        bm_buf_add_cstr(&c->bytes, cases[i]);
        assert_null(pdf_case_read(c));
        pdf_case_reported(c, "V001");
    }
}

static void a_file_that_is_too_large_is_not_looked_at(void **state)
{
    pdf_case *c = *state;
    char *bytes = calloc(BM_LIMIT_PDF_BYTES + 1, 1);
    assert_non_null(bytes);
    memcpy(bytes, "%PDF-1.7", 8);
    c->source = (bm_source){.name = "thu.pdf", .bytes = bytes, .len = BM_LIMIT_PDF_BYTES + 1};
    assert_null(bm_pdf_read(c->arena, &c->source, c->ds));
    pdf_case_reported(c, "V006");
    free(bytes);
}

static void damage_is_repaired_or_told(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "BT/F 9 Tf(x)Tj ET",
                  "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>");
    const size_t end = c->bytes.len;
    pdf_case_table(c, "/Root 1 0 R");
    const size_t whole = c->bytes.len;
    assert_non_null(pdf_case_read(c));
    pdf_case_reported(c, "");
    assert_false(c->read->repaired);

    memcpy(c->bytes.ptr + end, "yref", 4); /* the table is not found, the trailer is */
    assert_non_null(pdf_case_read(c));
    pdf_case_reported(c, "V002");
    assert_true(c->read->repaired);
    assert_int_equal(c->read->n_pages, 1);
    pdf_case_equal(c->read->pages[0].text, "x");

    c->bytes.len = end; /* nothing that says where the catalogue is */
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V003");
    c->bytes.len = whole / 2;
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V003");
}

static void a_warning_is_an_error_when_the_caller_is_strict(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_table(c, "/Root 1 0 R");
    memcpy(strstr(c->bytes.ptr, "xref\n"), "yref", 4);
    bm_diags_set_strict(c->ds, true);
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V002");
}

static void values_are_reached_in_steps(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 6, "<</A[1 /B#20C (d)]/E 4 0 R/G -7>>");
    pdf_case_table(c, "/Root 1 0 R/T 6 0 R");
    c->source = (bm_source){.name = "thu.pdf", .bytes = c->bytes.ptr, .len = c->bytes.len};
    bm_pdf_file f;
    assert_int_equal(bm_pdf_file_open(&f, &c->source, c->ds), 0);
    const size_t mark = bm_pdf_file_mark(&f);
    qpdf_oh t = bm_pdf_file_key(&f, bm_pdf_file_trailer(&f), "/T"),
            a = bm_pdf_file_key(&f, t, "/A");
    assert_int_equal(bm_pdf_file_id(&f, t), 6);
    assert_int_equal(bm_pdf_file_id(&f, a), 0);
    assert_int_equal(bm_pdf_file_count(&f, a), 3);
    assert_int_equal(bm_pdf_file_count(&f, t), 0);
    assert_int_equal(bm_pdf_file_integer(&f, bm_pdf_file_item(&f, a, 0), 9), 1);
    assert_int_equal(bm_pdf_file_integer(&f, a, 9), 9);
    assert_int_equal(bm_pdf_file_integer(&f, bm_pdf_file_key(&f, t, "/G"), 9), -7);
    pdf_case_equal(bm_pdf_file_name(&f, c->arena, bm_pdf_file_item(&f, a, 1)), "B C");
    pdf_case_equal(bm_pdf_file_text(&f, c->arena, bm_pdf_file_item(&f, a, 2)), "d");
    assert_true(bm_pdf_file_is_null(&f, bm_pdf_file_item(&f, a, 3)));
    assert_true(bm_pdf_file_is_null(&f, bm_pdf_file_item(&f, a, -1)));
    assert_true(bm_pdf_file_is_null(&f, bm_pdf_file_key(&f, a, "/A")));
    assert_true(bm_pdf_file_is_null(&f, bm_pdf_file_key(&f, f.null, "/A")));
    assert_true(bm_pdf_file_is_dict(&f, bm_pdf_file_key(&f, t, "/E")));
    assert_int_equal(
        bm_pdf_file_integer(&f, bm_pdf_file_key(&f, bm_pdf_file_key(&f, t, "/E"), "/Length"), 9),
        0);
    bm_pdf_file_rewind(&f, mark);
    assert_int_equal(bm_pdf_file_mark(&f), mark);
    assert_false(f.repaired);
    bm_pdf_file_close(&f);
}

static void data_is_decoded_through_the_filters_that_are_known(void **state)
{
    pdf_case *c = *state;
    static const struct {
        const char *entries, *data, *expected; /* NULL = refused */
    } cases[] = {
        {"", "abc", "abc"},
        {"/Filter/ASCIIHexDecode", "616263>", "abc"},
        {"/Filter[/AHx/ASCIIHexDecode]/DecodeParms[null null]", "36313632>", "ab"},
        {"/Filter[]", "abc", "abc"},
        {"/Filter/A85", "87cURDZ~>", "Hello"},
        {"/Filter/DCTDecode", "abc", NULL},
        {"/Filter[/AHx/DCTDecode]", "6162>", NULL},
        {"/Filter[/AHx/AHx/AHx/AHx/AHx]", "6162>", NULL},
        {"/Filter/FlateDecode", "abc", NULL},
    };
    const int n = sizeof cases / sizeof *cases;
    pdf_case_page(c, "", "<<>>");
    for (int i = 0; i < n; i++)
        pdf_case_stream(c, 10 + i, cases[i].entries, cases[i].data);
    pdf_case_object(c, 30, "[10 0 R 11 0 R 12 0 R 13 0 R 14 0 R 15 0 R 16 0 R 17 0 R 18 0 R]");
    pdf_case_table(c, "/Root 1 0 R/T 30 0 R");
    c->source = (bm_source){.name = "thu.pdf", .bytes = c->bytes.ptr, .len = c->bytes.len};
    bm_pdf_file f;
    assert_int_equal(bm_pdf_file_open(&f, &c->source, c->ds), 0);
    qpdf_oh list = bm_pdf_file_key(&f, bm_pdf_file_trailer(&f), "/T");
    for (int i = 0; i < n; i++) {
        bm_buf b = {0};
        const char *expected = cases[i].expected;
        assert_int_equal(bm_pdf_file_data(&f, bm_pdf_file_item(&f, list, i), 100, &b),
                         expected ? 0 : -1);
        pdf_case_equal(bm_str_n(b.ptr ? b.ptr : "", b.len), expected ? expected : "");
        b.len = 0;
        if (expected)
            assert_int_equal(bm_pdf_file_data(&f, bm_pdf_file_item(&f, list, i), 1, &b), -1);
        assert_in_range(b.len, 0, 1);
        bm_buf_free(&b);
    }
    assert_int_equal(bm_pdf_file_data(&f, list, 100, &(bm_buf){0}), -1);
    bm_pdf_file_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PDF_CASE_TEST(no_pdf_is_told),
        PDF_CASE_TEST(a_file_that_is_too_large_is_not_looked_at),
        PDF_CASE_TEST(damage_is_repaired_or_told),
        PDF_CASE_TEST(a_warning_is_an_error_when_the_caller_is_strict),
        PDF_CASE_TEST(values_are_reached_in_steps),
        PDF_CASE_TEST(data_is_decoded_through_the_filters_that_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
