/* word/header1.xml. SPDX-License-Identifier: MIT */
#include "output/docx/docx_header.h"

#include "output/docx/docx_styles.h"

void bm_docx_header_write(bm_docx_xml *x)
{
    bm_docx_xml_start(x, "w:hdr");
    bm_docx_xml_attr(x, "xmlns:w", BM_DOCX_NAMESPACE);
    bm_docx_xml_start(x, "w:p");
    bm_docx_xml_start(x, "w:pPr");
    bm_docx_xml_val(x, "w:pStyle", bm_style_of(BM_STYLE_PAGE_NUMBER)->id);
    /* as the style has it; that of a template may not */
    bm_docx_xml_val(x, "w:jc", bm_docx_styles_jc(BM_ALIGN_CENTER));
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:fldSimple");
    bm_docx_xml_attr(x, "w:instr", " PAGE ");
    bm_docx_xml_start(x, "w:r");
    bm_docx_xml_start(x, "w:rPr");
    bm_docx_xml_empty(x, "w:noProof");
    bm_docx_xml_end(x);
    bm_docx_xml_leaf(x, "w:t", "2"); /* the first page that shows it; Word puts the real number */
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}
