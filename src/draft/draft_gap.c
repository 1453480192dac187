/* SPDX-License-Identifier: MIT */
#include "draft/draft_gap.h"

#include "base/utf8.h"
#include "draft/draft_char.h"

/* A full stop weighs 1, what is as wide as several weighs as many. */
enum {
    LEAST = 3,        /* fewer are punctuation */
    SURE = 6,         /* so many are a leader wherever they stand */
    ATTACHED = 5,     /* so many are one behind a letter: "Họ tên....." but not "hotmail..." */
    MOST_WORDS = 200, /* bytes of words in brackets */
    MOST_BLANKS = 4   /* in "[  ]" */
};

static const char SHOWN_LEADER[] = "............";

typedef struct {
    bm_arena *a;
    const bm_draft_row *row;
    bm_draft_piece *pieces;
    size_t n, cap;
    size_t slots; /* met so far */
} splitter;

/* ---- Leaders ------------------------------------------------------------------------------ */

/* The weight of the character of a leader at byte ${*i}, which is moved behind it; 0 = it is none. */
static unsigned leader_weight(bm_str s, size_t *i)
{
    size_t next = *i;
    uint32_t c = bm_utf8_next(s, &next);
    unsigned weight = c == '.' ? 1 : c == 0x2026 ? 3 : c == '_' || c == 0x2025 ? 2 : 0;
    if (weight)
        *i = next;
    return weight;
}

/* Where the run of a leader that begins at byte ${at} ends, dots with a space between them included. */
static size_t leader_end(bm_str s, size_t at, unsigned *weight)
{
    size_t i = at;
    *weight = 0;
    while (i < s.len) {
        size_t next = i;
        while (*weight && next < s.len && s.ptr[next] == ' ')
            next++;
        size_t before = next;
        unsigned w = next < s.len ? leader_weight(s, &next) : 0;
        /* "Địa chỉ. ....": a full stop, then a leader */
        if (!w || (before > i && *weight == 1 && at + 1 == i && s.ptr[at] == '.' && at &&
                   s.ptr[at - 1] != ' '))
            break;
        *weight += w;
        i = next;
    }
    return i;
}

/* The character before byte ${at} that is no space, 0 = none; ${*attached}: no space is between. */
static uint32_t before_leader(bm_str s, size_t at, bool *attached)
{
    size_t end = at;
    while (end && s.ptr[end - 1] == ' ')
        end--;
    *attached = end == at;
    if (!end)
        return 0;
    size_t i = end - 1;
    while (i && ((unsigned char)s.ptr[i] & 0xC0) == 0x80)
        i--;
    return bm_utf8_next(s, &i);
}

/* Words that want something behind them, so that few dots are a leader: "ngày…tháng…năm". */
static bool wants_more(bm_str before)
{
    static const char *const words[] = {"ngày", "tháng", "năm", "số", "Số"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (before.len >= n && memcmp(before.ptr + before.len - n, words[i], n) == 0)
            return true;
    }
    return false;
}

static bool is_leader(bm_str s, size_t at, unsigned weight)
{
    bool attached;
    uint32_t c = before_leader(s, at, &attached);
    if (weight < LEAST)
        return false;
    if (weight >= SURE)
        return true;
    if (c == ',' || c == ';')
        return false;
    if (attached && bm_draft_char_is_letter(c) && !(c >= '0' && c <= '9'))
        return weight >= ATTACHED || wants_more(bm_str_n(s.ptr, at));
    return true;
}

/* Behind the bracket that closes the one at byte ${at}, when words stand in it; else ${at}. */
static size_t words_end(bm_str s, size_t at)
{
    char open = s.ptr[at], close = open == '<' ? '>' : ']';
    for (size_t i = at + 1; i < s.len && i - at < MOST_WORDS; i++) {
        if (s.ptr[i] == open || (unsigned char)s.ptr[i] < ' ')
            return at;
        if (s.ptr[i] != close)
            continue;
        bm_str words = bm_str_n(s.ptr + at + 1, i - at - 1);
        size_t letters = 0;
        for (size_t k = 0; k < words.len;) {
            uint32_t c = bm_utf8_next(words, &k);
            letters += bm_draft_char_is_letter(c) && !(c >= '0' && c <= '9');
        }
        bool link = i + 1 < s.len && s.ptr[i + 1] == '(';
        return letters >= 2 && !link ? i + 1 : at;
    }
    return at;
}

