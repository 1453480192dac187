/* One file -> the data of every form of a procedure, and the page that lists what belongs to it.
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "api/checklist.h"
#include "api/data.h"
#include "api/env.h"
#include "api/legacy_data.h"
#include "base/file.h"
#include "base/limit.h"
#include "base/utf8.h"
#include "procedure/advise.h"
#include "procedure/gather.h"
#include "text/nearest.h"

struct bm_dossier {
    bm_arena *arena;
    bm_buf bytes; /* of the file; positions point into it */
    bm_source source;
    const bm_procedures *p;
    const bm_procedure_entry *entry;
    bm_gather_form *forms; /* those that are made here */
    bm_part *parts;
    bm_data **data; /* of the parts; NULL = blank forms */
    size_t n;
    bm_fill_source values;
    const bm_gather_name *names;
    size_t n_names;
    const bm_form *checklist;
    bm_data *checklist_data;
};

/* What is needed on the way only. */
typedef struct {
    bm_env *env;
    const bm_dossier_options *options;
    bm_dossier *d;
    const bm_value *root; /* NULL = no data */
    bm_date day;
    bm_diags *ds;
} builder;

/* ---- The outermost level ------------------------------------------------------------------ */

/* P018; a file of a form is taken for one of a procedure easily. */
static int unknown_key(const builder *b, const bm_member *m)
{
    const bm_str args[] = {m->key, bm_str_of(bm_str_is(m->key, "form") ? "make" : "")};
    return bm_diags_add(b->ds, BM_DOSSIER_TOP_UNKNOWN, &m->key_pos, NULL, args, 2);
}

static int check_root(const builder *b)
{
    static const char *const keys[] = {"procedure", "regime", "data", "forms"};
    const bm_value *root = b->root;
    if (root->kind != BM_VALUE_MAP)
        return bm_diags_add0(b->ds, BM_DOSSIER_SHAPE, &root->pos);
    int status = 0;
    for (size_t i = 0; i < root->n; i++) {
        const bm_member *m = &root->members[i];
        bool known = false;
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            known = known || bm_str_is(m->key, keys[k]);
        if (!known)
            status |= unknown_key(b, m);
    }
    const bm_value *regime = bm_value_lookup(root, "regime");
    if (!bm_value_is_absent(regime) && regime->kind != BM_VALUE_SCALAR)
        status |= bm_diags_add2(b->ds, BM_PROCEDURE_SHAPE, &regime->pos, "regime", "“tt185-2019”");
    const bm_value *data = bm_value_lookup(root, "data");
    if (!data || (data->kind != BM_VALUE_MAP && !bm_value_is_absent(data)))
        status |= bm_diags_add0(b->ds, BM_DOSSIER_SHAPE, data ? &data->pos : &root->pos);
    return status;
}

/* The map under `data:`, placed where that word stands, so that what is missing is missing there. */
static const bm_value *shared_values(const builder *b)
{
    bm_value *out = bm_arena_zero(b->d->arena, 1, sizeof *out);
    for (size_t i = 0; i < b->root->n; i++) {
        const bm_member *m = &b->root->members[i];
        if (!bm_str_is(m->key, "data"))
            continue;
        if (m->value->kind == BM_VALUE_MAP)
            *out = *m->value;
        out->pos = m->key_pos;
    }
    out->kind = BM_VALUE_MAP;
    return out;
}

static const char *procedure_names(const builder *b)
{
    const bm_procedures *p = b->d->p;
    const char *all = "";
    for (size_t i = 0; i < p->n_procedures; i++)
        all = bm_arena_printf(b->d->arena, "%s%s%s", all, i ? ", " : "", p->ids[i].ptr);
    return all;
}

/* A name from a command line may hold anything: only what is UTF-8 is compared and shown. */
static bm_str utf8_part(const char *name)
{
    return bm_str_n(name, bm_utf8_invalid_at(bm_str_of(name)));
}

