/* The value tree: what YAML, JSON and XML have in common. Scalars are text; the form's fields
 * give them a type, so `no`, `0123` and `2026-01-02` stay as they were typed.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_VALUE_H
#define BM_INPUT_VALUE_H

#include "base/arena.h"
#include "base/diags.h"

typedef enum {
    BM_VALUE_NULL, /* nothing written, or plain ~ or null */
    BM_VALUE_SCALAR,
    BM_VALUE_LIST,
    BM_VALUE_MAP
} bm_value_kind;

typedef struct bm_value bm_value;

typedef struct {
    bm_str key;
    bm_pos key_pos;
    const bm_value *value;
} bm_member;

struct bm_value {
    bm_value_kind kind;
    bool quoted; /* scalar written in quotes or as a block: "" is then an empty text, not absent */
    bm_pos pos;
    bm_str text; /* SCALAR: valid UTF-8 in NFC, 0-terminated */
    size_t n;    /* LIST: items, MAP: members, in the order of the file */
    union {
        const bm_value *const *items;
        const bm_member *members;
    };
};

/** bm_value_lookup(map, key): the value of ${key}, or NULL; also NULL when ${map} is NULL or not a
 *  map. O(members). */
const bm_value *bm_value_lookup(const bm_value *map, const char *key);

/** bm_value_is_absent(v): NULL pointer, BM_VALUE_NULL, or a scalar of white space only. */
bool bm_value_is_absent(const bm_value *v);

#endif
