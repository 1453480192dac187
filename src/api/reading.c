/* A PDF -> the data that it carries, with what was filled into its fields, and whether its text agrees with them: the
 * document is made again from the data as far as laid-out pages, and those are held against the text of the file.
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "api/agreement.h"
#include "api/data.h"
#include "api/env.h"
#include "api/filled.h"
#include "base/file.h"
#include "base/limit.h"
#include "input/pdf_read.h"
#include "merge/merge.h"

typedef struct {
    bm_reading_info info;
    bm_data *data; /* as attached, then as filled in; owned */
    bool is_blank; /* as attached */
    bool laid_out; /* `pair` holds what it should show */
    bm_agreement_pair pair;
    size_t n_pages; /* of those, pages with text */
} document;

struct bm_reading {
    bm_arena *arena;
    bm_buf bytes;
    bm_source source;
    document *docs;
    size_t n;
};

/* What is needed on the way only. */
typedef struct {
    bm_env *env;
    bm_reading *r;
    const bm_pdf_read_file *file;
    bm_pos pos; /* the file */
    bm_worker *w;
    bm_diags *unseen; /* of making the documents again */
    bm_diags *ds;
} reader;

/* ---- The data that is attached ------------------------------------------------------------ */

/* "data.xml", "data-0002.xml": what output/pdf/ attaches. */
static bool is_data(const bm_pdf_read_attachment *a)
{
    static const char head[] = "data", tail[] = ".xml";
    bm_str s = a->name;
    if (s.len < 8 || memcmp(s.ptr, head, 4) != 0 || memcmp(s.ptr + s.len - 4, tail, 4) != 0)
        return false;
    for (size_t i = 4; i < s.len - 4; i++)
        if (s.ptr[i] != '-' && (s.ptr[i] < '0' || s.ptr[i] > '9'))
            return false;
    return true;
}

/* Of a file that was repaired what names its program may be lost as its data are. */
static int no_data(const reader *q)
{
    const bm_pdf_read_file *f = q->file;
    const bm_str program = f->creator.len ? f->creator : f->producer;
    if (f->repaired && !program.len)
        return bm_diags_add0(q->ds, BM_PDF_DAMAGED, &q->pos);
    return bm_diags_add(q->ds, BM_READING_NO_DATA, &q->pos, NULL, &program, 1);
}

/* The form of ${d} as it is here, and whether it is the one that made the file. */
static int find_form(const reader *q, document *d)
{
    bm_reading_info *info = &d->info;
    const bm_form *form = bm_catalogue_peek(q->env->catalogue, info->form_id);
    if (!form || !form->body)
        return bm_diags_add1(q->ds, BM_READING_NO_FORM, &q->pos, info->form_id);
    info->form = form;
    info->same_definition = strcmp(info->definition_sha, form->sha) == 0;
    if (!info->same_definition)
        return bm_diags_add1(q->ds, BM_READING_OTHER_DEFINITION, &q->pos, info->form_id);
    return 0;
}

static int take_document(const reader *q, const bm_pdf_read_attachment *attachment, document *d)
{
    bm_arena *a = q->r->arena;
    const char *name = bm_arena_cstr(a, attachment->name);
    if (attachment->damaged)
        return bm_diags_add1(q->ds, BM_READING_DAMAGED, &q->pos, name);
    const char *path = bm_arena_printf(a, "%s/%s", q->r->source.name, name);
    d->data = bm_data_parse_legacy(q->env, attachment->bytes.ptr, attachment->bytes.len, path,
                                   BM_INPUT_XML, BM_LEGACY_NONE, q->ds);
    if (!d->data || !*bm_data_form_id(d->data))
        return bm_diags_add1(q->ds, BM_READING_NOT_OURS, &q->pos, name);
    d->is_blank = bm_data_is_blank(d->data);
    d->info.data = d->data;
    d->info.form_id = bm_data_form_id(d->data);
    d->info.definition_sha = bm_data_sha(d->data);
    d->info.program = bm_data_program(d->data);
    d->info.signatures = q->file->signatures;
    return find_form(q, d);
}

