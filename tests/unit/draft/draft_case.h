/* Documents as text in a test. Each line is a paragraph, a run of lines that begin with "|" (rules) or "!" (none)
 * a table:
 *
 *   cb:CỘNG HÒA …        marks before a colon: c middle, r right, j justified, b bold, i italic, t its tabs have
 *  leaders
 *   Họ tên: \t           a plain paragraph
 *   | a | b // c |       two cells, the second one with two paragraphs
 *
 * SPDX-License-Identifier: MIT */
#ifndef DRAFT_CASE_H
#define DRAFT_CASE_H

#include <stdio.h>
#include <stdlib.h>

#include "draft/draft.h"

typedef struct {
    bm_arena *a;
    bm_diags *ds;
    bm_draft draft;
    int status;
    bm_buf yaml;
} draft_case;

static inline bm_docx_read_node *draft_case_node(bm_arena *a, bm_docx_read_type type)
{
    bm_docx_read_node *node = bm_arena_zero(a, 1, sizeof *node);
    node->type = (uint8_t)type;
    node->text = bm_str_of("");
    return node;
}

static inline void draft_case_add(bm_arena *a, bm_docx_read_node *parent,
                                  const bm_docx_read_node *child)
{
    size_t n = parent->n_children, size = sizeof child;
    const bm_docx_read_node **children = bm_arena_alloc(a, (n + 1) * size);
    for (size_t i = 0; i < n; i++)
        children[i] = parent->children[i];
    children[n] = child;
    parent->children = children;
    parent->n_children = (uint32_t)n + 1;
}

static inline bm_docx_read_node *draft_case_text(bm_arena *a, const char *text,
                                                 const bm_docx_read_look *look)
{
    bm_docx_read_node *node = draft_case_node(a, BM_DOCX_READ_TEXT);
    bm_docx_read_look *copy = bm_arena_zero(a, 1, sizeof *copy);
    *copy = *look;
    if (!copy->font.ptr)
        copy->font = bm_str_of("Times New Roman");
    node->text = bm_arena_copy(a, bm_str_of(text));
    node->look = copy;
    return node;
}

/* ${marks} "cb"; text with tabs and '\v' = a forced line end. */
static inline bm_docx_read_node *draft_case_paragraph(bm_arena *a, const char *marks, bm_str text)
{
    bm_docx_read_node *node = draft_case_node(a, BM_DOCX_READ_PARAGRAPH);
    bm_docx_read_paragraph *format = bm_arena_zero(a, 1, sizeof *format);
    bm_docx_read_tab *tabs = bm_arena_zero(a, text.len + 1, sizeof *tabs);
    bm_docx_read_look look = {.bold = strchr(marks, 'b'), .italic = strchr(marks, 'i')};
    bm_str none = {"", 0};
    format->style_id = format->style_name = format->marker = none;
    format->align = strchr(marks, 'c')   ? BM_DOCX_READ_CENTER
                    : strchr(marks, 'r') ? BM_DOCX_READ_RIGHT
                    : strchr(marks, 'j') ? BM_DOCX_READ_JUSTIFY
                                         : BM_DOCX_READ_LEFT;
    for (size_t i = 0, from = 0; i <= text.len; i++) {
        char c = i < text.len ? text.ptr[i] : 0;
        if (c && c != '\t' && c != '\v')
            continue;
        if (i > from)
            draft_case_add(
                a, node,
                draft_case_text(a, bm_arena_cstr(a, bm_str_n(text.ptr + from, i - from)), &look));
        if (c)
            draft_case_add(a, node,
                           draft_case_node(a, c == '\t' ? BM_DOCX_READ_TAB : BM_DOCX_READ_BREAK));
        if (c == '\t' && strchr(marks, 't'))
            tabs[format->n_tabs++] = (bm_docx_read_tab){.pos_twip = 3000 * (long)format->n_tabs,
                                                        .leader = BM_DOCX_READ_LEADER_DOTS};
        from = i + 1;
    }
    format->tabs = tabs;
    node->paragraph = format;
    return node;
}

/* "cb:text" or "text". */
static inline bm_docx_read_node *draft_case_line(bm_arena *a, bm_str line)
{
    size_t n = 0;
    while (n < line.len && strchr("cbrijt", line.ptr[n]))
        n++;
    if (!n || n == line.len || line.ptr[n] != ':')
        return draft_case_paragraph(a, "", line);
    return draft_case_paragraph(a, bm_arena_cstr(a, bm_str_n(line.ptr, n)),
                                bm_str_from(line, n + 1));
}

static inline bm_str draft_case_trim(bm_str s)
{
    while (s.len && s.ptr[0] == ' ')
        s = bm_str_from(s, 1);
    while (s.len && s.ptr[s.len - 1] == ' ')
        s.len--;
    return s;
}

