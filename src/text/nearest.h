/* The nearest name, for "did you mean". SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_NEAREST_H
#define BM_TEXT_NEAREST_H

#include "base/str.h"

/** bm_nearest_distance(a, b): optimal string alignment distance in code points after removing
 *  Vietnamese marks, case, "_", "-" and spaces. Texts longer than 64 code points count as far. */
unsigned bm_nearest_distance(bm_str a, bm_str b);

/** bm_nearest_find(name, candidates, n): index of the candidate nearest to ${name} (the first one when
 *  equal), or n when none is near enough to be meant: at most one fault, and one more for every
 *  three letters of ${name}. O(n × length²). */
size_t bm_nearest_find(bm_str name, const bm_str *candidates, size_t n);

#endif
