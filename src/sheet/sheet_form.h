/* A workbook to be filled in: a sheet for the data with a frozen header, one with an example, one that says how, and a hidden one
 * with the lists behind the drop-downs. Knows nothing of forms: it gets columns and sentences.
 * SPDX-License-Identifier: MIT */
#ifndef BM_SHEET_SHEET_FORM_H
#define BM_SHEET_SHEET_FORM_H

#include "base/arena.h"
#include "sheet/sheet_writer.h"

enum {
    BM_SHEET_FORM_HEAD_ROW = 2, /* from 1; the row above it holds the ids and is hidden */
    BM_SHEET_FORM_FIRST_ROW = 3 /* of the data */
};

/* Colours the head. */
typedef enum {
    BM_SHEET_FORM_KEY,      /* ties rows together */
    BM_SHEET_FORM_DOCUMENT, /* the same in all rows of a document */
    BM_SHEET_FORM_ROW
} bm_sheet_form_part;

typedef struct {
    const char *id;      /* of the hidden row */
    const char *head;    /* without the mark of a required one */
    const char *note;    /* the comment of the head; several lines */
    const char *how;     /* what to write, for the sheet that says how */
    const char *example; /* "" = none; of several lines with '\n' */
    bool
        apart; /* the example does not go with those before it: it is left out of the example row */
    bool required;
    bool several_lines; /* cells wrap */
    bm_sheet_form_part part;
    const char *const *options; /* a drop-down; equal pointers share one list; NULL = none */
    size_t n_options;
    const char *
        formula; /* must be true of the cell, which "$" stands for; NULL = any text. Not with options */
    bool strict; /* what does not pass is refused; else the program asks whether it is meant */
    const char *advice; /* shown for what does not pass; at most 255 characters */
} bm_sheet_form_column;

typedef enum {
    BM_SHEET_FORM_TITLE,
    BM_SHEET_FORM_HEADING,
    BM_SHEET_FORM_TEXT,
    BM_SHEET_FORM_WARNING,
    BM_SHEET_FORM_COMMAND
} bm_sheet_form_style;

typedef struct {
    bm_sheet_form_style style;
    const char *text;
} bm_sheet_form_line;

typedef struct {
    bm_sheet_properties properties;
    const char *data_name, *example_name, *guide_name, *lists_name; /* of the sheets */
    const bm_sheet_form_column *columns;
    size_t n_columns;
    const bm_sheet_form_line *guide; /* the table of the columns follows them */
    size_t n_guide;
    const char *guide_heads[5]; /* letter, name, required, how, example */
    const char *yes;            /* in the column `required` */
    const char *advice_title;   /* at most 32 characters */
} bm_sheet_form;

/** bm_sheet_form_write(a, form, sink, ds): all cells are texts, so that zeros, dates and long numbers stay as they are typed. Equal
 *  input gives equal bytes. Scratch in ${a}. 0, or -1 with S080 or O005. */
int bm_sheet_form_write(bm_arena *a, const bm_sheet_form *form, const bm_sink *sink, bm_diags *ds);

#endif
