/* XML as events, and what is refused before libxml2 sees it. SPDX-License-Identifier: MIT */
#include <time.h>

#include "input/xml_sax.h"
#include "opc_case.h"

static void start(void *user, const bm_xml_sax_tag *tag)
{
    opc_case *c = user;
    bm_buf_add_cstr(&c->bytes, "<");
    bm_buf_add_cstr(&c->bytes, (const char *)tag->name);
    for (size_t i = 0; i < tag->n_attributes; i++) {
        bm_buf_add_cstr(&c->bytes, " ");
        bm_buf_add_str(&c->bytes, bm_xml_sax_value(c->arena, &tag->attributes[i]));
    }
    bm_buf_add_cstr(&c->bytes, ">");
}

static void end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    (void)name, (void)prefix;
    opc_case *c = user;
    bm_buf_add_cstr(&c->bytes, "</>");
}

static void text(void *user, bm_str s)
{
    opc_case *c = user;
    bm_buf_add_str(&c->bytes, s);
}

/* In pieces of ${n} bytes. */
static bm_xml_sax_fault read_pieces(opc_case *c, bm_str bytes, size_t n)
{
    bm_xml_sax s = {.user = c, .start = start, .end = end, .text = text};
    c->bytes.len = 0;
    (void)bm_buf_reserve(&c->bytes, 1);
    bm_xml_sax_begin(&s);
    for (size_t i = 0; i < bytes.len; i += n) {
        bm_str piece = bm_str_from(bytes, i);
        piece.len = piece.len < n ? piece.len : n;
        char *copy = malloc(piece.len); /* so that a read past its end is seen */
        assert_non_null(copy);
        memcpy(copy, piece.ptr, piece.len);
        (void)bm_xml_sax_feed(&s, bm_str_n(copy, piece.len));
        free(copy);
    }
    return bm_xml_sax_finish(&s);
}

/* As a whole, and in pieces, which must make no difference. */
static bm_xml_sax_fault read_xml(opc_case *c, bm_str bytes)
{
    static const size_t pieces[] = {1, 2, 3, 7, 4096};
    bm_xml_sax s = {.user = c, .start = start, .end = end, .text = text};
    c->bytes.len = 0;
    (void)bm_buf_reserve(&c->bytes, 1);
    const bm_xml_sax_fault fault = bm_xml_sax_read(&s, c->arena, bytes);
    const bm_str all = bm_arena_copy(c->arena, bm_str_n(c->bytes.ptr, c->bytes.len));
    for (size_t i = bytes.len > 100000 ? 4 : 0; i < sizeof pieces / sizeof *pieces; i++) {
        assert_int_equal(read_pieces(c, bytes, pieces[i]), fault);
        if (!fault)
            opc_case_equal(bm_str_n(c->bytes.ptr, c->bytes.len), bm_arena_cstr(c->arena, all));
    }
    return fault;
}

static void events_come_in_order(void **state)
{
    opc_case *c = *state;
    assert_int_equal(read_xml(c, bm_str_of("<?xml version='1.0'?><a x='&amp;#38;&lt;&#x1EA1;'>&amp;"
                                           "<b/><!-- < --><![CDATA[<c>]]>ạ</a>")),
                     BM_XML_SAX_OK);
    opc_case_equal(bm_str_n(c->bytes.ptr, c->bytes.len), "<a &#38;<ạ>&<b></><c>ạ</>");
}

static void utf_16_is_read_whatever_it_is_declared_as(void **state)
{
    opc_case *c = *state;
    static const char big[] = "\0<\0?\0x\0m\0l\0 \0v\0e\0r\0s\0i\0o\0n\0=\0'\0001\0.\0000\0'\0?\0>"
                              "\0<\0a\0>\x1E\xA1\xD8\x3D\xDE\0\0<\0/\0a\0>";
    assert_int_equal(read_xml(c, bm_str_n(big, sizeof big - 1)), BM_XML_SAX_OK);
    opc_case_equal(bm_str_n(c->bytes.ptr, c->bytes.len), "<a>ạ😀</>");
    static const char lone[] = "\xFF\xFE<\0a\0>\0\x3D\xD8<\0/\0a\0>\0";
    assert_int_equal(read_xml(c, bm_str_n(lone, sizeof lone - 1)), BM_XML_SAX_MALFORMED);
    assert_int_equal(read_xml(c, bm_str_of("<?xml version='1.0' encoding='UTF-16'?><a>ạ</a>")),
                     BM_XML_SAX_OK);
}

