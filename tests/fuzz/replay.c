/* A plain main for the fuzz targets: runs each file named on the command line once, so that seeds
 * and old findings are ordinary tests in every build. SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/fuzz.h"

enum { MAX_BYTES = 8 * 1024 * 1024 };

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        FILE *f = fopen(argv[i], "rb");
        uint8_t *bytes = malloc(MAX_BYTES);
        if (!f || !bytes) {
            fprintf(stderr, "replay: cannot read %s\n", argv[i]);
            return 2;
        }
        size_t n = fread(bytes, 1, MAX_BYTES, f);
        fclose(f);
        /* a block of exactly n bytes, so that a read past the end is seen */
        uint8_t *exact = realloc(bytes, n ? n : 1);
        LLVMFuzzerTestOneInput(exact ? exact : bytes, n);
        free(exact ? exact : bytes);
    }
    printf("%d inputs\n", argc - 1);
    return 0;
}
