/* Provinces and how people write them. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "form/province.h"
#include "text/tone.h"

static bm_arena *a;

static int set_up(void **state)
{
    (void)state;
    a = bm_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bm_arena_free(a);
    return 0;
}

static void there_are_34_units_of_today_and_63_of_before(void **state)
{
    (void)state;
    size_t n = 0, cities_2025 = 0, cities_2026 = 0;
    for (int code = 0; bm_province_at(n); code = bm_province_at(n++)->code) {
        const bm_province *p = bm_province_at(n);
        assert_true(p->code > code);
        const bm_date merged = {2025, 7, 1}, later = {2026, 4, 30};
        cities_2025 += p->city_from.year && bm_date_compare(p->city_from, merged) <= 0;
        cities_2026 += p->city_from.year && bm_date_compare(p->city_from, later) <= 0;
    }
    assert_int_equal(n, 34);
    assert_int_equal(cities_2025, 6);
    assert_int_equal(cities_2026, 7);
    size_t m = 0;
    for (int code = 0; bm_province_before_at(m); code = bm_province_before_at(m++)->code)
        assert_true(bm_province_before_at(m)->code > code);
    assert_int_equal(m, 63);
}

static void each_unit_of_before_belongs_to_one_of_today_and_each_of_today_has_one(void **state)
{
    (void)state;
    size_t parts[34] = {0};
    for (size_t i = 0; bm_province_before_at(i); i++) {
        size_t found = 34;
        for (size_t k = 0; k < 34; k++)
            if (bm_province_at(k)->code == bm_province_before_at(i)->now)
                found = k;
        assert_true(found < 34);
        parts[found]++;
    }
    size_t alone = 0, merged = 0;
    for (size_t k = 0; k < 34; k++) {
        assert_in_range(parts[k], 1, 3);
        alone += parts[k] == 1;
        merged += parts[k] > 1;
    }
    assert_int_equal(alone, 11); /* NQ 202/2025/QH15: 11 units stay, 23 are formed */
    assert_int_equal(merged, 23);
}

static const char *key_of(const char *name)
{
    bm_str plain = bm_tone_plain(a, bm_str_of(name));
    char *key = bm_arena_alloc(a, plain.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < plain.len; i++)
        if (plain.ptr[i] != ' ')
            key[n++] = plain.ptr[i];
    key[n] = 0;
    return key;
}

static void keys_are_the_names_without_marks_and_no_two_are_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; bm_province_at(i); i++)
        assert_string_equal(bm_province_at(i)->key, key_of(bm_province_at(i)->name));
    for (size_t i = 0; bm_province_before_at(i); i++) {
        assert_string_equal(bm_province_before_at(i)->key, key_of(bm_province_before_at(i)->name));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(bm_province_before_at(i)->key, bm_province_before_at(k)->key);
    }
}

static void codes_of_personal_numbers_have_names(void **state)
{
    (void)state;
    assert_string_equal(bm_province_name_before(1), "Hà Nội");
    assert_string_equal(bm_province_name_before(24), "Bắc Giang");
    assert_string_equal(bm_province_name_before(96), "Cà Mau");
    assert_null(bm_province_name_before(3));
    assert_null(bm_province_name_before(97));
}

typedef struct {
    const char *typed;
    const char *name; /* NULL = none */
    int now;
    bool exact;
    bm_province_prefix prefix;
} row;

