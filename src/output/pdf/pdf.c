/* The PDF format: pages drawn through libharu as a writer of objects. What outlives a document is
 * shared by threads: the cache of fonts, and workers (a libharu document, a compressor, buffers) that wait in a
 * list for the next one. SPDX-License-Identifier: MIT */
#include "output/pdf/pdf.h"

#include <pthread.h>
#include <stdlib.h>

#include "output/pdf/pdf_attachment.h"
#include "output/pdf/pdf_colour.h"
#include "output/pdf/pdf_content.h"
#include "output/pdf/pdf_drawn.h"
#include "output/pdf/pdf_form_plan.h"
#include "output/pdf/pdf_metadata.h"
#include "output/pdf/pdf_outline.h"
#include "output/pdf/pdf_write.h"

/* Levels of libdeflate. */
enum {
    SMALLEST = 12, /* for what is packed once */
    SMALL = 5, /* 190 bytes less than level 4 for a Mẫu 01, 40 µs of 550 more; 6 gains nothing */
    SMALL_FONT = 4, /* of font programs 5 makes 90 bytes less, too, but takes 40 µs more */
    /* with shared fonts, where size matters less */
    FAST = 1,   /* 3 % more than SMALL, 50 µs of 150 less */
    STORED = 0, /* what is small; 1 % more than FAST, 15 µs less: a compressor is slow to start */
    N_LEVELS = SMALL + 1,
};
enum { KEEP_BYTES = 4 * 1024 * 1024 }; /* buffers that a long document left larger are freed */

/* What one thread needs while it renders. */
typedef struct worker {
    struct worker *next;
    bm_pdf_haru *haru;
    struct libdeflate_compressor *compressors[N_LEVELS]; /* by level; NULL = not needed yet */
    bm_pdf_packers packers;                              /* of them, for this document */
    bm_pdf_usage usage;
    bm_pdf_tags *tags;
    bm_buf content, packed, scratch, file;
    bm_buf catalog; /* its entries so far; each part of the file adds its own */
    bm_pdf_form form;
} worker;

typedef struct {
    pthread_mutex_t lock;
    worker *idle;
    size_t n_faces;
    bm_pdf_cache *cache;
    bm_buf profile; /* the colour profile, packed */
} shared;

static struct libdeflate_compressor *new_packer(int level)
{
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(level);
    if (!packer)
        bm_arena_out_of_memory();
    return packer;
}

static void make_profile(bm_buf *out)
{
    bm_buf profile = {0};
    struct libdeflate_compressor *packer = new_packer(SMALLEST);
    bm_pdf_colour_profile(&profile);
    bm_pdf_write_deflated(out, packer, bm_str_n(profile.ptr, profile.len));
    libdeflate_free_compressor(packer);
    bm_buf_free(&profile);
}

static void *open_shared(const bm_font_set *fonts)
{
    shared *s = calloc(1, sizeof *s);
    if (!s || pthread_mutex_init(&s->lock, NULL))
        bm_arena_out_of_memory();
    const bm_font_face *face;
    for (size_t i = 0; (face = bm_font_at(fonts, i)) != NULL; i++)
        if (face->id >= s->n_faces)
            s->n_faces = face->id + 1;
    s->cache = bm_pdf_cache_new(s->n_faces);
    make_profile(&s->profile);
    return s;
}

static void free_worker(worker *w)
{
    bm_pdf_haru_free(w->haru);
    for (size_t i = 0; i < N_LEVELS; i++)
        libdeflate_free_compressor(w->compressors[i]);
    bm_pdf_usage_close(&w->usage);
    bm_pdf_tags_free(w->tags);
    bm_buf_free(&w->content);
    bm_buf_free(&w->packed);
    bm_buf_free(&w->scratch);
    bm_buf_free(&w->file);
    bm_buf_free(&w->catalog);
    free(w);
}

