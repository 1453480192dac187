/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_attachment.h"

static const char data[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<bieumau form=\"thu/mau-01\"><ho_ten>Phùng Thị Ẵm</ho_ten></bieumau>\n";

/* A file with a page for each of these documents. */
static void render(fixture *f, const bm_document *docs, size_t n, bm_buf *pdf)
{
    bm_page *pages = bm_arena_zero(f->arena, n, sizeof *pages);
    f->page.n = 0;
    fixture_text(f, 0, 85, 80, "Phùng Thị Ẵm");
    for (size_t i = 0; i < n; i++)
        pages[i] = (bm_page){.items = f->items,
                             .n = 1,
                             .width_pt = 595.2756,
                             .height_pt = 841.8898,
                             .doc = i,
                             .number = 1};
    f->pages = (bm_pages){.pages = pages, .n = n};
    const bm_render_options options = {0};
    bm_job job = {&f->layout, docs, n, &f->pages, f->shared, &options};
    bm_sink sink = {fixture_append, pdf};
    if (n > 1)
        assert_int_equal(fixture_merge(f, docs, n, &options, pdf), 0);
    else
        assert_int_equal(bm_pdf_renderer.render(&job, &sink, f->ds), 0);
    assert_non_null(strstr(fixture_run(f->arena, pdf, "qpdf --check", ""), "No syntax"));
}

static void every_reader_gets_the_data_back(void **state)
{
    fixture *f = *state;
    f->doc.data_xml = bm_str_of(data);
    bm_buf pdf = {0};
    render(f, &f->doc, 1, &pdf);
    assert_string_equal(fixture_run(f->arena, &pdf, "qpdf --show-attachment=data.xml", ""), data);
    const char *list = fixture_run(f->arena, &pdf, "pdfdetach -list", "");
    assert_non_null(strstr(list, "1 embedded files"));
    assert_non_null(strstr(list, "1: data.xml"));
    assert_string_equal(fixture_run(f->arena, &pdf, "pdfdetach -save 1 -o /dev/stdout", "| cat"),
                        data);
    const char *details = fixture_run(f->arena, &pdf, "qpdf --list-attachments --verbose", "");
    assert_non_null(strstr(details, "description: Đề nghị cấp chứng thư số"));
    assert_non_null(strstr(details, "mime type: text/xml"));
    assert_non_null(strstr(details, "modification date: D:20240115083000+07'00'"));
    bm_buf_free(&pdf);
}

static void it_is_the_source_of_the_document(void **state)
{
    fixture *f = *state;
    f->doc.data_xml = bm_str_of(data);
    f->doc.label = bm_str_of("Phùng Thị Ẵm");
    bm_buf pdf = {0};
    render(f, &f->doc, 1, &pdf);
    const char *text = fixture_run(f->arena, &pdf, "qpdf --qdf --object-streams=disable", "-");
    assert_non_null(strstr(text, "/AFRelationship /Source"));
    const char *associated = strstr(text, "/AF [");
    const char *named = strstr(text, "    (data.xml)\n");
    assert_true(associated && named);
    /* both refer to the same object */
    assert_int_equal(strtoul(associated + 5, NULL, 10), strtoul(named + 15, NULL, 10));
    assert_non_null(strstr(text, bm_arena_printf(f->arena, "/Size %zu", sizeof data - 1)));
    const char *details = fixture_run(f->arena, &pdf, "qpdf --list-attachments --verbose", "");
    assert_non_null(strstr(details, "description: Phùng Thị Ẵm"));
    bm_buf_free(&pdf);
}

static void a_number_tells_the_document_even_when_others_have_no_data(void **state)
{
    enum { DOCS = 1200 };
    fixture *f = *state;
    bm_document *docs = bm_arena_zero(f->arena, DOCS, sizeof *docs);
    for (size_t i = 0; i < DOCS; i++) {
        docs[i] = f->doc;
        if (i % 3 != 1)
            docs[i].data_xml = bm_str_of(bm_arena_printf(f->arena, "<so>%zu</so>\n", i + 1));
    }
    bm_buf pdf = {0};
    render(f, docs, DOCS, &pdf);
    const char *list = fixture_run(f->arena, &pdf, "qpdf --list-attachments", "");
    size_t n = 0;
    for (const char *p = list; (p = strstr(p, "data-")) != NULL; p++)
        n++;
    assert_int_equal(n, DOCS * 2 / 3);
    assert_null(strstr(list, "data-000002.xml"));
    static const size_t numbers[] = {1, 3, 4, 999, 1000, 1200};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        const char *command =
            bm_arena_printf(f->arena, "qpdf --show-attachment=data-%06zu.xml", numbers[i]);
        assert_string_equal(fixture_run(f->arena, &pdf, command, ""),
                            bm_arena_printf(f->arena, "<so>%zu</so>\n", numbers[i]));
    }
    bm_buf_free(&pdf);
}

static void a_document_without_data_has_no_attachment(void **state)
{
    fixture *f = *state;
    bm_buf pdf = {0};
    render(f, &f->doc, 1, &pdf);
    const char *text = fixture_run(f->arena, &pdf, "qpdf --qdf --object-streams=disable", "-");
    assert_null(strstr(text, "/AF"));
    assert_null(strstr(text, "/EmbeddedFile"));
    assert_null(strstr(text, "/Names"));
    bm_buf_free(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_reader_gets_the_data_back, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(it_is_the_source_of_the_document, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_number_tells_the_document_even_when_others_have_no_data,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_document_without_data_has_no_attachment, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
