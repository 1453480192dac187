/* What every fuzz target defines. SPDX-License-Identifier: MIT */
#ifndef BM_TESTS_FUZZ_H
#define BM_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property that must hold for every input; ends the process when it does not. */
static inline void fuzz_require(bool condition)
{
    if (!condition)
        abort();
}

#endif
