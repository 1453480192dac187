/* Text of a file in some encoding becomes UTF-8, piece by piece. SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_CHARSET_H
#define BM_TEXT_CHARSET_H

#include "base/buf.h"

typedef struct bm_charset bm_charset;

/** bm_charset_open(name): a converter from the encoding ${name} ("UTF-16LE", "windows-1252", whatever ICU knows), or NULL when there is
 *  none. Free with bm_charset_free. */
bm_charset *bm_charset_open(const char *name);
void bm_charset_free(bm_charset *c);

/** bm_charset_is(name, other): are both names of one encoding, whatever their case and punctuation ("utf8", "UTF-8")? Aliases count. */
bool bm_charset_is(const char *name, const char *other);

/**
 * bm_charset_convert(c, bytes, last, out, bad):
 * Append ${bytes} to ${out} as UTF-8. A character whose bytes go on in the next piece is kept until then.
 *
 * last  no further piece comes
 *
 * Returns true; or false at bytes that are no character: ${*bad} is the first of them, what comes before them is in ${out}, and the
 * converter is to be restarted. O(bytes).
 */
bool bm_charset_convert(bm_charset *c, bm_str bytes, bool last, bm_buf *out, unsigned char *bad);

/** bm_charset_restart(c): forget what is kept of a character. */
void bm_charset_restart(bm_charset *c);

#endif
