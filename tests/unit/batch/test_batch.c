/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "batch/batch_kit.h"
#include "batch/batch_journal.h"
#include "batch/batch_state.h"

static void every_right_record_has_its_document(void **state)
{
    batch_kit *b = *state;
    char path[256];
    batch_kit_table(100, 7, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.records, 100);
    assert_int_equal(b->counts.made, 99);
    assert_int_equal(b->counts.failed, 1);
    assert_int_equal(b->n, 100);
    for (size_t i = 0; i < b->n; i++) {
        assert_int_equal(b->rows[i], i + 2);
        assert_int_equal(b->outcomes[i], i == 6 ? BM_BATCH_FAILED : BM_BATCH_MADE);
        assert_true(i == 6 || batch_kit_size_of(batch_kit_path(b, i, path)) > 10000);
    }
    assert_string_equal(b->codes[6], "D006");
    assert_string_equal(b->paths[6], "");
    assert_int_equal(batch_kit_files("ra"), 99);
    kit_reported(&b->k, "");
    batch_kit_nothing_is_left_behind();
}

static void an_unchanged_batch_makes_nothing_again(void **state)
{
    batch_kit *b = *state;
    char path[256];
    batch_kit_table(20, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    int64_t before = batch_kit_nanoseconds_of(batch_kit_path(b, 3, path));
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 20);
    assert_int_equal(b->counts.made, 0);
    assert_int_equal(b->outcomes[3], BM_BATCH_UNCHANGED);
    assert_int_equal(batch_kit_nanoseconds_of(batch_kit_path(b, 3, path)), before);
    kit_reported(&b->k, "");
    batch_kit_nothing_is_left_behind();
}

static void a_changed_row_alone_is_made_again(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(20, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    batch_kit_table(20, 0, 9);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 19);
    assert_int_equal(b->counts.made, 1);
    assert_int_equal(b->outcomes[8], BM_BATCH_MADE);
    kit_reported(&b->k, "");
}

/* The journal says of each document that there is something about it. */
static void put_faults(void)
{
    FILE *in = fopen("ra/.bieumau/journal", "rb"), *out = fopen("new", "wb");
    char text[1000];
    bm_batch_journal_line line;
    bm_buf b = {0};
    assert_true(in && out);
    while (fgets(text, sizeof text, in)) {
        if (bm_batch_journal_parse(bm_str_n(text, strlen(text) - 1), &line)) {
            line.faults = bm_str_of("{\"row\":1}");
            bm_batch_journal_add(&b, &line);
        } else {
            bm_buf_add_cstr(&b, text);
        }
    }
    assert_int_equal(fwrite(b.ptr, 1, b.len, out), b.len);
    assert_int_equal(fclose(in) + fclose(out) + rename("new", "ra/.bieumau/journal"), 0);
    bm_buf_free(&b);
}

static void warnings_of_unchanged_records_are_not_forgotten(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(20, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    put_faults();
    for (int i = 0; i < 2; i++) {
        assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
        assert_int_equal(b->counts.unchanged, 20);
        assert_int_equal(b->counts.warned, 20);
        assert_int_equal(batch_kit_size_of("ra/.bieumau/faults.jsonl"),
                         20 * strlen("{\"row\":1}\n"));
    }
}

/* ds.csv: ${n} people whose names differ; those below ${begin} are the last ones, and ${more} are new at the beginning. */
static void put_people(unsigned n, unsigned begin, unsigned more)
{
    static const char letters[] = "ABCDEGHIKLMNOPQRSTUVXY";
    FILE *f = fopen("ds.csv", "wb");
    assert_non_null(f);
    (void)fprintf(f, "ho_ten,ngay\n");
    for (unsigned i = 0; i < more; i++)
        (void)fprintf(f, "Trần Thị %c,1/1/2020\n", letters[i]);
    for (unsigned i = 0; i < n; i++) {
        unsigned k = (begin + i) % n;
        (void)fprintf(f, "Nguyễn Văn %c%c,1/1/2020\n", letters[k / 20], 'a' + (int)k % 20);
    }
    assert_int_equal(fclose(f), 0);
}

static void rows_that_are_inserted_or_moved_leave_the_others_alone(void **state)
{
    batch_kit *b = *state;
    b->options.name = "{ho_ten}";
    put_people(200, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.made, 200);
    put_faults();
    put_people(200, 0, 3);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.made, 3);
    assert_int_equal(b->counts.unchanged, 200);
    assert_int_equal(b->counts.warned,
                     0); /* they stand in other rows now and were looked at again */
    put_people(200, 130, 3);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 203);
    put_people(200, 130, 1);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 201);
    assert_int_equal(b->counts.left_over, 2);
    kit_reported(&b->k, "B007");
    b->options.prune = true;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.pruned, 2);
    assert_int_equal(batch_kit_files("ra"), 201);
    kit_reported(&b->k, "");
}

