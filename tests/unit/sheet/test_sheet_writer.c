/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "package_case.h"
#include "sheet/sheet_writer.h"

static const bm_sheet_properties properties = {"Tên", "mã", "chương trình", 86400};

/* A workbook with one cell; the status of finish. */
static int write_one(const bm_sink *sink, lxw_error error, bm_diags *ds)
{
    bm_sheet_writer w;
    assert_int_equal(bm_sheet_writer_open(&w, &properties, ds), 0);
    lxw_worksheet *sheet = workbook_add_worksheet(w.book, "Trang");
    bm_sheet_writer_try(&w, worksheet_write_string(sheet, 0, 0, "Ô Ê Ư", NULL));
    bm_sheet_writer_try(&w, error);
    return bm_sheet_writer_finish(&w, sink, ds);
}

static void a_workbook_reaches_the_sink_with_its_properties(void **state)
{
    (void)state;
    bm_buf bytes = {0};
    const bm_sink sink = {package_add, &bytes};
    bm_diags *ds = bm_diags_new();
    assert_int_equal(write_one(&sink, LXW_NO_ERROR, ds), 0);
    assert_int_equal(bm_diags_count(ds), 0);
    package_has(&bytes, "xl/sharedStrings.xml", "Ô Ê Ư");
    package_has(&bytes, "docProps/core.xml", "<dc:title>Tên</dc:title><dc:subject>mã</dc:subject>");
    package_has(&bytes, "docProps/core.xml", "1970-01-02T00:00:00Z");
    bm_buf_free(&bytes);
    bm_diags_free(ds);
}

static void a_sink_that_refuses_is_told(void **state)
{
    (void)state;
    const bm_sink sink = {package_refuse, NULL};
    bm_diags *ds = bm_diags_new();
    assert_int_equal(write_one(&sink, LXW_NO_ERROR, ds), -1);
    assert_string_equal(bm_diags_at(ds, 0)->code, "O005");
    bm_diags_free(ds);
}

static void what_the_library_refused_makes_no_file(void **state)
{
    (void)state;
    bm_buf bytes = {0};
    const bm_sink sink = {package_add, &bytes};
    bm_diags *ds = bm_diags_new();
    assert_int_equal(write_one(&sink, LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED, ds), -1);
    assert_string_equal(bm_diags_at(ds, 0)->code, "S080");
    assert_int_equal(bytes.len, 0);
    bm_diags_free(ds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workbook_reaches_the_sink_with_its_properties),
        cmocka_unit_test(a_sink_that_refuses_is_told),
        cmocka_unit_test(what_the_library_refused_makes_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
