/* Marks come in the order of reading, elements are numbered so, parents first. One pass over each links
 * them into lists of children, a second one writes. No list is allocated: a mark or an element is the child of
 * one element, so it holds its successor. SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_tags.h"

#include <stdlib.h>

#include "output/pdf/pdf_role.h"
#include "output/pdf/pdf_tags_top.h"
#include "output/pdf/pdf_write.h"

#define NO_PAGE UINT32_MAX

/* Something on a page that belongs to an element: a marked-content sequence, or a widget. */
typedef struct {
    uint32_t element;
    uint32_t page;
    uint32_t after; /* it follows the children of `element` up to this index */
    uint32_t value; /* MCID; index of the widget */
    bool is_widget;
    unsigned object; /* widget: its Form */
    uint32_t next;   /* link */
} mark;

/* What an element becomes. Links: 2 * index for an element, 2 * index + 1 for a mark; 0 = end. */
typedef struct {
    bool kept;             /* it is written */
    bool linked;           /* inline: it is among the children of its parent */
    bool checked;          /* CHECKBOX */
    bool interactive;      /* it has a widget */
    bool labelled;         /* LIST: its first label was seen */
    const char *numbering; /* LIST: how its labels count; NULL = they do not */
    unsigned object;       /* when kept */
    uint32_t page;         /* of its first mark, or NO_PAGE */
    struct {
        uint32_t first, last; /* links */
    } blocks, contents;       /* children: blocks by index; marks and inline elements in order */
    uint32_t next;            /* link */
} part;

struct bm_pdf_tags {
    const bm_pages *pages;
    const bm_pdf_widgets *widgets; /* NULL = none */
    mark *marks;
    size_t n_marks, cap_marks;
    part *parts; /* by element */
    size_t cap_parts;
    unsigned *page_objects;
    size_t cap_pages;
    uint32_t block;     /* of the last mark that is in one */
    size_t page;        /* of the last mark */
    unsigned next_mcid; /* on that page */
    bm_buf scratch;     /* entries of the object at hand */
    bm_pdf_tags_top top;
    uint32_t first_key;        /* in top.parents, of the document at hand */
    uint32_t first_identifier; /* in top.identifiers: that of element 0 */
};

/* An array of at least ${n} elements. */
static void *grow(void *array, size_t n, size_t *cap, size_t size)
{
    if (n <= *cap)
        return array;
    while (*cap < n)
        *cap = *cap ? 2 * *cap : 64;
    array = realloc(array, *cap * size);
    if (!array)
        bm_arena_out_of_memory();
    return array;
}

bm_pdf_tags *bm_pdf_tags_new(void)
{
    bm_pdf_tags *tags = calloc(1, sizeof *tags);
    if (!tags)
        bm_arena_out_of_memory();
    return tags;
}

void bm_pdf_tags_free(bm_pdf_tags *tags)
{
    if (!tags)
        return;
    free(tags->marks);
    free(tags->parts);
    free(tags->page_objects);
    bm_buf_free(&tags->scratch);
    bm_pdf_tags_top_free(&tags->top);
    free(tags);
}

void bm_pdf_tags_open(bm_pdf_tags *tags, bm_pdf_haru *h, bool several)
{
    tags->pages = NULL;
    bm_pdf_tags_top_open(&tags->top, h, several);
}

void bm_pdf_tags_begin(bm_pdf_tags *tags, const bm_pages *pages, const bm_pdf_widgets *widgets)
{
    tags->pages = pages;
    tags->widgets = widgets;
    tags->first_key = tags->top.next_key;
    tags->top.next_key += (uint32_t)(pages->n + (widgets ? widgets->n : 0));
    tags->first_identifier = tags->top.next_identifier;
    tags->top.next_identifier += (uint32_t)pages->n_elements;
    tags->n_marks = tags->page = tags->next_mcid = tags->block = 0;
    tags->page_objects =
        grow(tags->page_objects, pages->n, &tags->cap_pages, sizeof *tags->page_objects);
    memset(tags->page_objects, 0, pages->n * sizeof *tags->page_objects);
    for (size_t i = 0; widgets && i < widgets->n; i++)
        widgets->widgets[i].struct_parent = (unsigned)(tags->first_key + pages->n + i);
}

bool bm_pdf_tags_wanted(const bm_pdf_tags *tags)
{
    return tags && tags->pages->n_elements > 1;
}

/* Whether element ${i} stands in the text of its parent. A drawing that is no part of any text is a block. */
static bool in_text(const bm_element *elements, uint32_t i)
{
    return elements[i].is_inline && !bm_pdf_role_is_group(&elements[elements[i].parent]);
}

