/* Custom XML and the properties of files. SPDX-License-Identifier: MIT */
#include "docx_case.h"

#define RELATIONS(content)                                                                         \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" content \
    "</Relationships>"
#define RELATION(kind, target) \
    "<Relationship Id='x' Target='" target "' Type='" DOCX_CASE_OFFICE "/" kind "'/>"
#define PROPERTIES(id)                                                            \
    "<ds:datastoreItem "                                                          \
    "xmlns:ds='http://schemas.openxmlformats.org/officeDocument/2006/customXml' " \
    "ds:itemID='" id "'/>"

static void items_have_ids_and_come_in_order(void **state)
{
    opc_case *c = *state;
    docx_case_start(c, "",
                    &(docx_case_parts){.relations = RELATION("customXml", "../customXml/item10.xml")
                                           RELATION("customXml", "../du-lieu.xml")
                                               RELATION("customXml", "../none.xml")});
    opc_case_add(c, "customXml/item10.xml", "<b/>");
    opc_case_add(c, "customXml/_rels/item10.xml.rels",
                 RELATIONS(RELATION("customXmlProps", "thuoc-tinh.xml")));
    opc_case_add(c, "customXml/thuoc-tinh.xml", PROPERTIES("{B}"));
    opc_case_add(c, "du-lieu.xml", "<c/>");
    opc_case_add(c, "customXml/item2.xml", "<a/>"); /* no relationship leads to it */
    opc_case_add(c, "customXml/itemProps2.xml", PROPERTIES("{A}"));
    opc_case_add(c, "customXml/itemProps3.xml", "damaged");
    opc_case_add(c, "customXml/item3.xml", "<d/>");
    const bm_docx_read_file *f = docx_case_finish(c);
    assert_non_null(f);
    static const char *const expected[][3] = {{"customXml/item2.xml", "{A}", "<a/>"},
                                              {"customXml/item3.xml", "", "<d/>"},
                                              {"customXml/item10.xml", "{B}", "<b/>"},
                                              {"du-lieu.xml", "", "<c/>"}};
    assert_int_equal(f->n_items, 4);
    for (size_t i = 0; i < f->n_items; i++) {
        opc_case_equal(f->items[i].name, expected[i][0]);
        opc_case_equal(f->items[i].item_id, expected[i][1]);
        opc_case_equal(f->items[i].bytes, expected[i][2]);
    }
}

static void files_say_who_made_them(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "_rels/.rels",
                 RELATIONS(RELATION("officeDocument", "word/document.xml") RELATION(
                     "extended-properties",
                     "docProps/app.xml") "<Relationship Id='c' Target='docProps/core.xml' "
                                         "Type='http://schemas.openxmlformats.org/package/2006/"
                                         "relationships/metadata/core-properties'/>"));
    opc_case_add(c, "word/document.xml", "<w:document" DOCX_CASE_NAMESPACES "/>");
    opc_case_add(
        c, "docProps/core.xml",
        "<cp:coreProperties "
        "xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Đề nghi&#x323;</dc:title>"
        "<dc:creator>Sở</dc:creator></cp:coreProperties>");
    opc_case_add(
        c, "docProps/app.xml",
        "<Properties "
        "xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'>"
        "<Application>Word</Application></Properties>");
    const bm_docx_read_file *f = docx_case_finish(c);
    assert_non_null(f);
    opc_case_equal(f->title, "Đề nghị");
    opc_case_equal(f->creator, "Sở");
    opc_case_equal(f->application, "Word");
    assert_int_equal(f->body->n_children, 0);
    f = docx_case_read(c, "");
    opc_case_equal(f->title, "");
    opc_case_equal(f->application, "");
    assert_int_equal(f->n_items, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(items_have_ids_and_come_in_order),
        OPC_CASE_TEST(files_say_who_made_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
