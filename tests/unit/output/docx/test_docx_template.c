/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#define HEADER(inside) "<w:hdr " TEMPLATE_W " " TEMPLATE_R " " TEMPLATE_A ">" inside "</w:hdr>"
#define SAYS(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

/* A template whose header, with a picture, is the same on all pages. */
static template_case *logo(kit *k)
{
    template_case *c = template_new(k);
    template_document(c,
                      "<w:headerReference w:type='default' r:id='h'/><w:pgSz w:w='11906' "
                      "w:h='16838'/><w:pgMar w:top='1134' w:bottom='1200' w:left='1701' "
                      "w:right='1000' w:header='300' w:footer='400'/>",
                      "", "", template_relation(c, "h", "header", "h.xml"));
    (void)template_part(
        c, "word/h.xml",
        HEADER(
            "<w:p><w:r><w:drawing><docPr id='1'/><a:blip r:embed='p'/></w:drawing></w:r></w:p>"));
    template_relations(c, "word/_rels/h.xml.rels", template_relation(c, "p", "image", "a.png"));
    (void)template_bytes(c, "word/a.png", "image/png",
                         bm_str_n(template_png, sizeof template_png - 1));
    return c;
}

static const bm_docx_template *compiled(template_case *c)
{
    const bm_docx_template *t =
        bm_docx_template_compile(c->k->arena, template_opc(c), &c->file, c->k->ds);
    assert_non_null(t);
    assert_ptr_equal(bm_docx_template_arena(t), c->k->arena);
    return t;
}

/* Our parts after ${t}, as far as they are constant. */
static bm_docx_part *applied(kit *k, const bm_docx_template *t, size_t *n)
{
    bm_docx_part *parts = bm_arena_zero(k->arena, BM_DOCX_PARTS, sizeof *parts);
    bm_docx_xml x;
    for (int i = 0; i < BM_DOCX_PARTS; i++)
        parts[i] = bm_docx_package_part((bm_docx_part_id)i);
    bm_docx_xml_open(&x);
    bm_docx_package_types(&x, (bm_docx_counts){.footers = 2, .data = 1});
    parts[BM_DOCX_CONTENT_TYPES].xml = bm_arena_copy(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    bm_docx_xml_open(&x);
    bm_docx_package_relations(&x, BM_DOCX_DOCUMENT_RELATIONS,
                              (bm_docx_counts){.footers = 0, .data = 1});
    parts[BM_DOCX_DOCUMENT_RELATIONS].xml = bm_arena_copy(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    *n = BM_DOCX_PARTS;
    bm_docx_template_apply(t, k->arena, &parts, n);
    return parts;
}

static const char *part_named(kit *k, const bm_docx_part *parts, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(parts[i].name, name) == 0)
            return bm_arena_cstr(k->arena, parts[i].xml);
    fail_msg("no part %s", name);
    return NULL;
}

static const char *section_xml(kit *k, const bm_docx_section *section)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_section_write(&x, section);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    return xml;
}

static void parts_stand_in_the_place_of_ours_or_behind_them(void **state)
{
    kit *k = *state;
    size_t n;
    bm_docx_part *parts = applied(k, compiled(logo(k)), &n);
    /* the first page has a copy of the header with the picture, the others the number of the page above it */
    assert_int_equal(n, BM_DOCX_PARTS + 4);
    docx_assert_has(part_named(k, parts, n, "word/header1.xml"), " PAGE ");
    docx_assert_has(part_named(k, parts, n, "word/header1.xml"), "r:embed=\"p\"");
    docx_assert_lacks(part_named(k, parts, n, "word/template-header2.xml"), " PAGE ");
    docx_assert_has(part_named(k, parts, n, "word/_rels/header1.xml.rels"), "media/template1.png");
    docx_assert_has(part_named(k, parts, n, "word/_rels/template-header2.xml.rels"),
                    "media/template1.png");
    docx_assert_has(part_named(k, parts, n, "word/media/template1.png"), "PNG");
    const char *types = part_named(k, parts, n, "[Content_Types].xml");
    docx_assert_well_formed(types);
    docx_assert_has(types, "<Default Extension=\"png\" ContentType=\"image/png\"/>");
    docx_assert_has(types, "PartName=\"/word/template-header2.xml\"");
    docx_assert_has(types, "PartName=\"/word/footer2.xml\"");
    const char *relations = part_named(k, parts, n, "word/_rels/document.xml.rels");
    docx_assert_well_formed(relations);
    docx_assert_has(relations, "Id=\"rIdTemplate1\" Type=\"" TEMPLATE_KIND
                               "header\" Target=\"template-header2.xml\"/></Relationships>");
    assert_int_equal(parts[BM_DOCX_CONTENT_TYPES].packed.len, 0); /* with footers of the document */
    assert_true(parts[BM_DOCX_DOCUMENT_RELATIONS].packed.len > 0); /* as in most documents */
}

