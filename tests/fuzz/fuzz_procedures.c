/* Any bytes as a file of procedures, and as a list of holidays; what compiles can be walked.
 * SPDX-License-Identifier: MIT */
#include "fuzz/fuzz.h"
#include "procedure/advise.h"

static void try_holidays(const bm_source *source, bm_diags *ds)
{
    const bm_date day = {2026, 2, 13};
    bm_holidays *h = bm_holiday_new();
    int status = bm_holiday_add(h, source, ds);
    fuzz_require((status != 0) == (bm_diags_errors(ds) > 0));
    fuzz_require(bm_date_compare(bm_holiday_after(h, day, 5), day) > 0);
    bm_holidays_free(h);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bm_diags *ds = bm_diags_new();
    const bm_source source = {.name = "fuzz", .bytes = (const char *)data, .len = size};
    bm_procedures *p = bm_procedures_parse(&source, ds);
    fuzz_require((p == NULL) == (bm_diags_errors(ds) > 0));
    if (p)
        (void)bm_advise_lint(p, ds);
    bm_procedures_free(p);
    bm_diags_clear(ds);
    try_holidays(&source, ds);
    bm_diags_free(ds);
    return 0;
}
