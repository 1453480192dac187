/* libxml2's SAX2 events: what stands in a pkg:xmlData is written again as it comes, with the namespaces that are in scope.
 * SPDX-License-Identifier: MIT */
#include "input/opc_flat.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/limit.h"
#include "input/opc_name.h"
#include "input/xml_sax.h"

#define PACKAGE "http://schemas.microsoft.com/office/2006/xmlPackage"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

enum { LOOK_BYTES = 4096 };

bool bm_opc_flat_is(bm_str bytes)
{
    /* The letters of the beginning, also of UTF-16. */
    char text[LOOK_BYTES + 1];
    size_t n = 0;
    for (size_t i = 0; i < bytes.len && n < LOOK_BYTES; i++)
        if (bytes.ptr[i] > 0)
            text[n++] = bytes.ptr[i];
    text[n] = 0;
    const char *p = text;
    while (*p && memchr(" \t\r\n", *p, 4))
        p++;
    if (*p != '<')
        return false;
    /* the first tag that is no declaration, instruction or comment */
    while ((p = strchr(p, '<')) && (p[1] == '?' || p[1] == '!')) {
        const bool comment = strncmp(p, "<!--", 4) == 0;
        p = strstr(p, comment ? "-->" : ">");
        if (!p)
            return false;
    }
    if (!p)
        return false;
    const size_t name = strcspn(++p, " \t\r\n/>");
    const bool package = (name == 7 && memcmp(p, "package", 7) == 0) ||
                         (name > 8 && memcmp(p + name - 8, ":package", 8) == 0);
    return package && strstr(p, PACKAGE);
}

/* ---- Parts ------------------------------------------------------------------------------- */

/* How deep elements stand: pkg:package is 1. */
enum { PART = 2, DATA = 3, ROOT = 4 };

typedef enum { NOTHING, XML, BINARY } kind;

/* A prefix in scope; libxml2 gives equal strings one address. */
typedef struct {
    const xmlChar *prefix, *uri;
    unsigned depth;
} declaration;

typedef struct {
    bm_arena *arena;
    bm_xml_sax sax;
    const bm_pos *pos;
    bm_diags *ds;
    bm_opc_part *parts;
    size_t n, cap, left;
    kind kind;     /* of the data that are open */
    bool tag_open; /* ">" of the last start tag is still missing */
    bm_buf out;    /* the part */
    bm_buf scope;  /* of declaration, outside of the part */
} flat;

static void fail(flat *f, bm_code code, const char *a0)
{
    if (!f->sax.fault)
        (void)bm_diags_add1(f->ds, code, f->pos, a0);
    bm_xml_sax_stop(&f->sax, BM_XML_SAX_REFUSED);
}

static void fail_number(flat *f, bm_code code, int limit)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%d", limit);
    fail(f, code, text);
}

/* ---- Writing ----------------------------------------------------------------------------- */

static const char *escape(char c, bool attribute)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r':
        return "&#13;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case '\n':
        return attribute ? "&#10;" : NULL;
    case '\t':
        return attribute ? "&#9;" : NULL;
    default:
        return NULL;
    }
}

static void add_escaped(bm_buf *b, bm_str s, bool attribute)
{
    for (size_t i = 0; i < s.len; i++) {
        const char *escaped = escape(s.ptr[i], attribute);
        if (escaped)
            bm_buf_add_cstr(b, escaped);
        else
            bm_buf_add_byte(b, s.ptr[i]);
    }
}

static void add_name(bm_buf *b, const xmlChar *prefix, const xmlChar *name)
{
    if (prefix) {
        bm_buf_add_cstr(b, (const char *)prefix);
        bm_buf_add_byte(b, ':');
    }
    bm_buf_add_cstr(b, (const char *)name);
}

static void add_declaration(bm_buf *b, const xmlChar *prefix, const xmlChar *uri)
{
    bm_buf_add_cstr(b, prefix ? " xmlns:" : " xmlns");
    if (prefix)
        bm_buf_add_cstr(b, (const char *)prefix);
    bm_buf_add_cstr(b, "=\"");
    add_escaped(b, bm_str_of((const char *)uri), true);
    bm_buf_add_byte(b, '"');
}

