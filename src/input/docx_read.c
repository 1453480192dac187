/* The document in a package: its parts, and the text of what was read. SPDX-License-Identifier: MIT */
#include "input/docx_read.h"

#include <stdio.h>

#include "base/limit.h"
#include "input/docx_read_block.h"
#include "input/docx_read_item.h"
#include "text/nfc.h"

typedef struct {
    bm_docx_read_state state;
    const bm_opc *opc;
    const bm_opc_part *main;
    const bm_opc_relation *relations; /* of the document */
    size_t n_relations;
    size_t left; /* elements and attributes that may still be read */
    const bm_pos *pos;
    bm_diags *ds;
} reader;

/* ---- Parts ------------------------------------------------------------------------------- */

static bool has(bm_str s, const char *part)
{
    const size_t n = strlen(part);
    for (size_t i = 0; i + n <= s.len; i++)
        if (memcmp(s.ptr + i, part, n) == 0)
            return true;
    return false;
}

static bool is_word(bm_str type)
{
    return has(type, "wordprocessingml.document.main") ||
           has(type, "wordprocessingml.template.main") ||
           has(type, "ms-word.document.macroEnabled.main") ||
           has(type, "ms-word.template.macroEnabledTemplate.main");
}

static int report_other(const reader *r)
{
    const char *kind = "";
    for (size_t i = 0; i < r->opc->n_parts && !*kind; i++) {
        const bm_str type = r->opc->parts[i].content_type;
        kind = has(type, "sheet.main") || has(type, "sheet.macroEnabled") ? "Excel (.xlsx)"
               : has(type, "presentation.main") || has(type, "slideshow.main")
                   ? "PowerPoint (.pptx)"
               : has(type, "visio") ? "Visio (.vsdx)"
                                    : "";
    }
    return bm_diags_add1(r->ds, BM_DOCX_NONE, r->pos, kind);
}

/* By its relationship; in a damaged package by its type or its usual name. */
static const bm_opc_part *main_part(const reader *r)
{
    const bm_str package = BM_STR("");
    const bm_opc_part *part = bm_opc_related(r->state.scratch, r->opc, package, "/officeDocument");
    if (part && (is_word(part->content_type) || !has(part->content_type, "officedocument")))
        return part;
    for (size_t i = 0; i < r->opc->n_parts; i++)
        if (is_word(r->opc->parts[i].content_type))
            return &r->opc->parts[i];
    return part ? NULL : bm_opc_lookup(r->opc, (bm_str)BM_STR("word/document.xml"));
}

static int report_fault(const reader *r, const bm_opc_part *part, bm_xml_sax_fault fault)
{
    char limit[16];
    switch (fault) {
    case BM_XML_SAX_DTD:
        return bm_diags_add1(r->ds, BM_DOCX_DTD, r->pos, part->name.ptr);
    case BM_XML_SAX_TOO_DEEP:
        (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_DOCX_DEPTH);
        return bm_diags_add2(r->ds, BM_DOCX_DEEP, r->pos, part->name.ptr, limit);
    case BM_XML_SAX_TOO_MANY:
        (void)snprintf(limit, sizeof limit, "%d", BM_LIMIT_DOCX_NODES);
        return bm_diags_add2(r->ds, BM_DOCX_MANY, r->pos, limit, part->name.ptr);
    default:
        return bm_diags_add1(r->ds, BM_DOCX_XML, r->pos, part->name.ptr);
    }
}

static int read_part(reader *r, const bm_opc_part *part, const bm_xml_dom_node **root)
{
    bm_xml_sax_fault fault;
    *root = part ? bm_xml_dom_read(r->state.scratch, part->bytes, &r->left, &fault) : NULL;
    return part && !*root ? report_fault(r, part, fault) : 0;
}

/* The part that a relationship of the document whose type ends in ${kind} leads to, or NULL. */
static const bm_opc_part *related(const reader *r, const char *kind)
{
    const size_t n = strlen(kind);
    for (size_t i = 0; i < r->n_relations; i++) {
        const bm_opc_relation *x = &r->relations[i];
        const bm_opc_part *part =
            !x->external && x->type.len >= n && memcmp(x->type.ptr + x->type.len - n, kind, n) == 0
                ? bm_opc_lookup(r->opc, x->target)
                : NULL;
        if (part)
            return part;
    }
    return NULL;
}

/* What a part without relationships is called by Word; LibreOffice, too. */
static const bm_opc_part *part_of(const reader *r, const char *kind, const char *usual)
{
    const bm_opc_part *part = related(r, kind);
    return part || r->n_relations ? part : bm_opc_lookup(r->opc, bm_str_of(usual));
}

/* ---- The document ------------------------------------------------------------------------ */

/* All parts that say how the document is to be read. */
static int read_around(reader *r)
{
    bm_docx_read_state *s = &r->state;
    const bm_xml_dom_node *styles, *numbering, *footnotes, *endnotes, *theme;
    if (read_part(r, part_of(r, "/styles", "word/styles.xml"), &styles) ||
        read_part(r, part_of(r, "/numbering", "word/numbering.xml"), &numbering) ||
        read_part(r, part_of(r, "/footnotes", "word/footnotes.xml"), &footnotes) ||
        read_part(r, part_of(r, "/endnotes", "word/endnotes.xml"), &endnotes) ||
        read_part(r, part_of(r, "/theme", "word/theme/theme1.xml"), &theme))
        return -1;
    bm_docx_read_numbering_read(s->scratch, numbering, &s->numbering);
    s->styles =
        (bm_docx_read_styles){.arena = s->arena, .scratch = s->scratch, .numbering = &s->numbering};
    bm_docx_read_styles_read(&s->styles, styles, theme);
    bm_docx_read_node_notes(s, 0, footnotes);
    bm_docx_read_node_notes(s, 1, endnotes);
    return 0;
}

