/* The data part of a DOCX cell by cell, so that content controls can be held against it, rows added, and what editors write
 * for "nothing" left out. SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_VALUES_H
#define BM_API_READING_VALUES_H

#include "api/reading_place.h"
#include "form/form.h"
#include "input/docx_read.h"

/* A control that shows a value. */
typedef struct bm_reading_shown bm_reading_shown;

struct bm_reading_shown {
    const bm_docx_read_control *control;
    bm_str text;            /* that it shows */
    size_t option;          /* that it ticks, from 1; 0 = it shows all of the value */
    bm_reading_shown *next; /* in the order of the file */
};

/* One value. */
typedef struct {
    bm_str text; /* as the data say; "" = none. Blanks and rows of dots are none. */
    bm_reading_shown *first, *last;
} bm_reading_cell;

typedef struct bm_reading_row bm_reading_row;

struct bm_reading_row {
    bm_reading_cell *cells; /* one for each column; one alone when the field has none */
    bool added;             /* not in the data */
    bool gone;              /* in the data, but its controls are not in the document any more */
    bm_reading_row *typed;  /* rows without controls that stand behind it in the document */
    size_t number; /* in what is left, from 1; 0 = left out. Set by bm_reading_values_close. */
};

/* One field: a single value, or rows or items. */
typedef struct {
    bm_str id;
    const bm_field *field; /* NULL = the form is not known, or has no such field */
    bool several;          /* rows of a table, or a list */
    const bm_str *columns; /* rows of a table: their ids */
    size_t n_columns;      /* 0: a single value, or a list */
    bm_reading_row *rows;
    size_t n_rows, cap; /* a single value has one */
    size_t n_typed;
    const bm_value *
        kept; /* a value of no form, which is left as it is: no controls are held against it; else NULL */
} bm_reading_entry;

typedef struct {
    bm_arena *a;
    const bm_form *form; /* or NULL */
    bool blank;          /* the data stand for the blank form */
    bm_reading_entry
        *entries; /* fields of the form in their order, then others as the data have them */
    size_t n;
    bm_reading_entry **by_id; /* the same in the order of their ids */
} bm_reading_values;

/**
 * bm_reading_values_of(a, form, blank, data, out):
 * Take apart ${data}, the map of what a data part holds (NULL = nothing). In ${a}; borrows from the others. O(values), when they
 * come in the order of the form.
 */
void bm_reading_values_of(bm_arena *a, const bm_form *form, bool blank, const bm_value *data,
                          bm_reading_values *out);

/** bm_reading_values_entry(values, id): the field, or NULL. O(log fields). */
bm_reading_entry *bm_reading_values_entry(const bm_reading_values *values, bm_str id);

/** bm_reading_values_cell(values, place, room): the value at ${place}; rows and items up to it are added when they are not in the
 *  data, and taken off ${*room}, the cells that may still be added. NULL = the data have no such field or column, or it is beyond
 *  BM_LIMIT_ROWS or ${*room}. O(rows added). */
bm_reading_cell *bm_reading_values_cell(bm_reading_values *values, const bm_reading_place *place,
                                        size_t *room);

/** bm_reading_values_type(values, entry, row): a new row behind row ${row} and those typed there before, or NULL when there
 *  are too many. */
bm_reading_row *bm_reading_values_type(bm_reading_values *values, bm_reading_entry *entry,
                                       size_t row);

/** bm_reading_values_field(entry, column): the field of the form behind a cell, or NULL. */
const bm_field *bm_reading_values_field(const bm_reading_entry *entry, size_t column);

/** bm_reading_values_is_nothing(field, text): does ${text} stand for an absent value: blanks, dots and low lines alone, or
 *  what the form prints in its place? ${field} may be NULL. O(bytes). */
bool bm_reading_values_is_nothing(const bm_field *field, bm_str text);

/**
 * bm_reading_values_close(values):
 * The map of what is left to say: days as dd/mm/yyyy, flags as "có" and "không"; without what is absent, equals the form's
 * default, or prints as if it were absent. NULL = all of the blank form is still blank.
 */
const bm_value *bm_reading_values_close(bm_reading_values *values);

#endif
