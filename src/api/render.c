/* check -> merge -> layout -> renderer -> sink, with a worker from the pool.
 * SPDX-License-Identifier: MIT */
#include "api/data.h"
#include "api/env.h"
#include "api/validity.h"
#include "base/file.h"
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
    const bm_form *form;
    const bm_data *data;
    const bm_render_options *options;
    const char *format;
} request;

/* Wrong data goes on as far as it can, so that all that is wrong is told at once. */
static int build_document(const request *q, bm_worker *w, bm_document *doc, bm_diags *ds)
{
    bm_field_values values = {0};
    bm_pages pages;
    const bm_check_input input = {.data = q->data ? bm_data_fields(q->data) : NULL,
                                  .draft = q->options->draft,
                                  .today = q->env->today};
    int status = 0;
    if (q->data)
        status = bm_check_values(w->layout.arena, q->form, &input, &values, ds);
    if (q->data && !values.values)
        return -1;
    const bm_field_values *given = q->data ? &values : NULL;
    bm_validity_check(q->form, given, q->env->today, q->data ? bm_data_form_pos(q->data) : NULL,
                      ds);
    if (bm_merge_document(w->layout.arena, q->form, given, doc, ds) != 0)
        return -1;
    if (q->env->has_source_date)
        doc->created = q->env->source_date;
    if (status != 0) /* what no font has, too */
        (void)bm_layout_pages(&w->layout, doc, 1, &pages, ds);
    return status;
}

int bm_check(bm_env *env, const bm_form *form, const bm_data *data, bm_diags *ds)
{
    static const bm_render_options none;
    const request q = {env, form, data, &none, NULL};
    bm_worker *w = bm_worker_take(env->workers);
    bm_document doc;
    bm_pages pages;
    int status = build_document(&q, w, &doc, ds);
    if (status == 0)
        status = bm_layout_pages(&w->layout, &doc, 1, &pages, ds);
    bm_worker_give(env->workers, w);
    return status;
}

static int render(const request *q, bm_worker *w, const bm_sink *sink, bm_diags *ds)
{
    int format = find_format(w->layout.arena, q->format, ds);
    if (format < 0)
        return -1;
    const bm_renderer *r = bm_renderer_at((size_t)format);
    bm_document doc;
    bm_pages pages;
    if (build_document(q, w, &doc, ds) != 0)
        return -1;
    if (r->paged && bm_layout_pages(&w->layout, &doc, 1, &pages, ds) != 0)
        return -1;
    const bm_job job = {&w->layout,
                        &doc,
                        1,
                        r->paged ? &pages : NULL,
                        q->env->shared[format],
                        q->options->shared_fonts};
    return r->render(&job, sink, ds);
}

int bm_render(bm_env *env, const bm_form *form, const bm_data *data,
              const bm_render_options *options, const bm_sink *sink, bm_diags *ds)
{
    static const bm_render_options none;
    if (!options)
        options = &none;
    const request q = {env, form, data, options, options->format ? options->format : "pdf"};
    bm_worker *w = bm_worker_take(env->workers);
    int status = render(&q, w, sink, ds);
    bm_worker_give(env->workers, w);
    return status;
}

static int add_to_buffer(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

int bm_render_file(bm_env *env, const bm_form *form, const bm_data *data,
                   const bm_render_options *options, const char *path, bm_diags *ds)
{
    static const bm_render_options none;
    if (!options)
        options = &none;
    if (!options->overwrite && bm_file_exists(path))
        return bm_diags_add1(ds, BM_OUTPUT_EXISTS, NULL, path);
    const request q = {env, form, data, options,
                       options->format ? options->format : format_of_path(path)};
    bm_worker *w = bm_worker_take(env->workers);
    const bm_sink sink = {add_to_buffer, &w->bytes};
    int status = render(&q, w, &sink, ds);
    if (status == 0)
        status = bm_file_write(path, w->bytes.ptr, w->bytes.len, options->overwrite, ds);
    bm_worker_give(env->workers, w);
    return status;
}
