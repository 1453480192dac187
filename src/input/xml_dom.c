/* libxml2's SAX2 events into a tree in an arena. Names are kept once, and found again by the address that libxml2 gives
 * them: it, too, holds each name once. SPDX-License-Identifier: MIT */
#include "input/xml_dom.h"

#include "base/buf.h"
#include "base/limit.h"

/* ---- Namespaces -------------------------------------------------------------------------- */

/* Strict ones: ISO/IEC 29500-1, Annex A; transitional ones: -4, Annex A. */
#define TRANSITIONAL "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define MICROSOFT "http://schemas.microsoft.com/office/"

static const struct {
    const char *uri;
    bm_xml_dom_ns ns;
} namespaces[] = {
    {TRANSITIONAL "wordprocessingml/2006/main", BM_XML_DOM_W},
    {STRICT "wordprocessingml/main", BM_XML_DOM_W},
    {MICROSOFT "word/2010/wordml", BM_XML_DOM_W14},
    {MICROSOFT "word/2012/wordml", BM_XML_DOM_W15},
    {MICROSOFT "word/2010/wordprocessingShape", BM_XML_DOM_WPS},
    {MICROSOFT "word/2010/wordprocessingGroup", BM_XML_DOM_WPG},
    {MICROSOFT "word/2010/wordprocessingCanvas", BM_XML_DOM_WPC},
    {TRANSITIONAL "drawingml/2006/wordprocessingDrawing", BM_XML_DOM_WP},
    {STRICT "drawingml/wordprocessingDrawing", BM_XML_DOM_WP},
    {MICROSOFT "word/2010/wordprocessingDrawing", BM_XML_DOM_WP},
    {TRANSITIONAL "drawingml/2006/main", BM_XML_DOM_A},
    {STRICT "drawingml/main", BM_XML_DOM_A},
    {TRANSITIONAL "drawingml/2006/picture", BM_XML_DOM_PIC},
    {STRICT "drawingml/picture", BM_XML_DOM_PIC},
    {"urn:schemas-microsoft-com:vml", BM_XML_DOM_V},
    {TRANSITIONAL "officeDocument/2006/math", BM_XML_DOM_M},
    {STRICT "officeDocument/math", BM_XML_DOM_M},
    {TRANSITIONAL "markup-compatibility/2006", BM_XML_DOM_MC},
    {TRANSITIONAL "officeDocument/2006/relationships", BM_XML_DOM_R},
    {STRICT "officeDocument/relationships", BM_XML_DOM_R},
    {TRANSITIONAL "officeDocument/2006/customXml", BM_XML_DOM_DS},
    {STRICT "officeDocument/customXml", BM_XML_DOM_DS},
    {TRANSITIONAL "package/2006/content-types", BM_XML_DOM_CT},
    {TRANSITIONAL "package/2006/relationships", BM_XML_DOM_REL},
    {MICROSOFT "2006/xmlPackage", BM_XML_DOM_PKG},
    {TRANSITIONAL "package/2006/metadata/core-properties", BM_XML_DOM_CP},
    {"http://purl.org/dc/elements/1.1/", BM_XML_DOM_DC},
    {TRANSITIONAL "officeDocument/2006/extended-properties", BM_XML_DOM_EP},
    {STRICT "officeDocument/extendedProperties", BM_XML_DOM_EP},
    {"http://www.w3.org/XML/1998/namespace", BM_XML_DOM_XML},
};

bm_xml_dom_ns bm_xml_dom_namespace(const char *uri)
{
    for (size_t i = 0; uri && i < sizeof namespaces / sizeof *namespaces; i++)
        if (strcmp(uri, namespaces[i].uri) == 0)
            return namespaces[i].ns;
    return uri ? BM_XML_DOM_OTHER : BM_XML_DOM_NO_NS;
}

/* ---- Building ---------------------------------------------------------------------------- */

/* What was found for a string of libxml2's dictionary. */
typedef struct {
    const xmlChar *key;
    const char *name;
    bm_xml_dom_ns ns;
} known;

