/* The values of a document against the rules of its form. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_RULE_CHECK_H
#define BM_FORM_RULE_CHECK_H

#include "form/check.h"
#include "form/rule.h"

/* What all rules of one document have in common while they are checked. */
typedef struct {
    bm_arena *a; /* for scratch */
    bm_diags *ds;
    const bm_form *form;
    const bm_field_values *values;
    const bm_pos *pos; /* where a value belongs that is not given; NULL = nowhere */
    bm_date today;
    bm_date date; /* of the document, else today; {0} = the document's is wrong */
    bool draft;   /* what is missing is a note */
    bool sparse;  /* nothing is said of what is missing */
    int status;   /* -1 as soon as there was an error */
} bm_rule_check_job;

/** bm_rule_check(job): hold the values against all rules of the form. A rule is left out when one of its values
 *  is wrong. Reports R…; returns -1 when there was an error. O(rules × rows × fields of a rule). */
int bm_rule_check(bm_rule_check_job *job);

/* One rule at one place, for the kinds that have a file of their own. */
typedef struct {
    bm_rule_check_job *job;
    const bm_rule *rule;
    size_t row; /* of rule->rows, from 1; 0 = none */
} bm_rule_check_place;

/** bm_rule_check_value(place, i): the value of field ${i} of the rule, never NULL; bm_rule_check_label: its label. */
const bm_field_value *bm_rule_check_value(const bm_rule_check_place *place, size_t i);
bm_str bm_rule_check_label(const bm_rule_check_place *place, size_t i);

/** bm_rule_check_report(place, code, i, args, n_args): the value of field ${i} breaks the rule. ${args} as in
 *  bm_diags_add, with room for one more: the rule's source. As severe as the rule, but not more than ${code}. */
void bm_rule_check_report(const bm_rule_check_place *place, bm_code code, size_t i, bm_str *args,
                          size_t n_args);

#endif
