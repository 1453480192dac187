/* Does what a PDF shows agree with the data that it carries? SPDX-License-Identifier: MIT */
#ifndef BM_API_AGREEMENT_H
#define BM_API_AGREEMENT_H

#include "form/check.h"
#include "input/pdf_read.h"
#include "layout/page.h"

/* What one document should show, and what it shows. White space is of no account on either side. */
typedef struct {
    const bm_form *form;
    const bm_field_values *values; /* that the pages were made from; NULL = the blank form */
    const bm_page *expected;       /* laid out again from the data */
    size_t n_expected;
    const bm_pdf_read_page *shown;
    size_t n_shown;        /* at least 1 */
    const size_t *numbers; /* of the pages shown, in the file, from 1 */
    bool
        fillable; /* the fields of the PDF may stand in place of what the form prints for its own fields */
    const bm_pos *pos;
} bm_agreement_pair;

/** bm_agreement_holds(pair): is it the same text? O(bytes). */
bool bm_agreement_holds(const bm_agreement_pair *pair);

/** bm_agreement_tell(a, pair, ds): report where the texts differ, V025 for each place and V026 when there are more.
 *  O(bytes); differences are few, and each is looked for in a bounded stretch. */
void bm_agreement_tell(bm_arena *a, const bm_agreement_pair *pair, bm_diags *ds);

/** bm_agreement_is_other(a, pair): do the texts have so little in common (less than half, or more places differ than
 *  are told) that what is shown is no changed copy of the document but something else? O(bytes), as above. */
bool bm_agreement_is_other(bm_arena *a, const bm_agreement_pair *pair);

/** bm_agreement_is_empty(page): nothing is to be seen on it. bm_agreement_prints_nothing(page): the same for one
 *  that was laid out. */
bool bm_agreement_is_empty(const bm_pdf_read_page *page);
bool bm_agreement_prints_nothing(const bm_page *page);

#endif
