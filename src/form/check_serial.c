/* Serial numbers of certificates. SPDX-License-Identifier: MIT */
#include "form/check_serial.h"

#include "form/check_digits.h"

enum { DIGITS_MAX = 40 /* 20 octets */ };

static bool is_hexadecimal(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
}

/* The first byte of ${s} that is no digit, or s.len. */
static size_t wrong_at(bm_str s)
{
    size_t i = 0;
    while (i < s.len && is_hexadecimal(s.ptr[i]))
        i++;
    return i;
}

/* The whole character of ${s} at byte ${i}. */
static bm_str character_at(bm_str s, size_t i)
{
    size_t n = 1;
    while (i + n < s.len && (s.ptr[i + n] & 0xC0) == 0x80)
        n++;
    return bm_str_n(s.ptr + i, n);
}

static bool refuse(const bm_check_value_at *at, bm_str serial, bm_str typed)
{
    bm_arena *a = at->job->a;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str meant = bm_check_digits_alike(a, serial), none = BM_STR("");
    if (wrong_at(meant) < meant.len || !meant.len)
        meant = none;
    bm_str wrong = serial.len ? character_at(serial, wrong_at(serial)) : character_at(typed, 0);
    (void)bm_check_value_tell(at, BM_DATA_SERIAL, typed, wrong, meant);
    bm_arena_rewind(a, mark);
    return false;
}

bool bm_check_serial_read(const bm_check_value_at *at, bm_field_value *out)
{
    bm_arena *a = at->job->a;
    bm_str serial = out->text, none = BM_STR("");
    switch (bm_check_digits_cell_of(a, out->text, &serial)) {
    case BM_CHECK_DIGITS_LOST:
        return bm_check_value_tell(at, BM_DATA_DIGITS_LOST, out->text, none, none);
    case BM_CHECK_DIGITS_WHOLE:
        break;
    case BM_CHECK_DIGITS_TYPED:
        serial = bm_check_digits_strip(a, bm_check_digits_upper(a, out->text), " .:-_");
        break;
    }
    if (serial.len > 2 && memcmp(serial.ptr, "0X", 2) == 0)
        serial = bm_str_from(serial, 2);
    if (!serial.len || wrong_at(serial) < serial.len)
        return refuse(at, serial, out->text);
    if (serial.len % 2)
        serial = bm_check_digits_pad(a, serial, serial.len + 1);
    if (serial.len > DIGITS_MAX) {
        const char *count = bm_arena_printf(a, "%zu", serial.len);
        return bm_check_value_tell(at, BM_DATA_SERIAL_LONG, out->text, bm_str_of(count), none);
    }
    return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, serial, out);
}