/* Is ${prefix} declared by the root of the part itself, or nearer to it than the first ${i} of the scope? */
static bool is_hidden(const flat *f, size_t i, const bm_xml_sax_tag *root)
{
    const declaration *all = (const declaration *)(const void *)f->scope.ptr;
    for (size_t k = 0; k < root->n_declarations; k++)
        if (root->declarations[k].prefix == all[i].prefix)
            return true;
    for (size_t k = i + 1; k < f->scope.len / sizeof *all; k++)
        if (all[k].prefix == all[i].prefix)
            return true;
    return false;
}

static void add_scope(flat *f, const bm_xml_sax_tag *root)
{
    const declaration *all = (const declaration *)(const void *)f->scope.ptr;
    for (size_t i = 0; i < f->scope.len / sizeof *all; i++)
        if (!bm_str_is(bm_str_of((const char *)all[i].uri), PACKAGE) && !is_hidden(f, i, root))
            add_declaration(&f->out, all[i].prefix, all[i].uri);
}

static void add_attribute(flat *f, const bm_xml_sax_attribute *attribute)
{
    const bm_arena_mark mark = bm_arena_mark_of(f->arena);
    bm_buf_add_byte(&f->out, ' ');
    add_name(&f->out, attribute->prefix, attribute->name);
    bm_buf_add_cstr(&f->out, "=\"");
    add_escaped(&f->out, bm_xml_sax_value(f->arena, attribute), true);
    bm_buf_add_byte(&f->out, '"');
    bm_arena_rewind(f->arena, mark);
}

static void close_tag(flat *f)
{
    if (f->tag_open)
        bm_buf_add_byte(&f->out, '>');
    f->tag_open = false;
}

static void check_room(flat *f)
{
    if (f->out.len > f->left)
        fail_number(f, BM_OPC_TOO_MUCH, BM_LIMIT_OPC_UNPACKED_BYTES);
}

/* ---- Events ------------------------------------------------------------------------------ */

static bm_str attribute_named(flat *f, const bm_xml_sax_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->n_attributes; i++)
        if (strcmp((const char *)tag->attributes[i].name, name) == 0)
            return bm_xml_sax_value(f->arena, &tag->attributes[i]);
    return (bm_str)BM_STR("");
}

static void open_part(flat *f, const bm_xml_sax_tag *tag)
{
    if (f->n == BM_LIMIT_OPC_PARTS) {
        fail_number(f, BM_OPC_PARTS, BM_LIMIT_OPC_PARTS);
        return;
    }
    if (f->n == f->cap) {
        const size_t cap = f->cap ? 2 * f->cap : 16, size = sizeof *f->parts;
        f->parts = bm_arena_grow(f->arena, f->parts, f->cap * size, cap * size);
        f->cap = cap;
    }
    const bm_str raw = attribute_named(f, tag, "name");
    const bm_str name = raw.len && raw.ptr[0] == '/' ? bm_str_from(raw, 1) : raw;
    bm_opc_part *part = &f->parts[f->n++];
    *part = (bm_opc_part){.name = bm_opc_name_checked(f->arena, name),
                          .content_type = attribute_named(f, tag, "contentType"),
                          .bytes = BM_STR("")};
    if (!part->name.len)
        fail(f, BM_OPC_NAME, raw.ptr);
}

static kind kind_of(const xmlChar *name)
{
    const bm_str s = bm_str_of((const char *)name);
    return bm_str_is(s, "xmlData") ? XML : bm_str_is(s, "binaryData") ? BINARY : NOTHING;
}

static void write_start(flat *f, const bm_xml_sax_tag *tag)
{
    const bool root = f->sax.depth == ROOT;
    close_tag(f);
    if (root)
        bm_buf_add_cstr(&f->out, DECLARATION);
    bm_buf_add_byte(&f->out, '<');
    add_name(&f->out, tag->prefix, tag->name);
    if (root)
        add_scope(f, tag);
    for (size_t i = 0; i < tag->n_declarations; i++)
        add_declaration(&f->out, tag->declarations[i].prefix, tag->declarations[i].uri);
    for (size_t i = 0; i < tag->n_attributes; i++)
        add_attribute(f, &tag->attributes[i]);
    f->tag_open = true;
    check_room(f);
}

