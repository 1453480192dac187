/* What one thread needs while it writes a file, kept for the next file: buffers that have grown, and a compressor.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_WORKER_H
#define BM_OUTPUT_DOCX_WORKER_H

#include "base/pool.h"
#include "output/docx/docx_xml.h"
#include "output/docx/docx_zip.h"

typedef struct {
    bm_docx_packer *packer;
    bm_docx_xml document; /* word/document.xml */
    bm_docx_xml part;     /* the small parts, one after the other */
    bm_buf pending;       /* of bm_docx_writer */
    bm_buf file;          /* empty at first */
} bm_docx_worker;

/** bm_docx_worker_pool(): an empty pool of workers, which threads share; bm_pool_free it. */
bm_pool *bm_docx_worker_pool(void);

/** bm_docx_worker_take(pool), _give(pool, worker): one that waits, or a new one. */
bm_docx_worker *bm_docx_worker_take(bm_pool *pool);
void bm_docx_worker_give(bm_pool *pool, bm_docx_worker *worker);

#endif
