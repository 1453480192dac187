/* The fields of the form dictionary (ISO 32000-1, 12.7): a tree of names, and in it what can be filled in.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_FIELD_H
#define BM_OUTPUT_PDF_PDF_FIELD_H

#include "base/buf.h"
#include "form/form.h"

typedef enum {
    BM_PDF_FIELD_GROUP, /* only a part of the names of those in it */
    BM_PDF_FIELD_TEXT,
    BM_PDF_FIELD_CHECK,
    BM_PDF_FIELD_RADIO,
    BM_PDF_FIELD_LIST, /* one option out of a list that drops down */
    BM_PDF_FIELD_SIGNATURE
} bm_pdf_field_kind;

typedef struct {
    bm_str name;     /* its part of the full name: ASCII without dots */
    uint32_t parent; /* index; 0 = none */
    uint32_t first_kid, last_kid, next;
    uint32_t first_widget, last_widget; /* index from 1 into the widgets; 0 = none */
    uint32_t n_widgets;
    uint32_t n_alike; /* fields of this name and with a number behind it; 0 = 1 */
    uint8_t kind;
    /* What is typed may break into lines. With a size that the reader chooses (0 in DA) that is how a value which is
       longer than its place stays whole: pdf.js 3.11 does not shrink a single line, but cuts it off, and poppler
       22.12 sets a short one so large that marks below the letters are cut. Both do this right. MuPDF 1.21
       knows no letters but those of Windows-1252 in any field: it shows dots, though the value itself is right. */
    bool several_lines;
    bm_str tooltip;
    const bm_field *field; /* of the form; NULL: none */
    unsigned object;
} bm_pdf_field;

/* Entry 0 is the root: its kids are the Fields of the form dictionary. */
typedef struct {
    bm_arena *arena;
    bm_pdf_field *fields;
    size_t n, cap;
} bm_pdf_fields;

/** bm_pdf_field_begin(fields, a): no fields but the root. */
void bm_pdf_field_begin(bm_pdf_fields *fields, bm_arena *a);

/** bm_pdf_field_lookup(fields, parent, name): the kid with that name, or 0. O(kids), the newest first. */
uint32_t bm_pdf_field_lookup(const bm_pdf_fields *fields, uint32_t parent, bm_str name);

/** bm_pdf_field_kid(fields, parent, name): the kid with that name (borrowed), made as a GROUP when there is none. */
uint32_t bm_pdf_field_kid(bm_pdf_fields *fields, uint32_t parent, bm_str name);

/**
 * bm_pdf_field_unique(fields, parent, caption, otherwise):
 * A new kid of ${parent}, named as ${caption} in small ASCII letters with "_" between words, so that it can be typed
 * on a command line; with -2, -3 … behind it when that name is taken. ${otherwise}: the name of what has no letters.
 */
uint32_t bm_pdf_field_unique(bm_pdf_fields *fields, uint32_t parent, bm_str caption,
                             const char *otherwise);

/** bm_pdf_field_entries(field, out): append what ISO 32000-1, tables 220 and 226 to 230 want, but Parent and Kids. */
void bm_pdf_field_entries(const bm_pdf_field *field, bm_buf *out);

#endif
