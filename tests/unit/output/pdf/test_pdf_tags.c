/* Pages with elements are rendered and read back as a screen reader would; tests/pdf/tags.py holds the tree against
 * the marks of the pages. SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_content.h"
#include "output/pdf/pdf_tags.h"
#include "output/pdf/pdf_write.h"

/* What ${pdf} says to assistive technology, one element a line, indented by depth; "" when something is wrong. */
static const char *heard(fixture *f, const bm_buf *pdf)
{
    const char *check = fixture_run(f->arena, pdf, "python3 -B tests/pdf/tags.py", "");
    if (strstr(check, "exit status"))
        fail_msg("%s", check);
    const char *qpdf = fixture_run(f->arena, pdf, "qpdf --check", "");
    if (strstr(qpdf, "WARNING") || strstr(qpdf, "exit status"))
        fail_msg("%s", qpdf);
    /* poppler does not know that a Form may have attributes of PrintField, and warns */
    return fixture_run(f->arena, pdf, "sh -c 'pdfinfo -struct-text \"$0\" 2>/dev/null'", "");
}

static const char *render(fixture *f)
{
    bm_buf pdf = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    const char *text = heard(f, &pdf);
    bm_buf_free(&pdf);
    return text;
}

/* The objects of the document, with names and numbers as they are. */
static const char *objects(fixture *f)
{
    bm_buf pdf = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    const char *text =
        fixture_run(f->arena, &pdf, "qpdf --qdf --static-id --object-streams=disable", "-");
    bm_buf_free(&pdf);
    return text;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("“%s” is not in:\n%s", part, text);
}

static bm_item *text_of(fixture *f, uint32_t element, double y_pt, const char *text)
{
    bm_item *item = fixture_text(f, 0, 85, y_pt, text);
    item->element = element;
    return item;
}

/* Words, ticks and structure come in the order of the items; dots, rules and page numbers do not come. */
static void a_form_is_read_as_one_would_read_it_aloud(void **state)
{
    fixture *f = *state;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t title = fixture_element(f, BM_ROLE_HEADING, doc);
    uint32_t name = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    uint32_t box = fixture_element(f, BM_ROLE_CHECKBOX, name);
    uint32_t ticked = fixture_element(f, BM_ROLE_CHECKBOX, name);
    uint32_t note = fixture_element(f, BM_ROLE_NOTE, doc);
    fixture_text(f, 0, 300, 40, "2")->flags = BM_ITEM_FURNITURE;
    text_of(f, title, 80, "GIẤY ĐỀ NGHỊ")->flags = BM_ITEM_SPACE;
    text_of(f, title, 100, "CẤP CHỨNG THƯ SỐ");
    bm_item *rule = fixture_item(f, BM_ITEM_RULE, 210, 103);
    rule->width_pt = 170;
    rule->height_pt = 0.5;
    rule->flags = BM_ITEM_FURNITURE;
    double x = 85 + text_of(f, name, 140, "Nơi cấp: ")->width_pt;
    bm_item *dots = fixture_text(f, 0, x, 140, "....................");
    dots->flags = BM_ITEM_LEADER | BM_ITEM_SPACE;
    dots->element = name;
    x += dots->width_pt;
    bm_item *item = fixture_text(f, 0, x, 140, "Giới tính: ");
    item->element = name;
    x += item->width_pt;
    for (unsigned i = 0; i < 2; i++) {
        item = fixture_box(f, x, 140, i);
        item->element = i ? ticked : box;
        x += item->width_pt;
        item = fixture_text(f, 0, x, 140, i ? " Nữ" : " Nam ");
        item->element = name;
        x += item->width_pt;
    }
    text_of(f, note, 180, "Ghi chú.")->flags = BM_ITEM_SPACE;
    text_of(f, note, 200, "Điều\u00a07")->flags = BM_ITEM_SPACE; /* read as another text */
    text_of(f, note, 220, "khoản 2");
    assert_string_equal(render(f), "Document\n"
                                   "  H1 (block)\n"
                                   "    \"GIẤY ĐỀ NGHỊ CẤP CHỨNG THƯ SỐ\"\n"
                                   "  P (block)\n"
                                   "    \"Nơi cấp: \"\n"
                                   "    \" Giới tính: \"\n"
                                   "    Form\n"
                                   "      \"☐\"\n"
                                   "    \" Nam \"\n"
                                   "    Form\n"
                                   "      \"☑\"\n"
                                   "    \" Nữ\"\n"
                                   "  Note <00000006> (inline)\n"
                                   "    \"Ghi chú. \"\n"
                                   "    \"Điều 7\"\n"
                                   "    \" khoản 2\"\n");
    const char *text = objects(f);
    assert_has(text, "/checked /on");
    assert_has(text, "/checked /off");
    assert_has(text, "/Artifact<</Type/Pagination>>BDC");
    assert_has(text, "/Artifact<</Type/Layout>>BDC");
}

