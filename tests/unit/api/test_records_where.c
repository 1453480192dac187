/* Which rows are wanted. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "records_kit.h"

static const char table[] = "1: Họ tên | Số CCCD | Ngày cấp | Giới tính | Đơn vị lạ\n"
                            "2: An | 1 | @2020-01-02 | Nam | Sở Nội vụ\n"
                            "3: Bình | 2 | | Nữ | SỞ TÀI CHÍNH\n"
                            "4: Chi | #3 | @2020-01-03 | nữ | a=b\n";

/* The rows that ${conditions} let through, and what was said. */
static const char *rows_of(kit *k, const char *first, const char *second)
{
    static char out[400];
    const char *const conditions[] = {first, second};
    const bm_records_options options = {.where = conditions, .n_where = second ? 2 : 1};
    bm_data *data = bm_data_new(NULL);
    bm_record record;
    bm_diags_clear(k->ds);
    bm_records *r = records_open(k, "vd/don", table, &options);
    char *to = out;
    *out = 0;
    while (r && bm_records_next(r, data, &record, k->ds) == 1)
        to += sprintf(to, "%u ", (unsigned)record.row);
    for (size_t i = 0; !r && i < bm_diags_count(k->ds); i++)
        if (bm_diags_at(k->ds, i)->severity == BM_ERROR) /* a column is unknown, too */
            to += sprintf(to, "%s ", bm_diags_at(k->ds, i)->code);
    bm_records_close(r);
    bm_data_free(data);
    return out;
}

static void columns_go_by_name_id_and_letter(void **state)
{
    assert_string_equal(rows_of(*state, "Họ tên=An", NULL), "2 ");
    assert_string_equal(rows_of(*state, "ho_ten=An", NULL), "2 ");
    assert_string_equal(rows_of(*state, "HO TEN = An ", NULL), "2 ");
    assert_string_equal(rows_of(*state, "A=An", NULL), "2 ");
    assert_string_equal(rows_of(*state, "so_giay_to=3", NULL), "4 ");
    assert_string_equal(rows_of(*state, "Đơn vị lạ~tài chính", NULL), "3 ");
}

static void texts_are_compared_whatever_their_case_and_marks(void **state)
{
    assert_string_equal(rows_of(*state, "gioi_tinh=nu", NULL), "3 4 ");
    assert_string_equal(rows_of(*state, "gioi_tinh!=NỮ", NULL), "2 ");
    assert_string_equal(rows_of(*state, "Đơn vị lạ~sơ", NULL), "2 3 ");
    assert_string_equal(rows_of(*state, "ngay_cap=02/01/2020", NULL), "2 ");
    assert_string_equal(rows_of(*state, "ngay_cap~2020", NULL), "2 4 ");
    assert_string_equal(rows_of(*state, "ngay_cap=", NULL), "3 ");
    assert_string_equal(rows_of(*state, "ngay_cap!=", NULL), "2 4 ");
    assert_string_equal(rows_of(*state, "Đơn vị lạ=a=b", NULL), "4 ");
    assert_string_equal(rows_of(*state, "Đơn vị lạ~=", NULL), "4 ");
}

static void all_conditions_must_hold(void **state)
{
    assert_string_equal(rows_of(*state, "gioi_tinh=nữ", "Đơn vị lạ~sở"), "3 ");
    assert_string_equal(rows_of(*state, "gioi_tinh=nữ", "ho_ten=An"), "");
}

static void wrong_conditions_are_errors(void **state)
{
    assert_string_equal(rows_of(*state, "gioi_tinh", "=Nam"), "S065 S065 ");
    assert_string_equal(rows_of(*state, "gioi_tinh~", NULL), "S065 ");
    assert_string_equal(rows_of(*state, "Không có=1", "ngay_lap=1"), "S063 S063 ");
    assert_string_equal(rows_of(*state, "ho_ten=\xFF", NULL), "I001 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(columns_go_by_name_id_and_letter),
        KIT_TEST(texts_are_compared_whatever_their_case_and_marks),
        KIT_TEST(all_conditions_must_hold),
        KIT_TEST(wrong_conditions_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
