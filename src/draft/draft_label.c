/* SPDX-License-Identifier: MIT */
#include "draft/draft_label.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/tone.h"

enum {
    MOST_LETTERS = 80, /* of a label */
    MOST_NUMBER = 6,   /* characters of a number before its point or bracket */
    LONG_CLAUSE = 40   /* from here on only the last clause counts */
};

bm_str bm_draft_label_trim(bm_str s)
{
    while (s.len && (unsigned char)s.ptr[0] <= ' ')
        s = bm_str_from(s, 1);
    while (s.len && (unsigned char)s.ptr[s.len - 1] <= ' ')
        s.len--;
    return s;
}

bm_str bm_draft_label_spaced(bm_arena *a, bm_str s)
{
    char *out = bm_arena_alloc(a, s.len + 1);
    size_t n = 0;
    s = bm_draft_label_trim(s);
    for (size_t i = 0; i < s.len; i++) {
        bool space = (unsigned char)s.ptr[i] <= ' ';
        if (!space || out[n - 1] != ' ')
            out[n++] = space ? ' ' : s.ptr[i];
    }
    out[n] = 0;
    return bm_str_n(out, n);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "1", "1.2", "IV", "a", "đ" at byte ${i}: where it ends. */
static size_t number_end(bm_str s, size_t i)
{
    size_t from = i;
    if (i < s.len && is_digit(s.ptr[i])) {
        while (i < s.len &&
               (is_digit(s.ptr[i]) || (s.ptr[i] == '.' && i + 1 < s.len && is_digit(s.ptr[i + 1]))))
            i++;
    } else if (i < s.len && strchr("IVX", s.ptr[i])) {
        while (i < s.len && strchr("IVX", s.ptr[i]))
            i++;
    } else if (i < s.len) {
        uint32_t c = bm_utf8_next(s, &i);
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'H') || c == 0x111))
            return from;
    }
    return i - from <= MOST_NUMBER ? i : from;
}

size_t bm_draft_label_mark(bm_str s)
{
    size_t i = 0;
    while (i < s.len && (unsigned char)s.ptr[i] <= ' ')
        i++;
    size_t at = i;
    if (i < s.len && strchr("-+*", s.ptr[i])) {
        i++;
    } else if (s.len - i >= 3 &&
               (memcmp(s.ptr + i, "–", 3) == 0 || memcmp(s.ptr + i, "•", 3) == 0 ||
                memcmp(s.ptr + i, "▪", 3) == 0)) {
        i += 3;
    } else {
        bool open = i < s.len && s.ptr[i] == '(';
        size_t end = number_end(s, i + open);
        if (end == i + open || end >= s.len || !strchr(open ? ")" : ".)", s.ptr[end]))
            return 0;
        i = end + 1;
    }
    if (i > at && i < s.len && (unsigned char)s.ptr[i] > ' ' && s.ptr[at] != '-' &&
        s.ptr[at] != '+')
        return 0;
    while (i < s.len && (unsigned char)s.ptr[i] <= ' ')
        i++;
    return i;
}

/* Without what stands in brackets. */
static bm_str drop_brackets(bm_arena *a, bm_str s)
{
    char *out = bm_arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        const char *close = s.ptr[i] == '(' ? memchr(s.ptr + i, ')', s.len - i) : NULL;
        if (close)
            i = (size_t)(close - s.ptr);
        else if (s.ptr[i] == '(')
            n = 0; /* its end stands behind the gap */
        else
            out[n++] = s.ptr[i];
    }
    out[n] = 0;
    return bm_str_n(out, n);
}

/* From the last mark that divides clauses on, when ${s} is long. */
static bm_str last_clause(bm_str s)
{
    size_t from = 0;
    if (bm_utf8_count(s) <= LONG_CLAUSE)
        return s;
    for (size_t i = 0; i + 2 < s.len; i++)
        if (strchr(".;:,", s.ptr[i]) && s.ptr[i + 1] == ' ')
            from = i + 2;
    return bm_str_from(s, from);
}

static bm_str last_letters(bm_str s)
{
    size_t n = bm_utf8_count(s), i = 0;
    for (; n > MOST_LETTERS; n--)
        (void)bm_utf8_next(s, &i);
    while (i && i < s.len && s.ptr[i - 1] != ' ')
        i++;
    return bm_str_from(s, i);
}

bm_str bm_draft_label_clean(bm_arena *a, bm_str s)
{
    s = drop_brackets(a, bm_str_from(s, bm_draft_label_mark(s)));
    s = bm_draft_label_spaced(a, s);
    bool label = s.len && s.ptr[s.len - 1] == ':';
    while (s.len && strchr(" :;,.-+*/(", s.ptr[s.len - 1]))
        s.len--;
    s = last_letters(label ? s : last_clause(s));
    while (s.len && strchr(" :;,.-+*/)", s.ptr[0]))
        s = bm_str_from(s, 1);
    return bm_arena_copy(a, s);
}

static bool contains(bm_str s, const char *words)
{
    size_t n = strlen(words);
    for (size_t i = 0; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, words, n) == 0)
            return true;
    return false;
}

bool bm_draft_label_is_upper(bm_arena *a, bm_str s)
{
    bm_str plain = bm_tone_plain(a, s);
    return contains(plain, "IN HOA") || contains(plain, "VIET HOA") || contains(plain, "CHU HOA");
}

bm_str bm_draft_label_id(bm_arena *a, bm_str s, char separator, size_t max)
{
    bm_str plain = bm_tone_plain(a, s);
    char *id = bm_arena_alloc(a, max + 1);
    size_t n = 0;
    for (size_t i = 0; i < plain.len;) {
        size_t end = i;
        while (end < plain.len && plain.ptr[end] != ' ')
            end++;
        bool fits = n + (n != 0) + (end - i) <= max;
        if (n && !fits)
            break;
        if (n)
            id[n++] = separator;
        for (; i < end && n < max; i++) {
            char c = plain.ptr[i];
            if (c >= 'A' && c <= 'Z')
                id[n++] = (char)(c | 0x20);
            else if (is_digit(c) && n)
                id[n++] = c;
        }
        while (n && id[n - 1] == separator)
            n--;
        i = end + 1;
    }
    id[n] = 0;
    return bm_str_n(id, n);
}