/* Table, list and note in the shapes that the layout makes. */
static void tables_lists_and_notes_have_their_structure(void **state)
{
    fixture *f = *state;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t table = fixture_element(f, BM_ROLE_TABLE, doc);
    uint32_t row = fixture_element(f, BM_ROLE_ROW, table);
    uint32_t both = fixture_element(f, BM_ROLE_HEADER_CELL, row);
    uint32_t rest = fixture_element(f, BM_ROLE_HEADER_CELL, row);
    uint32_t second = fixture_element(f, BM_ROLE_ROW, table);
    uint32_t cells[3];
    for (unsigned i = 0; i < 3; i++)
        cells[i] = fixture_element(f, BM_ROLE_CELL, second);
    uint32_t third = fixture_element(f, BM_ROLE_ROW, table);
    fixture_element(f, BM_ROLE_CELL, third);
    fixture_element(f, BM_ROLE_CELL, third);
    f->elements[both].column_span = 2;
    f->elements[cells[2]].row_span = 2;
    uint32_t list = fixture_element(f, BM_ROLE_LIST, doc);
    uint32_t entry = fixture_element(f, BM_ROLE_LIST_ITEM, list);
    uint32_t label = fixture_element(f, BM_ROLE_LABEL, entry);
    uint32_t body = fixture_element(f, BM_ROLE_LIST_BODY, entry);
    uint32_t inner = fixture_element(f, BM_ROLE_LIST, body);
    uint32_t dash = fixture_element(f, BM_ROLE_LIST_ITEM, inner);
    uint32_t dash_label = fixture_element(f, BM_ROLE_LABEL, dash);
    uint32_t dash_body = fixture_element(f, BM_ROLE_LIST_BODY, dash);
    fixture_element(f, BM_ROLE_PARAGRAPH, doc); /* without content: left out */
    text_of(f, both, 80, "Họ và tên");
    text_of(f, rest, 80, "Chức vụ");
    text_of(f, cells[0], 100, "Nguyễn");
    text_of(f, cells[2], 100, "Văn thư");
    text_of(f, label, 140, "1.");
    text_of(f, body, 140, "Một");
    text_of(f, dash_label, 160, "-");
    text_of(f, dash_body, 160, "Hai");
    assert_string_equal(render(f), "Document\n"
                                   "  Table (block)\n"
                                   "    TR\n"
                                   "      TH:\n"
                                   "         /Scope /Column\n"
                                   "         /ColSpan 2\n"
                                   "        \"Họ và tên\"\n"
                                   "      TH:\n"
                                   "         /Scope /Column\n"
                                   "        \"Chức vụ\"\n"
                                   "    TR\n"
                                   "      TD\n"
                                   "        \"Nguyễn\"\n"
                                   "      TD\n"
                                   "      TD:\n"
                                   "         /RowSpan 2\n"
                                   "        \"Văn thư\"\n"
                                   "    TR\n"
                                   "      TD\n"
                                   "      TD\n"
                                   "  L (block):\n"
                                   "     /ListNumbering /Decimal\n"
                                   "    LI (block)\n"
                                   "      Lbl (block)\n"
                                   "        \"1.\"\n"
                                   "      LBody (block)\n"
                                   "        \"Một\"\n"
                                   "        L (block)\n"
                                   "          LI (block)\n"
                                   "            Lbl (block)\n"
                                   "              \"-\"\n"
                                   "            LBody (block)\n"
                                   "              \"Hai\"\n");
}

