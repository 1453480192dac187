/* A DOCX or Flat OPC file -> the data that it carries. They are kept in step by the editor as far as content controls go; what
 * else may have been changed is found by making the document again from them, and reading that as the file was read.
 * SPDX-License-Identifier: MIT */
#include "api/reading_docx.h"

#include "api/reading_lost.h"
#include "api/reading_prose.h"
#include "api/reading_rows.h"
#include "base/limit.h"
#include "output/renderer.h"

enum {
    TAGS_MOST = 1500000, /* in the data of all documents; each needs some 150 bytes of memory */
    RUNS_MOST = 2000000  /* of text that is expected */
};

/* What is needed on the way only. */
typedef struct {
    const bm_reading_job *job;
    bm_reading *r;
    const bm_docx_read_file *file;
    bool recovered;                      /* all data are lost; they are what the controls say */
    bm_reading_parts parts;              /* one for each document */
    bm_reading_controls_report *reports; /* the same */
    bm_reading_made *made;               /* the same */
    bm_diags *ds;
} reader;

/* ---- The data that are carried ------------------------------------------------------------ */

/* Behind white space, comments and instructions at the start of ${s}. */
static bm_str skip_prolog(bm_str s)
{
    static const struct {
        const char *start, *end;
    } skipped[] = {{"\xEF\xBB\xBF", ""}, {"<?", "?>"}, {"<!--", "-->"}, {" ", ""},
                   {"\t", ""},           {"\r", ""},   {"\n", ""}};
    for (size_t k = 0; k < sizeof skipped / sizeof *skipped;) {
        size_t n = strlen(skipped[k].start), n_end = strlen(skipped[k].end);
        if (s.len < n || memcmp(s.ptr, skipped[k].start, n) != 0) {
            k++;
            continue;
        }
        while (n + n_end <= s.len && memcmp(s.ptr + n, skipped[k].end, n_end) != 0)
            n++;
        if (n + n_end > s.len)
            return bm_str_n("", 0);
        s = bm_str_from(s, n + n_end);
        k = 0;
    }
    return s;
}

/* Is the root <bieumau>? */
static bool is_data(const bm_docx_read_item *item)
{
    static const char root[] = "<bieumau";
    bm_str s = skip_prolog(item->bytes);
    return s.len >= sizeof root && memcmp(s.ptr, root, sizeof root - 1) == 0 &&
           strchr(" \t\r\n/>", s.ptr[sizeof root - 1]);
}

static bool has_bindings(const bm_docx_read_node *node)
{
    bm_reading_place place;
    if (node->type == BM_DOCX_READ_CONTROL && bm_reading_place_of(node->control, &place))
        return true;
    for (uint32_t i = 0; i < node->n_children; i++)
        if (has_bindings(node->children[i]))
            return true;
    return false;
}

/* There are no data: why? */
static int no_data(const reader *q)
{
    static const char ours[] = "bieumau";
    bm_str program = q->file->application;
    if (has_bindings(q->file->body))
        return bm_diags_add0(q->ds, BM_READING_DATA_REMOVED, &q->job->pos);
    if (program.len >= sizeof ours - 1 && memcmp(program.ptr, ours, sizeof ours - 1) == 0)
        return bm_diags_add0(q->ds, BM_READING_NO_DATA_YET, &q->job->pos);
    return bm_diags_add(q->ds, BM_READING_NO_DOCX_DATA, &q->job->pos, NULL, &program, 1);
}

/* The documents whose data are lost, with empty ones in their place. Returns whether there are any. */
static bool recover_documents(reader *q)
{
    bm_reading *r = q->r;
    const bm_reading_lost *lost = NULL;
    size_t n = bm_reading_lost_find(q->job, q->file->body, &lost);
    r->docs = bm_arena_zero(r->arena, n + 1, sizeof *r->docs);
    q->parts.parts = bm_arena_zero(r->arena, n + 1, sizeof *q->parts.parts);
    for (r->n = 0; r->n < n; r->n++) {
        bm_reading_document *d = &r->docs[r->n];
        d->data = bm_data_wrap(lost[r->n].form->info.id, NULL);
        d->info.data = d->data;
        d->info.form_id = bm_data_form_id(d->data);
        d->info.definition_sha = d->info.program = "";
        d->info.form = lost[r->n].form;
        d->info.same_definition = true; /* its text tells */
        d->is_blank = true;
        q->parts.parts[r->n].item_id = lost[r->n].item_id;
    }
    q->parts.n = n;
    q->recovered = n > 0;
    return n > 0;
}

/* A file of a few kilobytes may hold data for gigabytes of memory. */
static int check_amount(const reader *q)
{
    size_t n_documents = 0, n_tags = 0;
    for (size_t i = 0; i < q->file->n_items; i++) {
        const bm_docx_read_item *item = &q->file->items[i];
        if (!is_data(item))
            continue;
        n_documents++;
        for (size_t k = 0; k < item->bytes.len; k++)
            n_tags += item->bytes.ptr[k] == '<';
        bool many = n_documents > BM_LIMIT_DOCUMENTS;
        if (!many && n_tags <= TAGS_MOST)
            continue;
        const char *limit =
            bm_arena_printf(q->r->arena, "%d", many ? (int)BM_LIMIT_DOCUMENTS : (int)TAGS_MOST);
        const char *name = bm_arena_cstr(q->r->arena, item->name);
        return bm_diags_add2(q->ds, BM_DOCX_MANY, &q->job->pos, limit, name);
    }
    return 0;
}

