/* Official e-mail addresses. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

#include "value_rows.h"

static int set_up(void **state)
{
    return value_rows_set_up(state, "type: official_email");
}

static void addresses_of_state_bodies_pass(void **state)
{
    static const value_row rows[] = {
        {"maunv@vidu.gov.vn", "maunv@vidu.gov.vn", NULL, NULL},
        {"mau.nv-1_a@so.vi-du.gov.vn", "mau.nv-1_a@so.vi-du.gov.vn", NULL, NULL},
        {"MauNV@ViDu.gov.vn", "maunv@vidu.gov.vn", "D030", "“MauNV@ViDu.gov.vn”"},
        {"maunv @ vidu. gov.vn", "maunv@vidu.gov.vn", "D030", NULL},
        {"mailto:maunv@vidu.gov.vn", "maunv@vidu.gov.vn", "D030", NULL},
        {"<maunv@vidu.gov.vn>", "maunv@vidu.gov.vn", "D030", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void mail_for_anybody_is_refused_as_the_forms_do(void **state)
{
    static const char *const domains[] = {
        "gmail.com",      "yahoo.com",       "yahoo.com.vn",   "hotmail.com", "outlook.com",
        "icloud.com",     "live.com",        "me.com",         "hcm.vnn.vn",  "GMAIL.COM",
        "mail.yahoo.com", "vn.yahoo.com.vn", "mail.live.co.uk"};
    for (size_t i = 0; i < sizeof domains / sizeof domains[0]; i++) {
        char address[40];
        (void)snprintf(address, sizeof address, "maunv@%s", domains[i]);
        const value_row row = {address, NULL, "D045", "gmail, yahoo, hotmail"};
        value_rows_check(state, &row, 1);
    }
}

static void other_domains_are_a_warning(void **state)
{
    static const value_row rows[] = {
        {"maunv@vidu.edu.vn", "maunv@vidu.edu.vn", "D046", "“vidu.edu.vn”"},
        {"maunv@gov.vn.vidu.com", "maunv@gov.vn.vidu.com", "D046", NULL},
        {"maunv@vidugov.vn", "maunv@vidugov.vn", "D046", NULL},
        {"maunv@some.com", "maunv@some.com", "D046", NULL}, /* not me.com */
        {"maunv@mail.live.vidu.edu.vn", "maunv@mail.live.vidu.edu.vn", "D046", NULL},
        {"maunv@notyahoo.com", "maunv@notyahoo.com", "D046", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

static void what_is_no_address_is_refused(void **state)
{
    static const value_row rows[] = {
        {"maunv", NULL, "D044", NULL},
        {"@vidu.gov.vn", NULL, "D044", NULL},
        {"maunv@", NULL, "D044", NULL},
        {"maunv@vidu", NULL, "D044", NULL},
        {"mau nv@vidu.gov.vn", NULL, "D044", "“maunv@vidu.gov.vn”"},
        {"maunv@vidu.gov.vn.", NULL, "D044", "“maunv@vidu.gov.vn”"},
        {"maunv@vidu..gov.vn", NULL, "D044", NULL},
        {".maunv@vidu.gov.vn", NULL, "D044", NULL},
        {"maunv@-vidu.gov.vn", NULL, "D044", NULL},
        {"maunv@vidu-.gov.vn", NULL, "D044", NULL},
        {"maunv@vidu.gov.v1", NULL, "D044", NULL},
        {"a@vidu.gov.vn, b@vidu.gov.vn", NULL, "D044", NULL},
        {"mẫunv@vidu.gov.vn", NULL, "D047", "“maunv@vidu.gov.vn”"},
        {"Đông@vidu.gov.vn", NULL, "D047", "“dong@vidu.gov.vn”"},
        {"không có", NULL, "D047", NULL},
    };
    VALUE_ROWS_CHECK(state, rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_of_state_bodies_pass),
        cmocka_unit_test(mail_for_anybody_is_refused_as_the_forms_do),
        cmocka_unit_test(other_domains_are_a_warning),
        cmocka_unit_test(what_is_no_address_is_refused),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
