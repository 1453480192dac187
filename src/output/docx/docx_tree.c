/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_tree.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>

#include "output/docx/docx_styles.h"

const char *const bm_docx_tree_paragraph[] = {"pStyle",
                                              "keepNext",
                                              "keepLines",
                                              "pageBreakBefore",
                                              "framePr",
                                              "widowControl",
                                              "numPr",
                                              "suppressLineNumbers",
                                              "pBdr",
                                              "shd",
                                              "tabs",
                                              "suppressAutoHyphens",
                                              "kinsoku",
                                              "wordWrap",
                                              "overflowPunct",
                                              "topLinePunct",
                                              "autoSpaceDE",
                                              "autoSpaceDN",
                                              "bidi",
                                              "adjustRightInd",
                                              "snapToGrid",
                                              "spacing",
                                              "ind",
                                              "contextualSpacing",
                                              "mirrorIndents",
                                              "suppressOverlap",
                                              "jc",
                                              "textDirection",
                                              "textAlignment",
                                              "textboxTightWrap",
                                              "outlineLvl",
                                              "divId",
                                              "cnfStyle",
                                              "rPr",
                                              "sectPr",
                                              "pPrChange",
                                              NULL};

const char *const bm_docx_tree_run[] = {"rStyle",
                                        "rFonts",
                                        "b",
                                        "bCs",
                                        "i",
                                        "iCs",
                                        "caps",
                                        "smallCaps",
                                        "strike",
                                        "dstrike",
                                        "outline",
                                        "shadow",
                                        "emboss",
                                        "imprint",
                                        "noProof",
                                        "snapToGrid",
                                        "vanish",
                                        "webHidden",
                                        "color",
                                        "spacing",
                                        "w",
                                        "kern",
                                        "position",
                                        "sz",
                                        "szCs",
                                        "highlight",
                                        "u",
                                        "effect",
                                        "bdr",
                                        "shd",
                                        "fitText",
                                        "vertAlign",
                                        "rtl",
                                        "cs",
                                        "em",
                                        "lang",
                                        "eastAsianLayout",
                                        "specVanish",
                                        "oMath",
                                        NULL};

const char *const bm_docx_tree_style[] = {"name",
                                          "aliases",
                                          "basedOn",
                                          "next",
                                          "link",
                                          "autoRedefine",
                                          "hidden",
                                          "uiPriority",
                                          "semiHidden",
                                          "unhideWhenUsed",
                                          "qFormat",
                                          "locked",
                                          "personal",
                                          "personalCompose",
                                          "personalReply",
                                          "rsid",
                                          "pPr",
                                          "rPr",
                                          "tblPr",
                                          "trPr",
                                          "tcPr",
                                          "tblStylePr",
                                          NULL};

/* ---- Reading and writing ------------------------------------------------------------------ */

/* The first thing of a DOCTYPE: nothing that it declares is read. */
static void refuse_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                           const xmlChar *system_id)
{
    (void)name, (void)public_id, (void)system_id;
    xmlParserCtxt *parser = user;
    bool *refused = parser->_private;
    *refused = true;
    xmlStopParser(parser);
}

static void remove_notes(xmlNode *node)
{
    while (node) {
        xmlNode *next = node->next;
        if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE)
            bm_docx_tree_remove(node);
        else if (node->type == XML_ELEMENT_NODE)
            remove_notes(node->children);
        node = next;
    }
}

xmlDoc *bm_docx_tree_read(bm_str bytes, size_t *line)
{
    bool refused = false;
    *line = 0;
    if (bytes.len == 0 || bytes.len > INT32_MAX)
        return NULL;
    xmlParserCtxt *parser = xmlCreateMemoryParserCtxt(bytes.ptr, (int)bytes.len);
    if (!parser)
        bm_arena_out_of_memory();
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                  XML_PARSE_NOCDATA | XML_PARSE_NSCLEAN);
    parser->sax->internalSubset = refuse_doctype;
    parser->_private = &refused;
    (void)xmlParseDocument(parser);
    xmlDoc *doc = parser->myDoc;
    if (parser->errNo == XML_ERR_NO_MEMORY)
        bm_arena_out_of_memory();
    bool good = parser->wellFormed && parser->nsWellFormed && !refused;
    if (!good && parser->lastError.line > 0)
        *line = (size_t)parser->lastError.line;
    parser->myDoc = NULL;
    xmlFreeParserCtxt(parser);
    if (!good || !doc || !xmlDocGetRootElement(doc)) {
        xmlFreeDoc(doc);
        return NULL;
    }
    remove_notes(doc->children);
    bm_docx_tree_transitional(xmlDocGetRootElement(doc));
    return doc;
}