static int take_documents(reader *q)
{
    bm_reading *r = q->r;
    const bm_docx_read_file *f = q->file;
    int status = check_amount(q);
    if (status)
        return status;
    r->docs = bm_arena_zero(r->arena, f->n_items + 1, sizeof *r->docs);
    q->parts = (bm_reading_parts){.a = r->arena};
    q->parts.parts = bm_arena_zero(r->arena, f->n_items + 1, sizeof *q->parts.parts);
    for (size_t i = 0; i < f->n_items; i++) {
        if (!is_data(&f->items[i]))
            continue;
        q->parts.parts[r->n].item_id = f->items[i].item_id;
        status |= bm_reading_take_data(q->job, f->items[i].bytes,
                                       bm_arena_cstr(r->arena, f->items[i].name),
                                       BM_READING_DATA_DAMAGED, &r->docs[r->n++]);
    }
    q->parts.n = r->n;
    if (r->n)
        return status;
    return recover_documents(q) ? bm_diags_add0(q->ds, BM_READING_RECOVERED, &q->job->pos)
                                : no_data(q);
}

/* ---- Controls ----------------------------------------------------------------------------- */

static void close_values(const reader *q, size_t i)
{
    bm_data_replace(q->r->docs[i].data, bm_reading_values_close(&q->parts.parts[i].values));
}

static void compare_controls(reader *q)
{
    bm_arena *a = q->r->arena;
    size_t n = q->r->n;
    q->reports = bm_arena_zero(a, n, sizeof *q->reports);
    for (size_t i = 0; i < n; i++) {
        const bm_reading_document *d = &q->r->docs[i];
        q->reports[i].pos = &q->job->pos;
        q->reports[i].ds = q->ds;
        q->reports[i].recovered = q->recovered;
        if (n > 1)
            q->reports[i].document = bm_arena_printf(a, "%zu", i + 1);
        bm_reading_values_of(a, d->info.form, q->recovered || bm_data_from_blank(d->data),
                             bm_data_fields(d->data), &q->parts.parts[i].values);
    }
    bm_reading_controls_collect(&q->parts, q->file->body);
    for (size_t i = 0; i < n; i++)
        bm_reading_controls_compare(&q->parts.parts[i].values, &q->reports[i]);
    bm_reading_rows_typed(&q->parts, q->reports, q->file->body);
    for (size_t i = 0; i < n; i++)
        close_values(q, i);
}

/* ---- Made again --------------------------------------------------------------------------- */

static int add_bytes(void *user, const void *bytes, size_t n)
{
    bm_buf_add(user, bytes, n);
    return 0;
}

/* The shared parts of the renderer called ${name}. */
static void *shared_of(const bm_env *env, const bm_renderer *renderer)
{
    size_t i = 0;
    while (bm_renderer_at(i) != renderer)
        i++;
    return env->shared[i];
}

/* Document ${d} as it is made from its data, in the arena of job->w; NULL = it cannot be made. */
static const bm_docx_read_file *make_again(const bm_reading_job *job, bm_reading_document *d)
{
    static const bm_render_options options;
    const bm_renderer *renderer = bm_renderer_lookup("docx");
    bm_layout *layout = &job->w->layout;
    bm_document *made = bm_arena_zero(layout->arena, 1, sizeof *made);
    bm_buf *bytes = &job->w->bytes;
    bytes->len = 0;
    bm_diags_clear(job->unseen);
    layout->qr = false;
    if (!bm_reading_make(job, d, made))
        return NULL;
    const bm_job render = {layout, made, 1, NULL, shared_of(job->env, renderer), &options};
    const bm_sink sink = {add_bytes, bytes};
    if (renderer->render(&render, &sink, job->unseen) != 0)
        return NULL;
    const bm_source source = {job->r->source.name, bytes->ptr, bytes->len, NULL};
    return bm_docx_read(layout->arena, &source, job->unseen);
}

/* What document ${i} should show, into q->made; texts that the document has otherwise become its data first. */
static bool expect(reader *q, size_t i, const bm_reading_prose *prose)
{
    bm_reading_document *d = &q->r->docs[i];
    bm_reading_values *values = &q->parts.parts[i].values;
    bm_reading_job job = *q->job;
    job.w = bm_worker_take(job.env->workers);
    const bm_docx_read_file *again = make_again(&job, d);
    if (again && bm_reading_prose_take(prose, &q->parts.parts[i], again->body, &q->reports[i])) {
        close_values(q, i);
        again = make_again(&job, d);
    }
    if (again) {
        bm_reading_text_controls(q->r->arena, again->body, &q->made[i]);
        bm_reading_rows_gone(values, &q->made[i], &q->reports[i]);
        bm_reading_text_expected(q->r->arena, again->body, values, i, &q->made[i].text);
    }
    bm_worker_give(job.env->workers, job.w);
    d->pair.values = NULL; /* in the worker's arena */
    return again != NULL;
}

