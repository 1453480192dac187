/* Rows and cells of Excel workbooks, of many makers and of people who mean harm. SPDX-License-Identifier: MIT */
#include "book_case.h"

static void holds(opc_case *c, const char *data, const char *expected)
{
    book_make(c, &(book_parts){.data = data});
    book_holds(c, NULL, expected);
}

static void refused(opc_case *c, const char *data, const char *code, const char *cell)
{
    book_make(c, &(book_parts){.data = data});
    book_refused(c, NULL, code, cell);
}

static void every_type_of_cell(void **state)
{
    opc_case *c = *state;
    book_make(c, &(book_parts){.strings = "<si><t>Họ và tên</t></si><si/><si><t>0123</t></si>",
                               .data = "<row r='1'>"
                                       "<c r='A1' t='s'><v>0</v></c>"
                                       "<c r='B1' t='inlineStr'><is><t>Đặng Ngọc</t></is></c>"
                                       "<c r='C1' t='str'><f>A1</f><v>Họ</v></c>"
                                       "<c r='D1' t='b'><v>1</v></c><c r='E1' t='b'><v>0</v></c>"
                                       "<c r='F1' t='e'><f>1/0</f><v>#DIV/0!</v></c>"
                                       "<c r='G1' t='n'><v>3.4500000000000002</v></c>"
                                       "<c r='H1'><v>1.2E3</v></c>"
                                       "<c r='I1' t='d'><v>2026-11-22T08:30:00</v></c>"
                                       "<c r='J1' t='d'><v>2026-11-22</v></c>"
                                       "<c r='K1' t='s'><v>2</v></c>"
                                       "<c r='L1' t='s'><v>1</v></c>"
                                       "<c r='M1' s='0'/>"
                                       "<c r='N1' s='' t=''><v> 7 </v></c>"
                                       "<c r='O1'><v>abc</v></c>"
                                       "<c r='P1' t='b'><v>x</v></c>"
                                       "</row>"});
    book_holds(c, NULL,
               "A1 text Họ và tên\nB1 text Đặng Ngọc\nC1 text Họ\nD1 flag true\nE1 flag false\n"
               "F1 fault #DIV/0!\nG1 number 3.45\nH1 number 1200\nI1 date 2026-11-22T08:30:00\n"
               "J1 date 2026-11-22\nK1 text* 0123\nN1 number 7\nO1 text abc\nP1 text x\n");
}

static void formulas_have_the_value_that_was_kept(void **state)
{
    opc_case *c = *state;
    holds(c,
          "<row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1'><f>1+1</f></c>"
          "<c r='C1'><f>1+1</f><v/></c><c r='D1'><f t='shared' si='0'/></c>"
          "<c r='E1' t='str'><f>\"\"</f><v></v></c><c r='F1' t='str'><f>A1</f></c>"
          "<c r='G1' t='b'><f>TRUE()</f><v>1</v></c></row>",
          "A1 number 2\nB1 fault \nC1 fault \nD1 fault \nF1 fault \nG1 flag true\n");
    holds(c, "<row><c><f>1+1</f></c></row>", "A1 fault \n"); /* no text at all */
}

static void places_may_be_left_out(void **state)
{
    opc_case *c = *state;
    holds(c,
          "<row><c><v>1</v></c><c/><c><v>3</v></c><c r='E1'><v>5</v></c><c><v>6</v></c></row>"
          "<row/><row><c><v>7</v></c></row>"
          "<row r='9'><c><v>8</v></c></row><row><c r='b10'><v>9</v></c></row>"
          "<row><c r='$A$20'><v>10</v></c></row><row><c><v>11</v></c></row>",
          "A1 number 1\nC1 number 3\nE1 number 5\nF1 number 6\nA3 number 7\nA9 number 8\n"
          "B10 number 9\nA20 number 10\nA21 number 11\n");
}

