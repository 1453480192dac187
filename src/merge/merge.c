/* Walks the template and copies only what has a value below it; everything else in the document is
 * the form's own nodes. What a field prints stands in merge_value.c.
 * SPDX-License-Identifier: MIT */
#include "merge/merge.h"

#include "base/buf.h"
#include "form/condition.h"
#include "merge/merge_value.h"

/* All that a copy depends on. Copied and changed on the way down. */
typedef struct {
    bm_merge_value_place place;
    bm_diags *ds;
    int *status;
} walk;

static const bm_node *copy(const walk *w, const bm_node *node);

static size_t count_rows(const walk *w, int table)
{
    return table >= 0 && w->place.values ? w->place.values->n_rows[table] : 0;
}

/* A new node like ${node}, whose children go into ${list}. */
static bm_node *copy_shell(const walk *w, const bm_node *node, bm_node_list *list, size_t n_more)
{
    bm_arena *a = w->place.a;
    bm_node *shell = bm_arena_alloc(a, sizeof *shell);
    *shell = *node;
    shell->flags &= (uint16_t) ~(BM_NODE_REPEAT | BM_NODE_BLANK | BM_NODE_EACH | BM_NODE_SERIES |
                                 BM_NODE_ALONE | BM_NODE_SEVERAL | BM_NODE_OPTIONAL);
    shell->when = 0;
    if (node->type == BM_NODE_ROW || node->type == BM_NODE_CELL)
        shell->row = (uint32_t)w->place.row;
    list->arena = a;
    list->n = 0;
    list->cap = node->n_children + n_more;
    list->items = bm_arena_alloc(a, list->cap * sizeof *list->items);
    return shell;
}

/* A paragraph that is nothing but one field of type markdown; ${*value} is its value. */
static bool is_markdown(const walk *w, const bm_node *node, const bm_field_value **value)
{
    if (node->type != BM_NODE_PARAGRAPH || node->n_children != 1)
        return false;
    const bm_node *only = node->children[0];
    if (only->type != BM_NODE_FIELD || only->field < 0 ||
        w->place.form->fields[only->field].type != BM_FIELD_MARKDOWN)
        return false;
    *value = bm_merge_value_of(&w->place, only->field);
    return *value && (*value)->present;
}

static void add_markdown(const walk *w, const bm_node *node, const bm_field_value *value,
                         bm_node_list *list)
{
    bm_arena *a = w->place.a;
    int16_t field = node->children[0]->field;
    const char *id = bm_arena_cstr(a, w->place.form->fields[field].id);
    size_t first = list->n;
    if (bm_markdown_blocks(a, value->text, value->pos, id, list, w->ds) != 0)
        *w->status = -1;
    for (size_t i = first; i < list->n; i++) {
        bm_node *block = bm_arena_alloc(a, sizeof *block);
        *block = *list->items[i];
        block->field = field;
        list->items[i] = block;
    }
}

/* Whether a paragraph that may be left out is: on a filled form when none of its fields has a value, on the blank
 * form when nothing of it prints. */
static bool is_left_out(const walk *w, const bm_node *node)
{
    for (size_t i = 0; i < node->n_children; i++) {
        const bm_node *child = node->children[i];
        if (child->type == BM_NODE_FIELD &&
            (child->field < 0 || bm_merge_value_prints(&w->place, child->field)))
            return false;
    }
    return true;
}

/* A footer of nothing would still have its rule. */
static void add_block(const walk *w, const bm_node *node, bm_node_list *list)
{
    const bm_node *made = copy(w, node);
    if (made->n_children || node->type != BM_NODE_FOOTER)
        bm_node_list_add(list, made);
}

enum { LISTED = BM_NODE_EACH | BM_NODE_ALONE | BM_NODE_SEVERAL };

/* Whether ${node} is not in this document. */
static bool is_skipped(const walk *w, const bm_node *node)
{
    const bm_merge_value_place *p = &w->place;
    if (node->when && !bm_condition_holds(p->form, node->when, p->values, p->row))
        return true;
    return (node->flags & BM_NODE_OPTIONAL) && is_left_out(w, node);
}

/* In place of a paragraph that is skipped: nothing, but a cell is never without a paragraph. */
static void add_nothing(const walk *w, const bm_node *node, bm_node_list *list)
{
    bm_node_list none;
    if (!w->place.in_cell)
        return;
    bm_node *shell = copy_shell(w, node, &none, 0);
    bm_node_list_close(&none, shell);
    bm_node_list_add(list, shell);
}

/* Whether a paragraph like child ${i} of ${parent} comes behind it, so that a series goes on. */
static bool goes_on(const walk *w, const bm_node *parent, size_t i)
{
    uint8_t style = parent->children[i]->style;
    for (i++; i < parent->n_children && parent->children[i]->style == style; i++)
        if (!is_skipped(w, parent->children[i]))
            return true;
    return false;
}