/* A paragraph that goes on over three pages stays one; its words stay apart. */
static void an_element_goes_on_over_pages(void **state)
{
    enum { PAGES = 3 };
    fixture *f = *state;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t body = fixture_element(f, BM_ROLE_LIST_BODY, doc);
    f->elements[body].role = BM_ROLE_PARAGRAPH;
    uint32_t after = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    bm_page pages[PAGES];
    for (size_t i = 0; i < PAGES; i++) {
        size_t first = f->page.n;
        fixture_text(f, 0, 300, 40, "Trang")->flags = BM_ITEM_FURNITURE;
        text_of(f, body, 80, i == 0 ? "Một" : i == 1 ? "hai" : "ba")->flags = BM_ITEM_SPACE;
        if (i + 1 == PAGES)
            text_of(f, after, 100, "Hết");
        pages[i] = (bm_page){.items = &f->items[first],
                             .n = f->page.n - first,
                             .width_pt = 595.2756,
                             .height_pt = 841.8898,
                             .doc = 0,
                             .number = 1};
    }
    f->pages.pages = pages;
    f->pages.n = PAGES;
    assert_string_equal(render(f), "Document\n"
                                   "  P (block)\n"
                                   "    \"Một \"\n"
                                   "    \"hai \"\n"
                                   "    \"ba \"\n"
                                   "  P (block)\n"
                                   "    \"Hết\"\n");
}

/* Documents of one file are Parts of its Document; the trees have leaves that a reader need not load. */
static void many_documents_are_parts_of_one(void **state)
{
    enum { DOCS = 150 };
    fixture *f = *state;
    bm_page *pages = bm_arena_zero(f->arena, DOCS, sizeof *pages);
    bm_item *items = bm_arena_zero(f->arena, DOCS, sizeof *items);
    bm_element *elements = bm_arena_zero(f->arena, 1 + 2 * DOCS, sizeof *elements);
    for (uint32_t i = 0; i < DOCS; i++) {
        elements[2 * i + 1] = (bm_element){.role = BM_ROLE_DOCUMENT, .doc = i};
        elements[2 * i + 2] = (bm_element){.role = BM_ROLE_NOTE, .doc = i, .parent = 2 * i + 1};
        f->page.n = 0;
        items[i] = *text_of(f, 2 * i + 2, 80, bm_arena_printf(f->arena, "Văn bản %u", i + 1));
        pages[i] = (bm_page){.items = &items[i],
                             .n = 1,
                             .width_pt = 595.2756,
                             .height_pt = 841.8898,
                             .doc = i,
                             .number = 1};
    }
    f->pages = (bm_pages){pages, DOCS, elements, 1 + 2 * DOCS};
    bm_document *docs = bm_arena_zero(f->arena, DOCS, sizeof *docs);
    bm_buf pdf = {0};
    assert_int_equal(fixture_merge(f, docs, DOCS, &(const bm_render_options){0}, &pdf), 0);
    const char *text = heard(f, &pdf);
    bm_buf_free(&pdf);
    static const char first[] =
        "Document\n  Part\n    Note <00000002> (inline)\n      \"Văn bản 1\"\n  Part\n";
    assert_memory_equal(text, first, sizeof first - 1);
    assert_has(text, "\"Văn bản 150\"\n");
}

