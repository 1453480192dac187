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
#include "output/docx/docx_header.h"
#include "output/docx/docx_settings.h"
#include "output/docx/docx_styles.h"
#include "output/docx/docx_zip.h"

/* The constant parts. Immutable after open, so threads share them without a lock. */
typedef struct {
    bm_docx_part parts[BM_DOCX_PARTS];
    bm_docx_xml xml[BM_DOCX_PARTS]; /* own the parts' xml */
    bm_buf packed[BM_DOCX_PARTS];
} constants;

static void write_types(bm_docx_xml *x)
{
    bm_docx_package_types(x, 0);
}

static void write_root_relations(bm_docx_xml *x)
{
    bm_docx_package_relations(x, BM_DOCX_RELATIONS, 0);
}

static void write_document_relations(bm_docx_xml *x)
{
    bm_docx_package_relations(x, BM_DOCX_DOCUMENT_RELATIONS, 0);
}

/* NULL: made anew for each document; the list of types and the document's relationships too when it has footers. */
static void (*const constant_writers[BM_DOCX_PARTS])(bm_docx_xml *) = {
    [BM_DOCX_CONTENT_TYPES] = write_types,
    [BM_DOCX_RELATIONS] = write_root_relations,
    [BM_DOCX_DOCUMENT_RELATIONS] = write_document_relations,
    [BM_DOCX_STYLES] = bm_docx_styles_write,
    [BM_DOCX_SETTINGS] = bm_docx_settings_write,
    [BM_DOCX_FONT_TABLE] = bm_docx_settings_fonts,
    [BM_DOCX_HEADER] = bm_docx_header_write,
    [BM_DOCX_APP] = bm_docx_core_app,
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
    bm_docx_part *parts; /* the constant ones are borrowed */
    size_t n_parts;
    bm_docx_xml xml[BM_DOCX_PARTS]; /* of those that are not */
    bm_buf *packed;
} package;

static bm_docx_xml *begin_part(package *p, bm_docx_part_id id)
{
    bm_docx_xml_open(&p->xml[id]);
    return &p->xml[id];
}

static void end_part(package *p, bm_docx_part_id id)
{
    p->parts[id] = bm_docx_package_part(id);
    p->parts[id].xml = bm_docx_xml_finish(&p->xml[id]);
}

/* The parts that name the footers. */
static void add_footers(package *p)
{
    size_t n = p->footers.n;
    if (n == 0)
        return;
    memcpy(p->parts + BM_DOCX_PARTS, p->footers.parts, n * sizeof *p->parts);
    bm_docx_package_types(begin_part(p, BM_DOCX_CONTENT_TYPES), n);
    end_part(p, BM_DOCX_CONTENT_TYPES);
    bm_docx_package_relations(begin_part(p, BM_DOCX_DOCUMENT_RELATIONS), BM_DOCX_DOCUMENT_RELATIONS,
                              n);
    end_part(p, BM_DOCX_DOCUMENT_RELATIONS);
}

static int write_parts(const bm_job *job, package *p, bm_diags *ds)
{
    const constants *shared = job->shared;
    bm_arena *a = job->layout->arena;
    bm_docx_writer *w = &p->w;
    w->layout = job->layout;
    w->ds = ds;
    p->footers.arena = a;
    bm_docx_xml_open(&w->xml);
    bm_docx_document_write(w, job->docs, job->n_docs, job->options, &p->footers);
    bm_docx_paragraph_check(w, job->docs[0].title, NULL);
    bm_docx_paragraph_check(w, job->docs[0].author, NULL);
    if (w->failed)
        return -1;
    p->n_parts = BM_DOCX_PARTS + p->footers.n;
    p->parts = bm_arena_zero(a, p->n_parts, sizeof *p->parts);
    p->packed = bm_arena_zero(a, p->n_parts, sizeof *p->packed);
    memcpy(p->parts, shared->parts, sizeof shared->parts);
    p->parts[BM_DOCX_DOCUMENT].xml = bm_docx_xml_finish(&w->xml);
    bm_docx_core_write(begin_part(p, BM_DOCX_CORE), a, job->docs);
    end_part(p, BM_DOCX_CORE);
    add_footers(p);
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
