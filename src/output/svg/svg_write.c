/* Numbers without the C library's printf, so no locale can change them. SPDX-License-Identifier: MIT */
#include "output/svg/svg_write.h"

#include <math.h>

enum { PLACES = 2, SCALE_PLACES = 12 };

void bm_svg_write_escaped(bm_buf *out, bm_str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *entity = NULL;
        switch (text.ptr[i]) {
        case '&':
            entity = "&amp;";
            break;
        case '<':
            entity = "&lt;";
            break;
        case '>':
            entity = "&gt;";
            break;
        case '"':
            entity = "&quot;";
            break;
        default:
            continue;
        }
        bm_buf_add(out, text.ptr + from, i - from);
        bm_buf_add_cstr(out, entity);
        from = i + 1;
    }
    bm_buf_add(out, text.ptr + from, text.len - from);
}

static void begin_attribute(bm_buf *out, const char *name)
{
    bm_buf_add_byte(out, ' ');
    bm_buf_add_cstr(out, name);
    bm_buf_add(out, "=\"", 2);
}

void bm_svg_write_length(bm_buf *out, const char *name, double x)
{
    begin_attribute(out, name);
    bm_buf_add_fixed(out, x, PLACES);
    bm_buf_add_byte(out, '"');
}

void bm_svg_write_integer(bm_buf *out, const char *name, int64_t n)
{
    begin_attribute(out, name);
    bm_buf_add_int(out, n);
    bm_buf_add_byte(out, '"');
}

void bm_svg_write_scale(bm_buf *out, double factor)
{
    char digits[SCALE_PLACES + 1] = ".";
    int64_t n = llround(factor * 1e12);
    size_t len = 1;
    for (size_t i = SCALE_PLACES; i > 0; i--, n /= 10) {
        digits[i] = (char)('0' + n % 10);
        if (len == 1 && n % 10)
            len = i + 1; /* without zeros at the end */
    }
    bm_buf_add(out, digits, len);
}

static void add_command(bm_buf *out, char command, double x)
{
    bm_buf_add_byte(out, command);
    bm_buf_add_fixed(out, x, PLACES);
}

void bm_svg_write_rectangle(bm_buf *out, double x, double y, double width, double height,
                            bool clockwise)
{
    add_command(out, 'M', x);
    add_command(out, ' ', y);
    add_command(out, clockwise ? 'h' : 'v', clockwise ? width : height);
    add_command(out, clockwise ? 'v' : 'h', clockwise ? height : width);
    add_command(out, clockwise ? 'h' : 'v', clockwise ? -width : -height);
    bm_buf_add_byte(out, 'z');
}
