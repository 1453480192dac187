/* Compiles `body:`: one function for each kind of block.
 * SPDX-License-Identifier: MIT */
#include "form/form_body.h"

#include "base/limit.h"
#include "form/form_table.h"
#include "form/form_text.h"

/* NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.1a */
#define QUOC_HIEU "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"

enum { MAX_SIGNATURES = 3 };

static bm_form_text place_of(bm_form_read *r, const char *name)
{
    bm_form_text place = {r, name, -1, BM_KNOWN_IN_LINE, false, false};
    return place;
}

static void add_fixed(bm_form_read *r, const char *text, bm_style style, const bm_pos *pos,
                      bm_node_list *list)
{
    bm_node *node = bm_node_new(r->arena, BM_NODE_PARAGRAPH);
    bm_node_list inlines = {.arena = r->arena};
    node->style = (uint8_t)style;
    node->pos = pos;
    bm_node_list_add(&inlines, bm_node_text(r->arena, bm_str_of(text), BM_NODE_STATIC));
    bm_form_text_close(&inlines, node);
    bm_node_list_add(list, node);
}

/* ${v} NULL: the bare name, without keys. */
static void add_national_header(bm_form_read *r, const bm_value *v, const bm_pos *pos,
                                bm_node_list *list)
{
    const char *const *words = bm_known_words_of(BM_KNOWN_TIEU_NGU)->words;
    int tieu_ngu = 0;
    if (v && v->kind != BM_VALUE_NULL &&
        bm_form_read_map(r, v, "national_header", BM_KNOWN_NATIONAL_HEADER))
        tieu_ngu =
            bm_form_read_word(r, bm_value_lookup(v, "tieu_ngu"), "tieu_ngu", BM_KNOWN_TIEU_NGU);
    add_fixed(r, QUOC_HIEU, BM_STYLE_QUOC_HIEU, pos, list);
    add_fixed(r, words[tieu_ngu < 0 ? 0 : tieu_ngu], BM_STYLE_TIEU_NGU, pos, list);
}

/* `paragraph: "{x}"` alone may name a field of type markdown, whose blocks take its place. */
static bool is_one_field(bm_str s)
{
    size_t open = 0;
    for (size_t i = 0; i < s.len; i++)
        open += s.ptr[i] == '{';
    return open == 1 && s.ptr[0] == '{' && s.ptr[s.len - 1] == '}';
}

static void add_paragraph(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_form_text place = place_of(r, "paragraph");
    if (v->kind == BM_VALUE_SCALAR && is_one_field(v->text))
        place.types |= BM_KNOWN_IN_MARKDOWN;
    bm_node_list_add(list, bm_form_text_paragraph(&place, BM_STYLE_BODY, v));
}

static void add_segment(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_form_text place = place_of(r, "line");
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

/* Append the paragraph of ${key}; without the key an empty one when ${always}, else nothing. */
static void add_part(bm_form_read *r, const bm_value *v, const char *key, bm_style style,
                     bool always, bm_node_list *list)
{
    bm_form_text place = place_of(r, key);
    const bm_value *text = bm_value_lookup(v, key);
    if (text || always)
        bm_node_list_add(list, bm_form_text_paragraph(&place, style, text));
}

static void add_signatures(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    bm_node *node = bm_node_new(r->arena, BM_NODE_SIGNATURES);
    bm_node_list signatures = {.arena = r->arena};
    bool dated = false;
    if (!bm_form_read_list(r, v, "signatures"))
        return;
    if (v->n < 1 || v->n > MAX_SIGNATURES) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "signatures",
                            bm_arena_printf(r->arena, "1 … %d × { … }", MAX_SIGNATURES));
        return;
    }
    for (size_t i = 0; i < v->n; i++)
        dated = dated || bm_value_lookup(v->items[i], "place_date");
    for (size_t i = 0; i < v->n; i++) {
        const bm_value *item = v->items[i];
        bm_node *signature = bm_node_new(r->arena, BM_NODE_SIGNATURE);
        bm_node_list parts = {.arena = r->arena};
        if (!bm_form_read_map(r, item, "signatures", BM_KNOWN_SIGNATURE))
            continue;
        signature->pos = &item->pos;
        /* captions side by side stand at one height */
        add_part(r, item, "place_date", BM_STYLE_PLACE_DATE, dated, &parts);
        add_part(r, item, "caption", BM_STYLE_SIGN_CAPTION, false, &parts);
        add_part(r, item, "hint", BM_STYLE_SIGN_HINT, false, &parts);
        add_part(r, item, "name", BM_STYLE_SIGN_NAME, true, &parts);
        bm_form_text_close(&parts, signature);
        bm_node_list_add(&signatures, signature);
    }
    node->pos = &v->pos;
    bm_form_text_close(&signatures, node);
    bm_node_list_add(list, node);
}

