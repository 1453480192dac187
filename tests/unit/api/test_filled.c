/* Fields of a PDF as data. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "write_case.h"

#include "api/filled.h"

#define FORM                                                                                           \
    "id: vd/dien\nnumber: Mẫu 1\ntitle: Đơn\nsource: Nguồn\nwording: verbatim\n"                 \
    "fields:\n"                                                                                        \
    "  ho_ten: {label: a, type: person}\n"                                                             \
    "  gioi_tinh: {label: a, type: choice, options: [Nam, Nữ]}\n"                                    \
    "  moi: {label: a, type: flag}\n"                                                                  \
    "  ngay: {label: a, type: date, show: long, blank: ngày … tháng … năm 20…}\n"             \
    "  so: {label: a, type: text, blank: \"Số: ..../<ký hiệu>\"}\n"                               \
    "  noi_nhan: {label: a, type: list}\n"                                                             \
    "  gui: {label: a, type: list, blank: [\"- Sở …\", \"- Phòng …, số …\", Như trên]}\n" \
    "  bang: {label: a, type: rows, columns: {muc: {label: a, type: text}, ngay: {label: a, "          \
    "type: date, blank: …/…/…}}}\n"                                                              \
    "  so_luong: {label: a, type: integer}\n"                                                          \
    "body:\n"                                                                                          \
    "  - title: \"{ho_ten} {gioi_tinh} {moi} {ngay} {so} {so_luong}\"\n"                               \
    "  - paragraph: \"{noi_nhan} {gui}\"\n"                                                            \
    "  - table: {rows: bang, columns: [{head: a, cell: \"{muc}\", width: 50}, {head: b, cell: "        \
    "\"{ngay}\", width: 50}]}\n"

typedef struct {
    const char *name;
    bm_pdf_read_kind kind;
    const char *value; /* NULL = empty */
} given;

/* The data as YAML after ${fields} were filled in, or NULL; document ${doc} of ${n_docs}. */
static char *fill(kit *k, const given *fields, size_t n, size_t doc, size_t n_docs)
{
    static const bm_pos nowhere;
    bm_str values[16];
    bm_pdf_read_field read[16];
    const bm_pdf_read_file file = {.fields = read, .n_fields = n};
    memset(read, 0, sizeof read);
    kit_put("forms/vd/dien.yaml", FORM);
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    const bm_form *form = bm_form_load(k->env, "vd/dien", k->ds);
    assert_non_null(form);
    for (size_t i = 0; i < n; i++) {
        values[i] = bm_str_of(fields[i].value);
        read[i].name = bm_str_of(fields[i].name);
        read[i].kind = (uint8_t)fields[i].kind;
        read[i].values = &values[i];
        read[i].n_values = fields[i].value != NULL;
    }
    bm_arena *a = bm_arena_new();
    bm_data *data = kit_data(k, "form: vd/dien\nblank: true\n");
    const bm_filled from = {a, form, doc, n_docs, &file, &nowhere};
    bool any = false;
    char *text = NULL;
    if (bm_filled_take(&from, data, &any, k->ds) == 0) {
        assert_int_equal(any, !bm_data_is_blank(data));
        text = write_case_text(k, form, data, BM_INPUT_YAML);
    }
    bm_data_free(data);
    bm_arena_free(a);
    return text;
}

static void assert_filled(kit *k, const given *fields, size_t n, const char *expected)
{
    char *text = fill(k, fields, n, 0, 1);
    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

static void values_go_to_their_fields(void **state)
{
    kit *k = *state;
    static const given fields[] = {
        {"moi", BM_PDF_READ_CHECK, "co"},
        {"gioi_tinh", BM_PDF_READ_RADIO, "1"},
        {"noi_nhan", BM_PDF_READ_TEXT, "Như trên\n\n Lưu VT "},
        {"ho_ten", BM_PDF_READ_TEXT, " Y Blĭm Êban "},
        {"so_luong-chu", BM_PDF_READ_TEXT, "hai"},
        {"so_luong", BM_PDF_READ_TEXT, "2"},
        {"ben_giao", BM_PDF_READ_SIGNATURE, NULL},
    };
    assert_filled(k, fields, 7,
                  "form: vd/dien\n"
                  "data:\n"
                  "  ho_ten: Y Blĭm Êban\n"
                  "  gioi_tinh: Nữ\n"
                  "  moi: có\n"
                  "  noi_nhan:\n"
                  "    - Như trên\n"
                  "    - Lưu VT\n"
                  "  so_luong: \"2\"\n");
    kit_reported(k, "");
    static const given chosen[] = {{"gioi_tinh", BM_PDF_READ_CHOICE, "Nam"}};
    assert_filled(k, chosen, 1, "form: vd/dien\ndata:\n  gioi_tinh: Nam\n");
}

static void what_is_empty_leaves_the_form_blank(void **state)
{
    kit *k = *state;
    static const given fields[] = {
        {"moi", BM_PDF_READ_CHECK, NULL}, {"ho_ten", BM_PDF_READ_TEXT, "  "},
        {"ngay.1", BM_PDF_READ_TEXT, ""}, {"khac", BM_PDF_READ_TEXT, NULL},
        {"nut", BM_PDF_READ_OTHER, "x"},
    };
    assert_filled(k, fields, 5, "form: vd/dien\nblank: true\n");
    kit_reported(k, "");
}

static void parts_are_put_into_the_gaps(void **state)
{
    kit *k = *state;
    static const given fields[] = {
        {"ngay.3", BM_PDF_READ_TEXT, "24"},     {"ngay.1", BM_PDF_READ_TEXT, "05"},
        {"so.2", BM_PDF_READ_TEXT, "SNV"},      {"ngay.2", BM_PDF_READ_TEXT, "1"},
        {"so.1", BM_PDF_READ_TEXT, "12"},       {"gui.3", BM_PDF_READ_TEXT, "7"},
        {"gui.2", BM_PDF_READ_TEXT, "Văn thư"},
    };
    assert_filled(k, fields, 7,
                  "form: vd/dien\n"
                  "data:\n"
                  "  ngay: 05/1/2024\n"
                  "  so: \"Số: 12/SNV\"\n"
                  "  gui:\n"
                  "    - \"- Phòng Văn thư, số 7\"\n"
                  "    - Như trên\n");
    kit_reported(k, "");
    static const given some[] = {{"ngay.3", BM_PDF_READ_TEXT, "24"},
                                 {"so.1", BM_PDF_READ_TEXT, "12"}};
    assert_filled(k, some, 2,
                  "form: vd/dien\n"
                  "data:\n"
                  "  ngay: \"ngày … tháng … năm 2024\"\n"
                  "  so: \"Số: 12/<ký hiệu>\"\n");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[0], "“ngay.1”"));
    assert_non_null(strstr(bm_diags_at(k->ds, 1)->message[0], "“so.2”"));
    kit_reported(k, "V037 V037");
}

