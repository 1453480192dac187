/* Files made to take all memory or time, or to end the process, are refused before libqpdf has them; ordinary ones are not.
 * SPDX-License-Identifier: MIT */
#include "pdf_case.h"

#include "input/pdf_guard.h"

static void put(pdf_case *c, const char *text, int times)
{
    for (int i = 0; i < times; i++)
        bm_buf_add_cstr(&c->bytes, text);
}

static void refused(pdf_case *c)
{
    assert_null(pdf_case_read(c));
    pdf_case_reported(c, "V007");
}

/* A file with a page, and object 10 in the object stream 6, which has these entries and bytes. */
static void file_with_objects(pdf_case *c, const char *entries, bm_str body, bool flate)
{
    pdf_case_page(c, "", "<<>>");
    if (flate)
        pdf_case_flate(c, 6, entries, body);
    else
        pdf_case_stream_n(c, 6, entries, body);
    c->in[10] = 6;
    c->last = 10;
    pdf_case_table_stream(c, 11, "/Root 1 0 R");
}

static void object_streams_of_today_are_read(void **state)
{
    static const char *const entries[] = {
        "/Type/ObjStm/N 1/First 5/Filter/FlateDecode",
        "/Type /ObjStm /N 1 /First 5 /Filter [ /FlateDecode ] /DecodeParms [ null ]",
        "/Type/ObjStm/N 1/First 5/Filter/FlateDecode/DecodeParms<</Predictor 1>>/Extends 9 0 R",
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        pdf_case_tear_down(state);
        pdf_case_set_up(state);
        pdf_case *c = *state;
        file_with_objects(c, entries[i], bm_str_of("10 0 (x)"), true);
        assert_non_null(pdf_case_read(c));
        pdf_case_reported(c, "");
    }
}

static void unusual_object_streams_are_refused(void **state)
{
    static const char *const entries[] = {
        "/N 1/First 5/Filter/LZWDecode",
        "/N 1/First 5/Filter/RunLengthDecode",
        "/N 1/First 5/Filter[/FlateDecode/FlateDecode]",
        "/N 1/First 5/Filter 9 0 R",
        "/#4E 1/F#69rst 5/Fi#6cter/LZW",
        "/N 1/First 5/Filter/FlateDecode/Filter/LZWDecode",
        "/N 1/First 5/Filter/FlateDecode/DecodeParms 9 0 R",
        "/N 1/First 5/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>",
        "/N 1/First 5/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 9 0 R>>",
        "/N 9 0 R/First 5/Filter/FlateDecode",
        "/N 1/First 9 0 R/Filter/FlateDecode",
        "/N 1/First 5/A(%)/Filter%/FlateDecode\n/LZWDecode",
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        pdf_case_tear_down(state);
        pdf_case_set_up(state);
        pdf_case *c = *state;
        file_with_objects(c, entries[i], bm_str_of("10 0 (x)"), true);
        refused(c);
    }
}

static void an_object_stream_of_gigabytes_is_refused(void **state)
{
    pdf_case *c = *state;
    const size_t n = BM_LIMIT_PDF_INFLATED_BYTES + 1000;
    char *zeros = calloc(n, 1);
    assert_non_null(zeros);
    memcpy(zeros, "10 0 ", 5);
    file_with_objects(c, "/Type/ObjStm/N 1/First 5/Filter/FlateDecode", bm_str_n(zeros, n), true);
    free(zeros);
    refused(c);
}

static void an_object_of_millions_of_words_is_refused(void **state)
{
    pdf_case *c = *state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "10 0 [");
    for (int i = 0; i < BM_LIMIT_PDF_TOKENS; i++)
        bm_buf_add_cstr(&b, "0 ");
    bm_buf_add_cstr(&b, "]");
    file_with_objects(c, "/Type/ObjStm/N 1/First 5/Filter/FlateDecode", bm_str_n(b.ptr, b.len),
                      true);
    bm_buf_free(&b);
    refused(c);
}

static void a_thousand_objects_in_one_place_are_refused(void **state)
{
    pdf_case *c = *state;
    bm_buf b = {0};
    char entries[100];
    for (int i = 0; i < 1000; i++) {
        bm_buf_add_int(&b, 10 + i);
        bm_buf_add_cstr(&b, " 0 ");
    }
    snprintf(entries, sizeof entries, "/Type/ObjStm/N 1000/First %zu/Filter/FlateDecode", b.len);
    bm_buf_add_cstr(&b, "[");
    for (int i = 0; i < 1000; i++)
        bm_buf_add_cstr(&b, "0 ");
    bm_buf_add_cstr(&b, "]");
    file_with_objects(c, entries, bm_str_n(b.ptr, b.len), true);
    bm_buf_free(&b);
    refused(c);
}

static void objects_inside_of_each_other_are_refused(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    for (int i = 10; i < 20000; i++) {
        pdf_case_begin(c, i);
        bm_buf_add_cstr(&c->bytes, "(");
    }
    pdf_case_table(c, "/Root 1 0 R");
    refused(c);
}

static void a_trailer_in_a_trailer_is_refused(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    put(c, "\ntrailer<</A(\n", 100000);
    refused(c);
}

static void a_long_chain_of_lengths_is_refused(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    for (int i = 10; i < 50000; i++) {
        pdf_case_begin(c, i);
        bm_buf_add_cstr(&c->bytes, "<</Length ");
        bm_buf_add_int(&c->bytes, i + 1);
        bm_buf_add_cstr(&c->bytes, " 0 R>>stream\nx\nendstream\nendobj\n");
    }
    pdf_case_object(c, 50000, "1");
    pdf_case_object(c, 1, "<</Type/Catalog/Pages 2 0 R/AF 10 0 R>>");
    pdf_case_table(c, "/Root 1 0 R");
    refused(c);
}

