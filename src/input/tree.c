/* The composer. Children wait in one stack on the heap and are copied into the arena when their
 * list or map is closed, so that a tree holds nothing but itself. No recursion.
 * SPDX-License-Identifier: MIT */
#include "input/tree.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "input/member.h"
#include "text/nfc.h"

enum {
    KEY_BYTES = 1000, /* longest name of an entry; bounds the cost of comparing names */
    STACK_FIRST = 64
};

typedef struct {
    bm_str name;
    const bm_value *value; /* NULL while it is open */
    size_t n_values;       /* in it, itself included, aliases expanded */
    unsigned height;       /* levels of lists and maps in it */
} anchor;

typedef struct {
    bm_value_kind kind;
    bm_pos pos;
    size_t first;    /* its first child in the stack */
    size_t n_before; /* values in the tree when it was opened */
    unsigned height;
    int anchor;    /* index, or -1 */
    bool is_name;  /* stands where a name should; dropped when closed */
    bool has_name; /* MAP: name is waiting for its value */
    bm_member_entry name;
} frame;

struct bm_tree {
    bm_arena *arena;
    bm_diags *ds;
    bm_tree_names names;
    const bm_value *root;
    bm_member_entry *stack;
    size_t n, cap;
    frame frames[BM_LIMIT_DEPTH];
    unsigned depth;
    size_t n_values;
    anchor anchors[BM_LIMIT_ANCHORS];
    int n_anchors;
};

bm_tree *bm_tree_new(bm_arena *a, bm_tree_names names, bm_diags *ds)
{
    bm_tree *t = malloc(sizeof *t);
    bm_member_entry *stack = malloc(STACK_FIRST * sizeof *stack);
    if (!t || !stack)
        bm_arena_out_of_memory();
    t->arena = a;
    t->ds = ds;
    t->names = names;
    t->root = NULL;
    t->stack = stack;
    t->n = 0;
    t->cap = STACK_FIRST;
    t->depth = 0;
    t->n_values = 0;
    t->n_anchors = 0;
    return t;
}

void bm_tree_free(bm_tree *t)
{
    if (!t)
        return;
    free(t->stack);
    free(t);
}

bool bm_tree_is_open(const bm_tree *t)
{
    return t->depth > 0;
}

bool bm_tree_wants_name(const bm_tree *t)
{
    const frame *f = t->depth ? &t->frames[t->depth - 1] : NULL;
    return f && f->kind == BM_VALUE_MAP && !f->has_name;
}

const bm_value *bm_tree_root(const bm_tree *t)
{
    return t->root;
}

static int fault_number(bm_diags *ds, bm_code code, const bm_pos *pos, size_t x, size_t limit)
{
    char a[24], b[24];
    (void)snprintf(a, sizeof a, "%zu", x);
    (void)snprintf(b, sizeof b, "%zu", limit);
    return bm_diags_add2(ds, code, pos, a, b);
}

static int count_values(bm_tree *t, size_t n, const bm_pos *pos)
{
    if (n > BM_LIMIT_NODES - t->n_values)
        return fault_number(t->ds, BM_INPUT_TOO_MANY, pos, BM_LIMIT_NODES, 0);
    t->n_values += n;
    return 0;
}

static int too_deep(bm_tree *t, const bm_pos *pos)
{
    return fault_number(t->ds, BM_INPUT_TOO_DEEP, pos, BM_LIMIT_DEPTH, 0);
}

/* Registers ${name}; a name may be used again, the last one counts. Returns its index, -1 for no
 * anchor, -2 when there are too many. */
static int anchor_new(bm_tree *t, bm_str name, const bm_pos *pos)
{
    if (!name.len)
        return -1;
    if (t->n_anchors == BM_LIMIT_ANCHORS) {
        fault_number(t->ds, BM_INPUT_ANCHORS, pos, BM_LIMIT_ANCHORS, 0);
        return -2;
    }
    anchor *x = &t->anchors[t->n_anchors];
    memset(x, 0, sizeof *x);
    x->name = bm_arena_copy(t->arena, name);
    return t->n_anchors++;
}

/* Hand a finished value to the list or map that is open. ${height}: its levels. */
static void add_value(bm_tree *t, const bm_value *value, unsigned height)
{
    if (!t->depth) {
        t->root = value;
        return;
    }
    frame *f = &t->frames[t->depth - 1];
    if (f->height < height + 1)
        f->height = height + 1;
    bm_member_entry entry = {0};
    if (f->kind == BM_VALUE_MAP) {
        f->has_name = false;
        if (f->name.dropped)
            return;
        entry = f->name;
    }
    entry.value = value;
    if (t->n == t->cap) {
        t->cap *= 2;
        bm_member_entry *grown = realloc(t->stack, t->cap * sizeof *grown);
        if (!grown)
            bm_arena_out_of_memory();
        t->stack = grown;
    }
    t->stack[t->n++] = entry;
}

static void set_name(frame *f, bm_str name, const bm_tree_node *node)
{
    memset(&f->name, 0, sizeof f->name);
    f->name.key = name;
    f->name.key_pos = node->pos;
    f->name.merge = !node->quoted && bm_str_is(name, "<<");
    f->has_name = true;
}

/* The open map waits for a name and got something else. */
static void drop_name(bm_tree *t, frame *f, const bm_pos *pos)
{
    bm_diags_add0(t->ds, BM_INPUT_KEY, pos);
    memset(&f->name, 0, sizeof f->name);
    f->name.dropped = true;
    f->has_name = true;
}

