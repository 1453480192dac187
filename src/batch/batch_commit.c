/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* syncfs; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "batch/batch_commit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "batch/batch_faults.h"
#include "batch/batch_make.h"

enum { ITEM_PATH = BM_BATCH_JOB_PATH + 32, SYNC_AT_ONCE = 4 };

/* A record as the listener hears of it. */
typedef struct {
    bm_batch_item item;
    const char *paths[BM_BATCH_JOURNAL_FILES];
    char text[BM_BATCH_JOURNAL_FILES][ITEM_PATH];
} told_item;

/* ---- Trouble ------------------------------------------------------------------------------ */

static int refuse_document(const bm_batch_commit *c, const char *path, int error, bm_diags *ds)
{
    bm_buf whole = {0};
    bm_buf_add_cstr(&whole, c->folder->documents_path.ptr);
    bm_buf_add_byte(&whole, '/');
    bm_buf_add(&whole, path, strlen(path) + 1);
    int status = bm_file_refused(whole.ptr, error, ds);
    bm_buf_free(&whole);
    return status;
}

static int refuse_own(const bm_batch_commit *c, const char *tail, int error, bm_diags *ds)
{
    char name[BM_BATCH_FOLDER_NAME];
    bm_batch_folder_name(c->folder, tail, name);
    return bm_batch_folder_refused(c->folder, name, error, ds);
}

int bm_batch_commit_trouble(const bm_batch_commit *c, const bm_batch_job *j, bm_diags *ds)
{
    if (!j->trouble) {
        bm_diags_join(ds, j->diags);
        return -1;
    }
    return j->trouble_in_documents
               ? refuse_document(c, j->trouble_name, j->trouble, ds)
               : bm_batch_folder_refused(c->folder, j->trouble_name, j->trouble, ds);
}

/* ---- Begin and end ------------------------------------------------------------------------ */

static int begin_log(bm_batch_commit *c, bm_diags *ds)
{
    c->lines.len = 0;
    bm_batch_journal_add_header(&c->lines, c->plan->digest);
    int error = bm_batch_folder_write(c->folder->log, c->lines.ptr, c->lines.len);
    c->log_bytes = c->lines.len;
    return error ? refuse_own(c, ".log", error, ds) : 0;
}

