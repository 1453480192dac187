/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_haru.h"

/* libharu, and a packer for its files. */
typedef struct {
    bm_pdf_haru *h;
    struct libdeflate_compressor *packer;
} writer;

static writer open_writer(void)
{
    writer w = {bm_pdf_haru_new(), libdeflate_alloc_compressor(6)};
    assert_non_null(w.packer);
    return w;
}

static void close_writer(writer *w)
{
    bm_pdf_haru_free(w->h);
    libdeflate_free_compressor(w->packer);
}

/* A file with one page that says nothing and a stream of the bytes. */
static int small_file(writer *w, bm_buf *out, const char *bytes, size_t max_bytes, bm_diags *ds)
{
    bm_pdf_haru *h = w->h;
    unsigned later = bm_pdf_haru_reserve(h);
    unsigned content = bm_pdf_haru_add_copy(h, bm_str_of(""), bm_str_of("q Q"));
    bm_pdf_haru_fill_stream(h, later, bm_str_of("/Kept true"), bm_str_of(bytes));
    const char page[] = {'/', 'C', 'o', 'n', 't', 'e', 'n', 't', 's', ' ', (char)('0' + content),
                         ' ', '0', ' ', 'R'};
    bm_pdf_haru_add_page(h, bm_str_n(page, sizeof page));
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_PAGES, bm_str_of("/MediaBox[0 0 100 200]"));
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_CATALOG, bm_str_of("/Lang(vi-VN)"));
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_INFO, bm_str_of("/Title(One)"));
    return bm_pdf_haru_finish(h, FIXTURE_PACKERS(w->packer), out, max_bytes, ds);
}

static bool has(const bm_buf *b, const char *text)
{
    size_t n = strlen(text);
    for (size_t i = 0; i + n <= b->len; i++)
        if (memcmp(b->ptr + i, text, n) == 0)
            return true;
    return false;
}

static void a_file_is_well_formed_and_says_what_it_was_given(void **state)
{
    fixture *f = *state;
    writer w = open_writer();
    bm_buf out = {0};
    assert_string_equal(bm_pdf_haru_producer(w.h), "Haru Free PDF Library 2.3.0");
    assert_int_equal(small_file(&w, &out, "data", UINT32_MAX, f->ds), 0);
    assert_memory_equal(out.ptr, "%PDF-1.7\n", 9);
    const char *check = fixture_run(f->arena, &out, "qpdf --check", "");
    assert_non_null(strstr(check, "No syntax"));
    assert_null(strstr(check, "WARNING"));
    const char *info = fixture_run(f->arena, &out, "pdfinfo", "");
    assert_non_null(strstr(info, "One"));
    assert_non_null(strstr(info, "Haru Free PDF Library 2.3.0"));
    assert_non_null(strstr(info, "100 x 200 pts"));
    assert_non_null(strstr(info, "Pages:           1"));
    const char *stream = fixture_run(f->arena, &out, "qpdf --raw-stream-data --show-object=4", "");
    assert_string_equal(stream, "data");
    bm_buf_free(&out);
    close_writer(&w);
}

/* A file with ${n} objects of which each names its own number; dictionaries, and every seventh a stream. */
static void numbered_file(fixture *f, writer *w, size_t n, bm_buf *out)
{
    char entries[64];
    bm_pdf_haru_begin(w->h);
    bm_pdf_haru_fill_root(w->h, BM_PDF_HARU_PAGES, bm_str_of("/MediaBox[0 0 100 200]"));
    bm_pdf_haru_add_page(w->h, bm_str_of("/Self 4"));
    for (size_t i = 5; i <= n; i++) {
        unsigned number = bm_pdf_haru_reserve(w->h);
        assert_int_equal(number, i);
        int len = snprintf(entries, sizeof entries, "/Self %zu/Next %zu 0 R", i, i < n ? i + 1 : 1);
        if (i % 7)
            bm_pdf_haru_fill(w->h, number, bm_str_n(entries, (size_t)len));
        else
            bm_pdf_haru_fill_stream(w->h, number, bm_str_n(entries, (size_t)len), bm_str_of("x"));
    }
    assert_int_equal(bm_pdf_haru_finish(w->h, FIXTURE_PACKERS(w->packer), out, UINT32_MAX, f->ds),
                     0);
}

