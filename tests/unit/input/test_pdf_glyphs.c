/* Strings of fonts to characters. SPDX-License-Identifier: MIT */
#include "pdf_case.h"

#include "input/pdf_glyphs.h"

/* The string ${s} in the font ${font}; object 10 of the file is ${map}, a stream. */
static void check(void **state, const char *font, const char *map, bm_str s, bool known,
                  const char *expected)
{
    pdf_case_tear_down(state);
    pdf_case_set_up(state);
    pdf_case *c = *state;
    pdf_case_page(c, "", "<<>>");
    pdf_case_object(c, 6, font);
    pdf_case_stream(c, 10, "", map);
    pdf_case_table(c, "/Root 1 0 R/T 6 0 R");
    c->source = (bm_source){.name = "thu.pdf", .bytes = c->bytes.ptr, .len = c->bytes.len};
    bm_pdf_file f;
    bm_buf out = {0};
    assert_int_equal(bm_pdf_file_open(&f, &c->source, c->ds), 0);
    const bm_pdf_glyphs *g =
        bm_pdf_glyphs_read(&f, c->arena, bm_pdf_file_key(&f, bm_pdf_file_trailer(&f), "/T"));
    assert_int_equal(bm_pdf_glyphs_put(g, s, 1000, &out), known);
    pdf_case_equal(bm_str_n(out.ptr ? out.ptr : "", out.len), expected);
    out.len = 0;
    assert_false(s.len > 4 && bm_pdf_glyphs_put(g, s, 1, &out));
    bm_buf_free(&out);
    bm_pdf_file_close(&f);
}

#define SIMPLE "<</Type/Font/Subtype/TrueType"
#define TYPE0 "<</Type/Font/Subtype/Type0/Encoding/Identity-H"
#define S(literal) bm_str_n(literal, sizeof(literal) - 1)

static void simple_fonts_go_by_their_encoding(void **state)
{
    check(state, SIMPLE "/Encoding/WinAnsiEncoding>>", "", S("A\x93\xC3\xEA\x94"), true, "A“Ãê”");
    check(state, SIMPLE ">>", "", S("abc"), true, "abc");
    check(state, SIMPLE "/FontDescriptor<</Flags 4>>>>", "", S("ab"), false,
          "\xEF\xBF\xBD\xEF\xBF\xBD");
    check(state, "<</Type/Font/Subtype/Type3>>", "", S("a"), false, "\xEF\xBF\xBD");
    check(state,
          SIMPLE "/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[65/uni1EBF/dcroat/"
                 "abreveacute 100/u01B0/"
                 "ohorndotbelow.alt/Ecircumflexhookabove/a/seven]>>>>",
          "", S("ABCdefghz"), true, "ếđắượỂa7z");
    check(state, SIMPLE "/Encoding<</Differences[65/g12/uniXYZW/.notdef/abrevex -1/A 300/B]>>>>",
          "", S("ABCD"), false, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void to_unicode_goes_before_the_encoding(void **state)
{
    check(state, SIMPLE "/Encoding/WinAnsiEncoding/ToUnicode 10 0 R>>",
          "beginbfchar <41> <1EBF> endbfchar", S("A"), true, "ế");
    check(state, SIMPLE "/Encoding/WinAnsiEncoding/ToUnicode 10 0 R>>",
          "beginbfchar <41> <1EBF> endbfchar", S("AB"), false, "ế\xEF\xBF\xBD");
}

static void composite_fonts_have_codes_of_two_bytes_or_as_they_say(void **state)
{
    static const char map[] =
        "begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange "
        "beginbfrange <0041> <0043> <1EA1> endbfrange beginbfchar <8001> <0111> endbfchar";
    check(state, TYPE0 "/ToUnicode 10 0 R>>", map, S("\0A\0B\x80\1"), true, "ạẢđ");
    check(state, TYPE0 "/ToUnicode 10 0 R>>", map, S("\0A\0"), false, "ạ\xEF\xBF\xBD");
    check(state, "<</Subtype/Type0/Encoding/90ms-RKSJ-H/ToUnicode 10 0 R>>", map,
          S("A\x80\1"
            "B"),
          true, "ạđẢ");
    check(state, "<</Subtype/Type0/Encoding 10 0 R/ToUnicode 10 0 R>>", map, S("A\x80\1"), true,
          "ạđ");
    check(state, TYPE0 ">>", "", S("\0A"), false, "\xEF\xBF\xBD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PDF_CASE_TEST(simple_fonts_go_by_their_encoding),
        PDF_CASE_TEST(to_unicode_goes_before_the_encoding),
        PDF_CASE_TEST(composite_fonts_have_codes_of_two_bytes_or_as_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
