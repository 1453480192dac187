/* SPDX-License-Identifier: MIT */
#include "draft/draft_line.h"

#include "base/limit.h"
#include "base/utf8.h"
#include "draft/draft_box.h"
#include "draft/draft_char.h"
#include "draft/draft_label.h"

enum {
    LONG_TEXT = 160,     /* letters of a row from which on it is running text */
    LONG_JUSTIFIED = 90, /* the same of one that is justified */
    LONG_END = 30,       /* the same behind its last gap */
    LONG_PLACE = 60      /* bytes of a place before its date */
};

static bm_str text_of(const bm_draft_row *row, size_t at, size_t end)
{
    return bm_str_n(row->text.ptr + at, end - at);
}

static size_t count_letters(bm_str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.len;)
        n += bm_draft_char_is_letter(bm_utf8_next(s, &i));
    return n;
}

/* ---- Segments ----------------------------------------------------------------------------- */

/* A letter of ${row} right at byte ${i}, or right before it. */
static bool is_letter_at(const bm_draft_row *row, size_t i)
{
    return i < row->text.len && (unsigned char)row->text.ptr[i] > ' ' &&
           ((unsigned char)row->text.ptr[i] >= 0x80 ||
            bm_draft_char_is_letter((unsigned char)row->text.ptr[i]));
}

static bool needs_space_before(const bm_draft_row *row, size_t at)
{
    return at && !strchr(" /-(“\"'", row->text.ptr[at - 1]);
}

/* Append the field for ${p} with ${label}, or what the paper shows when there may be no more fields. */
static void add_value(bm_draft_state *d, const bm_draft_row *row, const bm_draft_piece *p,
                      bm_str label, bm_draft_text *t)
{
    bm_draft_field f = {.label = label, .slot = p->slot, .long_date = p->long_date};
    bm_str before = bm_draft_label_trim(label);
    f.date = p->type == BM_DRAFT_DATE;
    if (f.date && p->long_date && before.len && before.ptr[before.len - 1] == ',')
        f.label = bm_str_of("Ngày"); /* what is before the comma is another thing */
    f.upper = bm_draft_label_is_upper(d->arena, label);
    f.has_blank = p->words.len != 0;
    f.blank = p->words;
    bm_str id = bm_draft_state_field(d, &f);
    if (!id.len) {
        bm_draft_text_add(t, row, p->at, p->end);
        return;
    }
    if (p->long_date && p->words.ptr[0] == 'N')
        bm_draft_state_doubt(d, d->last, BM_IMPORT_OTHER_WORDING, bm_str_of("Ngày"),
                             bm_str_of("ngày"));
    if (needs_space_before(row, p->at))
        bm_draft_text_add_plain(t, bm_str_of(" "));
    bm_draft_text_add_field(t, id);
    if (is_letter_at(row, p->end))
        bm_draft_text_add_plain(t, bm_str_of(" "));
}

/* A known label at the end of a segment with room behind it and nothing printed there. */
static bool is_open(const bm_draft_state *d, bm_str s)
{
    s = bm_draft_label_trim(s);
    if (!s.len || s.ptr[s.len - 1] != ':')
        return false;
    return bm_draft_names_knows(d->names, bm_draft_label_clean(d->arena, s));
}

static void add_open(bm_draft_state *d, bm_str label, bm_draft_text *t)
{
    const bm_draft_field f = {.label = label,
                              .has_blank = true,
                              .blank = bm_str_of(""),
                              .upper = bm_draft_label_is_upper(d->arena, label)};
    bm_str id = bm_draft_state_field(d, &f);
    if (!id.len)
        return;
    bm_draft_state_doubt(d, d->last, BM_IMPORT_NO_LEADER, bm_draft_label_clean(d->arena, label),
                         bm_str_of(""));
    bm_draft_text_add_plain(t, bm_str_of(" "));
    bm_draft_text_add_field(t, id);
}

