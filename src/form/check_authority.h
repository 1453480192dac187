/* Who issued an identity paper. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_CHECK_AUTHORITY_H
#define BM_FORM_CHECK_AUTHORITY_H

#include "base/arena.h"

/* The bodies that issue identity papers, one after the other. */
typedef enum {
    BM_AUTHORITY_OTHER,             /* none of these: a free text */
    BM_AUTHORITY_PROVINCIAL_POLICE, /* Công an tỉnh …: CMND */
    BM_AUTHORITY_RESIDENCE_2016, /* Cục Cảnh sát đăng ký, quản lý cư trú và dữ liệu quốc gia về dân
                                       cư: CCCD from 01/2016 to 09/10/2018 */
    BM_AUTHORITY_SOCIAL_ORDER_2018, /* Cục Cảnh sát quản lý hành chính về trật tự xã hội: CCCD from
                                       10/10/2018 (TT 33/2018/TT-BCA) to 30/6/2024 */
    BM_AUTHORITY_MINISTRY_2024 /* Bộ Công an: căn cước from 01/7/2024 (Luật Căn cước 2023, Điều 18) */
} bm_authority_kind;

/** bm_check_authority_kind(a, text): the body that ${text} (tidied, NFC) names, in full or abbreviated as
 *  people and the list of dichvucong.ca.gov.vn do (CCSQLHCVTTXH). ${a} is for scratch. O(bytes). */
bm_authority_kind bm_check_authority_kind(bm_arena *a, bm_str text);

/** bm_check_authority_name(kind): its full name, or NULL when it is not one body. Static storage. */
const char *bm_check_authority_name(bm_authority_kind kind);

#endif
