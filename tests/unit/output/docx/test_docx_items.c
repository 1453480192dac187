/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "form_case.h"
#include "output/docx/docx_items.h"

static const char FORM[] = "id: thu/mot\nnumber: Mẫu 1\ntitle: a\nsource: a\nwording: draft\n"
                           "fields:\n  ten: {label: a, type: text}\n"
                           "body:\n  - title: \"{ten}\"\n";

static const char *text_of(kit *k, bm_docx_part part)
{
    const char *xml = bm_arena_cstr(k->arena, part.xml);
    docx_assert_well_formed(xml);
    return xml;
}

static void the_data_and_what_belongs_to_them_are_numbered_alike(void **state)
{
    enum { N = 9 };
    kit *k = *state;
    form_case c;
    form_case_open(&c, FORM);
    bm_document docs[N];
    for (size_t i = 0; i < N; i++)
        docs[i] = (bm_document){.root = c.form->body, .form = c.form};
    bm_docx_items items = bm_docx_items_write(k->arena, docs, N);
    assert_int_equal(items.n, N);
    for (size_t i = 0; i < N; i++) {
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(items.ids[j], items.ids[i]);
        assert_string_equal(items.data[i].name,
                            bm_arena_printf(k->arena, "customXml/item%zu.xml", i + 1));
        docx_assert_has(
            text_of(k, items.data[i]),
            bm_arena_printf(k->arena, "<bieumau document=\"%zu\" form=\"thu/mot\"", i + 1));
        docx_assert_has(text_of(k, items.properties[i]),
                        bm_arena_printf(k->arena, "ds:itemID=\"%s\"", items.ids[i]));
        const bm_docx_part relations = bm_docx_items_relations(k->arena, i + 1);
        assert_string_equal(relations.name,
                            bm_arena_printf(k->arena, "customXml/_rels/item%zu.xml.rels", i + 1));
        docx_assert_has(text_of(k, relations),
                        bm_arena_printf(k->arena, "Target=\"itemProps%zu.xml\"", i + 1));
    }
    form_case_close(&c);
}

static void a_document_without_a_form_has_no_data(void **state)
{
    kit *k = *state;
    form_case c;
    form_case_open(&c, FORM);
    const bm_document docs[] = {
        {.root = c.form->body}, {.root = c.form->body, .form = c.form}, {.root = c.form->body}};
    bm_docx_items items = bm_docx_items_write(k->arena, docs, 3);
    assert_int_equal(items.n, 1);
    assert_null(items.ids[0]);
    assert_null(items.ids[2]);
    docx_assert_has(text_of(k, items.properties[0]), items.ids[1]);
    docx_assert_has(text_of(k, items.data[0]), "<bieumau form=");
    assert_string_equal(items.data[0].name, "customXml/item1.xml");
    form_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(the_data_and_what_belongs_to_them_are_numbered_alike),
        DOCX_TEST(a_document_without_a_form_has_no_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
