/* PDF files put together by hand, and read. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_PDF_CASE_H
#define BM_TESTS_PDF_CASE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/buf.h"
#include "base/limit.h"
#include "input/pdf_file.h"
#include "input/pdf_read.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { PDF_CASE_SECONDS = 100 };
#else
enum { PDF_CASE_SECONDS = 10 };
#endif
enum { PDF_CASE_OBJECTS = 300000 };

#define PDF_CASE_CATALOG "<</Type/Catalog/Pages 2 0 R>>"
#define PDF_CASE_PAGES "<</Type/Pages/Kids[3 0 R]/Count 1>>"
#define PDF_CASE_PAGE \
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources 5 0 R>>"

/* A file on its way, and what was read of it. */
typedef struct {
    bm_buf bytes;
    size_t *at;      /* offsets of objects, 0 = none */
    int *in, *index; /* object stream and place in it, 0 = none */
    int last;
    bm_arena *arena;
    bm_diags *ds;
    bm_source source;
    const bm_pdf_read_file *read;
} pdf_case;

static inline int pdf_case_set_up(void **state)
{
    pdf_case *c = calloc(1, sizeof *c);
    assert_non_null(c);
    c->at = calloc(PDF_CASE_OBJECTS, sizeof *c->at);
    c->in = calloc(PDF_CASE_OBJECTS, sizeof *c->in);
    c->index = calloc(PDF_CASE_OBJECTS, sizeof *c->index);
    assert_true(c->at && c->in && c->index);
    c->arena = bm_arena_new();
    c->ds = bm_diags_new();
    bm_buf_add_cstr(&c->bytes, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    *state = c;
    return 0;
}

static inline int pdf_case_tear_down(void **state)
{
    pdf_case *c = *state;
    bm_buf_free(&c->bytes);
    free(c->at);
    free(c->in);
    free(c->index);
    bm_diags_free(c->ds);
    bm_arena_free(c->arena);
    free(c);
    return 0;
}

/* Begin object ${n}. */
static inline void pdf_case_begin(pdf_case *c, int n)
{
    assert_in_range(n, 1, PDF_CASE_OBJECTS - 2);
    c->at[n] = c->bytes.len;
    c->last = n > c->last ? n : c->last;
    bm_buf_add_int(&c->bytes, n);
    bm_buf_add_cstr(&c->bytes, " 0 obj\n");
}

static inline void pdf_case_object(pdf_case *c, int n, const char *body)
{
    pdf_case_begin(c, n);
    bm_buf_add_cstr(&c->bytes, body);
    bm_buf_add_cstr(&c->bytes, "\nendobj\n");
}

/* ${entries}: of the dictionary, without Length. */
static inline void pdf_case_stream_n(pdf_case *c, int n, const char *entries, bm_str data)
{
    pdf_case_begin(c, n);
    bm_buf_add_cstr(&c->bytes, "<</Length ");
    bm_buf_add_int(&c->bytes, (int64_t)data.len);
    bm_buf_add_cstr(&c->bytes, entries);
    bm_buf_add_cstr(&c->bytes, ">>stream\n");
    bm_buf_add_str(&c->bytes, data);
    bm_buf_add_cstr(&c->bytes, "\nendstream\nendobj\n");
}

static inline void pdf_case_stream(pdf_case *c, int n, const char *entries, const char *data)
{
    pdf_case_stream_n(c, n, entries, bm_str_of(data));
}

/* The same, deflated; ${entries} with its Filter. */
static inline void pdf_case_flate(pdf_case *c, int n, const char *entries, bm_str data)
{
    uLongf len = compressBound(data.len);
    Bytef *z = malloc(len);
    assert_non_null(z);
    assert_int_equal(compress2(z, &len, (const Bytef *)data.ptr, data.len, 9), Z_OK);
    pdf_case_stream_n(c, n, entries, bm_str_n((char *)z, len));
    free(z);
}

static inline void pdf_case_tail(pdf_case *c, size_t table_at)
{
    bm_buf_add_cstr(&c->bytes, "startxref\n");
    bm_buf_add_int(&c->bytes, (int64_t)table_at);
    bm_buf_add_cstr(&c->bytes, "\n%%EOF\n");
}

/* End the file with a table of objects; ${entries} of the trailer beside Size. */
static inline void pdf_case_table(pdf_case *c, const char *entries)
{
    const size_t at = c->bytes.len;
    bm_buf_add_cstr(&c->bytes, "xref\n0 ");
    bm_buf_add_int(&c->bytes, c->last + 1);
    bm_buf_add_cstr(&c->bytes, "\n0000000000 65535 f \n");
    for (int i = 1; i <= c->last; i++) {
        char row[32];
        snprintf(row, sizeof row, "%010zu %s \n", c->at[i], c->at[i] ? "00000 n" : "65535 f");
        bm_buf_add_cstr(&c->bytes, row);
    }
    bm_buf_add_cstr(&c->bytes, "trailer\n<</Size ");
    bm_buf_add_int(&c->bytes, c->last + 1);
    bm_buf_add_cstr(&c->bytes, entries);
    bm_buf_add_cstr(&c->bytes, ">>\n");
    pdf_case_tail(c, at);
}

/* End the file with a cross-reference stream, which is object ${n}. */
static inline void pdf_case_table_stream(pdf_case *c, int n, const char *entries)
{
    const size_t at = c->bytes.len;
    bm_buf rows = {0}, dict = {0};
    c->at[n] = at;
    c->last = n > c->last ? n : c->last;
    for (int i = 0; i <= c->last; i++) {
        const size_t place = c->in[i] ? (size_t)c->in[i] : c->at[i];
        bm_buf_add_byte(&rows, (char)(c->in[i] ? 2 : c->at[i] ? 1 : 0));
        for (int shift = 24; shift >= 0; shift -= 8)
            bm_buf_add_byte(&rows, (char)(place >> shift));
        bm_buf_add_byte(&rows, (char)(c->index[i] >> 8));
        bm_buf_add_byte(&rows, (char)c->index[i]);
    }
    bm_buf_add_cstr(&dict, "/Type/XRef/W[1 4 2]/Filter/FlateDecode/Size ");
    bm_buf_add_int(&dict, c->last + 1);
    bm_buf_add_cstr(&dict, entries);
    bm_buf_add_byte(&dict, 0);
    pdf_case_flate(c, n, dict.ptr, bm_str_n(rows.ptr, rows.len));
    pdf_case_tail(c, at);
    bm_buf_free(&rows);
    bm_buf_free(&dict);
}

/* A file of one page with this content and these resources. */
static inline void pdf_case_page(pdf_case *c, const char *content, const char *resources)
{
    pdf_case_object(c, 1, PDF_CASE_CATALOG);
    pdf_case_object(c, 2, PDF_CASE_PAGES);
    pdf_case_object(c, 3, PDF_CASE_PAGE);
    pdf_case_stream(c, 4, "", content);
    pdf_case_object(c, 5, resources);
}

/* Read what is in c->bytes, in a block of exactly its size. */
static inline const bm_pdf_read_file *pdf_case_read(pdf_case *c)
{
    char *exact = malloc(c->bytes.len ? c->bytes.len : 1);
    assert_non_null(exact);
    memcpy(exact, c->bytes.ptr, c->bytes.len);
    bm_diags_clear(c->ds);
    c->source = (bm_source){.name = "thu.pdf", .bytes = exact, .len = c->bytes.len};
    FILE *printed = tmpfile();
    assert_non_null(printed);
    const int kept = dup(2);
    dup2(fileno(printed), 2);
    const clock_t begin = clock();
    c->read = bm_pdf_read(c->arena, &c->source, c->ds);
    dup2(kept, 2);
    close(kept);
    assert_int_equal(lseek(fileno(printed), 0, SEEK_END), 0); /* nothing was printed */
    fclose(printed);
    const double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
    c->source.bytes = NULL; /* not needed any more */
    free(exact);
    if (seconds > PDF_CASE_SECONDS)
        fail_msg("%.1f s", seconds);
    assert_true((c->read == NULL) == (bm_diags_errors(c->ds) > 0));
    return c->read;
}

/* The codes that were reported: "V002 V003". */
static inline void pdf_case_reported(const pdf_case *c, const char *codes)
{
    char all[200] = "";
    for (size_t i = 0; i < bm_diags_count(c->ds); i++) {
        const size_t n = strlen(all);
        snprintf(all + n, sizeof all - n, "%s%s", i ? " " : "", bm_diags_at(c->ds, i)->code);
    }
    assert_string_equal(all, codes);
}

static inline void pdf_case_equal(bm_str s, const char *expected)
{
    if (!bm_str_is(s, expected))
        fail_msg("“%.*s”, not “%s”", (int)s.len, s.ptr, expected);
}

#define PDF_CASE_TEST(f) cmocka_unit_test_setup_teardown(f, pdf_case_set_up, pdf_case_tear_down)

#endif
