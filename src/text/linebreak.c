/* Line breaks. After the rules of this project, ordinary text may break only behind spaces, and
 * whether it may there depends on the two neighbours alone. That is decided here with a small table;
 * whatever falls outside of it goes through ICU's iterator, and the project's rules are applied
 * to what ICU says. Rule numbers are those of UAX #14 (Unicode 15.0).
 * SPDX-License-Identifier: MIT */
#include "text/linebreak.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "base/utf8.h"

struct bm_linebreak {
    UBreakIterator *iterator; /* NULL until a text needs it */
};

bm_linebreak *bm_linebreak_new(void)
{
    bm_linebreak *lb = calloc(1, sizeof *lb);
    if (!lb)
        bm_arena_out_of_memory();
    return lb;
}

void bm_linebreak_free(bm_linebreak *lb)
{
    if (!lb)
        return;
    if (lb->iterator)
        ubrk_close(lb->iterator);
    free(lb);
}

/* ---- The short way ---- */

/* Classes of UAX #14, where the short way tells them apart. */
enum {
    XX, /* not handled here */
    AL, /* letters and signs that behave like them */
    NU,
    SP,
    IS, /* , . : ; */
    CP, /* ) ] */
    OP, /* ( [ { */
    QU, /* quotation marks, apostrophes */
    EX, /* ! ? */
    HY, /* hyphen-minus, and the en dash, which this project treats alike */
    SY, /* slash */
    GL, /* U+00A0 */
    CM, /* combining marks */
    PR, /* + % $ \ ° ₫ №: PR and PO */
    IN, /* U+2026 */
    N_CLASSES
};

static const uint8_t ascii_class[128] = {
    XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, /* 00 */
    XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, XX, /* 10 */
    SP, EX, QU, AL, PR, PR, AL, QU, OP, CP, AL, PR, IS, HY, IS, SY, /* 20 */
    NU, NU, NU, NU, NU, NU, NU, NU, NU, NU, IS, IS, AL, AL, AL, EX, /* 30 */
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, /* 40 */
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, PR, CP, AL, AL, /* 50 */
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, /* 60 */
    AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, XX, XX, AL, XX, /* 70 */
};

/* Class of the sequence at ${p} that begins with a byte >= 0x80. */
static unsigned class_beyond_ascii(const unsigned char *p)
{
    switch (p[0]) {
    case 0xC2:
        return p[1] == 0xA0 ? GL : p[1] == 0xB0 ? PR : XX;
    case 0xC3:
        return p[1] == 0x97 || p[1] == 0xB7 ? XX : AL;
    case 0xC4:
    case 0xC5:
    case 0xC6:
    case 0xC7:
    case 0xC8:
    case 0xC9:
        return AL;
    case 0xCC:
        return CM;
    case 0xE1:
        return p[1] >= 0xB8 && p[1] <= 0xBB ? AL : XX;
    case 0xE2:
        break;
    default:
        return XX;
    }
    if (p[1] == 0x82 && p[2] == 0xAB)
        return PR;
    if (p[1] == 0x84 && p[2] == 0x96)
        return PR;
    if (p[1] != 0x80)
        return XX;
    switch (p[2]) {
    case 0x93:
        return HY;
    case 0x98:
    case 0x99:
    case 0x9C:
    case 0x9D:
        return QU;
    case 0xA6:
        return IN;
    default:
        return XX;
    }
}

#define BIT(class) (1u << (class))

/* Neighbours without a space between them where ICU may allow a break, or looks at more than the
 * two: bit b of asks_icu[a]. All other neighbours stay together. */
static const uint16_t asks_icu[N_CLASSES] = {
    [IS] = BIT(OP) | BIT(PR),
    [CP] = BIT(OP) | BIT(PR),
    [EX] = BIT(AL) | BIT(NU) | BIT(OP) | BIT(PR) | BIT(IN),
    [PR] = BIT(OP) | BIT(PR),
    [IN] = BIT(AL) | BIT(NU) | BIT(OP) | BIT(PR),
};

