/* The paper and its margins. SPDX-License-Identifier: MIT */
#include "document/page_frame.h"

#include "base/unit.h"

bm_page_frame bm_page_frame_of(bool landscape)
{
    double width = bm_unit_pt_of_mm(landscape ? BM_PAGE_HEIGHT_MM : BM_PAGE_WIDTH_MM);
    double height = bm_unit_pt_of_mm(landscape ? BM_PAGE_WIDTH_MM : BM_PAGE_HEIGHT_MM);
    bm_page_frame frame = {width,
                           height,
                           bm_unit_pt_of_mm(BM_PAGE_LEFT_MM),
                           bm_unit_pt_of_mm(BM_PAGE_RIGHT_MM),
                           bm_unit_pt_of_mm(BM_PAGE_TOP_MM),
                           bm_unit_pt_of_mm(BM_PAGE_BOTTOM_MM)};
    return frame;
}

double bm_page_frame_width(const bm_page_frame *frame)
{
    return frame->width_pt - frame->left_pt - frame->right_pt;
}

double bm_page_frame_height(const bm_page_frame *frame)
{
    return frame->height_pt - frame->top_pt - frame->bottom_pt;
}
