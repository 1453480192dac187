/* Any bytes as a workbook. A ZIP file or XML is taken as it is; else the input is the parts of a package, each after a line "%% NAME", so
 * that the fuzzer need not learn to compress. SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "sheet/sheet.h"

enum { ROWS = 20000, PARTS = 40 };

typedef struct {
    bm_buf bytes, directory;
    unsigned n;
} package;

static void add_number(bm_buf *b, uint64_t value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        bm_buf_add_byte(b, (char)(i < sizeof value ? value >> 8 * i & 0xFF : 0));
}

/* A stored entry (PKWARE APPNOTE.TXT, 4.3.7, 4.3.12). */
static void add_part(package *p, bm_str name, bm_str part)
{
    const size_t at = p->bytes.len;
    const uLong crc = crc32(0, (const Bytef *)(part.len ? part.ptr : ""), (uInt)part.len);
    for (int central = 0; central < 2; central++) {
        bm_buf *b = central ? &p->directory : &p->bytes;
        bm_buf_add_cstr(b, central ? "PK\1\2" : "PK\3\4");
        add_number(b, 20, central ? 4 : 2);
        add_number(b, 0, 4);
        add_number(b, 0x210000, 4);
        add_number(b, crc, 4);
        add_number(b, part.len, 4);
        add_number(b, part.len, 4);
        add_number(b, name.len, 2);
        add_number(b, 0, central ? 12 : 2);
        if (central)
            add_number(b, at, 4);
        bm_buf_add_str(b, name);
    }
    bm_buf_add_str(&p->bytes, part);
    p->n++;
}

static void close_package(package *p)
{
    const size_t at = p->bytes.len;
    bm_buf_add(&p->bytes, p->directory.ptr, p->directory.len);
    bm_buf_add_cstr(&p->bytes, "PK\5\6");
    add_number(&p->bytes, 0, 4);
    add_number(&p->bytes, p->n, 2);
    add_number(&p->bytes, p->n, 2);
    add_number(&p->bytes, p->directory.len, 4);
    add_number(&p->bytes, at, 4);
    add_number(&p->bytes, 0, 2);
    bm_buf_free(&p->directory);
}

/* Up to the next line that begins with "%% ", or the end. */
static size_t part_end(bm_str s, size_t i)
{
    for (; i + 3 <= s.len; i++)
        if (memcmp(s.ptr + i, "%% ", 3) == 0 && s.ptr[i - 1] == '\n')
            return i;
    return s.len;
}

static void pack(package *p, bm_str s)
{
    for (size_t i = 0; i + 3 < s.len && p->n < PARTS;) {
        const char *line = memchr(s.ptr + i, '\n', s.len - i);
        const size_t from = line ? (size_t)(line - s.ptr) + 1 : s.len;
        const bm_str name = bm_str_n(s.ptr + i + 3, from > i + 4 ? from - i - 4 : 0);
        const size_t end = part_end(s, from > i + 3 ? from : i + 3);
        add_part(p, name, bm_str_n(s.ptr + from, end > from ? end - from : 0));
        i = end;
    }
    close_package(p);
}

static void require_row(const bm_sheet_row *row, uint32_t before)
{
    fuzz_require(row->number > before && row->n > 0);
    for (size_t i = 0; i < row->n; i++) {
        const bm_sheet_cell *c = &row->cells[i];
        fuzz_require(c->col > (i ? row->cells[i - 1].col : 0));
        fuzz_require(c->text.len > 0 || c->kind == BM_SHEET_FAULT);
        fuzz_require(bm_utf8_invalid_at(c->text) == c->text.len);
        fuzz_require(!memchr(c->text.ptr, '\r', c->text.len) || c->kind != BM_SHEET_TEXT);
    }
}

/* Rows from where the table stands; how many. */
static size_t read_rows(bm_sheet *t, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    bm_sheet_row row;
    uint32_t before = 0;
    size_t n = 0;
    int status = 1;
    for (; n < ROWS && (status = bm_sheet_next(t, a, &row, ds)) == 1; n++) {
        fuzz_require(bm_diags_errors(ds) == 0);
        require_row(&row, before);
        before = row.number;
        fuzz_require(bm_sheet_done(t) >= 0 && bm_sheet_done(t) <= 1);
        bm_arena_reset(a);
    }
    fuzz_require((status < 0) == (bm_diags_errors(ds) > 0));
    bm_arena_free(a);
    return n;
}

static void require_areas(bm_sheet *t, bm_diags *ds)
{
    const bm_sheet_area *areas;
    size_t n;
    const int status = bm_sheet_merged(t, &areas, &n, ds);
    fuzz_require((status < 0) == (bm_diags_errors(ds) > 0));
    for (size_t i = 0; i < n; i++) {
        fuzz_require(areas[i].row >= 1 && areas[i].row <= areas[i].last_row);
        fuzz_require(areas[i].col >= 1 && areas[i].col <= areas[i].last_col);
        fuzz_require(i == 0 || areas[i].row >= areas[i - 1].row);
    }
}

static void read_book(bm_str bytes, const char *sheet)
{
    bm_diags *ds = bm_diags_new();
    const bm_sheet_options options = {.sheet = sheet};
    FILE *file = tmpfile();
    if (!file || fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len)
        abort();
    rewind(file);
    bm_sheet *t = bm_sheet_open(file, "fuzz", &options, ds);
    fuzz_require((t == NULL) == (bm_diags_errors(ds) > 0));
    if (t && strcmp(t->format->name, "csv") != 0) {
        const size_t n = read_rows(t, ds);
        bm_diags_clear(ds);
        fuzz_require(bm_sheet_rewind(t, ds) == 0);
        fuzz_require(read_rows(t, ds) == n);
        bm_diags_clear(ds);
        require_areas(t, ds);
    }
    bm_sheet_close(t);
    bm_diags_free(ds);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const bm_str all = bm_str_n((const char *)data, size);
    package p = {0};
    bm_str bytes = all;
    if (size >= 3 && memcmp(data, "%% ", 3) == 0) {
        pack(&p, all);
        bytes = bm_str_n(p.bytes.ptr, p.bytes.len);
    } else if (size < 2 || (memcmp(data, "PK", 2) != 0 && data[0] != '<')) {
        return 0; /* it would be read as CSV */
    }
    read_book(bytes, NULL);
    read_book(bytes, "2");
    bm_buf_free(&p.bytes);
    return 0;
}
