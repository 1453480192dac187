/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_styles.h"

#include <stdlib.h>

#include "base/limit.h"
#include "output/docx/docx_styles.h"
#include "output/docx/docx_template_names.h"
#include "output/docx/docx_template_own.h"

/* Two lists of styles while one is put into the other. */
typedef struct {
    bm_docx_template_source *s;
    bm_docx_template_styles *theirs;
    xmlDoc *doc;       /* our own styles */
    const char *fault; /* name of the first style that something is wrong with */
    size_t n_faults;
} merger;

static void blame(merger *m, const char *name)
{
    if (m->n_faults++ == 0)
        m->fault = bm_arena_cstr(m->s->arena, bm_str_of(name));
}

static bool same_type(const bm_docx_template_style *style, const xmlNode *node)
{
    const char *type = bm_docx_tree_attr(node, "type");
    return strcmp(style->type, type ? type : "paragraph") == 0;
}

static bool is_default(const xmlNode *node)
{
    const char *value = bm_docx_tree_attr(node, "default");
    return value &&
           (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

/* ---- The template's styles ---------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    const bm_docx_template_style *x = a, *y = b;
    return strcmp(x->id, y->id);
}

const bm_docx_template_style *bm_docx_template_styles_lookup(const bm_docx_template_styles *styles,
                                                             const char *id)
{
    const bm_docx_template_style key = {.id = id};
    return id && styles->n ? bsearch(&key, styles->items, styles->n, sizeof key, by_id) : NULL;
}

static bm_docx_template_style *lookup(const merger *m, const char *id)
{
    const bm_docx_template_style *found = bm_docx_template_styles_lookup(m->theirs, id);
    return found ? &m->theirs->items[found - m->theirs->items] : NULL;
}

/* Sorted by id; of those with one id the first one in the file is kept. */
static void drop_doubles(merger *m)
{
    bm_docx_template_styles *t = m->theirs;
    size_t n = 0;
    qsort(t->items, t->n, sizeof *t->items, by_id);
    for (size_t i = 0; i < t->n; i++) {
        bm_docx_template_style *last = n ? &t->items[n - 1] : NULL;
        if (!last || strcmp(last->id, t->items[i].id) != 0) {
            t->items[n++] = t->items[i];
            continue;
        }
        blame(m, t->items[i].id);
        bool earlier = t->items[i].place < last->place;
        bm_docx_tree_remove(earlier ? last->node : t->items[i].node);
        if (earlier)
            *last = t->items[i];
    }
    t->n = n;
}

static int list_styles(merger *m)
{
    bm_docx_template_styles *t = m->theirs;
    xmlNode *root = xmlDocGetRootElement(t->doc);
    size_t n = 0;
    for (const xmlNode *c = root->children; c; c = c->next)
        n += bm_docx_tree_is(c, "style");
    if (n > BM_LIMIT_TEMPLATE_STYLES)
        return bm_docx_template_source_limit(m->s, bm_str_of("w:style"), BM_LIMIT_TEMPLATE_STYLES);
    t->items = bm_arena_zero(m->s->arena, n + 1, sizeof *t->items);
    for (xmlNode *c = root->children, *next; c; c = next) {
        next = c->next;
        if (!bm_docx_tree_is(c, "style"))
            continue;
        const char *id = bm_docx_tree_attr(c, "styleId");
        const char *name = bm_docx_tree_val(bm_docx_tree_child(c, "name"));
        const char *type = bm_docx_tree_attr(c, "type");
        if (!id || !*id || !name || !*name) {
            blame(m, id && *id ? id : name ? name : "");
            bm_docx_tree_remove(c);
            continue;
        }
        bm_docx_template_style *style = &t->items[t->n];
        style->node = c;
        style->place = t->n++;
        style->base = SIZE_MAX;
        style->id = style->new_id = bm_arena_cstr(m->s->arena, bm_str_of(id));
        style->type = bm_arena_cstr(m->s->arena, bm_str_of(type ? type : "paragraph"));
    }
    drop_doubles(m);
    return 0;
}

static bm_docx_template_style *base_of(const merger *m, const bm_docx_template_style *style)
{
    return lookup(m, bm_docx_tree_val(bm_docx_tree_child(style->node, "basedOn")));
}

/* From each style up to one that is known to end; whoever meets itself on the way stands on its own. O(styles). */
static void break_cycles(merger *m)
{
    bm_docx_template_styles *t = m->theirs;
    size_t *seen = bm_arena_zero(m->s->arena, t->n + 1, sizeof *seen); /* by which walk, from 1 */
    for (size_t i = 0; i < t->n; i++) {
        bm_docx_template_style *style = &t->items[i];
        while (style && seen[style - t->items] == 0) {
            seen[style - t->items] = i + 1;
            bm_docx_template_style *base = base_of(m, style);
            xmlNode *based = bm_docx_tree_child(style->node, "basedOn");
            if (based && (!base || !same_type(base, style->node))) {
                bm_docx_tree_remove(based);
                base = NULL;
            } else if (base && seen[base - t->items] == i + 1) {
                blame(m, style->id);
                bm_docx_tree_remove(based);
                base = NULL;
            }
            style->base = base ? (size_t)(base - t->items) : SIZE_MAX;
            style = base;
        }
    }
}

/* What belongs to other parts, or to those who wrote it. */
static void strip(xmlNode *root)
{
    static const char *const names[] = {"numPr",       "rsid",       "pPrChange", "rPrChange",
                                        "tblPrChange", "trPrChange", "tcPrChange"};
    for (xmlNode *e = root, *next; e; e = next) {
        bool out = false;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            out = out || bm_docx_tree_is(e, names[i]);
        next = out ? bm_docx_tree_behind(e, root) : bm_docx_tree_next(e, root);
        if (out)
            bm_docx_tree_remove(e);
    }
}

/* Does it number its paragraphs (17.9.18; 0 = does not)? */
static bool is_numbered(const bm_docx_template_style *style)
{
    const xmlNode *number = bm_docx_tree_child(bm_docx_tree_child(style->node, "pPr"), "numPr");
    const char *id = bm_docx_tree_val(bm_docx_tree_child(number, "numId"));
    return number && !(id && strcmp(id, "0") == 0);
}

/* ---- Matching ----------------------------------------------------------------------------- */

/* The template's style for ours ${node} by its name, or NULL. */
static bm_docx_template_style *match_name(const merger *m, const bm_docx_template_names *names,
                                          const xmlNode *node)
{
    bm_docx_template_styles *t = m->theirs;
    if (is_default(node)) {
        for (size_t i = 0; i < t->n; i++)
            if (same_type(&t->items[i], node) && is_default(t->items[i].node))
                return &t->items[i];
    }
    size_t i = bm_docx_template_names_lookup(names, m->s->arena, node);
    return i < t->n ? &t->items[i] : NULL;
}

/* The same by its id. */
static bm_docx_template_style *match_id(const merger *m, const xmlNode *node)
{
    bm_docx_template_style *same = lookup(m, bm_docx_tree_attr(node, "styleId"));
    return same && same_type(same, node) ? same : NULL;
}

/* Find what stands for ours; a name, which its user gave or chose, goes before an id. */
static void match(merger *m)
{
    bm_docx_template_names names;
    const xmlNode *root = xmlDocGetRootElement(m->doc);
    bm_docx_template_names_read(m->s->arena, m->theirs, &names);
    for (int by_names = 1; by_names >= 0; by_names--) {
        for (xmlNode *c = root->children; c; c = c->next) {
            if (!bm_docx_tree_is(c, "style") || c->_private)
                continue;
            bm_docx_template_style *style = by_names ? match_name(m, &names, c) : match_id(m, c);
            if (!style || style->ours)
                continue;
            style->ours = true;
            style->new_id = bm_arena_cstr(m->s->arena, bm_str_of(bm_docx_tree_attr(c, "styleId")));
            c->_private = style;
        }
    }
}

/* Two styles of the template, neither of which is one of ours, cannot have ids of ours. */
static void give_way(const merger *m)
{
    bm_docx_template_styles *t = m->theirs;
    const xmlNode *root = xmlDocGetRootElement(m->doc);
    for (const xmlNode *c = root->children; c; c = c->next) {
        if (!bm_docx_tree_is(c, "style"))
            continue;
        bm_docx_template_style *style = lookup(m, bm_docx_tree_attr(c, "styleId"));
        if (!style || style->ours)
            continue;
        const char *id = style->id;
        for (size_t i = 1; i <= t->n + 1 && lookup(m, id); i++)
            id = bm_arena_printf(m->s->arena, "%s-%zu", style->id, i);
        style->new_id = id;
    }
}

void bm_docx_template_styles_refer(const bm_docx_template_styles *styles, xmlNode *node)
{
    const bm_docx_template_style *style =
        bm_docx_template_styles_lookup(styles, bm_docx_tree_val(node));
    if (style)
        bm_docx_tree_set(node, "val", style->new_id);
    else
        bm_docx_tree_remove(node);
}

static void rename_styles(const merger *m)
{
    static const char *const names[] = {"basedOn", "next", "link"};
    for (size_t i = 0; i < m->theirs->n; i++) {
        bm_docx_template_style *style = &m->theirs->items[i];
        bm_docx_tree_set(style->node, "styleId", style->new_id);
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            xmlNode *child = bm_docx_tree_child(style->node, names[k]);
            if (child)
                bm_docx_template_styles_refer(m->theirs, child);
        }
    }
}

/* ---- Ours --------------------------------------------------------------------------------- */

/* Is the name of ours ${node} that of one of its styles of another kind? Word wants each name once. */
static void name_apart(const merger *m, xmlNode *node)
{
    xmlNode *name = bm_docx_tree_child(node, "name");
    for (size_t i = 0; i < m->theirs->n; i++) {
        const char *other = bm_docx_tree_val(bm_docx_tree_child(m->theirs->items[i].node, "name"));
        if (!other || strcmp(other, bm_docx_tree_val(name)) != 0)
            continue;
        bm_docx_tree_set(name, "val", bm_arena_printf(m->s->arena, "%s (bieumau)", other));
        return;
    }
}

static void put_ours_in(merger *m)
{
    const xmlNode *root = xmlDocGetRootElement(m->doc);
    match(m);
    for (const xmlNode *c = root->children; c; c = c->next) {
        const bm_docx_template_style *style = c->_private;
        if (!style || strcmp(style->type, "paragraph") != 0 || is_default(c))
            continue;
        m->s->lost.numbered += is_numbered(style);
        bm_docx_template_own_keep(style->node, c);
    }
    give_way(m);
    rename_styles(m);
    xmlNode *to = xmlDocGetRootElement(m->theirs->doc);
    for (xmlNode *c = root->children; c; c = c->next) {
        if (!bm_docx_tree_is(c, "style") || c->_private)
            continue;
        name_apart(m, c);
        bm_docx_template_own_add(to, c);
    }
    bm_docx_template_own_language(to, root);
}

int bm_docx_template_styles_read(bm_docx_template_source *s, bm_docx_template_styles *out)
{
    const bm_opc_part *part = bm_docx_template_source_related(s, "/styles");
    merger m = {.s = s, .theirs = out};
    bm_docx_xml x;
    size_t line;
    memset(out, 0, sizeof *out);
    out->doc =
        part ? bm_docx_template_source_read(s, part, "styles")
             : bm_docx_tree_read(bm_str_of("<w:styles xmlns:w=\"" BM_DOCX_NAMESPACE "\"/>"), &line);
    if (!out->doc)
        return -1;
    int status = list_styles(&m);
    if (status != 0)
        return status;
    break_cycles(&m);
    bm_docx_xml_open(&x);
    bm_docx_styles_write(&x);
    m.doc = bm_docx_tree_read(bm_docx_xml_finish(&x), &line);
    put_ours_in(&m);
    strip(xmlDocGetRootElement(out->doc));
    xmlFreeDoc(m.doc);
    bm_docx_xml_close(&x);
    if (!m.n_faults)
        return 0;
    const bm_str args[] = {bm_str_of(m.fault),
                           bm_str_of(bm_arena_printf(s->arena, "%zu", m.n_faults))};
    return bm_docx_template_source_tell(s, BM_TEMPLATE_STYLE, args, 2);
}
