/* SPDX-License-Identifier: MIT */
#include "batch/collect_kit.h"

#include <sys/wait.h>

#include "batch/batch_zip.h"

/* The whole file ${path}; free it. */
static bm_buf slurp(const char *path)
{
    bm_buf b = {0};
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    for (size_t n = 1; n > 0; b.len += n)
        n = fread(bm_buf_reserve(&b, 1 << 16), 1, 1 << 16, f);
    (void)fclose(f);
    return b;
}

static uint64_t number(const char *p, int bytes)
{
    uint64_t n = 0;
    for (int i = bytes; i > 0; i--)
        n = n << 8 | (unsigned char)p[i - 1];
    return n;
}

/* unzip and Python agree that ${path} is right; ${files} are its names and contents, as "a.pdf=x\n". */
static void holds(const char *path, const char *files)
{
    char command[512];
    (void)snprintf(command, sizeof command, "unzip -tqq %s >out", path);
    assert_int_equal(system(command), 0);
    (void)snprintf(command, sizeof command,
                   "python3 -c 'import sys, zipfile\n"
                   "z = zipfile.ZipFile(sys.argv[1])\n"
                   "for i in z.infolist(): print(i.filename, z.read(i).decode(), sep=\"=\")' "
                   "%s >out",
                   path);
    assert_int_equal(system(command), 0);
    bm_buf out = slurp("out");
    bm_buf_add_byte(&out, 0);
    assert_string_equal(out.ptr, files);
    bm_buf_free(&out);
}

static void documents_of_one_batch(void **state)
{
    batch_kit *k = *state;
    uint64_t n;
    batch_kit_shard s = batch_kit_begin(0, 0);
    batch_kit_add(&s, "b.pdf", "first", 5);
    batch_kit_add(&s, "a.pdf", "", 0);
    batch_kit_add(&s, "c.docx", "third", 5);
    batch_kit_end(&s, 3, 1, k->ds);
    batch_kit_put("d/stray.pdf", "x", 1);
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){0, 0}, false, &n, k->ds), 0);
    assert_int_equal(n, 3);
    holds("a.zip", "b.pdf=first\na.pdf=\nc.docx=third\n");
    /* the same bytes again, over it only when asked to */
    bm_buf first = slurp("a.zip");
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){0, 0}, false, &n, k->ds),
                     -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "O002");
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){0, 0}, true, &n, k->ds), 0);
    bm_buf second = slurp("a.zip");
    assert_int_equal(first.len, second.len);
    assert_memory_equal(first.ptr, second.ptr, first.len);
    bm_buf_free(&first);
    bm_buf_free(&second);
}

static void documents_of_shards(void **state)
{
    batch_kit *k = *state;
    uint64_t n;
    for (uint32_t i = 1; i <= 10; i++) {
        batch_kit_shard s = batch_kit_begin(i, 10);
        if (i == 2 || i == 10)
            batch_kit_add(&s, "a.pdf", i == 2 ? "two" : "ten", 3);
        batch_kit_end(&s, 10, 1, k->ds);
    }
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){0, 10}, true, &n, k->ds), 0);
    holds("a.zip", "shard-02/a.pdf=two\nshard-10/a.pdf=ten\n");
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){10, 10}, true, &n, k->ds),
                     0);
    holds("a.zip", "shard-10/a.pdf=ten\n");
    assert_int_equal(unlink("a.zip"), 0);
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){1, 10}, true, &n, k->ds), 0);
    assert_int_equal(n, 0);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "B072");
    assert_int_not_equal(access("a.zip", F_OK), 0);
}

/* Around the size of the block in which documents are read. */
static void documents_of_all_sizes(void **state)
{
    batch_kit *k = *state;
    static const size_t sizes[] = {262143, 262144, 262145, 524288, 1000000};
    char *bytes = malloc(1000000);
    uint64_t n;
    batch_kit_shard s = batch_kit_begin(0, 0);
    assert_non_null(bytes);
    for (size_t i = 0; i < 1000000; i++)
        bytes[i] = (char)(i * 7 + (i >> 9));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char name[16];
        (void)snprintf(name, sizeof name, "%zu.pdf", i);
        batch_kit_add(&s, name, bytes, sizes[i]);
    }
    batch_kit_end(&s, 5, 1, k->ds);
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){0, 0}, true, &n, k->ds), 0);
    assert_int_equal(system("unzip -qq a.zip -d e && for f in e/*; do cmp $f d/${f#e/} || exit 1; "
                            "done"),
                     0);
    free(bytes);
}

