/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_subset.h"

/* The uses of ${text}'s letters, ascending; returns how many. */
static size_t uses_of(const bm_pdf_subset *subset, const char *text, bm_pdf_use *uses)
{
    bm_str s = bm_str_of(text);
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        uint32_t code = bm_utf8_next(s, &i);
        bm_pdf_use use = {(uint16_t)bm_font_glyph(subset->face, code), code};
        size_t at = n++;
        for (; at && uses[at - 1].glyph > use.glyph; at--)
            uses[at] = uses[at - 1];
        uses[at] = use;
    }
    return n;
}

static void assert_same_drawing(const bm_font_face *face, unsigned glyph, hb_face_t *cut,
                                unsigned cid)
{
    hb_font_t *font = hb_font_create(cut);
    hb_glyph_extents_t a, b;
    assert_true(hb_font_get_glyph_extents(face->hb_font, glyph, &a));
    assert_true(hb_font_get_glyph_extents(font, cid, &b));
    assert_memory_equal(&a, &b, sizeof a);
    assert_int_equal(hb_font_get_glyph_h_advance(face->hb_font, glyph),
                     hb_font_get_glyph_h_advance(font, cid));
    hb_font_destroy(font);
}

static void check_subset(fixture *f, const char *text)
{
    bm_pdf_subset subset;
    bm_pdf_use uses[64];
    uint16_t cids[64];
    assert_int_equal(bm_pdf_subset_open(&subset, fixture_face(f, 0)), 0);
    size_t n = uses_of(&subset, text, uses);
    hb_blob_t *blob = bm_pdf_subset_make(&subset, uses, n, cids);
    assert_non_null(blob);
    hb_face_t *cut = hb_face_create(blob, 0);
    assert_true(hb_face_get_glyph_count(cut) > n);
    assert_true(hb_face_get_glyph_count(cut) < 3 * n + 10); /* parts of composed letters */
    for (size_t i = 0; i < n; i++)
        assert_same_drawing(subset.face, uses[i].glyph, cut, cids[i]);
    /* what readers need, and nothing else */
    hb_tag_t tags[16];
    unsigned n_tags = sizeof tags / sizeof *tags;
    assert_int_equal(hb_face_get_table_tags(cut, 0, &n_tags, tags), 6);
    static const char *const needed[] = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        hb_blob_t *table = hb_face_reference_table(cut, hb_tag_from_string(needed[i], -1));
        assert_true(hb_blob_get_length(table) > 0);
        hb_blob_destroy(table);
    }
    hb_face_destroy(cut);
    hb_blob_destroy(blob);
    bm_pdf_subset_close(&subset);
}

static void letters_of_the_repertoire_are_cut_exactly(void **state)
{
    check_subset(*state, "ẪỡượĐđ aZ(1)\\“”–");
}

static void other_letters_are_cut_from_the_full_face(void **state)
{
    check_subset(*state, "aΩжử©");
}

static void a_glyph_without_a_code_point_is_kept(void **state)
{
    fixture *f = *state;
    bm_pdf_subset subset;
    assert_int_equal(bm_pdf_subset_open(&subset, fixture_face(f, 0)), 0);
    unsigned glyph = 1;
    while (glyph < subset.n_glyphs && subset.code_of[glyph])
        glyph++;
    assert_true(glyph < subset.n_glyphs);
    const bm_pdf_use use = {(uint16_t)glyph, 0};
    uint16_t cid;
    hb_blob_t *blob = bm_pdf_subset_make(&subset, &use, 1, &cid);
    assert_non_null(blob);
    hb_face_t *cut = hb_face_create(blob, 0);
    assert_int_not_equal(cid, 0);
    assert_same_drawing(subset.face, glyph, cut, cid);
    hb_face_destroy(cut);
    hb_blob_destroy(blob);
    bm_pdf_subset_close(&subset);
}

static void a_space_is_a_space_and_not_a_no_break_space(void **state)
{
    fixture *f = *state;
    bm_pdf_subset subset;
    assert_int_equal(bm_pdf_subset_open(&subset, fixture_face(f, 0)), 0);
    assert_int_equal(subset.code_of[bm_font_glyph(subset.face, ' ')], ' ');
    assert_int_equal(subset.code_of[bm_font_glyph(subset.face, '-')], '-');
    for (size_t i = 1; i < subset.n_repertoire; i++)
        assert_true(subset.repertoire[i].glyph > subset.repertoire[i - 1].glyph);
    assert_true(subset.n_repertoire >= 95 + 134 - 2 * 26 + 8);
    bm_pdf_subset_close(&subset);
}

/* A form that is filled in on screen has no other letters. */
static void names_of_all_peoples_and_marks_alone_are_in_the_repertoire(void **state)
{
    static const uint32_t codes[] = {0x1EF8, 0x12D, 0x14F, 0x180, 0x10D, 0x300, 0x306, 0x323};
    fixture *f = *state;
    bm_pdf_subset subset;
    assert_int_equal(bm_pdf_subset_open(&subset, fixture_face(f, 0)), 0);
    for (size_t c = 0; c < sizeof codes / sizeof *codes; c++) {
        size_t i = 0;
        while (i < subset.n_repertoire && subset.repertoire[i].code != codes[c])
            i++;
        assert_true(i < subset.n_repertoire);
    }
    bm_pdf_subset_close(&subset);
}

static void what_is_no_truetype_font_is_refused(void **state)
{
    fixture *f = *state;
    bm_font_face broken = *fixture_face(f, 0);
    broken.hb_face = hb_face_get_empty();
    bm_pdf_subset subset;
    assert_int_equal(bm_pdf_subset_open(&subset, &broken), -1);
    bm_pdf_subset_close(&subset);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(letters_of_the_repertoire_are_cut_exactly, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(other_letters_are_cut_from_the_full_face, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_glyph_without_a_code_point_is_kept, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_space_is_a_space_and_not_a_no_break_space, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(names_of_all_peoples_and_marks_alone_are_in_the_repertoire,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(what_is_no_truetype_font_is_refused, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
