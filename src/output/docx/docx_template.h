/* A user's own document as a pattern for those that are made (bm_docx_template of bieumau.h). It is read once; what is taken is kept as
 * parts that are deflated already, which all documents and threads share.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_H
#define BM_OUTPUT_DOCX_TEMPLATE_H

#include "document/node.h"
#include "input/opc.h"
#include "output/docx/docx_package.h"
#include "output/docx/docx_section.h"
#include "output/docx/docx_template_page.h"

/**
 * bm_docx_template_compile(a, opc, file, ds):
 * Take what a template gives from ${opc}.
 *
 * a     holds the template: it lives as long
 * opc   in ${a}, or in memory that lives as long
 * file  for messages
 *
 * Returns NULL with O050 to O053 (in strict mode also with warnings O054 to O058). O(bytes).
 */
bm_docx_template *bm_docx_template_compile(bm_arena *a, const bm_opc *opc, const bm_source *file,
                                           bm_diags *ds);

/** bm_docx_template_arena(t): where it lives; freeing that frees it. */
bm_arena *bm_docx_template_arena(const bm_docx_template *t);

/** bm_docx_template_frame(t, landscape): the page; NULL = ours. */
bm_page_frame bm_docx_template_frame(const bm_docx_template *t, bool landscape);

/** bm_docx_template_has_first_footer(t): does it have a footer for first pages? */
bool bm_docx_template_has_first_footer(const bm_docx_template *t);

/**
 * bm_docx_template_apply(t, a, parts, n):
 * The ${*n} parts of a package, ours, become those of one made after ${t}: of the parts that both have the template's stand in
 * their places, its others behind them, and the lists of types and relationships name them all.
 *
 * parts  complete, in ${a}; those that are changed are not packed
 */
void bm_docx_template_apply(const bm_docx_template *t, bm_arena *a, bm_docx_part **parts,
                            size_t *n);

/** bm_docx_template_section(t, x, section): the references to headers and footers of a section (w:headerReference …) but for ours.
 *  Returns which of ours are left to write in ${section}. */
bm_docx_section bm_docx_template_section(const bm_docx_template *t, bm_docx_xml *x,
                                         const bm_docx_section *section);

/** bm_docx_template_margin_twip(t, side): how far from the edge of the paper headers or footers stand (w:pgMar); NULL = ours. */
long bm_docx_template_margin_twip(const bm_docx_template *t, bm_docx_template_side side);

#endif
