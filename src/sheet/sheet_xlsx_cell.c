/* SPDX-License-Identifier: MIT */
#include "sheet/sheet_xlsx_cell.h"

_Static_assert((int)BM_SHEET_XLSX_CELL_BYTES >= (int)BM_SHEET_NUMBER_BYTES, "room for a number");

bm_sheet_xlsx_cell_type bm_sheet_xlsx_cell_type_of(bm_str s)
{
    static const struct {
        const char *name;
        bm_sheet_xlsx_cell_type type;
    } types[] = {{"s", BM_SHEET_XLSX_CELL_SHARED},   {"b", BM_SHEET_XLSX_CELL_BOOLEAN},
                 {"e", BM_SHEET_XLSX_CELL_ERROR},    {"d", BM_SHEET_XLSX_CELL_DAY},
                 {"str", BM_SHEET_XLSX_CELL_STRING}, {"inlineStr", BM_SHEET_XLSX_CELL_INLINE}};
    for (size_t i = 0; s.len && i < sizeof types / sizeof *types; i++)
        if (bm_str_is(s, types[i].name))
            return types[i].type;
    return BM_SHEET_XLSX_CELL_NUMBER;
}

bool bm_sheet_xlsx_cell_place(bm_str s, uint32_t *col, uint32_t *row)
{
    enum { MANY = 100000000 };
    size_t i = 0;
    *col = *row = 0;
    i += i < s.len && s.ptr[i] == '$';
    const size_t letters = i;
    for (; i < s.len && ((s.ptr[i] | 0x20) >= 'a' && (s.ptr[i] | 0x20) <= 'z'); i++)
        *col = *col > MANY / 26 ? MANY : 26 * *col + (uint32_t)((s.ptr[i] | 0x20) - 'a' + 1);
    const bool has_letters = i > letters;
    i += i < s.len && s.ptr[i] == '$';
    const size_t digits = i;
    for (; i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
        *row = *row > MANY / 10 ? MANY : 10 * *row + (uint32_t)(s.ptr[i] - '0');
    return has_letters && i > digits && i == s.len && *row > 0;
}

static bm_str trimmed(bm_str s)
{
    while (s.len && memchr(" \t\r\n", s.ptr[0], 4))
        s = bm_str_from(s, 1);
    while (s.len && memchr(" \t\r\n", s.ptr[s.len - 1], 4))
        s.len--;
    return s;
}

/* A number, or the day that its format makes of it; what is neither stays a text, so that nothing is lost. */
static void set_number(bm_sheet_number_format format, bool is_1904, bm_sheet_cell *cell,
                       char out[BM_SHEET_XLSX_CELL_BYTES])
{
    double serial;
    size_t n = 0;
    if (format != BM_SHEET_NUMBER_FORMAT_PLAIN && bm_sheet_number_value(cell->text, &serial))
        n = bm_sheet_date_of_serial(serial, format, is_1904, out, &cell->kind);
    if (n == 0) {
        n = bm_sheet_number_print(cell->text, out);
        cell->kind = n ? BM_SHEET_NUMBER : BM_SHEET_TEXT;
    }
    if (n)
        cell->text = bm_str_n(out, n);
}

void bm_sheet_xlsx_cell_value(bm_sheet_xlsx_cell_type type, bm_sheet_number_format format,
                              bool is_1904, bm_str value, bm_sheet_cell *cell,
                              char out[BM_SHEET_XLSX_CELL_BYTES])
{
    cell->kind = BM_SHEET_TEXT;
    cell->text = value;
    if (type == BM_SHEET_XLSX_CELL_INLINE || type == BM_SHEET_XLSX_CELL_STRING)
        return;
    cell->text = trimmed(value);
    if (type == BM_SHEET_XLSX_CELL_ERROR) {
        cell->kind = BM_SHEET_FAULT;
    } else if (type == BM_SHEET_XLSX_CELL_BOOLEAN) {
        const bool is_true = bm_str_is(cell->text, "1") || bm_str_is(cell->text, "true");
        if (!is_true && !bm_str_is(cell->text, "0") && !bm_str_is(cell->text, "false"))
            return;
        cell->kind = BM_SHEET_FLAG;
        cell->text = bm_str_of(is_true ? "true" : "false");
    } else if (type == BM_SHEET_XLSX_CELL_DAY) {
        bm_sheet_kind kind;
        const size_t n = bm_sheet_date_of_iso(cell->text, out, &kind);
        if (!n)
            return;
        cell->kind = kind;
        cell->text = bm_str_n(out, n);
    } else if (cell->text.len) {
        set_number(format, is_1904, cell, out);
    }
}
