/* What can go wrong around a batch: damaged state, other runs, folders and links in its way.
 * SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <sys/wait.h>
#include <signal.h>
#include <fcntl.h>

#include "batch/batch_kit.h"
#include "batch/batch_state.h"

static void damaged_lines_are_told_and_made_good(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(10, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    FILE *f = fopen("ra/.bieumau/journal", "r+b");
    assert_non_null(f);
    assert_int_equal(fseek(f, 200, SEEK_SET), 0);
    assert_int_equal(fputc('#', f), '#');
    assert_int_equal(fclose(f), 0);
    batch_kit_append("ra/.bieumau/journal", "../../etc/passwd\n");
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 10);
    kit_reported(&b->k, "B005");
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    kit_reported(&b->k, "");
}

static void the_journal_of_another_version_is_refused(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(3, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    kit_put("ra/.bieumau/journal", "bieumau-journal\t2\tsomething else\n");
    assert_int_equal(batch_kit_run(b), BM_BATCH_BROKEN);
    kit_reported(&b->k, "B006");
}

static void a_damaged_done_is_told(void **state)
{
    batch_kit *b = *state;
    bm_batch_done done;
    assert_int_equal(mkdir("x", 0777), 0);
    kit_put("x/done", "bieumau done 1\nrecords: 5\n");
    assert_int_equal(bm_batch_state_read_done("x", &done, b->k.ds), -1);
    kit_reported(&b->k, "B011");
}

static void grow_table(size_t n)
{
    if (n == 1)
        batch_kit_append("ds.csv", "Nguyễn Văn Thử,1/1/2020\n");
}

static void remove_table(size_t n)
{
    if (n == 1)
        assert_int_equal(remove("ds.csv"), 0);
}

static void a_table_that_changes_stops_the_batch(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(390, 0, 0);
    b->on_item = grow_table;
    assert_int_equal(batch_kit_run(b), BM_BATCH_BROKEN);
    assert_int_equal(batch_kit_files("ra"), b->counts.made);
    assert_string_equal(bm_diags_at(b->k.ds, 1)->code, "B003");
    kit_reported(&b->k, "B002 B003");
    batch_kit_nothing_is_left_behind();
    b->on_item = remove_table;
    assert_int_equal(batch_kit_run(b), BM_BATCH_BROKEN);
    kit_reported(&b->k, b->counts.made ? "B002 B003" : "B002");
    batch_kit_table(390, 0, 0);
    b->on_item = NULL;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(batch_kit_files("ra"), 390);
}

/* The log of a run that was killed, with a line that it did not finish, and a file that it was about to rename. */
static void a_killed_run_is_cleaned_up(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(20, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(rename("ra/.bieumau/journal", "ra/.bieumau/run-00112233aabbccdd.log"), 0);
    batch_kit_append("ra/.bieumau/run-00112233aabbccdd.log", "22\t1\t0123");
    batch_kit_append("ra/.bieumau/run-00112233aabbccdd-5-0.tmp", "%PDF");
    batch_kit_append("ra/.bieumau/run-0011223300112233.faults", "{");
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 20);
    kit_reported(&b->k, "");
    batch_kit_nothing_is_left_behind();
}

static void a_folder_that_cannot_be_made_is_told(void **state)
{
    batch_kit *b = *state;
    batch_kit_table(3, 0, 0);
    b->options.dir = "khong/co";
    assert_int_equal(batch_kit_run(b), BM_BATCH_BROKEN);
    kit_reported(&b->k, "O007");
    kit_put("tep", "");
    b->options.dir = "tep";
    assert_int_equal(batch_kit_run(b), BM_BATCH_BROKEN);
    assert_int_equal(bm_diags_errors(b->k.ds), 1);
    bm_diags_clear(b->k.ds);
    b->options.dir = "ra";
    b->options.table = "khong.csv";
    assert_int_equal(batch_kit_run(b), BM_BATCH_BROKEN);
    kit_reported(&b->k, "E005");
}

static void a_name_taken_by_a_folder_fails_that_record_alone(void **state)
{
    batch_kit *b = *state;
    char path[256], command[300];
    batch_kit_table(4, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    (void)snprintf(command, sizeof command, "f='%s'; rm \"$f\" && mkdir \"$f\"",
                   batch_kit_path(b, 2, path));
    assert_int_equal(system(command), 0);
    b->options.force = true;
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 3);
    assert_string_equal(b->codes[2], "B001");
}

/* A symbolic link leads to what is not ours: it is kept, and so is what it leads to. */
static void a_link_is_not_followed(void **state)
{
    batch_kit *b = *state;
    char path[256];
    batch_kit_table(4, 0, 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    kit_put("khac", "x");
    assert_int_equal(remove(batch_kit_path(b, 2, path)), 0);
    assert_int_equal(symlink("../khac", path), 0);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_string_equal(b->codes[2], "B001");
    assert_int_equal(batch_kit_size_of("khac"), 1);
}

static void two_runs_at_once_do_no_harm(void **state)
{
    batch_kit *b = *state;
    int status;
    batch_kit_table(200, 0, 0);
    b->options.dir = "mot";
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    b->options.dir = "ra";
    pid_t child = fork(); /* before the other run has threads */
    if (child == 0)
        _exit(batch_kit_run(b) == BM_BATCH_DONE && !b->counts.failed ? 0 : 1);
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.failed, 0);
    assert_int_equal(b->counts.made + b->counts.unchanged, 200);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_true(batch_kit_is_same_folder("mot", "ra"));
    batch_kit_nothing_is_left_behind();
    assert_int_equal(batch_kit_run(b), BM_BATCH_DONE);
    assert_int_equal(b->counts.unchanged, 200);
    kit_reported(&b->k, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BATCH_TEST(damaged_lines_are_told_and_made_good),
        BATCH_TEST(the_journal_of_another_version_is_refused),
        BATCH_TEST(a_damaged_done_is_told),
        BATCH_TEST(a_table_that_changes_stops_the_batch),
        BATCH_TEST(a_killed_run_is_cleaned_up),
        BATCH_TEST(a_folder_that_cannot_be_made_is_told),
        BATCH_TEST(a_name_taken_by_a_folder_fails_that_record_alone),
        BATCH_TEST(a_link_is_not_followed),
        BATCH_TEST(two_runs_at_once_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
