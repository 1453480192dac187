/* The paper and its margins. SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_PAGE_FRAME_H
#define BM_DOCUMENT_PAGE_FRAME_H

#include <stdbool.h>

/* Page: A4, margins within Phụ lục I, Phần I, I.3. */
enum {
    BM_PAGE_WIDTH_MM = 210,
    BM_PAGE_HEIGHT_MM = 297,
    BM_PAGE_TOP_MM = 20,
    BM_PAGE_BOTTOM_MM = 20,
    BM_PAGE_LEFT_MM = 30,
    BM_PAGE_RIGHT_MM = 20,
    BM_PAGE_HEADER_MM = 10, /* from the paper's edge to the top of the page number's line */
};

/* A page in points; the text area is what the four margins leave. */
typedef struct {
    double width_pt, height_pt;
    double left_pt, right_pt, top_pt, bottom_pt; /* margins */
} bm_page_frame;

/** bm_page_frame_of(landscape): A4 upright, or lying as Phụ lục I, Phần I, I.2 allows for tables. */
bm_page_frame bm_page_frame_of(bool landscape);

/** bm_page_frame_width(frame), _height: of the text area. */
double bm_page_frame_width(const bm_page_frame *frame);
double bm_page_frame_height(const bm_page_frame *frame);

#endif
