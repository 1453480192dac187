/* w:sectPr: the page, and what stands in its margins. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_SECTION_H
#define BM_OUTPUT_DOCX_SECTION_H

#include "bieumau.h"
#include "output/docx/docx_xml.h"

/* One document of a file. */
typedef struct {
    bool landscape;
    bool one_of_several; /* begins a page and counts its pages from 1 */
    bool on_front;       /* that page is the front of a sheet */
    /* numbers of footer parts, from 1; 0 = none */
    size_t first_footer; /* of the first page */
    size_t
        other_footers; /* of the others; only with a footer that takes its room from the text area */
    const bm_docx_template *docx_template; /* page and letterhead; NULL = ours */
} bm_docx_section;

/* Height of a footer without text, the least that a line can have. */
enum { BM_DOCX_SECTION_NO_FOOTER_TWIP = 20 };

/** bm_docx_section_write(x, section): it closes the document, in the properties of the last paragraph or, for the
 *  last document, at the end of the body. */
void bm_docx_section_write(bm_docx_xml *x, const bm_docx_section *section);

#endif
