/* What one field prints. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "document/dump.h"
#include "form_case.h"
#include "merge/merge_value.h"

static const char FORM[] =
    "id: thu/muc\n"
    "number: Mẫu thử\n"
    "title: Thử mục\n"
    "source: Ví dụ\n"
    "wording: draft\n"
    "fields:\n"
    "  gioi_tinh: {label: Giới tính, type: choice, options: [Nam, Nữ]}\n"
    "  loai: {label: Loại, type: choice, options: [Một, Hai], show: text}\n"
    "  gia_han: {label: Gia hạn, type: flag}\n"
    "  ngay: {label: Ngày, type: date}\n"
    "  kinh_gui: {label: Nơi nhận, type: text, blank: \"<Cơ quan>\"}\n"
    "  bang:\n"
    "    label: Bảng\n"
    "    type: rows\n"
    "    columns:\n"
    "      muc: {label: Mục, type: text}\n"
    "      so: {label: Số, type: text, blank: \"...\"}\n"
    "  n: {label: Số, type: integer, show: padded}\n"
    "  noi: {label: Nơi, type: text, case: upper, default: Cao Bằng}\n"
    "  ngay_gui: {label: Ngày, type: date, show: long, default: 5/1/2024}\n"
    "  sau: {label: Sau, type: text, default: Mai, blank: \"...\"}\n"
    "  l: {label: Danh sách, type: list, case: upper, default: một}\n"
    "  chon: {label: Chọn, type: choice, options: [A, B], default: B}\n"
    "  dau: {label: Dấu, type: flag, show: cross}\n"
    "  gui: {label: Gửi, type: list, blank: [Như trên, \"Lưu: VT.\"]}\n"
    "  im: {label: Im, type: text, blank: \"\"}\n"
    "body:\n"
    "  - line: \"{gioi_tinh} {loai} {gia_han} {ngay} {kinh_gui}\"\n"
    "  - line: \"{n} {n:words} {noi} {ngay_gui} {sau} {l} {chon} {dau} {gui} {im}\"\n"
    "  - table:\n"
    "      rows: bang\n"
    "      blank_rows: 1\n"
    "      columns:\n"
    "        - {head: Mục, cell: \"{muc}\", width: 50}\n"
    "        - {head: Số, cell: \"{so}\", width: 50}\n";

static int set_up(void **state)
{
    return form_case_set_up(state, FORM);
}

static bm_merge_value_place place_of(form_case *c, const char *data)
{
    bm_merge_value_place place = {.a = c->a, .form = c->form, .table = -1};
    if (data) {
        bm_field_values *values = bm_arena_zero(c->a, 1, sizeof *values);
        assert_int_equal(form_case_check(c, data, false, values), 0);
        place.values = values;
    }
    return place;
}

static void assert_prints_as(form_case *c, const bm_merge_value_place *place, int field,
                             unsigned flags, const char *want)
{
    bm_node *node = bm_node_new(c->a, BM_NODE_FIELD);
    node->field = (int16_t)field;
    node->flags = (uint16_t)flags;
    bm_node *parent = bm_node_new(c->a, BM_NODE_SEGMENT);
    bm_node_list list = {.arena = c->a};
    bm_merge_value_add(place, node, &list);
    bm_node_list_close(&list, parent);
    bm_buf out = {0};
    bm_dump_tree(&out, parent);
    const char *got = form_case_text(c, bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    assert_string_equal(got, want);
}

static void assert_prints(form_case *c, const bm_merge_value_place *place, int field,
                          const char *want)
{
    assert_prints_as(c, place, field, 0, want);
}

enum {
    SEX,
    KIND,
    RENEW,
    DATE,
    TO,
    ROWS,
    ITEM,
    NUMBER,
    COUNT,
    PLACE,
    SENT,
    AFTER,
    LIST,
    PICK,
    CROSS,
    SEND,
    SILENT
};

static void a_choice_prints_all_boxes_with_one_ticked(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, "data: {gioi_tinh: nữ}\n");
    assert_prints(c, &place, SEX,
                  "segment\n"
                  "  checkbox field=0 item=1\n  text \" Nam\" field=0\n  text \" \" field=0\n"
                  "  checkbox field=0 item=2 checked\n  text \" Nữ\" field=0\n");
    place = place_of(c, NULL);
    assert_prints(c, &place, SEX,
                  "segment\n"
                  "  checkbox field=0 item=1\n  text \" Nam\" field=0\n  text \" \" field=0\n"
                  "  checkbox field=0 item=2\n  text \" Nữ\" field=0\n");
}

static void a_choice_shown_as_text_prints_the_option_alone(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, "data: {loai: HAI}\n");
    assert_prints(c, &place, KIND, "segment\n  text \"Hai\" field=1\n");
    place = place_of(c, "data: {gia_han: có}\n");
    assert_prints(c, &place, KIND, "segment\n  leader field=1 width=42.53\n");
}

static void a_flag_is_one_box(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, "data: {gia_han: x}\n");
    assert_prints(c, &place, RENEW, "segment\n  checkbox field=2 checked\n");
    place = place_of(c, "data: {gia_han: không}\n");
    assert_prints(c, &place, RENEW, "segment\n  checkbox field=2\n");
    place = place_of(c, NULL);
    assert_prints(c, &place, RENEW, "segment\n  checkbox field=2\n");
}

static void an_absent_value_prints_its_blank_text_or_a_leader(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, NULL);
    assert_prints(c, &place, TO, "segment\n  text \"<Cơ quan>\" field=4\n");
    assert_prints(c, &place, DATE, "segment\n  leader field=3 width=70.88\n");
}

static void in_a_cell_only_the_columns_own_blank_text_prints(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, "data: {bang: [{muc: A}, {so: B}]}\n");
    place.in_cell = true;
    place.table = ROWS;
    place.row = 2;
    assert_prints(c, &place, ITEM, "segment\n");
    assert_prints(c, &place, NUMBER, "segment\n  text \"B\" field=7 row=2\n");
    assert_prints(c, &place, TO, "segment\n");
    place.row = 1;
    assert_prints(c, &place, NUMBER, "segment\n  text \"...\" field=7 row=1\n");
}

static void under_a_signature_an_absent_name_prints_nothing(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, NULL);
    place.in_name = true;
    assert_prints(c, &place, TO, "segment\n");
}

static void row_number_and_count_print_only_with_data(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, "data: {bang: [{muc: A}, {so: B}]}\n");
    place.in_cell = true;
    place.table = ROWS;
    assert_prints(c, &place, BM_NODE_ROW_COUNT, "segment\n  text \"02\" ##\n");
    assert_prints(c, &place, BM_NODE_ROW_NUMBER, "segment\n");
    place.row = 2;
    assert_prints(c, &place, BM_NODE_ROW_NUMBER, "segment\n  text \"2\" # row=2\n");
    place = place_of(c, NULL);
    place.table = ROWS;
    assert_prints(c, &place, BM_NODE_ROW_COUNT, "segment\n");
}

static void a_flag_may_be_a_cross_or_nothing(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, "data: {dau: có}\n");
    assert_prints(c, &place, CROSS, "segment\n  text \"×\" field=14\n");
    place = place_of(c, "data: {dau: không}\n");
    assert_prints(c, &place, CROSS, "segment\n");
    place = place_of(c, NULL);
    assert_prints(c, &place, CROSS, "segment\n");
}

static void the_blank_of_a_list_may_be_a_list(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, NULL);
    assert_prints(c, &place, SEND,
                  "segment\n"
                  "  text \"Như trên\" field=15 item=1\n  break field=15\n"
                  "  text \"Lưu: VT.\" field=15 item=2\n");
    assert_int_equal(bm_merge_value_items(&place, SEND), 2);
    place.item = 1;
    place.series = BM_MERGE_SERIES;
    assert_prints(c, &place, SEND,
                  "segment\n  text \"Như trên\" field=15 item=1\n  text \";\" field=15\n");
}

static void what_prints_keeps_the_text_around_it(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, NULL);
    assert_true(bm_merge_value_prints(&place, TO));
    assert_false(bm_merge_value_prints(&place, SILENT));
    place = place_of(c, "data: {dau: không, im: x, bang: [{muc: A}, {so: B}]}\n");
    assert_false(bm_merge_value_prints(&place, TO));
    assert_true(bm_merge_value_prints(&place, SILENT));
    assert_false(bm_merge_value_prints(&place, CROSS));
    assert_true(bm_merge_value_prints(&place, SEX)); /* boxes */
    place.in_cell = true;
    place.table = ROWS;
    place.row = 1;
    assert_true(bm_merge_value_prints(&place, ITEM));
    assert_true(bm_merge_value_prints(&place, NUMBER)); /* its blank */
    place.row = 2;
    assert_false(bm_merge_value_prints(&place, ITEM));
}

