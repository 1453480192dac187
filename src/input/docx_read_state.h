/* What the parts of the reader of documents share while one is read. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_STATE_H
#define BM_INPUT_DOCX_READ_STATE_H

#include "base/buf.h"
#include "input/docx_read_styles.h"

/* A footnote or endnote; each is read where it is referred to first. */
typedef struct {
    bm_str id;
    const bm_xml_dom_node *node;
    bool read;
} bm_docx_read_state_note;

/* The name of a bookmark: its end tells only the number. */
typedef struct {
    bm_str id, name;
} bm_docx_read_state_bookmark;

typedef struct {
    bm_arena *arena;   /* the document */
    bm_arena *scratch; /* all else */
    bm_docx_read_styles styles;
    bm_docx_read_numbering numbering;
    bm_docx_read_state_note *notes[2]; /* of footnotes and endnotes, in the order of their ids */
    size_t n_notes[2];
    bm_docx_read_state_bookmark *bookmarks; /* in the order of their ids */
    size_t n_bookmarks;
    bool revisions, partial;
    /* where the reader stands */
    const bm_docx_read_style *table;     /* style of the table around, or NULL */
    const bm_docx_read_style *paragraph; /* style of the paragraph around, or NULL */
    bm_buf fields;  /* open fields, the innermost last: 'c' in its code, 'r' in its result */
    size_t codes;   /* how many of them are in their codes: what stands there is not shown */
    unsigned apart; /* boxes and notes around */
    const bm_docx_read_look *look;      /* of the last run */
    const bm_docx_read_paragraph *last; /* properties of the last paragraph, or NULL */
} bm_docx_read_state;

/* Children while they are collected; on the heap, because their number is not known. */
typedef struct {
    const bm_docx_read_node **items;
    size_t n, cap;
} bm_docx_read_children;

#endif
