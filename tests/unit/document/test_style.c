/* The table of styles. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <setjmp.h>
#include <cmocka.h>

#include "document/style.h"

static void every_style_has_an_id_of_its_own(void **state)
{
    (void)state;
    for (int i = 0; i < BM_STYLE_COUNT; i++) {
        const bm_style_spec *spec = bm_style_of((bm_style)i);
        assert_non_null(spec->id);
        assert_non_null(spec->name_vi);
        assert_non_null(spec->name_en);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(spec->id, bm_style_of((bm_style)k)->id);
    }
}

static void sizes_and_emphasis_follow_the_decree(void **state)
{
    (void)state;
    const bm_style_spec *quoc_hieu = bm_style_of(BM_STYLE_QUOC_HIEU);
    const bm_style_spec *tieu_ngu = bm_style_of(BM_STYLE_TIEU_NGU);
    const bm_style_spec *place_date = bm_style_of(BM_STYLE_PLACE_DATE);
    const bm_style_spec *body = bm_style_of(BM_STYLE_BODY);
    assert_in_range(quoc_hieu->size_half_pt, 24, 26);
    assert_true(quoc_hieu->bold);
    assert_in_range(tieu_ngu->size_half_pt, 26, 28);
    assert_true(tieu_ngu->bold);
    assert_int_equal(tieu_ngu->rule_percent, 100);
    assert_in_range(place_date->size_half_pt, 26, 28);
    assert_true(place_date->italic);
    assert_false(place_date->bold);
    assert_in_range(body->size_half_pt, 26, 28);
    assert_int_equal(body->align, BM_ALIGN_JUSTIFY);
    assert_true(body->space_after_pt + body->space_before_pt >= 6);
    const bm_style_spec *item = bm_style_of(BM_STYLE_LIST_ITEM); /* of the body, too: II.6e */
    assert_true(item->space_after_pt + item->space_before_pt >= 6);
}

static void letters_follow_the_decree(void **state)
{
    (void)state;
    static const struct {
        bm_style style;
        unsigned least_half_pt, most_half_pt;
        bool bold, italic;
        int rule_percent;
    } rows[] = {
        {BM_STYLE_LETTER_QUOC_HIEU, 24, 26, true, false, 0},  /* II.1a */
        {BM_STYLE_LETTER_TIEU_NGU, 26, 28, true, false, 100}, /* II.1b */
        {BM_STYLE_LETTER_SUPERIOR, 24, 26, false, false, 0},  /* II.2b */
        {BM_STYLE_LETTER_AGENCY, 24, 26, true, false, 40},    /* II.2b: 1/3 to 1/2 */
        {BM_STYLE_LETTER_NUMBER, 26, 26, false, false, 0},    /* II.3c */
        {BM_STYLE_LETTER_PLACE_DATE, 26, 28, false, true, 0}, /* II.4c */
        {BM_STYLE_LETTER_SUBJECT, 24, 26, false, false, 0},   /* II.5b */
        {BM_STYLE_RULED_TITLE, 26, 28, true, false, 40},      /* II.5b */
        {BM_STYLE_SUBJECT, 26, 28, true, false, 40},          /* II.5b */
        {BM_STYLE_BASIS, 26, 28, false, true, 0},             /* II.6a */
        {BM_STYLE_LETTER_TO, 26, 28, false, false, 0},        /* II.9d */
        {BM_STYLE_LETTER_TO_ITEM, 26, 28, false, false, 0},   /* II.9d */
        {BM_STYLE_RECIPIENTS_HEAD, 24, 24, true, true, 0},    /* II.9d */
        {BM_STYLE_RECIPIENT, 22, 22, false, false, 0},        /* II.9d */
        {BM_STYLE_ANNEX_REFERENCE, 26, 28, false, true, 40},  /* III.1c */
        {BM_STYLE_CONTACT, 22, 24, false, false, 0},          /* III.4 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const bm_style_spec *spec = bm_style_of(rows[i].style);
        assert_in_range(spec->size_half_pt, rows[i].least_half_pt, rows[i].most_half_pt);
        assert_int_equal(spec->bold, rows[i].bold);
        assert_int_equal(spec->italic, rows[i].italic);
        assert_int_equal(spec->rule_percent, rows[i].rule_percent);
    }
}

static void lines_have_their_gap_and_room(void **state)
{
    (void)state;
    assert_true(bm_style_rule_gap(bm_style_of(BM_STYLE_TIEU_NGU)) <
                bm_style_rule_gap(bm_style_of(BM_STYLE_SUBJECT)));
    for (int i = 0; i < BM_STYLE_COUNT; i++) {
        const bm_style_spec *spec = bm_style_of((bm_style)i);
        double line_pt = bm_style_rule_gap(spec) + BM_RULE_THICK_PT;
        assert_true(spec->rule_percent ? bm_style_rule_room(spec) > line_pt
                                       : bm_style_rule_room(spec) == 0);
    }
}

static void what_belongs_to_a_signature_stays_with_its_name(void **state)
{
    (void)state;
    assert_true(bm_style_of(BM_STYLE_SIGN_CAPTION)->keep_next);
    assert_true(bm_style_of(BM_STYLE_SIGN_HINT)->keep_next);
    assert_false(bm_style_of(BM_STYLE_SIGN_NAME)->keep_next);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_style_has_an_id_of_its_own),
        cmocka_unit_test(sizes_and_emphasis_follow_the_decree),
        cmocka_unit_test(letters_follow_the_decree),
        cmocka_unit_test(lines_have_their_gap_and_room),
        cmocka_unit_test(what_belongs_to_a_signature_stays_with_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
