/* The sheets of an OpenDocument spreadsheet, all of which are one stream of XML: a list of them, or the rows or the merged cells of one.
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_ODS_CONTENT_H
#define BM_SHEET_SHEET_ODS_CONTENT_H

#include "sheet/sheet_areas.h"
#include "sheet/sheet_choice.h"
#include "sheet/sheet_ods_cell.h"
#include "sheet/sheet_part.h"
#include "sheet/sheet_rows.h"

enum {
    BM_SHEET_ODS_CONTENT_FIRST = -1, /* the first sheet that is shown and has something in it */
    BM_SHEET_ODS_CONTENT_NONE = -2   /* none: all are listed */
};

/* {0} = closed. Must stay where it is while open. */
typedef struct {
    bm_sheet_part part;
    bm_sheet_rows rows;     /* of the wanted sheet */
    bm_sheet_areas *merged; /* not NULL: its merged cells instead of its rows */
    ptrdiff_t wanted;       /* index of a sheet, or …_FIRST, which becomes one, or …_NONE */
    bm_diags *ds;           /* of the call that reads */
    bm_arena *arena;        /* set before the first opening: names */
    bm_buf sheets;          /* of bm_sheet_choice: those that have begun */
    bm_buf hidden;          /* of bm_str: styles whose tables are not shown */
    bm_buf style;           /* name of the one that is read; empty = not one of a table */
    bm_sheet_ods_cell cell;
    uint64_t row, times, col; /* of the next row and cell; how often the row stands there */
    unsigned level;           /* depth of rows, which stand in groups */
    unsigned skipped;         /* depth of an element in a paragraph that is passed over; 0 = none */
    bool is_hidden;           /* the row */
    bool in_body, in_book, in_sheet, in_row, in_cell, in_text, is_covered, at_end;
} bm_sheet_ods_content;

/** bm_sheet_ods_content_begin(c, wanted): before the part is opened: what shall be read of it. */
void bm_sheet_ods_content_begin(bm_sheet_ods_content *c, ptrdiff_t wanted);

/** bm_sheet_ods_content_step(c, ds): as bm_sheet_part_step; 0 also when the wanted sheet is at its end. -1 also with S023, S034 to S040, S044 or S046. */
int bm_sheet_ods_content_step(bm_sheet_ods_content *c, bm_diags *ds);

/** bm_sheet_ods_content_sheets(c, n): those that have begun. */
const bm_sheet_choice *bm_sheet_ods_content_sheets(const bm_sheet_ods_content *c, size_t *n);

void bm_sheet_ods_content_free(bm_sheet_ods_content *c);

#endif
