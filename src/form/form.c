/* A definition, compiled: reads what it says of itself, its fields and its body, and answers
 * questions about them. All memory is the form's arena, the value tree included, because positions
 * of nodes point into it.
 * SPDX-License-Identifier: MIT */
#include "form/form.h"

#include <stdio.h>

#include "base/limit.h"
#include "form/form_body.h"
#include "form/form_export.h"
#include "form/form_fields.h"
#include "form/rule.h"
#include "input/input.h"

/* "document/form", each part as in bm_form_fields_is_id. */
static bool is_form_id(bm_str s)
{
    const char *slash = s.len ? memchr(s.ptr, '/', s.len) : NULL;
    if (!slash)
        return false;
    size_t n = (size_t)(slash - s.ptr);
    return bm_form_fields_is_id(bm_str_n(s.ptr, n)) && bm_form_fields_is_id(bm_str_from(s, n + 1));
}

static const char *read_form_id(bm_form_read *r, const bm_value *v, const char *name)
{
    bm_str id = bm_form_read_text(r, v, name);
    if (id.len && !is_form_id(id))
        (void)bm_diags_add1(r->ds, BM_FORM_ID, &v->pos, id.ptr);
    return id.ptr;
}

/* A day as yyyy-mm-dd; ${*out} is set when it is one. */
static const char *read_day(bm_form_read *r, const bm_value *v, const char *name, bm_date *out)
{
    bm_str day = bm_form_read_text(r, v, name);
    bool iso = day.len == 10 && day.ptr[4] == '-' && day.ptr[7] == '-';
    if (day.len && (!iso || bm_date_parse(day, out) != BM_DATE_OK))
        bm_form_read_value(r, v, name, "yyyy-mm-dd");
    return day.ptr;
}

static void read_valid(bm_form_read *r, const bm_value *v)
{
    bm_form_info *info = &r->form->info;
    bm_date from = {0, 0, 0}, until = {0, 0, 0};
    if (!v || !bm_form_read_map(r, v, "valid", BM_KNOWN_VALID))
        return;
    const bm_value *last = bm_value_lookup(v, "until");
    info->valid_from = read_day(r, bm_value_lookup(v, "from"), "from", &from);
    info->valid_until = read_day(r, last, "until", &until);
    info->replaced_by = read_form_id(r, bm_value_lookup(v, "replaced_by"), "replaced_by");
    if (from.year && until.year && bm_date_compare(from, until) > 0)
        bm_form_read_value(r, last, "until", bm_arena_printf(r->arena, "≥ %s", info->valid_from));
}

static void read_info(bm_form_read *r, const bm_value *root)
{
    bm_form_info *info = &r->form->info;
    info->id = read_form_id(r, bm_value_lookup(root, "id"), "id");
    info->number = bm_form_read_text(r, bm_value_lookup(root, "number"), "number").ptr;
    info->title = bm_form_read_text(r, bm_value_lookup(root, "title"), "title").ptr;
    info->source = bm_form_read_text(r, bm_value_lookup(root, "source"), "source").ptr;
    int wording =
        bm_form_read_word(r, bm_value_lookup(root, "wording"), "wording", BM_KNOWN_WORDINGS);
    info->wording = wording < 0 ? BM_WORDING_DRAFT : (bm_wording)wording;
    read_valid(r, bm_value_lookup(root, "valid"));
}

/* The field that `author` or `date` names, or -1. */
static int read_property(bm_form_read *r, const bm_value *v, const char *name, unsigned types)
{
    bm_str id = bm_form_read_text(r, v, name);
    int field = id.len ? bm_form_read_field(r, id, &v->pos, -1) : -1;
    if (field < 0 || !bm_form_read_field_type(r, field, &v->pos, types))
        return -1;
    r->used[field] = true;
    return field;
}

static void report_unused(bm_form_read *r)
{
    for (size_t i = 0; i < r->form->n_fields; i++)
        if (!r->used[i])
            (void)bm_diags_add1(r->ds, BM_FORM_FIELD_UNUSED, &r->form->fields[i].pos,
                                r->form->fields[i].id.ptr);
}

/* Whether a form of this wording has ${key}. */
static bool fits_wording(const bm_known_key *key, bm_wording wording)
{
    return !key->of || (key->of & (1U << wording));
}

/* A form whose text is not at hand says so and nothing else; any other must have all of it. Returns whether
 * there is a text. */
static bool read_wording(bm_form_read *r, const bm_value *root)
{
    const bm_known_map *map = bm_known_map_of(BM_KNOWN_FORM);
    bm_wording wording = r->form->info.wording;
    for (size_t i = 0; i < root->n; i++)
        for (size_t k = 0; k < map->n; k++)
            if (bm_str_is(root->members[i].key, map->keys[k].name) &&
                !fits_wording(&map->keys[k], wording))
                (void)bm_diags_add1(r->ds, BM_FORM_UNAVAILABLE, &root->members[i].key_pos,
                                    map->keys[k].name);
    for (size_t k = 0; k < map->n; k++) {
        const bm_known_key *key = &map->keys[k];
        if (key->required && key->of && fits_wording(key, wording) &&
            !bm_value_lookup(root, key->name))
            (void)bm_diags_add2(r->ds, BM_FORM_KEY_MISSING, &root->pos, key->name,
                                r->form->source.name);
    }
    return wording != BM_WORDING_UNAVAILABLE;
}

