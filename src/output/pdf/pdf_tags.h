/* The tags of a PDF: its structure tree (ISO 32000-1, 14.7 and 14.8), which tells machines and screen readers what
 * on the pages is a heading, a list, a cell, in which order. The page streams say what belongs together and
 * get numbers for it; the tree is written document by document.
 *
 * One for each worker; keeps its tables from document to document. SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_PDF_PDF_TAGS_H
#define BM_OUTPUT_PDF_PDF_TAGS_H

#include "layout/page.h"
#include "output/pdf/pdf_haru.h"
#include "output/pdf/pdf_widget.h"

typedef struct bm_pdf_tags bm_pdf_tags;

bm_pdf_tags *bm_pdf_tags_new(void);
void bm_pdf_tags_free(bm_pdf_tags *tags);

/** bm_pdf_tags_open(tags, h, several): forget everything; a file begins. ${several}: it has several documents, or copies of one,
 *  which become Parts of one Document, as a tree has one top (14.8.4.2). */
void bm_pdf_tags_open(bm_pdf_tags *tags, bm_pdf_haru *h, bool several);

/** bm_pdf_tags_begin(tags, pages, widgets): the next document; both are borrowed until the one after it. Sets
 *  `struct_parent` of the ${widgets} (NULL = none), so that the annotations can be written any time later. */
void bm_pdf_tags_begin(bm_pdf_tags *tags, const bm_pages *pages, const bm_pdf_widgets *widgets);

/** bm_pdf_tags_wanted(tags): false when ${tags} is NULL, or the layout has no elements: nothing is marked, no tree is written. */
bool bm_pdf_tags_wanted(const bm_pdf_tags *tags);

/** bm_pdf_tags_block(tags, element): the nearest element from ${element} up that is not in the text of another; an
 *  inline element right in a group, such as a drawing beside all paragraphs, is none. */
uint32_t bm_pdf_tags_block(const bm_pdf_tags *tags, uint32_t element);

/** bm_pdf_tags_mark(tags, page, element): a marked-content sequence of ${element} begins on page ${page}, after
 *  all that were marked before; returns its MCID. */
unsigned bm_pdf_tags_mark(bm_pdf_tags *tags, size_t page, uint32_t element);

/** bm_pdf_tags_widget(tags, widget): widget ${widget} comes next in the order of reading. It goes into the
 *  element of its item: a CHECKBOX or FIELD is its Form itself, others get a Form inside. Without an element, it
 *  goes into the Document, after the block before. */
void bm_pdf_tags_widget(bm_pdf_tags *tags, size_t widget);

/** bm_pdf_tags_page(tags, page, object): the number of the page's object, told before bm_pdf_tags_add.
 *  bm_pdf_tags_page_entries(tags, page, out): append what the page's dictionary needs. */
void bm_pdf_tags_page(bm_pdf_tags *tags, size_t page, unsigned object);
void bm_pdf_tags_page_entries(const bm_pdf_tags *tags, size_t page, bm_buf *out);

/**
 * bm_pdf_tags_add(tags):
 * Write the elements of the document. They come in their order; what belongs to a block itself stands before the blocks
 * inside of it. Elements that nothing belongs to are left out, but for cells.
 *
 * O(elements + marks); with the marks, the 27 elements of a page cost 28 µs.
 */
void bm_pdf_tags_add(bm_pdf_tags *tags);

/** bm_pdf_tags_close(tags, catalog): write the top of the tree, behind the last document; its entry goes to ${catalog}. */
void bm_pdf_tags_close(bm_pdf_tags *tags, bm_buf *catalog);

#endif