static void lengths_that_are_objects_are_ordinary(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    for (int i = 10; i < 5000; i += 2) {
        char body[80];
        snprintf(body, sizeof body, "<</Length %d 0 R>>stream\nx\nendstream", i + 1);
        pdf_case_object(c, i, body);
        pdf_case_object(c, i + 1, "1");
    }
    pdf_case_table(c, "/Root 1 0 R");
    assert_non_null(pdf_case_read(c));
    pdf_case_reported(c, "");
}

/* A table of objects whose rows inflate to ${n} bytes. */
static void file_with_table(pdf_case *c, const char *entries, size_t n)
{
    char *rows = calloc(n, 1);
    assert_non_null(rows);
    pdf_case_page(c, "", "<<>>");
    const size_t at = c->bytes.len;
    if (strstr(entries, "Flate"))
        pdf_case_flate(c, 6, entries, bm_str_n(rows, n));
    else
        pdf_case_stream_n(c, 6, entries, bm_str_n(rows, n));
    pdf_case_tail(c, at);
    free(rows);
}

static void tables_of_millions_of_rows_are_refused(void **state)
{
    static const struct {
        const char *entries;
        size_t n;
    } cases[] = {
        {"/Type/XRef/W[1 1 1]/Size 9/Root 1 0 R/Filter/FlateDecode", 3 * BM_LIMIT_PDF_OBJECTS + 3},
        {"/Type/XRef/W[0 0 0]/Size 9/Root 1 0 R/Filter/FlateDecode", 8},
        {"/Type/XRef/W 9 0 R/Size 9/Root 1 0 R/Filter/FlateDecode", 8},
        {"/Type/XRef/W[1 100000000 1]/Size 9/Root 1 0 R/Filter/FlateDecode", 8},
        {"/Type/XRef/W[1 1 1]/Size 9/Root 1 0 R/Filter/LZWDecode", 8},
        {"/Type/XRef/W[1 1 1]/Size 9/Root 1 0 R", 3 * BM_LIMIT_PDF_OBJECTS + 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pdf_case_tear_down(state);
        pdf_case_set_up(state);
        pdf_case *c = *state;
        file_with_table(c, cases[i].entries, cases[i].n);
        refused(c);
    }
}

static void a_table_read_again_and_again_is_refused(void **state)
{
    pdf_case *c = *state;
    file_with_table(c, "/Type/XRef/W[1 1 1]/Size 9/Root 1 0 R/Filter/FlateDecode", 3 * 400000);
    put(c, "xref\n0 0\ntrailer<</Size 9/XRefStm 400>>\n", 20);
    refused(c);
}

static void unencrypted_bytes_cannot_hide_behind_an_encryption(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_flate(c, 6, "/Type/ObjStm/N 1/First 5/Filter/FlateDecode",
                   bm_str_of("10 0 <</Filter/Standard/V 1/R 2>>"));
    c->in[10] = 6;
    c->last = 10;
    pdf_case_table_stream(c, 11, "/Root 1 0 R/Encrypt 10 0 R");
    refused(c);
}

static void broken_objects_are_hidden(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    /* to libqpdf a stream of objects, to others perhaps not */
    const size_t at = c->bytes.len;
    pdf_case_flate(c, 6, "/A)/N 1/First 5/Filter/LZWDecode", bm_str_of("10 0 (x)"));
    c->in[10] = 6;
    c->last = 10;
    pdf_case_table_stream(c, 11, "/Root 1 0 R");
    bm_pdf_guard g;
    assert_true(bm_pdf_guard_scan(&g, c->arena, bm_str_n(c->bytes.ptr, c->bytes.len)));
    assert_int_equal(g.n_broken, 1);
    assert_int_equal(g.broken[0], at + strlen("6 0 "));
    assert_int_equal(g.n_streams, 0);
}

static void words_in_the_data_of_streams_do_no_harm(void **state)
{
    pdf_case *c = *state;
    pdf_case_page(c, "(/Size /First ) Tj /W 5", "<<>>");
    pdf_case_stream(c, 6, "", "trailer << 1 0 obj (x) 7 0 obj << /Length 5 >> object");
    pdf_case_stream(c, 7, "/FunctionType 0/Size[2]/Domain[0 1]/Filter/LZWDecode", "x");
    pdf_case_stream(c, 8, "/N 3/Alternate/DeviceRGB/Filter/ASCII85Decode", "x");
    pdf_case_stream(c, 9, "/Type/EmbeddedFile/Params<</Size 5/First 1/N 2/W 3>>", "x");
    pdf_case_table(c, "/Root 1 0 R");
    assert_non_null(pdf_case_read(c));
    pdf_case_reported(c, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PDF_CASE_TEST(object_streams_of_today_are_read),
        PDF_CASE_TEST(unusual_object_streams_are_refused),
        PDF_CASE_TEST(an_object_stream_of_gigabytes_is_refused),
        PDF_CASE_TEST(an_object_of_millions_of_words_is_refused),
        PDF_CASE_TEST(a_thousand_objects_in_one_place_are_refused),
        PDF_CASE_TEST(objects_inside_of_each_other_are_refused),
        PDF_CASE_TEST(a_trailer_in_a_trailer_is_refused),
        PDF_CASE_TEST(a_long_chain_of_lengths_is_refused),
        PDF_CASE_TEST(lengths_that_are_objects_are_ordinary),
        PDF_CASE_TEST(tables_of_millions_of_rows_are_refused),
        PDF_CASE_TEST(a_table_read_again_and_again_is_refused),
        PDF_CASE_TEST(unencrypted_bytes_cannot_hide_behind_an_encryption),
        PDF_CASE_TEST(broken_objects_are_hidden),
        PDF_CASE_TEST(words_in_the_data_of_streams_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
