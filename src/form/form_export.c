/* A column of a table is named with it, “danh_sach.ho_ten”, because a list may need a field of the form of the same name, too.
 * SPDX-License-Identifier: MIT */
#include "form/form_export.h"

#include "form/condition.h"

static const struct {
    unsigned types;
    size_t most; /* fields; several are a list */
} sources[BM_KNOWN_VGCA_KEYS] = {
    [BM_KNOWN_VGCA_NAME] = {BM_KNOWN_IN_PERSON, 1},
    [BM_KNOWN_VGCA_BIRTH] = {BM_KNOWN_IN_DATE, 1},
    [BM_KNOWN_VGCA_IDENTITY] = {1 << BM_FIELD_IDENTITY, 1},
    [BM_KNOWN_VGCA_AUTHORITY] = {1 << BM_FIELD_ISSUING_AUTHORITY, 1},
    [BM_KNOWN_VGCA_ISSUED] = {BM_KNOWN_IN_DATE, 1},
    [BM_KNOWN_VGCA_EMAIL] = {1 << BM_FIELD_OFFICIAL_EMAIL, 1},
    [BM_KNOWN_VGCA_OFFICES] = {BM_KNOWN_IN_TEXT, BM_FORM_EXPORT_FIELDS},
    [BM_KNOWN_VGCA_PROVINCE] = {1 << BM_FIELD_PROVINCE, 1},
    [BM_KNOWN_VGCA_POSITION] = {BM_KNOWN_IN_TEXT, 1},
    [BM_KNOWN_VGCA_PHONE] = {1 << BM_FIELD_PHONE, 1},
    [BM_KNOWN_VGCA_SERIAL] = {1 << BM_FIELD_CERTIFICATE_SERIAL, 1},
    [BM_KNOWN_VGCA_SIM] = {1 << BM_FIELD_SIM_PKI, 1},
};

typedef struct {
    bm_form_read *r;
    bm_form_export *out;
} compiler;

/* All columns are of one table. */
static bool same_table(compiler *c, const bm_value *v, const char *name, int table)
{
    if (c->out->table >= 0 && c->out->table != table) {
        const char *id = c->r->form->fields[c->out->table].id.ptr;
        bm_form_read_value(c->r, v, name, bm_arena_printf(c->r->arena, "%s.…", id));
        return false;
    }
    c->out->table = table;
    return true;
}

/* The field “ho_ten” or the column “danh_sach.ho_ten”, or -1 (told). */
static int read_field(compiler *c, const bm_value *v, const char *name)
{
    bm_form_read *r = c->r;
    bm_str id = bm_form_read_text(r, v, name);
    const char *dot = id.len ? memchr(id.ptr, '.', id.len) : NULL;
    int table = -1;
    if (!id.len)
        return -1;
    if (dot) {
        size_t n = (size_t)(dot - id.ptr);
        table = bm_form_read_field(r, bm_arena_copy(r->arena, bm_str_n(id.ptr, n)), &v->pos, -1);
        if (table < 0 || !bm_form_read_field_type(r, table, &v->pos, BM_KNOWN_IN_ROWS) ||
            !same_table(c, v, name, table))
            return -1;
        id = bm_str_from(id, n + 1);
    }
    return bm_form_read_field(r, id, &v->pos, table);
}

static void read_source(compiler *c, size_t key, const bm_value *v, const char *name)
{
    bm_form_export_source *source = &c->out->sources[key];
    const bm_value *const one[] = {v};
    bool list = v->kind == BM_VALUE_LIST && sources[key].most > 1;
    const bm_value *const *items = list ? v->items : one;
    size_t n = list ? v->n : 1;
    if (n == 0 || n > sources[key].most) {
        (void)bm_diags_add2(c->r->ds, BM_FORM_SHAPE, &v->pos, name,
                            bm_arena_printf(c->r->arena, "[ 1 … %zu ]", sources[key].most));
        return;
    }
    for (size_t i = 0; i < n; i++) {
        int field = read_field(c, items[i], name);
        if (field < 0)
            continue;
        c->r->used[field] = true;
        if (bm_form_read_field_type(c->r, field, &items[i]->pos, sources[key].types))
            source->fields[source->n++] = field;
    }
}

static void compile_vgca(bm_form_read *r, const bm_value *v)
{
    const bm_known_map *map = bm_known_map_of(BM_KNOWN_VGCA);
    bm_form_export *out = bm_arena_zero(r->arena, 1, sizeof *out);
    compiler c = {r, out};
    if (!bm_form_read_map(r, v, map->name, BM_KNOWN_VGCA))
        return;
    out->table = -1;
    for (size_t key = 0; key < map->n; key++) {
        const bm_value *source = bm_value_lookup(v, map->keys[key].name);
        if (source && key != BM_KNOWN_VGCA_REMOTE)
            read_source(&c, key, source, map->keys[key].name);
    }
    const bm_value *remote = bm_value_lookup(v, map->keys[BM_KNOWN_VGCA_REMOTE].name);
    out->sources[BM_KNOWN_VGCA_REMOTE].when =
        bm_condition_read(r, remote, map->keys[BM_KNOWN_VGCA_REMOTE].name, out->table);
    r->form->vgca = out;
}

void bm_form_export_compile(bm_form_read *r, const bm_value *v)
{
    const bm_known_map *map = bm_known_map_of(BM_KNOWN_EXPORT);
    if (!bm_form_read_map(r, v, map->name, BM_KNOWN_EXPORT))
        return;
    const bm_value *vgca = bm_value_lookup(v, map->keys[0].name);
    if (vgca)
        compile_vgca(r, vgca);
}
