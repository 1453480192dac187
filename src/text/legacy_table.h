/* What the bytes of the old encodings stand for. SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_LEGACY_TABLE_H
#define BM_TEXT_LEGACY_TABLE_H

#include <stdint.h>

#include "bieumau.h"

/** bm_legacy_table_windows(byte): what ${byte} >= 0x80 is in Windows-1252; the five that are nothing there
 *  are the control characters of the same number. */
uint32_t bm_legacy_table_windows(unsigned char byte);

/** bm_legacy_table_byte(c): the byte that Windows-1252 shows as ${c}, or -1. Control characters stand for the
 *  bytes of their number, as in ISO 8859-1. */
int bm_legacy_table_byte(uint32_t c);

/** bm_legacy_table_letter(from, byte): the letter or combining mark that ${byte} is in ${from}; 0 = it is what it is in
 *  Windows-1252. VNI: only the bytes that stand for a letter alone. */
uint32_t bm_legacy_table_letter(bm_legacy from, unsigned char byte);

/** bm_legacy_table_vni_marks(byte): the combining marks that ${byte} puts on the vowel before it in VNI, ended by 0;
 *  NULL = it is no mark. */
const uint16_t *bm_legacy_table_vni_marks(unsigned char byte);

#endif
