/* SPDX-License-Identifier: MIT */
#include "draft/draft_end.h"

#include "draft/draft_columns.h"
#include "draft/draft_head.h"
#include "draft/draft_label.h"
#include "draft/draft_line.h"
#include "draft/draft_sign.h"
#include "text/tone.h"

enum {
    LONG_HEADING = 150, /* bytes of a heading of notes */
    MOST_CAPTIONS = 6   /* rows from a caption to its hint */
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

/* A row that may stand over or under a signature. */
static bool is_of_signature(bm_draft_walk *w, const bm_draft_row *row)
{
    bm_draft_row parts[BM_DRAFT_COLUMNS];
    if (bm_draft_sign_is_hint(row) || bm_draft_line_is_place_date(w->d->arena, row))
        return true;
    size_t n = bm_draft_columns_split(row, parts);
    bool known = n > 0;
    for (size_t i = 0; i < n; i++)
        known = known && (!trimmed(&parts[i]).len || bm_draft_sign_is_hint(&parts[i]) ||
                          bm_draft_sign_is_known(w->d->arena, &parts[i]) ||
                          bm_draft_line_is_place_date(w->d->arena, &parts[i]));
    return known || ((row->bold || row->upper) && bm_draft_walk_is_right(row) &&
                     !bm_draft_walk_has_gap(w, row));
}

static bool has_hint(const bm_draft_row *row)
{
    bm_draft_row parts[BM_DRAFT_COLUMNS];
    size_t n = bm_draft_columns_split(row, parts);
    for (size_t i = 0; i < n; i++)
        if (bm_draft_sign_is_hint(&parts[i]))
            return true;
    return false;
}

/* Rows from ${i} on that are signatures: captions, and a hint below them or known words in them. Returns how
 * many; 0 = they are none. */
static size_t count_signature_rows(bm_draft_walk *w, size_t i)
{
    const bm_draft_row *row;
    size_t end = i, seen = 0, hints = 0, known = 0, at = i;
    for (row = bm_draft_walk_row(w, i); row && seen < MOST_CAPTIONS && is_of_signature(w, row);
         row = bm_draft_walk_next(w, end, &at)) {
        bm_draft_row parts[BM_DRAFT_COLUMNS];
        size_t n = bm_draft_columns_split(row, parts);
        for (size_t k = 0; k < n; k++)
            known += bm_draft_sign_is_known(w->d->arena, &parts[k]) &&
                     (parts[k].upper || row->bold || bm_draft_walk_is_right(row));
        hints += has_hint(row);
        end = at + 1;
        seen++;
        if (has_hint(row))
            break;
    }
    return hints || known ? end - i : 0;
}

static size_t take_signatures(bm_draft_walk *w, size_t i)
{
    size_t n = w->titled || w->d->n_blocks ? count_signature_rows(w, i) : 0;
    bm_draft_columns columns;
    size_t at;
    if (!n)
        return 0;
    bm_draft_columns_of_rows(w->d->arena, w->items + i, n, &columns);
    /* A name under the room for the signature, in its column. */
    const bm_draft_row *name = bm_draft_walk_next(w, i + n, &at);
    if (name && columns.n == 1 && name->bold && bm_draft_walk_is_right(name) && !name->upper &&
        !bm_draft_walk_has_gap(w, name) && at - (i + n) > 1) {
        bm_draft_row_push(w->d->arena, &columns.columns[0], name);
        n = at + 1 - i;
    }
    bm_draft_sign_add(w->d, &columns);
    return n;
}

static size_t take_place_date(bm_draft_walk *w, size_t i)
{
    const bm_draft_row *row = &w->items[i].row;
    if (!bm_draft_walk_is_right(row) || !bm_draft_line_is_place_date(w->d->arena, row))
        return 0;
    (void)bm_draft_state_block(w->d, "place_date", bm_draft_line_place_date(w->d, row));
    return 1;
}

static size_t take_recipients(bm_draft_walk *w, size_t i)
{
    const bm_draft_row *row = &w->items[i].row;
    bm_draft_columns columns = {.n = 1};
    bm_draft_row parts[BM_DRAFT_COLUMNS];
    size_t end = i + 1, at;
    if (!bm_draft_sign_is_recipients(row) || bm_draft_columns_split(row, parts) > 1)
        return 0;
    bm_draft_row_push(w->d->arena, &columns.columns[0], row);
    for (const bm_draft_row *next;
         (next = bm_draft_walk_next(w, end, &at)) != NULL && bm_draft_walk_is_item(next);
         end = at + 1)
        bm_draft_row_push(w->d->arena, &columns.columns[0], next);
    bm_draft_sign_add(w->d, &columns);
    return end - i;
}

static bool is_notes_heading(const bm_draft_walk *w, const bm_draft_row *row)
{
    static const char *const words[] = {"GHI CHU", "CHU THICH", "HUONG DAN", "LUU Y", "CHU Y"};
    bm_str s = trimmed(row);
    bm_str plain = bm_tone_plain(w->d->arena, s.len > LONG_HEADING ? bm_str_n(s.ptr, 0) : s);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts_with(plain, words[i]))
            return s.len && (s.ptr[s.len - 1] == ':' || row->bold || row->italic ||
                             plain.len == strlen(words[i]));
    return false;
}

