/* word/settings.xml and word/fontTable.xml. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_SETTINGS_H
#define BM_OUTPUT_DOCX_SETTINGS_H

#include "output/docx/docx_xml.h"

/** bm_docx_settings_write(x): settings without theme fonts, in the mode of Word 2013 and later. */
void bm_docx_settings_write(bm_docx_xml *x);

/** bm_docx_settings_fonts(x): the font table, which tells readers what to take for a font they lack. */
void bm_docx_settings_fonts(bm_docx_xml *x);

#endif
