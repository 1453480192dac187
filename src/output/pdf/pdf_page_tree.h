/* The tree of pages (ISO 32000-1, 7.7.3), balanced, so that a reader finds one of many thousand without reading all. Nodes are
 * written when they are full. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_PAGE_TREE_H
#define BM_OUTPUT_PDF_PDF_PAGE_TREE_H

#include "output/pdf/pdf_haru.h"

enum { BM_PDF_PAGE_TREE_KIDS = 64, BM_PDF_PAGE_TREE_LEVELS = 6 };

/* A node that is being filled. */
typedef struct {
    unsigned number; /* 0 = none is open */
    size_t n_kids, n_pages;
    bm_buf kids; /* references */
} bm_pdf_page_node;

/* {0}, then bm_pdf_page_tree_begin. */
typedef struct {
    bm_pdf_page_node
        nodes[BM_PDF_PAGE_TREE_LEVELS]; /* of each level; those of level 0 hold pages */
} bm_pdf_page_tree;

/** bm_pdf_page_tree_begin(t, number): an empty tree; ${number}: object of its first node. */
void bm_pdf_page_tree_begin(bm_pdf_page_tree *t, unsigned number);
void bm_pdf_page_tree_free(bm_pdf_page_tree *t);

/** bm_pdf_page_tree_add(t, h, page): the next page is object ${page}; returns its parent. */
unsigned bm_pdf_page_tree_add(bm_pdf_page_tree *t, bm_pdf_haru *h, unsigned page);

/** bm_pdf_page_tree_end(t, h, entries): write what is left; the root gets these ${entries} besides. Returns its number. */
unsigned bm_pdf_page_tree_end(bm_pdf_page_tree *t, bm_pdf_haru *h, bm_str entries);

#endif