static void a_document_that_was_removed_is_made_again(void **state)
{
    batch_kit *b = *state;
    char path[256];
    batch_kit_table(20, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(remove(batch_kit_path(b, 11, path)), 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->outcomes[11], BM_BATCH_MADE);
    assert_int_equal(b->counts.unchanged, 19);
}

static void a_file_that_is_not_ours_is_kept(void **state)
{
    batch_kit *b = *state;
    char path[256];
    batch_kit_table(10, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    (void)snprintf(path, sizeof path, "ra/%s", b->paths[4]);
    batch_kit_append(path, "% a remark\n");
    size_t size = batch_kit_size_of(path);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.failed, 1);
    assert_int_equal(b->outcomes[4], BM_BATCH_FAILED);
    assert_string_equal(b->codes[4], "B001");
    assert_int_equal(batch_kit_size_of(path), size);
    kit_reported(&b->k, "B007"); /* the document of the earlier run */

    b->options.force = true;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.made, 1);
    assert_int_not_equal(batch_kit_size_of(path), size);
    kit_reported(&b->k, "");
}

/* What a run that was killed between the names and the journal leaves. */
static void a_file_with_the_right_bytes_is_taken_as_it_is(void **state)
{
    batch_kit *b = *state;
    char path[256];
    batch_kit_table(10, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    int64_t before = batch_kit_nanoseconds_of(batch_kit_path(b, 3, path));
    assert_int_equal(system("rm -r ra/.bieumau"), 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 10);
    assert_int_equal(batch_kit_nanoseconds_of(batch_kit_path(b, 3, path)), before);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 10);
}

static void the_number_of_threads_changes_nothing(void **state)
{
    batch_kit *b = *state;
    static const char *const dirs[] = {"ra1", "ra2", "ra7"};
    static const unsigned jobs[] = {1, 2, 7};
    batch_kit_table(150, 30, 60);
    b->options.n_formats = 2;
    for (size_t i = 0; i < 3; i++) {
        b->options.dir = dirs[i];
        b->options.n_jobs = jobs[i];
        assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
        assert_int_equal(b->counts.made, 149);
        for (size_t k = 0; k < b->n; k++)
            assert_int_equal(b->rows[k], k + 2);
    }
    assert_int_equal(batch_kit_files("ra7"), 298);
    assert_true(batch_kit_is_same_folder("ra1", "ra2"));
    assert_true(batch_kit_is_same_folder("ra1", "ra7"));
    assert_true(batch_kit_is_same_file("ra1/.bieumau/journal", "ra7/.bieumau/journal"));
    assert_true(batch_kit_is_same_file("ra1/.bieumau/done", "ra7/.bieumau/done"));
    assert_true(batch_kit_is_same_file("ra1/.bieumau/faults.jsonl", "ra7/.bieumau/faults.jsonl"));
}

static void a_stopped_batch_goes_on_where_it_was(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(300, 0, 0);
    b->stop_after = 10;
    assert_int_equal(batch_kit_run(b), BM_BATCH_STOPPED);
    size_t made = b->counts.made;
    assert_true(made >= 10 && made < 300);
    assert_int_equal(batch_kit_files("ra"), made);
    assert_int_equal(batch_kit_size_of("ra/.bieumau/done"), 0);
    batch_kit_nothing_is_left_behind();
    b->stop_after = 0;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, made);
    assert_int_equal(b->counts.made, 300 - made);
    assert_true(batch_kit_size_of("ra/.bieumau/done") > 0);
    kit_reported(&b->k, "");
}

