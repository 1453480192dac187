/* What separates the columns of a CSV file. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_CSV_DELIMITER_H
#define BM_SHEET_SHEET_CSV_DELIMITER_H

#include "base/str.h"

/** bm_sheet_csv_delimiter_named(name): the character that an option names: itself, "tab" or "\t"; 0 when it can separate nothing. */
char bm_sheet_csv_delimiter_named(const char *name);

/** bm_sheet_csv_delimiter_line(text, len): the delimiter that a first line "sep=;" names, which is for programs and no row of the table;
 *  ${*len} bytes with its end. 0 = there is no such line. */
char bm_sheet_csv_delimiter_line(bm_str text, size_t *len);

/** bm_sheet_csv_delimiter_find(text): which of , ; | tab cuts the first rows of ${text} into the same number of columns most
 *  often, outside of quotation marks; ',' when none does. O(text), but looks at a bounded part. */
char bm_sheet_csv_delimiter_find(bm_str text);

#endif
