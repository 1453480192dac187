/* DOCX (OPC package) and Flat OPC (one XML file), in WordprocessingML.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_DOCX_H
#define BM_OUTPUT_DOCX_DOCX_H

#include "output/renderer.h"

extern const bm_renderer bm_docx_renderer;      /* --to docx */
extern const bm_renderer bm_docx_flat_renderer; /* --to xml */

#endif
