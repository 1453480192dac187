/* What belongs to a dossier, as data of a form of our own. SPDX-License-Identifier: MIT */
#ifndef BM_API_CHECKLIST_H
#define BM_API_CHECKLIST_H

#include "base/arena.h"
#include "bieumau.h"

#define BM_CHECKLIST_FORM "noi-bo/to-kiem-tra"

typedef struct {
    const bm_procedure *procedure;
    const bm_deadline *deadlines; /* of the procedure, with days */
    const bm_part *parts;         /* the forms that were made */
    size_t n_parts;
    const bm_holidays *holidays; /* NULL = none */
} bm_checklist;

/** bm_checklist_data(a, list, ds): the data of BM_CHECKLIST_FORM; texts on the way are in ${a}. Free with
 *  bm_data_free. NULL with I001, I005 or D009. */
bm_data *bm_checklist_data(bm_arena *a, const bm_checklist *list, bm_diags *ds);

#endif
