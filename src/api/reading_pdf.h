/* The data that a PDF carries. SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_PDF_H
#define BM_API_READING_PDF_H

#include "api/reading.h"

/** bm_reading_pdf_read(job): read the PDF in job->r->bytes: its documents are then in job->r. Returns 0, or -1 with V001 to V037 or
 *  what is wrong with the data. */
int bm_reading_pdf_read(const bm_reading_job *job);

#endif
