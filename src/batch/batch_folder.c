/* flock(2) is of the open file, not of the process, and is let go by the kernel when the process ends, however it does.
 * Where a file system cannot lock, runs of one folder at a time are safe, and two still make the same bytes.
 * SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* flock, getentropy; NOLINT */
#include "batch/batch_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "batch/batch_state.h"

enum { RUN_BYTES = 20, DIGITS = 16, RUN_TRIES = 100 }; /* "run-" and 16 digits */

static const char put_begin[] = "put-";

int bm_batch_folder_write(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n) {
        ssize_t put = write(fd, p, n);
        if (put < 0) {
            if (errno == EINTR)
                continue;
            return errno;
        }
        p += put;
        n -= (size_t)put;
    }
    return 0;
}

int bm_batch_folder_sync(int folder)
{
    if (fsync(folder) == 0 || errno == EINVAL || errno == EROFS || errno == EBADF)
        return 0;
    return errno;
}

int bm_batch_folder_lock(int fd)
{
    struct stat st;
    if (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return EWOULDBLOCK;
    if (fstat(fd, &st) != 0)
        return errno;
    return st.st_nlink ? 0 : EWOULDBLOCK; /* somebody took it for that of a killed run */
}

void bm_batch_folder_name(const bm_batch_folder *f, const char *tail,
                          char out[BM_BATCH_FOLDER_NAME])
{
    (void)snprintf(out, BM_BATCH_FOLDER_NAME, "%s%s", f->run, tail);
}

static int refuse(const char *folder, const char *name, int error, bm_diags *ds)
{
    bm_buf path = {0};
    bm_buf_add_cstr(&path, folder);
    bm_buf_add_byte(&path, '/');
    bm_buf_add(&path, name, strlen(name) + 1);
    int status = bm_file_refused(path.ptr, error, ds);
    bm_buf_free(&path);
    return status;
}

int bm_batch_folder_refused(const bm_batch_folder *f, const char *name, int error, bm_diags *ds)
{
    return refuse(f->state_path.ptr, name, error, ds);
}

/* ---- Opening ------------------------------------------------------------------------------ */

/* The folder ${path}, and the folders on the way to it from byte ${from} on. Its descriptor, or -1 (told). */
static int make_folder(bm_buf *path, size_t from, bm_diags *ds)
{
    for (size_t i = from; i < path->len; i++) {
        char c = path->ptr[i];
        if (c != '/' && c != 0)
            continue;
        path->ptr[i] = 0;
        int made = mkdir(path->ptr, 0777);
        int error = made == 0 || errno == EEXIST ? 0 : errno;
        if (error && !bm_file_is_folder(path->ptr))
            return bm_file_refused(path->ptr, error, ds);
        path->ptr[i] = c;
    }
    int fd = open(path->ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return fd >= 0 ? fd : bm_file_refused(path->ptr, errno, ds);
}

/* A new file "${begin}0123456789abcdef${end}", locked, and its name. Returns the descriptor, or -1 with errno. */
static int create_locked(int folder, const char *begin, const char *end,
                         char name[BM_BATCH_FOLDER_NAME])
{
    for (int i = 0; i < RUN_TRIES; i++) {
        unsigned char r[DIGITS / 2];
        if (getentropy(r, sizeof r) != 0)
            return -1;
        (void)snprintf(name, BM_BATCH_FOLDER_NAME, "%s%02x%02x%02x%02x%02x%02x%02x%02x%s", begin,
                       r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], end);
        int fd = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST)
            return -1;
        if (fd >= 0 && bm_batch_folder_lock(fd) == 0)
            return fd;
        if (fd >= 0)
            (void)close(fd);
    }
    errno = EBUSY;
    return -1;
}

static int make_run(bm_batch_folder *f, bm_diags *ds)
{
    char name[BM_BATCH_FOLDER_NAME] = "run";
    f->log = create_locked(f->state, "run-", ".log", name);
    if (f->log < 0)
        return bm_batch_folder_refused(f, name, errno, ds);
    (void)snprintf(f->run, sizeof f->run, "%.*s", RUN_BYTES, name);
    return 0;
}

int bm_batch_folder_open(bm_batch_folder *f, const bm_batch_options *options, bm_diags *ds)
{
    const char *dir = *options->dir ? options->dir : ".";
    size_t n = strlen(dir);
    *f = (bm_batch_folder){.documents = -1, .state = -1, .log = -1, .sync = !options->no_sync};
    bm_batch_state_documents(&f->documents_path, dir, options->shard, options->n_shards);
    bm_batch_state_folder(&f->state_path, dir, options->shard, options->n_shards);
    if (f->documents_path.len > n) {
        bm_buf_add(&f->prefix, f->documents_path.ptr + n + 1, f->documents_path.len - n - 1);
        bm_buf_add_byte(&f->prefix, '/');
    }
    bm_buf_add_byte(&f->prefix, 0);
    bm_buf_add_byte(&f->documents_path, 0);
    bm_buf_add_byte(&f->state_path, 0);
    f->documents = make_folder(&f->documents_path, n, ds);
    if (f->documents < 0)
        return -1;
    f->state = make_folder(&f->state_path, n, ds);
    return f->state >= 0 && make_run(f, ds) == 0 ? 0 : -1;
}

