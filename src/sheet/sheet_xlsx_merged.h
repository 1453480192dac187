/* The merged cells of a sheet, which stand behind its rows. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_XLSX_MERGED_H
#define BM_SHEET_SHEET_XLSX_MERGED_H

#include "sheet/sheet_areas.h"
#include "sheet/sheet_xlsx_book.h"

/** bm_sheet_xlsx_merged_read(to, book, part, ds): those of sheet ${part}, in order. 0, or -1 with S020, S025 to S030 or S044. Reads the whole part. */
int bm_sheet_xlsx_merged_read(bm_sheet_areas *to, const bm_sheet_xlsx_book *book, const char *part,
                              bm_diags *ds);

#endif
