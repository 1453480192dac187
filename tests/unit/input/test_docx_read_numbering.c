/* Lists, with their markers. SPDX-License-Identifier: MIT */
#include "docx_case.h"

#define LEVEL(level, start, format, text, more)                                      \
    "<w:lvl w:ilvl='" level "'><w:start w:val='" start "'/><w:numFmt w:val='" format \
    "'/><w:lvlText w:val='" text "'/>" more "</w:lvl>"
#define SCHEME(id, levels) "<w:abstractNum w:abstractNumId='" id "'>" levels "</w:abstractNum>"
#define LIST(id, scheme, more) \
    "<w:num w:numId='" id "'><w:abstractNumId w:val='" scheme "'/>" more "</w:num>"
#define ITEM(list, level)                                                   \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list \
    "'/></w:numPr></w:pPr></w:p>"

static void numbering(opc_case *c, const char *definition, const char *body, const char *expected)
{
    docx_case_says(docx_case_read_with(c, body, &(docx_case_parts){.numbering = definition}),
                   expected);
}

static void levels_count_and_begin_anew(void **state)
{
    opc_case *c = *state;
    numbering(
        c,
        SCHEME("0", LEVEL("0", "1", "upperRoman", "%1.", "") LEVEL("1", "1", "decimal", "%2/", "")
                        LEVEL("2", "1", "lowerLetter", "%2.%3)", "<w:isLgl/>")
                            LEVEL("3", "3", "lowerLetter", "%4)", "<w:lvlRestart w:val='0'/>"))
            LIST("1", "0", ""),
        ITEM("1", "0") ITEM("1", "1") ITEM("1", "1") ITEM("1", "2") ITEM("1", "2") ITEM("1", "3")
            ITEM("1", "0") ITEM("1", "1") ITEM("1", "3") ITEM("1", "0") ITEM("1", "2"),
        "p(I.)p(1/)p(2/)p(2.1))p(2.2))p(c))p(II.)p(1/)p(d))p(III.)p(1.1))");
}

