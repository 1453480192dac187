/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

/* Each test runs in an empty folder of its own. */
typedef struct {
    char folder[64];
    bm_diags *ds;
} fixture;

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    (void)snprintf(f->folder, sizeof f->folder, "/tmp/bieumau-file-XXXXXX");
    if (!mkdtemp(f->folder) || chdir(f->folder) != 0)
        return -1;
    f->ds = bm_diags_new();
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    char command[128];
    bm_diags_free(f->ds);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", f->folder);
    int status = chdir("/") != 0 || system(command) != 0;
    free(f);
    return status;
}

static void put(const char *path, const char *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
    assert_int_equal(fclose(f), 0);
}

static void holds(const char *path, const char *expected)
{
    char text[100] = "";
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    text[fread(text, 1, sizeof text - 1, f)] = 0;
    (void)fclose(f);
    assert_string_equal(text, expected);
}

static size_t count_entries(void)
{
    size_t n = 0;
    DIR *d = opendir(".");
    assert_non_null(d);
    while (readdir(d))
        n++;
    (void)closedir(d);
    return n - 2;
}

static void failed_with(fixture *f, const char *code)
{
    assert_int_equal(bm_diags_count(f->ds), 1);
    assert_string_equal(bm_diags_at(f->ds, 0)->code, code);
    bm_diags_clear(f->ds);
}

static void a_file_is_appended_whole(void **state)
{
    fixture *f = *state;
    bm_buf b = {0};
    put("a", "họ tên");
    bm_buf_add_cstr(&b, ">");
    assert_int_equal(bm_file_read("a", 100, &b, f->ds), 0);
    assert_int_equal(b.len, 1 + strlen("họ tên"));
    assert_memory_equal(b.ptr, ">họ tên", b.len);
    put("empty", "");
    assert_int_equal(bm_file_read("empty", 0, &b, f->ds), 0);
    assert_int_equal(bm_diags_count(f->ds), 0);
    bm_buf_free(&b);
}

static void a_file_as_long_as_the_limit_is_read_and_a_longer_one_is_not(void **state)
{
    fixture *f = *state;
    bm_buf b = {0};
    put("a", "12345");
    assert_int_equal(bm_file_read("a", 5, &b, f->ds), 0);
    assert_int_equal(b.len, 5);
    assert_int_equal(bm_file_read("a", 4, &b, f->ds), -1);
    assert_int_equal(b.len, 5);
    failed_with(f, "I002");
    bm_buf_free(&b);
}

static void an_endless_device_stops_at_the_limit(void **state)
{
    fixture *f = *state;
    bm_buf b = {0};
    assert_int_equal(bm_file_read("/dev/zero", 300000, &b, f->ds), -1);
    failed_with(f, "I002");
    assert_int_equal(b.len, 0);
    bm_buf_free(&b);
}

