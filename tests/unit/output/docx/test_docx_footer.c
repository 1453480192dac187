/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_kit.h"

#include "layout/flow.h"

#define P(style, text) kit_paragraph(k, BM_STYLE_##style, text)
#define DOCUMENT(...) kit_node(k, BM_NODE_DOCUMENT, BM_STYLE_BODY, __VA_ARGS__, NULL)
#define FOOTER(text) kit_node(k, BM_NODE_FOOTER, BM_STYLE_BODY, P(CONTACT, text), NULL)

typedef struct {
    kit *k;
    bm_docx_footers footers;
    bm_docx_writer w;
} fixture;

static fixture begin(kit *k)
{
    fixture f = {.k = k, .footers = {.arena = k->arena}, .w = {.layout = &k->layout, .ds = k->ds}};
    return f;
}

static bm_docx_section add(fixture *f, const bm_node *root)
{
    bm_docx_section section = {0};
    bm_docx_footer_add(&f->footers, &f->w, root, &section);
    assert_false(f->w.failed);
    return section;
}

/* The bytes of footer ${number}. */
static const char *part(fixture *f, size_t number)
{
    assert_in_range(number, 1, f->footers.n);
    const char *xml = bm_arena_cstr(f->k->arena, f->footers.parts[number - 1].xml);
    docx_assert_well_formed(xml);
    return xml;
}

static void footer_is_a_rule_as_wide_as_the_text_and_what_stands_below_it(void **state)
{
    kit *k = *state;
    fixture f = begin(k);
    bm_docx_section section = add(&f, DOCUMENT(P(BODY, "a"), FOOTER("Địa chỉ: Cao Bằng")));
    const char *xml = part(&f, section.first_footer);
    long width_emu = lround(bm_flow_body_width(&k->layout) * 12700);
    docx_assert_has(xml, bm_arena_printf(k->arena, "<wp:extent cx=\"%ld\" cy=\"0\"/>", width_emu));
    docx_assert_has(xml, "<wp:posOffset>-42863</wp:posOffset>"); /* 3 pt and half the line above */
    assert_int_equal(docx_count(xml, "<w:p>"), 1);
    assert_int_equal(docx_count(xml, "<wp:anchor "), 1);
    docx_assert_has(xml, "<w:pStyle w:val=\"Contact\"/>");
    assert_string_equal(f.footers.parts[section.first_footer - 1].name, "word/footer1.xml");
    bm_docx_footer_free(&f.footers);
}

static void other_pages_have_a_footer_without_text(void **state)
{
    kit *k = *state;
    fixture f = begin(k);
    bm_docx_section section = add(&f, DOCUMENT(FOOTER("a")));
    assert_int_not_equal(section.other_footers, section.first_footer);
    const char *xml = part(&f, section.other_footers);
    docx_assert_lacks(xml, "<w:t");
    docx_assert_lacks(xml, "w:drawing");
    docx_assert_has(xml, "w:line=\"20\" w:lineRule=\"exact\"");
    bm_docx_footer_free(&f.footers);
}

static void document_without_footer_has_no_part(void **state)
{
    kit *k = *state;
    fixture f = begin(k);
    bm_docx_section section = add(&f, DOCUMENT(P(BODY, "a")));
    assert_int_equal(section.first_footer, 0);
    assert_int_equal(section.other_footers, 0);
    const bm_node *bare = bm_node_new(k->arena, BM_NODE_FOOTER);
    assert_int_equal(add(&f, DOCUMENT(P(BODY, "a"), bare)).first_footer, 0);
    assert_int_equal(f.footers.n, 0);
    bm_docx_footer_free(&f.footers);
}

static void document_behind_one_with_a_footer_does_not_show_it(void **state)
{
    kit *k = *state;
    fixture f = begin(k);
    assert_int_equal(add(&f, DOCUMENT(P(BODY, "a"))).first_footer, 0);
    bm_docx_section with = add(&f, DOCUMENT(FOOTER("a")));
    bm_docx_section without = add(&f, DOCUMENT(P(BODY, "a")));
    assert_int_equal(without.first_footer, with.other_footers);
    assert_int_equal(without.other_footers, 0);
    assert_int_equal(add(&f, DOCUMENT(P(BODY, "b"))).first_footer, with.other_footers);
    assert_int_equal(f.footers.n, 2);
    bm_docx_footer_free(&f.footers);
}

static void footers_of_one_office_are_one_part(void **state)
{
    kit *k = *state;
    fixture f = begin(k);
    size_t first = add(&f, DOCUMENT(FOOTER("a"))).first_footer;
    assert_int_equal(add(&f, DOCUMENT(FOOTER("a"))).first_footer, first);
    add(&f, DOCUMENT(P(BODY, "b")));
    assert_int_equal(add(&f, DOCUMENT(FOOTER("a"))).first_footer, first);
    assert_int_equal(f.footers.n, 2);
    size_t second = add(&f, DOCUMENT(FOOTER("b"))).first_footer;
    docx_assert_has(part(&f, second), ">b</w:t>");
    assert_int_equal(f.footers.n, 3);
    bm_docx_footer_free(&f.footers);
}

static void many_footers_keep_their_bytes(void **state)
{
    kit *k = *state;
    fixture f = begin(k);
    for (int i = 0; i < 40; i++)
        add(&f, DOCUMENT(FOOTER(bm_arena_printf(k->arena, "số %d", i))));
    assert_int_equal(f.footers.n, 41);
    docx_assert_has(part(&f, 1), "số 0<");
    docx_assert_has(part(&f, 41), "số 39<");
    assert_string_equal(f.footers.parts[40].name, "word/footer41.xml");
    bm_docx_footer_free(&f.footers);
}

static void characters_that_no_font_has_are_reported(void **state)
{
    kit *k = *state;
    fixture f = begin(k);
    bm_docx_section section;
    bm_docx_footer_add(&f.footers, &f.w, DOCUMENT(FOOTER("\U0001F600")), &section);
    assert_true(f.w.failed);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T001");
    bm_docx_footer_free(&f.footers);
}

static void more_than_a_third_of_the_page_is_an_error(void **state)
{
    kit *k = *state;
    fixture f = begin(k);
    bm_docx_section section;
    bm_docx_footer_add(&f.footers, &f.w, DOCUMENT(FOOTER(kit_words(k, "Địa chỉ", 400))), &section);
    assert_true(f.w.failed);
    assert_int_equal(bm_diags_count(k->ds), 1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "T004");
    bm_docx_footer_free(&f.footers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DOCX_TEST(footer_is_a_rule_as_wide_as_the_text_and_what_stands_below_it),
        DOCX_TEST(other_pages_have_a_footer_without_text),
        DOCX_TEST(document_without_footer_has_no_part),
        DOCX_TEST(document_behind_one_with_a_footer_does_not_show_it),
        DOCX_TEST(footers_of_one_office_are_one_part),
        DOCX_TEST(many_footers_keep_their_bytes),
        DOCX_TEST(characters_that_no_font_has_are_reported),
        DOCX_TEST(more_than_a_third_of_the_page_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
