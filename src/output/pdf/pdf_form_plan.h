/* Which widgets a document needs, and where: page by page, in the order of reading.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_FORM_PLAN_H
#define BM_OUTPUT_PDF_PDF_FORM_PLAN_H

#include "output/pdf/pdf_form.h"

/**
 * bm_pdf_form_plan(form, job, number, h, ds):
 * Find the widgets that ${job} asks for, and reserve their objects in ${h}. Without options there are none, and
 * nothing is allocated. Memory is that of the layout's arena.
 *
 * number  of the document in its file, from 1
 *
 * Returns 0, or -1 when O030 is an error (strict mode). O(items), but for narrow gaps: items of their page each.
 */
int bm_pdf_form_plan(bm_pdf_form *form, const bm_job *job, size_t number, bm_pdf_haru *h,
                     bm_diags *ds);

/* What has been met of a field of the form, in the document at hand. */
typedef struct {
    uint32_t n_boxes;  /* of a choice */
    uint32_t n_blanks; /* of a list: the next one is looked for behind them */
    uint32_t n_rows;   /* of a table */
    uint32_t row;      /* of a table: the element of its last row */
} bm_pdf_form_plan_seen;

/* One document and page of it. */
typedef struct {
    bm_pdf_form *form;
    const bm_job *job;
    bm_arena *arena;
    const bm_form *definition;   /* of the document; NULL = not known */
    bm_pdf_form_plan_seen *seen; /* one for each of its fields */
    uint32_t group;      /* the field under which those of the document stand; 0 = the root */
    const bm_page *from; /* the page as it was laid out */
    size_t page;         /* its index */
    bm_item *items;      /* as it is to be drawn */
    size_t n, cap;
    size_t n_rooms; /* for signatures */
    /* the blank that is going by, item by item (pdf_form_gap.c) */
    const bm_node *node;
    size_t node_at;     /* bytes of it that have gone by */
    size_t gaps_before; /* gaps in a list's items before it */
} bm_pdf_form_plan_state;

/** bm_pdf_form_plan_push(s, item): append ${item} to the page to be drawn; returns its index. */
size_t bm_pdf_form_plan_push(bm_pdf_form_plan_state *s, const bm_item *item);

/** bm_pdf_form_plan_hide(s, item): take the ink from item ${item} of that page. */
void bm_pdf_form_plan_hide(bm_pdf_form_plan_state *s, size_t item);

/** bm_pdf_form_plan_parent(s, item): where the field of ${item}'s node stands: at the top of its document, or in a row
 *  of its table. */
uint32_t bm_pdf_form_plan_parent(bm_pdf_form_plan_state *s, const bm_item *item);

/* A name in the tree of fields. */
typedef struct {
    uint32_t parent;
    bm_str name;
} bm_pdf_form_plan_name;

/**
 * bm_pdf_form_plan_add(s, kind, name, field, item, place):
 * A widget at item ${item} of the page to be drawn, in the field of that name, which is made when there is none yet.
 *
 * field  index into the definition's fields
 * place  its `field` is set
 *
 * Returns the field, or NULL when the name is taken by another kind of field.
 */
bm_pdf_field *bm_pdf_form_plan_add(bm_pdf_form_plan_state *s, bm_pdf_field_kind kind,
                                   bm_pdf_form_plan_name name, int field, size_t item,
                                   bm_pdf_form_place *place);

#endif
