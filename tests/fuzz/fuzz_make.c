/* Any bytes as a data file, all the way to PDF and DOCX through the public interface.
 * Runs at the top of the tree, where forms/ is. SPDX-License-Identifier: MIT */
#include "bieumau.h"
#include "fuzz/fuzz.h"

static bm_env *open_env(void)
{
    static const char *const forms[] = {"forms", "tests/errors/forms"}; /* these have rules */
    static const char *const fonts[] = {"/usr/share/fonts/truetype/croscore"};
    bm_env_options options = {.form_dirs = forms,
                              .n_form_dirs = 2,
                              .font_dirs = fonts,
                              .n_font_dirs = 1,
                              .today_year = 2024,
                              .today_month = 1,
                              .today_day = 5,
                              .has_source_date = true};
    bm_diags *ds = bm_diags_new();
    bm_env *env = bm_env_open(&options, ds);
    bm_diags_free(ds);
    fuzz_require(env != NULL);
    return env;
}

static int count_bytes(void *user, const void *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)user += n;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bm_env *env;
    if (!env)
        env = open_env();
    bm_diags *ds = bm_diags_new();
    bm_data *record = bm_data_parse(env, data, size, "fuzz", BM_INPUT_AUTO, ds);
    const bm_form *form = record ? bm_form_load(env, bm_data_form_id(record), ds) : NULL;
    for (size_t i = 0; form && bm_format_at(i); i++) {
        size_t n = 0;
        bm_sink sink = {.write = count_bytes, .user = &n};
        bm_render_options options = {.format = bm_format_at(i)->name, .draft = true};
        bm_diags_clear(ds);
        int status = bm_render(env, form, record, &options, &sink, ds);
        fuzz_require((status != 0) == (bm_diags_errors(ds) > 0));
        fuzz_require((status != 0) == (n == 0));
    }
    bm_data_free(record);
    bm_diags_free(ds);
    return 0;
}
