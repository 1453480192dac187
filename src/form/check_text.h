/* One value as it was typed -> text that may stand in a document. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_TEXT_H
#define BM_FORM_CHECK_TEXT_H

#include <stdint.h>

#include "base/arena.h"

/* What came of one value, and what was found on the way. */
typedef struct {
    bm_str text;        /* NFC; borrows from the value when nothing had to change */
    uint32_t refused;   /* the first character that no document may hold; 0 = none */
    size_t n_invisible; /* characters without shape or width that were left out */
    bool line_ends;     /* a line end or tab became a space */
    bool runs;          /* several spaces became one */
    bool plain;         /* only letters of Vietnamese and plain ASCII: no mark stands alone */
} bm_check_text;

/**
 * bm_check_text_line(a, s): one line of text. White space around it goes, runs of white space
 * (line ends, tabs and the spaces of Unicode among them) become one U+0020, characters without
 * shape (U+200B–200F, U+2060–2064, U+206A–206F, U+FEFF, U+00AD, U+061C, U+180E) are left out.
 * Refused: C0, C1 and DEL, U+2028, U+2029, U+202A–202E, U+2066–2069, U+FFF9–FFFB, noncharacters,
 * and U+FFFD, which stands for a letter that was lost before.
 * Plain text takes a way without decoding and without a copy. O(n).
 */
bm_check_text bm_check_text_line(bm_arena *a, bm_str s);

/** bm_check_text_markdown(a, s): the same for CommonMark: lines end in '\n' and stay, and so do
 *  runs of spaces; a tab in the indentation becomes spaces up to the next multiple of 4. O(n). */
bm_check_text bm_check_text_markdown(bm_arena *a, bm_str s);

/** bm_check_text_trim_blocks(s): the source of a document without what CommonMark passes over: blank lines at its start, and
 *  white space at its end. */
bm_str bm_check_text_trim_blocks(bm_str s);

#endif
