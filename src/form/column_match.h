/* Which field of a form a column of a table is, by its name. SPDX-License-Identifier: MIT */
#ifndef BM_FORM_COLUMN_MATCH_H
#define BM_FORM_COLUMN_MATCH_H

#include "form/column_name.h"
#include "form/form.h"

/* How a name fits, the closest first. */
typedef enum {
    BM_COLUMN_MATCH_ID,    /* "ho_ten", or "danh_sach.ho_ten" for a column of a table */
    BM_COLUMN_MATCH_LABEL, /* the label, or the id of a table's column without its table */
    BM_COLUMN_MATCH_PLAIN, /* … whatever its case, marks and signs */
    BM_COLUMN_MATCH_BARE,  /* … and without what is in brackets */
    BM_COLUMN_MATCH_USUAL, /* … in usual words */
    BM_COLUMN_MATCH_NONE
} bm_column_match_level;

enum { BM_COLUMN_MATCH_FIELDS = 8 /* fields that one name is told to fit, at most */ };

typedef struct {
    bm_column_match_level level;
    int fields
        [BM_COLUMN_MATCH_FIELDS]; /* those that it fits at this level, ascending; more than one: it is ambiguous */
    size_t n;
} bm_column_match;

/* The names that the fields of a form may have. */
typedef struct bm_column_match_names bm_column_match_names;

/** bm_column_match_names_of(a, form): in ${a}. Fields of type ROWS have none, their columns do. */
bm_column_match_names *bm_column_match_names_of(bm_arena *a, const bm_form *form);

/** bm_column_match_find(names, name): the fields that ${name} fits most closely. O(fields). */
bm_column_match bm_column_match_find(const bm_column_match_names *names,
                                     const bm_column_name *name);

/** bm_column_match_nearest(a, names, name): the field that ${name}, which fits none, may be meant for: one with a similar name, or the
 *  only one whose label has all its words; -1 = none. */
int bm_column_match_nearest(bm_arena *a, const bm_column_match_names *names,
                            const bm_column_name *name);

/** bm_column_match_id(a, form, field): as a user names it: "ho_ten", "danh_sach.ho_ten". */
bm_str bm_column_match_id(bm_arena *a, const bm_form *form, int field);

/** bm_column_match_lookup(form, id): the field with this id, "danh_sach.ho_ten", or "ho_ten" when only one table has such a column; -1 = none. A field
 *  of type ROWS is found, too. */
int bm_column_match_lookup(const bm_form *form, bm_str id);

#endif
