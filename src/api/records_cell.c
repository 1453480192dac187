/* What a spreadsheet took for a number, a date or a truth value becomes the text that a person would have typed in its place. Nothing is guessed:
 * digits that are gone are an error here, and which day a bare number may stand for is for the check to ask (D055).
 * SPDX-License-Identifier: MIT */
#include "api/records_cell.h"

#include <stdio.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "form/check_digits.h"
#include "text/legacy.h"
#include "text/nfc.h"

enum {
    PRECISE_DIGITS = 15, /* of a number in a spreadsheet (IEEE 754 double) */
    DATE_BYTES = 10,     /* 2026-11-22 */
    MINUTES_BYTES = 5,   /* 08:30 */
    FIRST_YEAR = 1900    /* spreadsheets keep a time without a day as one before that */
};

bool bm_records_cell_is_blank(const bm_sheet_cell *c)
{
    if (!c)
        return true;
    if (c->kind != BM_SHEET_TEXT)
        return false;
    unsigned char first = (unsigned char)c->text.ptr[0];
    if (first > ' ' && first < 0x80)
        return false;
    const bm_value v = {.kind = BM_VALUE_SCALAR, .text = c->text};
    return bm_value_is_absent(&v);
}

/* "2026-11-22T08:30:00" -> "22/11/2026 08:30". */
static bm_str date_text(bm_arena *a, bm_str s)
{
    bm_date date;
    bm_str day = {s.ptr, s.len < DATE_BYTES ? s.len : DATE_BYTES}, time = BM_STR("");
    if (s.len > DATE_BYTES + 1)
        time = bm_str_from(s, DATE_BYTES + 1);
    bool has_day = bm_date_parse(day, &date) == BM_DATE_OK;
    if (!has_day && !time.len)
        return s;
    if (time.len > MINUTES_BYTES && bm_str_is(bm_str_from(time, MINUTES_BYTES), ":00"))
        time.len = MINUTES_BYTES;
    if (!has_day || (time.len && date.year < FIRST_YEAR))
        return time;
    bm_str text = bm_date_short(a, date);
    if (!time.len)
        return text;
    return bm_str_of(
        bm_arena_printf(a, "%.*s %.*s", (int)text.len, text.ptr, (int)time.len, time.ptr));
}

