/* Packages in one XML file. SPDX-License-Identifier: MIT */
#include "opc_case.h"

#define PACKAGE "<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

static void put(opc_case *c, const char *text)
{
    c->bytes.len = 0;
    bm_buf_add_cstr(&c->bytes, text);
    (void)bm_buf_reserve(&c->bytes, 1);
}

static void it_is_told_by_its_root(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *text;
        bool is;
    } cases[] = {
        {PACKAGE "/>", true},
        {"\xEF\xBB\xBF\r\n<?xml version='1.0'?><?mso-application progid='Word.Document'?>\n" PACKAGE
         ">",
         true},
        {"<!-- <a> -->" PACKAGE ">", true},
        {"<package xmlns='http://schemas.microsoft.com/office/2006/xmlPackage'>", true},
        {"<package xmlns='urn:x'>", false},
        {"<bieumau form='a'><pkg:package/></bieumau>", false},
        {"<!-- <", false},
        {"<?", false},
        {"x" PACKAGE, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put(c, cases[i].text);
        assert_int_equal(bm_opc_is(opc_case_source(c)), cases[i].is);
    }
}

static void parts_are_written_anew(void **state)
{
    opc_case *c = *state;
    put(c, "<?xml version='1.0'?><?mso-application progid='Word.Document'?>" PACKAGE
           " xmlns:a='urn:a' xmlns:b='urn:b'>"
           "<pkg:part pkg:name='/word/document.xml' pkg:contentType='t&amp;u' xmlns:b='urn:c'>"
           "<pkg:xmlData>\n<w:x xmlns:w='urn:w' a:k='&lt;1&amp;2&quot;&#10;' xml:space='preserve'>"
           "<w:e></w:e> &amp;&#13;<![CDATA[<]]><b:f>]]&gt;</b:f></w:x>\n</pkg:xmlData></pkg:part>"
           "<pkg:part pkg:name='/m.png' pkg:contentType='image/png' pkg:compression='store'>"
           "<pkg:binaryData>aOG6\r\nvyBs\nw6A=</pkg:binaryData></pkg:part>"
           "<pkg:part pkg:name='/empty'/></pkg:package>");
    assert_non_null(opc_case_open(c));
    assert_true(c->opc->flat);
    assert_int_equal(c->opc->n_parts, 3);
    opc_case_equal(c->opc->parts[0].name, "word/document.xml");
    opc_case_equal(c->opc->parts[0].content_type, "t&u");
    opc_case_equal(c->opc->parts[0].bytes,
                   XML "<w:x xmlns:a=\"urn:a\" xmlns:b=\"urn:c\" xmlns:w=\"urn:w\" "
                       "a:k=\"&lt;1&amp;2&quot;&#10;\" xml:space=\"preserve\"><w:e/> "
                       "&amp;&#13;&lt;<b:f>]]&gt;</b:f></w:x>");
    opc_case_equal(c->opc->parts[1].bytes, "h\xE1\xBA\xBF l\xC3\xA0");
    opc_case_equal(c->opc->parts[2].bytes, "");
}

static void utf_16_is_read(void **state)
{
    opc_case *c = *state;
    static const char text[] = PACKAGE "><pkg:part pkg:name='/a'><pkg:xmlData><x/>"
                                       "</pkg:xmlData></pkg:part></pkg:package>";
    for (int big = 0; big < 2; big++) {
        c->bytes.len = 0;
        bm_buf_add(&c->bytes, big ? "\xFE\xFF" : "\xFF\xFE", 2);
        for (size_t i = 0; text[i]; i++) {
            const char pair[2] = {big ? 0 : text[i], big ? text[i] : 0};
            bm_buf_add(&c->bytes, pair, 2);
        }
        assert_true(bm_opc_is(opc_case_source(c)));
        assert_non_null(opc_case_open(c));
        opc_case_equal(c->opc->parts[0].bytes, XML "<x/>");
    }
}

static void what_is_wrong_is_told(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *text, *code;
    } cases[] = {
        {PACKAGE "><pkg:part pkg:name='/a", "V043"},
        {PACKAGE "></pkg:package>x", "V043"},
        {PACKAGE "><pkg:part pkg:name='/../a'/></pkg:package>", "V048"},
        {PACKAGE "><pkg:part/></pkg:package>", "V048"},
        {PACKAGE "><pkg:part pkg:name='/a'/><pkg:part pkg:name='/A'/></pkg:package>", "V047"},
        {"<!DOCTYPE x [<!ENTITY e 'e'>]>" PACKAGE "/>", "V052"},
        {PACKAGE ">&e;</pkg:package>", "V043"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put(c, cases[i].text);
        opc_case_refused(c, cases[i].code);
    }
    put(c, PACKAGE "><pkg:part pkg:name='/a'><pkg:xmlData>");
    for (int i = 0; i < 300; i++)
        bm_buf_add_cstr(&c->bytes, "<a>");
    opc_case_refused(c, "V053");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(it_is_told_by_its_root),
        OPC_CASE_TEST(parts_are_written_anew),
        OPC_CASE_TEST(utf_16_is_read),
        OPC_CASE_TEST(what_is_wrong_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
