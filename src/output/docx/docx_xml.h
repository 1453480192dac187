/* Writing one XML part: libxml2's xmlTextWriter on a buffer, which does all escaping. Elements and
 * attributes are given with the prefixes of their part. Want of memory ends the process, so no call fails.
 * SPDX-License-Identifier: MIT */
#ifndef BM_OUTPUT_DOCX_XML_H
#define BM_OUTPUT_DOCX_XML_H

#include <libxml/xmlwriter.h>

#include "base/str.h"

typedef struct {
    xmlTextWriterPtr writer;
    xmlBufferPtr buffer;
} bm_docx_xml;

/** bm_docx_xml_open(x): begin a part with its XML declaration. Free it with bm_docx_xml_close. */
void bm_docx_xml_open(bm_docx_xml *x);

/** bm_docx_xml_finish(x): end all open elements; the bytes of the part, owned by ${x}. */
bm_str bm_docx_xml_finish(bm_docx_xml *x);
void bm_docx_xml_close(bm_docx_xml *x);

/** bm_docx_xml_root(part): the part's bytes without the XML declaration, for Flat OPC. */
bm_str bm_docx_xml_root(bm_str part);

void bm_docx_xml_start(bm_docx_xml *x, const char *name);
void bm_docx_xml_end(bm_docx_xml *x);
void bm_docx_xml_attr(bm_docx_xml *x, const char *name, const char *value);
void bm_docx_xml_attr_int(bm_docx_xml *x, const char *name, long value);

/** bm_docx_xml_text(x, text): character data; ${text} is 0-terminated and has only characters that
 *  XML allows (bm_docx_xml_forbidden). */
void bm_docx_xml_text(bm_docx_xml *x, const char *text);

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
