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
        const char *name = built_in ? spec->name_en : spec->name_vi;
        const char *alias = built_in ? spec->name_vi : spec->name_en;
        docx_assert_has(xml,
                        bm_arena_printf(k->arena, "<w:name w:val=\"%s\"/><w:aliases w:val=\"%s\"/>",
                                        name, alias));
        docx_assert_has(xml, bm_arena_printf(k->arena, "<w:sz w:val=\"%d\"/>", spec->size_half_pt));
        docx_assert_has(
            xml, bm_arena_printf(k->arena, "<w:jc w:val=\"%s\"/>", bm_docx_styles_jc(spec->align)));
        assert_int_equal(docx_count(xml, "<w:b/>"), spec->bold);
        assert_int_equal(docx_count(xml, "<w:i/>"), spec->italic);
        assert_int_equal(docx_count(xml, "<w:keepNext/>"), spec->keep_next);
        assert_int_equal(docx_count(xml, "<w:keepLines/>"), spec->keep_lines);
        bool title = spec->outline > 0 || i == BM_STYLE_LETTER_SUBJECT;
        assert_int_equal(docx_count(xml, "<w:outlineLvl"), title);
    }
}

/* The next value of w:name or w:aliases at or behind ${*at}, in lower case, or NULL: Word compares names so. */
static const char *next_name(kit *k, const char **at)
{
    const char *name = strstr(*at, "<w:name w:val=\""), *alias = strstr(*at, "<w:aliases w:val=\"");
    const char *first = alias && (!name || alias < name) ? alias : name;
    if (!first)
        return NULL;
    first = strchr(first, '"') + 1;
    *at = strchr(first, '"');
    char *copy = bm_arena_alloc(k->arena, (size_t)(*at - first) + 1);
    for (size_t i = 0; first + i <= *at; i++)
        copy[i] = first[i] >= 'A' && first[i] <= 'Z' ? (char)(first[i] | 0x20) : first[i];
    copy[*at - first] = '\0';
    return copy;
}

static void ids_and_names_of_styles_are_unique(void **state)
{
    kit *k = *state;
    const char *xml = styles(k), *at = xml, *names[200];
    size_t n = 0;
    for (int i = 0; i < BM_STYLE_COUNT; i++)
        for (int j = 0; j < i; j++)
            assert_string_not_equal(bm_style_of((bm_style)i)->id, bm_style_of((bm_style)j)->id);
    while ((names[n] = next_name(k, &at)) != NULL) {
        docx_assert_lacks(names[n], ","); /* Word: it parts a name from its aliases */
        for (size_t i = 0; i < n; i++)
            assert_string_not_equal(names[i], names[n]);
        n++;
    }
    size_t n_variants = 0;
    while (bm_docx_variant_at(n_variants))
        n_variants++;
    /* 4 tables; 4 defaults have no alias */
    assert_int_equal(n, 2 * (BM_STYLE_COUNT + n_variants + 4) + 4);
    assert_int_equal(docx_count(xml, "w:styleId="), BM_STYLE_COUNT + n_variants + 8);
}

static void variants_add_capitals_and_emphasis_to_their_style(void **state)
{
    kit *k = *state;
    assert_string_equal(style(k, "LetterAgencyCapitals"),
                        "w:styleId=\"LetterAgencyCapitals\">"
                        "<w:name w:val=\"Cơ quan ban hành chữ hoa\"/>"
                        "<w:aliases w:val=\"Issuing Body Capitals\"/>"
                        "<w:basedOn w:val=\"LetterAgency\"/><w:rPr><w:caps/></w:rPr>");
    docx_assert_has(style(k, "CenteredBoldCapitals"),
                    "<w:name w:val=\"Giữa dòng đậm chữ hoa\"/><w:aliases w:val=\"Centred Line Bold "
                    "Capitals\"/><w:basedOn w:val=\"Centered\"/>"
                    "<w:rPr><w:b/><w:bCs/><w:caps/></w:rPr>");
    docx_assert_has(style(k, "BodyTextItalic"), "<w:rPr><w:i/><w:iCs/></w:rPr>");
}

static void word_offers_what_a_typist_would_choose(void **state)
{
    kit *k = *state;
    docx_assert_has(styles(k), "w:defSemiHidden=\"1\"");
    docx_assert_has(style(k, "BodyText"), "<w:qFormat/>");
    docx_assert_has(style(k, "FormTitle"), "<w:qFormat/>");
    docx_assert_lacks(style(k, "QuocHieu"), "<w:qFormat/>");
    docx_assert_lacks(style(k, "Header"), "<w:qFormat/>");
    docx_assert_has(style(k, "NoteHeading"), "<w:next w:val=\"Note\"/>");
    docx_assert_has(style(k, "SectionHeading"), "<w:next w:val=\"FormLine\"/>");
    docx_assert_has(style(k, "FormTitle"), "<w:next w:val=\"BodyText\"/>");
    docx_assert_lacks(style(k, "FormLine"), "<w:next"); /* the same again */
}

static void titles_are_of_the_first_level(void **state)
{
    kit *k = *state;
    static const char *const ids[] = {"FormTitle", "RuledTitle", "LetterSubject", "Heading1"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        docx_assert_has(style(k, ids[i]), "<w:outlineLvl w:val=\"0\"/>");
    docx_assert_has(style(k, "SectionHeading"), "<w:outlineLvl w:val=\"1\"/>");
}

static void room_for_the_drawn_line_belongs_to_the_style(void **state)
{
    kit *k = *state;
    docx_assert_has(style(k, "TieuNgu"), "<w:spacing w:before=\"0\" w:after=\"260\"/>");
    docx_assert_has(style(k, "Subject"), "<w:spacing w:before=\"0\" w:after=\"210\"/>");
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
                                            "<w:basedOn w:val=\"Normal\"/>"
                                            "<w:next w:val=\"BodyText\"/>",
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
        DOCX_TEST(word_offers_what_a_typist_would_choose),
        DOCX_TEST(titles_are_of_the_first_level),
        DOCX_TEST(room_for_the_drawn_line_belongs_to_the_style),
        DOCX_TEST(headings_are_those_of_word),
        DOCX_TEST(cells_leave_room_for_the_rules_around_them),
        DOCX_TEST(hanging_and_first_line_indents_are_told_apart),
        DOCX_TEST(form_table_has_rules_of_half_a_point_and_signatures_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
