/* The parts of a package: their names, content types and relationships in one table, from which
 * [Content_Types].xml and the .rels parts are written. Behind them stand the footers, as many as the
 * documents need.
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

/* One part as it goes into a file. */
typedef struct {
    const char *name; /* "word/document.xml", without the leading slash */
    const char
        *content_type; /* of its own; NULL = that of the suffix, or the list of types itself */
    bm_str xml;        /* with the XML declaration */
    bm_str packed;     /* the same, deflated */
    uint32_t crc;      /* CRC-32 of xml */
} bm_docx_part;

#define BM_DOCX_RELATIONS_TYPE "application/vnd.openxmlformats-package.relationships+xml"

/* Room for the id of a relationship, and for the name of a footer part. */
enum { BM_DOCX_RELATION_ID = 24, BM_DOCX_FOOTER_NAME = 40 };

/** bm_docx_package_part(id): the part of the table without its bytes. */
bm_docx_part bm_docx_package_part(bm_docx_part_id id);

/** bm_docx_package_footer(number, name): footer ${number}, from 1, without its bytes; its name is put into ${name}. */
bm_docx_part bm_docx_package_footer(size_t number, char name[BM_DOCX_FOOTER_NAME]);

/** bm_docx_package_relation(id, out): the id of the relationship that leads to part ${id}, "rId2".
 *  bm_docx_package_footer_relation(number, out): that of the document to footer ${number}. */
void bm_docx_package_relation(bm_docx_part_id id, char out[BM_DOCX_RELATION_ID]);
void bm_docx_package_footer_relation(size_t number, char out[BM_DOCX_RELATION_ID]);

/** bm_docx_package_types(x, n_footers), bm_docx_package_relations(x, owner, n_footers): write these parts. */
void bm_docx_package_types(bm_docx_xml *x, size_t n_footers);
void bm_docx_package_relations(bm_docx_xml *x, bm_docx_part_id owner, size_t n_footers);

#endif
