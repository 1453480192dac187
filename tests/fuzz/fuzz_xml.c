/* Any bytes as XML. SPDX-License-Identifier: MIT */
#include "fuzz/fuzz_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_read(data, size, BM_INPUT_XML);
}
