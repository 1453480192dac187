/* Where the blocks of a Markdown field stand. SPDX-License-Identifier: MIT */
#include "output/docx/control_kit.h"

#include "output/docx/docx_region.h"

#define START(name) "w:name=\"" name "\"/><w:p>"

static const char LETTER[] = "fields:\n  noi_dung: {label: Nội dung, type: markdown}\n"
                             "  kem: {label: Kèm theo, type: markdown}\n"
                             "body:\n  - paragraph: Trước.\n  - paragraph: \"{noi_dung}\"\n"
                             "  - paragraph: Giữa.\n  - paragraph: \"{kem}\"\n"
                             "  - paragraph: \"{noi_dung}\"\n";

static void a_bookmark_is_around_the_blocks_of_each_field(void **state)
{
    const char *xml =
        control_xml(*state, LETTER, "data: {noi_dung: \"Một\\n\\n- hai\\n\", kem: Ba}\n");
    const char *start = strstr(xml, "<w:bookmarkStart w:id=\"1\" " START("bieumau_noi_dung"));
    const char *end = strstr(xml, "<w:bookmarkEnd w:id=\"1\"/>");
    assert_true(start && end && strstr(xml, "Trước.") < start);
    assert_true(start < strstr(xml, "Một") && strstr(xml, "hai") < end);
    assert_true(end < strstr(xml, "Giữa."));
    docx_assert_has(xml, "w:id=\"2\" " START("bieumau_kem"));
    assert_true(strstr(xml, "<w:bookmarkEnd w:id=\"2\"/>") > strstr(xml, "Ba<"));
    /* printed again, it is not to be read again */
    assert_int_equal(docx_count(xml, "<w:bookmarkStart"), 2);
    assert_int_equal(docx_count(xml, "<w:bookmarkEnd"), 2);
    docx_assert_lacks(xml, "<w:sdt>");
}

static void a_gap_and_a_table_are_inside_too(void **state)
{
    kit *k = *state;
    const char *xml = control_xml(k, LETTER, NULL);
    docx_assert_has(xml, "<w:bookmarkStart w:id=\"1\" " START("bieumau_noi_dung"));
    docx_assert_has(xml, "<w:tab/></w:r></w:p><w:bookmarkEnd w:id=\"1\"/>");
    xml = control_xml(k, LETTER, "data: {kem: \"| a | b |\\n|---|---|\\n| 1 | 2 |\\n\"}\n");
    docx_assert_has(xml, "w:name=\"bieumau_kem\"/><w:tbl>");
    docx_assert_has(xml, "</w:tbl><w:bookmarkEnd w:id=\"2\"/>");
}

static void names_tell_documents_apart(void **state)
{
    const bm_render_options twice = {.copies = 2};
    const char *xml = control_print(*state, LETTER, "data: {noi_dung: a, kem: b}\n", &twice);
    docx_assert_has(xml, "\"bieumau_noi_dung\"");
    docx_assert_has(xml, "\"bieumau2_noi_dung\"");
    docx_assert_has(xml, "\"bieumau4_kem\"");
    assert_int_equal(docx_count(xml, "<w:bookmarkStart"), 8);
}

static void names_are_such_as_word_takes(void **state)
{
    (void)state;
    bm_field fields[] = {{.id = BM_STR("noi_dung")},
                         {.id = BM_STR("a-b")},
                         {.id = BM_STR("muoi_chu_cai_muoi_chu_cai_muoi_c")},
                         {.id = BM_STR("muoi_chu_cai_muoi_chu_cai_muoi_chu")}};
    const bm_form form = {.fields = fields, .n_fields = 4};
    static const char *const want[][2] = {
        {"bieumau_noi_dung", "bieumau12_noi_dung"},
        {"bieumau_a_b_F1", "bieumau12_a_b_F1"},
        {"bieumau_muoi_chu_cai_muoi_chu_cai_muoi_c", "bieumau12_muoi_chu_cai_muoi_chu_cai_m_F2"},
        {"bieumau_muoi_chu_cai_muoi_chu_cai_muo_F3", "bieumau12_muoi_chu_cai_muoi_chu_cai_m_F3"}};
    for (int i = 0; i < 4; i++)
        for (size_t k = 0; k < 2; k++) {
            char name[BM_DOCX_REGION_NAME];
            bm_docx_region_name(&form, i, k ? 12 : 1, name);
            assert_string_equal(name, want[i][k]);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(a_bookmark_is_around_the_blocks_of_each_field),
        DOCX_TEST(a_gap_and_a_table_are_inside_too),
        DOCX_TEST(names_tell_documents_apart),
        cmocka_unit_test(names_are_such_as_word_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
