/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_package.h"

static const char *written(kit *k, void (*write)(bm_docx_xml *))
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    write(&x);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    return xml;
}

static const char *relations(kit *k, bm_docx_part_id owner)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_package_relations(&x, owner);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    return xml;
}

static void every_part_has_a_content_type(void **state)
{
    kit *k = *state;
    const char *xml = written(k, bm_docx_package_types);
    docx_assert_has(xml,
                    "<Default Extension=\"rels\" ContentType=\"" BM_DOCX_RELATIONS_TYPE "\"/>");
    for (int i = BM_DOCX_CONTENT_TYPES + 1; i < BM_DOCX_PARTS; i++) {
        const bm_docx_part_spec *spec = bm_docx_package_spec((bm_docx_part_id)i);
        const char *suffix = strrchr(spec->name, '.');
        if (strcmp(suffix, ".rels") == 0)
            continue;
        docx_assert_has(xml, bm_arena_printf(k->arena, "PartName=\"/%s\" ContentType=\"%s\"",
                                             spec->name, spec->content_type));
    }
}

static void every_part_is_reached_by_one_relationship_of_its_owner(void **state)
{
    kit *k = *state;
    const char *root = relations(k, BM_DOCX_RELATIONS);
    const char *document = relations(k, BM_DOCX_DOCUMENT_RELATIONS);
    assert_int_equal(docx_count(root, "<Relationship "), 3);
    assert_int_equal(docx_count(document, "<Relationship "), 4);
    docx_assert_has(root, "Target=\"word/document.xml\"");
    docx_assert_has(root, "Target=\"docProps/core.xml\"");
    docx_assert_has(document, "Target=\"styles.xml\"");
    docx_assert_has(document, "Target=\"header1.xml\"");
}

static void ids_of_relationships_are_counted_for_each_owner(void **state)
{
    kit *k = *state;
    char id[16];
    bm_docx_package_relation(BM_DOCX_DOCUMENT, id);
    assert_string_equal(id, "rId1");
    bm_docx_package_relation(BM_DOCX_STYLES, id);
    assert_string_equal(id, "rId1");
    bm_docx_package_relation(BM_DOCX_HEADER, id);
    const char *xml = relations(k, BM_DOCX_DOCUMENT_RELATIONS);
    const char *entry = strstr(xml, bm_arena_printf(k->arena, "Id=\"%s\"", id));
    assert_non_null(entry);
    assert_true(strstr(entry, "/header\"") < strchr(entry, '>'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(every_part_has_a_content_type),
        DOCX_TEST(every_part_is_reached_by_one_relationship_of_its_owner),
        DOCX_TEST(ids_of_relationships_are_counted_for_each_owner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
