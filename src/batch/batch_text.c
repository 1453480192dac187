/* SPDX-License-Identifier: MIT */
#include "batch/batch_text.h"

void bm_batch_text_hex(bm_buf *b, const uint8_t *bytes, size_t n)
{
    char *out = bm_buf_reserve(b, 2 * n);
    for (size_t i = 0; i < n; i++) {
        out[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        out[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    b->len += 2 * n;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool bm_batch_text_digest(bm_str s, uint8_t out[BM_RECORD_DIGEST])
{
    if (s.len != 2 * (size_t)BM_RECORD_DIGEST)
        return false;
    for (size_t i = 0; i < BM_RECORD_DIGEST; i++) {
        int high = digit_of(s.ptr[2 * i]), low = digit_of(s.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

bool bm_batch_text_number(bm_str s, uint64_t *out)
{
    if (!s.len || s.len > 20 || (s.len > 1 && s.ptr[0] == '0'))
        return false;
    *out = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9')
            return false;
        uint64_t digit = (uint64_t)(s.ptr[i] - '0');
        if (*out > (UINT64_MAX - digit) / 10)
            return false;
        *out = *out * 10 + digit;
    }
    return true;
}

bm_str bm_batch_text_field(bm_str *rest, char separator)
{
    const char *at = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    bm_str field = bm_str_n(rest->ptr, at ? (size_t)(at - rest->ptr) : rest->len);
    *rest = bm_str_from(*rest, field.len + (at ? 1 : 0));
    return field;
}
