/* Where a ZIP file ends. SPDX-License-Identifier: MIT */
#include "input/opc_end.h"
#include "opc_case.h"

static const char *view(void *user, uint64_t at, size_t n)
{
    const opc_case *c = user;
    assert_true(at + n <= c->bytes.len);
    return c->bytes.ptr + at;
}

static bool find(opc_case *c, bm_opc_end *end)
{
    const bm_opc_end_file file = {.user = c, .view = view, .size_bytes = c->bytes.len};
    return bm_opc_end_find(&file, end);
}

static void entries_and_junk_are_counted(void **state)
{
    opc_case *c = *state;
    bm_opc_end end;
    for (int junk = 0; junk < 2; junk++) {
        opc_case_clear(c);
        opc_case_add(c, "a", "x");
        opc_case_add(c, "b", "y");
        opc_case_close(c);
        bm_buf all = {0};
        bm_buf_add_cstr(&all, junk ? "mail" : "");
        bm_buf_add(&all, c->bytes.ptr, c->bytes.len);
        bm_buf_free(&c->bytes);
        c->bytes = all;
        assert_true(find(c, &end));
        assert_int_equal(end.entries, 2);
        assert_int_equal(end.junk_bytes, junk ? 4 : 0);
        assert_true(end.is_last);
        bm_buf_add_cstr(&c->bytes, "\n");
        assert_true(find(c, &end));
        assert_false(end.is_last);
    }
}

static void there_is_one_end(void **state)
{
    opc_case *c = *state;
    bm_opc_end end;
    assert_false(find(c, &end));
    for (int i = 0; i < 30; i++)
        bm_buf_add_cstr(&c->bytes, "PK\5\6");
    bm_buf_add_cstr(&c->bytes, "0123456789012345678");
    assert_false(find(c, &end));
    opc_case_clear(c);
    opc_case_add(c, "a", "x");
    opc_case_close(c);
    const size_t whole = c->bytes.len;
    for (c->bytes.len = 0; c->bytes.len < whole; c->bytes.len++)
        assert_false(find(c, &end));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OPC_CASE_TEST(entries_and_junk_are_counted),
        OPC_CASE_TEST(there_is_one_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
