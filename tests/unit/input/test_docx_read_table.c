/* Tables. SPDX-License-Identifier: MIT */
#include "docx_case.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TC(pr, text) "<w:tc><w:tcPr>" pr "</w:tcPr>" P(text) "</w:tc>"
#define SDT(content) "<w:sdt><w:sdtContent>" content "</w:sdtContent></w:sdt>"
#define TBL(pr, content) "<w:tbl><w:tblPr>" pr "</w:tblPr>" content "</w:tbl>"

static void rows_and_cells_are_read_through_controls(void **state)
{
    opc_case *c = *state;
    docx_case_body(c,
                   TBL("", "<w:tr>" TC("", "a") SDT(TC("", "b")) "</w:tr>" SDT(
                               SDT("<w:tr>" TC("", "c") "</w:tr>") "<w:tr><w:tc>" TBL(
                                   "", "<w:tr>" TC("", "d") "</w:tr>") "<w:p/></w:tc></w:tr>")),
                   "t(r(c(p(a))s1(c(p(b))))s1(s1(r(c(p(c))))r(c(t(r(c(p(d))))p()))))");
}

static void a_deleted_row_is_not_read(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f =
        docx_case_read(c, TBL("", "<w:tr><w:trPr><w:del/></w:trPr>" TC(
                                      "", "a") "</w:tr><w:tr><w:trPr><w:ins/>"
                                               "<w:tblHeader/></w:trPr>" TC("", "b") "</w:tr>"));
    docx_case_says(f, "t(r(c(p(b))))");
    assert_true(f->revisions);
    assert_true(docx_case_child(docx_case_child(f->body, 0), 0)->header);
}

static const bm_docx_read_cell *cell(const bm_docx_read_file *f, uint32_t row, uint32_t column)
{
    return docx_case_child(docx_case_child(docx_case_child(f->body, 0), row), column)->cell;
}

static void cells_have_widths_and_spans(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f = docx_case_read(
        c,
        TBL("", "<w:tblGrid><w:gridCol w:w='100'/><w:gridCol w:w='200'/><w:gridCol w:w='300'/>"
                "</w:tblGrid><w:tr>" TC("<w:tcW w:w='0' w:type='auto'/><w:gridSpan w:val='2'/>", "")
                    TC("<w:tcW w:w='333' w:type='dxa'/><w:vMerge w:val='restart'/>",
                       "") "</w:tr><w:tr>"
                           "<w:trPr><w:gridBefore w:val='1'/></w:trPr>" TC(
                               "<w:tcW w:w='50%' w:type='pct'/>", "") TC("<w:vMerge/>", "")
                               TC("<w:gridSpan w:val='999999999'/>", "") "</w:tr>"));
    assert_int_equal(cell(f, 0, 0)->width_twip, 300);
    assert_int_equal(cell(f, 0, 0)->span, 2);
    assert_int_equal(cell(f, 0, 1)->width_twip, 333);
    assert_false(cell(f, 0, 1)->covered);
    assert_int_equal(cell(f, 1, 0)->width_twip, 200);
    assert_int_equal(cell(f, 1, 1)->width_twip, 300);
    assert_true(cell(f, 1, 1)->covered);
    assert_int_equal(cell(f, 1, 2)->width_twip, 0);
    assert_true(cell(f, 1, 2)->span < 1000);
}

#define ROWS "<w:tr>" TC("", "") TC("", "") "</w:tr><w:tr>" TC("", "") TC("", "") "</w:tr>"

static void rules_are_those_of_cell_row_table_and_style(void **state)
{
    opc_case *c = *state;
    const bm_docx_read_file *f = docx_case_read(
        c, TBL("<w:tblBorders><w:top w:val='single'/><w:left w:val='nil'/></w:tblBorders>", ROWS));
    assert_true(cell(f, 0, 0)->ruled && cell(f, 0, 1)->ruled);
    assert_false(cell(f, 1, 0)->ruled || cell(f, 1, 1)->ruled);
    f = docx_case_read(c, TBL("<w:tblBorders><w:insideV w:val='dotted'/></w:tblBorders>", ROWS));
    assert_true(cell(f, 1, 0)->ruled && cell(f, 1, 1)->ruled);
    f = docx_case_read(c, TBL("", "<w:tr><w:tblPrEx><w:tblBorders><w:bottom w:val='single'/>"
                                  "</w:tblBorders></w:tblPrEx>" TC("", "") "</w:tr>"));
    assert_true(cell(f, 0, 0)->ruled);
    const docx_case_parts parts = {
        .styles = "<w:style w:type='table' w:styleId='G'><w:tblPr><w:tblBorders>"
                  "<w:start w:val='single'/></w:tblBorders></w:tblPr></w:style>"
                  "<w:style w:type='table' w:styleId='H'><w:basedOn w:val='G'/></w:style>"};
    f = docx_case_read_with(
        c,
        TBL("<w:tblStyle w:val='H'/>",
            "<w:tr>" TC("", "")
                TC("<w:tcBorders><w:bottom w:val='double'/></w:tcBorders>", "") "</w:tr><w:tr>" TC(
                    "<w:tcBorders><w:left w:val='none'/></w:tcBorders>", "") "</w:tr>"),
        &parts);
    assert_true(cell(f, 0, 0)->ruled && cell(f, 0, 1)->ruled);
    assert_false(cell(f, 1, 0)->ruled);
}

static void a_table_style_gives_its_paragraphs_their_looks(void **state)
{
    opc_case *c = *state;
    const docx_case_parts parts = {
        .styles = "<w:style w:type='table' w:styleId='G'><w:pPr><w:jc w:val='right'/></w:pPr>"
                  "<w:rPr><w:i/></w:rPr></w:style>"};
    const bm_docx_read_file *f = docx_case_read_with(
        c, TBL("<w:tblStyle w:val='G'/>", "<w:tr>" TC("", "a") "</w:tr>") P("b"), &parts);
    const bm_docx_read_node *row = docx_case_child(docx_case_child(f->body, 0), 0);
    const bm_docx_read_node *in = docx_case_child(docx_case_child(row, 0), 0);
    assert_int_equal(in->paragraph->align, BM_DOCX_READ_RIGHT);
    assert_true(docx_case_child(in, 0)->look->italic);
    const bm_docx_read_node *out = docx_case_child(f->body, 1);
    assert_int_equal(out->paragraph->align, BM_DOCX_READ_LEFT);
    assert_false(docx_case_child(out, 0)->look->italic);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(rows_and_cells_are_read_through_controls),
        OPC_CASE_TEST(a_deleted_row_is_not_read),
        OPC_CASE_TEST(cells_have_widths_and_spans),
        OPC_CASE_TEST(rules_are_those_of_cell_row_table_and_style),
        OPC_CASE_TEST(a_table_style_gives_its_paragraphs_their_looks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
