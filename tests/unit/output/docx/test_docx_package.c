/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_package.h"

static const char *finished(kit *k, bm_docx_xml *x)
{
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(x));
    bm_docx_xml_close(x);
    return xml;
}

static const char *types(kit *k, size_t n_footers, size_t n_data)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_package_types(&x, (bm_docx_counts){.footers = n_footers, .data = n_data});
    return finished(k, &x);
}

static const char *relations(kit *k, bm_docx_part_id owner, size_t n_footers, size_t n_data)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_package_relations(&x, owner, (bm_docx_counts){.footers = n_footers, .data = n_data});
    return finished(k, &x);
}

static void every_part_has_a_content_type(void **state)
{
    kit *k = *state;
    const char *xml = types(k, 0, 0);
    docx_assert_has(xml,
                    "<Default Extension=\"rels\" ContentType=\"" BM_DOCX_RELATIONS_TYPE "\"/>");
    for (int i = BM_DOCX_CONTENT_TYPES + 1; i < BM_DOCX_PARTS; i++) {
        const bm_docx_part part = bm_docx_package_part((bm_docx_part_id)i);
        const char *suffix = strrchr(part.name, '.');
        if (strcmp(suffix, ".rels") == 0)
            continue;
        docx_assert_has(xml, bm_arena_printf(k->arena, "PartName=\"/%s\" ContentType=\"%s\"",
                                             part.name, part.content_type));
    }
    docx_assert_lacks(xml, "footer");
}

static void footers_have_types_and_relationships_of_their_own(void **state)
{
    kit *k = *state;
    char name[BM_DOCX_PART_NAME], id[BM_DOCX_RELATION_ID];
    const char *document = relations(k, BM_DOCX_DOCUMENT_RELATIONS, 12, 0);
    assert_int_equal(docx_count(types(k, 12, 0), "wordprocessingml.footer+xml\"/>"), 12);
    assert_int_equal(docx_count(document, "<Relationship "), 5 + 12);
    docx_assert_lacks(relations(k, BM_DOCX_RELATIONS, 12, 0), "footer");
    for (size_t i = 1; i <= 12; i++) {
        const bm_docx_part part = bm_docx_package_numbered(BM_DOCX_FOOTER, i, name);
        assert_string_equal(part.name, bm_arena_printf(k->arena, "word/footer%zu.xml", i));
        bm_docx_package_footer_relation(i, id);
        const char *entry =
            bm_arena_printf(k->arena,
                            "Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
                            "2006/relationships/footer\" Target=\"footer%zu.xml\"",
                            id, i);
        docx_assert_has(document, entry);
        assert_int_equal(docx_count(document, bm_arena_printf(k->arena, "Id=\"%s\"", id)), 1);
    }
}

static void every_part_is_reached_by_one_relationship_of_its_owner(void **state)
{
    kit *k = *state;
    const char *root = relations(k, BM_DOCX_RELATIONS, 0, 0);
    const char *document = relations(k, BM_DOCX_DOCUMENT_RELATIONS, 0, 0);
    assert_int_equal(docx_count(root, "<Relationship "), 3);
    assert_int_equal(docx_count(document, "<Relationship "), 5);
    docx_assert_has(root, "Target=\"word/document.xml\"");
    docx_assert_has(root, "Target=\"docProps/core.xml\"");
    docx_assert_has(document, "Target=\"styles.xml\"");
    docx_assert_has(document, "Target=\"header1.xml\"");
    docx_assert_has(document, "/glossaryDocument\" Target=\"glossary/document.xml\"");
}

static void data_lie_in_a_folder_of_their_own_behind_the_footers(void **state)
{
    kit *k = *state;
    char name[BM_DOCX_PART_NAME], id[BM_DOCX_RELATION_ID];
    const char *document = relations(k, BM_DOCX_DOCUMENT_RELATIONS, 3, 2000);
    assert_int_equal(docx_count(document, "<Relationship "), 5 + 3 + 2000);
    bm_docx_package_footer_relation(3 + 2000, id);
    docx_assert_has(document, bm_arena_printf(k->arena,
                                              "Id=\"%s\" Type=\"http://schemas.openxmlformats.org/"
                                              "officeDocument/2006/relationships/customXml\" "
                                              "Target=\"../customXml/item2000.xml\"",
                                              id));
    docx_assert_lacks(document, "itemProps"); /* the data lead there */
    const char *list = types(k, 3, 2000);
    assert_int_equal(docx_count(list, "customXmlProperties+xml\"/>"), 2000);
    docx_assert_has(list, "PartName=\"/customXml/itemProps2000.xml\"");
    docx_assert_lacks(list, "/customXml/item1.xml"); /* as its suffix */
    static const char *const names[BM_DOCX_KINDS] = {
        [BM_DOCX_FOOTER] = "word/footer7.xml",
        [BM_DOCX_DATA] = "customXml/item7.xml",
        [BM_DOCX_DATA_PROPERTIES] = "customXml/itemProps7.xml",
        [BM_DOCX_DATA_RELATIONS] = "customXml/_rels/item7.xml.rels"};
    for (int i = 0; i < BM_DOCX_KINDS; i++)
        assert_string_equal(bm_docx_package_numbered((bm_docx_kind)i, 7, name).name, names[i]);
    (void)bm_docx_package_numbered(BM_DOCX_DATA_RELATIONS, SIZE_MAX, name); /* there is room */
    assert_int_equal(strcmp(name + strlen(name) - 9, ".xml.rels"), 0);
}

static void ids_of_relationships_are_counted_for_each_owner(void **state)
{
    kit *k = *state;
    char id[BM_DOCX_RELATION_ID];
    bm_docx_package_relation(BM_DOCX_DOCUMENT, id);
    assert_string_equal(id, "rId1");
    bm_docx_package_relation(BM_DOCX_HEADER, id);
    assert_string_equal(id, "rId1");
    const char *xml = relations(k, BM_DOCX_DOCUMENT_RELATIONS, 0, 0);
    const char *entry = strstr(xml, bm_arena_printf(k->arena, "Id=\"%s\"", id));
    assert_non_null(entry);
    assert_true(strstr(entry, "/header\"") < strchr(entry, '>'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(every_part_has_a_content_type),
        DOCX_TEST(footers_have_types_and_relationships_of_their_own),
        DOCX_TEST(every_part_is_reached_by_one_relationship_of_its_owner),
        DOCX_TEST(data_lie_in_a_folder_of_their_own_behind_the_footers),
        DOCX_TEST(ids_of_relationships_are_counted_for_each_owner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
