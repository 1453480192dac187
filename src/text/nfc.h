/* Unicode normal form C. SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_NFC_H
#define BM_TEXT_NFC_H

#include "base/arena.h"

/** bm_nfc_normalize(a, s): valid UTF-8 ${s} in NFC: ${s} itself when it already is (no copy; the
 *  common case, without ICU), else a copy in ${a}. NFD and "tổ hợp" give the same result. More than
 *  30 marks in a row, which no language has, are cut by U+034F (Stream-Safe Text). O(n). */
bm_str bm_nfc_normalize(bm_arena *a, bm_str s);

/** bm_nfc_loose_mark(s, at): true when NFC ${s} holds a Vietnamese mark (U+0300 0301 0302 0303 0306 0309
 *  031B 0323) that is a sign of a typing error: after another such mark, after a white space or at
 *  the start, or after a letter that is neither a Vietnamese vowel nor a base with breve or
 *  circumflex used by minority languages (ơ̆ ư̆ ê̆ ô̆ and the like: vowel + U+0306 is fine).
 *  ${*at}: byte offset of the mark. */
bool bm_nfc_loose_mark(bm_str s, size_t *at);

#endif
