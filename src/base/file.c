/* Whole files through POSIX calls. The temporary file stands in the folder of the target, because
 * rename(2) is atomic only within a file system; its name is short, so that a target whose name is
 * as long as the file system allows can still be written.
 * SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE \
    700 /* realpath; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

enum { READ_STEP = 64 * 1024, TEMP_NAME_BYTES = 64, TEMP_TRIES = 10000 };

static int report_read(const char *path, int error, bm_diags *ds)
{
    char reason[128];
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return bm_diags_add1(ds, BM_ENV_NO_FILE, NULL, path);
    case EACCES:
    case EPERM:
        return bm_diags_add1(ds, BM_ENV_DENIED, NULL, path);
    case EISDIR:
        return bm_diags_add1(ds, BM_ENV_IS_FOLDER, NULL, path);
    default:
        if (strerror_r(error, reason, sizeof reason) != 0)
            (void)snprintf(reason, sizeof reason, "errno %d", error);
        return bm_diags_add2(ds, BM_ENV_READ, NULL, path, reason);
    }
}

int bm_file_refused(const char *path, int error, bm_diags *ds)
{
    char reason[128];
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return bm_diags_add1(ds, BM_OUTPUT_NO_FOLDER, NULL, path);
    case EACCES:
    case EPERM:
    case EROFS:
        return bm_diags_add1(ds, BM_OUTPUT_DENIED, NULL, path);
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return bm_diags_add1(ds, BM_OUTPUT_FULL, NULL, path);
    case EEXIST:
        return bm_diags_add1(ds, BM_OUTPUT_EXISTS, NULL, path);
    default:
        if (strerror_r(error, reason, sizeof reason) != 0)
            (void)snprintf(reason, sizeof reason, "errno %d", error);
        return bm_diags_add2(ds, BM_OUTPUT_WRITE, NULL, path, reason);
    }
}

static int report_too_large(const char *path, size_t size, size_t limit, bm_diags *ds)
{
    char have[24], most[24];
    (void)snprintf(have, sizeof have, "%zu", size);
    (void)snprintf(most, sizeof most, "%zu", limit);
    const bm_source source = {path, "", 0, NULL};
    const bm_pos pos = {&source, 0, 0};
    return bm_diags_add2(ds, BM_INPUT_TOO_LARGE, &pos, have, most);
}

/* read(2) until the end or until more than ${limit} bytes are there; returns errno or 0. */
static int read_all(int fd, size_t limit, bm_buf *out)
{
    size_t start = out->len;
    while (out->len - start <= limit) {
        size_t want = limit + 1 - (out->len - start);
        if (want > READ_STEP)
            want = READ_STEP;
        ssize_t got = read(fd, bm_buf_reserve(out, want), want);
        if (got > 0)
            out->len += (size_t)got;
        else if (got == 0)
            return 0;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

int bm_file_read(const char *path, size_t limit, bm_buf *out, bm_diags *ds)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return report_read(path, errno, ds);
    size_t start = out->len;
    struct stat st;
    int status = 0;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 &&
        (uintmax_t)st.st_size > limit) {
        status = report_too_large(path, (size_t)st.st_size, limit, ds);
        goto out;
    }
    int error = read_all(fd, limit, out);
    if (error)
        status = report_read(path, error, ds);
    else if (out->len - start > limit)
        status = report_too_large(path, out->len - start, limit, ds);
out:
    if (status)
        out->len = start;
    (void)close(fd);
    return status;
}

static const char *temporary_folder(void)
{
    const char *folder = getenv("TMPDIR"); /* NOLINT(concurrency-mt-unsafe) */
    return folder && *folder ? folder : "/tmp";
}

int bm_file_temporary_failed(int error, bm_diags *ds)
{
    return bm_file_refused(temporary_folder(), error, ds);
}

FILE *bm_file_temporary(bm_diags *ds)
{
    const char *folder = temporary_folder();
    static const char name[] = "/bieumau-XXXXXX";
    const size_t n = strlen(folder);
    char *path = malloc(n + sizeof name);
    if (!path)
        bm_arena_out_of_memory();
    memcpy(path, folder, n);
    memcpy(path + n, name, sizeof name);
    const int fd = mkstemp(path);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w+b");
    const int error = errno;
    if (fd >= 0)
        (void)unlink(path);
    if (!file && fd >= 0)
        (void)close(fd);
    free(path);
    if (!file)
        (void)bm_file_temporary_failed(error, ds);
    else
        (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
    return file;
}

bool bm_file_exists(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0;
}

bool bm_file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool bm_file_is_regular(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* Returns errno or 0. */
static int write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t put = write(fd, bytes, n);
        if (put < 0) {
            if (errno == EINTR)
                continue;
            return errno;
        }
        bytes += put;
        n -= (size_t)put;
    }
    return 0;
}

/* "folder/" of ${path}, or "" when it names none; room for a temporary name behind it. */
static char *temp_name(const char *path, size_t *folder_len)
{
    const char *slash = strrchr(path, '/');
    *folder_len = slash ? (size_t)(slash - path) + 1 : 0;
    char *temp = malloc(*folder_len + TEMP_NAME_BYTES);
    if (!temp)
        bm_arena_out_of_memory();
    memcpy(temp, path, *folder_len);
    temp[*folder_len] = 0;
    return temp;
}

