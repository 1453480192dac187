/* SPDX-License-Identifier: MIT */
#include "draft/draft_state.h"

#include "base/limit.h"
#include "draft/draft_label.h"
#include "form/form_fields.h"
#include "form/known.h"

enum { MOST_TOLD = 20 }; /* doubts with a warning of their own */

/* ---- Doubts ------------------------------------------------------------------------------- */

/* The text of a message, to be written down where it belongs. */
static bm_str message_of(bm_arena *a, bm_code code, const bm_str *args)
{
    bm_diags *ds = bm_diags_new();
    (void)bm_diags_add(ds, code, NULL, NULL, args, 2);
    bm_str text = bm_arena_copy(a, bm_str_of(bm_diags_at(ds, 0)->message[BM_LANG_VI]));
    bm_diags_free(ds);
    return text;
}

void bm_draft_state_doubt(bm_draft_state *d, bm_draft_yaml *node, bm_code code, bm_str a0,
                          bm_str a1)
{
    const bm_str args[] = {a0, a1};
    const char *remark =
        bm_arena_printf(d->arena, "xem lại: %s", message_of(d->arena, code, args).ptr);
    bm_draft_yaml_remark(d->arena, node ? node : d->root, bm_str_of(remark));
    if (d->n_doubts++ < MOST_TOLD)
        (void)bm_diags_add(d->ds, code, d->pos, NULL, args, 2);
}

void bm_draft_state_tell_rest(bm_draft_state *d)
{
    if (d->n_doubts > MOST_TOLD)
        (void)bm_diags_add1(d->ds, BM_IMPORT_MORE, d->pos,
                            bm_arena_printf(d->arena, "%zu", d->n_doubts - MOST_TOLD));
}

/* ---- Fields ------------------------------------------------------------------------------- */

static const char *type_name(bm_field_type type)
{
    return bm_known_words_of(BM_KNOWN_TYPES)->words[type];
}

/* The map of a new field ${id}. */
static bm_draft_yaml *add_map(bm_draft_state *d, bm_str id, bm_str label, bm_field_type type)
{
    bm_draft_yaml *parent = d->columns ? d->columns : d->fields;
    bm_draft_yaml *map =
        bm_draft_yaml_add(d->arena, parent, bm_arena_cstr(d->arena, id), BM_DRAFT_YAML_MAP);
    (void)bm_draft_yaml_set(d->arena, map, "label", label.len ? label : id);
    (void)bm_draft_yaml_set(d->arena, map, "type", bm_str_of(type_name(type)));
    d->n_fields++;
    d->last = map;
    d->last_id = map->key;
    return map;
}

static void set_texts(bm_draft_state *d, bm_draft_yaml *map, const char *key,
                      const bm_draft_field *f)
{
    bm_draft_yaml *list = bm_draft_yaml_add(d->arena, map, key, BM_DRAFT_YAML_LIST);
    list->flow = true;
    for (size_t i = 0; i < f->n_items; i++)
        (void)bm_draft_yaml_set(d->arena, list, NULL, f->items[i]);
}

/* What its type allows of all that is known of it. */
static void describe(bm_draft_state *d, bm_draft_yaml *map, const bm_draft_field *f,
                     bm_field_type type)
{
    bm_arena *a = d->arena;
    bool named = type == BM_FIELD_TEXT || type == BM_FIELD_PERSON || type == BM_FIELD_LIST;
    if (f->upper && named)
        (void)bm_draft_yaml_set(a, map, "case", bm_str_of("upper"));
    if (type == BM_FIELD_DATE && f->long_date)
        (void)bm_draft_yaml_set(a, map, "show", bm_str_of("long"));
    if (type == BM_FIELD_INTEGER)
        (void)bm_draft_yaml_set(a, map, "show", bm_str_of("padded"));
    if (type == BM_FIELD_CHOICE)
        set_texts(d, map, "options", f);
    if (type == BM_FIELD_LIST && f->n_items)
        set_texts(d, map, "blank", f);
    else if (type == BM_FIELD_CHOICE || type == BM_FIELD_FLAG || d->columns)
        return;
    else if (f->slot && f->slot->unseen)
        (void)bm_draft_yaml_set(a, map, "blank", f->slot->shown);
    else if (f->has_blank)
        (void)bm_draft_yaml_set(a, map, "blank", f->blank);
}

/* "cấp ngày ... tại ...", "sinh ngày ... tại ...": a place goes with the day before it. */
static bool guess_place(const bm_draft_state *d, bm_str label, bm_draft_name *name)
{
    static const char birth[] = "ngay_sinh", issue[] = "ngay_cap";
    bm_str day = d->last_id;
    if (!bm_str_is(label, "tại"))
        return false;
    if (day.len >= strlen(birth) && memcmp(day.ptr, birth, strlen(birth)) == 0)
        *name = (bm_draft_name){bm_str_of("noi_sinh"), BM_FIELD_TEXT, true};
    else if (day.len >= strlen(issue) && memcmp(day.ptr, issue, strlen(issue)) == 0)
        *name = (bm_draft_name){bm_str_of("noi_cap"), BM_FIELD_ISSUING_AUTHORITY, false};
    else
        return false;
    return true;
}

