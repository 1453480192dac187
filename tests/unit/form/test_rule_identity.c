/* Rule identity_agrees. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/check_identity.h"
#include "kit.h"
#include "rule_case.h"

#define FORM                                                                             \
    KIT_HEAD "fields:\n"                                                                 \
             "  so: {label: Số CCCD, type: identity}\n"                                \
             "  sinh: {label: Ngày sinh, type: date}\n"                                 \
             "  gioi: {label: Giới tính, type: choice, options: [Nam, Nữ]}\n"       \
             "  cap: {label: Ngày cấp, type: date}\n"                                 \
             "  noi: {label: Nơi cấp, type: issuing_authority}\n"                     \
             "body: [page_break]\n"                                                      \
             "rules:\n"                                                                  \
             "  - identity_agrees: {identity: so, birth: sinh, sex: gioi, issued: cap, " \
             "authority: noi}\n"

static int set_up(void **state)
{
    rule_case *r = calloc(1, sizeof *r);
    if (!r)
        return -1;
    rule_case_open(r, FORM);
    *state = r;
    return 0;
}

static int tear_down(void **state)
{
    rule_case_close(*state);
    free(*state);
    return 0;
}

static void put_number(rule_case *r, const char *number, bm_identity_kind kind)
{
    rule_case_text(r, "so", number)->kind = (int)kind;
}

static void a_number_that_agrees_is_right(void **state)
{
    rule_case *r = *state;
    assert_string_equal(rule_case_says(r), "");
    put_number(r, "001185000001", BM_IDENTITY_CCCD); /* Hà Nội, female, 1985 */
    assert_string_equal(rule_case_says(r), "");
    rule_case_date(r, "sinh", "12/03/1985");
    rule_case_text(r, "gioi", "Nữ");
    rule_case_date(r, "cap", "10/10/2018");
    rule_case_text(r, "noi", "Cục Cảnh sát quản lý hành chính về trật tự xã hội");
    assert_string_equal(rule_case_says(r), "");
}

static void the_year_of_birth_is_compared(void **state)
{
    rule_case *r = *state;
    put_number(r, "001305000001", BM_IDENTITY_CCCD); /* female, 2005 */
    rule_case_date(r, "sinh", "12/03/1905");
    assert_string_equal(
        rule_case_says(r),
        "R022 warning so: theo “Số CCCD” thì năm sinh là 2005, nhưng “Ngày sinh” là 12/03/1905");
}

static void the_sex_is_compared(void **state)
{
    rule_case *r = *state;
    put_number(r, "001185000001", BM_IDENTITY_CCCD);
    rule_case_text(r, "gioi", "Nam");
    assert_string_equal(
        rule_case_says(r),
        "R021 warning so: số thứ tư của “Số CCCD” là 1, không khớp với “Giới tính” (Nam)");
    rule_case_text(r, "gioi", "Khác"); /* says nothing of the digit */
    assert_string_equal(rule_case_says(r), "");
}

static void the_province_is_known(void **state)
{
    rule_case *r = *state;
    put_number(r, "003085000001", BM_IDENTITY_CCCD);
    assert_string_equal(
        rule_case_says(r),
        "R020 warning so: ba số đầu của “Số CCCD” (003) không phải là mã tỉnh, thành "
        "phố nơi đăng ký khai sinh");
}

static void a_cmnd_ends_with_2024(void **state)
{
    rule_case *r = *state;
    put_number(r, "012345678", BM_IDENTITY_CMND);
    r->today = (bm_date){2024, 12, 31};
    assert_string_equal(rule_case_says(r), "");
    r->today = (bm_date){2025, 1, 1};
    assert_string_equal(rule_case_says(r),
                        "R023 warning so: “Số CCCD” là CMND 9 số, hết giá trị từ ngày 01/01/2025");
}

/* Was ${authority} the body that issued papers of this kind on ${date}? */
static void assert_issued(rule_case *r, const char *date, const char *authority, const char *right)
{
    rule_case_date(r, "cap", date);
    rule_case_text(r, "noi", authority);
    const char *said = rule_case_says(r);
    if (right) {
        assert_non_null(strstr(said, "R024 warning noi: giấy tờ loại này cấp ngày "));
        assert_non_null(strstr(said, bm_arena_printf(r->c.a, "do “%s” cấp", right)));
    } else {
        assert_string_equal(said, "");
    }
}

static void the_day_says_who_issued_the_card(void **state)
{
    rule_case *r = *state;
    static const char residence[] =
        "Cục Cảnh sát đăng ký, quản lý cư trú và dữ liệu quốc gia về dân cư";
    static const char order[] = "Cục Cảnh sát quản lý hành chính về trật tự xã hội";
    put_number(r, "001185000001", BM_IDENTITY_CCCD);
    assert_issued(r, "31/12/2015", "Công an thành phố Hà Nội", NULL);
    assert_issued(r, "01/01/2016", residence, NULL);
    assert_issued(r, "09/10/2018", residence, NULL);
    assert_issued(r, "10/10/2018", residence, order);
    assert_issued(r, "30/06/2024", order, NULL);
    assert_issued(r, "30/06/2024", "Bộ Công an", order);
    assert_issued(r, "01/07/2024", "Bộ Công an", NULL);
    assert_issued(r, "01/07/2024", "Cục CSQLHC về TTXH", "Bộ Công an");
    assert_issued(r, "05/06/2021", "Công an tỉnh Cao Bằng", order);
    assert_issued(r, "05/06/2021", "UBND xã", NULL); /* a free text */
}

static void a_cmnd_comes_from_the_province(void **state)
{
    rule_case *r = *state;
    put_number(r, "012345678", BM_IDENTITY_CMND);
    assert_issued(r, "05/06/2010", "Công an tỉnh Cao Bằng", NULL);
    assert_issued(r, "05/06/2020", "Cục CSQLHC về TTXH", "Công an tỉnh, thành phố");
    put_number(r, "C1234567", BM_IDENTITY_PASSPORT);
    assert_issued(r, "05/06/2020", "Bộ Công an", NULL);
}

static void a_form_may_ask_for_personal_numbers_alone(void **state)
{
    (void)state;
    rule_case r;
    rule_case_open(&r, FORM "  - {personal_number: [so], source: NĐ 1}\n");
    assert_string_equal(rule_case_says(&r), "");
    put_number(&r, "001185000001", BM_IDENTITY_CCCD);
    assert_string_equal(rule_case_says(&r), "");
    put_number(&r, "C1234567", BM_IDENTITY_PASSPORT);
    assert_string_equal(rule_case_says(&r),
                        "R025 warning so: “Số CCCD” phải là số định danh cá nhân 12 số, “C1234567” "
                        "không phải – NĐ 1");
    r.today = (bm_date){2025, 1, 1}; /* R025 stands in place of R023 */
    put_number(&r, "012345678", BM_IDENTITY_CMND);
    assert_string_equal(
        rule_case_says(&r),
        "R025 warning so: “Số CCCD” phải là số định danh cá nhân 12 số, “012345678” "
        "không phải – NĐ 1");
    rule_case_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_number_that_agrees_is_right, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_year_of_birth_is_compared, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_sex_is_compared, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_province_is_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cmnd_ends_with_2024, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_day_says_who_issued_the_card, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cmnd_comes_from_the_province, set_up, tear_down),
        cmocka_unit_test(a_form_may_ask_for_personal_numbers_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
