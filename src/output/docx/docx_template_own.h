/* Our styles among those of a template. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_OWN_H
#define BM_OUTPUT_DOCX_TEMPLATE_OWN_H

#include "output/docx/docx_tree.h"

/** bm_docx_template_own_add(to, style): put a copy of our ${style}, an element in our part, into the root ${to} of theirs. What
 *  it takes from our defaults it says itself, and it does without what only theirs have. Fonts are named, so that no
 *  font of the theme takes their place. */
void bm_docx_template_own_add(xmlNode *to, const xmlNode *style);

/** bm_docx_template_own_keep(theirs, ours): their style keeps paragraphs together as ${ours} does when it says nothing of it:
 *  signatures stay whole. */
void bm_docx_template_own_keep(xmlNode *theirs, const xmlNode *ours);

/** bm_docx_template_own_language(to, ours): the language of the text is that of our defaults, wherever their styles say nothing of it. */
void bm_docx_template_own_language(xmlNode *to, const xmlNode *ours);

#endif
