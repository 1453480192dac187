/* What can be a syllable of Vietnamese. SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_SYLLABLE_H
#define BM_TEXT_SYLLABLE_H

#include "base/arena.h"

/** bm_syllable_is_vietnamese(scratch, s): whether NFC ${s}, letters only, is built as a syllable of Vietnamese is:
 *  a known beginning and rhyme, at most one tone, and a sắc or nặng before final c, ch, p, t. Case and the place of the
 *  tone do not matter. Nothing stays in ${scratch}. O(length). */
bool bm_syllable_is_vietnamese(bm_arena *scratch, bm_str s);

#endif
