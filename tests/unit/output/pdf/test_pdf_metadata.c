/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "output/pdf/pdf_metadata.h"

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define DC "http://purl.org/dc/elements/1.1/"

static const struct {
    const char *prefix, *uri;
} namespaces[] = {{"rdf", RDF},
                  {"dc", DC},
                  {"xmp", "http://ns.adobe.com/xap/1.0/"},
                  {"pdf", "http://ns.adobe.com/pdf/1.3/"},
                  {"pdfaid", "http://www.aiim.org/pdfa/ns/id/"},
                  {"pdfuaid", "http://www.aiim.org/pdfua/ns/id/"},
                  {"ex", "http://www.aiim.org/pdfa/ns/extension/"},
                  {"sc", "http://www.aiim.org/pdfa/ns/schema#"},
                  {"pr", "http://www.aiim.org/pdfa/ns/property#"},
                  {"bm", BM_PDF_METADATA_NAMESPACE}};

/* What a reader of XML finds in the packet for ${query}; NULL = the packet is not well-formed. */
static const char *find(fixture *f, const bm_buf *packet, const char *query)
{
    xmlDocPtr doc = xmlReadMemory(packet->ptr, (int)packet->len, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (!doc)
        return NULL;
    xmlXPathContextPtr context = xmlXPathNewContext(doc);
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++)
        xmlXPathRegisterNs(context, (const xmlChar *)namespaces[i].prefix,
                           (const xmlChar *)namespaces[i].uri);
    xmlXPathObjectPtr result = xmlXPathEvalExpression((const xmlChar *)query, context);
    assert_non_null(result);
    xmlChar *text = xmlXPathCastToString(result);
    const char *copy = bm_arena_cstr(f->arena, bm_str_of((const char *)text));
    xmlFree(text);
    xmlXPathFreeObject(result);
    xmlXPathFreeContext(context);
    xmlFreeDoc(doc);
    return copy;
}

static const char *find_in(fixture *f, const bm_document *doc, bool one_form, const char *query)
{
    bm_buf packet = {0};
    bm_pdf_metadata_packet(&packet, doc, one_form, "Producer 1.0");
    const char *text = find(f, &packet, query);
    bm_buf_free(&packet);
    return text;
}

