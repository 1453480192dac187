/* check -> merge -> layout -> renderer -> sink, with a worker from the pool.
 * SPDX-License-Identifier: MIT */
#include "api/data.h"
#include "api/env.h"
#include "api/merger.h"
#include "api/render_options.h"
#include "base/file.h"
#include "base/limit.h"
#include "output/renderer.h"

const bm_form *bm_form_load_for(bm_env *env, const bm_data *data, bm_diags *ds)
{
    return bm_catalogue_form(env->catalogue, bm_data_form_id(data), bm_data_form_pos(data), ds);
}

/* The index of format ${name}, or -1 with O003. */
static int find_format(bm_arena *a, const char *name, bm_diags *ds)
{
    const char *known = "";
    const bm_renderer *r;
    for (size_t i = 0; (r = bm_renderer_at(i)) != NULL; i++) {
        if (strcmp(r->format.name, name) == 0)
            return (int)i;
        known = bm_arena_printf(a, "%s%s%s", known, i ? ", " : "", r->format.name);
    }
    return bm_diags_add2(ds, BM_OUTPUT_FORMAT, NULL, name, known);
}

/* The format of a file by its suffix; PDF when it has none that is known. */
static const char *format_of_path(const char *path)
{
    size_t n = strlen(path);
    const bm_format *f;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++) {
        size_t tail = strlen(f->suffix);
        if (n > tail && strcmp(path + n - tail, f->suffix) == 0)
            return f->name;
    }
    return "pdf";
}

/* What a render is asked for. */
typedef struct {
    bm_make how;
    const bm_part *parts;
    size_t n_parts;
    const char *format;
} request;

static const bm_render_options no_options;

int bm_check(bm_env *env, const bm_form *form, const bm_data *data, bm_diags *ds)
{
    const bm_part part = {form, data};
    const bm_make how = {.env = env, .options = &no_options};
    bm_worker *w = bm_worker_take(env->workers);
    bm_document doc = {0};
    bm_pages pages;
    int status = bm_make_pages(&how, &part, w, &doc, &pages, ds);
    bm_worker_give(env->workers, w);
    return status;
}

static int check_number(bm_arena *a, size_t n, bm_diags *ds)
{
    if (!n)
        return bm_diags_add0(ds, BM_MERGE_NOTHING, NULL);
    if (n > BM_LIMIT_DOCUMENTS)
        return bm_diags_add2(ds, BM_MERGE_TOO_MANY, NULL, bm_arena_printf(a, "%zu", n),
                             bm_arena_printf(a, "%d", BM_LIMIT_DOCUMENTS));
    return 0;
}

/* All documents of ${q}, in order. Returns -1 when an error was added; in strict mode that may be a warning. */
static int build(const request *q, bm_worker *w, bm_document **docs, bm_diags *ds)
{
    size_t errors = bm_diags_errors(ds), n = 0;
    bm_pages pages;
    *docs = bm_arena_zero(w->layout.arena, q->n_parts, sizeof **docs);
    w->layout.qr = q->how.options->qr;
    for (size_t i = 0; i < q->n_parts; i++)
        n += bm_make_document(&q->how, &q->parts[i], w, &(*docs)[n], ds);
    if (bm_diags_errors(ds) == errors)
        return 0;
    if (n) /* what no font has, too */
        (void)bm_layout_pages(&w->layout, *docs, n, &pages, ds);
    return -1;
}

/* All parts together. */
static int render_together(const request *q, size_t format, bm_worker *w, const bm_sink *sink,
                           bm_diags *ds)
{
    const bm_renderer *r = bm_renderer_at(format);
    bm_document *docs;
    bm_pages pages = {0};
    int status =
        bm_render_options_check(w->layout.arena, &r->format, q->how.options, q->n_parts, ds);
    if (build(q, w, &docs, ds) != 0 || status != 0)
        return -1;
    if (r->paged && (bm_layout_pages(&w->layout, docs, q->n_parts, &pages, ds) != 0 ||
                     bm_render_options_arrange(w->layout.arena, q->how.options, &pages, ds) != 0))
        return -1;
    const bm_job job = {.layout = &w->layout,
                        .docs = docs,
                        .n_docs = q->n_parts,
                        .pages = r->paged ? &pages : NULL,
                        .shared = q->how.env->shared[format],
                        .options = q->how.options};
    return r->render(&job, sink, ds);
}

