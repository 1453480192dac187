/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "faults_kit.h"

#include "base/limit.h"
#include "sheet/mark_zip.h"

/* The comments of the copy of a CSV table with the faults of ${lines}, 0-terminated in ${a}; the codes that were told in ${codes}. */
static const char *comments_of(bm_arena *a, const bm_buf *lines, char codes[40])
{
    char path[40], csv[40];
    bm_buf out = {0};
    bm_str text = {0};
    bm_diags *ds = bm_diags_new();
    faults_kit_file(path, lines->ptr, lines->len);
    faults_kit_file(csv, "Ten,So\nAn,1\nBa,2\n", 16);
    const char *const paths[] = {path};
    const bm_batch_options options = {.table = csv};
    const bm_sink sink = {faults_kit_append, &out};
    const int status = bm_batch_faults_mark(NULL, paths, 1, &options, &sink, ds);
    const bm_diag *d = bm_diags_at(ds, 0);
    (void)snprintf(codes, 40, "%s", d ? d->code : "");
    if (status == 0) {
        FILE *f = tmpfile();
        assert_int_equal(fwrite(out.ptr, 1, out.len, f), out.len);
        assert_int_equal(fflush(f), 0);
        bm_mark_zip *z = bm_mark_zip_open(f, "t", ds);
        const long i = bm_mark_zip_find(z, bm_str_of("xl/comments1.xml"));
        assert_int_equal(bm_mark_zip_read(z, (size_t)i, a, &text, ds), 0);
        bm_mark_zip_close(z);
    }
    (void)unlink(path);
    (void)unlink(csv);
    bm_buf_free(&out);
    bm_diags_free(ds);
    return text.ptr;
}

static void messages_become_comments_in_vietnamese(void **state)
{
    char codes[40];
    bm_buf lines = {0};
    faults_kit_line(&lines, 3, 2, BM_ERROR);
    faults_kit_line(&lines, 2, 0, BM_WARNING); /* of the record as a whole: its first cell */
    faults_kit_line(&lines, 3, 2, BM_NOTE);
    const char *xml = comments_of(*state, &lines, codes);
    assert_string_equal(codes, "");
    assert_non_null(strstr(xml, "<comment ref=\"B3\""));
    assert_non_null(strstr(xml, "<comment ref=\"A2\""));
    assert_non_null(strstr(xml, "<t>Lỗi D006: "));
    assert_non_null(strstr(xml, "<t>Cảnh báo D006: "));
    assert_non_null(strstr(xml, "\n→ "));
    assert_non_null(strstr(xml, "\nGhi chú D006: "));
    bm_buf_free(&lines);
}

static void errors_come_first_when_there_are_too_many(void **state)
{
    char codes[40];
    bm_buf lines = {0}, one = {0};
    faults_kit_line(&one, 3, 2, BM_NOTE);
    for (int i = 0; i < BM_LIMIT_MARKS; i++)
        bm_buf_add(&lines, one.ptr, one.len);
    faults_kit_line(&lines, 2, 1, BM_ERROR);
    const char *xml = comments_of(*state, &lines, codes);
    assert_string_equal(codes, "B041");
    assert_non_null(strstr(xml, "<comment ref=\"A2\""));
    bm_buf_free(&lines);
    bm_buf_free(&one);
}

static void a_damaged_list_makes_no_copy(void **state)
{
    char codes[40];
    bm_buf lines = {0};
    faults_kit_line(&lines, 3, 2, BM_ERROR);
    lines.len -= 3;
    assert_null(comments_of(*state, &lines, codes));
    assert_string_equal(codes, "B040");
    bm_buf_free(&lines);
}

static int set_up(void **state)
{
    *state = bm_arena_new();
    return 0;
}

static int tear_down(void **state)
{
    bm_arena_free(*state);
    return 0;
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(messages_become_comments_in_vietnamese),
        TEST(errors_come_first_when_there_are_too_many),
        TEST(a_damaged_list_makes_no_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
