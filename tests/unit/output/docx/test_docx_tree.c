/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#define W TEMPLATE_W

static void what_is_written_was_read(void **state)
{
    kit *k = *state;
    xmlDoc *doc = template_tree("<!-- a --><?b?><w:p " W " w:x='1 &amp; 2'><!-- c -->"
                                "<w:t>ơ̆ &lt; <![CDATA[&]]></w:t></w:p>");
    assert_string_equal(template_xml(k, doc),
                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:p "
                        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                        "w:x=\"1 &amp; 2\"><w:t>ơ̆ &lt; &amp;</w:t></w:p>\n");
    assert_string_equal(bm_docx_tree_attr(xmlDocGetRootElement(doc), "x"), "1 & 2");
    xmlFreeDoc(doc);
}

static void what_is_no_xml_is_refused_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *xml;
        size_t line;
    } cases[] = {{"<w:p " W ">\n<w:t></w:p>", 2},
                 {"<w:p/>", 1}, /* a prefix that is not declared */
                 {"<!DOCTYPE p [<!ENTITY a 'aaaa'>]><p>&a;</p>", 0},
                 {"<p>&a;</p>", 1},
                 {"", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t line = 99;
        assert_null(bm_docx_tree_read(bm_str_of(cases[i].xml), &line));
        if (cases[i].line)
            assert_int_equal(line, cases[i].line);
    }
}

static void strict_files_look_like_transitional_ones(void **state)
{
    (void)state;
    xmlDoc *doc = template_tree("<w:p xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'>"
                                "<w:pPr w:a='1'/></w:p>");
    xmlNode *child = bm_docx_tree_child(xmlDocGetRootElement(doc), "pPr");
    assert_non_null(child);
    assert_string_equal(bm_docx_tree_attr(child, "a"), "1");
    xmlFreeDoc(doc);
}

static void elements_come_in_the_order_of_the_text(void **state)
{
    (void)state;
    xmlDoc *doc = template_tree("<w:a " W "><w:b><w:c/></w:b>x<w:d/></w:a>");
    xmlNode *root = xmlDocGetRootElement(doc), *b = bm_docx_tree_next(root, root);
    assert_true(bm_docx_tree_is(b, "b"));
    assert_true(bm_docx_tree_is(bm_docx_tree_next(b, root), "c"));
    assert_true(bm_docx_tree_is(bm_docx_tree_behind(b, root), "d"));
    assert_null(bm_docx_tree_behind(b, b));
    assert_null(bm_docx_tree_next(bm_docx_tree_child(root, "d"), root));
    assert_false(bm_docx_tree_is(NULL, "b"));
    assert_null(bm_docx_tree_child(NULL, "b"));
    assert_null(bm_docx_tree_attr(b->next, "val")); /* of a text */
    xmlFreeDoc(doc);
}

static void switches_are_on_by_being_there(void **state)
{
    (void)state;
    xmlDoc *doc = template_tree("<w:a " W "><w:b/><w:c w:val='0'/><w:d w:val='true'/></w:a>");
    const xmlNode *root = xmlDocGetRootElement(doc);
    assert_true(bm_docx_tree_on(bm_docx_tree_child(root, "b")));
    assert_false(bm_docx_tree_on(bm_docx_tree_child(root, "c")));
    assert_true(bm_docx_tree_on(bm_docx_tree_child(root, "d")));
    assert_false(bm_docx_tree_on(bm_docx_tree_child(root, "e")));
    xmlFreeDoc(doc);
}

static void children_stand_where_the_schema_wants_them(void **state)
{
    kit *k = *state;
    xmlDoc *doc = template_tree("<w:pPr " W "><w:keepNext/><w:jc w:val='left'/></w:pPr>");
    xmlNode *root = xmlDocGetRootElement(doc);
    bm_docx_tree_set(bm_docx_tree_need(root, "spacing", bm_docx_tree_paragraph), "before", "0");
    bm_docx_tree_set(bm_docx_tree_need(root, "jc", bm_docx_tree_paragraph), "val", "center");
    (void)bm_docx_tree_need(root, "outlineLvl", bm_docx_tree_paragraph);
    docx_assert_has(template_xml(k, doc), "<w:keepNext/><w:spacing w:before=\"0\"/>"
                                          "<w:jc w:val=\"center\"/><w:outlineLvl/></w:pPr>");
    xmlFreeDoc(doc);
}

static void unwrapped_children_keep_their_names(void **state)
{
    kit *k = *state;
    xmlDoc *doc = template_tree("<w:a " W "><w:b xmlns:x='urn:x'><w:c/><x:d x:e='1'/></w:b></w:a>");
    xmlNode *root = xmlDocGetRootElement(doc);
    bm_docx_tree_unwrap(bm_docx_tree_child(root, "b"));
    const char *xml = template_xml(k, doc);
    docx_assert_well_formed(xml);
    docx_assert_has(xml, "<w:c/><x:d x:e=\"1\"/></w:a>");
    xmlFreeDoc(doc);
    /* a prefix that means something else outside, and one that means the same */
    doc = template_tree("<w:a " W " xmlns:x='urn:x'><x:o/><w:b xmlns:x='urn:y'><x:d x:e='1'/></w:b>"
                        "<w:c xmlns:x='urn:x'><x:f/></w:c></w:a>");
    root = xmlDocGetRootElement(doc);
    bm_docx_tree_unwrap(bm_docx_tree_child(root, "b"));
    bm_docx_tree_unwrap(bm_docx_tree_child(root, "c"));
    xml = template_xml(k, doc);
    docx_assert_well_formed(xml);
    docx_assert_has(xml, "<x:o/><ns1:d ns1:e=\"1\"/><x:f/></w:a>");
    docx_assert_has(xml, "xmlns:ns1=\"urn:y\"");
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(what_is_written_was_read),
        DOCX_TEST(what_is_no_xml_is_refused_with_its_line),
        DOCX_TEST(strict_files_look_like_transitional_ones),
        DOCX_TEST(elements_come_in_the_order_of_the_text),
        DOCX_TEST(switches_are_on_by_being_there),
        DOCX_TEST(children_stand_where_the_schema_wants_them),
        DOCX_TEST(unwrapped_children_keep_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
