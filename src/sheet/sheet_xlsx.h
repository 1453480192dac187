/* Excel workbooks (ECMA-376, ISO/IEC 29500: .xlsx, .xlsm, .xltx). SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_XLSX_H
#define BM_SHEET_SHEET_XLSX_H

#include "sheet/sheet.h"

/* Takes any ZIP file; an OpenDocument that does not begin as it should is handed on. */
extern const bm_sheet_format bm_sheet_xlsx_format;

#endif
