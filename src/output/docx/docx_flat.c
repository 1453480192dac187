/* Flat OPC. The parts are complete XML already, so they are joined as they stand. SPDX-License-Identifier: MIT */
#include "output/docx/docx_flat.h"

enum {
    LINE_BYTES = 57, /* 76 characters of base64 */
    LINE_CHARACTERS = 76,
    AROUND_PART_BYTES = 400, /* markup of a part, with room for its name and type */
};

void bm_docx_flat_base64(bm_buf *out, bm_str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *p = (const unsigned char *)bytes.ptr;
    for (size_t left = bytes.len; left > 0;) {
        size_t n = left < LINE_BYTES ? left : LINE_BYTES;
        char *to = bm_buf_reserve(out, LINE_CHARACTERS + 1), *line = to;
        for (size_t i = 0; i < n; i += 3, p += 3) {
            uint32_t three = (uint32_t)p[0] << 16;
            three |= i + 1 < n ? (uint32_t)p[1] << 8 : 0;
            three |= i + 2 < n ? p[2] : 0;
            *to++ = digits[three >> 18];
            *to++ = digits[three >> 12 & 63];
            *to++ = i + 1 < n ? digits[three >> 6 & 63] : '=';
            *to++ = i + 2 < n ? digits[three & 63] : '=';
        }
        *to++ = '\n';
        out->len += (size_t)(to - line);
        left -= n;
    }
}

static size_t bytes_of(const bm_docx_part *parts, size_t n)
{
    size_t bytes = AROUND_PART_BYTES;
    for (size_t i = 0; i < n; i++) {
        size_t own = parts[i].xml.len;
        bytes += AROUND_PART_BYTES + (parts[i].binary ? own + own / 2 : own);
    }
    return bytes;
}

static void add_xml(bm_buf *out, bm_str xml)
{
    bm_str root = bm_docx_xml_root(xml);
    while (root.len && root.ptr[root.len - 1] == '\n')
        root.len--;
    bm_buf_add_cstr(out, "\"><pkg:xmlData>");
    bm_buf_add_str(out, root);
    bm_buf_add_cstr(out, "</pkg:xmlData></pkg:part>\n");
}

static void add_binary(bm_buf *out, bm_str bytes)
{
    bm_buf_add_cstr(out, "\" pkg:compression=\"store\"><pkg:binaryData>");
    bm_docx_flat_base64(out, bytes);
    bm_buf_add_cstr(out, "</pkg:binaryData></pkg:part>\n");
}

void bm_docx_flat_write(const bm_docx_part *parts, size_t n, bm_buf *out)
{
    (void)bm_buf_reserve(out, bytes_of(parts, n));
    /* Windows gives a file with this instruction to Word */
    bm_buf_add_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                         "<?mso-application progid=\"Word.Document\"?>\n"
                         "<pkg:package "
                         "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">");
    for (size_t i = BM_DOCX_CONTENT_TYPES + 1; i < n; i++) {
        const char *type = parts[i].content_type;
        bm_buf_add_cstr(out, "<pkg:part pkg:name=\"/");
        bm_docx_xml_escape(out, bm_str_of(parts[i].name));
        bm_buf_add_cstr(out, "\" pkg:contentType=\"");
        bm_docx_xml_escape(out, bm_str_of(type ? type : BM_DOCX_RELATIONS_TYPE));
        if (parts[i].binary)
            add_binary(out, parts[i].xml);
        else
            add_xml(out, parts[i].xml);
    }
    bm_buf_add_cstr(out, "</pkg:package>\n");
}
