/* The small syntax of PDF. Page content writes millions of numbers, so these go without the C
 * library's printf; no locale can change them either. SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_write.h"

#include <time.h>

#include "base/utf8.h"

void bm_pdf_write_reference(bm_buf *out, unsigned number)
{
    bm_buf_add_byte(out, ' ');
    bm_buf_add_int(out, number);
    bm_buf_add(out, " 0 R", 4);
}

void bm_pdf_write_hundredths(bm_buf *out, int64_t n)
{
    if (n < 0) {
        bm_buf_add_byte(out, '-');
        n = -n;
    }
    if (n >= 100 || n == 0)
        bm_buf_add_int(out, n / 100);
    n %= 100;
    if (!n)
        return;
    char digits[3] = {'.', (char)('0' + n / 10), (char)('0' + n % 10)};
    bm_buf_add(out, digits, digits[2] == '0' ? 2 : 3);
}

void bm_pdf_write_bytes(bm_buf *out, const void *bytes, size_t n)
{
    const char *s = bytes;
    char *p = bm_buf_reserve(out, 2 * n + 2);
    *p++ = '(';
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\r') { /* a bare carriage return would be read as a line feed */
            *p++ = '\\';
            *p++ = 'r';
            continue;
        }
        if (s[i] == '(' || s[i] == ')' || s[i] == '\\')
            *p++ = '\\';
        *p++ = s[i];
    }
    *p++ = ')';
    out->len = (size_t)(p - out->ptr);
}

/* UTF-16BE of ${code}; returns the number of bytes. */
static size_t utf16(uint8_t out[4], uint32_t code)
{
    uint32_t high = code;
    size_t n = 0;
    if (code > 0xFFFF) {
        high = 0xD800 + ((code - 0x10000) >> 10);
        code = 0xDC00 + (code & 0x3FF);
        out[n++] = (uint8_t)(high >> 8);
        out[n++] = (uint8_t)high;
    }
    out[n++] = (uint8_t)(code >> 8);
    out[n++] = (uint8_t)code;
    return n;
}

void bm_pdf_write_text(bm_buf *out, bm_str s)
{
    size_t i = 0;
    while (i < s.len && s.ptr[i] >= 0x20 && s.ptr[i] < 0x7F)
        i++;
    if (i == s.len) {
        bm_pdf_write_bytes(out, s.ptr, s.len);
        return;
    }
    bm_buf text = {0};
    bm_buf_add(&text, "\xFE\xFF", 2);
    for (i = 0; i < s.len;) {
        uint8_t units[4];
        bm_buf_add(&text, units, utf16(units, bm_utf8_next(s, &i)));
    }
    bm_pdf_write_bytes(out, text.ptr, text.len);
    bm_buf_free(&text);
}

void bm_pdf_write_utf16(bm_buf *out, uint32_t code)
{
    uint8_t units[4];
    size_t n = utf16(units, code);
    for (size_t i = 0; i < n; i++)
        bm_buf_add_hex(out, units[i], 2);
}

void bm_pdf_write_cmap_begin(bm_buf *out, int digits)
{
    bm_buf_add_cstr(out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                         "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                         "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                         "1 begincodespacerange\n<");
    bm_buf_add_hex(out, 0, digits);
    bm_buf_add_cstr(out, "><");
    bm_buf_add_hex(out, 0xFFFF, digits);
    bm_buf_add_cstr(out, ">\nendcodespacerange\n");
}

void bm_pdf_write_cmap_block(bm_buf *out, size_t i, size_t n)
{
    const size_t block = 100;
    if (i % block)
        return;
    if (i)
        bm_buf_add_cstr(out, "\nendbfchar\n");
    bm_buf_add_int(out, (int64_t)(n - i < block ? n - i : block));
    bm_buf_add_cstr(out, " beginbfchar\n");
}

void bm_pdf_write_cmap_end(bm_buf *out, size_t n)
{
    if (n)
        bm_buf_add_cstr(out, "\nendbfchar\n");
    bm_buf_add_cstr(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}

/* ${seconds} in Vietnam's time: year, month, day, hour, minute, second. False outside the years 1 to 9999. */
static bool local_time(int64_t seconds, int parts[6])
{
    const int64_t first = -62135596800, last = 253402300799; /* of the years 1 and 9999 */
    const int64_t vietnam = 7 * 3600;
    if (seconds < first - vietnam || seconds > last - vietnam)
        return false;
    time_t local = (time_t)(seconds + vietnam);
    struct tm t;
    if (!gmtime_r(&local, &t))
        return false;
    const int found[6] = {t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec};
    memcpy(parts, found, sizeof found);
    return true;
}

/* The parts of a time, the year with four digits, each with what stands before it. */
static void write_time(bm_buf *out, const int parts[6], const char *const before[6])
{
    for (size_t i = 0; i < 6; i++) {
        bm_buf_add_cstr(out, before[i]);
        for (int scale = i == 0 ? 1000 : 10; scale; scale /= 10)
            bm_buf_add_byte(out, (char)('0' + parts[i] / scale % 10));
    }
}

bool bm_pdf_write_date(bm_buf *out, int64_t seconds)
{
    static const char *const before[6] = {"(D:", "", "", "", "", ""};
    int parts[6];
    if (!local_time(seconds, parts))
        return false;
    write_time(out, parts, before);
    bm_buf_add_cstr(out, "+07'00')");
    return true;
}

bool bm_pdf_write_iso_date(bm_buf *out, int64_t seconds)
{
    static const char *const before[6] = {"", "-", "-", "T", ":", ":"};
    int parts[6];
    if (!local_time(seconds, parts))
        return false;
    write_time(out, parts, before);
    bm_buf_add_cstr(out, "+07:00");
    return true;
}

void bm_pdf_write_deflated(bm_buf *out, struct libdeflate_compressor *packer, bm_str in)
{
    size_t bound = libdeflate_zlib_compress_bound(packer, in.len);
    char *at = bm_buf_reserve(out, bound);
    out->len += libdeflate_zlib_compress(packer, in.ptr, in.len, at, bound);
}

void bm_pdf_write_deflated_text(bm_buf *out, const bm_pdf_packers *packers, bm_str in)
{
    const size_t small = 2048;
    bm_pdf_write_deflated(out, in.len <= small ? packers->small : packers->text, in);
}
