/* Opening the environment: folders, fonts, catalogue, and what each format keeps.
 * SPDX-License-Identifier: MIT */
#include "api/env.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "output/renderer.h"

#ifndef BM_DATADIR
#define BM_DATADIR "/usr/local/share/bieumau"
#endif

static const char *const default_form_dirs[] = {BM_DATADIR "/forms"};

static const char *const default_font_dirs[] = {
    BM_DATADIR "/fonts",
    "/usr/share/fonts/truetype/msttcorefonts",
    "/usr/share/fonts/truetype/croscore",
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
};

typedef struct {
    const char *const *items;
    size_t n;
} dir_list;

/* A growing list of folders in the arena of the environment. */
typedef struct {
    bm_arena *arena;
    const char **items;
    size_t n, cap;
} dir_builder;

static void add_dir(dir_builder *b, const char *dir)
{
    for (size_t i = 0; i < b->n; i++)
        if (strcmp(b->items[i], dir) == 0)
            return;
    if (b->n == b->cap) {
        size_t cap = b->cap ? b->cap * 2 : 8;
        b->items =
            bm_arena_grow(b->arena, b->items, b->n * sizeof *b->items, cap * sizeof *b->items);
        b->cap = cap;
    }
    b->items[b->n++] = bm_arena_cstr(b->arena, bm_str_of(dir));
}

static void add_dirs(dir_builder *b, dir_list from, bool existing_only)
{
    for (size_t i = 0; i < from.n; i++)
        if (!existing_only || bm_file_is_folder(from.items[i]))
            add_dir(b, from.items[i]);
}

/* ${given} with "" replaced by ${defaults}; folders that do not exist are left out when asked. */
static dir_builder resolve_dirs(bm_arena *a, dir_list given, dir_list defaults, bool existing_only)
{
    static const char *const only_defaults[] = {""};
    dir_builder b = {a, NULL, 0, 0};
    if (!given.n) {
        given.items = only_defaults;
        given.n = 1;
    }
    for (size_t i = 0; i < given.n; i++) {
        const dir_list one = {given.items + i, 1};
        add_dirs(&b, given.items[i][0] ? one : defaults, existing_only);
    }
    return b;
}

static const char *join_dirs(bm_arena *a, const dir_builder *dirs)
{
    const char *text = "";
    for (size_t i = 0; i < dirs->n; i++)
        text = bm_arena_printf(a, "%s%s%s", text, i ? ", " : "", dirs->items[i]);
    return text;
}

static int open_forms(bm_env *env, const bm_env_options *options, bm_diags *ds)
{
    const dir_list given = {options->form_dirs, options->n_form_dirs};
    const dir_list defaults = {default_form_dirs, sizeof default_form_dirs / sizeof(char *)};
    dir_builder dirs = resolve_dirs(env->arena, given, defaults, true);
    if (!dirs.n) {
        dirs = resolve_dirs(env->arena, given, defaults, false);
        return bm_diags_add1(ds, BM_ENV_NO_FORMS, NULL, join_dirs(env->arena, &dirs));
    }
    env->form_dirs = dirs.items;
    env->n_form_dirs = dirs.n;
    env->catalogue = bm_catalogue_open(dirs.items, dirs.n, ds);
    return env->catalogue ? 0 : -1;
}

static int open_fonts(bm_env *env, const bm_env_options *options, bm_diags *ds)
{
    const dir_list given = {options->font_dirs, options->n_font_dirs};
    const dir_list defaults = {default_font_dirs, sizeof default_font_dirs / sizeof(char *)};
    dir_builder dirs = resolve_dirs(env->arena, given, defaults, true);
    if (!dirs.n) {
        dirs = resolve_dirs(env->arena, given, defaults, false);
        return bm_diags_add1(ds, BM_ENV_NO_FONT, NULL, join_dirs(env->arena, &dirs));
    }
    env->font_dirs = dirs.items;
    env->n_font_dirs = dirs.n;
    env->fonts = bm_font_open(dirs.items, dirs.n, ds);
    return env->fonts ? 0 : -1;
}

static int set_today(bm_env *env, const bm_env_options *options, bm_diags *ds)
{
    if (!options->today_year && !options->today_month && !options->today_day) {
        env->today = bm_date_of_seconds((int64_t)time(NULL));
        return 0;
    }
    const char *text = bm_arena_printf(env->arena, "%02d/%02d/%04d", options->today_day,
                                       options->today_month, options->today_year);
    if (bm_date_parse(bm_str_of(text), &env->today) != BM_DATE_OK)
        return bm_diags_add1(ds, BM_DATA_DATE_IMPOSSIBLE, NULL, text);
    return 0;
}

bm_env *bm_env_open(const bm_env_options *options, bm_diags *ds)
{
    static const bm_env_options none;
    if (!options)
        options = &none;
    xmlInitParser(); /* locks itself; later parsing is then safe in any thread */
    bm_env *env = calloc(1, sizeof *env);
    if (!env || pthread_mutex_init(&env->procedures_lock, NULL) != 0)
        bm_arena_out_of_memory();
    size_t errors = bm_diags_errors(ds);
    env->arena = bm_arena_new();
    env->has_source_date = options->has_source_date;
    env->source_date = options->source_date;
    int failed = set_today(env, options, ds);
    failed |= open_forms(env, options, ds);
    failed |= open_fonts(env, options, ds);
    if (failed || bm_diags_errors(ds) > errors) { /* strict: a warning is an error */
        bm_env_close(env);
        return NULL;
    }
    env->workers = bm_worker_pool(env->fonts);
    const bm_renderer *r;
    for (size_t i = 0; i < BM_ENV_FORMATS && (r = bm_renderer_at(i)) != NULL; i++)
        if (r->open)
            env->shared[i] = r->open(env->fonts);
    return env;
}

void bm_env_close(bm_env *env)
{
    if (!env)
        return;
    const bm_renderer *r;
    for (size_t i = 0; i < BM_ENV_FORMATS && (r = bm_renderer_at(i)) != NULL; i++)
        if (r->close && env->shared[i])
            r->close(env->shared[i]);
    bm_pool_free(env->workers);
    bm_procedures_free(env->procedures);
    (void)pthread_mutex_destroy(&env->procedures_lock);
    bm_catalogue_close(env->catalogue);
    bm_font_close(env->fonts);
    bm_arena_free(env->arena);
    free(env);
}

const char *bm_env_form_id(const bm_env *env, size_t i)
{
    return bm_catalogue_id(env->catalogue, i);
}

const char *bm_env_form_dir(const bm_env *env, size_t i)
{
    return i < env->n_form_dirs ? env->form_dirs[i] : NULL;
}

const char *bm_env_font_dir(const bm_env *env, size_t i)
{
    return i < env->n_font_dirs ? env->font_dirs[i] : NULL;
}

int bm_env_font(const bm_env *env, size_t i, bm_font_info *out)
{
    const bm_font_face *face = bm_font_at(env->fonts, i);
    if (!face)
        return -1;
    out->family = face->family;
    out->style = face->style;
    out->version = face->version;
    out->file = face->file;
    return 0;
}
