/* Text as names of files may hold it everywhere. SPDX-License-Identifier: MIT */
#ifndef BM_TEXT_ASCII_H
#define BM_TEXT_ASCII_H

#include "base/str.h"

/** bm_ascii_fold(s, out, size): NFC ${s} as small letters without marks, digits and "_", with one "-" for each run of anything else and none at the
 *  ends: "Đặng Thị Bưởi, 1990" -> "dang-thi-buoi-1990". Other scripts than the Latin one count as anything else. 0-terminated, at most
 *  ${size} - 1 bytes: what does not fit is cut. Returns how many bytes it has. O(n) of what fits. */
size_t bm_ascii_fold(bm_str s, char *out, size_t size);

#endif
