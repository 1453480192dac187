/* Numbers in words, as forms ask for them beside the digits ("Viết bằng chữ").
 * SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_NUMBER_WORDS_H
#define BM_TEXT_NUMBER_WORDS_H

#include <stdint.h>

#include "base/arena.h"

/** bm_number_words(a, n, capital): ${n} as it is read aloud, in ${a}, with a 0 byte behind it: 25 -> "hai mươi
 *  lăm", -1005 -> "âm một nghìn không trăm linh năm"; with a capital first letter when ${capital}.
 *  The words are those of the north, usual in official papers: nghìn, linh, tư, tỷ; 10^12 is nghìn tỷ,
 *  10^18 tỷ tỷ. Every int64_t has words. */
bm_str bm_number_words(bm_arena *a, int64_t n, bool capital);

#endif