/* An attachment of the same name before ${i}, or NULL: a program that replaces the file in the list of attachments
 * leaves the one that is associated with the document. */
static const bm_pdf_read_attachment *earlier(const bm_pdf_read_attachment *all, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (bm_str_eq(all[k].name, all[i].name))
            return &all[k];
    return NULL;
}

static int take_documents(const reader *q)
{
    bm_reading *r = q->r;
    const bm_pdf_read_attachment *all = q->file->attachments;
    int status = 0;
    r->docs = bm_arena_zero(r->arena, q->file->n_attachments + 1, sizeof *r->docs);
    for (size_t i = 0; i < q->file->n_attachments; i++) {
        if (!is_data(&all[i]))
            continue;
        const bm_pdf_read_attachment *first = earlier(all, i);
        if (!first)
            status |= take_document(q, &all[i], &r->docs[r->n++]);
        else if (!bm_str_eq(first->bytes, all[i].bytes))
            status |=
                bm_diags_add1(q->ds, BM_READING_TWO, &q->pos, bm_arena_cstr(r->arena, all[i].name));
    }
    return r->n ? status : no_data(q);
}

/* ---- What is filled in -------------------------------------------------------------------- */

static int take_filled(const reader *q)
{
    int status = 0;
    for (size_t i = 0; i < q->r->n; i++) {
        document *d = &q->r->docs[i];
        const bm_filled from = {q->r->arena, d->info.form, i, q->r->n, q->file, &q->pos};
        status |= bm_filled_take(&from, d->data, &d->info.filled, q->ds);
        d->info.blank = bm_data_is_blank(d->data);
    }
    return status;
}

/* ---- Agreement ---------------------------------------------------------------------------- */

/* Make ${d} again from what is attached, as far as its pages. */
static bool lay_out(const reader *q, document *d)
{
    bm_arena *a = q->w->layout.arena;
    const bm_form *form = d->info.form;
    const bm_check_input input = {
        .data = bm_data_fields(d->data), .draft = true, .today = q->env->today};
    bm_field_values *values = bm_arena_zero(a, 1, sizeof *values);
    bm_document *made = bm_arena_zero(a, 1, sizeof *made);
    bm_pages pages;
    if (!d->is_blank)
        (void)bm_check_values(a, form, &input, values, q->unseen);
    if (!d->is_blank && !values->values)
        return false;
    d->pair.form = form;
    d->pair.values = d->is_blank ? NULL : values;
    if (bm_merge_document(a, form, d->pair.values, made, q->unseen) != 0 ||
        bm_layout_pages(&q->w->layout, made, 1, &pages, q->unseen) != 0)
        return false;
    d->pair.expected = pages.pages;
    d->pair.n_expected = pages.n;
    d->pair.fillable = d->is_blank && bm_filled_any(q->file);
    d->pair.pos = &q->pos;
    for (size_t i = 0; i < pages.n; i++)
        d->n_pages += !bm_agreement_prints_nothing(&pages.pages[i]);
    return true;
}

/* The pages of the file on which there is text. */
typedef struct {
    bm_pdf_read_page *pages;
    size_t *numbers; /* from 1 */
    size_t n;
    size_t *pictures; /* the numbers of others on which there is something else */
    size_t n_pictures;
} shown_pages;

static shown_pages pages_with_text(const reader *q)
{
    shown_pages s = {0};
    s.pages = bm_arena_alloc(q->r->arena, (q->file->n_pages + 1) * sizeof *s.pages);
    s.numbers = bm_arena_alloc(q->r->arena, (q->file->n_pages + 1) * sizeof *s.numbers);
    s.pictures = bm_arena_alloc(q->r->arena, (q->file->n_pages + 1) * sizeof *s.pictures);
    for (size_t i = 0; i < q->file->n_pages; i++) {
        const bm_pdf_read_page *page = &q->file->pages[i];
        if (bm_agreement_is_empty(page) && !page->partial) {
            if (page->covered)
                s.pictures[s.n_pictures++] = i + 1;
            continue;
        }
        s.pages[s.n] = *page;
        s.numbers[s.n++] = i + 1;
    }
    return s;
}