uint32_t bm_pdf_tags_block(const bm_pdf_tags *tags, uint32_t element)
{
    const bm_element *elements = tags->pages->elements;
    while (in_text(elements, element))
        element = elements[element].parent;
    return element;
}

static mark *add_mark(bm_pdf_tags *tags, size_t page, uint32_t element)
{
    if (tags->page != page) {
        tags->page = page;
        tags->next_mcid = 0;
    }
    uint32_t after = element;
    if (bm_pdf_role_is_group(&tags->pages->elements[element]))
        after = tags->block;
    else
        tags->block = bm_pdf_tags_block(tags, element);
    tags->marks = grow(tags->marks, tags->n_marks + 1, &tags->cap_marks, sizeof *tags->marks);
    mark *m = &tags->marks[tags->n_marks++];
    *m = (mark){.element = element, .page = (uint32_t)page, .after = after};
    return m;
}

unsigned bm_pdf_tags_mark(bm_pdf_tags *tags, size_t page, uint32_t element)
{
    mark *m = add_mark(tags, page, element);
    m->value = tags->next_mcid++;
    return m->value;
}

/* The DOCUMENT of what stands on page ${page}. */
static uint32_t document_of(const bm_pdf_tags *tags, size_t page)
{
    const bm_element *elements = tags->pages->elements;
    const size_t doc = tags->pages->pages[page].doc;
    uint32_t i = tags->block; /* mostly it is that one's */
    while (elements[i].parent)
        i = elements[i].parent;
    if (i && elements[i].doc == doc)
        return i;
    for (i = 1; i < tags->pages->n_elements; i++)
        if (elements[i].role == BM_ROLE_DOCUMENT && elements[i].doc == doc)
            return i;
    return 1;
}

void bm_pdf_tags_widget(bm_pdf_tags *tags, size_t widget)
{
    if (!bm_pdf_tags_wanted(tags))
        return;
    const bm_pdf_widget *w = &tags->widgets->widgets[widget];
    uint32_t element = tags->pages->pages[w->page].items[w->item].element;
    if (!element)
        element = document_of(tags, w->page);
    else if (!bm_pdf_role_is_form(&tags->pages->elements[element]))
        element = bm_pdf_tags_block(tags, element);
    mark *m = add_mark(tags, w->page, element);
    m->value = (uint32_t)widget;
    m->is_widget = true;
}

void bm_pdf_tags_page(bm_pdf_tags *tags, size_t page, unsigned object)
{
    tags->page_objects[page] = object;
}

void bm_pdf_tags_page_entries(const bm_pdf_tags *tags, size_t page, bm_buf *out)
{
    if (!bm_pdf_tags_wanted(tags))
        return;
    bm_buf_add_cstr(out, "/StructParents ");
    bm_buf_add_int(out, (int64_t)(tags->first_key + page));
    bm_buf_add_cstr(out, "/Tabs/S"); /* ISO 14289-1, 7.18.3 */
}

/* ---- Linking ---- */

/* Mark all elements that are written. */
static void keep(bm_pdf_tags *tags)
{
    const bm_element *elements = tags->pages->elements;
    for (size_t k = 0; k < tags->n_marks; k++)
        for (uint32_t i = tags->marks[k].element; i && !tags->parts[i].kept; i = elements[i].parent)
            tags->parts[i].kept = true;
    for (uint32_t i = 1; i < tags->pages->n_elements; i++) {
        part *p = &tags->parts[i];
        switch (elements[i].role) {
        case BM_ROLE_ROW:
        case BM_ROLE_CELL:
        case BM_ROLE_HEADER_CELL: /* so that all rows have all columns (ISO 14289-1, 7.5) */
            p->kept = p->kept || tags->parts[elements[i].parent].kept;
            break;
        default:
            break;
        }
    }
}

static void set_next(bm_pdf_tags *tags, uint32_t link, uint32_t next)
{
    if (link & 1)
        tags->marks[link / 2].next = next;
    else
        tags->parts[link / 2].next = next;
}

/* Add ${link} to a list whose ends are ${first} and ${last}. */
static void append(bm_pdf_tags *tags, uint32_t *first, uint32_t *last, uint32_t link)
{
    if (*last)
        set_next(tags, *last, link);
    else
        *first = link;
    *last = link;
}

static void append_content(bm_pdf_tags *tags, uint32_t parent, uint32_t link)
{
    part *p = &tags->parts[parent];
    append(tags, &p->contents.first, &p->contents.last, link);
}

static void append_block(bm_pdf_tags *tags, uint32_t parent, uint32_t link)
{
    part *p = &tags->parts[parent];
    append(tags, &p->blocks.first, &p->blocks.last, link);
}

