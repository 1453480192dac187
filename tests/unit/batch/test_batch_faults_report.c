/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "faults_kit.h"

#include "form/form.h"

#define FORM                                                                                      \
    "id: vd/mot\nnumber: Mẫu 1\ntitle: Đơn thử\nsource: Nguồn thử\nwording: verbatim\n" \
    "fields:\n  ho_ten: {label: Họ và tên, type: person, required: true}\n"                   \
    "body:\n  - title: ĐƠN THỬ\n  - line: \"Họ và tên: {ho_ten}\"\n"

typedef struct {
    bm_diags *ds;
    bm_form *form;
    bm_buf out;
} test;

static int report(test *t, const char *const *paths, size_t n,
                  int (*to)(void *, const void *, size_t))
{
    const bm_batch_counts counts = {.records = 9, .made = 6, .failed = 3, .bytes = UINT64_MAX};
    const bm_batch_options options = {.table = "ds \"2\".csv", .form = t->form};
    const bm_sink sink = {to, &t->out};
    t->out.len = 0;
    return bm_batch_faults_report(paths, n, &counts, &options, &sink, t->ds);
}

/* Does python find ${condition} true of the report, d? */
static bool is_true(test *t, const char *condition)
{
    char path[40], command[600];
    faults_kit_file(path, t->out.ptr, t->out.len);
    (void)snprintf(
        command, sizeof command,
        "python3 -c 'import json,sys\nd=json.load(open(sys.argv[1],encoding=\"utf-8\"))\n"
        "sys.exit(not (%s))' %s",
        condition, path);
    const bool yes = system(command) == 0;
    (void)unlink(path);
    return yes;
}

static void the_lines_of_all_files_are_one_document(void **state)
{
    test *t = *state;
    char first[40], none[40], second[40];
    bm_buf b = {0};
    faults_kit_line(&b, 3, 1, BM_ERROR);
    faults_kit_line(&b, 5, 0, BM_WARNING);
    faults_kit_file(first, b.ptr, b.len);
    faults_kit_file(none, "", 0);
    b.len = 0;
    faults_kit_line(&b, 4, 2, BM_ERROR);
    faults_kit_file(second, b.ptr, b.len);
    const char *const paths[] = {none, first, none, second};
    assert_int_equal(report(t, paths, 4, faults_kit_append), 0);
    assert_true(is_true(t, "[r[\"row\"] for r in d[\"records\"]]==[3,5,4]"));
    assert_true(is_true(t, "d[\"counts\"]==dict(records=9,made=6,unchanged=0,failed=3,warned=0,"
                           "left_over=0,pruned=0,bytes=2**64-1)"));
    assert_true(is_true(t, "d[\"form\"]==\"vd/mot\" and d[\"table\"]==\"ds \\\"2\\\".csv\" and "
                           "d[\"dry_run\"] is False and d[\"bieumau\"]"));
    assert_true(is_true(t, "d[\"records\"][0][\"messages\"][0][\"cell\"]==\"A3\""));
    assert_true(is_true(t, "d[\"records\"][1][\"messages\"][0][\"cell\"] is None"));
    for (size_t i = 0; i < 4; i++)
        (void)unlink(paths[i]);
    bm_buf_free(&b);
}

static void a_batch_without_faults_has_an_empty_list(void **state)
{
    test *t = *state;
    assert_int_equal(report(t, NULL, 0, faults_kit_append), 0);
    assert_true(is_true(t, "d[\"records\"]==[]"));
}

static void a_torn_line_is_told_and_not_copied(void **state)
{
    test *t = *state;
    char path[40];
    bm_buf b = {0};
    faults_kit_line(&b, 3, 1, BM_ERROR);
    faults_kit_file(path, b.ptr, b.len - 9);
    const char *const paths[] = {path};
    assert_int_equal(report(t, paths, 1, faults_kit_append), -1);
    assert_string_equal(bm_diags_at(t->ds, 0)->code, "B040");
    bm_buf_add_byte(&t->out, 0);
    assert_null(strstr(t->out.ptr, "D006"));
    (void)unlink(path);
    bm_buf_free(&b);
}

static void a_missing_file_and_a_sink_that_refuses_are_told(void **state)
{
    test *t = *state;
    const char *const paths[] = {"/nowhere/faults.jsonl"};
    assert_int_equal(report(t, paths, 1, faults_kit_append), -1);
    assert_string_equal(bm_diags_at(t->ds, 0)->code, "E005");
    bm_diags_clear(t->ds);
    assert_int_equal(report(t, NULL, 0, faults_kit_refuse), -1);
    assert_string_equal(bm_diags_at(t->ds, 0)->code, "O005");
}

static int set_up(void **state)
{
    static test t;
    const bm_source source = {.name = "mot.yaml", .bytes = FORM, .len = sizeof FORM - 1};
    t = (test){.ds = bm_diags_new()};
    t.form = bm_form_parse(&source, t.ds);
    *state = &t;
    return t.form ? 0 : -1;
}

static int tear_down(void **state)
{
    test *t = *state;
    bm_form_free(t->form);
    bm_diags_free(t->ds);
    bm_buf_free(&t->out);
    return 0;
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_lines_of_all_files_are_one_document),
        TEST(a_batch_without_faults_has_an_empty_list),
        TEST(a_torn_line_is_told_and_not_copied),
        TEST(a_missing_file_and_a_sink_that_refuses_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
