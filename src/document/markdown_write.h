/* Inlines of CommonMark as nodes of the document: the part of document/markdown.h that definitions and
 * values have in common. SPDX-License-Identifier: MIT */
#ifndef BM_DOCUMENT_MARKDOWN_WRITE_H
#define BM_DOCUMENT_MARKDOWN_WRITE_H

#include <cmark.h>

#include "base/buf.h"
#include "document/markdown.h"

#define BM_MARKDOWN_GUARD "\xC2\xA0" /* U+00A0: see the head of markdown.c */

typedef struct {
    bm_arena *arena;
    const bm_pos *pos;
    const bm_markdown_fields *fields; /* NULL: braces are text */
    const char *name; /* the field the text is a value of; NULL: a definition's text */
    bm_diags *ds;
    bm_node_list *list;    /* inlines of the current paragraph */
    bm_buf run;            /* text that is not a node yet */
    unsigned strong, emph; /* how many of each are open */
    bool bold;   /* strong changes nothing: the style is bold, and "# **I**" is not meant upright */
    bool guards; /* each line begins with BM_MARKDOWN_GUARD */
    bool guarded;    /* the next text does */
    bool line_start; /* nothing came after the last break */
    bool failed;
} bm_markdown_writer;

/** bm_markdown_write_refuse(w, element): report that ${element}, as it is written in CommonMark, cannot be
 *  had: F009, or D020 in a value. */
void bm_markdown_write_refuse(bm_markdown_writer *w, const char *element);

/** bm_markdown_write_excerpt(w, before, text, after): the first bytes of ${text}, for a message. */
const char *bm_markdown_write_excerpt(bm_markdown_writer *w, const char *before, const char *text,
                                      const char *after);

/** bm_markdown_write_node(w, node, enter): an event of an inline; elements that are not text, breaks or emphasis
 *  are refused. */
void bm_markdown_write_node(bm_markdown_writer *w, cmark_node *node, bool enter);

/** bm_markdown_write_flush(w): turn the collected text into TEXT and FIELD nodes. */
void bm_markdown_write_flush(bm_markdown_writer *w);

/** bm_markdown_write_text(w, s): ${s} as the inlines of one paragraph, whatever its lines begin with. */
void bm_markdown_write_text(bm_markdown_writer *w, bm_str s);

/** bm_markdown_write_parse(bytes, n): cmark's tree; free with cmark_node_free. */
cmark_node *bm_markdown_write_parse(const char *bytes, size_t n);

#endif
