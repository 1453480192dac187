/* The tree of fields. A node whose kids have no names of their own is a field, they are its widgets; FT, Ff, V and Opt come
 * from the node itself or one above it.
 * SPDX-License-Identifier: MIT */
#include "input/pdf_values.h"

#include "base/limit.h"

enum { RADIO = 1 << 15, PUSH = 1 << 16, HEADS = 1024, MAX_NAME_BYTES = 4096, MAX_VALUES = 1000 };

/* What a node has, or has from those above it. */
typedef struct {
    qpdf_oh node, type, flags, value, options;
    bm_str name;
} place;

/* A field on its way; those with one hash of the name are a chain. */
typedef struct {
    bm_pdf_read_field field;
    bm_str *values; /* room for cap */
    size_t cap;
    size_t next; /* index + 1 */
} entry;

typedef struct {
    bm_pdf_file *file;
    bm_arena *arena;
    entry *items;
    size_t n, cap;
    size_t heads[HEADS];
} list;

static size_t hash_of(bm_str s)
{
    size_t h = 5381;
    for (size_t i = 0; i < s.len; i++)
        h = h * 33 + (unsigned char)s.ptr[i];
    return h % HEADS;
}

/* The field of this name and kind; a new one when there is none. NULL when there are too many. */
static entry *field_of(list *l, bm_str name, bm_pdf_read_kind kind)
{
    size_t *head = &l->heads[hash_of(name)];
    for (size_t i = *head; i && l->items; i = l->items[i - 1].next)
        if (l->items[i - 1].field.kind == kind && bm_str_eq(l->items[i - 1].field.name, name))
            return &l->items[i - 1];
    if (l->n == BM_LIMIT_PDF_FIELDS) {
        l->file->exhausted = true;
        return NULL;
    }
    if (l->n == l->cap) {
        const size_t cap = l->cap ? 2 * l->cap : 64;
        l->items =
            bm_arena_grow(l->arena, l->items, l->cap * sizeof *l->items, cap * sizeof *l->items);
        l->cap = cap;
    }
    l->items[l->n] = (entry){.field = {.name = name, .kind = (uint8_t)kind}, .next = *head};
    *head = ++l->n;
    return &l->items[l->n - 1];
}

static void add_value(list *l, entry *e, bm_str value)
{
    bm_pdf_read_field *field = &e->field;
    for (size_t i = 0; i < field->n_values; i++)
        if (bm_str_eq(e->values[i], value))
            return;
    if (value.len == 0 || (field->n_values == 1 && field->kind != BM_PDF_READ_CHOICE))
        return;
    if (field->n_values == MAX_VALUES) {
        l->file->exhausted = true;
        return;
    }
    if (field->n_values == e->cap) {
        const size_t cap = e->cap ? 2 * e->cap : 1;
        e->values =
            bm_arena_grow(l->arena, e->values, e->cap * sizeof *e->values, cap * sizeof *e->values);
        e->cap = cap;
    }
    e->values[field->n_values++] = value;
    field->values = e->values;
}

/* ---- Values ------------------------------------------------------------------------------- */

/* "0", "1" … are places in Opt (12.7.4.2.3). */
static bm_str through_options(list *l, bm_str state, qpdf_oh options)
{
    int i = 0;
    for (size_t k = 0; k < state.len && state.len <= 4; k++)
        i = state.ptr[k] >= '0' && state.ptr[k] <= '9' && i >= 0 ? i * 10 + (state.ptr[k] - '0')
                                                                 : -1;
    if (state.len == 0 || state.len > 4 || i < 0 || i >= bm_pdf_file_count(l->file, options))
        return state;
    return bm_pdf_file_text(l->file, l->arena, bm_pdf_file_item(l->file, options, i));
}

static void add_state(list *l, entry *e, qpdf_oh state, qpdf_oh options)
{
    bm_str name = bm_pdf_file_name(l->file, l->arena, state);
    if (name.len == 0) /* some programs write a string */
        name = bm_pdf_file_text(l->file, l->arena, state);
    if (name.len && !bm_str_is(name, "Off"))
        add_value(l, e, through_options(l, name, options));
}

