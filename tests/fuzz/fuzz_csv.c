/* Any bytes as a CSV file; the first one says how it is to be read. SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "sheet/sheet.h"

static const bm_sheet_options options[] = {
    {.sheet = NULL},           {.delimiter = ";"},
    {.encoding = "utf-16"},    {.encoding = "shift_jis"},
    {.encoding = "tcvn3"},     {.encoding = "viscii", .delimiter = "tab"},
    {.legacy = BM_LEGACY_VNI}, {.encoding = "utf-8", .delimiter = "|"},
};

/* All rows; returns a sum over them. */
static size_t read_rows(bm_sheet *t, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    bm_sheet_row row;
    size_t sum = 0;
    uint32_t before = 0;
    int status;
    while ((status = bm_sheet_next(t, a, &row, ds)) == 1) {
        fuzz_require(row.number > before && row.n > 0);
        before = row.number;
        for (size_t i = 0; i < row.n; i++) {
            const bm_sheet_cell *c = &row.cells[i];
            fuzz_require(c->col > (i ? row.cells[i - 1].col : 0));
            fuzz_require(c->text.len > 0 && bm_utf8_invalid_at(c->text) == c->text.len);
            fuzz_require(!memchr(c->text.ptr, '\r', c->text.len));
            sum = sum * 31 + c->text.len + c->col * (c->quoted + 1) + row.number;
        }
        fuzz_require(bm_sheet_done(t) >= 0 && bm_sheet_done(t) <= 1);
        bm_arena_reset(a);
    }
    fuzz_require((status == -1) == (bm_diags_errors(ds) > 0));
    bm_arena_free(a);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    FILE *file = tmpfile();
    bm_diags *ds = bm_diags_new();
    fuzz_require(file && fwrite(data + 1, 1, size - 1, file) == size - 1);
    rewind(file);
    const bm_sheet_options *how = &options[data[0] % (sizeof options / sizeof *options)];
    bm_sheet *t = bm_sheet_open(file, "fuzz", how, ds);
    fuzz_require((t == NULL) == (bm_diags_errors(ds) > 0));
    if (t) {
        size_t sum = read_rows(t, ds);
        bm_diags_clear(ds);
        fuzz_require(bm_sheet_rewind(t, ds) == 0);
        fuzz_require(read_rows(t, ds) == sum);
    }
    bm_sheet_close(t);
    bm_diags_free(ds);
    return 0;
}