/* How often each document is in the file, by what most of the controls show: one alone may have been copied or removed. */
static size_t count_copies(const reader *q)
{
    size_t copies = 1, votes = 0, n_runs = 0;
    for (size_t i = 0; i < q->r->n; i++) {
        for (size_t k = 0; k < q->made[i].n_controls; k++) {
            const bm_reading_printed *printed = &q->made[i].controls[k];
            const bm_reading_entry *entry =
                bm_reading_values_entry(&q->parts.parts[i].values, printed->place.field);
            size_t n = 0;
            if (!entry || entry->several)
                continue;
            for (const bm_reading_shown *s = entry->rows[0].cells[0].first; s; s = s->next)
                n += s->option == printed->place.option;
            if (n && !votes)
                copies = n / printed->n + (n < printed->n);
            votes = !n || votes == 0 || n == copies * printed->n ? votes + (n > 0) : votes - 1;
        }
        n_runs += q->made[i].text.n;
    }
    return copies * q->r->n <= BM_LIMIT_DOCUMENTS && copies * n_runs <= RUNS_MOST ? copies : 1;
}

/* All documents, each in its copies, one after the other. */
static bm_agreement_text join_expected(const reader *q, size_t copies)
{
    size_t n = 0;
    for (size_t i = 0; i < q->r->n; i++)
        n += copies * q->made[i].text.n;
    bm_agreement_run *runs = bm_arena_alloc(q->r->arena, (n + 1) * sizeof *runs);
    bm_agreement_text all = {runs, 0};
    for (size_t i = 0; i < q->r->n; i++)
        for (size_t k = 0; k < copies; k++, all.n += q->made[i].text.n)
            memcpy(runs + all.n, q->made[i].text.runs, q->made[i].text.n * sizeof *runs);
    return all;
}

static void compare_texts(const reader *q)
{
    bm_reading *r = q->r;
    bm_agreement *outcomes = bm_arena_alloc(r->arena, r->n * sizeof *outcomes);
    for (size_t i = 0; i < r->n; i++)
        outcomes[i] = q->reports[i].differs ? BM_AGREEMENT_NO : BM_AGREEMENT_YES;
    bm_agreement_pair pair = {.outcomes = outcomes, .n_outcomes = r->n, .pos = &q->job->pos};
    pair.expected = join_expected(q, count_copies(q));
    bm_reading_parts parts = q->parts;
    bm_reading_text_shown(&parts, q->made, q->file->body, &pair.shown);
    if (!bm_agreement_holds(&pair))
        bm_agreement_tell(r->arena, &pair, q->ds);
    for (size_t i = 0; i < r->n; i++) {
        r->docs[i].info.agreement = outcomes[i];
        if (q->reports[i].partly)
            bm_reading_be_unsure(&r->docs[i]);
    }
}

/* V028, V072: not all of the file could be read, or not only what is in force. Returns whether its text can be compared. */
static bool can_compare(const reader *q)
{
    if (q->file->revisions)
        (void)bm_diags_add0(q->ds, BM_READING_REVISIONS, &q->job->pos);
    if (q->file->partial)
        (void)bm_diags_add0(q->ds, BM_READING_PARTIAL, &q->job->pos);
    return !q->file->revisions && !q->file->partial;
}

static int check_agreement(reader *q)
{
    bm_reading *r = q->r;
    bm_reading_prose prose;
    bool all = can_compare(q), agree = true;
    q->made = bm_arena_zero(r->arena, r->n, sizeof *q->made);
    bm_reading_prose_find(&prose, &q->parts, q->file->body);
    for (size_t i = 0; i < r->n; i++) {
        bm_reading_document *d = &r->docs[i];
        d->made = d->info.same_definition && expect(q, i, &prose);
        if (d->info.same_definition && !d->made)
            (void)bm_diags_add1(q->ds, BM_READING_NOT_MADE, &q->job->pos, d->info.form_id);
        if (q->reports[i].differs)
            d->info.agreement = BM_AGREEMENT_NO;
        all = all && d->made;
    }
    if (all)
        compare_texts(q);
    for (size_t i = 0; i < r->n; i++)
        agree = agree && r->docs[i].info.agreement == BM_AGREEMENT_YES && !q->reports[i].taken;
    return agree ? bm_diags_add0(q->ds, BM_READING_AGREES, &q->job->pos) : 0;
}

/* ---- All of it ---------------------------------------------------------------------------- */

int bm_reading_docx_read(const bm_reading_job *job)
{
    bm_reading *r = job->r;
    reader q = {.job = job, .r = r, .ds = job->ds};
    q.file = bm_docx_read(r->arena, &r->source, q.ds);
    if (!q.file || take_documents(&q) != 0)
        return -1;
    compare_controls(&q);
    int status = check_agreement(&q);
    for (size_t i = 0; i < r->n; i++) {
        r->docs[i].info.filled = q.reports[i].taken;
        r->docs[i].info.blank = bm_data_is_blank(r->docs[i].data);
    }
    return status;
}