/* Index of the procedure, or n_procedures with P016, P019 or P020. */
static size_t find_procedure(const builder *b)
{
    const bm_procedures *p = b->d->p;
    const bm_value *said = b->root ? bm_value_lookup(b->root, "procedure") : NULL;
    const char *asked = b->options->procedure;
    bool has_said = said && said->kind == BM_VALUE_SCALAR && !bm_value_is_absent(said);
    bm_str id = asked ? utf8_part(asked) : has_said ? said->text : bm_str_of("");
    size_t found = bm_procedures_named(p, id);
    const bm_pos *pos = asked ? NULL : has_said ? &said->pos : b->root ? &b->root->pos : NULL;
    if (!asked && !has_said) {
        (void)bm_diags_add1(b->ds, BM_DOSSIER_UNNAMED, pos, procedure_names(b));
    } else if (found == p->n_procedures) {
        size_t near = bm_nearest_find(id, p->ids, p->n_procedures);
        const bm_str args[] = {id, near < p->n_procedures ? p->ids[near] : bm_str_of(""),
                               bm_str_of(procedure_names(b))};
        (void)bm_diags_add(b->ds, BM_PROCEDURE_UNKNOWN, pos, NULL, args, 3);
    } else if (asked && has_said && !bm_str_eq(said->text, id)) {
        const bm_str args[] = {said->text, id};
        (void)bm_diags_add(b->ds, BM_DOSSIER_OTHER, &said->pos, NULL, args, 2);
        return p->n_procedures;
    }
    return found;
}

/* The day of the dossier: the date in its data, else today. */
static bm_date find_day(const builder *b)
{
    const bm_value *v = b->root && bm_value_lookup(b->root, "data")
                            ? bm_value_lookup(bm_value_lookup(b->root, "data"), b->d->p->date.ptr)
                            : NULL;
    bm_date day = b->env->today;
    if (v && v->kind == BM_VALUE_SCALAR && bm_date_parse(v->text, &day) != BM_DATE_OK)
        day = b->env->today; /* what is wrong with it is told by the forms */
    return day;
}

/* Index of the regime, or n_regimes with P015 or P026. */
static size_t find_regime(const builder *b)
{
    const bm_procedures *p = b->d->p;
    const bm_value *said = b->root ? bm_value_lookup(b->root, "regime") : NULL;
    const char *asked = b->options->regime, *all = "";
    bool has_said = said && said->kind == BM_VALUE_SCALAR && !bm_value_is_absent(said);
    bool named = asked || has_said;
    bm_str id = asked ? utf8_part(asked) : has_said ? said->text : bm_str_of("");
    size_t found = named ? bm_procedures_regime_named(p, id) : bm_procedures_regime(p, b->day);
    for (size_t i = 0; found == p->n_regimes && i < p->n_regimes; i++)
        all = bm_arena_printf(b->d->arena, "%s%s%s", all, i ? ", " : "", p->regimes[i].id);
    if (found == p->n_regimes && named)
        (void)bm_diags_add2(b->ds, BM_REGIME_UNKNOWN, asked ? NULL : &said->pos,
                            bm_arena_cstr(b->d->arena, id), all);
    else if (found == p->n_regimes)
        (void)bm_diags_add2(b->ds, BM_PROCEDURE_NO_REGIME, NULL,
                            bm_arena_cstr(b->d->arena, bm_date_short(b->d->arena, b->day)), all);
    return found;
}

/* ---- The forms ---------------------------------------------------------------------------- */

/* Those that can be made here. -1 with D004, F…, P008 or P024. */
static int take_forms(const builder *b)
{
    bm_dossier *d = b->d;
    const bm_procedure *info = &d->entry->info;
    d->forms = bm_arena_zero(d->arena, info->n_forms + 1, sizeof *d->forms);
    int status = 0;
    for (size_t i = 0; i < info->n_forms; i++) {
        const bm_procedure_form *f = &info->forms[i];
        if (f->made != BM_MADE_HERE)
            continue;
        const bm_form *form =
            bm_catalogue_form(b->env->catalogue, f->form, &d->entry->form_pos[i], b->ds);
        if (!form) {
            status = -1;
        } else if (form->body) {
            status |= bm_gather_check_fill(d->arena, form, &d->entry->fills[i], b->ds);
            d->forms[d->n].form = form;
            d->forms[d->n++].fill = &d->entry->fills[i];
        }
    }
    if (!d->n && status == 0)
        status = bm_diags_add2(b->ds, BM_DOSSIER_NO_FORM, NULL, info->id, info->regime->id);
    return status;
}

