/* The members of a map: names that occur again, and YAML's merge key.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_MEMBER_H
#define BM_INPUT_MEMBER_H

#include "input/value.h"

/* A member as it stands in the file. */
typedef struct {
    bm_str key;
    bm_pos key_pos;
    const bm_value *value;
    bool merge;   /* the plain name "<<" */
    bool dropped; /* the name is wrong (reported already): the value goes nowhere */
} bm_member_entry;

/** bm_member_unite(a, map, entries, n, ds): fill ${map} with ${entries}. A name given twice is I006;
 *  "<<" brings in the members of a map, or of each map of a list, whose names are not taken (I009
 *  for anything else). O(n log n). */
void bm_member_unite(bm_arena *a, bm_value *map, const bm_member_entry *entries, size_t n,
                     bm_diags *ds);

/** bm_member_group(a, map, entries, n): fill ${map}; the values of a name that occurs again become
 *  one list in the place of the first. O(n log n). */
void bm_member_group(bm_arena *a, bm_value *map, const bm_member_entry *entries, size_t n);

#endif
