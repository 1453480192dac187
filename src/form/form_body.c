/* Compiles `body:`: one function for each kind of block.
 * SPDX-License-Identifier: MIT */
#include "form/form_body.h"

#include "base/limit.h"
#include "form/condition.h"
#include "form/form_letter.h"
#include "form/form_signatures.h"
#include "form/form_table.h"
#include "form/form_text.h"

typedef struct {
    bm_form_read *read;
    bm_node_list blocks; /* so far */
    size_t n_contacts;
} body;

/* `paragraph: "{x}"` alone may name a field of type markdown, whose blocks take its place. */
static void add_paragraph(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_form_text place = bm_form_text_in(r, "paragraph", BM_KNOWN_IN_LINES);
    if (bm_form_text_only(r, v) >= 0)
        place.types |= BM_KNOWN_IN_MARKDOWN;
    bm_node_list_add(list, bm_form_text_paragraph(&place, BM_STYLE_BODY, v));
}

static void add_segment(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_form_text place = bm_form_text_in(r, "line", BM_KNOWN_IN_LINES);
    bm_node *segment = bm_node_new(r->arena, BM_NODE_SEGMENT);
    bm_node_list inlines = {.arena = r->arena};
    segment->pos = &v->pos;
    bm_form_text_inlines(&place, v, &inlines);
    bm_form_text_close(&inlines, segment);
    bm_node_list_add(list, segment);
}

static void add_line(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_node *line = bm_node_new(r->arena, BM_NODE_LINE);
    bm_node_list segments = {.arena = r->arena};
    line->style = BM_STYLE_LINE;
    line->pos = &v->pos;
    if (v->kind != BM_VALUE_LIST) {
        add_segment(r, v, &segments);
    } else if (v->n < 1 || v->n > BM_LIMIT_SEGMENTS) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "line",
                            bm_arena_printf(r->arena, "1 … %d × \"…\"", (int)BM_LIMIT_SEGMENTS));
    } else {
        for (size_t i = 0; i < v->n; i++)
            add_segment(r, v->items[i], &segments);
    }
    bm_form_text_close(&segments, line);
    bm_node_list_add(list, line);
}

static void add_notes(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    if (!bm_form_read_map(r, v, "notes", BM_KNOWN_NOTES))
        return;
    const bm_value *heading = bm_value_lookup(v, "heading"), *items = bm_value_lookup(v, "items");
    bm_form_text place = bm_form_text_in(r, "heading", BM_KNOWN_IN_LINE);
    if (heading)
        bm_node_list_add(list, bm_form_text_paragraph(&place, BM_STYLE_NOTE_HEADING, heading));
    if (!items || !bm_form_read_list(r, items, "items"))
        return;
    place.name = "items";
    for (size_t i = 0; i < items->n; i++)
        bm_node_list_add(list, bm_form_text_paragraph(&place, BM_STYLE_NOTE, items->items[i]));
}

static void add_page_break(bm_form_read *r, const bm_value *v, const bm_pos *pos,
                           bm_node_list *list)
{
    bm_node *node = bm_node_new(r->arena, BM_NODE_PAGE_BREAK);
    if (v && v->kind != BM_VALUE_NULL)
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "page_break", "- page_break");
    node->flags = BM_NODE_STATIC;
    node->pos = pos;
    bm_node_list_add(list, node);
}

static const char *name_of(bm_known_block kind)
{
    return bm_known_map_of(BM_KNOWN_BLOCK)->keys[kind].name;
}

/* Blocks that are one paragraph with a style of its own. */
static bool add_styled(bm_form_read *r, bm_known_block kind, const bm_value *v, bm_node_list *list)
{
    static const struct {
        bm_known_block kind;
        bm_style style;
    } styles[] = {
        {BM_KNOWN_BLOCK_FORM_NUMBER, BM_STYLE_FORM_NUMBER},
        {BM_KNOWN_BLOCK_PLACE_DATE, BM_STYLE_PLACE_DATE},
        {BM_KNOWN_BLOCK_TITLE, BM_STYLE_TITLE},
        {BM_KNOWN_BLOCK_ADDRESSEE, BM_STYLE_ADDRESSEE},
        {BM_KNOWN_BLOCK_HEADING, BM_STYLE_HEADING},
        {BM_KNOWN_BLOCK_RULED_TITLE, BM_STYLE_RULED_TITLE},
        {BM_KNOWN_BLOCK_SUBJECT, BM_STYLE_SUBJECT},
        {BM_KNOWN_BLOCK_CENTERED, BM_STYLE_CENTERED},
        {BM_KNOWN_BLOCK_ANNEX_REFERENCE, BM_STYLE_ANNEX_REFERENCE},
    };
    bm_form_text place = bm_form_text_in(r, name_of(kind), BM_KNOWN_IN_LINE);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        if (styles[i].kind != kind)
            continue;
        bm_node_list_add(list, bm_form_text_paragraph(&place, styles[i].style, v));
        return true;
    }
    return false;
}

