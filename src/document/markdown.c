/* CommonMark -> nodes, through cmark. The text of a definition is fed to cmark with a no-break
 * space before each line and after the last: white space to the rules of emphasis, but not to the
 * rules of blocks, so that "1. ", "- " or "===" at the start of a line stays text and no space is
 * lost. Values are read as they are. cmark's tree is walked with its iterator; nothing recurses.
 * SPDX-License-Identifier: MIT */
#include "document/markdown.h"

#include <cmark.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/nfc.h"

#define GUARD "\xC2\xA0" /* U+00A0 */
/* Noncharacters that stand for "\{" and "\}" while cmark, which would drop the backslash, works. */
#define OPEN "\xEF\xB7\x90"  /* U+FDD0 */
#define CLOSE "\xEF\xB7\x91" /* U+FDD1 */

enum {
    GUARD_BYTES = 2,
    BRACE_BYTES = 3,
    MAX_LEVELS = 8,      /* nested lists */
    MAX_BRACKETS = 1000, /* each of [ < ` in one text: cmark 0.30 takes quadratic time on many */
    MAX_LABEL = 1000,    /* bytes looked at for the end of a link label (CommonMark: 999) */
    MAX_SHOWN = 40       /* bytes of an element that a message shows */
};

typedef struct {
    bm_arena *arena;
    const bm_pos *pos;
    const bm_markdown_fields *fields; /* NULL: braces are text */
    const char *name; /* the field the text is a value of; NULL: a definition's text */
    bm_diags *ds;
    bm_node_list *list;    /* inlines of the current paragraph */
    bm_buf run;            /* text that is not a node yet */
    unsigned strong, emph; /* how many of each are open */
    bool guarded;          /* the next text begins with GUARD */
    bool line_start;       /* nothing came after the last break */
    bool failed;
} writer;

/* A list that is open. */
typedef struct {
    bool ordered, paren;
    int number;
} open_list;

typedef struct {
    open_list lists[MAX_LEVELS];
    unsigned depth;
    bool pending; /* an item's marker has not been printed */
    const char *marker;
    uint8_t level;
    bm_node_list *blocks;
} list_state;

static void refuse(writer *w, const char *element)
{
    w->failed = true;
    if (w->name) {
        bm_str args[] = {bm_str_of(w->name), bm_str_of(element)};
        (void)bm_diags_add(w->ds, BM_DATA_MARKDOWN, w->pos, w->name, args, 2);
    } else {
        (void)bm_diags_add1(w->ds, BM_FORM_MARKDOWN, w->pos, element);
    }
}

static bool is_forbidden(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* Refuse the first character of ${s} that no document may hold. Line ends and tabs pass when
 * ${layout}. */
static void check_characters(writer *w, bm_str s, bool layout)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t c = bm_utf8_next(s, &i);
        if (!is_forbidden(c) || (layout && (c == '\n' || c == '\r' || c == '\t')))
            continue;
        refuse(w, bm_arena_printf(w->arena, "U+%04X", (unsigned)c));
        return;
    }
}

static unsigned emphasis(const writer *w)
{
    return (w->strong ? (unsigned)BM_NODE_BOLD : 0) | (w->emph ? (unsigned)BM_NODE_ITALIC : 0);
}

static void add_text(writer *w, bm_str s)
{
    if (!s.len)
        return;
    check_characters(w, s, false); /* again: an entity may stand for any character */
    bm_str text = bm_nfc_normalize(w->arena, bm_arena_copy(w->arena, s));
    unsigned origin = w->name ? BM_NODE_VALUE : BM_NODE_STATIC;
    bm_node *node = bm_node_text(w->arena, text, emphasis(w) | origin);
    node->pos = w->pos;
    bm_node_list_add(w->list, node);
}

/* Refuse the brace at the start of ${s}. */
static void refuse_brace(writer *w, bm_str s)
{
    w->failed = true;
    (void)bm_diags_add1(w->ds, BM_FORM_BRACE, w->pos, s.ptr[0] == '{' ? "{" : "}");
}

