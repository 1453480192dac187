/* The top of a structure tree, and what finds its elements from elsewhere: what grows with the documents of a file. Leaves
 * of the trees in it are written as they are full. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_TAGS_TOP_H
#define BM_OUTPUT_PDF_PDF_TAGS_TOP_H

#include "output/pdf/pdf_tree.h"

typedef struct {
    bm_pdf_haru *haru;
    bool several;    /* documents: they are Parts of one Document */
    unsigned root;   /* the StructTreeRoot; 0 = nothing is tagged yet */
    unsigned parent; /* of what has no other */
    bm_buf kids;     /* references to that, each with a space before it */
    size_t n_kids;
    uint32_t next_key;        /* in `parents` */
    uint32_t next_identifier; /* in `identifiers` */
    bm_pdf_tree parents;      /* from marked content and widgets to elements (14.7.4.4) */
    bm_pdf_tree identifiers;  /* of notes */
    bm_buf scratch;
} bm_pdf_tags_top;

/** bm_pdf_tags_top_open(top, h, several): forget everything; a file begins. */
void bm_pdf_tags_top_open(bm_pdf_tags_top *top, bm_pdf_haru *h, bool several);
void bm_pdf_tags_top_free(bm_pdf_tags_top *top);

/** bm_pdf_tags_top_need(top): something is tagged: `root` and `parent` are set. */
void bm_pdf_tags_top_need(bm_pdf_tags_top *top);

/** bm_pdf_tags_top_kids(out, begin, n): make the value of K of the ${n} children that were appended behind ${begin}. */
void bm_pdf_tags_top_kids(bm_buf *out, size_t begin, size_t n);

/** bm_pdf_tags_top_close(top, catalog): write it, if something is tagged; its entry goes to ${catalog}. */
void bm_pdf_tags_top_close(bm_pdf_tags_top *top, bm_buf *catalog);

#endif