static void every_object_is_found_however_many_there_are(void **state)
{
    fixture *f = *state;
    static const size_t numbers[] = {4, 200, 201, 202, 235, 236, 5000, 70000};
    writer w = open_writer();
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        bm_buf out = {0};
        const size_t n = numbers[i];
        numbered_file(f, &w, n, &out);
        const char *check = fixture_run(f->arena, &out, "qpdf --check", "");
        assert_non_null(strstr(check, "No syntax"));
        assert_null(strstr(check, "WARNING"));
        const char *objects = fixture_run(f->arena, &out, "qpdf --json --json-key=qpdf", "");
        for (size_t k = 4; k <= n; k += 1 + n / 1000) {
            const char *object = strstr(objects, bm_arena_printf(f->arena, "\"obj:%zu 0 R\"", k));
            assert_non_null(object);
            const char *self = strstr(object, "\"/Self\": ");
            assert_true(self && self < strchr(object, '}'));
            assert_int_equal(strtoul(self + 9, NULL, 10), k);
        }
        const char *places = fixture_run(f->arena, &out, "qpdf --show-xref", "");
        assert_null(strstr(places, "index = 200")); /* 200 objects in a stream at most */
        assert_true(n < 300 || strstr(places, "index = 199"));
        assert_true(n < 5000 || out.len < 20 * n);
        bm_buf_free(&out);
    }
    close_writer(&w);
}

static void what_is_no_stream_is_packed(void **state)
{
    fixture *f = *state;
    writer w = open_writer();
    bm_buf out = {0};
    assert_int_equal(small_file(&w, &out, "data", UINT32_MAX, f->ds), 0);
    assert_false(has(&out, "/Catalog"));
    assert_false(has(&out, "\nxref"));
    assert_false(has(&out, "trailer"));
    assert_true(has(&out, "/Type/ObjStm"));
    assert_true(has(&out, "/Kept true/Length 4"));
    const char *places = fixture_run(f->arena, &out, "qpdf --show-xref", "");
    assert_non_null(strstr(places, "1/0: compressed; stream = 7, index = 0"));
    assert_non_null(strstr(places, "4/0: uncompressed"));
    assert_non_null(strstr(places, "8/0: uncompressed"));
    bm_buf_free(&out);
    close_writer(&w);
}

static void the_next_document_starts_from_nothing(void **state)
{
    fixture *f = *state;
    writer w = open_writer();
    bm_buf first = {0}, other = {0}, again = {0};
    assert_int_equal(small_file(&w, &first, "data", UINT32_MAX, f->ds), 0);
    bm_pdf_haru_begin(w.h);
    assert_int_equal(small_file(&w, &other, "other data", UINT32_MAX, f->ds), 0);
    bm_pdf_haru_begin(w.h);
    bm_pdf_haru_begin(w.h);
    assert_int_equal(small_file(&w, &again, "data", UINT32_MAX, f->ds), 0);
    assert_int_equal(first.len, again.len);
    assert_memory_equal(first.ptr, again.ptr, first.len);
    assert_int_not_equal(first.len, other.len);
    bm_buf_free(&first);
    bm_buf_free(&other);
    bm_buf_free(&again);
    close_writer(&w);
}

static void the_id_follows_the_contents(void **state)
{
    fixture *f = *state;
    writer w = open_writer();
    bm_buf a = {0}, b = {0};
    assert_int_equal(small_file(&w, &a, "data", UINT32_MAX, f->ds), 0);
    bm_pdf_haru_begin(w.h);
    assert_int_equal(small_file(&w, &b, "dasa", UINT32_MAX, f->ds), 0);
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
    close_writer(&w);
}

static void an_error_of_libharu_is_reported_once_and_forgotten_with_the_document(void **state)
{
    fixture *f = *state;
    writer w = open_writer();
    bm_buf out = {0};
    assert_int_equal(small_file(&w, &out, "data", 200, f->ds), -1);
    assert_int_equal(bm_diags_errors(f->ds), 1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "O004");
    assert_non_null(strstr(bm_diags_at(f->ds, 0)->message[BM_LANG_EN], "0x1016"));
    assert_true(out.len <= 200);
    assert_int_equal(bm_pdf_haru_reserve(w.h), 0); /* harmless */
    bm_pdf_haru_begin(w.h);
    out.len = 0;
    assert_int_equal(small_file(&w, &out, "data", UINT32_MAX, f->ds), 0);
    bm_buf_free(&out);
    close_writer(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_is_well_formed_and_says_what_it_was_given,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(every_object_is_found_however_many_there_are, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_is_no_stream_is_packed, fixture_setup,
                                        fixture_teardown),
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
