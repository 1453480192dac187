/* ZIP after PKWARE's APPNOTE.TXT, with data descriptors (4.3.9) behind parts that are too long to be held. libzip cannot write to what does not
 * seek.
 * SPDX-License-Identifier: MIT */
#include "sheet/mark_pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/limit.h"

enum {
    STEP_BYTES = 64 * 1024,
    HELD_BYTES =
        4 * 1024 *
        1024,  /* of a part that is packed: longer ones are written before their size is known */
    LEVEL = 4, /* of 1,000,000 rows 6 makes 5 % less in twice the time */
    VERSION = 20,
    METHOD_DEFLATE = 8,
    SIZE_FOLLOWS = 1 << 3, /* flags */
    NAME_IS_UTF8 = 1 << 11,
    DATE_1980_01_01 = 33, /* the first day that the format can name */
};

struct bm_mark_pack {
    const bm_sink *sink;
    bm_diags *ds;
    z_stream deflate;
    bm_buf in, out;   /* of the part that is written */
    bool is_held;     /* `out` has all of it so far, and nothing is written */
    bm_buf directory; /* entries of the parts that are written */
    bm_buf name;
    uint64_t offset, begin; /* bytes written; before the part */
    uint32_t n;
    bm_mark_pack_entry entry;
    bool failed;
};

