/* libxml2's SAX2 interface in types of its own. Nothing is expanded but the five entities of XML and character references.
 * SPDX-License-Identifier: MIT */
#include "input/xml_sax.h"

#include <libxml/parserInternals.h>

#include "base/limit.h"
#include "base/utf8.h"

/* Attributes and namespaces of one tag; libxml2 compares each with all others. Word declares some 40. */
enum { ATTRIBUTES_MAX = 256 };

void bm_xml_sax_stop(bm_xml_sax *s, bm_xml_sax_fault fault)
{
    if (s->fault == BM_XML_SAX_OK)
        s->fault = fault;
    if (s->parser)
        xmlStopParser(s->parser);
}

bm_str bm_xml_sax_value(bm_arena *a, const bm_xml_sax_attribute *attribute)
{
    const bm_str from =
        bm_str_n((const char *)attribute->value, (size_t)(attribute->end - attribute->value));
    char *to = bm_arena_alloc(a, from.len + 1);
    size_t n = 0;
    /* libxml2 leaves "&" as "&#38;" as long as it does not expand entities. */
    for (size_t i = 0; i < from.len; i++) {
        to[n++] = from.ptr[i];
        if (from.len - i >= 5 && memcmp(from.ptr + i, "&#38;", 5) == 0)
            i += 4;
    }
    to[n] = 0;
    return bm_str_n(to, n);
}

/* The parameters are those of startElementNsSAX2Func. NOLINTNEXTLINE(readability-function-size) */
static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attributes,
                     int n_defaulted, const xmlChar **attributes)
{
    (void)n_defaulted;
    bm_xml_sax *s = user;
    if (s->fault)
        return;
    bm_xml_sax_declaration declared[ATTRIBUTES_MAX];
    bm_xml_sax_attribute given[ATTRIBUTES_MAX];
    if (s->depth == BM_LIMIT_DOCX_DEPTH) {
        bm_xml_sax_stop(s, BM_XML_SAX_TOO_DEEP);
        return;
    }
    if (n_namespaces > ATTRIBUTES_MAX || n_attributes > ATTRIBUTES_MAX) {
        bm_xml_sax_stop(s, BM_XML_SAX_TOO_MANY);
        return;
    }
    for (int i = 0; i < n_namespaces; i++)
        declared[i] = (bm_xml_sax_declaration){.prefix = namespaces[2 * (ptrdiff_t)i],
                                               .uri = namespaces[2 * (ptrdiff_t)i + 1]};
    for (int i = 0; i < n_attributes; i++) {
        const xmlChar **at = attributes + 5 * (ptrdiff_t)i;
        given[i] = (bm_xml_sax_attribute){
            .name = at[0], .prefix = at[1], .uri = at[2], .value = at[3], .end = at[4]};
    }
    const bm_xml_sax_tag tag = {.name = name,
                                .prefix = prefix,
                                .uri = uri,
                                .declarations = declared,
                                .attributes = given,
                                .n_declarations = (size_t)n_namespaces,
                                .n_attributes = (size_t)n_attributes};
    s->depth++;
    s->start(s->user, &tag);
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)uri;
    bm_xml_sax *s = user;
    if (s->fault || !s->depth)
        return;
    s->end(s->user, name, prefix);
    s->depth--;
}

static void on_text(void *user, const xmlChar *text, int n)
{
    bm_xml_sax *s = user;
    if (!s->fault && n > 0)
        s->text(s->user, bm_str_n((const char *)text, (size_t)n));
}

static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    (void)name, (void)public_id, (void)system_id;
    bm_xml_sax_stop(user, BM_XML_SAX_DTD);
}

static void on_error(void *user, xmlError *error)
{
    if (error->code == XML_ERR_NO_MEMORY)
        bm_arena_out_of_memory();
    if (error->level != XML_ERR_WARNING && error->code != XML_NS_ERR_UNDEFINED_NAMESPACE)
        bm_xml_sax_stop(user, BM_XML_SAX_MALFORMED);
}

/* ---- Before libxml2 sees it -------------------------------------------------------------- */

static uint32_t unit(bm_str s, size_t i, bool big)
{
    const unsigned char *p = (const unsigned char *)s.ptr + i;
    return big ? (uint32_t)(p[0] << 8 | p[1]) : (uint32_t)(p[1] << 8 | p[0]);
}

