/* customXml/: for each document of a file its data, the properties of that part and its relationships
 * (ECMA-376 part 1, 15.2.5 and 22.5).
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_ITEMS_H
#define BM_OUTPUT_DOCX_ITEMS_H

#include "output/docx/docx_data.h"
#include "output/docx/docx_package.h"

/* Those of one file. */
typedef struct bm_docx_items {
    bm_arena *arena;
    bm_buf scratch;
    bm_docx_part *data, *properties, *relations; /* n each; not packed */
    size_t n, cap;
} bm_docx_items;

/**
 * bm_docx_items_add(items, w, doc):
 * Write the data of ${doc}, the next one of the file, and set form and item_id of ${w} for what is written of it. All copies
 * of a document share its data. A document that was not made from a form has none.
 *
 * items  {arena}; give it to bm_docx_items_free when the file is written
 */
void bm_docx_items_add(bm_docx_items *items, bm_docx_writer *w, const bm_document *doc);

void bm_docx_items_free(bm_docx_items *items);

/** bm_docx_items_relations(a, number): the relationships of data part ${number}, from 1, in ${a}. */
bm_docx_part bm_docx_items_relations(bm_arena *a, size_t number);

#endif
