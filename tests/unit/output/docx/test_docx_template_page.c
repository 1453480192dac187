/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include <limits.h>

#include "output/docx/docx_template_page.h"

static bm_docx_template_page read_page(template_case *c, const char *body)
{
    bm_docx_template_page page;
    const bm_opc_part *part = template_part(c, "word/document.xml",
                                            bm_arena_printf(c->k->arena,
                                                            "<w:document " TEMPLATE_W " " TEMPLATE_R
                                                            "><w:body>%s</w:body></w:document>",
                                                            body));
    assert_int_equal(bm_docx_template_page_read(template_source(c), part, &page), 0);
    return page;
}

static void lengths_have_units(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        long twip;
    } cases[] = {{"1134", 1134},    {"20mm", 1134},         {"2.0cm", 1134}, {"1in", 1440},
                 {"-0.5in", -720},  {"10pt", 200},          {"", LONG_MIN},  {"mm", LONG_MIN},
                 {"12x", LONG_MIN}, {"99999999", LONG_MIN}, {"1.5", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_docx_template_page_twip(cases[i].text), cases[i].twip);
}

static void the_last_section_counts_and_takes_headers_from_those_before(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    (void)template_part(c, "word/h.xml", "<a/>");
    (void)template_part(c, "word/f.xml", "<a/>");
    template_relations(c, "word/_rels/document.xml.rels",
                       bm_arena_printf(k->arena, "%s%s%s",
                                       template_relation(c, "h", "header", "h.xml"),
                                       template_relation(c, "f", "footer", "f.xml"),
                                       template_relation(c, "x", "header", "http://a.b/c")));
    const bm_docx_template_page page = read_page(
        c, "<w:p><w:pPr><w:sectPr><w:headerReference w:type='default' r:id='h'/>"
           "<w:footerReference w:type='first' r:id='f'/><w:pgSz w:w='5000' w:h='5000'/></w:sectPr>"
           "</w:pPr></w:p><w:sectPr><w:footerReference w:type='first' r:id='h'/>"
           "<w:headerReference w:type='even' r:id='x'/><w:pgSz w:w='16838' w:h='11906'/>"
           "<w:pgMar w:top='-1200' w:left='1701' w:gutter='284' w:footer='400'/><w:titlePg/>"
           "<w:sectPrChange w:id='1' w:author='a'><w:sectPr><w:pgSz w:w='9' w:h='9'/></w:sectPr>"
           "</w:sectPrChange></w:sectPr>");
    const bm_opc_part *head = page.margins[BM_DOCX_TEMPLATE_HEADER][BM_DOCX_TEMPLATE_DEFAULT];
    assert_true(head && bm_str_is(head->name, "word/h.xml"));
    assert_null(page.margins[BM_DOCX_TEMPLATE_FOOTER][BM_DOCX_TEMPLATE_FIRST]); /* no footer */
    assert_null(page.margins[BM_DOCX_TEMPLATE_HEADER][BM_DOCX_TEMPLATE_EVEN]);
    assert_true(page.title_page);
    assert_int_equal(page.width_twip, 11906); /* upright */
    assert_int_equal(page.height_twip, 16838);
    assert_int_equal(page.top_twip, 1200);
    assert_int_equal(page.bottom_twip, 1134); /* not said: ours */
    assert_int_equal(page.footer_twip, 400);
    const bm_page_frame upright = bm_docx_template_page_frame(&page, false, false);
    const bm_page_frame lying = bm_docx_template_page_frame(&page, true, true);
    assert_true(fabs(upright.left_pt - (1701 + 284) / 20.0) < 0.01);
    assert_true(fabs(lying.left_pt - 1701 / 20.0) < 0.01);
    assert_true(fabs(lying.top_pt - (1200 + 284) / 20.0) < 0.01);
    assert_true(lying.width_pt > lying.height_pt);
}

static void strict_documents_are_read(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_docx_template_page page;
    const bm_opc_part *part = template_part(
        c, "word/document.xml",
        "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'><w:body><w:sectPr>"
        "<w:pgSz w:w='148mm' w:h='210mm'/></w:sectPr></w:body></w:document>");
    assert_int_equal(bm_docx_template_page_read(template_source(c), part, &page), 0);
    assert_int_equal(page.width_twip, 8391);
}

static void other_files_and_damaged_ones_are_refused(void **state)
{
    kit *k = *state;
    static const char *const cases[][2] = {
        {"<workbook/>", "O050"},
        {"<w:document " TEMPLATE_W "><w:body>", "O051"},
        {"<!DOCTYPE a []><w:document " TEMPLATE_W "/>", "O051"},
        {"", "O051"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        template_case *c = template_new(k);
        bm_docx_template_page page;
        const bm_opc_part *part = template_part(c, "word/document.xml", cases[i][0]);
        assert_int_equal(bm_docx_template_page_read(template_source(c), part, &page), -1);
        template_reported(k, cases[i][1]);
    }
}

static void what_the_decree_does_not_allow_is_told(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_docx_template_page page = read_page(c, "");
    assert_int_equal(bm_docx_template_page_check(template_source(c), &page, false), 0);
    template_reported(k, ""); /* our own */
    page.left_twip = 1440;
    page.gutter_twip = 0;
    assert_int_equal(bm_docx_template_page_check(template_source(c), &page, false), 0);
    assert_string_equal(bm_diags_at(k->ds, 0)->message[BM_LANG_EN],
                        "the page of the template is not as Decree 30/2020/NĐ-CP demands; left "
                        "margin 25,4 mm, must be 30–35");
    template_reported(k, "O057");
    page.gutter_twip = 300; /* for the binding: 30.7 mm */
    assert_int_equal(bm_docx_template_page_check(template_source(c), &page, false), 0);
    template_reported(k, "");
    page.width_twip = 12240;
    page.height_twip = 15840;
    assert_int_equal(bm_docx_template_page_check(template_source(c), &page, false), 0);
    docx_assert_has(bm_diags_at(k->ds, 0)->message[BM_LANG_VI], "khổ 215,9 × 279,4 mm");
    template_reported(k, "O057");
    bm_diags_set_strict(k->ds, true);
    assert_int_equal(bm_docx_template_page_check(template_source(c), &page, false), -1);
    template_reported(k, "O057");
    page.right_twip = 6000;
    assert_int_equal(bm_docx_template_page_check(template_source(c), &page, false), -1);
    template_reported(k, "O053");
    page.right_twip = 31000; /* less than nothing */
    assert_int_equal(bm_docx_template_page_check(template_source(c), &page, false), -1);
    docx_assert_has(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], " 0 × ");
    template_reported(k, "O053");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(lengths_have_units),
        DOCX_TEST(the_last_section_counts_and_takes_headers_from_those_before),
        DOCX_TEST(strict_documents_are_read),
        DOCX_TEST(other_files_and_damaged_ones_are_refused),
        DOCX_TEST(what_the_decree_does_not_allow_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
