/* Does what a file shows agree with the data that it carries? SPDX-License-Identifier: MIT */
#ifndef BM_API_AGREEMENT_H
#define BM_API_AGREEMENT_H

#include "form/check.h"
#include "layout/page.h"

/* A stretch of text. */
typedef struct {
    bm_str text;         /* UTF-8 in NFC */
    size_t page;         /* shown: its number in the file, from 1 */
    size_t document;     /* expected: of how many, from 0 */
    const bm_node *node; /* expected: what it came from, or NULL */
    const char *
        path; /* expected: the field that gave it, "thay_doi[2].moi", when `node` does not tell; or NULL */
} bm_agreement_run;

/* A text as it is read. White space is of no account. */
typedef struct {
    const bm_agreement_run *runs;
    size_t n;
} bm_agreement_text;

/* What a document, or several, should show, and what they show. */
typedef struct {
    const bm_form *form;
    const bm_field_values *values; /* that the text was made from; NULL = the blank form */
    bm_agreement_text expected;    /* made again from the data */
    bm_agreement_text shown;
    /* A file with pages: each run begins a new word, and differences are told by their page (V025). Else they are told by the
     * text before them (V071), and dots, low lines and boxes are of no account: those stand where content controls are. */
    bool paged;
    bool
        fillable; /* the fields of a PDF may stand in place of what the form prints for its own fields */
    bm_agreement
        *outcomes; /* of each document, where it is not paged; as long as the next number says */
    size_t n_outcomes;
    const bm_pos *pos;
} bm_agreement_pair;

/** bm_agreement_holds(pair): is it the same text? O(bytes). */
bool bm_agreement_holds(const bm_agreement_pair *pair);

/** bm_agreement_tell(a, pair, ds): report where the texts differ, V025 or V071 for each place and V026 when there are
 *  more. Outcomes become NO where texts differ, and UNKNOWN where that was not looked for any more. O(bytes); differences
 *  are few, and each is looked for in a bounded stretch. */
void bm_agreement_tell(bm_arena *a, const bm_agreement_pair *pair, bm_diags *ds);

/** bm_agreement_is_other(a, pair): do the texts have so little in common (less than half, or more places differ than
 *  are told) that what is shown is no changed copy of the document but something else? O(bytes), as above. */
bool bm_agreement_is_other(bm_arena *a, const bm_agreement_pair *pair);

/** bm_agreement_is_empty(text): nothing is to be seen. */
bool bm_agreement_is_empty(const bm_agreement_text *text);

/** bm_agreement_of_pages(a, pages, n): the text of laid-out pages, without leaders and what is no part of the flow. In
 *  ${a}, borrows from ${pages}. */
bm_agreement_text bm_agreement_of_pages(bm_arena *a, const bm_page *pages, size_t n);

#endif