static void pieces_end_anywhere(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "\xEF\xBB\xBF<?xml version='1.0'?><!-- <a b='> --><?p a>b ?><r>");
    for (int i = 0; i < 400; i++)
        bm_buf_add_cstr(
            &b, "<a x='1>2' y=\"<&lt;/a>\">Đặng &amp; Ngọc<![CDATA[ạ]]]]><![CDATA[>]]></a >\n");
    bm_buf_add_cstr(&b, "</r>\n<!-- end -->\n");
    assert_int_equal(read_xml(c, bm_str_n(b.ptr, b.len)),
                     BM_XML_SAX_MALFORMED); /* "<" in a value */
    for (size_t i = 0; i + 2 < b.len; i++)
        if (memcmp(b.ptr + i, "\"<&", 3) == 0)
            b.ptr[i + 1] = '>';
    assert_int_equal(read_xml(c, bm_str_n(b.ptr, b.len)), BM_XML_SAX_OK);
    bm_buf_free(&b);
}

static void what_is_wrong_is_told(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *bytes;
        bm_xml_sax_fault fault;
    } cases[] = {
        {"", BM_XML_SAX_MALFORMED},
        {"x", BM_XML_SAX_MALFORMED},
        {"<a>", BM_XML_SAX_MALFORMED},
        {"<a></b>", BM_XML_SAX_MALFORMED},
        {"<a/><b/>", BM_XML_SAX_MALFORMED},
        {"<a>&e;</a>", BM_XML_SAX_MALFORMED},
        {"<a>\xFF</a>", BM_XML_SAX_MALFORMED},
        {"<a>\x01</a>", BM_XML_SAX_MALFORMED},
        {"<!DOCTYPE a><a/>", BM_XML_SAX_DTD},
        {"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", BM_XML_SAX_DTD},
        {"<w:a/>", BM_XML_SAX_OK}, /* a prefix without namespace means nothing, and harms nobody */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(read_xml(c, bm_str_of(cases[i].bytes)), cases[i].fault);
}

static void depth_is_bounded(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    for (int i = 0; i < BM_LIMIT_DOCX_DEPTH; i++)
        bm_buf_add_cstr(&b, "<a>");
    for (int i = 0; i < BM_LIMIT_DOCX_DEPTH; i++)
        bm_buf_add_cstr(&b, "</a>");
    assert_int_equal(read_xml(c, bm_str_n(b.ptr, b.len)), BM_XML_SAX_OK);
    b.len = 0;
    for (int i = 0; i < 100000; i++)
        bm_buf_add_cstr(&b, "<a>");
    assert_int_equal(read_xml(c, bm_str_n(b.ptr, b.len)), BM_XML_SAX_TOO_DEEP);
    bm_buf_free(&b);
}

static void one_text_is_bounded_in_pieces(void **state)
{
    opc_case *c = *state;
    bm_buf b = {0};
    bm_buf_add_cstr(&b, "<a>");
    for (int i = 0; i < 1100000; i++)
        bm_buf_add_byte(&b, 'a');
    bm_buf_add_cstr(&b, "</a>");
    assert_int_equal(read_pieces(c, bm_str_n(b.ptr, b.len), 4096), BM_XML_SAX_TOO_MANY);
    b.len -= 200000;
    bm_buf_add_cstr(&b, "</a>");
    assert_int_equal(read_pieces(c, bm_str_n(b.ptr, b.len), 4096), BM_XML_SAX_OK);
    bm_buf_free(&b);
}

static void many_attributes_cost_no_time(void **state)
{
    opc_case *c = *state;
    static const char *const openings[] = {"<a", "<a><!-- > --><![CDATA[<]]><?p > ?><b"};
    const clock_t begun = clock();
    for (size_t k = 0; k < 2; k++) {
        bm_buf b = {0};
        bm_buf_add_cstr(&b, openings[k]);
        for (int i = 0; i < 500000; i++) {
            char attribute[24];
            snprintf(attribute, sizeof attribute, " a%d=\"\"", i);
            bm_buf_add_cstr(&b, attribute);
        }
        bm_buf_add_cstr(&b, "/>");
        assert_int_equal(read_xml(c, bm_str_n(b.ptr, b.len)), BM_XML_SAX_TOO_MANY);
        bm_buf_free(&b);
    }
    assert_true(clock() - begun < 2 * CLOCKS_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(events_come_in_order),
        OPC_CASE_TEST(utf_16_is_read_whatever_it_is_declared_as),
        OPC_CASE_TEST(pieces_end_anywhere),
        OPC_CASE_TEST(what_is_wrong_is_told),
        OPC_CASE_TEST(depth_is_bounded),
        OPC_CASE_TEST(one_text_is_bounded_in_pieces),
        OPC_CASE_TEST(many_attributes_cost_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
