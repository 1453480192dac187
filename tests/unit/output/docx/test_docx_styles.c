/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "base/unit.h"
#include "output/docx/docx_styles.h"
#include "output/docx/docx_variant.h"

static const char *styles(kit *k)
{
    bm_docx_xml x;
    bm_docx_xml_open(&x);
    bm_docx_styles_write(&x);
    const char *xml = bm_arena_cstr(k->arena, bm_docx_xml_finish(&x));
    bm_docx_xml_close(&x);
    return xml;
}

/* The element of style ${id}. */
static const char *style(kit *k, const char *id)
{
    const char *xml = strstr(styles(k), bm_arena_printf(k->arena, "w:styleId=\"%s\"", id));
    assert_non_null(xml);
    return bm_arena_cstr(k->arena, bm_str_n(xml, (size_t)(strstr(xml, "</w:style>") - xml)));
}

static void defaults_name_times_for_all_scripts_and_vietnamese(void **state)
{
    const char *xml = styles(*state);
    docx_assert_has(xml, "<w:rFonts w:ascii=\"Times New Roman\" w:eastAsia=\"Times New Roman\" "
                         "w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\"/>");
    docx_assert_has(xml, "<w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\"");
    docx_assert_has(xml, "w:line=\"240\" w:lineRule=\"auto\"");
    docx_assert_has(xml, "<w:widowControl/>");
    docx_assert_lacks(xml, "Theme");
}

static void every_style_of_the_table_is_there_with_its_name_and_size(void **state)
{
    kit *k = *state;
    for (int i = 0; i < BM_STYLE_COUNT; i++) {
        const bm_style_spec *spec = bm_style_of((bm_style)i);
        const char *xml = style(k, spec->id);
        const char *built_in = bm_docx_styles_built_in((bm_style)i);
        docx_assert_has(xml, bm_arena_printf(k->arena, "<w:name w:val=\"%s\"/>",
                                             built_in ? built_in : spec->name_vi));
        docx_assert_has(xml, bm_arena_printf(k->arena, "<w:sz w:val=\"%d\"/>", spec->size_half_pt));
        docx_assert_has(
            xml, bm_arena_printf(k->arena, "<w:jc w:val=\"%s\"/>", bm_docx_styles_jc(spec->align)));
        assert_int_equal(docx_count(xml, "<w:b/>"), spec->bold);
        assert_int_equal(docx_count(xml, "<w:i/>"), spec->italic);
        assert_int_equal(docx_count(xml, "<w:keepNext/>"), spec->keep_next);
        assert_int_equal(docx_count(xml, "<w:keepLines/>"), spec->keep_lines);
        assert_int_equal(docx_count(xml, "<w:outlineLvl"), spec->outline > 0);
    }
}

static void ids_and_names_of_styles_are_unique(void **state)
{
    const char *xml = styles(*state);
    for (int i = 0; i < BM_STYLE_COUNT; i++)
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(bm_style_of((bm_style)i)->id, bm_style_of((bm_style)j)->id);
            assert_string_not_equal(bm_style_of((bm_style)i)->name_vi,
                                    bm_style_of((bm_style)j)->name_vi);
        }
    for (int i = 0; i < BM_STYLE_COUNT; i++) /* Word: a comma parts a name from its aliases */
        docx_assert_lacks(bm_style_of((bm_style)i)->name_vi, ",");
    size_t n_variants = 0;
    while (bm_docx_variant_at(n_variants))
        n_variants++;
    assert_int_equal(docx_count(xml, "w:styleId="), BM_STYLE_COUNT + n_variants + 8);
}

static void variants_add_capitals_and_emphasis_to_their_style(void **state)
{
    kit *k = *state;
    assert_string_equal(style(k, "LetterAgencyCapitals"),
                        "w:styleId=\"LetterAgencyCapitals\">"
                        "<w:name w:val=\"Cơ quan ban hành chữ hoa\"/>"
                        "<w:basedOn w:val=\"LetterAgency\"/><w:rPr><w:caps/></w:rPr>");
    docx_assert_has(style(k, "CenteredBoldCapitals"),
                    "<w:name w:val=\"Giữa dòng đậm chữ hoa\"/><w:basedOn w:val=\"Centered\"/>"
                    "<w:rPr><w:b/><w:bCs/><w:caps/></w:rPr>");
    docx_assert_has(style(k, "BodyTextItalic"), "<w:rPr><w:i/><w:iCs/></w:rPr>");
}

