/* A form as a workbook to be filled in. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../sheet/package_case.h"
#include "kit.h"

#define TABLE                                                                                         \
    "id: vd/bang\nnumber: Mẫu 2\ntitle: Đơn có bảng\nsource: Nguồn thử\nwording: labels\n" \
    "valid: {from: 2020-01-01, until: 2024-01-31, replaced_by: vd/mot}\n"                             \
    "fields:\n"                                                                                       \
    "  co_quan: {label: Cơ quan, type: text, required: true, example: Sở Ví dụ}\n"              \
    "  ds:\n    label: Danh sách\n    type: rows\n    columns:\n"                                    \
    "      ten: {label: Tên, type: person, required: true, example: Nguyễn Văn Mẫu}\n"          \
    "      sinh: {label: Ngày sinh, type: date, example: 05/01/1985}\n"                              \
    "      tinh: {label: Tỉnh, type: province}\n"                                                   \
    "      noi: {label: Nơi cấp, type: issuing_authority}\n"                                       \
    "body:\n"                                                                                         \
    "  - line: \"{co_quan}\"\n"                                                                       \
    "  - table: {rows: ds, columns: [{head: T, cell: \"{ten}{sinh}{tinh}{noi}\", width: 100}]}\n"

#define UNAVAILABLE \
    "id: vd/khong\nnumber: Mẫu 3\ntitle: Không có\nsource: Nguồn thử\nwording: unavailable\n"

static bm_buf write_form(kit *k, const char *id)
{
    bm_buf bytes = {0};
    const bm_sink sink = {package_add, &bytes};
    const bm_form *form = bm_form_load(k->env, id, k->ds);
    assert_non_null(form);
    assert_int_equal(bm_workbook_write(k->env, form, &sink, k->ds), 0);
    kit_reported(k, "");
    return bytes;
}

/* The environment sees forms that were put there after it was opened no more. */
static void reopen(kit *k)
{
    bm_env_close(k->env);
    k->env = kit_open(k->ds, "forms");
    assert_non_null(k->env);
}

static void columns_are_fields_and_columns_of_tables_by_their_ids(void **state)
{
    kit *k = *state;
    kit_put("forms/vd/bang.yaml", TABLE);
    reopen(k);
    bm_buf b = write_form(k, "vd/bang");
    static const char *const texts[] = {
        "<t>co_quan</t>", "<t>ds.ten</t>",    "<t>ds.sinh</t>", "<t>Cơ quan *</t>",
        "<t>Tên *</t>",   "<t>Ngày sinh</t>", "<t>Nhóm</t>",    "<t>Nguyễn Văn Mẫu</t>"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        package_has(&b, "xl/sharedStrings.xml", texts[i]);
    package_lacks(&b, "xl/sharedStrings.xml", "<t>ds</t>");
    bm_buf_free(&b);
}

static void the_guide_says_what_to_run_and_what_to_beware_of(void **state)
{
    kit *k = *state;
    kit_put("forms/vd/bang.yaml", TABLE);
    reopen(k);
    bm_buf b = write_form(k, "vd/bang");
    package_has(&b, "xl/sharedStrings.xml",
                "bieumau batch danh-sach.xlsx --form vd/bang --group-by \"Nhóm\" -o ket-qua/<");
    package_has(&b, "xl/sharedStrings.xml",
                "áp dụng đến hết ngày 31/01/2024. Mẫu thay thế: vd/mot.");
    package_has(&b, "xl/sharedStrings.xml", "Lời văn của mẫu chưa được đối chiếu hết");
    package_has(&b, "docProps/core.xml", "<dc:title>Mẫu 2 – Đơn có bảng</dc:title>");
    bm_buf_free(&b);
}

static void a_document_a_row_needs_no_group(void **state)
{
    kit *k = *state;
    static const char form[] =
        "id: vd/don\nnumber: Mẫu 4\ntitle: Đơn\nsource: Nguồn thử\nwording: verbatim\n"
        "fields:\n  a: {label: A, type: text}\nbody:\n  - line: \"{a}\"\n";
    kit_put("forms/vd/don.yaml", form);
    reopen(k);
    bm_buf b = write_form(k, "vd/don");
    package_lacks(&b, "xl/sharedStrings.xml", "Nhóm");
    package_lacks(&b, "xl/sharedStrings.xml", "--group-by");
    package_lacks(&b, "xl/sharedStrings.xml", "Lời văn");
    package_has(&b, "xl/sharedStrings.xml", "mỗi dòng là một văn bản");
    package_lacks(&b, "xl/workbook.xml", "Danh mục"); /* no list */
    bm_buf_free(&b);
}

static void the_example_keeps_to_what_may_not_stand_together(void **state)
{
    kit *k = *state;
    static const char form[] =
        "id: vd/mot-trong\nnumber: Mẫu 5\ntitle: Đơn\nsource: Nguồn thử\nwording: verbatim\n"
        "fields:\n  a: {label: A, type: text, example: một}\n  b: {label: B, type: text, example: "
        "hai}\n"
        "rules:\n  - not_together: [a, b]\nbody:\n  - line: \"{a}{b}\"\n";
    kit_put("forms/vd/mot-trong.yaml", form);
    reopen(k);
    bm_buf b = write_form(k, "vd/mot-trong");
    package_has(&b, "xl/worksheets/sheet2.xml", "<c r=\"A3\"");
    package_lacks(&b, "xl/worksheets/sheet2.xml", "<c r=\"B3\"");
    package_has(&b, "xl/sharedStrings.xml", "<t>hai</t>"); /* in the guide */
    bm_buf_free(&b);
}

static void a_form_without_text_is_refused(void **state)
{
    kit *k = *state;
    kit_put("forms/vd/khong.yaml", UNAVAILABLE);
    reopen(k);
    bm_buf b = {0};
    const bm_sink sink = {package_add, &b};
    const bm_form *form = bm_form_load(k->env, "vd/khong", k->ds);
    assert_non_null(form);
    assert_int_equal(bm_workbook_write(k->env, form, &sink, k->ds), -1);
    kit_reported(k, "D028");
    assert_int_equal(b.len, 0);
}

static void the_date_of_the_source_is_that_of_the_workbook(void **state)
{
    kit *k = *state;
    static const char *const forms[] = {"forms"}, *const fonts[] = {KIT_FONTS};
    const bm_env_options options = {.form_dirs = forms,
                                    .n_form_dirs = 1,
                                    .font_dirs = fonts,
                                    .n_font_dirs = 1,
                                    .has_source_date = true,
                                    .source_date = 86400};
    bm_env_close(k->env);
    k->env = bm_env_open(&options, k->ds);
    bm_buf b = write_form(k, "vd/mot");
    package_has(&b, "docProps/core.xml", ">1970-01-02T00:00:00Z<");
    bm_buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(columns_are_fields_and_columns_of_tables_by_their_ids),
        KIT_TEST(the_guide_says_what_to_run_and_what_to_beware_of),
        KIT_TEST(a_document_a_row_needs_no_group),
        KIT_TEST(the_example_keeps_to_what_may_not_stand_together),
        KIT_TEST(a_form_without_text_is_refused),
        KIT_TEST(the_date_of_the_source_is_that_of_the_workbook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
