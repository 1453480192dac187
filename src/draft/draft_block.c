/* Each kind of block has a function that takes what begins at an item of the flow and says how many items it
 * has taken; 0 = that is none of its kind. They are asked in turn; the last one takes anything.
 * SPDX-License-Identifier: MIT */
#include "draft/draft_block.h"

#include "draft/draft_columns.h"
#include "draft/draft_end.h"
#include "draft/draft_head.h"
#include "draft/draft_label.h"
#include "draft/draft_line.h"
#include "draft/draft_sign.h"
#include "draft/draft_table.h"
#include "draft/draft_top.h"

enum {
    LONG_HEADING = 150, /* bytes of a row in bold that is no heading any more */
    MOST_SIDE_ROWS = 40 /* of a column of signatures, or of the head */
};

/* ---- Tables ------------------------------------------------------------------------------- */

static bool has_nation(bm_draft_walk *w, const bm_draft_columns *columns)
{
    for (size_t c = 0; c < columns->n; c++)
        for (size_t i = 0; i < columns->columns[c].n; i++)
            if (bm_draft_head_is_nation(w->d->arena, &columns->columns[c].rows[i]))
                return true;
    return false;
}

static void add_items(bm_draft_walk *w, const bm_draft_item *items, size_t n);

/* The cells of ${table} as rows, one for each row of it where that is possible. */
static void add_flat(bm_draft_walk *w, const bm_draft_table *table)
{
    bm_arena *a = w->d->arena;
    bm_draft_rows rows = {0};
    for (size_t i = 0; i < table->n; i++) {
        const bm_draft_row *joined = bm_draft_columns_join(a, &table->rows[i], table->ruled);
        if (joined)
            bm_draft_row_push(a, &rows, joined);
        for (size_t k = 0; !joined && k < table->rows[i].n; k++)
            for (size_t r = 0; r < table->rows[i].cells[k].n; r++)
                bm_draft_row_push(a, &rows, &table->rows[i].cells[k].rows[r]);
    }
    bm_draft_item *items = bm_arena_zero(a, rows.n + 1, sizeof *items);
    for (size_t i = 0; i < rows.n; i++)
        items[i].row = rows.rows[i];
    add_items(w, items, rows.n);
}

/* The first words of ${table}, to name it. */
static bm_str name_of(bm_arena *a, const bm_draft_table *table)
{
    for (size_t i = 0; i < table->n; i++)
        for (size_t k = 0; k < table->rows[i].n; k++)
            for (size_t r = 0; r < table->rows[i].cells[k].n; r++)
                if (table->rows[i].cells[k].rows[r].letters)
                    return bm_draft_label_spaced(a, table->rows[i].cells[k].rows[r].text);
    return bm_str_of("");
}

static bool shows_something(const bm_draft_table *table)
{
    for (size_t i = 0; i < table->n; i++)
        for (size_t k = 0; k < table->rows[i].n; k++)
            for (size_t r = 0; r < table->rows[i].cells[k].n; r++)
                if (!bm_draft_row_is_empty(&table->rows[i].cells[k].rows[r]))
                    return true;
    return false;
}

/* ${table} as columns, when it is one of few rows and columns that stand side by side. */
static bool read_sides(bm_draft_walk *w, const bm_draft_table *table, bm_draft_columns *columns)
{
    if (!bm_draft_columns_of_table(w->d->arena, table, columns))
        return false;
    for (size_t i = 0; i < columns->n; i++)
        if (columns->columns[i].n > MOST_SIDE_ROWS)
            return false;
    return true;
}

static void add_table(bm_draft_walk *w, const bm_draft_table *table)
{
    bm_draft_columns columns;
    bool sides = read_sides(w, table, &columns);
    if (!shows_something(table))
        return;
    if (sides && has_nation(w, &columns)) {
        bm_draft_top_begin(w);
        bm_draft_head_add(w->d, &columns);
    } else if (sides && columns.n <= 4 && bm_draft_sign_are(w->d->arena, &columns) &&
               (!table->ruled || table->n <= 3)) {
        bm_draft_sign_add(w->d, &columns);
    } else if (!table->ruled || !bm_draft_table_add(w->d, table)) {
        bm_draft_yaml *before = w->d->body->last;
        add_flat(w, table);
        if (table->ruled)
            bm_draft_state_doubt(w->d, before ? before->next : w->d->body->first,
                                 BM_IMPORT_FIXED_TABLE, name_of(w->d->arena, table), bm_str_of(""));
    }
}

/* ---- Rows --------------------------------------------------------------------------------- */

/* A line that only divides: of characters, low lines below the nation, a border with no label that waits for it. */
static bool is_ornament(const bm_draft_walk *w, const bm_draft_row *row)
{
    if (bm_draft_gap_is_rule(row))
        return !row->n_slots;
    if (!bm_draft_walk_is_dotted(w, row))
        return false;
    return row->rule_below ? !w->d->waiting.len : !w->titled && row->align == BM_DOCX_READ_CENTER;
}

