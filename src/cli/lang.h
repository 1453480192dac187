/* Which language the command speaks. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_LANG_H
#define BM_CLI_LANG_H

#include "bieumau.h"

/** bm_lang_of_locale(name): "vi_VN.UTF-8" -> Vietnamese, "en_US" and other countries' -> English; no locale
 *  at all ("", "C", "POSIX", "C.UTF-8") -> Vietnamese, the language of the forms. */
bm_lang bm_lang_of_locale(const char *name);

/** bm_lang_default(lookup): by the first of BIEUMAU_LANG, LC_ALL, LC_MESSAGES and LANG that is set and not
 *  empty. ${lookup} is getenv. */
bm_lang bm_lang_default(char *(*lookup)(const char *name));

/** bm_lang_pick(lang, vi, en): the text in that language. */
#if defined(__GNUC__)
__attribute__((format_arg(2), format_arg(3)))
#endif
const char *
bm_lang_pick(bm_lang lang, const char *vi, const char *en);

#endif
