/* XML through libxml2's SAX2 events, over memory. Nothing is expanded but the five entities of XML
 * and character references: a DOCTYPE stops the parser when its name has been read. All handlers
 * hang on the parser's context, so nothing of libxml2's global state is touched.
 * SPDX-License-Identifier: MIT */
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/limit.h"
#include "input/reader.h"
#include "input/xml_fault.h"
#include "input/xml_tag.h"

typedef struct {
    bm_str name;    /* in the body */
    bm_pos pos;     /* of its "<" */
    size_t text;    /* where its text begins in the buffer */
    size_t resume;  /* offset in the body behind its start tag or its last child */
    bool is_map;    /* has children; open in the tree */
    bool mixed;     /* reported already */
    bool preserve;  /* xml:space: white space around its text belongs to it */
    bool is_choice; /* its children are options */
    bool is_option; /* <option chosen="…">: the element around it is a value, and this may be it */
    bool chosen;    /* option */
    bm_str choice;  /* of the options so far the one that is chosen, in the arena; "" = none */
    bm_pos choice_pos;
} element;

typedef struct {
    bm_reader *r;
    xmlParserCtxt *parser;
    element open[BM_LIMIT_DEPTH];
    unsigned depth;
    bm_buf text; /* of all open elements, the innermost last */
    bool stopped;
} xml;

/* Where the parser stands, in the body. */
static size_t here(const xml *x)
{
    long at = x->parser->input ? xmlByteConsumed(x->parser) : -1;
    return at < 0 || (size_t)at > x->r->body.len ? x->r->body.len : (size_t)at;
}

static bm_pos pos_at(xml *x, size_t at)
{
    return bm_place_at_offset(&x->r->place, at + x->r->skip);
}

/* A fault was reported after which reading cannot go on. */
static void stop(xml *x)
{
    x->stopped = true;
    xmlStopParser(x->parser);
}

static bm_str trimmed(bm_str s)
{
    while (s.len && memchr(" \t\r\n", s.ptr[0], 4))
        s = bm_str_from(s, 1);
    while (s.len && memchr(" \t\r\n", s.ptr[s.len - 1], 4))
        s.len--;
    return s;
}

/* The text of ${e} since its start tag or its last child. */
static bm_str text_of(const xml *x, const element *e)
{
    return bm_str_n(x->text.ptr + e->text, x->text.len - e->text);
}

/* ${e} has children: text beside them is an error. */
static void refuse_text(xml *x, element *e)
{
    if (!e->mixed && trimmed(text_of(x, e)).len) {
        bm_pos pos = pos_at(x, bm_xml_tag_text(x->r->body, e->resume));
        bm_diags_add(x->r->ds, BM_XML_MIXED, &pos, NULL, &e->name, 1);
        e->mixed = true;
    }
    x->text.len = e->text;
}

static int emit_name(xml *x, const char *name, bm_pos pos)
{
    bm_tree_node node = {.pos = pos, .text = bm_str_of(name), .quoted = true};
    return bm_tree_scalar(x->r->tree, &node);
}

/* The attributes of the root become entries of the outermost map. */
typedef struct {
    const char *name;
    size_t name_at, value_at; /* in the body; 0 = not given */
} root_attribute;

enum { ROOT_ATTRIBUTES = 5 };

/* Those of one element. */
typedef struct {
    root_attribute root[ROOT_ATTRIBUTES];
    bool preserve;
    size_t chosen_at; /* value of `chosen`, in the body; 0 = not given, or not here */
} known_attributes;

/* xml:space of a value: XML 1.0, 2.10 */
static bool is_space_attribute(bm_str name, bm_str value, bool *preserve)
{
    bool keep = bm_str_is(value, "preserve");
    if (!bm_str_is(name, "xml:space") || (!keep && !bm_str_is(value, "default")))
        return false;
    *preserve = keep;
    return true;
}

/* May an element called ${name} that begins here be an option? The element around it is then a value, so it is neither the root
 * nor a row. */
