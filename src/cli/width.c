/* Widths after Unicode 15.0 (general categories Mn, Me, Cf; East Asian Width W and F), cut down to the
 * blocks that appear in practice. SPDX-License-Identifier: MIT */
#include "cli/width.h"

#include <stdbool.h>

typedef struct {
    uint32_t first, last;
} range;

static const range zero_wide[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x2064}, {0x2066, 0x206F}, {0x20D0, 0x20FF}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
};

static const range double_wide[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

static bool within(uint32_t code, const range *ranges, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

size_t bm_width_next(const char *s, uint32_t *code)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *p = (const unsigned char *)s;
    size_t n = p[0] < 0x80 ? 1 : p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : 2;
    *code = p[0];
    if (n == 1)
        return p[0] != 0;
    uint32_t c = p[0] & (0xFFu >> (n + 1));
    bool good = p[0] >= 0xC2 && p[0] <= 0xF4;
    for (size_t i = 1; good && i < n; i++) {
        good = (p[i] & 0xC0) == 0x80;
        c = c << 6 | (p[i] & 0x3Fu);
    }
    good = good && c >= least[n] && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
    *code = good ? c : BM_WIDTH_REPLACEMENT;
    return good ? n : 1;
}

int bm_width_of(uint32_t code)
{
    if (code < 0x0300)
        return code != 0;
    if (within(code, zero_wide, sizeof zero_wide / sizeof *zero_wide))
        return 0;
    return within(code, double_wide, sizeof double_wide / sizeof *double_wide) ? 2 : 1;
}

/* C0, DEL, C1, and the characters that turn the direction of writing. */
static uint32_t made_safe(uint32_t code)
{
    bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    bool turns = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return control || turns ? BM_WIDTH_REPLACEMENT : code;
}

size_t bm_width_text(const char *s)
{
    size_t width = 0;
    uint32_t code;
    for (size_t n; (n = bm_width_next(s, &code)) != 0; s += n)
        width += (size_t)bm_width_of(made_safe(code));
    return width;
}

void bm_width_put(FILE *out, uint32_t code)
{
    char bytes[4];
    size_t n = 0;
    if (code < 0x80) {
        bytes[n++] = (char)code;
    } else {
        if (code >= 0x10000) {
            bytes[n++] = (char)(0xF0 | code >> 18);
            bytes[n++] = (char)(0x80 | (code >> 12 & 0x3F));
        } else if (code >= 0x800) {
            bytes[n++] = (char)(0xE0 | code >> 12);
        } else {
            bytes[n++] = (char)(0xC0 | code >> 6);
        }
        if (code >= 0x800)
            bytes[n++] = (char)(0x80 | (code >> 6 & 0x3F));
        bytes[n++] = (char)(0x80 | (code & 0x3F));
    }
    (void)fwrite(bytes, 1, n, out);
}

void bm_width_print(FILE *out, const char *s)
{
    uint32_t code;
    for (size_t n; (n = bm_width_next(s, &code)) != 0; s += n)
        bm_width_put(out, made_safe(code));
}
