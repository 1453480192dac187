/* Codes of a font to characters: by its ToUnicode map; without one, by the encoding of a simple font and the names of its
 * glyphs. SPDX-License-Identifier: MIT */
#include "input/pdf_glyphs.h"

#include "base/utf8.h"
#include "input/pdf_string.h"
#include "text/nfc.h"

enum { SYMBOLIC = 4, MAP_BYTES = 4 * 1024 * 1024, MAP_KEPT = 8, MAX_NAME = 40 };

struct bm_pdf_glyphs {
    bool composite;                /* Type 0: codes of two bytes unless a map says else */
    const bm_pdf_cmap *spaces;     /* says how long codes are, or NULL */
    const bm_pdf_cmap *to_unicode; /* or NULL */
    uint32_t simple[256]; /* characters of a simple font without ToUnicode; 0 = not known */
};

/* Windows-1252 (WinAnsiEncoding) from 0x80 to 0x9F; the rest is Latin-1. */
static const uint16_t win_ansi[32] = {
    0x20AC, 0x2022, 0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x2022, 0x17D,  0x2022, 0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x2022, 0x17E,  0x178};

/* Names of the Adobe Glyph List that are neither one letter nor a letter with marks. */
static const struct {
    const char *name;
    uint16_t c;
} glyph_names[] = {
    {"space", ' '},
    {"exclam", '!'},
    {"quotedbl", '"'},
    {"numbersign", '#'},
    {"dollar", '$'},
    {"percent", '%'},
    {"ampersand", '&'},
    {"quotesingle", '\''},
    {"parenleft", '('},
    {"parenright", ')'},
    {"asterisk", '*'},
    {"plus", '+'},
    {"comma", ','},
    {"hyphen", '-'},
    {"period", '.'},
    {"slash", '/'},
    {"zero", '0'},
    {"one", '1'},
    {"two", '2'},
    {"three", '3'},
    {"four", '4'},
    {"five", '5'},
    {"six", '6'},
    {"seven", '7'},
    {"eight", '8'},
    {"nine", '9'},
    {"colon", ':'},
    {"semicolon", ';'},
    {"less", '<'},
    {"equal", '='},
    {"greater", '>'},
    {"question", '?'},
    {"at", '@'},
    {"bracketleft", '['},
    {"backslash", '\\'},
    {"bracketright", ']'},
    {"asciicircum", '^'},
    {"underscore", '_'},
    {"grave", '`'},
    {"braceleft", '{'},
    {"bar", '|'},
    {"braceright", '}'},
    {"asciitilde", '~'},
    {"quoteleft", 0x2018},
    {"quoteright", 0x2019},
    {"nbspace", 0xA0},
    {"section", 0xA7},
    {"degree", 0xB0},
    {"guillemotleft", 0xAB},
    {"guillemotright", 0xBB},
    {"endash", 0x2013},
    {"emdash", 0x2014},
    {"quotedblleft", 0x201C},
    {"quotedblright", 0x201D},
    {"quotesinglbase", 0x201A},
    {"quotedblbase", 0x201E},
    {"bullet", 0x2022},
    {"ellipsis", 0x2026},
    {"dcroat", 0x111},
    {"Dcroat", 0x110},
    {"Eth", 0xD0},
    {"eth", 0xF0},
    {"fi", 0xFB01},
    {"fl", 0xFB02},
    {"dong", 0x20AB},
    {"checkbox", 0x2610},
    {"checkboxchecked", 0x2611},
    {"periodcentered", 0xB7},
};

/* Marks in the names of letters: "abreveacute" is ắ. Longer names before those that begin like them. */
static const struct {
    const char *name;
    uint16_t c;
} marks[] = {
    {"circumflex", 0x302}, {"hookabove", 0x309}, {"dotbelow", 0x323}, {"dieresis", 0x308},
    {"cedilla", 0x327},    {"breve", 0x306},     {"grave", 0x300},    {"acute", 0x301},
    {"tilde", 0x303},      {"caron", 0x30C},     {"horn", 0x31B},     {"ring", 0x30A},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The hexadecimal digits at ${s} as a number; 0 when they are none, or not 4 to 6 of them. */
static uint32_t hex_number(bm_str s)
{
    uint32_t value = 0;
    for (size_t i = 0; i < s.len; i++) {
        const char c = s.ptr[i];
        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'F')))
            return 0;
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : c - 'A' + 10);
    }
    return s.len >= 4 && s.len <= 6 ? value : 0;
}

static uint32_t with_marks(bm_arena *a, bm_str name)
{
    bm_buf text = {0};
    bm_buf_add_byte(&text, name.ptr[0]);
    for (size_t at = 1; at < name.len;) {
        size_t i = 0, n = 0;
        for (; i < sizeof marks / sizeof *marks; i++) {
            n = strlen(marks[i].name);
            if (name.len - at >= n && memcmp(name.ptr + at, marks[i].name, n) == 0)
                break;
        }
        if (i == sizeof marks / sizeof *marks) {
            bm_buf_free(&text);
            return 0;
        }
        bm_pdf_string_put(&text, marks[i].c);
        at += n;
    }
    const bm_str composed = bm_nfc_normalize(a, bm_arena_copy(a, bm_str_n(text.ptr, text.len)));
    bm_buf_free(&text);
    size_t i = 0;
    const uint32_t c = bm_utf8_next(composed, &i);
    return i == composed.len ? c : 0;
}

