/* Lines. A paragraph that fits on one line never asks where it could be broken.
 * SPDX-License-Identifier: MIT */
#include "layout/paragraph.h"

#include <math.h>

/* Widths are sums of font units times a size: what differs by less is rounding, not overflow. */
#define TOLERANCE_PT 0.001

/* Other readers round advances: the width of balanced lines is one that could be half of this more or less and
 * they would end at the same places. */
#define BALANCE_ROOM_PT 4.0

bm_item *bm_paragraph_item(bm_item_list *list, bm_item_kind kind)
{
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 4;
        list->items = bm_arena_grow(list->arena, list->items, list->n * sizeof *list->items,
                                    cap * sizeof *list->items);
        list->cap = cap;
    }
    bm_item *item = &list->items[list->n++];
    memset(item, 0, sizeof *item);
    item->kind = (uint8_t)kind;
    return item;
}

void bm_paragraph_space(bm_item_list *list, size_t from)
{
    if (list->n > from)
        list->items[list->n - 1].flags |= BM_ITEM_SPACE;
}

static bool is_space(const bm_shape *shape, const bm_run *run, size_t glyph)
{
    return (run->kind == BM_RUN_TEXT && shape->glyphs[glyph].code == ' ') ||
           run->kind == BM_RUN_BREAK;
}

static double width_of(const bm_shape *shape, const bm_run *run, size_t glyph)
{
    return run->kind == BM_RUN_TEXT ? shape->glyphs[glyph].advance * run->scale : run->width_pt;
}

/* Where lines may end, with the rules for objects: a box stays with its option, a leader with its label. */
static const uint8_t *find_breaks(const bm_shape *shape)
{
    uint8_t *may = bm_arena_alloc(shape->layout->arena, shape->text_len + 1);
    bm_linebreak_find(shape->layout->linebreak, bm_str_n(shape->text, shape->text_len), may);
    may[shape->text_len] = 1;
    for (size_t r = 0; r < shape->n_runs; r++) {
        const bm_run *run = &shape->runs[r];
        size_t after = run->at + run->len;
        if (run->kind == BM_RUN_LEADER)
            may[run->at] = 0;
        if (run->kind == BM_RUN_BOX || run->kind == BM_RUN_LEADER)
            may[after] = 0;
        if (run->kind == BM_RUN_BOX && after < shape->text_len && shape->text[after] == ' ')
            may[after + 1] = 0;
    }
    return may;
}

static size_t run_of(const bm_shape *shape, size_t run, size_t glyph)
{
    while (run < shape->n_runs && glyph >= shape->runs[run].first + shape->runs[run].n)
        run++;
    return run;
}

/* The line from ${line->glyph} to ${end}: trims spaces, sums widths. */
static void measure(const bm_shape *shape, bm_paragraph_line *line, size_t end)
{
    double width = 0, trimmed = 0;
    unsigned spaces = 0;
    size_t g = line->glyph;
    line->end_glyph = line->glyph;
    line->n_spaces = line->n_leaders = 0;
    for (size_t run = run_of(shape, line->run, g); g < end; run++) {
        const bm_run *r = &shape->runs[run];
        size_t run_end = r->first + r->n < end ? r->first + r->n : end;
        line->n_leaders += r->kind == BM_RUN_LEADER;
        for (; g < run_end; g++) {
            width += width_of(shape, r, g);
            if (is_space(shape, r, g)) {
                spaces++;
                continue;
            }
            trimmed = width;
            line->end_glyph = (uint32_t)g + 1;
            line->n_spaces = spaces;
        }
    }
    line->width_pt = trimmed;
}

