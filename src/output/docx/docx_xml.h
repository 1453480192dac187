/* Writing one XML part. Elements and attributes are given with the prefixes of their part; text is escaped in one pass.
 * Want of memory ends the process, so no call fails.
 *
 * A writer of our own, because a document is a thousand short elements: libxml2's xmlTextWriter allocates several times
 * for each, and took a third of the time of a whole DOCX.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_XML_H
#define BM_OUTPUT_DOCX_XML_H

#include "base/buf.h"

typedef struct {
    bm_buf bytes;
    bm_str *open; /* names of the open elements, outermost first; borrowed */
    size_t depth, cap;
    bool in_tag; /* the last start tag is not closed: it takes attributes */
} bm_docx_xml;

/** bm_docx_xml_open(x): begin a part with its XML declaration, whatever ${x} holds. Free it with bm_docx_xml_close. */
void bm_docx_xml_open(bm_docx_xml *x);

/** bm_docx_xml_again(x): the same in the memory of the part that ${x} held before; {0} is allowed. */
void bm_docx_xml_again(bm_docx_xml *x);

/** bm_docx_xml_finish(x): end all open elements; the bytes of the part, owned by ${x}; a 0 byte stands behind them. */
bm_str bm_docx_xml_finish(bm_docx_xml *x);

/** bm_docx_xml_close(x): free the memory; ${x} is {0} again. */
void bm_docx_xml_close(bm_docx_xml *x);

/** bm_docx_xml_root(part): the part's bytes without byte order mark and XML declaration, for Flat OPC. */
bm_str bm_docx_xml_root(bm_str part);

/** bm_docx_xml_escape(out, text): append ${text} as it stands in an attribute; _escape_text: between tags. */
void bm_docx_xml_escape(bm_buf *out, bm_str text);
void bm_docx_xml_escape_text(bm_buf *out, bm_str text);

/** bm_docx_xml_start(x, name), _end(x): <name> and </name>, or <name/> when nothing came between. ${name} is borrowed
 *  until its end. _start_n: the same with the length. Any depth. */
void bm_docx_xml_start_n(bm_docx_xml *x, bm_str name);
void bm_docx_xml_end(bm_docx_xml *x);

/* Here, because the compiler knows the lengths of the literals. */
static inline void bm_docx_xml_start(bm_docx_xml *x, const char *name)
{
    bm_docx_xml_start_n(x, bm_str_of(name));
}

/** bm_docx_xml_attr(x, name, value): an attribute of the element just started; no text has come yet. ${value} as for
 *  bm_docx_xml_text; tabs and line ends in it stay what they are. */
void bm_docx_xml_attr(bm_docx_xml *x, const char *name, const char *value);
void bm_docx_xml_attr_int(bm_docx_xml *x, const char *name, long value);

/** bm_docx_xml_text(x, text): character data; ${text} is 0-terminated and has only characters that
 *  XML allows (bm_docx_xml_forbidden). _text_n: the same with the length. */
void bm_docx_xml_text(bm_docx_xml *x, const char *text);
void bm_docx_xml_text_n(bm_docx_xml *x, bm_str text);

/** bm_docx_xml_raw(x, markup): ready XML as it stands, copied in one piece. What it opens, a later piece closes. */
void bm_docx_xml_raw_n(bm_docx_xml *x, bm_str markup);

static inline void bm_docx_xml_raw(bm_docx_xml *x, const char *markup)
{
    bm_docx_xml_raw_n(x, bm_str_of(markup));
}

/** bm_docx_xml_leaf(x, name, text): <name>text</name>. */
void bm_docx_xml_leaf(bm_docx_xml *x, const char *name, const char *text);

/** bm_docx_xml_empty(x, "w:tab"): <w:tab/>. _val(x, "w:jc", "left"): <w:jc w:val="left"/>. */
void bm_docx_xml_empty(bm_docx_xml *x, const char *name);
void bm_docx_xml_val(bm_docx_xml *x, const char *name, const char *value);
void bm_docx_xml_val_int(bm_docx_xml *x, const char *name, long value);

/** bm_docx_xml_fonts(x, family): <w:rFonts> naming ${family} for all four kinds of script, so that no
 *  theme font can take its place. */
void bm_docx_xml_fonts(bm_docx_xml *x, const char *family);

/** bm_docx_xml_forbidden(text): the byte offset of the first character of UTF-8 ${text} that a part cannot hold, or text.len:
 *  what XML 1.0 excludes (production 2, Char), and tabs and line ends, which WordprocessingML writes as
 *  elements. O(n). */
size_t bm_docx_xml_forbidden(bm_str text);

#endif
