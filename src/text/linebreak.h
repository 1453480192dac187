/* Where a line may end: UAX #14 through ICU (locale "vi"), with the rules of this project on top.
 * SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_LINEBREAK_H
#define BM_TEXT_LINEBREAK_H

#include <stdint.h>

#include "base/arena.h"

/* Holds ICU's iterator. One for each worker; not shared by threads. */
typedef struct bm_linebreak bm_linebreak;

bm_linebreak *bm_linebreak_new(void);
void bm_linebreak_free(bm_linebreak *lb);

/**
 * bm_linebreak_find(lb, s, may_break):
 * Mark where a line of ${s} may end.
 *
 * s          NFC text of one paragraph, no '\n'
 * may_break  s.len bytes; may_break[i] = 1: a line may end before byte i (the start of a code point).
 *            may_break[0] is always 0.
 *
 * On top of UAX #14: never right after a hyphen-minus, en dash or their following spaces, because
 * readers of the text layer join the parts and drop a hyphen at the end of a line (so " - " goes to
 * the next line whole); never before a "/" nor right after one; never inside an e-mail address, the
 * address of a page or a number.
 * Text of letters, digits, spaces and plain punctuation takes a short way without ICU, with the
 * same result (tested against ICU). O(n).
 */
void bm_linebreak_find(bm_linebreak *lb, bm_str s, uint8_t *may_break);

/** bm_linebreak_find_by_icu(lb, s, may_break): the same without the short way; about 20 times
 *  slower. What the short way is held against. */
void bm_linebreak_find_by_icu(bm_linebreak *lb, bm_str s, uint8_t *may_break);

/**
 * bm_linebreak_cut(word, limit):
 * Where a word that is longer than its line is best cut: as late as can be behind "@", ".", "/", ":", "_" or
 * before a hyphen-minus (see above), so that an e-mail address or a serial number is cut between its parts.
 *
 * limit  bytes of ${word} that fit on the line; fewer than it has
 *
 * Returns the bytes before the cut, from half of ${limit} to ${limit}; 0 when there is no such place.
 * O(limit).
 */
size_t bm_linebreak_cut(bm_str word, size_t limit);

#endif
