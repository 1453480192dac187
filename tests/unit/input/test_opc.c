/* What kind of file it is, and how its parts belong together. SPDX-License-Identifier: MIT */
#include "opc_case.h"

#define TYPES "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
#define RELATIONS \
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static void other_files_are_named(void **state)
{
    opc_case *c = *state;
    static const struct {
        const char *bytes, *code, *says;
    } cases[] = {
        {"", "V040", ""},
        {"form: tt185-2019/mau-01\n", "V040", ""},
        {"{\\rtf1\\ansi", "V040", "RTF"},
        {"\xEF\xBB\xBF <!DOCTYPE html><html>", "V040", "HTML"},
        {"<html xmlns:w='urn:schemas-microsoft-com:office:word'>", "V040", "HTML"},
        {"MIME-Version: 1.0\r\n", "V040", "MHT"},
        {"%PDF-1.7\n", "V040", "PDF"},
        {"<?xml version='1.0'?><w:wordDocument/>", "V040", "XML"},
        {"PK\3\4 and no more", "V043", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        c->bytes.len = 0;
        bm_buf_add_cstr(&c->bytes, cases[i].bytes);
        (void)bm_buf_reserve(&c->bytes, 1);
        opc_case_refused(c, cases[i].code);
        const char *says = bm_diags_at(c->ds, 0)->message[BM_LANG_EN];
        assert_non_null(strstr(says, cases[i].says));
    }
}

/* A compound file with a stream of this name in its directory. */
static void compound(opc_case *c, const char *stream)
{
    c->bytes.len = 0;
    bm_buf_add(&c->bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    for (size_t i = 0; i < 600; i++)
        bm_buf_add_byte(&c->bytes, 0);
    for (size_t i = 0; stream[i]; i++) {
        bm_buf_add_byte(&c->bytes, stream[i]);
        bm_buf_add_byte(&c->bytes, 0);
    }
}

static void old_files_and_passwords_are_told_apart(void **state)
{
    opc_case *c = *state;
    compound(c, "WordDocument");
    assert_true(bm_opc_is(opc_case_source(c)));
    opc_case_refused(c, "V041");
    compound(c, "EncryptedPackage");
    opc_case_refused(c, "V042");
    compound(c, "Workbook");
    opc_case_refused(c, "V040");
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], "Excel"));
    compound(c, "Else");
    opc_case_refused(c, "V040");
}

static void zip_files_of_others_are_named(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "mimetype", "application/vnd.oasis.opendocument.text");
    opc_case_add(c, "content.xml", "<x/>");
    opc_case_close(c);
    opc_case_refused(c, "V040");
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], ".odt"));
    opc_case_clear(c);
    opc_case_add(c, "thu.txt", "x");
    opc_case_close(c);
    opc_case_refused(c, "V040");
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->message[BM_LANG_VI], "ZIP"));
    opc_case_clear(c);
    opc_case_close(c);
    opc_case_refused(c, "V040");
}

static void parts_have_types(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "[Content_Types].xml",
                 TYPES "<Default Extension='XML' ContentType='text/xml'/>"
                       "<Override PartName='/word/Document.xml' ContentType='a&amp;b'/></Types>");
    opc_case_add(c, "word/document.xml", "<x/>");
    opc_case_add(c, "word/styles.xml", "<y/>");
    opc_case_add(c, "word/none", "");
    opc_case_close(c);
    assert_true(bm_opc_is(opc_case_source(c)));
    assert_non_null(opc_case_open(c));
    assert_false(c->opc->flat);
    assert_int_equal(c->opc->n_parts, 4);
    opc_case_equal(c->opc->parts[1].name, "word/document.xml");
    opc_case_equal(c->opc->parts[1].content_type, "a&b");
    opc_case_equal(c->opc->parts[1].bytes, "<x/>");
    opc_case_equal(c->opc->parts[2].content_type, "text/xml");
    opc_case_equal(c->opc->parts[3].content_type, "");
    assert_ptr_equal(bm_opc_lookup(c->opc, bm_str_of("/WORD/styles.XML")), &c->opc->parts[2]);
    assert_null(bm_opc_lookup(c->opc, bm_str_of("word/styles")));
    assert_null(bm_opc_lookup(c->opc, bm_str_of("")));
}

