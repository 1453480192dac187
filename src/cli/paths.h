/* Which folders of forms and fonts to look into. SPDX-License-Identifier: MIT */
#ifndef BM_CLI_PATHS_H
#define BM_CLI_PATHS_H

#include "cli/options.h"
#include "cli/report.h"

typedef struct {
    const char **dirs; /* "" = the library's default */
    size_t n;
    char **owned; /* what dirs borrows */
    size_t n_owned;
} bm_paths; /* {0} is empty */

/**
 * bm_paths_forms(p, a, r), bm_paths_fonts(p, a, r):
 * In order: --forms (--fonts); BIEUMAU_FORMS (BIEUMAU_FONTS), folders between colons; the folder that
 * belongs to the executable (../share/bieumau/forms, or ../forms of a source tree); the library's default.
 * For forms the default is left out when the executable has its own.
 *
 * Returns false when a folder given by an option does not exist (told: E003, E008).
 */
bool bm_paths_forms(bm_paths *p, const bm_arguments *a, bm_report *r);
bool bm_paths_fonts(bm_paths *p, const bm_arguments *a, bm_report *r);
void bm_paths_free(bm_paths *p);

/** bm_paths_is_folder(path): it exists and is a folder. */
bool bm_paths_is_folder(const char *path);

#endif
