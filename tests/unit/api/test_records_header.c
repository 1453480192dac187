/* Where the names of the columns stand. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "records_kit.h"

static void the_row_that_names_most_fields_is_the_header(void **state)
{
    records_expect(*state, "vd/don",
                   "1: CƠ QUAN BAN HÀNH\n2: Mẫu số 01\n3: | Họ và tên người lập: A\n"
                   "5: STT | Họ và tên | Căn cước công dân\n6: 1 | A | 001\n",
                   NULL, "6 {ho_ten=A, so_giay_to=001}", "");
    /* equals: the first one */
    records_expect(*state, "vd/don", "1: Họ và tên | Số CCCD\n2: Họ tên | CCCD\n3: A | 1\n", NULL,
                   "2 {ho_ten=Họ tên, so_giay_to=CCCD}; 3 {ho_ten=A, so_giay_to=1}", "");
}

static void numbers_of_columns_belong_to_the_header(void **state)
{
    static const char *const numbers[] = {"(1) | (2)", "[1] | [2]", "#1 | #2 | #3", "A | 1 | 2 | 3",
                                          "1 | 2 | 3"};
    char table[200];
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        (void)sprintf(table, "1: ho_ten | so_giay_to | noi_cap | ly_do\n2: %s\n3: A | 1\n",
                      numbers[i]);
        records_expect(*state, "vd/don", table, NULL, "3 {ho_ten=A, so_giay_to=1}", "");
    }
    /* no numbers of columns: they do not begin at one, or there are but two */
    records_expect(*state, "vd/don", "1: ho_ten | so_giay_to | ly_do\n2: 2 | 3 | 4\n", NULL,
                   "2 {ho_ten=2, so_giay_to=3, ly_do=4}", "");
    records_expect(*state, "vd/don", "1: ho_ten | so_giay_to\n2: 1 | 2\n", NULL,
                   "2 {ho_ten=1, so_giay_to=2}", "");
}

static void a_name_may_stand_in_two_rows(void **state)
{
    records_expect(*state, "vd/don",
                   "1: STT | Họ và tên | Số CCCD | | | Điện thoại\n"
                   "2: | | Số | Ngày cấp | Nơi cấp | Di động | Cố định\n"
                   "3: (1) | (2) | (3) | (4) | (5) | (6) | (7)\n"
                   "4: 1 | A | 001 | @2020-01-02 | BCA | 0912 | 0243\n",
                   NULL,
                   "4 {ho_ten=A, so_giay_to=001, ngay_cap=02/01/2020, noi_cap=BCA, "
                   "dien_thoai=0912, may_ban=0243}",
                   "");
    /* a heading above adds nothing */
    records_expect(*state, "vd/don",
                   "1: THÔNG TIN CÁ NHÂN | | GIẤY TỜ\n2: Họ và tên | Giới tính | Số CCCD\n"
                   "3: A | Nam | 1\n",
                   NULL, "3 {ho_ten=A, gioi_tinh=Nam, so_giay_to=1}", "");
}

static void lines_in_a_name_are_joined(void **state)
{
    kit *k = *state;
    bm_records *r =
        records_open(k, "vd/don", "1: Họ^và tên | Số CMND/^ CCCD/^Hộ chiếu\n2: A | 1\n", NULL);
    bm_records_column_info c;
    assert_int_equal(bm_records_column(r, 1, &c), 0);
    assert_string_equal(c.name, "Số CMND/ CCCD/ Hộ chiếu");
    assert_int_equal(c.field, 2);
    assert_int_equal(bm_records_column(r, 2, &c), -1);
    bm_records_close(r);
}

static void ids_above_the_names_decide(void **state)
{
    records_expect_columns(*state, "vd/don",
                           "1h: ho_ten | so_giay_to | may_ban\n2: Tên gọi | Giấy | Máy bàn | SĐT\n"
                           "3: A | 1\n",
                           NULL, "A ho_ten, B so_giay_to, C may_ban, D dien_thoai", "");
    records_expect(*state, "vd/don",
                   "1h: ho_ten | so_giay_to\n2: Họ và tên * | Số CMND/CCCD/Hộ chiếu *\n3: A | 1\n",
                   NULL, "3 {ho_ten=A, so_giay_to=1}", "");
    /* ids alone are the names: the row below is data */
    records_expect(*state, "vd/don", "1: ho_ten | so_giay_to\n2: Họ Văn | 1\n", NULL,
                   "2 {ho_ten=Họ Văn, so_giay_to=1}", "");
}

static void ids_that_the_names_deny_are_an_error(void **state)
{
    records_expect(
        *state, "vd/don",
        "1h: ho_ten | so_giay_to | ngay_cap\n2: Giới tính | Số CCCD | Ngày cấp\n3: Nam | 1\n", NULL,
        "", "S058 A2");
}

static void the_row_may_be_given(void **state)
{
    const bm_records_options second = {.header_row = 3}, none = {.header_row = 2},
                             lower = {.header_row = 4};
    static const char table[] = "1: Họ và tên | Số CCCD | Giới tính\n3: Họ tên | CCCD\n4: A | 1\n";
    records_expect(*state, "vd/don", table, &second, "4 {ho_ten=A, so_giay_to=1}", "");
    records_expect(*state, "vd/don", table, &none, "", "S051 2");
    records_expect(*state, "vd/don", table, &lower, "", "S050 Trang 1");
    const bm_records_options upper = {.header_row = 1}, below = {.header_row = 2};
    static const char two[] = "1: Họ tên | Số CCCD\n2: | Số | Ngày cấp\n3: A | 1 | @2020-01-02\n";
    records_expect(*state, "vd/don", two, &upper, "3 {ho_ten=A, so_giay_to=1, ngay_cap=02/01/2020}",
                   "");
    records_expect(*state, "vd/don", two, &below, "3 {ho_ten=A, so_giay_to=1, ngay_cap=02/01/2020}",
                   "");
}

static void a_given_row_may_stand_far_down(void **state)
{
    static char table[6000], *t = table;
    for (int i = 1; i < 150; i++)
        t += sprintf(t, "%d: rác\n", i);
    (void)sprintf(t, "150: ho_ten | so_giay_to\n151: A | 1\n");
    const bm_records_options options = {.header_row = 150};
    records_expect(*state, "vd/don", table, &options, "151 {ho_ten=A, so_giay_to=1}", "");
    records_expect(*state, "vd/don", table, NULL, "", "S050 Trang 1");
}

static void without_names_the_seen_and_the_wanted_are_told(void **state)
{
    kit *k = *state;
    records_expect(k, "vd/don", "1: Bảng\n2: x | y | z\n", NULL, "", "S050 Trang 1");
    const bm_diag *d = bm_diags_at(k->ds, 0);
    assert_non_null(strstr(d->message[BM_LANG_VI], "dòng 2 có: “x”, “y”, “z”"));
    assert_non_null(strstr(d->hint[BM_LANG_VI], "“Họ và tên”"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(the_row_that_names_most_fields_is_the_header),
        KIT_TEST(numbers_of_columns_belong_to_the_header),
        KIT_TEST(a_name_may_stand_in_two_rows),
        KIT_TEST(lines_in_a_name_are_joined),
        KIT_TEST(ids_above_the_names_decide),
        KIT_TEST(ids_that_the_names_deny_are_an_error),
        KIT_TEST(the_row_may_be_given),
        KIT_TEST(a_given_row_may_stand_far_down),
        KIT_TEST(without_names_the_seen_and_the_wanted_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
