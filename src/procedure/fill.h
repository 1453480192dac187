/* Values of one form made from values of another. SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_FILL_H
#define BM_PROCEDURE_FILL_H

#include "procedure/procedure_read.h"
#include "procedure/procedures.h"

/** bm_fill_compile(r, v, out): `fill:`, field → text with {source fields}, or a list of rows; nothing when ${v} is
 *  NULL. */
void bm_fill_compile(const bm_procedure_read *r, const bm_value *v, bm_fill *out);

/* Where the values come from. */
typedef struct {
    const bm_value *shared;  /* the map under data:; NULL = nothing */
    const bm_value *profile; /* of the office; NULL = none */
    bool *used;              /* shared->n: set for what was taken */
} bm_fill_source;

/**
 * bm_fill_make(a, entry, source, ds):
 * The value of ${entry}. "{x}" alone is the value of x whatever it is, a list too; a text with more in it needs
 * one value for each name. A row without any value of a field is left out.
 *
 * Returns NULL when a value is missing, or with P023.
 */
const bm_value *bm_fill_make(bm_arena *a, const bm_fill_entry *entry, const bm_fill_source *source,
                             bm_diags *ds);

/** bm_fill_lookup(fill, field): the entry that fills ${field}, or NULL. */
const bm_fill_entry *bm_fill_lookup(const bm_fill *fill, bm_str field);

#endif
