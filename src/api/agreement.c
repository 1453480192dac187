/* Two streams of characters, without white space, run side by side. Where they part, the nearest place is looked for
 * at which both go on alike; what lies before it is one difference. No difference table of whole documents: a file may
 * have thousands of pages, and a hostile one nothing in common with its data.
 * SPDX-License-Identifier: MIT */
#include "api/agreement.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "form/check_text.h"
#include "form/gap.h"

enum {
    ALIKE = 8,         /* so many characters tell that both texts go on together */
    WINDOW = 1024,     /* how far ahead that is looked for */
    MOST = 10,         /* differences told of one document */
    CLIP = 60,         /* characters shown of one */
    BEFORE_BYTES = 48, /* shown of the text before it */
};

typedef struct {
    uint32_t c;                  /* 0 = the end */
    bool first;                  /* white space or another run stands before it */
    const bm_agreement_run *run; /* NULL at the end */
} letter;

/* A place in one of the texts; copied to look ahead. */
typedef struct {
    const bm_agreement_pair *pair;
    const bm_agreement_text *text;
    size_t run, at; /* at: byte of the run */
    bool first;
} cursor;

static bool is_skipped(uint32_t c)
{
    return c <= ' ' || c == 0x85 || c == 0xA0 || c == 0xAD || c == 0x34F || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           (c >= 0x205F && c <= 0x2064) || c == 0x3000 || c == 0xFEFF;
}

/* Gaps and boxes, which the fields of a PDF cover. */
static bool is_filler(uint32_t c)
{
    return c == '.' || c == '_' || c == 0x2026 || c == 0x2610 || c == 0x2611;
}

/* The run that ${c} stands in or before; NULL at the end. */
static const bm_agreement_run *run_of(const cursor *c)
{
    return c->run < c->text->n ? &c->text->runs[c->run] : NULL;
}

/* Behind the run. */
static void leave_run(cursor *c)
{
    c->at = 0;
    c->first |= c->pair->paged;
    c->run++;
}

static bool passes_fillers(const bm_agreement_pair *pair)
{
    return pair->fillable || !pair->paged;
}

static letter next(cursor *c)
{
    letter out = {0};
    while ((out.run = run_of(c)) != NULL) {
        while (c->at < out.run->text.len) {
            out.c = bm_utf8_next(out.run->text, &c->at);
            if (!is_skipped(out.c) && !(passes_fillers(c->pair) && is_filler(out.c))) {
                out.first = c->first;
                c->first = false;
                return out;
            }
            c->first = true;
        }
        leave_run(c);
    }
    out.c = 0;
    return out;
}

static cursor start_of(const bm_agreement_pair *pair, const bm_agreement_text *text)
{
    cursor c = {.pair = pair, .text = text, .first = true};
    return c;
}

/* From the end of a run to the start of the next one. */
static void settle(cursor *c)
{
    const bm_agreement_run *run;
    while ((run = run_of(c)) != NULL) {
        for (size_t i = c->at; i < run->text.len;)
            if (!is_skipped(bm_utf8_next(run->text, &i)))
                return;
        leave_run(c);
    }
}

/* Move ${shown} behind ${text}, whose gaps need not be there; false when it is another text. */
static bool pass_run(bm_str text, cursor *shown)
{
    cursor at = *shown, before_gap = *shown;
    bm_gap gap = {0};
    bool more = bm_gap_next(text, 0, &gap);
    for (size_t i = 0; i < text.len;) {
        if (more && i >= gap.end)
            more = bm_gap_next(text, gap.end, &gap);
        if (more && i == gap.at)
            before_gap = at;
        bool inside = more && i >= gap.at;
        uint32_t c = bm_utf8_next(text, &i);
        if (is_skipped(c) || is_filler(c) || next(&at).c == c)
            continue;
        if (!inside)
            return false;
        i = gap.end;
        at = before_gap;
    }
    *shown = at;
    return true;
}

/* What the form prints for a field of its own may be drawn by the field of the PDF, as a whole or only its gaps. Moves
 * both behind it. */
static void pass_fields(cursor *expected, cursor *shown)
{
    const bm_agreement_run *run;
    for (settle(expected); expected->at == 0 && (run = run_of(expected)) != NULL && run->node &&
                           run->node->field >= 0;
         settle(expected)) {
        (void)pass_run(run->text, shown);
        leave_run(expected);
    }
}

/* Run both on to where they part; false when they do not. ${*last}: the last letter of the data before it, ${word}:
 * those before it that belong to the same word. */
