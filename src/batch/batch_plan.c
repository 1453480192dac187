/* SPDX-License-Identifier: MIT */
#include "batch/batch_plan.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/limit.h"

static int add_to_buffer(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

static void add_text(bm_buf *b, const char *text)
{
    bm_buf_add(b, text ? text : "", text ? strlen(text) + 1 : 1);
}

static const bm_format *find_format(const char *name)
{
    const bm_format *f;
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++)
        if (strcmp(f->name, name) == 0)
            return f;
    return NULL;
}

static int refuse_format(const char *name, bm_diags *ds)
{
    const bm_format *f;
    bm_buf known = {0};
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++) {
        bm_buf_add_cstr(&known, i ? ", " : "");
        bm_buf_add_cstr(&known, f->name);
    }
    bm_buf_add_byte(&known, 0);
    int status = bm_diags_add2(ds, BM_OUTPUT_FORMAT, NULL, name, known.ptr);
    bm_buf_free(&known);
    return status;
}

static int take_format(bm_batch_plan *p, const bm_render_options *render, const char *name,
                       bm_diags *ds)
{
    const bm_format *format = find_format(name);
    if (!format || p->n_formats == BM_BATCH_JOURNAL_FILES)
        return refuse_format(name, ds);
    for (size_t i = 0; i < p->n_formats; i++)
        if (p->formats[i] == format)
            return 0;
    p->formats[p->n_formats] = format;
    p->render[p->n_formats] = *render;
    p->render[p->n_formats++].format = format->name;
    return 0;
}

/* ---- Digest ------------------------------------------------------------------------------- */

static void add_options(bm_buf *b, const bm_batch_options *o, const bm_render_options *r)
{
    const bool flags[] = {o->strict,   r->draft, r->shared_fonts, r->signature_fields,
                          r->fillable, r->qr,    r->duplex};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        bm_buf_add_byte(b, flags[i] ? '1' : '0');
    bm_buf_add_int(b, r->copies);
    bm_buf_add_byte(b, ' ');
    bm_buf_add_int(b, r->page);
    bm_buf_add_byte(b, ' ');
    bm_buf_add_int(b, o->per_folder);
    bm_buf_add_byte(b, ' ');
    add_text(b, o->name);
}

/* What bm_data_write says of the profile, and the file of the definition. */
static void add_inputs(bm_buf *b, const bm_batch_options *o, bm_diags *scratch)
{
    const bm_sink sink = {add_to_buffer, b};
    bm_form_info info;
    bm_form_describe(o->form, &info);
    add_text(b, info.id);
    if (o->profile) {
        bm_data *data = bm_data_new(info.id);
        bm_data_set_profile(data, o->profile);
        (void)bm_data_write(o->form, data, BM_INPUT_XML, &sink, scratch);
        bm_data_free(data);
    }
    if (info.file && *info.file)
        (void)bm_file_read(info.file, BM_LIMIT_FORM_BYTES, b, scratch);
}

/* The blank form shows what cannot be asked: fonts, the date of creation, what is in a template. That it cannot be made is no
 * trouble here; each record will tell. */
static void add_blank(bm_buf *b, bm_batch_plan *p, bm_diags *scratch)
{
    const bm_sink sink = {add_to_buffer, b};
    for (size_t i = 0; i < p->n_formats; i++) {
        add_text(b, p->formats[i]->name);
        (void)bm_render(p->env, p->options->form, NULL, &p->render[i], &sink, scratch);
    }
}

int bm_batch_plan_make(bm_batch_plan *p, bm_env *env, const bm_batch_options *options, bm_diags *ds)
{
    /* Fonts that are shared make a document many times as fast, and some KB larger. */
    static const bm_render_options all_defaults = {.shared_fonts = true};
    const bm_render_options *render = options->render ? options->render : &all_defaults;
    *p = (bm_batch_plan){.env = env, .options = options, .print = *render};
    p->print.format = "pdf";
    for (size_t i = 0; i < options->n_formats; i++)
        if (take_format(p, render, options->formats[i], ds) != 0)
            return -1;
    if (!p->n_formats && take_format(p, render, "pdf", ds) != 0)
        return -1;
    bm_buf all = {0};
    bm_diags *scratch = bm_diags_new();
    add_text(&all, bm_version());
    add_options(&all, options, render);
    add_inputs(&all, options, scratch);
    add_blank(&all, p, scratch);
    bm_digest_quick(bm_str_n(all.ptr, all.len), p->digest);
    bm_diags_free(scratch);
    bm_buf_free(&all);
    return 0;
}

void bm_batch_plan_chain(uint8_t digest[BM_RECORD_DIGEST], const uint8_t more[BM_RECORD_DIGEST])
{
    uint8_t both[2 * BM_RECORD_DIGEST];
    memcpy(both, digest, BM_RECORD_DIGEST);
    memcpy(both + BM_RECORD_DIGEST, more, BM_RECORD_DIGEST);
    bm_digest_quick(bm_str_n((const char *)both, sizeof both), digest);
}

void bm_batch_plan_key(const bm_batch_plan *p, const bm_record *record,
                       uint8_t out[BM_RECORD_DIGEST])
{
    memcpy(out, p->digest, BM_RECORD_DIGEST);
    bm_batch_plan_chain(out, record->digest);
}
