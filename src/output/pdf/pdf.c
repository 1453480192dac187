/* The PDF format: pages drawn through libharu as a writer of objects. What outlives a file is
 * shared by threads: the cache of fonts, and the writers that wait in a pool for the next one.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf.h"

#include <stdlib.h>

#include "base/pool.h"
#include "output/pdf/pdf_colour.h"
#include "output/pdf/pdf_document.h"

enum { SMALLEST = 12 }; /* libdeflate's highest level, for what is packed once */

typedef struct {
    bm_pool *documents; /* bm_pdf_document */
    bm_pdf_document_shared all;
    bm_buf profile;
} shared;

/* A file of several documents. */
typedef struct {
    shared *shared;
    bm_pdf_document *document;
    const bm_sink *sink;
} merge;

static void make_profile(bm_buf *out)
{
    bm_buf profile = {0};
    struct libdeflate_compressor *packer = libdeflate_alloc_compressor(SMALLEST);
    if (!packer)
        bm_arena_out_of_memory();
    bm_pdf_colour_profile(&profile);
    bm_pdf_write_deflated(out, packer, bm_str_n(profile.ptr, profile.len));
    libdeflate_free_compressor(packer);
    bm_buf_free(&profile);
}

static void *make_document(void *all)
{
    return bm_pdf_document_new(all);
}

static void end_document(void *thing)
{
    bm_pdf_document_free(thing);
}

static void *open_shared(const bm_font_set *fonts)
{
    shared *s = calloc(1, sizeof *s);
    if (!s)
        bm_arena_out_of_memory();
    const bm_font_face *face;
    for (size_t i = 0; (face = bm_font_at(fonts, i)) != NULL; i++)
        if (face->id >= s->all.n_faces)
            s->all.n_faces = face->id + 1;
    s->all.cache = bm_pdf_cache_new(s->all.n_faces);
    make_profile(&s->profile);
    s->all.profile = bm_str_n(s->profile.ptr, s->profile.len);
    s->documents = bm_pool_new(make_document, end_document, &s->all);
    return s;
}

static void close_shared(void *user)
{
    shared *s = user;
    if (!s)
        return;
    bm_pool_free(s->documents);
    bm_pdf_cache_free(s->all.cache);
    bm_buf_free(&s->profile);
    free(s);
}

static void give_document(const shared *s, bm_pdf_document *d)
{
    bm_pdf_document_reset(d);
    bm_pool_give(s->documents, d);
}

static int render(const bm_job *job, const bm_sink *sink, bm_diags *ds)
{
    const shared *s = job->shared;
    bm_pdf_document *d = bm_pool_take(s->documents);
    bm_pdf_document_begin(d, job->options, false);
    int status = bm_pdf_document_add(d, job, ds);
    if (status == 0)
        status = bm_pdf_document_end(d, ds);
    if (status == 0)
        status = bm_pdf_document_take(d, sink, ds);
    give_document(s, d);
    return status;
}

static void *begin_merge(void *user, const bm_render_options *options, const bm_sink *sink)
{
    merge *m = malloc(sizeof *m);
    if (!m)
        bm_arena_out_of_memory();
    *m = (merge){.shared = user, .sink = sink};
    m->document = bm_pool_take(m->shared->documents);
    bm_pdf_document_begin(m->document, options, true);
    return m;
}

static int add_to_merge(void *user, const bm_job *job, bm_diags *ds)
{
    merge *m = user;
    if (bm_pdf_document_add(m->document, job, ds) != 0)
        return -1;
    return bm_pdf_document_take(m->document, m->sink, ds) ? BM_RENDERER_LOST : 0;
}

static int end_merge(void *user, bm_diags *ds)
{
    merge *m = user;
    int status = bm_pdf_document_end(m->document, ds);
    return status == 0 ? bm_pdf_document_take(m->document, m->sink, ds) : status;
}

static void free_merge(void *user)
{
    merge *m = user;
    give_document(m->shared, m->document);
    free(m);
}

static const bm_renderer_merge pdf_merge = {
    .begin = begin_merge, .add = add_to_merge, .end = end_merge, .free = free_merge};

const bm_renderer bm_pdf_renderer = {
    .format =
        {.name = "pdf", .suffix = ".pdf", .mime = "application/pdf", .fields = true, .qr = true},
    .paged = true,
    .wants_origin = true,
    .open = open_shared,
    .close = close_shared,
    .render = render,
    .merge = &pdf_merge,
};