static size_t take_nothing(bm_draft_walk *w, size_t i)
{
    const bm_draft_row *row = &w->items[i].row;
    return bm_draft_row_is_empty(row) || is_ornament(w, row);
}

static size_t take_dotted(bm_draft_walk *w, size_t i)
{
    size_t n = 0;
    const bm_draft_row *row;
    while ((row = bm_draft_walk_row(w, i + n)) != NULL && !bm_draft_row_is_empty(row) &&
           bm_draft_walk_is_dotted(w, row))
        n++;
    if (n)
        bm_draft_line_dotted(w->d, &w->items[i].row, n);
    return n;
}

static size_t take_heading(bm_draft_walk *w, size_t i)
{
    const bm_draft_line_place place = {.emphasis = false};
    const bm_draft_row *row = &w->items[i].row;
    bool heading = row->bold || row->outline > 0;
    if (!heading || bm_draft_walk_has_gap(w, row) || row->text.len > LONG_HEADING ||
        row->align == BM_DOCX_READ_CENTER || memchr(row->text.ptr, BM_DRAFT_TAB, row->text.len))
        return 0;
    bm_draft_state *d = w->d;
    d->heading = bm_draft_label_spaced(d->arena, row->text);
    (void)bm_draft_state_block(d, "heading", bm_draft_line_text(d, row, &place));
    d->waiting = d->heading.ptr[d->heading.len - 1] == ':'
                     ? bm_draft_label_clean(d->arena, d->heading)
                     : bm_str_of("");
    return 1;
}

static size_t take_centered(bm_draft_walk *w, size_t i)
{
    const bm_draft_line_place place = {.emphasis = true};
    const bm_draft_row *row = &w->items[i].row;
    if (row->align != BM_DOCX_READ_CENTER || bm_draft_walk_has_gap(w, row) ||
        memchr(row->text.ptr, BM_DRAFT_TAB, row->text.len))
        return 0;
    (void)bm_draft_state_block(w->d, "centered", bm_draft_line_text(w->d, row, &place));
    return 1;
}

static size_t take_basis(bm_draft_walk *w, size_t i)
{
    const bm_draft_line_place place = {.emphasis = false};
    const bm_draft_row *row = &w->items[i].row;
    if (!row->italic || !bm_draft_walk_starts(row, "Căn cứ") || row->text.len > 4 * LONG_HEADING)
        return 0;
    (void)bm_draft_state_block(w->d, "basis", bm_draft_line_text(w->d, row, &place));
    return 1;
}

/* What is written at the end of a row may as well stand below it: on dots, in a list, in a table. */
static bool goes_on_below(bm_draft_walk *w, size_t i)
{
    size_t at;
    const bm_draft_row *next = bm_draft_walk_next(w, i + 1, &at);
    if (!next)
        return at < w->n;
    return bm_draft_walk_is_dotted(w, next) || bm_draft_walk_is_item(next);
}

static size_t take_line(bm_draft_walk *w, size_t i)
{
    bm_draft_line_add(w->d, &w->items[i].row, !goes_on_below(w, i));
    return 1;
}

static size_t take_row(bm_draft_walk *w, size_t i)
{
    static size_t (*const takers[])(bm_draft_walk * w, size_t i) = {
        take_nothing, bm_draft_top_take, bm_draft_end_take, take_dotted,
        take_basis,   take_heading,      take_centered,     take_line};
    size_t n = 0;
    for (size_t k = 0; !n && k < sizeof takers / sizeof *takers; k++)
        n = takers[k](w, i);
    return n;
}

/* Where a new page begins, if there is something on it and before it. */
static void break_page(bm_draft_walk *w, const bm_draft_item *item)
{
    bool breaks = !item->table && item->row.page_break;
    bool shows = item->table || !bm_draft_row_is_empty(&item->row);
    w->page_break |= breaks && w->d->n_blocks;
    if (!w->page_break || !shows)
        return;
    bm_draft_state_bare(w->d, "page_break");
    w->page_break = false;
}

static void add_items(bm_draft_walk *w, const bm_draft_item *items, size_t n)
{
    bm_draft_walk inner = *w;
    inner.items = items;
    inner.n = n;
    for (size_t i = 0; i < n;) {
        break_page(&inner, &items[i]);
        if (items[i].table)
            add_table(&inner, items[i].table);
        i += items[i].table ? 1 : take_row(&inner, i);
    }
    w->titled = inner.titled;
    w->page_break = inner.page_break;
}

void bm_draft_block_add_all(bm_draft_state *d, const bm_draft_flow *flow)
{
    bm_draft_walk w = {.d = d};
    add_items(&w, flow->items, flow->n);
    bm_draft_end_footnotes(d, flow);
}
