/* OpenDocument spreadsheets (ISO/IEC 26300: .ods, .ots), also in one file of XML (.fods). SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_ODS_H
#define BM_SHEET_SHEET_ODS_H

#include "sheet/sheet.h"

extern const bm_sheet_format bm_sheet_ods_format;

#endif
