/* Fonts and colours of a template, held against NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.4: Times New Roman, black.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_LOOKS_H
#define BM_OUTPUT_DOCX_TEMPLATE_LOOKS_H

#include "base/buf.h"
#include "output/docx/docx_template_styles.h"

/* What differs, "“Tiêu đề 1”: Calibri; …". */
typedef struct {
    bm_buf text;
    size_t n;
} bm_docx_template_list;

typedef struct {
    bm_docx_template_source *s;
    const bm_docx_template_styles *styles;
    const char *major, *minor;           /* fonts of the theme, or NULL */
    const bm_docx_template_style *plain; /* the default style of paragraphs, or NULL */
    bm_docx_template_list fonts, colours;
} bm_docx_template_looks;

/** bm_docx_template_looks_begin(looks, s, styles, theme): look at the styles that stand for ours. ${theme} may be NULL.
 *  bm_docx_template_looks_text(looks, root): and at what a header or footer says; its styles are still as in its file.
 *  bm_docx_template_looks_end(looks): tell what was found and free ${looks}. Returns 0; -1 in strict mode with O058. */
void bm_docx_template_looks_begin(bm_docx_template_looks *looks, bm_docx_template_source *s,
                                  const bm_docx_template_styles *styles, const xmlDoc *theme);
void bm_docx_template_looks_text(bm_docx_template_looks *looks, const xmlNode *root);
int bm_docx_template_looks_end(bm_docx_template_looks *looks);

#endif
