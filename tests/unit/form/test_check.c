/* A whole map of values against a form. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/limit.h"
#include "form_case.h"

static const char FORM[] =
    "id: thu/thay-doi\n"
    "number: Mẫu thử\n"
    "title: Thử thay đổi\n"
    "source: Ví dụ\n"
    "wording: draft\n"
    "fields:\n"
    "  ho_ten: {label: Họ và tên, type: person, required: true}\n"
    "  thay_doi:\n"
    "    label: Thay đổi\n"
    "    type: rows\n"
    "    columns:\n"
    "      muc: {label: Thông tin cần thay đổi, type: text, required: true}\n"
    "      moi: {label: Thông tin mới, type: text, required: true}\n"
    "      tu_ngay: {label: Từ ngày, type: date}\n"
    "  dien_thoai: {label: Số điện thoại, type: text}\n"
    "body:\n"
    "  - line: \"{ho_ten} {dien_thoai}\"\n"
    "  - table:\n"
    "      rows: thay_doi\n"
    "      blank_rows: 2\n"
    "      columns:\n"
    "        - {head: Mục, cell: \"{muc}\", width: 40}\n"
    "        - {head: Mới, cell: \"{moi}\", width: 40}\n"
    "        - {head: Từ, cell: \"{tu_ngay}\", width: 20}\n";

static int set_up(void **state)
{
    return form_case_set_up(state, FORM);
}

static void assert_check(void **state, const char *text, int status, const char *messages,
                         bm_field_values *values)
{
    assert_int_equal(form_case_check(*state, text, false, values), status);
    assert_string_equal(form_case_messages(*state), messages);
}

static void values_find_their_fields_in_any_order(void **state)
{
    form_case *c = *state;
    bm_field_values v;
    assert_check(state, "data:\n  dien_thoai: 0900000001\n  ho_ten: H’Hen Niê\n", 0, "", &v);
    assert_string_equal(form_case_text(c, form_case_value(c, &v, "ho_ten")->text), "H’Hen Niê");
    assert_string_equal(form_case_text(c, form_case_value(c, &v, "dien_thoai")->text),
                        "0900000001");
    assert_false(form_case_value(c, &v, "thay_doi")->present);
}

static void an_unknown_field_is_an_error_with_the_nearest_id(void **state)
{
    form_case *c = *state;
    bm_field_values v;
    assert_check(state, "data:\n  ho_ten: A\n  dienthoai: 09\n  Số điện thoại: 09\n", -1,
                 "D005 3:3 dienthoai; D005 4:3 Số điện thoại", &v);
    assert_non_null(strstr(bm_diags_at(c->ds, 0)->hint[BM_LANG_EN], "“dien_thoai”"));
    assert_non_null(strstr(bm_diags_at(c->ds, 1)->hint[BM_LANG_EN], "“dien_thoai”"));
}

static void the_column_of_a_table_is_no_field_of_the_form(void **state)
{
    bm_field_values v;
    assert_check(state, "data:\n  ho_ten: A\n  muc: B\n", -1, "D005 3:3 muc", &v);
}

static void a_missing_field_stands_at_its_empty_entry_or_at_the_map(void **state)
{
    bm_field_values v;
    assert_check(state, "data:\n  dien_thoai: 09\n", -1, "D006 2:3 ho_ten", &v);
    assert_check(state, "data:\n  dien_thoai: 09\n  ho_ten:\n", -1, "D006 3:3 ho_ten", &v);
    assert_check(state, "data:\n  dien_thoai: 09\n  ho_ten: \"  \"\n", -1, "D006 3:3 ho_ten", &v);
    assert_check(state, "data:\n  dien_thoai: 09\n  ho_ten: \"\\u200B\"\n", -1, "D006 3:3 ho_ten",
                 &v);
}

static void a_draft_may_have_gaps(void **state)
{
    form_case *c = *state;
    bm_field_values v;
    assert_int_equal(form_case_check(c, "data:\n  dien_thoai: 09\n", true, &v), 0);
    assert_string_equal(form_case_messages(c), "D019 2:3 ho_ten");
    assert_int_equal(bm_diags_at(c->ds, 0)->severity, BM_NOTE);
    assert_false(form_case_value(c, &v, "ho_ten")->present);
}

static void nothing_given_is_all_missing(void **state)
{
    form_case *c = *state;
    bm_field_values v;
    bm_diags_clear(c->ds);
    const bm_check_input nothing = {0};
    assert_int_equal(bm_check_values(c->a, c->form, &nothing, &v, c->ds), -1);
    assert_string_equal(form_case_messages(c), "D006 0:0 ho_ten");
    assert_check(state, "data:\n", -1, "D006 1:6 ho_ten", &v);
}

static void data_that_is_no_map_is_refused(void **state)
{
    bm_field_values v;
    assert_check(state, "data: [a]\n", -1, "D001 1:7 -", &v);
    assert_check(state, "data: Nam\n", -1, "D001 1:7 -", &v);
}

static void rows_are_typed_cell_by_cell(void **state)
{
    form_case *c = *state;
    bm_field_values v;
    assert_check(state,
                 "data:\n  ho_ten: A\n  thay_doi:\n"
                 "    - {muc: Chức vụ, moi: Phó phòng, tu_ngay: 1/2/2021}\n"
                 "    - {moi: \"0123\", muc: Số}\n",
                 0, "", &v);
    assert_true(form_case_value(c, &v, "thay_doi")->present);
    assert_string_equal(form_case_text(c, form_case_cell(c, &v, "thay_doi", 0, "tu_ngay")->text),
                        "01/02/2021");
    assert_string_equal(form_case_text(c, form_case_cell(c, &v, "thay_doi", 1, "moi")->text),
                        "0123");
    assert_false(form_case_cell(c, &v, "thay_doi", 1, "tu_ngay")->present);
}

static void faults_in_rows_name_the_row_and_the_column(void **state)
{
    bm_field_values v;
    assert_check(state,
                 "data:\n  ho_ten: A\n  thay_doi:\n"
                 "    - {muc: Một, moi: Hai}\n"
                 "    - {muc: Ba, tu_ngay: mai, cu: x}\n"
                 "    - Bốn\n",
                 -1,
                 "D010 5:26 thay_doi[2].tu_ngay; D005 5:31 thay_doi[2].cu; "
                 "D006 5:7 thay_doi[2].moi; D008 6:7 thay_doi",
                 &v);
}

static void one_map_is_one_row_as_in_xml(void **state)
{
    form_case *c = *state;
    bm_field_values v;
    assert_check(state,
                 "<bieumau form=\"thu/thay-doi\"><ho_ten>A</ho_ten>"
                 "<thay_doi><muc>Một</muc><moi>Hai</moi></thay_doi></bieumau>",
                 0, "", &v);
    assert_string_equal(form_case_text(c, form_case_cell(c, &v, "thay_doi", 0, "moi")->text),
                        "Hai");
    assert_check(state,
                 "<bieumau form=\"thu/thay-doi\"><ho_ten>A</ho_ten>"
                 "<thay_doi><muc>Một</muc><moi>Hai</moi></thay_doi>"
                 "<thay_doi><muc>Ba</muc><moi>Bốn</moi></thay_doi></bieumau>",
                 0, "", &v);
    assert_string_equal(form_case_text(c, form_case_cell(c, &v, "thay_doi", 1, "moi")->text),
                        "Bốn");
}

static void a_table_that_is_text_is_refused(void **state)
{
    bm_field_values v;
    assert_check(state, "data:\n  ho_ten: A\n  thay_doi: Chức vụ\n", -1, "D008 3:13 thay_doi", &v);
}

static void empty_rows_are_left_out_with_a_note(void **state)
{
    form_case *c = *state;
    bm_field_values v;
    assert_check(state,
                 "data:\n  ho_ten: A\n  thay_doi:\n"
                 "    - {muc: , moi: }\n"
                 "    -\n"
                 "    - {muc: Một, moi: Hai}\n",
                 0, "D023 4:7 thay_doi; D023 5:6 thay_doi", &v);
    assert_string_equal(form_case_text(c, form_case_cell(c, &v, "thay_doi", 0, "muc")->text),
                        "Một");
    assert_check(state, "data:\n  ho_ten: A\n  thay_doi: []\n", 0, "", &v);
    assert_false(form_case_value(c, &v, "thay_doi")->present);
}

static void rows_have_a_limit(void **state)
{
    form_case *c = *state;
    bm_field_values v;
    bm_diags_clear(c->ds);
    static const bm_value row = {.kind = BM_VALUE_NULL};
    const bm_value **items = bm_arena_alloc(c->a, (BM_LIMIT_ROWS + 1) * sizeof *items);
    for (size_t i = 0; i <= BM_LIMIT_ROWS; i++)
        items[i] = &row;
    bm_value list = {.kind = BM_VALUE_LIST, .n = BM_LIMIT_ROWS + 1, .items = items};
    bm_value name = {.kind = BM_VALUE_SCALAR, .text = bm_str_of("A")};
    bm_member members[] = {{.key = BM_STR("ho_ten"), .value = &name},
                           {.key = BM_STR("thay_doi"), .value = &list}};
    bm_value map = {.kind = BM_VALUE_MAP, .n = 2, .members = members};
    const bm_check_input given = {.data = &map};
    assert_int_equal(bm_check_values(c->a, c->form, &given, &v, c->ds), -1);
    assert_string_equal(form_case_messages(c), "D009 0:0 thay_doi");
}

static void decomposed_input_gives_the_same_text(void **state)
{
    form_case *c = *state;
    bm_field_values v;
    assert_check(state, "data:\n  ho_ten: Nguye\xCC\x82\xCC\x83n Thi\xCC\xA3\n", 0, "", &v);
    assert_string_equal(form_case_text(c, form_case_value(c, &v, "ho_ten")->text), "Nguyễn Thị");
}

/* ---- Profile and defaults ----------------------------------------------------------------- */

