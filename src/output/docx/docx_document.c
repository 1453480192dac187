/* word/document.xml. SPDX-License-Identifier: MIT */
#include "output/docx/docx_document.h"

#include "base/unit.h"
#include "layout/flow.h"
#include "output/docx/docx_line.h"
#include "output/docx/docx_package.h"
#include "output/docx/docx_styles.h"
#include "output/docx/docx_table.h"

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

enum { SPACER_TWIP = 20, COMPANY_LINES = 2 };

/* The body while it is being written. */
typedef struct {
    bm_docx_writer *w;
    const bm_node *root;
    size_t *keep_rows; /* for each block */
    bool page_break;   /* the next block begins a page */
    bool written;      /* something was */
    bool after_table;  /* a table ended just above */
    long after_twip;   /* space that the block above asks for below it and did not write */
} body;

static bool is_table(const bm_node *node)
{
    return node->type == BM_NODE_TABLE || node->type == BM_NODE_SIGNATURES;
}

/* A block of signatures keeps at least two lines of what stands before it on its page. */
static void keep_company(body *b, size_t signatures)
{
    size_t lines = COMPANY_LINES;
    for (size_t i = signatures; i > 0 && lines > 0; i--) {
        const bm_node *node = b->root->children[i - 1];
        switch (node->type) {
        case BM_NODE_PARAGRAPH: {
            size_t held = bm_docx_paragraph_lines(b->w, node, bm_flow_body_width(b->w->layout));
            lines -= held < lines ? held : lines;
            b->keep_rows[i - 1] = 1;
            break;
        }
        case BM_NODE_LINE:
            b->keep_rows[i - 1] =
                bm_docx_line_keep(b->w, node, &lines, bm_flow_body_width(b->w->layout));
            break;
        case BM_NODE_TABLE:
            b->keep_rows[i - 1] = bm_docx_table_keep(b->w, node, &lines);
            break;
        default: /* a page break, or signatures that keep company of their own */
            return;
        }
    }
}

/* The block behind ${i} that prints, or NULL; a page break between is told. */
static const bm_node *next_of(const body *b, size_t i, bool *page_break)
{
    *page_break = false;
    while (++i < b->root->n_children) {
        const bm_node *node = b->root->children[i];
        if (node->type != BM_NODE_PAGE_BREAK)
            return node;
        *page_break = true;
    }
    return NULL;
}

/* What the neighbours of block ${i} mean for it. Readers differ in whether the space after a block and the space
 * before the next add up (as in layout/) or the larger one counts, so their sum is written as one. */
static bm_docx_block block_of(body *b, size_t i)
{
    bm_docx_block block = {b->keep_rows[i], BM_DOCX_INHERIT, BM_DOCX_INHERIT, b->page_break};
    const bm_node *node = b->root->children[i];
    if (is_table(node))
        return block;
    const bm_style_spec *spec = bm_style_of((bm_style)node->style);
    long after_twip = bm_unit_twip_of_pt(spec->space_after_pt);
    if (b->page_break)
        block.before_twip = 0; /* no space at the top of a page */
    else if (b->after_twip)
        block.before_twip = bm_unit_twip_of_pt(spec->space_before_pt) + b->after_twip;
    b->after_twip = 0;
    bool page_break;
    const bm_node *next = next_of(b, i, &page_break);
    if (!next || page_break)
        return block;
    if (next->type == BM_NODE_TABLE) {
        block.after_twip = after_twip + BM_DOCX_TABLE_SPACE_TWIP;
    } else if (!is_table(next) && after_twip) {
        block.after_twip = 0;
        b->after_twip = after_twip;
    }
    return block;
}

static void write_paragraph(body *b, const bm_node *node, const bm_docx_block *block)
{
    bm_docx_properties p = bm_docx_paragraph_properties(b->w, (bm_style)node->style);
    p.keep_next = block->keep_rows > 0;
    p.page_break_before = block->page_break_before;
    p.before_twip = block->before_twip;
    p.after_twip = block->after_twip;
    bm_docx_paragraph_write(b->w, node, p, bm_flow_body_width(b->w->layout));
}

