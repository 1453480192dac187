/* Data in old encodings. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kit.h"

#include "api/data.h"

static bm_data *parse(kit *k, const char *text, bm_legacy legacy)
{
    return bm_data_parse_legacy(k->env, text, strlen(text), "don.yaml", BM_INPUT_AUTO, legacy,
                                k->ds);
}

static const char *text_of(const bm_data *data, const char *field)
{
    const bm_value *v = bm_value_lookup(bm_data_fields(data), field);
    return v && v->kind == BM_VALUE_SCALAR ? v->text.ptr : NULL;
}

static const bm_value *row_of(const bm_data *data, size_t i)
{
    const bm_value *rows = bm_value_lookup(bm_data_fields(data), "bang");
    return rows && rows->kind == BM_VALUE_LIST && i < rows->n ? rows->items[i] : NULL;
}

#define OLD                                     \
    "form: vd/mot\ndata:\n  ngay: 01/02/2024\n" \
    "  ho_ten: NguyÔn V¨n MÉu\n  bang:\n"    \
    "    - {muc: Cao}\n    - {muc: D\xC2\xAD¬ng ThÞ}\n"

static void an_old_encoding_is_refused_with_its_first_place(void **state)
{
    kit *k = *state;
    assert_null(kit_data(k, OLD));
    assert_int_equal(bm_diags_count(k->ds), 2);
    const bm_diag *d = bm_diags_at(k->ds, 0);
    assert_string_equal(d->code, "D060");
    assert_int_equal(d->line, 4);
    assert_string_equal(d->path, "ho_ten");
    assert_non_null(strstr(d->message[BM_LANG_VI], "TCVN3"));
    assert_non_null(strstr(d->message[BM_LANG_VI], "“NguyÔn V¨n MÉu”"));
    assert_non_null(strstr(d->message[BM_LANG_VI], "“Nguyễn Văn Mẫu”"));
    assert_non_null(strstr(d->hint[BM_LANG_VI], "--legacy tcvn3"));
    d = bm_diags_at(k->ds, 1);
    assert_string_equal(d->code, "D067");
    assert_non_null(strstr(d->message[BM_LANG_EN], "2"));
}

static void with_its_name_all_values_are_converted_and_counted(void **state)
{
    kit *k = *state;
    bm_data *data = parse(k, OLD, BM_LEGACY_TCVN3);
    assert_non_null(data);
    assert_string_equal(text_of(data, "ho_ten"), "Nguyễn Văn Mẫu");
    assert_string_equal(text_of(data, "ngay"), "01/02/2024");
    assert_string_equal(bm_value_lookup(row_of(data, 0), "muc")->text.ptr, "Cao");
    assert_string_equal(bm_value_lookup(row_of(data, 1), "muc")->text.ptr, "Dương Thị");
    assert_string_equal(bm_data_form_id(data), "vd/mot");
    const bm_diag *d = bm_diags_at(k->ds, 0);
    assert_int_equal(d->severity, BM_NOTE);
    assert_int_equal(d->line, 4);
    assert_non_null(strstr(d->message[BM_LANG_EN], "Unicode: 2, such"));
    kit_reported(k, "D062");
    bm_data_free(data);
}

static void names_of_fields_are_not_converted(void **state)
{
    kit *k = *state;
    bm_data *data = parse(k, "form: vd/mot\ndata: {hä: x}\n", BM_LEGACY_TCVN3);
    assert_string_equal(text_of(data, "hä"), "x");
    kit_reported(k, "D062");
    bm_data_free(data);
}

static void none_takes_the_text_as_it_stands(void **state)
{
    kit *k = *state;
    bm_data *data = parse(k, OLD, BM_LEGACY_NONE);
    assert_string_equal(text_of(data, "ho_ten"), "NguyÔn V¨n MÉu");
    kit_reported(k, "");
    bm_data_free(data);
}

static void values_in_unicode_are_left_with_a_warning(void **state)
{
    kit *k = *state;
    static const char mixed[] =
        "form: vd/mot\ndata:\n  ho_ten: NguyÔn V¨n\n  bang: [{muc: Hà Nội}]\n";
    bm_data *data = parse(k, mixed, BM_LEGACY_TCVN3);
    assert_string_equal(text_of(data, "ho_ten"), "Nguyễn Văn");
    assert_string_equal(bm_value_lookup(row_of(data, 0), "muc")->text.ptr, "Hà Nội");
    assert_string_equal(bm_diags_at(k->ds, 1)->path, "bang[1].muc");
    kit_reported(k, "D062 D065");
    bm_data_free(data);
    bm_diags_set_strict(k->ds, true);
    assert_null(parse(k, mixed, BM_LEGACY_TCVN3));
    kit_reported(k, "D062 D065");
}

static void unicode_is_not_suspected(void **state)
{
    kit *k = *state;
    bm_data *data = kit_data(k, "form: vd/mot\ndata: {ho_ten: Hoà, bang: [{muc: Y Blĭm Êban}]}\n");
    assert_non_null(data);
    kit_reported(k, "");
    bm_data_free(data);
}

static void utf8_read_as_windows_1252_is_refused(void **state)
{
    kit *k = *state;
    assert_null(kit_data(k, "form: vd/mot\ndata:\n  ho_ten: Nguyá»…n Máº«u\n"));
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_VI], "“Nguyễn Mẫu”"));
    kit_reported(k, "D061");
    assert_null(kit_data(k, "form: vd/mot\ndata:\n  ho_ten: Äáº·ng Máº«u\n"));
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_VI], "1 chữ đã mất"));
    kit_reported(k, "D061");
}

/* VISCII has letters among the control characters, and at bytes that Windows-1252 lacks. */
static void bytes_of_a_file_are_read(void **state)
{
    kit *k = *state;
    static const char bytes[] = "form: vd/mot\ndata:\n  ho_ten: Nguy\xADn V\xE5n \x02M\x8FI \x9D\n";
    assert_null(kit_data(k, bytes));
    kit_reported(k, "I001 D066");
    bm_data *data = parse(k, bytes, BM_LEGACY_VISCII);
    assert_non_null(data);
    assert_string_equal(text_of(data, "ho_ten"), "Nguyễn Văn ẲMỐI Ũ");
    kit_reported(k, "D062");
    bm_data_free(data);
    kit_put("don.yaml", bytes);
    data = bm_data_read_legacy(k->env, "don.yaml", BM_INPUT_AUTO, BM_LEGACY_VISCII, k->ds);
    assert_string_equal(text_of(data, "ho_ten"), "Nguyễn Văn ẲMỐI Ũ");
    bm_data_free(data);
}

