/* Rows of three fields: kind, place, index (W, table 17). SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_xref.h"

enum {
    FILTER_UP = 2, /* PNG (RFC 2083, 6.4); also what tells a reader of Predictor 12 about a row */
    PLACE_BYTES = 6,
    LONGEST = PLACE_BYTES + 2,
};

static uint64_t place_of(const bm_pdf_xref *object)
{
    return (uint64_t)object->place_high << 32 | object->place_low;
}

/* How many bytes the largest place needs. */
static unsigned bytes_of_place(const bm_pdf_xref *objects, size_t n)
{
    uint64_t largest = 0;
    for (size_t i = 0; i < n; i++)
        if (place_of(&objects[i]) > largest)
            largest = place_of(&objects[i]);
    unsigned n_bytes = 1;
    while (n_bytes < PLACE_BYTES && largest >> 8 * n_bytes)
        n_bytes++;
    return n_bytes;
}

static void write_rows(bm_buf *out, const bm_pdf_xref *objects, size_t n, unsigned place_bytes)
{
    uint8_t above[LONGEST] = {0}, row[LONGEST];
    const unsigned width = place_bytes + 2;
    (void)bm_buf_reserve(out, n * (width + 1));
    for (size_t i = 0; i < n; i++) {
        char *at = bm_buf_reserve(out, width + 1);
        const uint64_t place = place_of(&objects[i]);
        row[0] = objects[i].kind;
        for (unsigned k = 0; k < place_bytes; k++)
            row[1 + k] = (uint8_t)(place >> 8 * (place_bytes - 1 - k));
        row[width - 1] = objects[i].index;
        *at++ = FILTER_UP;
        for (unsigned k = 0; k < width; k++) {
            *at++ = (char)(uint8_t)(row[k] - above[k]);
            above[k] = row[k];
        }
        out->len += width + 1;
    }
}

void bm_pdf_xref_write(bm_buf *rows, bm_buf *entries, const bm_pdf_xref *objects, size_t n,
                       const uint8_t digest[16])
{
    unsigned place_bytes = bytes_of_place(objects, n);
    write_rows(rows, objects, n, place_bytes);
    bm_buf_add_cstr(entries, "/Type/XRef/Size ");
    bm_buf_add_int(entries, (int64_t)n);
    bm_buf_add_cstr(entries, "/W[1 ");
    bm_buf_add_int(entries, place_bytes);
    bm_buf_add_cstr(entries, " 1]/ID[<");
    for (int k = 0; k < 2; k++) {
        for (size_t i = 0; i < 16; i++)
            bm_buf_add_hex(entries, digest[i], 2);
        bm_buf_add_cstr(entries, k ? ">]" : "><");
    }
    bm_buf_add_cstr(entries, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns ");
    bm_buf_add_int(entries, place_bytes + 2);
    bm_buf_add_cstr(entries, ">>");
}