/* Two tables without a paragraph between would become one; a page cannot begin with a table alone. */
static void part_tables(body *b, const bm_node *node)
{
    if (b->page_break) {
        bm_docx_paragraph_spacer(b->w, SPACER_TWIP, true, true);
    } else if (b->after_table) {
        long height = b->after_twip + (node->type == BM_NODE_TABLE ? BM_DOCX_TABLE_SPACE_TWIP : 0);
        bm_docx_paragraph_spacer(b->w, height > SPACER_TWIP ? height : SPACER_TWIP,
                                 node->type == BM_NODE_SIGNATURES, false);
    }
}

static void write_table(body *b, const bm_node *node, const bm_docx_block *block)
{
    part_tables(b, node);
    b->after_twip = 0;
    if (node->type == BM_NODE_SIGNATURES) {
        b->after_table = bm_docx_table_signatures(b->w, node);
    } else {
        b->after_table = bm_docx_table_write(b->w, node, block);
        b->after_twip = b->after_table ? BM_DOCX_TABLE_SPACE_TWIP : 0;
    }
}

static void write_block(body *b, size_t i)
{
    const bm_node *node = b->root->children[i];
    if (node->type == BM_NODE_PAGE_BREAK) {
        b->page_break = true;
        return;
    }
    bm_docx_block block = block_of(b, i);
    if (is_table(node)) {
        write_table(b, node, &block);
    } else {
        b->after_table = false;
        if (node->type == BM_NODE_PARAGRAPH)
            write_paragraph(b, node, &block);
        else
            bm_docx_line_write(b->w, node, &block, bm_flow_body_width(b->w->layout));
    }
    b->page_break = false;
    b->written = true;
}

static void write_margin(bm_docx_xml *x, const char *name, int mm)
{
    bm_docx_xml_attr_int(x, name, bm_unit_twip_of_mm(mm));
}

static void write_section(bm_docx_xml *x)
{
    char id[16];
    bm_docx_package_relation(BM_DOCX_HEADER, id);
    bm_docx_xml_start(x, "w:sectPr");
    bm_docx_xml_start(x, "w:headerReference");
    bm_docx_xml_attr(x, "w:type", "default");
    bm_docx_xml_attr(x, "r:id", id);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:pgSz");
    write_margin(x, "w:w", BM_PAGE_WIDTH_MM);
    write_margin(x, "w:h", BM_PAGE_HEIGHT_MM);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:pgMar");
    write_margin(x, "w:top", BM_PAGE_TOP_MM);
    write_margin(x, "w:right", BM_PAGE_RIGHT_MM);
    write_margin(x, "w:bottom", BM_PAGE_BOTTOM_MM);
    write_margin(x, "w:left", BM_PAGE_LEFT_MM);
    write_margin(x, "w:header", BM_PAGE_HEADER_MM);
    write_margin(x, "w:footer", BM_PAGE_HEADER_MM);
    bm_docx_xml_attr_int(x, "w:gutter", 0);
    bm_docx_xml_end(x);
    bm_docx_xml_empty(x, "w:titlePg"); /* page 1 has a header of its own, which is empty */
    bm_docx_xml_end(x);
}

void bm_docx_document_write(bm_docx_writer *w, const bm_document *doc)
{
    body b = {0};
    b.w = w;
    b.root = doc->root;
    size_t n = doc->root->n_children;
    b.keep_rows = bm_arena_zero(w->layout->arena, n + 1, sizeof *b.keep_rows);
    for (size_t i = 0; i < n; i++)
        if (doc->root->children[i]->type == BM_NODE_SIGNATURES)
            keep_company(&b, i);
    bm_docx_xml *x = &w->xml;
    bm_docx_xml_start(x, "w:document");
    bm_docx_xml_attr(x, "xmlns:w", BM_DOCX_NAMESPACE);
    bm_docx_xml_attr(x, "xmlns:r", RELATIONS);
    bm_docx_xml_start(x, "w:body");
    for (size_t i = 0; i < n; i++)
        write_block(&b, i);
    if (b.after_table || !b.written)
        bm_docx_paragraph_spacer(w, SPACER_TWIP, false, false);
    write_section(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}
