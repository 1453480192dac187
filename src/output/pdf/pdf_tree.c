/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_tree.h"

#include "output/pdf/pdf_write.h"

void bm_pdf_tree_begin(bm_pdf_tree *t, bm_pdf_haru *h, void (*add_key)(bm_buf *out, uint32_t key))
{
    t->haru = h;
    t->add_key = add_key;
    t->leaf.len = t->leaves.len = t->scratch.len = t->n = 0;
}

void bm_pdf_tree_free(bm_pdf_tree *t)
{
    bm_buf_free(&t->leaf);
    bm_buf_free(&t->leaves);
    bm_buf_free(&t->scratch);
}

static void add_key(const bm_pdf_tree *t, bm_buf *out, uint32_t key)
{
    if (t->add_key)
        t->add_key(out, key);
    else
        bm_buf_add_int(out, key);
}

static void add_pairs(bm_pdf_tree *t)
{
    bm_buf_add_cstr(&t->scratch, t->add_key ? "/Names[" : "/Nums[");
    bm_buf_add(&t->scratch, t->leaf.ptr, t->leaf.len);
    bm_buf_add_byte(&t->scratch, ']');
    t->leaf.len = t->n = 0;
}

static unsigned add_object(bm_pdf_tree *t)
{
    unsigned number = bm_pdf_haru_add(t->haru, bm_str_n(t->scratch.ptr, t->scratch.len));
    t->scratch.len = 0;
    return number;
}

static void end_leaf(bm_pdf_tree *t)
{
    bm_buf_add_cstr(&t->scratch, "/Limits[");
    add_key(t, &t->scratch, t->first);
    bm_buf_add_byte(&t->scratch, ' ');
    add_key(t, &t->scratch, t->last);
    bm_buf_add_byte(&t->scratch, ']');
    add_pairs(t);
    bm_pdf_write_reference(&t->leaves, add_object(t));
}

bm_buf *bm_pdf_tree_key(bm_pdf_tree *t, uint32_t key)
{
    if (t->n == BM_PDF_TREE_LEAF)
        end_leaf(t);
    if (!t->n)
        t->first = key;
    else
        bm_buf_add_byte(&t->leaf, ' ');
    t->last = key;
    t->n++;
    add_key(t, &t->leaf, key);
    return &t->leaf;
}

unsigned bm_pdf_tree_end(bm_pdf_tree *t)
{
    if (!t->n)
        return 0;
    if (t->leaves.len) {
        end_leaf(t);
        bm_buf_add_cstr(&t->scratch, "/Kids[");
        bm_buf_add(&t->scratch, t->leaves.ptr, t->leaves.len);
        bm_buf_add_byte(&t->scratch, ']');
    } else {
        add_pairs(t);
    }
    return add_object(t);
}
