/* word/settings.xml and word/fontTable.xml. SPDX-License-Identifier: MIT */
#include "output/docx/docx_settings.h"

#include "output/docx/docx_styles.h"

/* The five that Word 2013 and later write; without compatibilityMode 15 the title bar says
 * "Compatibility Mode" and tables stand out of the margin by their cell padding (MS-DOCX 2.3.1). */
static const struct {
    const char *name, *value;
} compat[] = {{"compatibilityMode", "15"},
              {"overrideTableStyleFontSizeAndJustification", "1"},
              {"enableOpenTypeFeatures", "1"},
              {"doNotFlipMirrorIndents", "1"},
              {"differentiateMultirowTableHeaders", "1"}};

void bm_docx_settings_write(bm_docx_xml *x)
{
    bm_docx_xml_start(x, "w:settings");
    bm_docx_xml_attr(x, "xmlns:w", BM_DOCX_NAMESPACE);
    bm_docx_xml_start(x, "w:zoom");
    bm_docx_xml_attr_int(x, "w:percent", 100);
    bm_docx_xml_end(x);
    /* as checked: names are not underlined in red before anybody edits */
    bm_docx_xml_start(x, "w:proofState");
    bm_docx_xml_attr(x, "w:spelling", "clean");
    bm_docx_xml_attr(x, "w:grammar", "clean");
    bm_docx_xml_end(x);
    bm_docx_xml_val_int(x, "w:defaultTabStop", 720);
    bm_docx_xml_val_int(x, "w:autoHyphenation", 0); /* a syllable of Vietnamese is not divided */
    bm_docx_xml_val(x, "w:characterSpacingControl", "doNotCompress");
    bm_docx_xml_start(x, "w:compat");
    /* a line of a justified paragraph that ends in a break keeps its natural spaces */
    bm_docx_xml_empty(x, "w:doNotExpandShiftReturn");
    /* spaces after and before add up, where Word offers the choice */
    bm_docx_xml_empty(x, "w:doNotUseHTMLParagraphAutoSpacing");
    for (size_t i = 0; i < sizeof compat / sizeof *compat; i++) {
        bm_docx_xml_start(x, "w:compatSetting");
        bm_docx_xml_attr(x, "w:name", compat[i].name);
        bm_docx_xml_attr(x, "w:uri", "http://schemas.microsoft.com/office/word");
        bm_docx_xml_attr(x, "w:val", compat[i].value);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
    bm_docx_xml_val(x, "w:decimalSymbol", ",");
    bm_docx_xml_val(x, "w:listSeparator", ";");
    bm_docx_xml_end(x);
}

static void write_font(bm_docx_xml *x, const char *name, const char *panose, const char *family)
{
    bm_docx_xml_start(x, "w:font");
    bm_docx_xml_attr(x, "w:name", name);
    bm_docx_xml_val(x, "w:panose1", panose);
    bm_docx_xml_val(x, "w:charset", "00");
    bm_docx_xml_val(x, "w:family", family);
    bm_docx_xml_val(x, "w:pitch", "variable");
    bm_docx_xml_end(x);
}

void bm_docx_settings_fonts(bm_docx_xml *x)
{
    bm_docx_xml_start(x, "w:fonts");
    bm_docx_xml_attr(x, "xmlns:w", BM_DOCX_NAMESPACE);
    write_font(x, BM_DOCX_FONT, "02020603050405020304", "roman");
    write_font(x, BM_DOCX_BOX_FONT, "020B0502040204020203", "swiss");
    bm_docx_xml_end(x);
}
