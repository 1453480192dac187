/* The two renderers: the parts that change with the document are written here, the others were written and
 * deflated once, when the environment was opened.
 * SPDX-License-Identifier: MIT */
#include "output/docx/docx.h"

#include <stdlib.h>

#include <libxml/parser.h>

#include "output/docx/docx_core.h"
#include "output/docx/docx_document.h"
#include "output/docx/docx_flat.h"
#include "output/docx/docx_footer.h"
#include "output/docx/docx_glossary.h"
#include "output/docx/docx_header.h"
#include "output/docx/docx_items.h"
#include "output/docx/docx_settings.h"
#include "output/docx/docx_styles.h"
#include "output/docx/docx_zip.h"

/* The constant parts. Immutable after open, so threads share them without a lock. */
typedef struct {
    bm_docx_part parts[BM_DOCX_PARTS];
    bm_docx_xml xml[BM_DOCX_PARTS]; /* own the parts' xml */
    bm_buf packed[BM_DOCX_PARTS];
    bm_arena *arena;
    bm_docx_part data_relations; /* of the first document */
    bm_buf data_relations_packed;
} constants;

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
    [BM_DOCX_GLOSSARY] = bm_docx_glossary_write,
};

static void *open_shared(const bm_font_set *fonts)
{
    (void)fonts; /* Word has its own */
    constants *c = calloc(1, sizeof *c);
    if (!c)
        bm_arena_out_of_memory();
    xmlInitParser(); /* libxml2's own tables, before threads use them */
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        c->parts[i] = bm_docx_package_part((bm_docx_part_id)i);
        if (!constant_writers[i])
            continue;
        bm_docx_xml_open(&c->xml[i]);
        constant_writers[i](&c->xml[i]);
        c->parts[i].xml = bm_docx_xml_finish(&c->xml[i]);
        bm_docx_zip_pack(&c->parts[i], &c->packed[i]);
    }
    c->arena = bm_arena_new();
    c->data_relations = bm_docx_items_relations(c->arena, 1);
    bm_docx_zip_pack(&c->data_relations, &c->data_relations_packed);
    return c;
}

static void close_shared(void *shared)
{
    constants *c = shared;
    if (!c)
        return;
    for (int i = 0; i < BM_DOCX_PARTS; i++) {
        bm_docx_xml_close(&c->xml[i]);
        bm_buf_free(&c->packed[i]);
    }
    bm_buf_free(&c->data_relations_packed);
    bm_arena_free(c->arena);
    free(c);
}

static int send(const bm_buf *file, const bm_sink *sink, bm_diags *ds)
{
    if (sink->write(sink->user, file->ptr, file->len) != 0)
        return bm_diags_add0(ds, BM_OUTPUT_SINK, NULL);
    return 0;
}

/* What is written for one file. */
typedef struct {
    bm_docx_writer w;
    bm_docx_footers footers;
    bm_docx_items items;
    bm_docx_part single[BM_DOCX_PARTS]; /* the constant ones are borrowed */
    bm_docx_xml xml[BM_DOCX_PARTS];     /* of those that are not */
    bm_docx_part *parts;                /* all, in the order of the file */
    size_t n_parts;
    bm_buf *packed;
} package;

static bm_docx_xml *begin_part(package *p, bm_docx_part_id id)
{
    bm_docx_xml_open(&p->xml[id]);
    return &p->xml[id];
}

static void end_part(package *p, bm_docx_part_id id)
{
    p->single[id] = bm_docx_package_part(id);
    p->single[id].xml = bm_docx_xml_finish(&p->xml[id]);
}

/* The parts that name footers and data. */
static void write_counted(package *p)
{
    const bm_docx_counts counts = {.footers = p->footers.n, .data = p->items.n};
    if (counts.footers == usual.footers && counts.data == usual.data)
        return;
    bm_docx_package_types(begin_part(p, BM_DOCX_CONTENT_TYPES), counts);
    end_part(p, BM_DOCX_CONTENT_TYPES);
    bm_docx_package_relations(begin_part(p, BM_DOCX_DOCUMENT_RELATIONS), BM_DOCX_DOCUMENT_RELATIONS,
                              counts);
    end_part(p, BM_DOCX_DOCUMENT_RELATIONS);
}

/* Put all parts in their order. */
static void arrange(package *p, bm_arena *a, const constants *shared)
{
    const bm_docx_items *items = &p->items;
    size_t n = BM_DOCX_PARTS + p->footers.n + 3 * items->n;
    p->parts = bm_arena_zero(a, n, sizeof *p->parts);
    p->packed = bm_arena_zero(a, n, sizeof *p->packed);
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
            p->parts[n++] = i ? items->relations[i] : shared->data_relations;
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
    const constants *shared = job->shared;
    bm_arena *a = job->layout->arena;
    bm_docx_writer *w = &p->w;
    w->layout = job->layout;
    w->ds = ds;
    p->items = bm_docx_items_write(a, job->docs, job->n_docs);
    w->item_ids = p->items.ids;
    p->footers.arena = a;
    memcpy(p->single, shared->parts, sizeof shared->parts);
    bm_docx_xml_open(&w->xml);
    bm_docx_document_write(w, job->docs, job->n_docs, job->options, &p->footers);
    check_properties(w, job);
    if (w->failed)
        return -1;
    p->single[BM_DOCX_DOCUMENT].xml = bm_docx_xml_finish(&w->xml);
    bm_docx_core_write(begin_part(p, BM_DOCX_CORE), a, job->docs);
    end_part(p, BM_DOCX_CORE);
    write_counted(p);
    arrange(p, a, shared);
    return 0;
}

static int render(const bm_job *job, const bm_sink *sink, bool flat, bm_diags *ds)
{
    package p = {0};
    bm_buf file = {0};
    int status = write_parts(job, &p, ds);
    if (status != 0)
        goto out;
    if (flat) {
        bm_docx_flat_write(p.parts, p.n_parts, &file);
    } else {
        for (size_t i = 0; i < p.n_parts; i++)
            if (!p.parts[i].packed.ptr)
                bm_docx_zip_pack(&p.parts[i], &p.packed[i]);
        bm_docx_zip_write(p.parts, p.n_parts, &file);
    }
    status = send(&file, sink, ds);
out:
    bm_buf_free(&file);
    for (size_t i = 0; i < p.n_parts; i++)
        bm_buf_free(&p.packed[i]);
    for (size_t i = 0; i < BM_DOCX_PARTS; i++)
        bm_docx_xml_close(&p.xml[i]);
    bm_docx_footer_free(&p.footers);
    bm_buf_free(&p.w.pending);
    bm_docx_xml_close(&p.w.xml);
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
               .mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    .open = open_shared,
    .close = close_shared,
    .render = render_docx,
};

const bm_renderer bm_docx_flat_renderer = {
    .format = {.name = "xml", .suffix = ".xml", .mime = "application/xml", .is_text = true},
    .open = open_shared,
    .close = close_shared,
    .render = render_flat,
};
