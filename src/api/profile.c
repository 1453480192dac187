/* The profile of an office serves all forms, so a name in it is wrong only when no form knows it.
 * SPDX-License-Identifier: MIT */
#include "bieumau.h"

#include <stdlib.h>

#include "api/data.h"
#include "api/env.h"
#include "text/nearest.h"

/* What a profile may give: every field but tables and their columns. */
static bool is_given_by_profiles(const bm_field *field)
{
    return field->parent < 0 && field->type != BM_FIELD_ROWS;
}

static bool form_has(const bm_form *form, bm_str id)
{
    for (size_t i = 0; i < form->n_fields; i++)
        if (is_given_by_profiles(&form->fields[i]) && bm_str_eq(form->fields[i].id, id))
            return true;
    return false;
}

static bool any_form_has(bm_catalogue *c, bm_str id)
{
    const char *form_id;
    for (size_t i = 0; (form_id = bm_catalogue_id(c, i)) != NULL; i++) {
        const bm_form *form = bm_catalogue_peek(c, form_id);
        if (form && form_has(form, id))
            return true;
    }
    return false;
}

/* The id of the field of any form whose id or label is nearest to ${key}, or "". */
static bm_str nearest_field(bm_arena *a, bm_catalogue *c, bm_str key)
{
    const char *form_id;
    size_t n = 0, cap = 0;
    bm_str *names = NULL, *ids = NULL;
    for (size_t i = 0; (form_id = bm_catalogue_id(c, i)) != NULL; i++) {
        const bm_form *form = bm_catalogue_peek(c, form_id);
        for (size_t k = 0; form && k < form->n_fields; k++) {
            const bm_field *field = &form->fields[k];
            if (!is_given_by_profiles(field))
                continue;
            if (n + 2 > cap) {
                size_t more = cap ? cap * 2 : 256;
                names = bm_arena_grow(a, names, n * sizeof *names, more * sizeof *names);
                ids = bm_arena_grow(a, ids, n * sizeof *ids, more * sizeof *ids);
                cap = more;
            }
            names[n] = ids[n] = ids[n + 1] = field->id;
            names[n + 1] = field->label;
            n += 2;
        }
    }
    size_t found = n ? bm_nearest_find(key, names, n) : n;
    return found < n ? ids[found] : bm_str_of("");
}

static int check_names(bm_env *env, const bm_value *fields, bm_diags *ds)
{
    bm_arena *a = bm_arena_new();
    int status = 0;
    for (size_t i = 0; i < fields->n; i++) {
        const bm_member *m = &fields->members[i];
        if (any_form_has(env->catalogue, m->key))
            continue;
        const bm_str args[] = {m->key, nearest_field(a, env->catalogue, m->key)};
        status |= bm_diags_add(ds, BM_PROFILE_UNKNOWN, &m->key_pos, NULL, args, 2);
        bm_arena_reset(a);
    }
    bm_arena_free(a);
    return status;
}

bm_data *bm_profile_read(bm_env *env, const char *path, bm_diags *ds)
{
    bm_data *profile = bm_data_open(path, BM_INPUT_AUTO, BM_LEGACY_DETECT, true, ds);
    if (profile && check_names(env, bm_data_fields(profile), ds) != 0) { /* strict */
        bm_data_free(profile);
        profile = NULL;
    }
    return profile;
}
