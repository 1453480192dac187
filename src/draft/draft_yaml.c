/* SPDX-License-Identifier: MIT */
#include "draft/draft_yaml.h"

#include "base/utf8.h"

enum {
    WIDTH = 118,     /* columns of a line; longer texts go on in the next one */
    MAP_WIDTH = 150, /* of a group on one line */
    STEP = 2         /* of the indentation */
};

/* Where the next byte goes. */
typedef struct {
    bm_buf *out;
    size_t line; /* byte at which the line begins */
    size_t indent;
} writer;

bm_draft_yaml *bm_draft_yaml_new(bm_arena *a, bm_draft_yaml_kind kind)
{
    bm_draft_yaml *node = bm_arena_zero(a, 1, sizeof *node);
    node->kind = (uint8_t)kind;
    return node;
}

bm_draft_yaml *bm_draft_yaml_add(bm_arena *a, bm_draft_yaml *parent, const char *key,
                                 bm_draft_yaml_kind kind)
{
    bm_draft_yaml *node = bm_draft_yaml_new(a, kind);
    node->key = bm_str_of(key);
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    parent->n++;
    return node;
}

bm_draft_yaml *bm_draft_yaml_set(bm_arena *a, bm_draft_yaml *parent, const char *key, bm_str text)
{
    bm_draft_yaml *node = bm_draft_yaml_add(a, parent, key, BM_DRAFT_YAML_SCALAR);
    node->text = text;
    return node;
}

bm_draft_yaml *bm_draft_yaml_set_bare(bm_arena *a, bm_draft_yaml *parent, const char *key,
                                      bm_str text)
{
    bm_draft_yaml *node = bm_draft_yaml_set(a, parent, key, text);
    node->bare = true;
    return node;
}

void bm_draft_yaml_remark(bm_arena *a, bm_draft_yaml *node, bm_str text)
{
    bm_draft_remark *remark = bm_arena_zero(a, 1, sizeof *remark);
    char *line = bm_arena_alloc(a, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        line[i] = text.ptr[i];
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7F)
            line[i] = ' ';
    remark->text = bm_str_n(line, text.len);
    if (node->last_remark)
        node->last_remark->next = remark;
    else
        node->remarks = remark;
    node->last_remark = remark;
}

/* ---- Scalars ------------------------------------------------------------------------------ */

/* A plain text that other programs would take for a number, a truth value or nothing. */
static bool is_guessed(bm_str s)
{
    static const char *const words[] = {"~",    "null",  "Null",  "NULL",  "true", "True",
                                        "TRUE", "false", "False", "FALSE", "yes",  "no",
                                        "on",   "off",   "<<",    "="};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bm_str_is(s, words[i]))
            return true;
    size_t i = 0;
    while (i < s.len && strchr("0123456789.:_eExXoO+-/", s.ptr[i]))
        i++;
    return i == s.len;
}

/* May ${s} stand without quotes? */
static bool is_plain(bm_str s, bool flow)
{
    if (!s.len || strchr("-?:,[]{}#&*!|>'\"%@`.= ", s.ptr[0]) || s.ptr[s.len - 1] == ' ' ||
        s.ptr[s.len - 1] == ':' || is_guessed(s))
        return false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i], next = i + 1 < s.len ? s.ptr[i + 1] : 0;
        if ((unsigned char)c < 0x20 || c == 0x7F || c == '{' || c == '}' || c == '\\')
            return false;
        if ((c == ':' && next == ' ') || (c == ' ' && next == '#'))
            return false;
        if (flow && strchr(",[]:", c))
            return false;
    }
    return true;
}

static void add_quoted_byte(bm_buf *out, char c)
{
    if (c == '\n') {
        bm_buf_add_cstr(out, "\\n");
    } else if ((unsigned char)c < 0x20 || c == 0x7F) {
        bm_buf_add_cstr(out, "\\x");
        bm_buf_add_hex(out, (unsigned char)c, 2);
    } else {
        if (c == '"' || c == '\\')
            bm_buf_add_byte(out, '\\');
        bm_buf_add_byte(out, c);
    }
}

static void add_spaces(bm_buf *out, size_t n)
{
    for (; n; n--)
        bm_buf_add_byte(out, ' ');
}

static void begin_line(writer *w, size_t indent)
{
    if (w->out->len && w->out->ptr[w->out->len - 1] != '\n')
        bm_buf_add_byte(w->out, '\n');
    w->line = w->out->len;
    add_spaces(w->out, indent);
}

static size_t column(const writer *w)
{
    return bm_utf8_count(bm_str_n(w->out->ptr + w->line, w->out->len - w->line));
}

/* Code points up to the next space behind byte ${i}. */
static size_t word_length(bm_str s, size_t i)
{
    size_t end = i;
    while (end < s.len && s.ptr[end] != ' ')
        end++;
    return bm_utf8_count(bm_str_n(s.ptr + i, end - i));
}

/* May a line end in place of the space at byte ${i}? It is read as one space again. */
static bool breaks_at(bm_str s, size_t i)
{
    return i && i + 1 < s.len && s.ptr[i - 1] != ' ' && s.ptr[i - 1] != '\n' &&
           s.ptr[i - 1] != '\\' && (unsigned char)s.ptr[i + 1] > ' ' &&
           !strchr("-?:,[]{}#&*!|>'\"%@`.=\\", s.ptr[i + 1]);
}