static void pages_and_references_are_those_of_the_template(void **state)
{
    kit *k = *state;
    const bm_docx_template *t = compiled(logo(k));
    const char *xml = section_xml(k, &(bm_docx_section){.docx_template = t});
    docx_assert_has(xml, "<w:headerReference w:type=\"first\" r:id=\"rIdTemplate1\"/><w:pgSz "
                         "w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1000\" "
                         "w:bottom=\"1200\" w:left=\"1701\" w:header=\"300\" w:footer=\"400\" "
                         "w:gutter=\"0\"/><w:titlePg/>");
    xml = section_xml(k, &(bm_docx_section){.docx_template = t, .landscape = true});
    docx_assert_has(xml, "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar "
                         "w:top=\"1134\" w:right=\"1000\"");
    const bm_page_frame frame = bm_docx_template_frame(t, false);
    assert_true(fabs(frame.bottom_pt - 60) < 0.01);
    const bm_page_frame ours = bm_docx_template_frame(NULL, false);
    assert_true(fabs(ours.bottom_pt - 56.7) < 0.01);
    assert_int_equal(bm_docx_template_margin_twip(NULL, BM_DOCX_TEMPLATE_FOOTER), 567);
}

/* A template with footers of first pages and others, and the number of the page in one of them. */
static const bm_docx_template *with_footers(kit *k)
{
    template_case *c = template_new(k);
    template_document(c,
                      "<w:footerReference w:type='default' r:id='a'/><w:footerReference "
                      "w:type='first' r:id='b'/><w:footerReference w:type='even' r:id='b'/>"
                      "<w:titlePg/>",
                      "", "",
                      bm_arena_printf(k->arena, "%s%s",
                                      template_relation(c, "a", "footer", "a.xml"),
                                      template_relation(c, "b", "footer", "b.xml")));
    (void)template_part(c, "word/a.xml",
                        "<w:ftr " TEMPLATE_W "><w:p><w:fldSimple w:instr='PAGE'/></w:p></w:ftr>");
    (void)template_part(c, "word/b.xml", "<w:ftr " TEMPLATE_W ">" SAYS("b") "</w:ftr>");
    return compiled(c);
}

static void numbers_of_pages_are_not_written_twice(void **state)
{
    kit *k = *state;
    size_t n;
    const bm_docx_template *t = with_footers(k);
    bm_docx_part *parts = applied(k, t, &n);
    const char *header = part_named(k, parts, n, "word/header1.xml");
    docx_assert_well_formed(header);
    docx_assert_lacks(header, "PAGE");
    docx_assert_has(part_named(k, parts, n, "word/template-footer1.xml"), "PAGE");
    assert_int_equal(n, BM_DOCX_PARTS + 2); /* even pages are as the others */
}

static void the_footer_of_a_document_goes_before_that_of_the_template(void **state)
{
    kit *k = *state;
    const bm_docx_template *t = with_footers(k);
    const char *xml = section_xml(k, &(bm_docx_section){.docx_template = t});
    assert_int_equal(docx_count(xml, "footerReference"), 2);
    assert_int_equal(docx_count(xml, "rIdTemplate"), 2);
    char own[BM_DOCX_RELATION_ID];
    bm_docx_package_footer_relation(1, own);
    xml = section_xml(
        k, &(bm_docx_section){.docx_template = t, .first_footer = 1, .other_footers = 2});
    assert_int_equal(docx_count(xml, "footerReference"), 2);
    docx_assert_has(
        xml, bm_arena_printf(k->arena, "<w:footerReference w:type=\"first\" r:id=\"%s\"/>", own));
    docx_assert_has(xml, "<w:footerReference w:type=\"default\" r:id=\"rIdTemplate1\"/>");
    /* an empty one, behind a document that has one */
    xml = section_xml(k, &(bm_docx_section){.docx_template = t, .first_footer = 1});
    assert_int_equal(docx_count(xml, "rIdTemplate"), 2);
    assert_int_equal(docx_count(xml, "footerReference"), 2);
}

