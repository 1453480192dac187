/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include "output/pdf/pdf_usage.h"

typedef struct {
    fixture *f;
    bm_pdf_cache *cache;
    bm_pdf_usage usage;
    struct libdeflate_compressor *packer;
} kept;

static void open_kept(kept *k, fixture *f)
{
    k->f = f;
    k->cache = bm_pdf_cache_new(16);
    bm_pdf_usage_open(&k->usage, 16);
    k->packer = libdeflate_alloc_compressor(1);
}

static void close_kept(kept *k)
{
    bm_pdf_usage_release(&k->usage, k->cache);
    bm_pdf_usage_close(&k->usage);
    bm_pdf_cache_free(k->cache);
    libdeflate_free_compressor(k->packer);
}

static int collect(kept *k)
{
    return bm_pdf_usage_collect(&k->usage, k->cache, &k->f->pages, k->f->ds);
}

static int acquire(kept *k, bool whole)
{
    return bm_pdf_usage_acquire(&k->usage, k->cache, whole, FIXTURE_PACKERS(k->packer), k->f->ds);
}

static const bm_pdf_usage_face *face_of(const kept *k, unsigned style)
{
    return &k->usage.faces[fixture_face(k->f, style)->id];
}

static void each_face_gets_the_glyphs_it_draws(void **state)
{
    kept k;
    open_kept(&k, *state);
    fixture_text(k.f, 0, 80, 80, "xin chào");
    fixture_text(k.f, FIXTURE_BOLD, 80, 100, "Ban");
    assert_int_equal(collect(&k), 0);
    assert_int_equal(acquire(&k, false), 0);
    assert_int_equal(face_of(&k, 0)->font->n, 8);
    assert_int_equal(face_of(&k, FIXTURE_BOLD)->font->n, 3);
    assert_false(face_of(&k, FIXTURE_ITALIC)->active);
    assert_int_not_equal(face_of(&k, 0)->number, face_of(&k, FIXTURE_BOLD)->number);
    const bm_pdf_slot *slot = &face_of(&k, 0)->slots[bm_font_glyph(fixture_face(k.f, 0), 0xE0)];
    assert_int_equal(slot->code, 0xE0);
    assert_int_not_equal(slot->cid, 0);
    assert_int_equal(slot->width, 44385);
    close_kept(&k);
}

static void the_next_document_knows_nothing_of_the_last(void **state)
{
    kept k;
    open_kept(&k, *state);
    fixture_text(k.f, FIXTURE_BOLD, 80, 80, "abc");
    fixture_box(k.f, 80, 100, true);
    assert_int_equal(collect(&k), 0);
    assert_int_equal(acquire(&k, false), 0);
    bm_pdf_usage_release(&k.usage, k.cache);
    k.f->page.n = 0;
    fixture_text(k.f, 0, 80, 80, "d");
    assert_int_equal(collect(&k), 0);
    assert_int_equal(acquire(&k, false), 0);
    assert_false(face_of(&k, FIXTURE_BOLD)->active);
    assert_int_equal(face_of(&k, 0)->font->n, 1);
    assert_int_equal(k.usage.n_drawings, 0);
    close_kept(&k);
}

static void a_glyph_that_is_read_as_another_character_is_ambiguous(void **state)
{
    for (int whole = 0; whole < 2; whole++) {
        kept k;
        open_kept(&k, *state);
        k.f->page.n = 0;
        fixture_text(k.f, 0, 80, 80, "a\u00a0b");
        fixture_text(k.f, FIXTURE_BOLD, 80, 90, "a b");
        assert_int_equal(collect(&k), 0);
        assert_int_equal(acquire(&k, whole), 0);
        assert_true(face_of(&k, 0)->ambiguous);
        assert_int_equal(face_of(&k, 0)->slots[bm_font_glyph(fixture_face(k.f, 0), ' ')].code, ' ');
        assert_false(face_of(&k, FIXTURE_BOLD)->ambiguous);
        close_kept(&k);
    }
}

