/* The XML of a part of a package as events: bounded, without DTD, UTF-8 or UTF-16. libxml2 is not asked for more than it does in
 * linear time. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_XML_SAX_H
#define BM_INPUT_XML_SAX_H

#include <libxml/parser.h>
#include <stdint.h>

#include "base/arena.h"

typedef enum {
    BM_XML_SAX_OK,
    BM_XML_SAX_MALFORMED,
    BM_XML_SAX_DTD,
    BM_XML_SAX_TOO_DEEP, /* BM_LIMIT_DOCX_DEPTH */
    BM_XML_SAX_TOO_MANY, /* nodes, as the reader counts them; attributes of one tag; bytes of one tag or text, in pieces */
    BM_XML_SAX_REFUSED /* by the reader, which has said why */
} bm_xml_sax_fault;

typedef struct {
    const xmlChar *prefix, *uri; /* NULL = none */
} bm_xml_sax_declaration;

typedef struct {
    const xmlChar *name, *prefix, *uri, *value, *end; /* the value is escaped: bm_xml_sax_value */
} bm_xml_sax_attribute;

/* A start tag. While one file is read equal names, prefixes and URIs have equal addresses. */
typedef struct {
    const xmlChar *name, *prefix, *uri;
    const bm_xml_sax_declaration *declarations;
    const bm_xml_sax_attribute *attributes;
    size_t n_declarations, n_attributes;
} bm_xml_sax_tag;

typedef struct {
    void *user;
    void (*start)(void *user, const bm_xml_sax_tag *tag);
    void (*end)(void *user, const xmlChar *name, const xmlChar *prefix);
    void (*text)(void *user, bm_str text); /* also of CDATA; in pieces */
    xmlParserCtxt *parser;
    unsigned depth; /* elements open; in start and end the element itself is one of them */
    bm_xml_sax_fault fault;
    struct bm_xml_sax_feed *feed; /* of XML that comes in pieces */
} bm_xml_sax;

/** bm_xml_sax_read(s, a, bytes): read ${bytes} with the functions of ${s}; ${a} for scratch. Returns s->fault. */
bm_xml_sax_fault bm_xml_sax_read(bm_xml_sax *s, bm_arena *a, bm_str bytes);

/**
 * bm_xml_sax_begin(s), bm_xml_sax_feed(s, bytes), bm_xml_sax_finish(s):
 * The same for XML that comes in pieces: what is complete of ${bytes} is read at once. Memory does not grow with what is read.
 *
 * Return s->fault; after one nothing more is read. bm_xml_sax_finish also frees what begin took, and is needed after a fault, too.
 */
bm_xml_sax_fault bm_xml_sax_begin(bm_xml_sax *s);
bm_xml_sax_fault bm_xml_sax_feed(bm_xml_sax *s, bm_str bytes);
bm_xml_sax_fault bm_xml_sax_finish(bm_xml_sax *s);

/** bm_xml_sax_stop(s, fault): there are no more events. */
void bm_xml_sax_stop(bm_xml_sax *s, bm_xml_sax_fault fault);

/** bm_xml_sax_value(a, attribute): its value, 0-terminated in ${a}. */
bm_str bm_xml_sax_value(bm_arena *a, const bm_xml_sax_attribute *attribute);

#endif
