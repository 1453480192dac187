/* Texts in Markdown, to which no content control can be bound: what the document says of them is held against what their data
 * print. SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_PROSE_H
#define BM_API_READING_PROSE_H

#include "api/reading_controls.h"
#include "api/reading_region.h"

/* The texts of one file. */
typedef struct {
    bm_reading_parts *parts;
    bm_reading_regions regions;
    const bm_reading_part **owners; /* of each region, or NULL */
} bm_reading_prose;

/** bm_reading_prose_find(out, parts, body): find the texts in ${body} and whose they are. O(bytes). */
void bm_reading_prose_find(bm_reading_prose *out, bm_reading_parts *parts,
                           const bm_docx_read_node *body);

/**
 * bm_reading_prose_take(prose, part, again, report):
 * Compare the texts of ${part} with those of ${again}, the document that was made again from its data. One that differs is taken
 * from the file (V069; V070 when not all of it can be said in Markdown). Returns whether one was.
 */
bool bm_reading_prose_take(const bm_reading_prose *prose, bm_reading_part *part,
                           const bm_docx_read_node *again, bm_reading_controls_report *report);

#endif
