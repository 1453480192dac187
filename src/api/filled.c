/* The values of a PDF's fields come in any order, in parts, and for rows that need not follow each other: they are sorted,
 * put together and set one by one, as a program would. SPDX-License-Identifier: MIT */
#include "api/filled.h"

#include <stdlib.h>

#include "api/data.h"
#include "base/buf.h"
#include "base/limit.h"
#include "form/gap.h"

enum { NAME_PARTS = 5, NUMBER_MAX = 100000 };

/* One value and where it goes. */
typedef struct {
    size_t top;   /* index of the field, or of the table */
    size_t row;   /* of the table, from 0 */
    size_t field; /* top, or a column */
    size_t part;  /* number of the gap, from 1; 0 = all of the value */
    bm_str text;
} entry;

static bool is_input(const bm_pdf_read_field *f)
{
    return f->kind <= BM_PDF_READ_CHOICE;
}

bool bm_filled_any(const bm_pdf_read_file *file)
{
    for (size_t i = 0; i < file->n_fields; i++)
        if (is_input(&file->fields[i]))
            return true;
    return false;
}

/* ---- Names -------------------------------------------------------------------------------- */

/* The parts of ${name} between its dots; 0 when there are too many. */
static size_t split(bm_str name, bm_str parts[NAME_PARTS])
{
    size_t n = 0;
    for (size_t from = 0; n < NAME_PARTS; n++) {
        const char *dot = memchr(name.ptr + from, '.', name.len - from);
        size_t end = dot ? (size_t)(dot - name.ptr) : name.len;
        parts[n] = bm_str_n(name.ptr + from, end - from);
        if (!dot)
            return n + 1;
        from = end + 1;
    }
    return 0;
}

static bool read_number(bm_str s, size_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9' || *out > NUMBER_MAX)
            return false;
        *out = *out * 10 + (size_t)(s.ptr[i] - '0');
    }
    return s.len > 0;
}

/* Takes "d2" away from the front. Returns the number of the document, from 0. */
static size_t take_document(size_t n_docs, bm_str **parts, size_t *n)
{
    size_t number;
    bm_str first = **parts;
    if (*n < 2 || !first.len || first.ptr[0] != 'd' ||
        !read_number(bm_str_from(first, 1), &number) || number < 2 || number > n_docs)
        return 0;
    (*parts)++;
    (*n)--;
    return number - 1;
}

/* "ngay_lap.2", "thay_doi.0.ngay.1" */
static bool find_place(const bm_form *form, const bm_str *parts, size_t n, entry *out)
{
    int top = bm_form_lookup_field(form, parts[0], -1);
    if (top < 0)
        return false;
    out->top = out->field = (size_t)top;
    size_t used = 1;
    if (form->fields[top].type == BM_FIELD_ROWS) {
        if (n < 3 || !read_number(parts[1], &out->row))
            return false;
        int column = bm_form_lookup_field(form, parts[2], top);
        if (column < 0)
            return false;
        out->field = (size_t)column;
        used = 3;
    }
    return n == used || (n == used + 1 && read_number(parts[used], &out->part) && out->part > 0 &&
                         out->part <= bm_gap_count(&form->fields[out->field]));
}

