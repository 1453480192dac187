/* No two records get one name, although no list of names is kept (8 MB serve any number of records):
 *
 * - A name is either plain, as the pattern makes it, or has "-r<row>" behind it.
 * - No plain name ends in "-r" and digits: what the pattern makes so gets its "-r<row>" always. So a plain name is no name of the
 *   other kind.
 * - Two names of the other kind end in their rows, which are those digits, all of them, that stand behind the last "r". A row begins one record only.
 * - Two plain names differ because the second record finds the name among those that were given. `given` is a Bloom filter: it may take
 *   a name for given that was not, which costs a needless "-r<row>" (one name in some 200,000 among a million), but never the other way round.
 *
 * Letters are small, so that it also holds where files have no capitals (Windows, macOS).
 * SPDX-License-Identifier: MIT */
#include "batch/batch_name.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diags.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "text/ascii.h"
#include "text/date.h"
#include "text/nearest.h"

enum {
    SUFFIX_BYTES = 5, /* of the longest format: ".docx" */
    STEM_BYTES = BM_BATCH_NAME_BYTES - SUFFIX_BYTES,
    FIXED_BYTES = 30, /* of the text between the values, so that there is room for them */
    VALUE_BYTES = 64, /* of one value, before it is shortened */
    LINES = 1 << 17,  /* of the filter: a power of 2 */
    LINE_WORDS = 8,   /* 64 bytes, what a processor fetches at once */
    PROBES = 6        /* bits of a line for each name */
};

typedef enum { TEXT, FIELD, DATE, ROW, FORM } part_kind;

typedef struct {
    part_kind kind;
    size_t field;            /* FIELD, DATE */
    char value[VALUE_BYTES]; /* 0-terminated; of the record at hand, or what is the same for all */
    size_t len;
} part;

struct bm_batch_name {
    const bm_form *form;
    part *parts;
    size_t n;
    char *all;                     /* the parts joined: room for all of them */
    uint64_t (*given)[LINE_WORDS]; /* LINES */
};

/* ---- The pattern -------------------------------------------------------------------------- */

typedef struct {
    bm_batch_name *name;
    const char *pattern; /* as it was given, for messages */
    size_t fixed_bytes;
    int status;
    bm_diags *ds;
} reader;

static part *add_part(reader *r, part_kind kind)
{
    part *p = &r->name->parts[r->name->n++];
    *p = (part){.kind = kind};
    return p;
}

/* B053 and B054: each character once. */
static void check_characters(reader *r, const char *text, size_t n)
{
    bool folder = false;
    for (size_t i = 0; i < n; i++) {
        const char one[] = {text[i], 0};
        if (text[i] == '/' || text[i] == '\\')
            folder = true;
        else if (text[i] == '}')
            r->status = bm_diags_add1(r->ds, BM_NAME_BRACE, NULL, r->pattern);
        else if ((unsigned char)text[i] < ' ' || text[i] == 0x7F)
            r->status = bm_diags_add2(r->ds, BM_NAME_CHARACTER, NULL, r->pattern, "\xEF\xBF\xBD");
        else if (strchr("<>:\"|?*", text[i]))
            r->status = bm_diags_add2(r->ds, BM_NAME_CHARACTER, NULL, r->pattern, one);
    }
    if (folder)
        r->status = bm_diags_add1(r->ds, BM_NAME_FOLDER, NULL, r->pattern);
}

/* The text between values; a hyphen at its ends stays. */
static void add_text(reader *r, const char *text, size_t n)
{
    char padded[2 * VALUE_BYTES], folded[VALUE_BYTES + 1];
    if (!n)
        return;
    check_characters(r, text, n);
    (void)snprintf(padded, sizeof padded, "x%.*sx", n < VALUE_BYTES ? (int)n : VALUE_BYTES, text);
    size_t len = bm_ascii_fold(bm_str_of(padded), folded, sizeof folded) - 2;
    r->fixed_bytes += n < VALUE_BYTES ? len : n;
    part *p = add_part(r, TEXT);
    p->len = len < VALUE_BYTES ? len : VALUE_BYTES - 1;
    memcpy(p->value, folded + 1, p->len);
    p->value[p->len] = 0;
}

/* The fields of the form that a name may have, for the proposal. */
static void unknown_field(reader *r, bm_str id)
{
    enum { MOST = 512 };
    bm_str candidates[MOST];
    size_t n = 0, found;
    char given[VALUE_BYTES * 2];
    bm_form_info info;
    bm_field_info f;
    for (size_t i = 0; n < MOST && bm_form_field(r->name->form, i, &f) == 0; i++)
        if (f.parent < 0 && f.type != BM_FIELD_ROWS)
            candidates[n++] = bm_str_of(f.id);
    found = bm_nearest_find(id, candidates, n);
    bm_form_describe(r->name->form, &info);
    (void)snprintf(given, sizeof given, "%.*s", (int)id.len, id.ptr);
    r->status = bm_diags_add3(r->ds, BM_NAME_FIELD, NULL, given, info.id,
                              found < n ? candidates[found].ptr : "");
}