static bool find_difference(cursor *expected, cursor *shown, letter *last, bm_buf *word)
{
    for (;;) {
        if (expected->pair->fillable)
            pass_fields(expected, shown);
        cursor e = *expected, s = *shown;
        letter a = next(&e), b = next(&s);
        if (a.c != b.c)
            return true;
        if (!a.c)
            return false;
        *expected = e;
        *shown = s;
        *last = a;
        if (a.first)
            word->len = 0;
        char bytes[4];
        size_t n_bytes = bm_utf8_put(bytes, a.c);
        bm_buf_add(word, bytes, n_bytes);
    }
}

/* The letters from ${c} on; the last one is 0 when the text ends among them. Returns how many. */
static size_t look_ahead(cursor c, letter *out, size_t most)
{
    size_t n = 0;
    do
        out[n] = next(&c);
    while (out[n++].c && n < most);
    return n;
}

/* Do both go on alike from ${a} and ${b}? The end of both is alike, too. */
static bool is_alike(const letter *a, size_t n_a, const letter *b, size_t n_b)
{
    for (size_t i = 0; i < ALIKE; i++) {
        if (i >= n_a || i >= n_b || a[i].c != b[i].c)
            return false;
        if (!a[i].c)
            return true;
    }
    return true;
}

typedef struct {
    letter expected[WINDOW + ALIKE], shown[WINDOW + ALIKE];
    size_t n_expected, n_shown;
    size_t expected_end, shown_end; /* of the difference */
} windows;

/* The shortest stretches of both behind which the texts are alike. Returns false when there are none. */
static bool find_end(windows *w)
{
    for (size_t sum = 1; sum < 2 * (size_t)WINDOW; sum++) {
        size_t least = sum >= w->n_shown ? sum - w->n_shown + 1 : 0;
        for (size_t i = least; i <= sum && i < w->n_expected; i++) {
            if (!is_alike(w->expected + i, w->n_expected - i, w->shown + (sum - i),
                          w->n_shown - (sum - i)))
                continue;
            w->expected_end = i;
            w->shown_end = sum - i;
            return true;
        }
    }
    w->expected_end = w->n_expected - (w->expected[w->n_expected - 1].c == 0);
    w->shown_end = w->n_shown - (w->shown[w->n_shown - 1].c == 0);
    return false;
}

/* ${word}, then the difference, then the rest of its last word: as a reader sees it. */
static bm_str stretch(bm_arena *a, const bm_buf *word, const letter *letters, size_t end, size_t n)
{
    bm_buf out = {0};
    size_t shown = 0, i = 0;
    bm_buf_add(&out, word->ptr, word->len);
    for (; i < n && letters[i].c && shown < CLIP; i++, shown++) {
        if (i >= end && letters[i].first)
            break;
        if (letters[i].first && out.len)
            bm_buf_add_byte(&out, ' ');
        char bytes[4];
        size_t n_bytes = bm_utf8_put(bytes, letters[i].c);
        bm_buf_add(&out, bytes, n_bytes);
    }
    if (i < end && shown == CLIP)
        bm_buf_add_cstr(&out, "…");
    bm_str text = bm_arena_copy(a, bm_str_n(out.ptr ? out.ptr : "", out.len));
    bm_buf_free(&out);
    return text;
}

/* The field's name in the data: "thay_doi[2].moi". The row is that of the value that stands where ${node} was read. */
static const char *path_of_node(bm_arena *a, const bm_agreement_pair *pair, const bm_node *node)
{
    const bm_field *field = &pair->form->fields[node->field];
    if (field->parent < 0)
        return bm_arena_cstr(a, field->id);
    const bm_field *table = &pair->form->fields[field->parent];
    size_t column = (size_t)(node->field - field->parent - 1);
    size_t n_rows = pair->values && node->pos ? pair->values->n_rows[field->parent] : 0;
    for (size_t r = 0; r < n_rows; r++)
        if (pair->values->cells[field->parent][r * table->n_columns + column].pos == node->pos)
            return bm_arena_printf(a, "%s[%zu].%s", table->id.ptr, r + 1, field->id.ptr);
    return bm_arena_printf(a, "%s.%s", table->id.ptr, field->id.ptr);
}

/* Of the field that gave ${l}, or NULL. */
static const char *path_of(bm_arena *a, const bm_agreement_pair *pair, const letter *l)
{
    if (!l->run)
        return NULL;
    if (l->run->node && l->run->node->field >= 0)
        return path_of_node(a, pair, l->run->node);
    return l->run->path;
}

