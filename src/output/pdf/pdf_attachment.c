/* No CheckSum (ISO 32000-1, table 46): no reader asks for it, and the packed bytes have a sum of their own.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_attachment.h"

#include "output/pdf/pdf_write.h"

static void name_of_one(bm_buf *out, uint32_t number)
{
    (void)number;
    bm_buf_add_cstr(out, "(data.xml)");
}

/* Six digits, so that the longest file has its names in order (ISO 32000-1, 7.9.6). */
static void name_of_several(bm_buf *out, uint32_t number)
{
    bm_buf_add_cstr(out, "(data-");
    for (uint32_t scale = 100000; scale; scale /= 10)
        bm_buf_add_byte(out, (char)('0' + number / scale % 10));
    bm_buf_add_cstr(out, ".xml)");
}

void bm_pdf_attachment_open(bm_pdf_attachments *x, bm_pdf_haru *h, const bm_pdf_packers *packers,
                            bool several)
{
    x->haru = h;
    x->packers = packers;
    x->add_name = several ? name_of_several : name_of_one;
    x->files.len = 0;
    bm_pdf_tree_begin(&x->names, h, x->add_name);
}

void bm_pdf_attachment_free(bm_pdf_attachments *x)
{
    bm_pdf_tree_free(&x->names);
    bm_buf_free(&x->files);
    bm_buf_free(&x->packed);
    bm_buf_free(&x->entries);
}

/* The stream of the file (7.11.4). */
static unsigned add_file(bm_pdf_attachments *x, const bm_document *doc)
{
    bm_buf *out = &x->entries;
    x->packed.len = out->len = 0;
    bm_pdf_write_deflated_text(&x->packed, x->packers, doc->data_xml);
    bm_buf_add_cstr(out, "/Type/EmbeddedFile/Subtype/text#2Fxml/Filter/FlateDecode"
                         "/Params<</Size ");
    bm_buf_add_int(out, (int64_t)doc->data_xml.len);
    size_t begin = out->len;
    bm_buf_add_cstr(out, "/ModDate");
    if (!bm_pdf_write_date(out, doc->created))
        out->len = begin;
    bm_buf_add_cstr(out, ">>");
    return bm_pdf_haru_add_stream(x->haru, bm_str_n(out->ptr, out->len),
                                  bm_str_n(x->packed.ptr, x->packed.len));
}

/* The file specification (7.11.3): what readers list, "data.xml: Đề nghị cấp chứng thư số". */
static unsigned add_specification(bm_pdf_attachments *x, const bm_document *doc, uint32_t number,
                                  unsigned file)
{
    bm_buf *out = &x->entries;
    out->len = 0;
    bm_buf_add_cstr(out, "/Type/Filespec/AFRelationship/Source/F");
    x->add_name(out, number);
    bm_buf_add_cstr(out, "/UF");
    x->add_name(out, number);
    bm_str description = doc->label.len ? doc->label : doc->title;
    if (description.len) {
        bm_buf_add_cstr(out, "/Desc");
        bm_pdf_write_text(out, description);
    }
    bm_buf_add_cstr(out, "/EF<</F");
    bm_pdf_write_reference(out, file);
    bm_buf_add_cstr(out, "/UF");
    bm_pdf_write_reference(out, file);
    bm_buf_add_cstr(out, ">>");
    unsigned object = bm_pdf_haru_reserve(x->haru);
    bm_pdf_haru_fill_varying(x->haru, object, bm_str_n(out->ptr, out->len));
    return object;
}

void bm_pdf_attachment_add(bm_pdf_attachments *x, const bm_document *doc, uint32_t number)
{
    if (!doc->data_xml.len)
        return;
    unsigned specification = add_specification(x, doc, number, add_file(x, doc));
    bm_pdf_write_reference(bm_pdf_tree_key(&x->names, number), specification);
    bm_pdf_write_reference(&x->files, specification);
}

void bm_pdf_attachment_close(bm_pdf_attachments *x, bm_buf *catalog)
{
    if (!x->files.len)
        return;
    bm_buf_add_cstr(catalog, "/AF[");
    bm_buf_add(catalog, x->files.ptr, x->files.len);
    bm_buf_add_cstr(catalog, "]/Names<</EmbeddedFiles");
    bm_pdf_write_reference(catalog, bm_pdf_tree_end(&x->names));
    bm_buf_add_cstr(catalog, ">>");
}
