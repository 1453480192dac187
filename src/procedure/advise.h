/* Answers -> what to file. SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_ADVISE_H
#define BM_PROCEDURE_ADVISE_H

#include "procedure/holiday.h"
#include "procedure/procedures.h"

/**
 * bm_advise_make(a, p, answers, day, holidays, ds):
 * As bm_advise.
 *
 * answers   a map of question or event to answer; NULL = none
 * holidays  NULL = deadlines get no day
 *
 * Returns the advice in ${a}, or NULL with P007, P011, P012 or P015. O(answers × questions + cases).
 */
bm_advice *bm_advise_make(bm_arena *a, const bm_procedures *p, const bm_value *answers, bm_date day,
                          const bm_holidays *holidays, bm_diags *ds);

/** bm_advise_deadlines(a, p, procedure, answers, day, holidays): the deadlines of ${procedure}, in ${a}, with the
 *  days of the events that ${answers} names. The first event of ${p}, the handing in, is on ${day} when it is not
 *  named. */
const bm_deadline *bm_advise_deadlines(bm_arena *a, const bm_procedures *p,
                                       const bm_procedure *procedure, const bm_value *answers,
                                       bm_date day, const bm_holidays *holidays);

/** bm_advise_lint(p, ds): walk all ways of answering the questions (200,000 at most), numbers and dates at the
 *  edges of the conditions. Returns 0, or -1 with P007 when one of them ends in no situation. */
int bm_advise_lint(const bm_procedures *p, bm_diags *ds);

#endif