/* Do ${n} pages from ${first} on show what ${d} should? */
static bool holds(document *d, const shown_pages *s, size_t first, size_t n)
{
    d->pair.shown = s->pages + first;
    d->pair.numbers = s->numbers + first;
    d->pair.n_shown = n;
    return bm_agreement_holds(&d->pair);
}

static void be_unsure(document *d)
{
    if (d->info.agreement == BM_AGREEMENT_YES)
        d->info.agreement = BM_AGREEMENT_UNKNOWN;
}

static void tell_covered(const reader *q, size_t number)
{
    (void)bm_diags_add1(q->ds, BM_READING_COVERED, &q->pos,
                        bm_arena_printf(q->r->arena, "%zu", number));
}

/* The same, and what is different, or cannot be told, is told. */
static void compare(const reader *q, document *d, const shown_pages *s, size_t first, size_t n)
{
    const bm_agreement_pair *p = &d->pair;
    bool alike = holds(d, s, first, n), partial = false;
    for (size_t i = 0; i < n; i++) {
        partial |= p->shown[i].partial;
        if (!p->shown[i].covered)
            continue;
        be_unsure(d);
        tell_covered(q, p->numbers[i]);
    }
    if (partial) {
        be_unsure(d);
        (void)bm_diags_add0(q->ds, BM_READING_PARTIAL, &q->pos);
    } else if (!alike) {
        d->info.agreement = BM_AGREEMENT_NO;
        bm_agreement_tell(q->r->arena, p, q->ds);
    }
}

/* The pages are not as many as the documents have. */
static void tell_pages(const reader *q, const shown_pages *s, size_t n_expected)
{
    bm_reading *r = q->r;
    const char *shown = bm_arena_printf(r->arena, "%zu", s->n);
    const char *expected = bm_arena_printf(r->arena, "%zu", n_expected);
    (void)bm_diags_add2(q->ds, BM_READING_PAGES, &q->pos, shown, expected);
    if (r->n == 1 && s->n)
        compare(q, &r->docs[0], s, 0, s->n);
    for (size_t i = 0; i < r->n; i++)
        r->docs[i].info.agreement = BM_AGREEMENT_NO;
}

/* Pages of something else, put behind ours, may be as many as copies would be: taken for copies they would differ
 * everywhere, and nobody would be told that they were added. */
static bool has_strangers(const reader *q, const shown_pages *s, size_t copies)
{
    for (size_t i = 0, at = 0; i < q->r->n; i++) {
        document *d = &q->r->docs[i];
        for (size_t k = 0; d->n_pages && k < copies; k++, at += d->n_pages)
            if (k && !holds(d, s, at, d->n_pages) && bm_agreement_is_other(q->r->arena, &d->pair))
                return true;
    }
    return false;
}

/* Documents follow each other, each in as many copies as there are. With another font the pages of one may break
 * elsewhere. */
static void compare_all(const reader *q)
{
    bm_reading *r = q->r;
    shown_pages s = pages_with_text(q);
    size_t n_expected = 0;
    for (size_t i = 0; i < r->n; i++)
        n_expected += r->docs[i].n_pages;
    for (size_t i = 0; i < r->n; i++)
        r->docs[i].info.agreement = BM_AGREEMENT_YES;
    for (size_t i = 0; i < s.n_pictures; i++)
        tell_covered(q, s.pictures[i]);
    for (size_t i = 0; i < r->n && s.n_pictures; i++)
        be_unsure(&r->docs[i]);
    if (r->n == 1 && s.n && holds(&r->docs[0], &s, 0, s.n)) {
        compare(q, &r->docs[0], &s, 0, s.n);
        return;
    }
    size_t copies = n_expected ? s.n / n_expected : 0;
    if (!copies || s.n % n_expected) {
        tell_pages(q, &s, n_expected);
        return;
    }
    if (has_strangers(q, &s, copies)) {
        tell_pages(q, &s, n_expected);
        return;
    }
    for (size_t i = 0, at = 0; i < r->n; i++)
        for (size_t k = 0; k < copies; k++, at += r->docs[i].n_pages)
            if (r->docs[i].n_pages)
                compare(q, &r->docs[i], &s, at, r->docs[i].n_pages);
}

