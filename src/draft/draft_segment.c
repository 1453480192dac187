/* SPDX-License-Identifier: MIT */
#include "draft/draft_segment.h"

#include "base/utf8.h"
#include "draft/draft_char.h"
#include "draft/draft_label.h"

typedef struct {
    bm_arena *arena;
    const bm_draft_row *row;
    const bm_draft_pieces *pieces;
    bm_draft_unit *units;
    size_t n;
    bool behind;              /* boxes stand behind their wording */
    bool has_value, has_text; /* of the segment so far */
    bool begins;              /* the next unit begins a segment */
} divider;

static const size_t NOWHERE = (size_t)-1;

static bool is_value(const bm_draft_piece *p)
{
    return p->type == BM_DRAFT_GAP || p->type == BM_DRAFT_DATE || p->type == BM_DRAFT_CHECK;
}

static bm_str text_of(const bm_draft_row *row, const bm_draft_piece *p)
{
    return bm_str_n(row->text.ptr + p->at, p->end - p->at);
}

/* Does a capital letter stand at byte ${i}? */
static bool is_capital_at(bm_str s, size_t i)
{
    if (i >= s.len)
        return false;
    uint32_t c = bm_utf8_next(s, &i);
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    if (!bm_draft_char_is_letter(c))
        return false;
    /* the blocks that Vietnamese uses: small letters are odd, or 32 behind their capital */
    return (c >= 0xC0 && c <= 0xDE) || (c >= 0x100 && c < 0x1A0 && !(c & 1)) || c == 0x1A0 ||
           c == 0x1AF || (c >= 0x1E00 && c < 0x1F00 && !(c & 1));
}

/* Behind the marks that end what came before. */
static size_t behind_marks(bm_str s)
{
    size_t i = 0;
    while (i < s.len && strchr(" .;,)", s.ptr[i]))
        i++;
    return i;
}

/* Where in ${s}, wording between two values, a new label begins; NOWHERE = it goes on as it is. ${option}: the
 * first word is that of a box. */
static size_t label_start(bm_str s, bool option)
{
    size_t i = behind_marks(s);
    bool apart = i >= 2 && s.ptr[i - 1] == ' ' && s.ptr[i - 2] == ' ';
    if (!option && (apart || is_capital_at(s, i) || bm_draft_label_mark(bm_str_from(s, i))))
        return i;
    for (size_t k = i + 2; k < s.len; k++)
        if (s.ptr[k - 2] == ' ' && s.ptr[k - 1] == ' ' && s.ptr[k] != ' ')
            return k;
    for (size_t k = i + 2; k < s.len; k++)
        if (s.ptr[k - 1] == ' ' && (option || strchr(".;,)", s.ptr[k - 2])) && is_capital_at(s, k))
            return k;
    return NOWHERE;
}

static void add_unit(divider *v, const bm_draft_piece *piece, size_t at, size_t end)
{
    if (at == end)
        return;
    bm_draft_unit *unit = &v->units[v->n];
    *unit = (bm_draft_unit){.piece = *piece, .begins = v->begins || !v->n};
    unit->piece.at = at;
    unit->piece.end = end;
    v->n++;
    v->begins = false;
    v->has_value |= is_value(piece);
    v->has_text |= piece->type == BM_DRAFT_TEXT;
}

static void begin_segment(divider *v)
{
    v->begins = true;
    v->has_value = v->has_text = false;
}

/* The value that wording ${i} stands before, or NULL. */
static const bm_draft_piece *value_behind(const divider *v, size_t i)
{
    const bm_draft_piece *next = i + 1 < v->pieces->n ? &v->pieces->pieces[i + 1] : NULL;
    return next && is_value(next) ? next : NULL;
}

static void add_wording(divider *v, size_t i)
{
    const bm_draft_piece *p = &v->pieces->pieces[i], *next = value_behind(v, i);
    bm_str s = text_of(v->row, p);
    bool of_box = i && v->pieces->pieces[i - 1].type == BM_DRAFT_CHECK;
    bool next_box = next && next->type == BM_DRAFT_CHECK;
    bool labels = s.len && memchr(s.ptr, ':', s.len);
    size_t at = NOWHERE;
    if (!v->has_value || !next)
        at = NOWHERE;
    else if (!of_box || (v->behind && (!next_box || labels)))
        at = label_start(s, false);
    else if (!v->behind && (!next_box || labels))
        at = label_start(s, true);
    if (at == NOWHERE) {
        add_unit(v, p, p->at, p->end);
        return;
    }
    if (bm_draft_label_trim(bm_str_n(s.ptr, at)).len)
        add_unit(v, p, p->at, p->at + at);
    begin_segment(v);
    add_unit(v, p, p->at + at, p->end);
}

/* "☐ Nam ☐ Nữ" or "Nam ☐ Nữ ☐"? */
static bool are_boxes_behind(const bm_draft_row *row, const bm_draft_pieces *pieces)
{
    size_t first = 0, last = pieces->n;
    while (first < pieces->n && pieces->pieces[first].type != BM_DRAFT_CHECK)
        first++;
    while (last && pieces->pieces[last - 1].type != BM_DRAFT_CHECK)
        last--;
    if (!first || first == pieces->n || pieces->pieces[first - 1].type != BM_DRAFT_TEXT)
        return false;
    bm_str before = bm_draft_label_trim(text_of(row, &pieces->pieces[first - 1]));
    if (before.len && before.ptr[before.len - 1] == ':')
        return false;
    return last == pieces->n || pieces->pieces[last].type != BM_DRAFT_TEXT ||
           (last < pieces->n && memchr(row->text.ptr + pieces->pieces[last].at, ':',
                                       pieces->pieces[last].end - pieces->pieces[last].at));
}

static void add_space(divider *v, size_t i)
{
    size_t next = i + 1;
    while (next < v->pieces->n && v->pieces->pieces[next].type == BM_DRAFT_SPACE)
        next++;
    if (v->has_value ||
        (v->has_text && next < v->pieces->n && v->pieces->pieces[next].type == BM_DRAFT_TEXT))
        begin_segment(v);
}

bm_draft_units bm_draft_segment_divide(bm_arena *a, const bm_draft_row *row,
                                       const bm_draft_pieces *pieces)
{
    divider v = {.arena = a, .row = row, .pieces = pieces};
    v.units = bm_arena_alloc(a, (2 * pieces->n + 1) * sizeof *v.units);
    v.behind = are_boxes_behind(row, pieces);
    for (size_t i = 0; i < pieces->n; i++) {
        const bm_draft_piece *p = &pieces->pieces[i];
        if (p->type == BM_DRAFT_SPACE)
            add_space(&v, i);
        else if (p->type == BM_DRAFT_TEXT)
            add_wording(&v, i);
        else
            add_unit(&v, p, p->at, p->end);
    }
    return (bm_draft_units){v.units, v.n, v.behind};
}