/* With the decimal comma of Vietnam. */
static bm_str number_text(bm_arena *a, bm_str s)
{
    if (!memchr(s.ptr, '.', s.len))
        return s;
    char *to = bm_arena_alloc(a, s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        to[i] = (char)(s.ptr[i] == '.' ? ',' : s.ptr[i]);
    return bm_str_n(to, s.len);
}

bm_str bm_records_cell_text(bm_arena *a, const bm_sheet_cell *c, bm_legacy from)
{
    switch (c->kind) {
    case BM_SHEET_DATE:
        return date_text(a, c->text);
    case BM_SHEET_NUMBER:
        return number_text(a, c->text);
    case BM_SHEET_FLAG:
        return bm_str_of(bm_str_is(c->text, "true") ? "có" : "không");
    case BM_SHEET_TEXT:
    case BM_SHEET_FAULT:
        break;
    }
    return bm_nfc_normalize(a, from > BM_LEGACY_NONE && !bm_legacy_is_unicode(c->text)
                                   ? bm_legacy_convert(a, c->text, from)
                                   : c->text);
}

/* ---- Faults ------------------------------------------------------------------------------- */

static bm_str path_of(bm_arena *a, const bm_field *field)
{
    return bm_str_of(bm_arena_cstr(a, field->id));
}

static bool refuse(bm_arena *a, const bm_field *field, bm_code code, const bm_pos *pos, bm_str text,
                   bm_diags *ds)
{
    const bm_str args[] = {path_of(a, field), text};
    (void)bm_diags_add(ds, code, pos, args[0].ptr, args, 2);
    return false;
}

static bool is_code(bm_field_type type)
{
    return type == BM_FIELD_IDENTITY || type == BM_FIELD_TAX_CODE || type == BM_FIELD_BUDGET_CODE ||
           type == BM_FIELD_PHONE;
}

/* Can ${field} take the number ${c}? A count may be negative, its check says so. */
static bool takes_number(bm_arena *a, const bm_field *field, const bm_sheet_cell *c,
                         const bm_pos *pos, bm_diags *ds)
{
    bm_str digits = c->text;
    if (field->type == BM_FIELD_CERTIFICATE_SERIAL)
        return refuse(a, field, BM_CELL_SERIAL, pos, c->text, ds);
    if (!is_code(field->type) && field->type != BM_FIELD_INTEGER)
        return true;
    if (field->type == BM_FIELD_INTEGER && digits.len && digits.ptr[0] == '-')
        digits = bm_str_from(digits, 1);
    if (digits.len <= PRECISE_DIGITS && bm_check_digits_only(digits))
        return true;
    return refuse(a, field, BM_CELL_NUMBER, pos, number_text(a, c->text), ds);
}

static bool is_usable(bm_arena *a, const bm_field *field, const bm_sheet_cell *c, const bm_pos *pos,
                      bm_diags *ds)
{
    if (c->kind == BM_SHEET_FAULT)
        return refuse(a, field, c->text.len ? BM_CELL_FAULT : BM_CELL_NO_VALUE, pos, c->text, ds);
    return c->kind != BM_SHEET_NUMBER || takes_number(a, field, c, pos, ds);
}

/* ---- Texts -------------------------------------------------------------------------------- */

static bm_str convert(bm_arena *a, bm_str text, const bm_pos *pos, bm_records_cell_legacy *legacy)
{
    if (bm_legacy_is_unicode(text)) {
        if (!legacy->n_kept++) {
            legacy->kept_at = *pos;
            legacy->kept = text;
        }
        return text;
    }
    bm_str after = bm_legacy_convert(a, text, legacy->from);
    if (!bm_str_eq(after, text) && !legacy->n_converted++) {
        legacy->converted_at = *pos;
        legacy->before = bm_arena_copy(legacy->arena, text);
        legacy->after = bm_arena_copy(legacy->arena, after);
    }
    return after;
}

/* Nothing of the row that is read may be borrowed: the data outlives it. */
static bm_str kept(bm_arena *a, const bm_sheet_cell *c, const bm_pos *pos,
                   bm_records_cell_legacy *legacy)
{
    bm_sheet_cell converted = *c;
    if (c->kind == BM_SHEET_TEXT && legacy->from > BM_LEGACY_NONE)
        converted.text = convert(a, c->text, pos, legacy);
    return bm_arena_copy(a, bm_records_cell_text(a, &converted, BM_LEGACY_NONE));
}

static void fill_scalar(bm_value *v, const bm_pos *pos, bm_str text)
{
    *v = (bm_value){.kind = BM_VALUE_SCALAR, .pos = *pos, .text = text};
}

/* Behind the item of ${text} that begins at ${from}. */
static size_t item_end(bm_str text, size_t from, bool lines)
{
    size_t i = from;
    for (; i < text.len; i++)
        if (lines ? text.ptr[i] == '\n'
                  : text.ptr[i] == ';' && (i + 1 == text.len || text.ptr[i + 1] == ' '))
            break;
    return i;
}

static const bm_value *list_of(bm_arena *a, bm_str text, const bm_pos *pos)
{
    bool lines = memchr(text.ptr, '\n', text.len) != NULL;
    size_t n = 1;
    for (size_t i = item_end(text, 0, lines); i < text.len; i = item_end(text, i + 1, lines))
        n++;
    bm_value *v = bm_arena_zero(a, n + 1, sizeof *v);
    const bm_value **items = bm_arena_alloc(a, n * sizeof *items);
    *v = (bm_value){.kind = BM_VALUE_LIST, .pos = *pos, .items = items};
    for (size_t i = 0; i <= text.len;) {
        size_t end = item_end(text, i, lines);
        bm_value *item = v + 1 + v->n;
        fill_scalar(item, pos, bm_arena_copy(a, bm_str_n(text.ptr + i, end - i)));
        i = end + 1;
        if (!bm_value_is_absent(item)) /* the end behind the last “;”, an empty line */
            items[v->n++] = item;
    }
    return v;
}

const bm_value *bm_records_cell_value(bm_arena *a, const bm_field *field, const bm_sheet_cell *c,
                                      const bm_pos *pos, bm_records_cell_legacy *legacy,
                                      bm_diags *ds)
{
    if (!is_usable(a, field, c, pos, ds))
        return NULL;
    bm_str text = kept(a, c, pos, legacy);
    if (text.len > BM_LIMIT_TEXT_BYTES) {
        char have[24], most[24];
        (void)snprintf(have, sizeof have, "%zu", text.len);
        (void)snprintf(most, sizeof most, "%d", (int)BM_LIMIT_TEXT_BYTES);
        const bm_str args[] = {bm_str_of(have), bm_str_of(most)};
        (void)bm_diags_add(ds, BM_INPUT_VALUE_TOO_LONG, pos, path_of(a, field).ptr, args, 2);
        return NULL;
    }
    if (field->type == BM_FIELD_LIST)
        return list_of(a, text, pos);
    bm_value *v = bm_arena_alloc(a, sizeof *v);
    fill_scalar(v, pos, text);
    return v;
}
