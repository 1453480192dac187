/* A form definition drafted from a document: the room's one call. SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_H
#define BM_DRAFT_DRAFT_H

#include "base/buf.h"
#include "draft/draft_state.h"

typedef struct {
    const bm_docx_read_file *file;
    const char *name;            /* of the file, as the user gave it */
    const char *id;              /* of the form; NULL = one is proposed */
    const bm_form *const *forms; /* whose labels give ids and types */
    size_t n_forms;
} bm_draft_input;

typedef struct {
    bm_draft_state state; /* `root` is the definition */
    bm_str wording;       /* all of the document that is to be printed, a line for each row */
} bm_draft;

/**
 * bm_draft_make(a, in, out, ds):
 * Draft a definition into ${a}. Whoever calls it writes it with bm_draft_write, and may first find more to doubt.
 *
 * Returns 0, or -1 with M001 (no text) or M002 (the id is none). O(bytes).
 */
int bm_draft_make(bm_arena *a, const bm_draft_input *in, bm_draft *out, bm_diags *ds);

/** bm_draft_write(out, draft): append the definition as YAML, what is to be done with it above it. */
void bm_draft_write(bm_buf *out, const bm_draft *draft);

#endif