/* Add the placeholder at the start of ${s}; returns its length, or 1 when it is a lone brace. */
static size_t add_field(writer *w, bm_str s)
{
    size_t n = 1;
    while (n < s.len && s.ptr[n] != '{' && s.ptr[n] != '}')
        n++;
    if (s.ptr[0] == '}' || n == s.len || s.ptr[n] == '{' || n == 1) {
        refuse_brace(w, s);
        return s.ptr[0] == '{' && n == 1 && s.len > 1 && s.ptr[1] == '}' ? 2 : 1;
    }
    int field = w->fields->field(w->fields->user, bm_str_n(s.ptr + 1, n - 1), w->pos);
    if (field == -1) {
        w->failed = true;
    } else {
        bm_node *node = bm_node_new(w->arena, BM_NODE_FIELD);
        node->field = (int16_t)field;
        node->flags = (uint16_t)emphasis(w);
        node->pos = w->pos;
        bm_node_list_add(w->list, node);
    }
    return n + 1;
}

/* Turn the collected text into TEXT and FIELD nodes. */
static void flush(writer *w)
{
    bm_str s = bm_str_n(w->run.ptr, w->run.len);
    bm_buf literal = {0};
    for (size_t i = 0; w->fields && i < s.len;) {
        bm_str rest = bm_str_from(s, i);
        bool is_open = rest.len >= BRACE_BYTES && memcmp(rest.ptr, OPEN, BRACE_BYTES) == 0;
        bool is_close = rest.len >= BRACE_BYTES && memcmp(rest.ptr, CLOSE, BRACE_BYTES) == 0;
        if (is_open || is_close) {
            bm_buf_add_byte(&literal, is_open ? '{' : '}');
            i += BRACE_BYTES;
        } else if (rest.ptr[0] == '{' || rest.ptr[0] == '}') {
            add_text(w, bm_str_n(literal.ptr, literal.len));
            literal.len = 0;
            i += add_field(w, rest);
        } else {
            bm_buf_add_byte(&literal, rest.ptr[0]);
            i++;
        }
    }
    add_text(w, w->fields ? bm_str_n(literal.ptr, literal.len) : s);
    bm_buf_free(&literal);
    w->run.len = 0;
}

static void write_literal(writer *w, const char *text)
{
    if (w->guarded) {
        w->guarded = false;
        if (strncmp(text, GUARD, GUARD_BYTES) == 0)
            text += GUARD_BYTES;
    }
    for (; *text; text++) {
        bm_buf_add_byte(&w->run, *text == '\t' ? ' ' : *text);
        w->line_start = false;
    }
}

static void write_break(writer *w, bool hard)
{
    if (hard) {
        flush(w);
        bm_node *node = bm_node_new(w->arena, BM_NODE_BREAK);
        node->flags = w->name ? BM_NODE_VALUE : BM_NODE_STATIC;
        bm_node_list_add(w->list, node);
    } else if (!w->line_start) {
        bm_buf_add_byte(&w->run, ' ');
    }
    w->line_start = true;
    w->guarded = !w->name;
}

/* The first bytes of an element's own text, for a message. */
static const char *excerpt(writer *w, const char *before, const char *text, const char *after)
{
    size_t n = 0;
    while (text[n] && text[n] != '\n' && n < MAX_SHOWN)
        n++;
    while (n && text[n] && ((unsigned char)text[n] & 0xC0) == 0x80)
        n--;
    const char *more = text[n] ? "…" : "";
    return bm_arena_printf(w->arena, "%s%.*s%s%s", before, (int)n, text, more, after);
}

static const char *name_link(writer *w, cmark_node *node)
{
    cmark_node *child = cmark_node_first_child(node);
    const char *url = cmark_node_get_url(node);
    const char *text = child ? cmark_node_get_literal(child) : NULL;
    if (text && url && strncmp(url, "mailto:", 7) == 0 && strncmp(text, "mailto:", 7) != 0)
        url += 7;
    return text && url && strcmp(text, url) == 0 ? excerpt(w, "<", text, ">") : "[…](…)";
}

