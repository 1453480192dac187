/* ZIP packages put together by hand. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_OPC_CASE_H
#define BM_TESTS_OPC_CASE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/buf.h"
#include "base/diags.h"
#include "base/limit.h"
#include "input/opc.h"

enum { OPC_CASE_STORED = 0, OPC_CASE_DEFLATED = 8 };

/* A file on its way, and what was read of it. */
typedef struct {
    bm_buf bytes, directory;
    unsigned n;       /* entries */
    bool descriptors; /* sizes stand behind the bytes, not before them */
    bm_arena *arena;
    bm_diags *ds;
    bm_source source;
    const bm_opc *opc;
} opc_case;

static inline int opc_case_set_up(void **state)
{
    opc_case *c = calloc(1, sizeof *c);
    assert_non_null(c);
    c->arena = bm_arena_new();
    c->ds = bm_diags_new();
    *state = c;
    return 0;
}

static inline int opc_case_tear_down(void **state)
{
    opc_case *c = *state;
    bm_buf_free(&c->bytes);
    bm_buf_free(&c->directory);
    bm_arena_free(c->arena);
    bm_diags_free(c->ds);
    free(c);
    return 0;
}

/* Begin anew. */
static inline void opc_case_clear(opc_case *c)
{
    c->bytes.len = c->directory.len = 0;
    c->n = 0;
    c->descriptors = false;
    bm_diags_free(c->ds);
    c->ds = bm_diags_new();
}

static inline void opc_case_number(bm_buf *b, uint64_t value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        bm_buf_add_byte(b, (char)(i < sizeof value ? value >> 8 * i & 0xFF : 0));
}

/* ${bytes} raw-deflated into ${out}. */
static inline void opc_case_deflate(bm_str bytes, bm_buf *out)
{
    z_stream z = {.next_in = (const Bytef *)bytes.ptr, .avail_in = (uInt)bytes.len};
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY), Z_OK);
    const size_t room = deflateBound(&z, bytes.len);
    z.next_out = (Bytef *)bm_buf_reserve(out, room);
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    out->len += z.total_out;
    deflateEnd(&z);
}

/* One entry; ${flags} go into the general purpose flags. */
static inline void opc_case_entry(opc_case *c, const char *name, bm_str bytes, unsigned method,
                                  unsigned flags)
{
    bm_buf packed = {0};
    if (method == OPC_CASE_DEFLATED)
        opc_case_deflate(bytes, &packed);
    else
        bm_buf_add_str(&packed, bytes);
    const size_t at = c->bytes.len, name_bytes = strlen(name);
    const uint64_t crc = crc32(0, (const Bytef *)(bytes.len ? bytes.ptr : ""), (uInt)bytes.len);
    if (c->descriptors)
        flags |= 8;
    for (int central = 0; central < 2; central++) {
        bm_buf *b = central ? &c->directory : &c->bytes;
        bm_buf_add_cstr(b, central ? "PK\1\2" : "PK\3\4");
        opc_case_number(b, 20, central ? 2 : 0);
        opc_case_number(b, 20, 2);
        opc_case_number(b, flags, 2);
        opc_case_number(b, method, 2);
        opc_case_number(b, 0x210000, 4); /* 1980-01-01 00:00 */
        const bool known = central || !c->descriptors;
        opc_case_number(b, known ? crc : 0, 4);
        opc_case_number(b, known ? packed.len : 0, 4);
        opc_case_number(b, known ? bytes.len : 0, 4);
        opc_case_number(b, name_bytes, 2);
        opc_case_number(b, 0, 2);
        if (central) {
            opc_case_number(b, 0, 10);
            opc_case_number(b, at, 4);
        }
        bm_buf_add(b, name, name_bytes);
    }
    bm_buf_add_str(&c->bytes, bm_str_n(packed.ptr, packed.len));
    if (c->descriptors) {
        bm_buf_add_cstr(&c->bytes, "PK\7\x08");
        opc_case_number(&c->bytes, crc, 4);
        opc_case_number(&c->bytes, packed.len, 4);
        opc_case_number(&c->bytes, bytes.len, 4);
    }
    c->n++;
    bm_buf_free(&packed);
}

static inline void opc_case_add(opc_case *c, const char *name, const char *bytes)
{
    opc_case_entry(c, name, bm_str_of(bytes), OPC_CASE_STORED, 0);
}

/* The directory and its end. */
static inline void opc_case_close(opc_case *c)
{
    const size_t at = c->bytes.len;
    bm_buf_add_str(&c->bytes, bm_str_n(c->directory.ptr, c->directory.len));
    bm_buf_add_cstr(&c->bytes, "PK\5\6");
    opc_case_number(&c->bytes, 0, 4);
    opc_case_number(&c->bytes, c->n, 2);
    opc_case_number(&c->bytes, c->n, 2);
    opc_case_number(&c->bytes, c->directory.len, 4);
    opc_case_number(&c->bytes, at, 4);
    opc_case_number(&c->bytes, 0, 2);
}

static inline const bm_source *opc_case_source(opc_case *c)
{
    c->source = (bm_source){.name = "mau.docx", .bytes = c->bytes.ptr, .len = c->bytes.len};
    return &c->source;
}

static inline const bm_opc *opc_case_open(opc_case *c)
{
    bm_diags_free(c->ds);
    c->ds = bm_diags_new();
    c->opc = bm_opc_open(c->arena, opc_case_source(c), c->ds);
    assert_true((c->opc == NULL) == (bm_diags_errors(c->ds) > 0));
    return c->opc;
}

/* The file as it stands is refused with ${code}, and nothing else is said. */
static inline void opc_case_refused(opc_case *c, const char *code)
{
    assert_null(opc_case_open(c));
    assert_int_equal(bm_diags_count(c->ds), 1);
    assert_string_equal(bm_diags_at(c->ds, 0)->code, code);
}

static inline void opc_case_equal(bm_str s, const char *expected)
{
    if (!bm_str_is(s, expected))
        fail_msg("“%.*s”, not “%s”", (int)s.len, s.ptr, expected);
}

#define OPC_CASE_TEST(f) cmocka_unit_test_setup_teardown(f, opc_case_set_up, opc_case_tear_down)

#endif
