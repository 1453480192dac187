/* The tokens of PDF syntax (ISO 32000-1, 7.2 and 7.3): of files, content streams and character maps.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_LEXER_H
#define BM_INPUT_PDF_LEXER_H

#include "base/buf.h"

typedef enum {
    BM_PDF_LEXER_END,
    BM_PDF_LEXER_NUMBER,
    BM_PDF_LEXER_NAME,   /* raw: behind the slash, with its #xx */
    BM_PDF_LEXER_STRING, /* raw: between the parentheses, with its escapes */
    BM_PDF_LEXER_HEX,    /* raw: between < and > */
    BM_PDF_LEXER_WORD,   /* an operator or keyword */
    BM_PDF_LEXER_ARRAY,
    BM_PDF_LEXER_ARRAY_END,
    BM_PDF_LEXER_DICT,
    BM_PDF_LEXER_DICT_END,
    BM_PDF_LEXER_BAD /* no token of the syntax: a lone ) or >, a brace, a string without end, no hex digit */
} bm_pdf_lexer_kind;

typedef struct {
    const char *at, *end; /* what is left */
    bm_pdf_lexer_kind kind;
    bm_str raw;
    double number; /* BM_PDF_LEXER_NUMBER */
    bool is_whole; /* a number without a point, of at most 9 digits */
} bm_pdf_lexer;

/** bm_pdf_lexer_of(bytes): a lexer at the start of ${bytes}, which it borrows. */
bm_pdf_lexer bm_pdf_lexer_of(bm_str bytes);

/** bm_pdf_lexer_next(l): read one token; comments and white space are skipped. O(bytes of the token). */
bm_pdf_lexer_kind bm_pdf_lexer_next(bm_pdf_lexer *l);

/** bm_pdf_lexer_string(l, out): append the bytes that the STRING or HEX token stands for. */
void bm_pdf_lexer_string(const bm_pdf_lexer *l, bm_buf *out);

/** bm_pdf_lexer_name_is(raw, name): is the name, its #xx decoded, ${name}? */
bool bm_pdf_lexer_name_is(bm_str raw, const char *name);

/** bm_pdf_lexer_name(raw, out): the name with its #xx decoded, into ${out} of raw.len + 1 bytes, 0-terminated; returns its
 *  length. */
size_t bm_pdf_lexer_name(bm_str raw, char *out);

/** bm_pdf_lexer_is_space(c), _is_regular(c): the classes of 7.2.2; what libqpdf takes for a space, too (vertical tab). */
bool bm_pdf_lexer_is_space(char c);
bool bm_pdf_lexer_is_regular(char c);

/**
 * bm_pdf_lexer_extent(bytes, at):
 * The offset behind the object that begins at ${at}. Where its brackets do not match, or something in it is no token, a
 * reader may go on in any way: then the length of ${bytes}. Nesting deeper than 500 ends it, as in libqpdf. O(extent).
 */
size_t bm_pdf_lexer_extent(bm_str bytes, size_t at);

#endif