/* Blocks of several nodes, or of one that is not a paragraph. */
static bool add_special(bm_form_read *r, bm_known_block kind, const bm_value *v, bm_node_list *list)
{
    static const struct {
        bm_known_block kind;
        void (*add)(bm_form_read *r, const bm_value *v, bm_node_list *list);
    } specials[] = {
        {BM_KNOWN_BLOCK_LETTERHEAD, bm_form_letter_head},
        {BM_KNOWN_BLOCK_ADDRESSEES, bm_form_letter_addressees},
        {BM_KNOWN_BLOCK_BASIS, bm_form_letter_basis},
        {BM_KNOWN_BLOCK_CONTACT, bm_form_letter_contact},
        {BM_KNOWN_BLOCK_LINE, add_line},
        {BM_KNOWN_BLOCK_PARAGRAPH, add_paragraph},
        {BM_KNOWN_BLOCK_TABLE, bm_form_table_compile},
        {BM_KNOWN_BLOCK_SIGNATURES, bm_form_signatures_compile},
        {BM_KNOWN_BLOCK_NOTES, add_notes},
    };
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++) {
        if (specials[i].kind != kind)
            continue;
        specials[i].add(r, v, list);
        return true;
    }
    return false;
}

/* ${v} NULL: the block is a bare name. */
static void add_block(bm_form_read *r, bm_known_block kind, const bm_value *v, const bm_pos *pos,
                      bm_node_list *list)
{
    if (kind == BM_KNOWN_BLOCK_NATIONAL_HEADER)
        bm_form_letter_nation(r, v, pos, list);
    else if (kind == BM_KNOWN_BLOCK_PAGE_BREAK)
        add_page_break(r, v, pos, list);
    else if (!v)
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, pos, name_of(kind),
                            bm_arena_printf(r->arena, "{%s: …}", name_of(kind)));
    else if (!add_special(r, kind, v, list))
        (void)add_styled(r, kind, v, list);
}

/* The kind of block that ${key} names, or -1. */
static int kind_of(bm_str key)
{
    for (int i = 0; i < BM_KNOWN_BLOCK_WHEN; i++)
        if (bm_str_is(key, name_of((bm_known_block)i)))
            return i;
    return -1;
}

/* Append ${block} to ${list}, each node with condition ${when}. */
static void add_conditional(bm_form_read *r, bm_node_list *block, uint16_t when, bm_node_list *list)
{
    for (size_t i = 0; i < block->n; i++) {
        const bm_node *node = block->items[i];
        if (when) {
            bm_node *copy = bm_node_new(r->arena, BM_NODE_PARAGRAPH);
            *copy = *node;
            copy->when = when;
            copy->flags &= (uint16_t)~BM_NODE_STATIC;
            node = copy;
        }
        bm_node_list_add(list, node);
    }
}

/* `- kind: content`, with `when` as a second key. */
static void read_block_map(body *b, const bm_value *v)
{
    bm_form_read *r = b->read;
    const bm_value *when = bm_value_lookup(v, "when");
    if (v->kind == BM_VALUE_MAP && v->n != (when ? 2 : 1)) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "body", "[ { … }, … ]");
        return;
    }
    if (!bm_form_read_map(r, v, "body", BM_KNOWN_BLOCK))
        return;
    uint16_t condition = bm_condition_read(r, when, "when", -1);
    for (size_t i = 0; i < v->n; i++) {
        const bm_member *m = &v->members[i];
        bm_node_list block = {.arena = r->arena};
        int kind = kind_of(m->key);
        if (kind < 0)
            continue;
        if (kind == BM_KNOWN_BLOCK_CONTACT && b->n_contacts++)
            (void)bm_diags_add1(r->ds, BM_FORM_TWICE, &m->key_pos, name_of(BM_KNOWN_BLOCK_CONTACT));
        add_block(r, (bm_known_block)kind, m->value, &m->key_pos, &block);
        add_conditional(r, &block, condition, &b->blocks);
    }
}

static void read_block(body *b, const bm_value *v)
{
    if (v->kind != BM_VALUE_SCALAR) {
        read_block_map(b, v);
        return;
    }
    /* A bare name is read as a map with that one key. */
    const bm_member bare = {v->text, v->pos, NULL};
    const bm_value one = {.kind = BM_VALUE_MAP, .pos = v->pos, .n = 1, .members = &bare};
    int kind = kind_of(v->text);
    if (kind >= 0)
        add_block(b->read, (bm_known_block)kind, NULL, &v->pos, &b->blocks);
    else if (bm_str_is(v->text, name_of(BM_KNOWN_BLOCK_WHEN)))
        (void)bm_diags_add2(b->read->ds, BM_FORM_SHAPE, &v->pos, "body", "[ { … }, … ]");
    else
        (void)bm_form_read_map(b->read, &one, "body", BM_KNOWN_BLOCK);
}

const bm_node *bm_form_body_compile(bm_form_read *r, const bm_value *v)
{
    bm_node *root = bm_node_new(r->arena, BM_NODE_DOCUMENT);
    body b = {.read = r, .blocks = {.arena = r->arena}};
    if (bm_form_read_list(r, v, "body")) {
        if (v->n > BM_LIMIT_BLOCKS)
            (void)bm_diags_add2(r->ds, BM_FORM_TOO_MANY, &v->pos,
                                bm_arena_printf(r->arena, "%d", (int)BM_LIMIT_BLOCKS), "body");
        if (v->n < 1)
            (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "body", "[ { … }, … ]");
        for (size_t i = 0; i < v->n && i < BM_LIMIT_BLOCKS; i++)
            read_block(&b, v->items[i]);
    }
    bm_form_text_close(&b.blocks, root);
    return root;
}