static const char *form_names(const bm_dossier *d)
{
    const char *all = "";
    for (size_t i = 0; i < d->n; i++)
        all = bm_arena_printf(d->arena, "%s%s%s", all, i ? ", " : "", d->forms[i].form->info.id);
    return all;
}

/* `forms:`: the values that a form has for itself. */
static int take_own(const builder *b)
{
    bm_dossier *d = b->d;
    const bm_value *own = bm_value_lookup(b->root, "forms");
    int status = 0;
    if (bm_value_is_absent(own))
        return 0;
    if (own->kind != BM_VALUE_MAP)
        return bm_diags_add2(b->ds, BM_PROCEDURE_SHAPE, &own->pos, "forms", "{ … }");
    for (size_t i = 0; i < own->n; i++) {
        const bm_member *m = &own->members[i];
        size_t k = 0;
        while (k < d->n && !bm_str_is(m->key, d->forms[k].form->info.id))
            k++;
        if (k == d->n) {
            const bm_str args[] = {m->key, bm_str_of(form_names(d))};
            status |= bm_diags_add(b->ds, BM_DOSSIER_FORM_OTHER, &m->key_pos, NULL, args, 2);
        } else if (m->value->kind == BM_VALUE_MAP) {
            d->forms[k].own = m->value;
        } else if (!bm_value_is_absent(m->value)) {
            status |= bm_diags_add2(b->ds, BM_PROCEDURE_SHAPE, &m->value->pos, m->key.ptr, "{ … }");
        }
    }
    return status;
}

/* The data of every part. -1 with P…. */
static int take_values(const builder *b)
{
    bm_dossier *d = b->d;
    size_t errors = bm_diags_errors(b->ds);
    d->parts = bm_arena_zero(d->arena, d->n + 1, sizeof *d->parts);
    d->data = bm_arena_zero(d->arena, d->n + 1, sizeof *d->data);
    for (size_t i = 0; i < d->n; i++)
        d->parts[i].form = d->forms[i].form;
    d->n_names = bm_gather_names(d->arena, d->forms, d->n, &d->names);
    if (!b->root)
        return 0;
    (void)take_own(b);
    d->values.shared = shared_values(b);
    d->values.used = bm_arena_zero(d->arena, d->values.shared->n + 1, sizeof *d->values.used);
    if (b->options->profile)
        d->values.profile = bm_data_fields(b->options->profile);
    for (size_t i = 0; i < d->n; i++) {
        const bm_value *fields = bm_gather_values(d->arena, &d->forms[i], &d->values, b->ds);
        d->data[i] = bm_data_wrap(d->forms[i].form->info.id, fields);
        bm_data_set_profile(d->data[i], b->options->profile);
        d->parts[i].data = d->data[i];
    }
    (void)bm_gather_check_keys(d->arena, d->forms, d->n, &d->values, bm_str_of(d->entry->info.id),
                               b->ds);
    return bm_diags_errors(b->ds) == errors ? 0 : -1;
}

static int discard(void *user, const void *bytes, size_t n)
{
    (void)user;
    (void)bytes;
    (void)n;
    return 0;
}

/* All that is wrong in the forms, too. */
static void check_parts(const builder *b)
{
    const bm_sink nowhere = {discard, NULL};
    const bm_render_options options = {.draft = b->options->draft};
    for (size_t i = 0; i < b->d->n; i++)
        if (b->d->parts[i].data)
            (void)bm_render(b->env, b->d->parts[i].form, b->d->parts[i].data, &options, &nowhere,
                            b->ds);
}

/* ---- All of it ---------------------------------------------------------------------------- */

static int make_checklist(const builder *b)
{
    bm_dossier *d = b->d;
    const bm_dossier_options *o = b->options;
    const bm_date received = {o->received.year, o->received.month, o->received.day};
    const bm_date day = o->received.year ? received : b->day;
    d->checklist = bm_catalogue_form(b->env->catalogue, BM_CHECKLIST_FORM, NULL, b->ds);
    if (!d->checklist)
        return -1;
    const bm_checklist list = {
        .procedure = &d->entry->info,
        .deadlines = bm_advise_deadlines(d->arena, d->p, &d->entry->info, NULL, day, o->holidays),
        .parts = d->parts,
        .n_parts = d->n,
        .holidays = o->holidays};
    d->checklist_data = bm_checklist_data(d->arena, &list, b->ds);
    return d->checklist_data ? 0 : -1;
}

