/* The constant parts of every document: styles, settings, font table, page-number header, app properties.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_STYLES_H
#define BM_OUTPUT_DOCX_STYLES_H

#include "document/style.h"
#include "output/docx/docx_xml.h"

#define BM_DOCX_FONT "Times New Roman" /* NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.4 */
/* Has ☐ and ☑ on every Windows since 7; Times New Roman has neither. */
#define BM_DOCX_BOX_FONT "Segoe UI Symbol"
#define BM_DOCX_NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/* Table styles besides the paragraph styles of document/style.h */
#define BM_DOCX_TABLE_STYLE "FormTable"
#define BM_DOCX_SMALL_TABLE_STYLE "SmallTable"
#define BM_DOCX_LETTERHEAD_STYLE "Letterhead"
#define BM_DOCX_SIGNATURES_STYLE "Signatures"
#define BM_DOCX_LETTERHEAD_NAME "Phần đầu văn bản"
#define BM_DOCX_SIGNATURES_NAME "Khối chữ ký"

/** bm_docx_styles_write(x): word/styles.xml, made from the table in document/style.c. */
void bm_docx_styles_write(bm_docx_xml *x);

/** bm_docx_styles_built_in(style): the name under which Word has ${style} itself ("heading 1"), or NULL. */
const char *bm_docx_styles_built_in(bm_style style);

/** bm_docx_styles_space_after(style): w:after in points: what the style asks for, with the room for the line that is
 *  drawn under it, and less the thickness of the rules of a table, which readers add. */
double bm_docx_styles_space_after(bm_style style);

/** bm_docx_styles_jc(align): the value of w:jc. */
const char *bm_docx_styles_jc(bm_align align);

#endif
