/* Tokens of PDF syntax. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

#include "input/pdf_lexer.h"

/* "1.5 /Name (text) <hex> [ ] << >> word !" */
static void check(const char *bytes, const char *expected)
{
    bm_buf out = {0};
    bm_pdf_lexer l = bm_pdf_lexer_of(bm_str_of(bytes));
    while (bm_pdf_lexer_next(&l) != BM_PDF_LEXER_END) {
        static const char *const marks[] = {"", "", "/", "(", "<", "", "[", "]", "<<", ">>", "!"};
        if (out.len)
            bm_buf_add_byte(&out, ' ');
        bm_buf_add_cstr(&out, marks[l.kind]);
        if (l.kind == BM_PDF_LEXER_NUMBER)
            bm_buf_add_fixed(&out, l.number, 3);
        else if (l.kind == BM_PDF_LEXER_STRING || l.kind == BM_PDF_LEXER_HEX)
            bm_pdf_lexer_string(&l, &out);
        else if (l.kind == BM_PDF_LEXER_NAME || l.kind == BM_PDF_LEXER_WORD)
            bm_buf_add_str(&out, l.raw);
    }
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, expected);
    bm_buf_free(&out);
}

static void tokens_are_told_apart(void **state)
{
    (void)state;
    check("", "");
    check("1 -2.50 +.5 4. 1e5 - 1.2.3", "1 -2.5 0.5 4 1e5 - 1.2.3");
    check("/A/B#20C[/D]<</E 1>>", "/A /B#20C [ /D ] << /E 1 >>");
    check("BT%x (\n/F1 12 Tf%\rET", "BT /F1 12 Tf ET");
    check("(a(b)c)(\\(\\)\\\\)( )", "(a(b)c (()\\ ( ");
    check("(\\101\\102\\7\\12x)(a\\\nb\\\r\nc\rd\r\ne\\r)", "(AB\a\nx (abc\nd\ne\r");
    check("<414 2 5><4>< >", "<ABP <@ <");
    check("/ /(x)T*'\"", "/ / (x T*'\"");
}

static void what_is_no_token_is_bad(void **state)
{
    (void)state;
    check("(a", "!");
    check("(a\\", "!");
    check("<4g>", "! !");
    check(") } { >", "! ! ! !");
    check("<", "!");
}

static void names_are_compared_decoded(void **state)
{
    (void)state;
    char out[16];
    assert_true(bm_pdf_lexer_name_is(bm_str_of("First"), "First"));
    assert_true(bm_pdf_lexer_name_is(bm_str_of("F#69r#73#74"), "First"));
    assert_false(bm_pdf_lexer_name_is(bm_str_of("FirstChar"), "First"));
    assert_false(bm_pdf_lexer_name_is(bm_str_of("Firs"), "First"));
    assert_false(bm_pdf_lexer_name_is(bm_str_of("First#00"), "First"));
    assert_true(bm_pdf_lexer_name_is(bm_str_of("A#4"), "A#4"));
    assert_int_equal(bm_pdf_lexer_name(bm_str_of("A#42#x"), out), 4);
    assert_string_equal(out, "AB#x");
}

static void an_object_reaches_to_its_last_bracket(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t extent;
    } cases[] = {
        {" 12 endobj", 3}, {"<</A[1 2(])]>> x", 14}, {"[[]<<>>]]", 8},
        {"(a(b)) x", 6},   {"[1 2 >> ] x", 11}, /* not matched: to the end */
        {"[(x ] y", 7},    {"[ ) ] y", 7},           {"[", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(bm_pdf_lexer_extent(bm_str_of(cases[i].bytes), 0), cases[i].extent);
    char deep[1000];
    memset(deep, '[', sizeof deep);
    assert_int_equal(bm_pdf_lexer_extent(bm_str_n(deep, sizeof deep), 0), 501);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_told_apart),
        cmocka_unit_test(what_is_no_token_is_bad),
        cmocka_unit_test(names_are_compared_decoded),
        cmocka_unit_test(an_object_reaches_to_its_last_bracket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
