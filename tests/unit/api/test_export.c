/* Lists for other systems, through bieumau.h. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../sheet/package_case.h"
#include "kit.h"

#define FORM                                                                                     \
    "id: vd/ds\nnumber: Mẫu 2\ntitle: Danh sách\nsource: Nguồn thử\nwording: verbatim\n"  \
    "fields:\n"                                                                                  \
    "  tren: {label: Cấp trên, type: text, case: upper}\n"                                    \
    "  co_quan: {label: Cơ quan, type: text, case: upper, required: true}\n"                    \
    "  can: {label: Cần mà không ở trong danh sách, type: text, required: true}\n"        \
    "  cach: {label: Cách, type: choice, options: [Thiết bị, Tập trung]}\n"               \
    "  ds:\n    label: Danh sách\n    type: rows\n    columns:\n"                               \
    "      ten: {label: Tên, type: person, case: upper, required: true}\n"                      \
    "      sinh: {label: Ngày sinh, type: date}\n"                                              \
    "      so: {label: Số, type: identity}\n"                                                  \
    "      cap: {label: Ngày cấp, type: date}\n"                                              \
    "      noi: {label: Nơi cấp, type: issuing_authority}\n"                                  \
    "      thu: {label: Thư, type: official_email}\n"                                           \
    "      co_quan: {label: Đơn vị, type: text}\n"                                           \
    "      tinh: {label: Tỉnh, type: province}\n"                                              \
    "      chuc_vu: {label: Chức vụ, type: text}\n"                                          \
    "      sim: {label: SIM, type: sim_pki}\n"                                                   \
    "export:\n  vgca:\n"                                                                         \
    "    ho_ten: ds.ten\n    ngay_sinh: ds.sinh\n    so_dinh_danh: ds.so\n    noi_cap: ds.noi\n" \
    "    ngay_cap: ds.cap\n    thu_dien_tu: ds.thu\n    to_chuc: [tren, co_quan, ds.co_quan]\n"  \
    "    tinh: ds.tinh\n    chuc_vu: ds.chuc_vu\n    sim_pki: ds.sim\n"                          \
    "    tap_trung: {cach: Tập trung}\n"                                                       \
    "body:\n  - line: \"{can}\"\n"                                                               \
    "  - table: {rows: ds, columns: [{head: T, cell: \"{ten}\", width: 100}]}\n"

#define PERSON(more)                                                                              \
    "    - {ten: Lê Thị Thí Dụ, sinh: 5/1/1985, so: '004185000001', cap: 2021-05-25, noi: " \
    "CCSQLHCVTTXH, thu: a@vidu.gov.vn, tinh: Cao Bằng, chuc_vu: Văn thư" more "}\n"
#define PLAIN "form: vd/ds\ndata:\n  co_quan: Sở Ví dụ\n  ds:\n"

#define HEADS_END "RSSP là ký số tập trung\"\r\n"

typedef struct {
    kit *k;
    bm_export *e;
} list;

static void open_list(list *l, void **state)
{
    l->k = *state;
    kit_put("forms/vd/ds.yaml", FORM);
    bm_env_close(l->k->env);
    l->k->env = kit_open(l->k->ds, "forms");
    l->e = bm_export_open(l->k->env, "vgca", "csv", l->k->ds);
    assert_non_null(l->e);
    kit_reported(l->k, "S087");
}

static int add(list *l, const char *yaml)
{
    bm_data *data = kit_data(l->k, yaml);
    assert_non_null(data);
    const bm_form *form = bm_form_load_for(l->k->env, data, l->k->ds);
    assert_non_null(form);
    int status = bm_export_add(l->e, form, data, l->k->ds);
    bm_data_free(data);
    return status;
}

/* What stands below the heads; ends the list. */
static void assert_rows(list *l, const char *rows)
{
    bm_buf bytes = {0};
    const bm_sink sink = {package_add, &bytes};
    assert_int_equal(bm_export_finish(l->e, &sink, l->k->ds), 0);
    bm_buf_add_byte(&bytes, 0);
    const char *below = strstr(bytes.ptr, HEADS_END);
    assert_non_null(below);
    assert_string_equal(below + strlen(HEADS_END), rows);
    bm_buf_free(&bytes);
    bm_export_free(l->e);
}