/* Without one of the documents nobody can tell which pages are whose. */
static int check_agreement(const reader *q)
{
    bool all = true;
    for (size_t i = 0; i < q->r->n; i++) {
        document *d = &q->r->docs[i];
        bm_diags_clear(q->unseen);
        d->laid_out = d->info.same_definition && lay_out(q, d);
        if (d->info.same_definition && !d->laid_out)
            (void)bm_diags_add1(q->ds, BM_READING_NOT_MADE, &q->pos, d->info.form_id);
        all = all && d->laid_out;
    }
    if (all)
        compare_all(q);
    for (size_t i = 0; i < q->r->n; i++)
        all = all && q->r->docs[i].info.agreement == BM_AGREEMENT_YES;
    return all ? bm_diags_add0(q->ds, BM_READING_AGREES, &q->pos) : 0;
}

/* ---- All of it ---------------------------------------------------------------------------- */

static int read_file(reader *q)
{
    bm_reading *r = q->r;
    q->file = bm_pdf_read(r->arena, &r->source, q->ds);
    if (!q->file || take_documents(q) != 0)
        return -1;
    if (q->file->signatures)
        (void)bm_diags_add1(q->ds, BM_READING_SIGNED, &q->pos,
                            bm_arena_printf(r->arena, "%u", q->file->signatures));
    q->w = bm_worker_take(q->env->workers);
    q->unseen = bm_diags_new();
    int status = check_agreement(q) | take_filled(q);
    bm_diags_free(q->unseen);
    bm_worker_give(q->env->workers, q->w);
    return status;
}

/* Read r->bytes. Frees ${r} and returns NULL when it fails. */
static bm_reading *finish(bm_env *env, bm_reading *r, const char *name, bm_diags *ds)
{
    r->source.name = bm_arena_cstr(r->arena, bm_str_of(name));
    r->source.bytes = r->bytes.ptr ? r->bytes.ptr : "";
    r->source.len = r->bytes.len;
    const bm_source name_only = {r->source.name, NULL, 0};
    size_t errors = bm_diags_errors(ds);
    reader q = {.env = env, .r = r, .pos = {&name_only, 0, 0}, .ds = ds};
    if (read_file(&q) == 0 && bm_diags_errors(ds) == errors)
        return r;
    bm_reading_free(r);
    return NULL;
}

static bm_reading *reading_new(void)
{
    bm_arena *a = bm_arena_new();
    bm_reading *r = bm_arena_zero(a, 1, sizeof *r);
    r->arena = a;
    return r;
}

bm_reading *bm_reading_open(bm_env *env, const char *path, bm_diags *ds)
{
    bm_reading *r = reading_new();
    if (bm_file_read(path, BM_LIMIT_PDF_BYTES, &r->bytes, ds) == 0)
        return finish(env, r, path, ds);
    bm_reading_free(r);
    return NULL;
}

bm_reading *bm_reading_parse(bm_env *env, const void *bytes, size_t n, const char *name,
                             bm_diags *ds)
{
    bm_reading *r = reading_new();
    bm_buf_add(&r->bytes, bytes, n);
    return finish(env, r, name, ds);
}

void bm_reading_free(bm_reading *r)
{
    if (!r)
        return;
    for (size_t i = 0; i < r->n; i++)
        bm_data_free(r->docs[i].data);
    bm_buf_free(&r->bytes);
    bm_arena_free(r->arena);
}

int bm_reading_at(const bm_reading *r, size_t i, bm_reading_info *out)
{
    if (i >= r->n)
        return -1;
    *out = r->docs[i].info;
    return 0;
}
