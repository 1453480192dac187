/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "mark_kit.h"

#include "base/limit.h"

static void parts_come_out_as_they_went_in(void **state)
{
    mark_kit *k = *state;
    assert_int_equal(bm_mark_pack_begin(k->pack, bm_str_of("a/một.xml")), 0);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(bm_mark_pack_write(k->pack, "<a>", 3), 0);
    assert_int_equal(bm_mark_pack_end(k->pack), 0);
    assert_int_equal(bm_mark_pack_begin(k->pack, bm_str_of("empty")), 0);
    assert_int_equal(bm_mark_pack_end(k->pack), 0);
    assert_int_equal(bm_mark_pack_finish(k->pack), 0);
    assert_int_equal(strlen(mark_kit_part(k, "a/một.xml")), 3000);
    assert_string_equal(mark_kit_part(k, "empty"), "");
    assert_true(k->file.len < 400);
    assert_int_equal(k->file.ptr[6] & 8, 0); /* the size stands in front of the part */
}

/* Bytes that do not pack well. */
static void write_noise(mark_kit *k, size_t n)
{
    uint32_t x = 1;
    char bytes[1000];
    for (; n > 0; n -= sizeof bytes) {
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)((x = x * 1664525 + 1013904223) >> 24);
        assert_int_equal(bm_mark_pack_write(k->pack, bytes, sizeof bytes), 0);
    }
}

static void a_part_that_is_too_long_to_be_held_is_whole(void **state)
{
    mark_kit *k = *state;
    mark_kit_begin(k);
    write_noise(k, 9000000);
    assert_true(k->file.len > 8000000); /* before its end */
    bm_str text;
    assert_int_equal(bm_mark_pack_end(k->pack), 0);
    assert_int_equal(bm_mark_pack_begin(k->pack, bm_str_of("q")), 0);
    assert_int_equal(bm_mark_pack_write(k->pack, "behind", 6), 0);
    assert_int_equal(bm_mark_pack_end(k->pack), 0);
    assert_int_equal(bm_mark_pack_finish(k->pack), 0);
    bm_mark_zip *z = mark_kit_open(k);
    assert_int_equal(bm_mark_zip_read(z, 0, k->arena, &text, k->ds), 0);
    assert_int_equal(text.len, 9000000);
    assert_int_equal(k->file.ptr[6] & 8, 8);
    bm_mark_zip_close(z);
    assert_string_equal(mark_kit_part(k, "q"), "behind");
}

static void a_sink_that_refuses_is_told_once(void **state)
{
    mark_kit *k = *state;
    k->sink.write = mark_kit_refuse;
    assert_int_equal(bm_mark_pack_begin(k->pack, bm_str_of("p")), 0);
    assert_int_equal(bm_mark_pack_write(k->pack, "a", 1), 0);
    assert_int_equal(bm_mark_pack_end(k->pack), -1);
    assert_int_equal(bm_mark_pack_write(k->pack, "a", 1), -1);
    assert_int_equal(bm_mark_pack_finish(k->pack), -1);
    assert_int_equal(bm_diags_count(k->ds), 1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "O005");
}

static int swallow(void *user, const void *bytes, size_t n)
{
    (void)bytes;
    *(uint64_t *)user += n;
    return 0;
}

static void more_than_the_format_can_count_is_told(void **state)
{
    mark_kit *k = *state;
    static char bytes[16 * 1024 * 1024];
    uint64_t n = 0;
    int status = 0;
    k->sink = (bm_sink){swallow, &n};
    const bm_mark_pack_entry entry = {.packed_bytes = UINT32_MAX};
    assert_int_equal(bm_mark_pack_copy(k->pack, bm_str_of("large"), &entry), 0);
    for (int i = 0; i < 256 && status == 0; i++)
        status = bm_mark_pack_raw(k->pack, bytes, sizeof bytes);
    assert_int_equal(status, -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "S091");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "large"));
    assert_true(n < UINT32_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MARK_KIT_TEST(parts_come_out_as_they_went_in),
        MARK_KIT_TEST(a_part_that_is_too_long_to_be_held_is_whole),
        MARK_KIT_TEST(a_sink_that_refuses_is_told_once),
        MARK_KIT_TEST(more_than_the_format_can_count_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