/* Refused elements, as they are written in CommonMark: a name that needs no translation. */
static void refuse_node(writer *w, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        refuse(w, "> …");
        break;
    case CMARK_NODE_CODE_BLOCK:
        refuse(w, "```");
        break;
    case CMARK_NODE_HEADING:
        refuse(w, "# …");
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        refuse(w, "---");
        break;
    case CMARK_NODE_CODE:
        refuse(w, excerpt(w, "`", literal ? literal : "", "`"));
        break;
    case CMARK_NODE_LINK:
        refuse(w, name_link(w, node));
        break;
    case CMARK_NODE_IMAGE:
        refuse(w, "![…](…)");
        break;
    default: /* HTML_BLOCK, HTML_INLINE */
        refuse(w, excerpt(w, "", literal ? literal : "<…>", ""));
    }
}

/* Inlines, and blocks that are refused. */
static void write_node(writer *w, cmark_node *node, bool enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        write_literal(w, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        write_break(w, false);
        break;
    case CMARK_NODE_LINEBREAK:
        write_break(w, true);
        break;
    case CMARK_NODE_STRONG:
        flush(w);
        w->strong = enter ? w->strong + 1 : w->strong - 1;
        break;
    case CMARK_NODE_EMPH:
        flush(w);
        w->emph = enter ? w->emph + 1 : w->emph - 1;
        break;
    default:
        if (enter)
            refuse_node(w, node);
    }
}

/* The text of a definition as it is fed to cmark: see the head of this file. */
static void guard_text(bm_buf *out, bm_str s, bool fields)
{
    while (s.len && (s.ptr[s.len - 1] == '\n' || s.ptr[s.len - 1] == '\r'))
        s.len--;
    bm_buf_add_cstr(out, GUARD);
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i], next = i + 1 < s.len ? s.ptr[i + 1] : 0;
        if (c == '\n' || c == '\r') {
            if (c == '\r' && next == '\n')
                i++;
            while (i + 1 < s.len && (s.ptr[i + 1] == ' ' || s.ptr[i + 1] == '\t'))
                i++;
            bm_buf_add_cstr(out, "\n" GUARD);
        } else if (c == '\\' && fields && (next == '{' || next == '}')) {
            bm_buf_add_cstr(out, next == '{' ? OPEN : CLOSE);
            i++;
        } else if (c == '\\' && next == '\\') {
            bm_buf_add_cstr(out, "\\\\");
            i++;
        } else {
            bm_buf_add_byte(out, c);
        }
    }
    bm_buf_add_cstr(out, GUARD);
}

static void check_brackets(writer *w, bm_str s)
{
    static const char kinds[] = "[<`";
    size_t count[sizeof kinds - 1] = {0};
    for (size_t i = 0; i < s.len; i++)
        for (size_t k = 0; k < sizeof kinds - 1; k++)
            if (s.ptr[i] == kinds[k] && ++count[k] == MAX_BRACKETS + 1)
                refuse(w, bm_arena_printf(w->arena, "%d × %c", MAX_BRACKETS + 1, kinds[k]));
}

static cmark_node *parse(const char *bytes, size_t n)
{
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    if (!parser)
        bm_arena_out_of_memory();
    if (n)
        cmark_parser_feed(parser, bytes, n);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    if (!root)
        bm_arena_out_of_memory();
    return root;
}

