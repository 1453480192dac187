/* SPDX-License-Identifier: MIT */
#include "batch/collect_kit.h"

#include "batch/batch_collect.h"

enum { N = 7, TOTAL = 9 };

/* A batch of 9 records in 7 shards: two of them have two. ${other}: a shard of another table. */
static void make(batch_kit *k, uint32_t other)
{
    for (uint32_t i = 1; i <= N; i++) {
        batch_kit_shard s = batch_kit_begin(i, N);
        batch_kit_add(&s, "a.pdf", "first", 5);
        if (i <= TOTAL % N)
            batch_kit_add(&s, "b.pdf", "second", 6);
        batch_kit_end(&s, TOTAL, i == other ? 2 : 1, k->ds);
    }
}

static bm_batch_collection collect(batch_kit *k, bool thorough, int expected)
{
    const bm_batch_options options = {.dir = "d", .n_shards = N};
    bm_batch_collection c;
    bm_diags_clear(k->ds);
    assert_int_equal(bm_batch_collect(&options, thorough, &c, k->ds), expected);
    return c;
}

/* Shards ${missing} are to be made again, after ${n} messages of which the first is ${code}. */
static void lacks(batch_kit *k, bool thorough, const char *missing, size_t n, const char *code)
{
    bm_batch_collection c = collect(k, thorough, -1);
    assert_string_equal(c.missing.ptr, missing);
    assert_int_equal(bm_diags_count(k->ds), n);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, code);
    const bm_diag *last = bm_diags_at(k->ds, n - 1);
    assert_string_equal(last->code, "B066");
    assert_non_null(strstr(last->message[BM_LANG_EN], missing));
    assert_int_equal(c.n_faults, N - c.n_missing);
    bm_batch_collect_free(&c);
}

static void a_complete_batch(void **state)
{
    batch_kit *k = *state;
    make(k, 0);
    for (int thorough = 0; thorough <= 1; thorough++) {
        bm_batch_collection c = collect(k, thorough, 0);
        assert_int_equal(c.total, TOTAL);
        assert_int_equal(c.counts.records, TOTAL);
        assert_int_equal(c.counts.made, TOTAL);
        assert_int_equal(c.documents, TOTAL);
        assert_int_equal(c.n_missing, 0);
        assert_string_equal(c.missing.ptr, "");
        assert_int_equal(c.n_faults, N);
        assert_string_equal(c.faults[0], "d/.bieumau/shard-1-of-7/faults.jsonl");
        assert_string_equal(c.faults[N - 1], "d/.bieumau/shard-7-of-7/faults.jsonl");
        assert_int_equal(bm_diags_count(k->ds), 0);
        bm_batch_collect_free(&c);
    }
}

static void a_batch_made_in_one(void **state)
{
    batch_kit *k = *state;
    batch_kit_shard s = batch_kit_begin(0, 0);
    batch_kit_add(&s, "a.pdf", "first", 5);
    batch_kit_end(&s, 1, 1, k->ds);
    const bm_batch_options options = {.dir = "d"};
    bm_batch_collection c;
    assert_int_equal(bm_batch_collect(&options, true, &c, k->ds), 0);
    assert_int_equal(c.documents, 1);
    assert_string_equal(c.faults[0], "d/.bieumau/faults.jsonl");
    bm_batch_collect_free(&c);
}

static void shards_that_have_not_ended(void **state)
{
    batch_kit *k = *state;
    lacks(k, false, "1-7", 1, "B066");
    make(k, 0);
    assert_int_equal(unlink("d/.bieumau/shard-2-of-7/done"), 0);
    lacks(k, false, "2", 1, "B066");
    assert_int_equal(unlink("d/.bieumau/shard-4-of-7/done"), 0);
    assert_int_equal(unlink("d/.bieumau/shard-5-of-7/done"), 0);
    assert_int_equal(unlink("d/.bieumau/shard-7-of-7/done"), 0);
    lacks(k, false, "2,4-5,7", 1, "B066");
    batch_kit_put("d/.bieumau/shard-1-of-7/done", "?", 1);
    lacks(k, false, "1-2,4-5,7", 2, "B011");
}

static void shards_of_another_table(void **state)
{
    batch_kit *k = *state;
    make(k, 1);
    lacks(k, false, "1", 2, "B065");
    batch_kit_shard s = batch_kit_begin(1, N);
    batch_kit_add(&s, "a.pdf", "first", 5); /* with --limit 1 */
    batch_kit_end(&s, TOTAL, 1, k->ds);
    lacks(k, false, "1", 2, "B071");
}

static void journals_and_reports(void **state)
{
    batch_kit *k = *state;
    make(k, 0);
    assert_int_equal(unlink("d/.bieumau/shard-3-of-7/journal"), 0);
    lacks(k, false, "3", 2, "E005");
    make(k, 0);
    assert_int_equal(unlink("d/.bieumau/shard-6-of-7/faults.jsonl"), 0);
    lacks(k, false, "6", 2, "E005");
    make(k, 0);
    batch_kit_put("d/.bieumau/shard-3-of-7/journal", "x\n", 2);
    lacks(k, false, "3", 2, "B067");
    batch_kit_put("d/.bieumau/shard-3-of-7/journal", "", 0);
    lacks(k, false, "3", 2, "B071"); /* tells of less than was made */
}

static void documents(void **state)
{
    batch_kit *k = *state;
    make(k, 0);
    assert_int_equal(unlink("d/shard-2/b.pdf"), 0);
    lacks(k, false, "2", 2, "B068");
    assert_non_null(strstr(bm_diags_at(k->ds, 0)->message[BM_LANG_EN], "“d/shard-2/b.pdf”"));
    batch_kit_put("d/shard-2/b.pdf", "secon", 5);
    lacks(k, false, "2", 2, "B069");
    batch_kit_put("d/shard-2/b.pdf", "Second", 6);
    bm_batch_collection c = collect(k, false, 0);
    bm_batch_collect_free(&c);
    lacks(k, true, "2", 2, "B070");
}

/* However much is wrong, the last message is there. */
static void many_faults(void **state)
{
    batch_kit *k = *state;
    batch_kit_shard s = batch_kit_begin(0, 0);
    for (int i = 0; i < 100; i++) {
        char name[16], path[32];
        (void)snprintf(name, sizeof name, "%d.pdf", i);
        (void)snprintf(path, sizeof path, "d/%s", name);
        batch_kit_add(&s, name, "x", 1);
        assert_int_equal(unlink(path), 0);
    }
    batch_kit_end(&s, 100, 1, k->ds);
    const bm_batch_options options = {.dir = "d"};
    bm_batch_collection c;
    assert_int_equal(bm_batch_collect(&options, false, &c, k->ds), -1);
    size_t n = bm_diags_count(k->ds);
    assert_in_range(n, 20, 49);
    assert_string_equal(bm_diags_at(k->ds, n - 1)->code, "B066");
    bm_batch_collect_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BATCH_KIT_TEST(a_complete_batch),
        BATCH_KIT_TEST(a_batch_made_in_one),
        BATCH_KIT_TEST(shards_that_have_not_ended),
        BATCH_KIT_TEST(shards_of_another_table),
        BATCH_KIT_TEST(journals_and_reports),
        BATCH_KIT_TEST(documents),
        BATCH_KIT_TEST(many_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
