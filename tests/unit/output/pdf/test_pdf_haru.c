/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_haru.h"
#include "output/pdf/pdf_memo.h"

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
static int small_file(writer *w, bm_buf *out, const char *bytes, bm_diags *ds)
{
    bm_pdf_haru *h = w->h;
    bm_pdf_haru_begin(h, FIXTURE_PACKERS(w->packer), out);
    unsigned later = bm_pdf_haru_reserve(h);
    unsigned content = bm_pdf_haru_add_stream(h, bm_str_of(""), bm_str_of("q Q"));
    bm_pdf_haru_fill_stream(h, later, bm_str_of("/Kept true"), bm_str_of(bytes));
    const char page[] = {'/', 'C', 'o', 'n', 't', 'e', 'n', 't', 's', ' ', (char)('0' + content),
                         ' ', '0', ' ', 'R'};
    bm_pdf_haru_add_page(h, bm_str_n(page, sizeof page));
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_PAGES, bm_str_of("/MediaBox[0 0 100 200]"));
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_CATALOG, bm_str_of("/Lang(vi-VN)"));
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_INFO, bm_str_of("/Title(One)"));
    return bm_pdf_haru_finish(h, ds);
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
    assert_int_equal(small_file(&w, &out, "data", f->ds), 0);
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

/* A file with ${n} objects of which each names its own number; dictionaries, and every seventh a stream. Returns a mark for the
 * number of each; others belong to object streams. */
static bool *numbered_file(fixture *f, writer *w, size_t n, bm_buf *out)
{
    bool *ours = bm_arena_zero(f->arena, n + 1, sizeof *ours);
    char entries[64];
    bm_pdf_haru_begin(w->h, FIXTURE_PACKERS(w->packer), out);
    bm_pdf_haru_fill_root(w->h, BM_PDF_HARU_PAGES, bm_str_of("/MediaBox[0 0 100 200]"));
    bm_pdf_haru_add_page(w->h, bm_str_of("/Self 4"));
    for (size_t i = 4; i < n;) {
        unsigned number = bm_pdf_haru_reserve(w->h);
        assert_true(number > i);
        i = number;
        ours[i < n ? i : n] = true;
        int len = snprintf(entries, sizeof entries, "/Self %zu/Next %zu 0 R", i, i < n ? i + 1 : 1);
        if (i % 7)
            bm_pdf_haru_fill(w->h, number, bm_str_n(entries, (size_t)len));
        else
            bm_pdf_haru_fill_stream(w->h, number, bm_str_n(entries, (size_t)len), bm_str_of("x"));
    }
    assert_int_equal(bm_pdf_haru_finish(w->h, f->ds), 0);
    return ours;
}

