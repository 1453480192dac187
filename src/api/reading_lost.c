/* SPDX-License-Identifier: MIT */
#include "api/reading_lost.h"

#include "api/reading_place.h"
#include "base/limit.h"
#include "input/opc.h"

/* What one control says of its form. */
typedef struct {
    bm_reading_place place;
    bm_str title;
} clue;

typedef struct {
    bm_reading_lost lost;
    clue *clues;
    size_t n, cap;
} document;

typedef struct {
    const bm_reading_job *job;
    bm_arena *a;
    document *docs;
    size_t n, cap, last;
    size_t n_looked; /* documents that were looked at for controls */
    bool too_many;
    const bm_form *named; /* by the properties of the file, or NULL */
} search;

/* A hostile file may refer to any of its documents in any order. */
enum { LOOKED_MOST = 10000000 };

/* ---- Clues -------------------------------------------------------------------------------- */

static document *document_of(search *s, bm_str id)
{
    if (s->n && bm_str_eq(s->docs[s->last].lost.item_id, id))
        return &s->docs[s->last];
    for (s->last = 0; s->last < s->n; s->last++, s->n_looked++)
        if (bm_str_eq(s->docs[s->last].lost.item_id, id))
            return &s->docs[s->last];
    if (s->n == s->cap) {
        size_t cap = s->cap ? 2 * s->cap : 4;
        s->docs = bm_arena_grow(s->a, s->docs, s->cap * sizeof *s->docs, cap * sizeof *s->docs);
        s->cap = cap;
    }
    s->docs[s->n] = (document){.lost = {id, NULL}};
    return &s->docs[s->n++];
}

static void add_clue(search *s, const bm_docx_read_control *control)
{
    bm_reading_place place;
    if (!bm_reading_place_of(control, &place))
        return;
    if (s->n == BM_LIMIT_DOCUMENTS || s->n_looked > LOOKED_MOST) {
        s->too_many = true;
        return;
    }
    document *d = document_of(s, control->item_id);
    if (d->n == d->cap) {
        size_t cap = d->cap ? 2 * d->cap : 32;
        d->clues = bm_arena_grow(s->a, d->clues, d->cap * sizeof *d->clues, cap * sizeof *d->clues);
        d->cap = cap;
    }
    d->clues[d->n++] = (clue){place, control->title};
}

static void collect(search *s, const bm_docx_read_node *node)
{
    if (node->type == BM_DOCX_READ_CONTROL)
        add_clue(s, node->control);
    for (uint32_t i = 0; i < node->n_children; i++)
        collect(s, node->children[i]);
}

/* ---- Forms -------------------------------------------------------------------------------- */

/* The words between <cp:keywords> and its end: there the id of the form stands, and programs keep it. */
static bm_str keywords_of(bm_arena *a, const bm_opc *opc)
{
    static const char tag[] = "keywords>";
    const bm_opc_part *part = bm_opc_related(a, opc, bm_str_n("", 0), "/core-properties");
    bm_str s = part ? part->bytes : bm_str_n("", 0);
    size_t n = sizeof tag - 1;
    for (size_t i = 0; i + n <= s.len; i++) {
        if (memcmp(s.ptr + i, tag, n) != 0)
            continue;
        bm_str rest = bm_str_from(s, i + n);
        const char *end = memchr(rest.ptr, '<', rest.len);
        return bm_str_n(rest.ptr, end ? (size_t)(end - rest.ptr) : 0);
    }
    return bm_str_n("", 0);
}

static const bm_form *find_named(const search *s)
{
    bm_diags *unseen = bm_diags_new();
    const bm_opc *opc = bm_opc_open(s->a, &s->job->r->source, unseen);
    bm_str id = opc ? keywords_of(s->a, opc) : bm_str_n("", 0);
    bm_diags_free(unseen);
    return id.len ? bm_catalogue_peek(s->job->env->catalogue, bm_arena_cstr(s->a, id)) : NULL;
}

/* "Giới tính" of "Giới tính: Nam", too; long titles are cut. */
static bool is_title_of(bm_str title, bm_str label)
{
    size_t n = title.len < label.len ? title.len : label.len;
    return n && memcmp(title.ptr, label.ptr, n) == 0;
}

/* How many of the titles are those of the fields; -1 = there is one that ${form} does not have. */
static long fit_of(const document *d, const bm_form *form)
{
    long n = 0;
    for (size_t i = 0; i < d->n; i++) {
        const clue *c = &d->clues[i];
        int field = bm_form_lookup_field(form, c->place.field, -1);
        bool is_table = field >= 0 && form->fields[field].type == BM_FIELD_ROWS;
        if (field < 0 || is_table != (c->place.column.len > 0))
            return -1;
        if (is_table)
            field = bm_form_lookup_field(form, c->place.column, field);
        if (field < 0)
            return -1;
        n += is_title_of(c->title, form->fields[field].label);
    }
    return n;
}

/* NULL when there is none, or two are as good as each other and the file does not say which. */
static const bm_form *form_of(const search *s, const document *d)
{
    const bm_catalogue *catalogue = s->job->env->catalogue;
    const bm_form *best = s->named;
    long most = best && best->body ? fit_of(d, best) : -1;
    bool sure = most >= 0;
    const char *id;
    for (size_t i = 0; (id = bm_catalogue_id(catalogue, i)) != NULL; i++) {
        const bm_form *form = bm_catalogue_peek(s->job->env->catalogue, id);
        long fit = form && form->body && form != s->named ? fit_of(d, form) : -1;
        if (fit < most || fit < 0 || (fit == most && best == s->named && s->named))
            continue;
        sure = fit > most;
        most = fit;
        best = form;
    }
    return sure ? best : NULL;
}

size_t bm_reading_lost_find(const bm_reading_job *job, const bm_docx_read_node *body,
                            const bm_reading_lost **out)
{
    search s = {.job = job, .a = job->r->arena};
    collect(&s, body);
    if (!s.n || s.too_many)
        return 0;
    s.named = find_named(&s);
    bm_reading_lost *all = bm_arena_zero(s.a, s.n, sizeof *all);
    for (size_t i = 0; i < s.n; i++) {
        all[i] = s.docs[i].lost;
        all[i].form = form_of(&s, &s.docs[i]);
        if (!all[i].form)
            return 0;
    }
    *out = all;
    return s.n;
}
