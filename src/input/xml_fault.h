/* Messages of libxml2 in the words of the program. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_XML_FAULT_H
#define BM_INPUT_XML_FAULT_H

#include <libxml/xmlerror.h>

#include "input/reader.h"

/* The innermost element that is open; name {0} = none. */
typedef struct {
    bm_str name;
    bm_pos pos; /* of its "<" */
} bm_xml_fault_open;

/** bm_xml_fault_report(r, error, at, open): report ${error}, found when the parser stood at byte ${at}
 *  of the body, at the place where a person would look for it. */
void bm_xml_fault_report(bm_reader *r, const xmlError *error, size_t at,
                         const bm_xml_fault_open *open);

#endif
