/* Dictionaries read without allocating. What is written in another way than the plainest is not sound: libqpdf, which
 * follows references and forgives faults, could see something else.
 * SPDX-License-Identifier: MIT */
#include "input/pdf_entries.h"

enum { MAX_ROW_BYTES = 24 };

bool bm_pdf_entries_whole(bm_pdf_lexer *l, size_t *out)
{
    if (bm_pdf_lexer_next(l) != BM_PDF_LEXER_NUMBER || !l->is_whole || l->number < 0)
        return false;
    *out = (size_t)l->number;
    return true;
}

/* Behind a number: is it "G R"? Then it was the number of an object. */
static bool skip_reference(bm_pdf_lexer *l)
{
    bm_pdf_lexer ahead = *l;
    if (bm_pdf_lexer_next(&ahead) != BM_PDF_LEXER_NUMBER ||
        bm_pdf_lexer_next(&ahead) != BM_PDF_LEXER_WORD || !bm_str_is(ahead.raw, "R"))
        return false;
    *l = ahead;
    return true;
}

/* A value of any kind. False when it is no plain value. */
static bool skip_value(bm_pdf_lexer *l)
{
    const bm_str rest = bm_str_n(l->at, (size_t)(l->end - l->at));
    switch (bm_pdf_lexer_next(l)) {
    case BM_PDF_LEXER_NUMBER:
        skip_reference(l);
        return true;
    case BM_PDF_LEXER_NAME:
    case BM_PDF_LEXER_STRING:
    case BM_PDF_LEXER_HEX:
        return true;
    case BM_PDF_LEXER_WORD:
        return bm_str_is(l->raw, "true") || bm_str_is(l->raw, "false") || bm_str_is(l->raw, "null");
    case BM_PDF_LEXER_ARRAY:
    case BM_PDF_LEXER_DICT:
        l->at = rest.ptr + bm_pdf_lexer_extent(rest, 0);
        return l->at < l->end;
    default:
        return false;
    }
}

/* "/FlateDecode" or "[/FlateDecode]"; a list with more would be inflated twice. */
static bool read_filter(bm_pdf_lexer *l, bm_pdf_entries *e)
{
    bool list = bm_pdf_lexer_next(l) == BM_PDF_LEXER_ARRAY;
    if (list)
        bm_pdf_lexer_next(l);
    if (list && l->kind == BM_PDF_LEXER_ARRAY_END)
        return true;
    if (l->kind != BM_PDF_LEXER_NAME || e->is_flate ||
        !(bm_pdf_lexer_name_is(l->raw, "FlateDecode") || bm_pdf_lexer_name_is(l->raw, "Fl")))
        return false;
    e->is_flate = true;
    return !list || bm_pdf_lexer_next(l) == BM_PDF_LEXER_ARRAY_END;
}

static bool read_parms(bm_pdf_lexer *l, bm_pdf_inflate_parms *p)
{
    static const char *const names[] = {"Predictor", "Colors", "BitsPerComponent", "Columns"};
    int *const values[] = {&p->predictor, &p->colors, &p->bits, &p->columns};
    bool list = bm_pdf_lexer_next(l) == BM_PDF_LEXER_ARRAY;
    if (list)
        bm_pdf_lexer_next(l);
    if (l->kind == BM_PDF_LEXER_WORD && bm_str_is(l->raw, "null"))
        return !list || bm_pdf_lexer_next(l) == BM_PDF_LEXER_ARRAY_END;
    if (l->kind != BM_PDF_LEXER_DICT)
        return false;
    while (bm_pdf_lexer_next(l) == BM_PDF_LEXER_NAME) {
        const bm_str key = l->raw;
        size_t value;
        if (!bm_pdf_entries_whole(l, &value)) /* a reference fails at the next key */
            return false;
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            if (bm_pdf_lexer_name_is(key, names[i]))
                *values[i] = (int)value;
    }
    return l->kind == BM_PDF_LEXER_DICT_END && bm_pdf_inflate_is_sound(p) &&
           (!list || bm_pdf_lexer_next(l) == BM_PDF_LEXER_ARRAY_END);
}

