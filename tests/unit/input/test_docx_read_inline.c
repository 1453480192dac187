/* What stands around runs. SPDX-License-Identifier: MIT */
#include "docx_case.h"

#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(content) "<w:p>" content "</w:p>"
#define SDT(pr, content) \
    "<w:sdt><w:sdtPr>" pr "</w:sdtPr><w:sdtContent>" content "</w:sdtContent></w:sdt>"

static void what_wraps_runs_does_not_hide_them(void **state)
{
    opc_case *c = *state;
    docx_case_body(
        c,
        P("<w:hyperlink r:id='r9'>" T("a") "</w:hyperlink><w:smartTag>" T(
            "b") "</w:smartTag><w:customXml>" T("c") "</w:customXml><w:bdo>" T("d") "</"
                                                                                    "w:bdo><w:"
                                                                                    "proofErr "
                                                                                    "w:type='"
                                                                                    "spellStart'/"
                                                                                    "><w:"
                                                                                    "commentRangeSt"
                                                                                    "art w:id='1'/>"
                                                                                    "<mc:"
                                                                                    "AlternateConte"
                                                                                    "nt><mc:"
                                                                                    "Fallback>" T(
                                                                                        "e") "</"
                                                                                             "mc:"
                                                                                             "Fallb"
                                                                                             "ack>"
                                                                                             "</"
                                                                                             "mc:"
                                                                                             "Alter"
                                                                                             "nateC"
                                                                                             "onten"
                                                                                             "t>"),
        "p(abcde)");
}

static void what_was_inserted_is_read_what_was_deleted_is_not(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f =
        docx_case_read(c, P(T("a") "<w:ins>" T("b") "<w:del>" T(
                              "x") "</w:del></w:ins><w:del>"
                                   "<w:r><w:delText>c</w:delText></w:r></w:del><w:moveFrom>" T(
                                       "d") "</w:moveFrom><w:moveTo>" T("e") "</w:moveTo>"));
    docx_case_says(f, "p(abe)");
    assert_true(f->revisions);
    assert_false(docx_case_read(c, P(T("a")))->revisions);
}

static void controls_are_nested(void **state)
{
    opc_case *c = *state;
    docx_case_body(c,
                   P(SDT("<w:text/>", T("a")) SDT("<w14:checkbox/>", "<w:r/>" SDT("", T("☐")))
                         SDT("<w:date/>", "")),
                   "p(s0(a)s4(s1(☐))s2())");
}

static void bookmarks_have_names_at_both_ends(void **state)
{
    opc_case *c = *state;
    docx_case_body(
        c,
        "<w:bookmarkStart w:id='2' w:name='B'/>" P("<w:bookmarkStart w:id='1' w:name='A'/>" T(
            "x") "<w:bookmarkEnd w:id='1'/><w:bookmarkEnd w:id='9'/>"
                 "<w:bookmarkStart w:id='3'/>") "<w:bookmarkEnd w:id='2'/>",
        "[Bp([AxA])B]");
}

static void what_cannot_be_read_is_told(void **state)
{
    opc_case *c = *state;
    static const char *const cases[] = {"<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
                                        "<m:oMathPara/>", "<w:subDoc/>"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char body[200];
        snprintf(body, sizeof body, "<w:p>%s" T("a") "</w:p>", cases[i]);
        const bm_docx_read_file *f = docx_case_read(c, body);
        docx_case_says(f, "p(a)");
        assert_true(f->partial);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(what_wraps_runs_does_not_hide_them),
        OPC_CASE_TEST(what_was_inserted_is_read_what_was_deleted_is_not),
        OPC_CASE_TEST(controls_are_nested),
        OPC_CASE_TEST(bookmarks_have_names_at_both_ends),
        OPC_CASE_TEST(what_cannot_be_read_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
