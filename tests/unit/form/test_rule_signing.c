/* Rule signing_authority. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"
#include "rule_case.h"

#define FORM                                                     \
    KIT_HEAD "fields:\n"                                         \
             "  quyen_han: {label: Quyền hạn, type: list}\n" \
             "  chuc_vu: {label: Chức vụ, type: text}\n"     \
             "body:\n  - line: \"{chuc_vu}\"\n"                  \
             "rules:\n"

/* ${lines} of the list, NULL = no more. */
static const char *says(rule_case *r, const char *const lines[4])
{
    bm_field_value *value = rule_case_put(r, "quyen_han");
    bm_str *items = bm_arena_zero(r->c.a, 4, sizeof *items);
    while (value->n_items < 4 && lines[value->n_items]) {
        items[value->n_items] = bm_str_of(lines[value->n_items]);
        value->n_items++;
    }
    value->items = items;
    return rule_case_says(r);
}

#define LINES(...) ((const char *const[4]){__VA_ARGS__})

static void lines_as_the_decree_has_them_are_right(void **state)
{
    (void)state;
    rule_case r;
    rule_case_open(&r, FORM "  - {signing_authority: quyen_han}\n");
    assert_string_equal(says(&r, LINES("GIÁM ĐỐC")), "");
    assert_string_equal(says(&r, LINES("Q. GIÁM ĐỐC")), "");
    assert_string_equal(says(&r, LINES("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")), "");
    assert_string_equal(says(&r, LINES("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")), "");
    assert_string_equal(says(&r, LINES("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")), "");
    assert_string_equal(says(&r, LINES("TUQ. GIÁM ĐỐC", "Trưởng phòng")), "");
    assert_string_equal(says(&r, LINES("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")), "");
    assert_string_equal(says(&r, LINES("TL. BỘ TRƯỞNG", "KT. VỤ TRƯỞNG", "Phó Vụ trưởng")), "");
    assert_string_equal(says(&r, LINES("TMỞ")), ""); /* a word that only begins so */
    rule_case_close(&r);
}

static void the_office_of_who_signs_follows(void **state)
{
    (void)state;
    rule_case r;
    rule_case_open(&r, FORM "  - {signing_authority: quyen_han}\n");
    assert_string_equal(
        says(&r, LINES("KT. GIÁM ĐỐC")),
        "R013 error quyen_han: dưới “KT. GIÁM ĐỐC” còn thiếu dòng ghi chức vụ của người ký");
    assert_string_equal(
        says(&r, LINES("TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH")),
        "R013 error quyen_han: dưới “TL. CHỦ TỊCH” còn thiếu dòng ghi chức vụ của người ký");
    rule_case_close(&r);
}

static void a_deputy_signs_for_the_head(void **state)
{
    (void)state;
    rule_case r;
    rule_case_open(&r, FORM "  - {signing_authority: quyen_han}\n");
    assert_string_equal(says(&r, LINES("KT. GIÁM ĐỐC", "TRƯỞNG PHÒNG")),
                        "R014 warning quyen_han: dưới “KT. GIÁM ĐỐC” phải là chức vụ của cấp phó, "
                        "không phải “TRƯỞNG PHÒNG”");
    rule_case_close(&r);
}

static void an_abbreviation_has_its_stop_and_its_space(void **state)
{
    (void)state;
    static const char *const wrong[] = {"KT GIÁM ĐỐC", "KT.GIÁM ĐỐC", "kt. ", "KT."};
    rule_case r;
    rule_case_open(&r, FORM "  - {signing_authority: quyen_han}\n");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *said = says(&r, LINES(wrong[i], "PHÓ GIÁM ĐỐC"));
        assert_non_null(strstr(said, "R015 warning quyen_han: “"));
        assert_non_null(strstr(said, "sau chữ viết tắt “KT” phải có dấu chấm"));
        assert_null(strstr(said, "R013"));
    }
    rule_case_close(&r);
}

static void lines_of_several_fields_follow_each_other(void **state)
{
    (void)state;
    rule_case r;
    rule_case_open(&r, FORM "  - {signing_authority: [quyen_han, chuc_vu]}\n");
    assert_non_null(strstr(says(&r, LINES("KT. GIÁM ĐỐC")), "R013"));
    rule_case_text(&r, "chuc_vu", "PHÓ GIÁM ĐỐC");
    assert_string_equal(says(&r, LINES("KT. GIÁM ĐỐC")), "");
    rule_case_text(&r, "chuc_vu", "GIÁM ĐỐC");
    assert_non_null(strstr(says(&r, LINES("KT. GIÁM ĐỐC")), "R014 warning chuc_vu"));
    rule_case_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_as_the_decree_has_them_are_right),
        cmocka_unit_test(the_office_of_who_signs_follows),
        cmocka_unit_test(a_deputy_signs_for_the_head),
        cmocka_unit_test(an_abbreviation_has_its_stop_and_its_space),
        cmocka_unit_test(lines_of_several_fields_follow_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