static void close_shared(void *user)
{
    shared *s = user;
    if (!s)
        return;
    while (s->idle) {
        worker *w = s->idle;
        s->idle = w->next;
        free_worker(w);
    }
    bm_pdf_cache_free(s->cache);
    bm_buf_free(&s->profile);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

/* A worker with an empty document. */
static worker *take_worker(shared *s)
{
    pthread_mutex_lock(&s->lock);
    worker *w = s->idle;
    if (w)
        s->idle = w->next;
    pthread_mutex_unlock(&s->lock);
    if (w) {
        bm_pdf_haru_begin(w->haru);
        w->packed.len = w->file.len = w->catalog.len = 0;
        return w;
    }
    w = calloc(1, sizeof *w);
    if (!w)
        bm_arena_out_of_memory();
    w->haru = bm_pdf_haru_new();
    bm_pdf_usage_open(&w->usage, s->n_faces);
    w->tags = bm_pdf_tags_new();
    return w;
}

static struct libdeflate_compressor *compressor(worker *w, int level)
{
    if (!w->compressors[level])
        w->compressors[level] = new_packer(level);
    return w->compressors[level];
}

static void choose_packers(worker *w, bool fast)
{
    w->packers = (bm_pdf_packers){.fonts = compressor(w, SMALL_FONT),
                                  .text = compressor(w, fast ? FAST : SMALL),
                                  .small = compressor(w, fast ? STORED : SMALL)};
}

static void give_worker(shared *s, worker *w)
{
    bm_buf *buffers[] = {&w->content, &w->packed, &w->scratch, &w->file, &w->catalog};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        if (buffers[i]->cap > KEEP_BYTES)
            bm_buf_free(buffers[i]);
    pthread_mutex_lock(&s->lock);
    w->next = s->idle;
    s->idle = w;
    pthread_mutex_unlock(&s->lock);
}

/* The begun entries in w->scratch. */
static bm_str entries_of(const worker *w)
{
    return bm_str_n(w->scratch.ptr, w->scratch.len);
}

static void add_size(bm_buf *out, const bm_page *page)
{
    bm_buf_add_cstr(out, "/MediaBox[0 0 ");
    bm_buf_add_fixed(out, page->width_pt, 3);
    bm_buf_add_byte(out, ' ');
    bm_buf_add_fixed(out, page->height_pt, 3);
    bm_buf_add_byte(out, ']');
}

/* The size of the first page, in the root of the pages, and all fonts. Returns the number of the resources, which each
 * page names: PDF/A wants none inherited (ISO 19005-3, 6.2.2). */
static unsigned add_fonts(worker *w, const bm_pages *pages)
{
    bm_buf fonts = {0};
    for (size_t i = 0; i < w->usage.n_faces; i++) {
        const bm_pdf_usage_face *f = &w->usage.faces[i];
        if (!f->active)
            continue;
        bm_buf_add_cstr(&fonts, "/F");
        bm_buf_add_int(&fonts, f->number);
        bm_pdf_write_reference(&fonts, bm_pdf_font_add(f->font, w->haru, &w->scratch));
    }
    bm_buf *out = &w->scratch;
    bm_buf drawn = {0};
    for (size_t i = 0; i < bm_pdf_drawn_fonts(&w->usage); i++) {
        bm_buf_add_cstr(&drawn, "/X");
        bm_buf_add_int(&drawn, (int64_t)i);
        bm_pdf_write_reference(
            &drawn, bm_pdf_drawn_add(&w->usage, i, bm_str_n(fonts.ptr, fonts.len), w->haru));
    }
    out->len = 0;
    add_size(out, &pages->pages[0]);
    bm_pdf_haru_fill_root(w->haru, BM_PDF_HARU_PAGES, entries_of(w));
    out->len = 0;
    bm_buf_add_cstr(out, "/Font<<");
    bm_buf_add(out, fonts.ptr, fonts.len);
    bm_buf_add(out, drawn.ptr, drawn.len);
    bm_buf_add_cstr(out, ">>");
    bm_buf_free(&fonts);
    bm_buf_free(&drawn);
    return bm_pdf_haru_add(w->haru, entries_of(w));
}

/* Content streams first, all in one buffer; then, as that no longer moves, the objects. */
static void add_pages(worker *w, const bm_job *job, unsigned resources)
{
    const bm_pages *pages = job->pages;
    bm_arena *a = job->layout->arena;
    bm_arena_mark mark = bm_arena_mark_of(a);
    size_t *end_at = bm_arena_zero(a, pages->n + 1, sizeof *end_at);
    const bm_pdf_widgets *widgets = &w->form.widgets;
    bm_pdf_tags_begin(w->tags, pages, widgets);
    bm_pdf_content content = {
        .pages = pages, .usage = &w->usage, .tags = w->tags, .widgets = widgets};
    unsigned *objects = bm_arena_zero(a, pages->n, sizeof *objects);
    for (size_t i = 0; i < pages->n; i++) {
        w->content.len = 0;
        bm_pdf_content_write(&content, i, &w->content);
        bm_pdf_write_deflated(&w->packed, w->packers.text,
                              bm_str_n(w->content.ptr, w->content.len));
        end_at[i + 1] = w->packed.len;
    }
    for (size_t i = 0; i < pages->n; i++) {
        unsigned stream =
            bm_pdf_haru_add_stream(w->haru, bm_str_of("/Filter/FlateDecode"),
                                   bm_str_n(w->packed.ptr + end_at[i], end_at[i + 1] - end_at[i]));
        w->scratch.len = 0;
        bm_buf_add_cstr(&w->scratch, "/Contents");
        bm_pdf_write_reference(&w->scratch, stream);
        bm_buf_add_cstr(&w->scratch, "/Resources");
        bm_pdf_write_reference(&w->scratch, resources);
        if (pages->pages[i].width_pt != pages->pages[0].width_pt ||
            pages->pages[i].height_pt != pages->pages[0].height_pt)
            add_size(&w->scratch, &pages->pages[i]);
        bm_pdf_form_page(&w->form, i, &w->scratch);
        bm_pdf_tags_page_entries(w->tags, i, &w->scratch);
        objects[i] = bm_pdf_haru_add_page(w->haru, entries_of(w));
        bm_pdf_tags_page(w->tags, i, objects[i]);
    }
    bm_pdf_tags_add(w->tags, w->haru, &w->catalog);
    bm_pdf_outline_write(w->haru, job, objects, &w->catalog);
    bm_pdf_form_objects form = {.haru = w->haru,
                                .usage = &w->usage,
                                .packer = w->packers.text,
                                .next_drawn = content.next_drawn,
                                .resources = resources,
                                .pages = objects};
    bm_pdf_form_write(&w->form, &form, &w->catalog);
    bm_arena_rewind(a, mark);
}

static int render(const bm_job *given, const bm_sink *sink, bm_diags *ds)
{
    shared *s = given->shared;
    worker *w = take_worker(s);
    int status = bm_pdf_form_plan(&w->form, given, w->haru, ds);
    bm_job drawn = *given;
    const bm_job *job = &drawn;
    drawn.pages = w->form.pages;
    choose_packers(w, job->options->shared_fonts);
    if (status == 0)
        status = bm_pdf_usage_collect(&w->usage, s->cache, job->pages, ds);
    if (status == 0)
        status = bm_pdf_form_collect(&w->form, &w->usage, s->cache, ds);
    if (status == 0)
        status =
            bm_pdf_usage_acquire(&w->usage, s->cache, job->options->shared_fonts, &w->packers, ds);
    if (status == 0) {
        unsigned resources = add_fonts(w, job->pages);
        add_pages(w, job, resources);
        bm_pdf_metadata_add(w->haru, job, &w->catalog);
        bm_pdf_colour_add(w->haru, bm_str_n(s->profile.ptr, s->profile.len), &w->catalog);
        bm_pdf_attachment_add(w->haru, &w->packers, job->docs, job->n_docs, &w->catalog);
        bm_pdf_haru_fill_root(w->haru, BM_PDF_HARU_CATALOG,
                              bm_str_n(w->catalog.ptr, w->catalog.len));
        status = bm_pdf_haru_finish(w->haru, &w->packers, &w->file, UINT32_MAX, ds);
    }
    bm_pdf_usage_release(&w->usage, s->cache);
    if (status == 0 && sink->write(sink->user, w->file.ptr, w->file.len))
        status = bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    give_worker(s, w);
    return status;
}

const bm_renderer bm_pdf_renderer = {
    .format =
        {.name = "pdf", .suffix = ".pdf", .mime = "application/pdf", .fields = true, .qr = true},
    .paged = true,
    .wants_origin = true,
    .open = open_shared,
    .close = close_shared,
    .render = render,
};