static void positions_count_the_characters_of_the_file(void **state)
{
    kit *k = *state;
    bm_data *data =
        parse(k, "form: vd/mot\ndata: {ho_ten: \"NguyÔn\", ngay: 99}\n", BM_LEGACY_TCVN3);
    const bm_form *form = bm_form_load_for(k->env, data, k->ds);
    bm_diags_clear(k->ds);
    assert_int_equal(bm_check(k->env, form, data, k->ds), -1);
    assert_int_equal(bm_diags_at(k->ds, 0)->col, 32);
    kit_reported(k, "D010");
    bm_data_free(data);
}

/* Values that bm_data_set gives afterwards are Unicode. */
static void converted_data_can_be_changed(void **state)
{
    kit *k = *state;
    bm_data *data = parse(k, OLD, BM_LEGACY_TCVN3);
    assert_int_equal(bm_data_set(data, "ho_ten", "Trần", strlen("Trần"), k->ds), 0);
    assert_int_equal(bm_data_set_cell(data, "bang", 1, "muc", "Lê", strlen("Lê"), k->ds), 0);
    assert_string_equal(text_of(data, "ho_ten"), "Trần");
    assert_string_equal(bm_value_lookup(row_of(data, 1), "muc")->text.ptr, "Lê");
    bm_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(an_old_encoding_is_refused_with_its_first_place),
        KIT_TEST(with_its_name_all_values_are_converted_and_counted),
        KIT_TEST(names_of_fields_are_not_converted),
        KIT_TEST(none_takes_the_text_as_it_stands),
        KIT_TEST(values_in_unicode_are_left_with_a_warning),
        KIT_TEST(unicode_is_not_suspected),
        KIT_TEST(utf8_read_as_windows_1252_is_refused),
        KIT_TEST(bytes_of_a_file_are_read),
        KIT_TEST(positions_count_the_characters_of_the_file),
        KIT_TEST(converted_data_can_be_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
