/* A file that is written as it comes and appears whole or not at all. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_SAVE_H
#define BM_CLI_SAVE_H

#include "cli/cli.h"

typedef struct {
    const char *path;
    char *temp; /* on the heap */
    FILE *file;
    bool failed;
    int error; /* errno of what failed */
} bm_save;

/** bm_save_open(cli, s, path): begin; what is there is replaced. False (told: O…), and then there is nothing to finish. */
bool bm_save_open(bm_cli *cli, bm_save *s, const char *path);

/** bm_save_sink(s): where the bytes go. */
bm_sink bm_save_sink(bm_save *s);

/** bm_save_tell(cli, s): report what cli->ds holds, as bm_cli_tell; but when the disk refused the bytes, what says so is told by bm_save_finish. */
void bm_save_tell(bm_cli *cli, bm_save *s);

/** bm_save_finish(cli, s, good): let the file appear when ${good}, and say so; else forget it. False when it is not there, told (O…) when the
 *  disk is at fault. */
bool bm_save_finish(bm_cli *cli, bm_save *s, bool good);

#endif