static void lists_of_one_scheme_count_on_unless_told(void **state)
{
    opc_case *c = *state;
    numbering(
        c,
        SCHEME("5", LEVEL("0", "1", "decimal", "%1.", "")) LIST("1", "5", "") LIST("2", "5", "")
            LIST("3", "5", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>")
                LIST("4", "5",
                     "<w:lvlOverride w:ilvl='0'>" LEVEL("0", "1", "decimal", "(%1)",
                                                        "") "</w:lvlOverride>"),
        ITEM("1", "0") ITEM("2", "0") ITEM("3", "0") ITEM("3", "0") ITEM("4", "0"),
        "p(1.)p(2.)p(1.)p(2.)p((3))");
}

static void numbers_are_written_in_many_ways(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *format, *start, *marker;
    } cases[] = {{"decimal", "12", "12"},
                 {"decimalZero", "7", "07"},
                 {"upperRoman", "1994", "MCMXCIV"},
                 {"lowerRoman", "4", "iv"},
                 {"upperLetter", "27", "AA"},
                 {"lowerLetter", "26", "z"},
                 {"lowerLetter", "0", "0"},
                 {"none", "3", ""},
                 {"lowerLetter", "99999", "99999"},
                 {"upperRoman", "5000", "5000"},
                 {"ordinal", "3", "3"},
                 {"decimal", "9999999999", "0"},
                 {"decimal", "-5", "0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char definition[1000], expected[64];
        snprintf(definition, sizeof definition,
                 SCHEME("0", LEVEL("0", "%s", "%s", "%%1", "")) LIST("1", "0", ""), cases[i].start,
                 cases[i].format);
        snprintf(expected, sizeof expected, "p(%s)", cases[i].marker);
        numbering(c, definition, ITEM("1", "0"), expected);
    }
}

static void bullets_are_letters_of_unicode(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *font, *text, *marker;
    } cases[] = {{"Symbol", "&#xF0B7;", "•"},    {"Symbol", "&#xF02D;", "-"},
                 {"Wingdings", "&#xF0A7;", "▪"}, {"Wingdings", "&#xF0D8;", "➢"},
                 {"Courier New", "o", "o"},      {"Times New Roman", "-", "-"},
                 {"Wingdings", "&#xF031;", "•"}, {"Arial", "+%1", "+%1"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char definition[1000], expected[64];
        snprintf(definition, sizeof definition,
                 SCHEME("0", LEVEL("0", "1", "bullet", "%s",
                                   "<w:rPr><w:rFonts w:ascii='%s'/></w:rPr>")) LIST("1", "0", ""),
                 cases[i].text, cases[i].font);
        snprintf(expected, sizeof expected, "p(%s)", cases[i].marker);
        numbering(c, definition, ITEM("1", "0"), expected);
    }
}

static void styles_belong_to_lists(void **state)
{
    opc_case *c = *state;
    const docx_case_parts parts = {
        .numbering = SCHEME("0", LEVEL("0", "1", "decimal", "%1.",
                                       "<w:pStyle w:val='A'/>"
                                       "<w:pPr><w:ind w:left='100' w:hanging='50'/></w:pPr>")
                                     LEVEL("1", "1", "decimal", "%1.%2.",
                                           "<w:pStyle w:val='B'/>"
                                           "<w:pPr><w:ind w:left='200'/></w:pPr>"))
            SCHEME("1", "<w:numStyleLink w:val='L'/>") LIST("7", "0", "") LIST("8", "1", ""),
        .styles = "<w:style w:type='paragraph' w:styleId='A'><w:pPr><w:numPr><w:numId "
                  "w:val='7'/></w:numPr>"
                  "</w:pPr></w:style>"
                  "<w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/><w:pPr><w:numPr>"
                  "<w:ilvl w:val='1'/></w:numPr><w:ind w:left='333'/></w:pPr></w:style>"
                  "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId "
                  "w:val='7'/></w:numPr>"
                  "</w:pPr></w:style>"};
    const bm_docx_read_file *f =
        docx_case_read_with(c,
                            "<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr></w:p><w:p><w:pPr><w:pStyle "
                            "w:val='B'/></w:pPr></w:p>"
                            "<w:p><w:pPr><w:pStyle w:val='A'/><w:numPr><w:numId "
                            "w:val='0'/></w:numPr></w:pPr></w:p>" ITEM("8", "0") ITEM("99", "0"),
                            &parts);
    docx_case_says(f, "p(1.)p(1.1.)p()p(2.)p()");
    assert_int_equal(docx_case_child(f->body, 0)->paragraph->left_twip, 100);
    assert_int_equal(docx_case_child(f->body, 0)->paragraph->first_twip, -50);
    assert_int_equal(docx_case_child(f->body, 1)->paragraph->left_twip, 333);
    assert_int_equal(docx_case_child(f->body, 3)->paragraph->left_twip, 100);
    assert_int_equal(docx_case_child(f->body, 4)->paragraph->left_twip, 0);
}

static void what_a_list_lacks_is_left_out(void **state)
{
    opc_case *c = *state;
    numbering(c,
              SCHEME("0", "<w:lvl w:ilvl='0'/>" LEVEL("9", "1", "decimal", "x", ""))
                  LIST("1", "0", "") LIST("2", "77", ""),
              ITEM("1", "0") ITEM("1", "1") ITEM("2", "0") ITEM("1", "-3"), "p()p()p()p()");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(levels_count_and_begin_anew),
        OPC_CASE_TEST(lists_of_one_scheme_count_on_unless_told),
        OPC_CASE_TEST(numbers_are_written_in_many_ways),
        OPC_CASE_TEST(bullets_are_letters_of_unicode),
        OPC_CASE_TEST(styles_belong_to_lists),
        OPC_CASE_TEST(what_a_list_lacks_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