static inline bm_docx_read_node *draft_case_cell(bm_arena *a, bm_str text, bool ruled)
{
    bm_docx_read_node *node = draft_case_node(a, BM_DOCX_READ_CELL);
    bm_docx_read_cell *format = bm_arena_zero(a, 1, sizeof *format);
    *format = (bm_docx_read_cell){.width_twip = 3000, .span = 1, .ruled = ruled};
    node->cell = format;
    for (size_t from = 0, i = 0; i <= text.len; i++) {
        if (i < text.len && !(text.ptr[i] == '/' && i + 1 < text.len && text.ptr[i + 1] == '/'))
            continue;
        draft_case_add(a, node,
                       draft_case_line(a, draft_case_trim(bm_str_n(text.ptr + from, i - from))));
        from = i + 2;
        i++;
    }
    return node;
}

/* "| a | b |" */
static inline bm_docx_read_node *draft_case_row(bm_arena *a, bm_str line)
{
    bm_docx_read_node *node = draft_case_node(a, BM_DOCX_READ_ROW);
    for (size_t from = 1, i = 1; i < line.len; i++) {
        if (line.ptr[i] != line.ptr[0])
            continue;
        draft_case_add(a, node,
                       draft_case_cell(a, draft_case_trim(bm_str_n(line.ptr + from, i - from)),
                                       line.ptr[0] == '|'));
        from = i + 1;
    }
    return node;
}

static inline bm_docx_read_node *draft_case_body(bm_arena *a, const char *text)
{
    bm_docx_read_node *body = draft_case_node(a, BM_DOCX_READ_BODY), *table = NULL;
    char kind = 0;
    for (const char *line = text; *line;) {
        size_t n = strcspn(line, "\n");
        bool row = *line == '|' || *line == '!';
        if (row && (!table || *line != kind)) {
            table = draft_case_node(a, BM_DOCX_READ_TABLE);
            draft_case_add(a, body, table);
        }
        kind = *line;
        if (row)
            draft_case_add(a, table, draft_case_row(a, bm_str_n(line, n)));
        else
            draft_case_add(a, body, draft_case_line(a, bm_str_n(line, n)));
        table = row ? table : NULL;
        line += n + (line[n] == '\n');
    }
    return body;
}

/* Draft ${body} as form "vd/thu". */
static inline void draft_case_open_body(draft_case *c, bm_arena *a, const bm_docx_read_node *body)
{
    bm_docx_read_file *file = bm_arena_zero(a, 1, sizeof *file);
    bm_str none = {"", 0};
    *file = (bm_docx_read_file){.body = body, .title = none, .creator = none, .application = none};
    const bm_draft_input in = {.file = file, .name = "vd/thu.docx", .id = "vd/thu"};
    *c = (draft_case){.a = a, .ds = bm_diags_new()};
    c->status = bm_draft_make(c->a, &in, &c->draft, c->ds);
    if (c->status == 0)
        bm_draft_write(&c->yaml, &c->draft);
    bm_buf_add_byte(&c->yaml, 0);
}

static inline void draft_case_open(draft_case *c, const char *text)
{
    bm_arena *a = bm_arena_new();
    draft_case_open_body(c, a, draft_case_body(a, text));
}

static inline void draft_case_close(draft_case *c)
{
    bm_buf_free(&c->yaml);
    bm_diags_free(c->ds);
    bm_arena_free(c->a);
}

/* The lines below "body:" of the draft of ${text} are ${expected}, and it compiles. */
static inline void draft_case_assert_body(const char *text, const char *expected)
{
    draft_case c;
    draft_case_open(&c, text);
    const char *body = strstr(c.yaml.ptr, "\nbody:\n");
    assert_non_null(body);
    assert_string_equal(body + 7, expected);
    bm_diags *ds = bm_diags_new();
    const bm_source source = {"-", c.yaml.ptr, strlen(c.yaml.ptr), NULL};
    bm_form *form = bm_form_parse(&source, ds);
    if (!form)
        fail_msg("%s\n%s", bm_diags_at(ds, 0)->message[BM_LANG_EN], c.yaml.ptr);
    bm_form_free(form);
    bm_diags_free(ds);
    draft_case_close(&c);
}

/* ${part} stands in the draft of ${text}. */
static inline void draft_case_assert_has(const char *text, const char *part)
{
    draft_case c;
    draft_case_open(&c, text);
    if (!strstr(c.yaml.ptr, part))
        fail_msg("no “%s” in\n%s", part, c.yaml.ptr);
    draft_case_close(&c);
}

/* Is ${code} among the messages about ${text}? */
static inline bool draft_case_tells(const char *text, const char *code)
{
    draft_case c;
    bool found = false;
    draft_case_open(&c, text);
    for (size_t i = 0; i < bm_diags_count(c.ds); i++)
        found = found || strcmp(bm_diags_at(c.ds, i)->code, code) == 0;
    draft_case_close(&c);
    return found;
}

#endif