/* The character of a glyph's name (Adobe Glyph List Specification, 2); 0 = not known. */
static uint32_t from_name(bm_arena *a, bm_str name)
{
    const char *dot = name.len ? memchr(name.ptr + 1, '.', name.len - 1) : NULL;
    if (dot)
        name.len = (size_t)(dot - name.ptr);
    if (name.len == 0 || name.len > MAX_NAME)
        return 0;
    for (size_t i = 0; i < sizeof glyph_names / sizeof *glyph_names; i++)
        if (bm_str_is(name, glyph_names[i].name))
            return glyph_names[i].c;
    if (name.len == 7 && memcmp(name.ptr, "uni", 3) == 0)
        return hex_number(bm_str_from(name, 3));
    if (name.len >= 5 && name.ptr[0] == 'u' && hex_number(bm_str_from(name, 1)))
        return hex_number(bm_str_from(name, 1));
    return is_letter(name.ptr[0]) ? with_marks(a, name) : 0;
}

/* ${encoding}: the font's, a name or a dictionary. */
static void read_differences(bm_pdf_file *f, bm_arena *a, qpdf_oh encoding, bm_pdf_glyphs *g)
{
    qpdf_oh list = bm_pdf_file_key(f, encoding, "/Differences");
    const int n = bm_pdf_file_count(f, list);
    long long code = 0;
    for (int i = 0; i < n && !f->exhausted; i++) {
        const size_t mark = bm_pdf_file_mark(f);
        qpdf_oh item = bm_pdf_file_item(f, list, i);
        const bm_str name = bm_pdf_file_name(f, a, item);
        if (name.len && code >= 0 && code < 256)
            g->simple[code++] = from_name(a, name);
        else
            code = bm_pdf_file_integer(f, item, code);
        bm_pdf_file_rewind(f, mark);
    }
}

static void read_encoding(bm_pdf_file *f, bm_arena *a, qpdf_oh font, bm_pdf_glyphs *g)
{
    qpdf_oh encoding = bm_pdf_file_key(f, font, "/Encoding");
    qpdf_oh descriptor = bm_pdf_file_key(f, font, "/FontDescriptor");
    const long long flags = bm_pdf_file_integer(f, bm_pdf_file_key(f, descriptor, "/Flags"), 0);
    /* an encoding of its own that only the font program knows */
    const bool own = (flags & SYMBOLIC) && bm_pdf_file_is_null(f, encoding);
    const bool type3 = bm_pdf_file_is_name(f, bm_pdf_file_key(f, font, "/Subtype"), "/Type3");
    for (uint32_t c = ' '; c < 256 && !own && !type3; c++)
        g->simple[c] = c >= 0x80 && c < 0xA0 ? win_ansi[c - 0x80] : c;
    read_differences(f, a, encoding, g);
}

static const bm_pdf_cmap *read_map(bm_pdf_file *f, bm_arena *a, qpdf_oh stream)
{
    if (!bm_pdf_file_is_dict(f, stream))
        return NULL;
    bm_buf b = {0};
    bm_pdf_file_data(f, stream, MAP_BYTES, &b);
    const bm_pdf_cmap *map = b.len ? bm_pdf_cmap_read(a, bm_str_n(b.ptr, b.len)) : NULL;
    const size_t kept = MAP_KEPT * b.len; /* for the arena */
    f->inflated_left -= kept < f->inflated_left ? kept : f->inflated_left;
    bm_buf_free(&b);
    return map;
}

const bm_pdf_glyphs *bm_pdf_glyphs_read(bm_pdf_file *f, bm_arena *a, qpdf_oh font)
{
    bm_pdf_glyphs *g = bm_arena_zero(a, 1, sizeof *g);
    const size_t mark = bm_pdf_file_mark(f);
    g->composite = bm_pdf_file_is_name(f, bm_pdf_file_key(f, font, "/Subtype"), "/Type0");
    g->to_unicode = read_map(f, a, bm_pdf_file_key(f, font, "/ToUnicode"));
    if (g->composite) {
        qpdf_oh encoding = bm_pdf_file_key(f, font, "/Encoding");
        const bool identity = bm_pdf_file_is_name(f, encoding, "/Identity-H") ||
                              bm_pdf_file_is_name(f, encoding, "/Identity-V");
        g->spaces = read_map(f, a, encoding);
        if (!g->spaces && !identity)
            g->spaces = g->to_unicode;
    } else if (!g->to_unicode) {
        read_encoding(f, a, font, g);
    }
    bm_pdf_file_rewind(f, mark);
    return g;
}

static size_t code_bytes(const bm_pdf_glyphs *g, bm_str s)
{
    if (!g->composite)
        return 1;
    const size_t n = g->spaces ? bm_pdf_cmap_code_bytes(g->spaces, s) : 0;
    return n ? n : s.len < 2 ? s.len : 2;
}

bool bm_pdf_glyphs_put(const bm_pdf_glyphs *g, bm_str s, size_t limit, bm_buf *out)
{
    bool known = true;
    while (s.len && out->len <= limit) {
        const size_t n = code_bytes(g, s);
        uint32_t code = 0;
        for (size_t i = 0; i < n; i++)
            code = code << 8 | (unsigned char)s.ptr[i];
        s = bm_str_from(s, n);
        if (g->to_unicode && bm_pdf_cmap_put(g->to_unicode, code, out))
            continue;
        const uint32_t c = !g->composite && !g->to_unicode ? g->simple[code] : 0;
        known &= c != 0;
        bm_pdf_string_put(out, c ? c : 0xFFFD);
    }
    return known && s.len == 0;
}
