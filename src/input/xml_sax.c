/* libxml2's SAX2 interface in types of its own. Nothing is expanded but the five entities of XML and character references.
 * SPDX-License-Identifier: MIT */
#include "input/xml_sax.h"

#include <libxml/parserInternals.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/limit.h"
#include "base/utf8.h"
#include "input/xml_guard.h"

enum {
    ATTRIBUTES_MAX = BM_XML_GUARD_ATTRIBUTES,
    HELD_MAX = 1024 * 1024 /* bytes of one tag or text of XML that comes in pieces */
};

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

/* XML 1.0, F.1: is it UTF-16, by its mark or its first "<"? */
static bool is_utf16(bm_str bytes, bool *is_big)
{
    const char *p = bytes.ptr;
    if (bytes.len < 4 || !(memcmp(p, "\xFE\xFF", 2) == 0 || memcmp(p, "\xFF\xFE", 2) == 0 ||
                           memcmp(p, "\0<", 2) == 0 || memcmp(p, "<\0", 2) == 0))
        return false;
    *is_big = p[0] == '\xFE' || p[0] == 0;
    return true;
}

/* ${bytes} in UTF-8 to ${out}, which has room for 3 bytes a unit. Returns how many bytes. */
static size_t to_utf8(char *out, bm_str bytes, bool is_big)
{
    size_t n = 0;
    for (size_t i = 0; i + 2 <= bytes.len; i += 2) {
        uint32_t c = unit(bytes, i, is_big);
        if (c >= 0xD800 && c < 0xDC00 && i + 4 <= bytes.len) {
            const uint32_t low = unit(bytes, i + 2, is_big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        n += bm_utf8_put(out + n, c); /* of a lone surrogate what libxml2 then refuses */
    }
    return n;
}

/* ${bytes} itself when it is not UTF-16. */
static bm_str as_utf8(bm_arena *a, bm_str bytes)
{
    bool is_big;
    if (!is_utf16(bytes, &is_big))
        return bytes;
    char *out = bm_arena_alloc(a, bytes.len / 2 * 3);
    return bm_str_n(out, to_utf8(out, bytes, is_big));
}

static void set_handlers(bm_xml_sax *s)
{
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
}

/* All is read. Every fault of libxml2 is announced; this holds the contract should it ever stay silent. */
static void end_parser(bm_xml_sax *s)
{
    if (!s->fault && !s->parser->wellFormed)
        s->fault = BM_XML_SAX_MALFORMED;
    if (s->parser->myDoc)
        xmlFreeDoc(s->parser->myDoc);
    s->parser->myDoc = NULL;
    xmlFreeParserCtxt(s->parser);
    s->parser = NULL;
}

bm_xml_sax_fault bm_xml_sax_read(bm_xml_sax *s, bm_arena *a, bm_str bytes)
{
    bm_xml_guard guard = {0};
    s->depth = 0;
    s->fault = BM_XML_SAX_OK;
    bytes = as_utf8(a, bytes);
    if (bytes.len == 0)
        return s->fault = BM_XML_SAX_MALFORMED;
    (void)bm_xml_guard_pass(&guard, bytes);
    if (guard.fault == BM_XML_GUARD_CROWDED)
        return s->fault = BM_XML_SAX_TOO_MANY;
    s->parser = xmlCreateMemoryParserCtxt(bytes.ptr, (int)bytes.len);
    if (!s->parser)
        bm_arena_out_of_memory();
    set_handlers(s);
    (void)xmlParseDocument(s->parser);
    end_parser(s);
    return s->fault;
}

/* ---- In pieces --------------------------------------------------------------------------- */

struct bm_xml_sax_feed {
    bm_xml_guard guard;
    bm_buf held;   /* not complete yet */
    bm_buf wide;   /* UTF-16 that is not brought into UTF-8 yet; at first the bytes that tell */
    bm_buf narrow; /* the same in UTF-8 */
    bool is_known, is_wide, is_big;
};

bm_xml_sax_fault bm_xml_sax_begin(bm_xml_sax *s)
{
    s->depth = 0;
    s->fault = BM_XML_SAX_OK;
    s->feed = calloc(1, sizeof *s->feed);
    s->parser = xmlCreatePushParserCtxt(NULL, NULL, NULL, 0, NULL);
    if (!s->feed || !s->parser)
        bm_arena_out_of_memory();
    set_handlers(s);
    return s->fault;
}

static void push(bm_xml_sax *s, bm_str bytes, bool is_last)
{
    if (!s->fault && (bytes.len || is_last))
        (void)xmlParseChunk(s->parser, bytes.len ? bytes.ptr : "", (int)bytes.len, is_last);
}

static void feed_utf8(bm_xml_sax *s, bm_str bytes)
{
    struct bm_xml_sax_feed *f = s->feed;
    const size_t complete = bm_xml_guard_pass(&f->guard, bytes);
    if (f->guard.fault) {
        bm_xml_sax_stop(s, f->guard.fault == BM_XML_GUARD_DOCTYPE ? BM_XML_SAX_DTD
                                                                  : BM_XML_SAX_TOO_MANY);
        return;
    }
    if (complete && f->held.len) {
        bm_buf_add(&f->held, bytes.ptr, complete);
        push(s, bm_str_n(f->held.ptr, f->held.len), false);
        f->held.len = 0;
    } else {
        push(s, bm_str_n(bytes.ptr, complete), false);
    }
    bm_buf_add_str(&f->held, bm_str_from(bytes, complete));
    if (f->held.len > HELD_MAX)
        bm_xml_sax_stop(s, BM_XML_SAX_TOO_MANY);
}

static void feed_wide(bm_xml_sax *s)
{
    struct bm_xml_sax_feed *f = s->feed;
    const bm_str wide = bm_str_n(f->wide.ptr, f->wide.len);
    size_t n = wide.len - wide.len % 2;
    if (n && (unit(wide, n - 2, f->is_big) & 0xFC00) == 0xD800)
        n -= 2; /* its other half is to come */
    f->narrow.len = 0;
    f->narrow.len =
        to_utf8(bm_buf_reserve(&f->narrow, n / 2 * 3), bm_str_n(wide.ptr, n), f->is_big);
    memmove(f->wide.ptr, f->wide.ptr + n, wide.len - n);
    f->wide.len -= n;
    feed_utf8(s, bm_str_n(f->narrow.ptr, f->narrow.len));
}

bm_xml_sax_fault bm_xml_sax_feed(bm_xml_sax *s, bm_str bytes)
{
    struct bm_xml_sax_feed *f = s->feed;
    if (s->fault)
        return s->fault;
    if (f->is_known && !f->is_wide) {
        feed_utf8(s, bytes);
        return s->fault;
    }
    bm_buf_add_str(&f->wide, bytes);
    if (!f->is_known && f->wide.len >= 4) {
        f->is_known = true;
        f->is_wide = is_utf16(bm_str_n(f->wide.ptr, f->wide.len), &f->is_big);
        if (!f->is_wide) {
            feed_utf8(s, bm_str_n(f->wide.ptr, f->wide.len));
            f->wide.len = 0;
        }
    }
    if (f->is_wide)
        feed_wide(s);
    return s->fault;
}

bm_xml_sax_fault bm_xml_sax_finish(bm_xml_sax *s)
{
    struct bm_xml_sax_feed *f = s->feed;
    if (!f)
        return s->fault;
    if (f->wide.len) /* half a character, or less than four bytes in all */
        bm_xml_sax_stop(s, BM_XML_SAX_MALFORMED);
    push(s, bm_str_n(f->held.ptr, f->held.len), true);
    end_parser(s);
    bm_buf_free(&f->held);
    bm_buf_free(&f->wide);
    bm_buf_free(&f->narrow);
    free(f);
    s->feed = NULL;
    return s->fault;
}
