/* Rules identity_agrees and personal_number: does the number of an identity paper fit what else is known of the person?
 * SPDX-License-Identifier: MIT */
#ifndef BM_FORM_RULE_IDENTITY_H
#define BM_FORM_RULE_IDENTITY_H

#include "form/rule_check.h"

/** bm_rule_identity(place): the paper's number against day of birth and sex, the body that issued it against the
 *  day. Nothing here is certain, so R020 to R024 are warnings. */
void bm_rule_identity(const bm_rule_check_place *place);

/** bm_rule_identity_personal(place): rule personal_number, for forms that ask for the “số định danh cá nhân” alone
 *  (Nghị định 68/2024/NĐ-CP): a CMND of 9 digits or a passport is R025, in place of R023. */
void bm_rule_identity_personal(const bm_rule_check_place *place);

#endif