/* "[1 2 1]" */
static bool read_widths(bm_pdf_lexer *l, size_t *sum)
{
    *sum = 0;
    if (bm_pdf_lexer_next(l) != BM_PDF_LEXER_ARRAY)
        return false;
    while (bm_pdf_lexer_next(l) == BM_PDF_LEXER_NUMBER && l->is_whole && l->number >= 0 &&
           *sum <= MAX_ROW_BYTES)
        *sum += (size_t)l->number;
    return l->kind == BM_PDF_LEXER_ARRAY_END && *sum >= 1 && *sum <= MAX_ROW_BYTES;
}

static bool read_length(bm_pdf_lexer *l, bm_pdf_entries *e)
{
    if (!bm_pdf_entries_whole(l, &e->length))
        return false;
    e->length_in = skip_reference(l) ? (int)e->length : 0;
    return true;
}

static unsigned key_of(bm_str raw)
{
    static const struct {
        const char *name;
        unsigned key;
    } keys[] = {{"Filter", BM_PDF_ENTRIES_FILTER}, {"DecodeParms", BM_PDF_ENTRIES_PARMS},
                {"Length", BM_PDF_ENTRIES_LENGTH}, {"W", BM_PDF_ENTRIES_WIDTHS},
                {"Size", BM_PDF_ENTRIES_SIZE},     {"First", BM_PDF_ENTRIES_FIRST},
                {"N", BM_PDF_ENTRIES_N},           {"L", BM_PDF_ENTRIES_LINEARIZED}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (bm_pdf_lexer_name_is(raw, keys[i].name))
            return keys[i].key;
    return 0;
}

static bool read_entry(bm_pdf_lexer *l, unsigned key, bm_pdf_entries *e)
{
    switch (key) {
    case BM_PDF_ENTRIES_FILTER:
        return read_filter(l, e);
    case BM_PDF_ENTRIES_PARMS:
        return read_parms(l, &e->parms);
    case BM_PDF_ENTRIES_LENGTH:
        return read_length(l, e);
    case BM_PDF_ENTRIES_WIDTHS:
        return read_widths(l, &e->row_bytes);
    case BM_PDF_ENTRIES_FIRST:
        return bm_pdf_entries_whole(l, &e->first);
    case BM_PDF_ENTRIES_N:
        return bm_pdf_entries_whole(l, &e->n);
    case BM_PDF_ENTRIES_LINEARIZED:
        return bm_pdf_entries_whole(l, &e->linearized_bytes);
    default:
        return skip_value(l);
    }
}

/* The entries of the dictionary that ${bytes} holds from ${at} on. */
bm_pdf_entries bm_pdf_entries_read(bm_str bytes, size_t at)
{
    bm_pdf_entries e = {.is_sound = true,
                        .parms = {.predictor = 1, .colors = 1, .bits = 8, .columns = 1}};
    bm_pdf_lexer l = bm_pdf_lexer_of(bm_str_from(bytes, at));
    e.is_plain = bm_pdf_lexer_next(&l) == BM_PDF_LEXER_DICT;
    while (e.is_plain && bm_pdf_lexer_next(&l) == BM_PDF_LEXER_NAME) {
        const bm_str raw = l.raw;
        const unsigned key = key_of(raw);
        bm_pdf_lexer value = l;
        e.is_plain = skip_value(&l);
        if (!e.is_plain)
            break;
        if (!read_entry(&value, key, &e) || value.at != l.at || (e.seen & key) ||
            (key == BM_PDF_ENTRIES_N && raw.len != 1))
            e.is_sound = false;
        e.seen |= key;
        if (key == BM_PDF_ENTRIES_N)
            e.n_key_at = (size_t)(raw.ptr - bytes.ptr);
    }
    e.is_plain = e.is_plain && l.kind == BM_PDF_LEXER_DICT_END;
    return e;
}
