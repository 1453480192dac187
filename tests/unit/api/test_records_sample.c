/* What the first rows tell. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "records_kit.h"

static void data_under_no_name_are_told(void **state)
{
    /* one name merged over two columns */
    records_expect(*state, "vd/don", "1: Họ tên | | Số CCCD\n2: Nguyễn Văn | An | 1\n", NULL,
                   "2 {ho_ten=Nguyễn Văn, so_giay_to=1}", "S056 B2");
    records_expect(*state, "vd/don", "1: ho_ten | so_giay_to\n2: A | 1\n3: | | Người ký\n", NULL,
                   "2 {ho_ten=A, so_giay_to=1}", "S078 3");
}

static void rows_that_look_like_one_document_are_told(void **state)
{
    /* columns of a table only */
    records_expect(*state, "vd/bang", "1: ten | so_hieu\n2: a | 1\n3: b | 2\n", NULL,
                   "2 {danh_sach=[{ten=a, so_hieu=1}]}; 3 {danh_sach=[{ten=b, so_hieu=2}]}",
                   "S057 1; S067 1");
    /* the same number twice */
    records_expect(*state, "vd/bang", "1: so | ten\n2: 01 | a\n3: 01 | b\n", NULL,
                   "2 {so=01, danh_sach=[{ten=a}]}; 3 {so=01, danh_sach=[{ten=b}]}", "S067 1");
    /* a number for each */
    records_expect(*state, "vd/bang", "1: so | ten\n2: 01 | a\n3: 02 | b\n", NULL,
                   "2 {so=01, danh_sach=[{ten=a}]}; 3 {so=02, danh_sach=[{ten=b}]}", "");
    /* one row alone */
    records_expect(*state, "vd/bang", "1: ten\n2: a\n", NULL, "2 {danh_sach=[{ten=a}]}", "S057 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(data_under_no_name_are_told),
        KIT_TEST(rows_that_look_like_one_document_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
