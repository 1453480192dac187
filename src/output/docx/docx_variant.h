/* Paragraph styles in another look than document/style.c gives them: in capitals, or bold where the style is not. LibreOffice
 * shows the text of a plain-text content control in the look of its paragraph's style alone, so a paragraph whose
 * values look otherwise has a style of its own.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_VARIANT_H
#define BM_OUTPUT_DOCX_VARIANT_H

#include <stddef.h>

#include "document/style.h"

typedef struct {
    bool bold, italic, capitals;
} bm_docx_look;

typedef struct {
    bm_style style;
    bm_docx_look look;
    const char *id; /* OOXML styleId */
} bm_docx_variant;

/** bm_docx_variant_at(i): the variants in order, NULL behind the last one. */
const bm_docx_variant *bm_docx_variant_at(size_t i);

/** bm_docx_variant_lookup(style, look): the variant of ${style} that looks so; NULL = there is none. O(variants). */
const bm_docx_variant *bm_docx_variant_lookup(bm_style style, bm_docx_look look);

/** bm_docx_variant_plain(style): the look of ${style} itself. _equal(a, b): whether two looks are one. */
bm_docx_look bm_docx_variant_plain(bm_style style);
bool bm_docx_variant_equal(bm_docx_look a, bm_docx_look b);

#endif
