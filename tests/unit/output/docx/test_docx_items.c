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
    kit *k = *state;
    form_case c;
    form_case_open(&c, FORM);
    bm_docx_items items = {.arena = k->arena};
    bm_docx_writer w = {0};
    const bm_document doc = {.root = c.form->body, .form = c.form};
    const char *ids[9];
    for (size_t i = 0; i < 9; i++) {
        bm_docx_items_add(&items, &w, &doc);
        assert_ptr_equal(w.form, c.form);
        ids[i] = w.item_id;
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(ids[j], ids[i]);
    }
    assert_int_equal(items.n, 9);
    for (size_t i = 0; i < 9; i++) {
        assert_string_equal(items.data[i].name,
                            bm_arena_printf(k->arena, "customXml/item%zu.xml", i + 1));
        docx_assert_has(text_of(k, items.data[i]), "<bieumau form=\"thu/mot\"");
        docx_assert_has(text_of(k, items.properties[i]),
                        bm_arena_printf(k->arena, "ds:itemID=\"%s\"", ids[i]));
        assert_string_equal(items.relations[i].name,
                            bm_arena_printf(k->arena, "customXml/_rels/item%zu.xml.rels", i + 1));
        docx_assert_has(text_of(k, items.relations[i]),
                        bm_arena_printf(k->arena, "Target=\"itemProps%zu.xml\"", i + 1));
    }
    bm_docx_items_free(&items);
    form_case_close(&c);
}

static void a_document_without_a_form_has_no_data_and_no_controls(void **state)
{
    kit *k = *state;
    form_case c;
    form_case_open(&c, FORM);
    bm_docx_items items = {.arena = k->arena};
    bm_docx_writer w = {.form = c.form, .item_id = "{0}"}; /* of the document before */
    const bm_document doc = {.root = c.form->body};
    bm_docx_items_add(&items, &w, &doc);
    assert_null(w.form);
    assert_null(w.item_id);
    assert_int_equal(items.n, 0);
    bm_docx_items_free(&items);
    form_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(the_data_and_what_belongs_to_them_are_numbered_alike),
        DOCX_TEST(a_document_without_a_form_has_no_data_and_no_controls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