/* Does ${s}, what stands between two gaps, make one thing of them? */
static bool is_stroke(bm_str s)
{
    s = bm_draft_label_trim(s);
    return s.len == 1 && (s.ptr[0] == '/' || s.ptr[0] == '-');
}

/* ${last}: what is to be written at its end cannot stand below it. */
static void add_gaps(bm_draft_state *d, const bm_draft_row *row, const bm_draft_units *u, bool last,
                     bm_draft_text *t)
{
    size_t label_at = u->n ? u->units[0].piece.at : 0;
    bm_str before = bm_str_of(""); /* the label of the value before this one */
    for (size_t i = 0; i < u->n; i++) {
        const bm_draft_piece *p = &u->units[i].piece;
        if (p->type == BM_DRAFT_TEXT) {
            bm_draft_text_add(t, row, p->at, p->end);
            continue;
        }
        bm_str label = text_of(row, label_at, p->at);
        if (!bm_draft_label_clean(d->arena, label).len && is_stroke(label))
            label = before; /* "Số: ..../....": two of one name */
        add_value(d, row, p, label, t);
        before = label;
        label_at = p->end;
    }
    const bm_draft_piece *end = u->n ? &u->units[u->n - 1].piece : NULL;
    if (last && end && end->type == BM_DRAFT_TEXT && is_open(d, text_of(row, label_at, end->end)))
        add_open(d, text_of(row, label_at, end->end), t);
}

/* Units ${from} to the end of their segment. */
static bm_draft_units segment_at(const bm_draft_units *all, size_t from)
{
    bm_draft_units u = {all->units + from, 1, all->boxes_behind};
    while (from + u.n < all->n && !all->units[from + u.n].begins)
        u.n++;
    return u;
}

static bool has_boxes(const bm_draft_units *u)
{
    for (size_t i = 0; i < u->n; i++)
        if (u->units[i].piece.type == BM_DRAFT_CHECK)
            return true;
    return false;
}

/* ---- Lines -------------------------------------------------------------------------------- */

/* A text with gaps in it rather than a row of labels. */
static bool is_running(const bm_draft_row *row, const bm_draft_pieces *pieces)
{
    size_t letters = 0, behind = 0;
    for (size_t i = 0; i < pieces->n; i++) {
        const bm_draft_piece *p = &pieces->pieces[i];
        size_t n = 0;
        if (p->type == BM_DRAFT_TEXT)
            n = count_letters(text_of(row, p->at, p->end));
        letters += n;
        behind = p->type == BM_DRAFT_TEXT || p->type == BM_DRAFT_SPACE ? behind + n : 0;
    }
    size_t most = row->align == BM_DOCX_READ_JUSTIFY ? LONG_JUSTIFIED : LONG_TEXT;
    return !pieces->n_boxes && (letters > most || behind > LONG_END);
}

/* The texts of all segments; those beyond what a line may have are joined to the last one. */
static void add_line(bm_draft_state *d, const bm_str *texts, size_t n)
{
    if (n == 1) {
        (void)bm_draft_state_block(d, "line", texts[0]);
        return;
    }
    bm_draft_yaml *list = bm_draft_state_group(d, "line", BM_DRAFT_YAML_LIST);
    list->flow = true;
    for (size_t i = 0; i < n && i + 1 < BM_LIMIT_SEGMENTS; i++)
        (void)bm_draft_yaml_set(d->arena, list, NULL, texts[i]);
    bm_buf rest = {0};
    for (size_t i = BM_LIMIT_SEGMENTS - 1; i < n; i++) {
        if (rest.len)
            bm_buf_add_byte(&rest, ' ');
        bm_buf_add_str(&rest, texts[i]);
    }
    if (rest.len)
        (void)bm_draft_yaml_set(d->arena, list, NULL,
                                bm_arena_copy(d->arena, bm_str_n(rest.ptr, rest.len)));
    bm_buf_free(&rest);
}

