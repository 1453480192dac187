/* The QR code in the margin of each page: which paper this is, so that a loose sheet, a scan or a copy is matched with
 * the file it came from. It is no official part of a form, and drawn only when it is asked for.
 *
 * Its text, in the alphanumeric mode of ISO/IEC 18004 as far as the id allows, is
 *
 *     BIEUMAU:1:TT185-2019/MAU-01:BA7816BF8F01CFEA:Q9W1-DFWF:1/2
 *
 * that is, the version of this format; the id of the form in capitals; the first 16 hexadecimal digits of the SHA-256 of
 * the document's data as XML, as they travel in the PDF; the reference; the page, and how many the document has. The
 * reference is the first 40 bits of that digest in Crockford's base 32 (no I, L, O, U), which people can read aloud; it
 * is printed beside the code. Level M: a reader can do without 15 % of the code.
 * SPDX-License-Identifier: MIT */
#ifndef BM_LAYOUT_QR_H
#define BM_LAYOUT_QR_H

#include "layout/layout.h"

enum {
    BM_QR_DIGEST = 16,   /* digits */
    BM_QR_REFERENCE = 9, /* characters: "Q9W1-DFWF" */
    BM_QR_QUIET = 4,     /* modules around the code that stay white (ISO/IEC 18004, 6.3.8) */
};

/* A module is 0.6 mm wide, which zbar finds on a whole page in a blurred scan of 200 dpi, where it misses most of 0.5 mm;
 * less only where the id of the form is so long that the code would come nearer to the edge of the paper than printers
 * print, never less than 0.43 mm. In whole 1/100 pt, so that rows meet in every format. */
#define BM_QR_MODULE_PT 1.70
#define BM_QR_EDGE_MM 6.0      /* from the lower edge of the paper */
#define BM_QR_PRINTABLE_MM 5.0 /* from any edge: beyond it printers do not print */
#define BM_QR_TEXT_PT 7.5      /* the reference beside it */

typedef struct {
    char digest[BM_QR_DIGEST + 1];
    char reference[BM_QR_REFERENCE + 1];
} bm_qr_mark;

/** bm_qr_mark_of(a, doc): digest and reference of a document; of the form and its definition when it has no data. */
bm_qr_mark bm_qr_mark_of(bm_arena *a, const bm_document *doc);

/**
 * bm_qr_add(layout, doc, pages, n):
 * Add the code to all pages of ${doc}, in the bottom left corner: left of the text area and of its foot, whatever
 * the length of the form's id. On each page it is a FIGURE with a text in Vietnamese, behind all else.
 */
void bm_qr_add(bm_layout *layout, const bm_document *doc, bm_page *pages, size_t n);

#endif
