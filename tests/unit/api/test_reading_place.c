/* XPaths of content controls. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "api/reading_place.h"

static const char *read_place(bm_arena *a, const char *xpath)
{
    bm_reading_place place;
    if (!bm_reading_place_read(bm_str_of(xpath), &place))
        return "";
    return bm_arena_printf(a, "%s %zu", bm_reading_place_path(a, &place, false), place.option);
}

static void places_of_the_data_part_are_read(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const char *const all[][2] = {
        {"/bieumau[1]/ho_ten[1]", "ho_ten 0"},
        {"/bieumau/ho_ten", "ho_ten 0"},
        {"/ns0:bieumau[1]/ns0:ho_ten[1]", "ho_ten 0"},
        {"/bieumau[@document='2']/ho_ten[1]", "ho_ten 0"},
        {"/ns0:bieumau[@document=\"12\"]/ns0:bang[2]/ns0:cu[1]", "bang[2].cu 0"},
        {"/bieumau[1]/noi_nhan[12]", "noi_nhan[12] 0"},
        {"/bieumau[1]/thay_doi[3]/cu[1]", "thay_doi[3].cu 0"},
        {"/bieumau[1]/gioi_tinh[1]/option[2]/@chosen", "gioi_tinh 2"},
        {"/bieumau[1]/bang[2]/loai[1]/option[1]/@chosen", "bang[2].loai 1"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_string_equal(read_place(a, all[i][0]), all[i][1]);
    bm_arena_free(a);
}

static void other_paths_lead_nowhere(void **state)
{
    (void)state;
    bm_arena *a = bm_arena_new();
    static const char *const all[] = {"",
                                      "/",
                                      "/bieumau[1]",
                                      "/bieumau[2]/ho_ten[1]",
                                      "/bieumau[@document='']/ho_ten[1]",
                                      "/bieumau[@document='2\"]/ho_ten[1]",
                                      "/bieumau[@document='2'",
                                      "/bieumau[@document=",
                                      "/bieumau[1]/ho_ten[@document='2']",
                                      "/don[1]/ho_ten[1]",
                                      "bieumau/ho_ten",
                                      "/bieumau[1]/ho_ten[0]",
                                      "/bieumau[1]/ho_ten[x]",
                                      "/bieumau[1]/ho_ten[1",
                                      "//ho_ten",
                                      "/bieumau[1]/ho_ten[99999999999999999999]",
                                      "/bieumau[1]/a[1]/b[2]",
                                      "/bieumau[1]/a[1]/b[1]/c[1]",
                                      "/bieumau[1]/@form",
                                      "/bieumau[1]/a[1]/option[1]/@khac",
                                      "/bieumau[1]/option[1]/@chosen",
                                      "/bieumau[1]/a[1]/b[1]/c[1]/d[1]/e[1]",
                                      "/bieumau[1]/@a/b[1]"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_string_equal(read_place(a, all[i]), "");
    bm_arena_free(a);
}

static void places_are_sorted_by_field_number_and_column(void **state)
{
    (void)state;
    static const char *const sorted[] = {"/bieumau/a[1]",     "/bieumau/a/option[2]/@chosen",
                                         "/bieumau/ab[1]",    "/bieumau/b[1]/cu",
                                         "/bieumau/b[1]/moi", "/bieumau/b[2]/cu"};
    enum { N = sizeof sorted / sizeof *sorted };
    bm_reading_place places[N];
    for (size_t i = 0; i < N; i++)
        assert_true(bm_reading_place_read(bm_str_of(sorted[i]), &places[i]));
    for (size_t i = 0; i < N; i++)
        for (size_t k = 0; k < N; k++) {
            int order = bm_reading_place_compare(&places[i], &places[k]);
            assert_int_equal(order < 0 ? -1 : order > 0, i < k ? -1 : i > k);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_of_the_data_part_are_read),
        cmocka_unit_test(other_paths_lead_nowhere),
        cmocka_unit_test(places_are_sorted_by_field_number_and_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
