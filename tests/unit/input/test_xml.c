/* XML that is read, and shapes that are refused. SPDX-License-Identifier: MIT */
#include "input/read_case.h"

static void check(const read_case_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        read_case_check(rows[i].text, BM_INPUT_XML, rows[i].expected);
}

static void elements_are_fields_rows_and_values(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau form=\"a/b\"/>", "{form: \"a/b\", data: {}}"},
        {"<bieumau></bieumau>", "{data: {}}"},
        {"<bieumau form=''><a/></bieumau>", "{form: \"\", data: {a: ~}}"},
        {"<bieumau form='a&amp;#38;&#38;&lt;b'><a> \n </a></bieumau>",
         "{form: \"a&#38;&<b\", data: {a: ~}}"},
        {"<bieumau><a>\n  x\n  y\n</a></bieumau>", "{data: {a: \"x\n  y\"}}"},
        {"<bieumau><a><b>1</b><c/></a></bieumau>", "{data: {a: {b: \"1\", c: ~}}}"},
        {"<bieumau><a>x<!-- c -->y<?p i?>z</a></bieumau>", "{data: {a: \"xyz\"}}"},
        {"<bieumau><a>&lt;&#x1EAD;&#7853;<![CDATA[<b>&amp;]]></a></bieumau>",
         "{data: {a: \"<ậậ<b>&amp;\"}}"},
        {"<bieumau><a>x\r\ny</a></bieumau>", "{data: {a: \"x\ny\"}}"},
        {"<?xml version='1.0' encoding='utf-8' standalone='yes'?><bieumau/>", "{data: {}}"},
        {"<?xml version=\"1.0\" encoding=\"US-ASCII\"?><bieumau/>", "{data: {}}"},
        {"<!-- x --><?p?><bieumau/><!-- y -->", "{data: {}}"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void places_are_those_of_the_text(void **state)
{
    (void)state;
    read_case_check_places(
        "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<bieumau\n  form = \"a/b\">\n <ậ>\n  x</ậ><b/>\n"
        " <c><d><!-- <x> --> <?p >?><![CDATA[ y]]></d></c>\n "
        "<c><d>é</d></c><e>&#65;</e>\n</bieumau>",
        BM_INPUT_XML,
        "{form@3:3: \"a/b\"@3:11, data@2:1: {ậ@4:3: \"x\"@5:3, b@5:9: ~@5:8, "
        "c@6:3: [{d@6:6: \"y\"@6:38}@6:2, {d@7:6: \"é\"@7:8}@7:2]@6:2, e@7:18: "
        "\"A\"@7:20}@2:1}@2:1");
}

static void long_texts_are_read_whole(void **state)
{
    (void)state;
    /* libxml2 hands text over in pieces of 300 bytes */
    bm_buf b = {0}, expected = {0};
    bm_buf_add_cstr(&b, "<bieumau><a>");
    bm_buf_add_cstr(&expected, "{data: {a: \"");
    for (int i = 0; i < 2000; i++) {
        bm_buf_add_cstr(&b, i % 3 ? "Ưỡng " : "&amp;");
        bm_buf_add_cstr(&expected, i % 3 ? "Ưỡng " : "&");
    }
    bm_buf_add_cstr(&b, "x</a></bieumau>");
    bm_buf_add_cstr(&expected, "x\"}}");
    bm_buf_add_byte(&expected, 0);
    read_case_check_n(b.ptr, b.len, BM_INPUT_XML, false, expected.ptr);
    bm_buf_free(&b);
    bm_buf_free(&expected);
}

static void a_doctype_is_refused_before_anything_is_expanded(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<!DOCTYPE bieumau><bieumau/>", "I041 1:1"},
        {"<?xml version='1.0'?>\n <!DOCTYPE a [<!ENTITY x 'y'>]><bieumau>&x;</bieumau>",
         "I041 2:2"},
        {"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><bieumau/>", "I041 1:1"},
        {"<!DOCTYPE a PUBLIC 'x' 'http://localhost/x.dtd'><bieumau/>", "I041 1:1"},
        {"<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///dev/zero'>%p;]><bieumau/>", "I041 1:1"},
        {"<!DOCTYPE a [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;&a;'>"
         "<!ENTITY c '&b;&b;&b;&b;'>]><bieumau><a>&c;</a></bieumau>",
         "I041 1:1"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void the_root_is_bieumau(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<don><a/></don>", "I042 1:1"},
        {"\n <Bieumau/>", "I042 2:2"},
        {"<bieumau2/>", "I042 1:1"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void text_beside_elements_is_refused(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau><a>x<b/></a></bieumau>", "I043 1:13"},
        {"<bieumau><a><b/> x</a></bieumau>", "I043 1:18"},
        {"<bieumau><a><b/>x<b/>y</a>\n z</bieumau>", "I043 1:17, I043 2:2"},
        {"<bieumau>x</bieumau>", "I043 1:10"},
        {"<bieumau><!-- c --> <![CDATA[x]]></bieumau>", "I043 1:30"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void attributes_say_where_the_data_come_from_and_whether_white_space_counts(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau program='0.1.0' blank='true' definition='sha256:0a' form='a/b'/>",
         "{form: \"a/b\", definition: \"sha256:0a\", program: \"0.1.0\", blank: \"true\", data: "
         "{}}"},
        {"<bieumau document='2' form='a/b'/>", "{document: \"2\", form: \"a/b\", data: {}}"},
        {"<bieumau><a xml:space='preserve'>  x\n</a><a xml:space=\"default\"> y </a></bieumau>",
         "{data: {a: [\"  x\n\", \"y\"]}}"},
        {"<bieumau><a xml:space='preserve'> <b> 1 </b><b xml:space='default'> 2 </b> "
         "</a></bieumau>",
         "{data: {a: {b: [\" 1 \", \"2\"]}}}"},
        {"<bieumau><a xml:space='preserve'/><b xml:space='preserve'> </b></bieumau>",
         "{data: {a: ~, b: \" \"}}"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

#define OPTION(chosen, text) "<option chosen='" chosen "'>" text "</option>"
#define CHOICE(options) "<bieumau><a>" options "</a></bieumau>"

static void the_chosen_option_is_the_value(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {CHOICE(OPTION("false", "Nam") OPTION("true", "Nữ")), "{data: {a: \"Nữ\"}}"},
        {CHOICE(OPTION("1", " Nam\n") "\n " OPTION("0", "Nữ") "\n"), "{data: {a: \"Nam\"}}"},
        {CHOICE(OPTION(" tru&#101; ", "a&amp;b<![CDATA[<c>]]>")), "{data: {a: \"a&b<c>\"}}"},
        {CHOICE(OPTION("false", "Nam") OPTION("0", "")), "{data: {a: ~}}"},
        {"<bieumau><a/><a>" OPTION("1", "x") "</a></bieumau>", "{data: {a: [~, \"x\"]}}"},
        {"<bieumau><r><a>" OPTION("1", "x") "</a><b>y</b></r></bieumau>",
         "{data: {r: {a: \"x\", b: \"y\"}}}"},
        {CHOICE("<option xml:space='preserve' chosen='1'> x </option>"), "{data: {a: \"x\"}}"},
        /* a column may have this name, too */
        {"<bieumau><r><option>x</option></r><option>y</option></bieumau>",
         "{data: {r: {option: \"x\"}, option: \"y\"}}"},
    };
    check(rows, sizeof rows / sizeof *rows);
    read_case_check_places(CHOICE(OPTION("0", "x") "\n" OPTION("1", "\n y")), BM_INPUT_XML,
                           "{data@1:1: {a@1:11: \"y\"@3:2}@1:1}@1:1");
}

static void options_that_do_not_tell_one_value_are_refused(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {CHOICE(OPTION("1", "x") OPTION("true", "y")), "D081 1:42"},
        {CHOICE(OPTION("1", "x") OPTION("1", "x") OPTION("1", "z")), "D081 1:42, D081 1:71"},
        {CHOICE(OPTION("yes", "x") OPTION("", "y")), "D082 1:29, D082 1:60"},
        {CHOICE(OPTION("1", "x") "<b/>"), "D083 1:42"},
        {CHOICE(OPTION("1", "x") "<option>y</option>"), "D083 1:42"},
        {CHOICE(OPTION("1", "<b/>")), "D083 1:32"},
        {CHOICE(OPTION("1", "") OPTION("0", "y")), "D084 1:13"},
        {CHOICE("x" OPTION("1", "y")), "I043 1:13"},
        {CHOICE(OPTION("1", "y") " x"), "I043 1:43"},
        {"<bieumau>" OPTION("1", "y") "</bieumau>", "I044 1:18"},
        {CHOICE("<b/>" OPTION("1", "y")), "I044 1:25"},
        {CHOICE(OPTION("1", OPTION("1", "y"))), "I044 1:40, D083 1:32"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void other_attributes_are_refused(void **state)
{
    (void)state;
    static const read_case_row rows[] = {
        {"<bieumau xml:space='preserve'/>", "I044 1:10"},
        {"<bieumau><a xml:space='keep'/><b definition='x' program='y'/></bieumau>",
         "I044 1:13, I044 1:34, I044 1:49"},
        {"<bieumau><a xml:space=''/><b xml:space='preserve '/></bieumau>", "I044 1:13, I044 1:30"},
        {"<bieumau form='x' lang='vi'><a id='1'\n b='>'/></bieumau>",
         "I044 1:19, I044 1:32, I044 2:2"},
        {"<bieumau><a form='x'/></bieumau>", "I044 1:13"},
        {"<bieumau><a blank='true'/></bieumau>", "I044 1:13"},
        {"<bieumau xmlns='u'/>", "I044 1:10"},
        {"<bieumau xmlns:xsi='u' xsi:schemaLocation='v'/>", "I044 1:10, I044 1:24"},
        {"<bieumau xmlns:p='u' p:form='v'/>", "I044 1:10, I044 1:22"},
    };
    check(rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_are_fields_rows_and_values),
        cmocka_unit_test(places_are_those_of_the_text),
        cmocka_unit_test(long_texts_are_read_whole),
        cmocka_unit_test(a_doctype_is_refused_before_anything_is_expanded),
        cmocka_unit_test(the_root_is_bieumau),
        cmocka_unit_test(text_beside_elements_is_refused),
        cmocka_unit_test(attributes_say_where_the_data_come_from_and_whether_white_space_counts),
        cmocka_unit_test(the_chosen_option_is_the_value),
        cmocka_unit_test(options_that_do_not_tell_one_value_are_refused),
        cmocka_unit_test(other_attributes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
