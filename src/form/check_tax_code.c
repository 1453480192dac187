/* Tax codes. SPDX-License-Identifier: MIT */
#include "form/check_tax_code.h"

#include "form/check_digits.h"
#include "form/check_identity.h"

enum {
    CODE_DIGITS = 10,
    UNIT_DIGITS = 13, /* of a dependent unit */
    PERSON_DIGITS = 12,
    CHECKED_DIGITS = 9,
    RANGE_DIGITS = 2,
    LAST_BIRTH_YEAR = 2099
};

/* The tenth digit as the tax offices make it, known from use (as in python-stdnum, stdnum.vn.mst): 10 less the
 * weighted sum of the nine before it modulo 11; a remainder of 0 is given to nobody. */
static bool fits_check_digit(bm_str code)
{
    static const int weights[CHECKED_DIGITS] = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (size_t i = 0; i < CHECKED_DIGITS; i++)
        sum += weights[i] * (code.ptr[i] - '0');
    return 10 - sum % 11 == code.ptr[CHECKED_DIGITS] - '0';
}

/* The number within its range begins at 0000001, the number of a unit at 001. */
static bool is_numbered(bm_str code)
{
    return memcmp(code.ptr + RANGE_DIGITS, "0000000", CHECKED_DIGITS - RANGE_DIGITS) != 0 &&
           (code.len == CODE_DIGITS || memcmp(code.ptr + CODE_DIGITS, "000", 3) != 0);
}

static bm_str printed(bm_arena *a, bm_str code)
{
    if (code.len == CODE_DIGITS)
        return code;
    return bm_str_of(bm_arena_printf(a, "%.*s-%.*s", CODE_DIGITS, code.ptr,
                                     UNIT_DIGITS - CODE_DIGITS, code.ptr + CODE_DIGITS));
}

/* Is ${code} one that is printed as it is? The common case. */
static bool is_clean(bm_str code)
{
    if (code.len == CODE_DIGITS + 4 && code.ptr[CODE_DIGITS] == '-')
        return bm_check_digits_only(bm_str_n(code.ptr, CODE_DIGITS)) &&
               bm_check_digits_only(bm_str_from(code, CODE_DIGITS + 1)) &&
               memcmp(code.ptr + CODE_DIGITS + 1, "000", 3) != 0 &&
               is_numbered(bm_str_n(code.ptr, CODE_DIGITS)) && fits_check_digit(code);
    return code.len == CODE_DIGITS && bm_check_digits_only(code) && is_numbered(code) &&
           fits_check_digit(code);
}

static bool refuse(const bm_check_value_at *at, bm_str code, bm_str typed)
{
    bm_arena *a = at->job->a;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str meant = bm_check_digits_alike(a, code), count = BM_STR("");
    if (bm_check_digits_only(code))
        count = bm_str_of(bm_arena_printf(a, "%zu", code.len));
    bool proposed = !count.len && bm_check_digits_only(meant) &&
                    (meant.len == CODE_DIGITS || meant.len == UNIT_DIGITS) && is_numbered(meant) &&
                    fits_check_digit(meant);
    (void)bm_check_value_tell(at, BM_DATA_TAX_CODE, typed,
                              proposed ? printed(a, meant) : bm_str_of(""), count);
    bm_arena_rewind(a, mark);
    return false;
}

/* ${code} with the zero in front that a spreadsheet dropped, or "" when that cannot be. A person's code
 * always has it, so 12 digits without one are those of a unit. */
static bm_str restored(bm_arena *a, bm_str code)
{
    bm_str none = BM_STR("");
    if ((code.len != CODE_DIGITS - 1 && code.len != UNIT_DIGITS - 1) || code.ptr[0] == '0')
        return none;
    bm_str padded = bm_check_digits_pad(a, code, code.len + 1);
    return is_numbered(padded) && fits_check_digit(padded) ? padded : none;
}

/* 12 digits are the personal number of somebody (Luật Quản lý thuế; TT 86/2024/TT-BTC, Điều 5), who is born
 * by now. */
static bool is_personal(bm_str code, bm_date date)
{
    return code.len == PERSON_DIGITS && code.ptr[0] == '0' &&
           bm_check_identity_birth_year(code) <= (date.year ? date.year : LAST_BIRTH_YEAR);
}

bool bm_check_tax_code_read(const bm_check_value_at *at, bm_field_value *out)
{
    bm_arena *a = at->job->a;
    bm_str code = out->text, none = BM_STR("");
    if (is_clean(code))
        return true;
    switch (bm_check_digits_cell_of(a, out->text, &code)) {
    case BM_CHECK_DIGITS_LOST:
        return bm_check_value_tell(at, BM_DATA_DIGITS_LOST, out->text, none, none);
    case BM_CHECK_DIGITS_WHOLE:
        break;
    case BM_CHECK_DIGITS_TYPED:
        code = bm_check_digits_strip(a, out->text, " .,-_/");
        break;
    }
    if (!bm_check_digits_only(code))
        return refuse(at, code, out->text);
    bm_str padded = restored(a, code);
    if (padded.len)
        return bm_check_value_rewrite(at, BM_DATA_ZERO_LOST, printed(a, padded), out);
    if (is_personal(code, at->job->date)) {
        (void)bm_check_value_tell(at, BM_DATA_TAX_CODE_PERSON, code, none, none);
        return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, code, out);
    }
    if ((code.len != CODE_DIGITS && code.len != UNIT_DIGITS) || !is_numbered(code))
        return refuse(at, code, out->text);
    if (!fits_check_digit(code))
        (void)bm_check_value_tell(at, BM_DATA_TAX_CODE_DIGIT, printed(a, code), none, none);
    return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, printed(a, code), out);
}
