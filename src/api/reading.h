/* Documents read back: what the readers of PDF and of DOCX have in common. SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_H
#define BM_API_READING_H

#include "api/agreement.h"
#include "api/data.h"
#include "api/env.h"
#include "base/buf.h"

/* One document of a file. */
typedef struct {
    bm_reading_info info;
    bm_data *data;          /* as carried, then as filled in; owned */
    bool is_blank;          /* as carried */
    bool made;              /* `pair` holds what it should show */
    bm_agreement_pair pair; /* its texts are in the arena of the worker, or of the reading */
} bm_reading_document;

struct bm_reading {
    bm_arena *arena;
    bm_buf bytes;
    bm_source source;
    bm_reading_document *docs;
    size_t n;
};

/* What is needed on the way only. */
typedef struct {
    bm_env *env;
    bm_reading *r;
    bm_pos pos; /* the file */
    bm_worker *w;
    bm_diags *unseen; /* of making the documents again */
    bm_diags *ds;
} bm_reading_job;

/**
 * bm_reading_take_data(job, bytes, name, fault, d):
 * Begin ${d} with the data in the XML ${bytes}, which the file calls ${name}, and look for their form. ${fault} is told when
 * they are no data of this program.
 *
 * Returns 0, or -1 with ${fault}, what bm_data_parse says of them, or V023, V024 in strict mode. ${d} is left empty when there
 * are no data.
 */
int bm_reading_take_data(const bm_reading_job *job, bm_str bytes, const char *name, bm_code fault,
                         bm_reading_document *d);

/** bm_reading_make(job, d, made): the tree of the document that the data of ${d} make, and the values it was made from in
 *  d->pair; both in the arena of the worker. False when they make none (not told). */
bool bm_reading_make(const bm_reading_job *job, bm_reading_document *d, bm_document *made);

/** bm_reading_be_unsure(d): that ${d} agrees with its data cannot be told any more. */
void bm_reading_be_unsure(bm_reading_document *d);

#endif
