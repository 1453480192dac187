/* YAML through libyaml's events. Its marks count code points, which the cursor turns into the lines
 * and columns of an editor. Reading stops at the limits of the tree, long before libyaml's cost for
 * deep nesting can be felt.
 * SPDX-License-Identifier: MIT */
#include <yaml.h>

#include "input/reader.h"
#include "input/yaml_fault.h"

enum { DIRECTIVES_MAX = 8 }; /* libyaml compares each with all others */

/* Replacement for the character at ${p}, or 0: YAML 1.1 ends lines at U+0085, U+2028 and U+2029,
 * YAML 1.2 and the other formats do not; libyaml refuses U+FEFF inside a file, where it is an invisible
 * character that pasted text brings along. All count as one code point, as before. */
static const char *replacement(const unsigned char *p, size_t n)
{
    if (n >= 2 && p[0] == 0xC2 && p[1] == 0x85)
        return " ";
    if (n >= 3 && p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9))
        return " ";
    if (n >= 3 && p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF)
        return "\xE2\x80\x8B";
    return NULL;
}

/* ${s} without the characters that libyaml treats otherwise than YAML 1.2. */
static bm_str cleaned(bm_arena *a, bm_str s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    size_t i = 0;
    while (i < s.len && (p[i] < 0xC2 || !replacement(p + i, s.len - i)))
        i++;
    if (i == s.len)
        return s;
    char *out = bm_arena_alloc(a, s.len);
    memcpy(out, s.ptr, i);
    size_t n = i;
    while (i < s.len) {
        const char *other = p[i] < 0xC2 ? NULL : replacement(p + i, s.len - i);
        if (!other) {
            out[n++] = s.ptr[i++];
            continue;
        }
        i += p[i] == 0xC2 ? 2 : 3;
        for (; *other; other++)
            out[n++] = *other;
    }
    return bm_str_n(out, n);
}

static int check_directives(bm_reader *r)
{
    const char *p = r->body.ptr, *end = p + r->body.len;
    for (int n = 0; p && p < end;) {
        if (*p == '%' && ++n > DIRECTIVES_MAX) {
            bm_pos pos = bm_place_at_offset(&r->place, (size_t)(p - r->body.ptr) + r->skip);
            return bm_diags_add0(r->ds, BM_YAML_CHARACTER, &pos);
        }
        p = memchr(p, '\n', (size_t)(end - p));
        p = p ? p + 1 : NULL;
    }
    return 0;
}

/* A tag begins with "!", which a person hardly means as one: the text behind it would be lost. */
static void check_tag(bm_reader *r, const yaml_char_t *tag, const bm_pos *pos)
{
    static const char *const core[] = {YAML_STR_TAG, YAML_SEQ_TAG, YAML_MAP_TAG};
    for (size_t i = 0; i < sizeof core / sizeof *core; i++)
        if (strcmp((const char *)tag, core[i]) == 0)
            return;
    bm_diags_add0(r->ds, BM_YAML_CHARACTER, pos);
}

static bm_str str_of(const yaml_char_t *s)
{
    return bm_str_of((const char *)s);
}

static int read_scalar(bm_reader *r, const yaml_event_t *event, bm_yaml_fault_quoted *last)
{
    bm_tree_node node = {.pos = bm_place_at_index(&r->place, event->start_mark.index)};
    bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node.anchor = str_of(event->data.scalar.anchor);
    node.text = bm_str_n((const char *)event->data.scalar.value, event->data.scalar.length);
    node.quoted = !plain || event->data.scalar.tag;
    node.absent = !node.quoted &&
                  (!node.text.len || bm_str_is(node.text, "~") || bm_str_is(node.text, "null"));
    if (event->data.scalar.tag)
        check_tag(r, event->data.scalar.tag, &node.pos);
    if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ||
        event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE) {
        last->start = event->start_mark.index;
        last->end = event->end_mark.index;
        last->several_lines = event->start_mark.line != event->end_mark.line;
    }
    return bm_tree_scalar(r->tree, &node);
}

static int read_open(bm_reader *r, const yaml_event_t *event)
{
    bm_tree_node node = {.pos = bm_place_at_index(&r->place, event->start_mark.index)};
    bool map = event->type == YAML_MAPPING_START_EVENT;
    const yaml_char_t *tag = map ? event->data.mapping_start.tag : event->data.sequence_start.tag;
    node.anchor =
        str_of(map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor);
    if (tag)
        check_tag(r, tag, &node.pos);
    return bm_tree_open(r->tree, map ? BM_VALUE_MAP : BM_VALUE_LIST, &node);
}

static int read_event(bm_reader *r, const yaml_event_t *event, bm_yaml_fault_quoted *last)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (bm_tree_root(r->tree)) {
            bm_pos pos = bm_place_at_index(&r->place, event->start_mark.index);
            return bm_diags_add0(r->ds, BM_INPUT_DOCUMENTS, &pos);
        }
        return 0;
    case YAML_ALIAS_EVENT:
        return bm_tree_alias(r->tree, str_of(event->data.alias.anchor),
                             bm_place_at_index(&r->place, event->start_mark.index));
    case YAML_SCALAR_EVENT:
        return read_scalar(r, event, last);
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return read_open(r, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return bm_tree_close(r->tree);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_END_EVENT:
        break;
    }
    return 0;
}

int bm_yaml_read(bm_reader *r)
{
    if (check_directives(r))
        return -1;
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        bm_arena_out_of_memory();
    bm_str text = cleaned(r->arena, r->body);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.ptr, text.len);
    bm_yaml_fault_quoted last = {0};
    int status = 0;
    bool end = false;
    while (!status && !end) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            status = bm_yaml_fault_report(r, &parser, &last);
            break;
        }
        status = read_event(r, &event, &last);
        end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return status;
}
