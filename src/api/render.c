/* check -> merge -> layout -> renderer -> sink, with a worker from the pool.
 * SPDX-License-Identifier: MIT */
#include "api/data.h"
#include "api/env.h"
#include "api/origin.h"
#include "api/render_options.h"
#include "api/validity.h"
#include "base/file.h"
#include "base/limit.h"
#include "form/check.h"
#include "merge/merge.h"
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
    bm_env *env;
    const bm_part *parts;
    size_t n_parts;
    const bm_render_options *options;
    const char *format;
    bool origin; /* documents say what they were made from */
} request;

static const bm_render_options no_options;

/* Wrong data goes on as far as it can, so that all that is wrong is told at once. Returns whether there is a
 * document to lay out. */
static bool build_document(const request *q, const bm_part *part, bm_worker *w, bm_document *doc,
                           bm_diags *ds)
{
    const bm_data *data = part->data;
    const bm_pos *pos = data ? bm_data_form_pos(data) : NULL;
    bm_field_values *values = bm_arena_zero(w->layout.arena, 1, sizeof *values);
    if (!bm_validity_available(part->form, pos, ds))
        return false;
    bool filled = data && !bm_data_is_blank_of(data, part->form);
    if (filled && q->options->fillable)
        (void)bm_diags_add0(ds, BM_OUTPUT_FILLABLE, pos);
    if (filled) {
        const bm_check_input input = {.data = bm_data_fields(data),
                                      .profile = bm_data_profile(data),
                                      .draft = q->options->draft,
                                      .today = q->env->today};
        (void)bm_check_values(w->layout.arena, part->form, &input, values, ds);
        if (!values->values)
            return false;
    }
    const bm_field_values *given = filled ? values : NULL;
    bm_validity_check(q->env, part->form, given, pos, ds);
    if (bm_merge_document(w->layout.arena, part->form, given, doc, ds) != 0)
        return false;
    if (q->origin && bm_origin_fill(w->layout.arena, part, given, doc, ds) != 0)
        return false;
    if (q->env->has_source_date)
        doc->created = q->env->source_date;
    return true;
}

/* All documents of ${q}, in order. Returns -1 when an error was added; in strict mode that may be a warning. */
static int build(const request *q, bm_worker *w, bm_document **docs, bm_diags *ds)
{
    size_t errors = bm_diags_errors(ds), n = 0;
    bm_pages pages;
    if (!q->n_parts)
        return bm_diags_add0(ds, BM_MERGE_NOTHING, NULL);
    if (q->n_parts > BM_LIMIT_DOCUMENTS)
        return bm_diags_add2(ds, BM_MERGE_TOO_MANY, NULL,
                             bm_arena_printf(w->layout.arena, "%zu", q->n_parts),
                             bm_arena_printf(w->layout.arena, "%d", BM_LIMIT_DOCUMENTS));
    *docs = bm_arena_zero(w->layout.arena, q->n_parts, sizeof **docs);
    w->layout.qr = q->options->qr;
    for (size_t i = 0; i < q->n_parts; i++)
        n += build_document(q, &q->parts[i], w, &(*docs)[n], ds);
    if (bm_diags_errors(ds) == errors)
        return 0;
    if (n) /* what no font has, too */
        (void)bm_layout_pages(&w->layout, *docs, n, &pages, ds);
    return -1;
}

int bm_check(bm_env *env, const bm_form *form, const bm_data *data, bm_diags *ds)
{
    const bm_part part = {form, data};
    const request q = {.env = env, .parts = &part, .n_parts = 1, .options = &no_options};
    bm_worker *w = bm_worker_take(env->workers);
    bm_document *docs;
    bm_pages pages;
    int status = build(&q, w, &docs, ds);
    if (status == 0)
        status = bm_layout_pages(&w->layout, docs, 1, &pages, ds);
    bm_worker_give(env->workers, w);
    return status;
}

static int render(request *q, bm_worker *w, const bm_sink *sink, bm_diags *ds)
{
    int format = find_format(w->layout.arena, q->format, ds);
    if (format < 0)
        return -1;
    const bm_renderer *r = bm_renderer_at((size_t)format);
    q->origin = r->wants_origin || q->options->qr;
    bm_document *docs;
    bm_pages pages = {0};
    int status = bm_render_options_check(w->layout.arena, &r->format, q->options, q->n_parts, ds);
    if (build(q, w, &docs, ds) != 0 || status != 0)
        return -1;
    if (r->paged && (bm_layout_pages(&w->layout, docs, q->n_parts, &pages, ds) != 0 ||
                     bm_render_options_arrange(w->layout.arena, q->options, &pages, ds) != 0))
        return -1;
    const bm_job job = {
        &w->layout, docs, q->n_parts, r->paged ? &pages : NULL, q->env->shared[format], q->options};
    return r->render(&job, sink, ds);
}

int bm_render_merged(bm_env *env, const bm_part *parts, size_t n, const bm_render_options *options,
                     const bm_sink *sink, bm_diags *ds)
{
    if (!options)
        options = &no_options;
    request q = {.env = env, .parts = parts, .n_parts = n, .options = options};
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

static int add_to_buffer(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

int bm_render_merged_file(bm_env *env, const bm_part *parts, size_t n,
                          const bm_render_options *options, const char *path, bm_diags *ds)
{
    if (!options)
        options = &no_options;
    if (!options->overwrite && bm_file_exists(path))
        return bm_diags_add1(ds, BM_OUTPUT_EXISTS, NULL, path);
    request q = {.env = env, .parts = parts, .n_parts = n, .options = options};
    q.format = options->format ? options->format : format_of_path(path);
    bm_worker *w = bm_worker_take(env->workers);
    const bm_sink sink = {add_to_buffer, &w->bytes};
    int status = render(&q, w, &sink, ds);
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
