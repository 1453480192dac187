/* docProps: what the file says of itself. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_CORE_H
#define BM_OUTPUT_DOCX_CORE_H

#include <stdint.h>

#include "base/arena.h"
#include "document/node.h"
#include "output/docx/docx_xml.h"

/** bm_docx_core_write(x, a, doc): docProps/core.xml: title, office, form, language, dates. Scratch in ${a}. */
void bm_docx_core_write(bm_docx_xml *x, bm_arena *a, const bm_document *doc);

/** bm_docx_core_app(x): docProps/app.xml: the program that made it. Constant. */
void bm_docx_core_app(bm_docx_xml *x);

/** bm_docx_core_date(seconds, out): "2024-08-15T00:00:00Z" (W3CDTF), or false outside the years 1 to 9999. */
bool bm_docx_core_date(int64_t seconds, char out[32]);

#endif
