/* Rule signing_authority: on whose behalf a paper is signed. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_RULE_SIGNING_H
#define BM_FORM_RULE_SIGNING_H

#include "form/rule_check.h"

/** bm_rule_signing(place): the lines above a signature against NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7a.
 *  Reports R013, R014, R015. */
void bm_rule_signing(const bm_rule_check_place *place);

#endif
