/* The filters of streams that hold text or data. Not those of images, nor LZW and run length, which no program of today
 * writes for text.
 * SPDX-License-Identifier: MIT */
#include "input/pdf_inflate.h"

#include <stdlib.h>
#define ZLIB_CONST
#include <zlib.h>

enum { CHUNK_BYTES = 64 * 1024, MAX_COLUMNS = 1 << 20 };

/* Where the decoded bytes go. */
typedef struct {
    bm_buf *out;
    size_t start, limit;
    bool is_full; /* there was more */
} sink;

static bool put(sink *s, const void *bytes, size_t n)
{
    size_t room = s->limit - (s->out->len - s->start);
    bm_buf_add(s->out, bytes, n < room ? n : room);
    s->is_full |= n > room;
    return n <= room;
}

static int flate(bm_str in, sink *s)
{
    z_stream z = {0};
    unsigned char chunk[CHUNK_BYTES];
    if (in.len > UINT32_MAX || inflateInit(&z) != Z_OK)
        return -1;
    z.next_in = (const Bytef *)in.ptr;
    z.avail_in = (uInt)in.len;
    int status = Z_OK;
    bool fits = true;
    while (status == Z_OK && fits) {
        z.next_out = chunk;
        z.avail_out = sizeof chunk;
        status = inflate(&z, Z_NO_FLUSH);
        fits = put(s, chunk, sizeof chunk - z.avail_out);
    }
    inflateEnd(&z);
    return status == Z_STREAM_END && fits ? 0 : -1;
}

static int hex(bm_str in, sink *s)
{
    int high = -1;
    for (size_t i = 0; i < in.len && in.ptr[i] != '>'; i++) {
        const char c = in.ptr[i];
        int v;
        if (c >= '0' && c <= '9')
            v = c - '0';
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            v = (c | 0x20) - 'a' + 10;
        else if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0)
            continue;
        else
            return -1;
        if (high >= 0) {
            const char byte = (char)(high * 16 + v);
            if (!put(s, &byte, 1))
                return -1;
        }
        high = high >= 0 ? -1 : v;
    }
    const char last = (char)(high * 16);
    return high < 0 || put(s, &last, 1) ? 0 : -1;
}

/* The ${n} digits of one group of ASCII85; a short last group gives one byte less than it has digits. */
static bool put_group(sink *s, const unsigned digits[5], int n)
{
    uint64_t value = 0;
    for (int i = 0; i < 5; i++)
        value = value * 85 + (i < n ? digits[i] : 84);
    const char bytes[4] = {(char)(value >> 24), (char)(value >> 16), (char)(value >> 8),
                           (char)value};
    return value <= UINT32_MAX && put(s, bytes, (size_t)n - 1);
}

static int ascii85(bm_str in, sink *s)
{
    unsigned digits[5];
    int n = 0;
    for (size_t i = 0; i < in.len && in.ptr[i] != '~'; i++) {
        const char c = in.ptr[i];
        if (c == 'z' && n == 0) {
            if (!put(s, "\0\0\0\0", 4))
                return -1;
        } else if (c >= '!' && c <= 'u') {
            digits[n++] = (unsigned)(c - '!');
            if (n == 5 && !put_group(s, digits, n))
                return -1;
            n = n == 5 ? 0 : n;
        } else if (c != ' ' && !(c >= '\t' && c <= '\r') && c != 0) {
            return -1;
        }
    }
    return n == 0 || (n > 1 && put_group(s, digits, n)) ? 0 : -1;
}

static int paeth(int a, int b, int c)
{
    const int pa = abs(b - c), pb = abs(a - c), pc = abs(a + b - 2 * c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* One row of PNG of ${n} bytes at ${row}, in place; the one above it is ${up} bytes before, 0 = there is none. */
static int png_row(int type, unsigned char *row, size_t n, size_t up, size_t step)
{
    for (size_t i = 0; i < n && type > 0; i++) {
        const unsigned char *p = row + i;
        const int a = i >= step ? *(p - step) : 0, b = up ? *(p - up) : 0;
        const int c = up && i >= step ? *(p - up - step) : 0;
        const int add[] = {0, a, b, (a + b) / 2, paeth(a, b, c)};
        if (type > 4)
            return -1;
        row[i] = (unsigned char)(*p + add[type]);
    }
    return 0;
}

static int undo_png(char *bytes, size_t *len, size_t row_bytes, size_t step)
{
    size_t to = 0;
    for (size_t from = 0; from < *len; from += row_bytes + 1) {
        const size_t left = *len - from - 1;
        const size_t n = left < row_bytes ? left : row_bytes; /* the last one may be short */
        const int type = (unsigned char)bytes[from];
        memmove(bytes + to, bytes + from + 1, n);
        if (png_row(type, (unsigned char *)bytes + to, n, to ? row_bytes : 0, step) < 0)
            return -1;
        to += n;
    }
    *len = to;
    return 0;
}

int bm_pdf_inflate(bm_pdf_inflate_filter filter, const bm_pdf_inflate_parms *parms, bm_str in,
                   size_t limit, bm_buf *out)
{
    sink s = {.out = out, .start = out->len, .limit = limit};
    int status = filter == BM_PDF_INFLATE_HEX       ? hex(in, &s)
                 : filter == BM_PDF_INFLATE_ASCII85 ? ascii85(in, &s)
                                                    : flate(in, &s);
    size_t len = out->len - s.start;
    if (filter == BM_PDF_INFLATE_FLATE && len > 0 && parms && parms->predictor > 1) {
        const size_t bits = (size_t)parms->colors * (size_t)parms->bits;
        if (!bm_pdf_inflate_is_sound(parms))
            len = 0;
        if (len == 0 || undo_png(out->ptr + s.start, &len, ((size_t)parms->columns * bits + 7) / 8,
                                 (bits + 7) / 8) < 0)
            status = -1;
        out->len = s.start + len;
    }
    return s.is_full ? 1 : status;
}

bool bm_pdf_inflate_is_sound(const bm_pdf_inflate_parms *p)
{
    return p->predictor <= 1 ||
           (p->predictor >= 10 && p->predictor <= 15 && p->colors >= 1 && p->colors <= 32 &&
            p->bits >= 1 && p->bits <= 16 && p->columns >= 1 && p->columns <= MAX_COLUMNS);
}