static int add_in_turn(const request *q, bm_merger *m, bm_arena *a, bm_diags *ds)
{
    int status = 0;
    for (size_t i = 0; i < q->n_parts; i++) {
        if (bm_merger_take(m, &q->parts[i], ds) != 0)
            status = -1;
        if (bm_merger_pages(m) > BM_LIMIT_PAGES)
            return bm_diags_add1(ds, BM_TEXT_TOO_MANY_PAGES, NULL,
                                 bm_arena_printf(a, "%d", BM_LIMIT_PAGES));
        if (status != 0)
            bm_merger_spoil(m);
    }
    return status;
}

/* One part after the other into w->bytes. */
static int render_in_turn(const request *q, size_t format, bm_worker *w, bm_diags *ds)
{
    const bm_sink sink = {bm_make_append, &w->bytes};
    bm_arena *a = w->layout.arena;
    const bm_format *info = &bm_renderer_at(format)->format;
    int status = bm_render_options_check(a, info, q->how.options, q->n_parts, ds);
    bm_merger *m = bm_merger_new(&q->how, format, &sink);
    if (status != 0)
        bm_merger_spoil(m);
    if (add_in_turn(q, m, a, ds) != 0)
        status = -1;
    if (status == 0)
        status = bm_merger_finish(m, ds);
    bm_merger_free(m);
    return status;
}

/* Nothing reaches ${sink} before all is known to be right; NULL = into w->bytes. */
static int render(request *q, bm_worker *w, const bm_sink *sink, bm_diags *ds)
{
    const bm_sink bytes = {bm_make_append, &w->bytes};
    int format = find_format(w->layout.arena, q->format, ds);
    if (format < 0 || check_number(w->layout.arena, q->n_parts, ds) != 0)
        return -1;
    const bm_renderer *r = bm_renderer_at((size_t)format);
    q->how.origin = r->wants_origin || q->how.options->qr;
    if (q->n_parts == 1 || !r->merge)
        return render_together(q, (size_t)format, w, sink ? sink : &bytes, ds);
    if (render_in_turn(q, (size_t)format, w, ds) != 0)
        return -1;
    if (sink && sink->write(sink->user, w->bytes.ptr, w->bytes.len))
        return bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    return 0;
}

int bm_render_merged(bm_env *env, const bm_part *parts, size_t n, const bm_render_options *options,
                     const bm_sink *sink, bm_diags *ds)
{
    if (!options)
        options = &no_options;
    request q = {.how = {.env = env, .options = options}, .parts = parts, .n_parts = n};
    q.format = options->format ? options->format : "pdf";
    bm_worker *w = bm_worker_take(env->workers);
    int status = render(&q, w, sink, ds);
    bm_worker_give(env->workers, w);
    return status;
}

int bm_render(bm_env *env, const bm_form *form, const bm_data *data,
              const bm_render_options *options, const bm_sink *sink, bm_diags *ds)
{
    const bm_part part = {form, data};
    return bm_render_merged(env, &part, 1, options, sink, ds);
}

int bm_render_merged_file(bm_env *env, const bm_part *parts, size_t n,
                          const bm_render_options *options, const char *path, bm_diags *ds)
{
    if (!options)
        options = &no_options;
    if (!options->overwrite && bm_file_exists(path))
        return bm_diags_add1(ds, BM_OUTPUT_EXISTS, NULL, path);
    request q = {.how = {.env = env, .options = options}, .parts = parts, .n_parts = n};
    q.format = options->format ? options->format : format_of_path(path);
    bm_worker *w = bm_worker_take(env->workers);
    int status = render(&q, w, NULL, ds);
    if (status == 0)
        status = bm_file_write(path, w->bytes.ptr, w->bytes.len, options->overwrite, ds);
    bm_worker_give(env->workers, w);
    return status;
}

int bm_render_file(bm_env *env, const bm_form *form, const bm_data *data,
                   const bm_render_options *options, const char *path, bm_diags *ds)
{
    const bm_part part = {form, data};
    return bm_render_merged_file(env, &part, 1, options, path, ds);
}
