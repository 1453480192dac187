/* What runs show. SPDX-License-Identifier: MIT */
#include "docx_case.h"

#define R(content) "<w:p><w:r>" content "</w:r></w:p>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define T(text) "<w:r><w:t>" text "</w:t></w:r>"

static void text_keeps_its_white_space_when_it_says_so(void **state)
{
    opc_case *c = *state;
    docx_case_body(c, R("<w:t> a b </w:t><w:t xml:space='preserve'> c </w:t>"), "p(a b c )");
    docx_case_body(c, R("<w:t>a\tb\nc</w:t>"), "p(a→b c)");
    docx_case_body(c, R("<w:t>\n  </w:t><w:t/>"), "p()");
}

static void text_is_in_nfc_without_control_characters(void **state)
{
    opc_case *c = *state;
    docx_case_body(c, R("<w:t>Nguye&#x302;&#x303;n</w:t>"), "p(Nguyễn)");
    docx_case_body(c, R("<w:t>a&#x7F;b&#x85;c&#xAD;d</w:t>"), "p(abc\u00ADd)");
}

static void letters_of_old_fonts_stay_where_they_are(void **state)
{
    opc_case *c = *state;
    docx_case_body(c,
                   R("<w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr>"
                     "<w:t>§Ò nghÞ&#x90;</w:t><w:sym w:font='.VnTime' w:char='F0B9'/>"),
                   "p(§Ò nghÞ\xC2\x90¹)");
    /* ư of TCVN3 is a soft hyphen, which LibreOffice saves as an element */
    docx_case_body(c,
                   R("<w:rPr><w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/></w:rPr>"
                     "<w:t>Ng</w:t><w:softHyphen/><w:t>êi</w:t>"),
                   "p(Ng\u00ADêi)");
}

static void a_tab_has_a_look(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f =
        docx_case_read(c, R("<w:rPr><w:u w:val='single'/></w:rPr><w:tab/>") R("<w:tab/>"));
    assert_true(docx_case_child(docx_case_child(f->body, 0), 0)->look->underline);
    assert_false(docx_case_child(docx_case_child(f->body, 1), 0)->look->underline);
}

static void tabs_breaks_and_hyphens_are_told(void **state)
{
    opc_case *c = *state;
    docx_case_body(c,
                   R("<w:t>a</w:t><w:tab/><w:ptab/><w:br/><w:cr/><w:br w:type='textWrapping'/>"
                     "<w:br w:type='page'/><w:br w:type='column'/><w:noBreakHyphen/><w:softHyphen/>"
                     "<w:lastRenderedPageBreak/><w:t>b</w:t>"),
                   "p(a→→↵↵↵⇟⇟-b)");
}

static void symbols_are_letters_of_unicode(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f = docx_case_read(
        c, R("<w:sym w:font='Wingdings' w:char='F06F'/><w:sym w:font='Wingdings' w:char='F0FE'/>"
             "<w:sym w:font='Wingdings 2' w:char='F0A3'/><w:sym w:font='Symbol' w:char='F0B7'/>"
             "<w:sym w:font='Times New Roman' w:char='00E9'/>"));
    docx_case_says(f, "p(☐☑☐•é)");
    assert_false(f->partial);
    opc_case_equal(docx_case_child(docx_case_child(f->body, 0), 0)->look->font, "Wingdings");
    f = docx_case_read(c, R("<w:rPr><w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/></w:rPr>"
                            "<w:t>o&#xFE;&#xF0FD; ạ</w:t>"));
    docx_case_says(f, "p(☐☑☒ ạ)");
    assert_false(f->partial);
    f = docx_case_read(c, R("<w:sym w:font='Wingdings' w:char='F031'/>"));
    docx_case_says(f, "p(\uF031)");
    assert_true(f->partial);
    docx_case_body(c,
                   R("<w:sym w:font='Arial' w:char='D800'/><w:sym w:char='xyz'/><w:sym/>"
                     "<w:sym w:char='110000'/>"),
                   "p()");
}

static void hidden_text_is_not_read(void **state)
{
    opc_case *c = *state;
    docx_case_body(
        c,
        "<w:p>" T("a") "<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t><w:tab/></w:r>"
                       "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>c</w:t></w:r></w:p>",
        "p(ac)");
}

static void of_fields_the_result_is_read(void **state)
{
    opc_case *c = *state;
    docx_case_body(c,
                   "<w:p>" T("a")
                       FIELD("begin") "<w:r><w:instrText> PAGE </w:instrText></w:r>" T("code")
                           FIELD("separate") T("1") FIELD("end") T("b") "</w:p>",
                   "p(a1b)");
    docx_case_body(c,
                   "<w:p>" FIELD("begin") FIELD("begin") FIELD("separate") T("x") FIELD("end")
                       T("y") FIELD("separate") T("z") FIELD("end") "</w:p>",
                   "p(z)");
    docx_case_body(c,
                   "<w:p>" FIELD("begin") FIELD("end") T("a") FIELD("end") FIELD("separate")
                       T("b") "</w:p>",
                   "p(ab)");
    docx_case_body(c, "<w:p>" FIELD("begin") T("x") "</w:p><w:p>" T("b") "</w:p>", "p()p(b)");
    docx_case_body(c,
                   "<w:p>" FIELD("begin") FIELD("separate") T("x") "</w:p><w:p>" T("b") FIELD("end")
                       T("c") "</w:p>",
                   "p(x)p(bc)");
    docx_case_body(c, "<w:p><w:fldSimple w:instr=' DATE '>" T("5/1") "</w:fldSimple></w:p>",
                   "p(5/1)");
}