/* Behind "[ ]" or "[x]" at byte ${at}, else ${at}. */
static size_t typed_box_end(bm_str s, size_t at)
{
    size_t i = at + 1, blanks = 0;
    for (; i < s.len && (s.ptr[i] == ' ' || s.ptr[i] == 'x' || s.ptr[i] == 'X'); i++)
        blanks++;
    return blanks && blanks <= MOST_BLANKS && i < s.len && s.ptr[i] == ']' ? i + 1 : at;
}

/* ---- Pieces ------------------------------------------------------------------------------- */

static void add_piece(splitter *s, bm_draft_piece_type type, size_t at, size_t end)
{
    if (s->n == s->cap) {
        size_t cap = s->cap ? 2 * s->cap : 8, size = sizeof *s->pieces;
        s->pieces = bm_arena_grow(s->a, s->pieces, s->n * size, cap * size);
        s->cap = cap;
    }
    s->pieces[s->n++] = (bm_draft_piece){.type = (uint8_t)type, .at = at, .end = end};
}

static bool is_control(const bm_draft_piece *p)
{
    return p->slot && p->slot->kind != BM_DOCX_READ_OTHER;
}

/* A gap behind another with nothing but spaces between is the same one: dots that end at a tab. */
static bool join_gap(splitter *s, size_t end, const bm_draft_slot *slot)
{
    bm_draft_piece *last = s->n ? &s->pieces[s->n - 1] : NULL;
    bm_str text = s->row->text;
    if (last && last->type == BM_DRAFT_TEXT && s->n > 1 &&
        s->pieces[s->n - 2].type == BM_DRAFT_GAP) {
        for (size_t i = last->at; i < last->end; i++)
            if (text.ptr[i] != ' ')
                return false;
        last--;
    }
    if (!last || last->type != BM_DRAFT_GAP || last->words.len ||
        (is_control(last) && slot && slot->kind != BM_DOCX_READ_OTHER) || (slot && slot->words.len))
        return false;
    s->n = (size_t)(last - s->pieces) + 1;
    last->end = end;
    if (slot && !is_control(last))
        last->slot = slot;
    return true;
}

static bool contains(bm_str s, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, word, n) == 0)
            return true;
    return false;
}

/* A control that shows a whole date: "ngày ... tháng ... năm ...", "...../...../.....". */
static void judge_words(bm_draft_piece *p)
{
    bm_str w = p->words;
    const char *slash = w.len ? memchr(w.ptr, '/', w.len) : NULL;
    bool is_long = contains(w, "ngày") && contains(w, "tháng") && contains(w, "năm");
    bool is_short = slash && !bm_draft_char_has_letter(w) &&
                    memchr(slash + 1, '/', (size_t)(w.ptr + w.len - slash - 1));
    if (!is_long && !is_short)
        return;
    p->type = BM_DRAFT_DATE;
    p->long_date = is_long;
}

static void add_gap(splitter *s, size_t at, size_t end, const bm_draft_slot *slot)
{
    if (join_gap(s, end, slot))
        return;
    add_piece(s, BM_DRAFT_GAP, at, end);
    bm_draft_piece *p = &s->pieces[s->n - 1];
    char c = s->row->text.ptr[at];
    p->slot = slot;
    if (slot) {
        p->words = slot->words;
        judge_words(p);
    } else if (c == '<' || c == '[') {
        p->words = bm_str_n(s->row->text.ptr + at, end - at);
    }
}

/* The slot that begins at byte ${i}, or NULL. One that a run of dots before it has swallowed is passed over. */
static const bm_draft_slot *slot_at(splitter *s, size_t i)
{
    const bm_draft_row *row = s->row;
    while (s->slots < row->n_slots && row->slots[s->slots].at < row->cut + i)
        s->slots++;
    return s->slots < row->n_slots && row->slots[s->slots].at == row->cut + i
               ? &row->slots[s->slots]
               : NULL;
}

/* Take what begins at byte ${i} and is no wording; returns its end, or ${i}. */
static size_t take_special(splitter *s, size_t i)
{
    bm_str text = s->row->text;
    unsigned weight;
    size_t end = i;
    const bm_draft_slot *slot = slot_at(s, i);
    if (slot) {
        size_t n = slot->words.len ? slot->words.len : 1;
        end = n < text.len - i ? i + n : text.len;
        s->slots++;
        add_gap(s, i, end, slot);
        return end;
    }
    switch (text.ptr[i]) {
    case BM_DRAFT_BOX:
        add_piece(s, BM_DRAFT_CHECK, i, i + 1);
        return i + 1;
    case BM_DRAFT_TAB:
        add_piece(s, BM_DRAFT_SPACE, i, i + 1);
        return i + 1;
    case '[':
        end = typed_box_end(text, i);
        if (end > i) {
            add_piece(s, BM_DRAFT_CHECK, i, end);
            return end;
        }
        /* fall through */
    case '<':
        end = words_end(text, i);
        break;
    default:
        end = leader_end(text, i, &weight);
        if (end > i && !is_leader(text, i, weight))
            return i;
    }
    if (end > i)
        add_gap(s, i, end, NULL);
    return end;
}

