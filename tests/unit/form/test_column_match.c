/* Columns to fields. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/column_match.h"
#include "kit.h"

#define FORM                                                                                          \
    KIT_HEAD                                                                                          \
    "fields:\n"                                                                                       \
    "  ho_ten: {label: Họ và tên, type: person}\n"                                                \
    "  so_giay_to: {label: Số CMND/CCCD/Hộ chiếu, type: identity}\n"                            \
    "  ngay_cap: {label: Ngày cấp giấy tờ, type: date}\n"                                      \
    "  ngay_cap_cts: {label: Ngày cấp chứng thư số cũ, type: date}\n"                        \
    "  di_dong: {label: Số điện thoại di động, type: phone}\n"                              \
    "  may_ban: {label: Số điện thoại, type: phone}\n"                                         \
    "  ly_do: {label: Lý do thu hồi, type: text}\n"                                                \
    "  bang: {label: Danh sách, type: rows, columns: {ten: {label: Tên, type: text},"               \
    "         ngay_cap: {label: Ngày cấp thẻ, type: date}, so: {label: Số, type: text}}}\n"    \
    "  khac: {label: Danh sách khác, type: rows, columns: {so: {label: Số khác, type: text}}}\n" \
    "body:\n  - line: \"{ho_ten}\"\n"

static bm_form *form_of(void)
{
    bm_diags *ds = bm_diags_new();
    bm_form *form = kit_parse(FORM, ds);
    assert_non_null(form);
    bm_diags_free(ds);
    return form;
}

/* "0 ho_ten": the level and the ids. */
static void assert_fits(const char *name, const char *expected)
{
    bm_form *form = form_of();
    bm_arena *a = bm_arena_new();
    const bm_column_match_names *names = bm_column_match_names_of(a, form);
    bm_column_name key = bm_column_name_read(a, bm_str_of(name));
    bm_column_match m = bm_column_match_find(names, &key);
    const char *said = bm_arena_printf(a, "%d", (int)m.level);
    for (size_t i = 0; i < m.n; i++)
        said = bm_arena_printf(a, "%s %s", said, bm_column_match_id(a, form, m.fields[i]).ptr);
    assert_string_equal(said, expected);
    bm_arena_free(a);
    bm_form_free(form);
}

static void ids_go_before_labels_and_labels_before_variants(void **state)
{
    (void)state;
    assert_fits("ho_ten", "0 ho_ten");
    assert_fits("bang.ten", "0 bang.ten");
    assert_fits("Họ và tên", "1 ho_ten");
    assert_fits("ten", "1 bang.ten");
    assert_fits("Số điện thoại", "1 may_ban");
    assert_fits("SO DIEN THOAI DI DONG", "2 di_dong");
    assert_fits("Họ và tên (chữ in hoa)", "3 ho_ten");
    assert_fits("Căn cước công dân", "4 so_giay_to");
    assert_fits("Cột lạ", "5");
    assert_fits("*", "5");
}

static void a_column_of_a_table_yields_to_a_field_with_its_id(void **state)
{
    (void)state;
    assert_fits("ngay_cap", "0 ngay_cap");
    assert_fits("bang.ngay_cap", "0 bang.ngay_cap");
    assert_fits("Ngày cấp thẻ", "1 bang.ngay_cap");
}

static void what_fits_two_fields_is_told_with_both(void **state)
{
    (void)state;
    assert_fits("ĐT", "4 di_dong may_ban");
    assert_fits("so", "1 bang.so khac.so");
    assert_fits("Ngày cấp", "2 ngay_cap bang.ngay_cap");
}

static int nearest(const char *name)
{
    bm_form *form = form_of();
    bm_arena *a = bm_arena_new();
    bm_column_name key = bm_column_name_read(a, bm_str_of(name));
    int found = bm_column_match_nearest(a, bm_column_match_names_of(a, form), &key);
    bm_arena_free(a);
    bm_form_free(form);
    return found;
}

static void the_nearest_field_is_proposed(void **state)
{
    (void)state;
    assert_int_equal(nearest("Họ tền"), 0);
    assert_int_equal(nearest("Ho tenn"), 0);
    assert_int_equal(nearest("Lý do"), 6);
    assert_int_equal(nearest("Thu hồi"), 6);
    assert_int_equal(nearest("Cột lạ hoàn toàn"), -1);
    assert_int_equal(nearest("Số tiền"), -1); /* not “ten” */
}

static void ids_are_looked_up_as_users_write_them(void **state)
{
    (void)state;
    bm_form *form = form_of();
    assert_int_equal(bm_column_match_lookup(form, bm_str_of("ho_ten")), 0);
    assert_int_equal(bm_column_match_lookup(form, bm_str_of("bang")), 7);
    assert_int_equal(bm_column_match_lookup(form, bm_str_of("ten")), 8);
    assert_int_equal(bm_column_match_lookup(form, bm_str_of("bang.ten")), 8);
    assert_int_equal(bm_column_match_lookup(form, bm_str_of("so")), -1);
    assert_int_equal(bm_column_match_lookup(form, bm_str_of("khac.so")), 12);
    assert_int_equal(bm_column_match_lookup(form, bm_str_of("khac.ten")), -1);
    assert_int_equal(bm_column_match_lookup(form, bm_str_of("la.so")), -1);
    bm_form_free(form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_go_before_labels_and_labels_before_variants),
        cmocka_unit_test(a_column_of_a_table_yields_to_a_field_with_its_id),
        cmocka_unit_test(what_fits_two_fields_is_told_with_both),
        cmocka_unit_test(the_nearest_field_is_proposed),
        cmocka_unit_test(ids_are_looked_up_as_users_write_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
