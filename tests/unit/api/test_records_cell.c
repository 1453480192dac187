/* Cells as values. SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "api/records_cell.h"
#include "records_kit.h"

/* What becomes of a cell: the value, or the code. */
static const char *made(bm_field_type type, bm_sheet_kind kind, const char *text)
{
    static char out[400];
    bm_arena *a = bm_arena_new();
    bm_diags *ds = bm_diags_new();
    const bm_source source = {.name = "ds.xlsx", .sheet = "T"};
    const bm_pos pos = {&source, 7, 3};
    const bm_field field = {.id = BM_STR("muc"), .label = BM_STR("Mục"), .type = type};
    const bm_sheet_cell cell = {.kind = kind, .col = 3, .text = bm_str_of(text)};
    bm_records_cell_legacy legacy = {.arena = a};
    const bm_value *v = bm_records_cell_value(a, &field, &cell, &pos, &legacy, ds);
    char *to = out;
    if (v) {
        records_value(&to, v);
        assert_int_equal(v->pos.line, 7);
        assert_int_equal(v->pos.col, 3);
    } else {
        assert_string_equal(bm_diags_at(ds, 0)->cell, "T!C7");
        assert_string_equal(bm_diags_at(ds, 0)->path, "muc");
        (void)strcpy(out, bm_diags_at(ds, 0)->code);
    }
    assert_int_equal(bm_diags_errors(ds), !v);
    bm_diags_free(ds);
    bm_arena_free(a);
    return out;
}

static void texts_stay_as_they_are(void **state)
{
    (void)state;
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_TEXT, "  a \n b"), "  a \n b");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_TEXT, "ho\u0323"), "họ");
    assert_string_equal(made(BM_FIELD_IDENTITY, BM_SHEET_TEXT, "1.23E+11"), "1.23E+11"); /* D033 */
    assert_string_equal(made(BM_FIELD_MARKDOWN, BM_SHEET_TEXT, "# A\n\n- b; c"), "# A\n\n- b; c");
}

static void numbers_are_what_their_field_can_take(void **state)
{
    (void)state;
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_NUMBER, "12"), "12");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_NUMBER, "-1.5"), "-1,5");
    assert_string_equal(made(BM_FIELD_IDENTITY, BM_SHEET_NUMBER, "1085000001"), "1085000001");
    assert_string_equal(made(BM_FIELD_PHONE, BM_SHEET_NUMBER, "912345678"), "912345678");
    assert_string_equal(made(BM_FIELD_TAX_CODE, BM_SHEET_NUMBER, "123456789012345"),
                        "123456789012345");
    assert_string_equal(made(BM_FIELD_TAX_CODE, BM_SHEET_NUMBER, "1234567890123456"), "S074");
    assert_string_equal(made(BM_FIELD_IDENTITY, BM_SHEET_NUMBER, "1.5"), "S074");
    assert_string_equal(made(BM_FIELD_IDENTITY, BM_SHEET_NUMBER, "-5"), "S074");
    assert_string_equal(made(BM_FIELD_BUDGET_CODE, BM_SHEET_NUMBER, "1.2E+20"), "S074");
    assert_string_equal(made(BM_FIELD_CERTIFICATE_SERIAL, BM_SHEET_NUMBER, "5402"), "S073");
    assert_string_equal(made(BM_FIELD_INTEGER, BM_SHEET_NUMBER, "-25"), "-25");
    /* 1.234 must not be read as the grouped 1234 */
    assert_string_equal(made(BM_FIELD_INTEGER, BM_SHEET_NUMBER, "1.234"), "S074");
    assert_string_equal(made(BM_FIELD_DATE, BM_SHEET_NUMBER, "43906"), "43906"); /* D055 */
    assert_string_equal(made(BM_FIELD_FLAG, BM_SHEET_NUMBER, "1"), "1");
}

static void dates_are_written_as_people_do(void **state)
{
    (void)state;
    assert_string_equal(made(BM_FIELD_DATE, BM_SHEET_DATE, "2026-11-02"), "02/11/2026");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_DATE, "2026-11-02"), "02/11/2026");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_DATE, "2026-11-02T08:30:00"),
                        "02/11/2026 08:30");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_DATE, "2026-11-02T08:30:15"),
                        "02/11/2026 08:30:15");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_DATE, "1899-12-30T08:30:00"), "08:30");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_DATE, "1900-01-00T08:30:00"), "08:30");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_DATE, "hỏng"), "hỏng");
}

static void truth_and_faults(void **state)
{
    (void)state;
    assert_string_equal(made(BM_FIELD_FLAG, BM_SHEET_FLAG, "true"), "có");
    assert_string_equal(made(BM_FIELD_CHOICE, BM_SHEET_FLAG, "false"), "không");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_FAULT, "#N/A"), "S071");
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_FAULT, ""), "S072");
}

static void lists_are_parted_by_lines_else_by_semicolons(void **state)
{
    (void)state;
    assert_string_equal(made(BM_FIELD_LIST, BM_SHEET_TEXT, "Như trên\nLưu: VT; TC\n\n"),
                        "[Như trên, Lưu: VT; TC]");
    assert_string_equal(made(BM_FIELD_LIST, BM_SHEET_TEXT, "Như trên; Lưu: VT;"),
                        "[Như trên,  Lưu: VT]");
    assert_string_equal(made(BM_FIELD_LIST, BM_SHEET_TEXT, "a;b"), "[a;b]");
    assert_string_equal(made(BM_FIELD_LIST, BM_SHEET_TEXT, ";"), "[]");
    assert_string_equal(made(BM_FIELD_LIST, BM_SHEET_NUMBER, "3"), "[3]");
}

static void a_text_of_pages_is_refused(void **state)
{
    (void)state;
    size_t n = 256 * 1024 + 1;
    char *text = malloc(n + 1);
    assert_non_null(text);
    memset(text, 'a', n);
    text[n] = 0;
    assert_string_equal(made(BM_FIELD_TEXT, BM_SHEET_TEXT, text), "I005");
    free(text);
}

static void white_space_is_blank_and_faults_are_not(void **state)
{
    (void)state;
    static const char *const blank[] = {" ", "\n\t", "\u00A0", " \u200B\u3000"};
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
        assert_true(bm_records_cell_is_blank(
            &(bm_sheet_cell){.kind = BM_SHEET_TEXT, .text = bm_str_of(blank[i])}));
    assert_true(bm_records_cell_is_blank(NULL));
    assert_false(bm_records_cell_is_blank(
        &(bm_sheet_cell){.kind = BM_SHEET_TEXT, .text = bm_str_of(" \u0110")}));
    assert_false(
        bm_records_cell_is_blank(&(bm_sheet_cell){.kind = BM_SHEET_FAULT, .text = bm_str_of("")}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_stay_as_they_are),
        cmocka_unit_test(numbers_are_what_their_field_can_take),
        cmocka_unit_test(dates_are_written_as_people_do),
        cmocka_unit_test(truth_and_faults),
        cmocka_unit_test(lists_are_parted_by_lines_else_by_semicolons),
        cmocka_unit_test(a_text_of_pages_is_refused),
        cmocka_unit_test(white_space_is_blank_and_faults_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
