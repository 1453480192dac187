/* The environment behind bieumau.h: what is found once and shared by all threads.
 * SPDX-License-Identifier: MIT */
#ifndef BM_API_ENV_H
#define BM_API_ENV_H

#include <pthread.h>

#include "api/catalogue.h"
#include "api/worker.h"
#include "layout/font.h"
#include "procedure/procedures.h"
#include "text/date.h"

enum { BM_ENV_FORMATS = 8 }; /* at least as many as bm_renderer_at knows */

struct bm_env {
    bm_arena *arena; /* folders; written only by bm_env_open */
    const char *const *form_dirs;
    size_t n_form_dirs;
    const char *const *font_dirs;
    size_t n_font_dirs;
    bm_date today;
    bool has_source_date;
    int64_t source_date;
    bm_font_set *fonts;
    bm_catalogue *catalogue;
    bm_pool *workers;
    pthread_mutex_t procedures_lock;
    bm_procedures *procedures;    /* NULL until asked for; under the lock */
    void *shared[BM_ENV_FORMATS]; /* by index of the renderer: what its `open` returned */
};

#endif
