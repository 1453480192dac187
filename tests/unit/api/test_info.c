/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/limit.h"
#include "bieumau.h"

static void the_version_is_that_of_the_header(void **state)
{
    (void)state;
    assert_string_equal(bm_version(), BM_VERSION_STRING);
}

static void every_component_has_a_version(void **state)
{
    (void)state;
    static const char *const names[] = {"libharu", "libxml2",    "ICU",     "HarfBuzz",    "cmark",
                                        "libyaml", "libdeflate", "libqpdf", "libqrencode", "lcms2",
                                        "nettle",  "zlib",       "libzip"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const bm_component *c = bm_component_at(i);
        assert_non_null(c);
        assert_string_equal(c->name, names[i]);
        assert_true(isdigit((unsigned char)c->version[0]));
        assert_non_null(strchr(c->version, '.'));
    }
    assert_null(bm_component_at(sizeof names / sizeof *names));
}

static void the_limits_are_those_in_force(void **state)
{
    (void)state;
    const bm_limit_info *l;
    bool seen = false;
    size_t n = 0, declared = 0;
    char line[200];
    FILE *header = fopen("src/base/limit.h", "r");
    assert_non_null(header);
    while (fgets(line, sizeof line, header))
        declared += strncmp(line, "    BM_LIMIT_", 13) == 0;
    fclose(header);
    for (size_t i = 0; (l = bm_limit_at(i)) != NULL; i++) {
        n++;
        assert_true(l->value > 0);
        seen = seen || (strcmp(l->name, "input bytes") == 0 && l->value == BM_LIMIT_INPUT_BYTES);
    }
    assert_true(seen);
    assert_int_equal(n, declared);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_version_is_that_of_the_header),
        cmocka_unit_test(every_component_has_a_version),
        cmocka_unit_test(the_limits_are_those_in_force),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