static void names_are_found_as_people_write_them(void **state)
{
    (void)state;
    const row rows[] = {
        {"Cao Bằng", "Cao Bằng", 4, true, BM_PROVINCE_BARE},
        {"tỉnh Cao Bằng", "Cao Bằng", 4, true, BM_PROVINCE_TINH},
        {"Tỉnh Thanh Hoá", "Thanh Hóa", 38, true, BM_PROVINCE_TINH},
        {"Thanh Hóa", "Thanh Hóa", 38, true, BM_PROVINCE_BARE},
        {"Thành phố Hồ Chí Minh", "Hồ Chí Minh", 79, true, BM_PROVINCE_THANH_PHO},
        {"TP. Hồ Chí Minh", "Hồ Chí Minh", 79, true, BM_PROVINCE_THANH_PHO},
        {"TP Hồ Chí Minh", "Hồ Chí Minh", 79, true, BM_PROVINCE_THANH_PHO},
        {"TP. HCM", "Hồ Chí Minh", 79, false, BM_PROVINCE_THANH_PHO},
        {"TPHCM", "Hồ Chí Minh", 79, false, BM_PROVINCE_THANH_PHO},
        {"T.P. HCM", "Hồ Chí Minh", 79, false, BM_PROVINCE_THANH_PHO},
        {"hồ chí minh", "Hồ Chí Minh", 79, false, BM_PROVINCE_BARE},
        {"CAO BẰNG", "Cao Bằng", 4, false, BM_PROVINCE_BARE},
        {"cao bang", "Cao Bằng", 4, false, BM_PROVINCE_BARE},
        {"T. Cao Bằng", "Cao Bằng", 4, false, BM_PROVINCE_TINH},
        {"Đăk Lăk", "Đắk Lắk", 66, false, BM_PROVINCE_BARE},
        {"Đắc Lắc", "Đắk Lắk", 66, false, BM_PROVINCE_BARE},
        {"Daklak", "Đắk Lắk", 66, false, BM_PROVINCE_BARE},
        {"Huế", "Huế", 46, true, BM_PROVINCE_BARE},
        {"Hà Giang", "Hà Giang", 8, true, BM_PROVINCE_BARE},
        {"Bắc Ninh", "Bắc Ninh", 24, true, BM_PROVINCE_BARE},
        {"Bắc Giang", "Bắc Giang", 24, true, BM_PROVINCE_BARE},
        {"Bắc Cạn", "Bắc Kạn", 19, false, BM_PROVINCE_BARE},
        {"Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu", 79, true, BM_PROVINCE_BARE},
        {"BRVT", "Bà Rịa - Vũng Tàu", 79, false, BM_PROVINCE_BARE},
        {"Thừa Thiên - Huế", "Thừa Thiên Huế", 46, true, BM_PROVINCE_BARE},
        {"T.T. Huế", "Thừa Thiên Huế", 46, false, BM_PROVINCE_BARE},
        {"Viêng Chăn", NULL, 0, false, BM_PROVINCE_BARE},
        {"tỉnh", NULL, 0, false, BM_PROVINCE_BARE},
        {"...", NULL, 0, false, BM_PROVINCE_BARE},
        {"xã Quang Hán, huyện Trùng Khánh, tỉnh Cao Bằng", NULL, 0, false, BM_PROVINCE_BARE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bm_province_match m;
        bool found = bm_province_find(a, bm_str_of(rows[i].typed), &m);
        if (found != (rows[i].name != NULL))
            fail_msg("“%s” was%s found", rows[i].typed, found ? "" : " not");
        if (!found)
            continue;
        assert_string_equal(m.name, rows[i].name);
        if (m.now->code != rows[i].now || m.exact != rows[i].exact || m.prefix != rows[i].prefix)
            fail_msg("“%s”: code %d, exact %d, prefix %d", rows[i].typed, m.now->code, m.exact,
                     (int)m.prefix);
    }
}

static void every_name_is_found_with_and_without_its_marks(void **state)
{
    (void)state;
    for (size_t i = 0; bm_province_before_at(i); i++) {
        bm_str name = bm_str_of(bm_province_before_at(i)->name);
        bm_province_match m;
        assert_true(bm_province_find(a, name, &m));
        assert_true(m.exact);
        assert_string_equal(m.name, name.ptr);
        assert_true(bm_province_find(a, bm_tone_plain(a, name), &m));
        assert_false(m.exact);
        assert_string_equal(m.name, name.ptr);
    }
}

static void names_of_before_have_a_last_day(void **state)
{
    (void)state;
    bm_province_match m;
    assert_true(bm_province_find(a, bm_str_of("Tuyên Quang"), &m));
    assert_int_equal(m.until.year, 0);
    assert_true(bm_province_find(a, bm_str_of("Hà Giang"), &m));
    assert_int_equal(bm_date_compare(m.until, (bm_date){2025, 6, 30}), 0);
    assert_true(bm_province_find(a, bm_str_of("Thừa Thiên Huế"), &m));
    assert_int_equal(bm_date_compare(m.until, (bm_date){2024, 12, 31}), 0);
}

static void a_mistyped_name_has_a_proposal(void **state)
{
    (void)state;
    assert_string_equal(bm_province_nearest(bm_str_of("Cao Băngg")), "Cao Bằng");
    assert_string_equal(bm_province_nearest(bm_str_of("tỉnh Lạg Sơn")), "Lạng Sơn");
    assert_null(bm_province_nearest(bm_str_of("Luông Phạ Băng")));
}

static void names_that_people_still_use_have_their_unit(void **state)
{
    (void)state;
    assert_string_equal(bm_province_nearest(bm_str_of("Sài Gòn")), "Hồ Chí Minh");
    assert_string_equal(bm_province_nearest(bm_str_of("TP. Saigon")), "Hồ Chí Minh");
    assert_string_equal(bm_province_nearest(bm_str_of("tỉnh Hà Tây")), "Hà Nội");
    assert_string_equal(bm_province_nearest(bm_str_of("VŨNG TÀU")), "Bà Rịa - Vũng Tàu");
    assert_string_equal(bm_province_nearest(bm_str_of("Minh Hải")), "Cà Mau");
    assert_null(bm_province_nearest(bm_str_of("Sông Bé"))); /* Bình Dương and Bình Phước */
    assert_null(bm_province_nearest(bm_str_of("Hải Hưng")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_34_units_of_today_and_63_of_before),
        cmocka_unit_test(each_unit_of_before_belongs_to_one_of_today_and_each_of_today_has_one),
        cmocka_unit_test(keys_are_the_names_without_marks_and_no_two_are_the_same),
        cmocka_unit_test(codes_of_personal_numbers_have_names),
        cmocka_unit_test(names_are_found_as_people_write_them),
        cmocka_unit_test(every_name_is_found_with_and_without_its_marks),
        cmocka_unit_test(names_of_before_have_a_last_day),
        cmocka_unit_test(a_mistyped_name_has_a_proposal),
        cmocka_unit_test(names_that_people_still_use_have_their_unit),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
