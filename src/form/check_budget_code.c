/* Codes of units that have to do with the state budget. SPDX-License-Identifier: MIT */
#include "form/check_budget_code.h"

#include "form/check_digits.h"

enum { DIGITS = 7 };

bool bm_check_budget_code_read(const bm_check_value_at *at, bm_field_value *out)
{
    bm_arena *a = at->job->a;
    bm_str code = out->text, none = BM_STR("");
    switch (bm_check_digits_cell_of(a, out->text, &code)) {
    case BM_CHECK_DIGITS_LOST:
        return bm_check_value_tell(at, BM_DATA_DIGITS_LOST, out->text, none, none);
    case BM_CHECK_DIGITS_WHOLE:
        break;
    case BM_CHECK_DIGITS_TYPED:
        code = bm_check_digits_strip(a, out->text, " .,-_");
        break;
    }
    if (code.len != DIGITS || !bm_check_digits_only(code)) {
        bm_str alike = bm_check_digits_alike(a, code);
        bool meant = alike.len == DIGITS && bm_check_digits_only(alike);
        return bm_check_value_tell(at, BM_DATA_BUDGET_CODE, out->text, meant ? alike : none, none);
    }
    if (!memchr("123789", code.ptr[0], 6))
        (void)bm_check_value_tell(at, BM_DATA_BUDGET_CODE_KIND, code, bm_str_n(code.ptr, 1), none);
    return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, code, out);
}