static void refused(batch_kit *k, const char *code)
{
    uint64_t n;
    bm_diags_clear(k->ds);
    batch_kit_put("a.zip", "old", 3);
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){0, 0}, true, &n, k->ds), -1);
    assert_int_equal(bm_diags_count(k->ds), 1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, code);
    bm_buf b = slurp("a.zip"); /* as it was */
    assert_int_equal(b.len, 3);
    bm_buf_free(&b);
    assert_int_equal(system("test \"$(ls -A)\" = \"$(printf 'a.zip\\nd')\""), 0);
}

static void documents_that_are_not_as_they_were_made(void **state)
{
    batch_kit *k = *state;
    char *big = calloc(1, 400000);
    batch_kit_shard s = batch_kit_begin(0, 0);
    assert_non_null(big);
    batch_kit_add(&s, "a.pdf", "first", 5);
    batch_kit_add(&s, "b.pdf", big, 400000);
    batch_kit_end(&s, 2, 1, k->ds);
    assert_int_equal(truncate("d/a.pdf", 4), 0);
    refused(k, "B069");
    batch_kit_put("d/a.pdf", "first and more", 14);
    refused(k, "B069");
    batch_kit_put("d/a.pdf", "first", 5);
    assert_int_equal(truncate("d/b.pdf", 400001), 0);
    refused(k, "B069");
    assert_int_equal(unlink("d/b.pdf"), 0);
    refused(k, "B068");
    assert_int_equal(mkfifo("d/b.pdf", 0600), 0);
    refused(k, "B068");
    assert_int_equal(unlink("d/.bieumau/journal"), 0);
    refused(k, "E005");
    free(big);
}

/* More entries than the end of a ZIP file can count: as many lines for one document. */
static void more_than_65535(void **state)
{
    batch_kit *k = *state;
    enum { COUNT = 65536 };
    bm_batch_journal_line line = {.row = 2, .n_rows = 1, .n_files = 1};
    uint64_t n;
    batch_kit_shard s = batch_kit_begin(0, 0);
    batch_kit_add(&s, "a.pdf", "x", 1);
    line.files[0].size = 1;
    line.files[0].path = bm_str_of("a.pdf");
    for (int i = 1; i < COUNT; i++)
        bm_batch_journal_add(&s.journal, &line);
    batch_kit_end(&s, COUNT, 1, k->ds);
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){0, 0}, true, &n, k->ds), 0);
    assert_int_equal(n, COUNT);
    bm_buf b = slurp("a.zip");
    const char *end = b.ptr + b.len - 22, *where = end - 20;
    assert_memory_equal(end, "PK\005\006", 4);
    assert_int_equal(number(end + 10, 2), 0xFFFF);
    assert_memory_equal(where, "PK\006\007", 4);
    const char *wide = b.ptr + number(where + 8, 8);
    assert_ptr_equal(wide, where - 56);
    assert_memory_equal(wide, "PK\006\006", 4);
    assert_int_equal(number(wide + 32, 8), COUNT);
    assert_int_equal(number(wide + 40, 8) + number(wide + 48, 8), wide - b.ptr);
    bm_buf_free(&b);
    assert_int_equal(system("python3 -c 'import zipfile, sys; "
                            "sys.exit(len(zipfile.ZipFile(\"a.zip\").infolist()) != 65536)'"),
                     0);
}

/* The file is a pipe, whose reader changes the journal when the documents are being written. */
static void a_journal_that_changes_meanwhile(void **state)
{
    batch_kit *k = *state;
    char *big = calloc(1, 400000), byte;
    uint64_t n;
    batch_kit_shard s = batch_kit_begin(0, 0);
    assert_non_null(big);
    batch_kit_add(&s, "a.pdf", big, 400000);
    batch_kit_put("shorter", s.journal.ptr, s.journal.len);
    batch_kit_add(&s, "b.pdf", big, 400000);
    batch_kit_end(&s, 2, 1, k->ds);
    assert_int_equal(mkfifo("a.zip", 0600), 0);
    pid_t child = fork();
    if (child == 0) {
        FILE *f = fopen("a.zip", "rb");
        bool good = f && fread(&byte, 1, 1, f) == 1 && rename("shorter", "d/.bieumau/journal") == 0;
        while (good && fread(big, 1, 400000, f) > 0)
            ;
        _exit(!good);
    }
    assert_int_equal(bm_batch_zip_write("a.zip", "d", (bm_batch_shard){0, 0}, true, &n, k->ds), -1);
    assert_string_equal(bm_diags_at(k->ds, 0)->code, "B073");
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    free(big);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BATCH_KIT_TEST(documents_of_one_batch),
        BATCH_KIT_TEST(documents_of_shards),
        BATCH_KIT_TEST(documents_of_all_sizes),
        BATCH_KIT_TEST(documents_that_are_not_as_they_were_made),
        BATCH_KIT_TEST(a_journal_that_changes_meanwhile),
        BATCH_KIT_TEST(more_than_65535),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
