/* The data that a DOCX or Flat OPC file carries. SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_DOCX_H
#define BM_API_READING_DOCX_H

#include "api/reading.h"

/** bm_reading_docx_read(job): read the file in job->r->bytes: its documents are then in job->r. Returns 0, or -1 with V….
 *  O(bytes). */
int bm_reading_docx_read(const bm_reading_job *job);

#endif
