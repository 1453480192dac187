/* The page of a template: that of the last section of the document, and what stands in its margins.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_TEMPLATE_PAGE_H
#define BM_OUTPUT_DOCX_TEMPLATE_PAGE_H

#include "document/page_frame.h"
#include "output/docx/docx_template_source.h"

typedef enum { BM_DOCX_TEMPLATE_HEADER, BM_DOCX_TEMPLATE_FOOTER } bm_docx_template_side;

/* The pages on which a header or footer stands (17.18.36). */
typedef enum {
    BM_DOCX_TEMPLATE_DEFAULT,
    BM_DOCX_TEMPLATE_FIRST,
    BM_DOCX_TEMPLATE_EVEN
} bm_docx_template_pages;

enum {
    BM_DOCX_TEMPLATE_SIDES = 2,
    BM_DOCX_TEMPLATE_PAGES = 3,
    BM_DOCX_TEMPLATE_LEAST_MM = 100, /* sides of a text area in which a form can be read */
};

typedef struct {
    long width_twip, height_twip; /* upright: the height is the longer one */
    /* of the text; the gutter counts to the left or, with gutter_at_top, to the top */
    long top_twip, bottom_twip, left_twip, right_twip;
    long header_twip, footer_twip; /* from the edge of the paper */
    long gutter_twip;
    bool title_page; /* the first page has its own */
    const bm_opc_part *margins[BM_DOCX_TEMPLATE_SIDES][BM_DOCX_TEMPLATE_PAGES]; /* NULL = none */
} bm_docx_template_page;

/** bm_docx_template_page_read(s, part, out): from ${part}, the document, which is read once from its beginning to its end and not
 *  kept. What it does not say is as on our own page. Returns 0, or -1 with O050 or O051. O(bytes). */
int bm_docx_template_page_read(const bm_docx_template_source *s, const bm_opc_part *part,
                               bm_docx_template_page *out);

/** bm_docx_template_page_frame(page, gutter_at_top, landscape): the page for layout/. A lying page has the same margins at the same
 *  sides, as our own has. */
bm_page_frame bm_docx_template_page_frame(const bm_docx_template_page *page, bool gutter_at_top,
                                          bool landscape);

/** bm_docx_template_page_check(s, page, gutter_at_top): against NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, I.1 and I.3. Returns 0, or -1 with
 *  O053 (no room for text), in strict mode with O057, which is a warning. */
int bm_docx_template_page_check(const bm_docx_template_source *s, const bm_docx_template_page *page,
                                bool gutter_at_top);

/** bm_docx_template_page_twip(text): a length (ST_TwipsMeasure, ST_UniversalMeasure: "1134", "20mm", "-0.5in"), or
 *  LONG_MIN when it is none. */
long bm_docx_template_page_twip(const char *text);

#endif
