/* Rows: what stands on a line of the paper, as text with marks where something is to be written, ticked or set
 * apart. A paragraph is one row, or several when it has forced line ends. Old encodings are Unicode here, texts
 * in capitals by their look are capitals, runs are joined, however Word has split them.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DRAFT_DRAFT_ROW_H
#define BM_DRAFT_DRAFT_ROW_H

#include "base/buf.h"
#include "bieumau.h"
#include "input/docx_read.h"

/* Marks in the text of a row: control characters, which no text of a document has. */
enum {
    BM_DRAFT_SLOT = 1, /* a gap that is no text; one of `slots`, in their order */
    BM_DRAFT_BOX = 2,  /* a box to tick */
    BM_DRAFT_TAB = '\t'
};

/* Looks, a byte for each byte of the text. */
enum { BM_DRAFT_BOLD = 1, BM_DRAFT_ITALIC = 2 };

typedef struct {
    size_t at; /* its byte in the row that was read */
    bm_str
        words; /* what a control shows: from that byte on it stands in the text; "" = nothing but dots or blanks, the
                      text has a mark for it */
    bm_str shown; /* the same with dots and blanks, as they are; of no control "" */
    bool unseen;  /* a control that shows nothing, or blanks */
    bm_str title; /* of the control, or "" */
    bm_str tag;
    uint8_t
        kind; /* bm_docx_read_kind; OTHER = no control: a tab with a leader, underlined blanks */
} bm_draft_slot;

typedef struct {
    bm_str text; /* NFC, with marks */
    const uint8_t *look;
    const bm_draft_slot *slots;
    size_t n_slots;
    size_t cut;               /* where the text began in the row that it was cut from */
    bool bold, italic, upper; /* all its letters; false without any */
    bool letters;             /* has letters or digits */
    bool page_break;          /* begins a new page */
    bool rule_below; /* a border; a row that is empty or ends in a colon has a gap for it */
    bool apart;      /* in columns: there is room for a signature above it */
    uint8_t align;   /* bm_docx_read_align */
    int outline;
    long indent_twip; /* of its first line */
} bm_draft_row;

typedef struct {
    bm_draft_row *rows;
    size_t n, cap;
} bm_draft_rows;

/* What is found on the way through a document. */
typedef struct {
    bm_arena *arena;
    bool unicode[BM_LEGACY_CP1258 + 1]; /* by encoding: its fonts are also used for Unicode here */
    /* so far */
    bool legacy_used;
    bm_str legacy_font;              /* the first one */
    size_t n_drawings;               /* left out */
    const bm_docx_read_node **notes; /* NOTEs, in order */
    size_t n_notes, cap_notes;
    const bm_docx_read_node **boxes; /* BOXes, to be read as blocks by who reads the paragraph */
    size_t n_boxes, cap_boxes;
} bm_draft_reader;

/** bm_draft_row_read(r, node, out): append the rows of ${node}, a PARAGRAPH or a CONTROL with inlines, to
 *  ${out}; an empty paragraph is an empty row. O(bytes). */
void bm_draft_row_read(bm_draft_reader *r, const bm_docx_read_node *node, bm_draft_rows *out);

/** bm_draft_row_is_empty(row): does nothing show: no wording, gap or box? */
bool bm_draft_row_is_empty(const bm_draft_row *row);

/** bm_draft_row_push(a, list, row): append. */
void bm_draft_row_push(bm_arena *a, bm_draft_rows *list, const bm_draft_row *row);

/** bm_draft_row_cut(a, row, from, to): bytes ${from} to ${to} of ${row} as a row; it borrows. O(to - from). */
bm_draft_row bm_draft_row_cut(const bm_draft_row *row, size_t from, size_t to);

/** bm_draft_row_slot(row, at): index of the first slot of ${row} at byte ${at} or behind it. O(log slots). */
size_t bm_draft_row_slot(const bm_draft_row *row, size_t at);

/** bm_draft_row_of(a, text): a row of plain text, for what is no paragraph. */
bm_draft_row bm_draft_row_of(bm_arena *a, bm_str text);

#endif
