/* What a line of bm_batch_faults_line says. SPDX-License-Identifier: MIT */
#ifndef BM_BATCH_BATCH_FAULTS_JSON_H
#define BM_BATCH_BATCH_FAULTS_JSON_H

#include "base/arena.h"
#include "bieumau.h"

typedef struct {
    const char *code; /* "" when it is missing, as all texts here but `cell` */
    bm_severity severity;
    uint32_t line, col;
    const char *cell; /* NULL = not in a table */
    const char *message[2], *hint[2];
} bm_batch_faults_json_message;

typedef struct {
    uint32_t row;
    const bm_batch_faults_json_message *messages;
    size_t n;
} bm_batch_faults_json;

/**
 * bm_batch_faults_json_parse(a, line, out):
 * Read ${line}, any bytes, without its "\n", into ${a}. Members of other names are passed over, so that a later version may add some.
 *
 * Returns false when it is not JSON (RFC 8259) in UTF-8, is nested too deep, has more messages than a record can have, or lacks "row" or
 * "messages". O(bytes).
 */
bool bm_batch_faults_json_parse(bm_arena *a, bm_str line, bm_batch_faults_json *out);

#endif
