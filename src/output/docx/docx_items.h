/* customXml/: for each document of a file its data, the properties of that part and the relationships between the two
 * (ECMA-376 part 1, 15.2.5 and 22.5).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_ITEMS_H
#define BM_OUTPUT_DOCX_ITEMS_H

#include "output/docx/docx_data.h"
#include "output/docx/docx_package.h"

/* Those of one file. */
typedef struct {
    bm_docx_part *data, *properties; /* n each; not packed */
    size_t n;
    const char *
        *ids; /* of the data of each document, for its content controls; NULL = it has none */
} bm_docx_items;

/**
 * bm_docx_items_write(a, docs, n_docs):
 * Write the data of ${docs} and their properties. All copies of a document share its data; one that was not made from a form has none. In ${a}.
 * O(nodes + bytes).
 */
bm_docx_items bm_docx_items_write(bm_arena *a, const bm_document *docs, size_t n_docs);

/** bm_docx_items_relations(a, number): the relationships of data part ${number}, from 1, in ${a}: the same in every file. */
bm_docx_part bm_docx_items_relations(bm_arena *a, size_t number);

#endif
