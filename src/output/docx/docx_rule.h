/* A drawn line under a text (w:drawing): as long as the rules ask for, whatever the paragraph's width.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_RULE_H
#define BM_OUTPUT_DOCX_RULE_H

#include <stdint.h>

#include "output/docx/docx_xml.h"

typedef struct {
    double length_pt;
    double below_pt; /* from the top of the line of text that it is anchored in to its middle */
    uint32_t number; /* of the drawing in its part, from 1 */
} bm_docx_rule;

/**
 * bm_docx_rule_write(x, rule):
 * The run that holds a straight line, 0.75 pt thick, in the middle of its column or cell. As the last run of a
 * paragraph it stands below the paragraph's last line, also after somebody made the text longer or shorter. It takes
 * no room and moves no text. Screen readers pass over it.
 *
 * Word 2007 knows no such line and shows none: a second one of VML for it would be 500 bytes each time.
 */
void bm_docx_rule_write(bm_docx_xml *x, const bm_docx_rule *rule);

#endif
