/* Memory of the command: when there is none left, it ends. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_MEMORY_H
#define BM_CLI_MEMORY_H

/** bm_memory_must(p): ${p}, which is not NULL: else the process ends. */
void *bm_memory_must(void *p);

/** bm_memory_copy(s): a copy of ${s}, to be freed by the caller. */
char *bm_memory_copy(const char *s);

#endif
