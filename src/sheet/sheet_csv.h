/* CSV and TSV (RFC 4180 and what is usual beside it). SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_CSV_H
#define BM_SHEET_SHEET_CSV_H

#include "sheet/sheet.h"

extern const bm_sheet_format bm_sheet_csv_format;

#endif