static void add_notes(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    if (!bm_form_read_map(r, v, "notes", BM_KNOWN_NOTES))
        return;
    const bm_value *items = bm_value_lookup(v, "items");
    add_part(r, v, "heading", BM_STYLE_NOTE_HEADING, false, list);
    if (!items || !bm_form_read_list(r, items, "items"))
        return;
    bm_form_text place = place_of(r, "items");
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
    };
    bm_form_text place = place_of(r, bm_known_map_of(BM_KNOWN_BLOCK)->keys[kind].name);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        if (styles[i].kind != kind)
            continue;
        bm_node_list_add(list, bm_form_text_paragraph(&place, styles[i].style, v));
        return true;
    }
    return false;
}

/* ${v} NULL: the block is a bare name. */
static void add_block(bm_form_read *r, bm_known_block kind, const bm_value *v, const bm_pos *pos,
                      bm_node_list *list)
{
    if (kind == BM_KNOWN_BLOCK_NATIONAL_HEADER) {
        add_national_header(r, v, pos, list);
    } else if (kind == BM_KNOWN_BLOCK_PAGE_BREAK) {
        add_page_break(r, v, pos, list);
    } else if (!v) {
        const char *name = bm_known_map_of(BM_KNOWN_BLOCK)->keys[kind].name;
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, pos, name,
                            bm_arena_printf(r->arena, "{%s: …}", name));
    } else if (kind == BM_KNOWN_BLOCK_LINE) {
        add_line(r, v, list);
    } else if (kind == BM_KNOWN_BLOCK_PARAGRAPH) {
        add_paragraph(r, v, list);
    } else if (kind == BM_KNOWN_BLOCK_TABLE) {
        bm_form_table_compile(r, v, list);
    } else if (kind == BM_KNOWN_BLOCK_SIGNATURES) {
        add_signatures(r, v, list);
    } else if (kind == BM_KNOWN_BLOCK_NOTES) {
        add_notes(r, v, list);
    } else {
        (void)add_styled(r, kind, v, list);
    }
}

static void read_block(bm_form_read *r, const bm_value *v, bm_node_list *list)
{
    const bm_known_map *map = bm_known_map_of(BM_KNOWN_BLOCK);
    /* A bare name is read as a map with that one key. */
    const bm_member bare = {v->text, v->pos, NULL};
    bm_value one = {.kind = BM_VALUE_MAP, .pos = v->pos, .n = 1, .members = &bare};
    const bm_value *block = v->kind == BM_VALUE_SCALAR ? &one : v;
    if (block->kind == BM_VALUE_MAP && block->n != 1) {
        (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "body", "[ { … }, … ]");
        return;
    }
    if (!bm_form_read_map(r, block, "body", BM_KNOWN_BLOCK))
        return;
    for (size_t i = 0; i < map->n; i++)
        if (bm_str_is(block->members[0].key, map->keys[i].name))
            add_block(r, (bm_known_block)i, block->members[0].value,
                      v->kind == BM_VALUE_SCALAR ? &v->pos : &v->members[0].key_pos, list);
}

const bm_node *bm_form_body_compile(bm_form_read *r, const bm_value *v)
{
    bm_node *root = bm_node_new(r->arena, BM_NODE_DOCUMENT);
    bm_node_list blocks = {.arena = r->arena};
    if (bm_form_read_list(r, v, "body")) {
        if (v->n > BM_LIMIT_BLOCKS)
            (void)bm_diags_add2(r->ds, BM_FORM_TOO_MANY, &v->pos,
                                bm_arena_printf(r->arena, "%d", (int)BM_LIMIT_BLOCKS), "body");
        if (v->n < 1)
            (void)bm_diags_add2(r->ds, BM_FORM_SHAPE, &v->pos, "body", "[ { … }, … ]");
        for (size_t i = 0; i < v->n && i < BM_LIMIT_BLOCKS; i++)
            read_block(r, v->items[i], &blocks);
    }
    bm_form_text_close(&blocks, root);
    return root;
}
