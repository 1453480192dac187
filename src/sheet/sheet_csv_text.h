/* The text of a CSV file as UTF-8, through a window that moves over it. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_CSV_TEXT_H
#define BM_SHEET_SHEET_CSV_TEXT_H

#include "sheet/sheet_csv_encoding.h"
#include "text/charset.h"

typedef enum {
    BM_SHEET_CSV_TEXT_MORE,
    BM_SHEET_CSV_TEXT_END,
    BM_SHEET_CSV_TEXT_BAD,    /* what comes next is no character of the encoding: `bad` */
    BM_SHEET_CSV_TEXT_BROKEN, /* the file cannot be read: `error` */
} bm_sheet_csv_text_status;

typedef struct {
    bm_buf
        window; /* valid UTF-8, but for an encoding with a byte a character; behind it stands a 0 byte */
    FILE *file;       /* borrowed */
    uint64_t at_byte; /* of the file, behind what was read */
    bm_sheet_csv_encoding encoding;
    bm_charset *charset; /* NULL = what is read is what is shown */
    bm_buf piece;        /* with a charset: what was read */
    char tail[4]; /* UTF-8: bytes of a character that is cut off at the end of what was read */
    size_t n_tail;
    bm_sheet_csv_text_status status; /* what stops the reading; MORE = nothing yet */
    unsigned char bad;
    int error; /* errno */
} bm_sheet_csv_text;

/** bm_sheet_csv_text_open(t, file, encoding): read ${file} from its first character; the window is empty. bm_sheet_csv_text_restart: from
 *  there again. Free with bm_sheet_csv_text_close. */
void bm_sheet_csv_text_open(bm_sheet_csv_text *t, FILE *file,
                            const bm_sheet_csv_encoding *encoding);
void bm_sheet_csv_text_restart(bm_sheet_csv_text *t);
void bm_sheet_csv_text_close(bm_sheet_csv_text *t);

/** bm_sheet_csv_text_more(t, from): forget the first ${from} bytes of the window and read more behind the rest: MORE when there is, else
 *  why not, and the window keeps what it has. O(what is read + what is kept). */
bm_sheet_csv_text_status bm_sheet_csv_text_more(bm_sheet_csv_text *t, size_t from);

#endif
