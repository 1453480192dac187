/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_tags_top.h"

#include "output/pdf/pdf_role.h"
#include "output/pdf/pdf_write.h"

void bm_pdf_tags_top_open(bm_pdf_tags_top *top, bm_pdf_haru *h, bool several)
{
    top->haru = h;
    top->several = several;
    top->root = top->parent = 0;
    top->kids.len = top->n_kids = 0;
    top->next_key = top->next_identifier = 0;
    bm_pdf_tree_begin(&top->parents, h, NULL);
    bm_pdf_tree_begin(&top->identifiers, h, bm_pdf_role_identifier);
}

void bm_pdf_tags_top_free(bm_pdf_tags_top *top)
{
    bm_buf_free(&top->kids);
    bm_buf_free(&top->scratch);
    bm_pdf_tree_free(&top->parents);
    bm_pdf_tree_free(&top->identifiers);
}

void bm_pdf_tags_top_need(bm_pdf_tags_top *top)
{
    if (top->root)
        return;
    top->root = bm_pdf_haru_reserve(top->haru);
    top->parent = top->several ? bm_pdf_haru_reserve(top->haru) : top->root;
}

void bm_pdf_tags_top_kids(bm_buf *out, size_t begin, size_t n)
{
    if (n < 2)
        return;
    out->ptr[begin] = '[';
    bm_buf_add_byte(out, ']');
}

static void add_reference(bm_buf *out, const char *key, unsigned object)
{
    bm_buf_add_cstr(out, key);
    bm_pdf_write_reference(out, object);
}

static void add_kids(const bm_pdf_tags_top *top, bm_buf *out)
{
    bm_buf_add_cstr(out, "/K");
    size_t begin = out->len;
    bm_buf_add(out, top->kids.ptr, top->kids.len);
    bm_pdf_tags_top_kids(out, begin, top->n_kids);
}

void bm_pdf_tags_top_close(bm_pdf_tags_top *top, bm_buf *catalog)
{
    if (!top->root)
        return;
    bm_buf *out = &top->scratch;
    unsigned parents = bm_pdf_tree_end(&top->parents);
    unsigned identifiers = bm_pdf_tree_end(&top->identifiers);
    out->len = 0;
    if (top->several) {
        add_reference(out, "/S/Document/P", top->root);
        add_kids(top, out);
        bm_pdf_haru_fill(top->haru, top->parent, bm_str_n(out->ptr, out->len));
        out->len = 0;
    }
    bm_buf_add_cstr(out, "/Type/StructTreeRoot");
    if (top->several)
        add_reference(out, "/K", top->parent);
    else
        add_kids(top, out);
    if (parents)
        add_reference(out, "/ParentTree", parents);
    bm_buf_add_cstr(out, "/ParentTreeNextKey ");
    bm_buf_add_int(out, top->next_key);
    if (identifiers)
        add_reference(out, "/IDTree", identifiers);
    bm_pdf_haru_fill(top->haru, top->root, bm_str_n(out->ptr, out->len));
    add_reference(catalog, "/StructTreeRoot", top->root);
}
