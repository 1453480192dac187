/* Most numbers have at most 15 digits: no two such decimals are the same double (DBL_DIG), so their digits are the shortest already.
 * The others go through strtod and snprintf without a decimal point, the one thing in which locales differ.
 * SPDX-License-Identifier: MIT */
#include "sheet/sheet_number.h"

#include <float.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    DIGITS_MAX = 40,   /* that are looked at; the rest can only tell on which side of a tie it is */
    EXACT_DIGITS = 15, /* DBL_DIG */
    EXACT_POWER = 22,  /* 10^22 is the largest power of ten that is a double */
    PLAIN_FROM = -6,   /* exponents that are written with a point only */
    PLAIN_BELOW = 15,
    EXPONENT_MAX = 100000
};

/* D.DDD × 10^exponent, without zeros at both ends; n = 0: zero. */
typedef struct {
    char digits[DIGITS_MAX + 2];
    int n;
    long exponent;
    bool is_negative;
} decimal;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_digit(decimal *d, char c, bool *is_cut)
{
    if (d->n < DIGITS_MAX)
        d->digits[d->n++] = c;
    else if (c != '0')
        *is_cut = true;
}

/* The digits at ${*i}, with a point; ${*n}: how many. */
static void read_digits(bm_str s, size_t *i, decimal *d, size_t *n)
{
    bool behind_point = false, is_cut = false;
    long exponent = -1;
    *n = 0;
    for (; *i < s.len; ++*i) {
        const char c = s.ptr[*i];
        if (c == '.' && !behind_point) {
            behind_point = true;
            continue;
        }
        if (!is_digit(c))
            break;
        ++*n;
        if (c == '0' && d->n == 0) {
            exponent -= behind_point;
            continue;
        }
        exponent += !behind_point;
        add_digit(d, c, &is_cut);
    }
    d->exponent = exponent;
    while (d->n && d->digits[d->n - 1] == '0')
        d->n--;
    if (is_cut)
        d->digits[d->n++] = '1';
}

/* "E-2" at ${*i}, added to ${d}. */
static bool read_exponent(bm_str s, size_t *i, decimal *d)
{
    long value = 0;
    if (*i == s.len || (s.ptr[*i] != 'e' && s.ptr[*i] != 'E'))
        return true;
    ++*i;
    const bool is_negative = *i < s.len && s.ptr[*i] == '-';
    if (*i < s.len && (s.ptr[*i] == '-' || s.ptr[*i] == '+'))
        ++*i;
    const size_t start = *i;
    for (; *i < s.len && is_digit(s.ptr[*i]); ++*i)
        if (value < EXPONENT_MAX)
            value = 10 * value + (s.ptr[*i] - '0');
    d->exponent += is_negative ? -value : value;
    return *i > start;
}

static bool parse(bm_str s, decimal *d)
{
    size_t i = 0, n;
    while (s.len && is_white(s.ptr[0]))
        s = bm_str_from(s, 1);
    while (s.len && is_white(s.ptr[s.len - 1]))
        s.len--;
    d->n = 0;
    d->is_negative = s.len && s.ptr[0] == '-';
    if (s.len && (s.ptr[0] == '-' || s.ptr[0] == '+'))
        i++;
    read_digits(s, &i, d, &n);
    return n && read_exponent(s, &i, d) && i == s.len;
}

static double value_of(const decimal *d)
{
    static const double powers[EXACT_POWER + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                   1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                   1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const long shift = d->exponent - d->n + 1;
    if (d->n <= EXACT_DIGITS && shift >= -EXACT_POWER && shift <= EXACT_POWER) {
        double whole = 0;
        for (int i = 0; i < d->n; i++)
            whole = 10 * whole + (d->digits[i] - '0');
        return shift < 0 ? whole / powers[-shift] : whole * powers[shift];
    }
    char text[DIGITS_MAX + 32];
    (void)snprintf(text, sizeof text, "%.*se%ld", d->n, d->digits, shift);
    return strtod(text, NULL);
}

bool bm_sheet_number_value(bm_str s, double *out)
{
    decimal d;
    if (!parse(s, &d))
        return false;
    *out = d.is_negative ? -value_of(&d) : value_of(&d);
    return isfinite(*out);
}

/* The ${digits} digits nearest to ${x}, which is positive. */
static decimal rounded(double x, int digits)
{
    decimal d = {.n = 0};
    char text[64];
    (void)snprintf(text, sizeof text, "%.*e", digits - 1, x);
    const char *p = text;
    for (; *p && *p != 'e'; p++) /* the decimal point of the locale is no digit */
        if (is_digit(*p))
            d.digits[d.n++] = *p;
    d.exponent = strtol(p + 1, NULL, 10);
    while (d.n && d.digits[d.n - 1] == '0')
        d.n--;
    return d;
}

/* ${d} with as few digits as its double needs. */
static bool shorten(decimal *d)
{
    const double x = value_of(d);
    if (!isfinite(x))
        return false;
    decimal best = {.n = 0};
    const int first = x < DBL_MIN ? 1 : EXACT_DIGITS; /* what is smaller has fewer digits */
    for (int digits = first; x > 0 && digits <= EXACT_DIGITS + 2; digits++) {
        best = rounded(x, digits);
        if (value_of(&best) == x)
            break;
    }
    best.is_negative = d->is_negative;
    *d = best;
    return true;
}

static size_t add_zeros(char *out, long n)
{
    for (long i = 0; i < n; i++)
        out[i] = '0';
    return n > 0 ? (size_t)n : 0;
}

static size_t print_plain(const decimal *d, char *out)
{
    size_t n = 0;
    if (d->exponent < 0) {
        out[n++] = '0';
        out[n++] = '.';
        n += add_zeros(out + n, -d->exponent - 1);
    }
    for (int i = 0; i < d->n; i++) {
        out[n++] = d->digits[i];
        if (i == d->exponent && i + 1 < d->n)
            out[n++] = '.';
    }
    return n + add_zeros(out + n, d->exponent + 1 - d->n);
}

static size_t print_exponent(const decimal *d, char *out)
{
    size_t n = 0;
    out[n++] = d->digits[0];
    if (d->n > 1)
        out[n++] = '.';
    for (int i = 1; i < d->n; i++)
        out[n++] = d->digits[i];
    return n + (size_t)snprintf(out + n, 8, "E%+ld", d->exponent);
}

size_t bm_sheet_number_print(bm_str s, char out[BM_SHEET_NUMBER_BYTES])
{
    decimal d;
    size_t n = 0;
    if (!parse(s, &d))
        return 0;
    if ((d.n > EXACT_DIGITS || d.exponent > 300 || d.exponent < -300) && !shorten(&d))
        return 0;
    if (d.n == 0) {
        out[0] = '0';
        return 1;
    }
    if (d.is_negative)
        out[n++] = '-';
    const bool is_limit = d.exponent == PLAIN_BELOW && d.n == 1 && d.digits[0] == '1';
    const bool is_plain = (d.exponent >= PLAIN_FROM && d.exponent < PLAIN_BELOW) || is_limit;
    return n + (is_plain ? print_plain(&d, out + n) : print_exponent(&d, out + n));
}

bool bm_sheet_number_is_like(bm_str s)
{
    bool has_digit = false;
    for (size_t i = 0; i < s.len; i++) {
        if (is_digit(s.ptr[i]))
            has_digit = true;
        else if (!is_white(s.ptr[i]) && !memchr("+-.,", s.ptr[i], 4))
            return false;
    }
    return has_digit;
}
