/* A text of a workbook: of <si> or <is>, its runs joined, or of <v>. White space is kept as it stands, whatever xml:space says: to trim is the
 * business of who reads the value, and programs forget to say it. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_XLSX_TEXT_H
#define BM_SHEET_SHEET_XLSX_TEXT_H

#include "base/buf.h"

/* {0} = none. */
typedef struct {
    bm_buf text;
    unsigned depth; /* of <si> or <is> */
    bool in_run, is_on;
} bm_sheet_xlsx_text;

/** bm_sheet_xlsx_text_begin(t, depth): <si> or <is> begins, at ${depth}. */
void bm_sheet_xlsx_text_begin(bm_sheet_xlsx_text *t, unsigned depth);

/** bm_sheet_xlsx_text_start(t, name, depth), _end(t, depth): an element of SpreadsheetML in it begins, ends. Only <t> and <r><t> count: <rPh> says how to
 *  pronounce it (ECMA-376 part 1, 18.4.6). */
void bm_sheet_xlsx_text_start(bm_sheet_xlsx_text *t, const char *name, unsigned depth);
void bm_sheet_xlsx_text_end(bm_sheet_xlsx_text *t, unsigned depth);

/** bm_sheet_xlsx_text_add(t, s): some of it. false = it is longer than BM_LIMIT_TEXT_BYTES. */
bool bm_sheet_xlsx_text_add(bm_sheet_xlsx_text *t, bm_str s);

/** bm_sheet_xlsx_text_finish(b): all is there: "_x000D_" in ${b} as the character that it means (22.9.2.19, ST_Xstring), ends of lines as "\n"; in
 *  place. */
void bm_sheet_xlsx_text_finish(bm_buf *b);

#endif
