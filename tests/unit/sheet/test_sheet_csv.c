/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/limit.h"
#include "sheet/sheet.h"

/* The bytes of a file, read as a table. */
typedef struct {
    bm_diags *ds;
    bm_sheet *table;
    bm_arena *arena;
    bm_buf text;
} fixture;

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    f->ds = bm_diags_new();
    f->arena = bm_arena_new();
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    bm_sheet_close(f->table);
    bm_diags_free(f->ds);
    bm_arena_free(f->arena);
    bm_buf_free(&f->text);
    free(f);
    return 0;
}

static bm_sheet *open_bytes(fixture *f, const char *bytes, size_t n,
                            const bm_sheet_options *options)
{
    bm_sheet_close(f->table);
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    rewind(file);
    return f->table = bm_sheet_open(file, "ds.csv", options, f->ds);
}

/* All rows: "1: A=x B=y|2: …"; a cell in quotation marks is "A~x". */
static const char *rows(fixture *f, int *status)
{
    bm_sheet_row row;
    bm_buf *b = &f->text;
    b->len = 0;
    while ((*status = bm_sheet_next(f->table, f->arena, &row, f->ds)) == 1) {
        if (b->len)
            bm_buf_add_byte(b, '|');
        bm_buf_add_int(b, row.number);
        bm_buf_add_byte(b, ':');
        for (size_t i = 0; i < row.n; i++) {
            const bm_sheet_cell *c = &row.cells[i];
            const char head[] = {' ', (char)('A' + c->col - 1), c->quoted ? '~' : '='};
            assert_int_equal(c->kind, BM_SHEET_TEXT);
            bm_buf_add(b, head, sizeof head);
            bm_buf_add_str(b, c->text);
        }
        bm_arena_reset(f->arena);
    }
    bm_buf_add_byte(b, 0);
    return b->ptr;
}

static void gives_n(fixture *f, const char *bytes, size_t n, const bm_sheet_options *options,
                    const char *expected)
{
    int status;
    assert_non_null(open_bytes(f, bytes, n, options));
    assert_string_equal(rows(f, &status), expected);
    assert_int_equal(status, 0);
    assert_int_equal(bm_diags_count(f->ds), 0);
    assert_true(bm_sheet_done(f->table) == 1);
}

static void gives(fixture *f, const char *bytes, const char *expected)
{
    gives_n(f, bytes, strlen(bytes), NULL, expected);
}

/* ${cell} NULL = the message names none. */
static void fails_n(fixture *f, const char *bytes, size_t n, const bm_sheet_options *options,
                    const char *code, const char *cell)
{
    int status = -1;
    bm_diags_clear(f->ds);
    if (open_bytes(f, bytes, n, options))
        (void)rows(f, &status);
    assert_int_equal(status, -1);
    assert_int_equal(bm_diags_count(f->ds), 1);
    const bm_diag *d = bm_diags_at(f->ds, 0);
    assert_string_equal(d->code, code);
    if (cell)
        assert_string_equal(d->cell, cell);
    else
        assert_null(d->cell);
}

static void fails(fixture *f, const char *bytes, const char *code, const char *cell)
{
    fails_n(f, bytes, strlen(bytes), NULL, code, cell);
}

static void line_ends_and_empty_rows(void **state)
{
    fixture *f = *state;
    gives(f, "a,b\n1,2\n", "1: A=a B=b|2: A=1 B=2");
    gives(f, "a,b\r\n1,2\r\n", "1: A=a B=b|2: A=1 B=2");
    gives(f, "a,b\r1,2\r", "1: A=a B=b|2: A=1 B=2");
    gives(f, "a,b\r\n\r\n,\r\n\n1,2", "1: A=a B=b|5: A=1 B=2");
    gives(f, "\n\na,b\n", "3: A=a B=b");
    gives(f, "a,b\r\r\n1,2", "1: A=a B=b|3: A=1 B=2");
    gives(f, "\n", "");
    gives(f, "a", "1: A=a");
    gives(f, ",,c,\n", "1: C=c");
}

static void quotation_marks(void **state)
{
    fixture *f = *state;
    gives(f, "\"a\",\"b, c\"\n", "1: A~a B~b, c");
    gives(f, "\"a \"\"b\"\" c\",\"\"\"\"\n", "1: A~a \"b\" c B~\"");
    gives(f, "\"\",x,\"\"\n", "1: B=x");
    gives(f, "\"x\ny\",1\nz,2\n", "1: A~x\ny B=1|2: A=z B=2");
    gives(f, "\"x\r\ny\rz\",1\r\n2,3", "1: A~x\ny\nz B=1|2: A=2 B=3");
    gives(f, "5\" ống,b \"c\"\n", "1: A=5\" ống B=b \"c\"");
    gives(f, "\"a\"  ,\"b\" \r\n\"c\"", "1: A~a B~b|2: A~c");
    gives(f, "a,\"b\"", "1: A=a B~b");
    gives(f, " \"a\",b", "1: A= \"a\" B=b");
}