static void a_limit_makes_the_first_records_only(void **state)
{
    batch_kit *b = *state;
    bm_batch_done done;
    batch_kit_table(30, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    b->options.limit = 10;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.records, 10);
    assert_int_equal(b->counts.left_over, 0);
    assert_int_equal(bm_batch_state_read_done("ra/.bieumau", &done, b->k.ds), 0);
    b->options.limit = 30; /* which is all of them */
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 30);
    assert_int_equal(bm_batch_state_read_done("ra/.bieumau", &done, b->k.ds), 1);
    assert_int_equal(done.total, 30);
    kit_reported(&b->k, "");
}

static void a_dry_run_checks_and_makes_nothing(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(30, 4, 0);
    b->options.dry_run = true;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.records, 30);
    assert_int_equal(b->counts.made, 0);
    assert_int_equal(b->counts.failed, 1);
    assert_int_equal(b->outcomes[0], BM_BATCH_CHECKED);
    assert_string_equal(b->codes[3], "D006");
    assert_int_equal(batch_kit_files("ra"), 0);
    batch_kit_nothing_is_left_behind();
    b->options.dir = NULL;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.failed, 1);
}

static void all_or_nothing_makes_nothing_when_one_is_wrong(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(30, 29, 0);
    b->options.all_or_nothing = true;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.failed, 1);
    assert_int_equal(b->counts.made, 0);
    assert_int_equal(b->n, 1);
    assert_int_equal(b->rows[0], 30);
    assert_int_equal(batch_kit_files("ra"), 0);
    batch_kit_table(30, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.records, 30);
    assert_int_equal(b->counts.made, 30);
    assert_int_equal(b->n, 30);
}

static void strict_makes_warnings_errors(void **state)
{
    batch_kit *b = *state;
    kit_put("ds.csv", "ho_ten,ngay\nNguyễn  Văn Thử,1/1/20\nNguyễn Văn Thử,1/1/2020\n");
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    size_t warned = b->counts.warned, failed = b->counts.failed;
    assert_true(warned + failed == 1);
    b->options.strict = true;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.failed, 1);
}

static void shards_make_together_what_one_batch_makes(void **state)
{
    batch_kit *b = *state;
    bm_batch_done done[3];
    batch_kit_table(50, 0, 0);
    size_t sum = 0;
    for (uint32_t i = 0; i < 3; i++) {
        char folder[64];
        b->options.shard = i + 1;
        b->options.n_shards = 3;
        assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
        sum += b->counts.made;
        assert_memory_equal(b->paths[0], i == 0 ? "shard-1/" : i == 1 ? "shard-2/" : "shard-3/", 8);
        assert_int_equal(b->rows[0], i + 2);
        assert_int_equal(b->rows[1], i + 5);
        (void)snprintf(folder, sizeof folder, "ra/.bieumau/shard-%u-of-3", (unsigned)i + 1);
        assert_int_equal(bm_batch_state_read_done(folder, &done[i], b->k.ds), 1);
        assert_int_equal(done[i].total, 50);
        assert_memory_equal(done[i].table_digest, done[0].table_digest, BM_RECORD_DIGEST);
        assert_memory_equal(done[i].options_digest, done[0].options_digest, BM_RECORD_DIGEST);
    }
    assert_int_equal(sum, 50);
    assert_int_equal(batch_kit_files("ra/shard-1"), 17);
    assert_int_equal(batch_kit_files("ra/shard-3"), 16);
    kit_reported(&b->k, "");
    batch_kit_table(50, 0, 7); /* a value of another shard alone */
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 16);
    assert_int_equal(bm_batch_state_read_done("ra/.bieumau/shard-3-of-3", &done[1], b->k.ds), 1);
    assert_memory_not_equal(done[1].table_digest, done[0].table_digest, BM_RECORD_DIGEST);
}