static void a_pipe_can_be_read(void **state)
{
    fixture *f = *state;
    bm_buf b = {0};
    assert_int_equal(mkfifo("pipe", 0600), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        FILE *out = fopen("pipe", "w");
        _exit(!out || fputs("qua ống", out) < 0 || fclose(out) != 0);
    }
    assert_int_equal(bm_file_read("pipe", 100, &b, f->ds), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(b.len, strlen("qua ống"));
    bm_buf_free(&b);
}

static void what_cannot_be_read_says_why(void **state)
{
    fixture *f = *state;
    bm_buf b = {0};
    assert_int_equal(bm_file_read("none", 10, &b, f->ds), -1);
    failed_with(f, "E005");
    assert_int_equal(bm_file_read(".", 10, &b, f->ds), -1);
    failed_with(f, "E007");
    put("a", "x");
    assert_int_equal(bm_file_read("a/b", 10, &b, f->ds), -1);
    failed_with(f, "E005");
    assert_int_equal(symlink("loop", "loop"), 0);
    assert_int_equal(bm_file_read("loop", 10, &b, f->ds), -1);
    failed_with(f, "E001");
    if (geteuid() != 0) {
        assert_int_equal(chmod("a", 0), 0);
        assert_int_equal(bm_file_read("a", 10, &b, f->ds), -1);
        failed_with(f, "E006");
    }
    bm_buf_free(&b);
}

static void a_new_file_appears_with_the_usual_permissions_and_nothing_beside_it(void **state)
{
    fixture *f = *state;
    struct stat st;
    mode_t mask = umask(027);
    assert_int_equal(bm_file_write("a", "một", strlen("một"), false, f->ds), 0);
    (void)umask(mask);
    holds("a", "một");
    assert_int_equal(stat("a", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    assert_int_equal(st.st_nlink, 1);
    assert_int_equal(count_entries(), 1);
}

static void an_existing_file_is_kept_unless_overwriting_was_asked_for(void **state)
{
    fixture *f = *state;
    put("a", "cũ");
    assert_int_equal(bm_file_write("a", "mới", 5, false, f->ds), -1);
    failed_with(f, "O002");
    holds("a", "cũ");
    assert_int_equal(bm_file_write("a", "mới", strlen("mới"), true, f->ds), 0);
    holds("a", "mới");
    assert_int_equal(symlink("nowhere", "dangling"), 0);
    assert_int_equal(bm_file_write("dangling", "x", 1, false, f->ds), -1);
    failed_with(f, "O002");
    assert_int_equal(count_entries(), 2);
}

static void overwriting_keeps_the_permissions(void **state)
{
    fixture *f = *state;
    struct stat st;
    put("a", "cũ");
    assert_int_equal(chmod("a", 0604), 0);
    assert_int_equal(bm_file_write("a", "x", 1, true, f->ds), 0);
    assert_int_equal(stat("a", &st), 0);
    assert_int_equal(st.st_mode & 0777, 0604);
}

static void a_symbolic_link_stays_and_its_target_is_replaced(void **state)
{
    fixture *f = *state;
    struct stat st;
    put("target", "cũ");
    assert_int_equal(symlink("target", "link"), 0);
    assert_int_equal(bm_file_write("link", "mới", strlen("mới"), true, f->ds), 0);
    holds("target", "mới");
    assert_int_equal(lstat("link", &st), 0);
    assert_true(S_ISLNK(st.st_mode));
}

static void a_device_is_written_and_not_replaced(void **state)
{
    fixture *f = *state;
    struct stat st;
    assert_int_equal(bm_file_write("/dev/null", "x", 1, true, f->ds), 0);
    assert_int_equal(stat("/dev/null", &st), 0);
    assert_true(S_ISCHR(st.st_mode));
    assert_int_equal(bm_file_write("/dev/full", "x", 1, true, f->ds), -1);
    failed_with(f, "O009");
}

static void what_cannot_be_written_says_why_and_leaves_nothing(void **state)
{
    fixture *f = *state;
    assert_int_equal(bm_file_write("none/a", "x", 1, false, f->ds), -1);
    failed_with(f, "O007");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(bm_file_write("folder", "x", 1, true, f->ds), -1);
    failed_with(f, "O001");
    if (geteuid() != 0) {
        assert_int_equal(chmod("folder", 0555), 0);
        assert_int_equal(bm_file_write("folder/a", "x", 1, false, f->ds), -1);
        failed_with(f, "O008");
    }
    assert_int_equal(count_entries(), 1);
}

static void a_name_as_long_as_the_file_system_allows_is_written(void **state)
{
    fixture *f = *state;
    char name[256];
    memset(name, 'n', 255);
    name[255] = 0;
    assert_int_equal(bm_file_write(name, "x", 1, false, f->ds), 0);
    holds(name, "x");
}

static void temporary_files_of_others_are_left_alone(void **state)
{
    fixture *f = *state;
    char other[64];
    (void)snprintf(other, sizeof other, ".bieumau-%ld-0.tmp", (long)getpid());
    put(other, "khác");
    assert_int_equal(bm_file_write("a", "x", 1, false, f->ds), 0);
    holds(other, "khác");
    holds("a", "x");
    assert_int_equal(count_entries(), 2);
}

static void what_a_name_stands_for_is_told(void **state)
{
    (void)state;
    put("a", "x");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(symlink("nowhere", "dangling"), 0);
    assert_int_equal(symlink("folder", "to-folder"), 0);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_true(bm_file_exists("a") && bm_file_exists("dangling") && !bm_file_exists("none"));
    assert_true(bm_file_is_folder("folder") && bm_file_is_folder("to-folder"));
    assert_false(bm_file_is_folder("a") || bm_file_is_folder("dangling"));
    assert_true(bm_file_is_regular("a"));
    assert_false(bm_file_is_regular("pipe") || bm_file_is_regular("folder"));
}

static void a_temporary_file_has_no_name(void **state)
{
    (void)state;
    bm_diags *ds = bm_diags_new();
    const size_t before = count_entries();
    assert_int_equal(setenv("TMPDIR", ".", 1), 0);
    FILE *f = bm_file_temporary(ds);
    assert_non_null(f);
    assert_int_equal(count_entries(), before);
    assert_int_equal(fputs("chữ", f) < 0, 0);
    rewind(f);
    assert_int_equal(getc(f), 'c');
    assert_int_equal(fclose(f), 0);
    assert_int_equal(setenv("TMPDIR", "./none", 1), 0);
    assert_null(bm_file_temporary(ds));
    assert_string_equal(bm_diags_at(ds, 0)->code, "O007");
    assert_int_equal(bm_file_temporary_failed(ENOSPC, ds), -1);
    assert_string_equal(bm_diags_at(ds, 1)->code, "O009");
    assert_non_null(strstr(bm_diags_at(ds, 1)->message[BM_LANG_EN], "./none"));
    assert_int_equal(unsetenv("TMPDIR"), 0);
    bm_diags_free(ds);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

static void a_file_in_pieces_appears_when_it_is_whole(void **state)
{
    fixture *f = *state;
    bm_file_draft *draft = bm_file_begin("a", false, f->ds);
    assert_non_null(draft);
    assert_int_equal(bm_file_append(draft, "one ", 4, f->ds), 0);
    assert_false(bm_file_exists("a"));
    assert_int_equal(bm_file_append(draft, "two", 3, f->ds), 0);
    assert_int_equal(bm_file_commit(draft, f->ds), 0);
    holds("a", "one two");
    assert_int_equal(count_entries(), 1);

    draft = bm_file_begin("a", true, f->ds);
    assert_int_equal(bm_file_append(draft, "three", 5, f->ds), 0);
    bm_file_abort(draft);
    holds("a", "one two");
    assert_int_equal(count_entries(), 1);
    bm_file_abort(NULL);
}

static void a_piecewise_file_is_refused_at_once_or_at_the_end(void **state)
{
    fixture *f = *state;
    put("a", "one");
    assert_null(bm_file_begin("a", false, f->ds));
    failed_with(f, "O002");
    assert_null(bm_file_begin("none/a", true, f->ds));
    failed_with(f, "O007");
    assert_null(bm_file_begin(".", true, f->ds));
    failed_with(f, "O001");
    bm_file_draft *draft = bm_file_begin("b", false, f->ds);
    assert_non_null(draft);
    put("b", "of another");
    assert_int_equal(bm_file_commit(draft, f->ds), -1);
    failed_with(f, "O002");
    holds("b", "of another");
    assert_int_equal(count_entries(), 2);
    draft = bm_file_begin("/dev/full", true, f->ds);
    assert_non_null(draft);
    assert_int_equal(bm_file_append(draft, "x", 1, f->ds), -1);
    failed_with(f, "O009");
    bm_file_abort(draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_file_is_appended_whole),
        IN_FOLDER(a_file_as_long_as_the_limit_is_read_and_a_longer_one_is_not),
        IN_FOLDER(an_endless_device_stops_at_the_limit),
        IN_FOLDER(a_pipe_can_be_read),
        IN_FOLDER(what_cannot_be_read_says_why),
        IN_FOLDER(a_new_file_appears_with_the_usual_permissions_and_nothing_beside_it),
        IN_FOLDER(an_existing_file_is_kept_unless_overwriting_was_asked_for),
        IN_FOLDER(overwriting_keeps_the_permissions),
        IN_FOLDER(a_symbolic_link_stays_and_its_target_is_replaced),
        IN_FOLDER(a_device_is_written_and_not_replaced),
        IN_FOLDER(what_cannot_be_written_says_why_and_leaves_nothing),
        IN_FOLDER(a_name_as_long_as_the_file_system_allows_is_written),
        IN_FOLDER(temporary_files_of_others_are_left_alone),
        IN_FOLDER(a_file_in_pieces_appears_when_it_is_whole),
        IN_FOLDER(a_piecewise_file_is_refused_at_once_or_at_the_end),
        IN_FOLDER(what_a_name_stands_for_is_told),
        IN_FOLDER(a_temporary_file_has_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
