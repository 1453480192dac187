/* Where XML may be cut. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "input/xml_guard.h"

static void complete_up_to_the_last_tag(void **state)
{
    (void)state;
    static const struct {
        const char *whole, *rest;
    } cases[] = {
        {"", ""},
        {"", "text"},
        {"<a>", "text"},
        {"<a>", "text &am"},
        {"<a/>", "<"},
        {"<a>", "<b x='1>2"},
        {"<a><b x='1>2'>", ""},
        {"<a><b x='\">' y=\"'>\"/>", "<c"},
        {"<a>", "<!"},
        {"<a>", "<!-"},
        {"<a>", "<!-- > ->"},
        {"<a><!-- > ->--->", " "},
        {"<a>", "<![CDATA[ > ]>"},
        {"<a><![CDATA[ > ]]]>", "]"},
        {"<?p a> ? ?>", ""},
        {"<a></a>", "</b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char all[64];
        const size_t whole = strlen(cases[i].whole), n = whole + strlen(cases[i].rest);
        memcpy(all, cases[i].whole, whole);
        memcpy(all + whole, cases[i].rest, n - whole);
        bm_xml_guard g = {0};
        assert_int_equal(bm_xml_guard_pass(&g, bm_str_n(all, n)), whole);
        assert_int_equal(g.fault, BM_XML_GUARD_OK);
        bm_xml_guard bytewise = {0};
        size_t last = 0;
        for (size_t k = 0; k < n; k++)
            if (bm_xml_guard_pass(&bytewise, bm_str_n(all + k, 1)))
                last = k + 1;
        assert_int_equal(last, whole);
    }
}

static void what_libxml2_shall_not_see(void **state)
{
    (void)state;
    bm_xml_guard g = {0};
    (void)bm_xml_guard_pass(&g, bm_str_of("<?xml version='1.0'?><!D"));
    assert_int_equal(g.fault, BM_XML_GUARD_DOCTYPE);
    g = (bm_xml_guard){0};
    (void)bm_xml_guard_pass(&g, bm_str_of("<a"));
    for (int i = 0; i < BM_XML_GUARD_ATTRIBUTES; i++)
        (void)bm_xml_guard_pass(&g, bm_str_of(" a='>'"));
    assert_int_equal(g.fault, BM_XML_GUARD_OK);
    (void)bm_xml_guard_pass(&g, bm_str_of(" a='>'"));
    assert_int_equal(g.fault, BM_XML_GUARD_CROWDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(complete_up_to_the_last_tag),
        cmocka_unit_test(what_libxml2_shall_not_see),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
