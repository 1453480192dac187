/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_page_tree.h"

#include "output/pdf/pdf_write.h"

void bm_pdf_page_tree_begin(bm_pdf_page_tree *t, unsigned number)
{
    for (size_t i = 0; i < BM_PDF_PAGE_TREE_LEVELS; i++) {
        bm_pdf_page_node *n = &t->nodes[i];
        n->number = 0;
        n->n_kids = n->n_pages = n->kids.len = 0;
    }
    t->nodes[0].number = number;
}

void bm_pdf_page_tree_free(bm_pdf_page_tree *t)
{
    for (size_t i = 0; i < BM_PDF_PAGE_TREE_LEVELS; i++)
        bm_buf_free(&t->nodes[i].kids);
}

/* Write a node and leave its place empty; ${parent} 0 = it is the root. */
static void close_node(bm_pdf_page_node *n, bm_pdf_haru *h, unsigned parent, bm_str root_entries)
{
    bm_buf entries = {0};
    bm_buf_add_cstr(&entries, "/Type/Pages");
    if (parent) {
        bm_buf_add_cstr(&entries, "/Parent");
        bm_pdf_write_reference(&entries, parent);
    }
    bm_buf_add_cstr(&entries, "/Kids[");
    bm_buf_add(&entries, n->kids.ptr, n->kids.len);
    bm_buf_add_cstr(&entries, "]/Count ");
    bm_buf_add_int(&entries, (int64_t)n->n_pages);
    if (!parent)
        bm_buf_add_str(&entries, root_entries);
    bm_pdf_haru_fill(h, n->number, bm_str_n(entries.ptr, entries.len));
    bm_buf_free(&entries);
    n->number = 0;
    n->n_kids = n->n_pages = n->kids.len = 0;
}

/* One more kid with ${n_pages} pages for the node of ${level}; returns the number of that. */
static unsigned add_kid(bm_pdf_page_tree *t, bm_pdf_haru *h, size_t level, unsigned kid,
                        size_t n_pages)
{
    bm_pdf_page_node *n = &t->nodes[level];
    if (n->n_kids == BM_PDF_PAGE_TREE_KIDS && level + 1 < BM_PDF_PAGE_TREE_LEVELS)
        close_node(n, h, add_kid(t, h, level + 1, n->number, n->n_pages), bm_str_of(""));
    if (!n->number)
        n->number = bm_pdf_haru_reserve(h);
    bm_pdf_write_reference(&n->kids, kid);
    n->n_kids++;
    n->n_pages += n_pages;
    return n->number;
}

unsigned bm_pdf_page_tree_add(bm_pdf_page_tree *t, bm_pdf_haru *h, unsigned page)
{
    return add_kid(t, h, 0, page, 1);
}

unsigned bm_pdf_page_tree_end(bm_pdf_page_tree *t, bm_pdf_haru *h, bm_str entries)
{
    size_t level = 0;
    for (; level + 1 < BM_PDF_PAGE_TREE_LEVELS && t->nodes[level + 1].number; level++) {
        bm_pdf_page_node *n = &t->nodes[level];
        close_node(n, h, add_kid(t, h, level + 1, n->number, n->n_pages), entries);
    }
    unsigned root = t->nodes[level].number;
    close_node(&t->nodes[level], h, 0, entries);
    return root;
}