static void a_drawing_has_its_place_and_a_text_instead(void **state)
{
    fixture *f = *state;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t paragraph = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    uint32_t figure = fixture_element(f, BM_ROLE_FIGURE, doc);
    f->elements[figure].alt = bm_str_of("Mã QR");
    text_of(f, paragraph, 80, "trước")->flags = BM_ITEM_SPACE;
    for (int i = 0; i < 3; i++) {
        bm_item *rule = fixture_item(f, BM_ITEM_RULE, 500 + 4 * i, 40 + 2 * i);
        rule->width_pt = rule->height_pt = 2;
        rule->element = figure;
    }
    const char *text = objects(f);
    assert_has(text, "ET\n/Figure<</MCID 1>>BDC\n500 799.89 2 2 re\n");
    assert_has(text, "2 2 re\nf\nEMC\n");
    assert_string_equal(render(f), "Document\n"
                                   "  P (block)\n"
                                   "    \"trước \"\n"
                                   "  Figure:\n"
                                   "     /BBox [500 795.89 510 801.89]\n"
                                   "    \"\"\n");
}

/* Write the pages with widgets, which the renderer does not make here. */
static const char *render_widgets(fixture *f, bm_pdf_widgets *widgets)
{
    static const char *const kinds[] = {"/FT/Tx", "/FT/Btn", "/FT/Sig"};
    bm_buf entries = {0}, annots = {0}, catalog = {0}, content = {0}, pdf = {0};
    bm_pdf_haru *h = bm_pdf_haru_new();
    bm_pdf_tags *tags = bm_pdf_tags_new();
    bm_pdf_usage usage;
    bm_pdf_cache *cache = bm_pdf_cache_new(16);
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(1);
    bm_pdf_usage_open(&usage, 16);
    assert_int_equal(bm_pdf_usage_collect(&usage, cache, &f->pages, f->ds), 0);
    assert_int_equal(bm_pdf_usage_acquire(&usage, cache, false, FIXTURE_PACKERS(packer), f->ds), 0);
    bm_pdf_haru_begin(h, FIXTURE_PACKERS(packer), &pdf);
    for (size_t i = 0; i < widgets->n; i++)
        widgets->widgets[i].annotation = bm_pdf_haru_reserve(h);
    bm_pdf_tags_open(tags, h, false);
    bm_pdf_tags_begin(tags, &f->pages, widgets);
    for (size_t i = 0; i < widgets->n; i++) {
        const bm_pdf_widget *w = &widgets->widgets[i];
        entries.len = 0;
        bm_buf_add_cstr(&entries, "/Type/Annot/Subtype/Widget/F 4/Rect[0 0 9 9]/TU(x)/T(t");
        bm_buf_add_int(&entries, (int64_t)i);
        bm_buf_add_byte(&entries, ')');
        bm_buf_add_cstr(&entries, kinds[i % 3]);
        bm_buf_add_cstr(&entries, "/StructParent ");
        bm_buf_add_int(&entries, w->struct_parent);
        bm_pdf_haru_fill(h, w->annotation, bm_str_n(entries.ptr, entries.len));
        bm_pdf_write_reference(&annots, w->annotation);
    }
    bm_pdf_content c = {.pages = &f->pages, .usage = &usage, .tags = tags, .widgets = widgets};
    bm_pdf_content_write(&c, 0, &content);
    assert_int_equal(c.next_widget, widgets->n);
    unsigned stream = bm_pdf_haru_add_stream(h, bm_str_of(""), bm_str_n(content.ptr, content.len));
    entries.len = 0;
    bm_buf_add_cstr(&entries, "/MediaBox[0 0 595 842]/Resources<<>>/Contents");
    bm_pdf_write_reference(&entries, stream);
    bm_buf_add_cstr(&entries, "/Annots[");
    bm_buf_add(&entries, annots.ptr, annots.len);
    bm_buf_add_byte(&entries, ']');
    bm_pdf_tags_page_entries(tags, 0, &entries);
    bm_pdf_tags_page(tags, 0, bm_pdf_haru_add_page(h, bm_str_n(entries.ptr, entries.len)));
    bm_pdf_tags_add(tags);
    bm_pdf_tags_close(tags, &catalog);
    bm_buf_add_cstr(&catalog, "/MarkInfo<</Marked true>>/AcroForm<</Fields[");
    bm_buf_add(&catalog, annots.ptr, annots.len);
    bm_buf_add_cstr(&catalog, "]>>");
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_CATALOG, bm_str_n(catalog.ptr, catalog.len));
    assert_int_equal(bm_pdf_haru_finish(h, f->ds), 0);
    const char *check = fixture_run(f->arena, &pdf, "python3 -B tests/pdf/tags.py", "");
    if (strstr(check, "exit status"))
        fail_msg("%s", check);
    const char *text = fixture_run(f->arena, &pdf, "pdfinfo -struct", "");
    bm_buf *buffers[] = {&entries, &annots, &catalog, &content, &pdf};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        bm_buf_free(buffers[i]);
    bm_pdf_usage_release(&usage, cache);
    bm_pdf_usage_close(&usage);
    bm_pdf_cache_free(cache);
    libdeflate_free_compressor(packer);
    bm_pdf_tags_free(tags);
    bm_pdf_haru_free(h);
    return text;
}

