/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

#define FORM                                                                            \
    "id: vd/gia-tri\nnumber: Mẫu 2\ntitle: Đơn thử\nsource: Nguồn thử\n"      \
    "wording: verbatim\nfields:\n"                                                      \
    "  ho_ten: {label: Họ và tên, type: person, case: upper, required: true}\n"     \
    "  ngay: {label: Ngày, type: date, show: long}\n"                                  \
    "  so: {label: Số giấy tờ, type: identity}\n"                                 \
    "  gioi_tinh: {label: Giới tính, type: choice, options: [Nam, Nữ]}\n"          \
    "  nop: {label: Nộp, type: flag}\n"                                               \
    "  can_cu: {label: Căn cứ, type: list}\n"                                        \
    "  noi: {label: Nơi, type: text, default: Hà Nội}\n"                            \
    "  don_vi: {label: Đơn vị, type: text}\n"                                       \
    "  bang: {label: Bảng, type: rows, columns: {muc: {label: Mục, type: text}}}\n" \
    "body:\n  - title: ĐƠN\n  - line: \"{ho_ten} {ngay} {so} {gioi_tinh} {noi}\"\n"   \
    "  - line: \"{don_vi}\"\n  - line: \"{nop}\"\n"                                     \
    "  - basis: \"{can_cu}\"\n"                                                         \
    "  - table: {rows: bang, columns: [{head: Mục, cell: \"{muc}\", width: 100}]}\n"

enum { HO_TEN, NGAY, SO, GIOI_TINH, NOP, CAN_CU, NOI, DON_VI, BANG, MUC };

static const bm_form *load(kit *k)
{
    kit_put("forms/vd/gia-tri.yaml", FORM);
    bm_env *env = kit_open(k->ds, "forms");
    bm_env_close(k->env);
    k->env = env;
    const bm_form *form = bm_form_load(env, "vd/gia-tri", k->ds);
    for (size_t i = 0; !form && i < bm_diags_count(k->ds); i++)
        print_error("%s\n", bm_diags_at(k->ds, i)->message[BM_LANG_EN]);
    assert_non_null(form);
    return form;
}

static void expect(bm_data *data, const bm_form *form, size_t field, const char *text)
{
    assert_string_equal(bm_data_value(data, form, field), text);
}

static void a_value_is_tidied_as_bm_check_does(void **state)
{
    kit *k = *state;
    static const struct {
        const char *field;
        size_t at;
        const char *given, *text;
    } cases[] = {
        {"ho_ten", HO_TEN, "  Đặng  Thị Bưởi ", "Đặng Thị Bưởi"},
        {"ngay", NGAY, "1990-05-12", "12/05/1990"},
        {"ngay", NGAY, "5.1.2024", "05/01/2024"},
        {"so", SO, "1079012345", "001079012345"},
        {"so", SO, "001 079 012 345", "001079012345"},
        {"gioi_tinh", GIOI_TINH, "NỮ", "Nữ"},
        {"nop", NOP, "x", "có"},
        {"nop", NOP, "không", "không"},
        {"noi", NOI, "Huế", "Huế"},
    };
    const bm_form *form = load(k);
    bm_data *data = bm_data_new(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_data_clear(data);
        assert_int_equal(
            bm_data_set(data, cases[i].field, cases[i].given, strlen(cases[i].given), k->ds), 0);
        expect(data, form, cases[i].at, cases[i].text);
    }
    bm_data_free(data);
}

static void what_is_wrong_is_as_it_stands(void **state)
{
    kit *k = *state;
    const bm_form *form = load(k);
    bm_data *data = bm_data_new(NULL);
    assert_int_equal(bm_data_set(data, "ngay", "31/02/2024", 10, k->ds), 0);
    assert_int_equal(bm_data_set(data, "gioi_tinh", "Khác?", strlen("Khác?"), k->ds), 0);
    for (int again = 0; again < 200; again++) { /* more messages than a list holds */
        expect(data, form, NGAY, "31/02/2024");
        expect(data, form, GIOI_TINH, "Khác?");
    }
    assert_int_equal(bm_diags_count(k->ds), 0);
    bm_data_free(data);
}

static void what_is_missing_comes_from_the_profile_or_the_default(void **state)
{
    kit *k = *state;
    const bm_form *form = load(k);
    kit_put("office.yaml", "profile:\n  don_vi: Sở  Thử nghiệm\n  ho_ten: Trần Văn Mẫu\n");
    bm_data *profile = bm_profile_read(k->env, "office.yaml", k->ds);
    assert_non_null(profile);
    bm_data *data = bm_data_new(NULL);
    bm_data_set_profile(data, profile);
    assert_int_equal(bm_data_set(data, "ho_ten", "Lý Thị Na", strlen("Lý Thị Na"), k->ds), 0);
    assert_int_equal(bm_data_set(data, "don_vi", " ", 1, k->ds), 0);
    expect(data, form, HO_TEN, "Lý Thị Na");
    expect(data, form, DON_VI, "Sở Thử nghiệm");
    expect(data, form, NOI, "Hà Nội");
    expect(data, form, NGAY, "");
    bm_data_free(data);
    bm_data_free(profile);
}

static void a_list_is_one_text_and_a_table_none(void **state)
{
    kit *k = *state;
    const bm_form *form = load(k);
    bm_data *data = bm_data_new(NULL);
    assert_int_equal(bm_data_set_cell(data, "can_cu", 0, NULL, "Luật A", strlen("Luật A"), k->ds),
                     0);
    assert_int_equal(bm_data_set_cell(data, "can_cu", 1, NULL, "Luật B", strlen("Luật B"), k->ds),
                     0);
    assert_int_equal(bm_data_set_cell(data, "bang", 0, "muc", "x", 1, k->ds), 0);
    expect(data, form, CAN_CU, "Luật A, Luật B");
    expect(data, form, BANG, "");
    expect(data, form, MUC, "");
    expect(data, form, 1000, "");
    bm_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_value_is_tidied_as_bm_check_does, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_as_it_stands, kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(what_is_missing_comes_from_the_profile_or_the_default,
                                        kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(a_list_is_one_text_and_a_table_none, kit_set_up,
                                        kit_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