/* The field with this id or label, or NULL. */
static bool find_field(const reader *r, bm_str id, size_t *at, bm_field_info *f)
{
    char wanted[VALUE_BYTES], label[VALUE_BYTES];
    (void)bm_ascii_fold(id, wanted, sizeof wanted);
    for (*at = 0; bm_form_field(r->name->form, *at, f) == 0; ++*at)
        if (f->parent < 0 && bm_str_is(id, f->id))
            return true;
    for (*at = 0; bm_form_field(r->name->form, *at, f) == 0; ++*at) {
        (void)bm_ascii_fold(bm_str_of(f->label), label, sizeof label);
        if (f->parent < 0 && *wanted && strcmp(wanted, label) == 0)
            return true;
    }
    for (*at = 0; bm_form_field(r->name->form, *at, f) == 0; ++*at)
        if (bm_str_is(id, f->id)) /* a column: told as such */
            return true;
    return false;
}

static void add_value(reader *r, bm_str id)
{
    bm_form_info info;
    bm_field_info f;
    size_t at;
    if (bm_str_is(id, "row")) {
        (void)add_part(r, ROW);
    } else if (bm_str_is(id, "form")) {
        bm_form_describe(r->name->form, &info);
        part *p = add_part(r, FORM);
        p->len = bm_ascii_fold(bm_str_of(info.id), p->value, sizeof p->value);
    } else if (!find_field(r, id, &at, &f)) {
        unknown_field(r, id);
    } else if (f.parent >= 0 || f.type == BM_FIELD_ROWS) {
        r->status = bm_diags_add1(r->ds, BM_NAME_TABLE, NULL, f.id);
    } else {
        add_part(r, f.type == BM_FIELD_DATE ? DATE : FIELD)->field = at;
    }
}

/* ${pattern} without the suffix that a user may have put there. */
static size_t without_suffix(const char *pattern)
{
    const bm_format *f;
    size_t n = strlen(pattern);
    for (size_t i = 0; (f = bm_format_at(i)) != NULL; i++) {
        size_t tail = strlen(f->suffix);
        if (n > tail && strcmp(pattern + n - tail, f->suffix) == 0)
            return n - tail;
    }
    return n;
}

static void read_pattern(reader *r)
{
    const char *p = r->pattern, *end = p + without_suffix(p);
    while (p < end) {
        const char *open = memchr(p, '{', (size_t)(end - p));
        add_text(r, p, (size_t)((open ? open : end) - p));
        if (!open)
            break;
        const char *close = memchr(open, '}', (size_t)(end - open));
        if (!close) {
            r->status = bm_diags_add1(r->ds, BM_NAME_BRACE, NULL, r->pattern);
            return;
        }
        add_value(r, bm_str_n(open + 1, (size_t)(close - open - 1)));
        p = close + 1;
    }
    if (r->status == 0 && r->name->n == 0)
        r->status = bm_diags_add0(r->ds, BM_NAME_EMPTY, NULL);
    if (r->fixed_bytes > FIXED_BYTES) {
        char have[24], most[24];
        (void)snprintf(have, sizeof have, "%zu", r->fixed_bytes);
        (void)snprintf(most, sizeof most, "%d", (int)FIXED_BYTES);
        r->status = bm_diags_add3(r->ds, BM_NAME_LONG, NULL, r->pattern, have, most);
    }
}

static void *must(void *p)
{
    if (!p)
        bm_arena_out_of_memory();
    return p;
}

bm_batch_name *bm_batch_name_open(const char *pattern, const bm_form *form, bm_diags *ds)
{
    bm_batch_name *n = must(calloc(1, sizeof *n));
    reader r = {.name = n, .pattern = pattern ? pattern : "{form}-{row}", .ds = ds};
    size_t most = 2; /* parts: a value and the text before it, and the text at the end */
    for (const char *p = r.pattern; *p; p++)
        most += *p == '{' ? 2 : 0;
    n->form = form;
    n->parts = must(calloc(most, sizeof *n->parts));
    n->all = must(malloc(most * VALUE_BYTES + 1));
    n->given = must(calloc(LINES, sizeof *n->given));
    if (bm_utf8_invalid_at(bm_str_of(r.pattern)) < strlen(r.pattern))
        r.status = bm_diags_add2(ds, BM_NAME_CHARACTER, NULL, "\xEF\xBF\xBD", "\xEF\xBF\xBD");
    else
        read_pattern(&r);
    if (r.status == 0)
        return n;
    bm_batch_name_free(n);
    return NULL;
}

void bm_batch_name_free(bm_batch_name *n)
{
    if (!n)
        return;
    free(n->parts);
    free(n->all);
    free(n->given);
    free(n);
}

void bm_batch_name_restart(bm_batch_name *n)
{
    memset(n->given, 0, LINES * sizeof *n->given);
}

/* ---- One name ----------------------------------------------------------------------------- */

