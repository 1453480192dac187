/* Elements are added in order of reading and never looked for: an index is all that an item needs.
 * SPDX-License-Identifier: MIT */
#include "layout/structure.h"

void bm_structure_begin(bm_structure *s, bm_arena *a)
{
    enum { USUAL = 64 };
    memset(s, 0, sizeof *s);
    s->arena = a;
    s->cap = USUAL;
    s->elements = bm_arena_alloc(a, s->cap * sizeof *s->elements);
    memset(&s->elements[0], 0, sizeof s->elements[0]);
    s->n = 1;
}

static void reserve(bm_structure *s, size_t n)
{
    if (s->n + n <= s->cap)
        return;
    size_t cap = 2 * s->cap + n;
    s->elements =
        bm_arena_grow(s->arena, s->elements, s->n * sizeof *s->elements, cap * sizeof *s->elements);
    s->cap = cap;
}

static uint32_t add(bm_structure *s, bm_role role, const bm_node *node)
{
    reserve(s, 1);
    uint32_t i = (uint32_t)s->n++;
    s->elements[i] = (bm_element){.role = (uint8_t)role,
                                  .column_span = 1,
                                  .row_span = 1,
                                  .is_inline = role >= BM_ROLE_CHECKBOX,
                                  .parent = s->open,
                                  .doc = s->elements[s->open].doc,
                                  .node = node};
    s->open = i;
    return i;
}

static bm_role open_role(const bm_structure *s)
{
    return (bm_role)s->elements[s->open].role;
}

static uint32_t parent_of(const bm_structure *s, uint32_t i)
{
    return s->elements[i].parent;
}

/* The LIST whose last item is open, or 0. */
static uint32_t open_list(const bm_structure *s)
{
    return open_role(s) == BM_ROLE_LIST_BODY ? parent_of(s, parent_of(s, s->open)) : 0;
}

static void end_lists(bm_structure *s)
{
    for (uint32_t list; (list = open_list(s)) != 0;)
        s->open = parent_of(s, list);
}

void bm_structure_document(bm_structure *s, const bm_node *node, uint32_t doc)
{
    s->open = 0;
    s->headings = 0;
    uint32_t i = add(s, BM_ROLE_DOCUMENT, node);
    s->elements[i].doc = doc;
}

uint32_t bm_structure_open(bm_structure *s, bm_role role, const bm_node *node)
{
    if (role < BM_ROLE_CHECKBOX)
        end_lists(s);
    return add(s, role, node);
}

void bm_structure_close(bm_structure *s)
{
    if (!s->elements[s->open].is_inline)
        end_lists(s);
    s->open = parent_of(s, s->open);
}

/* Whether nothing of ${node} can be seen: no inlines, or only spaces. */
static bool is_blank(const bm_node *node)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *child = node->children[i];
        if (child->type == BM_NODE_BREAK)
            continue;
        if (child->type != BM_NODE_TEXT)
            return false;
        for (size_t k = 0; k < child->text.len; k++)
            if (child->text.ptr[k] != ' ')
                return false;
    }
    return true;
}

/* Items with a dash and numbered ones are not of one list. */
static bool same_markers(const bm_node *a, const bm_node *b)
{
    return (a->text.ptr[0] == '-') == (b->text.ptr[0] == '-');
}

/* Leave the open lists that ${node} does not belong to. Returns the one that it does, or 0. */
static uint32_t find_list(bm_structure *s, const bm_node *node)
{
    uint32_t list;
    while ((list = open_list(s)) != 0) {
        const bm_element *e = &s->elements[list];
        bool goes_on = e->level < node->level || !node->text.len || same_markers(e->node, node);
        if (e->node->style == node->style && e->level <= node->level && goes_on)
            break;
        s->open = e->parent;
    }
    return list;
}

/* An item with its marker; its body stays open for what is below it. */
static uint32_t open_item(bm_structure *s, const bm_node *node)
{
    uint32_t list = find_list(s, node);
    if (list && s->elements[list].level == node->level) {
        s->open = list;
    } else {
        list = add(s, BM_ROLE_LIST, node);
        s->elements[list].level = node->level;
    }
    (void)add(s, BM_ROLE_LIST_ITEM, node);
    (void)add(s, BM_ROLE_LABEL, node);
    s->open = parent_of(s, s->open);
    return add(s, BM_ROLE_LIST_BODY, node);
}

/* The level of a heading is the number of headings around it, itself included: as outline levels are nested,
 * but none is left out (ISO 14289-1, 7.4.2). */
static uint32_t open_heading(bm_structure *s, const bm_node *node, unsigned outline)
{
    uint8_t level = 0;
    s->headings = (s->headings & ((1U << outline) - 1)) | 1U << outline;
    for (unsigned bits = s->headings; bits; bits &= bits - 1)
        level++;
    uint32_t i = add(s, BM_ROLE_HEADING, node);
    s->elements[i].level = level;
    return i;
}

static bool in_cell_alone(const bm_structure *s)
{
    const bm_element *e = &s->elements[s->open];
    bool cell = e->role == BM_ROLE_CELL || e->role == BM_ROLE_HEADER_CELL;
    return cell && e->node && e->node->n_children == 1;
}

uint32_t bm_structure_paragraph(bm_structure *s, const bm_node *node)
{
    if (node->text.len)
        return open_item(s, node);
    if (is_blank(node))
        return 0;
    if (node->style != BM_STYLE_LIST_ITEM || !find_list(s, node))
        end_lists(s);
    if (in_cell_alone(s))
        return s->open;
    int outline = bm_style_of((bm_style)node->style)->outline;
    if (outline > 0)
        return open_heading(s, node, (unsigned)outline);
    return add(s, node->style == BM_STYLE_NOTE ? BM_ROLE_NOTE : BM_ROLE_PARAGRAPH, node);
}

void bm_structure_paragraph_end(bm_structure *s)
{
    bm_role role = open_role(s);
    if (role == BM_ROLE_PARAGRAPH || role == BM_ROLE_HEADING || role == BM_ROLE_NOTE)
        s->open = parent_of(s, s->open);
}

bm_structure_part bm_structure_cut(bm_structure *s, size_t from)
{
    bm_structure_part part = {NULL, s->n - from, from};
    end_lists(s);
    part.elements = bm_arena_alloc(s->arena, part.n * sizeof *part.elements);
    memcpy(part.elements, s->elements + from, part.n * sizeof *part.elements);
    s->n = from;
    return part;
}

uint32_t bm_structure_paste(bm_structure *s, const bm_structure_part *part)
{
    uint32_t up = (uint32_t)(s->n - part->from);
    end_lists(s);
    reserve(s, part->n);
    for (size_t i = 0; i < part->n; i++) {
        bm_element *e = &s->elements[s->n++];
        *e = part->elements[i];
        if (e->parent >= part->from)
            e->parent += up;
    }
    return up;
}

uint32_t bm_structure_block(const bm_element *elements, uint32_t i)
{
    while (elements[i].is_inline)
        i = elements[i].parent;
    return i;
}

const char *bm_structure_role_name(bm_role role)
{
    static const char *const names[] = {"none", "document",    "heading", "paragraph", "list",
                                        "item", "label",       "body",    "table",     "row",
                                        "cell", "header_cell", "note",    "checkbox",  "figure"};
    return names[role];
}
