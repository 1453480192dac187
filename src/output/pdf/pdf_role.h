/* What the elements of the layout are in the structure tree of a PDF: their types and attributes (ISO 32000-1,
 * 14.8.4 and 14.8.5). SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_ROLE_H
#define BM_OUTPUT_PDF_PDF_ROLE_H

#include "layout/page.h"

/** bm_pdf_role_type(element): its standard structure type, "P". */
const char *bm_pdf_role_type(const bm_element *element);

/** bm_pdf_role_is_group(element): true for one that holds blocks and no text. */
bool bm_pdf_role_is_group(const bm_element *element);

/** bm_pdf_role_is_form(element): true for one that is a Form. */
bool bm_pdf_role_is_form(const bm_element *element);

/** bm_pdf_role_numbering(label): the ListNumbering of a list whose first label is ${label} (14.8.5.5); NULL when
 *  labels are dashes or other signs, which do not count. */
const char *bm_pdf_role_numbering(bm_str label);

/* What an element's attributes depend on besides itself. */
typedef struct {
    uint32_t index;        /* of the element */
    uint32_t identifier;   /* NOTE: unique in the file */
    bool checked;          /* CHECKBOX: ticked */
    bool interactive;      /* CHECKBOX: has a widget, which tells its state itself */
    const char *numbering; /* LIST; NULL = none */
    const bm_page *page;   /* FIGURE: where it is; NULL = nowhere */
} bm_pdf_role_facts;

/** bm_pdf_role_attributes(out, element, facts): append the entries of its dictionary besides its place in the
 *  tree. The ID of a NOTE is bm_pdf_role_identifier of its `identifier`. */
void bm_pdf_role_attributes(bm_buf *out, const bm_element *element, const bm_pdf_role_facts *facts);

/** bm_pdf_role_identifier(out, number): append ID ${number}, a string. Those of higher numbers are higher strings. */
void bm_pdf_role_identifier(bm_buf *out, uint32_t number);

#endif
