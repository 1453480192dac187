/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "mark_kit.h"

#include "base/limit.h"

static void write_two(mark_kit *k)
{
    assert_int_equal(bm_mark_pack_begin(k->pack, bm_str_of("One.xml")), 0);
    assert_int_equal(bm_mark_pack_write(k->pack, "<one/>", 6), 0);
    assert_int_equal(bm_mark_pack_end(k->pack), 0);
    assert_int_equal(bm_mark_pack_begin(k->pack, bm_str_of("two.xml")), 0);
    for (int i = 0; i < 50000; i++)
        assert_int_equal(bm_mark_pack_write(k->pack, "0123456789", 10), 0);
    assert_int_equal(bm_mark_pack_end(k->pack), 0);
    assert_int_equal(bm_mark_pack_finish(k->pack), 0);
}

static void parts_are_found_whatever_the_case(void **state)
{
    mark_kit *k = *state;
    write_two(k);
    bm_mark_zip *z = mark_kit_open(k);
    assert_int_equal(bm_mark_zip_count(z), 2);
    assert_int_equal(bm_mark_zip_find(z, bm_str_of("one.XML")), 0);
    assert_int_equal(bm_mark_zip_find(z, bm_str_of("TWO.xml")), 1);
    assert_int_equal(bm_mark_zip_find(z, bm_str_of("three.xml")), -1);
    assert_true(bm_str_is(bm_mark_zip_name(z, 0), "One.xml"));
    bm_mark_zip_close(z);
}

static void a_part_is_read_piece_by_piece(void **state)
{
    mark_kit *k = *state;
    char bytes[1000];
    write_two(k);
    bm_mark_zip *z = mark_kit_open(k);
    bm_mark_zip_stream *s = bm_mark_zip_stream_open(z, 1);
    size_t all = 0;
    int64_t n;
    while ((n = bm_mark_zip_stream_read(s, bytes, sizeof bytes)) > 0)
        all += (size_t)n;
    assert_int_equal(n, 0);
    assert_int_equal(all, 500000);
    bm_mark_zip_stream_close(s);
    bm_mark_zip_close(z);
}

static void a_part_is_passed_on_as_it_is(void **state)
{
    mark_kit *k = *state;
    write_two(k);
    bm_mark_zip *z = mark_kit_open(k);
    const size_t bytes = k->file.len;
    k->file.len = 0;
    bm_mark_pack_free(k->pack);
    k->pack = bm_mark_pack_new(&k->sink, k->ds);
    assert_int_equal(bm_mark_zip_copy(z, 0, k->pack, k->ds), 0);
    assert_int_equal(bm_mark_zip_copy(z, 1, k->pack, k->ds), 0);
    assert_int_equal(bm_mark_pack_finish(k->pack), 0);
    bm_mark_zip_close(z);
    assert_int_equal(k->file.len, bytes);
    assert_string_equal(mark_kit_part(k, "one.xml"), "<one/>");
    assert_int_equal(strlen(mark_kit_part(k, "two.xml")), 500000);
}

static void what_is_no_zip_is_told(void **state)
{
    mark_kit *k = *state;
    bm_buf_add_cstr(&k->file, "Họ tên,Số\n");
    assert_null(mark_kit_open(k));
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "S090");
    bm_diags_clear(k->ds);
    k->file.len = 0;
    assert_null(mark_kit_open(k));
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "S090");
}

static void a_part_that_is_too_large_is_told(void **state)
{
    mark_kit *k = *state;
    static char zeros[1024 * 1024];
    bm_str text;
    mark_kit_begin(k);
    for (int i = 0; i < BM_LIMIT_MARK_PART_BYTES / (1024 * 1024) + 1; i++)
        assert_int_equal(bm_mark_pack_write(k->pack, zeros, sizeof zeros), 0);
    assert_int_equal(bm_mark_pack_end(k->pack), 0);
    assert_int_equal(bm_mark_pack_finish(k->pack), 0);
    bm_mark_zip *z = mark_kit_open(k);
    assert_int_equal(bm_mark_zip_read(z, 0, k->arena, &text, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "S091");
    bm_mark_zip_close(z);
}

static void a_part_with_other_bytes_is_told(void **state)
{
    mark_kit *k = *state;
    bm_str text;
    write_two(k);
    k->file.ptr[38] ^= 0x55; /* in the first part */
    bm_mark_zip *z = mark_kit_open(k);
    assert_int_equal(bm_mark_zip_read(z, 0, k->arena, &text, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "S090");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "One.xml"));
    bm_mark_zip_close(z);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MARK_KIT_TEST(parts_are_found_whatever_the_case),
        MARK_KIT_TEST(a_part_is_read_piece_by_piece),
        MARK_KIT_TEST(a_part_is_passed_on_as_it_is),
        MARK_KIT_TEST(what_is_no_zip_is_told),
        MARK_KIT_TEST(a_part_that_is_too_large_is_told),
        MARK_KIT_TEST(a_part_with_other_bytes_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
