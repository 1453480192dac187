/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include <pthread.h>

/* A page with a little of everything. */
static void fill_page(fixture *f)
{
    bm_item *rule = fixture_item(f, BM_ITEM_RULE, 210, 103);
    rule->width_pt = 170;
    rule->height_pt = 0.5;
    rule->flags = BM_ITEM_FURNITURE;
    fixture_text(f, FIXTURE_BOLD, 150, 80, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    fixture_text(f, FIXTURE_BOLD, 210, 100, "Độc lập - Tự do - Hạnh phúc");
    double x = 85;
    x += fixture_text(f, 0, x, 140, "Họ và tên (chữ in hoa): ")->width_pt;
    x += fixture_text(f, FIXTURE_BOLD, x, 140, "H’HEN NIÊ ÊBAN")->width_pt;
    x += fixture_text(f, 0, x, 140, " Giới tính: ")->width_pt;
    x += fixture_box(f, x, 140, false)->width_pt;
    x += fixture_text(f, 0, x, 140, " Nam ")->width_pt;
    x += fixture_box(f, x, 140, true)->width_pt;
    fixture_text(f, 0, x, 140, " Nữ");
    x = 85 + fixture_text(f, 0, 85, 160, "Nơi sinh: buôn Chư")->width_pt;
    x += fixture_cluster(f, x, 160, "ơ̆")->width_pt;
    fixture_text(f, 0, x, 160, "k, Thuỳ Dương Ưỡng Ẵm");
    fixture_text(f, 0, 85, 180, "Dòng này \\ giãn (đều) ra")->space_pt = 4.21;
    fixture_text(f, 0, 85, 200, "Nơi cấp: ....................");
    fixture_text(f, FIXTURE_ITALIC, 85, 220, "(Ký và ghi rõ họ tên)");
    fixture_text(f, FIXTURE_BOLD | FIXTURE_ITALIC, 85, 240, "Ghi chú:");
}

static const char page_text[] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                                "Độc lập - Tự do - Hạnh phúc\n"
                                "Họ và tên (chữ in hoa): H’HEN NIÊ ÊBAN Giới tính: ☐ Nam ☑ Nữ\n"
                                "Nơi sinh: buôn Chươ̆k, Thuỳ Dương Ưỡng Ẵm\n"
                                "Dòng này \\ giãn (đều) ra\n"
                                "Nơi cấp: ....................\n"
                                "(Ký và ghi rõ họ tên)\n"
                                "Ghi chú:\n";

/* What mupdf reads, without its remark that it was built without colour management. */
static const char *read_by_mupdf(fixture *f, const bm_buf *pdf)
{
    const char *text = fixture_run(f->arena, pdf, "mutool draw -q -F txt", "");
    static const char remark[] = "warning: ICC support is not available\n";
    return strncmp(text, remark, sizeof remark - 1) ? text : text + sizeof remark - 1;
}

/* ${text} without empty lines and form feeds, which readers put between blocks. */
static const char *squeeze(fixture *f, const char *text)
{
    char *out = bm_arena_alloc(f->arena, strlen(text) + 1), *p = out;
    for (; *text; text++)
        if (*text != '\f' && !(*text == '\n' && (p == out || p[-1] == '\n')))
            *p++ = *text;
    *p = '\0';
    return out;
}

static void readers_get_exactly_the_text_in_reading_order(void **state)
{
    fixture *f = *state;
    fill_page(f);
    for (int shared_fonts = 0; shared_fonts < 2; shared_fonts++) {
        bm_buf pdf = {0};
        assert_int_equal(fixture_render(f, shared_fonts, &pdf), 0);
        assert_string_equal(squeeze(f, fixture_run(f->arena, &pdf, "pdftotext", "-")), page_text);
        assert_string_equal(squeeze(f, fixture_run(f->arena, &pdf, "pdftotext -raw", "-")),
                            page_text);
        assert_string_equal(squeeze(f, read_by_mupdf(f, &pdf)), page_text);
        bm_buf_free(&pdf);
    }
}

static void a_no_break_space_is_copied_as_one(void **state)
{
    fixture *f = *state;
    fixture_text(f, 0, 85, 80, "khoản\u00a05 và 6");
    fixture_text(f, FIXTURE_ITALIC, 85, 100, "Điều\u00a07");
    for (int shared_fonts = 0; shared_fonts < 2; shared_fonts++) {
        bm_buf pdf = {0};
        assert_int_equal(fixture_render(f, shared_fonts, &pdf), 0);
        assert_string_equal(squeeze(f, fixture_run(f->arena, &pdf, "pdftotext", "-")),
                            "khoản\u00a05 và 6\nĐiều\u00a07\n");
        bm_buf_free(&pdf);
    }
}

static void no_tool_finds_fault_with_the_file(void **state)
{
    fixture *f = *state;
    fill_page(f);
    for (int shared_fonts = 0; shared_fonts < 2; shared_fonts++) {
        bm_buf pdf = {0};
        assert_int_equal(fixture_render(f, shared_fonts, &pdf), 0);
        const char *qpdf = fixture_run(f->arena, &pdf, "qpdf --check", "");
        assert_non_null(strstr(qpdf, "No syntax or stream encoding errors found"));
        assert_null(strstr(qpdf, "WARNING"));
        assert_null(strstr(qpdf, "exit status"));
        assert_string_equal(fixture_run(f->arena, &pdf, "pdftoppm -r 30", "/dev/null"), "");
        const char *mutool = fixture_run(f->arena, &pdf, "mutool draw -q -F trace", "");
        assert_null(strstr(mutool, "error"));
        assert_null(strstr(mutool, "repair"));
        bm_buf_free(&pdf);
    }
}

static void the_document_says_who_made_it_and_when(void **state)
{
    fixture *f = *state;
    fill_page(f);
    bm_buf pdf = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    const char *info = fixture_run(f->arena, &pdf, "env TZ=Asia/Ho_Chi_Minh pdfinfo -isodates", "");
    static const char *const lines[] = {"Đề nghị cấp chứng thư số\n",
                                        "Ủy ban nhân dân xã Bình Lãng\n",
                                        "bieumau " BM_VERSION_STRING "\n",
                                        "Haru Free PDF Library",
                                        "CreationDate:    2024-01-15T08:30:00+07",
                                        "ModDate:         2024-01-15T08:30:00+07",
                                        "(A4)",
                                        "PDF version:     1.7\n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_non_null(strstr(info, lines[i]));
    const char *objects = fixture_run(f->arena, &pdf, "qpdf --qdf", "-");
    assert_non_null(strstr(objects, "/Lang (vi-VN)"));
    assert_non_null(strstr(objects, "/DisplayDocTitle true"));
    const char *fonts = fixture_run(f->arena, &pdf, "pdffonts", "");
    assert_null(strstr(fonts, " no  no"));
    assert_non_null(strstr(fonts, "+Tinos-Bold "));
    bm_buf_free(&pdf);
    f->doc.author = bm_str_of("");
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    assert_null(strstr(fixture_run(f->arena, &pdf, "pdfinfo", ""), "Author"));
    bm_buf_free(&pdf);
}

/* PDF/A wants no page to inherit them (ISO 19005-3, 6.2.2). */
static void each_page_names_its_resources(void **state)
{
    fixture *f = *state;
    fill_page(f);
    bm_page pages[] = {f->page, f->page, f->page};
    f->pages = (bm_pages){.pages = pages, .n = 3};
    bm_buf pdf = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    const char *text = fixture_run(f->arena, &pdf, "qpdf --qdf --object-streams=disable", "-");
    size_t n = 0;
    for (const char *p = text; (p = strstr(p, "/Type /Page\n")) != NULL; p++, n++) {
        const char *page = p;
        while (memcmp(page, "<<\n", 3) != 0)
            page--;
        const char *resources = strstr(page, "/Resources ");
        assert_true(resources && resources < strstr(page, "endobj"));
    }
    assert_int_equal(n, 3);
    const char *root = strstr(text, "/Type /Pages\n");
    const char *end = strstr(root, "endobj");
    assert_true(!strstr(root, "/Resources") || strstr(root, "/Resources") > end);
    bm_buf_free(&pdf);
}

static void the_same_input_gives_the_same_bytes(void **state)
{
    fixture *f = *state;
    void *other_state = NULL;
    bm_buf first = {0}, again = {0}, elsewhere = {0}, different = {0};
    fill_page(f);
    f->doc.data_xml = bm_str_of("<ho_ten>Ẵm</ho_ten>");
    assert_int_equal(fixture_render(f, false, &first), 0);
    size_t n = f->page.n;
    f->page.n = 3;
    assert_int_equal(fixture_render(f, true, &different), 0);
    f->page.n = n;
    assert_int_equal(fixture_render(f, false, &again), 0);
    fixture_setup(&other_state);
    ((fixture *)other_state)->doc.data_xml = f->doc.data_xml;
    fill_page(other_state);
    assert_int_equal(fixture_render(other_state, false, &elsewhere), 0);
    fixture_teardown(&other_state);
    assert_int_equal(first.len, again.len);
    assert_memory_equal(first.ptr, again.ptr, first.len);
    assert_int_equal(first.len, elsewhere.len);
    assert_memory_equal(first.ptr, elsewhere.ptr, first.len);
    bm_buf_free(&first);
    bm_buf_free(&again);
    bm_buf_free(&elsewhere);
    bm_buf_free(&different);
}

static void all_pages_are_there_in_order(void **state)
{
    enum { PAGES = 30 };
    fixture *f = *state;
    bm_page pages[PAGES];
    for (size_t i = 0; i < PAGES; i++) {
        f->page.n = i;
        fixture_text(f, 0, 85, 80, bm_arena_printf(f->arena, "Trang %zu", i + 1));
        pages[i] =
            (bm_page){.items = &f->items[i], .n = 1, .width_pt = 595.2756, .height_pt = 841.8898};
    }
    f->pages.pages = pages;
    f->pages.n = PAGES;
    bm_buf pdf = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    const char *text = fixture_run(f->arena, &pdf, "pdftotext", "-");
    for (size_t i = 0; i < PAGES; i++) {
        const char *label = bm_arena_printf(f->arena, "Trang %zu\n", i + 1);
        assert_non_null(text = strstr(text, label));
    }
    assert_non_null(strstr(fixture_run(f->arena, &pdf, "qpdf --check", ""), "No syntax"));
    bm_buf_free(&pdf);
}

/* Upright and lying pages of several documents in one file, which has the title of the first. */
static void documents_in_one_file_share_fonts_and_keep_their_page_sizes(void **state)
{
    enum { DOCS = 200 };
    fixture *f = *state;
    bm_page *pages = bm_arena_zero(f->arena, DOCS, sizeof *pages);
    bm_document *docs = bm_arena_zero(f->arena, DOCS, sizeof *docs);
    bm_item *items = bm_arena_zero(f->arena, DOCS, sizeof *items);
    for (size_t i = 0; i < DOCS; i++) {
        bool lying = i % 3 == 1;
        f->page.n = 0;
        items[i] = *fixture_text(f, 0, 85, 80, bm_arena_printf(f->arena, "Văn bản %zu", i + 1));
        pages[i] = (bm_page){.items = &items[i],
                             .n = 1,
                             .width_pt = lying ? 841.8898 : 595.2756,
                             .height_pt = lying ? 595.2756 : 841.8898,
                             .doc = i};
        docs[i].title = bm_str_of(i ? "Văn bản sau" : "Công văn thứ nhất");
        docs[i].landscape = lying;
    }
    f->pages = (bm_pages){.pages = pages, .n = DOCS};
    bm_buf pdf = {0};
    assert_int_equal(fixture_merge(f, docs, DOCS, &(const bm_render_options){0}, &pdf), 0);
    assert_true(pdf.len < 100000); /* one font, not 200 */
    const char *info = fixture_run(f->arena, &pdf, "pdfinfo -l 200", "");
    assert_non_null(strstr(info, "Công văn thứ nhất\n"));
    assert_null(strstr(info, "Văn bản sau"));
    const char *text = fixture_run(f->arena, &pdf, "pdftotext", "-");
    for (size_t i = 0; i < DOCS; i++) {
        const char *size = i % 3 == 1 ? "841.89 x 595.276" : "595.276 x 841.89";
        const char *line = bm_arena_printf(f->arena, "Page %4zu size:  %s pts (A4)\n", i + 1, size);
        if (!strstr(info, line))
            fail_msg("pdfinfo does not say “%s”", line);
        text = strstr(text, bm_arena_printf(f->arena, "Văn bản %zu\n", i + 1));
        assert_non_null(text);
    }
    assert_non_null(strstr(fixture_run(f->arena, &pdf, "qpdf --check", ""), "No syntax"));
    bm_buf_free(&pdf);
}

static void shared_fonts_are_larger_and_the_same_for_all_documents(void **state)
{
    fixture *f = *state;
    fill_page(f);
    bm_buf exact = {0}, shared = {0}, other = {0};
    assert_int_equal(fixture_render(f, false, &exact), 0);
    assert_int_equal(fixture_render(f, true, &shared), 0);
    f->page.n -= 6;
    fixture_text(f, FIXTURE_BOLD | FIXTURE_ITALIC, 85, 240, "Khác:");
    assert_int_equal(fixture_render(f, true, &other), 0);
    assert_true(exact.len < 25000);
    assert_true(shared.len > exact.len);
    const char *a = strstr(fixture_run(f->arena, &shared, "pdffonts", ""), "+Tinos-Bold ");
    const char *b = strstr(fixture_run(f->arena, &other, "pdffonts", ""), "+Tinos-Bold ");
    assert_memory_equal(a - 6, b - 6, 6);
    bm_buf_free(&exact);
    bm_buf_free(&shared);
    bm_buf_free(&other);
}

static int refuse(void *user, const void *bytes, size_t n)
{
    size_t *calls = user;
    (void)bytes;
    (void)n;
    ++*calls;
    return 1;
}

static void a_sink_that_refuses_is_an_error_and_spoils_nothing(void **state)
{
    fixture *f = *state;
    fill_page(f);
    size_t calls = 0;
    bm_job job = {&f->layout, &f->doc, 1, &f->pages, f->shared, &(const bm_render_options){0}};
    bm_sink sink = {refuse, &calls};
    assert_int_equal(bm_pdf_renderer.render(&job, &sink, f->ds), -1);
    assert_int_equal(calls, 1);
    assert_int_equal(bm_diags_errors(f->ds), 1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "O005");
    bm_buf pdf = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    bm_buf_free(&pdf);
}

static void nothing_reaches_the_sink_when_a_font_cannot_be_embedded(void **state)
{
    fixture *f = *state;
    fill_page(f);
    bm_item *item = fixture_text(f, 0, 85, 300, "x");
    bm_font_face unknown = *item->face;
    unknown.id = 1000;
    item->face = &unknown;
    size_t calls = 0;
    bm_job job = {&f->layout, &f->doc, 1, &f->pages, f->shared, &(const bm_render_options){0}};
    bm_sink sink = {refuse, &calls};
    assert_int_equal(bm_pdf_renderer.render(&job, &sink, f->ds), -1);
    assert_int_equal(calls, 0);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "O006");
    f->page.n--;
    bm_buf pdf = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    bm_buf_free(&pdf);
}

enum { THREADS = 4, ROUNDS = 40 };

typedef struct {
    fixture page; /* items of its own, fonts and `shared` of the first */
    bm_buf expected[2];
    bool equal;
} worker;

static void *work(void *user)
{
    worker *w = user;
    w->equal = true;
    for (int i = 0; i < ROUNDS; i++) {
        bm_buf pdf = {0};
        const bm_buf *expected = &w->expected[i % 2];
        if (fixture_render(&w->page, i % 2, &pdf) || pdf.len != expected->len ||
            memcmp(pdf.ptr, expected->ptr, pdf.len))
            w->equal = false;
        bm_buf_free(&pdf);
    }
    return NULL;
}

static void threads_share_one_renderer(void **state)
{
    fixture *f = *state;
    fill_page(f);
    f->doc.data_xml = bm_str_of("<ho_ten>Ẵm</ho_ten>");
    worker *workers = calloc(THREADS, sizeof *workers);
    pthread_t threads[THREADS];
    assert_non_null(workers);
    for (size_t i = 0; i < THREADS; i++) {
        worker *w = &workers[i];
        fixture *page = &w->page;
        *page = *f;
        page->page.items = page->items;
        page->page.n -= i; /* each its own glyphs */
        page->pages.pages = &page->page;
        page->ds = bm_diags_new();
        page->arena = page->layout.arena = bm_arena_new();
        for (int k = 0; k < 2; k++)
            assert_int_equal(fixture_render(page, k, &w->expected[k]), 0);
    }
    bm_pdf_renderer.close(f->shared);
    f->shared = bm_pdf_renderer.open(f->fonts); /* so that they race to make the fonts */
    for (size_t i = 0; i < THREADS; i++) {
        workers[i].page.shared = f->shared;
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_true(workers[i].equal);
        bm_diags_free(workers[i].page.ds);
        bm_arena_free(workers[i].page.arena);
        bm_buf_free(&workers[i].expected[0]);
        bm_buf_free(&workers[i].expected[1]);
    }
    free(workers);
}

static void a_full_file_refuses_and_can_be_finished(void **state)
{
    fixture *f = *state;
    bm_buf pdf = {0};
    const bm_sink sink = {fixture_append, &pdf};
    const bm_render_options options = {0};
    fixture_text(f, 0, 85, 80, "chữ");
    const bm_page many = {.n = 3000000, .width_pt = 595.2756, .height_pt = 841.8898};
    const bm_pages pages = {.pages = &many, .n = 1};
    const bm_job job = {&f->layout, &f->doc, 1, &f->pages, f->shared, &options};
    bm_job large = job;
    large.pages = &pages;
    void *file = bm_pdf_renderer.merge->begin(f->shared, &options, &sink);
    assert_int_equal(bm_pdf_renderer.merge->add(file, &job, f->ds), 0);
    size_t before = pdf.len;
    assert_int_equal(bm_pdf_renderer.merge->add(file, &large, f->ds), -1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "O061");
    assert_int_equal(pdf.len, before);
    assert_int_equal(bm_pdf_renderer.merge->add(file, &job, f->ds), 0);
    assert_int_equal(bm_pdf_renderer.merge->end(file, f->ds), 0);
    bm_pdf_renderer.merge->free(file);
    assert_non_null(strstr(fixture_run(f->arena, &pdf, "pdfinfo", ""), "Pages:           2\n"));
    bm_buf_free(&pdf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(readers_get_exactly_the_text_in_reading_order,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_no_break_space_is_copied_as_one, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(no_tool_finds_fault_with_the_file, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_document_says_who_made_it_and_when, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(each_page_names_its_resources, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_same_input_gives_the_same_bytes, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(all_pages_are_there_in_order, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(documents_in_one_file_share_fonts_and_keep_their_page_sizes,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(shared_fonts_are_larger_and_the_same_for_all_documents,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_sink_that_refuses_is_an_error_and_spoils_nothing,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(nothing_reaches_the_sink_when_a_font_cannot_be_embedded,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(threads_share_one_renderer, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_full_file_refuses_and_can_be_finished, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
