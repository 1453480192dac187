/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "base/scratch.h"

static void what_is_written_to_the_path_is_in_the_file(void **state)
{
    (void)state;
    char path[BM_SCRATCH_PATH_BYTES], got[8] = "";
    FILE *file = bm_scratch_open(path);
    assert_non_null(file);
    FILE *other = fopen(path, "wb");
    assert_non_null(other);
    assert_int_equal(fputs("abc", other), 1);
    assert_int_equal(fclose(other), 0);
    assert_int_equal(fread(got, 1, sizeof got, file), 3);
    assert_string_equal(got, "abc");
    assert_int_equal(fclose(file), 0);
    assert_int_equal(access(path, F_OK), -1);
}

static void two_files_do_not_mix(void **state)
{
    (void)state;
    char one[BM_SCRATCH_PATH_BYTES], two[BM_SCRATCH_PATH_BYTES];
    FILE *a = bm_scratch_open(one), *b = bm_scratch_open(two);
    assert_non_null(a);
    assert_non_null(b);
    assert_string_not_equal(one, two);
    assert_int_equal(fclose(a), 0);
    assert_int_equal(fclose(b), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_to_the_path_is_in_the_file),
        cmocka_unit_test(two_files_do_not_mix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
