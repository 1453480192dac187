/* SPDX-License-Identifier: MIT */
#include "draft/draft_text.h"

#include "base/utf8.h"
#include "draft/draft_char.h"
#include "draft/draft_gap.h"

typedef enum { WORDING, FIELD, LINE_END } span_type;

struct bm_draft_span {
    span_type type;
    unsigned look;
    bm_str text; /* WORDING: not escaped; FIELD: the id */
};

static void add_span(bm_draft_text *t, span_type type, unsigned look, bm_str text)
{
    if (t->n == t->cap) {
        size_t cap = t->cap ? 2 * t->cap : 8, size = sizeof *t->spans;
        t->spans = bm_arena_grow(t->arena, t->spans, t->n * size, cap * size);
        t->cap = cap;
    }
    t->spans[t->n++] = (bm_draft_span){type, look, text};
}

/* Does the text end in a space, or has it just begun? */
static bool ends_in_space(const bm_draft_text *t)
{
    if (!t->n || t->spans[t->n - 1].type == LINE_END)
        return true;
    bm_str last = t->spans[t->n - 1].text;
    return t->spans[t->n - 1].type == WORDING && last.len && last.ptr[last.len - 1] == ' ';
}

static void add_wording(bm_draft_text *t, bm_str s, unsigned look)
{
    char *out = bm_arena_alloc(t->arena, s.len + 1);
    size_t n = 0;
    bool space = ends_in_space(t);
    for (size_t i = 0; i < s.len; i++) {
        bool is_space = (unsigned char)s.ptr[i] <= ' ';
        if (!is_space || !space)
            out[n++] = is_space ? ' ' : s.ptr[i];
        space = is_space;
    }
    if (n)
        add_span(t, WORDING, look, bm_str_n(out, n));
}

void bm_draft_text_add(bm_draft_text *t, const bm_draft_row *row, size_t at, size_t end)
{
    while (at < end) {
        size_t to = at + 1;
        /* A space has the look of what is before it. */
        while (to < end && (row->look[to] == row->look[at] || row->text.ptr[to] == ' '))
            to++;
        add_wording(t, bm_draft_gap_shown(t->arena, row, at, to), t->plain ? 0 : row->look[at]);
        at = to;
    }
}

void bm_draft_text_add_plain(bm_draft_text *t, bm_str s)
{
    add_wording(t, s, 0);
}

void bm_draft_text_add_field(bm_draft_text *t, bm_str id)
{
    add_span(t, FIELD, 0, id);
}

void bm_draft_text_add_break(bm_draft_text *t)
{
    add_span(t, LINE_END, 0, bm_str_of(""));
}

/* ---- CommonMark --------------------------------------------------------------------------- */

/* Would CommonMark, or the language of forms, take the character at byte ${i} for something else? */
static bool is_special(bm_str s, size_t i)
{
    char c = s.ptr[i], next = i + 1 < s.len ? s.ptr[i + 1] : 0;
    if (strchr("\\*_`[]{}", c))
        return true;
    if (c == '<')
        return (next | 0x20) >= 'a' ? (next | 0x20) <= 'z' : next && strchr("/!?", next);
    return c == '&' && (next == '#' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z'));
}

static void add_escaped(bm_buf *out, bm_str s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (is_special(s, i))
            bm_buf_add_byte(out, '\\');
        bm_buf_add_byte(out, s.ptr[i]);
    }
}

typedef enum { SPACE, MARK, LETTER } character_class;

static character_class class_of(uint32_t c)
{
    return !c || c <= ' ' ? SPACE : bm_draft_char_is_letter(c) ? LETTER : MARK;
}

static uint32_t first_of(bm_str s)
{
    size_t i = 0;
    return s.len ? bm_utf8_next(s, &i) : 0;
}

static uint32_t last_of(bm_str s)
{
    size_t i = s.len;
    while (i && ((unsigned char)s.ptr[--i] & 0xC0) == 0x80)
        ;
    return s.len ? bm_utf8_next(s, &i) : 0;
}

