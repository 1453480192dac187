/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "base/limit.h"
#include "output/docx/docx_template_styles.h"

#define STYLE(id, name, inside)                                                             \
    "<w:style w:type='paragraph' w:styleId='" id "'><w:name w:val='" name "'/>" inside "</" \
    "w:style>"

static bm_docx_template_styles read_styles(template_case *c, const char *styles)
{
    bm_docx_template_styles out;
    template_document(c, "", styles, "", "");
    assert_int_equal(bm_docx_template_styles_read(template_source(c), &out), 0);
    return out;
}

/* The new id of the style with this id, and whether it stands for ours. */
static void assert_is(const bm_docx_template_styles *styles, const char *id, const char *new_id,
                      bool ours)
{
    const bm_docx_template_style *style = bm_docx_template_styles_lookup(styles, id);
    assert_non_null(style);
    assert_string_equal(style->new_id, new_id);
    assert_int_equal(style->ours, ours);
}

static size_t count_style(kit *k, const bm_docx_template_styles *styles, const char *id)
{
    return docx_count(template_xml(k, styles->doc),
                      bm_arena_printf(k->arena, "w:styleId=\"%s\"", id));
}

static void styles_are_ours_by_name_and_by_id(void **state)
{
    kit *k = *state;
    bm_docx_template_styles styles = read_styles(
        template_new(k),
        STYLE("K1", "TÊN MẪU", "") STYLE("K2", "Heading 1", "") STYLE("FormLine", "Dòng riêng", "")
            STYLE("K3", "Kiểu khác", "<w:basedOn w:val='K1'/><w:next w:val='K2'/>"));
    assert_is(&styles, "K1", "FormTitle", true);
    assert_is(&styles, "K2", "Heading1", true);
    assert_is(&styles, "FormLine", "FormLine", true);
    assert_is(&styles, "K3", "K3", false);
    docx_assert_has(template_xml(k, styles.doc),
                    "<w:basedOn w:val=\"FormTitle\"/><w:next w:val=\"Heading1\"/>");
    assert_int_equal(count_style(k, &styles, "FormTitle"), 1);
    assert_int_equal(count_style(k, &styles, "QuocHieu"), 1); /* added */
    assert_int_equal(count_style(k, &styles, "Normal"), 1);
    template_reported(k, "");
    xmlFreeDoc(styles.doc);
}

static void a_name_goes_before_an_id_which_gives_way(void **state)
{
    kit *k = *state;
    bm_docx_template_styles styles =
        read_styles(template_new(k), STYLE("BodyText", "Body of another", "")
                                         STYLE("K1", "nội dung", "<w:basedOn w:val='BodyText'/>"));
    assert_is(&styles, "K1", "BodyText", true);
    assert_is(&styles, "BodyText", "BodyText-1", false);
    docx_assert_has(template_xml(k, styles.doc), "<w:basedOn w:val=\"BodyText-1\"/>");
    xmlFreeDoc(styles.doc);
}

static void styles_of_another_kind_keep_their_looks_and_names_stay_apart(void **state)
{
    kit *k = *state;
    bm_docx_template_styles styles = read_styles(
        template_new(k), "<w:style w:type='character' w:styleId='Note'><w:name w:val='Ghi chú'/>"
                         "</w:style>");
    assert_is(&styles, "Note", "Note-1", false);
    const char *xml = template_xml(k, styles.doc);
    assert_int_equal(docx_count(xml, "w:name w:val=\"Ghi chú\""), 1);
    docx_assert_has(xml, "w:styleId=\"Note\"");
    xmlFreeDoc(styles.doc);
}

static void default_styles_are_those_of_the_template(void **state)
{
    kit *k = *state;
    bm_docx_template_styles styles = read_styles(
        template_new(k),
        "<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/>"
        "<w:pPr><w:spacing w:after='160'/></w:pPr></w:style>"
        "<w:style w:type='table' w:default='1' w:styleId='a1'><w:name w:val='Bảng "
        "thường'/></w:style>");
    assert_is(&styles, "a", "Normal", true);
    assert_is(&styles, "a1", "TableNormal", true);
    assert_int_equal(docx_count(template_xml(k, styles.doc), "w:default="), 4);
    xmlFreeDoc(styles.doc);
}

