/* Those that stand in Vietnamese forms: boxes, ticks, bullets, arrows, some mathematics. Looks: Microsoft's code charts of these
 * fonts. SPDX-License-Identifier: MIT */
#include "input/docx_read_symbol.h"

typedef enum { NO_FONT, SYMBOL, WINGDINGS, WINGDINGS_2, WINGDINGS_3, WEBDINGS, OTHER_SYMBOLS } font;

static const struct {
    uint8_t font, code;
    uint16_t c;
} symbols[] = {
    {SYMBOL, 0x20, ' '},         {SYMBOL, 0x2B, '+'},         {SYMBOL, 0x2D, '-'},
    {SYMBOL, 0x2F, '/'},         {SYMBOL, 0x3D, '='},         {SYMBOL, 0x7F, 0x2610},
    {SYMBOL, 0xA3, 0x2264},      {SYMBOL, 0xA7, 0x2663},      {SYMBOL, 0xAB, 0x2194},
    {SYMBOL, 0xAC, 0x2190},      {SYMBOL, 0xAE, 0x2192},      {SYMBOL, 0xB0, 0x00B0},
    {SYMBOL, 0xB1, 0x00B1},      {SYMBOL, 0xB3, 0x2265},      {SYMBOL, 0xB4, 0x00D7},
    {SYMBOL, 0xB7, 0x2022},      {SYMBOL, 0xB8, 0x00F7},      {SYMBOL, 0xB9, 0x2260},
    {SYMBOL, 0xBB, 0x2248},      {SYMBOL, 0xBC, 0x2026},      {SYMBOL, 0xD0, 0x2220},
    {SYMBOL, 0xD2, 0x00AE},      {SYMBOL, 0xD3, 0x00A9},      {SYMBOL, 0xD7, 0x22C5},
    {SYMBOL, 0xDE, 0x21D2},      {SYMBOL, 0xF0, 0x25A1},      {WINGDINGS, 0x20, ' '},
    {WINGDINGS, 0x21, 0x270F},   {WINGDINGS, 0x22, 0x2702},   {WINGDINGS, 0x28, 0x260E},
    {WINGDINGS, 0x2A, 0x2709},   {WINGDINGS, 0x46, 0x261E},   {WINGDINGS, 0x6C, 0x25CF},
    {WINGDINGS, 0x6D, 0x274D},   {WINGDINGS, 0x6E, 0x25A0},   {WINGDINGS, 0x6F, 0x2610},
    {WINGDINGS, 0x70, 0x2610},   {WINGDINGS, 0x71, 0x2610},   {WINGDINGS, 0x72, 0x2610},
    {WINGDINGS, 0x75, 0x25C6},   {WINGDINGS, 0x76, 0x2756},   {WINGDINGS, 0x78, 0x2612},
    {WINGDINGS, 0x9E, 0x00B7},   {WINGDINGS, 0x9F, 0x2022},   {WINGDINGS, 0xA1, 0x25CB},
    {WINGDINGS, 0xA4, 0x25C9},   {WINGDINGS, 0xA7, 0x25AA},   {WINGDINGS, 0xA8, 0x2610},
    {WINGDINGS, 0xAA, 0x2726},   {WINGDINGS, 0xAB, 0x2605},   {WINGDINGS, 0xD8, 0x27A2},
    {WINGDINGS, 0xDF, 0x2190},   {WINGDINGS, 0xE0, 0x2192},   {WINGDINGS, 0xE8, 0x2794},
    {WINGDINGS, 0xF0, 0x21E8},   {WINGDINGS, 0xFB, 0x2718},   {WINGDINGS, 0xFC, 0x2714},
    {WINGDINGS, 0xFD, 0x2612},   {WINGDINGS, 0xFE, 0x2611},   {WINGDINGS_2, 0x20, ' '},
    {WINGDINGS_2, 0x2A, 0x2610}, {WINGDINGS_2, 0x4F, 0x2717}, {WINGDINGS_2, 0x50, 0x2713},
    {WINGDINGS_2, 0x51, 0x2612}, {WINGDINGS_2, 0x52, 0x2611}, {WINGDINGS_2, 0x53, 0x2612},
    {WINGDINGS_2, 0x54, 0x2612}, {WINGDINGS_2, 0x97, 0x25CF}, {WINGDINGS_2, 0xA2, 0x25A0},
    {WINGDINGS_2, 0xA3, 0x2610}, {WINGDINGS_3, 0x20, ' '},    {WINGDINGS_3, 0x7D, 0x25B6},
    {WEBDINGS, 0x20, ' '},       {WEBDINGS, 0x34, 0x25B6},    {WEBDINGS, 0x61, 0x2714},
    {WEBDINGS, 0x63, 0x2610},    {WEBDINGS, 0x67, 0x25A0},    {WEBDINGS, 0x72, 0x2718},
    {WEBDINGS, 0x3C, 0x25A0},    {WEBDINGS, 0x3D, 0x25CF},
};

/* Letters of Windows-1252 that are not in the same places as in Unicode; 0 = none stands there. */
static const uint16_t windows_1252[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static bool same(bm_str s, const char *name)
{
    if (s.len != strlen(name))
        return false;
    for (size_t i = 0; i < s.len; i++)
        if ((s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] + 0x20 : s.ptr[i]) != name[i])
            return false;
    return true;
}

static font font_of(bm_str name)
{
    static const struct {
        const char *name;
        font font;
    } fonts[] = {{"symbol", SYMBOL},           {"wingdings", WINGDINGS},
                 {"wingdings 2", WINGDINGS_2}, {"wingdings 3", WINGDINGS_3},
                 {"webdings", WEBDINGS},       {"zapfdingbats", OTHER_SYMBOLS},
                 {"marlett", OTHER_SYMBOLS},   {"monotype sorts", OTHER_SYMBOLS},
                 {"mt extra", OTHER_SYMBOLS}};
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        if (same(name, fonts[i].name))
            return fonts[i].font;
    return NO_FONT;
}

bool bm_docx_read_symbol_is_font(bm_str name)
{
    return font_of(name) != NO_FONT;
}

uint32_t bm_docx_read_symbol_map(bm_str name, uint32_t c)
{
    const font f = font_of(name);
    const bool private = c >= 0xF020 && c <= 0xF0FF;
    const uint32_t code = private ? c - 0xF000 : c;
    if (f == NO_FONT && !private)
        return c;
    if (f == NO_FONT)
        return code >= 0x80 && code < 0xA0 ? windows_1252[code - 0x80] : code;
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (symbols[i].font == f && symbols[i].code == code)
            return symbols[i].c;
    return code > 0xFF ? c : 0; /* a character of its own in a font that has it not */
}
