/* The provinces and cities of today, those of before 01/7/2025, and how people write them.
 * SPDX-License-Identifier: MIT */
#ifndef BM_FORM_PROVINCE_H
#define BM_FORM_PROVINCE_H

#include "base/arena.h"
#include "text/date.h"

/* A unit of today, with its code (QĐ 19/2025/QĐ-TTg). */
typedef struct {
    int code;
    const char *name;  /* without tỉnh or thành phố */
    const char *key;   /* its letters without marks and spaces: "CAOBANG" */
    bm_date city_from; /* centrally run city since; {0} = a tỉnh */
} bm_province;

/* A unit of before 01/7/2025. A personal number begins with its code (TT 07/2016/TT-BCA, Phụ lục 1). */
typedef struct {
    int code;
    const char *name;
    const char *key;
    int now; /* code of the unit of today that it belongs to */
} bm_province_before;

/** bm_province_at(i), bm_province_before_at(i): the 34 units of today and the 63 of before, by ascending
 *  code; NULL past the end. Static storage. */
const bm_province *bm_province_at(size_t i);
const bm_province_before *bm_province_before_at(size_t i);

/** bm_province_name_before(code): the unit of before 01/7/2025 with ${code}, or NULL. O(63). */
const char *bm_province_name_before(int code);

typedef enum { BM_PROVINCE_BARE, BM_PROVINCE_TINH, BM_PROVINCE_THANH_PHO } bm_province_prefix;

/* What a typed name means. */
typedef struct {
    const bm_province *now;    /* never NULL */
    const char *name;          /* its name, or the one that it had before; in the usual spelling */
    bm_date until;             /* last day of ${name}; {0} = it is a name of today */
    bm_province_prefix prefix; /* typed before the name */
    bool exact;                /* spelt as official texts spell it */
} bm_province_match;

/**
 * bm_province_find(a, text, out):
 * The unit that ${text} (tidied, NFC) means, with or without “tỉnh”, “thành phố”, “TP.”. Exact are both
 * places of the tone (Hòa, Hoà) and all dashes; without being exact, capitals, marks, spaces and
 * known other spellings (Đắc Lắc, HCM) are seen through.
 * ${a} is for scratch. Returns false when it is none. O(100) for exact names, without allocation.
 */
bool bm_province_find(bm_arena *a, bm_str text, bm_province_match *out);

/** bm_province_nearest(text): the name, of today or before, that ${text} may be meant for: a name that people still use for it (Sài Gòn), or one
 *  that is similar; or NULL. */
const char *bm_province_nearest(bm_str text);

#endif