static bool may_be_option(const xml *x, bm_str name)
{
    const element *parent = &x->open[x->depth ? x->depth - 1 : 0];
    return x->depth > 1 && !parent->is_map && !parent->is_option && bm_str_is(name, "option");
}

/* Find the attributes of the root, of a value whether its white space is kept, and of an option whether it is chosen; report
 * all others. */
static void check_attributes(xml *x, bm_str name, size_t behind_name, known_attributes *known)
{
    bm_xml_tag_attribute a;
    bool option = may_be_option(x, name);
    for (size_t i = behind_name; bm_xml_tag_next(x->r->body, &i, &a);) {
        size_t k = x->depth == 0 ? 0 : ROOT_ATTRIBUTES;
        bm_str value = bm_str_n(x->r->body.ptr + a.value_at, i - 1 - a.value_at);
        if (x->depth && is_space_attribute(a.name, value, &known->preserve))
            continue;
        if (option && bm_str_is(a.name, "chosen")) {
            known->chosen_at = a.value_at;
            continue;
        }
        while (k < ROOT_ATTRIBUTES && !bm_str_is(a.name, known->root[k].name))
            k++;
        if (k < ROOT_ATTRIBUTES) {
            known->root[k].name_at = a.name_at;
            known->root[k].value_at = a.value_at;
            continue;
        }
        bm_pos pos = pos_at(x, a.name_at);
        bm_diags_add(x->r->ds, BM_XML_ATTRIBUTE, &pos, NULL, &a.name, 1);
    }
}

/* The value of attribute ${name} in the arena; SAX2 gives five pointers for each attribute. All is
 * decoded but "&", which libxml2 leaves as "&#38;" as long as it does not expand entities. */
static bm_str attribute_value(bm_arena *arena, const char *name, int n, const xmlChar **attributes)
{
    bm_str value = {0};
    for (int i = 0; i < n; i++) {
        const xmlChar **a = attributes + (ptrdiff_t)5 * i;
        if (!a[1] && strcmp((const char *)a[0], name) == 0)
            value = bm_str_n((const char *)a[3], (size_t)(a[4] - a[3]));
    }
    char *out = bm_arena_alloc(arena, value.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < value.len; i++) {
        out[len++] = value.ptr[i];
        if (value.len - i >= 5 && memcmp(value.ptr + i, "&#38;", 5) == 0)
            i += 4;
    }
    return bm_str_n(out, len);
}

/* Entry ${attribute} of the outermost map. */
static int emit_attribute(xml *x, const root_attribute *attribute, bm_str text)
{
    bm_tree_node value = {.text = text, .quoted = true};
    if (emit_name(x, attribute->name, pos_at(x, attribute->name_at)))
        return -1;
    value.pos = pos_at(x, attribute->value_at);
    return bm_tree_scalar(x->r->tree, &value);
}

/* {form: …, definition: …, program: …, blank: …, data: {…: the value tree of the root. */
static int open_root(xml *x, const element *e, const root_attribute root[ROOT_ATTRIBUTES],
                     const bm_str texts[ROOT_ATTRIBUTES])
{
    bm_tree_node node = {.pos = e->pos};
    if (!bm_str_is(e->name, "bieumau"))
        return bm_diags_add(x->r->ds, BM_XML_ROOT, &e->pos, NULL, &e->name, 1);
    if (bm_tree_open(x->r->tree, BM_VALUE_MAP, &node))
        return -1;
    for (size_t k = 0; k < ROOT_ATTRIBUTES; k++)
        if (root[k].value_at && emit_attribute(x, &root[k], texts[k]))
            return -1;
    if (emit_name(x, "data", e->pos))
        return -1;
    return bm_tree_open(x->r->tree, BM_VALUE_MAP, &node);
}

