/* Text strings and names of PDF (ISO 32000-1, 7.9.2) to UTF-8. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_PDF_STRING_H
#define BM_INPUT_PDF_STRING_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/** bm_pdf_string_text(a, bytes): a text string (UTF-16 or UTF-8 with its mark, else PDFDocEncoding; UTF-8 without mark, which
 *  some programs write, is taken for it) as UTF-8 in NFC in ${a}. Line ends are '\n'; other control characters but tab are left
 *  out, what is malformed is U+FFFD. O(n). */
bm_str bm_pdf_string_text(bm_arena *a, bm_str bytes);

/** bm_pdf_string_utf16(bytes, out): append UTF-16BE as UTF-8, not normalised. Unpaired surrogates are U+FFFD. */
void bm_pdf_string_utf16(bm_str bytes, bm_buf *out);

/** bm_pdf_string_put(out, c): append code point ${c}; U+FFFD when it is none. */
void bm_pdf_string_put(bm_buf *out, uint32_t c);

#endif
