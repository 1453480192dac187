/* word/footerN.xml. SPDX-License-Identifier: MIT */
#include "output/docx/docx_footer.h"

#include "base/unit.h"
#include "layout/footer.h"
#include "output/docx/docx_control.h"
#include "output/docx/docx_styles.h"

/* The FOOTER with something in it, or NULL. */
static const bm_node *footer_of(const bm_node *root)
{
    for (uint32_t i = 0; i < root->n_children; i++)
        if (root->children[i]->type == BM_NODE_FOOTER && root->children[i]->n_children > 0)
            return root->children[i];
    return NULL;
}

/* ${node} == NULL: nothing that can be seen. */
static void write_footer(bm_docx_writer *w, const bm_node *node)
{
    double width_pt = bm_flow_body_width(w->layout);
    bm_docx_xml_start(&w->xml, "w:ftr");
    bm_docx_xml_attr(&w->xml, "xmlns:w", BM_DOCX_NAMESPACE);
    if (w->form)
        bm_docx_control_namespaces(&w->xml);
    if (!node) {
        const bm_docx_spacer nothing = {.height_twip = BM_DOCX_SECTION_NO_FOOTER_TWIP};
        bm_docx_paragraph_spacer(&w->xml, &nothing);
    }
    for (uint32_t i = 0; node && i < node->n_children; i++) {
        const bm_node *paragraph = node->children[i];
        bm_docx_properties p = bm_docx_paragraph_properties(w, (bm_style)paragraph->style);
        if (i == 0) {
            p.rule_above_pt = width_pt;
            p.before_twip =
                bm_unit_twip_of_pt(BM_FOOTER_BEFORE_PT + BM_RULE_THICK_PT + BM_FOOTER_AFTER_PT);
        }
        if (i + 1 == node->n_children) /* the section puts the footer so much too low */
            p.after_twip = BM_DOCX_SECTION_NO_FOOTER_TWIP;
        bm_docx_paragraph_write(w, paragraph, p, width_pt);
    }
    bm_docx_xml_end(&w->xml);
}

static void grow(bm_docx_footers *f)
{
    size_t cap = f->cap ? f->cap * 2 : 4;
    f->xml = bm_arena_grow(f->arena, f->xml, f->n * sizeof *f->xml, cap * sizeof *f->xml);
    f->parts = bm_arena_grow(f->arena, f->parts, f->n * sizeof *f->parts, cap * sizeof *f->parts);
    f->cap = cap;
}

/* Keep ${xml}, whose bytes are ${bytes}, as a part; returns its number. */
static size_t keep(bm_docx_footers *f, bm_docx_xml xml, bm_str bytes)
{
    if (f->n == f->cap)
        grow(f);
    char *name = bm_arena_alloc(f->arena, BM_DOCX_PART_NAME);
    f->xml[f->n] = xml;
    f->parts[f->n] = bm_docx_package_numbered(BM_DOCX_FOOTER, f->n + 1, name);
    f->parts[f->n].xml = bytes;
    return ++f->n;
}

/* The part with ${node}; its number is ${last} when that part says the same. */
static size_t add_part(bm_docx_footers *f, bm_docx_writer *w, const bm_node *node, size_t last)
{
    bm_docx_writer own = {.layout = w->layout,
                          .ds = w->ds,
                          .form = node ? w->form : NULL,
                          .values = w->values,
                          .item_id = w->item_id,
                          .document = w->document,
                          .n_controls = w->n_controls,
                          .words = w->words,
                          .in_footer = true};
    bm_docx_xml_open(&own.xml);
    write_footer(&own, node);
    bm_str bytes = bm_docx_xml_finish(&own.xml);
    bm_buf_free(&own.pending);
    w->failed |= own.failed;
    w->n_controls = own.n_controls;
    w->words = own.words;
    if (last && bm_str_eq(bytes, f->parts[last - 1].xml)) {
        bm_docx_xml_close(&own.xml);
        return last;
    }
    return keep(f, own.xml, bytes);
}

void bm_docx_footer_add(bm_docx_footers *footers, bm_docx_writer *w, const bm_node *root,
                        bm_docx_section *section)
{
    const bm_node *node = footer_of(root);
    bm_flow_box box; /* of the laid-out page: what it refuses is refused here too */
    section->first_footer = section->other_footers = 0;
    if (!node && !footers->last)
        return;
    bm_structure_begin(&w->layout->structure, w->layout->arena);
    if (node && bm_footer_flow(w->layout, root, &box, w->ds) != 0) {
        w->failed = true;
        return;
    }
    if (node)
        footers->last = add_part(footers, w, node, footers->last);
    if (!footers->empty)
        footers->empty = add_part(footers, w, NULL, 0);
    section->first_footer = node ? footers->last : footers->empty;
    section->other_footers = node ? footers->empty : 0;
}

void bm_docx_footer_free(bm_docx_footers *footers)
{
    for (size_t i = 0; i < footers->n; i++)
        bm_docx_xml_close(&footers->xml[i]);
    footers->n = 0;
}
