/* Fonts of old encodings. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft/draft_font.h"

static void fonts_tell_the_old_encoding(void **state)
{
    (void)state;
    bool capitals;
    assert_int_equal(bm_draft_font_legacy(bm_str_of(".VnTime"), &capitals), BM_LEGACY_TCVN3);
    assert_false(capitals);
    assert_int_equal(bm_draft_font_legacy(bm_str_of(".VnArialH"), &capitals), BM_LEGACY_TCVN3);
    assert_true(capitals);
    assert_int_equal(bm_draft_font_legacy(bm_str_of("VNI-Times"), &capitals), BM_LEGACY_VNI);
    assert_int_equal(bm_draft_font_legacy(bm_str_of("Vni-Helve"), &capitals), BM_LEGACY_VNI);
    assert_int_equal(bm_draft_font_legacy(bm_str_of("Times New Roman"), &capitals), BM_LEGACY_NONE);
}

static void text_that_is_unicode_is_left_alone(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    bm_draft_reader r = {.arena = a};
    static const struct {
        const char *text, *unicode, *in_mixed; /* in a document that has Unicode in such fonts */
    } cases[] = {{"ViÖt Nam", "Việt Nam", "Việt Nam"},
                 {"Việt Nam", "Việt Nam", "Việt Nam"},
                 {"Nam", "Nam", "Nam"},
                 {"Êm", "ấm", "Êm"}};
    for (int mixed = 0; mixed < 2; mixed++) {
        r.unicode[BM_LEGACY_TCVN3] = mixed;
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            bm_str s = bm_draft_font_convert(&r, bm_str_of(cases[i].text), BM_LEGACY_TCVN3);
            assert_string_equal(bm_arena_cstr(a, s), mixed ? cases[i].in_mixed : cases[i].unicode);
        }
    }
    assert_true(r.legacy_used);
    bm_str plain = bm_draft_font_convert(&r, bm_str_of("ViÖt"), BM_LEGACY_NONE);
    assert_string_equal(bm_arena_cstr(a, plain), "ViÖt");
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fonts_tell_the_old_encoding),
        cmocka_unit_test(text_that_is_unicode_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
