/* What is to be said of a marked copy. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_NOTE_H
#define BM_SHEET_MARK_NOTE_H

#include "base/diags.h"

typedef struct {
    const char *suffix;      /* that its name must have; NULL = ".xlsx" */
    bool lost_signature;     /* it has not the signature of the file */
    size_t n_thread, n_over; /* cells without a comment: they have a thread; there are too many */
    size_t n_full;           /* cells without a colour */
    bool has_outside;        /* rows, columns or marks that no sheet has room for */
} bm_mark_note;

/** bm_mark_note_tell(note, ds): S092 to S097. 0, or -1 when one of them is an error (strict). */
int bm_mark_note_tell(const bm_mark_note *note, bm_diags *ds);

#endif
