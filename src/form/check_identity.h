/* Fields of type identity, and what a personal number says. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_IDENTITY_H
#define BM_FORM_CHECK_IDENTITY_H

#include "form/check_value.h"

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

/**
 * bm_check_identity_read(at, out): a number of a CCCD, a CMND or a passport; out->kind is its
 * bm_identity_kind. Separators go and letters become capitals (D030). Zeros in front that a spreadsheet
 * dropped come back (D031) when the number then has a known province, and a birth year of this or the
 * last century that is not after the document. Passports that do not look Vietnamese: D035.
 * Wrong: D033, D034.
 */
bool bm_check_identity_read(const bm_check_value_at *at, bm_field_value *out);

#endif
