/* word/document.xml. SPDX-License-Identifier: MIT */
#include "output/docx/docx_document.h"

#include "base/unit.h"
#include "layout/flow.h"
#include "output/docx/docx_columns.h"
#include "output/docx/docx_control.h"
#include "output/docx/docx_line.h"
#include "output/docx/docx_region.h"
#include "output/docx/docx_styles.h"
#include "output/docx/docx_table.h"
#include "output/docx/docx_template.h"

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

enum { SPACER_TWIP = 20, COMPANY_LINES = 2 };

/* The blocks of a document while they are being written. */
typedef struct {
    bm_docx_writer *w;
    const bm_node *root;
    size_t number;                  /* of the document in the file, copies counted, from 1 */
    const bm_docx_section *section; /* ended by the last paragraph; NULL = by the body's end */
    size_t *keep_rows;              /* for each block */
    int region;                     /* the MARKDOWN field of the block above; -1 = none */
    uint32_t bookmark;              /* around its blocks; 0 = none is open */
    bool *regions;                  /* fields that had theirs: what is printed again has none */
    const bm_node *heading;         /* the last one of the form that stands above, or NULL */
    bool page_break;                /* the next block begins a page */
    bool written;                   /* something was */
    bool closed;                    /* the section was */
    bool after_table;               /* a table ended just above */
    /* space that the block above asks for below it and did not write; < 0: of what this block asks for above, it
     * wrote so much */
    long after_twip;
} body;

static bool is_table(const bm_node *node)
{
    return node->type == BM_NODE_TABLE || node->type == BM_NODE_SIGNATURES ||
           node->type == BM_NODE_LETTERHEAD;
}

/* A block of signatures keeps at least two lines of what stands before it on its page. Word does so with rows of a
 * table, too; LibreOffice 7.4 only while the table is on one page: rows of one that goes on from the page before stay
 * there, and the signatures begin the next page alone (nd68-2024/mau-01 with 9 rows). */
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
        case BM_NODE_FOOTER:
            break;
        default: /* a page break, a letterhead, or signatures that keep company of their own */
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
        if (node->type == BM_NODE_FOOTER)
            continue;
        if (node->type != BM_NODE_PAGE_BREAK)
            return node;
        *page_break = true;
    }
    return NULL;
}

/* Space above a text with a drawn line is written with the block above it: readers differ in whether it belongs to the
 * first line of the text, from whose top the place of the drawn line is measured. */
static long space_for_ruled(const bm_node *next)
{
    if (!next || next->type != BM_NODE_PARAGRAPH ||
        !bm_style_of((bm_style)next->style)->rule_percent)
        return -1;
    return bm_unit_twip_of_pt(bm_style_of((bm_style)next->style)->space_before_pt);
}

/* What the neighbours of block ${i} mean for it. Readers differ in whether the space after a block and the space
 * before the next add up (as in layout/) or the larger one counts, so their sum is written as one. */