/* Give every kept element and widget its object and its place among the children of its parent. */
static void link_all(bm_pdf_tags *tags)
{
    bm_pdf_haru *h = tags->top.haru;
    const bm_element *elements = tags->pages->elements;
    for (uint32_t i = 1; i < tags->pages->n_elements; i++) {
        part *p = &tags->parts[i];
        if (!p->kept)
            continue;
        p->object = bm_pdf_haru_reserve(h);
        if (!in_text(elements, i))
            append_block(tags, elements[i].parent, 2 * i);
    }
    for (size_t k = 0; k < tags->n_marks; k++) {
        mark *m = &tags->marks[k];
        part *p = &tags->parts[m->element];
        if (p->page == NO_PAGE)
            p->page = m->page;
        if (m->is_widget) {
            p->interactive = true;
            m->object =
                bm_pdf_role_is_form(&elements[m->element]) ? p->object : bm_pdf_haru_reserve(h);
        }
        append_content(tags, m->element, (uint32_t)(2 * k + 1));
        for (uint32_t i = m->element; in_text(elements, i) && !tags->parts[i].linked;) {
            tags->parts[i].linked = true;
            append_content(tags, elements[i].parent, 2 * i);
            i = elements[i].parent;
        }
    }
}

/* What is only seen in the items: ticks, and the first labels of lists. */
static void look_at_items(bm_pdf_tags *tags)
{
    const bm_element *elements = tags->pages->elements;
    for (size_t k = 0; k < tags->pages->n; k++) {
        const bm_page *page = &tags->pages->pages[k];
        for (size_t i = 0; i < page->n; i++) {
            const bm_item *item = &page->items[i];
            const bm_element *e = &elements[item->element];
            if (item->kind == BM_ITEM_BOX && item->flags & BM_ITEM_CHECKED)
                tags->parts[item->element].checked = true;
            if (item->kind != BM_ITEM_TEXT || e->role != BM_ROLE_LABEL)
                continue;
            part *list = &tags->parts[elements[e->parent].parent];
            if (!list->labelled)
                list->numbering = bm_pdf_role_numbering(item->text);
            list->labelled = true;
        }
    }
}

/* ---- Writing ---- */

static void add_reference(bm_buf *out, const char *key, unsigned object)
{
    bm_buf_add_cstr(out, key);
    bm_pdf_write_reference(out, object);
}

static void add_widget_kid(const bm_pdf_tags *tags, bm_buf *out, const mark *m)
{
    add_reference(out, " <</Type/OBJR/Obj", tags->widgets->widgets[m->value].annotation);
    bm_buf_add(out, ">>", 2);
}

/* A child, with a space before it. ${p} is its parent. */
static void add_kid(const bm_pdf_tags *tags, bm_buf *out, const part *p, uint32_t link)
{
    if (!(link & 1)) {
        bm_pdf_write_reference(out, tags->parts[link / 2].object);
        return;
    }
    const mark *m = &tags->marks[link / 2];
    if (m->is_widget && m->object == p->object) {
        add_widget_kid(tags, out, m);
    } else if (m->is_widget) {
        bm_pdf_write_reference(out, m->object);
    } else if (m->page == p->page) {
        bm_buf_add_byte(out, ' ');
        bm_buf_add_int(out, m->value);
    } else {
        add_reference(out, " <</Type/MCR/Pg", tags->page_objects[m->page]);
        bm_buf_add_cstr(out, "/MCID ");
        bm_buf_add_int(out, m->value);
        bm_buf_add(out, ">>", 2);
    }
}

/* What comes after the child ${link}. */
static uint32_t next_of(const bm_pdf_tags *tags, uint32_t link)
{
    return link & 1 ? tags->marks[link / 2].next : tags->parts[link / 2].next;
}

/* The children of element ${i}, each with a space before it; returns how many. */
static size_t list_kids(const bm_pdf_tags *tags, bm_buf *out, uint32_t i)
{
    const part *p = &tags->parts[i];
    uint32_t block = p->blocks.first, content = p->contents.first;
    size_t n = 0;
    for (; block || content; n++) {
        uint32_t after = content & 1 ? tags->marks[content / 2].after : i;
        bool block_first = block && (!content || block / 2 <= after);
        uint32_t *next = block_first ? &block : &content;
        add_kid(tags, out, p, *next);
        *next = next_of(tags, *next);
    }
    return n;
}

static void add_kids(const bm_pdf_tags *tags, bm_buf *out, uint32_t i)
{
    if (!tags->parts[i].blocks.first && !tags->parts[i].contents.first)
        return;
    bm_buf_add_cstr(out, "/K");
    size_t begin = out->len;
    bm_pdf_tags_top_kids(out, begin, list_kids(tags, out, i));
}

