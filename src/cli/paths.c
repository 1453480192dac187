/* Folders from options, environment and the place of the executable. SPDX-License-Identifier: MIT */
#include "cli/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EXECUTABLE_BYTES = 4096 };

bool bm_paths_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void add(bm_paths *p, const char *dir)
{
    const char **dirs = realloc(p->dirs, (p->n + 1) * sizeof *dirs);
    if (!dirs)
        abort();
    p->dirs = dirs;
    p->dirs[p->n++] = dir;
}

/* Add a copy of the ${n} bytes at ${dir}. */
static void add_copy(bm_paths *p, const char *dir, size_t n)
{
    char *copy = malloc(n + 1);
    char **owned = realloc(p->owned, (p->n_owned + 1) * sizeof *owned);
    if (!copy || !owned)
        abort();
    memcpy(copy, dir, n);
    copy[n] = 0;
    p->owned = owned;
    p->owned[p->n_owned++] = copy;
    add(p, copy);
}

void bm_paths_free(bm_paths *p)
{
    for (size_t i = 0; i < p->n_owned; i++)
        free(p->owned[i]);
    free(p->owned);
    free(p->dirs);
}

static bool add_options(bm_paths *p, const bm_arguments *a, bm_option_id id, bm_report *r,
                        const char *code)
{
    bool good = true;
    for (size_t i = 0; i < a->n_given; i++) {
        if (a->given[i].id != id)
            continue;
        if (bm_paths_is_folder(a->given[i].value)) {
            add(p, a->given[i].value);
        } else {
            bm_report_command2(r, code, a->given[i].value, NULL);
            good = false;
        }
    }
    return good;
}

/* "a:b": empty parts are skipped. */
static void add_variable(bm_paths *p, const char *value)
{
    while (value && *value) {
        size_t n = strcspn(value, ":");
        if (n)
            add_copy(p, value, n);
        value += n + (value[n] == ':');
    }
}

/* The first of these that exists: DIR/share/bieumau/NAME and DIR/NAME, where DIR is the folder above the
 * executable's (an installation, or a source tree that builds under build/), then NAME one folder further
 * up (another tree under build/). */
static bool add_beside_executable(bm_paths *p, const char *name)
{
    char path[EXECUTABLE_BYTES + 64];
    ssize_t n = readlink("/proc/self/exe", path, EXECUTABLE_BYTES);
    if (n <= 0 || n >= EXECUTABLE_BYTES)
        return false;
    path[n] = 0;
    char *end = strrchr(path, '/');
    for (int up = 0; end && up < 2; up++) {
        *end = 0;
        end = strrchr(path, '/');
        for (int tail = 0; end && tail < 2 - up; tail++) {
            bool installed = up == 0 && tail == 0;
            (void)snprintf(end + 1, sizeof path - (size_t)(end + 1 - path), "%s%s",
                           installed ? "share/bieumau/" : "", name);
            if (bm_paths_is_folder(path)) {
                add_copy(p, path, strlen(path));
                return true;
            }
        }
    }
    return false;
}

bool bm_paths_forms(bm_paths *p, const bm_arguments *a, bm_report *r)
{
    bool good = add_options(p, a, BM_OPT_FORMS, r, "E003");
    add_variable(p, getenv("BIEUMAU_FORMS"));
    if (!add_beside_executable(p, "forms"))
        add(p, "");
    return good;
}

bool bm_paths_fonts(bm_paths *p, const bm_arguments *a, bm_report *r)
{
    bool good = add_options(p, a, BM_OPT_FONTS, r, "E008");
    add_variable(p, getenv("BIEUMAU_FONTS"));
    (void)add_beside_executable(p, "fonts");
    add(p, "");
    return good;
}
