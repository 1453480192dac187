/* No CheckSum (ISO 32000-1, table 46): no reader asks for it, and the packed bytes have a sum of their own.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_attachment.h"

#include "output/pdf/pdf_write.h"

/* "(data.xml)", or "(data-0012.xml)" for document ${i} of several. */
static void write_name(bm_buf *out, size_t i, size_t n_docs)
{
    bm_buf_add_cstr(out, "(data");
    if (n_docs > 1) {
        bm_buf_add_byte(out, '-');
        for (size_t scale = 1000; scale; scale /= 10)
            bm_buf_add_byte(out, (char)('0' + (i + 1) / scale % 10));
    }
    bm_buf_add_cstr(out, ".xml)");
}

/* The stream of the file (7.11.4). ${packed}, ${entries}: scratch. */
static unsigned add_file(bm_pdf_haru *h, const bm_pdf_packers *packers, const bm_document *doc,
                         bm_buf *packed, bm_buf *entries)
{
    packed->len = entries->len = 0;
    bm_pdf_write_deflated_text(packed, packers, doc->data_xml);
    bm_buf_add_cstr(entries, "/Type/EmbeddedFile/Subtype/text#2Fxml/Filter/FlateDecode"
                             "/Params<</Size ");
    bm_buf_add_int(entries, (int64_t)doc->data_xml.len);
    bm_buf date = {0};
    if (bm_pdf_write_date(&date, doc->created)) {
        bm_buf_add_cstr(entries, "/ModDate");
        bm_buf_add(entries, date.ptr, date.len);
    }
    bm_buf_free(&date);
    bm_buf_add_cstr(entries, ">>");
    return bm_pdf_haru_add_copy(h, bm_str_n(entries->ptr, entries->len),
                                bm_str_n(packed->ptr, packed->len));
}

/* The file specification (7.11.3): what readers list, "data.xml: Đề nghị cấp chứng thư số". ${entries}: scratch. */
static unsigned add_specification(bm_pdf_haru *h, const bm_document *doc, bm_str name,
                                  unsigned file, bm_buf *entries)
{
    entries->len = 0;
    bm_buf_add_cstr(entries, "/Type/Filespec/AFRelationship/Source/F");
    bm_buf_add_str(entries, name);
    bm_buf_add_cstr(entries, "/UF");
    bm_buf_add_str(entries, name);
    bm_str description = doc->label.len ? doc->label : doc->title;
    if (description.len) {
        bm_buf_add_cstr(entries, "/Desc");
        bm_pdf_write_text(entries, description);
    }
    bm_buf_add_cstr(entries, "/EF<</F");
    bm_pdf_write_reference(entries, file);
    bm_buf_add_cstr(entries, "/UF");
    bm_pdf_write_reference(entries, file);
    bm_buf_add_cstr(entries, ">>");
    return bm_pdf_haru_add(h, bm_str_n(entries->ptr, entries->len));
}

void bm_pdf_attachment_add(bm_pdf_haru *h, const bm_pdf_packers *packers, const bm_document *docs,
                           size_t n_docs, bm_buf *catalog)
{
    bm_buf packed = {0}, entries = {0}, name = {0}, names = {0}, files = {0};
    bm_buf_add_cstr(&names, "/Names[");
    for (size_t i = 0; i < n_docs; i++) {
        if (!docs[i].data_xml.len)
            continue;
        unsigned file = add_file(h, packers, &docs[i], &packed, &entries);
        name.len = 0;
        write_name(&name, i, n_docs);
        unsigned specification =
            add_specification(h, &docs[i], bm_str_n(name.ptr, name.len), file, &entries);
        bm_buf_add(&names, name.ptr, name.len);
        bm_pdf_write_reference(&names, specification);
        bm_pdf_write_reference(&files, specification);
    }
    if (files.len) {
        bm_buf_add_byte(&names, ']');
        bm_buf_add_cstr(catalog, "/AF[");
        bm_buf_add(catalog, files.ptr, files.len);
        bm_buf_add_cstr(catalog, "]/Names<</EmbeddedFiles");
        bm_pdf_write_reference(catalog, bm_pdf_haru_add(h, bm_str_n(names.ptr, names.len)));
        bm_buf_add_cstr(catalog, ">>");
    }
    bm_buf *buffers[] = {&packed, &entries, &name, &names, &files};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        bm_buf_free(buffers[i]);
}