static void on_start(void *user, const bm_xml_sax_tag *tag)
{
    flat *f = user;
    const unsigned depth = f->sax.depth;
    for (size_t i = 0; depth <= DATA && i < tag->n_declarations; i++) {
        const declaration d = {tag->declarations[i].prefix, tag->declarations[i].uri, depth};
        bm_buf_add(&f->scope, &d, sizeof d);
    }
    if (depth == PART)
        open_part(f, tag);
    if (depth == DATA) {
        f->kind = kind_of(tag->name);
        f->out.len = 0;
    }
    if (depth >= ROOT && f->kind == XML)
        write_start(f, tag);
}

static int digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* What the base64 (RFC 4648, 4) in ${f->out} stands for, in its place; what is no digit is passed over. */
static void decode(flat *f)
{
    unsigned bits = 0, n = 0;
    size_t len = 0;
    for (size_t i = 0; i < f->out.len && f->out.ptr[i] != '='; i++) {
        const int d = digit(f->out.ptr[i]);
        if (d < 0)
            continue;
        bits = (bits << 6 | (unsigned)d) & 0xFFFFFF;
        n += 6;
        if (n >= 8) {
            n -= 8;
            f->out.ptr[len++] = (char)(bits >> n & 0xFF);
        }
    }
    f->out.len = len;
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix)
{
    flat *f = user;
    const unsigned depth = f->sax.depth;
    const declaration *scope = (const declaration *)(const void *)f->scope.ptr;
    while (f->scope.len && scope[f->scope.len / sizeof *scope - 1].depth >= depth)
        f->scope.len -= sizeof *scope;
    if (depth >= ROOT && f->kind == XML) {
        bm_buf_add_cstr(&f->out, f->tag_open ? "/>" : "</");
        if (!f->tag_open) {
            add_name(&f->out, prefix, name);
            bm_buf_add_byte(&f->out, '>');
        }
        f->tag_open = false;
    }
    if (depth != DATA || f->kind == NOTHING)
        return;
    if (f->kind == BINARY)
        decode(f);
    f->kind = NOTHING;
    check_room(f);
    if (f->sax.fault)
        return;
    f->parts[f->n - 1].bytes =
        bm_arena_copy(f->arena, bm_str_n(f->out.ptr ? f->out.ptr : "", f->out.len));
    f->left -= f->out.len;
}

static void on_text(void *user, bm_str text)
{
    flat *f = user;
    if (f->sax.depth == DATA && f->kind == BINARY)
        bm_buf_add_str(&f->out, text);
    if (f->sax.depth < ROOT || f->kind != XML)
        return;
    close_tag(f);
    add_escaped(&f->out, text, false);
    check_room(f);
}

static int report(const flat *f)
{
    char limit[16];
    switch (f->sax.fault) {
    case BM_XML_SAX_OK:
        return 0;
    case BM_XML_SAX_REFUSED:
        return -1;
    case BM_XML_SAX_DTD:
        return bm_diags_add1(f->ds, BM_DOCX_DTD, f->pos, "pkg:package");
    case BM_XML_SAX_TOO_DEEP:
        (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_DOCX_DEPTH);
        return bm_diags_add2(f->ds, BM_DOCX_DEEP, f->pos, "pkg:package", limit);
    case BM_XML_SAX_TOO_MANY:
    case BM_XML_SAX_MALFORMED:
        break;
    }
    return bm_diags_add1(f->ds, BM_OPC_DAMAGED, f->pos, "");
}

int bm_opc_flat_read(bm_arena *a, const bm_source *source, bm_opc_part **parts, size_t *n,
                     bm_diags *ds)
{
    const bm_pos pos = {.source = source};
    flat f = {.arena = a, .pos = &pos, .ds = ds, .left = BM_LIMIT_OPC_UNPACKED_BYTES};
    f.sax = (bm_xml_sax){.user = &f, .start = on_start, .end = on_end, .text = on_text};
    (void)bm_xml_sax_read(&f.sax, a, bm_str_n(source->bytes, source->len));
    bm_buf_free(&f.out);
    bm_buf_free(&f.scope);
    *parts = f.parts;
    *n = f.n;
    return report(&f);
}