static void add_running(bm_draft_state *d, const bm_str *texts, size_t n)
{
    bm_buf all = {0};
    for (size_t i = 0; i < n; i++) {
        if (i)
            bm_buf_add_byte(&all, ' ');
        bm_buf_add_str(&all, texts[i]);
    }
    (void)bm_draft_state_block(d, "paragraph",
                               bm_arena_copy(d->arena, bm_str_n(all.ptr ? all.ptr : "", all.len)));
    bm_buf_free(&all);
}

/* The label for a gap in the next row: a row that ends in a colon and has no gap itself. */
static void remember_label(bm_draft_state *d, const bm_draft_row *row,
                           const bm_draft_pieces *pieces)
{
    bm_str s = bm_draft_label_trim(row->text);
    bool open = s.len && s.ptr[s.len - 1] == ':' && !pieces->n_gaps && !pieces->n_boxes;
    d->waiting = open ? bm_draft_label_clean(d->arena, s) : bm_str_of("");
}

void bm_draft_line_add(bm_draft_state *d, const bm_draft_row *row, bool last)
{
    bm_draft_pieces pieces = bm_draft_gap_split(d->arena, row);
    bm_draft_units all = bm_draft_segment_divide(d->arena, row, &pieces);
    bm_str *texts = bm_arena_alloc(d->arena, (all.n + 1) * sizeof *texts);
    size_t n = 0;
    bool open = pieces.n_gaps || pieces.n_boxes;
    for (size_t i = 0; i < all.n;) {
        bm_draft_units u = segment_at(&all, i);
        bm_draft_text t = {.arena = d->arena};
        size_t fields = d->n_fields;
        if (has_boxes(&u))
            bm_draft_box_add(d, row, &u, &t);
        else
            add_gaps(d, row, &u, last || i + u.n < all.n, &t);
        open = open || d->n_fields != fields;
        texts[n] = bm_draft_text_done(&t);
        n += texts[n].len != 0;
        i += u.n;
    }
    remember_label(d, row, &pieces);
    bool label = d->waiting.len != 0; /* of what is below it */
    if (n && (is_running(row, &pieces) || (!open && !label && n == 1)))
        add_running(d, texts, n);
    else if (n)
        add_line(d, texts, n);
}

void bm_draft_line_dotted(bm_draft_state *d, const bm_draft_row *row, size_t n)
{
    bm_str label = d->waiting.len ? d->waiting : d->heading;
    bm_draft_text t = {.arena = d->arena};
    bm_draft_pieces pieces = bm_draft_gap_split(d->arena, row);
    size_t i = 0;
    while (i < pieces.n && pieces.pieces[i].type != BM_DRAFT_GAP)
        i++;
    if (i == pieces.n)
        return;
    add_value(d, row, &pieces.pieces[i], label, &t);
    if (n > 1 && d->last)
        bm_draft_state_doubt(d, d->last, BM_IMPORT_DOTS, label,
                             bm_str_of(bm_arena_printf(d->arena, "%zu", n)));
    (void)bm_draft_state_block(d, "line", bm_draft_text_done(&t));
    d->waiting = bm_str_of("");
}

/* ---- Texts -------------------------------------------------------------------------------- */

/* A field that prints what the paper shows at ${p}. */
static void add_shown(bm_draft_state *d, const bm_draft_row *row, const bm_draft_piece *p,
                      bm_draft_field *f, bm_draft_text *t)
{
    f->slot = p->slot;
    f->date = p->type == BM_DRAFT_DATE;
    f->long_date = p->long_date;
    f->has_blank = true;
    f->blank = bm_draft_gap_shown(d->arena, row, p->at, p->end);
    bm_str id = bm_draft_state_field(d, f);
    if (id.len)
        bm_draft_text_add_field(t, id);
    else
        bm_draft_text_add(t, row, p->at, p->end);
}

