/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_outline.h"

enum { DOCS = 3, PAGES = 6 };

/* Three documents: a page and its empty back, two copies of one page, two pages. */
typedef struct {
    bm_page pages[PAGES];
    bm_document docs[DOCS];
    bm_pages all;
} print_file;

static void make_file(fixture *f, print_file *p)
{
    static const struct {
        size_t doc;
        uint32_t copy, number;
    } pages[PAGES] = {{0, 0, 1}, {0, 0, 0}, {1, 0, 1}, {1, 1, 1}, {2, 0, 1}, {2, 0, 2}};
    fixture_text(f, 0, 85, 80, "Trang");
    for (size_t i = 0; i < PAGES; i++) {
        p->pages[i] = f->page;
        p->pages[i].n = pages[i].number ? 1 : 0;
        p->pages[i].doc = pages[i].doc;
        p->pages[i].copy = pages[i].copy;
        p->pages[i].number = pages[i].number;
    }
    for (size_t i = 0; i < DOCS; i++)
        p->docs[i] = f->doc;
    p->docs[1].label = bm_str_of("Thu hồi (Nguyễn Văn Mẫu) \\");
    p->docs[2].title = bm_str_of("Plain");
    p->all = (bm_pages){.pages = p->pages, .n = PAGES};
}

static void render(fixture *f, const print_file *p, size_t n_docs, unsigned copies, bm_buf *out)
{
    const bm_render_options options = {.copies = copies};
    const bm_job job = {&f->layout, p->docs, 1, &p->all, f->shared, &options};
    const bm_sink sink = {fixture_append, out};
    f->pages = p->all;
    if (n_docs > 1)
        assert_int_equal(fixture_merge(f, p->docs, n_docs, &options, out), 0);
    else
        assert_int_equal(bm_pdf_renderer.render(&job, &sink, f->ds), 0);
}

static void each_document_has_a_bookmark_to_its_first_page(void **state)
{
    fixture *f = *state;
    print_file p = {0};
    bm_buf pdf = {0};
    make_file(f, &p);
    render(f, &p, DOCS, 0, &pdf);
    const char *outline = fixture_run(f->arena, &pdf, "mutool show", "outline");
    static const char *const lines[] = {"\"1. Đề nghị cấp chứng thư số\"\t#page=1",
                                        "\"Thu hồi (Nguyễn Văn Mẫu) \\\\\"\t#page=3",
                                        "\"3. Plain\"\t#page=5"};
    const char *at = outline;
    for (size_t i = 0; i < DOCS; i++) {
        at = strstr(at, lines[i]);
        assert_non_null(at);
    }
    const char *objects = fixture_run(f->arena, &pdf, "qpdf --qdf", "-");
    assert_non_null(strstr(objects, "/PageMode /UseOutlines"));
    assert_non_null(strstr(objects, "/XYZ\n    0\n    841.89\n    null"));
    assert_non_null(strstr(fixture_run(f->arena, &pdf, "qpdf --check", ""), "No syntax"));
    bm_buf_free(&pdf);
}

static void pages_are_called_as_they_are_numbered(void **state)
{
    fixture *f = *state;
    print_file p = {0};
    bm_buf pdf = {0};
    make_file(f, &p);
    render(f, &p, DOCS, 0, &pdf);
    const char *labels =
        fixture_run(f->arena, &pdf,
                    "/usr/bin/python3 -c 'import sys, pikepdf; "
                    "f = pikepdf.open(sys.argv[1]); print(*[p.label for p in f.pages], sep=\"|\")'",
                    "");
    assert_string_equal(labels, "1.1|1.trống|2.1|2(2).1|3.1|3.2\n");
    pdf.len = 0;
    p.pages[1].doc =
        1; /* the back comes with the next document, as it did not know that there is one */
    p.pages[1].number = 0;
    render(f, &p, DOCS, 0, &pdf);
    labels =
        fixture_run(f->arena, &pdf,
                    "/usr/bin/python3 -c 'import sys, pikepdf; "
                    "f = pikepdf.open(sys.argv[1]); print(*[p.label for p in f.pages], sep=\"|\")'",
                    "");
    assert_string_equal(labels, "1.1|1.trống|2.1|2(2).1|3.1|3.2\n");
    assert_non_null(strstr(fixture_run(f->arena, &pdf, "mutool show", "outline"), "#page=3"));
    bm_buf_free(&pdf);
}

static void one_document_needs_neither(void **state)
{
    fixture *f = *state;
    print_file p = {0};
    bm_buf pdf = {0};
    make_file(f, &p);
    render(f, &p, 1, 0, &pdf);
    const char *objects = fixture_run(f->arena, &pdf, "qpdf --qdf", "-");
    assert_null(strstr(objects, "/Outlines"));
    assert_null(strstr(objects, "/PageLabels"));
    assert_null(strstr(objects, "/PageMode"));
    pdf.len = 0;
    render(f, &p, 1, 2, &pdf);
    objects = fixture_run(f->arena, &pdf, "qpdf --qdf", "-");
    assert_null(strstr(objects, "/Outlines"));
    assert_non_null(strstr(objects, "/PageLabels"));
    bm_buf_free(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_document_has_a_bookmark_to_its_first_page,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(pages_are_called_as_they_are_numbered, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(one_document_needs_neither, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
