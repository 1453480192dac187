/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "output/docx/docx_template_names.h"

/* The index of the style in ${theirs} (children of w:styles) that has a name of ${ours}, a style. */
static size_t find(kit *k, const char *theirs, const char *ours)
{
    xmlDoc *doc =
        template_tree(bm_arena_printf(k->arena, "<w:styles " TEMPLATE_W ">%s</w:styles>", theirs));
    xmlDoc *own =
        template_tree(bm_arena_printf(k->arena, "<w:styles " TEMPLATE_W ">%s</w:styles>", ours));
    bm_docx_template_style items[8] = {{0}};
    bm_docx_template_styles styles = {.doc = doc, .items = items};
    bm_docx_template_names names;
    for (xmlNode *c = xmlDocGetRootElement(doc)->children; c; c = c->next)
        items[styles.n++].node = c;
    bm_docx_template_names_read(k->arena, &styles, &names);
    size_t i = bm_docx_template_names_lookup(&names, k->arena, xmlDocGetRootElement(own)->children);
    xmlFreeDoc(doc);
    xmlFreeDoc(own);
    return i;
}

#define STYLE(name, aliases) \
    "<w:style><w:name w:val='" name "'/><w:aliases w:val='" aliases "'/></w:style>"

static void letters_and_marks_may_be_written_in_any_way(void **state)
{
    kit *k = *state;
    assert_int_equal(find(k, STYLE("a", "") STYLE(" TIÊU ĐỀ 1", ""), STYLE("Tiêu đề 1", "")), 1);
    assert_int_equal(
        find(k, STYLE("Tie\xCC\x82u \xC4\x91\x65\xCC\x82\xCC\x80 1", ""), STYLE("Tiêu đề 1", "")),
        0);
    assert_int_equal(find(k, STYLE("Tiêu đề", ""), STYLE("Tiêu đề 1", "")), SIZE_MAX);
    assert_int_equal(find(k, "", STYLE("Tiêu đề 1", "")), SIZE_MAX);
}

static void other_names_count_but_the_first_name_goes_before(void **state)
{
    kit *k = *state;
    assert_int_equal(find(k, STYLE("x", "b, Ghi chú ,c"), STYLE("Ghi chú", "")), 0);
    assert_int_equal(find(k, STYLE("note", ""), STYLE("Ghi chú", "Form Note,Note")), 0);
    assert_int_equal(find(k, STYLE("x", "Ghi chú") STYLE("ghi chú", ""), STYLE("Ghi chú", "")), 1);
}

static void kinds_of_styles_stay_apart(void **state)
{
    kit *k = *state;
    assert_int_equal(find(k, "<w:style w:type='character'><w:name w:val='Ghi chú'/></w:style>",
                          STYLE("Ghi chú", "")),
                     SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(letters_and_marks_may_be_written_in_any_way),
        DOCX_TEST(other_names_count_but_the_first_name_goes_before),
        DOCX_TEST(kinds_of_styles_stay_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