enum {
    KNOWN = 256,
    SCOPE_MAX = 512, /* declarations that are looked at for one prefix */
    REQUIRED_MAX = 8 /* prefixes that an mc:Choice may require */
};

typedef struct {
    bm_xml_dom_node *node, *last; /* last child */
    size_t declared;              /* prefixes in scope outside of it */
} element;

/* A prefix in scope. */
typedef struct {
    const xmlChar *prefix;
    bm_xml_dom_ns ns;
} declaration;

typedef struct {
    bm_arena *arena;
    bm_xml_sax sax;
    size_t *left;
    element open[BM_LIMIT_DOCX_DEPTH];
    size_t depth;
    bm_xml_dom_node *root;
    bm_buf text;         /* since the last tag */
    bm_buf declarations; /* of declaration */
    known names[KNOWN], uris[KNOWN];
} builder;

static known *slot(known *table, const xmlChar *key)
{
    return &table[((uintptr_t)key >> 3 ^ (uintptr_t)key >> 11) % KNOWN];
}

static const char *name_of(builder *b, const xmlChar *name)
{
    known *k = slot(b->names, name);
    if (k->key != name) {
        k->key = name;
        k->name = bm_arena_cstr(b->arena, bm_str_of((const char *)name));
    }
    return k->name;
}

static bm_xml_dom_ns namespace_of(builder *b, const xmlChar *uri)
{
    if (!uri)
        return BM_XML_DOM_NO_NS;
    known *k = slot(b->uris, uri);
    if (k->key != uri) {
        k->key = uri;
        k->ns = bm_xml_dom_namespace((const char *)uri);
    }
    return k->ns;
}

/* A new child of the element that is open; NULL = too many. */
static bm_xml_dom_node *add(builder *b)
{
    if (*b->left == 0) {
        bm_xml_sax_stop(&b->sax, BM_XML_SAX_TOO_MANY);
        return NULL;
    }
    (*b->left)--;
    bm_xml_dom_node *node = bm_arena_zero(b->arena, 1, sizeof *node);
    if (b->depth) {
        element *parent = &b->open[b->depth - 1];
        if (parent->last)
            parent->last->next = node;
        else
            parent->node->first = node;
        parent->last = node;
    } else
        b->root = node;
    return node;
}

static void add_text(builder *b)
{
    if (!b->text.len || !b->depth)
        return;
    bm_xml_dom_node *node = add(b);
    if (node)
        node->text = bm_arena_copy(b->arena, bm_str_n(b->text.ptr, b->text.len));
    b->text.len = 0;
}

static void add_attributes(builder *b, bm_xml_dom_node *node, const bm_xml_sax_tag *tag)
{
    const size_t n = tag->n_attributes;
    if (*b->left < n) {
        bm_xml_sax_stop(&b->sax, BM_XML_SAX_TOO_MANY);
        return;
    }
    *b->left -= n;
    bm_xml_dom_attribute *to = n ? bm_arena_alloc(b->arena, n * sizeof *to) : NULL;
    for (size_t i = 0; i < n; i++)
        to[i] = (bm_xml_dom_attribute){.name = name_of(b, tag->attributes[i].name),
                                       .value = bm_xml_sax_value(b->arena, &tag->attributes[i]),
                                       .ns = (uint8_t)namespace_of(b, tag->attributes[i].uri)};
    node->attributes = to;
    node->n_attributes = (uint32_t)n;
}

/* The innermost declarations only: Word declares some 40 prefixes, and all at the root. */
static bm_xml_dom_ns namespace_of_prefix(const builder *b, bm_str prefix)
{
    const declaration *all = (const declaration *)(const void *)b->declarations.ptr;
    const size_t n = b->declarations.len / sizeof *all;
    for (size_t i = n; i-- > 0 && n - i <= SCOPE_MAX;)
        if (all[i].prefix && (char)all[i].prefix[0] == prefix.ptr[0] &&
            bm_str_is(prefix, (const char *)all[i].prefix))
            return all[i].ns;
    return BM_XML_DOM_OTHER;
}

