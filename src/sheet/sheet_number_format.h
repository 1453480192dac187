/* Number formats of workbooks: does a number with this format mean a day, a time or a length of time?
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_NUMBER_FORMAT_H
#define BM_SHEET_SHEET_NUMBER_FORMAT_H

#include <stdint.h>

#include "base/str.h"

typedef enum {
    BM_SHEET_NUMBER_FORMAT_PLAIN,
    BM_SHEET_NUMBER_FORMAT_DATE,  /* shows a day, with or without a time */
    BM_SHEET_NUMBER_FORMAT_TIME,  /* shows a time of day only */
    BM_SHEET_NUMBER_FORMAT_LENGTH /* shows a length of time: [h]:mm */
} bm_sheet_number_format;

/** bm_sheet_number_format_known(id): one that has a number only (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates in East Asian
 *  versions of Excel and have no other use). */
bm_sheet_number_format bm_sheet_number_format_known(uint32_t id);

/** bm_sheet_number_format_of(code): one that is written out (18.8.31): "dd/mm/yyyy;@". Its first section that is no plain number
 *  tells. */
bm_sheet_number_format bm_sheet_number_format_of(bm_str code);

#endif