static const char FALLING_BACK[] =
    "id: thu/ho-so\n"
    "number: Mẫu thử\n"
    "title: Thử hồ sơ\n"
    "source: Ví dụ\n"
    "wording: draft\n"
    "date: ngay\n"
    "fields:\n"
    "  co_quan: {label: Cơ quan, type: text, required: true}\n"
    "  tinh: {label: Tỉnh, type: text, required: true, default: Hà Nội}\n"
    "  ngay: {label: Ngày, type: date}\n"
    "  bang:\n"
    "    label: Bảng\n"
    "    type: rows\n"
    "    columns:\n"
    "      ten: {label: Tên, type: text, required: true}\n"
    "      loai: {label: Loại, type: text, required: true, default: Mới}\n"
    "body:\n"
    "  - line: \"{co_quan} {tinh} {ngay}\"\n"
    "  - table: {rows: bang, columns: [{head: a, cell: \"{ten} {loai}\", width: 100}]}\n"
    "rules:\n"
    "  - days_left: {until: ngay, from: today, at_least: 0}\n";

/* ${data} and ${profile} ("data: …" too) against that form: the values as “co_quan|tinh|rows|loai of the last
 * row”, then what was told. */
static const char *fall_back(form_case *c, const char *data, const char *profile, unsigned how)
{
    bm_field_values v;
    bm_check_input input = {.draft = how & 1, .partial = how & 2, .today = {2020, 3, 16}};
    bm_source source = {"office", profile, strlen(profile), NULL};
    input.data = form_case_read(c, data);
    input.profile = bm_value_lookup(bm_input_read(c->a, &source, BM_INPUT_AUTO, c->ds), "data");
    int status = bm_check_values(c->a, c->form, &input, &v, c->ds);
    assert_true((status == 0) == (bm_diags_errors(c->ds) == 0));
    size_t table = (size_t)bm_form_lookup_field(c->form, bm_str_of("bang"), -1);
    size_t n = v.n_rows[table];
    const char *last =
        n ? form_case_text(c, form_case_cell(c, &v, "bang", n - 1, "loai")->text) : "";
    const char *told = "";
    for (size_t i = 0; i < bm_diags_count(c->ds); i++) {
        const bm_diag *d = bm_diags_at(c->ds, i);
        told = bm_arena_printf(c->a, "%s %s %s:%u:%u", told, d->code, d->file, (unsigned)d->line,
                               (unsigned)d->col);
    }
    return bm_arena_printf(c->a, "%s|%s|%zu|%s%s",
                           form_case_text(c, form_case_value(c, &v, "co_quan")->text),
                           form_case_text(c, form_case_value(c, &v, "tinh")->text), n, last, told);
}