/* ${indent}: of the lines that a long text goes on in; 0 = it must stay on one. */
static void write_scalar(writer *w, const bm_draft_yaml *node, bool flow, size_t indent)
{
    bm_str s = node->text;
    bool plain = node->bare || is_plain(s, flow);
    size_t at = indent ? column(w) : 0;
    if (!plain)
        bm_buf_add_byte(w->out, '"');
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (indent && c == ' ' && breaks_at(s, i) && at + 2 + word_length(s, i + 1) > WIDTH) {
            begin_line(w, indent);
            at = indent;
            continue;
        }
        if (plain)
            bm_buf_add_byte(w->out, c);
        else
            add_quoted_byte(w->out, c);
        at += ((unsigned char)c & 0xC0) != 0x80;
    }
    if (!plain)
        bm_buf_add_byte(w->out, '"');
}

/* ---- Lists and maps ----------------------------------------------------------------------- */

static void write_flow(writer *w, const bm_draft_yaml *node)
{
    if (node->kind == BM_DRAFT_YAML_SCALAR) {
        write_scalar(w, node, true, 0);
        return;
    }
    bool map = node->kind == BM_DRAFT_YAML_MAP;
    bm_buf_add_byte(w->out, map ? '{' : '[');
    for (const bm_draft_yaml *child = node->first; child; child = child->next) {
        if (child != node->first)
            bm_buf_add_cstr(w->out, ", ");
        if (map) {
            bm_buf_add_str(w->out, child->key);
            bm_buf_add_cstr(w->out, ": ");
        }
        write_flow(w, child);
    }
    bm_buf_add_byte(w->out, map ? '}' : ']');
}

static bool has_remarks(const bm_draft_yaml *node)
{
    for (const bm_draft_yaml *child = node->first; child; child = child->next)
        if (child->remarks || has_remarks(child))
            return true;
    return false;
}

/* Write ${node} on the line that has begun, if it is to stand on one and fits. */
static bool try_flow(writer *w, const bm_draft_yaml *node)
{
    size_t from = w->out->len;
    bool empty = node->kind != BM_DRAFT_YAML_SCALAR && !node->n;
    if (!empty && (!node->flow || has_remarks(node)))
        return false;
    write_flow(w, node);
    if (empty || column(w) <= (node->kind == BM_DRAFT_YAML_MAP ? MAP_WIDTH : WIDTH))
        return true;
    w->out->len = from;
    return false;
}

static void write_remarks(writer *w, const bm_draft_yaml *node, size_t indent)
{
    for (const bm_draft_remark *r = node->remarks; r; r = r->next) {
        begin_line(w, indent);
        bm_buf_add_cstr(w->out, r->text.len ? "# " : "#");
        bm_buf_add_str(w->out, r->text);
    }
}

static void write_block(writer *w, const bm_draft_yaml *node, size_t indent, bool begun);

/* What stands behind “key:”, whose column is ${indent}. */
static void write_value(writer *w, const bm_draft_yaml *node, size_t indent)
{
    size_t from = w->out->len;
    bm_buf_add_byte(w->out, ' ');
    if (node->kind == BM_DRAFT_YAML_SCALAR) {
        write_scalar(w, node, false, indent + STEP + STEP);
        return;
    }
    if (try_flow(w, node))
        return;
    w->out->len = from;
    write_block(w, node, indent + STEP, false);
}

/* ${begun}: the first child stands on the line that has begun, behind a dash. */
static void write_map(writer *w, const bm_draft_yaml *map, size_t indent, bool begun)
{
    for (const bm_draft_yaml *child = map->first; child; child = child->next) {
        if (child->apart)
            bm_buf_add_cstr(w->out, "\n\n");
        if (!begun) {
            write_remarks(w, child, indent);
            begin_line(w, indent);
        }
        begun = false;
        bm_buf_add_str(w->out, child->key);
        bm_buf_add_byte(w->out, ':');
        write_value(w, child, indent);
    }
}

static void write_list(writer *w, const bm_draft_yaml *list, size_t indent)
{
    for (const bm_draft_yaml *child = list->first; child; child = child->next) {
        write_remarks(w, child, indent);
        if (child->kind == BM_DRAFT_YAML_MAP && child->first)
            write_remarks(w, child->first, indent);
        begin_line(w, indent);
        bm_buf_add_cstr(w->out, "- ");
        if (child->kind == BM_DRAFT_YAML_SCALAR)
            write_scalar(w, child, false, indent + STEP + STEP);
        else if (!try_flow(w, child))
            write_block(w, child, indent + STEP, true);
    }
}

static void write_block(writer *w, const bm_draft_yaml *node, size_t indent, bool begun)
{
    if (node->kind == BM_DRAFT_YAML_MAP)
        write_map(w, node, indent, begun);
    else
        write_list(w, node, indent);
}

void bm_draft_yaml_write(bm_buf *out, const bm_draft_yaml *root)
{
    writer w = {.out = out, .line = out->len};
    write_remarks(&w, root, 0);
    write_map(&w, root, 0, false);
    bm_buf_add_byte(out, '\n');
}
