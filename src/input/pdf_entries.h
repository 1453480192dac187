/* The entries of a stream's dictionary that decide what libqpdf does with it, read before libqpdf. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_ENTRIES_H
#define BM_INPUT_PDF_ENTRIES_H

#include "input/pdf_inflate.h"
#include "input/pdf_lexer.h"

enum {
    BM_PDF_ENTRIES_FILTER = 1,
    BM_PDF_ENTRIES_PARMS = 2,
    BM_PDF_ENTRIES_LENGTH = 4,
    BM_PDF_ENTRIES_WIDTHS = 8,
    BM_PDF_ENTRIES_SIZE = 16,
    BM_PDF_ENTRIES_FIRST = 32,
    BM_PDF_ENTRIES_N = 64,
    BM_PDF_ENTRIES_LINEARIZED = 128
};

/* Entries of a stream's dictionary that decide what libqpdf does with it. */
typedef struct {
    bool
        is_plain; /* keys and values alternate, all of them tokens of the syntax: no reader sees something else */
    bool is_sound; /* what is here is written out, once, and can be followed */
    unsigned seen;
    bool is_flate;
    bm_pdf_inflate_parms parms;
    size_t n, n_key_at, first, row_bytes, length;
    size_t linearized_bytes; /* L, of a linearized file */
    int length_in;           /* object that holds the Length, 0 = written here */
} bm_pdf_entries;

/** bm_pdf_entries_read(bytes, at): the entries of the dictionary that begins at ${at} of ${bytes}. O(dictionary). */
bm_pdf_entries bm_pdf_entries_read(bm_str bytes, size_t at);

/** bm_pdf_entries_whole(l, out): read a whole number that is not negative; false when the next token is none. */
bool bm_pdf_entries_whole(bm_pdf_lexer *l, size_t *out);

#endif
