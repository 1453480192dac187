/* Digits that must not be counted with. A spreadsheet takes them for a number: zeros in front go, what
 * does not fit the column is shown as 1.23E+11, and a program that reads the cell may write
 * 12345678901.0. Only what is still there is used; the rest is for the type to judge.
 * SPDX-License-Identifier: MIT */
#include "form/check_digits.h"

enum {
    PRECISE_DIGITS = 15, /* of a number in a spreadsheet (IEEE 754 double) */
    FRACTION_ZEROS = 2   /* of a whole number: "25.0", "25.00"; three are a group of 25.000 */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool bm_check_digits_only(bm_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_digit(s.ptr[i]))
            return false;
    return s.len > 0;
}

/* The parts of "1.23E+11". */
typedef struct {
    bm_str whole, fraction;
    bool plus;    /* E+ */
    int exponent; /* -1 = none */
} number;

static bm_str read_digits(bm_str s, size_t *i)
{
    size_t from = *i;
    while (*i < s.len && is_digit(s.ptr[*i]))
        ++*i;
    return bm_str_n(s.ptr + from, *i - from);
}

static bool read_number(bm_str s, number *out)
{
    *out = (number){.fraction = BM_STR(""), .exponent = -1};
    size_t i = 0;
    out->whole = read_digits(s, &i);
    if (i < s.len && (s.ptr[i] == '.' || s.ptr[i] == ',')) {
        i++;
        out->fraction = read_digits(s, &i);
        if (!out->fraction.len)
            return false;
    }
    if (i < s.len && (s.ptr[i] == 'E' || s.ptr[i] == 'e')) {
        i++;
        out->plus = i < s.len && s.ptr[i] == '+';
        i += out->plus;
        bm_str digits = read_digits(s, &i);
        if (!digits.len || digits.len > 2)
            return false;
        out->exponent = 0;
        for (size_t k = 0; k < digits.len; k++)
            out->exponent = out->exponent * 10 + (digits.ptr[k] - '0');
    }
    return i == s.len && out->whole.len > 0;
}

static bool is_zeros(bm_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != '0')
            return false;
    return true;
}

bm_check_digits_cell bm_check_digits_cell_of(bm_arena *a, bm_str s, bm_str *digits)
{
    number n;
    if (!s.len || !is_digit(s.ptr[0]) || !read_number(s, &n))
        return BM_CHECK_DIGITS_TYPED;
    if (n.exponent < 0) {
        if (!n.fraction.len || n.fraction.len > FRACTION_ZEROS || !is_zeros(n.fraction))
            return BM_CHECK_DIGITS_TYPED;
        *digits = n.whole;
        return n.whole.len <= PRECISE_DIGITS ? BM_CHECK_DIGITS_WHOLE : BM_CHECK_DIGITS_LOST;
    }
    /* 5E10 may be hexadecimal; no spreadsheet writes an exponent in that way. */
    if (n.whole.len != 1 || !(n.plus || n.fraction.len) || n.fraction.len > (size_t)n.exponent)
        return BM_CHECK_DIGITS_TYPED;
    if (n.fraction.len < (size_t)n.exponent || n.fraction.len >= PRECISE_DIGITS)
        return BM_CHECK_DIGITS_LOST;
    char *to = bm_arena_alloc(a, n.fraction.len + 2);
    to[0] = n.whole.ptr[0];
    memcpy(to + 1, n.fraction.ptr, n.fraction.len);
    *digits = bm_str_n(to, n.fraction.len + 1);
    return BM_CHECK_DIGITS_WHOLE;
}

/* Bytes of the separator at ${i}, 0 = none. */
static size_t separator_at(bm_str s, size_t i, const char *ascii)
{
    unsigned char c = (unsigned char)s.ptr[i];
    if (c < 0x80)
        return c == '\'' || (c && strchr(ascii, c)) ? 1 : 0;
    if (c != 0xE2 || i + 2 >= s.len)
        return 0;
    unsigned char d = (unsigned char)s.ptr[i + 1], e = (unsigned char)s.ptr[i + 2];
    bool dash = d == 0x80 && e >= 0x90 && e <= 0x95;         /* U+2010–2015 */
    bool apostrophe = d == 0x80 && (e == 0x98 || e == 0x99); /* U+2018, U+2019 */
    bool minus = d == 0x88 && e == 0x92;                     /* U+2212 */
    return dash || apostrophe || minus ? 3 : 0;
}

bm_str bm_check_digits_strip(bm_arena *a, bm_str s, const char *ascii)
{
    size_t i = 0;
    while (i < s.len && !separator_at(s, i, ascii))
        i++;
    if (i == s.len)
        return s;
    char *to = bm_arena_alloc(a, s.len + 1);
    memcpy(to, s.ptr, i);
    size_t n = i;
    while (i < s.len) {
        size_t skip = separator_at(s, i, ascii);
        if (!skip)
            to[n++] = s.ptr[i];
        i += skip ? skip : 1;
    }
    return bm_str_n(to, n);
}

bm_str bm_check_digits_pad(bm_arena *a, bm_str s, size_t n)
{
    char *to = bm_arena_alloc(a, n + 1);
    memset(to, '0', n - s.len);
    memcpy(to + n - s.len, s.ptr, s.len);
    return bm_str_n(to, n);
}

bm_str bm_check_digits_alike(bm_arena *a, bm_str s)
{
    char *to = bm_arena_alloc(a, s.len + 1);
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        to[i] = (char)(c == 'O' || c == 'o' ? '0' : c == 'I' || c == 'l' ? '1' : c);
    }
    return bm_str_n(to, s.len);
}

bm_str bm_check_digits_upper(bm_arena *a, bm_str s)
{
    size_t i = 0;
    while (i < s.len && !(s.ptr[i] >= 'a' && s.ptr[i] <= 'z'))
        i++;
    if (i == s.len)
        return s;
    char *to = bm_arena_alloc(a, s.len + 1);
    for (i = 0; i < s.len; i++)
        to[i] = (char)(s.ptr[i] >= 'a' && s.ptr[i] <= 'z' ? s.ptr[i] - 0x20 : s.ptr[i]);
    return bm_str_n(to, s.len);
}
