/* Whole numbers. SPDX-License-Identifier: MIT */
#include "form/check_integer.h"

#include "form/check_digits.h"

enum { DIGITS_MAX = 18, GROUP = 3, PADDED_DIGITS = 2 };

/* The digits of ${s} when ${separator} stands between its groups of three and nowhere else, in at least
 * ${min} places; else "". */
static bm_str ungrouped(bm_arena *a, bm_str s, char separator, size_t min)
{
    bm_str none = BM_STR("");
    char *to = bm_arena_alloc(a, s.len + 1);
    size_t n = 0, n_separators = 0;
    for (size_t i = 0; i < s.len; i++) {
        bool between = i > 0 && (s.len - i) % (GROUP + 1) == 0;
        if (between != (s.ptr[i] == separator))
            return none;
        if (between)
            n_separators++;
        else
            to[n++] = s.ptr[i];
    }
    bm_str digits = bm_str_n(to, n);
    return n_separators >= min && bm_check_digits_only(digits) ? digits : none;
}

/* 1000000 -> 1.000.000 */
static bm_str grouped(bm_arena *a, bm_str digits)
{
    if (digits.len <= GROUP)
        return digits;
    char *to = bm_arena_alloc(a, digits.len + digits.len / GROUP + 1);
    size_t n = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (i > 0 && (digits.len - i) % GROUP == 0)
            to[n++] = '.';
        to[n++] = digits.ptr[i];
    }
    return bm_str_n(to, n);
}

static bool refuse(const bm_check_value_at *at, bm_str typed)
{
    bm_arena *a = at->job->a;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str meant = ungrouped(a, typed, ',', 1), alike = bm_check_digits_alike(a, typed);
    if (!meant.len && bm_check_digits_only(alike))
        meant = alike;
    (void)bm_check_value_tell(at, BM_DATA_INTEGER, typed, grouped(a, meant), bm_str_of(""));
    bm_arena_rewind(a, mark);
    return false;
}

/* The digits of what was typed, or "". ${*plain}: it was written as one writes numbers here. */
static bm_str digits_of(bm_arena *a, bm_str typed, bool *plain)
{
    bm_str digits = typed;
    if (bm_check_digits_only(typed))
        return typed;
    digits = ungrouped(a, typed, '.', 1);
    if (digits.len)
        return digits;
    *plain = false;
    if (bm_check_digits_cell_of(a, typed, &digits) == BM_CHECK_DIGITS_WHOLE)
        return digits;
    digits = ungrouped(a, typed, ' ', 1);
    return digits.len ? digits : ungrouped(a, typed, ',', 2); /* 1,000 may be a decimal comma */
}

static bm_str without_zeros(bm_str digits)
{
    while (digits.len > 1 && digits.ptr[0] == '0')
        digits = bm_str_from(digits, 1);
    return digits;
}

bool bm_check_integer_read(const bm_check_value_at *at, bm_field_value *out)
{
    bm_arena *a = at->job->a;
    bm_str none = BM_STR(""), unused;
    bool plain = true, padded = at->place->field->show == BM_SHOW_PADDED;
    bm_str digits = digits_of(a, out->text, &plain);
    if (!digits.len) {
        if (bm_check_digits_cell_of(a, out->text, &unused) == BM_CHECK_DIGITS_LOST)
            return bm_check_value_tell(at, BM_DATA_DIGITS_LOST, out->text, none, none);
        return refuse(at, out->text);
    }
    bm_str significant = without_zeros(digits);
    plain = plain && (padded || significant.len == digits.len);
    if (significant.len > DIGITS_MAX) {
        const char *limit = bm_arena_printf(a, "%d", DIGITS_MAX);
        return bm_check_value_tell(at, BM_DATA_INTEGER_LONG, out->text, bm_str_of(limit), none);
    }
    for (size_t i = 0; i < significant.len; i++)
        out->number = out->number * 10 + (significant.ptr[i] - '0');
    bm_str shown = grouped(a, significant);
    if (padded)
        shown = significant.len < PADDED_DIGITS ? bm_check_digits_pad(a, significant, PADDED_DIGITS)
                                                : significant;
    if (!plain)
        return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, shown, out);
    out->text = shown;
    return true;
}
