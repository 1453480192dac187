/* The two renderers: the parts that change with the document are written here, the others were written and
 * deflated once, when the environment was opened.
 * SPDX-License-Identifier: MIT */
#include "output/docx/docx.h"

#include <stdlib.h>

#include <libxml/parser.h>

#include "output/docx/docx_core.h"
#include "output/docx/docx_document.h"
#include "output/docx/docx_flat.h"
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

static void write_root_relations(bm_docx_xml *x)
{
    bm_docx_package_relations(x, BM_DOCX_RELATIONS);
}

static void write_document_relations(bm_docx_xml *x)
{
    bm_docx_package_relations(x, BM_DOCX_DOCUMENT_RELATIONS);
}

/* NULL: made anew for each document. */
static void (*const constant_writers[BM_DOCX_PARTS])(bm_docx_xml *) = {
    [BM_DOCX_CONTENT_TYPES] = bm_docx_package_types,
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

/* All parts, the constant ones borrowed, those of the document written by ${w} and ${core}. */
static int write_parts(const bm_job *job, bm_docx_writer *w, bm_docx_xml *core,
                       bm_docx_part parts[BM_DOCX_PARTS], bm_diags *ds)
{
    const constants *shared = job->shared;
    memcpy(parts, shared->parts, sizeof shared->parts);
    job->layout->n_missing = 0;
    job->layout->frame = bm_page_frame_of(job->docs[0].landscape);
    w->layout = job->layout;
    w->ds = ds;
    bm_docx_xml_open(&w->xml);
    bm_docx_document_write(w, job->docs);
    bm_docx_paragraph_check(w, job->docs[0].title, NULL);
    bm_docx_paragraph_check(w, job->docs[0].author, NULL);
    if (w->failed)
        return -1;
    bm_docx_xml_open(core);
    bm_docx_core_write(core, job->layout->arena, job->docs);
    parts[BM_DOCX_DOCUMENT].xml = bm_docx_xml_finish(&w->xml);
    parts[BM_DOCX_CORE].xml = bm_docx_xml_finish(core);
    return 0;
}

static int render(const bm_job *job, const bm_sink *sink, bool flat, bm_diags *ds)
{
    bm_docx_writer w = {0};
    bm_docx_xml core = {0};
    bm_docx_part parts[BM_DOCX_PARTS];
    bm_buf packed_document = {0}, packed_core = {0}, file = {0};
    int status = write_parts(job, &w, &core, parts, ds);
    if (status != 0)
        goto out;
    if (flat) {
        bm_docx_flat_write(parts, &file);
    } else {
        bm_docx_zip_pack(&parts[BM_DOCX_DOCUMENT], &packed_document);
        bm_docx_zip_pack(&parts[BM_DOCX_CORE], &packed_core);
        bm_docx_zip_write(parts, &file);
    }
    status = send(&file, sink, ds);
out:
    bm_buf_free(&file);
    bm_buf_free(&packed_core);
    bm_buf_free(&packed_document);
    bm_buf_free(&w.pending);
    bm_docx_xml_close(&core);
    bm_docx_xml_close(&w.xml);
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
    {"docx", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     false},
    false,
    open_shared,
    close_shared,
    render_docx,
};

const bm_renderer bm_docx_flat_renderer = {
    {"xml", ".xml", "application/xml", true}, false, open_shared, close_shared, render_flat,
};