/* w:pgSz (17.6.13) */
static bool is_landscape(const bm_xml_dom_node *body)
{
    const bm_xml_dom_node *size =
        bm_xml_dom_child(bm_xml_dom_child(body, BM_XML_DOM_W, "sectPr"), BM_XML_DOM_W, "pgSz");
    long width_twip = 0, height_twip = 0;
    (void)bm_docx_read_props_twip(bm_xml_dom_value(size, BM_XML_DOM_W, "w"), &width_twip);
    (void)bm_docx_read_props_twip(bm_xml_dom_value(size, BM_XML_DOM_W, "h"), &height_twip);
    return width_twip > height_twip;
}

static int read_document(reader *r, bm_docx_read_file *file)
{
    bm_docx_read_state *s = &r->state;
    const bm_xml_dom_node *root;
    r->main = main_part(r);
    if (!r->main)
        return report_other(r);
    r->n_relations = bm_opc_relations(s->scratch, r->opc, r->main->name, &r->relations);
    if (read_part(r, r->main, &root))
        return -1;
    if (!bm_xml_dom_is(root, BM_XML_DOM_W, "document"))
        return report_other(r);
    if (read_around(r))
        return -1;
    const bm_xml_dom_node *body = bm_xml_dom_child(root, BM_XML_DOM_W, "body");
    bm_docx_read_node *node = bm_docx_read_node_new(s, BM_DOCX_READ_BODY);
    bm_docx_read_children blocks = {0};
    if (body) {
        bm_docx_read_node_collect(s, body);
        bm_docx_read_block_children(s, body, &blocks);
    }
    bm_docx_read_node_close(s, &blocks, node);
    bm_buf_free(&s->fields);
    file->body = node;
    file->landscape = is_landscape(body);
    file->revisions = s->revisions;
    file->partial = s->partial;
    file->items = bm_docx_read_item_all(s->arena, r->opc, r->main, &file->n_items);
    bm_docx_read_item_properties(s->arena, r->opc, file);
    return 0;
}

const bm_docx_read_file *bm_docx_read(bm_arena *a, const bm_source *source, bm_diags *ds)
{
    const bm_pos pos = {.source = source};
    bm_docx_read_file *file = bm_arena_zero(a, 1, sizeof *file);
    bm_arena *scratch = bm_arena_new();
    reader r = {.state = {.arena = a, .scratch = scratch},
                .left = BM_LIMIT_DOCX_NODES,
                .pos = &pos,
                .ds = ds};
    r.opc = bm_opc_open(scratch, source, ds);
    const int status = r.opc ? read_document(&r, file) : -1;
    bm_arena_free(scratch);
    return status == 0 ? file : NULL;
}

/* ---- Text -------------------------------------------------------------------------------- */

static void add_text(bm_buf *b, const bm_docx_read_node *node);

/* What stands apart in the paragraph: behind it, so that its own text stays together. */
static void add_apart(bm_buf *b, const bm_docx_read_node *node)
{
    for (uint32_t i = 0; i < node->n_children; i++) {
        const bm_docx_read_node *child = node->children[i];
        if (child->type == BM_DOCX_READ_CONTROL)
            add_apart(b, child);
        else if (child->type == BM_DOCX_READ_BOX || child->type == BM_DOCX_READ_NOTE)
            for (uint32_t k = 0; k < child->n_children; k++)
                add_text(b, child->children[k]);
    }
}

static void add_text(bm_buf *b, const bm_docx_read_node *node)
{
    switch ((bm_docx_read_type)node->type) {
    case BM_DOCX_READ_TEXT:
        bm_buf_add_str(b, node->text);
        return;
    case BM_DOCX_READ_TAB:
        bm_buf_add_byte(b, '\t');
        return;
    case BM_DOCX_READ_BREAK:
    case BM_DOCX_READ_PAGE_BREAK:
        bm_buf_add_byte(b, '\n');
        return;
    case BM_DOCX_READ_BOOKMARK:
    case BM_DOCX_READ_NOTE:
    case BM_DOCX_READ_BOX:
    case BM_DOCX_READ_DRAWING:
        return;
    default:
        break;
    }
    for (uint32_t i = 0; i < node->n_children; i++)
        add_text(b, node->children[i]);
    if (node->type == BM_DOCX_READ_PARAGRAPH) {
        bm_buf_add_byte(b, '\n');
        add_apart(b, node);
    }
}

bm_str bm_docx_read_text(bm_arena *a, const bm_docx_read_node *node)
{
    bm_buf b = {0};
    if (node->type == BM_DOCX_READ_NOTE || node->type == BM_DOCX_READ_BOX)
        for (uint32_t i = 0; i < node->n_children; i++)
            add_text(&b, node->children[i]);
    else
        add_text(&b, node);
    const bm_str text = bm_str_n(b.ptr ? b.ptr : "", b.len);
    const bm_str copy = bm_arena_copy(a, bm_nfc_normalize(a, text));
    bm_buf_free(&b);
    return copy;
}
