/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

#include "api/data.h"

static int set(kit *k, bm_data *data, const char *field, const char *value)
{
    return bm_data_set(data, field, value, strlen(value), k->ds);
}

static int set_cell(kit *k, bm_data *data, const char *field, size_t row, const char *column,
                    const char *value)
{
    return bm_data_set_cell(data, field, row, column, value, strlen(value), k->ds);
}

static const char *text_of(const bm_data *data, const char *field)
{
    const bm_value *v = bm_value_lookup(bm_data_fields(data), field);
    return v && v->kind == BM_VALUE_SCALAR ? v->text.ptr : NULL;
}

static const char *cell_of(const bm_data *data, const char *field, size_t row, const char *column)
{
    const bm_value *rows = bm_value_lookup(bm_data_fields(data), field);
    if (!rows || rows->kind != BM_VALUE_LIST || row >= rows->n)
        return NULL;
    const bm_value *v = bm_value_lookup(rows->items[row], column);
    return v ? v->text.ptr : NULL;
}

static void the_outer_level_is_form_and_data(void **state)
{
    kit *k = *state;
    static const struct {
        const char *text, *codes;
    } cases[] = {
        {"form: vd/mot\ndata: {ho_ten: A}\n", ""},
        {"data: {ho_ten: A}\n", ""},
        {"form: vd/mot\ndata:\n", ""},
        {"form:\ndata: {}\n", ""},
        {"<bieumau form=\"vd/mot\"><ho_ten>A</ho_ten></bieumau>", ""},
        {"<bieumau form=\"vd/mot\"/>", ""},
        {"{\"form\": \"vd/mot\", \"data\": {}}", ""},
        {"form: vd/mot\n", "D001"},
        {"- a\n", "D001"},
        {"ho_ten\n", "D001"},
        {"form: vd/mot\ndata: [a]\n", "D001"},
        {"form: vd/mot\ndata: chữ\n", "D001"},
        {"form: [vd/mot]\ndata: {}\n", "D007"},
        {"form: vd/mot\nho_ten: A\nngay: B\n", "D002 D002"},
        {"form: vd/mot\ndata: {}\nextra: 1\n", "D002"},
        {"", "I011"},
        {"form: vd/mot\nblank: true\n", ""},
        {"form: vd/mot\nblank: true\ndata:\n", ""},
        {"form: vd/mot\nblank: false\n", "D001"},
        {"form: vd/mot\nblank: true\ndata: {ho_ten: A}\n", "D070"},
        {"form: vd/mot\nblank: maybe\n", "D014"},
        {"form: vd/mot\nblank: [true]\n", "D007"},
        {"{\"form\": \"vd/mot\", \"blank\": true}", ""},
        {"<bieumau form=\"vd/mot\" blank=\"true\"/>", ""},
        {"<bieumau blank=\"true\"><ho_ten>A</ho_ten></bieumau>", ""},
        {"<bieumau blank=\"true\"><a><option chosen=\"true\"/></a></bieumau>", "D084"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_data *data = kit_data(k, cases[i].text);
        assert_int_equal(data == NULL, *cases[i].codes != 0);
        kit_reported(k, cases[i].codes);
        bm_data_free(data);
    }
}

static void the_blank_form_is_blank_until_a_value_is_set(void **state)
{
    kit *k = *state;
    static const char *const texts[] = {"form: vd/mot\nblank: true\n",
                                        "{\"blank\": true, \"form\": \"vd/mot\"}",
                                        "<bieumau blank=\"true\" form=\"vd/mot\"/>"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bm_data *data = kit_data(k, texts[i]);
        assert_true(bm_data_is_blank(data));
        assert_string_equal(bm_data_form_id(data), "vd/mot");
        assert_int_equal(set(k, data, "ho_ten", "An"), 0);
        assert_false(bm_data_is_blank(data));
        bm_data_free(data);
    }
    bm_data *data = kit_data(k, "form: vd/mot\nblank: không\ndata: {}\n");
    assert_false(bm_data_is_blank(data));
    bm_data_free(data);
}

/* The data part of a blank DOCX file, as it was made and as somebody filled it in. */
static void a_blank_in_xml_is_blank_until_something_is_filled_in(void **state)
{
    kit *k = *state;
    kit_put(
        "forms/vd/bon.yaml",
        "id: vd/bon\nnumber: Mẫu 4\ntitle: Đơn\nsource: Nguồn\nwording: verbatim\n"
        "fields:\n"
        "  ten: {label: a, type: text, required: true}\n"
        "  gui: {label: a, type: text, default: Cục A}\n"
        "  noi: {label: a, type: list, default: [Như trên, Lưu]}\n"
        "  co: {label: a, type: flag}\n"
        "  bang: {label: a, type: rows, columns: {x: {label: a, type: text}, y: {label: a, "
        "type: flag}}}\n"
        "body:\n  - title: \"{ten} {gui} {co}\"\n  - paragraph: \"{noi}\"\n"
        "  - table: {rows: bang, columns: [{head: a, cell: \"{x}\", width: 50}, {head: b, cell: "
        "\"{y}\", width: 50}]}\n");
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    const bm_form *form = bm_form_load(k->env, "vd/bon", k->ds);
    kit_reported(k, "");
    static const struct {
        const char *fields;
        bool blank, blank_of;
    } cases[] = {
        {"<ten/><co>false</co><bang><x/><y>false</y></bang><bang/>", true, true},
        {"<ten/><co>0</co>", true, true},
        {"<ten/><gui>Cục A</gui><noi>Như trên</noi><noi>Lưu</noi><co>false</co>", false, true},
        {"<ten/><gui>Cục B</gui>", false, false},
        {"<ten/><noi>Như trên</noi>", false, false},
        {"<ten>false positive</ten>", false, false},
        {"<co>true</co>", false, false},
        {"<bang><x/><y>1</y></bang>", false, false},
        {"<la>x</la>", false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[400];
        (void)snprintf(text, sizeof text, "<bieumau form=\"vd/bon\" blank=\"true\">%s</bieumau>",
                       cases[i].fields);
        bm_data *data = kit_data(k, text);
        assert_non_null(data);
        assert_int_equal(bm_data_is_blank(data), cases[i].blank);
        assert_int_equal(bm_data_is_blank_of(data, form), cases[i].blank_of);
        /* a blank asks for nothing, what is filled in asks for the rest */
        int status = bm_check(k->env, form, data, k->ds);
        assert_int_equal(status, cases[i].blank_of ? 0 : -1 + (strstr(text, "<ten>") != NULL));
        bm_diags_clear(k->ds);
        bm_data_free(data);
    }
}

static void faults_of_the_outer_level_have_their_place(void **state)
{
    kit *k = *state;
    assert_null(kit_data(k, "form: vd/mot\ndata: {}\nextra: 1\n"));
    const bm_diag *d = bm_diags_at(k->ds, 0);
    assert_string_equal(d->file, "don.yaml");
    assert_int_equal(d->line, 3);
    assert_int_equal(d->col, 1);
    assert_string_equal(d->source_line, "extra: 1");
}

static void the_bytes_are_copied(void **state)
{
    kit *k = *state;
    char text[] = "form: vd/mot\ndata: {ho_ten: An}\n";
    bm_data *data = bm_data_parse(k->env, text, strlen(text), "x", BM_INPUT_YAML, k->ds);
    assert_non_null(data);
    memset(text, '#', sizeof text - 1);
    assert_string_equal(bm_data_form_id(data), "vd/mot");
    assert_string_equal(text_of(data, "ho_ten"), "An");
    bm_data_free(data);
}

static void a_file_is_read_and_one_that_is_not_there_is_told(void **state)
{
    kit *k = *state;
    kit_put("don.yaml", "form: vd/mot\ndata: {ho_ten: An}\n");
    bm_data *data = bm_data_read(k->env, "don.yaml", BM_INPUT_AUTO, k->ds);
    assert_non_null(data);
    assert_string_equal(text_of(data, "ho_ten"), "An");
    bm_data_free(data);
    assert_null(bm_data_read(k->env, "none.yaml", BM_INPUT_AUTO, k->ds));
    kit_reported(k, "E005");
}

static void input_over_the_limit_is_refused(void **state)
{
    kit *k = *state;
    size_t n = 4 * 1024 * 1024 + 1;
    char *bytes = malloc(n);
    assert_non_null(bytes);
    memset(bytes, ' ', n);
    assert_null(bm_data_parse(k->env, bytes, n, "x", BM_INPUT_AUTO, k->ds));
    kit_reported(k, "I002");
    free(bytes);
}

static void values_set_are_normalised(void **state)
{
    kit *k = *state;
    bm_data *data = bm_data_new("vd/mot");
    assert_string_equal(bm_data_form_id(data), "vd/mot");
    assert_int_equal(set(k, data, "ho_ten", "Nguye\xCC\x82\xCC\x83n"), 0);
    assert_string_equal(text_of(data, "ho_ten"), "Nguyễn");
    assert_int_equal(bm_data_set(data, "ngay", NULL, 0, k->ds), 0);
    assert_string_equal(text_of(data, "ngay"), "");
    assert_int_equal(bm_data_set(data, "ngay", "05/01/2024xxx", 10, k->ds), 0);
    assert_string_equal(text_of(data, "ngay"), "05/01/2024");
    kit_reported(k, "");
    bm_data_free(data);
}

static void setting_a_field_again_replaces_it(void **state)
{
    kit *k = *state;
    bm_data *data = bm_data_new("vd/mot");
    assert_int_equal(set(k, data, "ho_ten", "A"), 0);
    assert_int_equal(set(k, data, "ngay", "N"), 0);
    assert_int_equal(set(k, data, "ho_ten", "B"), 0);
    assert_string_equal(text_of(data, "ho_ten"), "B");
    assert_int_equal(bm_data_fields(data)->n, 2);
    bm_data_free(data);
}

static void many_fields_can_be_set(void **state)
{
    kit *k = *state;
    char name[16];
    bm_data *data = bm_data_new("vd/mot");
    for (int i = 0; i < 300; i++) {
        (void)snprintf(name, sizeof name, "f%d", i);
        assert_int_equal(set(k, data, name, name), 0);
    }
    assert_int_equal(bm_data_fields(data)->n, 300);
    assert_string_equal(text_of(data, "f0"), "f0");
    assert_string_equal(text_of(data, "f299"), "f299");
    bm_data_free(data);
}

static void wrong_bytes_are_refused_with_the_field(void **state)
{
    kit *k = *state;
    bm_data *data = bm_data_new("vd/mot");
    assert_int_equal(set(k, data, "ho_ten", "ab\xFF"), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->path, "ho_ten");
    assert_string_equal(bm_diags_at(k->ds, 0)->message[BM_LANG_EN],
                        "byte 3 is not valid UTF-8 (0xFF)");
    kit_reported(k, "I001");
    assert_int_equal(set(k, data, "\xFF", "a"), -1);
    kit_reported(k, "I001");
    assert_int_equal(set_cell(k, data, "bang", 0, "\xE1\xBB", "a"), -1);
    kit_reported(k, "I001");
    assert_int_equal(set_cell(k, data, "bang", 0, "muc", "\xE1\xBB"), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->path, "bang[1].muc");
    kit_reported(k, "I001");
    assert_null(bm_data_fields(data));
    bm_data_free(data);
}

static void a_value_over_the_limit_is_refused(void **state)
{
    kit *k = *state;
    size_t n = 256 * 1024 + 1;
    char *bytes = malloc(n);
    assert_non_null(bytes);
    memset(bytes, 'a', n);
    bm_data *data = bm_data_new("vd/mot");
    assert_int_equal(bm_data_set(data, "ho_ten", bytes, n, k->ds), -1);
    kit_reported(k, "I005");
    assert_int_equal(bm_data_set(data, "ho_ten", bytes, n - 1, k->ds), 0);
    bm_data_free(data);
    free(bytes);
}

static void rows_are_set_in_order(void **state)
{
    kit *k = *state;
    bm_data *data = bm_data_new("vd/mot");
    assert_int_equal(set_cell(k, data, "bang", 1, "muc", "x"), -1);
    kit_reported(k, "D024");
    for (size_t i = 0; i < 40; i++) {
        assert_int_equal(set_cell(k, data, "bang", i, "muc", i % 2 ? "lẻ" : "chẵn"), 0);
        assert_int_equal(set_cell(k, data, "bang", i, "moi", "m"), 0);
    }
    assert_int_equal(set_cell(k, data, "bang", 3, "muc", "sửa"), 0);
    assert_string_equal(cell_of(data, "bang", 0, "muc"), "chẵn");
    assert_string_equal(cell_of(data, "bang", 3, "muc"), "sửa");
    assert_string_equal(cell_of(data, "bang", 39, "moi"), "m");
    assert_null(cell_of(data, "bang", 40, "muc"));
    assert_int_equal(set_cell(k, data, "bang", 41, "muc", "x"), -1);
    kit_reported(k, "D024");
    assert_int_equal(set_cell(k, data, "bang", 5000, "muc", "x"), -1);
    kit_reported(k, "D009");
    bm_data_free(data);
}

static void values_can_be_set_on_top_of_a_file(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(
        k, "form: vd/mot\ndata:\n  ho_ten: A\n  bang:\n    - {muc: một}\n    - {muc: hai}\n");
    assert_non_null(data);
    assert_int_equal(set(k, data, "ho_ten", "B"), 0);
    assert_int_equal(set(k, data, "ngay", "05/01/2024"), 0);
    assert_int_equal(set_cell(k, data, "bang", 1, "muc", "HAI"), 0);
    assert_int_equal(set_cell(k, data, "bang", 2, "muc", "ba"), 0);
    assert_string_equal(text_of(data, "ho_ten"), "B");
    assert_string_equal(text_of(data, "ngay"), "05/01/2024");
    assert_string_equal(cell_of(data, "bang", 0, "muc"), "một");
    assert_string_equal(cell_of(data, "bang", 1, "muc"), "HAI");
    assert_string_equal(cell_of(data, "bang", 2, "muc"), "ba");
    bm_data_free(data);
}

static void a_single_row_of_xml_is_the_first_of_the_table(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(k, "<bieumau form=\"vd/mot\"><bang><muc>một</muc></bang></bieumau>");
    assert_non_null(data);
    assert_int_equal(set_cell(k, data, "bang", 1, "muc", "hai"), 0);
    assert_string_equal(cell_of(data, "bang", 0, "muc"), "một");
    assert_string_equal(cell_of(data, "bang", 1, "muc"), "hai");
    bm_data_free(data);
}

static void clearing_keeps_the_form_and_forgets_the_values(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {ho_ten: A}\n");
    assert_non_null(data);
    for (int round = 0; round < 3; round++) {
        assert_int_equal(set(k, data, "ngay", "x"), 0);
        assert_int_equal(set_cell(k, data, "bang", 0, "muc", "m"), 0);
        bm_data_clear(data);
        assert_string_equal(bm_data_form_id(data), "vd/mot");
        assert_null(bm_data_fields(data));
        assert_int_equal(bm_data_form_pos(data)->line, 0);
    }
    assert_int_equal(set(k, data, "ho_ten", "C"), 0);
    assert_int_equal(bm_data_fields(data)->n, 1);
    bm_data_free(data);
    bm_data_free(NULL);
}

static const char *item_of(const bm_data *data, const char *field, size_t i)
{
    const bm_value *list = bm_value_lookup(bm_data_fields(data), field);
    return list && list->kind == BM_VALUE_LIST && i < list->n ? list->items[i]->text.ptr : NULL;
}

static void items_of_a_list_are_set_in_order(void **state)
{
    kit *k = *state;
    const char text[] = "form: vd/mot\ndata: {kinh_gui: Sở Một}\n";
    bm_data *data = bm_data_parse(k->env, text, strlen(text), "don", BM_INPUT_YAML, k->ds);
    assert_non_null(data);
    assert_int_equal(set_cell(k, data, "kinh_gui", 1, NULL, "Sở Hai"), 0);
    assert_string_equal(item_of(data, "kinh_gui", 0), "Sở Một");
    assert_int_equal(set_cell(k, data, "kinh_gui", 0, NULL, "Sở Khác"), 0);
    assert_string_equal(item_of(data, "kinh_gui", 0), "Sở Khác");
    assert_string_equal(item_of(data, "kinh_gui", 1), "Sở Hai");
    assert_int_equal(set_cell(k, data, "kinh_gui", 3, NULL, "Sở Bốn"), -1);
    kit_reported(k, "D024");
    bm_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(items_of_a_list_are_set_in_order),
        KIT_TEST(the_outer_level_is_form_and_data),
        KIT_TEST(the_blank_form_is_blank_until_a_value_is_set),
        KIT_TEST(a_blank_in_xml_is_blank_until_something_is_filled_in),
        KIT_TEST(faults_of_the_outer_level_have_their_place),
        KIT_TEST(the_bytes_are_copied),
        KIT_TEST(a_file_is_read_and_one_that_is_not_there_is_told),
        KIT_TEST(input_over_the_limit_is_refused),
        KIT_TEST(values_set_are_normalised),
        KIT_TEST(setting_a_field_again_replaces_it),
        KIT_TEST(many_fields_can_be_set),
        KIT_TEST(wrong_bytes_are_refused_with_the_field),
        KIT_TEST(a_value_over_the_limit_is_refused),
        KIT_TEST(rows_are_set_in_order),
        KIT_TEST(values_can_be_set_on_top_of_a_file),
        KIT_TEST(a_single_row_of_xml_is_the_first_of_the_table),
        KIT_TEST(clearing_keeps_the_form_and_forgets_the_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
