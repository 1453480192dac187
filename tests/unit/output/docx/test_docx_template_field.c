/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "output/docx/docx_template_field.h"

#define BEGIN "<w:fldChar w:fldCharType='begin'/>"
#define CODE(text) "<w:instrText>" text "</w:instrText>"
#define SEPARATE "<w:fldChar w:fldCharType='separate'/>"
#define END "<w:fldChar w:fldCharType='end'/>"
#define TEXT(text) "<w:t>" text "</w:t>"

static xmlDoc *cleaned(kit *k, const char *run)
{
    xmlDoc *doc = template_tree(bm_arena_printf(k->arena, "<w:r " TEMPLATE_W ">%s</w:r>", run));
    bm_docx_template_field_clean(k->arena, xmlDocGetRootElement(doc));
    return doc;
}

static void assert_cleaned(kit *k, const char *run, const char *expected)
{
    xmlDoc *doc = cleaned(k, run);
    const char *xml = template_xml(k, doc);
    const char *at = strchr(strchr(xml, '\n') + 1, '>') + 1;
    if (!strstr(at, "</w:r>\n")) /* <w:r/> */
        at = "</w:r>\n";
    assert_string_equal(
        bm_arena_printf(k->arena, "%.*s", (int)(strlen(at) - strlen("</w:r>\n")), at), expected);
    xmlFreeDoc(doc);
}

static void harmless_fields_stay(void **state)
{
    kit *k = *state;
    xmlDoc *doc = cleaned(k, BEGIN CODE(" PAGE ") CODE("\\* MERGEFORMAT") SEPARATE TEXT("1") END);
    const char *xml = template_xml(k, doc);
    assert_int_equal(docx_count(xml, "fldChar "), 3);
    assert_int_equal(docx_count(xml, "instrText>"), 4);
    assert_true(bm_docx_template_field_page(xmlDocGetRootElement(doc)));
    xmlFreeDoc(doc);
}

static void fields_that_look_elsewhere_become_their_text(void **state)
{
    kit *k = *state;
    assert_cleaned(k, BEGIN CODE(" INCLUDEPICTURE \"http://a.b/c\" ") SEPARATE TEXT("hình") END,
                   "<w:t>hình</w:t>");
    assert_cleaned(k, BEGIN CODE("DDE") CODE("AUTO x") SEPARATE TEXT("a") END, "<w:t>a</w:t>");
    assert_cleaned(k, "<w:fldSimple w:instr='LINK Excel'><w:r>" TEXT("b") "</w:r></w:fldSimple>",
                   "<w:r><w:t>b</w:t></w:r>");
    assert_cleaned(k, "<w:fldSimple>" TEXT("c") "</w:fldSimple>", "<w:t>c</w:t>");
}

static void fields_in_fields_are_judged_each(void **state)
{
    kit *k = *state;
    xmlDoc *doc = cleaned(k, BEGIN CODE("IF ") BEGIN CODE("PAGE") SEPARATE TEXT("1")
                                 END CODE(" = 1") SEPARATE TEXT("x") END);
    const char *xml = template_xml(k, doc);
    docx_assert_lacks(xml, "IF ");
    docx_assert_has(xml, "PAGE");
    assert_int_equal(docx_count(xml, "fldChar "), 3);
    xmlFreeDoc(doc);
}

static void marks_without_an_end_go(void **state)
{
    kit *k = *state;
    assert_cleaned(k, BEGIN CODE("PAGE") TEXT("a"), "<w:t>a</w:t>");
    assert_cleaned(k, END SEPARATE CODE("PAGE") TEXT("a"), "<w:t>a</w:t>");
    bm_buf b = {0};
    for (int i = 0; i < 40; i++)
        bm_buf_add_cstr(&b, BEGIN CODE("PAGE"));
    bm_buf_add_byte(&b, '\0');
    assert_cleaned(k, b.ptr, "");
    bm_buf_free(&b);
}

static void only_the_number_of_the_page_is_one(void **state)
{
    (void)state;
    static const struct {
        const char *run;
        bool page;
    } cases[] = {{"<w:fldSimple w:instr=' page \\* Arabic'/>", true},
                 {"<w:fldSimple w:instr='NUMPAGES'/>", false},
                 {"<w:fldSimple w:instr='PAGEREF a'/>", false},
                 {"<w:pgNum/>", true},
                 {CODE(" ") CODE("PAGE"), true},
                 {TEXT("PAGE"), false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char xml[300];
        (void)snprintf(xml, sizeof xml, "<w:r " TEMPLATE_W ">%s</w:r>", cases[i].run);
        xmlDoc *doc = template_tree(xml);
        assert_int_equal(bm_docx_template_field_page(xmlDocGetRootElement(doc)), cases[i].page);
        xmlFreeDoc(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(harmless_fields_stay),
        DOCX_TEST(fields_that_look_elsewhere_become_their_text),
        DOCX_TEST(fields_in_fields_are_judged_each),
        DOCX_TEST(marks_without_an_end_go),
        DOCX_TEST(only_the_number_of_the_page_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
