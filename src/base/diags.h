/* Diagnostics: every message, collected with its position instead of printed.
 * One contract for the whole library: a function fails (-1 or NULL) if and only if it added a
 * BM_ERROR. Callers pass failure on and never report it again.
 * The public side (count, view, free) is in bieumau.h.
 * SPDX-License-Identifier: MIT */
#ifndef BM_BASE_DIAGS_H
#define BM_BASE_DIAGS_H

#include <stdint.h>

#include "base/str.h"
#include "bieumau.h"

enum { BM_DIAGS_ARGS = 8 }; /* arguments of one message */

/* The codes, in the order of diag.def: BM_INPUT_UTF8, BM_DATA_REQUIRED, … */
typedef enum {
#define BM_DIAG(name, code, severity, vi, en, hint_vi, hint_en) BM_##name,
#include "base/diag.def"
#undef BM_DIAG
    BM_CODE_COUNT
} bm_code;

/* One input as read: borrowed by positions, so it lives as long as they do. */
typedef struct {
    const char *name; /* as the user named it; "-" = standard input */
    const char *bytes;
    size_t len;
    const char *
        sheet; /* of a table: the name of the sheet, "" = the file has none (CSV); `line` and `col` of places are then row and
                   column as the program shows them, and `bytes` is NULL. NULL = a text */
} bm_source;

/* A place in an input. {0} = none. */
typedef struct {
    const bm_source *source;
    uint32_t line; /* from 1; 0 = unknown */
    uint32_t col;  /* from 1, in code points of the file as stored; 0 = unknown */
} bm_pos;

/**
 * bm_diags_add(ds, code, pos, path, args, n_args):
 * Add a diagnostic. All text is copied, the source line included.
 *
 * pos   may be NULL (no place in a file)
 * path  "thay_doi[2].moi" or NULL
 * args  fill {0}..{7}; n_args <= BM_DIAGS_ARGS
 *
 * Returns -1 when the message is a BM_ERROR (in strict mode also a BM_WARNING), else 0, so that `return bm_diags_add(…)` reads well.
 * After BM_LIMIT_DIAGS only counts.
 */
int bm_diags_add(bm_diags *ds, bm_code code, const bm_pos *pos, const char *path,
                 const bm_str *args, size_t n_args);

/** bm_diags_add_as(ds, code, severity, …): the same with a severity that the caller chooses (rules of a form). */
int bm_diags_add_as(bm_diags *ds, bm_code code, bm_severity severity, const bm_pos *pos,
                    const char *path, const bm_str *args, size_t n_args);

/** bm_diags_is_full(ds): is what is added from now on counted, but not held? */
bool bm_diags_is_full(const bm_diags *ds);

/** bm_diags_advise(ds, hint): the message that was just added carries ${hint} ([BM_LANG_VI], [BM_LANG_EN])
 *  in place of its code's. */
void bm_diags_advise(bm_diags *ds, const bm_str hint[2]);

/* The same with 0 to 3 arguments given as C strings. */
int bm_diags_add0(bm_diags *ds, bm_code code, const bm_pos *pos);
int bm_diags_add1(bm_diags *ds, bm_code code, const bm_pos *pos, const char *a0);
int bm_diags_add2(bm_diags *ds, bm_code code, const bm_pos *pos, const char *a0, const char *a1);
int bm_diags_add3(bm_diags *ds, bm_code code, const bm_pos *pos, const char *a0, const char *a1,
                  const char *a2);

/** bm_diags_join(ds, from): add the messages of ${from} that ${ds} does not have yet, with their severity. O(n · m), both at most BM_LIMIT_DIAGS. */
void bm_diags_join(bm_diags *ds, const bm_diags *from);

/** bm_diags_pos_at(source, offset): the position of byte ${offset} of ${source}, columns in code
 *  points. O(offset). */
bm_pos bm_diags_pos_at(const bm_source *source, size_t offset);

#endif