/* ${e} as the next child of the element that is open. */
static int open_child(xml *x, const element *e, const char *name)
{
    element *parent = &x->open[x->depth - 1];
    refuse_text(x, parent);
    if (e->is_option) {
        parent->is_choice = true;
        return 0;
    }
    if (parent->is_choice || parent->is_option) {
        const bm_str args[] = {parent->name, e->name};
        return bm_diags_add(x->r->ds, BM_DATA_BESIDE_OPTIONS, &e->pos, NULL, args, 2);
    }
    bm_tree_node node = {.pos = parent->pos};
    bm_pos name_pos = e->pos;
    name_pos.col++;
    if (!parent->is_map && bm_tree_open(x->r->tree, BM_VALUE_MAP, &node))
        return -1;
    parent->is_map = true;
    return emit_name(x, name, name_pos);
}

/* Is the option chosen whose attribute says ${value}? An xs:boolean (XML Schema part 2, 3.2.2). */
static bool is_chosen(xml *x, bm_str value, size_t at)
{
    value = trimmed(value);
    if (bm_str_is(value, "true") || bm_str_is(value, "1"))
        return true;
    if (!bm_str_is(value, "false") && !bm_str_is(value, "0")) {
        bm_pos pos = pos_at(x, at);
        bm_diags_add(x->r->ds, BM_DATA_OPTION_FLAG, &pos, NULL, &value, 1);
    }
    return false;
}

/* Option ${e} of ${parent} ends. */
static void end_option(xml *x, const element *e, element *parent)
{
    bm_str text = trimmed(text_of(x, e));
    if (!e->chosen)
        return;
    if (!text.len) {
        bm_diags_add(x->r->ds, BM_DATA_OPTION_EMPTY, &e->pos, NULL, &parent->name, 1);
    } else if (parent->choice.len) {
        const bm_str args[] = {parent->name, parent->choice, text};
        bm_diags_add(x->r->ds, BM_DATA_OPTIONS_CHOSEN, &e->pos, NULL, args, 3);
    } else {
        parent->choice = bm_arena_copy(x->r->arena, text);
        parent->choice_pos = pos_at(x, bm_xml_tag_text(x->r->body, e->resume));
    }
}

/* A value ends: its text, or the option that is chosen. */
static int end_value(xml *x, element *e)
{
    bm_tree_node node = {.pos = e->pos, .text = text_of(x, e)};
    if (e->is_choice) {
        refuse_text(x, e);
        node.text = e->choice;
    } else if (!e->preserve) {
        node.text = trimmed(node.text);
    }
    node.absent = !node.text.len;
    node.quoted = !node.absent;
    if (!node.absent)
        node.pos = e->is_choice ? e->choice_pos : pos_at(x, bm_xml_tag_text(x->r->body, e->resume));
    return bm_tree_scalar(x->r->tree, &node);
}

/* The parameters are those of startElementNsSAX2Func. NOLINTNEXTLINE(readability-function-size) */
static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attributes,
                     int n_defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    xml *x = user;
    bm_str body = x->r->body;
    if (x->stopped)
        return;
    size_t end = here(x), tag = end; /* ">" or "/>"; no "<" stands inside of a tag */
    while (tag > 0 && (tag >= body.len || body.ptr[tag] != '<'))
        tag--;
    element e = {.pos = pos_at(x, tag), .text = x->text.len};
    e.name = bm_xml_tag_name(body, tag + 1);
    e.resume = end + (end < body.len && body.ptr[end] == '/' ? 2 : 1);
    if (x->depth == BM_LIMIT_DEPTH) {
        char limit[12];
        (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_DEPTH);
        bm_diags_add1(x->r->ds, BM_INPUT_TOO_DEEP, &e.pos, limit);
        stop(x);
        return;
    }
    known_attributes known = {.root = {{"document", 0, 0},
                                       {"form", 0, 0},
                                       {"definition", 0, 0},
                                       {"program", 0, 0},
                                       {"blank", 0, 0}}};
    known.preserve = x->depth && x->open[x->depth - 1].preserve;
    check_attributes(x, e.name, tag + 1 + e.name.len, &known);
    e.preserve = known.preserve;
    e.is_map = x->depth == 0;
    bm_str texts[ROOT_ATTRIBUTES] = {0};
    for (size_t k = 0; e.is_map && k < ROOT_ATTRIBUTES; k++)
        texts[k] = attribute_value(x->r->arena, known.root[k].name, n_attributes, attributes);
    e.is_option = known.chosen_at != 0;
    if (e.is_option)
        e.chosen = is_chosen(x, attribute_value(x->r->arena, "chosen", n_attributes, attributes),
                             known.chosen_at);
    if (e.is_map ? open_root(x, &e, known.root, texts) : open_child(x, &e, (const char *)name)) {
        stop(x);
        return;
    }
    e.text = x->text.len;
    x->open[x->depth++] = e;
}

