/* Styles of a template by their names: those that its user sees, whatever the case of their letters.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_NAMES_H
#define BM_OUTPUT_DOCX_TEMPLATE_NAMES_H

#include "output/docx/docx_template_styles.h"

/* One name of a style. */
typedef struct {
    bm_str folded; /* its kind, and the name in NFC and upper case */
    size_t style;  /* index of it */
    bool first;    /* it is not another name (w:aliases) */
} bm_docx_template_name;

typedef struct {
    bm_docx_template_name *items; /* sorted */
    size_t n;
} bm_docx_template_names;

/** bm_docx_template_names_read(a, styles, out): all names of ${styles}, in ${a}. O(names log names). */
void bm_docx_template_names_read(bm_arena *a, const bm_docx_template_styles *styles,
                                 bm_docx_template_names *out);

/** bm_docx_template_names_lookup(names, a, ours): the index of the style of the same kind and name as our style ${ours}, an element;
 *  SIZE_MAX = none. Ours are known by their name and by their other names (w:aliases): in Vietnamese and in English. */
size_t bm_docx_template_names_lookup(const bm_docx_template_names *names, bm_arena *a,
                                     const xmlNode *ours);

#endif
