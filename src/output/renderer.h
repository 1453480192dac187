/* The formats. A new one is a folder here, a row in the table of renderer.c and its golden folder.
 * Renderers are pure: the same job gives the same bytes.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_RENDERER_H
#define BM_OUTPUT_RENDERER_H

#include "bieumau.h"
#include "layout/layout.h"

/* What one call of `render` is given; all of it is borrowed. */
typedef struct {
    bm_layout *layout;                /* this worker's; arena of the document */
    const bm_document *docs;          /* one after the other into one file */
    size_t n_docs;                    /* at least 1; 1 when the format has a `merge` */
    const bm_pages *pages;            /* NULL when the format is not paged */
    void *shared;                     /* what `open` returned */
    const bm_render_options *options; /* never NULL */
} bm_job;

/* How a format writes a file of several documents that come one after the other. */
enum { BM_RENDERER_LOST = -2 };
typedef struct {
    /* ${shared}: what `open` returned; ${options} and ${sink} are borrowed until `free` */
    void *(*begin)(void *shared, const bm_render_options *options, const bm_sink *sink);
    /* the one document of ${job} goes to the sink. 0; -1: nothing of it is in the file; BM_RENDERER_LOST: nor will others be */
    int (*add)(void *file, const bm_job *job, bm_diags *ds);
    int (*end)(void *file, bm_diags *ds);
    void (*free)(void *file);
} bm_renderer_merge;

typedef struct {
    bm_format format;
    bool paged;        /* true: draws job->pages; false: walks job->docs */
    bool wants_origin; /* it uses form, data_xml, definition_sha or label of the documents */
    /* What the format keeps from one document to the next (font subsets): many threads use it, so it locks itself. */
    void *(*open)(const bm_font_set *fonts); /* NULL = nothing to keep */
    void (*close)(void *shared);
    int (*render)(const bm_job *job, const bm_sink *sink, bm_diags *ds);
    const bm_renderer_merge *merge; /* NULL = `render` takes all documents at once */
} bm_renderer;

/** bm_renderer_lookup(name): by name of format ("pdf"), or NULL. bm_renderer_at(i): in order, or NULL. */
const bm_renderer *bm_renderer_lookup(const char *name);
const bm_renderer *bm_renderer_at(size_t i);

#endif
