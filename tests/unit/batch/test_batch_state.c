/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>

#include "api/kit.h"
#include "batch/batch_state.h"

static void is_path(void (*add)(bm_buf *, const char *, uint32_t, uint32_t), uint32_t shard,
                    uint32_t n_shards, const char *expected)
{
    bm_buf b = {0};
    add(&b, "ra", shard, n_shards);
    bm_buf_add_byte(&b, 0);
    assert_string_equal(b.ptr, expected);
    bm_buf_free(&b);
}

static void shards_have_folders_of_their_own(void **state)
{
    (void)state;
    is_path(bm_batch_state_folder, 0, 0, "ra/.bieumau");
    is_path(bm_batch_state_documents, 0, 0, "ra");
    is_path(bm_batch_state_folder, 3, 9, "ra/.bieumau/shard-3-of-9");
    is_path(bm_batch_state_folder, 3, 100, "ra/.bieumau/shard-003-of-100");
    is_path(bm_batch_state_folder, 100, 100, "ra/.bieumau/shard-100-of-100");
    is_path(bm_batch_state_documents, 10, 100, "ra/shard-010");
    is_path(bm_batch_state_documents, 1, 4294967295U, "ra/shard-0000000001");
}

static void done_is_read_as_it_was_written(void **state)
{
    kit *k = *state;
    bm_batch_done d = {.counts = {.records = 1,
                                  .made = 2,
                                  .unchanged = 3,
                                  .failed = 4,
                                  .warned = 5,
                                  .left_over = 6,
                                  .pruned = 7,
                                  .bytes = 8},
                       .total = 9,
                       .table_digest = {10},
                       .options_digest = {11}};
    bm_batch_done back;
    assert_int_equal(bm_batch_state_read_done(".", &back, k->ds), 0);
    assert_int_equal(bm_batch_state_write_done(".", &d, k->ds), 0);
    assert_int_equal(bm_batch_state_read_done(".", &back, k->ds), 1);
    assert_memory_equal(&back, &d, sizeof d);
    assert_int_equal(bm_batch_state_write_done("khong", &d, k->ds), -1);
    kit_reported(k, "O007");
}

static void what_is_no_done_is_damaged(void **state)
{
    kit *k = *state;
    bm_batch_done d = {.total = 1}, back;
    char text[1000];
    assert_int_equal(bm_batch_state_write_done(".", &d, k->ds), 0);
    FILE *f = fopen("done", "rb");
    assert_non_null(f);
    size_t n = fread(text, 1, sizeof text - 1, f);
    text[n] = 0;
    (void)fclose(f);
    for (size_t i = 0; i < n; i++) { /* none of its bytes can be another one unseen, but a digit */
        char was = text[i];
        bool digit = (was >= '0' && was <= '9') || (was >= 'a' && was <= 'f');
        text[i] = digit ? '~' : '7';
        kit_put("done", text);
        assert_int_equal(bm_batch_state_read_done(".", &back, k->ds), -1);
        kit_reported(k, "B011");
        text[i] = was;
    }
    for (size_t i = 0; i < n; i += 7) {
        text[n - 1 - i] = 0;
        kit_put("done", text);
        assert_int_equal(bm_batch_state_read_done(".", &back, k->ds), -1);
        kit_reported(k, "B011");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shards_have_folders_of_their_own),
        KIT_TEST(done_is_read_as_it_was_written),
        KIT_TEST(what_is_no_done_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
