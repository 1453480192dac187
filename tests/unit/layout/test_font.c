/* SPDX-License-Identifier: MIT */
#include "kit.h"

#include <hb.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void all_134_vietnamese_letters_have_a_glyph_in_all_four_styles(void **state)
{
    kit *k = *state;
    for (uint32_t code = 0x1EA0; code <= 0x1EF9; code++)
        for (int style = 0; style < 4; style++)
            assert_non_null(bm_font_lookup(k->fonts, style & 1, style & 2, code));
    static const uint32_t others[] = {0xC0,  0xE3,  0x102, 0x103,  0x110,  0x111,  0x128,
                                      0x169, 0x1A0, 0x1B0, 0x2019, 0x201C, 0x2013, 0x306};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_non_null(bm_font_lookup(k->fonts, false, false, others[i]));
}

static void tinos_is_the_default_and_comes_in_four_faces(void **state)
{
    kit *k = *state;
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(bm_font_at(k->fonts, i)->family, "Tinos");
    assert_true(bm_font_lookup(k->fonts, true, false, 'A')->bold);
    assert_true(bm_font_lookup(k->fonts, true, true, 'A')->italic);
    assert_false(bm_font_lookup(k->fonts, false, false, 'A')->bold);
}

static void tables_and_harfbuzz_give_the_same_advances(void **state)
{
    kit *k = *state;
    const bm_font_face *face = bm_font_at(k->fonts, 0);
    size_t seen = 0;
    for (uint32_t code = 32; code < BM_FONT_DIRECT; code++) {
        hb_codepoint_t glyph = 0;
        hb_font_get_nominal_glyph(face->hb_font, code, &glyph);
        assert_int_equal(bm_font_glyph(face, code), glyph);
        if (!glyph)
            continue;
        assert_int_equal(face->advance_of[code], bm_font_advance(face, glyph));
        seen++;
    }
    assert_true(seen > 900);
}

static void a_character_without_a_glyph_is_not_found(void **state)
{
    kit *k = *state;
    assert_null(bm_font_lookup(k->fonts, false, false, 0x6F22)); /* 漢 */
}

static void a_folder_without_fonts_is_an_error_that_names_it(void **state)
{
    kit *k = *state;
    const char *dirs[] = {"/nonexistent-fonts"};
    assert_null(bm_font_open(dirs, 1, k->ds));
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "E002");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "/nonexistent-fonts"));
}

static void a_file_that_is_no_font_is_left_out_with_a_warning(void **state)
{
    kit *k = *state;
    char dir[] = "/tmp/bieumau-fonts-XXXXXX";
    assert_non_null(mkdtemp(dir));
    const char *path = bm_arena_printf(k->arena, "%s/times.ttf", dir);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fputs("not a font", f);
    fclose(f);
    const char *dirs[] = {dir, kit_font_dirs[0]};
    bm_font_set *set = bm_font_open(dirs, 2, k->ds);
    unlink(path);
    rmdir(dir);
    assert_non_null(set);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "E010");
    assert_string_equal(bm_font_at(set, 0)->family, "Tinos");
    bm_font_close(set);
}

static void a_dropped_times_font_is_preferred_to_tinos(void **state)
{
    kit *k = *state;
    char dir[] = "/tmp/bieumau-fonts-XXXXXX";
    assert_non_null(mkdtemp(dir));
    const char *path = bm_arena_printf(k->arena, "%s/Times.TTF", dir);
    /* any other family will do as a stand-in */
    assert_int_equal(symlink("/usr/share/fonts/truetype/croscore/Arimo-Regular.ttf", path), 0);
    const char *dirs[] = {kit_font_dirs[0], dir};
    bm_font_set *set = bm_font_open(dirs, 2, k->ds);
    unlink(path);
    rmdir(dir);
    assert_non_null(set);
    assert_string_equal(bm_font_lookup(set, false, false, 'a')->family, "Arimo");
    bm_font_close(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(all_134_vietnamese_letters_have_a_glyph_in_all_four_styles),
        KIT_TEST(tinos_is_the_default_and_comes_in_four_faces),
        KIT_TEST(tables_and_harfbuzz_give_the_same_advances),
        KIT_TEST(a_character_without_a_glyph_is_not_found),
        KIT_TEST(a_folder_without_fonts_is_an_error_that_names_it),
        KIT_TEST(a_file_that_is_no_font_is_left_out_with_a_warning),
        KIT_TEST(a_dropped_times_font_is_preferred_to_tinos),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
