/* Blocks of a Word document -> Markdown: a text that no content control can be bound to. SPDX-License-Identifier: MIT */
#ifndef BM_API_READING_MARKDOWN_H
#define BM_API_READING_MARKDOWN_H

#include "base/buf.h"
#include "input/docx_read.h"

/**
 * bm_reading_markdown_write(a, blocks, n, out):
 * Append what ${n} paragraphs, tables and controls around them say, in the Markdown that document/markdown.h takes: headings by their
 * outline level, items of lists by their markers and indents, bold and italic text, line ends, tables. Characters that mean
 * something in Markdown are escaped.
 *
 * Returns false when something could not be said so and was left out: pictures, boxes, notes, joined cells. ${a} is for
 * scratch. O(bytes).
 */
bool bm_reading_markdown_write(bm_arena *a, const bm_docx_read_node *const *blocks, size_t n,
                               bm_buf *out);

#endif
