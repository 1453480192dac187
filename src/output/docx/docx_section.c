/* w:sectPr, in the order that the schema demands (ECMA-376-1 §17.6.17). SPDX-License-Identifier: MIT */
#include "output/docx/docx_section.h"

#include "base/unit.h"
#include "document/style.h"
#include "output/docx/docx_package.h"
#include "output/docx/docx_template.h"

static void write_reference(bm_docx_xml *x, const char *name, const char *type, const char *id)
{
    bm_docx_xml_start(x, name);
    bm_docx_xml_attr(x, "w:type", type);
    bm_docx_xml_attr(x, "r:id", id);
    bm_docx_xml_end(x);
}

static void write_footer(bm_docx_xml *x, const char *type, size_t number)
{
    char id[BM_DOCX_RELATION_ID];
    if (number == 0)
        return;
    bm_docx_package_footer_relation(number, id);
    write_reference(x, "w:footerReference", type, id);
}

static void write_pt(bm_docx_xml *x, const char *name, double pt)
{
    bm_docx_xml_attr_int(x, name, bm_unit_twip_of_pt(pt));
}

static void write_page(bm_docx_xml *x, const bm_docx_section *section)
{
    const bm_docx_template *t = section->docx_template;
    const bm_page_frame frame = bm_docx_template_frame(t, section->landscape);
    bm_docx_xml_start(x, "w:pgSz");
    write_pt(x, "w:w", frame.width_pt);
    write_pt(x, "w:h", frame.height_pt);
    if (section->landscape)
        bm_docx_xml_attr(x, "w:orient", "landscape");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:pgMar");
    write_pt(x, "w:top", frame.top_pt);
    write_pt(x, "w:right", frame.right_pt);
    write_pt(x, "w:bottom", frame.bottom_pt);
    write_pt(x, "w:left", frame.left_pt);
    bm_docx_xml_attr_int(x, "w:header", bm_docx_template_margin_twip(t, BM_DOCX_TEMPLATE_HEADER));
    /* the footer of the first page stands in the text area, which it makes shorter, not in the margin; that of the
     * others reaches up to the text area */
    bm_docx_xml_attr_int(x, "w:footer",
                         section->other_footers
                             ? bm_unit_twip_of_pt(frame.bottom_pt) - BM_DOCX_SECTION_NO_FOOTER_TWIP
                             : bm_docx_template_margin_twip(t, BM_DOCX_TEMPLATE_FOOTER));
    bm_docx_xml_attr_int(x, "w:gutter", 0);
    bm_docx_xml_end(x);
}

void bm_docx_section_write(bm_docx_xml *x, const bm_docx_section *section)
{
    char id[BM_DOCX_RELATION_ID];
    bm_docx_xml_start(x, "w:sectPr");
    bm_docx_package_relation(BM_DOCX_HEADER, id);
    write_reference(x, "w:headerReference", "default", id);
    const bm_docx_section own = bm_docx_template_section(section->docx_template, x, section);
    write_footer(x, "default", own.other_footers);
    write_footer(x, "first", own.first_footer);
    if (section->one_of_several)
        bm_docx_xml_val(x, "w:type", section->on_front ? "oddPage" : "nextPage");
    write_page(x, &own);
    if (section->one_of_several) {
        bm_docx_xml_start(x, "w:pgNumType");
        bm_docx_xml_attr_int(x, "w:start", 1);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_empty(x, "w:titlePg"); /* page 1 has a header of its own, which is empty */
    bm_docx_xml_end(x);
}
