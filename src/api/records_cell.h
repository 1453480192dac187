/* A cell of a table as the value of a field. SPDX-License-Identifier: MIT */
#ifndef BM_API_RECORDS_CELL_H
#define BM_API_RECORDS_CELL_H

#include "form/form.h"
#include "sheet/sheet.h"

/* What became of values in an old encoding, over the whole table. */
typedef struct {
    bm_legacy from; /* DETECT, NONE: nothing is converted */
    uint64_t n_converted, n_kept;
    bm_pos converted_at, kept_at; /* the first ones */
    bm_str before, after;         /* in `arena` */
    bm_str kept;                  /* borrowed from its row */
    bm_arena *arena;
} bm_records_cell_legacy;

/** bm_records_cell_is_blank(c): is it NULL, or a text of white space only? */
bool bm_records_cell_is_blank(const bm_sheet_cell *c);

/**
 * bm_records_cell_text(a, c, from): what ${c} shows, in NFC, a text converted from the encoding ${from}: a date as dd/mm/yyyy, with a time of day behind it (hh:mm[:ss]) and without its day
 * when it has none; a number with a decimal comma; có, không. Borrows from ${c} when nothing had to change.
 */
bm_str bm_records_cell_text(bm_arena *a, const bm_sheet_cell *c, bm_legacy from);

/**
 * bm_records_cell_value(a, field, c, pos, legacy, ds):
 * ${c}, which is not blank, as a value of ${field} in ${a}; texts are copied. Of a LIST the lines are items; a single line is parted at each ";" that
 * a blank or the end follows.
 *
 * Returns NULL with S071 to S074 or I005: what is said names the cell. Whether the text is right is for the check of the form.
 */
const bm_value *bm_records_cell_value(bm_arena *a, const bm_field *field, const bm_sheet_cell *c,
                                      const bm_pos *pos, bm_records_cell_legacy *legacy,
                                      bm_diags *ds);

#endif