/* Notes end where another form, a signature or a table begins. */
static bool ends_notes(bm_draft_walk *w, size_t i)
{
    const bm_draft_row *row = bm_draft_walk_row(w, i);
    return !row || bm_draft_head_is_nation(w->d->arena, row) ||
           (row->page_break && !bm_draft_row_is_empty(row)) || count_signature_rows(w, i);
}

static size_t take_notes(bm_draft_walk *w, size_t i)
{
    const bm_draft_line_place heading = {.wording = true},
                              item = {.wording = true, .emphasis = true};
    const bm_draft_row *row = &w->items[i].row;
    bm_draft_state *d = w->d;
    if (!w->d->n_blocks || !is_notes_heading(w, row) || bm_draft_walk_has_gap(w, row))
        return 0;
    bm_draft_yaml *map = bm_draft_state_group(d, "notes", BM_DRAFT_YAML_MAP), *items = NULL;
    (void)bm_draft_yaml_set(d->arena, map, "heading", bm_draft_line_text(d, row, &heading));
    size_t end = i + 1;
    for (; end < w->n && !ends_notes(w, end); end++) {
        row = &w->items[end].row;
        if (!row->letters)
            continue;
        if (!items)
            items = bm_draft_yaml_add(d->arena, map, "items", BM_DRAFT_YAML_LIST);
        (void)bm_draft_yaml_set(d->arena, items, NULL, bm_draft_line_text(d, row, &item));
    }
    return end - i;
}

/* Footnotes and endnotes, by the numbers that stand in brackets where they belong. */
void bm_draft_end_footnotes(bm_draft_state *d, const bm_draft_flow *flow)
{
    const bm_draft_line_place place = {.wording = true, .emphasis = true};
    if (!flow->n_notes)
        return;
    bm_draft_yaml *map = bm_draft_state_group(d, "notes", BM_DRAFT_YAML_MAP);
    (void)bm_draft_yaml_set(d->arena, map, "heading", bm_str_of("&nbsp;"));
    bm_draft_yaml *items = bm_draft_yaml_add(d->arena, map, "items", BM_DRAFT_YAML_LIST);
    for (size_t i = 0; i < flow->n_notes; i++) {
        const char *text = bm_arena_printf(d->arena, "(%zu)", i + 1);
        for (size_t k = 0; k < flow->notes[i].n; k++)
            if (trimmed(&flow->notes[i].rows[k]).len)
                text = bm_arena_printf(d->arena, "%s %s", text,
                                       bm_draft_line_text(d, &flow->notes[i].rows[k], &place).ptr);
        (void)bm_draft_yaml_set(d->arena, items, NULL, bm_str_of(text));
    }
    bm_draft_state_doubt(d, map, BM_IMPORT_NOTES, bm_str_of(""), bm_str_of(""));
}

size_t bm_draft_end_take(bm_draft_walk *w, size_t i)
{
    static size_t (*const takers[])(bm_draft_walk * w, size_t i) = {
        take_notes, take_recipients, take_signatures, take_place_date};
    size_t n = 0;
    for (size_t k = 0; !n && k < sizeof takers / sizeof *takers; k++)
        n = takers[k](w, i);
    return n;
}