/* Of the first letter that a value gave, else of the one before. */
static const char *field_of(bm_arena *a, const bm_agreement_pair *pair, const windows *w,
                            const letter *last)
{
    const char *path = NULL;
    for (size_t i = 0; !path && i < w->expected_end; i++)
        path = path_of(a, pair, &w->expected[i]);
    if (!w->expected_end && last->c)
        path = path_of(a, pair, last);
    return path;
}

/* The page on which ${l} stands; at the end the last one. */
static const char *page_of(bm_arena *a, const bm_agreement_pair *pair, const letter *l)
{
    const bm_agreement_text *shown = &pair->shown;
    size_t page = l->run ? l->run->page : shown->n ? shown->runs[shown->n - 1].page : 0;
    return bm_arena_printf(a, "%zu", page);
}

/* What is shown before ${c}, in whole words: by that a reader without pages finds the place. ${inside}: ${c} is in the midst of a
 * word, which is told with the difference. */
static bm_str text_before(bm_arena *a, const cursor *c, bool inside)
{
    size_t run = c->run + (c->at > 0), start = run, n = 0;
    while (start > 0 && n < BEFORE_BYTES) {
        start--;
        n += start == c->run ? c->at : c->text->runs[start].text.len;
    }
    bm_buf out = {0};
    for (size_t i = start; i < run; i++) {
        const bm_agreement_run *r = &c->text->runs[i];
        bm_buf_add(&out, r->text.ptr, i == c->run ? c->at : r->text.len);
        if (i != c->run)
            bm_buf_add_byte(&out, ' ');
    }
    bm_str tidy = bm_check_text_line(a, bm_str_n(out.ptr ? out.ptr : "", out.len)).text;
    while (inside && tidy.len && tidy.ptr[tidy.len - 1] != ' ')
        tidy.len--;
    while (tidy.len && tidy.ptr[tidy.len - 1] == ' ')
        tidy.len--;
    size_t from = tidy.len > BEFORE_BYTES ? tidy.len - BEFORE_BYTES : 0;
    while (from && from < tidy.len && tidy.ptr[from - 1] != ' ')
        from++;
    bm_str text = bm_arena_copy(a, bm_str_from(tidy, from));
    bm_buf_free(&out);
    return text;
}

/* The number of the document in which the difference is. */
static size_t document_of(const windows *w, const letter *last)
{
    const bm_agreement_run *run = w->expected[0].run ? w->expected[0].run : last->run;
    return run ? run->document : 0;
}

/* What is told of one difference. */
typedef struct {
    const windows *w;
    const letter *last;
    const bm_buf *word;
    const cursor *shown; /* where it begins */
} difference;

static void tell(bm_arena *a, const bm_agreement_pair *pair, const difference *d, bm_diags *ds)
{
    const windows *w = d->w;
    bool inside =
        (w->expected[0].c && !w->expected[0].first) || (w->shown[0].c && !w->shown[0].first);
    const bm_buf none = {0}, *before = inside ? d->word : &none;
    bm_str shown = stretch(a, before, w->shown, w->shown_end, w->n_shown);
    bm_str data = stretch(a, before, w->expected, w->expected_end, w->n_expected);
    const bm_str empty = BM_STR("");
    const char *path = field_of(a, pair, w, d->last);
    const bm_str place =
        pair->paged ? bm_str_of(page_of(a, pair, &w->shown[0])) : text_before(a, d->shown, inside);
    const char *document =
        pair->n_outcomes > 1 ? bm_arena_printf(a, "%zu", document_of(d->w, d->last) + 1) : "";
    const bm_str args[] = {place,
                           data.len ? shown : empty,
                           shown.len ? data : empty,
                           data.len ? empty : shown,
                           shown.len ? empty : data,
                           bm_str_of(path ? path : ""),
                           bm_str_of(document)};
    (void)bm_diags_add(ds, pair->paged ? BM_READING_DIFFERS : BM_READING_WORDING_DIFFERS, pair->pos,
                       path, args, 7);
}

bool bm_agreement_holds(const bm_agreement_pair *pair)
{
    cursor expected = start_of(pair, &pair->expected), shown = start_of(pair, &pair->shown);
    letter last = {0};
    bm_buf word = {0};
    bool differs = find_difference(&expected, &shown, &last, &word);
    bm_buf_free(&word);
    return !differs;
}

