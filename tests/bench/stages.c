/* A stack of stages and a stopwatch. SPDX-License-Identifier: MIT */
#include "bench/stages.h"

#include <string.h>
#include <time.h>

#include "form/check.h"
#include "layout/compose.h"
#include "layout/layout.h"
#include "merge/merge.h"
#include "output/docx/docx_core.h"
#include "output/docx/docx_document.h"
#include "output/docx/docx_flat.h"
#include "output/docx/docx_zip.h"
#include "output/pdf/pdf_document.h"

const char *const stages_names[STAGES_N] = {
    [STAGES_READ] = "read",       [STAGES_CHECK] = "check",    [STAGES_MERGE] = "merge",
    [STAGES_SHAPE] = "shape",     [STAGES_LAYOUT] = "lay out", [STAGES_PARTS] = "parts",
    [STAGES_DEFLATE] = "deflate", [STAGES_WRITE] = "write",    [STAGES_OTHER] = "the rest",
};

enum { MAX_DEPTH = 64 };

static struct {
    bool on;
    double spent_ns[STAGES_N];
    double since_ns;
    stages_id stack[MAX_DEPTH];
    unsigned depth;
} watch;

/* The clock of the process would take a system call, a fifth of a microsecond. */
static double now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void lap(void)
{
    double now = now_ns();
    watch.spent_ns[watch.stack[watch.depth]] += now - watch.since_ns;
    watch.since_ns = now;
}

void stages_start(void)
{
    memset(&watch, 0, sizeof watch);
    watch.on = true;
    watch.stack[0] = STAGES_OTHER;
    watch.since_ns = now_ns();
}

void stages_stop(double ns[STAGES_N])
{
    lap();
    watch.on = false;
    memcpy(ns, watch.spent_ns, sizeof watch.spent_ns);
}

void stages_enter(stages_id stage)
{
    if (!watch.on)
        return;
    if (stage != watch.stack[watch.depth])
        lap();
    watch.stack[++watch.depth] = stage;
}

void stages_leave(void)
{
    if (!watch.on)
        return;
    stages_id stage = watch.stack[watch.depth];
    if (stage != watch.stack[watch.depth - 1])
        lap();
    watch.depth--;
}

/* The linker calls the library's function __real_NAME and takes __wrap_NAME for it. */
#define STAGE(name, type, stage, parameters, arguments) \
    type __real_##name parameters;                      \
    type __wrap_##name parameters;                      \
    type __wrap_##name parameters                       \
    {                                                   \
        stages_enter(stage);                            \
        type result = __real_##name arguments;          \
        stages_leave();                                 \
        return result;                                  \
    }
#define STAGE_VOID(name, stage, parameters, arguments) \
    void __real_##name parameters;                     \
    void __wrap_##name parameters;                     \
    void __wrap_##name parameters                      \
    {                                                  \
        stages_enter(stage);                           \
        __real_##name arguments;                       \
        stages_leave();                                \
    }

STAGE(bm_check_values, int, STAGES_CHECK,
      (bm_arena * a, const bm_form *form, const bm_check_input *input, bm_field_values *out,
       bm_diags *ds),
      (a, form, input, out, ds))
STAGE(bm_merge_document, int, STAGES_MERGE,
      (bm_arena * a, const bm_form *form, const bm_field_values *values, bm_document *out,
       bm_diags *ds),
      (a, form, values, out, ds))
STAGE(bm_compose_line, int, STAGES_SHAPE,
      (bm_layout * layout, const bm_node *line, double width_pt, const bm_compose_row **rows,
       size_t *n_rows, bm_diags *ds),
      (layout, line, width_pt, rows, n_rows, ds))
STAGE(bm_paragraph_break, size_t, STAGES_SHAPE,
      (const bm_shape *shape, double first_pt, double rest_pt, const bm_paragraph_line **lines),
      (shape, first_pt, rest_pt, lines))
STAGE(bm_paragraph_balanced, double, STAGES_SHAPE, (const bm_shape *shape, double width_pt),
      (shape, width_pt))
STAGE(bm_paragraph_whole, bm_paragraph_line, STAGES_SHAPE, (const bm_shape *shape), (shape))
STAGE_VOID(bm_shape_inlines, STAGES_SHAPE,
           (bm_shape * shape, const bm_node *parent, bm_style style, bm_diags *ds),
           (shape, parent, style, ds))
STAGE_VOID(bm_shape_text, STAGES_SHAPE,
           (bm_shape * shape, bm_str text, bm_style style, bm_diags *ds), (shape, text, style, ds))
STAGE_VOID(bm_docx_document_write, STAGES_PARTS,
           (bm_docx_writer * w, const bm_document *docs, size_t n_docs,
            const bm_render_options *options, bm_docx_footers *footers),
           (w, docs, n_docs, options, footers))
STAGE_VOID(bm_docx_core_write, STAGES_PARTS, (bm_docx_xml * x, bm_arena *a, const bm_document *doc),
           (x, a, doc))
STAGE_VOID(bm_docx_zip_pack, STAGES_DEFLATE,
           (bm_docx_packer * packer, bm_arena *a, bm_docx_part *parts, size_t n),
           (packer, a, parts, n))
STAGE_VOID(bm_docx_zip_write, STAGES_WRITE, (const bm_docx_part *parts, size_t n, bm_buf *out),
           (parts, n, out))
STAGE_VOID(bm_docx_flat_write, STAGES_WRITE, (const bm_docx_part *parts, size_t n, bm_buf *out),
           (parts, n, out))
STAGE(bm_layout_pages, int, STAGES_LAYOUT,
      (bm_layout * layout, const bm_document *docs, size_t n_docs, bm_pages *pages, bm_diags *ds),
      (layout, docs, n_docs, pages, ds))
STAGE(bm_pdf_document_add, int, STAGES_PARTS,
      (bm_pdf_document * d, const bm_job *job, bm_diags *ds), (d, job, ds))
STAGE(bm_pdf_document_end, int, STAGES_PARTS, (bm_pdf_document * d, bm_diags *ds), (d, ds))
STAGE_VOID(bm_pdf_write_deflated, STAGES_DEFLATE,
           (bm_buf * out, struct libdeflate_compressor *packer, bm_str in), (out, packer, in))
STAGE_VOID(bm_pdf_write_deflated_text, STAGES_DEFLATE,
           (bm_buf * out, const bm_pdf_packers *packers, bm_str in), (out, packers, in))
STAGE(bm_pdf_document_take, int, STAGES_WRITE,
      (bm_pdf_document * d, const bm_sink *sink, bm_diags *ds), (d, sink, ds))