/* What stands beside span ${i}, before or behind it. */
static character_class beside(const bm_draft_text *t, size_t i, bool before)
{
    if (before ? i == 0 : i + 1 >= t->n)
        return SPACE;
    const bm_draft_span *span = &t->spans[before ? i - 1 : i + 1];
    if (span->type == LINE_END)
        return SPACE;
    if (span->type == FIELD)
        return MARK;
    uint32_t c = before ? last_of(span->text) : first_of(span->text);
    return c == '{' || c == '}' ? LETTER
                                : class_of(c); /* an escaped brace is no mark to CommonMark */
}

/* An emphasis opens and closes only where a letter is inside of it, or no letter outside (CommonMark 6.2).
 * Asterisks of two emphases must not meet. */
static bool can_emphasise(const bm_draft_text *t, size_t i, bm_str inner)
{
    bm_str whole = t->spans[i].text;
    character_class before = inner.ptr > whole.ptr ? SPACE : beside(t, i, true);
    character_class behind =
        inner.ptr + inner.len < whole.ptr + whole.len ? SPACE : beside(t, i, false);
    bool opens = class_of(first_of(inner)) == LETTER || before != LETTER;
    bool closes = class_of(last_of(inner)) == LETTER || behind != LETTER;
    bool meets = i && inner.ptr == whole.ptr && t->spans[i - 1].look;
    return opens && closes && !meets;
}

static void write_wording(const bm_draft_text *t, size_t i, bm_buf *out)
{
    static const char *const marks[] = {"", "**", "*", "***"};
    bm_str s = t->spans[i].text, inner = s;
    while (inner.len && inner.ptr[0] == ' ')
        inner = bm_str_from(inner, 1);
    while (inner.len && inner.ptr[inner.len - 1] == ' ')
        inner.len--;
    bool emphasis = t->spans[i].look && inner.len && can_emphasise(t, i, inner);
    const char *mark = emphasis ? marks[t->spans[i].look & 3] : "";
    size_t before = inner.len ? (size_t)(inner.ptr - s.ptr) : s.len;
    bm_buf_add(out, s.ptr, before);
    bm_buf_add_cstr(out, mark);
    add_escaped(out, inner);
    bm_buf_add_cstr(out, mark);
    bm_buf_add(out, s.ptr + before + inner.len, s.len - before - inner.len);
}

/* Make neighbours of one look one span. */
static void join_spans(bm_draft_text *t)
{
    size_t kept = 0;
    for (size_t i = 0, end; i < t->n; i = end) {
        bm_draft_span span = t->spans[i];
        bm_buf both = {0};
        for (end = i; end < t->n && t->spans[end].type == WORDING && span.type == WORDING &&
                      t->spans[end].look == span.look;
             end++)
            bm_buf_add_str(&both, t->spans[end].text);
        if (end > i + 1)
            span.text = bm_arena_copy(t->arena, bm_str_n(both.ptr ? both.ptr : "", both.len));
        bm_buf_free(&both);
        end = end > i ? end : i + 1;
        t->spans[kept++] = span;
    }
    t->n = kept;
}

bm_str bm_draft_text_done(bm_draft_text *t)
{
    bm_buf out = {0};
    join_spans(t);
    for (size_t i = 0; i < t->n; i++) {
        if (t->spans[i].type == WORDING) {
            write_wording(t, i, &out);
        } else if (t->spans[i].type == FIELD) {
            bm_buf_add_byte(&out, '{');
            bm_buf_add_str(&out, t->spans[i].text);
            bm_buf_add_byte(&out, '}');
        } else {
            while (out.len && out.ptr[out.len - 1] == ' ')
                out.len--;
            bm_buf_add_cstr(&out, "\\\n");
        }
    }
    while (out.len && out.ptr[out.len - 1] == ' ')
        out.len--;
    bm_str text = bm_arena_copy(t->arena, bm_str_n(out.ptr ? out.ptr : "", out.len));
    bm_buf_free(&out);
    return text;
}
