/* The parts of a package: their names, content types and relationships in one table, from which
 * [Content_Types].xml and the .rels parts are written. Footers and data are as many as the documents need.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_PACKAGE_H
#define BM_OUTPUT_DOCX_PACKAGE_H

#include <stdint.h>

#include "output/docx/docx_xml.h"

/* Those that every file has one of, in the order in which Word writes them. Footers stand behind HEADER, data and their properties
 * behind SETTINGS, the relationships of data behind APP. */
typedef enum {
    BM_DOCX_CONTENT_TYPES, /* first: readers that look at the beginning of a file expect it */
    BM_DOCX_RELATIONS,
    BM_DOCX_DOCUMENT,
    BM_DOCX_DOCUMENT_RELATIONS,
    BM_DOCX_HEADER,
    BM_DOCX_SETTINGS,
    BM_DOCX_STYLES,
    BM_DOCX_CORE,
    BM_DOCX_FONT_TABLE,
    BM_DOCX_APP,
    BM_DOCX_GLOSSARY,
    BM_DOCX_PARTS
} bm_docx_part_id;

/* Those that a file has several of, numbered from 1. */
typedef enum {
    BM_DOCX_FOOTER,
    BM_DOCX_DATA,
    BM_DOCX_DATA_PROPERTIES,
    BM_DOCX_DATA_RELATIONS,
    BM_DOCX_KINDS
} bm_docx_kind;

/* How many of them. */
typedef struct {
    size_t footers, data;
} bm_docx_counts;

/* One part as it goes into a file. */
typedef struct {
    const char *name; /* "word/document.xml", without the leading slash */
    const char
        *content_type; /* of its own; NULL = that of the suffix, or the list of types itself */
    bm_str xml;        /* with the XML declaration */
    bm_str packed;     /* the same, deflated */
    uint32_t crc;      /* CRC-32 of xml */
    bool binary;       /* `xml` is none: a picture */
} bm_docx_part;

#define BM_DOCX_RELATIONS_TYPE "application/vnd.openxmlformats-package.relationships+xml"
#define BM_DOCX_RELATIONS_NAMESPACE "http://schemas.openxmlformats.org/package/2006/relationships"
#define BM_DOCX_OFFICE_RELATION \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/* Room for the id of a relationship, and for the name of a part. */
enum { BM_DOCX_RELATION_ID = 24, BM_DOCX_PART_NAME = 56 };

/** bm_docx_package_part(id): the part of the table without its bytes. */
bm_docx_part bm_docx_package_part(bm_docx_part_id id);

/** bm_docx_package_numbered(kind, number, name): part ${number} of ${kind}, without its bytes; its name is put into ${name}. */
bm_docx_part bm_docx_package_numbered(bm_docx_kind kind, size_t number,
                                      char name[BM_DOCX_PART_NAME]);

/** bm_docx_package_relation(id, out): the id of the relationship that leads to part ${id}, "rId2".
 *  bm_docx_package_footer_relation(number, out): that of the document to footer ${number}. */
void bm_docx_package_relation(bm_docx_part_id id, char out[BM_DOCX_RELATION_ID]);
void bm_docx_package_footer_relation(size_t number, char out[BM_DOCX_RELATION_ID]);

/** bm_docx_package_types(x, counts), bm_docx_package_relations(x, owner, counts): write these parts. */
void bm_docx_package_types(bm_docx_xml *x, bm_docx_counts counts);
void bm_docx_package_relations(bm_docx_xml *x, bm_docx_part_id owner, bm_docx_counts counts);

#endif
