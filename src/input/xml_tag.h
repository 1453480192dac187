/* Places in the bytes of an XML file that libxml2's events do not tell.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_XML_TAG_H
#define BM_INPUT_XML_TAG_H

#include "input/reader.h"

/* One attribute of a start tag, as written; offsets in the body. */
typedef struct {
    bm_str name;
    size_t name_at, value_at;
} bm_xml_tag_attribute;

/** bm_xml_tag_next(body, i, x): the next attribute of a start tag. ${*i} stands behind the name of the
 *  element or behind an attribute, and is moved on. False at the end of the tag or of the file. */
bool bm_xml_tag_next(bm_str body, size_t *i, bm_xml_tag_attribute *x);

/** bm_xml_tag_text(body, i): offset of the first text from ${i} on: behind white space, comments and
 *  processing instructions, inside of CDATA. O(what is skipped). */
size_t bm_xml_tag_text(bm_str body, size_t i);

/** bm_xml_tag_name(body, i): the name that begins at ${i}. */
bm_str bm_xml_tag_name(bm_str body, size_t i);

/**
 * bm_xml_tag_check(r):
 * What must be known before libxml2 sees the file: no encoding but UTF-8 is declared (I049), and no
 * tag has more attributes than it can compare with each other in reasonable time (I044).
 * Follows the file only as far as it is well formed; libxml2 does not read further either.
 */
int bm_xml_tag_check(bm_reader *r);

#endif
