/* Rules of a form. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/rule.h"
#include "kit.h"

static void only_documented_keys_exist(void **state)
{
    (void)state;
    kit_assert_faults(KIT_HEAD "author: a\nfields: {a: {label: a, type: text}}\n"
                               "body: [page_break]\nrules: [{one_fo: [a]}]\n",
                      "F001 9:10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(only_documented_keys_exist)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
