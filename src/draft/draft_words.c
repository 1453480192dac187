/* SPDX-License-Identifier: MIT */
#include "draft/draft_words.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "draft/draft_char.h"
#include "text/tone.h"

enum { MOST_SHOWN = 8 }; /* words */

typedef struct {
    bm_str text; /* as it stands */
    bm_str key;  /* compared */
    size_t at;   /* its place in the text */
} word;

typedef struct {
    bm_arena *arena;
    word *words;
    size_t n, cap;
} word_list;

/* What stands between words. Marks alone are no words either: a dash before an item, the colon of a label
 * behind a gap. */
static bool is_between(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == '.' || c == 0x2026 || c == 0x2025 || c == '_' ||
           c == '[' || c == ']' || bm_draft_char_is_box(c) || bm_draft_char_clean(c) == ' ';
}

static void add_word(word_list *list, bm_str text)
{
    if (!bm_draft_char_has_letter(text))
        return;
    if (list->n == list->cap) {
        size_t cap = list->cap ? 2 * list->cap : 256, size = sizeof *list->words;
        list->words = bm_arena_grow(list->arena, list->words, list->n * size, cap * size);
        list->cap = cap;
    }
    list->words[list->n] = (word){text, bm_tone_key(list->arena, text), list->n};
    list->n++;
}

static word_list words_of(bm_arena *a, bm_str s)
{
    word_list list = {.arena = a};
    size_t from = 0;
    for (size_t i = 0; i < s.len;) {
        size_t at = i;
        if (!is_between(bm_utf8_next(s, &i)))
            continue;
        add_word(&list, bm_str_n(s.ptr + from, at - from));
        from = i;
    }
    add_word(&list, bm_str_n(s.ptr + from, s.len - from));
    return list;
}

static int compare_keys(bm_str a, bm_str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static int by_key(const void *a, const void *b)
{
    const word *x = a, *y = b;
    int order = compare_keys(x->key, y->key);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

static int by_place(const void *a, const void *b)
{
    const word *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

static void sort(word_list *list, int (*compare)(const void *, const void *))
{
    if (list->n)
        qsort(list->words, list->n, sizeof *list->words, compare);
}

bm_str bm_draft_words_missing(bm_arena *a, bm_str from, bm_str in)
{
    word_list all = words_of(a, from), there = words_of(a, in), missing = {.arena = a};
    sort(&all, by_key);
    sort(&there, by_key);
    missing.words = bm_arena_alloc(a, (all.n + 1) * sizeof *missing.words);
    for (size_t i = 0, k = 0; i < all.n; i++) {
        while (k < there.n && compare_keys(there.words[k].key, all.words[i].key) < 0)
            k++;
        if (k < there.n && compare_keys(there.words[k].key, all.words[i].key) == 0)
            k++;
        else
            missing.words[missing.n++] = all.words[i];
    }
    sort(&missing, by_place);
    bm_buf out = {0};
    for (size_t i = 0; i < missing.n && i < MOST_SHOWN; i++) {
        if (i)
            bm_buf_add_byte(&out, ' ');
        bm_buf_add_str(&out, missing.words[i].text);
    }
    if (missing.n > MOST_SHOWN)
        bm_buf_add_cstr(&out, " …");
    bm_str text = bm_arena_copy(a, bm_str_n(out.ptr ? out.ptr : "", out.len));
    bm_buf_free(&out);
    return text;
}