/* mc:Choice, ECMA-376 part 3, 10.2.1: its prefixes are separated by white space. */
static bool is_understood(const builder *b, bm_str prefixes)
{
    size_t n = 0;
    for (size_t i = 0; i < prefixes.len;) {
        const size_t start = i;
        while (i < prefixes.len && !memchr(" \t\r\n", prefixes.ptr[i], 4))
            i++;
        const bm_str prefix = bm_str_n(prefixes.ptr + start, i - start);
        if (prefix.len && namespace_of_prefix(b, prefix) == BM_XML_DOM_OTHER)
            return false;
        n += prefix.len > 0;
        if (n > REQUIRED_MAX)
            return false;
        i++;
    }
    return n > 0;
}

static void on_start(void *user, const bm_xml_sax_tag *tag)
{
    builder *b = user;
    add_text(b);
    bm_xml_dom_node *node = b->sax.fault ? NULL : add(b);
    if (!node)
        return;
    element *e = &b->open[b->depth++];
    *e = (element){.node = node, .declared = b->declarations.len};
    for (size_t i = 0; i < tag->n_declarations; i++) {
        const declaration d = {.prefix = tag->declarations[i].prefix,
                               .ns = namespace_of(b, tag->declarations[i].uri)};
        bm_buf_add(&b->declarations, &d, sizeof d);
    }
    node->name = name_of(b, tag->name);
    node->ns = (uint8_t)namespace_of(b, tag->uri);
    add_attributes(b, node, tag);
    if (bm_xml_dom_is(node, BM_XML_DOM_MC, "Choice"))
        node->understood = is_understood(b, bm_xml_dom_value(node, BM_XML_DOM_NO_NS, "Requires"));
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    (void)name, (void)prefix;
    builder *b = user;
    add_text(b);
    b->declarations.len = b->open[--b->depth].declared;
}

static void on_text(void *user, bm_str text)
{
    builder *b = user;
    bm_buf_add_str(&b->text, text);
}

const bm_xml_dom_node *bm_xml_dom_read(bm_arena *a, bm_str bytes, size_t *left,
                                       bm_xml_sax_fault *fault)
{
    builder *b = bm_arena_zero(a, 1, sizeof *b);
    b->arena = a;
    b->left = left;
    b->sax = (bm_xml_sax){.user = b, .start = on_start, .end = on_end, .text = on_text};
    *fault = bm_xml_sax_read(&b->sax, a, bytes);
    bm_buf_free(&b->text);
    bm_buf_free(&b->declarations);
    return *fault ? NULL : b->root;
}

/* ---- Looking ----------------------------------------------------------------------------- */

const bm_xml_dom_node *bm_xml_dom_child(const bm_xml_dom_node *node, bm_xml_dom_ns ns,
                                        const char *name)
{
    for (node = node ? node->first : NULL; node; node = node->next)
        if (bm_xml_dom_is(node, ns, name))
            return node;
    return NULL;
}

bm_str bm_xml_dom_value(const bm_xml_dom_node *node, bm_xml_dom_ns ns, const char *name)
{
    for (uint32_t i = 0; node && i < node->n_attributes; i++)
        if (node->attributes[i].ns == ns && strcmp(node->attributes[i].name, name) == 0)
            return node->attributes[i].value;
    return (bm_str){0};
}

bm_str bm_xml_dom_text(bm_arena *a, const bm_xml_dom_node *node)
{
    bm_str only = BM_STR("");
    size_t n = 0, len = 0;
    for (const bm_xml_dom_node *c = node ? node->first : NULL; c; c = c->next)
        if (!c->name) {
            only = c->text;
            len += only.len;
            n++;
        }
    if (n <= 1)
        return only;
    char *all = bm_arena_alloc(a, len);
    size_t at = 0;
    for (const bm_xml_dom_node *c = node->first; c; c = c->next)
        if (!c->name) {
            memcpy(all + at, c->text.ptr, c->text.len);
            at += c->text.len;
        }
    return bm_str_n(all, len);
}
