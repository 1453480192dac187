/* Language of the messages, from the environment. SPDX-License-Identifier: MIT */
#include "cli/lang.h"

#include <string.h>

bm_lang bm_lang_of_locale(const char *name)
{
    size_t n = strcspn(name, ".@");
    if (n == 0 || (n == 1 && *name == 'C') || (n == 5 && strncmp(name, "POSIX", n) == 0))
        return BM_LANG_VI;
    n = strcspn(name, "_.@-");
    return n == 2 && strncmp(name, "vi", n) == 0 ? BM_LANG_VI : BM_LANG_EN;
}

bm_lang bm_lang_default(char *(*lookup)(const char *name))
{
    static const char *const names[] = {"BIEUMAU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = lookup(names[i]);
        if (value && *value)
            return bm_lang_of_locale(value);
    }
    return BM_LANG_VI;
}

const char *bm_lang_pick(bm_lang lang, const char *vi, const char *en)
{
    return lang == BM_LANG_VI ? vi : en;
}
