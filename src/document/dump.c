/* The tree as reviewed text. What a reviewer needs: kinds, styles, emphasis, text. Left out: where a
 * node was read and who shares it, which may change without the document changing.
 * SPDX-License-Identifier: MIT */
#include "document/dump.h"

static void add_quoted(bm_buf *out, bm_str s)
{
    bm_buf_add_byte(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"' || c == '\\')
            bm_buf_add_byte(out, '\\');
        if (c < 0x20) {
            bm_buf_add_cstr(out, "\\x");
            bm_buf_add_hex(out, c, 2);
        } else if (c == 0xC2 && i + 1 < s.len && (unsigned char)s.ptr[i + 1] == 0xA0) {
            bm_buf_add_cstr(out, "\\u00A0"); /* else it would look like a space */
            i++;
        } else {
            bm_buf_add_byte(out, (char)c);
        }
    }
    bm_buf_add_byte(out, '"');
}

static void add_number(bm_buf *out, const char *name, int64_t n)
{
    bm_buf_add_byte(out, ' ');
    bm_buf_add_cstr(out, name);
    bm_buf_add_byte(out, '=');
    bm_buf_add_int(out, n);
}

static void add_field(bm_buf *out, const bm_node *node)
{
    if (node->field == BM_NODE_ROW_NUMBER)
        bm_buf_add_cstr(out, " #");
    else if (node->field == BM_NODE_ROW_COUNT)
        bm_buf_add_cstr(out, " ##");
    else if (node->field >= 0)
        add_number(out, "field", node->field);
}

static void add_flags(bm_buf *out, const bm_node *node)
{
    static const struct {
        unsigned flag;
        const char *name;
    } flags[] = {
        {BM_NODE_BOLD, " bold"},       {BM_NODE_ITALIC, " italic"},
        {BM_NODE_CHECKED, " checked"}, {BM_NODE_HEADER, " header"},
        {BM_NODE_REPEAT, " repeat"},   {BM_NODE_BLANK, " blank"},
        {BM_NODE_COVERED, " covered"}, {BM_NODE_EACH, " each"},
        {BM_NODE_SERIES, " series"},   {BM_NODE_ALONE, " alone"},
        {BM_NODE_SEVERAL, " several"}, {BM_NODE_OPTIONAL, " optional"},
        {BM_NODE_WORDS, " words"},     {BM_NODE_CAPITAL, " capital"},
    };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (node->flags & flags[i].flag)
            bm_buf_add_cstr(out, flags[i].name);
}

static void add_columns(bm_buf *out, const bm_table *table)
{
    static const char *const aligns[] = {"left", "center", "right", "justify"};
    for (size_t i = 0; i < table->n; i++) {
        bm_buf_add_byte(out, ' ');
        bm_buf_add_fixed(out, table->width_percent[i], 2);
        bm_buf_add_cstr(out, "% ");
        bm_buf_add_cstr(out, aligns[table->align[i]]);
    }
}

static void add_node(bm_buf *out, const bm_node *node, unsigned depth)
{
    for (unsigned i = 0; i < depth; i++)
        bm_buf_add_cstr(out, "  ");
    bm_buf_add_cstr(out, bm_node_type_name((bm_node_type)node->type));
    if (node->type == BM_NODE_PARAGRAPH || node->type == BM_NODE_LINE) {
        bm_buf_add_byte(out, ' ');
        bm_buf_add_cstr(out, bm_style_of((bm_style)node->style)->id);
    }
    if (node->type == BM_NODE_TEXT || node->text.len) {
        bm_buf_add_byte(out, ' ');
        add_quoted(out, node->text);
    }
    if (node->type == BM_NODE_TABLE && node->table)
        add_columns(out, node->table);
    add_field(out, node);
    if (node->row)
        add_number(out, "row", node->row);
    if (node->item)
        add_number(out, "item", node->item);
    add_flags(out, node);
    if (node->when)
        add_number(out, "when", node->when);
    if (node->span != 1)
        add_number(out, "span", node->span);
    if (node->level)
        add_number(out, "level", node->level);
    if (node->width_pt > 0) {
        bm_buf_add_cstr(out, " width=");
        bm_buf_add_fixed(out, node->width_pt, 2);
    }
    bm_buf_add_byte(out, '\n');
    for (uint32_t i = 0; i < node->n_children; i++)
        add_node(out, node->children[i], depth + 1);
}

void bm_dump_tree(bm_buf *out, const bm_node *root)
{
    add_node(out, root, 0);
}
