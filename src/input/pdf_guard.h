/* What the bytes of a PDF file would make libqpdf do, found out before it gets them. SPDX-License-Identifier: MIT
 *
 * libqpdf reads what a file asks it to read: it inflates object streams and cross-reference streams without a limit, parses
 * each object of an object stream wherever that begins (25 KB that make 1 GB), follows a /Length that is the number of
 * another stream by recursion, and looks for a trailer again and again in one long string. All of it happens while a file is
 * opened. So each place at which it can begin to parse ("obj", "trailer") is parsed here first, without allocating, and
 * a file in which that adds up to too much is refused. */
#ifndef BM_INPUT_PDF_GUARD_H
#define BM_INPUT_PDF_GUARD_H

#include "base/arena.h"
#include "input/pdf_inflate.h"

/* A stream that can be an object stream. */
typedef struct {
    int number;      /* of the object */
    size_t n_key_at; /* where its key "/N" is */
    bool is_flate;
    bm_pdf_inflate_parms parms;
    size_t n, first; /* its entries N and First */
} bm_pdf_guard_stream;

typedef struct {
    bm_arena *arena;
    bm_str bytes;
    bm_pdf_guard_stream *streams;
    size_t n_streams;
    size_t *
        broken; /* where "obj" stands before an object that libqpdf must not see: put spaces there */
    size_t n_broken;
    bool is_linearized; /* its first object says so, and nothing was added since */
    bool names_encrypt; /* a trailer or cross-reference stream has Encrypt */

    /* what may still be spent */
    size_t bytes_left, tokens_left, inflated_left, objects_left;
    struct bm_pdf_guard_links *links;
    size_t n_hybrid;         /* tables that point to a cross-reference stream, too */
    size_t n_rows;           /* in all cross-reference streams */
    size_t n_stream_lengths; /* object streams whose Length is elsewhere */
} bm_pdf_guard;

/** bm_pdf_guard_scan(g, a, bytes): is it safe to give ${bytes} to libqpdf, as far as object streams are not encrypted?
 *  O(bytes + BM_LIMIT_PDF_INFLATED_BYTES). */
bool bm_pdf_guard_scan(bm_pdf_guard *g, bm_arena *a, bm_str bytes);

/** bm_pdf_guard_stream_is_safe(g, s, raw): is it safe to let libqpdf read the object stream ${s}, of which ${raw} are the
 *  bytes, decrypted but not inflated? Spends what is left of the scan's limits. */
bool bm_pdf_guard_stream_is_safe(bm_pdf_guard *g, const bm_pdf_guard_stream *s, bm_str raw);

#endif