static void wrong_quotation_marks(void **state)
{
    fixture *f = *state;
    fails(f, "a,b\n\nc,\"d\n1,2\n3,4\n", "S011", "B3");
    fails(f, "a,b\nc,\"", "S011", "B2");
    fails(f, "a,b\nc,\"\"\"", "S011", "B2");
    fails(f, "a,b\nc,\"Công ty \"ABC\" Hà Nội\"\n", "S012", "B2");
    assert_non_null(strstr(bm_diags_at(f->ds, 0)->message[BM_LANG_VI], "“ABC\" Hà Nội\"”"));
    /* a mark that is not closed, and the next one, which was to open a cell */
    fails(f, "a,b\nc,\"d\n1,\"Hà Nội\"\n", "S012", "B2");
    fails(f, "\"a\" x", "S012", "A1");
}

static void byte_order_marks_and_encodings(void **state)
{
    fixture *f = *state;
    static const char le[] = "\xFF\xFE"
                             "a\0\t\0\x1F\x1E\r\0\n\0" /* ở is U+1EDF, here U+1E1F */
                             "1\0\t\0002\0";
    static const char be[] = "\xFE\xFF\0a\0;\x1E\xDF\0\n\0001\0;\0002";
    gives(f, "\xEF\xBB\xBFTên,b\n", "1: A=Tên B=b");
    gives_n(f, le, sizeof le - 1, NULL, "1: A=a B=\xE1\xB8\x9F|2: A=1 B=2");
    gives_n(f, be, sizeof be - 1, NULL, "1: A=a B=ở|2: A=1 B=2");
    gives_n(f, be + 2, sizeof be - 3, NULL, "1: A=a B=ở|2: A=1 B=2");
    gives_n(f, le + 2, sizeof le - 3, &(bm_sheet_options){.encoding = "utf-16"},
            "1: A=a B=\xE1\xB8\x9F|2: A=1 B=2");
    gives_n(f, "caf\xE9,\x80", 6, &(bm_sheet_options){.encoding = "windows-1252"}, "1: A=café B=€");
    gives_n(f, "\xB3,b", 3, &(bm_sheet_options){.encoding = "latin2"}, "1: A=ł B=b");
    fails_n(f, "a", 1, &(bm_sheet_options){.encoding = "utf-99"}, "S007", NULL);
    fails_n(f, le, sizeof le - 2, NULL, "S008", "B2"); /* half a unit at the end */
}

static void old_encodings(void **state)
{
    fixture *f = *state;
    static const char tcvn[] = "Hä tªn,b\nNGUYÔN V¡N AN,\"TrÇn V¨n\"\n";
    bm_sheet_options options = {.encoding = "TCVN3"};
    char bytes[100];
    size_t n = 0;
    /* the letters above are those of Windows-1252: as the bytes of a file */
    for (const char *p = tcvn; *p; p++)
        if ((unsigned char)*p < 0x80)
            bytes[n++] = *p;
        else if ((unsigned char)*p >= 0xC2)
            bytes[n++] = (char)((p[0] & 3) << 6 | (p[1] & 0x3F));
    gives_n(f, bytes, n, &options, "1: A=Họ tên B=b|2: A=NGUYỄN VĂN AN B~Trần Văn");
    /* the caller converts, as it does values of a file that is UTF-8 by now */
    options = (bm_sheet_options){.legacy = BM_LEGACY_TCVN3};
    gives_n(f, bytes, n, &options, "1: A=Hä tªn B=b|2: A=NGUYÔN V¡N AN B~TrÇn V¨n");
    fails_n(f, bytes, n, NULL, "S008", "A1");
    assert_non_null(strstr(bm_diags_at(f->ds, 0)->hint[BM_LANG_EN], "--encoding tcvn3"));
}

