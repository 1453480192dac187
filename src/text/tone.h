/* Keys under which Vietnamese texts are compared. What was typed is never changed by them.
 * SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_TONE_H
#define BM_TEXT_TONE_H

#include "base/arena.h"

/** bm_tone_key(a, s): NFC ${s} in capitals with the tone of each syllable at its end (a byte 1 to 5), so that
 *  hoà and hòa have one key, and "Ủy ban" and "UỶ BAN". For comparing only. O(n). */
bm_str bm_tone_key(bm_arena *a, bm_str s);

/** bm_tone_plain(a, s): NFC ${s} in capitals without any mark, Đ as D, and each run of what is neither
 *  letter nor digit as one space, none at the ends: "Tp. Hà-Nội" -> "TP HA NOI". With a 0 byte behind
 *  it. Different words may share it: only for looking something up among few. O(n). */
bm_str bm_tone_plain(bm_arena *a, bm_str s);

#endif
