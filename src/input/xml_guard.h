/* XML as far as its tags, before libxml2 sees it: XML that comes in pieces is cut behind tags, because libxml2's push parser
 * takes a ">" in a value for the end of a tag when the tag is not all there; and tags with thousands of attributes, of which
 * libxml2 compares each with all others, are refused. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_XML_GUARD_H
#define BM_INPUT_XML_GUARD_H

#include <stdint.h>

#include "base/str.h"

typedef enum {
    BM_XML_GUARD_OK,
    BM_XML_GUARD_CROWDED, /* a tag has more than BM_XML_GUARD_ATTRIBUTES values */
    BM_XML_GUARD_DOCTYPE
} bm_xml_guard_fault;

enum { BM_XML_GUARD_ATTRIBUTES = 256 }; /* of one tag, namespaces included; Word declares some 40 */

/* {0} = at the beginning. */
typedef struct {
    uint8_t state;
    uint8_t matched; /* how much of what ends a comment … is there */
    uint16_t values; /* in this tag */
    bm_xml_guard_fault fault;
} bm_xml_guard;

/**
 * bm_xml_guard_pass(g, bytes):
 * Follow ${bytes}, which continue what was passed before, only as far as they are well formed; libxml2 does not read further
 * either.
 *
 * Returns how many of them end with the end of a tag, comment …: what stands behind may be incomplete. O(bytes).
 */
size_t bm_xml_guard_pass(bm_xml_guard *g, bm_str bytes);

#endif
