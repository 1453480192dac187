/* Builds the value tree from the events of a reader and keeps its limits: depth, number of values
 * (aliases counted each time they are used), length of texts, unique names.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_TREE_H
#define BM_INPUT_TREE_H

#include "input/value.h"

typedef struct bm_tree bm_tree;

/* What to do with a name that occurs again in its map. */
typedef enum {
    BM_TREE_UNIQUE, /* I006 */
    BM_TREE_GROUP   /* XML: the values become a list in the place of the first */
} bm_tree_names;

/* A node as the reader meets it. */
typedef struct {
    bm_pos pos;
    bm_str anchor; /* YAML: &name; {0} = none */
    bm_str text;   /* scalar: valid UTF-8, borrowed */
    bool quoted;
    bool absent; /* scalar: nothing, or a null of the format */
} bm_tree_node;

bm_tree *bm_tree_new(bm_arena *a, bm_tree_names names, bm_diags *ds);
void bm_tree_free(bm_tree *t);

/**
 * bm_tree_scalar(t, node), bm_tree_alias(t, name, pos):
 * bm_tree_open(t, kind, node), bm_tree_close(t):
 * The events, in the order of the file. In a map they are name, value, name, value, …; a name that
 * is not a scalar is I012 and is left out with its value. An open list or map takes what follows until
 * it is closed. All texts are brought into form C and copied. A plain name "<<" merges (YAML).
 *
 * Returns -1 when reading cannot go on: I003, I004, I008, I015. Faults of single values are
 * reported, and building goes on.
 */
int bm_tree_scalar(bm_tree *t, const bm_tree_node *node);
int bm_tree_alias(bm_tree *t, bm_str name, bm_pos pos);
int bm_tree_open(bm_tree *t, bm_value_kind kind, const bm_tree_node *node);
int bm_tree_close(bm_tree *t);

/** bm_tree_is_open(t): whether a list or map is still open. */
bool bm_tree_is_open(const bm_tree *t);

/** bm_tree_wants_name(t): whether the next event is the name of an entry. */
bool bm_tree_wants_name(const bm_tree *t);

/** bm_tree_root(t): the value, or NULL when there was none. */
const bm_value *bm_tree_root(const bm_tree *t);

#endif
