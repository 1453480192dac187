/* Rows of tables that were typed into a document, or taken out of it, in programs that do not change the data part with them.
 * SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_ROWS_H
#define BM_API_READING_ROWS_H

#include "api/reading_text.h"

/**
 * bm_reading_rows_typed(parts, reports, body):
 * Rows of ${body} without controls among those that have some: their texts are taken as rows of the data, cell by cell as the row
 * before has its controls (V067). Call it when the controls were collected and compared.
 *
 * reports  one for each part
 */
void bm_reading_rows_typed(bm_reading_parts *parts, bm_reading_controls_report *reports,
                           const bm_docx_read_node *body);

/**
 * bm_reading_rows_gone(values, made, report):
 * Rows of the data (closed) that print controls as ${made} shows, but of which the file has none: V068; row->gone.
 */
void bm_reading_rows_gone(bm_reading_values *values, const bm_reading_made *made,
                          bm_reading_controls_report *report);

#endif
