/* CommonMark -> nodes, through cmark. The text of a definition is fed to cmark with a no-break
 * space before each line and after the last: white space to the rules of emphasis, but not to the
 * rules of blocks, so that "1. ", "- " or "===" at the start of a line stays text and no space is
 * lost. Values are read as they are. cmark's tree is walked with its iterator; nothing recurses.
 * SPDX-License-Identifier: MIT */
#include "document/markdown.h"

#include "document/markdown_check.h"
#include "document/markdown_write.h"

/* A list that is open. */
typedef struct {
    bool ordered, paren;
    int number;
} open_list;

typedef struct {
    open_list lists[BM_MARKDOWN_LEVELS];
    unsigned depth;
    bool pending; /* an item's marker has not been printed */
    const char *marker;
    uint8_t level;
    bm_node_list *blocks;
} list_state;

int bm_markdown_inlines(bm_arena *a, bm_str text, const bm_pos *pos,
                        const bm_markdown_fields *fields, bm_node_list *list, bm_diags *ds)
{
    bm_markdown_writer w = {
        .arena = a, .pos = pos, .ds = ds, .list = list, .guarded = true, .line_start = true};
    bm_buf source = {0};
    if (fields && fields->field)
        w.fields = fields;
    bm_markdown_check_characters(&w, text, true);
    bm_markdown_check_brackets(&w, text);
    if (w.failed)
        return -1;
    bm_markdown_write_guarded(&source, text, w.fields != NULL);
    cmark_node *root = bm_markdown_write_parse(source.ptr, source.len);
    cmark_iter *it = cmark_iter_new(root);
    for (cmark_event_type ev; (ev = cmark_iter_next(it)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(it);
        cmark_node_type type = cmark_node_get_type(node);
        if (type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_PARAGRAPH)
            bm_markdown_write_node(&w, node, ev == CMARK_EVENT_ENTER);
    }
    bm_markdown_write_end(&w);
    cmark_iter_free(it);
    cmark_node_free(root);
    bm_buf_free(&source);
    bm_buf_free(&w.run);
    return w.failed ? -1 : 0;
}

static void begin_list(bm_markdown_writer *w, list_state *state, cmark_node *node)
{
    state->depth++;
    if (state->depth > BM_MARKDOWN_LEVELS) {
        if (state->depth == BM_MARKDOWN_LEVELS + 1)
            bm_markdown_write_refuse(
                w, bm_arena_printf(w->arena, "%d × “- ”", BM_MARKDOWN_LEVELS + 1));
        return;
    }
    open_list *list = &state->lists[state->depth - 1];
    list->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list->paren = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM;
    list->number = cmark_node_get_list_start(node);
}

/* Close the collected inlines into a paragraph. */
static void add_paragraph(bm_markdown_writer *w, list_state *state)
{
    bool item = state->depth > 0;
    bm_node *node = bm_node_new(w->arena, BM_NODE_PARAGRAPH);
    bm_markdown_write_flush(w);
    node->style = item ? BM_STYLE_LIST_ITEM : BM_STYLE_BODY;
    node->pos = w->pos;
    if (item)
        node->level = state->level;
    if (item && state->pending)
        node->text = bm_str_of(state->marker);
    state->pending = false;
    bm_node_list_close(w->list, node);
    bm_node_list_add(state->blocks, node);
}

static void write_item(bm_markdown_writer *w, list_state *state, bool enter)
{
    if (state->depth > BM_MARKDOWN_LEVELS)
        return;
    if (state->pending) /* the item before has no text of its own */
        add_paragraph(w, state);
    state->level = (uint8_t)(state->depth - 1);
    if (!enter)
        return;
    open_list *list = &state->lists[state->depth - 1];
    state->pending = true;
    state->marker = list->ordered
                        ? bm_arena_printf(w->arena, "%d%c", list->number, list->paren ? ')' : '.')
                        : "-";
    list->number++;
}

static void write_block(bm_markdown_writer *w, list_state *state, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
        break;
    case CMARK_NODE_LIST:
        if (enter) {
            begin_list(w, state, node);
        } else {
            state->depth--;
            if (state->depth) /* a paragraph may follow in the item around the list */
                state->level = (uint8_t)(state->depth - 1);
        }
        break;
    case CMARK_NODE_ITEM:
        write_item(w, state, enter);
        break;
    case CMARK_NODE_PARAGRAPH:
        if (!enter)
            add_paragraph(w, state);
        w->line_start = true;
        break;
    default:
        bm_markdown_write_node(w, node, enter);
    }
}

int bm_markdown_blocks(bm_arena *a, bm_str text, const bm_pos *pos, const char *name,
                       bm_node_list *list, bm_diags *ds)
{
    bm_node_list inlines = {.arena = a};
    bm_markdown_writer w = {.arena = a, .pos = pos, .name = name, .ds = ds, .list = &inlines};
    list_state state = {.blocks = list};
    bm_markdown_check_characters(&w, text, true);
    bm_markdown_check_brackets(&w, text);
    bm_markdown_check_lines(&w, text);
    if (w.failed)
        return -1;
    cmark_node *root = bm_markdown_write_parse(text.ptr, text.len);
    cmark_iter *it = cmark_iter_new(root);
    for (cmark_event_type ev; (ev = cmark_iter_next(it)) != CMARK_EVENT_DONE;)
        write_block(&w, &state, cmark_iter_get_node(it), ev == CMARK_EVENT_ENTER);
    cmark_iter_free(it);
    cmark_node_free(root);
    bm_buf_free(&w.run);
    return w.failed ? -1 : 0;
}