/* ISO/IEC 29500-1 and -4, Annex A. */
static const char *const strict[][2] = {
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", BM_DOCX_NAMESPACE},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships",
     "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
     "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    {"http://purl.oclc.org/ooxml/drawingml/main",
     "http://schemas.openxmlformats.org/drawingml/2006/main"},
    {"http://purl.oclc.org/ooxml/drawingml/picture",
     "http://schemas.openxmlformats.org/drawingml/2006/picture"},
    {"http://purl.oclc.org/ooxml/officeDocument/math",
     "http://schemas.openxmlformats.org/officeDocument/2006/math"},
};

/* What libxml2 owns is const only for those who look at it. */
static void *not_const(const void *p)
{
    const union {
        const void *from;
        void *to;
    } u = {.from = p};
    return u.to;
}

static void make_transitional(xmlChar const **uri)
{
    for (size_t i = 0; *uri && i < sizeof strict / sizeof *strict; i++) {
        if (strcmp((const char *)*uri, strict[i][0]) != 0)
            continue;
        xmlChar *other = xmlStrdup((const xmlChar *)strict[i][1]);
        if (!other)
            bm_arena_out_of_memory();
        xmlFree(not_const(*uri));
        *uri = other;
    }
}

void bm_docx_tree_transitional(xmlNode *node)
{
    for (xmlNode *e = node; e; e = bm_docx_tree_next(e, node))
        for (xmlNs *ns = e->nsDef; ns; ns = ns->next)
            make_transitional(&ns->href);
}

bm_str bm_docx_tree_write(bm_arena *a, xmlDoc *doc)
{
    xmlChar *bytes = NULL;
    int n = 0;
    doc->standalone = 1;
    xmlDocDumpMemoryEnc(doc, &bytes, &n, "UTF-8");
    if (!bytes)
        bm_arena_out_of_memory();
    bm_str copy = bm_arena_copy(a, bm_str_n((const char *)bytes, (size_t)n));
    xmlFree(bytes);
    return copy;
}

/* ---- Looking ------------------------------------------------------------------------------ */

bool bm_docx_tree_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && node->ns && node->ns->href &&
           strcmp((const char *)node->name, name) == 0 &&
           strcmp((const char *)node->ns->href, BM_DOCX_NAMESPACE) == 0;
}

xmlNode *bm_docx_tree_child(const xmlNode *node, const char *name)
{
    for (xmlNode *c = node ? node->children : NULL; c; c = c->next)
        if (bm_docx_tree_is(c, name))
            return c;
    return NULL;
}

