/* The XML of a part of a package as a tree: elements, attributes and text, bounded, without DTD. Knows the namespaces of
 * Office Open XML, so that strict files (ISO/IEC 29500-1) and transitional ones (-4) look alike.
 * SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_XML_DOM_H
#define BM_INPUT_XML_DOM_H

#include "input/xml_sax.h"

typedef enum {
    BM_XML_DOM_NO_NS, /* in no namespace */
    BM_XML_DOM_OTHER, /* in one that is not listed here */
    BM_XML_DOM_XML,   /* xml:space */
    BM_XML_DOM_W,     /* WordprocessingML */
    BM_XML_DOM_W14,   /* Word 2010 */
    BM_XML_DOM_W15,   /* Word 2013 */
    BM_XML_DOM_WPS,   /* shapes of Word 2010 */
    BM_XML_DOM_WPG,   /* groups of them */
    BM_XML_DOM_WPC,   /* canvases of them */
    BM_XML_DOM_WP,    /* drawings in text */
    BM_XML_DOM_A,     /* DrawingML */
    BM_XML_DOM_PIC,   /* pictures in DrawingML */
    BM_XML_DOM_V,     /* VML */
    BM_XML_DOM_M,     /* formulas */
    BM_XML_DOM_MC,    /* markup compatibility */
    BM_XML_DOM_R,     /* references to relationships */
    BM_XML_DOM_DS,    /* properties of custom XML */
    BM_XML_DOM_CT,    /* content types */
    BM_XML_DOM_REL,   /* relationships */
    BM_XML_DOM_PKG,   /* flat packages */
    BM_XML_DOM_CP,    /* core properties */
    BM_XML_DOM_DC,    /* Dublin Core */
    BM_XML_DOM_EP     /* properties of the program */
} bm_xml_dom_ns;

typedef struct {
    const char *name; /* local */
    bm_str value;
    uint8_t ns;
} bm_xml_dom_attribute;

typedef struct bm_xml_dom_node {
    const char *name; /* local; NULL = text */
    bm_str text;      /* of text */
    const struct bm_xml_dom_node *first, *next;
    const bm_xml_dom_attribute *attributes;
    uint32_t n_attributes;
    uint8_t ns;
    bool understood; /* mc:Choice: all namespaces that it requires are listed here */
} bm_xml_dom_node;

/**
 * bm_xml_dom_read(a, bytes, left, fault):
 * The tree of ${bytes} in ${a}.
 *
 * left   how many nodes and attributes may still be made; counted down
 *
 * Returns the root element, or NULL and why in ${*fault}. O(bytes).
 */
const bm_xml_dom_node *bm_xml_dom_read(bm_arena *a, bm_str bytes, size_t *left,
                                       bm_xml_sax_fault *fault);

/** bm_xml_dom_is(node, ns, name): is it this element? NULL is not. */
static inline bool bm_xml_dom_is(const bm_xml_dom_node *node, bm_xml_dom_ns ns, const char *name)
{
    return node && node->name && node->ns == ns && strcmp(node->name, name) == 0;
}

/** bm_xml_dom_child(node, ns, name): its first child of this name, or NULL; also when ${node} is NULL. */
const bm_xml_dom_node *bm_xml_dom_child(const bm_xml_dom_node *node, bm_xml_dom_ns ns,
                                        const char *name);

/** bm_xml_dom_value(node, ns, name): the value of an attribute; {NULL, 0} when there is none or ${node} is NULL. */
bm_str bm_xml_dom_value(const bm_xml_dom_node *node, bm_xml_dom_ns ns, const char *name);

/** bm_xml_dom_text(a, node): the text that stands directly in it, of a NULL "". */
bm_str bm_xml_dom_text(bm_arena *a, const bm_xml_dom_node *node);

/** bm_xml_dom_namespace(uri): which one it is. */
bm_xml_dom_ns bm_xml_dom_namespace(const char *uri);

#endif
