/* A file of one document has its fonts at the beginning, as they are made or at hand before it is written. A file of several
 * has them at the end, with the glyphs of all; until then glyphs have numbers and fonts have names.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_document.h"

#include <stdlib.h>

#include "output/pdf/pdf_attachment.h"
#include "output/pdf/pdf_colour.h"
#include "output/pdf/pdf_content.h"
#include "output/pdf/pdf_drawn.h"
#include "output/pdf/pdf_form_plan.h"
#include "output/pdf/pdf_memo.h"
#include "output/pdf/pdf_metadata.h"
#include "output/pdf/pdf_outline.h"
#include "output/pdf/pdf_write.h"

/* Levels of libdeflate. */
enum {
    SMALL = 5, /* 190 bytes less than level 4 for a Mẫu 01, 40 µs of 550 more; 6 gains nothing */
    SMALL_FONT = 4, /* of font programs 5 makes 90 bytes less, too, but takes 40 µs more */
    /* with shared fonts, where size matters less */
    FAST = 1,   /* 3 % more than SMALL, 50 µs of 150 less */
    STORED = 0, /* what is small; 1 % more than FAST, 15 µs less: a compressor is slow to start */
    N_LEVELS = SMALL + 1,
};
enum { KEEP_BYTES = 4 * 1024 * 1024 }; /* buffers that a long document left larger are freed */

struct bm_pdf_document {
    const bm_pdf_document_shared *shared;
    bm_pdf_haru *haru;
    struct libdeflate_compressor *compressors[N_LEVELS]; /* by level; NULL = not needed yet */
    bm_pdf_memo *memo;
    bm_pdf_usage usage;
    bm_pdf_tags *tags;
    bm_buf content, packed, scratch, file;
    /* the file at hand */
    const bm_render_options *options;
    bool several, one_form;
    bm_pdf_packers packers;
    bm_buf catalog; /* its entries so far; each part of the file adds its own */
    unsigned
        resources; /* with all fonts: each page names them, as PDF/A wants none inherited (ISO 19005-3, 6.2.2) */
    double width_pt, height_pt; /* of the first page */
    uint32_t n_docs;
    bm_document first; /* of several: what the end says of the first one, in `kept` */
    bm_arena *kept;
    bm_pdf_outline outline;
    bm_pdf_attachments attachments;
    bm_pdf_form_top form_top;
};

bm_pdf_document *bm_pdf_document_new(const bm_pdf_document_shared *shared)
{
    bm_pdf_document *d = calloc(1, sizeof *d);
    if (!d)
        bm_arena_out_of_memory();
    d->shared = shared;
    d->haru = bm_pdf_haru_new();
    bm_pdf_usage_open(&d->usage, shared->n_faces);
    d->tags = bm_pdf_tags_new();
    d->memo = bm_pdf_memo_new();
    d->kept = bm_arena_new();
    return d;
}

void bm_pdf_document_free(bm_pdf_document *d)
{
    if (!d)
        return;
    bm_pdf_usage_release(&d->usage, d->shared->cache);
    bm_pdf_haru_free(d->haru);
    for (size_t i = 0; i < N_LEVELS; i++)
        libdeflate_free_compressor(d->compressors[i]);
    bm_pdf_memo_free(d->memo);
    bm_pdf_usage_close(&d->usage);
    bm_pdf_tags_free(d->tags);
    bm_pdf_outline_free(&d->outline);
    bm_pdf_attachment_free(&d->attachments);
    bm_pdf_form_top_free(&d->form_top);
    bm_buf *buffers[] = {&d->content, &d->packed, &d->scratch, &d->file, &d->catalog};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        bm_buf_free(buffers[i]);
    bm_arena_free(d->kept);
    free(d);
}

static struct libdeflate_compressor *compressor(bm_pdf_document *d, int level)
{
    if (!d->compressors[level])
        d->compressors[level] = libdeflate_alloc_compressor(level);
    if (!d->compressors[level])
        bm_arena_out_of_memory();
    return d->compressors[level];
}

void bm_pdf_document_reset(bm_pdf_document *d)
{
    bm_buf *buffers[] = {&d->content, &d->packed, &d->scratch, &d->file, &d->catalog};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
        if (buffers[i]->cap > KEEP_BYTES)
            bm_buf_free(buffers[i]);
        buffers[i]->len = 0;
    }
    bm_pdf_usage_release(&d->usage, d->shared->cache);
    bm_arena_reset(d->kept);
}