static void split(splitter *s)
{
    bm_str text = s->row->text;
    for (size_t i = 0; i < text.len;) {
        size_t end = take_special(s, i);
        if (end > i) {
            i = end;
            continue;
        }
        unsigned weight;
        size_t next = leader_end(text, i, &weight); /* too light: passed over as a whole */
        if (next == i)
            (void)bm_utf8_next(text, &next);
        if (s->n && s->pieces[s->n - 1].type == BM_DRAFT_TEXT && s->pieces[s->n - 1].end == i)
            s->pieces[s->n - 1].end = next;
        else
            add_piece(s, BM_DRAFT_TEXT, i, next);
        i = next;
    }
}

/* ---- Dates -------------------------------------------------------------------------------- */

static bm_str trimmed(const splitter *s, const bm_draft_piece *p)
{
    bm_str t = bm_str_n(s->row->text.ptr + p->at, p->end - p->at);
    while (t.len && t.ptr[0] == ' ')
        t = bm_str_from(t, 1);
    while (t.len && t.ptr[t.len - 1] == ' ')
        t.len--;
    return t;
}

static bool starts(bm_str s, const char *word)
{
    size_t n = strlen(word);
    return s.len >= n && memcmp(s.ptr, word, n) == 0;
}

static bool ends(bm_str s, const char *word)
{
    size_t n = strlen(word);
    return s.len >= n && memcmp(s.ptr + s.len - n, word, n) == 0;
}

/* Digits at the start of ${s}: of a year, or how it begins. */
static size_t digits(bm_str s)
{
    size_t n = 0;
    while (n < s.len && n < 4 && s.ptr[n] >= '0' && s.ptr[n] <= '9')
        n++;
    return n;
}

/* Is piece ${i} a gap of its own? */
static bool is_gap(const splitter *s, size_t i)
{
    return i < s->n && s->pieces[i].type == BM_DRAFT_GAP && !s->pieces[i].words.len;
}

static bool is_text(const splitter *s, size_t i)
{
    return i < s->n && s->pieces[i].type == BM_DRAFT_TEXT;
}

/* Where in ${text} piece ${i} the word "năm" and the digits behind it end, when it begins so; 0 = it does not.
 * ${*whole}: nothing comes behind them. */
static size_t year_end(const splitter *s, size_t i, bool *whole)
{
    static const char word[] = "năm";
    const bm_draft_piece *p = &s->pieces[i];
    bm_str t = trimmed(s, p);
    if (!starts(t, word))
        return 0;
    bm_str rest = bm_str_from(t, sizeof word - 1);
    while (rest.len && rest.ptr[0] == ' ')
        rest = bm_str_from(rest, 1);
    size_t n = digits(rest);
    *whole = n == rest.len;
    size_t end = (size_t)(rest.ptr + n - s->row->text.ptr);
    return n ? end : (size_t)(t.ptr + sizeof word - 1 - s->row->text.ptr);
}

/* A date in words whose day is the gap ${i}: how many pieces from there on belong to it; 0 = none is there.
 * ${*end}: byte behind it. */
static size_t match_long(const splitter *s, size_t i, size_t *end)
{
    bool whole;
    if (!i || !is_text(s, i - 1) || !is_gap(s, i) || !is_text(s, i + 1) || !is_gap(s, i + 2) ||
        !is_text(s, i + 3) || !bm_str_is(trimmed(s, &s->pieces[i + 1]), "tháng"))
        return 0;
    bm_str day = trimmed(s, &s->pieces[i - 1]);
    if (!ends(day, "ngày") && !ends(day, "Ngày"))
        return 0;
    *end = year_end(s, i + 3, &whole);
    if (!*end)
        return 0;
    if (!whole || !is_gap(s, i + 4))
        return 4;
    *end = s->pieces[i + 4].end;
    return 5;
}

