/* SPDX-License-Identifier: MIT */
#include "api/reading_text.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/limit.h"
#include "form/check_text.h"

/* ---- Controls ----------------------------------------------------------------------------- */

static int compare(const void *x, const void *y)
{
    const bm_reading_printed *a = x, *b = y;
    return bm_reading_place_compare(&a->place, &b->place);
}

static size_t count_controls(const bm_docx_read_node *node)
{
    size_t n = node->type == BM_DOCX_READ_CONTROL;
    for (uint32_t i = 0; i < node->n_children; i++)
        n += count_controls(node->children[i]);
    return n;
}

static void add_controls(bm_arena *a, const bm_docx_read_node *node, bm_reading_made *out)
{
    bm_reading_printed *next = &out->controls[out->n_controls];
    if (node->type == BM_DOCX_READ_CONTROL && bm_reading_place_of(node->control, &next->place)) {
        next->place.field = bm_arena_copy(a, next->place.field);
        next->place.column = bm_arena_copy(a, next->place.column);
        next->text = bm_docx_read_text(a, node);
        next->n = 1;
        out->n_controls++;
    }
    for (uint32_t i = 0; i < node->n_children; i++)
        add_controls(a, node->children[i], out);
}

void bm_reading_text_controls(bm_arena *a, const bm_docx_read_node *body, bm_reading_made *out)
{
    size_t n = 0;
    out->n_controls = 0;
    out->controls = bm_arena_zero(a, count_controls(body) + 1, sizeof *out->controls);
    add_controls(a, body, out);
    qsort(out->controls, out->n_controls, sizeof *out->controls, compare);
    for (size_t i = 0; i < out->n_controls; i++) {
        if (n && compare(&out->controls[n - 1], &out->controls[i]) == 0)
            out->controls[n - 1].n++;
        else
            out->controls[n++] = out->controls[i];
    }
    out->n_controls = n;
}

const bm_reading_printed *bm_reading_text_lookup(const bm_reading_made *made,
                                                 const bm_reading_place *place)
{
    const bm_reading_printed key = {.place = *place};
    return made->n_controls
               ? bsearch(&key, made->controls, made->n_controls, sizeof *made->controls, compare)
               : NULL;
}

/* ---- Text --------------------------------------------------------------------------------- */

/* A text while it is put together. */
typedef struct {
    bm_arena *a;
    bm_buf bytes;
    bm_agreement_run *runs; /* `text.len` alone is set; the others when all bytes are there */
    size_t n, cap;
    size_t start;                    /* of the run that is open, in bytes */
    size_t number;                   /* of the document that is expected */
    const bm_reading_values *values; /* expected, or NULL */
    bm_reading_parts *parts;         /* shown, or NULL */
    const bm_reading_made *made;
} stream;

/* End the run that is open; its text came from the field ${path}. */
static void end_run(stream *s, const char *path)
{
    if (s->bytes.len == s->start)
        return;
    if (s->n == s->cap) {
        size_t cap = s->cap ? 2 * s->cap : 64;
        s->runs = bm_arena_grow(s->a, s->runs, s->cap * sizeof *s->runs, cap * sizeof *s->runs);
        s->cap = cap;
    }
    s->runs[s->n++] = (bm_agreement_run){
        .text = {NULL, s->bytes.len - s->start}, .document = s->number, .path = path};
    s->start = s->bytes.len;
}

static void finish(stream *s, bm_agreement_text *out)
{
    end_run(s, NULL);
    bm_str all = bm_arena_copy(s->a, bm_str_n(s->bytes.ptr ? s->bytes.ptr : "", s->bytes.len));
    for (size_t i = 0, at = 0; i < s->n; at += s->runs[i++].text.len)
        s->runs[i].text.ptr = all.ptr + at;
    bm_buf_free(&s->bytes);
    out->runs = s->runs;
    out->n = s->n;
}

static void add_node(stream *s, const bm_docx_read_node *node);