static void headings_are_those_of_word(void **state)
{
    kit *k = *state;
    for (int level = 1; level <= 3; level++) {
        const char *xml =
            strstr(styles(k), bm_arena_printf(k->arena, "w:styleId=\"Heading%d\"", level));
        assert_non_null(xml);
        const char *begin = bm_arena_printf(k->arena,
                                            "w:styleId=\"Heading%d\"><w:name w:val=\"heading "
                                            "%d\"/><w:aliases w:val=\"Tiêu đề %d\"/>"
                                            "<w:basedOn w:val=\"Normal\"/><w:qFormat/>",
                                            level, level, level);
        assert_memory_equal(xml, begin, strlen(begin));
        docx_assert_has(style(k, bm_arena_printf(k->arena, "Heading%d", level)),
                        bm_arena_printf(k->arena, "<w:outlineLvl w:val=\"%d\"/>", level - 1));
    }
    docx_assert_lacks(styles(k), "w:customStyle=\"1\" w:styleId=\"Heading");
}

static void cells_leave_room_for_the_rules_around_them(void **state)
{
    kit *k = *state;
    static const bm_style in_tables[] = {BM_STYLE_TABLE_HEAD, BM_STYLE_TABLE_CELL,
                                         BM_STYLE_SMALL_HEAD, BM_STYLE_SMALL_CELL};
    for (size_t i = 0; i < sizeof in_tables / sizeof *in_tables; i++)
        docx_assert_has(style(k, bm_style_of(in_tables[i])->id),
                        "<w:spacing w:before=\"40\" w:after=\"30\"/>");
}

static void hanging_and_first_line_indents_are_told_apart(void **state)
{
    kit *k = *state;
    docx_assert_has(style(k, "BodyText"), "<w:ind w:left=\"0\" w:firstLine=\"567\"/>");
    const bm_style_spec *item = bm_style_of(BM_STYLE_LIST_ITEM);
    docx_assert_has(style(k, item->id),
                    bm_arena_printf(k->arena, "<w:ind w:left=\"%ld\" w:hanging=\"%ld\"/>",
                                    bm_unit_twip_of_pt(item->left_indent_pt),
                                    bm_unit_twip_of_pt(-item->first_indent_pt)));
}

static void form_table_has_rules_of_half_a_point_and_signatures_have_none(void **state)
{
    kit *k = *state;
    const char *table = style(k, BM_DOCX_TABLE_STYLE);
    assert_int_equal(docx_count(table, "w:val=\"single\" w:sz=\"4\""), 6);
    docx_assert_has(table, "<w:left w:w=\"108\" w:type=\"dxa\"/>");
    const char *small = style(k, BM_DOCX_SMALL_TABLE_STYLE);
    assert_int_equal(docx_count(small, "w:val=\"single\" w:sz=\"4\""), 6);
    docx_assert_has(small, "<w:left w:w=\"57\" w:type=\"dxa\"/>");
    docx_assert_lacks(style(k, BM_DOCX_SIGNATURES_STYLE), "tblBorders");
    docx_assert_lacks(style(k, BM_DOCX_LETTERHEAD_STYLE), "tblBorders");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(defaults_name_times_for_all_scripts_and_vietnamese),
        DOCX_TEST(every_style_of_the_table_is_there_with_its_name_and_size),
        DOCX_TEST(ids_and_names_of_styles_are_unique),
        DOCX_TEST(variants_add_capitals_and_emphasis_to_their_style),
        DOCX_TEST(headings_are_those_of_word),
        DOCX_TEST(cells_leave_room_for_the_rules_around_them),
        DOCX_TEST(hanging_and_first_line_indents_are_told_apart),
        DOCX_TEST(form_table_has_rules_of_half_a_point_and_signatures_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
