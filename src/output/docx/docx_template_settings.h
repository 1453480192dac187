/* word/settings.xml and word/fontTable.xml of a document made after a template: ours, with what the template's say of the
 * page. Its compatibility switches are not taken: the body is ours and is laid out as ours ask for. Nor is anything else: attached
 * templates, mail merge, protection, marks of editing sessions. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_SETTINGS_H
#define BM_OUTPUT_DOCX_TEMPLATE_SETTINGS_H

#include "output/docx/docx_template_source.h"

typedef struct {
    bool even_and_odd;  /* even pages have their own headers and footers */
    bool gutter_at_top; /* the gutter of the page counts to the top margin */
    bm_str bytes;       /* word/settings.xml */
} bm_docx_template_settings;

/** bm_docx_template_settings_read(s, out): from the template's settings, when it has any. 0, or -1 with O051, O052. */
int bm_docx_template_settings_read(bm_docx_template_source *s, bm_docx_template_settings *out);

/** bm_docx_template_settings_fonts(s, out): word/fontTable.xml: the template's fonts and ours. Embedded fonts are left out.
 *  0, or -1 with O051, O052. */
int bm_docx_template_settings_fonts(bm_docx_template_source *s, bm_str *out);

#endif
