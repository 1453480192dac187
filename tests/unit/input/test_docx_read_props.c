/* Values and properties of one level. SPDX-License-Identifier: MIT */
#include "input/docx_read_props.h"

#include "docx_case.h"

static const bm_xml_dom_node *parsed(opc_case *c, const char *root, const char *content)
{
    char xml[4000];
    size_t left = 1000;
    bm_xml_sax_fault fault;
    snprintf(xml, sizeof xml, "<%s" DOCX_CASE_NAMESPACES ">%s</%s>", root, content, root);
    const bm_xml_dom_node *node = bm_xml_dom_read(c->arena, bm_str_of(xml), &left, &fault);
    assert_non_null(node);
    return node;
}

static void measures_have_units(void **state)
{
    (void)state;
    static const struct {
        const char *s;
        long twip;
    } cases[] = {{"720", 720},
                 {"-5", -5},
                 {"+5", 5},
                 {"12pt", 240},
                 {"1in", 1440},
                 {"2.54cm", 1440},
                 {"25.4mm", 1440},
                 {"1pc", 240},
                 {"0.5in", 720},
                 {"1.999999999pt", 40},
                 {"99999999999", 100000},
                 {"-99999999999cm", -100000}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        long twip = 7;
        assert_true(bm_docx_read_props_twip(bm_str_of(cases[i].s), &twip));
        assert_int_equal(twip, cases[i].twip);
    }
    static const char *const wrong[] = {"", "auto", "12 pt", "x", "-", "1.2.3", "5px"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        long twip = 7;
        assert_false(bm_docx_read_props_twip(bm_str_of(wrong[i]), &twip));
        assert_int_equal(twip, 7);
    }
}

static void numbers_are_bounded(void **state)
{
    (void)state;
    assert_int_equal(bm_docx_read_props_number(bm_str_of("12"), 3), 12);
    assert_int_equal(bm_docx_read_props_number(bm_str_of("-12.9"), 3), -12);
    assert_int_equal(bm_docx_read_props_number(bm_str_of(""), 3), 3);
    assert_int_equal(bm_docx_read_props_number((bm_str){0}, 3), 3);
    assert_int_equal(bm_docx_read_props_number(bm_str_of("99999999999999999999"), 3), 1000000);
}

static void toggles_are_switched_off_by_a_value(void **state)
{
    opc_case *c = *state;
    assert_true(bm_docx_read_props_on(parsed(c, "w:b", "")));
    assert_false(bm_docx_read_props_on(NULL));
    const bm_xml_dom_node *n =
        parsed(c, "w:rPr", "<w:b w:val='0'/><w:b w:val='false'/><w:b w:val='off'/>")->first;
    for (; n; n = n->next)
        assert_false(bm_docx_read_props_on(n));
    for (n = parsed(c, "w:rPr", "<w:b w:val='1'/><w:b w:val='true'/><w:b w:val='on'/>")->first; n;
         n = n->next)
        assert_true(bm_docx_read_props_on(n));
}

static void fonts_of_the_theme_win(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_props_fonts fonts = {.major = BM_STR("Major"), .minor = BM_STR("Minor")};
    bm_docx_read_props_run run = bm_docx_read_props_run_unset();
    bm_docx_read_props_run_over(
        c->arena, &run,
        parsed(c, "w:rPr", "<w:rFonts w:ascii='A' w:asciiTheme='majorHAnsi' w:hAnsi='B'/>"),
        &fonts);
    opc_case_equal(run.font, "Major");
    opc_case_equal(run.font_other, "B");
    const bm_docx_read_props_fonts none = {.major = BM_STR("")};
    bm_docx_read_props_run_over(
        c->arena, &run,
        parsed(c, "w:rPr", "<w:rFonts w:ascii='A' w:asciiTheme='majorHAnsi'/><w:sz w:val='13pt'/>"),
        &none);
    opc_case_equal(run.font, "A");
    opc_case_equal(run.font_other, "B");
    assert_int_equal(run.size_half_pt, 26);
}

