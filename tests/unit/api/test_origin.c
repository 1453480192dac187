/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "write_case.h"

#include "api/origin.h"

/* What a document made of ${text} (NULL = no data) says, in ${a}. */
static bm_document origin_of(kit *k, bm_arena *a, const bm_form *form, bm_data *data)
{
    bm_field_values values = {0};
    bm_document doc = {0};
    bool filled = data && !bm_data_is_blank(data);
    const bm_part part = {form, data};
    if (filled) {
        const bm_check_input input = {.data = bm_data_fields(data), .today = {2024, 1, 5}};
        assert_int_equal(bm_check_values(a, form, &input, &values, k->ds), 0);
    }
    assert_int_equal(bm_origin_fill(a, &part, filled ? &values : NULL, &doc, k->ds), 0);
    return doc;
}

static const char *text_of(bm_arena *a, bm_str s)
{
    return bm_arena_cstr(a, s);
}

static void a_document_carries_its_data_and_the_digest_of_its_form(void **state)
{
    kit *k = *state;
    bm_arena *a = bm_arena_new();
    const bm_form *form = write_case_form(k);
    bm_data *data = kit_data(k, "form: vd/ghi\ndata: {ho_ten: Y Blĭm Êban, no: có}\n");
    bm_document doc = origin_of(k, a, form, data);
    assert_ptr_equal(doc.form, form);
    assert_string_equal(text_of(a, doc.definition_sha), form->sha);
    assert_int_equal(doc.definition_sha.len, 64);
    char *xml = write_case_text(k, form, data, BM_INPUT_XML);
    assert_string_equal(text_of(a, doc.data_xml), xml);
    free(xml);
    bm_data_free(data);
    bm_arena_free(a);
}

static void the_blank_form_says_so(void **state)
{
    kit *k = *state;
    bm_arena *a = bm_arena_new();
    const bm_form *form = write_case_form(k);
    bm_data *blank = kit_data(k, "form: vd/ghi\nblank: true\n");
    bm_document doc = origin_of(k, a, form, blank), none = origin_of(k, a, form, NULL);
    assert_non_null(strstr(text_of(a, doc.data_xml), " blank=\"true\"/>"));
    assert_string_equal(text_of(a, doc.data_xml), text_of(a, none.data_xml));
    assert_string_equal(text_of(a, doc.label), "Mẫu 1");
    bm_data_free(blank);
    bm_arena_free(a);
}

static void a_label_names_the_form_and_the_first_person(void **state)
{
    kit *k = *state;
    bm_arena *a = bm_arena_new();
    kit_put("forms/vd/ten.yaml",
            "id: vd/ten\nnumber: Mẫu 9\ntitle: Giấy mời\nsource: Nguồn\nwording: verbatim\n"
            "fields:\n"
            "  bang: {label: a, type: rows, columns: {ai: {label: a, type: person}}}\n"
            "  co_quan: {label: a, type: text}\n"
            "  moi: {label: a, type: person, case: upper}\n"
            "  ky: {label: a, type: person}\n"
            "body:\n"
            "  - title: \"{co_quan} {moi} {ky}\"\n"
            "  - table: {rows: bang, columns: [{head: a, cell: \"{ai}\", width: 100}]}\n");
    const bm_form *ghi = write_case_form(k);
    const bm_form *ten = bm_form_load(k->env, "vd/ten", k->ds);
    assert_non_null(ten);
    static const struct {
        const char *data, *label;
    } cases[] = {
        {"data: {bang: {ai: Một}, co_quan: Sở, moi: Trần Thị Ví Dụ, ky: Ba}\n",
         "Mẫu 9 – TRẦN THỊ VÍ DỤ"},
        {"data: {bang: {ai: Một}, ky: Ba}\n", "Mẫu 9 – Ba"},
        {"data: {bang: {ai: Một}}\n", "Mẫu 9"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bm_data *data = kit_data(k, cases[i].data);
        bm_document doc = origin_of(k, a, ten, data);
        assert_string_equal(text_of(a, doc.label), cases[i].label);
        bm_data_free(data);
    }
    bm_data *data = kit_data(k, "data: {ho_ten: An}\n");
    bm_document doc = origin_of(k, a, ghi, data);
    assert_string_equal(text_of(a, doc.label), "Mẫu 1 – An");
    bm_data_free(data);
    bm_arena_free(a);
}

static void a_title_of_its_own_is_the_label(void **state)
{
    kit *k = *state;
    bm_arena *a = bm_arena_new();
    const bm_part part = {write_case_form(k), NULL};
    bm_document letter = {.title = bm_str_of("Công văn V/v rà soát chứng thư số")};
    assert_int_equal(bm_origin_fill(a, &part, NULL, &letter, k->ds), 0);
    assert_string_equal(text_of(a, letter.label), "Công văn V/v rà soát chứng thư số");
    bm_document form = {.title = bm_str_of(part.form->info.title)};
    assert_int_equal(bm_origin_fill(a, &part, NULL, &form, k->ds), 0);
    assert_string_equal(text_of(a, form.label), "Mẫu 1");
    bm_arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(a_document_carries_its_data_and_the_digest_of_its_form),
        KIT_TEST(the_blank_form_says_so),
        KIT_TEST(a_label_names_the_form_and_the_first_person),
        KIT_TEST(a_title_of_its_own_is_the_label),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