/* The same for "…/…/…", "…/…/20…". */
static size_t match_short(const splitter *s, size_t i, size_t *end)
{
    if (!is_gap(s, i) || !is_text(s, i + 1) || !is_gap(s, i + 2) || !is_text(s, i + 3) ||
        !bm_str_is(trimmed(s, &s->pieces[i + 1]), "/"))
        return 0;
    bm_str year = trimmed(s, &s->pieces[i + 3]);
    if (i && is_text(s, i - 1) && starts(trimmed(s, &s->pieces[i - 1]), "Số"))
        return 0;
    if (!starts(year, "/"))
        return 0;
    bm_str rest = bm_str_from(year, 1);
    while (rest.len && rest.ptr[0] == ' ')
        rest = bm_str_from(rest, 1);
    size_t n = digits(rest);
    if (n == rest.len && is_gap(s, i + 4)) {
        *end = s->pieces[i + 4].end;
        return 5;
    }
    *end = (size_t)(rest.ptr + n - s->row->text.ptr);
    return n == 4 ? 4 : 0;
}

/* The date that pieces ${i} to ${i} + ${n} are, in their place; the text before it ends at ${*at}. */
static bm_draft_piece date_of(const splitter *s, size_t i, size_t end, bool is_long, size_t *at)
{
    const bm_draft_piece *p = s->pieces;
    *at = p[i].at;
    if (is_long) {
        bm_str before = trimmed(s, &p[i - 1]);
        *at = (size_t)(before.ptr + before.len - s->row->text.ptr) - strlen("ngày");
    }
    return (bm_draft_piece){.type = BM_DRAFT_DATE,
                            .long_date = is_long,
                            .at = *at,
                            .end = end,
                            .words = bm_draft_gap_shown(s->a, s->row, *at, end)};
}

/* In place: what is read lies never before what is written. */
static void join_dates(splitter *s)
{
    bm_draft_piece *p = s->pieces;
    size_t kept = 0;
    for (size_t i = 0; i < s->n;) {
        size_t end = 0, at, n = match_long(s, i, &end);
        bool is_long = n != 0;
        if (!n)
            n = match_short(s, i, &end);
        if (!n) {
            p[kept++] = p[i++];
            continue;
        }
        bm_draft_piece date = date_of(s, i, end, is_long, &at);
        if (is_long)
            p[kept - 1].end = at;
        p[kept++] = date;
        i += n;
        if (p[i - 1].type == BM_DRAFT_TEXT && p[i - 1].end > end)
            p[--i].at = end;
    }
    s->n = kept;
}

bm_draft_pieces bm_draft_gap_split(bm_arena *a, const bm_draft_row *row)
{
    splitter s = {.a = a, .row = row};
    bm_draft_pieces out = {0};
    split(&s);
    join_dates(&s);
    size_t kept = 0;
    for (size_t i = 0; i < s.n; i++) {
        const bm_draft_piece *p = &s.pieces[i];
        if (p->type == BM_DRAFT_TEXT && p->at == p->end)
            continue;
        out.n_gaps += p->type == BM_DRAFT_GAP || p->type == BM_DRAFT_DATE;
        out.n_boxes += p->type == BM_DRAFT_CHECK;
        s.pieces[kept++] = *p;
    }
    out.pieces = s.pieces;
    out.n = kept;
    return out;
}

bm_str bm_draft_gap_shown(bm_arena *a, const bm_draft_row *row, size_t at, size_t end)
{
    bm_buf out = {0};
    size_t slot = bm_draft_row_slot(row, at);
    for (size_t i = at; i < end; i++) {
        char c = row->text.ptr[i];
        while (slot < row->n_slots && row->slots[slot].at < row->cut + i)
            slot++;
        if (c == BM_DRAFT_SLOT) {
            bm_str shown = row->slots[slot].shown;
            bm_buf_add_str(&out, shown.len ? shown : bm_str_of(SHOWN_LEADER));
        } else if (c == BM_DRAFT_BOX) {
            bm_buf_add_cstr(&out, "☐");
        } else if (c == BM_DRAFT_TAB) {
            bm_buf_add_byte(&out, ' ');
        } else {
            bm_buf_add_byte(&out, c);
        }
    }
    bm_str shown = bm_arena_copy(a, bm_str_n(out.ptr ? out.ptr : "", out.len));
    bm_buf_free(&out);
    return shown;
}

bool bm_draft_gap_is_rule(const bm_draft_row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->text.len;) {
        uint32_t c = bm_utf8_next(row->text, &i);
        if (c == '-' || c == '*' || c == '=' || c == '~' || c == 0x2013 || c == 0x2014 ||
            c == 0x2015 || c == 0x2500 || c == 0xAF)
            n++;
        else if (c != ' ' && c != BM_DRAFT_TAB && c != 'o' && c != '0' && c != 'O')
            return false;
    }
    return n >= 3;
}
