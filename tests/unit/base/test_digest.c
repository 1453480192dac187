/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/digest.h"

/* FIPS 180-4, examples of SHA-256. */
static void digest_is_that_of_the_standard(void **state)
{
    char hex[BM_DIGEST_HEX + 1];
    (void)state;
    bm_digest_sha256(bm_str_of("abc"), hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    bm_digest_sha256(bm_str_n("", 0), hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* Pieces of all lengths give what the whole gives. */
static void pieces_make_the_digest_of_the_whole(void **state)
{
    (void)state;
    char bytes[5000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 37);
    uint8_t whole[BM_DIGEST_QUICK], pieces[BM_DIGEST_QUICK];
    bm_digest *d = bm_digest_new();
    for (size_t n = 0; n < sizeof bytes; n += 1 + n / 2) {
        bm_digest_begin(d);
        for (size_t at = 0, step = 0; at < n; at += step, step++) {
            step = step < n - at ? step : n - at;
            bm_digest_add(d, bytes + at, step);
        }
        bm_digest_end(d, pieces);
        bm_digest_quick(bm_str_n(bytes, n), whole);
        assert_memory_equal(whole, pieces, sizeof whole);
    }
    bm_digest_quick(bm_str_n(bytes, 99), pieces);
    bm_digest_quick(bm_str_n(bytes, 100), whole);
    assert_memory_not_equal(whole, pieces, sizeof whole);
    bm_digest_free(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(digest_is_that_of_the_standard),
                                       cmocka_unit_test(pieces_make_the_digest_of_the_whole)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
