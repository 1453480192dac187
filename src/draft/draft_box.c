/* SPDX-License-Identifier: MIT */
#include "draft/draft_box.h"

#include "draft/draft_label.h"
#include "text/tone.h"

enum { MOST_OPTIONS = 20 };

/* The options of a choice, and what stands before them. */
typedef struct {
    bm_str options[MOST_OPTIONS];
    size_t n;
    size_t label_end; /* byte of the row */
} choice;

static bm_str text_of(const bm_draft_row *row, size_t at, size_t end)
{
    return bm_draft_label_trim(bm_str_n(row->text.ptr + at, end - at));
}

/* Behind the last colon of bytes ${at} to ${end}; ${at} when there is none. */
static size_t behind_colon(const bm_draft_row *row, size_t at, size_t end)
{
    for (size_t i = end; i > at; i--)
        if (row->text.ptr[i - 1] == ':')
            return i;
    return at;
}

static bool add_option(bm_arena *a, choice *c, bm_str text)
{
    text = bm_draft_label_spaced(a, text);
    if (!text.len || c->n == MOST_OPTIONS || strchr(".,;:/", text.ptr[text.len - 1]))
        return false;
    for (size_t i = 0; i < c->n; i++)
        if (bm_str_eq(c->options[i], text))
            return false;
    c->options[c->n++] = text;
    return true;
}

/* Are ${units} a label, then boxes and what they stand for in turn, and nothing else? */
static bool read_choice(bm_arena *a, const bm_draft_row *row, const bm_draft_units *u, choice *c)
{
    size_t i = 0;
    if (u->n < 2 || u->units[0].piece.type != BM_DRAFT_TEXT)
        return false;
    const bm_draft_piece *first = &u->units[0].piece;
    c->label_end = u->boxes_behind ? behind_colon(row, first->at, first->end) : first->end;
    bm_str label = text_of(row, first->at, c->label_end);
    if (!label.len || label.ptr[label.len - 1] != ':')
        return false;
    if (u->boxes_behind && !add_option(a, c, text_of(row, c->label_end, first->end)))
        return false;
    for (i = 1; i < u->n; i++) {
        const bm_draft_piece *p = &u->units[i].piece;
        bool box = (i % 2 == 1);
        if (p->type != (box ? BM_DRAFT_CHECK : BM_DRAFT_TEXT) ||
            (!box && !add_option(a, c, text_of(row, p->at, p->end))))
            return false;
    }
    return c->n >= 2 && c->n == (u->n - (u->boxes_behind ? 0 : 1)) / 2 &&
           (u->n % 2 == (u->boxes_behind ? 0 : 1));
}

/* Is one all that can be ticked? */
static bool excludes(bm_arena *a, const choice *c)
{
    static const char *const pairs[][2] = {{"NAM", "NU"},
                                           {"CO", "KHONG"},
                                           {"DUNG", "SAI"},
                                           {"DAT", "KHONG DAT"},
                                           {"DONG Y", "KHONG DONG Y"}};
    if (c->n != 2)
        return false;
    bm_str one = bm_tone_plain(a, c->options[0]), other = bm_tone_plain(a, c->options[1]);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (bm_str_is(one, pairs[i][0]) && bm_str_is(other, pairs[i][1]))
            return true;
    return false;
}

static bool add_choice(bm_draft_state *d, const bm_draft_row *row, const choice *c, bool behind,
                       const bm_draft_piece *first, bm_draft_text *t)
{
    bm_str label = bm_draft_label_clean(d->arena, text_of(row, first->at, c->label_end));
    bm_draft_field f = {.label = label, .type = BM_FIELD_CHOICE};
    f.id = bm_draft_label_id(d->arena, label, '_', BM_DRAFT_ID_BYTES);
    f.items = c->options;
    f.n_items = c->n;
    bm_str id = f.id.len ? bm_draft_state_field(d, &f) : f.id;
    if (!id.len)
        return false;
    if (behind)
        bm_draft_state_doubt(d, d->last, BM_IMPORT_BOX_BEHIND, label, bm_str_of(""));
    if (!excludes(d->arena, c))
        bm_draft_state_doubt(d, d->last, BM_IMPORT_BOXES, label, bm_str_of(""));
    bm_draft_text_add(t, row, first->at, c->label_end);
    bm_draft_text_add_plain(t, bm_str_of(" "));
    bm_draft_text_add_field(t, id);
    return true;
}

