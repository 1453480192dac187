/* The tree of fields. SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_field.h"

#include "pdf_fixture.h"

typedef struct {
    bm_arena *arena;
    bm_pdf_fields fields;
} tree;

static tree begin(void)
{
    tree t = {.arena = bm_arena_new()};
    bm_pdf_field_begin(&t.fields, t.arena);
    return t;
}

static const char *name_of(const tree *t, uint32_t i)
{
    return bm_arena_cstr(t->arena, t->fields.fields[i].name);
}

static const char *entries_of(const tree *t, const bm_pdf_field *field)
{
    bm_buf out = {0};
    bm_pdf_field_entries(field, &out);
    const char *text = bm_arena_cstr(t->arena, bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    return text;
}

static void a_name_is_one_field(void **state)
{
    (void)state;
    tree t = begin();
    uint32_t a = bm_pdf_field_kid(&t.fields, 0, bm_str_of("bang"));
    uint32_t row = bm_pdf_field_kid(&t.fields, a, bm_str_of("0"));
    assert_int_equal(bm_pdf_field_kid(&t.fields, 0, bm_str_of("bang")), a);
    assert_int_equal(bm_pdf_field_kid(&t.fields, a, bm_str_of("0")), row);
    assert_int_not_equal(bm_pdf_field_kid(&t.fields, 0, bm_str_of("0")), row);
    assert_int_equal(bm_pdf_field_lookup(&t.fields, 0, bm_str_of("1")), 0);
    assert_int_equal(t.fields.fields[row].parent, a);
    for (uint32_t i = 0; i < 100; i++) /* the table grows */
        (void)bm_pdf_field_kid(&t.fields, row, bm_str_of(bm_arena_printf(t.arena, "c%u", i)));
    assert_string_equal(name_of(&t, bm_pdf_field_lookup(&t.fields, row, bm_str_of("c57"))), "c57");
    bm_arena_free(t.arena);
}

static void captions_become_names_for_a_command_line(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Người khai", "nguoi_khai"},
        {"Người khai", "nguoi_khai-2"},
        {"NGƯỜI KHAI:", "nguoi_khai-3"},
        {"KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "kt_giam_doc_pho_giam_doc"},
        {"Đại diện bên A (2.1)", "dai_dien_ben_a_2_1"},
        {"…", "chu_ky"},
        {"", "chu_ky-2"},
        {"Thủ trưởng cơ quan, tổ chức quản lý trực tiếp của người được cấp chứng thư chữ ký số",
         "thu_truong_co_quan_to_chuc_quan_ly_truc_tiep_cua_nguoi_duoc"},
    };
    tree t = begin();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            name_of(&t, bm_pdf_field_unique(&t.fields, 0, bm_str_of(cases[i][0]), "chu_ky")),
            cases[i][1]);
    bm_arena_free(t.arena);
}

static void entries_say_what_kind_it_is(void **state)
{
    (void)state;
    static const char *const options[] = {"Nam", "Nu"};
    const bm_field text = {.required = true}, choice = {.options = options, .n_options = 2};
    tree t = begin();
    const struct {
        bm_pdf_field field;
        const char *expected;
    } cases[] = {
        {{.name = BM_STR("bang")}, "/T(bang)"},
        {{.kind = BM_PDF_FIELD_TEXT,
          .name = BM_STR("ho_ten"),
          .tooltip = BM_STR("Ten"),
          .several_lines = true,
          .field = &text},
         "/FT/Tx/T(ho_ten)/TU(Ten)/Ff 4198402"},
        {{.kind = BM_PDF_FIELD_CHECK, .name = BM_STR("moi"), .field = &text}, "/FT/Btn/T(moi)"},
        {{.kind = BM_PDF_FIELD_RADIO, .name = BM_STR("g"), .field = &choice, .n_widgets = 2},
         "/FT/Btn/T(g)/Opt[(Nam)(Nu)]/Ff 32768"},
        {{.kind = BM_PDF_FIELD_RADIO, .name = BM_STR("g"), .field = &choice, .n_widgets = 4},
         "/FT/Btn/T(g)/Opt[(Nam)(Nu)]/Ff 33587200"},
        {{.kind = BM_PDF_FIELD_LIST, .name = BM_STR("g"), .field = &choice},
         "/FT/Ch/T(g)/Opt[()(Nam)(Nu)]/Ff 131072"},
        {{.kind = BM_PDF_FIELD_SIGNATURE, .name = BM_STR("s")}, "/FT/Sig/T(s)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(entries_of(&t, &cases[i].field), cases[i].expected);
    bm_arena_free(t.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_one_field),
        cmocka_unit_test(captions_become_names_for_a_command_line),
        cmocka_unit_test(entries_say_what_kind_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