/* By the title of a control, or by the label before it when that says more of the type. */
static bm_draft_name guess(const bm_draft_state *d, bm_str title, bm_str label)
{
    bm_draft_name by_title = bm_draft_names_guess(d->names, title);
    bm_draft_name by_label = bm_draft_names_guess(d->names, label);
    bool says_more = by_label.sure && by_label.type != BM_FIELD_TEXT;
    return says_more && !(by_title.sure && by_title.type != BM_FIELD_TEXT) ? by_label : by_title;
}

/* What a control says of itself goes before what stands near it. */
static bm_draft_name name_of(bm_draft_state *d, const bm_draft_field *f, bm_str *label)
{
    bm_str clean = bm_draft_label_clean(d->arena, f->label);
    bm_str title = f->slot ? bm_draft_label_clean(d->arena, f->slot->title) : bm_str_of("");
    bool asked = !clean.len && !title.len && d->waiting.len;
    *label = title.len ? title : asked ? d->waiting : clean;
    bool tagged =
        f->slot && bm_form_fields_is_id(f->slot->tag) && f->slot->tag.len <= BM_DRAFT_ID_BYTES;
    if (f->id.len) {
        *label = bm_draft_label_spaced(d->arena, f->label);
        return (bm_draft_name){tagged ? f->slot->tag : f->id, f->type, true};
    }
    bm_draft_name name;
    if (!guess_place(d, clean, &name))
        name = guess(d, *label, clean);
    if (tagged)
        name.id = f->slot->tag;
    if (f->date || (f->slot && f->slot->kind == BM_DOCX_READ_DATE)) {
        name.type = BM_FIELD_DATE;
        name.sure = true;
        if (!label->len) {
            name.id = bm_str_of("ngay");
            *label = bm_str_of("Ngày");
        }
    }
    return name;
}

bm_str bm_draft_state_field(bm_draft_state *d, const bm_draft_field *f)
{
    bm_str label;
    if (d->n_fields >= BM_LIMIT_FIELDS) {
        if (d->n_fields++ == BM_LIMIT_FIELDS)
            bm_draft_state_doubt(d, NULL, BM_IMPORT_LIMIT,
                                 bm_str_of(bm_arena_printf(d->arena, "%d", BM_LIMIT_FIELDS)),
                                 bm_str_of(""));
        return bm_str_of("");
    }
    bm_draft_name name = name_of(d, f, &label);
    if (f->slot && bm_str_eq(f->slot->tag, name.id) && !f->slot->words.len && !d->columns &&
        bm_draft_names_is_taken(d->names, name.id))
        return name.id; /* the same control once more */
    bm_str id = bm_draft_names_take(d->names, name.id, d->heading);
    bm_draft_yaml *map = add_map(d, id, label, name.type);
    describe(d, map, f, name.type);
    d->n_gaps++;
    if (!label.len)
        bm_draft_state_doubt(d, map, BM_IMPORT_NO_LABEL, id, d->heading);
    else if (!name.sure)
        bm_draft_state_doubt(d, map, BM_IMPORT_TYPE, label, bm_str_of(type_name(name.type)));
    if (name.type == BM_FIELD_PERSON && !d->person.len && !d->columns)
        d->person = id;
    return id;
}

bm_str bm_draft_state_rows(bm_draft_state *d, const char *id, bm_str label)
{
    if (d->n_fields >= BM_LIMIT_FIELDS)
        return bm_str_of("");
    bm_str taken = bm_draft_names_take(d->names, bm_str_of(id), d->heading);
    bm_draft_yaml *map = add_map(d, taken, label, BM_FIELD_ROWS);
    d->columns = bm_draft_yaml_add(d->arena, map, "columns", BM_DRAFT_YAML_MAP);
    bm_draft_names_columns(d->names, true);
    return taken;
}

void bm_draft_state_rows_end(bm_draft_state *d)
{
    d->columns = NULL;
    bm_draft_names_columns(d->names, false);
}

/* ---- Blocks ------------------------------------------------------------------------------- */

/* The next entry of the body; one past the limit is written nowhere. */
static bm_draft_yaml *add_entry(bm_draft_state *d, bm_draft_yaml_kind kind)
{
    if (d->n_blocks++ < BM_LIMIT_BLOCKS)
        return bm_draft_yaml_add(d->arena, d->body, NULL, kind);
    if (d->n_blocks == BM_LIMIT_BLOCKS + 1)
        bm_draft_state_doubt(d, NULL, BM_IMPORT_LIMIT, bm_str_of(""),
                             bm_str_of(bm_arena_printf(d->arena, "%d", BM_LIMIT_BLOCKS)));
    return bm_draft_yaml_new(d->arena, kind);
}

bm_draft_yaml *bm_draft_state_block(bm_draft_state *d, const char *kind, bm_str text)
{
    bm_draft_yaml *entry = add_entry(d, BM_DRAFT_YAML_MAP);
    (void)bm_draft_yaml_set(d->arena, entry, kind, text);
    return entry;
}

bm_draft_yaml *bm_draft_state_group(bm_draft_state *d, const char *kind,
                                    bm_draft_yaml_kind yaml_kind)
{
    return bm_draft_yaml_add(d->arena, add_entry(d, BM_DRAFT_YAML_MAP), kind, yaml_kind);
}

void bm_draft_state_bare(bm_draft_state *d, const char *kind)
{
    add_entry(d, BM_DRAFT_YAML_SCALAR)->text = bm_str_of(kind);
}
