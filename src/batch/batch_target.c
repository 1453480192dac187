/* SPDX-License-Identifier: MIT */
#include "batch/batch_target.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"

enum { MOST_BYTES = 1024 * 1024 * 1024 }; /* no document is that large */

int bm_batch_target_look(int folder, const char *path, bm_batch_target *out)
{
    struct stat st;
    *out = (bm_batch_target){.exists = false};
    if (fstatat(folder, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? 0 : errno;
    *out = (bm_batch_target){.exists = true,
                             .is_file = S_ISREG(st.st_mode),
                             .is_folder = S_ISDIR(st.st_mode),
                             .device = st.st_dev,
                             .inode = st.st_ino,
                             .size = (uint64_t)st.st_size,
                             .changed = st.st_mtim};
    return 0;
}

bool bm_batch_target_is_same(const bm_batch_target *a, const bm_batch_target *b)
{
    if (!a->exists || !b->exists)
        return a->exists == b->exists;
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->changed.tv_sec == b->changed.tv_sec && a->changed.tv_nsec == b->changed.tv_nsec;
}

bm_batch_target_mark bm_batch_target_mark_of(bm_str bytes)
{
    bm_batch_target_mark mark = {.is_set = true, .size = bytes.len};
    bm_digest_quick(bytes, mark.digest);
    return mark;
}

static bool is_of_size(const bm_batch_target *t, const bm_batch_target_mark *mark)
{
    return mark->is_set && mark->size == t->size;
}

static bool is_equal(const bm_batch_target_mark *a, const bm_batch_target_mark *b)
{
    return a->is_set && b->is_set && a->size == b->size &&
           memcmp(a->digest, b->digest, sizeof a->digest) == 0;
}

/* All of a file that had ${size} bytes; longer or shorter meanwhile is no trouble: its mark will be another one. */
static bool read_file(int folder, const char *path, uint64_t size, bm_buf *out)
{
    ssize_t got = -1;
    out->len = 0;
    int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    while (fd >= 0 && out->len <= size) {
        size_t want = (size_t)size + 1 - out->len;
        got = read(fd, bm_buf_reserve(out, want), want);
        if (got == 0 || (got < 0 && errno != EINTR))
            break;
        out->len += got > 0 ? (size_t)got : 0;
    }
    if (fd >= 0)
        (void)close(fd);
    return fd >= 0 && got >= 0;
}

bm_batch_target_verdict bm_batch_target_judge(int folder, const char *path,
                                              const bm_batch_target *t,
                                              const bm_batch_target_mark *made,
                                              const bm_batch_target_mark *known, bm_buf *scratch)
{
    if (!t->exists)
        return BM_BATCH_TARGET_FREE;
    if (!t->is_file || t->size > MOST_BYTES || (!is_of_size(t, made) && !is_of_size(t, known)) ||
        !read_file(folder, path, t->size, scratch))
        return BM_BATCH_TARGET_FOREIGN;
    const bm_batch_target_mark have = bm_batch_target_mark_of(bm_str_n(scratch->ptr, scratch->len));
    if (is_equal(&have, made))
        return BM_BATCH_TARGET_HOLDS;
    return is_equal(&have, known) ? BM_BATCH_TARGET_FREE : BM_BATCH_TARGET_FOREIGN;
}