static void an_empty_part_in_a_row_is_named(void **state)
{
    kit *k = *state;
    static const given fields[] = {{"bang.1.ngay.1", BM_PDF_READ_TEXT, "5"},
                                   {"bang.1.ngay.2", BM_PDF_READ_TEXT, "6"}};
    assert_filled(k, fields, 2, "form: vd/dien\ndata:\n  bang:\n    - ngay: \"5/6/…\"\n");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[0], "“bang.1.ngay.3”"));
    kit_reported(k, "V037");
}

static void rows_that_are_empty_close_up(void **state)
{
    kit *k = *state;
    static const given fields[] = {
        {"bang.10.muc", BM_PDF_READ_TEXT, "mười"},   {"bang.2.ngay.1", BM_PDF_READ_TEXT, "1"},
        {"bang.2.ngay.3", BM_PDF_READ_TEXT, "2024"}, {"bang.0.muc", BM_PDF_READ_TEXT, ""},
        {"bang.2.ngay.2", BM_PDF_READ_TEXT, "2"},    {"bang.2.muc", BM_PDF_READ_TEXT, "hai"},
    };
    assert_filled(k, fields, 6,
                  "form: vd/dien\n"
                  "data:\n"
                  "  bang:\n"
                  "    - muc: hai\n"
                  "      ngay: 1/2/2024\n"
                  "    - muc: mười\n");
    kit_reported(k, "");
}

static void what_has_no_place_is_told(void **state)
{
    kit *k = *state;
    static const given fields[] = {
        {"khac", BM_PDF_READ_TEXT, "x"},
        {"ho_ten.0", BM_PDF_READ_TEXT, "x"},
        {"ho_ten.1.2", BM_PDF_READ_TEXT, "x"},
        {"bang.0", BM_PDF_READ_TEXT, "x"},
        {"bang.-1.muc", BM_PDF_READ_TEXT, "x"},
        {"bang.0.khac", BM_PDF_READ_TEXT, "x"},
        {"", BM_PDF_READ_TEXT, "x"},
        {"a.b.c.d.e.f", BM_PDF_READ_TEXT, "x"},
        {"d2.ho_ten", BM_PDF_READ_TEXT, "x"},
        {"ngay.4", BM_PDF_READ_TEXT, "x"},
        {"ho_ten.1", BM_PDF_READ_TEXT, "x"},
        {"bang.99999999999999999999.muc", BM_PDF_READ_TEXT, "x"},
    };
    assert_filled(k, fields, 12, "form: vd/dien\nblank: true\n");
    kit_reported(k, "V030 V030 V030 V030 V030 V030 V030 V030 V030 V030 V030 V030");
    bm_diags_set_strict(k->ds, true);
    assert_null(fill(k, fields, 1, 0, 1));
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "V030");
}

static void each_document_has_its_own_fields(void **state)
{
    kit *k = *state;
    static const given fields[] = {{"ho_ten", BM_PDF_READ_TEXT, "Một"},
                                   {"d2.ho_ten", BM_PDF_READ_TEXT, "Hai"},
                                   {"d3.bang.0.muc", BM_PDF_READ_TEXT, "Ba"}};
    static const char *const expected[] = {"form: vd/dien\ndata:\n  ho_ten: Một\n",
                                           "form: vd/dien\ndata:\n  ho_ten: Hai\n",
                                           "form: vd/dien\ndata:\n  bang:\n    - muc: Ba\n"};
    for (size_t i = 0; i < 3; i++) {
        char *text = fill(k, fields, 3, i, 3);
        assert_string_equal(text, expected[i]);
        free(text);
    }
    kit_reported(k, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(values_go_to_their_fields),        KIT_TEST(what_is_empty_leaves_the_form_blank),
        KIT_TEST(parts_are_put_into_the_gaps),      KIT_TEST(rows_that_are_empty_close_up),
        KIT_TEST(an_empty_part_in_a_row_is_named),  KIT_TEST(what_has_no_place_is_told),
        KIT_TEST(each_document_has_its_own_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
