/* A file that no folder holds, for libraries that write to a path only. SPDX-License-Identifier: MIT */
#ifndef BM_BASE_SCRATCH_H
#define BM_BASE_SCRATCH_H

#include <stdio.h>

enum { BM_SCRATCH_PATH_BYTES = 32 };

/** bm_scratch_open(path): an empty file in memory; it is gone when it is closed with fclose, also when the process is killed. ${path}
 *  opens it again, in this process, while it is open. NULL with errno. Thread-safe. */
FILE *bm_scratch_open(char path[BM_SCRATCH_PATH_BYTES]);

#endif
