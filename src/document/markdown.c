/* CommonMark -> nodes, through cmark. The text of a definition is fed to cmark with a no-break
 * space before each line and after the last: white space to the rules of emphasis, but not to the
 * rules of blocks, so that "1. ", "- " or "===" at the start of a line stays text and no space is
 * lost. Values are read as they are, but for the lines of a paragraph that hold a table. cmark's tree is walked with its iterator; nothing recurses.
 * SPDX-License-Identifier: MIT */
#include "document/markdown.h"

#include "document/markdown_check.h"
#include "document/markdown_table.h"

/* A list that is open. */
typedef struct {
    bool ordered, paren;
    int number;
} open_list;

typedef struct {
    bm_str text;     /* {0}: it cannot hold a table */
    size_t line, at; /* a line of it, from 1, and where it begins */
    size_t n_rows;   /* of all tables */
    open_list lists[BM_MARKDOWN_LEVELS];
    unsigned depth;
    bool pending; /* an item's marker has not been printed */
    const char *marker;
    uint8_t level;
    bm_node_list *blocks;
} block_state;

int bm_markdown_inlines(bm_arena *a, bm_str text, const bm_pos *pos,
                        const bm_markdown_fields *fields, bm_node_list *list, bm_diags *ds)
{
    bm_markdown_writer w = {.arena = a, .pos = pos, .ds = ds, .list = list};
    if (fields && fields->field)
        w.fields = fields;
    bm_markdown_check_characters(&w, text, true);
    bm_markdown_check_brackets(&w, text);
    if (!w.failed)
        bm_markdown_write_text(&w, text);
    bm_buf_free(&w.run);
    return w.failed ? -1 : 0;
}

static void begin_list(bm_markdown_writer *w, block_state *state, cmark_node *node)
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
static void add_styled(bm_markdown_writer *w, block_state *state, bm_style style)
{
    bm_node *node = bm_node_new(w->arena, BM_NODE_PARAGRAPH);
    bm_markdown_write_flush(w);
    node->style = (uint8_t)style;
    node->pos = w->pos;
    if (style == BM_STYLE_LIST_ITEM)
        node->level = state->level;
    if (state->pending)
        node->text = bm_str_of(state->marker);
    state->pending = false;
    bm_node_list_close(w->list, node);
    bm_node_list_add(state->blocks, node);
}

static void add_paragraph(bm_markdown_writer *w, block_state *state)
{
    add_styled(w, state, state->depth ? BM_STYLE_LIST_ITEM : BM_STYLE_BODY);
}

/* Why a heading cannot be one, as it is written; NULL = it can. */
static const char *heading_fault(const block_state *state, cmark_node *node)
{
    static const char *const deep[] = {"#### …", "##### …", "###### …"};
    int level = cmark_node_get_heading_level(node);
    /* A line of dashes is rather meant to divide, and would make a heading of the lines above it. */
    if (cmark_node_get_end_line(node) > cmark_node_get_start_line(node))
        return level == 1 ? "===" : "---";
    if (level > 3)
        return deep[level - 4];
    if (state->depth)
        return "- # …";
    return cmark_node_first_child(node) ? NULL : "#";
}

static void write_heading(bm_markdown_writer *w, block_state *state, cmark_node *node, bool enter)
{
    static const bm_style styles[] = {BM_STYLE_HEADING_1, BM_STYLE_HEADING_2, BM_STYLE_HEADING_3};
    const char *fault = heading_fault(state, node);
    w->bold = enter;
    w->line_start = true;
    if (fault && enter)
        bm_markdown_write_refuse(w, fault);
    else if (!fault && !enter)
        add_styled(w, state, styles[cmark_node_get_heading_level(node) - 1]);
}

/* Where the line behind the one at ${at} begins. */
static size_t next_line(bm_str s, size_t at)
{
    while (at < s.len && s.ptr[at] != '\n' && s.ptr[at] != '\r')
        at++;
    if (at + 1 < s.len && s.ptr[at] == '\r' && s.ptr[at + 1] == '\n')
        at++;
    return at < s.len ? at + 1 : at;
}

/* The lines of a paragraph as they stand in the text. Paragraphs are asked for in their order. */
static bm_str lines_of(block_state *state, cmark_node *paragraph)
{
    const size_t first = (size_t)cmark_node_get_start_line(paragraph),
                 last = (size_t)cmark_node_get_end_line(paragraph);
    for (; state->line < first; state->line++)
        state->at = next_line(state->text, state->at);
    size_t from = state->at + (size_t)cmark_node_get_start_column(paragraph) - 1;
    for (; state->line <= last; state->line++)
        state->at = next_line(state->text, state->at);
    return bm_str_n(state->text.ptr + from, state->at - from);
}

/* Write the paragraph that begins, when it holds a table; false when it does not. */
static bool write_table(bm_markdown_writer *w, block_state *state, cmark_node *node)
{
    size_t head;
    if (!state->text.len)
        return false;
    bm_str lines = lines_of(state, node);
    if (!bm_markdown_table_find(lines, &head))
        return false;
    if (head)
        bm_markdown_write_text(w, bm_str_n(lines.ptr, head));
    if (head || state->pending)
        add_paragraph(w, state);
    const bm_node *table = bm_markdown_table_read(w, bm_str_from(lines, head), &state->n_rows);
    if (table)
        bm_node_list_add(state->blocks, table);
    return true;
}

static void write_item(bm_markdown_writer *w, block_state *state, bool enter)
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

static void write_block(bm_markdown_writer *w, block_state *state, cmark_node *node, bool enter)
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
    case CMARK_NODE_HEADING:
        write_heading(w, state, node, enter);
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
    block_state state = {.line = 1, .blocks = list};
    if (text.len && memchr(text.ptr, '|', text.len))
        state.text = text;
    bm_markdown_check_characters(&w, text, true);
    bm_markdown_check_brackets(&w, text);
    bm_markdown_check_lines(&w, text);
    if (w.failed)
        return -1;
    cmark_node *root = bm_markdown_write_parse(text.ptr, text.len);
    cmark_iter *it = cmark_iter_new(root);
    for (cmark_event_type ev; (ev = cmark_iter_next(it)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(it);
        bool enter = ev == CMARK_EVENT_ENTER;
        if (enter && cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
            write_table(&w, &state, node))
            cmark_iter_reset(it, node, CMARK_EVENT_EXIT);
        else
            write_block(&w, &state, node, enter);
    }
    cmark_iter_free(it);
    cmark_node_free(root);
    bm_buf_free(&w.run);
    return w.failed ? -1 : 0;
}
