/* Characters of symbol fonts as Unicode. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_SYMBOL_H
#define BM_INPUT_DOCX_READ_SYMBOL_H

#include <stdint.h>

#include "base/str.h"

/** bm_docx_read_symbol_is_font(font): does it hold symbols in the places of letters (Symbol, Wingdings, Webdings …)? */
bool bm_docx_read_symbol_is_font(bm_str font);

/** bm_docx_read_symbol_map(font, c): what character ${c} of ${font} looks like: boxes as ☐ ☑ ☒. Word writes codes of symbol
 *  fonts as U+F020 to U+F0FF or as they are. Of other fonts U+F0xx is the letter in that place of Windows-1252.
 *  0 = not known. */
uint32_t bm_docx_read_symbol_map(bm_str font, uint32_t c);

#endif