/* A paragraph that depends on how many items its LIST has: without any it stands once, with the gap. */
static void add_listed(const walk *w, const bm_node *parent, size_t i, bm_node_list *list)
{
    const bm_node *node = parent->children[i];
    walk in = *w;
    size_t n = bm_merge_value_items(&w->place, node->field);
    if ((node->flags & BM_NODE_ALONE && n > 1) || (node->flags & BM_NODE_SEVERAL && n < 2))
        return;
    if (node->flags & BM_NODE_SERIES)
        in.place.series = goes_on(w, parent, i) ? BM_MERGE_SERIES_OPEN : BM_MERGE_SERIES;
    size_t times = (node->flags & BM_NODE_EACH) && n ? n : 1;
    for (in.place.item = 1; in.place.item <= times; in.place.item++)
        bm_node_list_add(list, copy(&in, node));
}

/* Whether all documents share ${node}. Rows that are counted have their number, and so do cells that are for a field. */
static bool is_shared(const walk *w, const bm_node *node)
{
    bool counted = w->place.row &&
                   (node->type == BM_NODE_ROW || (node->type == BM_NODE_CELL && node->field >= 0));
    return (node->flags & BM_NODE_STATIC) && !counted;
}

/* Append what child ${i} of ${parent}, which is being copied, becomes. */
static void add_copy(const walk *w, const bm_node *parent, size_t i, bm_node_list *list)
{
    const bm_node *node = parent->children[i];
    const bm_field_value *value;
    if (is_shared(w, node))
        bm_node_list_add(list, node);
    else if (node->type == BM_NODE_FIELD)
        bm_merge_value_add(&w->place, node, list);
    else if (is_skipped(w, node))
        add_nothing(w, node, list);
    else if (node->flags & LISTED)
        add_listed(w, parent, i, list);
    else if (is_markdown(w, node, &value))
        add_markdown(w, node, value, list);
    else
        add_block(w, node, list);
}

static bm_node *copy_plain(const walk *w, const bm_node *node)
{
    bm_node_list list;
    bm_node *shell = copy_shell(w, node, &list, 0);
    for (size_t i = 0; i < node->n_children; i++)
        add_copy(w, node, i, &list);
    bm_node_list_close(&list, shell);
    return shell;
}

/* A row of the data, or an empty one in its place: it knows its table. */
static const bm_node *copy_row(const walk *w, const bm_node *node)
{
    bm_node *row = copy_plain(w, node);
    row->field = (int16_t)w->place.table;
    return row;
}

/* The table's rows of the data, or its empty rows when there are none; both stand where the form
 * has them, and are counted. */
static const bm_node *copy_table(const walk *w, const bm_node *node)
{
    walk in = *w;
    in.place.table = -1;
    for (size_t i = 0; i < node->n_children; i++)
        if (node->children[i]->flags & BM_NODE_REPEAT)
            in.place.table = node->children[i]->field;
    size_t n_rows = count_rows(&in, in.place.table), n_blank = 0;
    bm_node_list list;
    bm_node *shell = copy_shell(w, node, &list, n_rows);
    for (size_t i = 0; i < node->n_children; i++) {
        const bm_node *row = node->children[i];
        walk each = in;
        if (row->flags & BM_NODE_REPEAT) {
            for (size_t r = 0; r < n_rows; r++) {
                each.place.row = r + 1;
                bm_node_list_add(&list, copy_row(&each, row));
            }
        } else if (!(row->flags & BM_NODE_BLANK)) {
            bm_node_list_add(&list, copy(&in, row));
        } else if (n_rows == 0) {
            each.place.row = ++n_blank;
            bm_node_list_add(&list, copy_row(&each, row));
        }
    }
    bm_node_list_close(&list, shell);
    return shell;
}

/* The first field of a paragraph of the form, or -1. */
static int16_t field_in(const bm_node *paragraph)
{
    for (uint32_t i = 0; i < paragraph->n_children; i++) {
        const bm_node *inline_node = paragraph->children[i];
        if (inline_node->type == BM_NODE_FIELD && inline_node->field >= 0)
            return inline_node->field;
    }
    return -1;
}

/* The same of a cell. */
static int16_t field_in_cell(const bm_node *cell)
{
    int16_t field = -1;
    for (uint32_t i = 0; i < cell->n_children && field < 0; i++)
        field = field_in(cell->children[i]);
    return field;
}

static bool prints_nothing(const bm_node *cell)
{
    for (uint32_t i = 0; i < cell->n_children; i++)
        if (cell->children[i]->n_children)
            return false;
    return true;
}

/* An empty cell knows what it is for. */
static const bm_node *copy_cell(const walk *w, const bm_node *node)
{
    bm_node *cell = copy_plain(w, node);
    if (cell->field < 0 && prints_nothing(cell))
        cell->field = field_in_cell(node);
    return cell;
}

/* So does the empty line for a name below a signature. */
static const bm_node *copy_name(const walk *w, const bm_node *node)
{
    bm_node *name = copy_plain(w, node);
    if (!name->n_children)
        name->field = field_in(node);
    return name;
}

