/* How tests make memory and buffers behave at their worst. Compiled in with BM_STRESS_MODES=1 only; else what asks for a mode is constant, and
 * the compiler removes it. SPDX-License-Identifier: MIT */
#ifndef BM_BASE_STRESS_H
#define BM_BASE_STRESS_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#ifndef BM_STRESS_MODES
#define BM_STRESS_MODES 0
#endif

/** bm_stress_is(mode): does the environment variable BM_STRESS name ${mode}?
 *
 *     malloc  arenas: one malloc for each allocation, which ends with a rewind or reset, so that ASan sees overruns and what is used too late
 *     small   arenas: chunks of 64 bytes; CSV: five bytes at a time; so that growth and changes of piece happen all the time
 */
static inline bool bm_stress_is(const char *mode)
{
    const char *value = BM_STRESS_MODES ? getenv("BM_STRESS") : NULL;
    return value && strcmp(value, mode) == 0;
}

#endif