int bm_markdown_inlines(bm_arena *a, bm_str text, const bm_pos *pos,
                        const bm_markdown_fields *fields, bm_node_list *list, bm_diags *ds)
{
    writer w = {
        .arena = a, .pos = pos, .ds = ds, .list = list, .guarded = true, .line_start = true};
    bm_buf source = {0};
    if (fields && fields->field)
        w.fields = fields;
    check_characters(&w, text, true);
    check_brackets(&w, text);
    if (w.failed)
        return -1;
    guard_text(&source, text, w.fields != NULL);
    cmark_node *root = parse(source.ptr, source.len);
    cmark_iter *it = cmark_iter_new(root);
    for (cmark_event_type ev; (ev = cmark_iter_next(it)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(it);
        cmark_node_type type = cmark_node_get_type(node);
        if (type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_PARAGRAPH)
            write_node(&w, node, ev == CMARK_EVENT_ENTER);
    }
    /* An element that is refused may have swallowed the guard behind the text. */
    if (w.run.len >= GUARD_BYTES &&
        memcmp(w.run.ptr + w.run.len - GUARD_BYTES, GUARD, GUARD_BYTES) == 0)
        w.run.len -= GUARD_BYTES;
    flush(&w);
    cmark_iter_free(it);
    cmark_node_free(root);
    bm_buf_free(&source);
    bm_buf_free(&w.run);
    return w.failed ? -1 : 0;
}

/* Skip the markers of lists and block quotes at the start of the line at ${*i}; returns how many. */
static unsigned skip_markers(bm_str s, size_t *i)
{
    unsigned n = 0;
    for (;;) {
        while (*i < s.len && (s.ptr[*i] == ' ' || s.ptr[*i] == '\t'))
            ++*i;
        size_t at = *i;
        while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
            at++;
        const char *ends = at > *i ? ".)" : "-+*>";
        if (at == s.len || !strchr(ends, s.ptr[at]) || !s.ptr[at])
            return n;
        bool quote = s.ptr[at] == '>';
        if (!quote && at + 1 < s.len && s.ptr[at + 1] != ' ' && s.ptr[at + 1] != '\t')
            return n;
        *i = at + 1;
        n++;
    }
}

/* True when a link reference definition may begin at byte ${i}, where a '[' stands. */
static bool is_definition(bm_str s, size_t i)
{
    size_t end = s.len - i > MAX_LABEL + 2 ? i + MAX_LABEL + 2 : s.len;
    for (i++; i < end; i++) {
        if (s.ptr[i] == '\\')
            i++;
        else if (s.ptr[i] == ']')
            return i + 1 < s.len && s.ptr[i + 1] == ':';
        else if (s.ptr[i] == '[')
            return false;
    }
    return false;
}

/* What must be seen before cmark reads the text: link reference definitions, which it removes without
 * a trace, and nesting on which it takes quadratic time. */
static void check_lines(writer *w, bm_str s)
{
    bool deep = false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned markers = skip_markers(s, &i);
        if (markers > MAX_LEVELS && !deep) {
            deep = true;
            refuse(w, bm_arena_printf(w->arena, "%u × “- ”", markers));
        }
        if (i < s.len && s.ptr[i] == '[' && is_definition(s, i))
            refuse(w, "[…]: …");
        while (i < s.len && s.ptr[i] != '\n' && s.ptr[i] != '\r')
            i++;
    }
}

static void begin_list(writer *w, list_state *state, cmark_node *node)
{
    state->depth++;
    if (state->depth > MAX_LEVELS) {
        if (state->depth == MAX_LEVELS + 1)
            refuse(w, bm_arena_printf(w->arena, "%d × “- ”", MAX_LEVELS + 1));
        return;
    }
    open_list *list = &state->lists[state->depth - 1];
    list->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list->paren = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM;
    list->number = cmark_node_get_list_start(node);
}

/* Close the collected inlines into a paragraph. */
static void add_paragraph(writer *w, list_state *state)
{
    bool item = state->depth > 0;
    bm_node *node = bm_node_new(w->arena, BM_NODE_PARAGRAPH);
    flush(w);
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

static void write_item(writer *w, list_state *state, bool enter)
{
    if (state->depth > MAX_LEVELS)
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

static void write_block(writer *w, list_state *state, cmark_node *node, bool enter)
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
        write_node(w, node, enter);
    }
}

int bm_markdown_blocks(bm_arena *a, bm_str text, const bm_pos *pos, const char *name,
                       bm_node_list *list, bm_diags *ds)
{
    bm_node_list inlines = {.arena = a};
    writer w = {.arena = a, .pos = pos, .name = name, .ds = ds, .list = &inlines};
    list_state state = {.blocks = list};
    check_characters(&w, text, true);
    check_brackets(&w, text);
    check_lines(&w, text);
    if (w.failed)
        return -1;
    cmark_node *root = parse(text.ptr, text.len);
    cmark_iter *it = cmark_iter_new(root);
    for (cmark_event_type ev; (ev = cmark_iter_next(it)) != CMARK_EVENT_DONE;)
        write_block(&w, &state, cmark_iter_get_node(it), ev == CMARK_EVENT_ENTER);
    cmark_iter_free(it);
    cmark_node_free(root);
    bm_buf_free(&w.run);
    return w.failed ? -1 : 0;
}
