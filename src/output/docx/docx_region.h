/* Where the blocks of a MARKDOWN field stand: they cannot be bound to the data part as content controls are, so a bookmark
 * around them tells a reader.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_REGION_H
#define BM_OUTPUT_DOCX_REGION_H

#include "form/form.h"
#include "output/docx/docx_paragraph.h"

/* The longest name that Word takes, and the 0. */
enum { BM_DOCX_REGION_NAME = 41 };

/**
 * bm_docx_region_name(form, field, document, out):
 * "bieumau_noi_dung", in the second document of a file (copies counted) "bieumau2_noi_dung"; an id that is too long or has a
 * hyphen, which Word does not take, is cut and followed by the number of its field: "bieumau_noi_dung_F12".
 *
 * field     of type MARKDOWN
 * document  from 1
 */
void bm_docx_region_name(const bm_form *form, int field, size_t document,
                         char out[BM_DOCX_REGION_NAME]);

/** bm_docx_region_of(form, block): the MARKDOWN field of which ${block} is a part or the gap, or -1. */
int bm_docx_region_of(const bm_form *form, const bm_node *block);

/** bm_docx_region_start(w, field, document): the bookmark begins. Returns its number, for bm_docx_region_end. */
uint32_t bm_docx_region_start(bm_docx_writer *w, int field, size_t document);
void bm_docx_region_end(bm_docx_writer *w, uint32_t number);

#endif