/* What is made of the fields, once they are known. */
static void compile_text(bm_form_read *r, const bm_value *root)
{
    bm_form *form = r->form;
    const bm_value *rules = bm_value_lookup(root, "rules"), *body = bm_value_lookup(root, "body");
    const bm_value *export = bm_value_lookup(root, "export");
    form->landscape =
        bm_form_read_word(r, bm_value_lookup(root, "page"), "page", BM_KNOWN_PAGES) == 1;
    form->author_field = read_property(r, bm_value_lookup(root, "author"), "author",
                                       BM_KNOWN_IN_TEXT | BM_KNOWN_IN_PERSON | BM_KNOWN_IN_LIST);
    form->date_field = read_property(r, bm_value_lookup(root, "date"), "date", BM_KNOWN_IN_DATE);
    if (rules)
        bm_rule_compile(r, rules);
    if (export)
        bm_form_export_compile(r, export);
    if (body)
        form->body = bm_form_body_compile(r, body);
}

static void compile(bm_form_read *r, const bm_value *root)
{
    bm_form *form = r->form;
    size_t errors = bm_diags_errors(r->ds);
    if (!bm_form_read_map(r, root, form->source.name, BM_KNOWN_FORM))
        return;
    const bm_value *fields = bm_value_lookup(root, "fields");
    read_info(r, root);
    if (!read_wording(r, root))
        return;
    if (fields)
        bm_form_fields_compile(r, fields);
    r->used = bm_arena_zero(r->arena, form->n_fields + 1, sizeof *r->used);
    /* Without fields every name in the body would be reported; the missing fields already are. */
    if (!fields || !form->fields)
        return;
    compile_text(r, root);
    if (bm_diags_errors(r->ds) == errors) /* else many would only be misspelt in the body */
        report_unused(r);
}

static bm_form *new_form(const bm_source *source)
{
    bm_arena *arena = bm_arena_new();
    bm_form *form = bm_arena_zero(arena, 1, sizeof *form);
    form->arena = arena;
    form->source.name = bm_arena_cstr(arena, bm_str_of(source->name));
    form->source.bytes = bm_arena_cstr(arena, bm_str_n(source->bytes, source->len));
    form->source.len = source->len;
    bm_digest_sha256(bm_str_n(source->bytes, source->len), form->sha);
    form->info.id = form->info.number = form->info.title = form->info.source = "";
    form->info.valid_from = form->info.valid_until = form->info.replaced_by = "";
    form->info.file = form->source.name;
    form->author_field = form->date_field = -1;
    return form;
}

bm_form *bm_form_parse(const bm_source *source, bm_diags *ds)
{
    size_t errors = bm_diags_errors(ds);
    if (source->len > BM_LIMIT_FORM_BYTES) {
        char has[24], limit[24];
        bm_pos pos = {source, 0, 0};
        (void)snprintf(has, sizeof has, "%zu", source->len);
        (void)snprintf(limit, sizeof limit, "%d", (int)BM_LIMIT_FORM_BYTES);
        (void)bm_diags_add2(ds, BM_INPUT_TOO_LARGE, &pos, has, limit);
        return NULL;
    }
    bm_form *form = new_form(source);
    bm_form_read read = {.form = form, .arena = form->arena, .ds = ds};
    const bm_value *root = bm_input_read(form->arena, &form->source, BM_INPUT_YAML, ds);
    if (root)
        compile(&read, root);
    if (bm_diags_errors(ds) == errors)
        return form;
    bm_form_free(form);
    return NULL;
}

void bm_form_free(bm_form *form)
{
    if (form)
        bm_arena_free(form->arena);
}

int bm_form_lookup_field(const bm_form *form, bm_str id, int parent)
{
    size_t first = parent < 0 ? 0 : (size_t)parent + 1;
    size_t end = parent < 0 ? form->n_fields : first + form->fields[parent].n_columns;
    for (size_t i = first; i < end; i++)
        if (form->fields[i].parent == parent && bm_str_eq(form->fields[i].id, id))
            return (int)i;
    return -1;
}

void bm_form_describe(const bm_form *form, bm_form_info *out)
{
    *out = form->info;
}

int bm_form_field(const bm_form *form, size_t i, bm_field_info *out)
{
    if (i >= form->n_fields)
        return -1;
    const bm_field *field = &form->fields[i];
    out->id = field->id.ptr;
    out->label = field->label.ptr;
    out->help = field->help.ptr;
    out->type = field->type;
    out->type_name = bm_known_words_of(BM_KNOWN_TYPES)->words[field->type];
    out->required = field->required;
    out->options = field->options;
    out->n_options = field->n_options;
    out->example = field->example.ptr;
    out->fallback = field->fallback.ptr;
    out->parent = field->parent;
    return 0;
}
