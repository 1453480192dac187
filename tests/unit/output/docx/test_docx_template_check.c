/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "output/docx/docx_template_check.h"

static const bm_docx_template *template_of(kit *k, const char *section, const char *rows,
                                           const char *footer)
{
    template_case *c = template_new(k);
    template_document(c, section, "", "", rows ? template_relation(c, "f", "footer", "f.xml") : "");
    if (footer)
        (void)template_part(c, "word/f.xml", footer);
    const bm_docx_template *t =
        bm_docx_template_compile(k->arena, template_opc(c), &c->file, k->ds);
    assert_non_null(t);
    bm_diags_clear(k->ds);
    return t;
}

static const double narrow_percent[] = {6, 94};
static const uint8_t aligns[] = {BM_ALIGN_LEFT, BM_ALIGN_LEFT};
static const bm_table narrow = {2, narrow_percent, aligns};

static void a_column_that_could_be_read_must_stay_readable(void **state)
{
    kit *k = *state;
    bm_node *table = docx_table(k, 1, "a");
    table->table = &narrow;
    const bm_document doc = {.root = kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, table, NULL),
                             .form_id = BM_STR("thu/bang")};
    const bm_docx_template *a4 = template_of(k, "", NULL, NULL);
    const bm_docx_template *a5 =
        template_of(k, "<w:pgSz w:w='8391' w:h='11906'/><w:pgMar w:left='1134'/>", NULL, NULL);
    assert_int_equal(bm_docx_template_check(a4, k->arena, &doc, 1, k->ds), 0);
    assert_int_equal(bm_docx_template_check(a5, k->arena, &doc, 1, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->message[BM_LANG_EN],
                        "the text area of the template’s page has only 108 mm, too narrow for the "
                        "form thu/bang; 140 mm are needed");
    template_reported(k, "O053");
}

static void the_address_of_a_letter_goes_before_the_footer_of_the_template(void **state)
{
    kit *k = *state;
    const bm_node *footer = kit_node(k, BM_NODE_FOOTER, BM_STYLE_BODY,
                                     kit_paragraph(k, BM_STYLE_CONTACT, "Địa chỉ"), NULL);
    const bm_document with = {.root = kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, footer, NULL)};
    const bm_document without = {.root = kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, NULL)};
    const bm_docx_template *t =
        template_of(k, "<w:footerReference w:type='default' r:id='f'/>", "f",
                    "<w:ftr " TEMPLATE_W "><w:p><w:r><w:t>a</w:t></w:r></w:p></w:ftr>");
    assert_int_equal(bm_docx_template_check(t, k->arena, &without, 1, k->ds), 0);
    template_reported(k, "");
    assert_int_equal(bm_docx_template_check(t, k->arena, &with, 1, k->ds), 0);
    template_reported(k, "O059");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(a_column_that_could_be_read_must_stay_readable),
        DOCX_TEST(the_address_of_a_letter_goes_before_the_footer_of_the_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
