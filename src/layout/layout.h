/* Document tree -> pages. SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_LAYOUT_H
#define BM_LAYOUT_LAYOUT_H

#include "document/node.h"
#include "layout/page.h"
#include "text/linebreak.h"

/* What one worker needs for laying out; not shared by threads. Zero it, then set the members. */
typedef struct bm_layout {
    bm_arena *arena;          /* of the document */
    bm_page_frame frame;      /* of the document */
    bm_structure structure;   /* of the pages; its elements are in the arena */
    const bm_font_set *fonts; /* shared */
    bool qr;                  /* each page gets the code of layout/qr.h */
    bm_linebreak *linebreak;  /* the worker's */
    uint32_t missing[16];     /* characters without a glyph that were reported for this document */
    size_t n_missing;
} bm_layout;

/**
 * bm_layout_pages(layout, docs, n_docs, pages, ds):
 * Break the documents into lines and pages, each beginning a page and counting its pages from 1.
 *
 * pages  in the layout's arena; items and elements borrow from ${docs}
 *
 * Returns 0, or -1 with T001 (every character that no font has, once each), T002, T003.
 * O(text), except tables of many columns.
 */
int bm_layout_pages(bm_layout *layout, const bm_document *docs, size_t n_docs, bm_pages *pages,
                    bm_diags *ds);

#endif