static int build(builder *b)
{
    bm_dossier *d = b->d;
    if (b->root && check_root(b) != 0)
        return -1;
    b->day = find_day(b);
    size_t procedure = find_procedure(b), regime = find_regime(b);
    if (procedure == d->p->n_procedures || regime == d->p->n_regimes)
        return -1;
    d->entry = bm_procedures_entry(d->p, regime, procedure);
    if (take_forms(b) != 0)
        return -1;
    if (take_values(b) != 0) {
        check_parts(b);
        return -1;
    }
    return make_checklist(b);
}

/* ${d}, which is freed when it cannot be built; ${name} NULL = there is no data. */
static bm_dossier *finish(bm_env *env, bm_dossier *d, const char *name, bm_input_format format,
                          const bm_dossier_options *options, bm_diags *ds)
{
    static const bm_dossier_options none;
    builder b = {.env = env, .options = options ? options : &none, .d = d, .ds = ds};
    bool good = true;
    if (d->bytes.len > BM_LIMIT_INPUT_BYTES) {
        char have[24], most[24];
        (void)snprintf(have, sizeof have, "%zu", d->bytes.len);
        (void)snprintf(most, sizeof most, "%d", (int)BM_LIMIT_INPUT_BYTES);
        good = bm_diags_add2(ds, BM_INPUT_TOO_LARGE, NULL, have, most) == 0;
    } else if (name) {
        d->source.name = bm_arena_cstr(d->arena, bm_str_of(name));
        d->source.bytes = d->bytes.ptr ? d->bytes.ptr : "";
        d->source.len = d->bytes.len;
        b.root =
            bm_legacy_data_read(d->arena, &d->bytes, &d->source, format, b.options->legacy, ds);
        good = b.root != NULL;
    }
    if (good && build(&b) == 0)
        return d;
    bm_dossier_free(d);
    return NULL;
}

static bm_dossier *dossier_new(const bm_procedures *p)
{
    bm_arena *a = bm_arena_new();
    bm_dossier *d = bm_arena_zero(a, 1, sizeof *d);
    d->arena = a;
    d->p = p;
    return d;
}

bm_dossier *bm_dossier_read(bm_env *env, const bm_procedures *p, const char *path,
                            bm_input_format format, const bm_dossier_options *options, bm_diags *ds)
{
    bm_dossier *d = dossier_new(p);
    if (bm_file_read(path, BM_LIMIT_INPUT_BYTES, &d->bytes, ds) == 0)
        return finish(env, d, path, format, options, ds);
    bm_dossier_free(d);
    return NULL;
}

/* NOLINTNEXTLINE(readability-function-size): what to read takes four of them */
bm_dossier *bm_dossier_parse(bm_env *env, const bm_procedures *p, const void *bytes, size_t n,
                             const char *name, bm_input_format format,
                             const bm_dossier_options *options, bm_diags *ds)
{
    bm_dossier *d = dossier_new(p);
    if (bytes)
        bm_buf_add(&d->bytes, bytes, n);
    const char *shown = name ? name : "";
    return finish(env, d, bytes ? shown : NULL, format, options, ds);
}

void bm_dossier_free(bm_dossier *d)
{
    if (!d)
        return;
    for (size_t i = 0; d->data && i < d->n; i++)
        bm_data_free(d->data[i]);
    bm_data_free(d->checklist_data);
    bm_buf_free(&d->bytes);
    bm_arena_free(d->arena);
}

const bm_procedure *bm_dossier_procedure(const bm_dossier *d)
{
    return &d->entry->info;
}

int bm_dossier_part(const bm_dossier *d, size_t i, bm_part *out)
{
    if (i >= d->n)
        return -1;
    *out = d->parts[i];
    return 0;
}

bm_part bm_dossier_checklist(const bm_dossier *d)
{
    const bm_part part = {d->checklist, d->checklist_data};
    return part;
}

int bm_dossier_value_at(const bm_dossier *d, size_t i, bm_dossier_value *out)
{
    if (i >= d->n_names)
        return -1;
    const bm_gather_name *name = &d->names[i];
    out->name = name->name.ptr;
    out->form = d->forms[name->form].form;
    out->field = name->field;
    out->filled = !name->is_filled ? NULL : name->filled.ptr ? name->filled.ptr : "";
    return 0;
}
