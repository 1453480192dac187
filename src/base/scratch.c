/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memfd_create; NOLINT(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
#include "base/scratch.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

FILE *bm_scratch_open(char path[BM_SCRATCH_PATH_BYTES])
{
    int fd = memfd_create("bieumau", MFD_CLOEXEC);
    if (fd < 0)
        return NULL;
    (void)snprintf(path, BM_SCRATCH_PATH_BYTES, "/proc/self/fd/%d", fd);
    FILE *file = access(path, W_OK) == 0 ? fdopen(fd, "r+b") : NULL;
    if (!file) {
        int error = errno;
        (void)close(fd);
        errno = error;
    }
    return file;
}
