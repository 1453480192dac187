/* SPDX-License-Identifier: MIT */
#include "draft/draft_top.h"

#include "draft/draft_columns.h"
#include "draft/draft_head.h"
#include "draft/draft_label.h"
#include "draft/draft_line.h"
#include "draft/draft_sign.h"

enum {
    MOST_HEAD_ROWS = 8, /* between the nation and the rest of its head */
    MOST_TITLE_ROWS = 12,
    MOST_NAMES = 6 /* rows below “Kính gửi:” that belong to it */
};

static bm_str trimmed(const bm_draft_row *row)
{
    return bm_draft_label_trim(row->text);
}

static bool starts_with(bm_str s, const char *words)
{
    size_t n = strlen(words);
    return s.len >= n && memcmp(s.ptr, words, n) == 0;
}

void bm_draft_top_begin(bm_draft_walk *w)
{
    if (w->d->n_forms++ == 1)
        bm_draft_state_doubt(w->d, NULL, BM_IMPORT_SEVERAL, bm_str_of(""), bm_str_of(""));
    w->titled = false;
}

static size_t take_nation(bm_draft_walk *w, size_t i)
{
    bm_arena *a = w->d->arena;
    const bm_draft_row *row = &w->items[i].row;
    bm_draft_row parts[BM_DRAFT_COLUMNS];
    size_t n_parts = bm_draft_columns_split(row, parts), k = 0;
    while (k < n_parts && !bm_draft_head_is_nation(a, &parts[k]))
        k++;
    if (k == n_parts)
        return 0;
    bm_draft_top_begin(w);
    size_t end = i + 1, motto_at;
    if (n_parts > 1) {
        /* an office beside the nation: all rows of two texts that follow */
        const bm_draft_row *next;
        while (end < i + MOST_HEAD_ROWS && (next = bm_draft_walk_row(w, end)) != NULL &&
               (bm_draft_row_is_empty(next) || bm_draft_gap_is_rule(next) ||
                bm_draft_columns_split(next, parts) > 1 || bm_draft_head_is_motto(a, next)))
            end++;
        bm_draft_columns columns;
        bm_draft_columns_of_rows(a, w->items + i, end - i, &columns);
        bm_draft_head_add(w->d, &columns);
        return end - i;
    }
    const bm_draft_row *motto = bm_draft_walk_next(w, i + 1, &motto_at);
    if (!motto || !bm_draft_head_is_motto(a, motto))
        motto = NULL;
    bm_draft_head_nation(w->d, row, motto);
    end = motto ? motto_at + 1 : i + 1;
    /* low lines under it are its rule */
    const bm_draft_row *below = bm_draft_walk_next(w, end, &motto_at);
    if (motto && below && below->align == BM_DOCX_READ_CENTER && bm_draft_walk_is_dotted(w, below))
        end = motto_at + 1;
    return end - i;
}

static size_t take_number(bm_draft_walk *w, size_t i)
{
    const bm_draft_row *row = &w->items[i].row;
    bm_arena *a = w->d->arena;
    if (w->titled || (!bm_draft_head_is_number(a, row) && !bm_draft_head_is_citation(a, row)))
        return 0;
    bm_draft_head_number(w->d, row);
    return 1;
}

/* A row in capitals or bold in the middle: of a title, once it has begun also without capitals. */
static bool is_title(const bm_draft_walk *w, const bm_draft_row *row, bool begun)
{
    bm_str s = trimmed(row);
    if (!row->letters || row->align != BM_DOCX_READ_CENTER || s.ptr[0] == '(' ||
        starts_with(s, "Kính gửi") || bm_draft_sign_is_known(w->d->arena, row))
        return false;
    return row->bold || (row->upper && !begun);
}

/* Dots in the middle right below the title: what the document is about. */
static size_t take_subject(bm_draft_walk *w, size_t i)
{
    const bm_draft_line_place place = {.id = "trich_yeu", .label = "Trích yếu"};
    size_t at;
    const bm_draft_row *row = bm_draft_walk_next(w, i, &at);
    if (!row || row->align != BM_DOCX_READ_CENTER || !bm_draft_walk_is_dotted(w, row))
        return 0;
    (void)bm_draft_state_block(w->d, "centered", bm_draft_line_text(w->d, row, &place));
    return at + 1 - i;
}

/* "(Kèm theo Quyết định số …)" below the title of an annex. */
static size_t take_reference(bm_draft_walk *w, size_t i)
{
    const bm_draft_line_place place = {.emphasis = false};
    const bm_draft_row *row = &w->items[i].row;
    if (!w->titled || row->align != BM_DOCX_READ_CENTER ||
        !bm_draft_head_is_citation(w->d->arena, row))
        return 0;
    (void)bm_draft_state_block(w->d, "annex_reference", bm_draft_line_text(w->d, row, &place));
    return 1;
}