static void an_integer_prints_in_words(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, "data: {n: 25}\n");
    bm_field_value *values = bm_arena_zero(c->a, c->form->n_fields, sizeof *values);
    memcpy(values, place.values->values, c->form->n_fields * sizeof *values);
    values[COUNT].number = 25;
    bm_field_values given = *place.values;
    given.values = values;
    place.values = &given;
    assert_prints(c, &place, COUNT, "segment\n  text \"25\" field=8\n");
    assert_prints_as(c, &place, COUNT, BM_NODE_WORDS,
                     "segment\n  text \"hai mươi lăm\" field=8 words\n");
    assert_prints_as(c, &place, COUNT, BM_NODE_WORDS | BM_NODE_CAPITAL | BM_NODE_BOLD,
                     "segment\n  text \"Hai mươi lăm\" field=8 bold words\n");
    place = place_of(c, "data: {bang: [{muc: A}, {so: B}]}\n");
    place.table = ROWS;
    assert_prints_as(c, &place, BM_NODE_ROW_COUNT, BM_NODE_WORDS | BM_NODE_CAPITAL,
                     "segment\n  text \"Hai\" ##\n");
    place = place_of(c, NULL);
    assert_prints_as(c, &place, COUNT, BM_NODE_WORDS,
                     "segment\n  leader field=8 words width=42.53\n");
}