static void each_row_of_the_table_is_a_row_of_the_list(void **state)
{
    list l;
    open_list(&l, state);
    assert_int_equal(add(&l, PLAIN PERSON(", sim: viettel/CS, co_quan: Phòng Hai") PERSON("")), 0);
    kit_reported(l.k, "D030");
    assert_rows(
        &l,
        "\"1\",\"Lê Thị Thí Dụ\",\"05/01/1985\",\"004185000001\",\"CCSQLHCVTTXH\",\"25/05/2021\","
        "\"a@vidu.gov.vn\",\"Sở Ví dụ\",\"Phòng Hai\",\"\",\"\",\"Cao Bằng\",\"Cao Bằng\",\"Văn "
        "thư\","
        "\"\",\"\",\"Viettel\",\"X\",\"SIM\"\r\n"
        "\"2\",\"Lê Thị Thí Dụ\",\"05/01/1985\",\"004185000001\",\"CCSQLHCVTTXH\",\"25/05/2021\","
        "\"a@vidu.gov.vn\",\"Sở Ví dụ\",\"\",\"\",\"\",\"Cao Bằng\",\"Cao Bằng\",\"Văn "
        "thư\",\"\",\"\","
        "\"\",\"\",\"\"\r\n");
}

/* Only `ten` is required by the form; `can` by the form alone. */
static void what_the_list_must_have_is_asked_for_and_nothing_else(void **state)
{
    list l;
    open_list(&l, state);
    assert_int_equal(add(&l, "form: vd/ds\ndata:\n  ds:\n    - {ten: Lê Thị Thí Dụ}\n"), -1);
    /* birth, number, issued, mail, offices, province, position */
    kit_reported(l.k, "S082 S082 S082 S082 S082 S089 S082");
    assert_int_equal(add(&l, PLAIN PERSON(", sim: Viettell")), -1);
    kit_reported(l.k, "D050");
    assert_int_equal(add(&l, PLAIN PERSON("")), 0);
    kit_reported(l.k, "");
    assert_int_equal(bm_export_finish(l.e, &(bm_sink){package_refuse, NULL}, l.k->ds), -1);
    kit_reported(l.k, "O005");
    bm_export_free(l.e);
}

static void nothing_of_a_wrong_document_is_in_the_list(void **state)
{
    list l;
    open_list(&l, state);
    assert_int_equal(add(&l, PLAIN PERSON("") "    - {ten: Lê Văn Ví Dụ}\n"), -1);
    assert_int_equal(bm_export_finish(l.e, &(bm_sink){package_refuse, NULL}, l.k->ds), -1);
    bm_diags_clear(l.k->ds);
    assert_int_equal(bm_export_finish(l.e, &(bm_sink){package_refuse, NULL}, l.k->ds), -1);
    kit_reported(l.k, "S085");
    bm_export_free(l.e);
}

static void an_authority_without_a_code_is_not_guessed(void **state)
{
    list l;
    open_list(&l, state);
    static const char data[] = PLAIN "    - {ten: Lê Thị Thí Dụ, sinh: 5/1/1985, so: "
                                     "'004185000001', cap: 25/05/2025, noi: Bộ Công an, "
                                     "thu: a@vidu.gov.vn, tinh: Cao Bằng, chuc_vu: Văn thư}\n";
    assert_int_equal(add(&l, data), 0);
    kit_reported(l.k, "S083");
    assert_int_equal(bm_export_set(l.e, "noi_cap", "ccsqlhcvttxh", l.k->ds), 0);
    assert_int_equal(add(&l, data), 0);
    kit_reported(l.k, "");
    assert_rows(
        &l,
        "\"1\",\"Lê Thị Thí "
        "Dụ\",\"05/01/1985\",\"004185000001\",\"\",\"25/05/2025\",\"a@vidu.gov.vn\","
        "\"Sở Ví dụ\",\"\",\"\",\"\",\"Cao Bằng\",\"Cao Bằng\",\"Văn "
        "thư\",\"\",\"\",\"\",\"\",\"\"\r\n"
        "\"2\",\"Lê Thị Thí Dụ\",\"05/01/1985\",\"004185000001\",\"CCSQLHCVTTXH\",\"25/05/2025\","
        "\"a@vidu.gov.vn\",\"Sở Ví dụ\",\"\",\"\",\"\",\"Cao Bằng\",\"Cao Bằng\",\"Văn "
        "thư\",\"\",\"\",\"\","
        "\"\",\"\"\r\n");
}

