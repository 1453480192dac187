/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "sheet/sheet.h"

static bm_sheet *open_bytes(const char *bytes, size_t n, bm_diags *ds)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    rewind(file);
    return bm_sheet_open(file, "ds", NULL, ds);
}

static void text_is_csv_whatever_its_name(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    bm_sheet *t = open_bytes("a,b", 3, ds);
    assert_non_null(t);
    assert_string_equal(t->format->name, "csv");
    assert_string_equal(bm_sheet_source(t)->name, "ds");
    assert_string_equal(bm_sheet_source(t)->sheet, "");
    bm_sheet_close(t);
    bm_diags_free(ds);
}

static void what_is_no_table(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    assert_null(open_bytes("", 0, ds));
    assert_string_equal(bm_diags_at(ds, 0)->code, "S001");
    assert_string_equal(bm_diags_at(ds, 0)->file, "ds");
    bm_diags_clear(ds);
    assert_null(open_bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, ds));
    assert_string_equal(bm_diags_at(ds, 0)->code, "S002");
    bm_diags_clear(ds);
    assert_null(open_bytes("%PDF-1.4", 8, ds));
    assert_string_equal(bm_diags_at(ds, 0)->code, "S004");
    assert_int_equal(bm_diags_count(ds), 1);
    bm_diags_free(ds);
    bm_sheet_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_csv_whatever_its_name),
        cmocka_unit_test(what_is_no_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
