/* Text in SpreadsheetML. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_TEXT_H
#define BM_SHEET_MARK_TEXT_H

#include "base/buf.h"

/** bm_mark_text_escape(out, text): append ${text}, any bytes, as it stands in XML, also in an attribute in double quotes. What XML cannot hold
 *  becomes U+FFFD; what looks like an escape ("_x000A_") is escaped (ECMA-376 part 1, 22.9.2.19). Line ends are "\n". */
void bm_mark_text_escape(bm_buf *out, bm_str text);

/** bm_mark_text_element(out, prefix, text): append <prefix:t>…</prefix:t>; blanks at the ends are kept. ${prefix} without ":". */
void bm_mark_text_element(bm_buf *out, bm_str prefix, bm_str text);

/** bm_mark_text_decode(out, xml): append what ${xml}, text or the value of an attribute, means: the five entities of XML and references to
 *  characters. */
void bm_mark_text_decode(bm_buf *out, bm_str xml);

#endif