static void a_theme_comes_when_something_refers_to_it(void **state)
{
    kit *k = *state;
    for (int used = 0; used < 2; used++) {
        template_case *c = template_new(k);
        template_document(
            c, "",
            used ? "<w:style w:type='paragraph' w:styleId='A'><w:name w:val='A'/><w:rPr>"
                   "<w:rFonts w:asciiTheme='minorHAnsi'/></w:rPr></w:style>"
                 : "",
            "", template_relation(c, "t", "theme", "theme.xml"));
        (void)template_part(c, "word/theme.xml", "<a:theme " TEMPLATE_A "/>");
        size_t n;
        bm_docx_part *parts = applied(k, compiled(c), &n);
        assert_int_equal(n, BM_DOCX_PARTS + (size_t)used);
        if (used)
            docx_assert_has(part_named(k, parts, n, "[Content_Types].xml"),
                            "/word/theme/theme1.xml");
    }
}

static void all_that_is_wrong_is_told_and_nothing_made(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    assert_null(bm_docx_template_compile(k->arena, template_opc(c), &c->file, k->ds));
    template_reported(k, "O050");
    template_document(c, "<w:pgSz w:w='4000' w:h='4000'/>", "<w:style/>", "", "");
    assert_null(bm_docx_template_compile(k->arena, template_opc(c), &c->file, k->ds));
    template_reported(k, "O053 O056");
    c = logo(k);
    bm_diags_set_strict(k->ds, true);
    assert_non_null(bm_docx_template_compile(k->arena, template_opc(c), &c->file, k->ds));
    c->parts[1].bytes = bm_str_of("<w:styles " TEMPLATE_W "><w:style/></w:styles>");
    assert_null(bm_docx_template_compile(k->arena, template_opc(c), &c->file, k->ds));
    template_reported(k, "O056");
}

static void documents_are_made_after_it(void **state)
{
    kit *k = *state;
    const bm_docx_template *t = compiled(logo(k));
    const bm_document doc = {
        .root = kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, docx_table(k, 1, "ô"), NULL),
        .title = BM_STR("Mẫu"),
        .form_id = BM_STR("thu/mau")};
    const bm_render_options options = {.docx_template = t};
    const char *xml = docx_print_xml(k, &doc, 1, &options);
    docx_assert_has(xml, "<w:tblW w:w=\"9205\""); /* 11906 - 1701 - 1000 */
    bm_buf flat = {0};
    void *shared = bm_docx_flat_renderer.open(k->fonts);
    const bm_job job = {&k->layout, &doc, 1, NULL, shared, &options};
    const bm_sink sink = {docx_collect, &flat};
    assert_int_equal(bm_docx_flat_renderer.render(&job, &sink, k->ds), 0);
    bm_docx_flat_renderer.close(shared);
    bm_buf_add_byte(&flat, '\0');
    docx_assert_well_formed(flat.ptr);
    docx_assert_has(flat.ptr,
                    "pkg:name=\"/word/media/template1.png\" pkg:contentType=\"image/png\" "
                    "pkg:compression=\"store\"><pkg:binaryData>iVBORw0KGgog");
    bm_buf_free(&flat);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(parts_stand_in_the_place_of_ours_or_behind_them),
        DOCX_TEST(pages_and_references_are_those_of_the_template),
        DOCX_TEST(numbers_of_pages_are_not_written_twice),
        DOCX_TEST(the_footer_of_a_document_goes_before_that_of_the_template),
        DOCX_TEST(a_theme_comes_when_something_refers_to_it),
        DOCX_TEST(all_that_is_wrong_is_told_and_nothing_made),
        DOCX_TEST(documents_are_made_after_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