/* An unbreakable word meets the edge at ${g}: where to cut it. */
static size_t cut_word(const bm_shape *shape, size_t start, size_t g)
{
    size_t from = shape->at[start], cut = g;
    bm_str word = bm_str_n(shape->text + from, shape->text_len - from);
    size_t best = bm_linebreak_cut(word, shape->at[g] - from);
    if (best) {
        while (shape->at[cut - 1] >= from + best)
            cut--;
        return cut;
    }
    while (g > start + 1 && shape->at[g] == shape->at[g - 1])
        g--;
    cut = g;
    while (cut > start + 1 && shape->text[shape->at[cut - 1]] == '-')
        cut--;
    return cut > start + 1 || shape->text[shape->at[start]] != '-' ? cut : g;
}

/* The end (exclusive glyph) of the line that starts at ${start}. */
static size_t find_end(const bm_shape *shape, const uint8_t *may, size_t run, size_t start,
                       double width_pt)
{
    double x = 0;
    size_t candidate = 0; /* 0 = none: a line holds at least one glyph */
    for (size_t g = start; g < shape->n_glyphs; g++) {
        run = run_of(shape, run, g);
        const bm_run *r = &shape->runs[run];
        if (r->kind == BM_RUN_BREAK)
            return g + 1;
        if (g > start && may[shape->at[g]] && shape->at[g] != shape->at[g - 1])
            candidate = g;
        double w = width_of(shape, r, g);
        if (g > start && !is_space(shape, r, g) && x + w > width_pt + TOLERANCE_PT)
            return candidate ? candidate : cut_word(shape, start, g);
        x += w;
    }
    return shape->n_glyphs;
}

bm_paragraph_line bm_paragraph_whole(const bm_shape *shape)
{
    bm_paragraph_line line = {0};
    measure(shape, &line, shape->n_glyphs);
    line.last = true;
    return line;
}

/* Note which lines are parted from the next one by a space that neither of them draws. */
static void find_spaces(const bm_shape *shape, bm_paragraph_line *lines, size_t n)
{
    const bm_paragraph_line *next = NULL; /* that has text */
    for (size_t i = n; i-- > 0;) {
        bm_paragraph_line *line = &lines[i];
        if (line->end_glyph == line->glyph)
            continue;
        line->space = next && next->glyph > line->end_glyph &&
                      !is_space(shape, &shape->runs[next->run], next->glyph);
        next = line;
    }
}

size_t bm_paragraph_break(const bm_shape *shape, double first_pt, double rest_pt,
                          const bm_paragraph_line **lines)
{
    bm_arena *a = shape->layout->arena;
    if (!shape->breaks && shape->width_pt <= first_pt + TOLERANCE_PT) {
        bm_paragraph_line *one = bm_arena_alloc(a, sizeof *one);
        *one = bm_paragraph_whole(shape);
        *lines = one;
        return 1;
    }
    const uint8_t *may = find_breaks(shape);
    size_t n = 0, cap = 4, run = 0, glyph = 0;
    bm_paragraph_line *list = bm_arena_alloc(a, cap * sizeof *list);
    do {
        if (n == cap) {
            list = bm_arena_grow(a, list, cap * sizeof *list, cap * 2 * sizeof *list);
            cap *= 2;
        }
        bm_paragraph_line *line = &list[n];
        memset(line, 0, sizeof *line);
        line->run = (uint32_t)run;
        line->glyph = (uint32_t)glyph;
        size_t end = find_end(shape, may, run, glyph, n ? rest_pt : first_pt);
        measure(shape, line, end);
        line->last =
            end == shape->n_glyphs || shape->runs[run_of(shape, run, end - 1)].kind == BM_RUN_BREAK;
        run = run_of(shape, run, end);
        glyph = end;
        n++;
    } while (glyph < shape->n_glyphs);
    find_spaces(shape, list, n);
    *lines = list;
    return n;
}

/* Whether the lines end at the same places in both widths. */
static bool same_lines(const bm_shape *shape, double width_pt, double other_pt)
{
    const bm_paragraph_line *lines, *others;
    size_t n = bm_paragraph_break(shape, width_pt, width_pt, &lines);
    if (bm_paragraph_break(shape, other_pt, other_pt, &others) != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lines[i].end_glyph != others[i].end_glyph)
            return false;
    return true;
}

