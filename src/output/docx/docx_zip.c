/* ZIP through libdeflate. SPDX-License-Identifier: MIT */
#include "output/docx/docx_zip.h"

#include <libdeflate.h>

#include "base/arena.h"

enum {
    DEFLATE_LEVEL = 6,
    VERSION = 20, /* 2.0: deflate */
    LOCAL_HEADER = 30,
    METHOD_DEFLATE = 8,
    METHOD_STORE = 0,
    DATE_1980_01_01 = 33, /* the first day that the format can name */
};

static void add_u16(bm_buf *b, unsigned value)
{
    bm_buf_add_byte(b, (char)(value & 0xff));
    bm_buf_add_byte(b, (char)(value >> 8 & 0xff));
}

static void add_u32(bm_buf *b, size_t value)
{
    add_u16(b, (unsigned)(value & 0xffff));
    add_u16(b, (unsigned)(value >> 16 & 0xffff));
}

void bm_docx_zip_pack(bm_docx_part *part, bm_buf *out)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!c)
        bm_arena_out_of_memory();
    size_t bound = libdeflate_deflate_compress_bound(c, part->xml.len);
    char *to = bm_buf_reserve(out, bound);
    size_t n = libdeflate_deflate_compress(c, part->xml.ptr, part->xml.len, to, bound);
    libdeflate_free_compressor(c);
    if (n == 0 || n >= part->xml.len) {
        part->packed = part->xml;
    } else {
        part->packed = bm_str_n(to, n);
        out->len += n;
    }
    part->crc = libdeflate_crc32(0, part->xml.ptr, part->xml.len);
}

/* What the local header and the central directory share: version needed to the name's length. */
static void add_common(bm_buf *b, const bm_docx_part *part, size_t name_len)
{
    add_u16(b, VERSION);
    add_u16(b, 0); /* flags: names are ASCII, sizes are known */
    add_u16(b, part->packed.ptr == part->xml.ptr ? METHOD_STORE : METHOD_DEFLATE);
    add_u16(b, 0); /* 00:00:00 */
    add_u16(b, DATE_1980_01_01);
    add_u32(b, part->crc);
    add_u32(b, part->packed.len);
    add_u32(b, part->xml.len);
    add_u16(b, (unsigned)name_len);
    add_u16(b, 0); /* no extra field */
}

void bm_docx_zip_write(const bm_docx_part *parts, size_t n, bm_buf *out)
{
    size_t start = out->len, offset = 0;
    for (size_t i = 0; i < n; i++) {
        const char *name = parts[i].name;
        bm_buf_add_cstr(out, "PK\003\004");
        add_common(out, &parts[i], strlen(name));
        bm_buf_add_cstr(out, name);
        bm_buf_add_str(out, parts[i].packed);
    }
    size_t directory = out->len - start;
    for (size_t i = 0; i < n; i++) {
        const char *name = parts[i].name;
        bm_buf_add_cstr(out, "PK\001\002");
        add_u16(out, VERSION); /* made by: 2.0, MS-DOS attributes */
        add_common(out, &parts[i], strlen(name));
        add_u16(out, 0); /* no comment */
        add_u16(out, 0); /* disk */
        add_u16(out, 0); /* internal attributes */
        add_u32(out, 0); /* external attributes */
        add_u32(out, offset);
        bm_buf_add_cstr(out, name);
        offset += LOCAL_HEADER + strlen(name) + parts[i].packed.len;
    }
    size_t directory_len = out->len - start - directory;
    bm_buf_add_cstr(out, "PK\005\006");
    add_u16(out, 0); /* this disk */
    add_u16(out, 0); /* disk of the directory */
    add_u16(out, (unsigned)n);
    add_u16(out, (unsigned)n);
    add_u32(out, directory_len);
    add_u32(out, directory);
    add_u16(out, 0); /* no comment */
}
