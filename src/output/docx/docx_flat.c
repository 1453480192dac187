/* Flat OPC. The parts are complete XML already and all names are constant, so they are joined as they
 * stand. SPDX-License-Identifier: MIT */
#include "output/docx/docx_flat.h"

void bm_docx_flat_write(const bm_docx_part *parts, size_t n, bm_buf *out)
{
    /* Windows gives a file with this instruction to Word */
    bm_buf_add_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                         "<?mso-application progid=\"Word.Document\"?>\n"
                         "<pkg:package "
                         "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">");
    for (size_t i = BM_DOCX_CONTENT_TYPES + 1; i < n; i++) {
        bm_buf_add_cstr(out, "<pkg:part pkg:name=\"/");
        bm_buf_add_cstr(out, parts[i].name);
        bm_buf_add_cstr(out, "\" pkg:contentType=\"");
        bm_buf_add_cstr(out,
                        parts[i].content_type ? parts[i].content_type : BM_DOCX_RELATIONS_TYPE);
        bm_buf_add_cstr(out, "\"><pkg:xmlData>");
        bm_str root = bm_docx_xml_root(parts[i].xml);
        while (root.len && root.ptr[root.len - 1] == '\n')
            root.len--;
        bm_buf_add_str(out, root);
        bm_buf_add_cstr(out, "</pkg:xmlData></pkg:part>\n");
    }
    bm_buf_add_cstr(out, "</pkg:package>\n");
}
