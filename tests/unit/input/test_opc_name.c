/* Names of parts, checked, compared and resolved. SPDX-License-Identifier: MIT */
#include "input/opc_name.h"

#include "opc_case.h"

static void names_are_compared_without_case(void **state)
{
    (void)state;
    assert_int_equal(bm_opc_name_compare(bm_str_of("word/A.xml"), bm_str_of("WORD/a.XML")), 0);
    assert_true(bm_opc_name_compare(bm_str_of("a"), bm_str_of("B")) < 0);
    assert_true(bm_opc_name_compare(bm_str_of("ab"), bm_str_of("a")) > 0);
    assert_true(bm_opc_name_compare(bm_str_of("Đ"), bm_str_of("đ")) != 0); /* ASCII letters only */
}

static void relations_stand_in_a_folder_beside(void **state)
{
    opc_case *c = *state;
    opc_case_equal(bm_opc_name_relations(c->arena, bm_str_of("")), "_rels/.rels");
    opc_case_equal(bm_opc_name_relations(c->arena, bm_str_of("word/a.xml")),
                   "word/_rels/a.xml.rels");
}

static void targets_are_resolved(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *owner, *target, *name;
    } cases[] = {
        {"", "word/document.xml", "word/document.xml"},
        {"word/document.xml", "styles.xml", "word/styles.xml"},
        {"word/document.xml", "/styles.xml", "styles.xml"},
        {"word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"},
        {"word/document.xml", "..\\customXml\\item1.xml", "customXml/item1.xml"},
        {"word/document.xml", "../../../../etc/passwd", "etc/passwd"},
        {"word/document.xml", "./a//b/./c#d/e", "word/a/b/c"},
        {"word/document.xml", "", "word/"},
        {"word/document.xml", "..", ""},
        {"a/b/c", "d/../../e", "a/e"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        opc_case_equal(
            bm_opc_name_resolve(c->arena, bm_str_of(cases[i].owner), bm_str_of(cases[i].target)),
            cases[i].name);
}

static void percents_are_decoded(void **state)
{
    opc_case *c = *state;
    static const char *const cases[][2] = {{"a", "a"}, {"a%20b", "a b"}, {"%c4%91", "đ"},
                                           {"%", "%"}, {"%4", "%4"},     {"%zz", "%zz"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        opc_case_equal(bm_opc_name_decoded(c->arena, bm_str_of(cases[i][0])), cases[i][1]);
}

static void names_are_checked(void **state)
{
    opc_case *c = *state;
    opc_case_equal(bm_opc_name_checked(c->arena, bm_str_of("word\\a.xml")), "word/a.xml");
    opc_case_equal(bm_opc_name_checked(c->arena, bm_str_of("...")), "...");
    static const char *const wrong[] = {"", "/a", "a/", "..", ".", "a/..", "a//b", "c:/a", "a\x7F"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_null(bm_opc_name_checked(c->arena, bm_str_of(wrong[i])).ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(names_are_compared_without_case),
        OPC_CASE_TEST(relations_stand_in_a_folder_beside),
        OPC_CASE_TEST(targets_are_resolved),
        OPC_CASE_TEST(percents_are_decoded),
        OPC_CASE_TEST(names_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