static void disorder_is_an_error(void **state)
{
    opc_case *c = *state;
    refused(c, "<row r='2'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>", "S034",
            "Trang 1!2");
    refused(c, "<row r='5'/><row r='4'><c><v>2</v></c></row>", "S034", "Trang 1!5");
    refused(c, "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>2</v></c></row>", "S035",
            "Trang 1!A1");
    refused(c, "<row r='1'><c r='B1'><v>1</v></c><c r='B1'><v>2</v></c></row>", "S035",
            "Trang 1!B1");
    refused(c, "<row r='3'><c r='B4'><v>1</v></c></row>", "S035", "Trang 1!B3");
    refused(c, "<row r='3'><c r='3B'><v>1</v></c></row>", "S035", "Trang 1!3");
    refused(c, "<row r='1048577'><c><v>1</v></c></row>", "S036", NULL);
    refused(c, "<row r='4294967297'><c><v>1</v></c></row>", "S036", NULL);
    refused(c, "<row r='1'><c r='XFE1'><v>1</v></c></row>", "S037", "Trang 1!XFE1");
    refused(c, "<row r='1'><c r='ZZZZZZZZZZ1'><v>1</v></c></row>", "S037", NULL);
}

static void shared_texts_that_are_not_there(void **state)
{
    opc_case *c = *state;
    static const char *const numbers[] = {"1", "-1", "0.5", "4294967296", "abc", "1e99"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        book_make(c, &(book_parts){.strings = "<si><t>a</t></si>",
                                   .data = bm_arena_printf(
                                       c->arena, "<row r='1'><c r='C1' t='s'><v>%s</v></c></row>",
                                       numbers[i])});
        book_refused(c, NULL, "S041", "Trang 1!C1");
    }
    refused(c, "<row r='1'><c t='s'><v>0</v></c></row>", "S041", "Trang 1!A1");
}

static void rich_texts_are_joined(void **state)
{
    opc_case *c = *state;
    static const char rich[] =
        "<r><rPr><b/></rPr><t xml:space='preserve'>Nguyễn </t></r><r><t>Văn</t></r>"
        "<rPh sb='0' eb='1'><t>phiên âm</t></rPh><phoneticPr fontId='1'/>";
    book_make(c, &(book_parts){
                     .strings = bm_arena_printf(
                         c->arena,
                         "<si>%s</si><si><t>a<![CDATA[<b>]]>&amp;&#x1EA1;</t></si>"
                         "<si><t>dòng 1_x000D_\ndòng 2_x005F_x000D__xd83d__xDE00__xD800_</t></si>"
                         "<si><t>a\r\nb&#13;c</t></si>",
                         rich),
                     .data = bm_arena_printf(
                         c->arena,
                         "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c>"
                         "<c t='s'><v>3</v></c><c t='inlineStr'><is>%s</is></c>"
                         "<c t='str'><v>_x0041_</v></c>"
                         "<c t='inlineStr'><v>1</v></c></row>",
                         rich)});
    book_holds(c, NULL,
               "A1 text Nguyễn Văn\nB1 text a<b>&ạ\nC1 text dòng 1\ndòng 2_x000D_😀_xD800_\n"
               "D1 text a\nb\nc\nE1 text Nguyễn Văn\nF1 text A\nG1 text* 1\n");
}

static void days_by_their_format(void **state)
{
    opc_case *c = *state;
    static const char styles[] =
        "<numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy;@'/>"
        "<numFmt numFmtId='165' formatCode='[h]:mm'/><numFmt numFmtId='166' "
        "formatCode='0&quot;d&quot;'/>"
        "<numFmt numFmtId='14' formatCode='0.00'/></numFmts>"
        "<cellStyleXfs><xf numFmtId='22'/></cellStyleXfs>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/>"
        "<xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='20'/><xf/></cellXfs>";
    static const char data[] =
        "<row><c s='1'><v>46348</v></c><c s='2'><v>1.5</v></c><c s='3'><v>46348</v></c>"
        "<c s='4'><v>46348</v></c><c s='5'><v>46348.354166666664</v></c>"
        "<c s='6'><v>0.3541666666666667</v></c><c s='7'><v>46348</v></c><c s='99'><v>46348</v></c>"
        "<c s='1'><v>60</v></c><c s='1'><v>0</v></c><c s='1'><v>-5</v></c><c s='1' "
        "t='str'><v>5/1</v></c>"
        "<c s='1'><v>1</v></c></row>";
    book_make(c, &(book_parts){.styles = styles, .data = data});
    book_holds(c, NULL,
               "A1 date 2026-11-22\nB1 text 36:00\nC1 number 46348\nD1 number 46348\n"
               "E1 date 2026-11-22T08:30:00\nF1 text 08:30\nG1 number 46348\nH1 number 46348\n"
               "I1 date 1900-02-29\nJ1 number 0\nK1 number -5\nL1 text 5/1\nM1 date 1900-01-01\n");
    book_make(c,
              &(book_parts){.styles = styles,
                            .workbook = "<workbookPr date1904='1'/>",
                            .data = "<row><c s='1'><v>44886</v></c><c s='1'><v>0</v></c></row>"});
    book_holds(c, NULL, "A1 date 2026-11-22\nB1 date 1904-01-01\n");
}

