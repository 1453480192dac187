/* All that is read of a PDF file, in one go: the pages in the order of their tree, the rest by their own files.
 * SPDX-License-Identifier: MIT */
#include "input/pdf_read.h"

#include <stdio.h>

#include "base/limit.h"
#include "input/pdf_attached.h"
#include "input/pdf_text.h"
#include "input/pdf_values.h"

typedef struct {
    bm_pdf_file *file;
    bm_pdf_text text;
    bm_pdf_read_page *pages;
    size_t n, cap;
    bool too_many;
} pages;

static void add_page(pages *p, qpdf_oh page, qpdf_oh resources)
{
    if (p->n == BM_LIMIT_PDF_PAGES) {
        p->too_many = true;
        return;
    }
    if (p->n == p->cap) {
        const size_t cap = p->cap ? 2 * p->cap : 16, size = sizeof *p->pages;
        p->pages = bm_arena_grow(p->text.arena, p->pages, p->cap * size, cap * size);
        p->cap = cap;
    }
    bm_pdf_read_page *to = &p->pages[p->n++];
    *to = (bm_pdf_read_page){.partial = false};
    to->text = bm_pdf_text_page(&p->text, page, resources, &to->partial, &to->covered);
}

/* A node of the page tree. That it ends is seen by its depth, the number of pages and f->lookups_left. */
static void add_node(pages *p, qpdf_oh node, qpdf_oh resources, int depth)
{
    bm_pdf_file *f = p->file;
    qpdf_oh own = bm_pdf_file_key(f, node, "/Resources"), kids = bm_pdf_file_key(f, node, "/Kids");
    if (bm_pdf_file_is_dict(f, own))
        resources = own;
    if (bm_pdf_file_is_null(f, kids)) {
        if (bm_pdf_file_is_dict(f, node))
            add_page(p, node, resources);
        return;
    }
    const int n = bm_pdf_file_count(f, kids);
    if (depth == BM_LIMIT_DEPTH)
        f->exhausted = true;
    for (int i = 0; i < n && !f->exhausted && !p->too_many; i++) {
        const size_t mark = bm_pdf_file_mark(f);
        add_node(p, bm_pdf_file_item(f, kids, i), resources, depth + 1);
        bm_pdf_file_rewind(f, mark);
    }
}

static unsigned count_signatures(const bm_pdf_read_file *r)
{
    unsigned n = 0;
    for (size_t i = 0; i < r->n_fields; i++)
        n += r->fields[i].is_signed;
    return n;
}

static bm_str info(bm_pdf_file *f, bm_arena *a, const char *key)
{
    qpdf_oh info = bm_pdf_file_key(f, bm_pdf_file_trailer(f), "/Info");
    return bm_pdf_file_text(f, a, bm_pdf_file_key(f, info, key));
}

static int read_all(bm_pdf_file *f, bm_arena *a, bm_pdf_read_file *r, const bm_pos *pos,
                    bm_diags *ds)
{
    pages p = {.file = f, .text = {.file = f, .arena = a, .text_left = BM_LIMIT_PDF_TEXT_BYTES}};
    r->attachments = bm_pdf_attached_read(f, a, &r->n_attachments);
    r->fields = bm_pdf_values_read(f, a, &r->n_fields);
    r->signatures = count_signatures(r);
    r->creator = info(f, a, "/Creator");
    r->producer = info(f, a, "/Producer");
    add_node(&p, bm_pdf_file_key(f, bm_pdf_file_root(f), "/Pages"), f->null, 0);
    r->pages = p.pages;
    r->n_pages = p.n;
    r->encrypted = f->encrypted;
    r->linearized = f->linearized;
    r->repaired = f->repaired;
    if (p.too_many) {
        char limit[16];
        snprintf(limit, sizeof limit, "%d", BM_LIMIT_PDF_PAGES);
        return bm_diags_add1(ds, BM_PDF_PAGES, pos, limit);
    }
    if (f->exhausted)
        return bm_diags_add0(ds, BM_PDF_TOO_MUCH, pos);
    return r->repaired ? bm_diags_add0(ds, BM_PDF_REPAIRED, pos) : 0;
}

const bm_pdf_read_file *bm_pdf_read(bm_arena *a, const bm_source *source, bm_diags *ds)
{
    const bm_pos pos = {.source = source};
    bm_pdf_file f;
    bm_pdf_read_file *r = bm_arena_zero(a, 1, sizeof *r);
    int status = bm_pdf_file_open(&f, source, ds);
    if (status == 0)
        status = read_all(&f, a, r, &pos, ds);
    bm_pdf_file_close(&f);
    return status == 0 ? r : NULL;
}
