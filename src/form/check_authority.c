/* Issuing authorities. People shorten their long names in many ways, so they are told apart by the words
 * that only one of them has. SPDX-License-Identifier: MIT */
#include "form/check_authority.h"

#include "text/tone.h"

static const struct {
    const char *name;
    bm_authority_kind kind;
} full_names[] = {
    {"Cục Cảnh sát quản lý hành chính về trật tự xã hội", BM_AUTHORITY_SOCIAL_ORDER_2018},
    {"Cục Cảnh sát đăng ký, quản lý cư trú và dữ liệu quốc gia về dân cư",
     BM_AUTHORITY_RESIDENCE_2016},
    {"Bộ Công an", BM_AUTHORITY_MINISTRY_2024},
    {"CCSQLHCVTTXH", BM_AUTHORITY_SOCIAL_ORDER_2018},
    {"CCSĐKQLCTVDLQGVDC", BM_AUTHORITY_RESIDENCE_2016},
};

/* Parts of a text without marks and spaces, in the order in which they decide: the department of a
 * province names its field of work before the province, the directorate its ministry behind it. */
static const struct {
    const char *part;
    bool at_start;
    bm_authority_kind kind;
} words[] = {
    {"CONGAN", true, BM_AUTHORITY_PROVINCIAL_POLICE},
    {"CATINH", true, BM_AUTHORITY_PROVINCIAL_POLICE},
    {"CATP", true, BM_AUTHORITY_PROVINCIAL_POLICE},
    {"CATHANHPHO", true, BM_AUTHORITY_PROVINCIAL_POLICE},
    {"GIAMDOCCONGAN", true, BM_AUTHORITY_PROVINCIAL_POLICE},
    {"CONGANTINH", false, BM_AUTHORITY_PROVINCIAL_POLICE},
    {"CONGANTHANHPHO", false, BM_AUTHORITY_PROVINCIAL_POLICE},
    {"CONGANTP", false, BM_AUTHORITY_PROVINCIAL_POLICE},
    {"TRATTUXAHOI", false, BM_AUTHORITY_SOCIAL_ORDER_2018},
    {"TTXH", false, BM_AUTHORITY_SOCIAL_ORDER_2018},
    {"CUTRU", false, BM_AUTHORITY_RESIDENCE_2016},
    {"DANCU", false, BM_AUTHORITY_RESIDENCE_2016},
    {"DLQG", false, BM_AUTHORITY_RESIDENCE_2016},
    {"BOCONGAN", true, BM_AUTHORITY_MINISTRY_2024},
    {"BOCA", true, BM_AUTHORITY_MINISTRY_2024},
    {"BCA", true, BM_AUTHORITY_MINISTRY_2024},
};

const char *bm_check_authority_name(bm_authority_kind kind)
{
    for (size_t i = 0; i < sizeof full_names / sizeof full_names[0]; i++)
        if (full_names[i].kind == kind)
            return full_names[i].name;
    return NULL;
}

bm_authority_kind bm_check_authority_kind(bm_arena *a, bm_str text)
{
    for (size_t i = 0; i < sizeof full_names / sizeof full_names[0]; i++)
        if (bm_str_is(text, full_names[i].name))
            return full_names[i].kind;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str plain = bm_tone_plain(a, text);
    char *key = bm_arena_alloc(a, plain.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < plain.len; i++)
        if (plain.ptr[i] != ' ')
            key[n++] = plain.ptr[i];
    key[n] = 0;
    bm_authority_kind kind = BM_AUTHORITY_OTHER;
    for (size_t i = 0; !kind && i < sizeof words / sizeof words[0]; i++) {
        const char *found = strstr(key, words[i].part);
        if (found && (found == key || !words[i].at_start))
            kind = words[i].kind;
    }
    bm_arena_rewind(a, mark);
    return kind;
}
