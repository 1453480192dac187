/* The texts that the cells of a workbook share. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_XLSX_STRINGS_H
#define BM_SHEET_SHEET_XLSX_STRINGS_H

#include "sheet/sheet_strings.h"
#include "sheet/sheet_xlsx_book.h"

/** bm_sheet_xlsx_strings_read(to, book, ds): those of ${book}, which may have none, added to ${to}. 0, or -1 with S020, S025 to S030, S039, S042, O001, O007,
 *  O008 or O009. */
int bm_sheet_xlsx_strings_read(bm_sheet_strings *to, const bm_sheet_xlsx_book *book, bm_diags *ds);

#endif
