/* A PDF -> the data that it carries, with what was filled into its fields, and whether its text agrees with them: the
 * document is made again from the data as far as laid-out pages, and those are held against the text of the file.
 * SPDX-License-Identifier: MIT */
#include "api/reading_pdf.h"

#include "api/filled.h"
#include "input/pdf_read.h"

/* What is needed on the way only. */
typedef struct {
    const bm_reading_job *job;
    bm_reading *r;
    const bm_pdf_read_file *file;
    size_t *n_pages; /* for each document: pages with text */
    bm_diags *ds;
} reader;

/* ---- The data that is attached ------------------------------------------------------------ */

/* "data.xml", "data-000002.xml": what output/pdf/ attaches. */
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
        return bm_diags_add0(q->ds, BM_PDF_DAMAGED, &q->job->pos);
    return bm_diags_add(q->ds, BM_READING_NO_DATA, &q->job->pos, NULL, &program, 1);
}

static int take_document(const reader *q, const bm_pdf_read_attachment *attachment,
                         bm_reading_document *d)
{
    bm_arena *a = q->r->arena;
    const char *name = bm_arena_cstr(a, attachment->name);
    if (attachment->damaged)
        return bm_diags_add1(q->ds, BM_READING_DAMAGED, &q->job->pos, name);
    d->info.signatures = q->file->signatures;
    return bm_reading_take_data(q->job, attachment->bytes, name, BM_READING_NOT_OURS, d);
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
            status |= bm_diags_add1(q->ds, BM_READING_TWO, &q->job->pos,
                                    bm_arena_cstr(r->arena, all[i].name));
    }
    return r->n ? status : no_data(q);
}

/* ---- What is filled in -------------------------------------------------------------------- */

static int take_filled(const reader *q)
{
    int status = 0;
    for (size_t i = 0; i < q->r->n; i++) {
        bm_reading_document *d = &q->r->docs[i];
        const bm_filled from = {q->r->arena, d->info.form, i, q->r->n, q->file, &q->job->pos};
        status |= bm_filled_take(&from, d->data, &d->info.filled, q->ds);
        d->info.blank = bm_data_is_blank(d->data);
    }
    return status;
}

/* ---- Agreement ---------------------------------------------------------------------------- */

/* Make document ${i} again from what is attached, as far as its pages. */
static bool lay_out(const reader *q, size_t i)
{
    bm_reading_document *d = &q->r->docs[i];
    bm_layout *layout = &q->job->w->layout;
    bm_document *made = bm_arena_zero(layout->arena, 1, sizeof *made);
    bm_pages pages;
    if (!bm_reading_make(q->job, d, made) ||
        bm_layout_pages(layout, made, 1, &pages, q->job->unseen) != 0)
        return false;
    d->pair.paged = true;
    d->pair.fillable = d->is_blank && bm_filled_any(q->file);
    d->pair.expected = bm_agreement_of_pages(layout->arena, pages.pages, pages.n);
    for (size_t k = 0; k < pages.n; k++) {
        const bm_agreement_text page = bm_agreement_of_pages(layout->arena, &pages.pages[k], 1);
        q->n_pages[i] += !bm_agreement_is_empty(&page);
    }
    return true;
}

/* The pages of the file on which there is text. */
typedef struct {
    const bm_pdf_read_page **pages;
    bm_agreement_run *texts; /* of each, with its number from 1 */
    size_t n;
    size_t *pictures; /* the numbers of others on which there is something else */
    size_t n_pictures;
} shown_pages;

static shown_pages pages_with_text(const reader *q)
{
    bm_arena *a = q->r->arena;
    shown_pages s = {0};
    s.pages = bm_arena_alloc(a, (q->file->n_pages + 1) * sizeof(const bm_pdf_read_page *));
    s.texts = bm_arena_zero(a, q->file->n_pages + 1, sizeof *s.texts);
    s.pictures = bm_arena_alloc(a, (q->file->n_pages + 1) * sizeof *s.pictures);
    for (size_t i = 0; i < q->file->n_pages; i++) {
        const bm_pdf_read_page *page = &q->file->pages[i];
        const bm_agreement_run run = {.text = page->text, .page = i + 1};
        const bm_agreement_text text = {&run, 1};
        if (bm_agreement_is_empty(&text) && !page->partial) {
            if (page->covered)
                s.pictures[s.n_pictures++] = i + 1;
            continue;
        }
        s.texts[s.n] = run;
        s.pages[s.n++] = page;
    }
    return s;
}