static void every_object_is_found_however_many_there_are(void **state)
{
    fixture *f = *state;
    static const size_t numbers[] = {4, 200, 201, 202, 235, 236, 5000, 70000};
    writer w = open_writer();
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        bm_buf out = {0};
        const size_t n = numbers[i];
        const bool *ours = numbered_file(f, &w, n, &out);
        const char *check = fixture_run(f->arena, &out, "qpdf --check", "");
        assert_non_null(strstr(check, "No syntax"));
        assert_null(strstr(check, "WARNING"));
        const char *objects = fixture_run(f->arena, &out, "qpdf --json --json-key=qpdf", "");
        for (size_t k = 4; k < n; k += 1 + n / 1000) {
            if (!ours[k])
                continue;
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
    assert_int_equal(small_file(&w, &out, "data", f->ds), 0);
    assert_false(has(&out, "/Catalog"));
    assert_false(has(&out, "\nxref"));
    assert_false(has(&out, "trailer"));
    assert_true(has(&out, "/Type/ObjStm"));
    assert_true(has(&out, "/Kept true/Length 4"));
    const char *places = fixture_run(f->arena, &out, "qpdf --show-xref", "");
    assert_non_null(strstr(places, "1/0: compressed; stream = 7, index = 2"));
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
    assert_int_equal(small_file(&w, &first, "data", f->ds), 0);
    assert_int_equal(small_file(&w, &other, "other data", f->ds), 0);
    assert_int_equal(small_file(&w, &again, "data", f->ds), 0);
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
    assert_int_equal(small_file(&w, &a, "data", f->ds), 0);
    assert_int_equal(small_file(&w, &b, "dasa", f->ds), 0);
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

static void an_error_is_reported_once_and_forgotten_with_the_file(void **state)
{
    fixture *f = *state;
    enum { MOST = 8388607 }; /* objects (ISO 19005-3, 6.1.13) */
    writer w = open_writer();
    bm_buf out = {0};
    bm_pdf_haru_begin(w.h, FIXTURE_PACKERS(w.packer), &out);
    unsigned last = 0;
    for (size_t i = 0; i <= MOST; i++) {
        unsigned number = bm_pdf_haru_reserve(w.h);
        last = number ? number : last;
    }
    assert_int_equal(last, MOST);
    assert_int_equal(bm_pdf_haru_finish(w.h, f->ds), -1);
    assert_int_equal(bm_diags_errors(f->ds), 1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "O004");
    assert_int_equal(bm_pdf_haru_reserve(w.h), 0); /* harmless */
    out.len = 0;
    assert_int_equal(small_file(&w, &out, "data", f->ds), 0);
    bm_buf_free(&out);
    close_writer(&w);
}

static void what_surely_fits_is_known_before(void **state)
{
    (void)state;
    writer w = open_writer();
    bm_buf out = {0};
    bm_pdf_haru_begin(w.h, FIXTURE_PACKERS(w.packer), &out);
    assert_true(bm_pdf_haru_room(w.h, 8000000, 1000));
    assert_false(bm_pdf_haru_room(w.h, 8388000, 1000));
    assert_true(bm_pdf_haru_room(w.h, 1000, 9000000000));
    assert_false(bm_pdf_haru_room(w.h, 1000, 9999999999));
    assert_false(bm_pdf_haru_room(w.h, SIZE_MAX, SIZE_MAX));
    for (size_t i = 0; i < 1000000; i++)
        (void)bm_pdf_haru_reserve(w.h);
    assert_false(bm_pdf_haru_room(w.h, 8000000, 1000));
    bm_buf_free(&out);
    close_writer(&w);
}

/* A file of ${n} pages; ${taken} gets its bytes page by page when it is not NULL. */
static void file_of_pages(fixture *f, writer *w, size_t n, bm_buf *taken, bm_buf *out)
{
    bm_pdf_haru_begin(w->h, FIXTURE_PACKERS(w->packer), out);
    bm_pdf_haru_fill_root(w->h, BM_PDF_HARU_PAGES, bm_str_of("/MediaBox[0 0 100 200]"));
    for (size_t i = 0; i < n; i++) {
        char text[32];
        int len = snprintf(text, sizeof text, "/Self %zu", i);
        (void)bm_pdf_haru_add_stream(w->h, bm_str_of(""), bm_str_of("% something"));
        (void)bm_pdf_haru_add_page(w->h, bm_str_n(text, (size_t)len));
        if (!taken)
            continue;
        bm_pdf_haru_taken(w->h);
        bm_buf_add(taken, out->ptr, out->len);
        out->len = 0;
    }
    assert_int_equal(bm_pdf_haru_finish(w->h, f->ds), 0);
    if (taken)
        bm_buf_add(taken, out->ptr, out->len);
}

static void many_pages_stand_in_a_balanced_tree(void **state)
{
    fixture *f = *state;
    static const size_t numbers[] = {1, 64, 65, 128, 129, 4096, 4097, 9000};
    writer w = open_writer();
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        bm_buf out = {0};
        file_of_pages(f, &w, numbers[i], NULL, &out);
        const char *text = fixture_run(
            f->arena, &out,
            "/usr/bin/python3 -c '\n"
            "import sys, pikepdf\n"
            "def walk(node, depth):\n"
            "    if node.Type == \"/Page\": return [int(node.Self)], depth\n"
            "    assert len(node.Kids) <= 64 and all(k.Parent == node for k in node.Kids)\n"
            "    parts = [walk(k, depth + 1) for k in node.Kids]\n"
            "    pages = sum((p for p, _ in parts), [])\n"
            "    assert len(pages) == node.Count and len({d for _, d in parts}) == 1\n"
            "    return pages, parts[0][1]\n"
            "f = pikepdf.open(sys.argv[1])\n"
            "pages, depth = walk(f.Root.Pages, 0)\n"
            "assert pages == list(range(len(pages)))\n"
            "print(len(pages), depth)'",
            "");
        size_t depth = numbers[i] <= 64 ? 1 : numbers[i] <= 4096 ? 2 : 3;
        assert_string_equal(text, bm_arena_printf(f->arena, "%zu %zu\n", numbers[i], depth));
        text = fixture_run(f->arena, &out, "pdfinfo -l 10000", "| grep -c '100 x 200 pts'");
        assert_string_equal(text, bm_arena_printf(f->arena, "%zu\n", numbers[i]));
        assert_non_null(strstr(fixture_run(f->arena, &out, "qpdf --check", ""), "No syntax"));
        bm_buf_free(&out);
    }
    close_writer(&w);
}

static void a_file_taken_piece_by_piece_is_the_same(void **state)
{
    fixture *f = *state;
    writer w = open_writer();
    bm_buf whole = {0}, pieces = {0}, out = {0};
    bm_buf_add_cstr(&whole, "before"); /* what stands in the buffer already is not of the file */
    file_of_pages(f, &w, 300, NULL, &whole);
    file_of_pages(f, &w, 300, &pieces, &out);
    assert_int_equal(whole.len - 6, pieces.len);
    assert_memory_equal(whole.ptr + 6, pieces.ptr, pieces.len);
    bm_buf_free(&whole);
    bm_buf_free(&pieces);
    bm_buf_free(&out);
    close_writer(&w);
}

/* The ID of a file with a stream that is told apart by ${digest}. */
static const char *id_of_known(fixture *f, writer *w, const char *digest)
{
    bm_buf out = {0};
    bm_pdf_haru_begin(w->h, FIXTURE_PACKERS(w->packer), &out);
    bm_pdf_haru_fill_root(w->h, BM_PDF_HARU_PAGES, bm_str_of("/MediaBox[0 0 100 200]"));
    (void)bm_pdf_haru_add_known(w->h, bm_str_of(""), bm_str_of("bytes"), (const uint8_t *)digest);
    (void)bm_pdf_haru_add_page(w->h, bm_str_of(""));
    assert_int_equal(bm_pdf_haru_finish(w->h, f->ds), 0);
    bm_buf_add_byte(&out, '\0');
    const char *id = NULL;
    for (size_t i = 0; i + 40 < out.len; i++)
        if (!memcmp(out.ptr + i, "/ID[<", 5))
            id = bm_arena_cstr(f->arena, bm_str_n(out.ptr + i, 40));
    bm_buf_free(&out);
    assert_non_null(id);
    return id;
}

static void a_known_stream_is_told_apart_by_its_digest(void **state)
{
    writer w = open_writer();
    const char *one = id_of_known(*state, &w, "0123456789abcdef");
    assert_string_equal(one, id_of_known(*state, &w, "0123456789abcdef"));
    assert_string_not_equal(one, id_of_known(*state, &w, "0123456789abcdeX"));
    close_writer(&w);
}

/* Files of which one dictionary differs; with a memo that one stands apart. */
static void what_varies_stands_apart_from_what_does_not(void **state)
{
    fixture *f = *state;
    writer w = open_writer();
    bm_pdf_memo *memo = bm_pdf_memo_new();
    for (size_t i = 0; i < 6; i++) {
        const bm_pdf_packers packers = {w.packer, w.packer, w.packer, i < 3 ? memo : NULL};
        bm_buf out = {0};
        bm_pdf_haru_begin(w.h, &packers, &out);
        bm_pdf_haru_fill_root(w.h, BM_PDF_HARU_PAGES, bm_str_of("/MediaBox[0 0 100 200]"));
        bm_pdf_haru_fill_root(w.h, BM_PDF_HARU_INFO,
                              bm_str_of(bm_arena_printf(f->arena, "/Title(File %zu)", i)));
        unsigned varying = bm_pdf_haru_reserve(w.h), alike = bm_pdf_haru_reserve(w.h);
        bm_pdf_haru_fill_varying(
            w.h, varying, bm_str_of(bm_arena_printf(f->arena, "/Self %u/File %zu", varying, i)));
        bm_pdf_haru_fill(w.h, alike, bm_str_of(bm_arena_printf(f->arena, "/Self %u", alike)));
        (void)bm_pdf_haru_add_page(w.h, bm_str_of(""));
        assert_int_equal(bm_pdf_haru_finish(w.h, f->ds), 0);
        assert_non_null(strstr(fixture_run(f->arena, &out, "qpdf --check", ""), "No syntax"));
        const char *shown = fixture_run(f->arena, &out, "qpdf --show-object=4", "");
        assert_string_equal(shown, bm_arena_printf(f->arena, "<< /File %zu /Self 4 >>\n", i));
        shown = fixture_run(f->arena, &out, "qpdf --show-object=5", "");
        assert_string_equal(shown, "<< /Self 5 >>\n");
        assert_non_null(strstr(fixture_run(f->arena, &out, "pdfinfo", ""),
                               bm_arena_printf(f->arena, "File %zu\n", i)));
        const char *places = fixture_run(f->arena, &out, "qpdf --show-xref",
                                         "| grep -oE 'stream = [0-9]+' | sort -u | wc -l");
        assert_int_equal(strtoul(places, NULL, 10), i < 3 ? 2 : 1);
        bm_buf_free(&out);
    }
    bm_pdf_memo_free(memo);
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
        cmocka_unit_test_setup_teardown(an_error_is_reported_once_and_forgotten_with_the_file,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(what_surely_fits_is_known_before, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(many_pages_stand_in_a_balanced_tree, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_file_taken_piece_by_piece_is_the_same, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_varies_stands_apart_from_what_does_not, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_known_stream_is_told_apart_by_its_digest, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