static void the_blank_form_prints_defaults_that_have_no_blank(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, NULL);
    assert_prints(c, &place, PLACE, "segment\n  text \"CAO BẰNG\" field=9\n");
    assert_prints(c, &place, SENT, "segment\n  text \"ngày 05 tháng 01 năm 2024\" field=10\n");
    assert_prints(c, &place, AFTER, "segment\n  text \"...\" field=11\n");
    assert_prints(c, &place, LIST, "segment\n  text \"MỘT\" field=12 item=1\n");
    assert_prints(c, &place, PICK,
                  "segment\n"
                  "  checkbox field=13 item=1\n  text \" A\" field=13\n  text \" \" field=13\n"
                  "  checkbox field=13 item=2 checked\n  text \" B\" field=13\n");
    place.in_name = true;
    assert_prints(c, &place, PLACE, "segment\n  text \"Cao Bằng\" field=9\n");
    assert_int_equal(bm_merge_value_items(&place, LIST), 1);
    assert_int_equal(bm_merge_value_items(&place, TO), 0);
}

static void a_column_has_a_value_only_in_a_row_of_its_table(void **state)
{
    form_case *c = *state;
    bm_merge_value_place place = place_of(c, "data: {bang: [{muc: A}]}\n");
    assert_null(bm_merge_value_of(&place, ITEM));
    place.table = ROWS;
    place.row = 1;
    assert_true(bm_merge_value_of(&place, ITEM)->present);
    assert_false(bm_merge_value_of(&place, NUMBER)->present);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_prints_all_boxes_with_one_ticked),
        cmocka_unit_test(a_choice_shown_as_text_prints_the_option_alone),
        cmocka_unit_test(a_flag_is_one_box),
        cmocka_unit_test(an_absent_value_prints_its_blank_text_or_a_leader),
        cmocka_unit_test(in_a_cell_only_the_columns_own_blank_text_prints),
        cmocka_unit_test(under_a_signature_an_absent_name_prints_nothing),
        cmocka_unit_test(row_number_and_count_print_only_with_data),
        cmocka_unit_test(a_flag_may_be_a_cross_or_nothing),
        cmocka_unit_test(the_blank_of_a_list_may_be_a_list),
        cmocka_unit_test(what_prints_keeps_the_text_around_it),
        cmocka_unit_test(an_integer_prints_in_words),
        cmocka_unit_test(the_blank_form_prints_defaults_that_have_no_blank),
        cmocka_unit_test(a_column_has_a_value_only_in_a_row_of_its_table),
    };
    return cmocka_run_group_tests(tests, set_up, form_case_tear_down);
}
