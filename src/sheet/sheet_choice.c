/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_choice.h"

#include "base/buf.h"
#include "text/case.h"
#include "text/nfc.h"

enum { NUMBER_MAX = 1000000 };

bm_str bm_sheet_choice_name(bm_arena *a, bm_str s)
{
    return bm_arena_copy(a, bm_nfc_normalize(a, s));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* As it is compared loosely. */
static bm_str folded(bm_arena *a, bm_str s)
{
    while (s.len && is_blank(s.ptr[0]))
        s = bm_str_from(s, 1);
    while (s.len && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return bm_case_lower(a, bm_nfc_normalize(a, s));
}

static size_t by_name(bm_arena *a, const bm_sheet_choice *sheets, size_t n, bm_str wanted)
{
    const bm_str name = bm_nfc_normalize(a, wanted), loose = folded(a, wanted);
    for (size_t i = 0; i < n; i++)
        if (sheets[i].is_table && bm_str_eq(sheets[i].name, name))
            return i;
    for (size_t i = 0; i < n; i++)
        if (sheets[i].is_table && bm_str_eq(folded(a, sheets[i].name), loose))
            return i;
    return n;
}

/* Number ${wanted} of the tabs that are shown. */
static size_t by_number(const bm_sheet_choice *sheets, size_t n, bm_str wanted)
{
    size_t number = 0;
    for (size_t i = 0; i < wanted.len; i++) {
        if (wanted.ptr[i] < '0' || wanted.ptr[i] > '9' || number > NUMBER_MAX)
            return n;
        number = 10 * number + (size_t)(wanted.ptr[i] - '0');
    }
    for (size_t i = 0; i < n && number > 0; i++)
        if (!sheets[i].is_hidden && --number == 0)
            return sheets[i].is_table ? i : n;
    return n;
}

ptrdiff_t bm_sheet_choice_find(const bm_sheet_choice *sheets, size_t n, const char *wanted,
                               const bm_pos *pos, bm_diags *ds)
{
    bm_arena *scratch = bm_arena_new();
    size_t found = by_name(scratch, sheets, n, bm_str_of(wanted));
    if (found == n)
        found = by_number(sheets, n, bm_str_of(wanted));
    bm_arena_free(scratch);
    if (found < n)
        return (ptrdiff_t)found;
    bm_buf names = {0};
    for (size_t i = 0; i < n; i++) {
        if (!sheets[i].is_table)
            continue;
        bm_buf_add_cstr(&names, names.len ? ", “" : "“");
        bm_buf_add_str(&names, sheets[i].name);
        bm_buf_add_cstr(&names, "”");
    }
    const bm_str args[] = {bm_str_of(wanted), bm_str_n(names.ptr, names.len)};
    (void)bm_diags_add(ds, BM_BOOK_UNKNOWN_SHEET, pos, NULL, args, 2);
    bm_buf_free(&names);
    return -1;
}