/* A box or a group of them: V, and where nobody wrote it, the state in which a widget is drawn. */
static void read_button(list *l, entry *e, const place *p)
{
    bm_pdf_file *f = l->file;
    if (!bm_pdf_file_is_null(f, p->value)) {
        add_state(l, e, p->value, p->options);
        return;
    }
    add_state(l, e, bm_pdf_file_key(f, p->node, "/AS"), p->options);
    qpdf_oh kids = bm_pdf_file_key(f, p->node, "/Kids");
    const int n = bm_pdf_file_count(f, kids);
    for (int i = 0; i < n && !f->exhausted; i++) {
        const size_t mark = bm_pdf_file_mark(f);
        add_state(l, e, bm_pdf_file_key(f, bm_pdf_file_item(f, kids, i), "/AS"), p->options);
        bm_pdf_file_rewind(f, mark);
    }
}

/* A choice is stored as what it exports; some programs store what is shown (Opt: [export, shown]). */
static void add_choice(list *l, entry *e, qpdf_oh value, qpdf_oh options)
{
    bm_pdf_file *f = l->file;
    bm_str text = bm_pdf_file_text(f, l->arena, value);
    bm_str other = {0};
    const int n = bm_pdf_file_count(f, options);
    for (int i = 0; i < n && !f->exhausted; i++) {
        const size_t mark = bm_pdf_file_mark(f);
        qpdf_oh pair = bm_pdf_file_item(f, options, i);
        const bm_str export = bm_pdf_file_text(f, l->arena, bm_pdf_file_item(f, pair, 0));
        const bm_str shown = bm_pdf_file_text(f, l->arena, bm_pdf_file_item(f, pair, 1));
        bm_pdf_file_rewind(f, mark);
        if (export.len && bm_str_eq(export, text))
            break;
        if (!other.ptr && shown.len && bm_str_eq(shown, text))
            other = export;
        if (i + 1 == n && other.ptr)
            text = other;
    }
    add_value(l, e, text);
}

static void read_choice(list *l, entry *e, const place *p)
{
    const int n = bm_pdf_file_count(l->file, p->value);
    if (n == 0)
        add_choice(l, e, p->value, p->options);
    for (int i = 0; i < n && !l->file->exhausted; i++) {
        const size_t mark = bm_pdf_file_mark(l->file);
        add_choice(l, e, bm_pdf_file_item(l->file, p->value, i), p->options);
        bm_pdf_file_rewind(l->file, mark);
    }
}

static void read_value(list *l, entry *e, const place *p)
{
    if (e->field.kind == BM_PDF_READ_CHOICE)
        read_choice(l, e, p);
    else
        add_value(l, e, bm_pdf_file_text(l->file, l->arena, p->value));
}

/* What was typed. Of a field with several widgets it belongs to the field (12.7.3.1), but pdf.js 3 writes
 * it into each of them. */
static void read_typed(list *l, entry *e, const place *p)
{
    bm_pdf_file *f = l->file;
    if (!bm_pdf_file_is_null(f, p->value)) {
        read_value(l, e, p);
        return;
    }
    qpdf_oh kids = bm_pdf_file_key(f, p->node, "/Kids");
    const int n = bm_pdf_file_count(f, kids);
    for (int i = 0; i < n && !e->field.n_values && !f->exhausted; i++) {
        const size_t mark = bm_pdf_file_mark(f);
        place widget = *p;
        widget.value = bm_pdf_file_key(f, bm_pdf_file_item(f, kids, i), "/V");
        read_value(l, e, &widget);
        bm_pdf_file_rewind(f, mark);
    }
}

static bm_pdf_read_kind kind_of(const bm_pdf_file *f, const place *p)
{
    const long long flags = bm_pdf_file_integer(f, p->flags, 0);
    if (bm_pdf_file_is_name(f, p->type, "/Tx"))
        return BM_PDF_READ_TEXT;
    if (bm_pdf_file_is_name(f, p->type, "/Ch"))
        return BM_PDF_READ_CHOICE;
    if (bm_pdf_file_is_name(f, p->type, "/Sig"))
        return BM_PDF_READ_SIGNATURE;
    if (!bm_pdf_file_is_name(f, p->type, "/Btn") || (flags & PUSH))
        return BM_PDF_READ_OTHER;
    return flags & RADIO ? BM_PDF_READ_RADIO : BM_PDF_READ_CHECK;
}

