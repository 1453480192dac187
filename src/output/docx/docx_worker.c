/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_worker.h"

#include <stdlib.h>

enum { KEPT_BYTES = 4 * 1024 * 1024 }; /* a buffer that a long document left larger is freed */

static void *make_worker(void *user)
{
    (void)user;
    bm_docx_worker *w = calloc(1, sizeof *w);
    if (!w)
        bm_arena_out_of_memory();
    w->packer = bm_docx_zip_packer_new(true);
    return w;
}

static void end_worker(void *thing)
{
    bm_docx_worker *w = thing;
    bm_docx_zip_packer_free(w->packer);
    bm_docx_xml_close(&w->document);
    bm_docx_xml_close(&w->part);
    bm_buf_free(&w->pending);
    bm_buf_free(&w->file);
    free(w);
}

bm_pool *bm_docx_worker_pool(void)
{
    return bm_pool_new(make_worker, end_worker, NULL);
}

bm_docx_worker *bm_docx_worker_take(bm_pool *pool)
{
    return bm_pool_take(pool);
}

static void empty(bm_buf *b)
{
    b->len = 0;
    if (b->cap > KEPT_BYTES)
        bm_buf_free(b);
}

void bm_docx_worker_give(bm_pool *pool, bm_docx_worker *w)
{
    empty(&w->document.bytes);
    empty(&w->part.bytes);
    empty(&w->pending);
    empty(&w->file);
    bm_pool_give(pool, w);
}
