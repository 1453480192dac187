/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_metadata.h"

#include "base/utf8.h"
#include "bieumau.h"
#include "output/pdf/pdf_write.h"

#define CREATOR "bieumau " BM_VERSION_STRING

/* One property of an extension schema (ISO 19005-3, 6.6.2.3.3); its fields as attributes are the shortest form. */
#define PROPERTY(name, type, description)                                        \
    "<rdf:li pdfaProperty:name=\"" name "\" pdfaProperty:valueType=\"" type "\"" \
    " pdfaProperty:category=\"internal\" pdfaProperty:description=\"" description "\"/>"
#define SCHEMA(prefix, uri, name, properties)                       \
    "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>" name   \
    "</pdfaSchema:schema><pdfaSchema:namespaceURI>" uri             \
    "</pdfaSchema:namespaceURI><pdfaSchema:prefix>" prefix          \
    "</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>" properties \
    "</rdf:Seq></pdfaSchema:property></rdf:li>"

#define UA_NAMESPACE "http://www.aiim.org/pdfua/ns/id/"

static const char head[] = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                           " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                           "<rdf:Description rdf:about=\"\""
                           " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                           " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                           " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                           " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                           " xmlns:pdfuaid=\"" UA_NAMESPACE "\""
                           " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                           " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                           " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\""
                           " xmlns:bm=\"" BM_PDF_METADATA_NAMESPACE "\">\n"
                           "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
                           "<pdfuaid:part>1</pdfuaid:part>\n"
                           "<dc:language><rdf:Bag><rdf:li>vi</rdf:li></rdf:Bag></dc:language>\n";

static const char tail[] = "<pdfaExtension:schemas><rdf:Bag>" SCHEMA(
    "pdfuaid", UA_NAMESPACE, "PDF/UA", PROPERTY("part", "Integer", "Part of ISO 14289"))
    SCHEMA("bm", BM_PDF_METADATA_NAMESPACE, "bieumau",
           PROPERTY("form", "Text", "Id of the form")
               PROPERTY("definition", "Text",
                        "SHA-256 of its definition")) "</rdf:Bag></pdfaExtension:schemas></"
                                                      "rdf:Description></rdf:RDF></x:xmpmeta>\n"
                                                      "<?xpacket end=\"r\"?>";

/* Whether XML 1.0 has the character (production 2, Char). */
static bool is_xml(uint32_t code)
{
    return code >= 0x20 ? code != 0xFFFE && code != 0xFFFF
                        : code == '\t' || code == '\n' || code == '\r';
}

static void add_escaped(bm_buf *out, bm_str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t code = bm_utf8_next(text, &at);
        if (code == '<')
            bm_buf_add_cstr(out, "&lt;");
        else if (code == '>')
            bm_buf_add_cstr(out, "&gt;");
        else if (code == '&')
            bm_buf_add_cstr(out, "&amp;");
        else if (code == '\r') /* else a parser would make a line feed of it */
            bm_buf_add_cstr(out, "&#13;");
        else if (is_xml(code))
            bm_buf_add(out, text.ptr + from, at - from);
    }
}

/* "<before…text…after>", or nothing when there is no text. */
static void add_value(bm_buf *out, const char *before, bm_str text, const char *after)
{
    if (!text.len)
        return;
    bm_buf_add_cstr(out, before);
    add_escaped(out, text);
    bm_buf_add_cstr(out, after);
}

/* The title; PDF/UA-1 (7.1) wants one of every file. */
static bm_str title_of(const bm_document *doc)
{
    return doc->title.len ? doc->title : doc->form_id;
}

void bm_pdf_metadata_packet(bm_buf *out, const bm_document *doc, bool one_form,
                            const char *producer)
{
    bm_buf_add(out, head, sizeof head - 1);
    add_value(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", title_of(doc),
              "</rdf:li></rdf:Alt></dc:title>\n");
    add_value(out, "<dc:creator><rdf:Seq><rdf:li>", doc->author,
              "</rdf:li></rdf:Seq></dc:creator>\n");
    bm_buf date = {0};
    if (bm_pdf_write_iso_date(&date, doc->created)) {
        bm_str text = bm_str_n(date.ptr, date.len);
        add_value(out, "<xmp:CreateDate>", text, "</xmp:CreateDate>");
        add_value(out, "<xmp:ModifyDate>", text, "</xmp:ModifyDate>\n");
    }
    bm_buf_free(&date);
    add_value(out, "<xmp:CreatorTool>", bm_str_of(CREATOR), "</xmp:CreatorTool>");
    add_value(out, "<pdf:Producer>", bm_str_of(producer), "</pdf:Producer>\n");
    if (one_form) {
        add_value(out, "<bm:form>", doc->form_id, "</bm:form>");
        add_value(out, "<bm:definition>", doc->definition_sha, "</bm:definition>");
    }
    bm_buf_add(out, tail, sizeof tail - 1);
}

static void add_info(bm_pdf_haru *h, const bm_document *doc)
{
    const struct {
        const char *key;
        bm_str text;
    } texts[] = {
        {"/Title", title_of(doc)}, {"/Author", doc->author}, {"/Creator", BM_STR(CREATOR)}};
    bm_buf info = {0}, date = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i].text.len) {
            bm_buf_add_cstr(&info, texts[i].key);
            bm_pdf_write_text(&info, texts[i].text);
        }
    if (bm_pdf_write_date(&date, doc->created)) {
        bm_buf_add_cstr(&info, "/CreationDate");
        bm_buf_add(&info, date.ptr, date.len);
        bm_buf_add_cstr(&info, "/ModDate");
        bm_buf_add(&info, date.ptr, date.len);
    }
    bm_pdf_haru_fill_root(h, BM_PDF_HARU_INFO, bm_str_n(info.ptr, info.len));
    bm_buf_free(&info);
    bm_buf_free(&date);
}

/* Plain, though it could be packed (ISO 19005-3 allows it, unlike part 1) and would be 1,700 bytes smaller: tools that
 * only look for the packet find it in any file. */
void bm_pdf_metadata_add(bm_pdf_haru *h, const bm_document *doc, bool one_form,
                         const bm_render_options *options, bm_buf *catalog)
{
    add_info(h, doc);
    bm_buf packet = {0};
    bm_pdf_metadata_packet(&packet, doc, one_form, bm_pdf_haru_producer(h));
    unsigned number = bm_pdf_haru_add_stream(h, bm_str_of("/Type/Metadata/Subtype/XML"),
                                             bm_str_n(packet.ptr, packet.len));
    bm_buf_free(&packet);
    bm_buf_add_cstr(catalog, "/Lang(vi-VN)/MarkInfo<</Marked true>>"
                             "/ViewerPreferences<</DisplayDocTitle true");
    if (options->duplex) /* what the dialog for printing proposes */
        bm_buf_add_cstr(catalog, "/Duplex/DuplexFlipLongEdge");
    bm_buf_add_cstr(catalog, ">>/Metadata");
    bm_pdf_write_reference(catalog, number);
}