/* "Nguyễn Văn An" and so on as Excel saves it on a Vietnamese Windows: letter, then tone. */
static void windows_1258_is_recognised(void **state)
{
    fixture *f = *state;
    static const char bytes[] = "Ho\xF2 t\xEAn;Ti\xD2nh\n"
                                "Nguy\xEA\xDEn V\xE3n An;Cao B\xE3\xCCng\n"
                                "Tr\xE2\xCCn Thi\xF2 Hu\xEA\xF2;\xD0\xE0 N\xE3\xDEng\n";
    int status;
    assert_non_null(open_bytes(f, bytes, sizeof bytes - 1, NULL));
    const char *text = rows(f, &status);
    assert_int_equal(status, 0);
    assert_non_null(
        strstr(text, "1: A=Họ tên B=Tỉnh|2: A=Nguyễn Văn An B=Cao Bằng|3: A=Trần Thị Huệ"));
    assert_int_equal(bm_diags_count(f->ds), 1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "S009");
    bm_diags_clear(f->ds);
    bm_diags_set_strict(f->ds, true);
    assert_null(open_bytes(f, bytes, sizeof bytes - 1, NULL));
    bm_diags_set_strict(f->ds, false);
    fails_n(f, bytes, sizeof bytes - 1, &(bm_sheet_options){.legacy = BM_LEGACY_NONE}, "S008",
            "A1");
}

static void bad_bytes_name_their_cell(void **state)
{
    fixture *f = *state;
    fails(f, "a,b\n1,2\nx,y\xFFz\n", "S008", "B3");
    assert_null(f->table); /* told before a row is taken */
    fails(f, "a,b\n1,\xE1\xBB", "S008", "B2");
    fails_n(f, "a,b\n1,x\0y\n", 10, NULL, "S010", "B2");
    fails_n(f, "a,b\n1,\"x\0y\"\n", 12, NULL, "S010", "B2");
}

static void delimiters(void **state)
{
    fixture *f = *state;
    gives(f, "a;b\n1,5;2,5\n", "1: A=a B=b|2: A=1,5 B=2,5");
    gives(f, "sep=|\r\na|b\r\n1|2", "1: A=a B=b|2: A=1 B=2");
    gives_n(f, "sep=;\na|b", 9, &(bm_sheet_options){.delimiter = "|"}, "1: A=a B=b");
    gives_n(f, "a b\n", 4, &(bm_sheet_options){.delimiter = "tab"}, "1: A=a b");
    fails_n(f, "a,b", 3, &(bm_sheet_options){.delimiter = ",,"}, "S006", NULL);
    fails_n(f, "a,b", 3, &(bm_sheet_options){.delimiter = "\""}, "S006", NULL);
}

static void sheets_of_a_csv(void **state)
{
    fixture *f = *state;
    gives_n(f, "a,b", 3, &(bm_sheet_options){.sheet = "1"}, "1: A=a B=b");
    fails_n(f, "a,b", 3, &(bm_sheet_options){.sheet = "Sheet2"}, "S005", NULL);
    assert_string_equal(bm_diags_at(f->ds, 0)->file, "ds.csv");
    fails(f, "\xEF\xBB\xBF", "S001", NULL);
}

/* ${n} times ${part}, with ${head} before and ${tail} behind. */
static bm_buf repeated(const char *head, const char *part, size_t n, const char *tail)
{
    bm_buf b = {0};
    bm_buf_add_cstr(&b, head);
    for (size_t i = 0; i < n; i++)
        bm_buf_add_cstr(&b, part);
    bm_buf_add_cstr(&b, tail);
    return b;
}

static void limits(void **state)
{
    fixture *f = *state;
    bm_buf b = repeated("a,b\nc,\"", "1234567\n", BM_LIMIT_CSV_CELL_BYTES / 8, "\"\n");
    assert_non_null(open_bytes(f, b.ptr, b.len, NULL));
    int status;
    (void)rows(f, &status);
    assert_int_equal(status, 0);
    b.len -= 2;
    bm_buf_add_cstr(&b, "x\"\n");
    fails_n(f, b.ptr, b.len, NULL, "S013", "B2");
    assert_non_null(strstr(bm_diags_at(f->ds, 0)->hint[BM_LANG_EN], "opens with \""));
    bm_buf_free(&b);

    b = repeated("a,b\nc,\"", "1,2,3,4\n", 10 * BM_LIMIT_CSV_CELL_BYTES / 8, "");
    fails_n(f, b.ptr, b.len, NULL, "S013", "B2"); /* never closed: not read to the end */
    bm_buf_free(&b);

    b = repeated("", ",", BM_LIMIT_CSV_COLUMNS - 1, "x\n");
    assert_non_null(open_bytes(f, b.ptr, b.len, NULL));
    bm_sheet_row row;
    assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 1);
    assert_int_equal(row.cells[0].col, BM_LIMIT_CSV_COLUMNS);
    bm_buf_add_cstr(&b, ",");
    b.ptr[b.len - 2] = ',';
    fails_n(f, b.ptr, b.len, NULL, "S014", "1");
    bm_buf_free(&b);

    b = repeated("a,b\n", "0123456789012345678901234567890123456789012345678901234567890123456789,",
                 BM_LIMIT_CSV_ROW_BYTES / 70, "\n");
    fails_n(f, b.ptr, b.len, &(bm_sheet_options){.delimiter = ";"}, "S013", "A2");
    for (size_t i = 100000; i < b.len - 1; i += 100000)
        b.ptr[i] = ';';
    fails_n(f, b.ptr, b.len, &(bm_sheet_options){.delimiter = ";"}, "S015", "2");
    bm_buf_free(&b);
}