static void folders_hold_so_many_documents(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(25, 3, 0);
    b->options.per_folder = 10;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(batch_kit_files("ra"), 3);
    assert_int_equal(batch_kit_files("ra/000001"), 9);
    assert_int_equal(batch_kit_files("ra/000003"), 5);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 24);
}

static void documents_of_rows_that_are_gone_are_told_and_pruned(void **state)
{
    batch_kit *b = *state;
    char edited[256], other[256];
    batch_kit_table(10, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    (void)batch_kit_path(b, 9, edited);
    (void)batch_kit_path(b, 8, other);
    batch_kit_table(7, 0, 0);
    for (int i = 0; i < 2; i++) { /* not only the first time */
        assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
        assert_int_equal(b->counts.left_over, 3);
        assert_non_null(strstr(bm_diags_at(b->k.ds, 0)->message[BM_LANG_EN], other + 3));
        kit_reported(&b->k, "B007");
    }
    batch_kit_append(edited, "% a remark\n");
    b->options.prune = true;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.pruned, 2);
    assert_int_equal(batch_kit_files("ra"), 8);
    assert_true(batch_kit_size_of(edited) > 0);
    assert_non_null(strstr(bm_diags_at(b->k.ds, 0)->message[BM_LANG_EN], edited + 3));
    kit_reported(&b->k, "B008");
    assert_int_equal(remove(edited), 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.left_over, 0);
    assert_int_equal(batch_kit_size_of("ra/.bieumau/left-over"), 0);
    kit_reported(&b->k, "");
}

static void a_format_that_is_no_longer_made_is_left_over(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(5, 0, 0);
    b->options.n_formats = 2;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    b->options.n_formats = 1;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.left_over, 5);
    kit_reported(&b->k, "B004 B007");
    b->options.n_formats = 2; /* the files that are there are still ours */
    batch_kit_table(5, 0, 2);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.made, 1);
    assert_int_equal(b->counts.left_over, 0);
    kit_reported(&b->k, "B004");
}

static void other_options_make_all_again(void **state)
{
    batch_kit *b = *state;
    const bm_render_options twice = {.shared_fonts = true, .copies = 2};
    batch_kit_table(5, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    b->options.render = &twice;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.made, 5);
    kit_reported(&b->k, "B004");
    bm_data *profile = bm_data_new(NULL);
    assert_int_equal(bm_data_set(profile, "ngay", "3/3/2020", 8, b->k.ds), 0);
    b->options.profile = profile;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 5); /* the same bytes after all: each row has its day */
    kit_reported(&b->k, "B004");
    bm_data_free(profile);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BATCH_TEST(every_right_record_has_its_document),
        BATCH_TEST(an_unchanged_batch_makes_nothing_again),
        BATCH_TEST(a_changed_row_alone_is_made_again),
        BATCH_TEST(warnings_of_unchanged_records_are_not_forgotten),
        BATCH_TEST(rows_that_are_inserted_or_moved_leave_the_others_alone),
        BATCH_TEST(a_document_that_was_removed_is_made_again),
        BATCH_TEST(a_file_that_is_not_ours_is_kept),
        BATCH_TEST(a_file_with_the_right_bytes_is_taken_as_it_is),
        BATCH_TEST(the_number_of_threads_changes_nothing),
        BATCH_TEST(a_stopped_batch_goes_on_where_it_was),
        BATCH_TEST(a_limit_makes_the_first_records_only),
        BATCH_TEST(a_dry_run_checks_and_makes_nothing),
        BATCH_TEST(all_or_nothing_makes_nothing_when_one_is_wrong),
        BATCH_TEST(strict_makes_warnings_errors),
        BATCH_TEST(shards_make_together_what_one_batch_makes),
        BATCH_TEST(folders_hold_so_many_documents),
        BATCH_TEST(documents_of_rows_that_are_gone_are_told_and_pruned),
        BATCH_TEST(a_format_that_is_no_longer_made_is_left_over),
        BATCH_TEST(other_options_make_all_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
