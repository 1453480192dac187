/* SPDX-License-Identifier: MIT */
#include "cli/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/memory.h"
#include "cli/outputs.h"

static int put(void *user, const void *bytes, size_t n)
{
    bm_save *s = user;
    if (!s->failed && fwrite(bytes, 1, n, s->file) != n) {
        s->failed = true;
        s->error = errno;
    }
    return s->failed ? -1 : 0;
}

bm_sink bm_save_sink(bm_save *s)
{
    return (bm_sink){.write = put, .user = s};
}

bool bm_save_open(bm_cli *cli, bm_save *s, const char *path)
{
    size_t size = strlen(path) + 40;
    const char *slash = strrchr(path, '/');
    *s = (bm_save){.path = path, .temp = bm_memory_must(malloc(size))};
    (void)snprintf(s->temp, size, "%.*s.bieumau-%ld.tmp", slash ? (int)(slash + 1 - path) : 0, path,
                   (long)getpid());
    int fd = open(s->temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    s->file = fd < 0 ? NULL : fdopen(fd, "wb");
    if (s->file)
        return true;
    bm_report_write(&cli->report, path, errno);
    free(s->temp);
    return false;
}

void bm_save_tell(bm_cli *cli, bm_save *s)
{
    if (!s->failed)
        bm_cli_tell(cli);
    bm_diags_clear(cli->ds);
}

static void note(bm_save *s, bool good)
{
    if (good || s->failed)
        return;
    s->failed = true;
    s->error = errno;
}

bool bm_save_finish(bm_cli *cli, bm_save *s, bool good)
{
    note(s, fflush(s->file) == 0 && fsync(fileno(s->file)) == 0);
    note(s, fclose(s->file) == 0);
    if (good && !s->failed)
        note(s, rename(s->temp, s->path) == 0);
    good = good && !s->failed;
    if (!good)
        (void)unlink(s->temp);
    if (good)
        bm_outputs_made(cli, s->path);
    else if (s->failed)
        bm_report_write(&cli->report, s->path, s->error);
    free(s->temp);
    return good;
}
