/* Paragraphs and what is around them. SPDX-License-Identifier: MIT */
#include "docx_case.h"

#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" T(text) "</w:p>"

static void blocks_are_found_in_what_wraps_them(void **state)
{
    opc_case *c = *state;
    docx_case_body(
        c,
        P("a") "<w:sdt><w:sdtPr/><w:sdtContent>" P(
            "b") "<w:sdt><w:sdtContent><w:p/>"
                 "</w:sdtContent></w:sdt></w:sdtContent></w:sdt><w:customXml>" P(
                     "c") "</w:customXml><mc:AlternateContent><mc:Choice "
                          "Requires='w14'>" P("d") "</mc:Choice><mc:Fallback>" P(
                              "x") "<"
                                   "/"
                                   "m"
                                   "c"
                                   ":"
                                   "F"
                                   "a"
                                   "l"
                                   "l"
                                   "b"
                                   "a"
                                   "c"
                                   "k"
                                   ">"
                                   "<"
                                   "/"
                                   "m"
                                   "c"
                                   ":"
                                   "A"
                                   "l"
                                   "t"
                                   "e"
                                   "r"
                                   "n"
                                   "a"
                                   "t"
                                   "e"
                                   "C"
                                   "o"
                                   "n"
                                   "t"
                                   "e"
                                   "n"
                                   "t"
                                   ">"
                                   "<"
                                   "w"
                                   ":"
                                   "i"
                                   "n"
                                   "s"
                                   ">" P("e") "</w:ins><w:del>" P("y") "</w:del><w:sectPr/>",
        "p(a)s1(p(b)s1(p()))p(c)p(d)p(e)");
}

static void runs_without_a_paragraph_get_one(void **state)
{
    opc_case *c = *state;
    docx_case_body(c, T("a") "<w:hyperlink>" T("b") "</w:hyperlink>" P("c"), "p(a)p(b)p(c)");
}

static void paragraphs_that_are_gone_are_not_read(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f = docx_case_read(
        c, "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r>"
           "</w:del></w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" T(
               "a") "</w:p>"
                    "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr>"
                    "<w:t>h</w:t></w:r></w:p><w:p/>");
    docx_case_says(f, "p(a)p()");
    assert_true(f->revisions);
    assert_true(docx_case_read(c, "<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>")->revisions);
}

static void other_documents_inside_are_told(void **state)
{
    opc_case *c = *state;
    assert_true(docx_case_read(c, "<w:altChunk/>" P("a"))->partial);
    assert_true(docx_case_read(c, "<m:oMathPara/>" P("a"))->partial);
}

static void properties_are_those_in_force(void **state)
{
    opc_case *c = *state;
    const docx_case_parts parts = {
        .styles =
            "<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after='160'/></w:pPr></w:pPrDefault>"
            "</w:docDefaults><w:style w:type='paragraph' w:default='1' w:styleId='Normal'>"
            "<w:name w:val='Normal'/></w:style><w:style w:type='paragraph' w:styleId='H'>"
            "<w:name w:val='heading 1'/><w:basedOn w:val='Normal'/><w:pPr><w:jc w:val='center'/>"
            "<w:outlineLvl w:val='0'/><w:pageBreakBefore/></w:pPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='LO'><w:name w:val='Heading 3'/></w:style>"};
    const bm_docx_read_file *f = docx_case_read_with(
        c,
        "<w:p><w:pPr><w:pStyle w:val='H'/><w:ind w:start='1cm' w:end='10' w:hanging='20'/>"
        "<w:pBdr><w:bottom w:val='single'/></w:pBdr></w:pPr></w:p>"
        "<w:p><w:pPr><w:pStyle w:val='unknown'/><w:jc w:val='both'/></w:pPr></w:p>"
        "<w:p><w:pPr><w:pStyle w:val='LO'/></w:pPr></w:p>",
        &parts);
    assert_int_equal(docx_case_child(f->body, 2)->paragraph->outline, 3);
    const bm_docx_read_paragraph *p = docx_case_child(f->body, 0)->paragraph;
    opc_case_equal(p->style_id, "H");
    opc_case_equal(p->style_name, "heading 1");
    assert_int_equal(p->align, BM_DOCX_READ_CENTER);
    assert_int_equal(p->outline, 1);
    assert_int_equal(p->left_twip, 567);
    assert_int_equal(p->right_twip, 10);
    assert_int_equal(p->first_twip, -20);
    assert_int_equal(p->before_twip, 0);
    assert_int_equal(p->after_twip, 160);
    assert_true(p->rule_below && p->page_break_before);
    p = docx_case_child(f->body, 1)->paragraph;
    opc_case_equal(p->style_id, "");
    opc_case_equal(p->style_name, "Normal");
    assert_int_equal(p->align, BM_DOCX_READ_JUSTIFY);
    assert_int_equal(p->outline, 0);
}

static void a_box_does_not_end_the_field_around_it(void **state)
{
    opc_case *c = *state;
    docx_case_body(
        c,
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/>"
        "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:fldChar w:fldCharType='end'/>"
        "<w:fldChar w:fldCharType='begin'/></w:r></w:p>" P(
            "in") "</w:txbxContent>"
                  "</v:textbox></w:pict></w:r>" T(
                      "a") "<w:r><w:fldChar w:fldCharType='end'/></w:r>" T("b") "</w:p>",
        "p(b(p()p(in))ab)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(blocks_are_found_in_what_wraps_them),
        OPC_CASE_TEST(runs_without_a_paragraph_get_one),
        OPC_CASE_TEST(paragraphs_that_are_gone_are_not_read),
        OPC_CASE_TEST(other_documents_inside_are_told),
        OPC_CASE_TEST(properties_are_those_in_force),
        OPC_CASE_TEST(a_box_does_not_end_the_field_around_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