bm_str bm_draft_line_text(bm_draft_state *d, const bm_draft_row *row,
                          const bm_draft_line_place *place)
{
    bm_draft_text t = {.arena = d->arena, .plain = !place->emphasis};
    bm_draft_pieces pieces = bm_draft_gap_split(d->arena, row);
    bool named = place->id != NULL;
    bm_str before = bm_str_of(""); /* the label of the gap before this one */
    size_t label_at = 0;
    for (size_t i = 0; i < pieces.n; i++) {
        const bm_draft_piece *p = &pieces.pieces[i];
        bool value = p->type == BM_DRAFT_GAP || p->type == BM_DRAFT_DATE;
        if (!value || place->wording) {
            bm_draft_text_add(&t, row, p->at, p->end);
            continue;
        }
        bm_draft_field f = {.label = text_of(row, label_at, p->at)};
        if (is_stroke(f.label))
            f.label = before;
        before = f.label;
        if (named) {
            f.id = bm_str_of(place->id);
            f.label = bm_str_of(place->label);
            f.type = place->type;
        }
        named = false;
        if (needs_space_before(row, p->at))
            bm_draft_text_add_plain(&t, bm_str_of(" "));
        add_shown(d, row, p, &f, &t);
        label_at = p->end;
    }
    return bm_draft_text_done(&t);
}

/* ---- Place and date ----------------------------------------------------------------------- */

/* Which piece is the date of a row that is a place and a date; pieces->n = it is none. */
static size_t find_date(const bm_draft_row *row, const bm_draft_pieces *pieces)
{
    size_t date = pieces->n, letters_behind = 0;
    for (size_t i = 0; i < pieces->n; i++) {
        const bm_draft_piece *p = &pieces->pieces[i];
        if (p->type == BM_DRAFT_DATE && p->long_date && date == pieces->n)
            date = i;
        else if (date < pieces->n)
            letters_behind +=
                p->type != BM_DRAFT_TEXT || count_letters(text_of(row, p->at, p->end));
    }
    if (date == pieces->n || letters_behind)
        return pieces->n;
    bm_str before = bm_draft_label_trim(text_of(row, 0, pieces->pieces[date].at));
    bool ends = !before.len || before.ptr[before.len - 1] == ',' ||
                before.ptr[before.len - 1] == '>' ||
                pieces->pieces[date ? date - 1 : 0].type == BM_DRAFT_GAP;
    return ends && before.len < LONG_PLACE + row->n_slots ? date : pieces->n;
}

bool bm_draft_line_is_place_date(bm_arena *a, const bm_draft_row *row)
{
    bm_draft_pieces pieces = bm_draft_gap_split(a, row);
    return find_date(row, &pieces) < pieces.n;
}

bm_str bm_draft_line_place_date(bm_draft_state *d, const bm_draft_row *row)
{
    bm_draft_text t = {.arena = d->arena, .plain = true};
    bm_draft_pieces pieces = bm_draft_gap_split(d->arena, row);
    size_t date = find_date(row, &pieces);
    if (date == pieces.n)
        return bm_str_of("");
    for (size_t i = 0; i < pieces.n; i++) {
        const bm_draft_piece *p = &pieces.pieces[i];
        bm_draft_field f = {.id = bm_str_of("dia_danh"), .label = bm_str_of("Địa danh")};
        if (i == date)
            f = (bm_draft_field){
                .id = bm_str_of("ngay_lap"), .label = bm_str_of("Ngày lập"), .type = BM_FIELD_DATE};
        size_t fields = d->n_fields;
        if (p->type == BM_DRAFT_GAP || p->type == BM_DRAFT_DATE)
            add_shown(d, row, p, &f, &t);
        else
            bm_draft_text_add(&t, row, p->at, p->end);
        if (i == date && d->n_fields > fields && !d->date.len)
            d->date = d->last->key;
        if (i == date && p->words.ptr[0] == 'N' && d->last)
            bm_draft_state_doubt(d, d->last, BM_IMPORT_OTHER_WORDING, bm_str_of("Ngày"),
                                 bm_str_of("ngày"));
    }
    return bm_draft_text_done(&t);
}
