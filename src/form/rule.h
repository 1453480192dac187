/* Rules of a form: what its data must keep beyond the type of each value. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_RULE_H
#define BM_FORM_RULE_H

#include "form/form_read.h"

/* In the order of the keys of BM_KNOWN_IDENTITY_AGREES. */
typedef enum {
    BM_RULE_IDENTITY,
    BM_RULE_BIRTH,
    BM_RULE_SEX,
    BM_RULE_ISSUED,
    BM_RULE_AUTHORITY,
    BM_RULE_IDENTITY_ROLES
} bm_rule_identity_role;

/* What stands in place of a field. */
enum {
    BM_RULE_NO_FIELD = -1,
    BM_RULE_TODAY = -2,
    BM_RULE_DATE = -3 /* of the document: that of the form's date field, else today */
};

struct bm_rule {
    bm_known_rule kind;
    const int
        *fields; /* indices in the form, or BM_RULE_…; in the order of the keys that name them */
    size_t n_fields;
    long number;       /* days, years, or the greatest value */
    uint16_t when;     /* number of the condition; 0 = always */
    int rows;          /* held against each row of this ROWS field; -1 = against the document */
    bm_severity level; /* of its messages, unless they are less sure by nature */
    bm_str source;     /* the article; may be empty */
    bm_str advice[2];  /* [BM_LANG_VI], [BM_LANG_EN]: shown in place of the hint; empty = none */
};

/** bm_rule_compile(r, v): compile ${v}, the value of `rules:`, behind the fields and the date of the form.
 *  Reports F001…F006, F011, F014. */
void bm_rule_compile(bm_form_read *r, const bm_value *v);

#endif
