/* Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7): sorted lists in leaves that a reader need not load
 * all. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_TREE_H
#define BM_OUTPUT_PDF_PDF_TREE_H

#include "output/pdf/pdf_haru.h"

enum { BM_PDF_TREE_LEAF = 64 }; /* keys in one leaf */

/* A tree while it is written. */
typedef struct {
    bm_pdf_haru *haru;
    void (*add_key)(bm_buf *out,
                    uint32_t key); /* of a name tree: appends the string; NULL = numbers */
    bm_buf leaf, leaves, scratch;  /* the pairs of the leaf at hand; references to those before */
    uint32_t first, last;          /* keys of the leaf at hand */
    size_t n;                      /* keys in it */
} bm_pdf_tree;

/** bm_pdf_tree_begin(t, h, add_key): an empty tree; {0}, or one that was used before, whose buffers it keeps. */
void bm_pdf_tree_begin(bm_pdf_tree *t, bm_pdf_haru *h, void (*add_key)(bm_buf *out, uint32_t key));
void bm_pdf_tree_free(bm_pdf_tree *t);

/** bm_pdf_tree_key(t, key): the next pair; keys ascend. Its value is to be appended to the returned buffer. */
bm_buf *bm_pdf_tree_key(bm_pdf_tree *t, uint32_t key);

/** bm_pdf_tree_end(t): write the root; returns its number, or 0 when there is no key. */
unsigned bm_pdf_tree_end(bm_pdf_tree *t);

#endif
