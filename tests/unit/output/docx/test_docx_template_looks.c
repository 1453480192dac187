/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "output/docx/docx_template_looks.h"

#define THEME                                                                                \
    "<a:theme " TEMPLATE_A "><a:majorFont><a:latin typeface='Calibri Light'/></a:majorFont>" \
    "<a:minorFont><a:latin typeface='Times New Roman'/></a:minorFont></a:theme>"
#define STYLE(id, name, inside)                                                             \
    "<w:style w:type='paragraph' w:styleId='" id "'><w:name w:val='" name "'/>" inside "</" \
    "w:style>"

/* What is told of these styles and of a header with these paragraphs, in English, or "". */
static const char *told(kit *k, const char *styles, const char *theme, const char *paragraphs)
{
    template_case *c = template_new(k);
    bm_docx_template_styles read;
    bm_docx_template_looks looks;
    template_document(c, "", styles, "", "");
    assert_int_equal(bm_docx_template_styles_read(template_source(c), &read), 0);
    xmlDoc *colours = theme ? template_tree(theme) : NULL;
    xmlDoc *header =
        template_tree(bm_arena_printf(k->arena, "<w:hdr " TEMPLATE_W ">%s</w:hdr>", paragraphs));
    bm_docx_template_looks_begin(&looks, template_source(c), &read, colours);
    bm_docx_template_looks_text(&looks, xmlDocGetRootElement(header));
    assert_int_equal(bm_docx_template_looks_end(&looks), 0);
    xmlFreeDoc(header);
    xmlFreeDoc(colours);
    xmlFreeDoc(read.doc);
    const char *text =
        bm_diags_count(k->ds)
            ? bm_arena_cstr(k->arena, bm_str_of(bm_diags_at(k->ds, 0)->message[BM_LANG_EN]))
            : "";
    bm_diags_clear(k->ds);
    const char *at = strstr(text, "; ");
    return at ? at : text;
}

static void styles_in_times_and_black_are_as_they_should_be(void **state)
{
    kit *k = *state;
    assert_string_equal(told(k,
                             STYLE("A", "Tên mẫu",
                                   "<w:rPr><w:rFonts w:ascii='times new roman'/><w:color "
                                   "w:val='auto'/></w:rPr>"),
                             NULL, ""),
                        "");
    assert_string_equal(told(k,
                             STYLE("A", "Kiểu không dùng đến",
                                   "<w:rPr><w:rFonts "
                                   "w:ascii='Arial'/></w:rPr>"),
                             NULL, ""),
                        "");
}

static void fonts_come_from_themes_bases_and_defaults_too(void **state)
{
    kit *k = *state;
    assert_string_equal(told(k,
                             STYLE("A", "heading 1",
                                   "<w:rPr><w:rFonts w:asciiTheme='majorHAnsi' "
                                   "w:ascii='Times New Roman'/></w:rPr>"),
                             THEME, ""),
                        "; fonts: “heading 1”: Calibri Light");
    assert_string_equal(told(k,
                             STYLE("A", "heading 1", "<w:basedOn w:val='B'/>")
                                 STYLE("B", "Gốc",
                                       "<w:rPr><w:rFonts w:ascii='Arial'/><w:color "
                                       "w:val='FF0000'/></w:rPr>"),
                             THEME, ""),
                        "; fonts: “heading 1”: Arial; colours: “heading 1”: FF0000");
    assert_string_equal(told(k,
                             "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Cambria'/>"
                             "</w:rPr></w:rPrDefault></w:docDefaults>" STYLE("A", "Tên mẫu", ""),
                             THEME, ""),
                        "; fonts: “Tên mẫu”: Cambria");
}

static void text_of_headers_is_looked_at(void **state)
{
    kit *k = *state;
    assert_string_equal(
        told(k, STYLE("Q", "Riêng", "<w:rPr><w:rFonts w:ascii='Arial'/></w:rPr>"), NULL,
             "<w:p><w:pPr><w:pStyle w:val='Q'/></w:pPr><w:r><w:t>SỞ NỘI VỤ</w:t></w:r>"
             "<w:r><w:t>  </w:t></w:r><w:r><w:rPr><w:color w:val='C00000' w:themeColor='text1'/>"
             "<w:rFonts w:ascii='Times New Roman'/></w:rPr><w:t>đen</w:t></w:r></w:p>"),
        "; fonts: “SỞ NỘI VỤ”: Arial");
}

static void a_long_list_is_cut_and_repeats_nothing(void **state)
{
    kit *k = *state;
    bm_buf b = {0};
    for (int i = 0; i < 6; i++)
        bm_buf_add_cstr(&b, bm_arena_printf(k->arena,
                                            "<w:p><w:r><w:rPr><w:rFonts w:ascii='F%d'/></w:rPr>"
                                            "<w:t>ơơơơơơơơơơơơơơơơơơơơơơơơơơơ</w:t></w:r></w:p>",
                                            i / 2 * 2 + (i > 3)));
    bm_buf_add_byte(&b, '\0');
    const char *text = told(k, "", NULL, b.ptr);
    assert_int_equal(docx_count(text, "F0"), 1);
    docx_assert_has(text, "“ơơơơơơơơơơơơơơơơơơơơ…”: F2");
    bm_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(styles_in_times_and_black_are_as_they_should_be),
        DOCX_TEST(fonts_come_from_themes_bases_and_defaults_too),
        DOCX_TEST(text_of_headers_is_looked_at),
        DOCX_TEST(a_long_list_is_cut_and_repeats_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