static int set_up_falling_back(void **state)
{
    return form_case_set_up(state, FALLING_BACK);
}

static void the_data_wins_over_the_profile_and_that_over_the_form(void **state)
{
    form_case *c = *state;
    assert_string_equal(
        fall_back(c, "data: {co_quan: A, tinh: B}", "data: {co_quan: C, tinh: D}", 0), "A|B|0|");
    assert_string_equal(fall_back(c, "data: {}", "data: {tinh: D, co_quan: C}", 0), "C|D|0|");
    assert_string_equal(fall_back(c, "data: {}", "data: {co_quan: C}", 0), "C|Hà Nội|0|");
    assert_string_equal(fall_back(c, "data:", "data: {co_quan: C, tinh: ''}", 0), "C|Hà Nội|0|");
}

static void an_empty_entry_falls_back_too(void **state)
{
    form_case *c = *state;
    assert_string_equal(fall_back(c, "data: {co_quan: '', tinh: ' '}", "data: {co_quan: C}", 0),
                        "C|Hà Nội|0|");
    /* white space that only the tidying takes away */
    assert_string_equal(fall_back(c, "data: {co_quan: \"\\u200B\"}", "data: {co_quan: C}", 0),
                        "C|Hà Nội|0|");
}

static void what_none_has_is_missing_once(void **state)
{
    form_case *c = *state;
    assert_string_equal(fall_back(c, "data: {}", "data: {}", 0), "|Hà Nội|0| D006 data:1:7");
    assert_string_equal(fall_back(c, "data:\n  co_quan:\n", "data: {}", 0),
                        "|Hà Nội|0| D006 data:2:3");
    assert_string_equal(fall_back(c, "data:\n  co_quan:\n", "data: {co_quan: ''}", 0),
                        "|Hà Nội|0| D006 data:2:3");
    assert_string_equal(fall_back(c, "data:\n  co_quan:\n", "data: {co_quan: ''}", 1),
                        "|Hà Nội|0| D019 data:2:3");
}

