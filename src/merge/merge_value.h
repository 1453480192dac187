/* What a field prints where it stands. SPDX-License-Identifier: MIT */
#ifndef BM_MERGE_MERGE_VALUE_H
#define BM_MERGE_MERGE_VALUE_H

#include "document/markdown.h"
#include "form/check.h"

/* Where a field stands. */
typedef struct {
    bm_arena *a;
    const bm_form *form;
    const bm_field_values *values; /* NULL = the blank form */
    int table;                     /* the rows of the table around it; -1 = none */
    size_t row;                    /* of that table, from 1; 0 = in none of the data's rows */
    bool in_cell;                  /* in a table: an absent value prints nothing */
    bool in_name; /* under a signature: the same, and names are not put in capitals */
} bm_merge_value_place;

/** bm_merge_value_of(place, field): the value of field ${field} (>= 0), or NULL when there is no data
 *  or the field is a column and ${place} is in no row of its table. */
const bm_field_value *bm_merge_value_of(const bm_merge_value_place *place, int field);

/** bm_merge_value_add(place, node, list): append what the FIELD ${node} prints: TEXT, CHECKBOX,
 *  LEADER or nothing. */
void bm_merge_value_add(const bm_merge_value_place *place, const bm_node *node, bm_node_list *list);

#endif