/* ---- Values ------------------------------------------------------------------------------- */

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bm_str trimmed(bm_str s)
{
    while (s.len && is_white(s.ptr[0]))
        s = bm_str_from(s, 1);
    while (s.len && is_white(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

/* What was filled in, or "". */
static bm_str text_of(const bm_pdf_read_field *f)
{
    if (!f->n_values)
        return bm_str_n("", 0);
    return f->kind == BM_PDF_READ_CHECK ? bm_str_of("có") : trimmed(f->values[0]);
}

/* A group of boxes says which one is ticked by its number. */
static bm_str option_of(const bm_field *field, const bm_pdf_read_field *f, bm_str text)
{
    size_t option;
    if (f->kind == BM_PDF_READ_RADIO && read_number(text, &option) && option < field->n_options)
        return bm_str_of(field->options[option]);
    return text;
}

/* ---- Parts -------------------------------------------------------------------------------- */

static const entry *find_part(const entry *parts, size_t n, size_t number)
{
    for (size_t i = 0; i < n; i++)
        if (parts[i].part == number)
            return &parts[i];
    return NULL;
}

/* The gaps of one blank, and what was filled in. */
typedef struct {
    size_t n, n_filled;
    size_t empty; /* number of the first one that was left empty */
} gaps;

/* Append ${blank} with what was filled into its gaps, the first of which has ${number}. */
static gaps fill_gaps(bm_str blank, const entry *parts, size_t n, size_t number, bm_buf *out)
{
    size_t at = 0;
    gaps seen = {0};
    for (bm_gap gap = {0}; bm_gap_next(blank, gap.end, &gap); seen.n++) {
        const entry *part = find_part(parts, n, number + seen.n);
        bm_buf_add(out, blank.ptr + at, gap.at - at);
        if (part)
            bm_buf_add_str(out, part->text);
        else
            bm_buf_add(out, blank.ptr + gap.at, gap.end - gap.at);
        seen.n_filled += part != NULL;
        if (!part && !seen.empty)
            seen.empty = number + seen.n;
        at = gap.end;
    }
    bm_buf_add(out, blank.ptr + at, blank.len - at);
    return seen;
}

/* The name of ${e}'s field in the PDF: "thay_doi.0.ngay", "d2.ngay_lap". */
static bm_str name_of(const bm_filled *from, const entry *e)
{
    const bm_field *fields = from->form->fields;
    const char *name = bm_arena_cstr(from->a, fields[e->field].id);
    if (e->field != e->top)
        name = bm_arena_printf(from->a, "%s.%zu.%s", bm_arena_cstr(from->a, fields[e->top].id),
                               e->row, name);
    if (from->doc)
        name = bm_arena_printf(from->a, "d%zu.%s", from->doc + 1, name);
    return bm_str_of(name);
}

/* V037 when some gaps were filled in and others were not. */
static void tell_partial(const bm_filled *from, const entry *e, gaps seen, bm_diags *ds)
{
    if (!seen.n_filled || seen.n_filled == seen.n)
        return;
    bm_str name = name_of(from, e);
    const bm_str args[] = {
        name, from->form->fields[e->field].label,
        bm_str_of(bm_arena_printf(from->a, "%.*s.%zu", (int)name.len, name.ptr, seen.empty))};
    (void)bm_diags_add(ds, BM_READING_PARTLY, from->pos, NULL, args, 3);
}

/* "ngày 05 tháng 01 năm 2024" as dd/mm/yyyy; any other text as it is. */
static void shorten_date(bm_buf *text)
{
    bm_buf digits = {0};
    size_t groups = 0;
    bool inside = false;
    for (size_t i = 0; i < text->len; i++) {
        bool digit = text->ptr[i] >= '0' && text->ptr[i] <= '9';
        if (digit && !inside && groups++)
            bm_buf_add_byte(&digits, '/');
        if (digit)
            bm_buf_add_byte(&digits, text->ptr[i]);
        inside = digit;
    }
    if (groups == 3) {
        text->len = 0;
        bm_buf_add(text, digits.ptr, digits.len);
    }
    bm_buf_free(&digits);
}

/* The value that ${n} parts make; the items of a list stand between '\n'. An item whose gaps were all left empty is
 * left out; one without gaps ("Như trên") stands on the paper beside what was filled in. */
static void join(const bm_filled *from, const entry *parts, size_t n, bm_buf *out, bm_diags *ds)
{
    const bm_field *field = &from->form->fields[parts->field];
    size_t number = 1;
    out->len = 0;
    for (size_t i = 0; i < field->n_blanks; i++) {
        size_t start = out->len;
        if (start)
            bm_buf_add_byte(out, '\n');
        gaps seen = fill_gaps(field->blanks[i], parts, n, number, out);
        tell_partial(from, parts, seen, ds);
        if (seen.n && !seen.n_filled)
            out->len = start;
        number += seen.n;
    }
    if (!field->n_blanks)
        tell_partial(from, parts, fill_gaps(field->blank, parts, n, number, out), ds);
    if (field->type == BM_FIELD_DATE)
        shorten_date(out);
}

/* ---- Setting ------------------------------------------------------------------------------ */

static int compare(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    const size_t of_x[] = {x->top, x->row, x->field, x->part},
                 of_y[] = {y->top, y->row, y->field, y->part};
    for (size_t i = 0; i < 4; i++)
        if (of_x[i] != of_y[i])
            return of_x[i] < of_y[i] ? -1 : 1;
    return 0;
}

static int set_lines(bm_data *data, const char *id, bm_str text, bm_diags *ds)
{
    int status = 0;
    for (size_t from = 0, item = 0; from <= text.len && status == 0;) {
        const char *end = memchr(text.ptr + from, '\n', text.len - from);
        size_t n = end ? (size_t)(end - text.ptr) - from : text.len - from;
        if (trimmed(bm_str_n(text.ptr + from, n)).len)
            status = bm_data_set_cell(data, id, item++, NULL, text.ptr + from, n, ds);
        from += n + 1;
    }
    return status;
}

typedef struct {
    const bm_filled *from;
    bm_data *data;
    size_t table, row,
        target; /* the last row that was set: of which table, its number there, and in the data */
    bm_diags *ds;
} setter;

/* Rows follow each other as they are set. */
static size_t target_row(setter *s, const entry *e)
{
    if (s->table != e->top || s->row != e->row)
        s->target = s->table == e->top ? s->target + 1 : 0;
    s->table = e->top;
    s->row = e->row;
    return s->target;
}

/* The value that ${n} entries with the same place make. */
static int set_value(setter *s, const entry *entries, size_t n, bm_buf *joined)
{
    const bm_field *fields = s->from->form->fields, *field = &fields[entries[0].field];
    bm_str text = entries[0].text;
    if (entries[0].part) {
        join(s->from, entries, n, joined, s->ds);
        text = bm_str_n(joined->ptr ? joined->ptr : "", joined->len);
    }
    if (field->parent >= 0)
        return bm_data_set_cell(s->data, fields[field->parent].id.ptr, target_row(s, entries),
                                field->id.ptr, text.ptr, text.len, s->ds);
    if (field->type == BM_FIELD_LIST)
        return set_lines(s->data, field->id.ptr, text, s->ds);
    return bm_data_set(s->data, field->id.ptr, text.ptr, text.len, s->ds);
}

/* "so_luong-chu": the number of another field in words, which is made from it. */
static bool is_in_words(const bm_form *form, bm_str name)
{
    static const char tail[] = "-chu";
    size_t n = strlen(tail);
    return name.len > n && memcmp(name.ptr + name.len - n, tail, n) == 0 &&
           bm_form_lookup_field(form, bm_str_n(name.ptr, name.len - n), -1) >= 0;
}

/* ${f}, which holds ${text}, as an entry; V030 when it has no place. Returns whether there is one. Without a form no place
 * is known. */
static bool take_entry(const bm_filled *from, const bm_pdf_read_field *f, bm_str text, entry *out,
                       bm_diags *ds)
{
    bm_str all[NAME_PARTS], *parts = all;
    size_t n = split(f->name, all);
    if ((n ? take_document(from->n_docs, &parts, &n) : 0) != from->doc)
        return false;
    *out = (entry){.text = text};
    if (n && from->form && find_place(from->form, parts, n, out)) {
        out->text = option_of(&from->form->fields[out->field], f, text);
        return true;
    }
    if (n == 1 && from->form && is_in_words(from->form, parts[0]))
        return false;
    const bm_str args[] = {f->name, text};
    (void)bm_diags_add(ds, BM_READING_FIELD, from->pos, NULL, args, 2);
    return false;
}

int bm_filled_take(const bm_filled *given, bm_data *data, bool *any, bm_diags *ds)
{
    bm_filled known = *given, *from = &known;
    if (!bm_data_is_blank(data)) /* only blank forms are given fields; these were added by others */
        known.form = NULL;
    entry *entries = bm_arena_alloc(from->a, (from->file->n_fields + 1) * sizeof *entries);
    size_t errors = bm_diags_errors(ds), n = 0;
    for (size_t i = 0; i < from->file->n_fields; i++) {
        const bm_pdf_read_field *f = &from->file->fields[i];
        bm_str text = is_input(f) ? text_of(f) : bm_str_n("", 0);
        if (text.len)
            n += take_entry(from, f, text, &entries[n], ds);
    }
    qsort(entries, n, sizeof *entries, compare);
    setter s = {.from = from, .data = data, .table = SIZE_MAX, .ds = ds};
    bm_buf joined = {0};
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        while (end < n && entries[end].field == entries[i].field &&
               entries[end].row == entries[i].row)
            end++;
        (void)set_value(&s, entries + i, end - i, &joined);
    }
    bm_buf_free(&joined);
    *any = n > 0;
    return bm_diags_errors(ds) == errors ? 0 : -1;
}
