/* word/footerN.xml: what stands at the foot of the first page of a document (NĐ 30/2020/NĐ-CP, Phụ lục I,
 * Phần I, III.4).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_FOOTER_H
#define BM_OUTPUT_DOCX_FOOTER_H

#include "output/docx/docx_package.h"
#include "output/docx/docx_paragraph.h"

/* The footers of one file. */
typedef struct {
    bm_arena *arena;
    bm_docx_xml *xml;    /* of each, which owns its bytes */
    bm_docx_part *parts; /* not packed */
    size_t n, cap;
    size_t last, empty; /* numbers of the last one with text and of the one without; 0 = none yet */
} bm_docx_footers;

/**
 * bm_docx_footer_add(footers, w, root, section):
 * Write the FOOTER of the document ${root}, the next one of the file, and note it in ${section}. One that says what the
 * last one said is shared, unless it has content controls, whose numbers differ: ask once for all copies of a document. The other pages get a footer without text, where LibreOffice would leave room for a line;
 * so does the first page of a document without FOOTER behind one that has one, which readers would repeat.
 *
 * footers  {arena}; give it to bm_docx_footer_free when the file is written
 * w        its layout and its diagnostics are used; w->failed when something was reported (T001, T004)
 */
void bm_docx_footer_add(bm_docx_footers *footers, bm_docx_writer *w, const bm_node *root,
                        bm_docx_section *section);

void bm_docx_footer_free(bm_docx_footers *footers);

#endif
