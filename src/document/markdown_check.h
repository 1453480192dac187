/* What is looked for before cmark reads a text. Faults are reported as F009 or D020.
 * SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_MARKDOWN_CHECK_H
#define BM_DOCUMENT_MARKDOWN_CHECK_H

#include "document/markdown_write.h"

enum { BM_MARKDOWN_LEVELS = 8 /* nested lists */ };

/** bm_markdown_check_characters(w, s, layout): refuse the first character of ${s} that no document may hold.
 *  Line ends and tabs pass when ${layout}. */
void bm_markdown_check_characters(bm_markdown_writer *w, bm_str s, bool layout);

/** bm_markdown_check_brackets(w, s): refuse brackets in a number that would cost cmark quadratic time. */
void bm_markdown_check_brackets(bm_markdown_writer *w, bm_str s);

/** bm_markdown_check_lines(w, s): refuse link reference definitions, which cmark removes without a trace, and
 *  nesting on which it takes quadratic time. */
void bm_markdown_check_lines(bm_markdown_writer *w, bm_str s);

#endif
