/* Keys of names. SPDX-License-Identifier: MIT */
#include "form/column_name.h"

#include "base/buf.h"
#include "form/check_text.h"
#include "form/column_words.h"
#include "text/nfc.h"
#include "text/tone.h"

enum {
    NAME_BYTES = 1024, /* of a name that is compared; no label is as long */
    NUMBER_DIGITS = 3  /* of a number in front */
};

/* Said at the end of a name of what must be filled in, or need not. */
static const char *const tails[] = {" BAT BUOC", " BAT BUOC NHAP", " NEU CO"};

bm_str bm_column_name_line(bm_arena *a, bm_str text)
{
    return bm_check_text_line(a, bm_nfc_normalize(a, text)).text;
}

static size_t count_of(bm_str s, size_t from, const char *set, size_t most)
{
    size_t n = 0;
    while (from + n < s.len && n < most && s.ptr[from + n] && strchr(set, s.ptr[from + n]))
        n++;
    return n;
}

/* Bytes of the number in front of ${s}: "1.", "2)", "1.2.", "(3)", "a)", "IV."; 0 = none. */
static size_t numbering(bm_str s)
{
    size_t open = count_of(s, 0, "([", 1), at = open;
    for (;;) {
        size_t n = count_of(s, at, "0123456789", NUMBER_DIGITS);
        if (!n && at == open)
            n = count_of(s, at, "IVX", NUMBER_DIGITS + 1);
        if (!n && at == open && at + 1 < s.len && (s.ptr[at + 1] == ')' || s.ptr[at + 1] == ']'))
            n = count_of(s, at, "abcdefghABCDEFGH", 1);
        size_t sign = n ? count_of(s, at + n, open ? ")]" : ".)/-", 1) : 0;
        if (!sign)
            return at > open ? at : 0;
        at += n + sign;
        if (open)
            return at;
    }
}

static bm_str without_number(bm_str s)
{
    size_t n = numbering(s);
    n += count_of(s, n, " ", 1);
    return n < s.len ? bm_str_from(s, n) : s;
}

static bm_str without_brackets(bm_arena *a, bm_str s)
{
    char *to = bm_arena_alloc(a, s.len + 1);
    size_t n = 0, depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        bool closes = s.ptr[i] == ')' || s.ptr[i] == ']' || s.ptr[i] == '}';
        if (s.ptr[i] == '(' || s.ptr[i] == '[' || s.ptr[i] == '{')
            depth++;
        else if (!depth && !closes)
            to[n++] = s.ptr[i];
        else if (closes && depth && --depth == 0)
            to[n++] = ' ';
    }
    return bm_str_n(to, n);
}

static bool ends(bm_str s, const char *with)
{
    size_t n = strlen(with);
    return s.len > n && memcmp(s.ptr + s.len - n, with, n) == 0;
}

static bm_str without_tail(bm_str s)
{
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (ends(s, tails[i]))
            s.len -= strlen(tails[i]);
    return s;
}

/* Without the blanks. */
static bm_str compact(bm_arena *a, bm_str s)
{
    char *to = bm_arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != ' ')
            to[n++] = s.ptr[i];
    to[n] = 0;
    return bm_str_n(to, n);
}

/* Where ${words} stand in ${s}, which has a blank at each end; s.len = nowhere. */
static size_t find_words(bm_str s, bm_str words, size_t from)
{
    for (size_t i = from; i + words.len + 2 <= s.len; i++)
        if (s.ptr[i] == ' ' && s.ptr[i + words.len + 1] == ' ' &&
            memcmp(s.ptr + i + 1, words.ptr, words.len) == 0)
            return i;
    return s.len;
}

/* One row on " HO VA TEN ", in place. What it gives is not met again, unless it is shorter. */
static void apply(const bm_column_word *row, bm_buf *s)
{
    const bm_str from = bm_str_of(row->from), to = bm_str_of(row->to);
    const size_t put = to.len + (to.len > 0), take = from.len + 1; /* with the blank in front */
    for (size_t begin = 0;;) {
        bm_str all = bm_str_n(s->ptr, s->len);
        size_t at = find_words(all, from, begin);
        if (at == all.len || (row->whole && all.len != from.len + 2))
            return;
        char *p = bm_buf_reserve(s, put) - s->len + at;
        memmove(p + put, p + take, s->len - at - take);
        if (to.len)
            memcpy(p + 1, to.ptr, to.len);
        s->len = s->len - take + put;
        begin = at + (to.len >= from.len);
    }
}

static bm_str usual(bm_arena *a, bm_str plain)
{
    bm_buf s = {0};
    bm_buf_add_byte(&s, ' ');
    bm_buf_add_str(&s, plain);
    bm_buf_add_byte(&s, ' ');
    const bm_column_word *row;
    for (size_t i = 0; (row = bm_column_words_at(i)) != NULL; i++)
        apply(row, &s);
    bm_str result = compact(a, bm_str_n(s.ptr, s.len));
    bm_buf_free(&s);
    return result;
}

bm_column_name bm_column_name_read(bm_arena *a, bm_str text)
{
    bm_column_name name = {.typed = bm_column_name_line(a, text)};
    bm_str s = name.typed;
    if (s.len > NAME_BYTES)
        s.len = 0;
    s = without_number(s);
    name.plain = compact(a, without_tail(bm_tone_plain(a, s)));
    bm_str bare = without_tail(bm_tone_plain(a, without_brackets(a, s)));
    name.bare = bare.len ? compact(a, bare) : name.plain;
    name.usual = usual(a, bare.len ? bare : bm_tone_plain(a, s));
    if (!name.usual.len)
        name.usual = name.bare;
    return name;
}