static void add_field(list *l, const place *p)
{
    const bm_pdf_read_kind kind = kind_of(l->file, p);
    entry *e = field_of(l, p->name, kind);
    if (!e)
        return;
    switch (kind) {
    case BM_PDF_READ_TEXT:
    case BM_PDF_READ_CHOICE:
        read_typed(l, e, p);
        break;
    case BM_PDF_READ_CHECK:
    case BM_PDF_READ_RADIO:
        read_button(l, e, p);
        break;
    case BM_PDF_READ_SIGNATURE:
        e->field.is_signed |=
            !bm_pdf_file_is_null(l->file, bm_pdf_file_key(l->file, p->value, "/Contents"));
        break;
    case BM_PDF_READ_OTHER:
        break;
    }
}

/* ---- The tree ----------------------------------------------------------------------------- */

static qpdf_oh own_or(list *l, qpdf_oh node, const char *key, qpdf_oh above)
{
    qpdf_oh own = bm_pdf_file_key(l->file, node, key);
    return bm_pdf_file_is_null(l->file, own) ? above : own;
}

/* "don" and "ho_ten": "don.ho_ten". */
static bm_str full_name(list *l, bm_str above, bm_str own)
{
    if (own.len == 0 || above.len == 0)
        return own.len ? own : above;
    return bm_str_of(
        bm_arena_printf(l->arena, "%.*s.%.*s", (int)above.len, above.ptr, (int)own.len, own.ptr));
}

static bool has_name(list *l, qpdf_oh node)
{
    return !bm_pdf_file_is_null(l->file, bm_pdf_file_key(l->file, node, "/T"));
}

static bool any_named(list *l, qpdf_oh kids, int n)
{
    bool named = false;
    for (int i = 0; i < n && !named && !l->file->exhausted; i++) {
        const size_t mark = bm_pdf_file_mark(l->file);
        named = has_name(l, bm_pdf_file_item(l->file, kids, i));
        bm_pdf_file_rewind(l->file, mark);
    }
    return named;
}

/* ${above}: with what it gives to ${node}. That a tree ends is seen by its depth and by f->lookups_left. */
static void add_node(list *l, qpdf_oh node, const place *above, int depth)
{
    bm_pdf_file *f = l->file;
    const bm_str own = bm_pdf_file_text(f, l->arena, bm_pdf_file_key(f, node, "/T"));
    if (own.len + above->name.len > MAX_NAME_BYTES || depth > BM_LIMIT_DEPTH)
        f->exhausted = true;
    if (f->exhausted || !bm_pdf_file_is_dict(f, node))
        return;
    const place p = {
        .node = node,
        .type = own_or(l, node, "/FT", above->type),
        .flags = own_or(l, node, "/Ff", above->flags),
        .value = own_or(l, node, "/V", above->value),
        .options = own_or(l, node, "/Opt", above->options),
        .name = full_name(l, above->name, own),
    };
    qpdf_oh kids = bm_pdf_file_key(f, node, "/Kids");
    const int n = bm_pdf_file_count(f, kids);
    if (!any_named(l, kids, n)) {
        add_field(l, &p);
        return;
    }
    for (int i = 0; i < n && !f->exhausted; i++) {
        const size_t mark = bm_pdf_file_mark(f);
        qpdf_oh kid = bm_pdf_file_item(f, kids, i);
        if (has_name(l, kid))
            add_node(l, kid, &p, depth + 1);
        bm_pdf_file_rewind(f, mark);
    }
}

const bm_pdf_read_field *bm_pdf_values_read(bm_pdf_file *f, bm_arena *a, size_t *n)
{
    list l = {.file = f, .arena = a};
    const size_t mark = bm_pdf_file_mark(f);
    qpdf_oh form = bm_pdf_file_key(f, bm_pdf_file_root(f), "/AcroForm");
    qpdf_oh fields = bm_pdf_file_key(f, form, "/Fields");
    const int count = bm_pdf_file_count(f, fields);
    const place top = {f->null, f->null, f->null, f->null, f->null, bm_str_n("", 0)};
    for (int i = 0; i < count && !f->exhausted; i++) {
        const size_t before = bm_pdf_file_mark(f);
        add_node(&l, bm_pdf_file_item(f, fields, i), &top, 0);
        bm_pdf_file_rewind(f, before);
    }
    bm_pdf_file_rewind(f, mark);
    bm_pdf_read_field *out = l.n ? bm_arena_alloc(a, l.n * sizeof *out) : NULL;
    for (size_t i = 0; i < l.n; i++)
        out[i] = l.items[i].field;
    *n = l.n;
    return out;
}
