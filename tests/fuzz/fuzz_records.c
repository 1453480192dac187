/* Any bytes as a CSV table: the first one chooses the form and how its rows are read. Runs at the top of the tree, where forms/ is.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "api/data.h"
#include "api/records.h"
#include "bieumau.h"
#include "fuzz/fuzz_read.h"

enum { RECORDS_MAX = 200 };

static bm_env *open_env(void)
{
    static const char *const forms[] = {"forms"};
    static const char *const fonts[] = {"/usr/share/fonts/truetype/croscore"};
    bm_env_options options = {.form_dirs = forms,
                              .n_form_dirs = 1,
                              .font_dirs = fonts,
                              .n_font_dirs = 1,
                              .today_year = 2024,
                              .today_month = 1,
                              .today_day = 5};
    bm_diags *ds = bm_diags_new();
    bm_env *env = bm_env_open(&options, ds);
    bm_diags_free(ds);
    fuzz_require(env != NULL);
    return env;
}

/* The table ${bytes}, which stands in a file of its own. */
static bm_sheet *open_sheet(const uint8_t *bytes, size_t n, bm_diags *ds)
{
    FILE *file = tmpfile();
    fuzz_require(file && fwrite(bytes, 1, n, file) == n && fflush(file) == 0);
    rewind(file);
    return bm_sheet_open(file, "fuzz.csv", NULL, ds);
}

/* All records: wrong if and only if something was said, their values valid, the same in each pass. */
static void read_all(bm_env *env, const bm_form *form, bm_records *r, bm_diags *ds)
{
    static uint8_t digests[RECORDS_MAX][BM_RECORD_DIGEST];
    bm_data *data = bm_data_new(NULL);
    bm_record record;
    for (int pass = 0; pass < 2; pass++) {
        int status = 1;
        for (size_t n = 0; n < RECORDS_MAX && (status == 1 || status == -1); n++) {
            bm_diags_clear(ds);
            status = bm_records_next(r, data, &record, ds);
            fuzz_require((status < 0) == (bm_diags_errors(ds) > 0));
            if (status != 1 && status != -1)
                break;
            fuzz_require_valid_text(bm_data_fields(data));
            fuzz_require(record.index == n && record.n_rows > 0);
            fuzz_require(!pass || memcmp(digests[n], record.digest, sizeof record.digest) == 0);
            memcpy(digests[n], record.digest, sizeof record.digest);
            if (status == 1 && !pass)
                (void)bm_check(env, form, data, ds);
        }
        bm_diags_clear(ds);
        fuzz_require(bm_records_rewind(r, ds) == 0);
    }
    bm_data_free(data);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const forms[] = {"tt185-2019/mau-01", "tt185-2019/mau-14",
                                        "nd68-2024/mau-05", "nd30-2020/cong-van"};
    static const char *const group_by[] = {"A", "*"}, *const where[] = {"B~a", "A!="};
    static bm_env *env;
    if (!env)
        env = open_env();
    if (!size)
        return 0;
    bm_diags *ds = bm_diags_new();
    const uint8_t how = bytes[0];
    const bm_form *form = bm_form_load(env, forms[how & 3], ds);
    fuzz_require(form != NULL);
    bm_diags_clear(ds);
    const bm_records_options options = {.group_by = group_by + (how >> 3 & 1),
                                        .n_group_by = how >> 2 & 1,
                                        .where = where,
                                        .n_where = how >> 4 & 1 ? 2 : 0,
                                        .header_row = how >> 5 & 1,
                                        .legacy =
                                            how >> 6 & 1 ? BM_LEGACY_TCVN3 : BM_LEGACY_DETECT};
    bm_sheet *sheet = open_sheet(bytes + 1, size - 1, ds);
    bm_records *r = sheet ? bm_records_of_sheet(form, sheet, &options, ds) : NULL;
    fuzz_require((r == NULL) == (bm_diags_errors(ds) > 0));
    if (r)
        read_all(env, form, r, ds);
    bm_records_close(r);
    bm_diags_free(ds);
    return 0;
}