/* The texts differ at both places: how far, is ${w}. False when they do not go on alike within reach. */
static bool measure(windows *w, cursor expected, cursor shown)
{
    w->n_expected = look_ahead(expected, w->expected, WINDOW + ALIKE);
    w->n_shown = look_ahead(shown, w->shown, WINDOW + ALIKE);
    return find_end(w);
}

/* Go behind the difference; returns the last letter expected. */
static letter pass(const windows *w, cursor *expected, cursor *shown, letter last)
{
    for (size_t i = 0; i < w->expected_end; i++)
        last = next(expected);
    for (size_t i = 0; i < w->shown_end; i++)
        (void)next(shown);
    return last;
}

static void mark(const bm_agreement_pair *pair, size_t document)
{
    if (document < pair->n_outcomes)
        pair->outcomes[document] = BM_AGREEMENT_NO;
}

/* The document in which ${c} stands differs as well; those behind it were not looked at. */
static void give_up(const bm_agreement_pair *pair, cursor c)
{
    const letter here = next(&c);
    size_t i = here.run ? here.run->document : pair->n_outcomes - 1;
    mark(pair, i);
    while (++i < pair->n_outcomes)
        if (pair->outcomes[i] == BM_AGREEMENT_YES)
            pair->outcomes[i] = BM_AGREEMENT_UNKNOWN;
}

void bm_agreement_tell(bm_arena *a, const bm_agreement_pair *pair, bm_diags *ds)
{
    cursor expected = start_of(pair, &pair->expected), shown = start_of(pair, &pair->shown);
    letter last = {0};
    bm_buf word = {0};
    /* of thousands of documents that all differ, no more is looked at than is told */
    windows *w = bm_diags_is_full(ds) ? NULL : bm_arena_alloc(a, sizeof *w);
    bool goes_on = true;
    size_t n = 0;
    for (; w && goes_on && n < MOST && find_difference(&expected, &shown, &last, &word); n++) {
        goes_on = measure(w, expected, shown);
        const difference d = {w, &last, &word, &shown};
        tell(a, pair, &d, ds);
        mark(pair, document_of(w, &last));
        last = pass(w, &expected, &shown, last);
        word.len = 0;
    }
    if (find_difference(&expected, &shown, &last, &word)) {
        (void)bm_diags_add0(ds, BM_READING_DIFFERS_MORE, pair->pos);
        if (pair->n_outcomes)
            give_up(pair, expected);
    }
    bm_buf_free(&word);
}

static size_t count_letters(cursor c)
{
    size_t n = 0;
    while (next(&c).c)
        n++;
    return n;
}

bool bm_agreement_is_other(bm_arena *a, const bm_agreement_pair *pair)
{
    cursor expected = start_of(pair, &pair->expected), shown = start_of(pair, &pair->shown);
    size_t n_letters = count_letters(expected) + count_letters(shown), n_different = 0;
    letter last = {0};
    bm_buf word = {0};
    windows *w = bm_arena_alloc(a, sizeof *w);
    bool goes_on = true;
    for (size_t n = 0; goes_on && n < MOST; n++) {
        if (!find_difference(&expected, &shown, &last, &word))
            break;
        goes_on = measure(w, expected, shown);
        n_different += w->expected_end + w->shown_end;
        last = pass(w, &expected, &shown, last);
        word.len = 0;
    }
    bool more = find_difference(&expected, &shown, &last, &word);
    bm_buf_free(&word);
    return more || 2 * n_different > n_letters;
}

bool bm_agreement_is_empty(const bm_agreement_text *text)
{
    const bm_agreement_pair pair = {0};
    cursor c = start_of(&pair, text);
    return !next(&c).c;
}

/* Is it to be seen as text? Leaders, dotted lines and what is no part of the flow are artifacts. */
static bool is_text(const bm_item *item)
{
    return (item->kind == BM_ITEM_TEXT || item->kind == BM_ITEM_BOX) &&
           !(item->flags & (BM_ITEM_LEADER | BM_ITEM_DOTTED | BM_ITEM_FURNITURE));
}

bm_agreement_text bm_agreement_of_pages(bm_arena *a, const bm_page *pages, size_t n)
{
    size_t most = 0;
    for (size_t i = 0; i < n; i++)
        most += pages[i].n;
    bm_agreement_run *runs = bm_arena_zero(a, most + 1, sizeof *runs);
    bm_agreement_text text = {runs, 0};
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < pages[i].n; k++) {
            const bm_item *item = &pages[i].items[k];
            if (!is_text(item))
                continue;
            runs[text.n].text = item->text;
            runs[text.n++].node = item->node;
        }
    }
    return text;
}