static void hidden_and_empty_rows(void **state)
{
    opc_case *c = *state;
    book_make(c,
              &(book_parts){
                  .strings = "<si><t></t></si>",
                  .data = "<row r='1'/><row r='2' hidden='1'><c><v>2</v></c></row>"
                          "<row r='3' hidden='true'><c><v>3</v></c></row>"
                          "<row r='4' hidden='0'><c s='1'/><c t='inlineStr'><is><t/></is></c></row>"
                          "<row r='5'><c t='s'><v>0</v></c></row>"
                          "<row r='6'><c><v>6</v></c></row>"});
    book_holds(c, NULL, "A2- number 2\nA3- number 3\nA6 number 6\n");
}

/* What is not where it belongs means nothing. */
static void strangers_are_passed_over(void **state)
{
    opc_case *c = *state;
    holds(c,
          "<row><c><v>1</v><extLst><ext><v>9</v></ext></extLst></c><x:c "
          "xmlns:x='urn:x'><x:v>8</x:v></x:c>"
          "<c><x:v xmlns:x='urn:x'>7</x:v></c><!-- <c><v>6</v></c> --><?p x?></row>"
          "<extLst><row><c><v>5</v></c></row></extLst>",
          "A1 number 1\n");
    book_make(
        c,
        &(book_parts){
            .data = "<row><c><v>1</v></c></row>",
            .behind =
                "<extLst><ext><sheetData><row><c><v>2</v></c></row></sheetData></ext></extLst>"});
    book_holds(c, NULL, "A1 number 1\n");
}

static void any_prefix_and_the_strict_namespace(void **state)
{
    opc_case *c = *state;
    static const char *const sheets[] = {
        "<x:worksheet xmlns:x='" BOOK_MAIN
        "'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>1</x:v></x:c>"
        "</x:row></x:sheetData></x:worksheet>",
        "<worksheet xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'><sheetData><row r='1'><c "
        "r='A1'>"
        "<v>1</v></c></row></sheetData></worksheet>",
    };
    for (size_t i = 0; i < 2; i++) {
        opc_case_clear(c);
        opc_case_add(
            c, "_rels/.rels",
            BOOK_RELATIONS BOOK_RELATION("r1", "officeDocument", "/odd/sổ.xml") "</Relationships>");
        opc_case_add(c, "odd/sổ.xml",
                     book_wrap(c, "workbook", "<sheets><sheet name='a' r:id='x'/></sheets>"));
        opc_case_add(c, "odd/_rels/sổ.xml.rels",
                     BOOK_RELATIONS BOOK_RELATION("x", "worksheet",
                                                  "../Trang%201.XML#a") "</Relationships>");
        opc_case_add(c, "trang 1.xml", sheets[i]);
        opc_case_close(c);
        book_holds(c, NULL, "A1 number 1\n");
    }
}