/* ${node}'s text in form C, 0-terminated in the arena; "" with a diagnostic when it cannot be held. */
static bm_str take_text(bm_tree *t, const bm_tree_node *node, size_t limit)
{
    if (node->text.len > limit) {
        fault_number(t->ds, BM_INPUT_VALUE_TOO_LONG, &node->pos, node->text.len, limit);
        return bm_str_of("");
    }
    if (node->text.len && memchr(node->text.ptr, 0, node->text.len)) {
        bm_diags_add1(t->ds, BM_INPUT_CONTROL, &node->pos, "U+0000");
        return bm_str_of("");
    }
    bm_str text = bm_nfc_normalize(t->arena, node->text);
    return text.ptr == node->text.ptr ? bm_arena_copy(t->arena, text) : text;
}

static bm_value *value_new(bm_tree *t, bm_value_kind kind, const bm_pos *pos)
{
    bm_value *v = bm_arena_zero(t->arena, 1, sizeof *v);
    v->kind = kind;
    v->pos = *pos;
    return v;
}

int bm_tree_scalar(bm_tree *t, const bm_tree_node *node)
{
    int anchored = anchor_new(t, node->anchor, &node->pos);
    if (anchored == -2)
        return -1;
    bool is_name = bm_tree_wants_name(t);
    if (!is_name && count_values(t, 1, &node->pos))
        return -1;
    bm_value *v = value_new(t, node->absent ? BM_VALUE_NULL : BM_VALUE_SCALAR, &node->pos);
    if (!node->absent || is_name)
        v->text = take_text(t, node, is_name ? KEY_BYTES : BM_LIMIT_TEXT_BYTES);
    v->quoted = node->quoted;
    if (anchored >= 0) {
        t->anchors[anchored].value = v;
        t->anchors[anchored].n_values = 1;
    }
    if (!is_name)
        add_value(t, v, 0);
    else if (node->text.len)
        set_name(&t->frames[t->depth - 1], v->text, node);
    else
        drop_name(t, &t->frames[t->depth - 1], &node->pos);
    return 0;
}

int bm_tree_alias(bm_tree *t, bm_str name, bm_pos pos)
{
    const anchor *x = NULL;
    for (int i = t->n_anchors - 1; i >= 0 && !x; i--)
        if (bm_str_eq(t->anchors[i].name, name))
            x = &t->anchors[i];
    bm_tree_node node = {.pos = pos, .absent = true};
    if (!x) {
        bm_diags_add(t->ds, BM_INPUT_ALIAS, &pos, NULL, &name, 1);
        node.text = name; /* lets a map go on when it stands for a name */
        return bm_tree_scalar(t, &node);
    }
    if (!x->value)
        return bm_diags_add(t->ds, BM_INPUT_ALIAS_LOOP, &pos, NULL, &name, 1);
    if (bm_tree_wants_name(t)) {
        if (x->value->kind != BM_VALUE_SCALAR) {
            drop_name(t, &t->frames[t->depth - 1], &pos);
            return 0;
        }
        node.text = x->value->text;
        node.quoted = true;
        return bm_tree_scalar(t, &node);
    }
    if (t->depth + x->height > BM_LIMIT_DEPTH)
        return too_deep(t, &pos);
    if (count_values(t, x->n_values, &pos))
        return -1;
    add_value(t, x->value, x->height);
    return 0;
}

int bm_tree_open(bm_tree *t, bm_value_kind kind, const bm_tree_node *node)
{
    if (t->depth == BM_LIMIT_DEPTH)
        return too_deep(t, &node->pos);
    int anchored = anchor_new(t, node->anchor, &node->pos);
    size_t before = t->n_values;
    if (anchored == -2 || count_values(t, 1, &node->pos))
        return -1;
    bool is_name = bm_tree_wants_name(t);
    frame *f = &t->frames[t->depth++];
    memset(f, 0, sizeof *f);
    f->kind = kind;
    f->pos = node->pos;
    f->first = t->n;
    f->n_before = before;
    f->anchor = anchored;
    f->is_name = is_name;
    return 0;
}

static bm_value *list_of(bm_tree *t, const frame *f, const bm_member_entry *children, size_t n)
{
    bm_value *list = value_new(t, BM_VALUE_LIST, &f->pos);
    const bm_value **items = bm_arena_zero(t->arena, n, sizeof *items);
    for (size_t i = 0; i < n; i++)
        items[i] = children[i].value;
    list->n = n;
    list->items = items;
    return list;
}

int bm_tree_close(bm_tree *t)
{
    const frame *f = &t->frames[t->depth - 1];
    const bm_member_entry *children = t->stack + f->first;
    size_t n = t->n - f->first;
    bm_value *v;
    if (f->kind == BM_VALUE_LIST) {
        v = list_of(t, f, children, n);
    } else {
        v = value_new(t, BM_VALUE_MAP, &f->pos);
        if (t->names == BM_TREE_GROUP)
            bm_member_group(t->arena, v, children, n);
        else
            bm_member_unite(t->arena, v, children, n, t->ds);
    }
    t->n = f->first;
    if (f->anchor >= 0) {
        anchor *x = &t->anchors[f->anchor];
        x->value = v;
        x->n_values = t->n_values - f->n_before;
        x->height = f->height + 1;
    }
    t->depth--;
    if (f->is_name)
        drop_name(t, &t->frames[t->depth - 1], &f->pos);
    else
        add_value(t, v, f->height + 1);
    return 0;
}