/* Glyphs of the font that ${text} gets with shared fonts. */
static size_t shared_glyphs(kept *k, const char *text)
{
    k->f->page.n = 0;
    fixture_text(k->f, 0, 80, 80, text);
    assert_int_equal(collect(k), 0);
    assert_int_equal(acquire(k, true), 0);
    const bm_pdf_usage_face *f = face_of(k, 0);
    for (size_t i = 0; i < k->f->items[0].n_glyphs; i++) {
        const bm_glyph *g = &k->f->items[0].glyphs[i];
        assert_int_equal(f->slots[g->glyph].code, g->code);
        assert_true(f->slots[g->glyph].cid > 0 || g->code == 0x3A9);
    }
    size_t n = f->font->n;
    bm_pdf_usage_release(&k->usage, k->cache);
    return n;
}

static void a_shared_font_has_the_parts_of_the_repertoire_that_are_drawn(void **state)
{
    kept k;
    open_kept(&k, *state);
    static const struct {
        const char *text;
        size_t n;
    } cases[] = {{"xin chào", 94},       {"quản lý", 94},     {"Xin chào", 94 + 26},
                 {"ĐẶNG", 94 + 26 + 67}, {"ngày 5", 94 + 10}, {"(a)", 94 + 8},
                 {"“a”", 94 + 15},       {"xin chào", 94}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(shared_glyphs(&k, cases[i].text), cases[i].n);
    size_t whole = shared_glyphs(&k, "{}");
    assert_true(whole > 250);
    assert_int_equal(shared_glyphs(&k, "\u03A9"), whole + 1); /* not in the repertoire */
    assert_int_equal(shared_glyphs(&k, "xin chào"), 94);
    close_kept(&k);
}

/* Documents of one file: what a glyph was called stays, and the fonts know all of them. */
static void glyphs_of_several_documents_are_numbered_as_they_come(void **state)
{
    kept k;
    open_kept(&k, *state);
    for (size_t file = 0; file < 2; file++) {
        bm_pdf_usage_several(&k.usage, k.f->arena);
        static const char *const texts[] = {"cab", "abd", "z"};
        static const unsigned styles[] = {0, FIXTURE_BOLD, 0};
        for (size_t i = 0; i < 3; i++) {
            k.f->page.n = 0;
            fixture_text(k.f, styles[i], 80, 80, texts[i]);
            fixture_box(k.f, 80, 100, i == 1);
            bm_pdf_usage_next(&k.usage);
            assert_int_equal(collect(&k), 0);
            bm_pdf_usage_number(&k.usage);
            assert_int_equal(k.usage.n_drawn, 1);
            assert_int_equal(k.usage.drawn[0], i == 1);
            memset(k.f->items, 0xAA, sizeof k.f->items[0] * 2); /* the document is gone */
        }
        assert_int_equal(face_of(&k, 0)->number, 0);
        assert_int_equal(face_of(&k, FIXTURE_BOLD)->number, 1);
        static const struct {
            char letter;
            unsigned cid;
        } cids[] = {{'a', 1}, {'b', 2}, {'c', 3}, {'z', 4}}; /* by glyph in each document */
        for (size_t i = 0; i < sizeof cids / sizeof *cids; i++) {
            unsigned glyph = bm_font_glyph(fixture_face(k.f, 0), (uint32_t)cids[i].letter);
            assert_int_equal(face_of(&k, 0)->slots[glyph].cid, cids[i].cid);
        }
        assert_int_equal(acquire(&k, false), 0);
        const bm_pdf_font *font = face_of(&k, 0)->font;
        assert_int_equal(font->n, 4);
        assert_int_equal(font->cids[3], 4);
        assert_true(font->cid_to_gid.len > 0);
        bm_pdf_usage_release(&k.usage, k.cache);
    }
    close_kept(&k);
}

static void drawings_are_made_once_for_all_that_look_alike(void **state)
{
    kept k;
    open_kept(&k, *state);
    fixture_box(k.f, 80, 80, true);
    fixture_box(k.f, 90, 80, false);
    fixture_box(k.f, 80, 100, true);
    fixture_cluster(k.f, 80, 120, "ơ̆");
    fixture_cluster(k.f, 90, 140, "ơ̆");
    fixture_cluster(k.f, 80, 140, "ô̆");
    fixture_box(k.f, 80, 160, false)->size_pt = 12;
    assert_int_equal(collect(&k), 0);
    assert_int_equal(k.usage.n_drawn, 7);
    static const uint32_t expected[] = {0, 1, 0, 2, 2, 3, 4};
    assert_memory_equal(k.usage.drawn, expected, sizeof expected);
    assert_int_equal(k.usage.drawings[0].width, 80000);
    close_kept(&k);
}

static void one_glyph_or_a_very_long_text_is_not_drawn(void **state)
{
    fixture *f = *state;
    bm_item *item = fixture_cluster(f, 80, 80, "ơ̆");
    assert_true(bm_pdf_usage_drawn(item));
    item->n_glyphs = 1;
    assert_false(bm_pdf_usage_drawn(item));
    char text[400];
    strcpy(text, "o");
    for (int i = 0; i < 150; i++)
        strcat(text, "\u0306");
    assert_false(bm_pdf_usage_drawn(fixture_cluster(f, 80, 80, text)));
    assert_false(bm_pdf_usage_drawn(fixture_text(f, 0, 80, 80, "plain")));
    item = fixture_box(f, 80, 80, true);
    item->height_pt = 0;
    assert_false(bm_pdf_usage_drawn(item));
}

static void what_cannot_be_embedded_is_an_error_that_names_the_file(void **state)
{
    kept k;
    open_kept(&k, *state);
    bm_item *item = fixture_text(k.f, 0, 80, 80, "a");
    bm_font_face face = *item->face;
    face.id = 99;
    item->face = &face;
    assert_int_equal(collect(&k), -1);
    assert_string_equal(bm_diags_at(k.f->ds, 0)->code, "O006");
    assert_non_null(strstr(bm_diags_at(k.f->ds, 0)->message[BM_LANG_VI], "Tinos-Regular.ttf"));
    bm_pdf_usage_release(&k.usage, k.cache);
    face.id = 0;
    static const bm_glyph beyond = {0xFFFF, 0, 0, 0, 'a'};
    item->glyphs = &beyond;
    assert_int_equal(collect(&k), -1);
    assert_int_equal(bm_diags_errors(k.f->ds), 2);
    close_kept(&k);
}

static void a_face_that_is_typed_in_has_all_letters(void **state)
{
    kept k;
    open_kept(&k, *state);
    fixture_text(k.f, 0, 80, 80, "...");
    fixture_text(k.f, FIXTURE_BOLD, 80, 100, "Ban");
    assert_int_equal(collect(&k), 0);
    assert_int_equal(bm_pdf_usage_whole(&k.usage, k.cache, fixture_face(k.f, 0), k.f->ds), 0);
    assert_int_equal(
        bm_pdf_usage_whole(&k.usage, k.cache, fixture_face(k.f, FIXTURE_ITALIC), k.f->ds), 0);
    assert_int_equal(acquire(&k, false), 0);
    assert_true(face_of(&k, 0)->font->n > 95 + 134);
    assert_true(face_of(&k, FIXTURE_ITALIC)->font->n > 95 + 134); /* though nothing is printed */
    assert_int_equal(face_of(&k, FIXTURE_BOLD)->font->n, 3);
    bm_pdf_usage_release(&k.usage, k.cache);
    assert_int_equal(collect(&k), 0); /* the next document */
    assert_int_equal(acquire(&k, false), 0);
    assert_int_equal(face_of(&k, 0)->font->n, 1);
    close_kept(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_face_gets_the_glyphs_it_draws, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_face_that_is_typed_in_has_all_letters, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_next_document_knows_nothing_of_the_last, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_glyph_that_is_read_as_another_character_is_ambiguous,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(
            a_shared_font_has_the_parts_of_the_repertoire_that_are_drawn, fixture_setup,
            fixture_teardown),
        cmocka_unit_test_setup_teardown(glyphs_of_several_documents_are_numbered_as_they_come,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(drawings_are_made_once_for_all_that_look_alike,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(one_glyph_or_a_very_long_text_is_not_drawn, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_embedded_is_an_error_that_names_the_file,
                                        fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
