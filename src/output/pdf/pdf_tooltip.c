/* Vietnamese, as the forms are. SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_tooltip.h"

/* How a value of that type is to be written, or "". */
static const char *format_of(const bm_field *field)
{
    switch (field->type) {
    case BM_FIELD_DATE:
        return " (ngày/tháng/năm)";
    case BM_FIELD_LIST:
        return " (mỗi mục một dòng)";
    default:
        return "";
    }
}

static const char *cstr(bm_arena *a, bm_str s)
{
    return bm_arena_cstr(a, s);
}

bm_str bm_pdf_tooltip_field(bm_arena *a, const bm_field *field)
{
    return bm_str_of(bm_arena_printf(a, "%s%s%s%s", cstr(a, field->label), format_of(field),
                                     field->help.len ? ". " : "", cstr(a, field->help)));
}

bm_str bm_pdf_tooltip_words(bm_arena *a, const bm_field *field)
{
    return bm_str_of(bm_arena_printf(a, "%s (bằng chữ)", cstr(a, field->label)));
}

bm_str bm_pdf_tooltip_gap(bm_arena *a, const bm_field *field, bm_str before, size_t number,
                          size_t count)
{
    static const char *const parts_of_a_date[] = {"ngày", "tháng", "năm"};
    while (before.len && strchr(" ,;", before.ptr[before.len - 1]))
        before.len--;
    while (before.len && strchr(" ,;.:/-", before.ptr[0]))
        before = bm_str_from(before, 1);
    if (!before.len && field->type == BM_FIELD_DATE && count == 3 && number <= count)
        before = bm_str_of(parts_of_a_date[number - 1]);
    if (before.len)
        return bm_str_of(bm_arena_printf(a, "%s: %s", cstr(a, field->label), cstr(a, before)));
    return bm_str_of(bm_arena_printf(a, "%s (%zu/%zu)", cstr(a, field->label), number, count));
}

bm_str bm_pdf_tooltip_cell(bm_arena *a, const bm_field *table, const bm_field *column, size_t row)
{
    return bm_str_of(bm_arena_printf(a, "%s, dòng %zu: %s", cstr(a, table->label), row + 1,
                                     cstr(a, bm_pdf_tooltip_field(a, column))));
}
