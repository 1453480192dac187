/* Rule identity_agrees: does the number of an identity paper fit what else is known of the person?
 * SPDX-License-Identifier: MIT */
#ifndef BM_FORM_RULE_IDENTITY_H
#define BM_FORM_RULE_IDENTITY_H

#include "form/rule_check.h"

/** bm_rule_identity(place): the paper's number against day of birth and sex, the body that issued it against the
 *  day. Nothing here is certain, so R020 to R024 are warnings. */
void bm_rule_identity(const bm_rule_check_place *place);

#endif