static xmlNode *element_from(xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

xmlNode *bm_docx_tree_next(const xmlNode *node, const xmlNode *top)
{
    xmlNode *child = element_from(node->children);
    return child ? child : bm_docx_tree_behind(node, top);
}

xmlNode *bm_docx_tree_behind(const xmlNode *node, const xmlNode *top)
{
    for (; node && node != top; node = node->parent) {
        xmlNode *next = element_from(node->next);
        if (next)
            return next;
    }
    return NULL;
}

static xmlAttr *attribute(const xmlNode *node, const char *name)
{
    if (!node || node->type != XML_ELEMENT_NODE) /* a text has no member of this name */
        return NULL;
    for (xmlAttr *a = node->properties; a; a = a->next)
        if (a->ns && a->ns->href && strcmp((const char *)a->name, name) == 0 &&
            strcmp((const char *)a->ns->href, BM_DOCX_NAMESPACE) == 0)
            return a;
    return NULL;
}

const char *bm_docx_tree_attr(const xmlNode *node, const char *name)
{
    const xmlAttr *a = attribute(node, name);
    if (!a)
        return NULL;
    return a->children && a->children->content ? (const char *)a->children->content : "";
}

const char *bm_docx_tree_val(const xmlNode *node)
{
    return bm_docx_tree_attr(node, "val");
}

bool bm_docx_tree_on(const xmlNode *node)
{
    const char *value = bm_docx_tree_val(node);
    if (!node)
        return false;
    return !value || strcmp(value, "1") == 0 || strcmp(value, "true") == 0 ||
           strcmp(value, "on") == 0;
}

/* ---- Changing ----------------------------------------------------------------------------- */

/* The namespace of WordprocessingML as declared around ${node}, or declared there. */
static xmlNs *namespace_at(xmlNode *node)
{
    xmlNs *ns = xmlSearchNsByHref(node->doc, node, (const xmlChar *)BM_DOCX_NAMESPACE);
    if (!ns) /* also when only a default namespace says so, which attributes cannot use */
        ns = xmlNewNs(node, (const xmlChar *)BM_DOCX_NAMESPACE, (const xmlChar *)"w");
    if (!ns)
        bm_arena_out_of_memory();
    return ns;
}

/* The same for an attribute, which needs a prefix. */
static xmlNs *prefixed_at(xmlNode *node)
{
    xmlNs *ns = namespace_at(node);
    for (xmlNode *e = node; !ns->prefix && e && e->type == XML_ELEMENT_NODE; e = e->parent)
        for (xmlNs *d = e->nsDef; d; d = d->next)
            if (d->prefix && d->href && strcmp((const char *)d->href, BM_DOCX_NAMESPACE) == 0)
                return d;
    if (!ns->prefix)
        ns = xmlNewNs(node, (const xmlChar *)BM_DOCX_NAMESPACE, (const xmlChar *)"w");
    if (!ns)
        bm_arena_out_of_memory();
    return ns;
}

void bm_docx_tree_set(xmlNode *node, const char *name, const char *value)
{
    const xmlAttr *old = attribute(node, name);
    if (!xmlSetNsProp(node, old ? old->ns : prefixed_at(node), (const xmlChar *)name,
                      (const xmlChar *)value))
        bm_arena_out_of_memory();
}

void bm_docx_tree_remove(xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static void use_namespace(xmlNode *top, const xmlNs *from, xmlNs *to)
{
    for (xmlNode *e = top; e; e = bm_docx_tree_next(e, top)) {
        if (e->ns == from)
            e->ns = to;
        for (xmlAttr *a = e->properties; a; a = a->next)
            if (a->ns == from)
                a->ns = to;
    }
}

/* What ${node}, which will go, declares is declared by its parent; a prefix that means something else there gets another name. The
 * nodes that refer to the declarations go on doing so. */
static void hand_over_namespaces(xmlNode *node)
{
    xmlNode *parent = node->parent;
    for (xmlNs *ns = node->nsDef, *next; ns; ns = next) {
        xmlNs *outer = xmlSearchNs(node->doc, parent, ns->prefix);
        next = ns->next;
        if (outer && xmlStrEqual(outer->href, ns->href)) {
            use_namespace(node, ns, outer);
            xmlFreeNs(ns);
            continue;
        }
        for (unsigned i = 1; outer; i++) {
            char prefix[24];
            (void)snprintf(prefix, sizeof prefix, "ns%u", i);
            outer = xmlSearchNs(node->doc, parent, (const xmlChar *)prefix);
            if (outer)
                continue;
            xmlFree(not_const(ns->prefix));
            ns->prefix = xmlStrdup((const xmlChar *)prefix);
        }
        ns->next = parent->nsDef;
        parent->nsDef = ns;
    }
    node->nsDef = NULL;
}

void bm_docx_tree_unwrap(xmlNode *node)
{
    hand_over_namespaces(node);
    for (xmlNode *c = node->children, *next; c; c = next) {
        next = c->next;
        xmlUnlinkNode(c);
        if (!xmlAddPrevSibling(node, c))
            bm_arena_out_of_memory();
    }
    bm_docx_tree_remove(node);
}

xmlNode *bm_docx_tree_copy(xmlNode *scope, const xmlNode *node)
{
    xmlNode *copy = xmlDocCopyNode(not_const(node), scope->doc, 1);
    if (!copy)
        bm_arena_out_of_memory();
    for (xmlNs **at = &copy->nsDef; *at;) {
        xmlNs *own = *at, *outer = xmlSearchNs(scope->doc, scope, own->prefix);
        if (!outer || !xmlStrEqual(outer->href, own->href)) {
            at = &own->next;
            continue;
        }
        use_namespace(copy, own, outer);
        *at = own->next;
        xmlFreeNs(own);
    }
    return copy;
}

size_t bm_docx_tree_rank(const char *name, const char *const *order)
{
    size_t i = 0;
    while (order[i] && strcmp(order[i], name) != 0)
        i++;
    return i;
}

void bm_docx_tree_place(xmlNode *parent, xmlNode *child, const char *const *order)
{
    size_t rank = bm_docx_tree_rank((const char *)child->name, order);
    xmlNode *next = element_from(parent->children);
    while (next && bm_docx_tree_rank((const char *)next->name, order) <= rank)
        next = element_from(next->next);
    if (!(next ? xmlAddPrevSibling(next, child) : xmlAddChild(parent, child)))
        bm_arena_out_of_memory();
}

xmlNode *bm_docx_tree_need(xmlNode *parent, const char *name, const char *const *order)
{
    xmlNode *child = bm_docx_tree_child(parent, name);
    if (child)
        return child;
    child = xmlNewDocNode(parent->doc, namespace_at(parent), (const xmlChar *)name, NULL);
    if (!child)
        bm_arena_out_of_memory();
    bm_docx_tree_place(parent, child, order);
    return child;
}
