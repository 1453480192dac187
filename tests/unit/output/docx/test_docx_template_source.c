/* SPDX-License-Identifier: MIT */
#include "output/docx/template_kit.h"

#include "base/limit.h"

static void damaged_parts_are_named(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    const bm_opc_part *part = template_part(c, "word/styles.xml", "<w:styles " TEMPLATE_W ">\n<");
    assert_null(bm_docx_template_source_read(template_source(c), part, "styles"));
    assert_string_equal(
        bm_diags_at(k->ds, 0)->message[BM_LANG_EN],
        "the template is damaged: its part “word/styles.xml” cannot be read, line 2");
    assert_string_equal(bm_diags_at(k->ds, 0)->file, "mau.docx");
    template_reported(k, "O051");
    part = template_part(c, "word/a.xml", "<w:other " TEMPLATE_W "/>");
    assert_null(bm_docx_template_source_read(template_source(c), part, "styles"));
    template_reported(k, "O051");
    xmlDoc *doc = bm_docx_template_source_read(template_source(c), part, NULL);
    assert_non_null(doc);
    xmlFreeDoc(doc);
}

static void large_parts_are_not_read(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    const bm_opc_part part = {.name = BM_STR("word/styles.xml"),
                              .bytes = {"", (size_t)BM_LIMIT_TEMPLATE_PART_BYTES + 1}};
    assert_null(bm_docx_template_source_read(template_source(c), &part, "styles"));
    template_reported(k, "O052");
}

static void parts_are_found_by_what_they_are_for(void **state)
{
    kit *k = *state;
    template_case *c = template_new(k);
    template_document(c, "", "", "", "");
    const bm_opc_part *part = bm_docx_template_source_related(template_source(c), "/styles");
    assert_non_null(part);
    assert_true(bm_str_is(part->name, "word/styles.xml"));
    assert_null(bm_docx_template_source_related(template_source(c), "/theme"));
    assert_true(bm_docx_template_source_ends(bm_str_of("a/b"), "/b"));
    assert_false(bm_docx_template_source_ends(bm_str_of("b"), "/b"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(damaged_parts_are_named),
        DOCX_TEST(large_parts_are_not_read),
        DOCX_TEST(parts_are_found_by_what_they_are_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
