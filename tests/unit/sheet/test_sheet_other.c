/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>

#include "sheet/sheet_other.h"

#define COMPOUND "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

static void says(const char *bytes, size_t n, const char *code, const char *part)
{
    bm_diags *ds = bm_diags_new();
    const bm_source source = {.name = "ds.xls", .sheet = ""};
    const bm_pos pos = {&source, 0, 0};
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_true(bm_sheet_other_is(bm_str_n(bytes, n)));
    assert_int_equal(bm_sheet_other_report(file, bm_str_n(bytes, n), &pos, ds), -1);
    const bm_diag *d = bm_diags_at(ds, 0);
    assert_string_equal(d->code, code);
    assert_string_equal(d->file, "ds.xls");
    assert_non_null(strstr(d->message[BM_LANG_EN], part));
    bm_diags_free(ds);
    (void)fclose(file);
}

#define SAYS(literal, code, part) says(literal, sizeof(literal) - 1, code, part)

static void signatures(void **state)
{
    (void)state;
    SAYS("%PDF-1.7\n", "S004", "PDF");
    SAYS("PK\003\004....word/document.xml", "S004", "Word (DOCX)");
    SAYS("PK\003\004....a.txt", "S004", "ZIP");
    SAYS("\x89PNG\r\n", "S004", "PNG");
    SAYS("\xFF\xD8\xFF\xE0", "S004", "JPEG");
    SAYS("II*\0", "S004", "TIFF");
    SAYS("\xEF\xBB\xBF\r\n <!DOCTYPE HTML PUBLIC", "S004", "HTML");
    SAYS("<table border=1>", "S004", "HTML");
    SAYS("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", "S004", "XML");
}

static void text_is_no_other_file(void **state)
{
    (void)state;
    static const char *const tables[] = {"", "a,b\n", "PK,số\n", "<a>,b\n", "II,x\n", "%,x"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        assert_false(bm_sheet_other_is(bm_str_of(tables[i])));
}

/* A compound file of 512-byte sectors whose directory, in sector 1, holds a stream ${name}. */
static void stream(const char *name, const char *code, const char *part)
{
    char bytes[3 * 512] = COMPOUND;
    bytes[30] = 9;
    bytes[48] = 1;
    for (size_t i = 0; name[i]; i++)
        bytes[1024 + 128 + 2 * i] = name[i];
    says(bytes, sizeof bytes, code, part);
}

static void compound_files(void **state)
{
    (void)state;
    stream("Workbook", "S002", ".xls");
    stream("EncryptedPackage", "S003", "password");
    stream("WordDocument", "S004", "Word (DOC)");
    SAYS(COMPOUND, "S002", ".xls");
    char far[512] = COMPOUND;
    memset(far + 30, 0xFF, 40); /* a directory that is nowhere */
    says(far, sizeof far, "S002", ".xls");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signatures),
        cmocka_unit_test(text_is_no_other_file),
        cmocka_unit_test(compound_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