static void add_children(stream *s, const bm_docx_read_node *node)
{
    for (uint32_t i = 0; i < node->n_children; i++)
        add_node(s, node->children[i]);
}

/* What the control at ${place} of the data part should print, or NULL. */
static const bm_reading_printed *find_printed(const stream *s, const bm_docx_read_control *control,
                                              bm_reading_place place)
{
    bm_reading_part *part = bm_reading_controls_part(s->parts, control, &place);
    const bm_reading_entry *entry =
        part ? bm_reading_values_entry(&part->values, place.field) : NULL;
    if (!entry)
        return NULL;
    if (entry->several) {
        size_t number = place.index < entry->n_rows ? entry->rows[place.index].number : 0;
        if (!number)
            return NULL;
        place.index = number - 1;
    }
    return bm_reading_text_lookup(&s->made[part - s->parts->parts], &place);
}

static const char *path_of(const stream *s, const bm_reading_place *place)
{
    const bm_reading_entry *entry = bm_reading_values_entry(s->values, place->field);
    return bm_reading_place_path(s->a, place, entry && entry->several);
}

static void add_control(stream *s, const bm_docx_read_node *node)
{
    bm_reading_place place;
    if (!bm_reading_place_of(node->control, &place)) {
        add_children(s, node);
    } else if (s->parts) {
        const bm_reading_printed *printed = find_printed(s, node->control, place);
        /* any number of controls may stand for one long text */
        if (printed && s->bytes.len + printed->text.len <= BM_LIMIT_OPC_UNPACKED_BYTES)
            bm_buf_add_str(&s->bytes, printed->text);
        else
            add_children(s, node);
    } else {
        end_run(s, NULL);
        add_children(s, node);
        end_run(s, path_of(s, &place));
    }
}

/* Was the row told as gone? That of the first control in it says so. */
static bool is_gone(const stream *s, const bm_docx_read_node *node)
{
    bm_reading_place place;
    if (node->type == BM_DOCX_READ_CONTROL && bm_reading_place_of(node->control, &place) &&
        place.column.len) {
        const bm_reading_entry *entry = bm_reading_values_entry(s->values, place.field);
        for (size_t i = 0; entry && i < entry->n_rows; i++)
            if (entry->rows[i].number == place.index + 1)
                return entry->rows[i].gone;
        return false;
    }
    for (uint32_t i = 0; i < node->n_children; i++)
        if (is_gone(s, node->children[i]))
            return true;
    return false;
}

static void add_node(stream *s, const bm_docx_read_node *node)
{
    switch (node->type) {
    case BM_DOCX_READ_TEXT:
        bm_buf_add_str(&s->bytes, node->text);
        break;
    case BM_DOCX_READ_TAB:
    case BM_DOCX_READ_BREAK:
    case BM_DOCX_READ_PAGE_BREAK:
        bm_buf_add_byte(&s->bytes, ' ');
        break;
    case BM_DOCX_READ_CONTROL:
        add_control(s, node);
        break;
    case BM_DOCX_READ_ROW:
        if (!s->values || !is_gone(s, node))
            add_children(s, node);
        break;
    case BM_DOCX_READ_PARAGRAPH:
        add_children(s, node);
        bm_buf_add_byte(&s->bytes, '\n');
        end_run(s, NULL);
        break;
    default:
        add_children(s, node);
    }
}

void bm_reading_text_expected(bm_arena *a, const bm_docx_read_node *body,
                              const bm_reading_values *values, size_t number,
                              bm_agreement_text *out)
{
    stream s = {.a = a, .values = values, .number = number};
    add_node(&s, body);
    finish(&s, out);
}

void bm_reading_text_shown(bm_reading_parts *parts, const bm_reading_made *made,
                           const bm_docx_read_node *body, bm_agreement_text *out)
{
    stream s = {.a = parts->a, .parts = parts, .made = made};
    parts->last = 0;
    add_node(&s, body);
    finish(&s, out);
}