static bm_docx_block block_of(body *b, size_t i)
{
    bm_docx_block block = {.keep_rows = b->keep_rows[i],
                           .before_twip = BM_DOCX_INHERIT,
                           .after_twip = BM_DOCX_INHERIT,
                           .page_break_before = b->page_break,
                           .heading = b->heading};
    const bm_node *node = b->root->children[i];
    if (is_table(node))
        return block;
    bool page_break;
    const bm_node *next = next_of(b, i, &page_break);
    if (!next)
        block.section = b->section;
    b->closed |= block.section != NULL;
    const bm_style_spec *spec = bm_style_of((bm_style)node->style);
    long after_twip = bm_unit_twip_of_pt(bm_docx_styles_space_after((bm_style)node->style));
    if (b->page_break || (!b->written && spec->space_before_pt > 0))
        block.before_twip = 0; /* no space at the top of a page */
    else if (b->after_twip)
        block.before_twip = bm_unit_twip_of_pt(spec->space_before_pt) + b->after_twip;
    b->after_twip = 0;
    if (!next || page_break)
        return block;
    if (next->type == BM_NODE_TABLE) {
        block.after_twip = after_twip + BM_DOCX_TABLE_SPACE_TWIP;
    } else if (space_for_ruled(next) >= 0) {
        block.after_twip = after_twip + space_for_ruled(next);
        b->after_twip = -space_for_ruled(next);
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
    p.section = block->section;
    bm_docx_paragraph_write(b->w, node, p, bm_flow_body_width(b->w->layout));
}

static void write_spacer(body *b, bm_docx_spacer spacer)
{
    if (spacer.height_twip < SPACER_TWIP)
        spacer.height_twip = SPACER_TWIP;
    bm_docx_paragraph_spacer(&b->w->xml, &spacer);
}

/* Two tables without a paragraph between would become one; a page cannot begin with a table alone. */
static void part_tables(body *b, const bm_node *node)
{
    bm_docx_spacer spacer = {0};
    if (b->page_break) {
        spacer.keep_next = spacer.page_break_before = true;
    } else if (b->after_table) {
        spacer.height_twip =
            b->after_twip + (node->type == BM_NODE_TABLE ? BM_DOCX_TABLE_SPACE_TWIP : 0);
        spacer.keep_next = node->type == BM_NODE_SIGNATURES;
    } else {
        return;
    }
    write_spacer(b, spacer);
}

static void write_letterhead(body *b, size_t i)
{
    bool page_break;
    long ruled_twip = space_for_ruled(next_of(b, i, &page_break));
    long after_twip = bm_unit_twip_of_pt(BM_LETTERHEAD_AFTER_PT);
    bool inside = ruled_twip >= 0 && !page_break;
    b->after_table = bm_docx_columns_letterhead(b->w, b->root->children[i],
                                                inside ? after_twip + ruled_twip : 0);
    if (b->after_table)
        b->after_twip = inside ? -ruled_twip : after_twip;
}

static void write_table(body *b, size_t i, const bm_docx_block *block)
{
    const bm_node *node = b->root->children[i];
    part_tables(b, node);
    b->after_twip = 0;
    switch (node->type) {
    case BM_NODE_LETTERHEAD:
        write_letterhead(b, i);
        break;
    case BM_NODE_SIGNATURES:
        b->after_table = bm_docx_columns_signatures(b->w, node);
        break;
    default:
        b->after_table = bm_docx_table_write(b->w, node, block);
        b->after_twip = b->after_table ? BM_DOCX_TABLE_SPACE_TWIP : 0;
        break;
    }
}

/* End the bookmark around the blocks above and begin one around those of ${field}; -1 = none. */
static void go_to_region(body *b, int field)
{
    if (field == b->region)
        return;
    if (b->bookmark)
        bm_docx_region_end(b->w, b->bookmark);
    b->bookmark = 0;
    b->region = field;
    if (field < 0 || !b->regions || b->regions[field])
        return;
    b->regions[field] = true;
    b->bookmark = bm_docx_region_start(b->w, field, b->number);
}

static void write_block(body *b, size_t i)
{
    const bm_node *node = b->root->children[i];
    if (node->type == BM_NODE_FOOTER)
        return;
    if (node->type == BM_NODE_PAGE_BREAK) {
        b->page_break = b->written;
        return;
    }
    go_to_region(b, b->w->form ? bm_docx_region_of(b->w->form, node) : -1);
    bm_docx_block block = block_of(b, i);
    if (is_table(node)) {
        write_table(b, i, &block);
    } else {
        b->after_table = false;
        if (node->type == BM_NODE_PARAGRAPH) {
            if (bm_style_of((bm_style)node->style)->outline > 0)
                b->heading = node->flags & BM_NODE_STATIC ? node : NULL;
            write_paragraph(b, node, &block);
        } else {
            bm_docx_line_write(b->w, node, &block, bm_flow_body_width(b->w->layout));
        }
    }
    b->page_break = false;
    b->written = true;
}

static void write_blocks(body *b)
{
    size_t n = b->root->n_children;
    b->keep_rows = bm_arena_zero(b->w->layout->arena, n + 1, sizeof *b->keep_rows);
    if (b->w->form)
        b->regions = bm_arena_zero(b->w->layout->arena, b->w->form->n_fields + 1, 1);
    for (size_t i = 0; i < n; i++)
        if (b->root->children[i]->type == BM_NODE_SIGNATURES)
            keep_company(b, i);
    for (size_t i = 0; i < n; i++)
        write_block(b, i);
    go_to_region(b, -1);
    if (b->after_table || !b->written || (b->section && !b->closed)) {
        const bm_docx_spacer end = {.section = b->section};
        write_spacer(b, end);
    }
}

/* Its copies share its data part. */
static void begin_document(bm_docx_writer *w, const bm_document *doc, size_t number)
{
    w->layout->n_missing = 0;
    w->form = w->item_ids ? doc->form : NULL;
    w->values = doc->values;
    w->item_id = w->form ? w->item_ids[number] : NULL;
}

void bm_docx_document_write(bm_docx_writer *w, const bm_document *docs, size_t n_docs,
                            const bm_render_options *options, bm_docx_footers *footers)
{
    size_t copies = options->copies ? options->copies : 1, n = n_docs * copies;
    bm_docx_section section = {.one_of_several = n > 1,
                               .on_front = options->duplex,
                               .docx_template = options->docx_template};
    bm_docx_xml *x = &w->xml;
    bm_docx_xml_start(x, "w:document");
    bm_docx_xml_attr(x, "xmlns:w", BM_DOCX_NAMESPACE);
    bm_docx_xml_attr(x, "xmlns:r", RELATIONS);
    if (w->item_ids)
        bm_docx_control_namespaces(x);
    bm_docx_xml_start(x, "w:body");
    for (size_t i = 0; i < n; i++) {
        const bm_document *doc = &docs[i / copies];
        bool last = i + 1 == n;
        if (w->failed && i % copies > 0)
            continue; /* what is wrong was told of the first copy */
        begin_document(w, doc, i / copies);
        w->layout->frame = bm_docx_template_frame(options->docx_template, doc->landscape);
        section.landscape = doc->landscape;
        w->document += w->form && w->several_items && i % copies == 0;
        if (i % copies == 0)
            bm_docx_footer_add(footers, w, doc->root, &section);
        body b = {.w = w,
                  .root = doc->root,
                  .number = i + 1,
                  .region = -1,
                  .section = last ? NULL : &section};
        write_blocks(&b);
        if (last)
            bm_docx_section_write(x, &section);
    }
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}