static void what_is_wrong_with_styles_is_put_right_and_told(void **state)
{
    kit *k = *state;
    bm_docx_template_styles styles = read_styles(
        template_new(k),
        STYLE("X", "Xoay", "<w:basedOn w:val='Y'/>") STYLE("Y", "Vòng", "<w:basedOn w:val='X'/>")
            STYLE("Y", "Lần hai", "") STYLE("S", "Tự dựa", "<w:basedOn w:val='S'/>")
                STYLE("D", "Dựa vào không",
                      "<w:basedOn w:val='Q'/>") "<w:style w:styleId='Z'/><w:style><w:name "
                                                "w:val='A'/></w:style>");
    const char *xml = template_xml(k, styles.doc);
    docx_assert_lacks(xml, "Lần hai");
    docx_assert_lacks(xml, "w:val=\"Q\"");
    assert_int_equal(docx_count(xml, "<w:basedOn w:val=\"X\"/>") +
                         docx_count(xml, "<w:basedOn w:val=\"Y\"/>"),
                     1);
    assert_int_equal(docx_count(xml, "<w:basedOn w:val=\"S\"/>"), 0);
    docx_assert_has(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "wrong styles: 5");
    template_reported(k, "O056");
    xmlFreeDoc(styles.doc);
}

static void automatic_numbers_go_and_those_of_ours_are_told(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    bm_docx_template_styles styles = read_styles(
        c, STYLE("A", "heading 2", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>") STYLE(
               "B", "heading 3", "<w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>")
               STYLE("C", "List Bullet", "<w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr>"));
    docx_assert_lacks(template_xml(k, styles.doc), "numPr");
    assert_int_equal(c->source.lost.numbered, 1);
    xmlFreeDoc(styles.doc);
}

static void references_get_the_new_id_or_go(void **state)
{
    kit *k = *state;
    bm_docx_template_styles styles = read_styles(template_new(k), STYLE("K1", "Tên mẫu", ""));
    xmlDoc *doc = template_tree("<w:pPr " TEMPLATE_W
                                "><w:pStyle w:val='K1'/><w:rStyle w:val='Không có'/></w:pPr>");
    xmlNode *root = xmlDocGetRootElement(doc);
    bm_docx_template_styles_refer(&styles, bm_docx_tree_child(root, "pStyle"));
    bm_docx_template_styles_refer(&styles, bm_docx_tree_child(root, "rStyle"));
    docx_assert_has(template_xml(k, doc), "><w:pStyle w:val=\"FormTitle\"/></w:pPr>");
    xmlFreeDoc(doc);
    xmlFreeDoc(styles.doc);
}

static void there_are_not_too_many(void **state)
{
    kit *k = *state;
    bm_buf b = {0};
    for (size_t i = 0; i <= BM_LIMIT_TEMPLATE_STYLES; i++)
        bm_buf_add_cstr(&b, "<w:style/>");
    bm_buf_add_byte(&b, '\0');
    template_case *c = template_new(k);
    bm_docx_template_styles out;
    template_document(c, "", b.ptr, "", "");
    assert_int_equal(bm_docx_template_styles_read(template_source(c), &out), -1);
    template_reported(k, "O052");
    xmlFreeDoc(out.doc);
    bm_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(styles_are_ours_by_name_and_by_id),
        DOCX_TEST(a_name_goes_before_an_id_which_gives_way),
        DOCX_TEST(styles_of_another_kind_keep_their_looks_and_names_stay_apart),
        DOCX_TEST(default_styles_are_those_of_the_template),
        DOCX_TEST(what_is_wrong_with_styles_is_put_right_and_told),
        DOCX_TEST(automatic_numbers_go_and_those_of_ours_are_told),
        DOCX_TEST(references_get_the_new_id_or_go),
        DOCX_TEST(there_are_not_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
