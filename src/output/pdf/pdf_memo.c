/* SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_memo.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/digest.h"

typedef struct {
    uint8_t digest[BM_DIGEST_QUICK];
    bm_buf in, packed;
    uint64_t last_used;
} entry;

struct bm_pdf_memo {
    entry entries[BM_PDF_MEMO_ENTRIES];
    uint64_t clock;
};

bm_pdf_memo *bm_pdf_memo_new(void)
{
    bm_pdf_memo *m = calloc(1, sizeof *m);
    if (!m)
        bm_arena_out_of_memory();
    return m;
}

void bm_pdf_memo_free(bm_pdf_memo *m)
{
    if (!m)
        return;
    for (size_t i = 0; i < BM_PDF_MEMO_ENTRIES; i++) {
        bm_buf_free(&m->entries[i].in);
        bm_buf_free(&m->entries[i].packed);
    }
    free(m);
}

static entry *find(bm_pdf_memo *m, bm_str in, const uint8_t digest[BM_DIGEST_QUICK])
{
    for (size_t i = 0; i < BM_PDF_MEMO_ENTRIES; i++) {
        entry *e = &m->entries[i];
        if (e->last_used && memcmp(e->digest, digest, BM_DIGEST_QUICK) == 0 &&
            bm_str_eq(bm_str_n(e->in.ptr, e->in.len), in))
            return e;
    }
    return NULL;
}

static entry *oldest(bm_pdf_memo *m)
{
    entry *best = &m->entries[0];
    for (size_t i = 1; i < BM_PDF_MEMO_ENTRIES; i++)
        if (m->entries[i].last_used < best->last_used)
            best = &m->entries[i];
    return best;
}

void bm_pdf_memo_deflated(bm_pdf_memo *m, bm_buf *out, struct libdeflate_compressor *packer,
                          bm_str in)
{
    uint8_t digest[BM_DIGEST_QUICK];
    if (in.len > BM_PDF_MEMO_BYTES) {
        bm_pdf_write_deflated(out, packer, in);
        return;
    }
    bm_digest_quick(in, digest);
    entry *e = find(m, in, digest);
    if (!e) {
        e = oldest(m);
        memcpy(e->digest, digest, sizeof digest);
        e->in.len = e->packed.len = 0;
        bm_buf_add_str(&e->in, in);
        bm_pdf_write_deflated(&e->packed, packer, in);
    }
    e->last_used = ++m->clock;
    bm_buf_add(out, e->packed.ptr, e->packed.len);
}
