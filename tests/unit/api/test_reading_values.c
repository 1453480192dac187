/* The data part of a DOCX, cell by cell. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "reading_case.h"

static void check(bool blank, const char *data, const char *left)
{
    reading_case c;
    reading_case_open(&c);
    (void)reading_case_add(&c, "{1}", blank, data);
    reading_case_left(&c, 0, left);
    reading_case_close(&c);
}

static void values_are_said_as_data_say_them(void **state)
{
    (void)state;
    check(false, "{ho_ten: Nguyễn Văn An, ngay: 2024-01-05, loai: Gia hạn, phai: Nữ, moi: 'true'}",
          "{ho_ten: Nguyễn Văn An, ngay: 05/01/2024, phai: Nữ, loai: Gia hạn, moi: có}");
    check(false, "{ngay: ngày      tháng 3 năm 2020, noi_dung: '# I'}",
          "{ngay: ngày      tháng 3 năm 2020, noi_dung: # I}");
    check(false, "{noi_nhan: [a, ~, b], bang: [{muc: ~, cu: ~}, {muc: x, cu: ~}, {cu: y, muc: z}]}",
          "{noi_nhan: [a, b], bang: [{muc: x}, {muc: z, cu: y}]}");
    check(false, "{noi_nhan: một, bang: {muc: x}}", "{noi_nhan: [một], bang: [{muc: x}]}");
    check(false, "{khac: x, bang_khac: [{a: 1}, {a: 2}], nhieu: [1, 2]}",
          "{khac: x, bang_khac: [{a: 1}, {a: 2}], nhieu: [1, 2]}");
}

static void what_stands_for_nothing_is_left_out(void **state)
{
    (void)state;
    /* as LibreOffice writes the text of placeholders into the data */
    static const char *const nothing[] = {"'....'",  "'…………'", "'__ __'", "'\xE2\x80\x82\xC2\xA0'",
                                          "\"\\t\"", "' . '"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++) {
        char data[64];
        (void)snprintf(data, sizeof data, "{ho_ten: %s}", nothing[i]);
        check(false, data, "{}");
        check(true, data, "blank");
    }
    check(true,
          "{ngay: ngày... tháng ... năm ..., noi_nhan: [Như trên, '...'], "
          "bang: [{muc: ~, cu: ..}, {muc: ~}], moi: 'false'}",
          "blank");
    check(false, "{noi_nhan: [Như trên, Lưu]}", "{noi_nhan: [Như trên, Lưu]}");
    check(false, "{noi_nhan: [Như trên]}", "{noi_nhan: [Như trên]}");
    check(false, "{ngay: 'ngày 5 tháng ... năm ...'}", "{ngay: ngày 5 tháng ... năm ...}");
    check(true, "{ho_ten: An}", "{ho_ten: An}");
}

static void what_prints_by_default_is_left_out(void **state)
{
    (void)state;
    check(true, "{chuc_vu: Chuyên viên, nhac: 'true', so: '05', can_cu: [Luật, Nghị định]}",
          "blank");
    check(false, "{chuc_vu: Chuyên gia, nhac: 'false', so: '06', can_cu: [Luật]}",
          "{chuc_vu: Chuyên gia, nhac: không, so: 06, can_cu: [Luật]}");
}

static void rows_that_are_typed_stand_where_they_were_typed(void **state)
{
    (void)state;
    reading_case c;
    reading_case_open(&c);
    bm_reading_values *values =
        reading_case_add(&c, "{1}", false, "{bang: [{muc: a}, {muc: ~}, {muc: b}]}");
    bm_reading_entry *bang = bm_reading_values_entry(values, bm_str_of("bang"));
    bm_reading_values_type(values, bang, 0)->cells[0].text = bm_str_of("a1");
    bm_reading_values_type(values, bang, 0)->cells[1].text = bm_str_of("a2");
    reading_case_left(&c, 0, "{bang: [{muc: a}, {muc: a1}, {cu: a2}, {muc: b}]}");
    assert_int_equal(bang->rows[0].number, 1);
    assert_int_equal(bang->rows[1].number, 0);
    assert_int_equal(bang->rows[2].number, 4);
    reading_case_close(&c);
}

static void places_beyond_the_data_are_added_up_to_a_limit(void **state)
{
    (void)state;
    reading_case c;
    bm_reading_place place;
    size_t room = 30000;
    reading_case_open(&c);
    bm_reading_values *values = reading_case_add(&c, "{1}", false, "{bang: [{muc: a}]}");
    static const char *const none[] = {"/bieumau/khac",       "/bieumau/bang[1]",
                                       "/bieumau/ho_ten[2]",  "/bieumau/bang[1]/khac",
                                       "/bieumau/ho_ten/muc", "/bieumau/bang[5001]/muc"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_true(bm_reading_place_read(bm_str_of(none[i]), &place));
        assert_null(bm_reading_values_cell(values, &place, &room));
    }
    assert_true(bm_reading_place_read(bm_str_of("/bieumau/bang[3]/cu"), &place));
    bm_reading_values_cell(values, &place, &room)->text = bm_str_of("x");
    bm_reading_entry *bang = bm_reading_values_entry(values, bm_str_of("bang"));
    assert_int_equal(bang->n_rows, 3);
    assert_false(bang->rows[0].added);
    assert_true(bang->rows[1].added);
    reading_case_left(&c, 0, "{bang: [{muc: a}, {cu: x}]}");
    assert_true(bm_reading_place_read(bm_str_of("/bieumau/bang[5000]/muc"), &place));
    size_t little = 100;
    assert_null(bm_reading_values_cell(values, &place, &little));
    assert_non_null(bm_reading_values_cell(values, &place, &room));
    assert_null(bm_reading_values_type(values, bang, 0));
    reading_case_close(&c);
}

/* Data of a form that is not known may say anything: it is left as it is, and takes no more memory for it. */
static void what_no_form_can_have_is_kept_as_it_is(void **state)
{
    (void)state;
    static const char data[] = "{la: [{a: x, b: x, c: x, d: x, e: x, f: x, g: x, h: x, i: x, j: x, "
                               "k: x, l: x, m: x, n: x, o: x, "
                               "p: x, q: x, r: x, s: x, t: x, u: x}, {z: y}]}";
    reading_case c;
    bm_reading_place place;
    size_t room = 30000;
    reading_case_open(&c);
    bm_reading_values *values = reading_case_add(&c, "{1}", false, data);
    assert_true(bm_reading_place_read(bm_str_of("/bieumau/la[1]/a"), &place));
    assert_null(bm_reading_values_cell(values, &place, &room));
    reading_case_left(&c, 0, data);
    reading_case_close(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_said_as_data_say_them),
        cmocka_unit_test(what_stands_for_nothing_is_left_out),
        cmocka_unit_test(what_prints_by_default_is_left_out),
        cmocka_unit_test(rows_that_are_typed_stand_where_they_were_typed),
        cmocka_unit_test(places_beyond_the_data_are_added_up_to_a_limit),
        cmocka_unit_test(what_no_form_can_have_is_kept_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
