/* A ZIP file written front to back, as its parts come: what is written is forgotten. SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_MARK_PACK_H
#define BM_SHEET_MARK_PACK_H

#include "base/buf.h"
#include "base/diags.h"

typedef struct bm_mark_pack bm_mark_pack;

/** bm_mark_pack_new(sink, ds): a new file that goes to ${sink}, both borrowed. bm_mark_pack_free(p): finished or not; NULL is allowed.
 *
 * What fails (the sink refuses: O005; more than BM_LIMIT_MARK_SHEET_MEGABYTES: S091) is told once; then nothing more is written and all
 * calls return -1, so that it is enough to look at the last one. */
bm_mark_pack *bm_mark_pack_new(const bm_sink *sink, bm_diags *ds);
void bm_mark_pack_free(bm_mark_pack *p);

/** bm_mark_pack_begin(p, name): a part, which bm_mark_pack_write(p, bytes, n) writes piece by piece and bm_mark_pack_end(p) ends. It is
 *  deflated. */
int bm_mark_pack_begin(bm_mark_pack *p, bm_str name);
int bm_mark_pack_write(bm_mark_pack *p, const void *bytes, size_t n);
int bm_mark_pack_end(bm_mark_pack *p);

/* What is known of a part that is packed already. */
typedef struct {
    uint16_t method; /* 0 or 8 */
    uint32_t crc;
    uint64_t packed_bytes, bytes;
} bm_mark_pack_entry;

/** bm_mark_pack_copy(p, name, entry): such a part; its packed bytes follow with bm_mark_pack_raw(p, bytes, n), entry->packed_bytes of them. */
int bm_mark_pack_copy(bm_mark_pack *p, bm_str name, const bm_mark_pack_entry *entry);
int bm_mark_pack_raw(bm_mark_pack *p, const void *bytes, size_t n);

/** bm_mark_pack_finish(p): the directory behind all parts. */
int bm_mark_pack_finish(bm_mark_pack *p);

#endif
