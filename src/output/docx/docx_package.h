/* The parts of a package: their names, content types and relationships in one table, from which
 * [Content_Types].xml and the .rels parts are written.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_PACKAGE_H
#define BM_OUTPUT_DOCX_PACKAGE_H

#include <stdint.h>

#include "output/docx/docx_xml.h"

/* In the order in which they stand in the file. */
typedef enum {
    BM_DOCX_CONTENT_TYPES, /* first: readers that look at the beginning of a file expect it */
    BM_DOCX_RELATIONS,
    BM_DOCX_DOCUMENT,
    BM_DOCX_DOCUMENT_RELATIONS,
    BM_DOCX_STYLES,
    BM_DOCX_SETTINGS,
    BM_DOCX_FONT_TABLE,
    BM_DOCX_HEADER,
    BM_DOCX_CORE,
    BM_DOCX_APP,
    BM_DOCX_PARTS
} bm_docx_part_id;

typedef struct {
    const char *name; /* "word/document.xml", without the leading slash */
    const char
        *content_type; /* of its own; NULL = that of the suffix, or the list of types itself */
    bm_docx_part_id
        owner; /* the .rels part with the relationship that leads here; CONTENT_TYPES = none */
    const char *relation; /* type of that relationship */
} bm_docx_part_spec;

/* One part as it goes into a file. */
typedef struct {
    bm_str xml;    /* with the XML declaration */
    bm_str packed; /* the same, deflated */
    uint32_t crc;  /* CRC-32 of xml */
} bm_docx_part;

#define BM_DOCX_RELATIONS_TYPE "application/vnd.openxmlformats-package.relationships+xml"

const bm_docx_part_spec *bm_docx_package_spec(bm_docx_part_id id);

/** bm_docx_package_relation(id, out): the id of the relationship that leads to part ${id}, "rId2". */
void bm_docx_package_relation(bm_docx_part_id id, char out[16]);

/** bm_docx_package_types(x), bm_docx_package_relations(x, owner): write these parts. */
void bm_docx_package_types(bm_docx_xml *x);
void bm_docx_package_relations(bm_docx_xml *x, bm_docx_part_id owner);

#endif
