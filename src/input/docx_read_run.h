/* Runs (ECMA-376 part 1, 17.3.2, 17.3.3): text, tabs, breaks, fields, pictures. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_RUN_H
#define BM_INPUT_DOCX_READ_RUN_H

#include "input/docx_read_node.h"

/** bm_docx_read_run_add(s, run, list): what the w:r ${run} shows, appended to ${list}. */
void bm_docx_read_run_add(bm_docx_read_state *s, const bm_xml_dom_node *run,
                          bm_docx_read_children *list);

#endif