/* XML 1.0, F.1: UTF-16 by its mark or its first "<". ${bytes} itself when it is none. */
static bm_str as_utf8(bm_arena *a, bm_str bytes)
{
    const char *p = bytes.ptr;
    if (bytes.len < 4 || !(memcmp(p, "\xFE\xFF", 2) == 0 || memcmp(p, "\xFF\xFE", 2) == 0 ||
                           memcmp(p, "\0<", 2) == 0 || memcmp(p, "<\0", 2) == 0))
        return bytes;
    const bool big = p[0] == '\xFE' || p[0] == 0;
    char *out = bm_arena_alloc(a, bytes.len / 2 * 3);
    size_t n = 0;
    for (size_t i = 0; i + 2 <= bytes.len; i += 2) {
        uint32_t c = unit(bytes, i, big);
        if (c >= 0xD800 && c < 0xDC00 && i + 4 <= bytes.len) {
            const uint32_t low = unit(bytes, i + 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (!(c == 0xFEFF && i == 0))
            n += bm_utf8_put(out + n, c); /* of a lone surrogate what libxml2 then refuses */
    }
    return bm_str_n(out, n);
}

static size_t behind(bm_str s, size_t i, const char *mark)
{
    const size_t n = strlen(mark);
    for (; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, mark, n) == 0)
            return i + n;
    return s.len;
}

/* Behind the tag at ${i}; ${*n}: how many values stand in it. */
static size_t behind_tag(bm_str s, size_t i, size_t *n)
{
    for (*n = 0; i < s.len && s.ptr[i] != '>'; i++) {
        if (s.ptr[i] != '"' && s.ptr[i] != '\'')
            continue;
        const char *end = memchr(s.ptr + i + 1, s.ptr[i], s.len - i - 1);
        if (!end)
            return s.len;
        i = (size_t)(end - s.ptr);
        (*n)++;
    }
    return i;
}

/* Are there tags with too many attributes? Follows ${s} only as far as it is well formed; libxml2 does not read further
 * either. */
static bool is_crowded(bm_str s)
{
    for (size_t i = 0; i < s.len;) {
        const char *p = memchr(s.ptr + i, '<', s.len - i);
        if (!p)
            return false;
        i = (size_t)(p - s.ptr);
        const bm_str rest = bm_str_from(s, i);
        size_t n = 0;
        if (rest.len >= 4 && memcmp(p, "<!--", 4) == 0)
            i = behind(s, i + 4, "-->");
        else if (rest.len >= 9 && memcmp(p, "<![CDATA[", 9) == 0)
            i = behind(s, i + 9, "]]>");
        else if (rest.len >= 2 && p[1] == '?')
            i = behind(s, i + 2, "?>");
        else if (rest.len >= 2 && p[1] == '!')
            return false; /* DOCTYPE: libxml2 is stopped there */
        else
            i = behind_tag(s, i + 1, &n);
        if (n > ATTRIBUTES_MAX)
            return true;
    }
    return false;
}

bm_xml_sax_fault bm_xml_sax_read(bm_xml_sax *s, bm_arena *a, bm_str bytes)
{
    s->depth = 0;
    s->fault = BM_XML_SAX_OK;
    bytes = as_utf8(a, bytes);
    if (bytes.len == 0)
        return s->fault = BM_XML_SAX_MALFORMED;
    if (is_crowded(bytes))
        return s->fault = BM_XML_SAX_TOO_MANY;
    s->parser = xmlCreateMemoryParserCtxt(bytes.ptr, (int)bytes.len);
    if (!s->parser)
        bm_arena_out_of_memory();
    xmlCtxtUseOptions(s->parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    xmlSAXHandler *sax = s->parser->sax;
    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC;
    sax->internalSubset = on_doctype;
    sax->startElementNs = on_start;
    sax->endElementNs = on_end;
    sax->characters = on_text;
    sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_text;
    sax->serror = on_error;
    s->parser->userData = s;
    (void)xmlParseDocument(s->parser);
    /* Every fault of libxml2 is announced; this holds the contract should it ever stay silent. */
    if (!s->fault && !s->parser->wellFormed)
        s->fault = BM_XML_SAX_MALFORMED;
    if (s->parser->myDoc)
        xmlFreeDoc(s->parser->myDoc);
    s->parser->myDoc = NULL;
    xmlFreeParserCtxt(s->parser);
    s->parser = NULL;
    return s->fault;
}
