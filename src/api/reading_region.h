/* The stretches of a Word document between bookmarks of this program: where the texts stand that are written in Markdown.
 * SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_REGION_H
#define BM_API_READING_REGION_H

#include "input/docx_read.h"

enum { BM_READING_REGION_OPEN = 16 }; /* at a time; of others no end is to be expected */

typedef struct {
    size_t number; /* of the document in the file, copies counted, from 1: "bieumau2_noi_dung" */
    bm_str name;   /* behind that: "noi_dung" */
    const bm_docx_read_node **blocks; /* paragraphs and tables with something in them */
    size_t n, cap;
    bm_str markdown; /* for callers: what it says; ptr NULL = not known yet */
    bool held;       /* while reading: the table at hand is in it */
} bm_reading_region;

typedef struct {
    bm_arena *a;
    bm_reading_region *items; /* in the order in which they begin */
    size_t n, cap;
    size_t open[BM_READING_REGION_OPEN], n_open; /* while reading: regions whose end is to come */
} bm_reading_regions;

/**
 * bm_reading_region_find(a, body, out):
 * All regions in ${body}. A paragraph is in one when some of its text stands between the bookmarks: programs move these
 * to the end of the paragraph before, or into the one behind. O(bytes).
 */
void bm_reading_region_find(bm_arena *a, const bm_docx_read_node *body, bm_reading_regions *out);

#endif
