/* The two renderers: the parts that change with the document are written here, the others were written and
 * deflated once, when the environment was opened.
 * SPDX-License-Identifier: MIT */
#include "output/docx/docx.h"

#include <stdlib.h>

#include "output/docx/docx_core.h"
#include "output/docx/docx_document.h"
#include "output/docx/docx_flat.h"
#include "output/docx/docx_footer.h"
#include "output/docx/docx_glossary.h"
#include "output/docx/docx_header.h"
#include "output/docx/docx_items.h"
#include "output/docx/docx_settings.h"
#include "output/docx/docx_styles.h"
#include "output/docx/docx_template.h"
#include "output/docx/docx_template_check.h"
#include "output/docx/docx_worker.h"

/* What files share: the constant parts, immutable after open, so that threads read them without a lock. */
typedef struct {
    bm_docx_part parts[BM_DOCX_PARTS];
    bm_docx_part data_relations; /* of the first document */
    bm_arena *arena;             /* of their bytes */
    bm_pool *workers;
} shared_parts;

/* Of most files: one document without a footer. The parts that count them are made anew for others. */
static const bm_docx_counts usual = {.footers = 0, .data = 1};

static void write_types(bm_docx_xml *x)
{
    bm_docx_package_types(x, usual);
}

static void write_root_relations(bm_docx_xml *x)
{
    bm_docx_package_relations(x, BM_DOCX_RELATIONS, usual);
}

static void write_document_relations(bm_docx_xml *x)
{
    bm_docx_package_relations(x, BM_DOCX_DOCUMENT_RELATIONS, usual);
}

/* NULL: made anew for each file. */
static void (*const constant_writers[BM_DOCX_PARTS])(bm_docx_xml *) = {
    [BM_DOCX_CONTENT_TYPES] = write_types,
    [BM_DOCX_RELATIONS] = write_root_relations,
    [BM_DOCX_DOCUMENT_RELATIONS] = write_document_relations,
    [BM_DOCX_STYLES] = bm_docx_styles_write,
    [BM_DOCX_SETTINGS] = bm_docx_settings_write,
    [BM_DOCX_FONT_TABLE] = bm_docx_settings_fonts,
    [BM_DOCX_HEADER] = bm_docx_header_write,
    [BM_DOCX_APP] = bm_docx_core_app,
    [BM_DOCX_GLOSSARY] = bm_docx_glossary_usual,
};

/* Copied out of ${x}, which is for the next part then. */
static bm_str finished(bm_docx_xml *x, bm_arena *a)
{
    return bm_arena_copy(a, bm_docx_xml_finish(x));
}

static void *open_flat(const bm_font_set *fonts)
{
    (void)fonts; /* Word has its own */
    shared_parts *s = calloc(1, sizeof *s);
    if (!s)
        bm_arena_out_of_memory();
    s->arena = bm_arena_new();
    s->workers = bm_docx_worker_pool();
    bm_docx_xml x = {0};
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        s->parts[i] = bm_docx_package_part((bm_docx_part_id)i);
        if (!constant_writers[i])
            continue;
        bm_docx_xml_again(&x);
        constant_writers[i](&x);
        s->parts[i].xml = finished(&x, s->arena);
    }
    bm_docx_xml_close(&x);
    s->data_relations = bm_docx_items_relations(s->arena, 1);
    return s;
}

static void *open_docx(const bm_font_set *fonts)
{
    shared_parts *s = open_flat(fonts);
    bm_docx_packer *packer = bm_docx_zip_packer_new(false);
    for (int i = 0; i < BM_DOCX_PARTS; i++)
        if (constant_writers[i])
            bm_docx_zip_pack(packer, s->arena, &s->parts[i], 1);
    bm_docx_zip_pack(packer, s->arena, &s->data_relations, 1);
    bm_docx_zip_packer_free(packer);
    return s;
}

static void close_shared(void *shared)
{
    shared_parts *s = shared;
    if (!s)
        return;
    bm_pool_free(s->workers);
    bm_arena_free(s->arena);
    free(s);
}

static int send(const bm_buf *file, const bm_sink *sink, bm_diags *ds)
{
    if (sink->write(sink->user, file->ptr, file->len) != 0)
        return bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    return 0;
}

/* What is written for one file. */
typedef struct {
    bm_docx_worker *worker;
    bm_docx_writer w;
    bm_docx_footers footers;
    bm_docx_items items;
    bm_docx_part single[BM_DOCX_PARTS]; /* the constant ones are borrowed */
    bm_docx_part *parts;                /* all, in the order of the file */
    size_t n_parts;
} package;

static bm_docx_xml *begin_part(package *p)
{
    bm_docx_xml_again(&p->worker->part);
    return &p->worker->part;
}

static void end_part(package *p, bm_docx_part_id id)
{
    p->single[id] = bm_docx_package_part(id);
    p->single[id].xml = finished(&p->worker->part, p->w.layout->arena);
}

