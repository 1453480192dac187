/* SPDX-License-Identifier: MIT */
#include "batch/collect_kit.h"

#include "batch/batch_documents.h"

static void all_shards_in_their_order(void **state)
{
    batch_kit *k = *state;
    bm_batch_documents d;
    for (uint32_t i = 1; i <= 3; i++) {
        batch_kit_shard s = batch_kit_begin(i, 3);
        char name[16];
        (void)snprintf(name, sizeof name, "%u.pdf", 10 * i);
        if (i != 2) /* a shard may have no record that is right */
            batch_kit_add(&s, name, "x", 1);
        batch_kit_end(&s, 3, 0, k->ds);
    }
    bm_batch_documents_open(&d, "d", (bm_batch_shard){0, 3});
    assert_int_equal(bm_batch_documents_next(&d, k->ds), 1);
    assert_string_equal(bm_batch_documents_path(&d, 0), "d/shard-1/10.pdf");
    assert_string_equal(bm_batch_documents_name(&d, 0), "shard-1/10.pdf");
    assert_int_equal(bm_batch_documents_next(&d, k->ds), 1);
    assert_string_equal(bm_batch_documents_name(&d, 0), "shard-3/30.pdf");
    assert_int_equal(bm_batch_documents_next(&d, k->ds), 0);
    assert_int_equal(bm_batch_documents_next(&d, k->ds), 0);
    bm_batch_documents_close(&d);

    bm_batch_documents_open(&d, "d", (bm_batch_shard){3, 3});
    assert_int_equal(bm_batch_documents_next(&d, k->ds), 1);
    assert_string_equal(bm_batch_documents_name(&d, 0), "shard-3/30.pdf");
    assert_int_equal(bm_batch_documents_next(&d, k->ds), 0);
    bm_batch_documents_close(&d);
}

static void what_is_damaged(void **state)
{
    batch_kit *k = *state;
    bm_batch_documents d;
    bm_batch_documents_open(&d, "d", (bm_batch_shard){0, 0});
    assert_int_equal(bm_batch_documents_next(&d, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "E005");
    bm_batch_documents_close(&d);
    bm_diags_clear(k->ds);

    batch_kit_shard s = batch_kit_begin(0, 0);
    batch_kit_add(&s, "a.pdf", "x", 1);
    batch_kit_add(&s, "b.pdf", "x", 1);
    s.journal.ptr[s.journal.len - 30] ^= 1;
    batch_kit_end(&s, 2, 0, k->ds);
    bm_batch_documents_open(&d, "d", (bm_batch_shard){0, 0});
    assert_int_equal(bm_batch_documents_next(&d, k->ds), 1);
    assert_string_equal(bm_batch_documents_path(&d, 0), "d/a.pdf");
    assert_int_equal(bm_batch_documents_next(&d, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->message[BM_LANG_EN],
                        "the journal “d/.bieumau/journal” is damaged at line 3");
    bm_batch_documents_close(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BATCH_KIT_TEST(all_shards_in_their_order),
        BATCH_KIT_TEST(what_is_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