static void a_wrong_value_is_told_where_it_stands(void **state)
{
    form_case *c = *state;
    assert_string_equal(fall_back(c, "data: {co_quan: A}", "data:\n  ngay: 31/02/2020\n", 0),
                        "A|Hà Nội|0| D011 office:2:9");
    /* one of the data is not replaced */
    assert_string_equal(fall_back(c, "data: {co_quan: [A]}", "data: {co_quan: C}", 0),
                        "|Hà Nội|0| D007 data:1:17");
}

static void the_profile_may_have_what_this_form_has_not(void **state)
{
    form_case *c = *state;
    assert_string_equal(fall_back(c, "data: {co_quan: A}", "data: {dien_thoai: 09}", 0),
                        "A|Hà Nội|0|");
}

static void a_profile_or_a_default_makes_no_rows(void **state)
{
    form_case *c = *state;
    assert_string_equal(fall_back(c, "data: {co_quan: A}", "data: {bang: [{ten: B}]}", 0),
                        "A|Hà Nội|0|");
    assert_string_equal(fall_back(c, "data: {co_quan: A, bang: [{loai: ''}]}", "data: {}", 0),
                        "A|Hà Nội|0| D023 data:1:27");
    /* but a default fills the cells of a row that is there */
    assert_string_equal(
        fall_back(c, "data: {co_quan: A, bang: [{ten: B, loai: Cũ}, {ten: C}]}", "data:", 0),
        "A|Hà Nội|2|Mới");
}

static void data_for_several_forms_may_have_more(void **state)
{
    form_case *c = *state;
    static const char data[] = "data: {co_quan: A, so: 1, bang: [{ten: B, so: 2}]}";
    assert_string_equal(fall_back(c, data, "data:", 0),
                        "A|Hà Nội|1|Mới D005 data:1:20 D005 data:1:43");
    assert_string_equal(fall_back(c, data, "data:", 2), "A|Hà Nội|1|Mới");
}

static void rules_see_what_was_fallen_back_to(void **state)
{
    form_case *c = *state;
    assert_string_equal(fall_back(c, "data: {co_quan: A}", "data:\n  ngay: 15/03/2020\n", 0),
                        "A|Hà Nội|0| R005 office:2:9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_find_their_fields_in_any_order),
        cmocka_unit_test(an_unknown_field_is_an_error_with_the_nearest_id),
        cmocka_unit_test(the_column_of_a_table_is_no_field_of_the_form),
        cmocka_unit_test(a_missing_field_stands_at_its_empty_entry_or_at_the_map),
        cmocka_unit_test(a_draft_may_have_gaps),
        cmocka_unit_test(nothing_given_is_all_missing),
        cmocka_unit_test(data_that_is_no_map_is_refused),
        cmocka_unit_test(rows_are_typed_cell_by_cell),
        cmocka_unit_test(faults_in_rows_name_the_row_and_the_column),
        cmocka_unit_test(one_map_is_one_row_as_in_xml),
        cmocka_unit_test(a_table_that_is_text_is_refused),
        cmocka_unit_test(empty_rows_are_left_out_with_a_note),
        cmocka_unit_test(rows_have_a_limit),
        cmocka_unit_test(decomposed_input_gives_the_same_text),
        cmocka_unit_test_setup_teardown(the_data_wins_over_the_profile_and_that_over_the_form,
                                        set_up_falling_back, form_case_tear_down),
        cmocka_unit_test_setup_teardown(an_empty_entry_falls_back_too, set_up_falling_back,
                                        form_case_tear_down),
        cmocka_unit_test_setup_teardown(what_none_has_is_missing_once, set_up_falling_back,
                                        form_case_tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_value_is_told_where_it_stands, set_up_falling_back,
                                        form_case_tear_down),
        cmocka_unit_test_setup_teardown(the_profile_may_have_what_this_form_has_not,
                                        set_up_falling_back, form_case_tear_down),
        cmocka_unit_test_setup_teardown(a_profile_or_a_default_makes_no_rows, set_up_falling_back,
                                        form_case_tear_down),
        cmocka_unit_test_setup_teardown(data_for_several_forms_may_have_more, set_up_falling_back,
                                        form_case_tear_down),
        cmocka_unit_test_setup_teardown(rules_see_what_was_fallen_back_to, set_up_falling_back,
                                        form_case_tear_down),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
