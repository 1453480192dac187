/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_outline.h"

#include "output/pdf/pdf_write.h"

static void add_reference(bm_buf *out, const char *key, unsigned object)
{
    bm_buf_add_cstr(out, key);
    bm_pdf_write_reference(out, object);
}

static void add_title(bm_buf *out, const bm_document *doc, size_t number)
{
    bm_buf_add_cstr(out, "/Title");
    if (doc->label.len) {
        bm_pdf_write_text(out, doc->label);
        return;
    }
    bm_buf text = {0};
    bm_buf_add_int(&text, (int64_t)number);
    bm_buf_add_cstr(&text, ". ");
    bm_buf_add(&text, doc->title.ptr, doc->title.len);
    bm_pdf_write_text(out, bm_str_n(text.ptr, text.len));
    bm_buf_free(&text);
}

void bm_pdf_outline_open(bm_pdf_outline *o, bm_pdf_haru *h, bool several, unsigned copies)
{
    o->haru = h;
    o->several = several;
    o->labelled = several || copies > 1;
    o->root = o->first = o->last = 0;
    o->n_docs = o->n_pages = o->copy = 0;
    bm_pdf_tree_begin(&o->labels, h, NULL);
}

void bm_pdf_outline_free(bm_pdf_outline *o)
{
    bm_buf_free(&o->entries);
    bm_buf_free(&o->scratch);
    bm_pdf_tree_free(&o->labels);
}

/* Fill the bookmark at hand; ${next} 0 = it is the last one. */
static void end_bookmark(bm_pdf_outline *o, unsigned next)
{
    if (!o->last)
        return;
    if (next)
        add_reference(&o->entries, "/Next", next);
    bm_pdf_haru_fill(o->haru, o->last, bm_str_n(o->entries.ptr, o->entries.len));
}

static void add_bookmark(bm_pdf_outline *o, const bm_document *doc, const bm_page *page,
                         unsigned object)
{
    bm_buf *out = &o->entries;
    if (!o->root)
        o->root = bm_pdf_haru_reserve(o->haru);
    unsigned number = bm_pdf_haru_reserve(o->haru);
    end_bookmark(o, number);
    out->len = 0;
    add_title(out, doc, o->n_docs);
    add_reference(out, "/Parent", o->root);
    if (o->last)
        add_reference(out, "/Prev", o->last);
    add_reference(out, "/Dest[", object);
    bm_buf_add_cstr(out, "/XYZ 0 "); /* its top, in the size that the reader has chosen */
    bm_buf_add_fixed(out, page->height_pt, 3);
    bm_buf_add_cstr(out, " null]");
    o->first = o->first ? o->first : number;
    o->last = number;
}

/* What stands before the number of a page: "2." or, of its third copy, "2(3)." */
static void add_prefix(bm_pdf_outline *o, size_t doc, uint32_t copy, bool empty, bm_buf *out)
{
    bm_buf *text = &o->scratch;
    text->len = 0;
    bm_buf_add_int(text, (int64_t)doc);
    if (copy) {
        bm_buf_add_byte(text, '(');
        bm_buf_add_int(text, (int64_t)copy + 1);
        bm_buf_add_byte(text, ')');
    }
    bm_buf_add_cstr(text, empty ? ".trống" : ".");
    bm_buf_add_cstr(out, "/P");
    bm_pdf_write_text(out, bm_str_n(text->ptr, text->len));
}

/* A range of labels for each copy, and one for each empty page, which has no number. */
static void add_labels(bm_pdf_outline *o, const bm_pages *pages)
{
    for (size_t i = 0; i < pages->n; i++) {
        const bm_page *page = &pages->pages[i];
        if (page->number > 1)
            continue;
        const bool is_before = i == 0 && !page->number;
        bm_buf *out = bm_pdf_tree_key(&o->labels, (uint32_t)(o->n_pages + i));
        bm_buf_add_cstr(out, page->number ? "<</S/D" : "<<");
        add_prefix(o, o->n_docs - is_before, is_before ? o->copy : page->copy, !page->number, out);
        bm_buf_add_cstr(out, ">>");
    }
}

void bm_pdf_outline_add(bm_pdf_outline *o, const bm_document *doc, const bm_pages *pages,
                        const unsigned *page_objects)
{
    size_t first = 0;
    while (first + 1 < pages->n && !pages->pages[first].number)
        first++;
    o->n_docs++;
    if (o->several)
        add_bookmark(o, doc, &pages->pages[first], page_objects[first]);
    if (o->labelled)
        add_labels(o, pages);
    o->n_pages += pages->n;
    o->copy = pages->pages[pages->n - 1].copy;
}

void bm_pdf_outline_close(bm_pdf_outline *o, bm_buf *catalog)
{
    if (o->root) {
        end_bookmark(o, 0);
        bm_buf *out = &o->entries;
        out->len = 0;
        bm_buf_add_cstr(out, "/Type/Outlines");
        add_reference(out, "/First", o->first);
        add_reference(out, "/Last", o->last);
        bm_buf_add_cstr(out, "/Count ");
        bm_buf_add_int(out, (int64_t)o->n_docs);
        bm_pdf_haru_fill(o->haru, o->root, bm_str_n(out->ptr, out->len));
        add_reference(catalog, "/Outlines", o->root);
        bm_buf_add_cstr(catalog, "/PageMode/UseOutlines");
    }
    if (o->labelled)
        add_reference(catalog, "/PageLabels", bm_pdf_tree_end(&o->labels));
}
