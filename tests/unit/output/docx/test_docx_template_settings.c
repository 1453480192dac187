/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "output/docx/docx_template_settings.h"

static void what_concerns_the_page_is_taken_and_nothing_else(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_docx_template_settings out;
    template_document(c, "", "",
                      "<w:documentProtection w:edit='readOnly'/><w:mirrorMargins/><w:gutterAtTop/>"
                      "<w:attachedTemplate/><w:mailMerge/><w:defaultTabStop w:val='360'/>"
                      "<w:evenAndOddHeaders/><w:compat><w:compatSetting w:name='compatibilityMode' "
                      "w:uri='http://schemas.microsoft.com/office/word' w:val='12'/></w:compat>"
                      "<w:rsids/><w:clrSchemeMapping w:bg1='light1'/>",
                      "");
    template_relations(c, "word/_rels/settings.xml.rels",
                       template_relation(c, "r1", "attachedTemplate", "file://a/b.dotm"));
    assert_int_equal(bm_docx_template_settings_read(template_source(c), &out), 0);
    const char *xml = bm_arena_cstr(k->arena, out.bytes);
    static const char *const in_order[] = {
        "<w:zoom w:percent=\"100\"/>",       "<w:mirrorMargins/>",
        "<w:defaultTabStop w:val=\"360\"/>", "<w:evenAndOddHeaders/>",
        "<w:characterSpacingControl",        "<w:compat>"};
    const char *at = xml;
    for (size_t i = 0; i < sizeof in_order / sizeof *in_order; i++) {
        docx_assert_has(at, in_order[i]);
        at = strstr(at, in_order[i]);
    }
    docx_assert_has(xml, "w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/"
                         "word\" w:val=\"15\"");
    docx_assert_has(xml, "</w:compat><w:clrSchemeMapping w:bg1=\"light1\"/><w:decimalSymbol");
    assert_int_equal(docx_count(xml, "defaultTabStop"), 1);
    static const char *const not_taken[] = {"rsids", "documentProtection", "attachedTemplate",
                                            "mailMerge", "gutterAtTop"};
    for (size_t i = 0; i < sizeof not_taken / sizeof *not_taken; i++)
        docx_assert_lacks(xml, not_taken[i]);
    assert_true(out.even_and_odd);
    assert_true(out.gutter_at_top);
    assert_int_equal(c->source.lost.links, 1);
}

static void without_settings_ours_hold(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_docx_template_settings out;
    assert_int_equal(bm_docx_template_settings_read(template_source(c), &out), 0);
    assert_false(out.even_and_odd);
    docx_assert_has(bm_arena_cstr(k->arena, out.bytes), "<w:defaultTabStop w:val=\"720\"/>");
}

static void fonts_are_those_of_both_without_their_files(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_str out;
    template_document(c, "", "", "", template_relation(c, "f", "fontTable", "fontTable.xml"));
    (void)template_part(c, "word/fontTable.xml",
                        "<w:fonts " TEMPLATE_W " " TEMPLATE_R "><w:font w:name='Calibri'><w:pitch "
                        "w:val='variable'/><w:embedRegular r:id='x'/></w:font>"
                        "<w:font w:name='Times New Roman'/></w:fonts>");
    assert_int_equal(bm_docx_template_settings_fonts(template_source(c), &out), 0);
    const char *xml = bm_arena_cstr(k->arena, out);
    docx_assert_has(xml, "<w:font w:name=\"Calibri\"><w:pitch w:val=\"variable\"/></w:font>");
    assert_int_equal(docx_count(xml, "Times New Roman"), 1);
    docx_assert_has(xml, "Segoe UI Symbol");
    assert_int_equal(c->source.lost.fonts, 1);
}

static void damaged_ones_are_refused(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_docx_template_settings out;
    bm_str fonts;
    template_document(c, "", "", "<", template_relation(c, "f", "fontTable", "fontTable.xml"));
    (void)template_part(c, "word/fontTable.xml", "<w:other " TEMPLATE_W "/>");
    assert_int_equal(bm_docx_template_settings_read(template_source(c), &out), -1);
    template_reported(k, "O051");
    assert_int_equal(bm_docx_template_settings_fonts(template_source(c), &fonts), -1);
    template_reported(k, "O051");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(what_concerns_the_page_is_taken_and_nothing_else),
        DOCX_TEST(without_settings_ours_hold),
        DOCX_TEST(fonts_are_those_of_both_without_their_files),
        DOCX_TEST(damaged_ones_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