double bm_paragraph_balanced(const bm_shape *shape, double width_pt)
{
    const bm_paragraph_line *lines;
    size_t n = bm_paragraph_break(shape, width_pt, width_pt, &lines);
    double balanced_pt = width_pt;
    for (double low = width_pt / 2; n > 1 && balanced_pt - low > 1;) {
        double middle = (low + balanced_pt) / 2;
        if (bm_paragraph_break(shape, middle, middle, &lines) > n)
            low = middle;
        else
            balanced_pt = middle;
    }
    for (unsigned step = 0;; step++) {
        double pt = balanced_pt + step * BALANCE_ROOM_PT / 4;
        if (pt + BALANCE_ROOM_PT >= width_pt)
            return balanced_pt;
        if (same_lines(shape, pt, pt + BALANCE_ROOM_PT))
            return pt + BALANCE_ROOM_PT / 2;
    }
}

/* The dots of a leader, on a grid that is the same for all lines of the page. */
static void draw_leader(const bm_shape *shape, const bm_run *run, const bm_paragraph_place *place,
                        bm_item_list *out)
{
    double x_pt = place->x_pt, length_pt = run->width_pt + place->stretch_pt;
    unsigned glyph = bm_font_glyph(run->face, '.');
    unsigned advance = bm_font_advance(run->face, glyph);
    double dot_pt = advance * run->scale;
    double from = ceil(x_pt / dot_pt - 0.01);
    double to = floor((x_pt + length_pt) / dot_pt + 0.01);
    if (to <= from)
        return;
    size_t n = (size_t)(to - from);
    bm_glyph *dots = bm_arena_alloc(out->arena, n * sizeof *dots);
    char *text = bm_arena_alloc(out->arena, n);
    for (size_t i = 0; i < n; i++)
        dots[i] = (bm_glyph){(uint16_t)glyph, (uint16_t)advance, 0, 0, '.'};
    memset(text, '.', n);
    bm_item *item = bm_paragraph_item(out, BM_ITEM_TEXT);
    item->flags = BM_ITEM_LEADER;
    item->x_pt = from * dot_pt;
    item->y_pt = place->baseline_pt;
    item->width_pt = (double)n * dot_pt;
    item->size_pt = shape->size_pt;
    item->face = run->face;
    item->glyphs = dots;
    item->n_glyphs = n;
    item->text = bm_str_n(text, n);
    item->node = run->node;
    item->element = place->element;
}

/* Glyphs ${from} to ${to} of a text run; returns their width. */
static double draw_text(const bm_shape *shape, const bm_run *run, size_t from, size_t to,
                        const bm_paragraph_place *place, bm_item_list *out)
{
    double width = 0;
    for (size_t g = from; g < to; g++)
        width += shape->glyphs[g].advance * run->scale +
                 (shape->glyphs[g].code == ' ' ? place->space_pt : 0);
    size_t stop = to < run->first + run->n ? shape->at[to] : run->at + run->len;
    bm_item *item = bm_paragraph_item(out, BM_ITEM_TEXT);
    item->flags = run->complex ? BM_ITEM_COMPLEX : 0;
    item->x_pt = place->x_pt;
    item->y_pt = place->baseline_pt;
    item->width_pt = width;
    item->size_pt = shape->size_pt;
    item->space_pt = place->space_pt;
    item->face = run->face;
    item->glyphs = shape->glyphs + from;
    item->n_glyphs = to - from;
    item->text = bm_str_n(shape->text + shape->at[from], stop - shape->at[from]);
    item->node = run->node;
    item->element = place->element;
    return width;
}

/* Where the line to write on that begins at glyph ${from} ends: four dots or more, two ellipses, two low lines; ${from} when
 * there is none. An ellipsis of three dots is read as a pause, which it is. */
