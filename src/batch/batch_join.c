/* SPDX-License-Identifier: MIT */
#include "batch/batch_join.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch/batch_target.h"

enum { WRITE_STEP = 64 * 1024 };

static const char journal_name[] = "journal", left_name[] = "left-over";

typedef struct {
    bm_batch_join *j;
    bm_batch_finder *log;       /* by name: what the run has */
    bm_batch_finder *journal;   /* line by line */
    bm_batch_finder *known;     /* the journal by name */
    bm_batch_finder *left_over; /* line by line */
    int log_fd, left_fd;
    bm_buf more,
        left;        /* to be written behind the log, and into the new file of what is left over */
    uint64_t n_left; /* lines of it */
    bm_buf scratch;
} work;

bm_batch_finder *bm_batch_join_open(const bm_batch_folder *folder, const char *name,
                                    bm_batch_journal_summary *summary)
{
    char index[BM_BATCH_FOLDER_NAME];
    int fd = openat(folder->state, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    *summary = (bm_batch_journal_summary){.lines = 0};
    if (fd < 0 && errno != ENOENT)
        return NULL;
    bm_batch_journal_reader reader = {.fd = fd};
    int status = fd >= 0 ? bm_batch_journal_scan(&reader, summary) : 0;
    int error = errno;
    bm_buf_free(&reader.bytes);
    if (status != 0) {
        (void)close(fd);
        errno = error;
        return NULL;
    }
    bm_batch_folder_name(folder, "-index", index);
    return bm_batch_finder_open(fd, folder->state, index, summary->end);
}

/* ---- Left over ---------------------------------------------------------------------------- */

static void add_name(bm_batch_join *j, bm_str path)
{
    if (j->left_over - j->pruned > BM_BATCH_JOIN_NAMES)
        return;
    if (j->names.len) {
        j->names.len--;
        bm_buf_add_cstr(&j->names, ", ");
    }
    bm_buf_add_cstr(&j->names, j->folder->prefix.ptr);
    bm_buf_add_str(&j->names, path);
    bm_buf_add_byte(&j->names, 0);
}

/* Remove file ${path} from the disk, if it still is as it was made. Returns whether it is gone. */
static bool prune_file(work *w, const bm_batch_journal_file *f, char *path,
                       const bm_batch_target *t)
{
    const bm_batch_folder *folder = w->j->folder;
    bm_batch_target_mark mark = {.is_set = true, .size = f->size};
    memcpy(mark.digest, f->digest, sizeof mark.digest);
    if (bm_batch_target_judge(folder->documents, path, t, &mark, &mark, &w->scratch) !=
            BM_BATCH_TARGET_HOLDS ||
        unlinkat(folder->documents, path, 0) != 0)
        return false;
    char *slash = strrchr(path, '/');
    if (slash) { /* the folder, when it is empty now */
        *slash = 0;
        (void)unlinkat(folder->documents, path, AT_REMOVEDIR);
    }
    return true;
}

/* The files of ${line} belong to no record. Those that are gone, or go now, are taken out of it. */
static void settle_left_over(work *w, bm_batch_journal_line *line)
{
    size_t n = 0;
    bool pruned = false;
    for (size_t i = 0; i < line->n_files; i++) {
        char path[BM_BATCH_JOURNAL_PATH_BYTES + 1];
        bm_batch_target t;
        const bm_batch_journal_file f = line->files[i];
        (void)snprintf(path, sizeof path, "%.*s", (int)f.path.len, f.path.ptr);
        if (bm_batch_target_look(w->j->folder->documents, path, &t) == 0 && !t.exists)
            continue;
        if (w->j->prune && prune_file(w, &f, path, &t))
            pruned = true;
        else
            line->files[n++] = f;
    }
    line->n_files = n;
    w->j->left_over += pruned || n;
    w->j->pruned += pruned && !n;
    w->j->kept += w->j->prune && n;
    if (n)
        add_name(w->j, line->files[0].path);
}

/* Take the files out of ${line} that the line of this name in ${other} has. Returns whether there is one, or -1 with errno. */
static int strip(bm_batch_finder *other, bm_batch_journal_line *line)
{
    bm_batch_journal_line found;
    size_t n = 0;
    int status = bm_batch_finder_find(other, bm_batch_journal_stem(line), &found);
    if (status != 1)
        return status;
    for (size_t i = 0; i < line->n_files; i++)
        if (!bm_batch_journal_file_of(&found, line->files[i].path))
            line->files[n++] = line->files[i];
    line->n_files = n;
    return 1;
}

/* ---- Writing ------------------------------------------------------------------------------ */

/* Write what has come together, when it is at least ${least} bytes. Returns 0, or -1 with errno. */
static int flush(int fd, bm_buf *b, size_t least)
{
    if (b->len < least || !b->len)
        return 0;
    int error = bm_batch_folder_write(fd, b->ptr, b->len);
    b->len = 0;
    errno = error;
    return error ? -1 : 0;
}

static int add_left_over(work *w, bm_batch_journal_line *line)
{
    if (w->j->is_complete)
        settle_left_over(w, line);
    if (!line->n_files)
        return 0;
    bm_batch_journal_add(&w->left, line);
    w->n_left++;
    return flush(w->left_fd, &w->left, WRITE_STEP);
}

/* The lines of the journal that the log does not replace. */
static int take_journal(work *w)
{
    bm_batch_journal_line line;
    int status;
    while ((status = bm_batch_finder_next(w->journal, &line)) == 1) {
        int found = strip(w->log, &line);
        if (found < 0)
            return -1;
        if (!line.n_files)
            continue;
        if (found || w->j->is_complete) {
            if (add_left_over(w, &line) != 0)
                return -1;
            continue;
        }
        bm_batch_journal_add(&w->more, &line);
        if (flush(w->log_fd, &w->more, WRITE_STEP) != 0)
            return -1;
    }
    return status;
}

/* What was left over before, and is not made again now. */
static int take_left_over(work *w)
{
    bm_batch_journal_line line;
    int status;
    bm_batch_finder_restart(w->log);
    while ((status = bm_batch_finder_next(w->left_over, &line)) == 1) {
        if (strip(w->log, &line) < 0 || (line.n_files && strip(w->known, &line) < 0))
            return -1;
        if (line.n_files && add_left_over(w, &line) != 0)
            return -1;
    }
    return status;
}

/* Give ${from} its name, for good. Returns 0, or -1 with errno. */
static int publish(const bm_batch_folder *f, int fd, const char *from, const char *to)
{
    return (f->sync && fsync(fd) != 0) || renameat(f->state, from, f->state, to) != 0 ? -1 : 0;
}

static int publish_both(work *w, const char *name, const char *left_temp)
{
    const bm_batch_folder *f = w->j->folder;
    if (flush(w->log_fd, &w->more, 0) != 0 || flush(w->left_fd, &w->left, 0) != 0)
        return -1;
    if (w->n_left) {
        if (publish(f, w->left_fd, left_temp, left_name) != 0)
            return -1;
    } else if (unlinkat(f->state, left_temp, 0) != 0 ||
               (unlinkat(f->state, left_name, 0) != 0 && errno != ENOENT)) {
        return -1;
    }
    if (publish(f, w->log_fd, name, journal_name) != 0)
        return -1;
    errno = f->sync ? bm_batch_folder_sync(f->state) : 0;
    return errno ? -1 : 0;
}

/* Returns 0, or -1 with errno. */
static int join(work *w, const char *name)
{
    const bm_batch_folder *f = w->j->folder;
    bm_batch_journal_summary log, all;
    char left_temp[BM_BATCH_FOLDER_NAME];
    w->log = bm_batch_join_open(f, name, &log);
    if (!w->log || ftruncate(w->log_fd, (off_t)log.end) != 0)
        return -1;
    if (!w->j->is_complete && !log.lines)
        return unlinkat(f->state, name, 0);
    w->journal = bm_batch_join_open(f, journal_name, &all);
    w->known = bm_batch_join_open(f, journal_name, &all);
    w->left_over = bm_batch_join_open(f, left_name, &all);
    bm_batch_folder_name(f, "-left-over.tmp", left_temp);
    w->left_fd = openat(f->state, left_temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (!w->journal || !w->known || !w->left_over || w->left_fd < 0)
        return -1;
    if (take_journal(w) != 0 || take_left_over(w) != 0)
        return -1;
    return publish_both(w, name, left_temp);
}

int bm_batch_join_log(bm_batch_join *j, int log, const char *name, bm_diags *ds)
{
    work w = {.j = j, .log_fd = log, .left_fd = -1};
    int status = join(&w, name), error = errno;
    if (w.left_fd >= 0)
        (void)close(w.left_fd);
    bm_batch_finder_free(w.log);
    bm_batch_finder_free(w.journal);
    bm_batch_finder_free(w.known);
    bm_batch_finder_free(w.left_over);
    bm_buf_free(&w.more);
    bm_buf_free(&w.left);
    bm_buf_free(&w.scratch);
    return status ? bm_batch_folder_refused(j->folder, journal_name, error, ds) : 0;
}

int bm_batch_join_dead(bm_batch_folder *folder, bm_diags *ds)
{
    char name[BM_BATCH_FOLDER_NAME];
    int fd, status = 0;
    while (status == 0 && (fd = bm_batch_folder_dead(folder, name)) >= 0) {
        bm_batch_join j = {.folder = folder};
        status = bm_batch_join_log(&j, fd, name, ds);
        bm_buf_free(&j.names);
        (void)close(fd);
    }
    bm_batch_folder_sweep(folder);
    return status;
}
