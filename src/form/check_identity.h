/* Fields of type identity, and what a personal number says. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_IDENTITY_H
#define BM_FORM_CHECK_IDENTITY_H

#include "base/str.h"

/* Which paper a number belongs to: bm_field_value.kind of an IDENTITY field; 0 = none. */
typedef enum {
    BM_IDENTITY_CCCD = 1, /* số định danh cá nhân: căn cước công dân, căn cước; 12 digits */
    BM_IDENTITY_CMND, /* chứng minh nhân dân; 9 digits */
    BM_IDENTITY_PASSPORT
} bm_identity_kind;

/* What the first six of the twelve digits of a personal number say (NĐ 137/2015/NĐ-CP, Điều 13; NĐ
 * 70/2024/NĐ-CP no longer prints the structure, but numbers are given for life). ${number}: as
 * the check left it; anything but 12 digits gives 0, NULL or false. */

/** bm_check_identity_birth_year(number): 1985; the fourth digit is the century and the sex. */
int bm_check_identity_birth_year(bm_str number);

/** bm_check_identity_is_male(number): true when the fourth digit is even. */
bool bm_check_identity_is_male(bm_str number);

/** bm_check_identity_province(number): name of the province (before 01/7/2025) where the birth was
 *  registered, or NULL when the code is none of the 63: it may be that of a country. Static storage. */
const char *bm_check_identity_province(bm_str number);

#endif
