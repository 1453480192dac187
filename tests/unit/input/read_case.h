/* Reading small inputs in tests: to a text that shows the tree, and to the list of faults.
 * SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_READ_CASE_H
#define BM_TESTS_READ_CASE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "input/input.h"

/* One input that is read; the bytes lie in a block of exactly their size, so that ASan sees overruns. */
typedef struct {
    bm_arena *arena;
    bm_diags *ds;
    bm_source source;
    char *bytes;
    const bm_value *root;
} read_case;

static inline void read_case_open(read_case *c, const char *bytes, size_t n, bm_input_format format)
{
    c->arena = bm_arena_new();
    c->ds = bm_diags_new();
    c->bytes = malloc(n ? n : 1);
    assert_non_null(c->bytes);
    if (n)
        memcpy(c->bytes, bytes, n);
    c->source = (bm_source){.name = "don", .bytes = c->bytes, .len = n};
    c->root = bm_input_read(c->arena, &c->source, format, c->ds);
}

static inline void read_case_close(read_case *c)
{
    bm_diags_free(c->ds);
    bm_arena_free(c->arena);
    free(c->bytes);
}

/* The tree in one line: {key: "text", list: [~]}, with @line:col behind each value when asked for. */
static inline void read_case_show(bm_buf *b, const bm_value *v, bool places)
{
    switch (v->kind) {
    case BM_VALUE_NULL:
        bm_buf_add_byte(b, '~');
        break;
    case BM_VALUE_SCALAR:
        assert_int_equal(v->text.ptr[v->text.len], 0);
        bm_buf_add_byte(b, '"');
        bm_buf_add_str(b, v->text);
        bm_buf_add_byte(b, '"');
        break;
    case BM_VALUE_LIST:
        bm_buf_add_byte(b, '[');
        for (size_t i = 0; i < v->n; i++) {
            bm_buf_add_cstr(b, i ? ", " : "");
            read_case_show(b, v->items[i], places);
        }
        bm_buf_add_byte(b, ']');
        break;
    case BM_VALUE_MAP:
        bm_buf_add_byte(b, '{');
        for (size_t i = 0; i < v->n; i++) {
            bm_buf_add_cstr(b, i ? ", " : "");
            bm_buf_add_str(b, v->members[i].key);
            if (places) {
                char at[32];
                (void)snprintf(at, sizeof at, "@%u:%u", (unsigned)v->members[i].key_pos.line,
                               (unsigned)v->members[i].key_pos.col);
                bm_buf_add_cstr(b, at);
            }
            bm_buf_add_cstr(b, ": ");
            read_case_show(b, v->members[i].value, places);
        }
        bm_buf_add_byte(b, '}');
        break;
    }
    if (places) {
        char at[32];
        (void)snprintf(at, sizeof at, "@%u:%u", (unsigned)v->pos.line, (unsigned)v->pos.col);
        bm_buf_add_cstr(b, at);
    }
}

/* What came out of ${c}: the tree, or "I006 2:1, I006 4:1". */
static inline void read_case_result(bm_buf *b, const read_case *c, bool places)
{
    assert_int_equal(c->root == NULL, bm_diags_errors(c->ds) > 0);
    for (size_t i = 0; i < bm_diags_count(c->ds); i++) {
        const bm_diag *d = bm_diags_at(c->ds, i);
        char text[40];
        (void)snprintf(text, sizeof text, "%s%s %u:%u", i ? ", " : "", d->code, (unsigned)d->line,
                       (unsigned)d->col);
        bm_buf_add_cstr(b, text);
        assert_string_equal(d->file, "don");
    }
    if (c->root)
        read_case_show(b, c->root, places);
    bm_buf_add_byte(b, 0);
}

static inline void read_case_check_n(const char *bytes, size_t n, bm_input_format format,
                                     bool places, const char *expected)
{
    read_case c;
    read_case_open(&c, bytes, n, format);
    bm_buf b = {0};
    read_case_result(&b, &c, places);
    if (strcmp(b.ptr, expected) != 0)
        fail_msg("input: %.*s\n     got: %s\nexpected: %s", (int)(n < 300 ? n : 300), bytes, b.ptr,
                 expected);
    bm_buf_free(&b);
    read_case_close(&c);
}

/* ${text} must give the tree or the faults ${expected}. */
static inline void read_case_check(const char *text, bm_input_format format, const char *expected)
{
    read_case_check_n(text, strlen(text), format, false, expected);
}

/* The same with the place of every key and value. */
static inline void read_case_check_places(const char *text, bm_input_format format,
                                          const char *expected)
{
    read_case_check_n(text, strlen(text), format, true, expected);
}

/* ${head}, ${n} times ${middle}, ${tail}. */
static inline void read_case_check_long(const char *const parts[3], size_t n,
                                        bm_input_format format, const char *expected)
{
    bm_buf b = {0};
    bm_buf_add_cstr(&b, parts[0]);
    for (size_t i = 0; i < n; i++)
        bm_buf_add_cstr(&b, parts[1]);
    bm_buf_add_cstr(&b, parts[2]);
    read_case_check_n(b.ptr, b.len, format, false, expected);
    bm_buf_free(&b);
}

typedef struct {
    const char *text, *expected;
} read_case_row;

#endif
