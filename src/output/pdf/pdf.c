/* The PDF format: pages drawn through libharu as a writer of objects. What outlives a file is
 * shared by threads: the cache of fonts, and the workers that wait in a list for the next one.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf.h"

#include <pthread.h>
#include <stdlib.h>

#include "output/pdf/pdf_colour.h"
#include "output/pdf/pdf_document.h"

enum { SMALLEST = 12 }; /* libdeflate's highest level, for what is packed once */

/* What one thread needs while it renders. */
typedef struct worker {
    struct worker *next;
    bm_pdf_document *document;
} worker;

typedef struct {
    pthread_mutex_t lock;
    worker *idle;
    bm_pdf_document_shared all;
    bm_buf profile;
} shared;

/* A file of several documents. */
typedef struct {
    shared *shared;
    worker *worker;
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

static void *open_shared(const bm_font_set *fonts)
{
    shared *s = calloc(1, sizeof *s);
    if (!s || pthread_mutex_init(&s->lock, NULL))
        bm_arena_out_of_memory();
    const bm_font_face *face;
    for (size_t i = 0; (face = bm_font_at(fonts, i)) != NULL; i++)
        if (face->id >= s->all.n_faces)
            s->all.n_faces = face->id + 1;
    s->all.cache = bm_pdf_cache_new(s->all.n_faces);
    make_profile(&s->profile);
    s->all.profile = bm_str_n(s->profile.ptr, s->profile.len);
    return s;
}

static void close_shared(void *user)
{
    shared *s = user;
    if (!s)
        return;
    while (s->idle) {
        worker *w = s->idle;
        s->idle = w->next;
        bm_pdf_document_free(w->document);
        free(w);
    }
    bm_pdf_cache_free(s->all.cache);
    bm_buf_free(&s->profile);
    pthread_mutex_destroy(&s->lock);
    free(s);
}

static worker *take_worker(shared *s)
{
    pthread_mutex_lock(&s->lock);
    worker *w = s->idle;
    if (w)
        s->idle = w->next;
    pthread_mutex_unlock(&s->lock);
    if (w)
        return w;
    w = calloc(1, sizeof *w);
    if (!w)
        bm_arena_out_of_memory();
    w->document = bm_pdf_document_new(&s->all);
    return w;
}

static void give_worker(shared *s, worker *w)
{
    bm_pdf_document_reset(w->document);
    pthread_mutex_lock(&s->lock);
    w->next = s->idle;
    s->idle = w;
    pthread_mutex_unlock(&s->lock);
}

static int render(const bm_job *job, const bm_sink *sink, bm_diags *ds)
{
    shared *s = job->shared;
    worker *w = take_worker(s);
    bm_pdf_document_begin(w->document, job->options, false);
    int status = bm_pdf_document_add(w->document, job, ds);
    if (status == 0)
        status = bm_pdf_document_end(w->document, ds);
    if (status == 0)
        status = bm_pdf_document_take(w->document, sink, ds);
    give_worker(s, w);
    return status;
}

static void *begin_merge(void *user, const bm_render_options *options, const bm_sink *sink)
{
    merge *m = malloc(sizeof *m);
    if (!m)
        bm_arena_out_of_memory();
    *m = (merge){.shared = user, .worker = take_worker(user), .sink = sink};
    bm_pdf_document_begin(m->worker->document, options, true);
    return m;
}

static int add_to_merge(void *user, const bm_job *job, bm_diags *ds)
{
    merge *m = user;
    if (bm_pdf_document_add(m->worker->document, job, ds) != 0)
        return -1;
    return bm_pdf_document_take(m->worker->document, m->sink, ds) ? BM_RENDERER_LOST : 0;
}

static int end_merge(void *user, bm_diags *ds)
{
    merge *m = user;
    int status = bm_pdf_document_end(m->worker->document, ds);
    return status == 0 ? bm_pdf_document_take(m->worker->document, m->sink, ds) : status;
}

static void free_merge(void *user)
{
    merge *m = user;
    give_worker(m->shared, m->worker);
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
