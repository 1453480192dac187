/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "batch/batch_text.h"

static void digests_are_written_and_read(void **state)
{
    (void)state;
    uint8_t bytes[BM_RECORD_DIGEST], back[BM_RECORD_DIGEST];
    bm_buf b = {0};
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * 17 + 3);
    bm_batch_text_hex(&b, bytes, sizeof bytes);
    assert_int_equal(b.len, 32);
    assert_memory_equal(b.ptr, "031425", 6);
    assert_true(bm_batch_text_digest(bm_str_n(b.ptr, b.len), back));
    assert_memory_equal(bytes, back, sizeof bytes);
    assert_false(bm_batch_text_digest(bm_str_n(b.ptr, 31), back));
    b.ptr[5] = 'A'; /* capitals are not ours */
    assert_false(bm_batch_text_digest(bm_str_n(b.ptr, b.len), back));
    bm_buf_free(&b);
}

static void numbers_have_one_spelling(void **state)
{
    (void)state;
    uint64_t n;
    assert_true(bm_batch_text_number(bm_str_of("18446744073709551615"), &n) && n == UINT64_MAX);
    assert_true(bm_batch_text_number(bm_str_of("0"), &n) && n == 0);
    static const char *const wrong[] = {"",
                                        "-1",
                                        "+1",
                                        "01",
                                        " 1",
                                        "1 ",
                                        "18446744073709551616",
                                        "99999999999999999999",
                                        "100000000000000000000",
                                        "1e3"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(bm_batch_text_number(bm_str_of(wrong[i]), &n));
}

static void fields_are_cut_off_one_by_one(void **state)
{
    (void)state;
    bm_str rest = bm_str_of("a\t\tbc");
    assert_true(bm_str_is(bm_batch_text_field(&rest, '\t'), "a"));
    assert_true(bm_str_is(bm_batch_text_field(&rest, '\t'), ""));
    assert_true(bm_str_is(bm_batch_text_field(&rest, '\t'), "bc"));
    assert_true(bm_str_is(bm_batch_text_field(&rest, '\t'), ""));
    assert_int_equal(rest.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(digests_are_written_and_read),
        cmocka_unit_test(numbers_have_one_spelling),
        cmocka_unit_test(fields_are_cut_off_one_by_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
