/* Any bytes as the data of a dossier, and as answers, through the public interface.
 * Runs at the top of the tree, where forms/ is. SPDX-License-Identifier: MIT */
#include "bieumau.h"
#include "fuzz/fuzz.h"

static bm_env *open_env(void)
{
    static const char *const forms[] = {"tests/errors/forms", "forms"};
    static const char *const fonts[] = {"/usr/share/fonts/truetype/croscore"};
    bm_env_options options = {.form_dirs = forms,
                              .n_form_dirs = 2,
                              .font_dirs = fonts,
                              .n_font_dirs = 1,
                              .today_year = 2023,
                              .today_month = 6,
                              .today_day = 1};
    bm_diags *ds = bm_diags_new();
    bm_env *env = bm_env_open(&options, ds);
    bm_diags_free(ds);
    fuzz_require(env != NULL);
    return env;
}

static int discard(void *user, const void *bytes, size_t n)
{
    (void)user;
    (void)bytes;
    (void)n;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bm_env *env;
    if (!env)
        env = open_env();
    bm_diags *ds = bm_diags_new();
    const bm_procedures *p = bm_procedures_load(env, ds);
    const bm_dossier_options options = {.draft = true};
    const bm_render_options render = {.format = "xml", .draft = true};
    const bm_sink nowhere = {discard, NULL};
    bm_dossier *d = bm_dossier_parse(env, p, data, size, "fuzz", BM_INPUT_AUTO, &options, ds);
    fuzz_require((d == NULL) == (bm_diags_errors(ds) > 0));
    if (d) {
        bm_part part;
        for (size_t i = 0; bm_dossier_part(d, i, &part) == 0; i++)
            (void)bm_render(env, part.form, part.data, &render, &nowhere, ds);
        bm_diags_clear(ds);
        part = bm_dossier_checklist(d);
        fuzz_require(bm_render(env, part.form, part.data, &render, &nowhere, ds) == 0);
    }
    bm_dossier_free(d);
    bm_diags_free(ds);
    return 0;
}