void bm_pdf_document_begin(bm_pdf_document *d, const bm_render_options *options, bool several)
{
    const bool fast = options->shared_fonts;
    d->options = options;
    d->several = several;
    d->one_form = true;
    d->resources = 0;
    d->n_docs = 0;
    d->packers = (bm_pdf_packers){.fonts = compressor(d, SMALL_FONT),
                                  .text = compressor(d, fast ? FAST : SMALL),
                                  .small = compressor(d, fast ? STORED : SMALL),
                                  .memo = fast && !several ? d->memo : NULL};
    bm_pdf_haru_begin(d->haru, &d->packers, &d->file);
    if (several)
        bm_pdf_usage_several(&d->usage, d->kept);
    bm_pdf_tags_open(d->tags, d->haru, several || options->copies > 1);
    bm_pdf_outline_open(&d->outline, d->haru, several, options->copies);
    bm_pdf_attachment_open(&d->attachments, d->haru, &d->packers, several);
    bm_pdf_form_top_begin(&d->form_top);
}

/* The begun entries in d->scratch. */
static bm_str entries_of(const bm_pdf_document *d)
{
    return bm_str_n(d->scratch.ptr, d->scratch.len);
}

static void add_size(bm_buf *out, double width_pt, double height_pt)
{
    bm_buf_add_cstr(out, "/MediaBox[0 0 ");
    bm_buf_add_fixed(out, width_pt, 3);
    bm_buf_add_byte(out, ' ');
    bm_buf_add_fixed(out, height_pt, 3);
    bm_buf_add_byte(out, ']');
}

/* All fonts, of which the pages have the object already. */
static void add_fonts(bm_pdf_document *d)
{
    bm_buf fonts = {0}, drawn = {0};
    for (size_t i = 0; i < d->usage.n_faces; i++) {
        const bm_pdf_usage_face *f = &d->usage.faces[i];
        if (!f->active)
            continue;
        bm_buf_add_cstr(&fonts, "/F");
        bm_buf_add_int(&fonts, f->number);
        bm_pdf_write_reference(&fonts, bm_pdf_font_add(f->font, d->haru, &d->scratch));
    }
    for (size_t i = 0; i < bm_pdf_drawn_fonts(&d->usage); i++) {
        bm_buf_add_cstr(&drawn, "/X");
        bm_buf_add_int(&drawn, (int64_t)i);
        bm_pdf_write_reference(
            &drawn, bm_pdf_drawn_add(&d->usage, i, bm_str_n(fonts.ptr, fonts.len), d->haru));
    }
    bm_buf *out = &d->scratch;
    out->len = 0;
    bm_buf_add_cstr(out, "/Font<<");
    bm_buf_add(out, fonts.ptr, fonts.len);
    bm_buf_add(out, drawn.ptr, drawn.len);
    bm_buf_add_cstr(out, ">>");
    bm_buf_free(&fonts);
    bm_buf_free(&drawn);
    bm_pdf_haru_fill(d->haru, d->resources, entries_of(d));
}

/* Page ${i} of the document with its content; returns its object. */
static unsigned add_page(bm_pdf_document *d, const bm_pdf_form *form, bm_pdf_content *content,
                         size_t i)
{
    const bm_page *page = &content->pages->pages[i];
    d->content.len = d->packed.len = 0;
    bm_pdf_content_write(content, i, &d->content);
    bm_pdf_write_deflated(&d->packed, d->packers.text, bm_str_n(d->content.ptr, d->content.len));
    unsigned stream = bm_pdf_haru_add_stream(d->haru, bm_str_of("/Filter/FlateDecode"),
                                             bm_str_n(d->packed.ptr, d->packed.len));
    d->scratch.len = 0;
    bm_buf_add_cstr(&d->scratch, "/Contents");
    bm_pdf_write_reference(&d->scratch, stream);
    bm_buf_add_cstr(&d->scratch, "/Resources");
    bm_pdf_write_reference(&d->scratch, d->resources);
    if (page->width_pt != d->width_pt || page->height_pt != d->height_pt)
        add_size(&d->scratch, page->width_pt, page->height_pt);
    bm_pdf_form_page(form, i, &d->scratch);
    bm_pdf_tags_page_entries(d->tags, i, &d->scratch);
    return bm_pdf_haru_add_page(d->haru, entries_of(d));
}

