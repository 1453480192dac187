/* The end of a ZIP file (PKWARE APPNOTE.TXT, 4.3.14 to 4.3.16), looked at before libzip is: it reads a whole directory for
 * each place that looks like one. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_OPC_END_H
#define BM_INPUT_OPC_END_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A file, in memory or not. */
typedef struct {
    void *user;
    /* Its ${n} bytes from ${at}, which it has; good until the next call. NULL = cannot be read. */
    const char *(*view)(void *user, uint64_t at, size_t n);
    uint64_t size_bytes;
} bm_opc_end_file;

typedef struct {
    uint64_t entries; /* how many files it claims to hold */
    uint64_t
        junk_bytes; /* of something else that stands before it: its offsets do not count them */
    bool is_last;   /* nothing stands behind its comment */
} bm_opc_end;

/** bm_opc_end_find(file, out): false = it has no end, or so many places that look like one that somebody means harm. */
bool bm_opc_end_find(const bm_opc_end_file *file, bm_opc_end *out);

#endif
