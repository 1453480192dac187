/* Beginnings and rhymes of Vietnamese syllables, as schools teach them. The rhyme of a word such as "già"
 * or "quá" begins behind "gi" and "qu". SPDX-License-Identifier: MIT */
#include "text/syllable.h"

#include <stdlib.h>

#include "text/tone.h"

static const char *const beginnings[] = {
    "NGH", "CH", "GH", "GI", "KH", "NG", "NH", "PH", "QU", "TH", "TR", "B", "C", "D",
    "Đ",   "G",  "H",  "K",  "L",  "M",  "N",  "P",  "R",  "S",  "T",  "V", "X", "",
};

/* In the order of their bytes. */
static const char *const rhymes[] = {
    "A",    "AC",   "ACH", "AI",   "AM",   "AN",  "ANG",  "ANH",  "AO",   "AP",   "AT",  "AU",
    "AY",   "E",    "EC",  "EM",   "EN",   "ENG", "EO",   "EP",   "ET",   "I",    "IA",  "ICH",
    "IM",   "IN",   "INH", "IP",   "IT",   "IU",  "IÊC",  "IÊM",  "IÊN",  "IÊNG", "IÊP", "IÊT",
    "IÊU",  "O",    "OA",  "OAC",  "OACH", "OAI", "OAM",  "OAN",  "OANG", "OANH", "OAO", "OAP",
    "OAT",  "OAY",  "OC",  "OE",   "OEN",  "OEO", "OET",  "OI",   "OM",   "ON",   "ONG", "OOC",
    "OONG", "OP",   "OT",  "OĂC",  "OĂM",  "OĂN", "OĂNG", "OĂT",  "U",    "UA",   "UC",  "UI",
    "UM",   "UN",   "UNG", "UP",   "UT",   "UY",  "UYA",  "UYCH", "UYNH", "UYP",  "UYT", "UYU",
    "UYÊN", "UYÊT", "UÂN", "UÂNG", "UÂT",  "UÂY", "UÊ",   "UÊCH", "UÊN",  "UÊNH", "UÊT", "UÔC",
    "UÔI",  "UÔM",  "UÔN", "UÔNG", "UÔT",  "UƠ",  "Y",    "YCH",  "YNH",  "YT",   "YÊM", "YÊN",
    "YÊNG", "YÊT",  "YÊU", "ÂC",   "ÂM",   "ÂN",  "ÂNG",  "ÂP",   "ÂT",   "ÂU",   "ÂY",  "Ê",
    "ÊCH",  "ÊM",   "ÊN",  "ÊNH",  "ÊP",   "ÊT",  "ÊU",   "Ô",    "ÔC",   "ÔI",   "ÔM",  "ÔN",
    "ÔNG",  "ÔP",   "ÔT",  "ĂC",   "ĂM",   "ĂN",  "ĂNG",  "ĂP",   "ĂT",   "Ơ",    "ƠI",  "ƠM",
    "ƠN",   "ƠP",   "ƠT",  "Ư",    "ƯA",   "ƯC",  "ƯI",   "ƯM",   "ƯN",   "ƯNG",  "ƯT",  "ƯU",
    "ƯƠC",  "ƯƠI",  "ƯƠM", "ƯƠN",  "ƯƠNG", "ƯƠP", "ƯƠT",  "ƯƠU",
};

enum { SAC = 2, NANG = 5, LETTERS_MAX = 16 /* bytes of "NGHƯƠNG" and more */ };

static int compare(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

static bool is_rhyme(const char *s)
{
    return bsearch(s, rhymes, sizeof rhymes / sizeof rhymes[0], sizeof rhymes[0], compare) != NULL;
}

/* 0-terminated capitals ${s} without tone. */
static bool is_built(const char *s)
{
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        size_t n = strlen(beginnings[i]);
        if (strncmp(s, beginnings[i], n) == 0 && is_rhyme(s + n))
            return true;
    }
    return false;
}

bool bm_syllable_is_vietnamese(bm_arena *scratch, bm_str s)
{
    char letters[LETTERS_MAX + 1];
    bm_arena_mark mark = bm_arena_mark_of(scratch);
    bm_str key = bm_tone_key(scratch, s);
    size_t n = key.len;
    char tone = n && key.ptr[n - 1] <= NANG && key.ptr[n - 1] > 0 ? key.ptr[n - 1] : 0;
    n -= tone != 0;
    bool fits = n > 0 && n <= LETTERS_MAX;
    if (fits)
        memcpy(letters, key.ptr, n);
    bm_arena_rewind(scratch, mark);
    if (!fits)
        return false;
    letters[n] = 0;
    bool stopped = strchr("CPT", letters[n - 1]) || (n > 1 && strcmp(letters + n - 2, "CH") == 0);
    return (!stopped || tone == SAC || tone == NANG) && is_built(letters);
}