static void the_packet_says_what_the_file_is(void **state)
{
    fixture *f = *state;
    static const char sha[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    f->doc.definition_sha = bm_str_of(sha);
    const struct {
        const char *query, *text;
    } cases[] = {
        {"//pdfaid:part", "3"},
        {"//pdfaid:conformance", "A"},
        {"//pdfuaid:part", "1"},
        {"//dc:title/rdf:Alt/rdf:li[@xml:lang='x-default']", "Đề nghị cấp chứng thư số"},
        {"//dc:creator/rdf:Seq/rdf:li", "Ủy ban nhân dân xã Bình Lãng"},
        {"//dc:language/rdf:Bag/rdf:li", "vi"},
        {"//xmp:CreateDate", "2024-01-15T08:30:00+07:00"},
        {"//xmp:ModifyDate", "2024-01-15T08:30:00+07:00"},
        {"//xmp:CreatorTool", "bieumau " BM_VERSION_STRING},
        {"//pdf:Producer", "Producer 1.0"},
        {"//bm:form", "thu/mau-01"},
        {"//bm:definition", sha},
        /* every property that PDF/A does not know is described (ISO 19005-3, 6.6.2.3.3) */
        {"count(//ex:schemas/rdf:Bag/rdf:li)", "2"},
        {"//sc:prefix[.='bm']/../sc:namespaceURI", BM_PDF_METADATA_NAMESPACE},
        {"count(//sc:prefix[.='bm']/..//rdf:li[@pr:valueType='Text'][@pr:category='internal']"
         "[@pr:description])",
         "2"},
        {"//sc:prefix[.='pdfuaid']/..//rdf:li[@pr:valueType='Integer']/@pr:name", "part"},
        {"count(//bm:*[not(local-name() = //sc:prefix[.='bm']/..//@pr:name)])", "0"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(find_in(f, &f->doc, true, cases[i].query), cases[i].text);
}

static void hostile_texts_do_not_break_the_packet(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"</rdf:li><x>&amp;]]>", "</rdf:li><x>&amp;]]>"},
        {"a\1b\x1F"
         "c\x7F",
         "abc\x7F"},
        {"a\xEF\xBF\xBE\xEF\xBF\xBF"
         "b",
         "ab"}, /* U+FFFE, U+FFFF */
        {"<?xpacket end=\"w\"?> \"'", "<?xpacket end=\"w\"?> \"'"},
        {"một\r\nhai\tba", "một\r\nhai\tba"},
        {"𝄞 Ơ̆ê̆", "𝄞 Ơ̆ê̆"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->doc.title = f->doc.author = f->doc.form_id = bm_str_of(cases[i].text);
        static const char *const queries[] = {"//dc:title//rdf:li[1]", "//dc:creator//rdf:li",
                                              "//bm:form"};
        for (size_t k = 0; k < sizeof queries / sizeof *queries; k++) {
            const char *text = find_in(f, &f->doc, true, queries[k]);
            assert_non_null(text);
            assert_string_equal(text, cases[i].expected);
        }
    }
}

static void what_is_not_known_is_left_out(void **state)
{
    fixture *f = *state;
    bm_document doc = {.form_id = bm_str_of("thu/mau-01"), .created = INT64_MAX};
    assert_string_equal(find_in(f, &doc, true, "count(//dc:creator)"), "0");
    assert_string_equal(find_in(f, &doc, true, "count(//xmp:CreateDate)"), "0");
    assert_string_equal(find_in(f, &doc, true, "count(//bm:definition)"), "0");
    assert_string_equal(find_in(f, &doc, true, "//dc:title//rdf:li"), "thu/mau-01");
}

static void a_form_is_named_if_it_is_one(void **state)
{
    fixture *f = *state;
    assert_string_equal(find_in(f, &f->doc, true, "//bm:form"), "thu/mau-01");
    assert_string_equal(find_in(f, &f->doc, false, "count(//bm:form|//bm:definition)"), "0");
}

/* A file of documents of these forms. */
static void merge(fixture *f, const bm_document *docs, bm_buf *pdf)
{
    bm_page pages[3];
    f->page.n = 0;
    fixture_text(f, 0, 85, 80, "x");
    for (size_t i = 0; i < 3; i++) {
        pages[i] = f->page;
        pages[i].doc = i;
    }
    f->pages = (bm_pages){.pages = pages, .n = 3};
    assert_int_equal(fixture_merge(f, docs, 3, &(const bm_render_options){0}, pdf), 0);
}

static void several_documents_have_the_title_of_the_first_and_a_form_if_it_is_one(void **state)
{
    fixture *f = *state;
    bm_document docs[] = {f->doc, f->doc, f->doc};
    bm_buf pdf = {0}, packet = {0};
    docs[1].title = bm_str_of("Khác");
    merge(f, docs, &pdf);
    bm_buf_add_cstr(&packet, fixture_run(f->arena, &pdf, "pdfinfo -meta", ""));
    assert_string_equal(find(f, &packet, "//dc:title//rdf:li[1]"), "Đề nghị cấp chứng thư số");
    assert_string_equal(find(f, &packet, "//bm:form"), "thu/mau-01");
    docs[2].definition_sha = bm_str_of("00");
    for (int i = 0; i < 2; i++) {
        pdf.len = packet.len = 0;
        merge(f, docs, &pdf);
        bm_buf_add_cstr(&packet, fixture_run(f->arena, &pdf, "pdfinfo -meta", ""));
        assert_string_equal(find(f, &packet, "count(//bm:form|//bm:definition)"), "0");
        docs[2] = docs[0];
        docs[1].form_id = bm_str_of("thu/mau-02");
    }
    bm_buf_free(&pdf);
    bm_buf_free(&packet);
}

/* The line of ${text} that begins with ${key}, without it and the spaces behind it. */
static const char *line_of(fixture *f, const char *text, const char *key)
{
    const char *p = strstr(text, key);
    assert_non_null(p);
    p += strlen(key);
    p += strspn(p, " ");
    return bm_arena_cstr(f->arena, bm_str_n(p, strcspn(p, "\n")));
}

static void info_and_packet_agree(void **state)
{
    fixture *f = *state;
    fixture_text(f, 0, 85, 80, "x");
    bm_buf pdf = {0}, packet = {0};
    assert_int_equal(fixture_render(f, false, &pdf), 0);
    bm_buf_add_cstr(&packet, fixture_run(f->arena, &pdf, "pdfinfo -meta", ""));
    const char *info = fixture_run(f->arena, &pdf, "env TZ=Asia/Ho_Chi_Minh pdfinfo -isodates", "");
    assert_string_equal(line_of(f, info, "Title:"), find(f, &packet, "//dc:title//rdf:li[1]"));
    assert_string_equal(line_of(f, info, "Author:"), find(f, &packet, "//dc:creator//rdf:li"));
    assert_string_equal(line_of(f, info, "Creator:"), find(f, &packet, "//xmp:CreatorTool"));
    assert_string_equal(line_of(f, info, "Producer:"), find(f, &packet, "//pdf:Producer"));
    const char *made = find(f, &packet, "//xmp:CreateDate");
    assert_string_equal(bm_arena_printf(f->arena, "%s:00", line_of(f, info, "CreationDate:")),
                        made);
    assert_string_equal(line_of(f, info, "Metadata Stream:"), "yes");
    assert_string_equal(line_of(f, info, "Tagged:"), "yes");
    /* plain bytes, which tools that do not know PDF find as well */
    bool plain = false;
    for (size_t i = 0; i + 9 < pdf.len && !plain; i++)
        plain = memcmp(pdf.ptr + i, "<?xpacket", 9) == 0;
    assert_true(plain);
    bm_buf_free(&pdf);
    bm_buf_free(&packet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_packet_says_what_the_file_is, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(hostile_texts_do_not_break_the_packet, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_is_not_known_is_left_out, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_form_is_named_if_it_is_one, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(
            several_documents_have_the_title_of_the_first_and_a_form_if_it_is_one, fixture_setup,
            fixture_teardown),
        cmocka_unit_test_setup_teardown(info_and_packet_agree, fixture_setup, fixture_teardown),
    };
    int status = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return status;
}