/* What box ${i} is for: the wording on its side, else on the other one. */
static bm_str meaning_of(bm_arena *a, const bm_draft_row *row, const bm_draft_units *u, size_t i)
{
    for (int turn = 0; turn < 2; turn++) {
        bool behind = u->boxes_behind == (turn == 0);
        const bm_draft_unit *side = behind         ? (i ? &u->units[i - 1] : NULL)
                                    : i + 1 < u->n ? &u->units[i + 1]
                                                   : NULL;
        if (!side || side->piece.type != BM_DRAFT_TEXT)
            continue;
        size_t at = side->piece.at, end = side->piece.end;
        if (behind && behind_colon(row, at, end) < end)
            at = behind_colon(row, at, end);
        bm_str clean = bm_draft_label_clean(a, bm_str_n(row->text.ptr + at, end - at));
        if (!clean.len)
            clean = bm_draft_label_clean(a, text_of(row, side->piece.at, end));
        if (clean.len)
            return clean;
    }
    return bm_str_of("");
}

static void add_flag(bm_draft_state *d, const bm_draft_row *row, const bm_draft_units *u, size_t i,
                     bm_draft_text *t)
{
    const bm_draft_piece *p = &u->units[i].piece;
    bm_draft_field f = {.label = meaning_of(d->arena, row, u, i), .type = BM_FIELD_FLAG};
    f.id = bm_draft_label_id(d->arena, f.label.len ? f.label : d->waiting, '_', BM_DRAFT_ID_BYTES);
    if (!f.id.len)
        f.id = bm_str_of("o_danh_dau");
    bm_str id = bm_draft_state_field(d, &f);
    if (id.len)
        bm_draft_text_add_field(t, id);
    else
        bm_draft_text_add(t, row, p->at, p->end);
}

/* A gap among boxes: “☐ Khác: .....”. */
static void add_gap(bm_draft_state *d, const bm_draft_row *row, const bm_draft_units *u, size_t i,
                    bm_draft_text *t)
{
    const bm_draft_piece *p = &u->units[i].piece;
    bm_draft_field f = {
        .slot = p->slot, .date = p->type == BM_DRAFT_DATE, .long_date = p->long_date};
    if (i && u->units[i - 1].piece.type == BM_DRAFT_TEXT)
        f.label = text_of(row, u->units[i - 1].piece.at, u->units[i - 1].piece.end);
    f.has_blank = p->words.len != 0;
    f.blank = p->words;
    bm_str id = bm_draft_state_field(d, &f);
    if (id.len)
        bm_draft_text_add_field(t, id);
    else
        bm_draft_text_add(t, row, p->at, p->end);
}

void bm_draft_box_add(bm_draft_state *d, const bm_draft_row *row, const bm_draft_units *u,
                      bm_draft_text *t)
{
    choice c = {.n = 0};
    if (read_choice(d->arena, row, u, &c) &&
        add_choice(d, row, &c, u->boxes_behind, &u->units[0].piece, t))
        return;
    for (size_t i = 0; i < u->n; i++) {
        const bm_draft_piece *p = &u->units[i].piece;
        if (p->type == BM_DRAFT_TEXT)
            bm_draft_text_add(t, row, p->at, p->end);
        else if (p->type == BM_DRAFT_CHECK)
            add_flag(d, row, u, i, t);
        else
            add_gap(d, row, u, i, t);
    }
}
