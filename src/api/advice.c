/* The procedures behind bieumau.h: found in the folders of forms, read once, held against answers.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "api/data.h"
#include "api/env.h"
#include "base/file.h"
#include "base/limit.h"
#include "procedure/advise.h"
#include "procedure/gather.h"

const char *bm_grade_text(bm_grade grade, bm_lang lang)
{
    static const char *const words[][2] = {
        [BM_GRADE_QUOTED] = {"có nguyên văn", "quoted"},
        [BM_GRADE_REPORTED] = {"theo nguồn thuật lại", "as reported"},
        [BM_GRADE_INFERRED] = {"suy luận, chưa thấy quy định", "inferred, no rule was seen"},
        [BM_GRADE_UNKNOWN] = {"chưa rõ", "not known"},
    };
    return words[grade][lang];
}

/* ---- Files -------------------------------------------------------------------------------- */

/* Append ${name} of the first folder of forms that has it; ${*path} is its place, in ${a}. -1 with E… . */
static int read_file(const bm_env *env, bm_arena *a, const char *name, const char **path,
                     bm_buf *bytes, bm_diags *ds)
{
    for (size_t i = 0; i < env->n_form_dirs; i++) {
        *path = bm_arena_printf(a, "%s/%s", env->form_dirs[i], name);
        if (bm_file_exists(*path))
            return bm_file_read(*path, BM_LIMIT_FORM_BYTES, bytes, ds);
    }
    *path = bm_arena_printf(a, "%s/%s", env->form_dirs[0], name);
    return bm_diags_add1(ds, BM_ENV_NO_FILE, NULL, *path);
}

static bm_source source_of(const char *path, const bm_buf *bytes)
{
    const bm_source source = {path, bytes->ptr ? bytes->ptr : "", bytes->len, NULL};
    return source;
}

static bm_procedures *load(const bm_env *env, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    bm_buf bytes = {0};
    bm_procedures *p = NULL;
    const char *path;
    if (read_file(env, a, "procedures.yaml", &path, &bytes, ds) == 0) {
        const bm_source source = source_of(path, &bytes);
        p = bm_procedures_parse(&source, ds);
    }
    bm_buf_free(&bytes);
    bm_arena_free(a);
    return p;
}

const bm_procedures *bm_procedures_load(bm_env *env, bm_diags *ds)
{
    (void)pthread_mutex_lock(&env->procedures_lock);
    if (!env->procedures)
        env->procedures = load(env, ds);
    const bm_procedures *p = env->procedures;
    (void)pthread_mutex_unlock(&env->procedures_lock);
    return p;
}

/* The forms that a dossier makes, and what is filled into them. */
static void lint_forms(bm_env *env, const bm_procedures *p, bm_diags *ds)
{
    for (size_t i = 0; i < p->n_regimes * p->n_procedures; i++) {
        const bm_procedure_entry *entry = &p->entries[i];
        for (size_t k = 0; k < entry->info.n_forms; k++) {
            const bm_procedure_form *f = &entry->info.forms[k];
            const bm_form *form =
                f->made != BM_MADE_HERE
                    ? NULL
                    : bm_catalogue_form(env->catalogue, f->form, &entry->form_pos[k], ds);
            if (form && form->body)
                (void)bm_gather_check_fill(p->arena, form, &entry->fills[k], ds);
        }
    }
}

int bm_procedures_lint(bm_env *env, const char *path, bm_diags *ds)
{
    size_t errors = bm_diags_errors(ds);
    bm_buf bytes = {0};
    bm_procedures *p = NULL;
    if (bm_file_read(path, BM_LIMIT_FORM_BYTES, &bytes, ds) == 0) {
        const bm_source source = source_of(path, &bytes);
        p = bm_procedures_parse(&source, ds);
    }
    if (p) {
        (void)bm_advise_lint(p, ds);
        lint_forms(env, p, ds);
    }
    bm_procedures_free(p);
    bm_buf_free(&bytes);
    return bm_diags_errors(ds) == errors ? 0 : -1;
}

/* ---- Holidays ----------------------------------------------------------------------------- */

/* Add the days of ${bytes}, which need not outlive the call. */
static int add_holidays(bm_holidays *h, const char *path, const bm_buf *bytes, bm_diags *ds)
{
    bm_source *source = bm_arena_zero(h->arena, 1, sizeof *source);
    source->name = bm_arena_cstr(h->arena, bm_str_of(path));
    source->bytes = bm_arena_cstr(h->arena, bm_str_n(bytes->ptr ? bytes->ptr : "", bytes->len));
    source->len = bytes->len;
    return bm_holiday_add(h, source, ds);
}

bm_holidays *bm_holidays_open(bm_env *env, const char *path, bm_diags *ds)
{
    bm_holidays *h = bm_holiday_new();
    bm_buf bytes = {0};
    const char *found;
    int status = read_file(env, h->arena, "holidays.yaml", &found, &bytes, ds);
    if (status == 0)
        status = add_holidays(h, found, &bytes, ds);
    bytes.len = 0;
    if (path) {
        int more = bm_file_read(path, BM_LIMIT_FORM_BYTES, &bytes, ds);
        status |= more != 0 ? more : add_holidays(h, path, &bytes, ds);
    }
    bm_buf_free(&bytes);
    if (status == 0)
        return h;
    bm_holidays_free(h);
    return NULL;
}

int bm_holidays_lint(bm_env *env, const char *path, bm_diags *ds)
{
    (void)env;
    bm_holidays *h = bm_holiday_new();
    bm_buf bytes = {0};
    int status = bm_file_read(path, BM_LIMIT_FORM_BYTES, &bytes, ds);
    if (status == 0)
        status = add_holidays(h, path, &bytes, ds);
    bm_buf_free(&bytes);
    bm_holidays_free(h);
    return status;
}

/* ---- Advice ------------------------------------------------------------------------------- */

typedef struct {
    bm_advice advice;
    bm_arena *arena; /* holds this, too */
} advice_box;

/* ${day}, or today when it is {0}. -1 with D011. */
static int take_day(const bm_env *env, bm_arena *a, bm_day day, bm_date *out, bm_diags *ds)
{
    *out = env->today;
    if (!day.year && !day.month && !day.day)
        return 0;
    const char *text = bm_arena_printf(a, "%02d/%02d/%04d", day.day, day.month, day.year);
    if (bm_date_parse(bm_str_of(text), out) == BM_DATE_OK)
        return 0;
    return bm_diags_add1(ds, BM_DATA_DATE_IMPOSSIBLE, NULL, text);
}

bm_advice *bm_advise(bm_env *env, const bm_procedures *p, const bm_data *answers, bm_day day,
                     const bm_holidays *holidays, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    bm_date date;
    bm_advice *made = NULL;
    if (take_day(env, a, day, &date, ds) == 0)
        made = bm_advise_make(a, p, answers ? bm_data_fields(answers) : NULL, date, holidays, ds);
    if (!made) {
        bm_arena_free(a);
        return NULL;
    }
    advice_box *box = bm_arena_alloc(a, sizeof *box);
    box->advice = *made;
    box->arena = a;
    return &box->advice;
}

void bm_advice_free(bm_advice *advice)
{
    if (advice) /* the first member of its box */
        bm_arena_free(((advice_box *)advice)->arena);
}