/* A date as people sort it, 1990-05-12; what is no date as any text. */
static void take_date(part *p, const char *text)
{
    bm_date d;
    if (bm_date_parse(bm_str_of(text), &d) == BM_DATE_OK)
        p->len =
            (size_t)snprintf(p->value, sizeof p->value, "%04d-%02d-%02d", d.year, d.month, d.day);
    else
        p->len = bm_ascii_fold(bm_str_of(text), p->value, sizeof p->value);
}

static void take_values(bm_batch_name *n, bm_data *data, const bm_record *record)
{
    bm_form_info info;
    for (part *p = n->parts; p < n->parts + n->n; p++) {
        switch (p->kind) {
        case FIELD:
            p->len = bm_ascii_fold(bm_str_of(bm_data_value(data, n->form, p->field)), p->value,
                                   sizeof p->value);
            break;
        case DATE:
            take_date(p, bm_data_value(data, n->form, p->field));
            break;
        case ROW:
            p->len = (size_t)snprintf(p->value, sizeof p->value, "%u", (unsigned)record->row);
            break;
        case FORM: /* it may have been shortened */
            bm_form_describe(n->form, &info);
            p->len = bm_ascii_fold(bm_str_of(info.id), p->value, sizeof p->value);
            break;
        case TEXT:
            break;
        }
    }
}

/* ${n} bytes of ${text} without a hyphen at the end. */
static size_t trimmed(const char *text, size_t n)
{
    while (n > 0 && text[n - 1] == '-')
        n--;
    return n;
}

/* Join the parts in n->all, with one hyphen where several meet and none at the ends. */
static size_t join(bm_batch_name *n)
{
    size_t len = 0;
    for (const part *p = n->parts; p < n->parts + n->n; p++)
        for (size_t i = 0; i < p->len; i++)
            if (p->value[i] != '-' || (len > 0 && n->all[len - 1] != '-'))
                n->all[len++] = p->value[i];
    return trimmed(n->all, len);
}

/* Take a word, or what is too much of the only one, from the end of the longest value. False when there is none. */
static bool shorten(bm_batch_name *n, size_t excess)
{
    part *longest = NULL;
    for (part *p = n->parts; p < n->parts + n->n; p++)
        if (p->kind != TEXT && p->kind != ROW && p->len > (longest ? longest->len : 0))
            longest = p;
    if (!longest)
        return false;
    size_t at = longest->len;
    while (at > 0 && longest->value[at - 1] != '-')
        at--;
    if (at > 1)
        longest->len = trimmed(longest->value, at);
    else
        longest->len -= excess < longest->len ? excess : longest->len;
    return true;
}

/* Windows gives these names to devices, whatever suffix is behind them (“Naming Files, Paths, and Namespaces”). */
static bool is_reserved(const char *stem, size_t n)
{
    static const char *const names[] = {"con", "prn", "aux", "nul"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (n == 3 && memcmp(stem, names[i], 3) == 0)
            return true;
    return n == 4 && (memcmp(stem, "com", 3) == 0 || memcmp(stem, "lpt", 3) == 0) &&
           stem[3] >= '0' && stem[3] <= '9';
}

/* "…-r7" */
static bool ends_as_a_row(const char *stem, size_t n)
{
    size_t at = n;
    while (at > 0 && stem[at - 1] >= '0' && stem[at - 1] <= '9')
        at--;
    return at < n && at >= 2 && stem[at - 1] == 'r' && stem[at - 2] == '-';
}

/* Was a name with this digest given? From now on it was. */
static bool was_given(bm_batch_name *n, const char *stem, size_t len)
{
    uint8_t digest[BM_DIGEST_QUICK];
    uint64_t words[2] = {0, 0}; /* the same on all machines */
    bool given = true;
    bm_digest_quick(bm_str_n(stem, len), digest);
    for (size_t i = 0; i < sizeof digest; i++)
        words[i / 8] = words[i / 8] << 8 | digest[i];
    uint64_t *line = n->given[words[0] & (LINES - 1)];
    for (int i = 0; i < PROBES; i++) {
        unsigned bit = (unsigned)(words[1] >> (9 * i)) & 511;
        given = given && (line[bit / 64] >> bit % 64 & 1);
        line[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    return given;
}

void bm_batch_name_make(bm_batch_name *n, bm_data *data, const bm_record *record,
                        char out[BM_BATCH_NAME_BYTES + 1])
{
    take_values(n, data, record);
    size_t len = join(n);
    while (len > STEM_BYTES && shorten(n, len - STEM_BYTES))
        len = join(n);
    if (len > STEM_BYTES) /* many times {row} */
        len = trimmed(n->all, STEM_BYTES);
    memcpy(out, n->all, len);
    out[len] = 0;
    bool empty = len == 0;
    if (empty)
        len = (size_t)snprintf(out, BM_BATCH_NAME_BYTES + 1, "dong");
    if (!empty && !is_reserved(out, len) && !ends_as_a_row(out, len) && !was_given(n, out, len))
        return;
    char row[16];
    size_t row_len = (size_t)snprintf(row, sizeof row, "-r%u", (unsigned)record->row);
    if (len + row_len > STEM_BYTES)
        len = trimmed(out, STEM_BYTES - row_len);
    memcpy(out + len, row, row_len + 1);
}
