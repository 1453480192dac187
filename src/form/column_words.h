/* How offices shorten and vary the words in the names of columns: data. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_COLUMN_WORDS_H
#define BM_FORM_COLUMN_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Words in capitals without marks (bm_tone_plain), and what stands for them. */
typedef struct {
    const char *from, *to;
    bool whole; /* only when the name has no other words */
} bm_column_word;

/** bm_column_words_at(i): the rows in the order in which they are applied, or NULL past the end. Static storage. */
const bm_column_word *bm_column_words_at(size_t i);

/** bm_column_words_is_aside(plain): is a column of this name (bm_tone_plain) one that tables have for themselves, and no form asks
 *  for: a running number, remarks? */
bool bm_column_words_is_aside(const char *plain);

#endif
