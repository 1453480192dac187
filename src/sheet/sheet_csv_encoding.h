/* In which encoding a CSV file is. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_CSV_ENCODING_H
#define BM_SHEET_SHEET_CSV_ENCODING_H

#include "sheet/sheet.h"

typedef struct {
    const char *
        charset; /* of a bm_charset; NULL = UTF-8, or an encoding whose ASCII is ASCII, a byte a character */
    bm_legacy legacy;   /* NONE = UTF-8, when there is no charset */
    bool convert;       /* legacy: into Unicode; else into its look in Windows-1252 */
    bool is_broken;     /* UTF-8, and in the head is a byte that is none */
    size_t mark_bytes;  /* of the byte order mark */
    const char *name;   /* for messages */
    const char *seems;  /* broken: the encoding that it seems to be in, or "" */
    const char *option; /* broken: the option to propose */
} bm_sheet_csv_encoding;

/**
 * bm_sheet_csv_encoding_find(head, is_whole, options, pos, out, ds):
 * The encoding of a file that begins with ${head}: by its byte order mark, by options->encoding, or by what the bytes can only be.
 *
 * is_whole  the file ends with ${head}
 * pos       the file, for messages
 *
 * Returns 0, or -1 with S007, or S009 in strict mode. ${out} borrows options->encoding. O(head).
 */
int bm_sheet_csv_encoding_find(bm_str head, bool is_whole, const bm_sheet_options *options,
                               const bm_pos *pos, bm_sheet_csv_encoding *out, bm_diags *ds);

/** bm_sheet_csv_encoding_is_cut(s): can valid UTF-8 begin with ${s} (1 to 3 bytes), of which the rest is not there yet? */
bool bm_sheet_csv_encoding_is_cut(bm_str s);

#endif