static void texts_are_bounded(void **state)
{
    opc_case *c = *state;
    char *text = malloc(BM_LIMIT_TEXT_BYTES + 2);
    assert_non_null(text);
    memset(text, 'a', BM_LIMIT_TEXT_BYTES + 1);
    text[BM_LIMIT_TEXT_BYTES + 1] = 0;
    const char *too_long = bm_arena_printf(
        c->arena, "<row r='2'><c r='B2' t='inlineStr'><is><t>%s</t></is></c></row>", text);
    refused(c, too_long, "S039", "Trang 1!B2");
    book_make(c, &(book_parts){.strings = bm_arena_printf(c->arena, "<si><t>%s</t></si>", text)});
    book_refused(c, NULL, "S039", NULL);
    text[BM_LIMIT_TEXT_BYTES] = 0;
    bm_buf row = {0};
    for (int i = 0; i < 100; i++)
        bm_buf_add_cstr(&row, "<c t='s'><v>0</v></c>");
    bm_buf_add_byte(&row, 0);
    book_make(c, &(book_parts){.strings = bm_arena_printf(c->arena, "<si><t>%s</t></si>", text),
                               .data = bm_arena_printf(c->arena, "<row r='1'>%s</row>", row.ptr)});
    book_refused(c, NULL, "S040", "Trang 1!1");
    row.len = 0;
    for (int i = 0; i < 100; i++) {
        bm_buf_add_cstr(&row, "<c t='inlineStr'><is><t>");
        bm_buf_add_cstr(&row, text);
        bm_buf_add_cstr(&row, "</t></is></c>");
    }
    bm_buf_add_byte(&row, 0);
    refused(c, bm_arena_printf(c->arena, "<row r='1'>%s</row>", row.ptr), "S040", NULL);
    bm_buf_free(&row);
    free(text);
}

/* Rows that spread over many blocks of the stream, and many rows in one block. */
static void long_rows_and_many_rows(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    for (int row = 1; row <= 300; row++) {
        bm_buf_add_cstr(&b, "<row>");
        for (int col = 0; col < 26; col++) {
            bm_buf_add_cstr(&b, "<c t='inlineStr'><is><t>");
            for (int i = 0; i < (row % 50 == 0 ? 400 : 1); i++)
                bm_buf_add_cstr(&b, "chữ");
            bm_buf_add_int(&b, row * 100 + col);
            bm_buf_add_cstr(&b, "</t></is></c>");
        }
        bm_buf_add_cstr(&b, "</row>");
    }
    bm_buf_add_byte(&b, 0);
    book_make(c, &(book_parts){.data = b.ptr});
    bm_buf_free(&b);
    bm_sheet *t = book_open(c, NULL);
    assert_non_null(t);
    bm_arena *a = bm_arena_new();
    bm_sheet_row row;
    for (uint32_t i = 1; i <= 300; i++) {
        assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 1);
        assert_int_equal(row.number, i);
        assert_int_equal(row.n, 26);
        for (uint32_t col = 0; col < 26; col++) {
            char expected[32];
            const bm_str text = row.cells[col].text;
            const size_t n = (size_t)snprintf(expected, sizeof expected, "chữ%u", i * 100 + col);
            assert_int_equal(text.len, (i % 50 ? 0 : 399 * strlen("chữ")) + n);
            assert_memory_equal(text.ptr + text.len - n, expected, n);
        }
        bm_arena_reset(a);
    }
    assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 0);
    assert_int_equal(bm_sheet_next(t, a, &row, c->ds), 0);
    bm_arena_free(a);
    bm_sheet_close(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(every_type_of_cell),
        OPC_CASE_TEST(formulas_have_the_value_that_was_kept),
        OPC_CASE_TEST(places_may_be_left_out),
        OPC_CASE_TEST(disorder_is_an_error),
        OPC_CASE_TEST(shared_texts_that_are_not_there),
        OPC_CASE_TEST(rich_texts_are_joined),
        OPC_CASE_TEST(days_by_their_format),
        OPC_CASE_TEST(hidden_and_empty_rows),
        OPC_CASE_TEST(strangers_are_passed_over),
        OPC_CASE_TEST(any_prefix_and_the_strict_namespace),
        OPC_CASE_TEST(texts_are_bounded),
        OPC_CASE_TEST(long_rows_and_many_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