static size_t take_title(bm_draft_walk *w, size_t i)
{
    const bm_draft_line_place place = {.emphasis = false};
    bm_arena *a = w->d->arena;
    size_t end = i, at = i;
    const bm_draft_row *row = &w->items[i].row;
    if (w->titled || !is_title(w, row, false))
        return 0;
    const char *text = "", *words = "";
    for (size_t n = 0; row && n < MOST_TITLE_ROWS && is_title(w, row, end > i); n++) {
        const char *between = end > i ? "\\\n" : "", *space = end > i ? " " : "";
        bm_str said = bm_draft_gap_shown(a, row, 0, row->text.len);
        text =
            bm_arena_printf(a, "%s%s%s", text, between, bm_draft_line_text(w->d, row, &place).ptr);
        words = bm_arena_printf(a, "%s%s%s", words, space, said.ptr);
        end = at + 1;
        row = bm_draft_walk_next(w, end, &at);
    }
    if (!w->d->title.len)
        w->d->title = bm_draft_label_spaced(a, bm_str_of(words));
    (void)bm_draft_state_block(w->d, "title", bm_str_of(text));
    w->titled = true;
    return end - i + take_subject(w, end);
}

/* The names below “Kính gửi:”, as a field with what stands there now. ${end} is behind them. */
static void add_addressees(bm_draft_walk *w, const bm_draft_row *label, size_t first, size_t end)
{
    const bm_draft_line_place wording = {.wording = true};
    bm_draft_state *d = w->d;
    bm_str *texts = bm_arena_alloc(d->arena, (end - first + 1) * sizeof *texts);
    bm_draft_field f = {.id = bm_str_of("kinh_gui"),
                        .label = bm_str_of("Kính gửi"),
                        .type = BM_FIELD_LIST,
                        .items = texts};
    for (size_t i = first; i < end; i++) {
        const bm_draft_row *row = &w->items[i].row;
        bm_str s =
            bm_draft_label_spaced(d->arena, bm_draft_gap_shown(d->arena, row, 0, row->text.len));
        if (s.len)
            texts[f.n_items++] = bm_str_from(s, bm_draft_label_mark(s));
    }
    bm_draft_yaml *map = bm_draft_state_group(d, "addressees", BM_DRAFT_YAML_MAP);
    map->flow = true;
    (void)bm_draft_yaml_set(d->arena, map, "label", bm_draft_line_text(d, label, &wording));
    bm_str id = bm_draft_state_field(d, &f);
    (void)bm_draft_yaml_set(
        d->arena, map, "items",
        bm_str_of(bm_arena_printf(d->arena, "{%s}", bm_arena_cstr(d->arena, id))));
}

static size_t take_addressee(bm_draft_walk *w, size_t i)
{
    const bm_draft_line_place place = {.id = "kinh_gui", .label = "Kính gửi"};
    const bm_draft_row *row = &w->items[i].row, *next;
    bm_str s = trimmed(row);
    if (!starts_with(s, "Kính gửi"))
        return 0;
    size_t at, end = i + 1, n = 0;
    w->titled = true;
    while (s.ptr[s.len - 1] == ':' && (next = bm_draft_walk_next(w, end, &at)) != NULL &&
           bm_draft_walk_is_item(next)) {
        end = at + 1;
        n++;
    }
    if (n > 1) {
        add_addressees(w, row, i + 1, end);
        return end - i;
    }
    const char *text = bm_draft_line_text(w->d, row, &place).ptr;
    end = i + 1;
    /* what stands in the middle below it belongs to it */
    while ((next = bm_draft_walk_next(w, end, &at)) != NULL && next->align == BM_DOCX_READ_CENTER &&
           !next->bold && next->letters && at < i + MOST_NAMES) {
        text = bm_arena_printf(w->d->arena, "%s\\\n%s", text,
                               bm_draft_line_text(w->d, next, &place).ptr);
        end = at + 1;
    }
    (void)bm_draft_state_block(w->d, "addressee", bm_str_of(text));
    return end - i;
}

size_t bm_draft_top_take(bm_draft_walk *w, size_t i)
{
    static size_t (*const takers[])(bm_draft_walk * w, size_t i) = {
        take_nation, take_number, take_addressee, take_reference, take_title};
    size_t n = 0;
    for (size_t k = 0; !n && k < sizeof takers / sizeof *takers; k++)
        n = takers[k](w, i);
    return n;
}
