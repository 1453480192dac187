/* Fields (17.16) in the headers and footers of a template. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_FIELD_H
#define BM_OUTPUT_DOCX_TEMPLATE_FIELD_H

#include "output/docx/docx_tree.h"

/** bm_docx_template_field_clean(a, root): fields that look at other files, at addresses or at parts that are not taken (INCLUDEPICTURE,
 *  LINK, DDE, REF, DOCPROPERTY …) become the text that they show; so do those without an end. O(elements). */
void bm_docx_template_field_clean(bm_arena *a, xmlNode *root);

/** bm_docx_template_field_page(root): does it show the number of the page? */
bool bm_docx_template_field_page(const xmlNode *root);

#endif
