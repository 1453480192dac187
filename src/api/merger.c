/* One file of many documents. One document is not several: it gets no bookmarks, and its fonts stand at the beginning. So what is
 * written of the first one is held back, and its pages are kept, until a second one comes; if none does, it is written alone.
 * SPDX-License-Identifier: MIT */
#include "api/merger.h"

#include <stdlib.h>

#include "api/env.h"
#include "api/render_options.h"
#include "output/renderer.h"

struct bm_merger {
    bm_env *env;
    bm_render_options options;
    bm_make how;
    const bm_renderer *renderer;
    void *shared;
    bm_sink sink;
    bm_sink front; /* where the renderer writes: into `held`, then to `sink` */
    bm_buf held;
    void *file; /* the renderer's */
    bm_worker
        *only; /* with `doc` and `pages` in its arena; NULL when there is more than one, or none */
    bm_document doc;
    bm_pages pages;
    bm_page last; /* page of the file */
    size_t n_docs, n_pages;
    bool spoilt, lost;
};

static int write_on(void *user, const void *bytes, size_t n)
{
    bm_merger *m = user;
    if (m->n_docs > 1)
        return m->sink.write(m->sink.user, bytes, n);
    bm_buf_add(&m->held, bytes, n);
    return 0;
}

bm_merger *bm_merger_new(const bm_make *how, size_t format, const bm_sink *sink)
{
    bm_merger *m = calloc(1, sizeof *m);
    if (!m)
        bm_arena_out_of_memory();
    m->env = how->env;
    m->options = *how->options;
    m->how = (bm_make){.env = how->env, .options = &m->options, .origin = how->origin};
    m->renderer = bm_renderer_at(format);
    m->shared = how->env->shared[format];
    m->sink = *sink;
    m->front = (bm_sink){.write = write_on, .user = m};
    m->file = m->renderer->merge->begin(m->shared, &m->options, &m->front);
    return m;
}

bm_merger *bm_merger_open(bm_env *env, const bm_render_options *options, const bm_sink *sink,
                          bm_diags *ds)
{
    static const bm_render_options none;
    options = options ? options : &none;
    const char *name = options->format ? options->format : "pdf";
    const bm_renderer *r = bm_renderer_lookup(name);
    if (!r || !r->merge) {
        (void)bm_diags_add1(ds, BM_MERGE_FORMAT, NULL, name);
        return NULL;
    }
    bm_worker *w = bm_worker_take(env->workers);
    int status = bm_render_options_check(w->layout.arena, &r->format, options, 1, ds);
    bm_worker_give(env->workers, w);
    if (status != 0)
        return NULL;
    size_t format = 0;
    while (bm_renderer_at(format) != r)
        format++;
    const bm_make how = {.env = env, .options = options, .origin = r->wants_origin || options->qr};
    return bm_merger_new(&how, format, sink);
}

/* Let ${pages} begin on a front page: put the empty back of the last page before them. */
static void begin_on_front(bm_merger *m, bm_arena *a, bm_pages *pages)
{
    if (!m->options.duplex || m->n_pages % 2 == 0)
        return;
    bm_page *with_back = bm_arena_alloc(a, (pages->n + 1) * sizeof *with_back);
    with_back[0] = m->last;
    with_back[0].items = NULL;
    with_back[0].n = with_back[0].number = 0;
    memcpy(with_back + 1, pages->pages, pages->n * sizeof *with_back);
    pages->pages = with_back;
    pages->n++;
}

/* What was held back goes on, as there is a second document. */
static int let_go(bm_merger *m, bm_diags *ds)
{
    int failed = m->sink.write(m->sink.user, m->held.ptr, m->held.len);
    bm_buf_free(&m->held);
    bm_worker_give(m->env->workers, m->only);
    m->only = NULL;
    return failed ? bm_diags_add0(ds, BM_OUTPUT_SINK, NULL) : 0;
}

static bm_job job_of(const bm_merger *m, bm_worker *w, const bm_document *doc,
                     const bm_pages *pages)
{
    return (bm_job){.layout = &w->layout,
                    .docs = doc,
                    .n_docs = 1,
                    .pages = pages,
                    .shared = m->shared,
                    .options = &m->options};
}

static int write(bm_merger *m, bm_worker *w, const bm_document *doc, bm_pages *pages, bm_diags *ds)
{
    begin_on_front(m, w->layout.arena, pages);
    const bm_job job = job_of(m, w, doc, pages);
    int status = m->renderer->merge->add(m->file, &job, ds);
    m->lost = status == BM_RENDERER_LOST;
    if (status != 0)
        return -1;
    m->n_docs++;
    m->n_pages += pages->n;
    m->last = pages->pages[pages->n - 1];
    m->lost = m->n_docs == 2 && let_go(m, ds) != 0;
    return m->lost ? -1 : 0;
}

int bm_merger_take(bm_merger *m, const bm_part *part, bm_diags *ds)
{
    bm_document doc = {0};
    bm_pages pages;
    if (m->lost)
        return bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    bm_worker *w = bm_worker_take(m->env->workers);
    int status = bm_make_pages(&m->how, part, w, &doc, &pages, ds);
    if (status == 0 && !m->spoilt)
        status = write(m, w, &doc, &pages, ds);
    if (status == 0 && !m->spoilt && m->n_docs == 1) {
        m->only = w;
        m->doc = doc;
        m->pages = pages;
    } else {
        bm_worker_give(m->env->workers, w);
    }
    return status;
}

int bm_merger_add(bm_merger *m, const bm_form *form, const bm_data *data, bm_diags *ds)
{
    const bm_part part = {form, data};
    return bm_merger_take(m, &part, ds);
}

int bm_merger_finish(bm_merger *m, bm_diags *ds)
{
    if (m->lost)
        return bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    if (!m->n_docs)
        return bm_diags_add0(ds, BM_MERGE_NOTHING, NULL);
    int status;
    if (m->only) {
        const bm_job job = job_of(m, m->only, &m->doc, &m->pages);
        status = m->renderer->render(&job, &m->sink, ds);
    } else {
        status = m->renderer->merge->end(m->file, ds);
    }
    m->lost = true; /* nothing can follow */
    return status;
}

void bm_merger_free(bm_merger *m)
{
    if (!m)
        return;
    m->renderer->merge->free(m->file);
    if (m->only)
        bm_worker_give(m->env->workers, m->only);
    bm_buf_free(&m->held);
    free(m);
}

void bm_merger_spoil(bm_merger *m)
{
    m->spoilt = true;
}

size_t bm_merger_pages(const bm_merger *m)
{
    return m->n_pages;
}
