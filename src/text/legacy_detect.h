/* Which old encoding the values of a document are in, if any. SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_LEGACY_DETECT_H
#define BM_TEXT_LEGACY_DETECT_H

#include "text/legacy.h"

typedef struct {
    bm_legacy encoding; /* BM_LEGACY_NONE: none of them */
    bool utf8;          /* UTF-8 that was read as Windows-1252; encoding is then NONE */
    size_t first;       /* the first value that shows it */
    size_t n;           /* how many values show it */
} bm_legacy_detect_result;

/**
 * bm_legacy_detect(scratch, values, n):
 * Judge all values of a document together: a single word says little ("Hoà" is right as it stands, and Hồ in VNI).
 * What counts is whether words that are no Vietnamese as they stand become Vietnamese syllables, frequent ones
 * among them, and hardly any word stops to be one. Values with Vietnamese letters of Unicode, and those whose words
 * are all in order, do not take part. Looks at a bounded number of words.
 *
 * Nothing stays in ${scratch}. O(length of the values).
 */
bm_legacy_detect_result bm_legacy_detect(bm_arena *scratch, const bm_str *values, size_t n);

#endif