static void add_pages(bm_pdf_document *d, const bm_job *job, bm_pdf_form *form)
{
    const bm_pages *pages = form->pages;
    const bm_pdf_widgets *widgets = &form->widgets;
    unsigned *objects = bm_arena_zero(job->layout->arena, pages->n, sizeof *objects);
    bm_pdf_tags_begin(d->tags, pages, widgets);
    bm_pdf_content content = {
        .pages = pages, .usage = &d->usage, .tags = d->tags, .widgets = widgets};
    for (size_t i = 0; i < pages->n; i++) {
        objects[i] = add_page(d, form, &content, i);
        bm_pdf_tags_page(d->tags, i, objects[i]);
    }
    bm_pdf_tags_add(d->tags);
    bm_pdf_outline_add(&d->outline, &job->docs[0], pages, objects);
    bm_pdf_form_objects form_objects = {.haru = d->haru,
                                        .usage = &d->usage,
                                        .packer = d->packers.text,
                                        .next_drawn = content.next_drawn,
                                        .resources = d->resources,
                                        .pages = objects};
    bm_pdf_form_write(form, &form_objects, &d->form_top);
}

/* What is said once of the file, by its first document. */
static void begin_file(bm_pdf_document *d, const bm_job *job)
{
    const bm_page *page = &job->pages->pages[0];
    const bm_document *doc = &job->docs[0];
    d->width_pt = page->width_pt;
    d->height_pt = page->height_pt;
    d->scratch.len = 0;
    add_size(&d->scratch, page->width_pt, page->height_pt);
    bm_pdf_haru_fill_root(d->haru, BM_PDF_HARU_PAGES, entries_of(d));
    d->first = *doc;
    if (d->several) {
        bm_str *texts[] = {&d->first.title, &d->first.author, &d->first.form_id,
                           &d->first.definition_sha};
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            *texts[i] = bm_arena_copy(d->kept, *texts[i]);
    }
    d->resources = bm_pdf_haru_reserve(d->haru);
}

/* Whether ${job} surely fits into a file of several documents. */
static bool has_room(const bm_pdf_document *d, const bm_job *job)
{
    const size_t spare = 100;
    size_t n_items = 0;
    for (size_t i = 0; i < job->pages->n; i++)
        n_items += job->pages->pages[i].n + 4;
    return bm_pdf_haru_room(d->haru, spare + job->pages->n_elements + 4 * n_items,
                            job->docs[0].data_xml.len + 1000 * n_items);
}

int bm_pdf_document_add(bm_pdf_document *d, const bm_job *job, bm_diags *ds)
{
    bm_pdf_form form;
    const bm_document *doc = &job->docs[0];
    bm_pdf_cache *cache = d->shared->cache;
    if (d->several && !has_room(d, job))
        return bm_diags_add0(ds, BM_MERGE_FULL, NULL);
    bm_pdf_usage_next(&d->usage);
    if (bm_pdf_form_plan(&form, job, d->n_docs + 1, d->haru, ds) != 0 ||
        bm_pdf_usage_collect(&d->usage, cache, form.pages, ds) != 0 ||
        bm_pdf_form_collect(&form, &d->usage, cache, ds) != 0)
        return -1;
    if (!d->n_docs)
        begin_file(d, job);
    d->n_docs++;
    d->one_form = d->one_form && bm_str_eq(doc->form_id, d->first.form_id) &&
                  bm_str_eq(doc->definition_sha, d->first.definition_sha);
    if (d->several) {
        bm_pdf_usage_number(&d->usage);
    } else {
        if (bm_pdf_usage_acquire(&d->usage, cache, d->options->shared_fonts, &d->packers, ds) != 0)
            return -1;
        add_fonts(d);
    }
    add_pages(d, job, &form);
    bm_pdf_attachment_add(&d->attachments, doc, d->n_docs);
    return 0;
}

int bm_pdf_document_end(bm_pdf_document *d, bm_diags *ds)
{
    bm_buf *catalog = &d->catalog;
    if (d->several) {
        if (bm_pdf_usage_acquire(&d->usage, d->shared->cache, false, &d->packers, ds) != 0)
            return -1;
        add_fonts(d);
    }
    bm_pdf_tags_close(d->tags, catalog);
    bm_pdf_outline_close(&d->outline, catalog);
    bm_pdf_form_close(&d->form_top, d->resources, catalog);
    bm_pdf_metadata_add(d->haru, &d->first, d->one_form, d->options, catalog);
    bm_pdf_colour_add(d->haru, d->shared->profile, catalog);
    bm_pdf_attachment_close(&d->attachments, catalog);
    bm_pdf_haru_fill_root(d->haru, BM_PDF_HARU_CATALOG, bm_str_n(catalog->ptr, catalog->len));
    return bm_pdf_haru_finish(d->haru, ds);
}

int bm_pdf_document_take(bm_pdf_document *d, const bm_sink *sink, bm_diags *ds)
{
    bm_pdf_haru_taken(d->haru);
    int failed = sink->write(sink->user, d->file.ptr, d->file.len);
    d->file.len = 0;
    return failed ? bm_diags_add0(ds, BM_OUTPUT_SINK, NULL) : 0;
}