/* ---- Files of runs ------------------------------------------------------------------------ */

/* Is ${name} of a run, "run-0123456789abcdef…"? */
static bool is_of_run(const char *name)
{
    return strlen(name) > RUN_BYTES && strlen(name) < BM_BATCH_FOLDER_NAME &&
           strncmp(name, "run-", 4) == 0 && strspn(name + 4, "0123456789abcdef") >= 16;
}

static DIR *list(const bm_batch_folder *f)
{
    int fd = openat(f->state, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    if (fd >= 0 && !d)
        (void)close(fd);
    return d;
}

int bm_batch_folder_dead(const bm_batch_folder *f, char name[BM_BATCH_FOLDER_NAME])
{
    DIR *d = list(f);
    const struct dirent *e;
    int found = -1;
    while (d && found < 0 && (e = readdir(d)) != NULL) {
        if (!is_of_run(e->d_name) || strcmp(e->d_name + RUN_BYTES, ".log") != 0 ||
            strncmp(e->d_name, f->run, RUN_BYTES) == 0)
            continue;
        int fd = openat(f->state, e->d_name, O_RDWR | O_APPEND | O_CLOEXEC);
        if (fd >= 0 && bm_batch_folder_lock(fd) == 0) {
            memcpy(name, e->d_name, strlen(e->d_name) + 1);
            found = fd;
        } else if (fd >= 0) {
            (void)close(fd);
        }
    }
    if (d)
        (void)closedir(d);
    return found;
}

/* Has the run of file ${name} a log? */
static bool has_log(const bm_batch_folder *f, const char *name)
{
    char log[BM_BATCH_FOLDER_NAME];
    struct stat st;
    (void)snprintf(log, sizeof log, "%.*s.log", RUN_BYTES, name);
    return fstatat(f->state, log, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* Remove ${name}, which was to be put, if its process is gone; while it is locked, so that nobody takes it meanwhile. */
static void remove_dead_put(const bm_batch_folder *f, const char *name)
{
    int fd = openat(f->state, name, O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0 && bm_batch_folder_lock(fd) == 0)
        (void)unlinkat(f->state, name, 0);
    if (fd >= 0)
        (void)close(fd);
}

void bm_batch_folder_sweep(const bm_batch_folder *f)
{
    DIR *d = list(f);
    const struct dirent *e;
    while (d && (e = readdir(d)) != NULL)
        if (strncmp(e->d_name, put_begin, sizeof put_begin - 1) == 0)
            remove_dead_put(f, e->d_name);
        else if (is_of_run(e->d_name) && strcmp(e->d_name + RUN_BYTES, ".log") != 0 &&
                 !has_log(f, e->d_name))
            (void)unlinkat(f->state, e->d_name, 0);
    if (d)
        (void)closedir(d);
}

int bm_batch_folder_put(const char *folder, const char *name, bm_str bytes, bm_diags *ds)
{
    char temp[BM_BATCH_FOLDER_NAME];
    int state = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int fd = state >= 0 ? create_locked(state, put_begin, ".tmp", temp) : -1;
    int error = fd < 0 ? errno : bm_batch_folder_write(fd, bytes.ptr, bytes.len);
    if (!error && (fsync(fd) != 0 || renameat(state, temp, state, name) != 0))
        error = errno;
    if (fd >= 0 && error)
        (void)unlinkat(state, temp, 0);
    if (!error)
        error = bm_batch_folder_sync(state);
    if (fd >= 0)
        (void)close(fd);
    if (state >= 0)
        (void)close(state);
    return error ? refuse(folder, name, error, ds) : 0;
}

/* The files of this run, the log last: what has no log is nobody's. */
static void remove_own(const bm_batch_folder *f)
{
    char name[BM_BATCH_FOLDER_NAME];
    DIR *d = list(f);
    const struct dirent *e;
    while (d && (e = readdir(d)) != NULL)
        if (strncmp(e->d_name, f->run, RUN_BYTES) == 0 &&
            strcmp(e->d_name + RUN_BYTES, ".log") != 0)
            (void)unlinkat(f->state, e->d_name, 0);
    if (d)
        (void)closedir(d);
    bm_batch_folder_name(f, ".log", name);
    if (f->log >= 0 && !f->has_lines)
        (void)unlinkat(f->state, name, 0);
}

void bm_batch_folder_close(bm_batch_folder *f)
{
    if (f->state >= 0 && f->run[0])
        remove_own(f);
    if (f->log >= 0)
        (void)close(f->log);
    if (f->documents >= 0)
        (void)close(f->documents);
    if (f->state >= 0)
        (void)close(f->state);
    bm_buf_free(&f->documents_path);
    bm_buf_free(&f->state_path);
    bm_buf_free(&f->prefix);
}
