/* The profile of an office serves all forms, so a name in it is wrong only when no form knows it.
 * SPDX-License-Identifier: MIT */
#include "bieumau.h"

#include "api/data.h"
#include "api/env.h"
#include "text/nearest.h"

/* What a profile may give: every field but tables and their columns. */
static bool is_given_by_profiles(const bm_field *field)
{
    return field->parent < 0 && field->type != BM_FIELD_ROWS;
}

/* Names of fields, and behind each its label; ids[i] is the field that names[i] means. */
typedef struct {
    bm_arena *arena;
    bm_str *names, *ids;
    size_t n, cap;
} field_list;

static void add_field(field_list *list, const bm_field *field)
{
    if (list->n + 2 > list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 256, used = list->n * sizeof(bm_str);
        list->names = bm_arena_grow(list->arena, list->names, used, cap * sizeof(bm_str));
        list->ids = bm_arena_grow(list->arena, list->ids, used, cap * sizeof(bm_str));
        list->cap = cap;
    }
    list->ids[list->n] = list->ids[list->n + 1] = field->id;
    list->names[list->n++] = field->id;
    list->names[list->n++] = field->label;
}

static void add_form(field_list *list, const bm_form *form)
{
    for (size_t i = 0; i < form->n_fields; i++)
        if (is_given_by_profiles(&form->fields[i]))
            add_field(list, &form->fields[i]);
}

static bool has_id(const field_list *list, bm_str id)
{
    for (size_t i = 0; i < list->n; i += 2)
        if (bm_str_eq(list->ids[i], id))
            return true;
    return false;
}

/* Is ${id} a field of any form? Forms are looked at until it is found; ${*next} is the first that was not. */
static bool is_known(bm_catalogue *c, field_list *list, size_t *next, bm_str id)
{
    const char *form_id;
    bool found = has_id(list, id);
    while (!found && (form_id = bm_catalogue_id(c, *next)) != NULL) {
        const bm_form *form = bm_catalogue_peek(c, form_id);
        size_t before = list->n;
        if (form)
            add_form(list, form);
        for (size_t i = before; i < list->n; i += 2)
            found = found || bm_str_eq(list->ids[i], id);
        (*next)++;
    }
    return found;
}

static int report_unknown(const field_list *list, const bm_member *m, bm_diags *ds)
{
    /* What is counted but not shown needs no proposal. */
    bool shown = !bm_diags_is_full(ds);
    size_t near = shown ? bm_nearest_find(m->key, list->names, list->n) : list->n;
    const bm_str args[] = {m->key, near < list->n ? list->ids[near] : bm_str_of("")};
    return bm_diags_add(ds, BM_PROFILE_UNKNOWN, &m->key_pos, NULL, args, 2);
}

static int check_names(bm_env *env, const bm_value *fields, bm_diags *ds)
{
    field_list list = {.arena = bm_arena_new()};
    size_t next = 0;
    int status = 0;
    for (size_t i = 0; i < fields->n; i++)
        if (!is_known(env->catalogue, &list, &next, fields->members[i].key))
            status |= report_unknown(&list, &fields->members[i], ds);
    bm_arena_free(list.arena);
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