static void old_form_fields_are_read(void **state)
{
    opc_case *c = *state;
    docx_case_body(
        c,
        R("<w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='1'/>"
          "</w:checkBox></w:ffData></w:fldChar><w:fldChar w:fldCharType='end'/>"
          "<w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='1'/>"
          "<w:checked w:val='0'/></w:checkBox></w:ffData></w:fldChar>"
          "<w:fldChar w:fldCharType='end'/>"
          "<w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/>"
          "<w:listEntry w:val='Nam'/><w:listEntry w:val='Nữ'/></w:ddList></w:ffData></w:fldChar>"
          "<w:fldChar w:fldCharType='end'/>"),
        "p(☒☐Nữ)");
}

#define BOX(text) "<w:txbxContent><w:p>" T(text) "</w:p></w:txbxContent>"

static void a_text_box_that_is_there_twice_is_read_once(void **state)
{
    opc_case *c = *state;
    docx_case_body(c,
                   R("<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
                     "<a:graphic><a:graphicData><wps:wsp><wps:txbx>" BOX(
                         "new") "</wps:txbx></wps:wsp>"
                                "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
                                "<mc:Fallback><w:pict><v:shape><v:textbox>" BOX(
                                    "old") "</v:textbox></v:shape></w:pict></mc:Fallback></"
                                           "mc:AlternateContent>"),
                   "p(b(p(new)))");
    docx_case_body(
        c,
        R("<mc:AlternateContent><mc:Choice Requires='z' xmlns:z='urn:z'><w:t>new</w:t>"
          "</mc:Choice><mc:Fallback><w:pict><v:group><v:shape><v:textbox>" BOX(
              "1") "</v:textbox></v:shape><v:shape><v:textbox>" BOX("2") "</v:textbox></v:shape></"
                                                                         "v:group></w:pict></"
                                                                         "mc:Fallback></"
                                                                         "mc:AlternateContent>"),
        "p(b(p(1))b(p(2)))");
    docx_case_body(c, R("<mc:AlternateContent><mc:Choice Requires='wps'/></mc:AlternateContent>"),
                   "p()");
}

static void pictures_stand_where_they_are(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f = docx_case_read(c, R("<w:drawing/><w:pict><v:line/></w:pict>"));
    docx_case_says(f, "p(##)");
    assert_false(f->partial);
    f = docx_case_read(c, R("<w:object/>"));
    docx_case_says(f, "p(#)");
    assert_true(f->partial);
    f = docx_case_read(
        c, R("<w:drawing><wp:inline><a:graphic><a:graphicData "
             "uri='http://schemas.openxmlformats.org/drawingml/2006/chart'/></a:graphic>"
             "</wp:inline></w:drawing>"));
    docx_case_says(f, "p(#)");
    assert_true(f->partial);
}

static void a_look_has_font_size_and_weight(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f = docx_case_read(
        c, "<w:p><w:r><w:rPr><w:b/><w:i/><w:u w:val='single'/><w:caps/><w:sz w:val='27'/>"
           "<w:rFonts w:ascii='A' w:hAnsi='B'/></w:rPr><w:t>ab</w:t><w:t>ơ</w:t></w:r></w:p>");
    const bm_docx_read_node *p = docx_case_child(f->body, 0);
    const bm_docx_read_look *l = docx_case_child(p, 0)->look;
    assert_true(l->bold && l->italic && l->underline && l->capitals);
    assert_int_equal(l->size_half_pt, 27);
    opc_case_equal(l->font, "A");
    opc_case_equal(docx_case_child(p, 1)->look->font, "B");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(text_keeps_its_white_space_when_it_says_so),
        OPC_CASE_TEST(text_is_in_nfc_without_control_characters),
        OPC_CASE_TEST(letters_of_old_fonts_stay_where_they_are),
        OPC_CASE_TEST(a_tab_has_a_look),
        OPC_CASE_TEST(tabs_breaks_and_hyphens_are_told),
        OPC_CASE_TEST(symbols_are_letters_of_unicode),
        OPC_CASE_TEST(hidden_text_is_not_read),
        OPC_CASE_TEST(of_fields_the_result_is_read),
        OPC_CASE_TEST(old_form_fields_are_read),
        OPC_CASE_TEST(a_text_box_that_is_there_twice_is_read_once),
        OPC_CASE_TEST(pictures_stand_where_they_are),
        OPC_CASE_TEST(a_look_has_font_size_and_weight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
