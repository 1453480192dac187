/* What a packed Excel workbook consists of: its sheets, and where its texts and styles are. Parts are found through relationships only: no name of a
 * part means anything (ECMA-376 part 1, 12.1; part 2, 6.5).
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_XLSX_BOOK_H
#define BM_SHEET_SHEET_XLSX_BOOK_H

#include "sheet/sheet_choice.h"
#include "sheet/sheet_zip.h"

typedef struct {
    bm_arena *arena; /* set by the caller, like zip and source: what is found lives there */
    bm_sheet_zip *zip;
    const bm_source *source;
    const bm_sheet_choice *sheets; /* in the order of the tabs */
    const char *const *parts;      /* of the sheets; NULL = a chart or the like */
    size_t n;
    const char *strings, *styles; /* parts; NULL = there is none */
    bool is_1904;                 /* days are counted from 1904 */
} bm_sheet_xlsx_book;

/** bm_sheet_xlsx_book_is(zip): does the package have relationships of its own? OpenDocument has none. */
bool bm_sheet_xlsx_book_is(const bm_sheet_zip *zip);

/** bm_sheet_xlsx_book_read(book, ds): 0, or -1 with S020 to S031 or S046. */
int bm_sheet_xlsx_book_read(bm_sheet_xlsx_book *book, bm_diags *ds);

#endif
