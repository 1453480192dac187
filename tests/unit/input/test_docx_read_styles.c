/* Styles, defaults, toggles. SPDX-License-Identifier: MIT */
#include <time.h>

#include "docx_case.h"

#define STYLE(type, id, base, content)                                                    \
    "<w:style w:type='" type "' w:styleId='" id "'><w:name w:val='" id "'/>" base content \
    "</w:style>"
#define BASED(id) "<w:basedOn w:val='" id "'/>"
#define RUN(pr, text) "<w:r><w:rPr>" pr "</w:rPr><w:t>" text "</w:t></w:r>"

static const bm_docx_read_look *look(const bm_docx_read_file *f, uint32_t paragraph, uint32_t run)
{
    return docx_case_child(docx_case_child(f->body, paragraph), run)->look;
}

static void styles_are_based_on_each_other(void **state)
{
    opc_case *c = *state;
    const docx_case_parts parts = {
        .styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault>"
                  "</w:docDefaults>" STYLE("paragraph", "C", BASED("B"),
                                           "<w:rPr><w:sz w:val='30'/></w:rPr>")
                      STYLE("paragraph", "B", BASED("A"), "<w:pPr><w:ind w:left='7'/></w:pPr>")
                          STYLE("paragraph", "A", "",
                                "<w:pPr><w:ind w:left='5' w:right='6'/></w:pPr>"
                                "<w:rPr><w:b/><w:rFonts w:ascii='F'/></w:rPr>")};
    const bm_docx_read_file *f =
        docx_case_read_with(c,
                            "<w:p><w:pPr><w:pStyle w:val='C'/></w:pPr>" RUN(
                                "", "a") "</w:p><w:p>" RUN("", "b") "</w:p>",
                            &parts);
    const bm_docx_read_paragraph *p = docx_case_child(f->body, 0)->paragraph;
    assert_int_equal(p->left_twip, 7);
    assert_int_equal(p->right_twip, 6);
    assert_true(look(f, 0, 0)->bold);
    assert_int_equal(look(f, 0, 0)->size_half_pt, 30);
    opc_case_equal(look(f, 0, 0)->font, "F");
    assert_false(look(f, 1, 0)->bold);
    assert_int_equal(look(f, 1, 0)->size_half_pt, 22);
}

static void toggles_of_two_kinds_of_style_cancel_out(void **state)
{
    opc_case *c = *state;
    const docx_case_parts parts = {
        .styles = STYLE("paragraph", "P", "", "<w:rPr><w:b/><w:caps/></w:rPr>")
            STYLE("paragraph", "Q", BASED("P"), "<w:rPr><w:b/></w:rPr>")
                STYLE("character", "C", "", "<w:rPr><w:b/></w:rPr>")};
    const bm_docx_read_file *f = docx_case_read_with(
        c,
        "<w:p><w:pPr><w:pStyle w:val='Q'/></w:pPr>" RUN("", "a") RUN("<w:rStyle w:val='C'/>", "b")
            RUN("<w:rStyle w:val='C'/><w:b/>", "c")
                RUN("<w:b w:val='0'/><w:caps w:val='0'/>",
                    "d") "</w:p><w:p>" RUN("<w:rStyle w:val='C'/>", "e") "</w:p>",
        &parts);
    assert_true(look(f, 0, 0)->bold);
    assert_true(look(f, 0, 0)->capitals);
    assert_false(look(f, 0, 1)->bold);
    assert_true(look(f, 0, 2)->bold);
    assert_false(look(f, 0, 3)->bold);
    assert_false(look(f, 0, 3)->capitals);
    assert_true(look(f, 1, 0)->bold);
}

static void circles_and_long_chains_end(void **state)
{
    opc_case *c = *state;
    const docx_case_parts circle = {
        .styles = STYLE("paragraph", "A", BASED("B"), "<w:rPr><w:i/></w:rPr>")
            STYLE("paragraph", "B", BASED("A"), "<w:rPr><w:b/></w:rPr>")
                STYLE("paragraph", "S", BASED("S"), "<w:rPr><w:b/></w:rPr>")};
    const bm_docx_read_file *f = docx_case_read_with(
        c,
        "<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr>" RUN(
            "", "a") "</w:p>"
                     "<w:p><w:pPr><w:pStyle w:val='S'/></w:pPr>" RUN("", "a") "</w:p>",
        &circle);
    assert_true(look(f, 0, 0)->bold && look(f, 0, 0)->italic);
    assert_true(look(f, 1, 0)->bold);
    bm_buf b = {0};
    for (int i = 0; i < 20000; i++) {
        char style[200];
        snprintf(style, sizeof style,
                 "<w:style w:type='paragraph' w:styleId='S%d'><w:basedOn w:val='S%d'/></w:style>",
                 i, i + 1);
        bm_buf_add_cstr(&b, style);
    }
    bm_buf_add_byte(&b, 0);
    const docx_case_parts chain = {.styles = b.ptr};
    const clock_t begun = clock();
    docx_case_says(
        docx_case_read_with(c, "<w:p><w:pPr><w:pStyle w:val='S0'/></w:pPr>" RUN("", "a") "</w:p>",
                            &chain),
        "p(a)");
    assert_true(clock() - begun < CLOCKS_PER_SEC);
    bm_buf_free(&b);
}

/* LibreOffice leaves the levels of headings out; whose style is asked for first makes no difference. */
static void the_level_of_a_heading_is_inherited(void **state)
{
    opc_case *c = *state;
    static const char p[] = "<w:p><w:pPr><w:pStyle w:val='%s'/></w:pPr></w:p>";
    const docx_case_parts parts = {.styles = STYLE("paragraph", "Own", BASED("heading 2"), "")
                                       STYLE("paragraph", "heading 2", "", "")};
    for (int first = 0; first < 2; first++) {
        char body[2 * sizeof p + 20], one[sizeof p + 10], other[sizeof p + 10];
        snprintf(one, sizeof one, p, first ? "heading 2" : "Own");
        snprintf(other, sizeof other, p, first ? "Own" : "heading 2");
        snprintf(body, sizeof body, "%s%s", one, other);
        const bm_docx_read_file *f = docx_case_read_with(c, body, &parts);
        assert_int_equal(f->body->children[0]->paragraph->outline, 2);
        assert_int_equal(f->body->children[1]->paragraph->outline, 2);
    }
}

static void fonts_come_from_the_theme(void **state)
{
    opc_case *c = *state;
    const docx_case_parts parts = {
        .theme = "<a:themeElements><a:fontScheme><a:majorFont><a:latin "
                 "typeface='Cambria'/></a:majorFont>"
                 "<a:minorFont><a:latin typeface='Calibri'/></a:minorFont></a:fontScheme>"
                 "</a:themeElements>",
        .styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi' "
                  "w:hAnsiTheme='minorHAnsi'/></w:rPr></w:rPrDefault></w:docDefaults>"};
    const bm_docx_read_file *f = docx_case_read_with(
        c, "<w:p>" RUN("", "a") RUN("<w:rFonts w:asciiTheme='majorHAnsi'/>", "b") "</w:p>", &parts);
    opc_case_equal(look(f, 0, 0)->font, "Calibri");
    opc_case_equal(look(f, 0, 1)->font, "Cambria");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(styles_are_based_on_each_other),
        OPC_CASE_TEST(toggles_of_two_kinds_of_style_cancel_out),
        OPC_CASE_TEST(circles_and_long_chains_end),
        OPC_CASE_TEST(the_level_of_a_heading_is_inherited),
        OPC_CASE_TEST(fonts_come_from_the_theme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
