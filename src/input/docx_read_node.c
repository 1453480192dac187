/* Nodes, and what is looked up by a number of the file. SPDX-License-Identifier: MIT */
#include "input/docx_read_node.h"

#include <stdlib.h>

bm_docx_read_node *bm_docx_read_node_new(bm_docx_read_state *s, bm_docx_read_type type)
{
    bm_docx_read_node *node = bm_arena_zero(s->arena, 1, sizeof *node);
    node->type = (uint8_t)type;
    node->text.ptr = "";
    return node;
}

void bm_docx_read_node_add(bm_docx_read_children *list, const bm_docx_read_node *node)
{
    if (list->n == list->cap) {
        list->cap = list->cap ? 2 * list->cap : 8;
        const bm_docx_read_node **more = realloc(list->items, list->cap * sizeof *more);
        if (!more)
            bm_arena_out_of_memory();
        list->items = more;
    }
    list->items[list->n++] = node;
}

void bm_docx_read_node_close(bm_docx_read_state *s, bm_docx_read_children *list,
                             bm_docx_read_node *parent)
{
    if (list->n) {
        const size_t bytes = list->n * sizeof *list->items;
        parent->children = memcpy(bm_arena_alloc(s->arena, bytes), list->items, bytes);
        parent->n_children = (uint32_t)list->n;
    }
    free(list->items);
    *list = (bm_docx_read_children){0};
}

/* ---- What stands for what ---------------------------------------------------------------- */

const bm_xml_dom_node *bm_docx_read_node_content(const bm_xml_dom_node *node)
{
    static const bm_xml_dom_node nothing = {.name = ""};
    const bm_xml_dom_node *content = node;
    if (bm_xml_dom_is(node, BM_XML_DOM_W, "sdt")) {
        content = bm_xml_dom_child(node, BM_XML_DOM_W, "sdtContent");
    } else if (bm_xml_dom_is(node, BM_XML_DOM_MC, "AlternateContent")) {
        content = bm_xml_dom_child(node, BM_XML_DOM_MC, "Fallback");
        for (const bm_xml_dom_node *n = node->first; n; n = n->next)
            if (bm_xml_dom_is(n, BM_XML_DOM_MC, "Choice") && n->understood) {
                content = n;
                break;
            }
    }
    return content ? content : &nothing;
}

/* ---- Bookmarks --------------------------------------------------------------------------- */

static int compare(bm_str x, bm_str y)
{
    const size_t n = x.len < y.len ? x.len : y.len;
    const int order = n ? memcmp(x.ptr, y.ptr, n) : 0;
    return order ? order : (x.len > y.len) - (x.len < y.len);
}

static int by_bookmark(const void *x, const void *y)
{
    const bm_docx_read_state_bookmark *a = x, *b = y;
    const int order = compare(a->id, b->id);
    return order ? order : compare(a->name, b->name);
}

static bool is_start(const bm_xml_dom_node *node)
{
    return bm_xml_dom_is(node, BM_XML_DOM_W, "bookmarkStart");
}

static size_t count_bookmarks(const bm_xml_dom_node *node)
{
    size_t n = is_start(node);
    for (const bm_xml_dom_node *c = node->first; c; c = c->next)
        if (c->name)
            n += count_bookmarks(c);
    return n;
}

static void add_bookmarks(bm_docx_read_state *s, const bm_xml_dom_node *node)
{
    const bm_str name = bm_xml_dom_value(node, BM_XML_DOM_W, "name");
    if (is_start(node) && name.len)
        s->bookmarks[s->n_bookmarks++] =
            (bm_docx_read_state_bookmark){.id = bm_xml_dom_value(node, BM_XML_DOM_W, "id"),
                                          .name = bm_arena_copy(s->arena, name)};
    for (const bm_xml_dom_node *c = node->first; c; c = c->next)
        if (c->name)
            add_bookmarks(s, c);
}

void bm_docx_read_node_collect(bm_docx_read_state *s, const bm_xml_dom_node *root)
{
    const size_t n = count_bookmarks(root);
    if (!n)
        return;
    s->bookmarks = bm_arena_zero(s->scratch, n, sizeof *s->bookmarks);
    add_bookmarks(s, root);
    qsort(s->bookmarks, s->n_bookmarks, sizeof *s->bookmarks, by_bookmark);
}

const bm_docx_read_node *bm_docx_read_node_bookmark(bm_docx_read_state *s,
                                                    const bm_xml_dom_node *node)
{
    const bm_str id = bm_xml_dom_value(node, BM_XML_DOM_W, "id");
    const bm_str given = bm_xml_dom_value(node, BM_XML_DOM_W, "name");
    size_t low = 0, high = s->n_bookmarks;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (compare(s->bookmarks[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const bool known = low < s->n_bookmarks && bm_str_eq(s->bookmarks[low].id, id);
    if (!known || (is_start(node) && !given.len))
        return NULL;
    bm_docx_read_node *bookmark = bm_docx_read_node_new(s, BM_DOCX_READ_BOOKMARK);
    bookmark->end = !is_start(node);
    bookmark->text = bookmark->end ? s->bookmarks[low].name : bm_arena_copy(s->arena, given);
    return bookmark;
}

/* ---- Notes ------------------------------------------------------------------------------- */

static int by_note(const void *x, const void *y)
{
    const bm_docx_read_state_note *a = x, *b = y;
    return compare(a->id, b->id);
}

void bm_docx_read_node_notes(bm_docx_read_state *s, int which, const bm_xml_dom_node *root)
{
    const char *name = which ? "endnote" : "footnote";
    size_t n = 0;
    for (const bm_xml_dom_node *c = root ? root->first : NULL; c; c = c->next)
        n += bm_xml_dom_is(c, BM_XML_DOM_W, name);
    if (!n)
        return;
    s->notes[which] = bm_arena_zero(s->scratch, n, sizeof **s->notes);
    for (const bm_xml_dom_node *c = root->first; c; c = c->next)
        if (bm_xml_dom_is(c, BM_XML_DOM_W, name))
            s->notes[which][s->n_notes[which]++] =
                (bm_docx_read_state_note){.id = bm_xml_dom_value(c, BM_XML_DOM_W, "id"), .node = c};
    qsort(s->notes[which], n, sizeof **s->notes, by_note);
}

const bm_xml_dom_node *bm_docx_read_node_note(bm_docx_read_state *s, int which, bm_str id)
{
    const bm_docx_read_state_note key = {.id = id};
    bm_docx_read_state_note *note =
        s->n_notes[which] ? bsearch(&key, s->notes[which], s->n_notes[which], sizeof key, by_note)
                          : NULL;
    if (!note || note->read)
        return NULL;
    note->read = true;
    return note->node;
}