/* The parts that name footers and data. */
static void write_counted(package *p)
{
    const bm_docx_counts counts = {.footers = p->footers.n, .data = p->items.n};
    if (counts.footers == usual.footers && counts.data == usual.data)
        return;
    bm_docx_package_types(begin_part(p), counts);
    end_part(p, BM_DOCX_CONTENT_TYPES);
    bm_docx_package_relations(begin_part(p), BM_DOCX_DOCUMENT_RELATIONS, counts);
    end_part(p, BM_DOCX_DOCUMENT_RELATIONS);
}

/* Put all parts in their order. */
static void arrange(package *p, bm_arena *a, const shared_parts *shared)
{
    const bm_docx_items *items = &p->items;
    size_t n = BM_DOCX_PARTS + p->footers.n + 3 * items->n;
    p->parts = bm_arena_zero(a, n, sizeof *p->parts);
    n = 0;
    for (int id = 0; id < BM_DOCX_PARTS; id++) {
        p->parts[n++] = p->single[id];
        for (size_t i = 0; id == BM_DOCX_HEADER && i < p->footers.n; i++)
            p->parts[n++] = p->footers.parts[i];
        for (size_t i = 0; id == BM_DOCX_SETTINGS && i < items->n; i++) {
            p->parts[n++] = items->data[i];
            p->parts[n++] = items->properties[i];
        }
        for (size_t i = 0; id == BM_DOCX_APP && i < items->n; i++)
            p->parts[n++] = i ? bm_docx_items_relations(a, i + 1) : shared->data_relations;
    }
    p->n_parts = n;
}

/* Report what the parts beside the text cannot hold. */
static void check_properties(bm_docx_writer *w, const bm_job *job)
{
    bm_docx_paragraph_check(w, job->docs[0].title, NULL);
    bm_docx_paragraph_check(w, job->docs[0].author, NULL);
    if (w->failed) /* what is printed was told already */
        return;
    for (size_t i = 0; i < job->n_docs; i++)
        if (job->docs[i].form)
            bm_docx_data_check(w, &job->docs[i]);
}

static int write_parts(const bm_job *job, package *p, bm_diags *ds)
{
    const shared_parts *shared = job->shared;
    const bm_docx_template *t = job->options->docx_template;
    bm_arena *a = job->layout->arena;
    bm_docx_writer *w = &p->w;
    if (t && bm_docx_template_check(t, a, job->docs, job->n_docs, ds) != 0)
        return -1;
    w->layout = job->layout;
    w->ds = ds;
    p->items = bm_docx_items_write(a, job->docs, job->n_docs);
    w->item_ids = p->items.ids;
    w->several_items = p->items.n > 1;
    p->footers.arena = a;
    memcpy(p->single, shared->parts, sizeof shared->parts);
    bm_docx_xml_again(&w->xml);
    bm_docx_document_write(w, job->docs, job->n_docs, job->options, &p->footers);
    check_properties(w, job);
    if (w->failed)
        return -1;
    p->single[BM_DOCX_DOCUMENT].xml = bm_docx_xml_finish(&w->xml);
    bm_docx_core_write(begin_part(p), a, job->docs);
    end_part(p, BM_DOCX_CORE);
    if (w->words.n) {
        bm_docx_glossary_write(begin_part(p), &w->words);
        end_part(p, BM_DOCX_GLOSSARY);
    }
    write_counted(p);
    arrange(p, a, shared);
    if (t)
        bm_docx_template_apply(t, a, &p->parts, &p->n_parts);
    return 0;
}

static int render(const bm_job *job, const bm_sink *sink, bool flat, bm_diags *ds)
{
    const shared_parts *shared = job->shared;
    bm_docx_worker *worker = bm_docx_worker_take(shared->workers);
    package p = {.worker = worker, .w = {.xml = worker->document, .pending = worker->pending}};
    int status = write_parts(job, &p, ds);
    if (status == 0) {
        if (flat) {
            bm_docx_flat_write(p.parts, p.n_parts, &worker->file);
        } else {
            bm_docx_zip_pack(worker->packer, job->layout->arena, p.parts, p.n_parts);
            bm_docx_zip_write(p.parts, p.n_parts, &worker->file);
        }
        status = send(&worker->file, sink, ds);
    }
    bm_docx_footer_free(&p.footers);
    worker->document = p.w.xml; /* they may have moved */
    worker->pending = p.w.pending;
    bm_docx_worker_give(shared->workers, worker);
    return status;
}

static int render_docx(const bm_job *job, const bm_sink *sink, bm_diags *ds)
{
    return render(job, sink, false, ds);
}

static int render_flat(const bm_job *job, const bm_sink *sink, bm_diags *ds)
{
    return render(job, sink, true, ds);
}

const bm_renderer bm_docx_renderer = {
    .format = {.name = "docx",
               .suffix = ".docx",
               .mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
               .docx_template = true},
    .open = open_docx,
    .close = close_shared,
    .render = render_docx,
};

const bm_renderer bm_docx_flat_renderer = {
    .format = {.name = "xml",
               .suffix = ".xml",
               .mime = "application/xml",
               .is_text = true,
               .docx_template = true},
    .open = open_flat,
    .close = close_shared,
    .render = render_flat,
};