/* Do ${n} pages from ${first} on show what ${d} should? */
static bool holds(bm_reading_document *d, const shown_pages *s, size_t first, size_t n)
{
    d->pair.shown.runs = s->texts + first;
    d->pair.shown.n = n;
    return bm_agreement_holds(&d->pair);
}

static void tell_covered(const reader *q, size_t number)
{
    (void)bm_diags_add1(q->ds, BM_READING_COVERED, &q->job->pos,
                        bm_arena_printf(q->r->arena, "%zu", number));
}

/* The same, and what is different, or cannot be told, is told. */
static void compare(const reader *q, bm_reading_document *d, const shown_pages *s, size_t first,
                    size_t n)
{
    const bm_agreement_pair *p = &d->pair;
    bool alike = holds(d, s, first, n), partial = false;
    for (size_t i = 0; i < n; i++) {
        partial |= s->pages[first + i]->partial;
        if (!s->pages[first + i]->covered)
            continue;
        bm_reading_be_unsure(d);
        tell_covered(q, p->shown.runs[i].page);
    }
    if (partial) {
        bm_reading_be_unsure(d);
        (void)bm_diags_add0(q->ds, BM_READING_PARTIAL, &q->job->pos);
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
    (void)bm_diags_add2(q->ds, BM_READING_PAGES, &q->job->pos, shown, expected);
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
        bm_reading_document *d = &q->r->docs[i];
        size_t n = q->n_pages[i];
        for (size_t k = 0; n && k < copies; k++, at += n)
            if (k && !holds(d, s, at, n) && bm_agreement_is_other(q->r->arena, &d->pair))
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
        n_expected += q->n_pages[i];
    for (size_t i = 0; i < r->n; i++)
        r->docs[i].info.agreement = BM_AGREEMENT_YES;
    for (size_t i = 0; i < s.n_pictures; i++)
        tell_covered(q, s.pictures[i]);
    for (size_t i = 0; i < r->n && s.n_pictures; i++)
        bm_reading_be_unsure(&r->docs[i]);
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
        for (size_t k = 0; k < copies; k++, at += q->n_pages[i])
            if (q->n_pages[i])
                compare(q, &r->docs[i], &s, at, q->n_pages[i]);
}

/* Without one of the documents nobody can tell which pages are whose. */
static int check_agreement(const reader *q)
{
    bool all = true;
    for (size_t i = 0; i < q->r->n; i++) {
        bm_reading_document *d = &q->r->docs[i];
        bm_diags_clear(q->job->unseen);
        d->made = d->info.same_definition && lay_out(q, i);
        if (d->info.same_definition && !d->made)
            (void)bm_diags_add1(q->ds, BM_READING_NOT_MADE, &q->job->pos, d->info.form_id);
        all = all && d->made;
    }
    if (all)
        compare_all(q);
    for (size_t i = 0; i < q->r->n; i++)
        all = all && q->r->docs[i].info.agreement == BM_AGREEMENT_YES;
    return all ? bm_diags_add0(q->ds, BM_READING_AGREES, &q->job->pos) : 0;
}

/* ---- All of it ---------------------------------------------------------------------------- */

int bm_reading_pdf_read(const bm_reading_job *job)
{
    bm_reading *r = job->r;
    reader q = {.job = job, .r = r, .ds = job->ds};
    q.file = bm_pdf_read(r->arena, &r->source, q.ds);
    if (!q.file || take_documents(&q) != 0)
        return -1;
    if (q.file->signatures)
        (void)bm_diags_add1(q.ds, BM_READING_SIGNED, &job->pos,
                            bm_arena_printf(r->arena, "%u", q.file->signatures));
    q.n_pages = bm_arena_zero(r->arena, r->n, sizeof *q.n_pages);
    return check_agreement(&q) | take_filled(&q);
}