static void other_papers_than_the_personal_number_are_refused(void **state)
{
    list l;
    open_list(&l, state);
    assert_int_equal(
        add(&l, PLAIN
            "    - {ten: Lê Thị Thí Dụ, sinh: 5/1/1985, so: '123456789', cap: 25/05/2015, thu: "
            "a@vidu.gov.vn, tinh: Cao Bằng, chuc_vu: Văn thư}\n"),
        -1);
    kit_reported(l.k, "S086");
    bm_export_free(l.e);
}

static void offices_stand_from_the_top_down_without_repetition(void **state)
{
    list l;
    open_list(&l, state);
    assert_int_equal(
        add(&l,
            "form: vd/ds\ndata:\n  tren: UBND tỉnh Ví Dụ\n  co_quan: Sở Hoà\n  cach: Tập trung\n"
            "  ds:\n" PERSON(", co_quan: SỞ HÒA")),
        0);
    kit_reported(l.k, "");
    assert_rows(
        &l,
        "\"1\",\"Lê Thị Thí Dụ\",\"05/01/1985\",\"004185000001\",\"CCSQLHCVTTXH\",\"25/05/2021\","
        "\"a@vidu.gov.vn\",\"UBND tỉnh Ví Dụ\",\"Sở Hoà\",\"\",\"\",\"Cao Bằng\",\"Cao "
        "Bằng\",\"Văn thư\","
        "\"\",\"\",\"\",\"\",\"RSSP\"\r\n");
}

static void a_sim_needs_its_operator(void **state)
{
    list l;
    open_list(&l, state);
    assert_int_equal(bm_export_set(l.e, "thiet_bi", "sim", l.k->ds), 0);
    assert_int_equal(add(&l, PLAIN PERSON("")), -1);
    kit_reported(l.k, "S089");
    assert_int_equal(bm_export_set(l.e, "nha_mang", "Vinaphone", l.k->ds), 0);
    assert_int_equal(add(&l, PLAIN PERSON("")), 0);
    kit_reported(l.k, "");
    bm_export_free(l.e);
}

static void what_can_be_set_is_known(void **state)
{
    list l;
    open_list(&l, state);
    assert_int_equal(bm_export_set(l.e, "tin", "x", l.k->ds), -1);
    assert_int_equal(bm_export_set(l.e, "tinh", "Nơi nào đó", l.k->ds), -1);
    assert_int_equal(bm_export_set(l.e, "thiet_bi", "USB", l.k->ds), -1);
    assert_int_equal(bm_export_set(l.e, "tinh", "\xFF", l.k->ds), -1);
    kit_reported(l.k, "S088 S088 S088 I001");
    assert_int_equal(bm_export_set(l.e, "tinh", "tp. hà nội", l.k->ds), 0);
    bm_export_free(l.e);
}

static void a_form_that_has_not_the_columns_is_refused(void **state)
{
    list l;
    open_list(&l, state);
    assert_int_equal(add(&l, "form: vd/mot\ndata: {ho_ten: Lê}\n"), -1);
    assert_non_null(strstr(bm_diags_at(l.k->ds, 0)->hint[BM_LANG_VI], "vd/ds"));
    kit_reported(l.k, "S081");
    assert_int_equal(add(&l, "form: vd/ds\nblank: true\n"), 0);
    assert_int_equal(bm_export_finish(l.e, &(bm_sink){package_refuse, NULL}, l.k->ds), -1);
    kit_reported(l.k, "S085");
    bm_export_free(l.e);
}

static void lists_and_formats_are_known(void **state)
{
    kit *k = *state;
    bm_export_info info;
    assert_int_equal(bm_export_at(0, &info), 0);
    assert_string_equal(info.name, "vgca");
    assert_int_equal(bm_export_at(1, &info), -1);
    assert_null(bm_export_open(k->env, "vgcb", "csv", k->ds));
    assert_null(bm_export_open(k->env, "vgca", "pdf", k->ds));
    kit_reported(k, "S084 O003");
    bm_export_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(each_row_of_the_table_is_a_row_of_the_list),
        KIT_TEST(what_the_list_must_have_is_asked_for_and_nothing_else),
        KIT_TEST(nothing_of_a_wrong_document_is_in_the_list),
        KIT_TEST(an_authority_without_a_code_is_not_guessed),
        KIT_TEST(other_papers_than_the_personal_number_are_refused),
        KIT_TEST(offices_stand_from_the_top_down_without_repetition),
        KIT_TEST(a_sim_needs_its_operator),
        KIT_TEST(what_can_be_set_is_known),
        KIT_TEST(a_form_that_has_not_the_columns_is_refused),
        KIT_TEST(lists_and_formats_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
