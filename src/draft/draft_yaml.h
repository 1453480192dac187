/* A definition as a tree, and its YAML in the style of the forms that come with the program.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_YAML_H
#define BM_DRAFT_DRAFT_YAML_H

#include "base/arena.h"
#include "base/buf.h"

typedef enum { BM_DRAFT_YAML_SCALAR, BM_DRAFT_YAML_LIST, BM_DRAFT_YAML_MAP } bm_draft_yaml_kind;

typedef struct bm_draft_remark {
    bm_str text; /* one line */
    struct bm_draft_remark *next;
} bm_draft_remark;

typedef struct bm_draft_yaml bm_draft_yaml;

struct bm_draft_yaml {
    uint8_t kind;
    bool flow;   /* LIST, MAP: on one line if it fits */
    bool apart;  /* an empty line stands before it */
    bool bare;   /* SCALAR: a number or a word of the language, never in quotes */
    bm_str key;  /* in a MAP */
    bm_str text; /* SCALAR */
    bm_draft_remark *remarks, *last_remark;
    bm_draft_yaml *first, *last, *next;
    size_t n; /* children */
};

/** bm_draft_yaml_new(a, kind): a node without children. */
bm_draft_yaml *bm_draft_yaml_new(bm_arena *a, bm_draft_yaml_kind kind);

/** bm_draft_yaml_add(a, parent, key, kind): a new last child of ${parent}; ${key} NULL in a LIST. */
bm_draft_yaml *bm_draft_yaml_add(bm_arena *a, bm_draft_yaml *parent, const char *key,
                                 bm_draft_yaml_kind kind);

/** bm_draft_yaml_set(a, parent, key, text): the same with a SCALAR; ${text} is borrowed. */
bm_draft_yaml *bm_draft_yaml_set(bm_arena *a, bm_draft_yaml *parent, const char *key, bm_str text);

/** bm_draft_yaml_set_bare(a, parent, key, text): the same with a number or a word of the language. */
bm_draft_yaml *bm_draft_yaml_set_bare(bm_arena *a, bm_draft_yaml *parent, const char *key,
                                      bm_str text);

/** bm_draft_yaml_remark(a, node, text): a comment above ${node}; line ends in it become spaces. */
void bm_draft_yaml_remark(bm_arena *a, bm_draft_yaml *node, bm_str text);

/** bm_draft_yaml_write(out, root): ${root}, a MAP, as YAML. What reads it gets back every text byte for byte. */
void bm_draft_yaml_write(bm_buf *out, const bm_draft_yaml *root);

#endif
