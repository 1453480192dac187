/* Words with a fixed meaning: the options of a choice, yes and no. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_CHOICE_H
#define BM_FORM_CHECK_CHOICE_H

#include "base/arena.h"

/**
 * bm_check_choice_find(a, text, options, n_options):
 * The option that ${text} (tidied, NFC) means, or -1. Capitals and the place of the tone mark
 * (hòa, hoà) are ignored; the answer is -1 too when that leaves more than one option.
 * ${a} is for scratch and is left as it was. O(bytes of all).
 */
int bm_check_choice_find(bm_arena *a, bm_str text, const char *const *options, size_t n_options);

/** bm_check_choice_flag(a, text): 1 for có, yes, true, x, 1; 0 for không, no, false, 0; else -1. */
int bm_check_choice_flag(bm_arena *a, bm_str text);

#endif