static void widgets_stand_where_one_would_fill_them_in(void **state)
{
    fixture *f = *state;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t name = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    uint32_t box = fixture_element(f, BM_ROLE_CHECKBOX, name);
    uint32_t sign = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    uint32_t last = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    text_of(f, name, 80, "Họ tên: ");
    bm_item *dots = fixture_text(f, 0, 200, 80, ".....");
    dots->flags = BM_ITEM_LEADER | BM_ITEM_SPACE;
    dots->element = name;
    fixture_text(f, 0, 300, 80, "Nam ")->element = name;
    fixture_box(f, 330, 80, false)->element = box;
    fixture_text(f, 0, 350, 80, "Nữ")->element = name;
    text_of(f, sign, 100, "(Ký tên)");
    fixture_item(f, BM_ITEM_ROOM, 85, 110);
    text_of(f, last, 200, "Hết");
    bm_pdf_widget list[] = {{.item = 1}, {.item = 3}, {.item = 6}, {.item = 6}};
    for (int hides = 1; hides >= 0; hides--) {
        list[0].hides = list[1].hides = hides;
        bm_pdf_widgets widgets = {list, 4};
        const char *text = render_widgets(f, &widgets);
        assert_string_equal(text, "Document\n"
                                  "  P (block)\n"
                                  "    Form\n"
                                  "      Object 4 0\n"
                                  "    Form\n"
                                  "      Object 5 0\n"
                                  "  P (block)\n"
                                  "  Form\n"
                                  "    Object 6 0\n"
                                  "  Form\n"
                                  "    Object 7 0\n"
                                  "  P (block)\n");
        assert_int_equal(list[0].struct_parent, 1);
        assert_int_equal(list[2].struct_parent, 3);
    }
}

/* One worker writes many documents; none leaves anything behind. */
static void a_document_without_elements_has_no_tags(void **state)
{
    fixture *f = *state;
    uint32_t doc = fixture_element(f, BM_ROLE_DOCUMENT, 0);
    uint32_t paragraph = fixture_element(f, BM_ROLE_PARAGRAPH, doc);
    bm_item *item = text_of(f, paragraph, 80, "chữ");
    const char *before = objects(f);
    assert_has(before, "/StructTreeRoot");
    f->pages.n_elements = 0;
    f->pages.elements = NULL;
    item->element = 0;
    const char *text = objects(f);
    assert_null(strstr(text, "/StructTreeRoot"));
    assert_null(strstr(text, "/StructParents"));
    assert_null(strstr(text, "BDC"));
    f->pages.n_elements = 3;
    f->pages.elements = f->elements;
    text = objects(f); /* elements, but nothing belongs to them */
    assert_null(strstr(text, "/StructTreeRoot"));
    assert_has(text, "/Artifact BMC");
    item->element = paragraph;
    assert_string_equal(objects(f), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_form_is_read_as_one_would_read_it_aloud, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(tables_lists_and_notes_have_their_structure, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(an_element_goes_on_over_pages, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(many_documents_are_parts_of_one, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_drawing_has_its_place_and_a_text_instead, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(widgets_stand_where_one_would_fill_them_in, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_document_without_elements_has_no_tags, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