/* Marks of ${s}; false when it holds something that only ICU can judge. */
static bool find_short(bm_str s, uint8_t *may_break)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    memset(may_break, 0, s.len);
    unsigned before = XX; /* class of the last character that is neither space nor mark */
    bool spaces = false;
    for (size_t i = 0; i < s.len;) {
        size_t here = i;
        unsigned class;
        if (p[i] < 0x80) {
            class = ascii_class[p[i]];
            i++;
        } else {
            class = class_beyond_ascii(p + i);
            i += p[i] < 0xE0 ? 2 : 3;
        }
        if (class == SP) {
            spaces = true;
            continue;
        }
        if (class == XX || (class == CM && (spaces || here == 0)))
            return false;
        if (class == CM)
            continue;
        /* ICU breaks before ",5" and ".5" behind a space. */
        if (spaces && class == IS && i < s.len && (p[i] == 0xCC || ascii_class[p[i] & 0x7F] == NU))
            return false;
        if (!spaces) {
            if (asks_icu[before] & BIT(class))
                return false;
        } else {
            /* LB13, LB14, LB15, and no break behind a dash. */
            bool stays = (BIT(class) & (BIT(IS) | BIT(CP) | BIT(EX) | BIT(SY))) != 0 ||
                         before == OP || before == HY || (before == QU && class == OP);
            may_break[here] = !stays;
        }
        before = class;
        spaces = false;
    }
    return true;
}

/* ---- The long way ---- */

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2010 || c == 0xAD;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* An e-mail address or the address of a page. */
static bool is_address(bm_str word)
{
    if (word.len > 4 && memcmp(word.ptr, "www.", 4) == 0)
        return true;
    if (memchr(word.ptr, '@', word.len))
        return true;
    for (size_t i = 0; i + 3 <= word.len; i++)
        if (memcmp(word.ptr + i, "://", 3) == 0)
            return true;
    return false;
}

/* Take away the breaks inside of words that this project keeps whole. */
static void keep_addresses(bm_str s, uint8_t *may_break)
{
    for (size_t i = 0; i < s.len;) {
        size_t end = i;
        while (end < s.len && s.ptr[end] != ' ')
            end++;
        if (end > i + 1 && memchr(may_break + i + 1, 1, end - i - 1) &&
            is_address(bm_str_n(s.ptr + i, end - i)))
            memset(may_break + i + 1, 0, end - i - 1);
        i = end + 1;
    }
}

static void apply_rules(bm_str s, uint8_t *may_break)
{
    uint32_t before = 0; /* last character that is neither space nor mark */
    bool spaces = false;
    for (size_t i = 0; i < s.len;) {
        size_t here = i;
        uint32_t c = bm_utf8_next(s, &i);
        bool number = is_digit(c) && before && before < 0x80 && strchr(".,:;", (int)before);
        if (is_dash(before) || c == '/' || (!spaces && (before == '/' || number)))
            may_break[here] = 0;
        if (c != ' ' && (c < 0x300 || c > 0x36F))
            before = c;
        spaces = c == ' ';
    }
    keep_addresses(s, may_break);
}

/* A break behind each row of spaces: all that can be said without ICU. */
static void find_spaces(bm_str s, uint8_t *may_break)
{
    for (size_t i = 1; i < s.len; i++)
        may_break[i] = s.ptr[i - 1] == ' ' && s.ptr[i] != ' ';
}

void bm_linebreak_find_by_icu(bm_linebreak *lb, bm_str s, uint8_t *may_break)
{
    memset(may_break, 0, s.len);
    UErrorCode status = U_ZERO_ERROR;
    if (!lb->iterator)
        lb->iterator = ubrk_open(UBRK_LINE, "vi", NULL, 0, &status);
    UText text = UTEXT_INITIALIZER;
    if (U_SUCCESS(status))
        utext_openUTF8(&text, s.ptr, (int64_t)s.len, &status);
    if (U_SUCCESS(status))
        ubrk_setUText(lb->iterator, &text, &status);
    if (U_SUCCESS(status)) {
        for (int32_t at = ubrk_first(lb->iterator); at != UBRK_DONE; at = ubrk_next(lb->iterator))
            if (at > 0 && (size_t)at < s.len)
                may_break[at] = 1;
    } else {
        find_spaces(s, may_break);
    }
    utext_close(&text);
    apply_rules(s, may_break);
}

void bm_linebreak_find(bm_linebreak *lb, bm_str s, uint8_t *may_break)
{
    if (!find_short(s, may_break))
        bm_linebreak_find_by_icu(lb, s, may_break);
}

size_t bm_linebreak_cut(bm_str word, size_t limit)
{
    for (size_t i = limit; i > 0 && 2 * i >= limit; i--) {
        char before = word.ptr[i - 1], after = word.ptr[i];
        if ((unsigned char)after == 0xCC || (unsigned char)after == 0xCD)
            continue; /* a mark: it stays with its letter */
        bool parts = (before == ':' && after != '/') || before == '@' || before == '_' ||
                     ((before == '.' || before == '/') && after != before);
        if (parts || (after == '-' && before != '-'))
            return i;
    }
    return 0;
}
