/* Who issued an identity paper. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/check_authority.h"

static void authorities_are_told_apart_however_they_are_shortened(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bm_authority_kind kind;
    } rows[] = {
        {"Công an tỉnh Cao Bằng", BM_AUTHORITY_PROVINCIAL_POLICE},
        {"CÔNG AN THÀNH PHỐ HÀ NỘI", BM_AUTHORITY_PROVINCIAL_POLICE},
        {"CA tỉnh Lạng Sơn", BM_AUTHORITY_PROVINCIAL_POLICE},
        {"CA TP. Hà Nội", BM_AUTHORITY_PROVINCIAL_POLICE},
        {"Phòng Cảnh sát QLHC về TTXH - Công an tỉnh Cao Bằng", BM_AUTHORITY_PROVINCIAL_POLICE},
        {"Cục Cảnh sát quản lý hành chính về trật tự xã hội", BM_AUTHORITY_SOCIAL_ORDER_2018},
        {"Cục trưởng Cục Cảnh sát quản lý hành chính về trật tự xã hội",
         BM_AUTHORITY_SOCIAL_ORDER_2018},
        {"Cục Cảnh sát QLHC về TTXH - Bộ Công an", BM_AUTHORITY_SOCIAL_ORDER_2018},
        {"CCSQLHCVTTXH", BM_AUTHORITY_SOCIAL_ORDER_2018},
        {"Cục CSQLHC về TTXH", BM_AUTHORITY_SOCIAL_ORDER_2018},
        {"Cục Cảnh sát đăng ký, quản lý cư trú và dữ liệu quốc gia về dân cư",
         BM_AUTHORITY_RESIDENCE_2016},
        {"Cục Cảnh sát ĐKQL cư trú và DLQG về dân cư", BM_AUTHORITY_RESIDENCE_2016},
        {"CCSĐKQLCTVDLQGVDC", BM_AUTHORITY_RESIDENCE_2016},
        {"Bộ Công an", BM_AUTHORITY_MINISTRY_2024},
        {"BỘ CÔNG AN", BM_AUTHORITY_MINISTRY_2024},
        {"Bộ CA", BM_AUTHORITY_MINISTRY_2024},
        {"Cục Quản lý xuất nhập cảnh", BM_AUTHORITY_OTHER},
        {"Đại sứ quán Việt Nam", BM_AUTHORITY_OTHER},
        {"", BM_AUTHORITY_OTHER},
    };
    bm_arena *a = bm_arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bm_authority_kind kind = bm_check_authority_kind(a, bm_str_of(rows[i].text));
        if (kind != rows[i].kind)
            fail_msg("“%s” is %d", rows[i].text, (int)kind);
    }
    bm_arena_free(a);
}

static void the_full_name_of_each_is_one_that_is_known(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    for (int k = BM_AUTHORITY_RESIDENCE_2016; k <= BM_AUTHORITY_MINISTRY_2024; k++) {
        const char *name = bm_check_authority_name((bm_authority_kind)k);
        assert_non_null(name);
        assert_int_equal(bm_check_authority_kind(a, bm_str_of(name)), k);
        assert_true(strchr(name, ' ') != NULL); /* not the abbreviation */
    }
    assert_null(bm_check_authority_name(BM_AUTHORITY_PROVINCIAL_POLICE));
    assert_null(bm_check_authority_name(BM_AUTHORITY_OTHER));
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(authorities_are_told_apart_however_they_are_shortened),
        cmocka_unit_test(the_full_name_of_each_is_one_that_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