static void fill(bm_pdf_tags *tags, unsigned object)
{
    bm_pdf_haru_fill(tags->top.haru, object, bm_str_n(tags->scratch.ptr, tags->scratch.len));
    tags->scratch.len = 0;
}

static void write_element(bm_pdf_tags *tags, uint32_t i)
{
    const bm_element *e = &tags->pages->elements[i];
    const part *p = &tags->parts[i];
    bm_buf *out = &tags->scratch;
    const bool is_part = tags->top.several && e->role == BM_ROLE_DOCUMENT;
    bm_buf_add_cstr(out, "/S/");
    bm_buf_add_cstr(out, is_part ? "Part" : bm_pdf_role_type(e));
    if (p->page != NO_PAGE)
        add_reference(out, "/Pg", tags->page_objects[p->page]);
    add_reference(out, "/P", e->parent ? tags->parts[e->parent].object : tags->top.parent);
    add_kids(tags, out, i);
    const bm_pdf_role_facts facts = {
        .index = i,
        .identifier = tags->first_identifier + i,
        .checked = p->checked,
        .interactive = p->interactive,
        .numbering = p->numbering,
        .page = p->page == NO_PAGE ? NULL : &tags->pages->pages[p->page],
    };
    bm_pdf_role_attributes(out, e, &facts);
    fill(tags, p->object);
}

static void write_widget(bm_pdf_tags *tags, const mark *m)
{
    bm_buf *out = &tags->scratch;
    const part *p = &tags->parts[m->element];
    if (m->object == p->object)
        return;
    add_reference(out, "/S/Form/Pg", tags->page_objects[m->page]);
    add_reference(out, "/P", p->object);
    bm_buf_add_cstr(out, "/K");
    add_widget_kid(tags, out, m);
    fill(tags, m->object);
}

/* From the marked content of each page, and from each widget, to its element (14.7.4.4). */
static void add_parents(bm_pdf_tags *tags)
{
    bm_pdf_tree *t = &tags->top.parents;
    const mark *m = tags->marks, *end = m + tags->n_marks;
    for (uint32_t page = 0; page < tags->pages->n; page++) {
        bm_buf *out = bm_pdf_tree_key(t, tags->first_key + page);
        bm_buf_add_byte(out, '[');
        for (; m < end && m->page == page; m++)
            if (!m->is_widget)
                bm_pdf_write_reference(out, tags->parts[m->element].object);
        bm_buf_add_byte(out, ']');
    }
    for (m = tags->marks; m < end; m++)
        if (m->is_widget) {
            const bm_pdf_widget *w = &tags->widgets->widgets[m->value];
            bm_pdf_write_reference(bm_pdf_tree_key(t, w->struct_parent), m->object);
        }
}

/* From the identifiers of notes to them. */
static void add_identifiers(bm_pdf_tags *tags)
{
    for (uint32_t i = 1; i < tags->pages->n_elements; i++)
        if (tags->pages->elements[i].role == BM_ROLE_NOTE && tags->parts[i].kept)
            bm_pdf_write_reference(
                bm_pdf_tree_key(&tags->top.identifiers, tags->first_identifier + i),
                tags->parts[i].object);
}

static void reset_parts(bm_pdf_tags *tags)
{
    size_t n = tags->pages->n_elements;
    tags->parts = grow(tags->parts, n, &tags->cap_parts, sizeof *tags->parts);
    memset(tags->parts, 0, n * sizeof *tags->parts);
    for (size_t i = 0; i < n; i++)
        tags->parts[i].page = NO_PAGE;
}

void bm_pdf_tags_add(bm_pdf_tags *tags)
{
    if (!bm_pdf_tags_wanted(tags) || !tags->n_marks)
        return;
    reset_parts(tags);
    keep(tags);
    look_at_items(tags);
    bm_pdf_tags_top_need(&tags->top);
    link_all(tags);
    for (uint32_t i = 1; i < tags->pages->n_elements; i++)
        if (tags->parts[i].kept)
            write_element(tags, i);
    for (size_t k = 0; k < tags->n_marks; k++)
        if (tags->marks[k].is_widget)
            write_widget(tags, &tags->marks[k]);
    add_parents(tags);
    add_identifiers(tags);
    tags->top.n_kids += list_kids(tags, &tags->top.kids, 0);
}

void bm_pdf_tags_close(bm_pdf_tags *tags, bm_buf *catalog)
{
    bm_pdf_tags_top_close(&tags->top, catalog);
}
