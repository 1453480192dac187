/* One data file for several forms: which value goes where. SPDX-License-Identifier: MIT */
#ifndef BM_PROCEDURE_GATHER_H
#define BM_PROCEDURE_GATHER_H

#include "form/form.h"
#include "procedure/fill.h"

/* A form of a dossier. */
typedef struct {
    const bm_form *form;
    const bm_fill *fill;
    const bm_value *own; /* the values of this form alone; NULL = none */
} bm_gather_form;

/* A value that may stand under data:. */
typedef struct {
    bm_str name;   /* 0-terminated */
    size_t form;   /* that prints it, or is filled from it */
    size_t field;  /* of that form; may be a column */
    bool is_field; /* a form has it as a field; else it is only a source of `fill:` */
    bm_str
        filled; /* text that stands in when it is not given: all forms that have it are filled; {0} = none */
    bool is_filled;
} bm_gather_name;

/** bm_gather_names(a, forms, n, out): all of them, each once, in the order of the forms; what a field is filled
 *  from stands before it. Returns how many. O(fields²). */
size_t bm_gather_names(bm_arena *a, const bm_gather_form *forms, size_t n,
                       const bm_gather_name **out);

/** bm_gather_check_fill(a, form, fill, ds): do the fields that ${fill} names exist? Returns 0, or -1 with P008. */
int bm_gather_check_fill(bm_arena *a, const bm_form *form, const bm_fill *fill, bm_diags *ds);

/** bm_gather_values(a, form, source, ds): the values of ${form}, a map: its own, else the shared ones, else those
 *  that are filled in. Values of other forms, and columns of theirs in a table, are left out. Never NULL; what
 *  cannot be filled in is told with P023, a required table that nothing is given for with P028. */
const bm_value *bm_gather_values(bm_arena *a, const bm_gather_form *form,
                                 const bm_fill_source *source, bm_diags *ds);

/** bm_gather_check_keys(a, forms, n, source, procedure, ds): after bm_gather_values of all ${forms}: what none of
 *  them knows is P021 (the nearest name is proposed), what is known but went nowhere P022. Returns 0, or -1. */
int bm_gather_check_keys(bm_arena *a, const bm_gather_form *forms, size_t n,
                         const bm_fill_source *source, bm_str procedure, bm_diags *ds);

#endif