static void tab_stops_are_added_and_cleared(void **state)
{
    opc_case *c = *state;
    bm_docx_read_props_paragraph p = bm_docx_read_props_paragraph_unset();
    bm_docx_read_props_paragraph_over(
        c->arena, &p,
        parsed(c, "w:pPr",
               "<w:tabs><w:tab w:val='right' w:leader='dot' w:pos='900'/>"
               "<w:tab w:val='left' w:pos='100'/><w:tab w:val='bar' w:pos='50'/>"
               "<w:tab w:val='center' w:leader='underscore' w:pos='500'/></w:tabs>"));
    assert_int_equal(p.n_tabs, 3);
    assert_int_equal(p.tabs[0].pos_twip, 100);
    assert_int_equal(p.tabs[1].align, BM_DOCX_READ_CENTER);
    assert_int_equal(p.tabs[1].leader, BM_DOCX_READ_LEADER_LINE);
    assert_int_equal(p.tabs[2].align, BM_DOCX_READ_RIGHT);
    assert_int_equal(p.tabs[2].leader, BM_DOCX_READ_LEADER_DOTS);
    bm_docx_read_props_paragraph_over(
        c->arena, &p,
        parsed(c, "w:pPr",
               "<w:tabs><w:tab w:val='clear' w:pos='100'/><w:tab w:val='clear' w:pos='1'/>"
               "<w:tab w:val='decimal' w:pos='500'/></w:tabs>"));
    assert_int_equal(p.n_tabs, 2);
    assert_int_equal(p.tabs[0].pos_twip, 500);
    assert_int_equal(p.tabs[0].align, BM_DOCX_READ_LEFT);
    assert_int_equal(p.tabs[0].leader, BM_DOCX_READ_LEADER_NONE);
}

static void tab_stops_are_bounded(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "<w:p" DOCX_CASE_NAMESPACES "><w:pPr><w:tabs>");
    for (int i = 0; i < 500; i++) {
        char tab[64];
        snprintf(tab, sizeof tab, "<w:tab w:pos='%d'/>", i * 7919 % 500);
        bm_buf_add_cstr(&b, tab);
    }
    bm_buf_add_cstr(&b, "</w:tabs></w:pPr></w:p>");
    size_t left = 10000;
    bm_xml_sax_fault fault;
    const bm_xml_dom_node *p = bm_xml_dom_read(c->arena, bm_str_n(b.ptr, b.len), &left, &fault);
    bm_docx_read_props_paragraph to = bm_docx_read_props_paragraph_unset();
    bm_docx_read_props_paragraph_over(c->arena, &to, p->first);
    assert_int_equal(to.n_tabs, BM_DOCX_READ_PROPS_TABS);
    for (size_t i = 1; i < to.n_tabs; i++)
        assert_true(to.tabs[i - 1].pos_twip < to.tabs[i].pos_twip);
    bm_buf_free(&b);
}

static void what_is_not_given_is_taken_from_below(void **state)
{
    opc_case *c = *state;
    bm_docx_read_props_paragraph p = bm_docx_read_props_paragraph_unset(),
                                 q = bm_docx_read_props_paragraph_unset();
    bm_docx_read_props_paragraph_over(
        c->arena, &p,
        parsed(c, "w:pPr", "<w:ind w:left='5'/><w:numPr><w:ilvl w:val='99'/></w:numPr>"));
    bm_docx_read_props_paragraph_over(
        c->arena, &q,
        parsed(c, "w:pPr",
               "<w:ind w:left='9' w:firstLine='8'/><w:jc w:val='distribute'/>"
               "<w:outlineLvl w:val='9'/><w:numPr><w:numId w:val='3'/></w:numPr>"));
    bm_docx_read_props_paragraph_under(&p, &q);
    assert_int_equal(p.left_twip, 5);
    assert_int_equal(p.first_twip, 8);
    assert_int_equal(p.align, BM_DOCX_READ_JUSTIFY);
    assert_int_equal(p.outline, 0);
    assert_int_equal(p.list, 3);
    assert_int_equal(p.level, 0);
    bm_docx_read_props_run run = bm_docx_read_props_run_unset(),
                           other = bm_docx_read_props_run_unset();
    run.bold = 0;
    other.bold = other.italic = 1;
    bm_docx_read_props_run_under(&run, &other);
    assert_int_equal(run.bold, 0);
    assert_int_equal(run.italic, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(measures_have_units),
        OPC_CASE_TEST(numbers_are_bounded),
        OPC_CASE_TEST(toggles_are_switched_off_by_a_value),
        OPC_CASE_TEST(fonts_of_the_theme_win),
        OPC_CASE_TEST(tab_stops_are_added_and_cleared),
        OPC_CASE_TEST(tab_stops_are_bounded),
        OPC_CASE_TEST(what_is_not_given_is_taken_from_below),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
