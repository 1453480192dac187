/* Many texts in little memory. SPDX-License-Identifier: MIT */
#include <sys/resource.h>

#include "input/opc_case.h"
#include "sheet/sheet_strings.h"

static const bm_pos nowhere;

static const char *text_of(uint32_t i, size_t *n)
{
    static char text[70000];
    *n = (size_t)snprintf(text, sizeof text, "Nguyễn Văn %u ", i);
    if (i % 1000 == 7) { /* longer than a page of the file */
        memset(text + *n, 'a' + (int)(i / 1000 % 26), 40000);
        *n += 40000;
    }
    if (i % 17 == 0)
        *n = 0;
    return text;
}

static void require_text(opc_case *c, bm_sheet_strings *s, uint32_t i)
{
    bm_str found;
    size_t n;
    const char *expected = text_of(i, &n);
    assert_int_equal(bm_sheet_strings_at(s, i, &found, c->ds), 0);
    assert_int_equal(found.len, n);
    assert_memory_equal(found.ptr, expected, n);
}

/* In memory, and more than is kept there; in order and not. */
static void every_text_is_found(void **state)
{
    opc_case *c = *state;
    static const uint32_t counts[] = {1, 15, 16, 17, 3000, 300000};
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
        bm_sheet_strings *s = bm_sheet_strings_new();
        for (uint32_t i = 0; i < counts[k]; i++) {
            size_t n;
            const char *text = text_of(i, &n);
            assert_int_equal(bm_sheet_strings_add(s, bm_str_n(text, n), &nowhere, c->ds), 0);
        }
        assert_int_equal(bm_sheet_strings_count(s), counts[k]);
        for (uint32_t i = 0; i < counts[k]; i++)
            require_text(c, s, i);
        for (uint32_t i = 0, x = 12345; i < 20000; i++) {
            x = x * 1103515245 + 12345;
            require_text(c, s, (x >> 8) % counts[k]);
        }
        require_text(c, s, counts[k] - 1);
        require_text(c, s, counts[k] - 1);
        require_text(c, s, 0);
        bm_sheet_strings_free(s);
    }
    struct rusage usage;
    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    assert_true(usage.ru_maxrss < 48 * 1024);
#endif
}

static void all_of_them_are_bounded(void **state)
{
    opc_case *c = *state;
    bm_sheet_strings *s = bm_sheet_strings_new();
    const size_t each = 64 * 1024 * 1024;
    char *text = calloc(each, 1);
    assert_non_null(text);
    int status = 0;
    assert_int_equal(setenv("TMPDIR", "/dev/none", 1), 0);
    status = bm_sheet_strings_add(s, bm_str_n(text, each), &nowhere, c->ds);
    assert_int_equal(unsetenv("TMPDIR"), 0);
    assert_int_equal(status, -1);
    assert_string_equal(bm_diags_at(c->ds, 0)->code, "O007");
    bm_sheet_strings_free(s);
    s = bm_sheet_strings_new();
    assert_int_equal(bm_sheet_strings_add(
                         s, bm_str_n(text, (size_t)(BM_LIMIT_BOOK_STRINGS_MB + 1) * 1024 * 1024),
                         &nowhere, c->ds),
                     -1);
    assert_string_equal(bm_diags_at(c->ds, 1)->code, "S042");
    bm_sheet_strings_free(s);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(every_text_is_found),
        OPC_CASE_TEST(all_of_them_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
