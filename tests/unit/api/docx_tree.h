/* Trees of Word documents, as input/docx_read.h tells them, from short texts. Include after cmocka.h.
 *
 *     (p "Họ tên: " (c /bieumau[1]/ho_ten[1] "An"))      a paragraph with a control
 *     (p:l850,o2 b"đậm" i"nghiêng" ^ /)                   left indent, heading level; bold, italic; tab, line end
 *     (T (h (d (p "Mục"))) (r (d (p "Một"))))             a table, a row repeated as head, a row, cells
 *     (c~ XPATH "...")  (c+ XPATH "☑")  (c- XPATH "☐")    placeholder, check box ticked or not
 *     (c# XPATH (r …))                                    the section that repeats the rows of a table
 *     (c=2 XPATH "…")                                     bound to item {2}; {1} when none is given
 *     [bieumau_noi_dung  ]bieumau_noi_dung  !             bookmarks, a picture
 * SPDX-License-Identifier: MIT */
#ifndef DOCX_TREE_H
#define DOCX_TREE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input/docx_read.h"

enum { DOCX_TREE_CHILDREN = 64 };

typedef struct {
    bm_arena *a;
    const char *at;
} docx_tree;

static inline bm_str docx_tree_word(docx_tree *t, const char *ends)
{
    size_t n = strcspn(t->at, ends);
    bm_str word = bm_arena_copy(t->a, bm_str_n(t->at, n));
    t->at += n;
    return word;
}

static inline bm_docx_read_node *docx_tree_new(docx_tree *t, bm_docx_read_type type)
{
    bm_docx_read_node *node = bm_arena_zero(t->a, 1, sizeof *node);
    node->type = (uint8_t)type;
    return node;
}

static inline bm_docx_read_node *docx_tree_text(docx_tree *t)
{
    bm_docx_read_node *node = docx_tree_new(t, BM_DOCX_READ_TEXT);
    bm_docx_read_look *look = bm_arena_zero(t->a, 1, sizeof *look);
    for (; *t->at != '"'; t->at++) {
        look->bold |= *t->at == 'b';
        look->italic |= *t->at == 'i';
    }
    t->at++;
    node->text = docx_tree_word(t, "\"");
    t->at++;
    node->look = look;
    return node;
}

/* ":l850,o2,c": left indent, level of a heading, centred, marker "m1." */
static inline const bm_docx_read_paragraph *docx_tree_look(docx_tree *t)
{
    bm_docx_read_paragraph *look = bm_arena_zero(t->a, 1, sizeof *look);
    while (*t->at == ':' || *t->at == ',') {
        char what = t->at[1];
        t->at += 2;
        bm_str value = docx_tree_word(t, ", )");
        if (what == 'l')
            look->left_twip = strtol(value.ptr, NULL, 10);
        else if (what == 'o')
            look->outline = (int)strtol(value.ptr, NULL, 10);
        else if (what == 'm')
            look->marker = value;
        else if (what == 'c')
            look->align = BM_DOCX_READ_CENTER;
    }
    return look;
}

static inline const bm_docx_read_control *docx_tree_control(docx_tree *t)
{
    bm_docx_read_control *control = bm_arena_zero(t->a, 1, sizeof *control);
    control->item_id = bm_str_of("{1}");
    control->kind = *t->at == '+' || *t->at == '-' ? BM_DOCX_READ_CHECK : BM_DOCX_READ_PLAIN;
    control->checked = *t->at == '+';
    control->placeholder = *t->at == '~';
    control->title = control->tag = control->date = bm_str_of("");
    if (*t->at == '#')
        control->kind = BM_DOCX_READ_SECTION;
    if (strchr("+-~#", *t->at))
        t->at++;
    if (*t->at == '=') {
        t->at++;
        bm_str id = docx_tree_word(t, " ");
        control->item_id = bm_str_of(bm_arena_printf(t->a, "{%s}", id.ptr));
    }
    t->at += strspn(t->at, " ");
    control->xpath = docx_tree_word(t, " )");
    return control;
}

static inline const bm_docx_read_node *docx_tree_node(docx_tree *t);

static inline void docx_tree_children(docx_tree *t, bm_docx_read_node *node)
{
    const bm_docx_read_node **children =
        bm_arena_alloc(t->a, DOCX_TREE_CHILDREN * sizeof(const bm_docx_read_node *));
    node->children = children;
    for (t->at += strspn(t->at, " \n"); *t->at && *t->at != ')'; t->at += strspn(t->at, " \n")) {
        assert_true(node->n_children < DOCX_TREE_CHILDREN);
        children[node->n_children++] = docx_tree_node(t);
    }
    if (*t->at)
        t->at++;
}

static inline const bm_docx_read_node *docx_tree_leaf(docx_tree *t)
{
    static const bm_docx_read_type types[] = {BM_DOCX_READ_TAB, BM_DOCX_READ_BREAK,
                                              BM_DOCX_READ_DRAWING, BM_DOCX_READ_BOOKMARK,
                                              BM_DOCX_READ_BOOKMARK};
    const char *known = "^/![]", *found = strchr(known, *t->at);
    assert_non_null(found);
    bm_docx_read_node *node = docx_tree_new(t, types[found - known]);
    node->end = *t->at++ == ']';
    node->text = node->type == BM_DOCX_READ_BOOKMARK ? docx_tree_word(t, " )") : bm_str_of("");
    return node;
}

static inline const bm_docx_read_node *docx_tree_node(docx_tree *t)
{
    static const bm_docx_read_type types[] = {BM_DOCX_READ_PARAGRAPH, BM_DOCX_READ_TABLE,
                                              BM_DOCX_READ_ROW,       BM_DOCX_READ_ROW,
                                              BM_DOCX_READ_CELL,      BM_DOCX_READ_CONTROL};
    if (*t->at == '"' || *t->at == 'b' || *t->at == 'i')
        return docx_tree_text(t);
    if (*t->at != '(')
        return docx_tree_leaf(t);
    const char *known = "pTrhdc", *found = strchr(known, t->at[1]);
    assert_non_null(found);
    bm_docx_read_node *node = docx_tree_new(t, types[found - known]);
    node->header = *found == 'h';
    t->at += 2;
    if (*found == 'p')
        node->paragraph = docx_tree_look(t);
    else if (*found == 'c')
        node->control = docx_tree_control(t);
    else if (*found == 'd')
        node->cell = bm_arena_zero(t->a, 1, sizeof *node->cell);
    docx_tree_children(t, node);
    return node;
}

/* The body that ${text} tells, in ${a}. */
static inline const bm_docx_read_node *docx_tree_body(bm_arena *a, const char *text)
{
    docx_tree t = {a, text};
    bm_docx_read_node *body = docx_tree_new(&t, BM_DOCX_READ_BODY);
    docx_tree_children(&t, body);
    return body;
}

#endif
