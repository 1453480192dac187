/* Which fields of a form a list for another system takes. What the list looks like is not said here.
 * SPDX-License-Identifier: MIT */
#ifndef BM_FORM_FORM_EXPORT_H
#define BM_FORM_FORM_EXPORT_H

#include "form/form_read.h"

enum { BM_FORM_EXPORT_FIELDS = 4 };

/* What one key names. */
typedef struct {
    int fields[BM_FORM_EXPORT_FIELDS]; /* indices in the form, in the order of the definition */
    size_t n;                          /* 0 = the key is not there */
    uint16_t when;                     /* BM_KNOWN_VGCA_REMOTE: number of the condition; 0 = none */
} bm_form_export_source;

struct bm_form_export {
    int table; /* the ROWS field whose rows are those of the list; -1 = a document makes one */
    bm_form_export_source sources[BM_KNOWN_VGCA_KEYS];
};

/** bm_form_export_compile(r, v): compile ${v}, the value of `export:`, behind the fields of the form. Reports F001…F006, F014. */
void bm_form_export_compile(bm_form_read *r, const bm_value *v);

#endif
