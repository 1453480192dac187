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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(digest_is_that_of_the_standard)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