static void too_many_rows(void **state)
{
    fixture *f = *state;
    const size_t n = BM_LIMIT_CSV_ROWS;
    char *bytes = malloc(n + 1);
    assert_non_null(bytes);
    memset(bytes, '\n', n + 1);
    bytes[n - 1] = 'x';
    bm_sheet_row row;
    f->table = bm_sheet_open(fmemopen(bytes, n, "rb"), "ds.csv", NULL, f->ds);
    assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 1);
    assert_int_equal(row.number, n);
    assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 0);
    bm_sheet_close(f->table);
    bytes[n - 1] = '\n';
    f->table = bm_sheet_open(fmemopen(bytes, n + 1, "rb"), "ds.csv", NULL, f->ds);
    assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), -1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, "S016");
    free(bytes);
}

/* Rows that lie across the windows at every place, and the same table twice. */
static void windows(void **state)
{
    fixture *f = *state;
    bm_buf b = {0};
    bm_sheet_row row;
    enum { N = 60000 };
    bm_buf_add_cstr(&b, "sep=;\n");
    for (int i = 1; i <= N; i++) {
        bm_buf_add_int(&b, i);
        bm_buf_add_cstr(&b, i % 3 ? ";Nguyễn Thị Ngọc" : ";\"một \"\"hai\"\"\r\nba\"");
        bm_buf_add_cstr(&b, ";;");
        bm_buf_add(&b, "xxxxxxxxxxx", (size_t)i % 11);
        bm_buf_add_cstr(&b, "\r\n");
    }
    assert_non_null(open_bytes(f, b.ptr, b.len, NULL));
    for (int round = 0; round < 2; round++) {
        double done = 0;
        for (int i = 1; i <= N; i++) {
            char number[12];
            (void)snprintf(number, sizeof number, "%d", i);
            assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 1);
            assert_int_equal(row.number, i);
            assert_int_equal(row.n, i % 11 ? 3 : 2);
            assert_true(bm_str_is(row.cells[0].text, number));
            assert_true(
                bm_str_is(row.cells[1].text, i % 3 ? "Nguyễn Thị Ngọc" : "một \"hai\"\nba"));
            assert_true(i % 11 == 0 || row.cells[2].text.len == (size_t)i % 11);
            assert_true(bm_sheet_done(f->table) >= done);
            done = bm_sheet_done(f->table);
            bm_arena_reset(f->arena);
        }
        assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 0);
        assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 0);
        assert_int_equal(bm_sheet_rewind(f->table, f->ds), 0);
    }
    bm_buf_free(&b);
}

/* What looks ahead looks across the end of a window: the same row at every place there. */
static void every_place_in_a_window(void **state)
{
    static const char part[] = "một;\"hai \"\"ba\"\"\r\nbốn\" ;\"\"\r\n\"ễ\";x\r\n";
    fixture *f = *state;
    bm_sheet_row row;
    for (size_t before = 0; before < sizeof part; before++) {
        bm_buf b = {0};
        size_t n = 256 * 1024 - before; /* as many as are read at once */
        memset(bm_buf_reserve(&b, n), 'x', n);
        for (size_t i = 500; i < n; i += 500)
            b.ptr[i] = ';';
        b.ptr[n - 1] = '\n';
        b.len = n;
        bm_buf_add_cstr(&b, part);
        assert_non_null(open_bytes(f, b.ptr, b.len, &(bm_sheet_options){.delimiter = ";"}));
        assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 1);
        assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 1);
        assert_int_equal(row.n, 2);
        assert_true(bm_str_is(row.cells[1].text, "hai \"ba\"\nbốn"));
        assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 1);
        assert_int_equal(row.number, 3);
        assert_true(bm_str_is(row.cells[0].text, "ễ"));
        assert_int_equal(bm_sheet_next(f->table, f->arena, &row, f->ds), 0);
        bm_buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
        TEST(line_ends_and_empty_rows),
        TEST(quotation_marks),
        TEST(wrong_quotation_marks),
        TEST(byte_order_marks_and_encodings),
        TEST(old_encodings),
        TEST(windows_1258_is_recognised),
        TEST(bad_bytes_name_their_cell),
        TEST(delimiters),
        TEST(sheets_of_a_csv),
        TEST(limits),
        TEST(too_many_rows),
        TEST(windows),
        TEST(every_place_in_a_window),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
