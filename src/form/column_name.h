/* The name of a column, as it is compared with ids and labels. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_COLUMN_NAME_H
#define BM_FORM_COLUMN_NAME_H

#include "base/arena.h"

/* A name in several keys, each coarser than the one before it. The last three have capitals without marks and nothing between
 * the words; numbering in front ("1.", "(2)", "IV.") and marks of what is required ("*", “(bắt buộc)”) are gone. */
typedef struct {
    bm_str typed; /* NFC, one line, its spaces tidied */
    bm_str plain; /* "SOCMNDCCCDHOCHIEU"; empty for a name without letters and digits */
    bm_str bare;  /* without what is in brackets, unless that is all there is */
    bm_str usual; /* with the words that bm_column_words_at gives for others */
} bm_column_name;

/**
 * bm_column_name_read(a, text):
 * The keys of ${text}, valid UTF-8 in any normal form, in ${a}.
 *
 * Marks, case and signs are passed over as by an ICU collator of primary strength in the root locale: that of "vi" would not do,
 * it tells ê from e and đ from d even at primary strength, and people write “ho ten”. bm_tone_plain gives the same without
 * opening a collator. O(bytes × rows of words).
 */
bm_column_name bm_column_name_read(bm_arena *a, bm_str text);

/** bm_column_name_line(a, text): ${text} in NFC as one line, its spaces tidied. */
bm_str bm_column_name_line(bm_arena *a, bm_str text);

#endif