bm_mark_pack *bm_mark_pack_new(const bm_sink *sink, bm_diags *ds)
{
    bm_mark_pack *p = calloc(1, sizeof *p);
    if (!p ||
        deflateInit2(&p->deflate, LEVEL, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        bm_arena_out_of_memory();
    p->sink = sink;
    p->ds = ds;
    return p;
}

void bm_mark_pack_free(bm_mark_pack *p)
{
    if (!p)
        return;
    (void)deflateEnd(&p->deflate);
    bm_buf_free(&p->in);
    bm_buf_free(&p->out);
    bm_buf_free(&p->directory);
    bm_buf_free(&p->name);
    free(p);
}

static int status_of(const bm_mark_pack *p)
{
    return p->failed ? -1 : 0;
}

int bm_mark_pack_raw(bm_mark_pack *p, const void *bytes, size_t n)
{
    if (p->failed || n == 0)
        return status_of(p);
    p->offset += n;
    if (p->offset / (1024 * 1024) >= BM_LIMIT_MARK_SHEET_MEGABYTES) {
        char name[200], most[16];
        (void)snprintf(name, sizeof name, "%.*s", (int)(p->name.len < 199 ? p->name.len : 199),
                       p->name.ptr);
        (void)snprintf(most, sizeof most, "%d", BM_LIMIT_MARK_SHEET_MEGABYTES);
        (void)bm_diags_add2(p->ds, BM_MARK_TOO_LARGE, NULL, name, most);
        p->failed = true;
    } else if (p->sink->write(p->sink->user, bytes, n) != 0) {
        (void)bm_diags_add0(p->ds, BM_OUTPUT_SINK, NULL);
        p->failed = true;
    }
    return status_of(p);
}

static void put_u16(bm_buf *b, uint32_t value)
{
    bm_buf_add_byte(b, (char)(value & 0xff));
    bm_buf_add_byte(b, (char)(value >> 8 & 0xff));
}

static void put_u32(bm_buf *b, uint64_t value)
{
    put_u16(b, (uint32_t)(value & 0xffff));
    put_u16(b, (uint32_t)(value >> 16 & 0xffff));
}

/* What the local header and the directory share: version needed to the name's length. */
static void put_common(bm_buf *b, const bm_mark_pack *p, uint32_t flags, bool known)
{
    for (size_t i = 0; i < p->name.len; i++)
        if ((unsigned char)p->name.ptr[i] >= 0x80)
            flags |= NAME_IS_UTF8;
    put_u16(b, VERSION);
    put_u16(b, flags);
    put_u16(b, p->entry.method);
    put_u16(b, 0); /* 00:00:00 */
    put_u16(b, DATE_1980_01_01);
    put_u32(b, known ? p->entry.crc : 0);
    put_u32(b, known ? p->entry.packed_bytes : 0);
    put_u32(b, known ? p->entry.bytes : 0);
    put_u16(b, (uint32_t)p->name.len);
    put_u16(b, 0); /* no extra field */
}

static int put_local(bm_mark_pack *p, uint32_t flags)
{
    bm_buf header = {0};
    p->begin = p->offset;
    bm_buf_add(&header, "PK\3\4", 4);
    put_common(&header, p, flags, !(flags & SIZE_FOLLOWS));
    bm_buf_add(&header, p->name.ptr, p->name.len);
    const int status = bm_mark_pack_raw(p, header.ptr, header.len);
    bm_buf_free(&header);
    return status;
}

static void put_entry(bm_mark_pack *p, uint32_t flags)
{
    bm_buf *b = &p->directory;
    bm_buf_add(b, "PK\1\2", 4);
    put_u16(b, VERSION); /* made by: 2.0, MS-DOS attributes */
    put_common(b, p, flags, true);
    put_u16(b, 0); /* no comment */
    put_u16(b, 0); /* disk */
    put_u16(b, 0); /* internal attributes */
    put_u32(b, 0); /* attributes */
    put_u32(b, p->begin);
    bm_buf_add(b, p->name.ptr, p->name.len);
    p->n++;
}

int bm_mark_pack_copy(bm_mark_pack *p, bm_str name, const bm_mark_pack_entry *entry)
{
    p->entry = *entry;
    p->name.len = 0;
    bm_buf_add_str(&p->name, name);
    const int status = put_local(p, 0);
    put_entry(p, 0);
    return status;
}

int bm_mark_pack_begin(bm_mark_pack *p, bm_str name)
{
    p->entry = (bm_mark_pack_entry){.method = METHOD_DEFLATE, .crc = (uint32_t)crc32(0, NULL, 0)};
    p->is_held = true;
    p->out.len = 0;
    p->name.len = 0;
    bm_buf_add_str(&p->name, name);
    (void)deflateReset(&p->deflate);
    return status_of(p);
}

/* Writes what is deflated; of a part that has grown too long to be held its header before. */
static void write_deflated(bm_mark_pack *p)
{
    if (p->is_held && p->out.len < HELD_BYTES)
        return;
    if (p->is_held)
        (void)put_local(p, SIZE_FOLLOWS);
    p->is_held = false;
    (void)bm_mark_pack_raw(p, p->out.ptr, p->out.len);
    p->out.len = 0;
}

/* Deflates ${bytes}; ${flush} as zlib has it. */
static void deflate_bytes(bm_mark_pack *p, const void *bytes, size_t n, int flush)
{
    union {
        const void *from;
        Bytef *in; /* zlib does not write there */
    } input = {.from = bytes};
    p->entry.crc = (uint32_t)crc32(p->entry.crc, input.in, (uInt)n);
    p->entry.bytes += n;
    p->deflate.next_in = input.in;
    p->deflate.avail_in = (uInt)n;
    do {
        p->deflate.next_out = (Bytef *)bm_buf_reserve(&p->out, STEP_BYTES);
        p->deflate.avail_out = STEP_BYTES;
        (void)deflate(&p->deflate, flush);
        const size_t made = STEP_BYTES - p->deflate.avail_out;
        p->out.len += made;
        p->entry.packed_bytes += made;
        write_deflated(p);
    } while (p->deflate.avail_out == 0 && !p->failed);
}

int bm_mark_pack_write(bm_mark_pack *p, const void *bytes, size_t n)
{
    if (p->failed)
        return -1;
    bm_buf_add(&p->in, bytes, n);
    for (size_t at = 0; p->in.len >= STEP_BYTES; at = 0) {
        for (; p->in.len - at >= STEP_BYTES; at += STEP_BYTES)
            deflate_bytes(p, p->in.ptr + at, STEP_BYTES, Z_NO_FLUSH);
        memmove(p->in.ptr, p->in.ptr + at, p->in.len - at);
        p->in.len -= at;
    }
    return status_of(p);
}

static void put_descriptor(bm_mark_pack *p)
{
    bm_buf b = {0};
    bm_buf_add(&b, "PK\7\10", 4);
    put_u32(&b, p->entry.crc);
    put_u32(&b, p->entry.packed_bytes);
    put_u32(&b, p->entry.bytes);
    (void)bm_mark_pack_raw(p, b.ptr, b.len);
    bm_buf_free(&b);
}

int bm_mark_pack_end(bm_mark_pack *p)
{
    if (!p->failed)
        deflate_bytes(p, p->in.ptr ? p->in.ptr : "", p->in.len, Z_FINISH);
    p->in.len = 0;
    if (p->is_held) {
        (void)put_local(p, 0);
        (void)bm_mark_pack_raw(p, p->out.ptr, p->out.len);
    } else {
        put_descriptor(p);
    }
    put_entry(p, p->is_held ? 0 : SIZE_FOLLOWS);
    return status_of(p);
}

int bm_mark_pack_finish(bm_mark_pack *p)
{
    bm_buf end = {0};
    const uint64_t at = p->offset;
    (void)bm_mark_pack_raw(p, p->directory.ptr, p->directory.len);
    bm_buf_add(&end, "PK\5\6", 4);
    put_u32(&end, 0); /* disks */
    put_u16(&end, p->n);
    put_u16(&end, p->n);
    put_u32(&end, p->directory.len);
    put_u32(&end, at);
    put_u16(&end, 0); /* no comment */
    (void)bm_mark_pack_raw(p, end.ptr, end.len);
    bm_buf_free(&end);
    return status_of(p);
}