static void two_parts_of_one_name_are_refused(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "_rels/.rels", "<x/>");
    opc_case_add(c, "word/document.xml", "<x/>");
    opc_case_add(c, "word\\DOCUMENT.xml", "<y/>");
    opc_case_close(c);
    opc_case_refused(c, "V047");
}

static void relations_lead_to_parts(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "_rels/.rels",
                 RELATIONS "<Relationship Id='r1' Target='/word/document.xml' Type='" OFFICE
                           "/officeDocument'/></Relationships>");
    opc_case_add(c, "word/document.xml", "<x/>");
    opc_case_add(c, "word/_rels/document.xml.rels",
                 RELATIONS
                 "<Relationship Id='a' Target='none.xml' Type='" OFFICE "/styles'/>"
                 "<Relationship Id='b' Target='ki%E1%BB%83u%20m.xml' "
                 "Type='http://purl.oclc.org/ooxml/officeDocument/relationships/styles'/>"
                 "<Relationship Id='c' Target='..\\customXml/./item1.xml#x' Type='" OFFICE
                 "/customXml'/>"
                 "<Relationship Id='d' Target='../../../x' Type='t'/>"
                 "<Relationship Id='e' Target='http://a.vn/?a=1&amp;b=2' TargetMode='External' "
                 "Type='" OFFICE "/hyperlink'/></Relationships>");
    opc_case_add(c, "word/kiểu m.xml", "<y/>");
    opc_case_add(c, "customXml/Item1.xml", "<z/>");
    opc_case_close(c);
    assert_non_null(opc_case_open(c));
    const bm_opc_part *main = bm_opc_related(c->arena, c->opc, bm_str_of(""), "/officeDocument");
    assert_ptr_equal(main, &c->opc->parts[1]);
    const bm_opc_relation *r;
    assert_int_equal(bm_opc_relations(c->arena, c->opc, main->name, &r), 5);
    opc_case_equal(r[0].id, "a");
    opc_case_equal(r[0].target, "word/none.xml");
    opc_case_equal(r[1].target, "word/kiểu m.xml");
    opc_case_equal(r[1].type, OFFICE "/styles");
    opc_case_equal(r[2].target, "customXml/Item1.xml");
    opc_case_equal(r[3].target, "x");
    opc_case_equal(r[4].target, "http://a.vn/?a=1&b=2");
    assert_true(r[4].external);
    assert_ptr_equal(bm_opc_related(c->arena, c->opc, main->name, "/styles"), &c->opc->parts[3]);
    assert_null(bm_opc_related(c->arena, c->opc, main->name, "/hyperlink"));
    assert_int_equal(bm_opc_relations(c->arena, c->opc, r[1].target, &r), 0);
}

static void damaged_relations_are_none(void **state)
{
    opc_case *c = *state;
    opc_case_add(c, "_rels/.rels", RELATIONS "<Relationship Id='r1' Target='a'");
    opc_case_add(c, "[Content_Types].xml", "<!DOCTYPE x><x/>");
    opc_case_close(c);
    assert_non_null(opc_case_open(c));
    const bm_opc_relation *r;
    assert_int_equal(bm_opc_relations(c->arena, c->opc, bm_str_of(""), &r), 0);
}

static void a_file_that_is_too_large_is_not_looked_at(void **state)
{
    opc_case *c = *state;
    char *bytes = calloc(BM_LIMIT_OPC_BYTES + 1, 1);
    assert_non_null(bytes);
    memcpy(bytes, "PK\3\4", 4);
    c->source = (bm_source){.name = "mau.docx", .bytes = bytes, .len = BM_LIMIT_OPC_BYTES + 1};
    assert_null(bm_opc_open(c->arena, &c->source, c->ds));
    assert_string_equal(bm_diags_at(c->ds, 0)->code, "V044");
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(other_files_are_named),
        OPC_CASE_TEST(old_files_and_passwords_are_told_apart),
        OPC_CASE_TEST(zip_files_of_others_are_named),
        OPC_CASE_TEST(parts_have_types),
        OPC_CASE_TEST(two_parts_of_one_name_are_refused),
        OPC_CASE_TEST(relations_lead_to_parts),
        OPC_CASE_TEST(damaged_relations_are_none),
        OPC_CASE_TEST(a_file_that_is_too_large_is_not_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