static size_t line_end(const bm_shape *shape, size_t from, size_t to)
{
    uint32_t code = shape->glyphs[from].code;
    size_t least = code == '.' ? 4 : 2, end = from;
    if (code != '.' && code != '_' && code != 0x2026)
        return from;
    while (end < to && shape->glyphs[end].code == code)
        end++;
    return end - from >= least ? end : from;
}

static bool is_joint(uint32_t code)
{
    return code == '/' || code == '-' || code == ' ';
}

/* The same for several lines with what joins them: "...../...../.....". */
static size_t lines_end(const bm_shape *shape, size_t from, size_t to)
{
    size_t end = line_end(shape, from, to);
    for (size_t next = end; end > from && next < to;) {
        while (next < to && is_joint(shape->glyphs[next].code))
            next++;
        size_t further = next < to ? line_end(shape, next, to) : next;
        if (further == next)
            break;
        end = next = further;
    }
    return end;
}

/* Glyphs of words that stand for an absent value, the lines to write on apart; returns their width. */
static double draw_blank(const bm_shape *shape, const bm_run *run, size_t from, size_t to,
                         const bm_paragraph_place *place, bm_item_list *out)
{
    bm_paragraph_place at = *place;
    while (from < to) {
        size_t end = lines_end(shape, from, to);
        bool dotted = end > from;
        while (!dotted && end < to && line_end(shape, end, to) == end)
            end++;
        at.x_pt += draw_text(shape, run, from, end, &at, out);
        if (dotted)
            out->items[out->n - 1].flags |= BM_ITEM_DOTTED;
        from = end;
    }
    return at.x_pt - place->x_pt;
}

static bool is_blank(const bm_run *run)
{
    return !run->complex && run->node && run->node->field >= 0 &&
           !(run->node->flags & BM_NODE_VALUE);
}

static void draw_box(const bm_shape *shape, const bm_run *run, const bm_paragraph_place *place,
                     bm_item_list *out)
{
    bm_structure *structure = &shape->layout->structure;
    bool checked = (run->node->flags & BM_NODE_CHECKED) != 0;
    bm_item *item = bm_paragraph_item(out, BM_ITEM_BOX);
    item->flags = checked ? BM_ITEM_CHECKED : 0;
    item->x_pt = place->x_pt;
    item->y_pt = place->baseline_pt;
    item->width_pt = run->width_pt;
    item->height_pt = BM_SHAPE_BOX_SIDE_EM * shape->size_pt;
    item->size_pt = shape->size_pt;
    item->face = run->face;
    item->text = checked ? bm_str_n("\xE2\x98\x91", 3) : bm_str_n("\xE2\x98\x90", 3);
    item->node = run->node;
    if (!place->element)
        return;
    item->element = bm_structure_open(structure, BM_ROLE_CHECKBOX, run->node);
    bm_structure_close(structure);
}

void bm_paragraph_draw(const bm_shape *shape, const bm_paragraph_line *line,
                       const bm_paragraph_place *place, bm_item_list *out)
{
    bm_paragraph_place at = *place; /* of the next run */
    size_t g = line->glyph, first = out->n;
    for (size_t r = line->run; g < line->end_glyph; r++) {
        const bm_run *run = &shape->runs[r];
        size_t to = run->first + run->n < line->end_glyph ? run->first + run->n : line->end_glyph;
        if (g >= to)
            continue;
        switch (run->kind) {
        case BM_RUN_TEXT:
            at.x_pt += (is_blank(run) ? draw_blank : draw_text)(shape, run, g, to, &at, out);
            break;
        case BM_RUN_BOX:
            draw_box(shape, run, &at, out);
            at.x_pt += run->width_pt;
            break;
        case BM_RUN_LEADER:
            draw_leader(shape, run, &at, out);
            at.x_pt += run->width_pt + at.stretch_pt;
            break;
        default:
            break;
        }
        g = to;
    }
    if (line->space)
        bm_paragraph_space(out, first);
}
