/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_cache.h"

typedef struct {
    fixture *f;
    bm_pdf_cache *cache;
    const bm_pdf_subset *subset;
    struct libdeflate_compressor *packer;
} kept;

static kept open_kept(fixture *f)
{
    kept k = {f, bm_pdf_cache_new(16), NULL, libdeflate_alloc_compressor(1)};
    k.subset = bm_pdf_cache_subset(k.cache, fixture_face(f, 0));
    assert_non_null(k.subset);
    return k;
}

static void close_kept(kept *k)
{
    bm_pdf_cache_free(k->cache);
    libdeflate_free_compressor(k->packer);
}

static bm_pdf_font *get(kept *k, uint32_t code, bool whole)
{
    bm_pdf_use use = {(uint16_t)bm_font_glyph(k->subset->face, code), code};
    bm_pdf_font *font =
        bm_pdf_cache_acquire(k->cache, k->subset, &use, 1, whole, FIXTURE_PACKERS(k->packer));
    assert_non_null(font);
    return font;
}

static void the_same_glyphs_give_the_same_font(void **state)
{
    kept k = open_kept(*state);
    bm_pdf_font *a = get(&k, 'a', false), *b = get(&k, 'b', false), *again = get(&k, 'a', false);
    assert_ptr_equal(a, again);
    assert_ptr_not_equal(a, b);
    assert_int_equal(a->n, 1);
    bm_pdf_cache_release(k.cache, a);
    bm_pdf_cache_release(k.cache, b);
    bm_pdf_cache_release(k.cache, again);
    close_kept(&k);
}

static void a_glyph_read_as_another_character_is_another_font(void **state)
{
    kept k = open_kept(*state);
    bm_pdf_font *space = get(&k, ' ', false), *no_break = get(&k, 0xA0, false);
    assert_int_equal(space->uses[0].glyph, no_break->uses[0].glyph);
    assert_ptr_not_equal(space, no_break);
    bm_pdf_cache_release(k.cache, space);
    bm_pdf_cache_release(k.cache, no_break);
    close_kept(&k);
}

static void the_whole_repertoire_is_made_once(void **state)
{
    kept k = open_kept(*state);
    bm_pdf_font *a = get(&k, 'a', true), *b = get(&k, 0x1EB5, true),
                *no_break = get(&k, 0xA0, true);
    assert_ptr_equal(a, b);
    assert_ptr_equal(a, no_break); /* the same glyph as the space, which wins */
    assert_int_equal(a->n, k.subset->n_repertoire);
    bm_pdf_font *greek = get(&k, 0x3A9, true);
    assert_int_equal(greek->n, k.subset->n_repertoire + 1);
    for (size_t i = 1; i < greek->n; i++)
        assert_true(greek->uses[i].glyph > greek->uses[i - 1].glyph);
    bm_pdf_cache_release(k.cache, a);
    bm_pdf_cache_release(k.cache, b);
    bm_pdf_cache_release(k.cache, no_break);
    bm_pdf_cache_release(k.cache, greek);
    close_kept(&k);
}

static void a_face_has_one_font_for_each_set_of_parts(void **state)
{
    kept k = open_kept(*state);
    enum { LETTERS = BM_PDF_SUBSET_LETTERS, CAPITALS = BM_PDF_SUBSET_CAPITALS };
    const bm_pdf_font *letters = bm_pdf_cache_parts(k.cache, k.subset, LETTERS),
                      *more = bm_pdf_cache_parts(k.cache, k.subset, LETTERS | CAPITALS),
                      *rare = bm_pdf_cache_parts(k.cache, k.subset, BM_PDF_SUBSET_RARE),
                      *whole = bm_pdf_cache_parts(k.cache, k.subset, BM_PDF_SUBSET_WHOLE);
    assert_int_equal(letters->n, 1 + 26 + 67); /* the space, a–z, the letters of Vietnamese */
    assert_int_equal(more->n, letters->n + 26);
    assert_ptr_equal(rare, whole);
    assert_int_equal(whole->n, k.subset->n_repertoire);
    assert_ptr_equal(more,
                     bm_pdf_cache_parts(k.cache, k.subset, CAPITALS)); /* letters in any case */
    assert_true(letters->file.len < more->file.len && more->file.len < whole->file.len);
    close_kept(&k);
}

static void the_oldest_unused_font_makes_room(void **state)
{
    kept k = open_kept(*state);
    bm_pdf_font *held = get(&k, '!', false);
    for (uint32_t code = 'A'; code < 'A' + 26; code++)
        for (uint32_t other = 0x1EA0; other < 0x1EA8; other++) {
            bm_pdf_use uses[2] = {{(uint16_t)bm_font_glyph(k.subset->face, code), code},
                                  {(uint16_t)bm_font_glyph(k.subset->face, other), other}};
            bm_pdf_cache_release(k.cache, bm_pdf_cache_acquire(k.cache, k.subset, uses, 2, false,
                                                               FIXTURE_PACKERS(k.packer)));
        }
    bm_pdf_font *again = get(&k, '!', false);
    assert_ptr_equal(held, again); /* in use all the time, though the oldest */
    bm_pdf_cache_release(k.cache, held);
    bm_pdf_cache_release(k.cache, again);
    close_kept(&k);
}

static void more_fonts_than_places_may_be_in_use(void **state)
{
    enum { MANY = BM_PDF_CACHE_FONTS + 10 };
    kept k = open_kept(*state);
    bm_pdf_font *fonts[MANY];
    for (uint32_t i = 0; i < MANY; i++)
        fonts[i] = get(&k, 0x1EA0 + i, false);
    for (uint32_t i = 0; i < MANY; i++) {
        assert_int_equal(fonts[i]->uses[0].code, 0x1EA0 + i);
        bm_pdf_cache_release(k.cache, fonts[i]);
    }
    close_kept(&k);
}

static void an_unknown_or_unusable_face_gives_nothing(void **state)
{
    fixture *f = *state;
    kept k = open_kept(f);
    bm_font_face face = *fixture_face(f, 0);
    face.id = 16;
    assert_null(bm_pdf_cache_subset(k.cache, &face));
    face.id = 15;
    face.hb_face = hb_face_get_empty();
    assert_null(bm_pdf_cache_subset(k.cache, &face));
    assert_null(bm_pdf_cache_subset(k.cache, &face));
    bm_pdf_cache_release(k.cache, NULL);
    close_kept(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_same_glyphs_give_the_same_font, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_glyph_read_as_another_character_is_another_font,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_whole_repertoire_is_made_once, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_face_has_one_font_for_each_set_of_parts, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_oldest_unused_font_makes_room, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(more_fonts_than_places_may_be_in_use, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(an_unknown_or_unusable_face_gives_nothing, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
