/* Identity numbers. SPDX-License-Identifier: MIT */
#include "form/check_identity.h"

#include "form/province.h"

enum { DIGITS_CCCD = 12 };

static bool is_personal_number(bm_str s)
{
    if (s.len != DIGITS_CCCD)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
    return true;
}

static int digit(bm_str s, size_t i)
{
    return s.ptr[i] - '0';
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