/* A new file in the folder that ${temp} begins with. O_EXCL settles races between threads and
 * processes, so a counter is name enough. Returns the descriptor, or -1 with errno. */
static int create_beside(char *temp, size_t folder_len)
{
    for (unsigned i = 0; i < TEMP_TRIES; i++) {
        (void)snprintf(temp + folder_len, TEMP_NAME_BYTES, ".bieumau-%ld-%u.tmp", (long)getpid(),
                       i);
        int fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    errno = EBUSY;
    return -1;
}

/* Give ${temp} its name; without ${overwrite} never over an existing file. Returns errno or 0. */
static int publish(const char *temp, const char *path, bool overwrite)
{
    if (!overwrite) {
        if (link(temp, path) == 0)
            return unlink(temp) == 0 ? 0 : errno;
        if (errno == EEXIST || bm_file_exists(path))
            return EEXIST;
        /* a file system without hard links: fall through */
    }
    return rename(temp, path) == 0 ? 0 : errno;
}

/* Make the new name survive a power cut. Not every file system can sync a folder: no error then. */
static void sync_folder(char *temp, size_t folder_len)
{
    if (folder_len)
        temp[folder_len] = 0;
    else
        memcpy(temp, ".", 2);
    int fd = open(temp, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)fsync(fd);
    (void)close(fd);
}

FILE *bm_file_open(const char *path, bm_diags *ds)
{
    struct stat st;
    FILE *file = fopen(path, "rb");
    if (file && fstat(fileno(file), &st) == 0 && S_ISREG(st.st_mode))
        return file;
    int error = !file ? errno : S_ISDIR(st.st_mode) ? EISDIR : ESPIPE;
    if (file)
        (void)fclose(file);
    (void)report_read(path, error, ds);
    return NULL;
}

/* ---- A file that is made ------------------------------------------------------------------- */

struct bm_file_draft {
    char *name; /* as the user named it */
    char *path; /* what it gets, without symbolic links */
    char *temp; /* beside it; NULL = a device or a pipe, written directly */
    size_t folder_len;
    int fd;
    mode_t mode; /* permissions to give; 0 = as the umask says */
    bool overwrite;
};

static void free_draft(bm_file_draft *f)
{
    free(f->name);
    free(f->path);
    free(f->temp);
    free(f);
}

static char *copy(const char *text)
{
    char *made = strdup(text);
    if (!made)
        bm_arena_out_of_memory();
    return made;
}

bm_file_draft *bm_file_begin(const char *path, bool overwrite, bm_diags *ds)
{
    struct stat st;
    bool exists = stat(path, &st) == 0;
    bool is_device = exists && !S_ISREG(st.st_mode);
    if ((!overwrite && bm_file_exists(path)) || (exists && S_ISDIR(st.st_mode))) {
        (void)bm_file_refused(path, overwrite ? EISDIR : EEXIST, ds);
        return NULL;
    }
    bm_file_draft *f = calloc(1, sizeof *f);
    if (!f)
        bm_arena_out_of_memory();
    f->name = copy(path);
    f->path = exists && !is_device ? realpath(path, NULL) : NULL;
    if (!f->path)
        f->path = copy(path);
    f->overwrite = overwrite;
    f->mode = exists ? st.st_mode & 0777 : 0;
    if (is_device) {
        f->fd = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        f->temp = temp_name(f->path, &f->folder_len);
        f->fd = create_beside(f->temp, f->folder_len);
    }
    if (f->fd >= 0)
        return f;
    (void)bm_file_refused(path, errno, ds);
    free_draft(f);
    return NULL;
}

int bm_file_append(bm_file_draft *f, const void *bytes, size_t n, bm_diags *ds)
{
    int error = write_all(f->fd, bytes, n);
    return error ? bm_file_refused(f->name, error, ds) : 0;
}

int bm_file_commit(bm_file_draft *f, bm_diags *ds)
{
    int error = 0;
    if (f->temp && f->mode && fchmod(f->fd, f->mode) != 0)
        error = errno;
    if (f->temp && !error && fsync(f->fd) != 0)
        error = errno;
    if (close(f->fd) != 0 && !error)
        error = errno;
    if (f->temp && !error)
        error = publish(f->temp, f->path, f->overwrite);
    if (f->temp && error)
        (void)unlink(f->temp);
    else if (f->temp)
        sync_folder(f->temp, f->folder_len);
    int status = error ? bm_file_refused(f->name, error, ds) : 0;
    free_draft(f);
    return status;
}

void bm_file_abort(bm_file_draft *f)
{
    if (!f)
        return;
    (void)close(f->fd);
    if (f->temp)
        (void)unlink(f->temp);
    free_draft(f);
}

int bm_file_write(const char *path, const void *bytes, size_t n, bool overwrite, bm_diags *ds)
{
    bm_file_draft *f = bm_file_begin(path, overwrite, ds);
    if (!f)
        return -1;
    if (bm_file_append(f, bytes, n, ds) == 0)
        return bm_file_commit(f, ds);
    bm_file_abort(f);
    return -1;
}
