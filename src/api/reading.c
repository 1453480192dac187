/* A file that was made -> the data that it carries: what kind of file it is, and what readers of all kinds share.
 * SPDX-License-Identifier: MIT */
#include "api/reading.h"

#include "api/reading_docx.h"
#include "api/reading_pdf.h"
#include "base/file.h"
#include "base/limit.h"
#include "input/opc.h"
#include "merge/merge.h"

/* The form of ${d} as it is here, and whether it is the one that made the file. */
static int find_form(const bm_reading_job *job, bm_reading_document *d)
{
    bm_reading_info *info = &d->info;
    const bm_form *form = bm_catalogue_peek(job->env->catalogue, info->form_id);
    if (!form || !form->body)
        return bm_diags_add1(job->ds, BM_READING_NO_FORM, &job->pos, info->form_id);
    info->form = form;
    info->same_definition = strcmp(info->definition_sha, form->sha) == 0;
    if (!info->same_definition)
        return bm_diags_add1(job->ds, BM_READING_OTHER_DEFINITION, &job->pos, info->form_id);
    return 0;
}

int bm_reading_take_data(const bm_reading_job *job, bm_str bytes, const char *name, bm_code fault,
                         bm_reading_document *d)
{
    const char *path = bm_arena_printf(job->r->arena, "%s/%s", job->r->source.name, name);
    d->data = bm_data_parse_legacy(job->env, bytes.ptr, bytes.len, path, BM_INPUT_XML,
                                   BM_LEGACY_NONE, job->ds);
    if (!d->data || !*bm_data_form_id(d->data))
        return bm_diags_add1(job->ds, fault, &job->pos, name);
    d->is_blank = bm_data_is_blank(d->data);
    d->info.data = d->data;
    d->info.form_id = bm_data_form_id(d->data);
    d->info.definition_sha = bm_data_sha(d->data);
    d->info.program = bm_data_program(d->data);
    return find_form(job, d);
}

bool bm_reading_make(const bm_reading_job *job, bm_reading_document *d, bm_document *made)
{
    bm_arena *a = job->w->layout.arena;
    bool blank = bm_data_is_blank(d->data);
    const bm_check_input input = {
        .data = bm_data_fields(d->data), .draft = true, .today = job->env->today};
    bm_field_values *values = bm_arena_zero(a, 1, sizeof *values);
    if (!blank)
        (void)bm_check_values(a, d->info.form, &input, values, job->unseen);
    if (!blank && !values->values)
        return false;
    d->pair.form = d->info.form;
    d->pair.values = blank ? NULL : values;
    d->pair.pos = &job->pos;
    return bm_merge_document(a, d->info.form, d->pair.values, made, job->unseen) == 0;
}

void bm_reading_be_unsure(bm_reading_document *d)
{
    if (d->info.agreement == BM_AGREEMENT_YES)
        d->info.agreement = BM_AGREEMENT_UNKNOWN;
}

/* Read r->bytes. Frees ${r} and returns NULL when it fails. */
static bm_reading *finish(bm_env *env, bm_reading *r, const char *name, bm_diags *ds)
{
    r->source.name = bm_arena_cstr(r->arena, bm_str_of(name));
    r->source.bytes = r->bytes.ptr ? r->bytes.ptr : "";
    r->source.len = r->bytes.len;
    const bm_source name_only = {r->source.name, NULL, 0, NULL};
    size_t errors = bm_diags_errors(ds);
    bm_reading_job job = {.env = env, .r = r, .pos = {&name_only, 0, 0}, .ds = ds};
    job.w = bm_worker_take(env->workers);
    job.unseen = bm_diags_new();
    int status = bm_opc_is(&r->source) ? bm_reading_docx_read(&job) : bm_reading_pdf_read(&job);
    bm_diags_free(job.unseen);
    bm_worker_give(env->workers, job.w);
    if (status == 0 && bm_diags_errors(ds) == errors)
        return r;
    bm_reading_free(r);
    return NULL;
}

static bm_reading *reading_new(void)
{
    bm_arena *a = bm_arena_new();
    bm_reading *r = bm_arena_zero(a, 1, sizeof *r);
    r->arena = a;
    return r;
}

bm_reading *bm_reading_open(bm_env *env, const char *path, bm_diags *ds)
{
    bm_reading *r = reading_new();
    if (bm_file_read(path, BM_LIMIT_PDF_BYTES, &r->bytes, ds) == 0)
        return finish(env, r, path, ds);
    bm_reading_free(r);
    return NULL;
}

bm_reading *bm_reading_parse(bm_env *env, const void *bytes, size_t n, const char *name,
                             bm_diags *ds)
{
    bm_reading *r = reading_new();
    bm_buf_add(&r->bytes, bytes, n);
    return finish(env, r, name, ds);
}

void bm_reading_free(bm_reading *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->n; i++)
        bm_data_free(r->docs[i].data);
    bm_buf_free(&r->bytes);
    bm_arena_free(r->arena);
}

int bm_reading_at(const bm_reading *r, size_t i, bm_reading_info *out)
{
    if (i >= r->n)
        return -1;
    *out = r->docs[i].info;
    return 0;
}
