/* Ids and types of fields by what they are called. A label that a form of the catalogue has gives the same id
 * and type as there. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_NAMES_H
#define BM_DRAFT_DRAFT_NAMES_H

#include "form/form.h"

typedef struct bm_draft_names bm_draft_names;

typedef struct {
    bm_str id; /* proposed, not yet made unique */
    bm_field_type type;
    bool sure; /* the type was not guessed from a part of the label */
} bm_draft_name;

enum { BM_DRAFT_ID_BYTES = 40 };

/** bm_draft_names_new(a, forms, n): the labels of ${forms}. O(their texts). */
bm_draft_names *bm_draft_names_new(bm_arena *a, const bm_form *const *forms, size_t n);

/** bm_draft_names_guess(names, label): for a label as bm_draft_label_clean makes it; without one "muc". */
bm_draft_name bm_draft_names_guess(const bm_draft_names *names, bm_str label);

/** bm_draft_names_knows(names, label): is ${label} known as a whole? */
bool bm_draft_names_knows(const bm_draft_names *names, bm_str label);

/** bm_draft_names_take(names, id, heading): ${id} if no field has it yet, else the same behind the id of the
 *  ${heading} above it, else with a number. From now on it is taken. At most BM_DRAFT_ID_BYTES long. */
bm_str bm_draft_names_take(bm_draft_names *names, bm_str id, bm_str heading);

/** bm_draft_names_is_taken(names, id): has a field ${id}, or a column of the table at hand? */
bool bm_draft_names_is_taken(const bm_draft_names *names, bm_str id);

/** bm_draft_names_columns(names, begin): the ids that are taken are those of a table's columns, until it ends. */
void bm_draft_names_columns(bm_draft_names *names, bool begin);

#endif