static const bm_node *copy(const walk *w, const bm_node *node)
{
    if (is_shared(w, node))
        return node;
    if (node->type == BM_NODE_TABLE)
        return copy_table(w, node);
    if (node->type != BM_NODE_CELL && node->style != BM_STYLE_SIGN_NAME)
        return copy_plain(w, node);
    walk in = *w;
    in.place.in_cell |= node->type == BM_NODE_CELL;
    in.place.in_name |= node->type == BM_NODE_PARAGRAPH;
    return node->type == BM_NODE_CELL ? copy_cell(&in, node) : copy_name(&in, node);
}

static int64_t created_of(const bm_form *form, const bm_field_values *values)
{
    if (form->date_field >= 0 && values && values->values[form->date_field].date.year)
        return bm_date_seconds(values->values[form->date_field].date);
    bm_date first;
    if (bm_date_parse(bm_str_of(form->info.valid_from), &first) == BM_DATE_OK)
        return bm_date_seconds(first);
    return 0;
}

/* The office, in one line. */
static bm_str author_of(bm_arena *a, const bm_form *form, const bm_field_values *values)
{
    if (form->author_field < 0 || !values)
        return bm_str_n("", 0);
    const bm_field_value *value = &values->values[form->author_field];
    if (!value->n_items)
        return value->typed;
    bm_buf line = {0};
    for (size_t i = 0; i < value->n_items; i++) {
        if (i)
            bm_buf_add_byte(&line, ' ');
        bm_buf_add(&line, value->items[i].ptr, value->items[i].len);
    }
    bm_str author = bm_arena_copy(a, bm_str_n(line.ptr, line.len));
    bm_buf_free(&line);
    return author;
}

/* What a document calls itself, while it is gathered from its paragraphs. */
typedef struct {
    const bm_form *form;
    bm_buf text;
    bool says_more; /* than the name of the form, which offers the choices that it knows */
} own_title;

static void add_title(own_title *t, const bm_node *paragraph)
{
    bool begins = true;
    for (uint32_t i = 0; i < paragraph->n_children; i++) {
        const bm_node *child = paragraph->children[i];
        if (child->type != BM_NODE_TEXT && child->type != BM_NODE_BREAK)
            continue;
        if (t->text.len && (begins || child->type == BM_NODE_BREAK))
            bm_buf_add_byte(&t->text, ' ');
        begins = false;
        bm_buf_add(&t->text, child->text.ptr, child->text.len);
        if (child->flags & BM_NODE_VALUE)
            t->says_more |= t->form->fields[child->field].type != BM_FIELD_CHOICE;
    }
}

static bool is_gap(const bm_node *paragraph)
{
    for (uint32_t i = 0; i < paragraph->n_children; i++) {
        const bm_node *child = paragraph->children[i];
        if (child->type != BM_NODE_BREAK && child->field >= 0 && !(child->flags & BM_NODE_VALUE))
            return true;
    }
    return false;
}

/* Titles and subjects from ${node} down, in their order. A letter has no title of its own: the name of the form goes
 * before its subject. */
static void gather_title(own_title *t, const bm_node *node)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_node *child = node->children[i];
        bool title = child->style == BM_STYLE_TITLE || child->style == BM_STYLE_RULED_TITLE;
        bool subject = child->style == BM_STYLE_SUBJECT || child->style == BM_STYLE_LETTER_SUBJECT;
        if (child->type == BM_NODE_LETTERHEAD || child->type == BM_NODE_COLUMN)
            gather_title(t, child);
        if (child->type != BM_NODE_PARAGRAPH || !(title || subject) || is_gap(child))
            continue;
        if (subject && !t->text.len)
            bm_buf_add_cstr(&t->text, t->form->info.title);
        add_title(t, child);
    }
}

/* The name of the form; or, where the data say what the document is about, the name of the kind and the subject, which
 * is how documents are registered (NĐ 30/2020/NĐ-CP, Phụ lục IV). */
static bm_str title_of(bm_arena *a, const bm_form *form, const bm_node *root)
{
    own_title t = {.form = form};
    gather_title(&t, root);
    bm_str title = bm_str_of(form->info.title);
    if (t.says_more)
        title = bm_arena_copy(a, bm_str_n(t.text.ptr, t.text.len));
    bm_buf_free(&t.text);
    return title;
}

int bm_merge_document(bm_arena *a, const bm_form *form, const bm_field_values *values,
                      bm_document *out, bm_diags *ds)
{
    int status = 0;
    walk w = {.place = {.a = a, .form = form, .values = values, .table = -1},
              .ds = ds,
              .status = &status};
    out->root = copy(&w, form->body);
    out->title = title_of(a, form, out->root);
    out->form = form;
    out->values = values;
    out->form_id = bm_str_of(form->info.id);
    out->author = author_of(a, form, values);
    out->created = created_of(form, values);
    out->landscape = form->landscape;
    return status;
}
