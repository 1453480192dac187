/* Inlines of CommonMark as nodes of the document. SPDX-License-Identifier: MIT */
#include "document/markdown_write.h"

#include "document/markdown_check.h"
#include "text/nfc.h"

#define GUARD BM_MARKDOWN_GUARD
/* Noncharacters that stand for "\{" and "\}" while cmark, which would drop the backslash, works. */
#define OPEN "\xEF\xB7\x90"  /* U+FDD0 */
#define CLOSE "\xEF\xB7\x91" /* U+FDD1 */

enum {
    GUARD_BYTES = sizeof GUARD - 1,
    BRACE_BYTES = 3,
    MAX_SHOWN = 40 /* bytes of an element that a message shows */
};

void bm_markdown_write_refuse(bm_markdown_writer *w, const char *element)
{
    w->failed = true;
    if (w->name) {
        bm_str args[] = {bm_str_of(w->name), bm_str_of(element)};
        (void)bm_diags_add(w->ds, BM_DATA_MARKDOWN, w->pos, w->name, args, 2);
    } else {
        (void)bm_diags_add1(w->ds, BM_FORM_MARKDOWN, w->pos, element);
    }
}

static unsigned emphasis(const bm_markdown_writer *w)
{
    return (w->strong && !w->bold ? (unsigned)BM_NODE_BOLD : 0) |
           (w->emph ? (unsigned)BM_NODE_ITALIC : 0);
}

static void add_text(bm_markdown_writer *w, bm_str s)
{
    if (!s.len)
        return;
    bm_markdown_check_characters(w, s, false); /* again: an entity may stand for any character */
    bm_str text = bm_nfc_normalize(w->arena, bm_arena_copy(w->arena, s));
    unsigned origin = w->name ? BM_NODE_VALUE : BM_NODE_STATIC;
    bm_node *node = bm_node_text(w->arena, text, emphasis(w) | origin);
    node->pos = w->pos;
    bm_node_list_add(w->list, node);
}

/* Refuse the brace at the start of ${s}. */
static void refuse_brace(bm_markdown_writer *w, bm_str s)
{
    w->failed = true;
    (void)bm_diags_add1(w->ds, BM_FORM_BRACE, w->pos, s.ptr[0] == '{' ? "{" : "}");
}

/* Add the placeholder at the start of ${s}; returns its length, or 1 when it is a lone brace. */
static size_t add_field(bm_markdown_writer *w, bm_str s)
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
void bm_markdown_write_flush(bm_markdown_writer *w)
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

static void write_literal(bm_markdown_writer *w, const char *text)
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

static void write_break(bm_markdown_writer *w, bool hard)
{
    if (hard) {
        bm_markdown_write_flush(w);
        bm_node *node = bm_node_new(w->arena, BM_NODE_BREAK);
        node->flags = w->name ? BM_NODE_VALUE : BM_NODE_STATIC;
        bm_node_list_add(w->list, node);
    } else if (!w->line_start) {
        bm_buf_add_byte(&w->run, ' ');
    }
    w->line_start = true;
    w->guarded = w->guards;
}

/* The first bytes of an element's own text, for a message. */
const char *bm_markdown_write_excerpt(bm_markdown_writer *w, const char *before, const char *text,
                                      const char *after)
{
    size_t n = 0;
    while (text[n] && text[n] != '\n' && n < MAX_SHOWN)
        n++;
    while (n && text[n] && ((unsigned char)text[n] & 0xC0) == 0x80)
        n--;
    const char *more = text[n] ? "…" : "";
    return bm_arena_printf(w->arena, "%s%.*s%s%s", before, (int)n, text, more, after);
}

static const char *name_link(bm_markdown_writer *w, cmark_node *node)
{
    cmark_node *child = cmark_node_first_child(node);
    const char *url = cmark_node_get_url(node);
    const char *text = child ? cmark_node_get_literal(child) : NULL;
    if (text && url && strncmp(url, "mailto:", 7) == 0 && strncmp(text, "mailto:", 7) != 0)
        url += 7;
    return text && url && strcmp(text, url) == 0 ? bm_markdown_write_excerpt(w, "<", text, ">")
                                                 : "[…](…)";
}

/* Refused elements, as they are written in CommonMark: a name that needs no translation. */
static void refuse_node(bm_markdown_writer *w, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        bm_markdown_write_refuse(w, "> …");
        break;
    case CMARK_NODE_CODE_BLOCK:
        bm_markdown_write_refuse(w, "```");
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        bm_markdown_write_refuse(w, "---");
        break;
    case CMARK_NODE_CODE:
        bm_markdown_write_refuse(w, bm_markdown_write_excerpt(w, "`", literal ? literal : "", "`"));
        break;
    case CMARK_NODE_LINK:
        bm_markdown_write_refuse(w, name_link(w, node));
        break;
    case CMARK_NODE_IMAGE:
        bm_markdown_write_refuse(w, "![…](…)");
        break;
    default: /* HTML_BLOCK, HTML_INLINE */
        bm_markdown_write_refuse(w,
                                 bm_markdown_write_excerpt(w, "", literal ? literal : "<…>", ""));
    }
}

/* Inlines, and blocks that are refused. */
void bm_markdown_write_node(bm_markdown_writer *w, cmark_node *node, bool enter)
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
        bm_markdown_write_flush(w);
        w->strong = enter ? w->strong + 1 : w->strong - 1;
        break;
    case CMARK_NODE_EMPH:
        bm_markdown_write_flush(w);
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

cmark_node *bm_markdown_write_parse(const char *bytes, size_t n)
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

void bm_markdown_write_text(bm_markdown_writer *w, bm_str s)
{
    bm_buf source = {0};
    guard_text(&source, s, w->fields != NULL);
    w->guards = w->guarded = w->line_start = true;
    cmark_node *root = bm_markdown_write_parse(source.ptr, source.len);
    cmark_iter *it = cmark_iter_new(root);
    for (cmark_event_type ev; (ev = cmark_iter_next(it)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(it);
        cmark_node_type type = cmark_node_get_type(node);
        if (type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_PARAGRAPH)
            bm_markdown_write_node(w, node, ev == CMARK_EVENT_ENTER);
    }
    /* An element that is refused may have swallowed the guard behind the text. */
    if (w->run.len >= GUARD_BYTES &&
        memcmp(w->run.ptr + w->run.len - GUARD_BYTES, GUARD, GUARD_BYTES) == 0)
        w->run.len -= GUARD_BYTES;
    bm_markdown_write_flush(w);
    w->guards = w->guarded = false;
    cmark_iter_free(it);
    cmark_node_free(root);
    bm_buf_free(&source);
}
