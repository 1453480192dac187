/* Strict reading of a definition's values. What a value must be is shown in the notation of YAML
 * ("…", [ … ], { … }), which needs no translation.
 * SPDX-License-Identifier: MIT */
#include "form/form_read.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/nearest.h"

static void report_shape(bm_form_read *r, const bm_value *v, const char *name, const char *shape)
{
    (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, name, shape);
}

static void report_unknown(bm_form_read *r, const bm_member *member, const char *name,
                           const bm_known_map *map)
{
    bm_str *names = bm_arena_alloc(r->arena, (map->n + 1) * sizeof *names);
    for (size_t i = 0; i < map->n; i++)
        names[i] = bm_str_of(map->keys[i].name);
    names[map->n] = bm_str_of("");
    bm_str nearest = names[bm_nearest_find(member->key, names, map->n)];
    if (map == bm_known_map_of(BM_KNOWN_BLOCK)) {
        bm_str args[] = {member->key, nearest};
        (void)bm_diags_add(r->ds, BM_FORM_BLOCK_UNKNOWN, &member->key_pos, NULL, args, 2);
    } else {
        bm_str args[] = {member->key, bm_str_of(name), nearest};
        (void)bm_diags_add(r->ds, BM_FORM_KEY_UNKNOWN, &member->key_pos, NULL, args, 3);
    }
}

static bool is_known(const bm_known_map *map, bm_str key)
{
    for (size_t i = 0; i < map->n; i++)
        if (bm_str_is(key, map->keys[i].name))
            return true;
    return false;
}

bool bm_form_read_map(bm_form_read *r, const bm_value *v, const char *name, bm_known_map_id id)
{
    const bm_known_map *map = bm_known_map_of(id);
    if (v->kind != BM_VALUE_MAP) {
        report_shape(r, v, name, "{ … }");
        return false;
    }
    for (size_t i = 0; i < v->n; i++)
        if (!is_known(map, v->members[i].key))
            report_unknown(r, &v->members[i], name, map);
    for (size_t i = 0; i < map->n; i++) {
        /* Which keys a field must have depends on its type: form_fields.c; a form on its wording: form.c. */
        bool always = !map->keys[i].of || map->keys[i].of == BM_KNOWN_IN_ALL;
        if (map->keys[i].required && always && !bm_value_lookup(v, map->keys[i].name))
            (void)bm_diags_add2(r->ds, BM_FORM_KEY_MISSING, &v->pos, map->keys[i].name, name);
    }
    return true;
}

bool bm_form_read_list(bm_form_read *r, const bm_value *v, const char *name)
{
    if (v->kind != BM_VALUE_LIST)
        report_shape(r, v, name, "[ … ]");
    return v->kind == BM_VALUE_LIST;
}

bool bm_form_read_scalar(bm_form_read *r, const bm_value *v, const char *name)
{
    if (v->kind != BM_VALUE_SCALAR)
        report_shape(r, v, name, "\"…\"");
    return v->kind == BM_VALUE_SCALAR;
}

bm_str bm_form_read_spaces(bm_form_read *r, const bm_value *v, const char *name)
{
    bm_str none = BM_STR("");
    if (!v || !bm_form_read_scalar(r, v, name))
        return none;
    for (size_t i = 0; i < v->text.len;) {
        uint32_t c = bm_utf8_next(v->text, &i);
        if (c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0x2028 && c != 0x2029)
            continue;
        (void)bm_diags_add2(r->ds, BM_FORM_CONTROL, &v->pos, name,
                            bm_arena_printf(r->arena, "U+%04X", (unsigned)c));
        return none;
    }
    return v->text;
}

bm_str bm_form_read_text(bm_form_read *r, const bm_value *v, const char *name)
{
    if (v && v->kind == BM_VALUE_SCALAR && bm_value_is_absent(v)) {
        bm_str none = BM_STR("");
        report_shape(r, v, name, "\"…\"");
        return none;
    }
    return bm_form_read_spaces(r, v, name);
}

