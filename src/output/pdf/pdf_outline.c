/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_outline.h"

#include "output/pdf/pdf_write.h"

/* The index of the page with which document ${doc} begins, at or behind ${from}; every document has one. */
static size_t first_page(const bm_pages *pages, size_t doc, size_t from)
{
    while (from + 1 < pages->n && pages->pages[from].doc < doc)
        from++;
    return from;
}

static void add_number(bm_buf *out, const char *key, size_t number)
{
    bm_buf_add_cstr(out, key);
    bm_buf_add_int(out, (int64_t)number);
}

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

/* One bookmark a document; their objects are reserved first, as each names its neighbours. */
static unsigned write_bookmarks(bm_pdf_haru *h, const bm_job *job, const unsigned *page_objects)
{
    bm_arena_mark mark = bm_arena_mark_of(job->layout->arena);
    unsigned *objects = bm_arena_zero(job->layout->arena, job->n_docs, sizeof *objects);
    unsigned root = bm_pdf_haru_reserve(h);
    bm_buf entries = {0};
    for (size_t i = 0; i < job->n_docs; i++)
        objects[i] = bm_pdf_haru_reserve(h);
    size_t page = 0;
    for (size_t i = 0; i < job->n_docs; i++) {
        page = first_page(job->pages, i, page);
        entries.len = 0;
        add_title(&entries, &job->docs[i], i + 1);
        add_reference(&entries, "/Parent", root);
        if (i > 0)
            add_reference(&entries, "/Prev", objects[i - 1]);
        if (i + 1 < job->n_docs)
            add_reference(&entries, "/Next", objects[i + 1]);
        add_reference(&entries, "/Dest[", page_objects[page]);
        bm_buf_add_cstr(&entries, "/XYZ 0 "); /* its top, in the size that the reader has chosen */
        bm_buf_add_fixed(&entries, job->pages->pages[page].height_pt, 3);
        bm_buf_add_cstr(&entries, " null]");
        bm_pdf_haru_fill(h, objects[i], bm_str_n(entries.ptr, entries.len));
    }
    entries.len = 0;
    bm_buf_add_cstr(&entries, "/Type/Outlines");
    add_reference(&entries, "/First", objects[0]);
    add_reference(&entries, "/Last", objects[job->n_docs - 1]);
    add_number(&entries, "/Count ", job->n_docs);
    bm_pdf_haru_fill(h, root, bm_str_n(entries.ptr, entries.len));
    bm_buf_free(&entries);
    bm_arena_rewind(job->layout->arena, mark);
    return root;
}

/* What stands before the number of a page: "2." or, of its third copy, "2(3)." */
static void add_prefix(bm_buf *out, const bm_page *page)
{
    bm_buf text = {0};
    bm_buf_add_int(&text, (int64_t)page->doc + 1);
    if (page->copy) {
        bm_buf_add_byte(&text, '(');
        bm_buf_add_int(&text, (int64_t)page->copy + 1);
        bm_buf_add_byte(&text, ')');
    }
    bm_buf_add_cstr(&text, page->number ? "." : ".trống");
    bm_buf_add_cstr(out, "/P");
    bm_pdf_write_text(out, bm_str_n(text.ptr, text.len));
    bm_buf_free(&text);
}

/* A range of labels for each copy, and one for each empty page, which has no number. */
static unsigned write_labels(bm_pdf_haru *h, const bm_pages *pages)
{
    bm_buf entries = {0};
    bm_buf_add_cstr(&entries, "/Nums[");
    for (size_t i = 0; i < pages->n; i++) {
        const bm_page *page = &pages->pages[i];
        if (page->number > 1)
            continue;
        bm_buf_add_int(&entries, (int64_t)i);
        bm_buf_add_cstr(&entries, page->number ? "<</S/D" : "<<");
        add_prefix(&entries, page);
        bm_buf_add_cstr(&entries, ">>");
    }
    bm_buf_add_byte(&entries, ']');
    unsigned object = bm_pdf_haru_add(h, bm_str_n(entries.ptr, entries.len));
    bm_buf_free(&entries);
    return object;
}

void bm_pdf_outline_write(bm_pdf_haru *h, const bm_job *job, const unsigned *page_objects,
                          bm_buf *catalog)
{
    if (job->n_docs > 1) {
        add_reference(catalog, "/Outlines", write_bookmarks(h, job, page_objects));
        bm_buf_add_cstr(catalog, "/PageMode/UseOutlines");
    }
    if (job->n_docs > 1 || job->options->copies > 1)
        add_reference(catalog, "/PageLabels", write_labels(h, job->pages));
}
