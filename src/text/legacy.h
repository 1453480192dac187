/* Text in the old encodings of Vietnamese, as it is found in files today: its bytes were taken for
 * Windows-1252 somewhere on the way, so that "Trần Văn" has become "TrÇn V¨n" (TCVN3), "Traàn Vaên" (VNI),
 * "Tr¥n Vån" (VISCII), "TrâÌn Vãn" (Windows-1258), or "Tráº§n VÄƒn" (UTF-8).
 * SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_LEGACY_H
#define BM_TEXT_LEGACY_H

#include "base/arena.h"
#include "base/buf.h"
#include "bieumau.h"

/** bm_legacy_is_unicode(s): whether ${s} has a Vietnamese letter or mark that Windows-1252 does not have; such a text
 *  is no legacy text. O(n). */
bool bm_legacy_is_unicode(bm_str s);

/** bm_legacy_convert(a, s, from): ${s}, which shows the bytes of ${from} as Windows-1252, as Unicode in NFC; ${s}
 *  itself when there is nothing to convert. Must see the text before soft hyphens are removed from it: ư of
 *  TCVN3 is one.
 *  TCVN3 has no capitals with a tone, they are small letters in a capital font. A word of several capitals, and
 *  what stands with it in a text without small ASCII letters, is made capitals throughout ("HßA" -> "HÒA"); a
 *  name in capitals that were only a font cannot be told from one in small letters. O(n). */
bm_str bm_legacy_convert(bm_arena *a, bm_str s, bm_legacy from);

/** bm_legacy_undo_utf8(a, s, letters, lost): ${s}, UTF-8 that was read as Windows-1252, as it was meant. ${*letters}: how
 *  many Vietnamese letters were regained, those of two bytes counted half; ${*lost}: how many characters
 *  lack a byte, U+FFFD in the result. O(n). */
bm_str bm_legacy_undo_utf8(bm_arena *a, bm_str s, double *letters, size_t *lost);

/** bm_legacy_decode(out, bytes, from): append the ${bytes} of a file in ${from} as UTF-8 of Windows-1252, ready for
 *  bm_legacy_convert; what Windows-1252 does not have, and a file of text may not hold, is converted at once.
 *  Letters that are UTF-8 already, in a file that has some of Vietnamese, stay. Returns whether there are any. O(n). */
bool bm_legacy_decode(bm_buf *out, bm_str bytes, bm_legacy from);

#endif
