/* SIM PKI. SPDX-License-Identifier: MIT */
#include "form/check_sim.h"

#include "form/check_digits.h"
#include "text/nearest.h"

static const char *const words[] = {"Viettel",    "Vinaphone",    "Mobifone",
                                    "Viettel/cs", "Vinaphone/cs", "Mobifone/cs"};
enum { N_WORDS = sizeof words / sizeof words[0] };

bool bm_check_sim_read(const bm_check_value_at *at, bm_field_value *out)
{
    for (size_t i = 0; i < N_WORDS; i++)
        if (bm_str_is(out->text, words[i]))
            return true;
    bm_arena *a = at->job->a;
    bm_str key = bm_check_digits_upper(a, bm_check_digits_strip(a, out->text, " "));
    bm_str names[N_WORDS], none = BM_STR("");
    for (size_t i = 0; i < N_WORDS; i++) {
        names[i] = bm_str_of(words[i]);
        if (bm_str_eq(key, bm_check_digits_upper(a, names[i])))
            return bm_check_value_rewrite(at, BM_DATA_REWRITTEN, names[i], out);
    }
    size_t near = bm_nearest_find(out->text, names, N_WORDS);
    return bm_check_value_tell(at, BM_DATA_SIM, out->text, near < N_WORDS ? names[near] : none,
                               none);
}
