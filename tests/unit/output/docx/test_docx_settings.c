/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "output/docx/docx_settings.h"
#include "output/docx/docx_styles.h"

static void mode_is_that_of_word_2013_and_no_theme_font_is_asked_for(void **state)
{
    (void)state;
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_settings_write(&x);
    bm_str part = bm_docx_xml_finish(&x);
    docx_assert_has(part.ptr, "<w:compatSetting w:name=\"compatibilityMode\" "
                              "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>");
    docx_assert_has(part.ptr, "<w:doNotExpandShiftReturn/>");
    docx_assert_has(part.ptr, "<w:doNotUseHTMLParagraphAutoSpacing/>");
    docx_assert_lacks(part.ptr, "themeFontLang");
    docx_assert_lacks(part.ptr, "docVars");
    docx_assert_has(part.ptr, "<w:proofState w:spelling=\"clean\" w:grammar=\"clean\"/>"
                              "<w:defaultTabStop w:val=\"720\"/><w:autoHyphenation w:val=\"0\"/>");
    docx_assert_has(part.ptr, "<w:decimalSymbol w:val=\",\"/>");
    bm_docx_xml_close(&x);
}

static void font_table_names_the_fonts_in_use(void **state)
{
    (void)state;
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_settings_fonts(&x);
    bm_str part = bm_docx_xml_finish(&x);
    docx_assert_has(part.ptr, "<w:font w:name=\"Times New Roman\">");
    docx_assert_has(part.ptr, "<w:font w:name=\"" BM_DOCX_BOX_FONT "\">");
    bm_docx_xml_close(&x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mode_is_that_of_word_2013_and_no_theme_font_is_asked_for),
        cmocka_unit_test(font_table_names_the_fonts_in_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