void bm_form_read_value(bm_form_read *r, const bm_value *v, const char *name, const char *allowed)
{
    bm_str args[] = {bm_str_of(name), v->text, bm_str_of(allowed)};
    (void)bm_diags_add(r->ds, BM_FORM_VALUE, &v->pos, NULL, args, 3);
}

/* "a, b, c" in the form's arena. */
static const char *join(bm_arena *a, const char *const *words, size_t n, unsigned set)
{
    bm_buf out = {0};
    for (size_t i = 0; i < n; i++) {
        if (!(set & (1U << i)))
            continue;
        if (out.len)
            bm_buf_add_cstr(&out, ", ");
        bm_buf_add_cstr(&out, words[i]);
    }
    const char *text = bm_arena_cstr(a, bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    return text;
}

int bm_form_read_word(bm_form_read *r, const bm_value *v, const char *name, bm_known_words_id id)
{
    const bm_known_words *known = bm_known_words_of(id);
    if (!v || !bm_form_read_scalar(r, v, name))
        return -1;
    for (size_t i = 0; i < known->n; i++)
        if (bm_str_is(v->text, known->words[i]))
            return (int)i;
    bm_form_read_value(r, v, name, join(r->arena, known->words, known->n, ~0U));
    return -1;
}

/* The number in ${s}, times ten; -1 when it is none. At most four digits before the point. */
static long parse_tenths(bm_str s)
{
    long n = 0;
    size_t i = 0;
    for (; i < s.len && i < 4 && s.ptr[i] >= '0' && s.ptr[i] <= '9'; i++)
        n = n * 10 + (s.ptr[i] - '0');
    if (i && i == s.len)
        return n * 10;
    if (i && i + 2 == s.len && s.ptr[i] == '.' && s.ptr[i + 1] >= '0' && s.ptr[i + 1] <= '9')
        return n * 10 + (s.ptr[i + 1] - '0');
    return -1;
}

long bm_form_read_tenths(bm_form_read *r, const bm_value *v, const char *name, long max)
{
    if (!v || !bm_form_read_scalar(r, v, name))
        return 0;
    long n = parse_tenths(v->text);
    if (n > 0 && n <= max * 10)
        return n;
    bm_form_read_value(r, v, name, bm_arena_printf(r->arena, "0.1 … %ld", max));
    return 0;
}

long bm_form_read_count(bm_form_read *r, const bm_value *v, const char *name, long max)
{
    if (!v || !bm_form_read_scalar(r, v, name))
        return 0;
    long n = memchr(v->text.ptr, '.', v->text.len) ? -1 : parse_tenths(v->text);
    if (n >= 0 && n <= max * 10)
        return n / 10;
    bm_form_read_value(r, v, name, bm_arena_printf(r->arena, "0 … %ld", max));
    return 0;
}

int bm_form_read_field(bm_form_read *r, bm_str id, const bm_pos *pos, int parent)
{
    const bm_form *form = r->form;
    int found = bm_form_lookup_field(form, id, parent);
    if (found >= 0)
        return found;
    bm_str *names = bm_arena_alloc(r->arena, (form->n_fields + 1) * sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < form->n_fields; i++)
        if (form->fields[i].parent == parent)
            names[n++] = form->fields[i].id;
    names[n] = bm_str_of("");
    bm_str args[] = {id, names[bm_nearest_find(id, names, n)]};
    return bm_diags_add(r->ds, BM_FORM_FIELD_UNKNOWN, pos, NULL, args, 2);
}

const char *bm_form_read_types(bm_arena *a, unsigned types)
{
    const bm_known_words *known = bm_known_words_of(BM_KNOWN_TYPES);
    return join(a, known->words, known->n, types);
}

bool bm_form_read_field_type(bm_form_read *r, int field, const bm_pos *pos, unsigned types)
{
    const bm_field *f = &r->form->fields[field];
    if (types & (1U << f->type))
        return true;
    (void)bm_diags_add3(r->ds, BM_FORM_FIELD_TYPE, pos, f->id.ptr,
                        bm_known_words_of(BM_KNOWN_TYPES)->words[f->type],
                        bm_form_read_types(r->arena, types));
    return false;
}
