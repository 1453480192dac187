/* The forms found in the folders, compiled when first asked for. SPDX-License-Identifier: MIT */
#ifndef BM_API_CATALOGUE_H
#define BM_API_CATALOGUE_H

#include "form/form.h"

typedef struct bm_catalogue bm_catalogue;

/**
 * bm_catalogue_open(dirs, n_dirs, ds):
 * Look for <document>/<form>.yaml in the folders, names of a–z, 0–9, "-" and "_" only. Of one id
 * the file in the earliest folder counts. Symbolic links are followed; only regular files are
 * taken. Nothing is read yet. NULL with E009 (more than BM_LIMIT_FORMS in a folder).
 */
bm_catalogue *bm_catalogue_open(const char *const *dirs, size_t n_dirs, bm_diags *ds);
void bm_catalogue_close(bm_catalogue *c);

/** bm_catalogue_id(c, i): ids in ascending order, or NULL past the end. */
const char *bm_catalogue_id(const bm_catalogue *c, size_t i);

/**
 * bm_catalogue_form(c, id, pos, ds):
 * The form ${id}, compiled by the first caller, who also gets its warnings. Thread-safe.
 *
 * pos  where the id was read, for D003 and D004; may be NULL
 */
const bm_form *bm_catalogue_form(bm_catalogue *c, const char *id, const bm_pos *pos, bm_diags *ds);

/** bm_catalogue_peek(c, id): the form ${id} for a look at its fields and its wording, or NULL when it is not there
 *  or cannot be compiled. What the compiler has to say is kept for who loads the form. Thread-safe. */
const bm_form *bm_catalogue_peek(bm_catalogue *c, const char *id);

#endif
