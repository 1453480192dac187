/* SPDX-License-Identifier: MIT */
#include "draft/draft_char.h"

#include "base/utf8.h"

bool bm_draft_char_is_box(uint32_t c)
{
    switch (c) {
    case 0x25A1: /* □ */
    case 0x25A2:
    case 0x25FB:
    case 0x25FD:
    case 0x2610: /* ☐ */
    case 0x2611:
    case 0x2612:
    case 0x274F:
    case 0x2750:
    case 0x2751:
    case 0x2752:
    case 0x2B1C:
        return true;
    default:
        return false;
    }
}

uint32_t bm_draft_char_clean(uint32_t c)
{
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 ||
        c == '\t' || c == '\n' || c == '\r')
        return ' ';
    if (c == 0x2010 || c == 0x2011)
        return '-';
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
        (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
        (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE)
        return 0;
    return c;
}

bool bm_draft_char_is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    return (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x3040 && c < 0xE000) ||
           c >= 0x10000;
}

bool bm_draft_char_has_letter(bm_str s)
{
    for (size_t i = 0; i < s.len;)
        if (bm_draft_char_is_letter(bm_utf8_next(s, &i)))
            return true;
    return false;
}

long bm_draft_char_width(uint32_t c)
{
    if (c >= 0x300 && c < 0x370)
        return 0;
    if (c == 0x2026)
        return 1000;
    if (c < 0x80 && strchr(" .,:;'!|()[]/-ijlft", (int)c))
        return 290;
    if (c < 0x80 && strchr("mwMW", (int)c))
        return 780;
    if (c >= 'A' && c <= 'Z')
        return 660;
    return 480;
}
