/* What a field prints where it stands. SPDX-License-Identifier: MIT */
#ifndef BM_MERGE_MERGE_VALUE_H
#define BM_MERGE_MERGE_VALUE_H

#include "document/markdown.h"
#include "form/check.h"

/* How items end. */
typedef enum {
    BM_MERGE_NO_SERIES,  /* as they were typed */
    BM_MERGE_SERIES,     /* ";", the last one "." */
    BM_MERGE_SERIES_OPEN /* ";" all of them: more of the series stands behind */
} bm_merge_series;

/* Where a field stands. */
typedef struct {
    bm_arena *a;
    const bm_form *form;
    const bm_field_values *values; /* NULL = the blank form */
    int table;                     /* the rows of the table around it; -1 = none */
    size_t row;                    /* of that table, from 1; 0 = in none of the data's rows */
    bool in_cell;                  /* in a table: an absent value prints nothing */
    bool in_name; /* under a signature: the same, and names are not put in capitals */
    size_t item;  /* a LIST prints this item alone, from 1; 0 = all, one below the other */
    bm_merge_series series;
} bm_merge_value_place;

/** bm_merge_value_of(place, field): the value of field ${field} (>= 0), or NULL when there is none to be had: the
 *  field is a column and ${place} is in no row of its table, or this is the blank form, where only a default
 *  without `blank` prints. */
const bm_field_value *bm_merge_value_of(const bm_merge_value_place *place, int field);

/** bm_merge_value_prints(place, field): whether field ${field} (>= 0) is reason enough to print the text around it
 *  when that may be left out: it has a value, is ticked, prints boxes, or has a gap on the blank form or in a cell. */
bool bm_merge_value_prints(const bm_merge_value_place *place, int field);

/** bm_merge_value_items(place, field): how many items the LIST ${field} prints: its own, or when it is absent those
 *  of its blank; 0 when it prints one gap. */
size_t bm_merge_value_items(const bm_merge_value_place *place, int field);

/** bm_merge_value_add(place, node, list): append what the FIELD ${node} prints: TEXT, CHECKBOX,
 *  LEADER or nothing. */
void bm_merge_value_add(const bm_merge_value_place *place, const bm_node *node, bm_node_list *list);

#endif
