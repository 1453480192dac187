/* What the styles of a workbook make of a number. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_XLSX_STYLES_H
#define BM_SHEET_SHEET_XLSX_STYLES_H

#include "base/buf.h"
#include "sheet/sheet_number_format.h"
#include "sheet/sheet_xlsx_book.h"

/* {0} = none: every number is one. */
typedef struct {
    bm_buf kinds; /* a byte for each style: bm_sheet_number_format */
} bm_sheet_xlsx_styles;

/** bm_sheet_xlsx_styles_read(s, book, ds): those of ${book}, which may have none. 0, or -1 with S020, S025 to S030 or S045. */
int bm_sheet_xlsx_styles_read(bm_sheet_xlsx_styles *s, const bm_sheet_xlsx_book *book,
                              bm_diags *ds);
void bm_sheet_xlsx_styles_free(bm_sheet_xlsx_styles *s);

/** bm_sheet_xlsx_styles_kind(s, style): what a number of style ${style} is. */
static inline bm_sheet_number_format bm_sheet_xlsx_styles_kind(const bm_sheet_xlsx_styles *s,
                                                               uint32_t style)
{
    return style < s->kinds.len ? (bm_sheet_number_format)s->kinds.ptr[style]
                                : BM_SHEET_NUMBER_FORMAT_PLAIN;
}

#endif
