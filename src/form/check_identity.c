/* Identity numbers. No law gives a personal number a check digit, so what its digits say of province, year
 * and sex is used only to tell whether zeros in front were lost; a rule of the form compares it
 * with the other fields.
 * SPDX-License-Identifier: MIT */
#include "form/check_identity.h"

#include "form/check_digits.h"
#include "form/province.h"

enum {
    CCCD_DIGITS = 12,   /* Luật Căn cước 2023, Điều 12 */
    CCCD_ZEROS = 2,     /* the lowest code of a province is 001 */
    CENTURY_DIGITS = 4, /* 0 to 3: people born from 1900 to 2099 */
    CMND_DIGITS = 9,
    PASSPORT_DIGITS = 7, /* or one more, behind a letter */
    PASSPORT_MIN = 6,    /* of passports of other countries */
    PASSPORT_MAX = 12
};

static int digit(bm_str s, size_t i)
{
    return s.ptr[i] - '0';
}

static bool is_personal_number(bm_str s)
{
    return s.len == CCCD_DIGITS && bm_check_digits_only(s);
}

int bm_check_identity_birth_year(bm_str number)
{
    if (!is_personal_number(number))
        return 0;
    return 1900 + digit(number, 3) / 2 * 100 + digit(number, 4) * 10 + digit(number, 5);
}

bool bm_check_identity_is_male(bm_str number)
{
    return is_personal_number(number) && digit(number, 3) % 2 == 0;
}

const char *bm_check_identity_province(bm_str number)
{
    if (!is_personal_number(number))
        return NULL;
    return bm_province_name_before(digit(number, 0) * 100 + digit(number, 1) * 10 +
                                   digit(number, 2));
}

/* Can ${number} be that of a person who is alive on ${date}? */
static bool is_plausible(bm_str number, bm_date date)
{
    return bm_check_identity_province(number) && digit(number, 3) < CENTURY_DIGITS &&
           (!date.year || bm_check_identity_birth_year(number) <= date.year);
}

static bool is_upper_letter(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* A Vietnamese passport: C1234567. */
static bool is_passport(bm_str s)
{
    return (s.len == PASSPORT_DIGITS + 1 || s.len == PASSPORT_DIGITS + 2) &&
           is_upper_letter(s.ptr[0]) && bm_check_digits_only(bm_str_from(s, 1));
}

static bool is_foreign_passport(bm_str s)
{
    size_t letters = 0, digits = 0;
    for (size_t i = 0; i < s.len; i++) {
        letters += is_upper_letter(s.ptr[i]);
        digits += s.ptr[i] >= '0' && s.ptr[i] <= '9';
    }
    return s.len >= PASSPORT_MIN && s.len <= PASSPORT_MAX && letters && digits &&
           letters + digits == s.len;
}

/* The digits of ${s} when they are as many as those of a card, else "": for “CCCD 004…” and the like. */
static bm_str digits_in(bm_arena *a, bm_str s)
{
    char *to = bm_arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            to[n++] = s.ptr[i];
    return bm_str_n(to, n == CCCD_DIGITS || n == CMND_DIGITS ? n : 0);
}

/* A number that is none of the three, with what may have been meant. */
static bool refuse(const bm_check_value_at *at, bm_str number, bm_str typed)
{
    bm_arena *a = at->job->a;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str meant = digits_in(a, number), alike = bm_check_digits_alike(a, number);
    bm_str count = BM_STR("");
    if (bm_check_digits_only(number)) {
        count = bm_str_of(bm_arena_printf(a, "%zu", number.len));
        if (number.len == CMND_DIGITS - 1 && number.ptr[0] != '0')
            meant = bm_check_digits_pad(a, number, CMND_DIGITS);
    } else if (is_personal_number(alike)) {
        meant = alike;
    }
    (void)bm_check_value_tell(at, BM_DATA_IDENTITY, typed, meant, count);
    bm_arena_rewind(a, mark);
    return false;
}

static bool read_digits(const bm_check_value_at *at, bm_str number, bm_field_value *out)
{
    if (number.len == CCCD_DIGITS || number.len == CMND_DIGITS) {
        out->kind = number.len == CCCD_DIGITS ? BM_IDENTITY_CCCD : BM_IDENTITY_CMND;
        return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, number, out);
    }
    if (number.len < CCCD_DIGITS && number.len >= CCCD_DIGITS - CCCD_ZEROS &&
        number.ptr[0] != '0') {
        bm_str padded = bm_check_digits_pad(at->job->a, number, CCCD_DIGITS);
        if (is_plausible(padded, at->job->date)) {
            out->kind = BM_IDENTITY_CCCD;
            return bm_check_value_rewrite(at, BM_DATA_ZERO_LOST, padded, out);
        }
    }
    return refuse(at, number, out->text);
}

bool bm_check_identity_read(const bm_check_value_at *at, bm_field_value *out)
{
    bm_arena *a = at->job->a;
    bm_str number = out->text, none = BM_STR("");
    switch (bm_check_digits_cell_of(a, out->text, &number)) {
    case BM_CHECK_DIGITS_LOST:
        return bm_check_value_tell(at, BM_DATA_DIGITS_LOST, out->text, none, none);
    case BM_CHECK_DIGITS_WHOLE:
        break;
    case BM_CHECK_DIGITS_TYPED:
        number = bm_check_digits_strip(a, out->text, " .,-_/");
        break;
    }
    if (bm_check_digits_only(number))
        return read_digits(at, number, out);
    number = bm_check_digits_upper(a, number);
    if (!is_passport(number)) {
        if (!is_foreign_passport(number) || is_personal_number(bm_check_digits_alike(a, number)))
            return refuse(at, number, out->text);
        (void)bm_check_value_tell(at, BM_DATA_PASSPORT, number, none, none);
    }
    out->kind = BM_IDENTITY_PASSPORT;
    return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, number, out);
}