static void on_end(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    xml *x = user;
    if (x->stopped || !x->depth)
        return;
    element *e = &x->open[x->depth - 1];
    int status = 0;
    if (e->is_map) {
        refuse_text(x, e);
        status = bm_tree_close(x->r->tree);
        if (!status && x->depth == 1)
            status = bm_tree_close(x->r->tree);
    } else if (e->is_option) {
        end_option(x, e, e - 1);
    } else {
        status = end_value(x, e);
    }
    x->text.len = e->text;
    x->depth--;
    if (x->depth)
        x->open[x->depth - 1].resume = here(x);
    if (status)
        stop(x);
}

static void on_text(void *user, const xmlChar *text, int n)
{
    xml *x = user;
    if (!x->stopped && n > 0)
        bm_buf_add(&x->text, text, (size_t)n);
}

static void on_doctype(void *user, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id)
{
    (void)name, (void)public_id, (void)system_id;
    xml *x = user;
    if (x->stopped)
        return;
    size_t at = here(x);
    while (at > 0 && (at >= x->r->body.len || x->r->body.ptr[at] != '<'))
        at--;
    bm_pos pos = pos_at(x, at);
    bm_diags_add0(x->r->ds, BM_XML_DTD, &pos);
    stop(x);
}

static void on_error(void *user, xmlError *error)
{
    xml *x = user;
    if (x->stopped || error->level == XML_ERR_WARNING)
        return;
    if (error->code == XML_ERR_NO_MEMORY)
        bm_arena_out_of_memory();
    bm_xml_fault_open open = {0};
    if (x->depth) {
        open.name = x->open[x->depth - 1].name;
        open.pos = x->open[x->depth - 1].pos;
    }
    bm_xml_fault_report(x->r, error, here(x), &open);
    stop(x);
}

int bm_xml_read(bm_reader *r)
{
    if (bm_xml_tag_check(r))
        return -1;
    xml x = {.r = r};
    x.parser = xmlCreateMemoryParserCtxt(r->body.ptr, (int)r->body.len);
    if (!x.parser)
        bm_arena_out_of_memory();
    xmlCtxtUseOptions(x.parser, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT |
                                    XML_PARSE_IGNORE_ENC);
    xmlSAXHandler *sax = x.parser->sax;
    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC;
    sax->internalSubset = on_doctype;
    sax->startElementNs = on_start;
    sax->endElementNs = on_end;
    sax->characters = on_text;
    sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_text;
    sax->serror = on_error;
    x.parser->userData = &x;
    (void)bm_buf_reserve(&x.text, 1); /* never NULL, so that pointers into it are defined */
    (void)xmlParseDocument(x.parser);
    /* Every fault of libxml2 is announced; this holds the contract should it ever stay silent. */
    int status = x.stopped ? -1 : 0;
    if (!status && !x.parser->wellFormed) {
        bm_pos pos = pos_at(&x, here(&x));
        status = bm_diags_add1(r->ds, BM_XML_SYNTAX, &pos, "?");
    }
    if (x.parser->myDoc)
        xmlFreeDoc(x.parser->myDoc);
    x.parser->myDoc = NULL;
    xmlFreeParserCtxt(x.parser);
    bm_buf_free(&x.text);
    return status;
}
