/* Documents whose data part is lost, though their content controls are there: LibreOffice 7.4 empties all data parts of a file
 * when the text of one control has "&" or "<". SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_LOST_H
#define BM_API_READING_LOST_H

#include "api/reading.h"
#include "input/docx_read.h"

typedef struct {
    bm_str item_id; /* of the data part that is lost, as its controls name it */
    const bm_form *form;
} bm_reading_lost;

/**
 * bm_reading_lost_find(job, body, out):
 * The documents that the controls in ${body} belong to, in their order, and their forms: the one that the properties of the file
 * name, else the one in the catalogue to which the controls fit best by fields and titles. ${*out} in the arena of the
 * reading.
 *
 * Returns how many, 0 when there are none or the form of one is not to be found. O(controls × forms).
 */
size_t bm_reading_lost_find(const bm_reading_job *job, const bm_docx_read_node *body,
                            const bm_reading_lost **out);

#endif
