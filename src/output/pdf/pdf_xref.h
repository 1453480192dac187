/* The cross-reference stream (ISO 32000-1, 7.5.8): where each object of a file is.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_XREF_H
#define BM_OUTPUT_PDF_PDF_XREF_H

#include "base/buf.h"

typedef enum { BM_PDF_XREF_FREE, BM_PDF_XREF_PLACED, BM_PDF_XREF_PACKED } bm_pdf_xref_kind;

/* Where an object is: eight bytes, as there is one for each object of the longest file. */
typedef struct {
    uint32_t
        place_low; /* PLACED: bytes from the begin of the file, 48 bits; PACKED: number of its object stream */
    uint16_t place_high;
    uint8_t kind;  /* bm_pdf_xref_kind: the type of the entry (table 18) */
    uint8_t index; /* PACKED: its place among the objects of that stream */
} bm_pdf_xref;

static inline bm_pdf_xref bm_pdf_xref_placed(uint64_t place)
{
    return (bm_pdf_xref){.place_low = (uint32_t)place,
                         .place_high = (uint16_t)(place >> 32),
                         .kind = BM_PDF_XREF_PLACED};
}

static inline bm_pdf_xref bm_pdf_xref_packed(unsigned stream, unsigned index)
{
    return (bm_pdf_xref){.place_low = stream, .kind = BM_PDF_XREF_PACKED, .index = (uint8_t)index};
}

/**
 * bm_pdf_xref_write(rows, entries, objects, n, digest):
 * The parts of the cross-reference stream of objects 0 to n-1. The stream itself is one of them.
 *
 * rows     its bytes, to be packed; each row less the one above it (PNG's filter Up), so they pack to little
 * entries  of its dictionary, without Root, Info and Length
 * digest   becomes the file's ID
 *
 * Both are appended to. O(n).
 */
void bm_pdf_xref_write(bm_buf *rows, bm_buf *entries, const bm_pdf_xref *objects, size_t n,
                       const uint8_t digest[16]);

#endif
