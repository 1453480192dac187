/* SPDX-License-Identifier: MIT */
#include "cli/memory.h"

#include <stdlib.h>
#include <string.h>

void *bm_memory_must(void *p)
{
    if (!p)
        abort();
    return p;
}

char *bm_memory_copy(const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(bm_memory_must(malloc(n)), s, n);
}
