/* XML as a tree. SPDX-License-Identifier: MIT */
#include "input/xml_dom.h"
#include "opc_case.h"

static const bm_xml_dom_node *read_xml(opc_case *c, const char *xml, size_t left,
                                       bm_xml_sax_fault *fault)
{
    return bm_xml_dom_read(c->arena, bm_str_of(xml), &left, fault);
}

static void a_tree_has_elements_attributes_and_text(void **state)
{
    opc_case *c = *state;
    bm_xml_sax_fault fault;
    const bm_xml_dom_node *root = read_xml(
        c,
        "<w:p xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main' w:a='1' a='2'>x<!-- -->y"
        "<w:r/>z<r xmlns='urn:x'>t</r></w:p>",
        100, &fault);
    assert_non_null(root);
    assert_int_equal(fault, BM_XML_SAX_OK);
    assert_true(bm_xml_dom_is(root, BM_XML_DOM_W, "p"));
    opc_case_equal(bm_xml_dom_value(root, BM_XML_DOM_W, "a"), "1");
    opc_case_equal(bm_xml_dom_value(root, BM_XML_DOM_NO_NS, "a"), "2");
    assert_null(bm_xml_dom_value(root, BM_XML_DOM_W, "b").ptr);
    assert_null(bm_xml_dom_value(NULL, BM_XML_DOM_W, "b").ptr);
    opc_case_equal(root->first->text, "xy");
    opc_case_equal(bm_xml_dom_text(c->arena, root), "xyz");
    opc_case_equal(bm_xml_dom_text(c->arena, NULL), "");
    assert_ptr_equal(bm_xml_dom_child(root, BM_XML_DOM_W, "r"), root->first->next);
    opc_case_equal(bm_xml_dom_text(c->arena, bm_xml_dom_child(root, BM_XML_DOM_OTHER, "r")), "t");
    assert_null(bm_xml_dom_child(root, BM_XML_DOM_NO_NS, "r"));
    assert_null(bm_xml_dom_child(NULL, BM_XML_DOM_NO_NS, "r"));
}

static void nodes_are_counted(void **state)
{
    opc_case *c = *state;
    bm_xml_sax_fault fault;
    static const char xml[] = "<a b='1'><c/>d</a>";
    assert_non_null(read_xml(c, xml, 4, &fault));
    for (size_t left = 0; left < 4; left++) {
        assert_null(read_xml(c, xml, left, &fault));
        assert_int_equal(fault, BM_XML_SAX_TOO_MANY);
    }
    assert_null(read_xml(c, "<a>", 4, &fault));
    assert_int_equal(fault, BM_XML_SAX_MALFORMED);
}

static void a_choice_is_understood_by_its_prefixes(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *prefixes;
        bool understood;
    } cases[] = {{"s", true},    {"s w", true}, {" s\n", true},     {"x", false},
                 {"s x", false}, {"", false},   {"unknown", false}, {"out", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char xml[600];
        bm_xml_sax_fault fault;
        snprintf(xml, sizeof xml,
                 "<m:AlternateContent "
                 "xmlns:m='http://schemas.openxmlformats.org/markup-compatibility/2006' "
                 "xmlns:s='urn:x' xmlns:x='urn:x'><m:Fallback "
                 "xmlns:out='urn:schemas-microsoft-com:vml'/>"
                 "<m:Choice Requires='%s' xmlns:w='urn:schemas-microsoft-com:vml' "
                 "xmlns:s='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'/>"
                 "</m:AlternateContent>",
                 cases[i].prefixes);
        const bm_xml_dom_node *root = read_xml(c, xml, 100, &fault);
        assert_non_null(root);
        assert_int_equal(bm_xml_dom_child(root, BM_XML_DOM_MC, "Choice")->understood,
                         cases[i].understood);
    }
}

static void namespaces_of_both_kinds_are_known(void **state)
{
    (void)state;
    assert_int_equal(
        bm_xml_dom_namespace("http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        BM_XML_DOM_W);
    assert_int_equal(bm_xml_dom_namespace("http://purl.oclc.org/ooxml/wordprocessingml/main"),
                     BM_XML_DOM_W);
    assert_int_equal(bm_xml_dom_namespace("urn:x"), BM_XML_DOM_OTHER);
    assert_int_equal(bm_xml_dom_namespace(NULL), BM_XML_DOM_NO_NS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(a_tree_has_elements_attributes_and_text),
        OPC_CASE_TEST(nodes_are_counted),
        OPC_CASE_TEST(a_choice_is_understood_by_its_prefixes),
        OPC_CASE_TEST(namespaces_of_both_kinds_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
