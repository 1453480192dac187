/* Compares what was typed with the few words that are meant, by their keys: capitals and the place of
 * a tone do not matter.
 * SPDX-License-Identifier: MIT */
#include "form/check_choice.h"

#include "text/case.h"
#include "text/tone.h"

int bm_check_choice_find(bm_arena *a, bm_str text, const char *const *options, size_t n_options)
{
    for (size_t i = 0; i < n_options; i++)
        if (bm_str_is(text, options[i]))
            return (int)i;
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str folded = bm_tone_key(a, text);
    int found = -1;
    bool unique = true;
    for (size_t i = 0; i < n_options; i++) {
        if (!bm_str_eq(folded, bm_tone_key(a, bm_str_of(options[i]))))
            continue;
        unique = found < 0;
        found = (int)i;
    }
    bm_arena_rewind(a, mark);
    return unique ? found : -1;
}

int bm_check_choice_flag(bm_arena *a, bm_str text)
{
    static const struct {
        const char *word;
        int value;
    } words[] = {{"CÓ", 1},    {"YES", 1}, {"TRUE", 1},  {"X", 1}, {"1", 1},
                 {"KHÔNG", 0}, {"NO", 0},  {"FALSE", 0}, {"0", 0}};
    bm_arena_mark mark = bm_arena_mark_of(a);
    bm_str upper = bm_case_upper(a, text);
    int found = -1;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (bm_str_is(upper, words[i].word))
            found = words[i].value;
    bm_arena_rewind(a, mark);
    return found;
}