int bm_batch_commit_begin(bm_batch_commit *c, bm_diags *ds)
{
    char name[BM_BATCH_FOLDER_NAME];
    c->faults = c->subfolder = -1;
    if (!c->folder)
        return 0;
    bm_batch_folder_name(c->folder, ".faults", name);
    c->faults = openat(c->folder->state, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (c->faults < 0)
        return refuse_own(c, ".faults", errno, ds);
    return c->only_check ? 0 : begin_log(c, ds);
}

int bm_batch_commit_end(bm_batch_commit *c, bool publish, bm_diags *ds)
{
    char name[BM_BATCH_FOLDER_NAME];
    int error = 0;
    if (c->subfolder >= 0)
        (void)close(c->subfolder);
    if (c->faults >= 0) {
        bm_batch_folder_name(c->folder, ".faults", name);
        error = close(c->faults) != 0 ? errno : 0;
        if (!error && publish &&
            renameat(c->folder->state, name, c->folder->state, "faults.jsonl") != 0)
            error = errno;
    }
    c->faults = c->subfolder = -1;
    return error ? refuse_own(c, ".faults", error, ds) : 0;
}

void bm_batch_commit_free(bm_batch_commit *c)
{
    bm_buf_free(&c->wrong);
    bm_buf_free(&c->lines);
    bm_buf_free(&c->told);
    bm_buf_free(&c->scratch);
}

/* ---- Files -------------------------------------------------------------------------------- */

static int sync_file(int folder, const char *path)
{
    int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    int error = fd < 0 ? errno : 0;
    if (fd >= 0 && fsync(fd) != 0)
        error = errno;
    if (fd >= 0)
        (void)close(fd);
    return error;
}

/* The bytes of all files of ${j} that the journal does not tell of yet. */
static int sync_job(const bm_batch_commit *c, const bm_batch_job *j, bm_diags *ds)
{
    char name[BM_BATCH_FOLDER_NAME];
    if (j->outcome == BM_BATCH_FAILED || j->is_told)
        return 0;
    for (size_t i = 0; i < c->plan->n_formats; i++) {
        bm_batch_job_temp(j, c->folder, i, name);
        int error = j->files[i].is_ready ? sync_file(c->folder->state, name)
                                         : sync_file(c->folder->documents, j->files[i].path);
        if (error)
            return refuse_document(c, j->files[i].path, error, ds);
    }
    return 0;
}

/* All files of a group. The whole file system at once: for 64 files a tenth of the time that fsync takes for each of them, which waits
 * for the journal of the file system again and again. */
static int sync_group(const bm_batch_commit *c, bm_batch_job *const *jobs, size_t n, bm_diags *ds)
{
    if (n >= SYNC_AT_ONCE && syncfs(c->folder->state) == 0)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (sync_job(c, jobs[i], ds) != 0)
            return -1;
    return 0;
}

static int sync_subfolder(bm_batch_commit *c, bm_diags *ds)
{
    int error = c->folder->sync && c->subfolder >= 0 ? bm_batch_folder_sync(c->subfolder) : 0;
    return error ? refuse_document(c, c->subfolder_name, error, ds) : 0;
}

/* The folder in which ${path} is to appear, made when it is not there. */
static int enter_subfolder(bm_batch_commit *c, const char *path, bm_diags *ds)
{
    char name[BM_BATCH_JOB_PATH] = ".";
    const char *slash = strrchr(path, '/');
    if (slash)
        (void)snprintf(name, sizeof name, "%.*s", (int)(slash - path), path);
    if (c->subfolder >= 0 && strcmp(name, c->subfolder_name) == 0)
        return 0;
    int status = sync_subfolder(c, ds), error = 0;
    if (c->subfolder >= 0)
        (void)close(c->subfolder);
    bool is_new = mkdirat(c->folder->documents, name, 0777) == 0;
    memcpy(c->subfolder_name, name, sizeof name);
    c->subfolder = openat(c->folder->documents, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (c->subfolder < 0)
        error = errno;
    else if (is_new && c->folder->sync)
        error = bm_batch_folder_sync(c->folder->documents);
    return error ? refuse_document(c, name, error, ds) : status;
}

/* Has somebody put something under a name of ${j} since that was looked at? What is no longer to be made then, is not. */
static int look_again(bm_batch_commit *c, bm_batch_job *j, bm_diags *ds)
{
    bm_batch_target now;
    for (size_t i = 0; i < c->plan->n_formats; i++) {
        bm_batch_job_file *f = &j->files[i];
        if (!f->is_ready)
            continue;
        int error = bm_batch_target_look(c->folder->documents, f->path, &now);
        if (error)
            return refuse_document(c, f->path, error, ds);
        if (bm_batch_target_is_same(&f->seen, &now))
            continue;
        bm_batch_target_verdict verdict = bm_batch_target_judge(c->folder->documents, f->path, &now,
                                                                &f->made, &f->known, &c->scratch);
        if (verdict == BM_BATCH_TARGET_FOREIGN && !c->plan->options->force) {
            bm_batch_job_discard(j, c->folder, c->plan->n_formats);
            bm_batch_make_taken(c->plan, c->folder, j, i);
            return 0;
        }
    }
    return 0;
}

/* Give the files of ${j} their names. */
static int publish(bm_batch_commit *c, bm_batch_job *j, bm_diags *ds)
{
    char name[BM_BATCH_FOLDER_NAME];
    if (j->outcome == BM_BATCH_FAILED || j->is_told)
        return 0;
    if (enter_subfolder(c, j->files[0].path, ds) != 0 || look_again(c, j, ds) != 0)
        return -1;
    for (size_t i = 0; i < c->plan->n_formats; i++) {
        bm_batch_job_file *f = &j->files[i];
        if (!f->is_ready)
            continue;
        bm_batch_job_temp(j, c->folder, i, name);
        if (renameat(c->folder->state, name, c->folder->documents, f->path) != 0)
            return refuse_document(c, f->path, errno, ds);
        f->is_ready = false;
        c->counts->bytes += f->made.size;
    }
    return 0;
}

/* ---- Lines -------------------------------------------------------------------------------- */

static const bm_batch_item *item_of(const bm_batch_commit *c, const bm_batch_job *j, told_item *t)
{
    t->item = (bm_batch_item){.record = &j->record, .outcome = j->outcome, .diags = j->diags};
    if (j->outcome == BM_BATCH_FAILED)
        return &t->item;
    for (size_t i = 0; i < c->plan->n_formats; i++) {
        (void)snprintf(t->text[i], sizeof t->text[i], "%s%s",
                       c->folder ? c->folder->prefix.ptr : "", j->files[i].path);
        t->paths[i] = t->text[i];
    }
    t->item.paths = t->paths;
    return &t->item;
}

/* What is wrong with ${j}, one line or nothing, into j->faults without its end; of what the journal tells they are there. */
static void add_faults(const bm_batch_commit *c, bm_batch_job *j)
{
    told_item t;
    if (j->is_told || !bm_batch_job_has_warning(j))
        return;
    j->faults.len = 0;
    bm_batch_faults_line(&j->faults, item_of(c, j, &t));
    if (j->faults.len && j->faults.ptr[j->faults.len - 1] == '\n')
        j->faults.len--;
}

static void add_line(bm_batch_commit *c, const bm_batch_job *j)
{
    bm_batch_journal_line line = {.row = j->record.row,
                                  .n_rows = j->record.n_rows,
                                  .n_files = c->plan->n_formats,
                                  .faults = bm_str_n(j->faults.ptr, j->faults.len)};
    if (j->outcome == BM_BATCH_FAILED)
        return;
    memcpy(line.key, j->key, sizeof line.key);
    for (size_t i = 0; i < line.n_files; i++) {
        line.files[i].size = j->files[i].made.size;
        line.files[i].path = bm_str_of(j->files[i].path);
        memcpy(line.files[i].digest, j->files[i].made.digest, sizeof line.files[i].digest);
    }
    bm_batch_journal_add(&c->lines, &line);
}

/* A line that did not fit on the disk is taken back. */
static int write_log(bm_batch_commit *c, bm_diags *ds)
{
    int fd = c->folder->log;
    if (!c->lines.len)
        return 0;
    int error = bm_batch_folder_write(fd, c->lines.ptr, c->lines.len);
    if (!error && c->folder->sync && fdatasync(fd) != 0)
        error = errno;
    if (error) {
        (void)ftruncate(fd, (off_t)c->log_bytes);
        return refuse_own(c, ".log", error, ds);
    }
    c->folder->has_lines = true;
    c->log_bytes += c->lines.len;
    return 0;
}

/* ---- Telling ------------------------------------------------------------------------------ */

static void count(bm_batch_commit *c, const bm_batch_job *j)
{
    static const uint8_t zero;
    bool wrong = j->outcome == BM_BATCH_FAILED;
    c->counts->records++;
    c->counts->made += j->outcome == BM_BATCH_MADE;
    c->counts->unchanged += j->outcome == BM_BATCH_UNCHANGED;
    c->counts->failed += wrong;
    c->counts->warned += !wrong && (j->faults.len || bm_batch_job_has_warning(j));
    if (c->seen % 8 == 0)
        bm_buf_add(&c->wrong, &zero, 1);
    if (wrong)
        c->wrong.ptr[c->seen / 8] = (char)(c->wrong.ptr[c->seen / 8] | 1 << c->seen % 8);
    else
        bm_batch_plan_chain(c->good, j->key);
    c->seen++;
}

bool bm_batch_commit_is_wrong(const bm_batch_commit *c, uint64_t i)
{
    return i >= c->seen || ((unsigned char)c->wrong.ptr[i / 8] >> i % 8 & 1);
}

static int tell(bm_batch_commit *c, bm_batch_job *const *jobs, size_t n, bm_diags *ds)
{
    told_item t;
    c->told.len = 0;
    for (size_t i = 0; i < n; i++) {
        const bm_batch_job *j = jobs[i];
        count(c, j);
        if (j->faults.len) {
            bm_buf_add(&c->told, j->faults.ptr, j->faults.len);
            bm_buf_add_byte(&c->told, '\n');
        }
        if (c->listener->item && (j->outcome == BM_BATCH_FAILED || !c->only_failures))
            c->listener->item(c->listener->user, item_of(c, j, &t));
    }
    int error = c->faults >= 0 ? bm_batch_folder_write(c->faults, c->told.ptr, c->told.len) : 0;
    return error ? refuse_own(c, ".faults", error, ds) : 0;
}

int bm_batch_commit_group(bm_batch_commit *c, bm_batch_job *const *jobs, size_t n, bm_diags *ds)
{
    bool makes = c->folder && !c->only_check;
    if (makes && c->folder->sync && sync_group(c, jobs, n, ds) != 0)
        return -1;
    for (size_t i = 0; i < n && makes; i++)
        if (publish(c, jobs[i], ds) != 0)
            return -1;
    if (makes && sync_subfolder(c, ds) != 0)
        return -1;
    c->lines.len = 0;
    for (size_t i = 0; i < n; i++) {
        add_faults(c, jobs[i]);
        if (makes)
            add_line(c, jobs[i]);
    }
    return (makes && write_log(c, ds) != 0) || tell(c, jobs, n, ds) != 0 ? -1 : 0;
}
