/* ZIP files that are read at places. SPDX-License-Identifier: MIT */
#include "book_case.h"
#include "sheet/sheet_zip.h"

static const bm_source source = {.name = "ds.xlsx", .sheet = ""};

typedef struct {
    FILE *file;
    bm_sheet_zip *zip;
} opened;

static opened open_zip(opc_case *c)
{
    bm_diags_clear(c->ds);
    opened o = {.file = book_file(c)};
    o.zip = bm_sheet_zip_open(o.file, &source, c->ds);
    assert_true((o.zip == NULL) == (bm_diags_errors(c->ds) > 0));
    return o;
}

static void close_zip(opened o)
{
    bm_sheet_zip_close(o.zip);
    (void)fclose(o.file);
}

static void refused(opc_case *c, const char *code)
{
    opened o = open_zip(c);
    assert_null(o.zip);
    assert_int_equal(bm_diags_count(c->ds), 1);
    assert_string_equal(bm_diags_at(c->ds, 0)->code, code);
    close_zip(o);
}

/* All of a part, in steps of ${step}; NULL = refused. */
static const char *read_part(opc_case *c, bm_sheet_zip *z, const char *name, size_t step)
{
    bm_sheet_zip_part *p = bm_sheet_zip_part_open(z, name, c->ds);
    if (!p)
        return NULL;
    bm_buf b = {0};
    ptrdiff_t n;
    while ((n = bm_sheet_zip_part_read(p, bm_buf_reserve(&b, step), step, c->ds)) > 0)
        b.len += (size_t)n;
    bm_sheet_zip_part_close(p);
    const char *all = bm_arena_cstr(c->arena, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return n < 0 ? NULL : all;
}

static void parts_are_found_and_unpacked(void **state)
{
    opc_case *c = *state;
    opc_case_entry(c, "xl/Trang%201.xml", bm_str_of("kính gửi kính gửi kính gửi"),
                   OPC_CASE_DEFLATED, 0);
    opc_case_entry(c, "xl\\b.xml", bm_str_of("stored"), OPC_CASE_STORED, 0);
    c->descriptors = true;
    opc_case_entry(c, "d e.xml", bm_str_of("with a descriptor"), OPC_CASE_DEFLATED, 0);
    opc_case_add(c, "../out", "x");
    opc_case_add(c, "folder/", "");
    opc_case_close(c);
    bm_buf all = {0};
    bm_buf_add_cstr(&all, "something before it\n");
    bm_buf_add(&all, c->bytes.ptr, c->bytes.len);
    bm_buf_free(&c->bytes);
    c->bytes = all;
    opened o = open_zip(c);
    assert_non_null(o.zip);
    static const char *const names[] = {"xl/Trang%201.xml", "XL/trang%201.XML"};
    for (size_t i = 0; i < 2; i++)
        for (size_t step = 1; step < 100; step *= 7)
            assert_string_equal(
                read_part(c, o.zip, bm_sheet_zip_find(o.zip, bm_str_of(names[i])), step),
                "kính gửi kính gửi kính gửi");
    assert_string_equal(read_part(c, o.zip, bm_sheet_zip_find(o.zip, bm_str_of("xl/b.xml")), 100),
                        "stored");
    assert_string_equal(read_part(c, o.zip, bm_sheet_zip_find(o.zip, bm_str_of("d%20e.xml")), 100),
                        "with a descriptor");
    static const char *const none[] = {"", "x", "../out", "out", "folder", "folder/", "xl\\b.xml"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(bm_sheet_zip_find(o.zip, bm_str_of(none[i])));
    close_zip(o);
}

static void two_parts_at_a_time(void **state)
{
    opc_case *c = *state;
    char text[5000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)('a' + i * i % 26);
    opc_case_entry(c, "a", bm_str_n(text, sizeof text), OPC_CASE_DEFLATED, 0);
    opc_case_entry(c, "b", bm_str_n(text, sizeof text), OPC_CASE_STORED, 0);
    opc_case_close(c);
    opened o = open_zip(c);
    bm_sheet_zip_part *p[2] = {bm_sheet_zip_part_open(o.zip, "a", c->ds),
                               bm_sheet_zip_part_open(o.zip, "b", c->ds)};
    for (size_t at = 0; at < sizeof text; at += 100)
        for (int i = 0; i < 2; i++) {
            char got[100];
            assert_int_equal(bm_sheet_zip_part_read(p[i], got, sizeof got, c->ds), sizeof got);
            assert_memory_equal(got, text + at, sizeof got);
            assert_true(bm_sheet_zip_part_done(p[i]) >= (double)at / (double)sizeof text);
        }
    for (int i = 0; i < 2; i++) {
        assert_true(bm_sheet_zip_part_done(p[i]) >= 1);
        bm_sheet_zip_part_close(p[i]);
    }
    close_zip(o);
}

static void what_cannot_be_read_is_told(void **state)
{
    opc_case *c = *state;
    refused(c, "S020"); /* empty */
    bm_buf_add_cstr(&c->bytes, "PK\3\4 and nothing more");
    refused(c, "S020");
    opc_case_clear(c);
    opc_case_add(c, "a", "x");
    opc_case_add(c, "A", "y");
    opc_case_close(c);
    refused(c, "S043");
    opc_case_clear(c);
    for (int i = 0; i <= BM_LIMIT_BOOK_PARTS; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d", i);
        opc_case_add(c, name, "");
    }
    opc_case_close(c);
    refused(c, "S024");
    static const struct {
        unsigned method, flags;
        const char *code;
    } cases[] = {{OPC_CASE_STORED, 1, "S021"}, {12, 0, "S027"}};
    for (size_t i = 0; i < 2; i++) {
        opc_case_clear(c);
        opc_case_entry(c, "a", bm_str_of("0123456789abcdef"), cases[i].method, cases[i].flags);
        opc_case_close(c);
        opened o = open_zip(c);
        assert_null(read_part(c, o.zip, "a", 10));
        assert_string_equal(bm_diags_at(c->ds, 0)->code, cases[i].code);
        close_zip(o);
    }
}

static void every_changed_byte_is_seen(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "x", "");
    const size_t at = c->bytes.len + 30 + strlen("a");
    opc_case_entry(c, "a", bm_str_of("kính gửi kính gửi"), OPC_CASE_DEFLATED, 0);
    const size_t end = c->bytes.len;
    opc_case_close(c);
    for (size_t i = at; i < end; i++) {
        c->bytes.ptr[i] ^= 0x10;
        opened o = open_zip(c);
        assert_non_null(o.zip);
        const char *text = read_part(c, o.zip, "a", 7);
        if (text)
            assert_string_equal(text, "kính gửi kính gửi");
        else
            assert_string_equal(bm_diags_at(c->ds, 0)->code, "S020");
        close_zip(o);
        c->bytes.ptr[i] ^= 0x10;
    }
    const size_t whole = c->bytes.len;
    for (c->bytes.len = 0; c->bytes.len < whole; c->bytes.len++)
        refused(c, "S020");
}

static void bombs_are_stopped_by_what_comes_out(void **state)
{
    opc_case *c = *state;
    const size_t bytes = 64 * 1024 * 1024;
    char *zeros = calloc(bytes, 1);
    assert_non_null(zeros);
    opc_case_entry(c, "a", bm_str_n(zeros, bytes), OPC_CASE_DEFLATED, 0);
    free(zeros);
    bm_buf packed = c->bytes, directory = c->directory;
    static const struct {
        uint32_t claimed;
        const char *code;
    } cases[] = {{64 << 20, "S026"}, {1000, "S026"}, {0xFFFFFFFE, "S025"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        c->bytes = c->directory = (bm_buf){0};
        bm_buf_add(&c->bytes, packed.ptr, packed.len);
        bm_buf_add(&c->directory, directory.ptr, directory.len);
        memcpy(c->directory.ptr + 24, &cases[i].claimed, 4);
        opc_case_close(c);
        opened o = open_zip(c);
        assert_null(read_part(c, o.zip, "a", 16384));
        assert_int_equal(bm_diags_count(c->ds), 1);
        assert_string_equal(bm_diags_at(c->ds, 0)->code, cases[i].code);
        close_zip(o);
        bm_buf_free(&c->bytes);
        bm_buf_free(&c->directory);
    }
    bm_buf_free(&packed);
    bm_buf_free(&directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(parts_are_found_and_unpacked),
        OPC_CASE_TEST(two_parts_at_a_time),
        OPC_CASE_TEST(what_cannot_be_read_is_told),
        OPC_CASE_TEST(every_changed_byte_is_seen),
        OPC_CASE_TEST(bombs_are_stopped_by_what_comes_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
