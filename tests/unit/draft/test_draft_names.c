/* Ids and types by labels. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "draft/draft_names.h"
#include "form_case.h"

static const char form_yaml[] =
    "id: vd/mau\nnumber: Mẫu 1\ntitle: Tên\nsource: Nguồn\nwording: draft\n"
    "fields:\n"
    "  ben_giao_dia_chi: {label: Địa chỉ bên giao, type: text}\n"
    "  dia_chi: {label: Địa chỉ, type: text}\n"
    "  so_tk: {label: Số tài khoản, type: integer}\n"
    "  ds: {label: Danh sách, type: rows, columns: {ma: {label: Mã cán bộ, type: phone}}}\n"
    "body:\n"
    "  - line: \"1. Địa chỉ liên lạc: {ben_giao_dia_chi}\"\n"
    "  - line: [\"Địa chỉ liên lạc (1): {dia_chi}\", \"số {so_tk}\"]\n"
    "  - table: {rows: ds, columns: [{head: X, cell: \"{ma}\", width: 100}]}\n";

typedef struct {
    form_case form;
    bm_arena *a;
    bm_draft_names *names;
} names_case;

static void open_case(names_case *c)
{
    form_case_open(&c->form, form_yaml);
    const bm_form *const forms[] = {c->form.form};
    c->a = bm_arena_new();
    c->names = bm_draft_names_new(c->a, forms, 1);
}

static void close_case(names_case *c)
{
    form_case_close(&c->form);
    bm_arena_free(c->a);
}

static void check(const char *label, const char *id, bm_field_type type, bool sure)
{
    names_case c;
    open_case(&c);
    bm_draft_name name = bm_draft_names_guess(c.names, bm_str_of(label));
    assert_string_equal(bm_arena_cstr(c.a, name.id), id);
    assert_int_equal(name.type, type);
    assert_int_equal(name.sure, sure);
    close_case(&c);
}

static void labels_of_the_catalogue_give_their_shortest_id(void **state)
{
    (void)state;
    check("Địa chỉ liên lạc", "dia_chi", BM_FIELD_TEXT, true);
    check("ĐỊA CHỈ LIÊN LẠC", "dia_chi", BM_FIELD_TEXT, true);
    check("Mã cán bộ", "ma", BM_FIELD_PHONE, true);
    check("số", "so", BM_FIELD_TEXT, true); /* says too little to be known */
}

static void types_follow_from_words(void **state)
{
    (void)state;
    check("Họ và tên", "ho_ten", BM_FIELD_PERSON, true);
    check("Họ và tên cha", "ho_va_ten_cha", BM_FIELD_PERSON, false);
    check("Sinh ngày", "ngay_sinh", BM_FIELD_DATE, true);
    check("Ngày bắt đầu", "ngay_bat_dau", BM_FIELD_DATE, false);
    check("làm việc từ ngày", "lam_viec_tu_ngay", BM_FIELD_DATE, false);
    check("Số ngày nghỉ", "so_ngay_nghi", BM_FIELD_TEXT, true);
    check("Số định danh cá nhân", "so_dinh_danh", BM_FIELD_IDENTITY, true);
    check("Hộ chiếu số", "ho_chieu_so", BM_FIELD_IDENTITY, false);
    check("Nơi cấp", "noi_cap", BM_FIELD_ISSUING_AUTHORITY, true);
    check("Mã số thuế", "ma_so_thue", BM_FIELD_TAX_CODE, true);
    check("Mã quan hệ ngân sách", "ma_quan_he_ngan_sach", BM_FIELD_BUDGET_CODE, true);
    check("Điện thoại", "dien_thoai", BM_FIELD_PHONE, true);
    check("Email", "thu_dien_tu", BM_FIELD_TEXT, true);
    check("Thư điện tử công vụ", "thu_dien_tu", BM_FIELD_OFFICIAL_EMAIL, true);
    check("Tỉnh/Thành phố", "tinh_thanh", BM_FIELD_PROVINCE, true);
    check("Nghề nghiệp", "nghe_nghiep", BM_FIELD_TEXT, true);
    check("", "muc", BM_FIELD_TEXT, true);
}

static void ids_are_taken_once(void **state)
{
    (void)state;
    names_case c;
    open_case(&c);
    static const struct {
        const char *id, *heading, *taken;
    } cases[] = {
        {"ho_ten", "", "ho_ten"},
        {"ho_ten", "2. Bên nhận:", "ben_nhan_ho_ten"},
        {"ho_ten", "2. Bên nhận:", "ho_ten_2"},
        {"ho_ten", "", "ho_ten_3"},
        {"mot_ma_rat_dai_den_bon_muoi_ky_tu_thi_phai_cat", "",
         "mot_ma_rat_dai_den_bon_muoi_ky_tu_thi_ph"},
        {"mot_ma_rat_dai_den_bon_muoi_ky_tu_thi_phai_cat", "A",
         "mot_ma_rat_dai_den_bon_muoi_ky_tu_thi_2"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            bm_draft_names_take(c.names, bm_str_of(cases[i].id), bm_str_of(cases[i].heading)).ptr,
            cases[i].taken);
    bm_draft_names_columns(c.names, true);
    assert_string_equal(bm_draft_names_take(c.names, bm_str_of("ho_ten"), bm_str_of("")).ptr,
                        "ho_ten");
    bm_draft_names_columns(c.names, false);
    close_case(&c);
}

static void whole_labels_are_known(void **state)
{
    (void)state;
    names_case c;
    open_case(&c);
    assert_true(bm_draft_names_knows(c.names, bm_str_of("Họ tên")));
    assert_true(bm_draft_names_knows(c.names, bm_str_of("Địa chỉ liên lạc")));
    assert_false(bm_draft_names_knows(c.names, bm_str_of("Nội dung")));
    assert_false(bm_draft_names_knows(c.names, bm_str_of("")));
    close_case(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_of_the_catalogue_give_their_shortest_id),
        cmocka_unit_test(types_follow_from_words),
        cmocka_unit_test(ids_are_taken_once),
        cmocka_unit_test(whole_labels_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
