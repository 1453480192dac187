/* Blocks. SPDX-License-Identifier: MIT */
#include "input/docx_read_block.h"

#include "input/docx_read_control.h"
#include "input/docx_read_inline.h"
#include "input/docx_read_table.h"

/* ---- Paragraphs -------------------------------------------------------------------------- */

static bm_str marker_of(bm_docx_read_state *s, const bm_docx_read_props_paragraph *p)
{
    bm_docx_read_numbering_list *list =
        p->list > 0 ? bm_docx_read_numbering_lookup(&s->numbering, p->list) : NULL;
    return list ? bm_docx_read_numbering_next(s->arena, list, p->level) : (bm_str)BM_STR("");
}

/* Is all but what no one sees the same? Strings and tabs of one style are at the same place. */
static bool is_same(const bm_docx_read_paragraph *x, const bm_docx_read_paragraph *y)
{
    return x->style_id.ptr == y->style_id.ptr && x->style_name.ptr == y->style_name.ptr &&
           x->align == y->align && x->outline == y->outline && x->left_twip == y->left_twip &&
           x->right_twip == y->right_twip && x->first_twip == y->first_twip &&
           x->before_twip == y->before_twip && x->after_twip == y->after_twip &&
           x->tabs == y->tabs && x->n_tabs == y->n_tabs && !x->marker.len && !y->marker.len &&
           x->rule_below == y->rule_below && x->page_break_before == y->page_break_before;
}

static const bm_docx_read_paragraph *
properties_of(bm_docx_read_state *s, const bm_docx_read_style *style, const bm_xml_dom_node *p_pr)
{
    const bm_str none = BM_STR("");
    const bm_docx_read_props_paragraph p =
        bm_docx_read_styles_paragraph(&s->styles, style, s->table, p_pr);
    const bool is_default = style == s->styles.defaults[BM_DOCX_READ_STYLES_PARAGRAPH];
    const bm_docx_read_paragraph look = {.style_id = style && !is_default ? style->id : none,
                                         .style_name = style ? style->name : none,
                                         .align = (uint8_t)p.align,
                                         .outline = p.outline,
                                         .left_twip = p.left_twip,
                                         .right_twip = p.right_twip,
                                         .first_twip = p.first_twip,
                                         .before_twip = p.before_twip,
                                         .after_twip = p.after_twip,
                                         .tabs = p.tabs,
                                         .n_tabs = p.n_tabs,
                                         .marker = marker_of(s, &p),
                                         .rule_below = p.rule_below > 0,
                                         .page_break_before = p.page_break_before > 0};
    if (s->last && is_same(s->last, &look))
        return s->last;
    bm_docx_read_paragraph *to = bm_arena_alloc(s->arena, sizeof *to);
    *to = look;
    return s->last = to;
}

/* Fields that are left open in their code would hide all that follows: that is no code any more. */
static void close_codes(bm_docx_read_state *s)
{
    if (s->codes) {
        s->fields.len = 0;
        s->codes = 0;
    }
}

/* The end of the paragraph was deleted, or is hidden: when nothing is left in it, it is not seen. */
static bool is_mark_gone(bm_docx_read_state *s, const bm_xml_dom_node *p_pr)
{
    const bm_xml_dom_node *mark = bm_xml_dom_child(p_pr, BM_XML_DOM_W, "rPr");
    const bool deleted = bm_xml_dom_child(mark, BM_XML_DOM_W, "del") ||
                         bm_xml_dom_child(mark, BM_XML_DOM_W, "moveFrom");
    if (deleted || bm_xml_dom_child(mark, BM_XML_DOM_W, "ins") ||
        bm_xml_dom_child(mark, BM_XML_DOM_W, "moveTo") ||
        bm_xml_dom_child(p_pr, BM_XML_DOM_W, "pPrChange"))
        s->revisions = true;
    return deleted || bm_docx_read_props_on(bm_xml_dom_child(mark, BM_XML_DOM_W, "vanish"));
}

/* ${node}: a w:p, or an inline that stands where a block should. */
static void add_paragraph(bm_docx_read_state *s, const bm_xml_dom_node *node,
                          bm_docx_read_children *list)
{
    const bm_xml_dom_node *p_pr = bm_xml_dom_child(node, BM_XML_DOM_W, "pPr");
    const bm_str id = bm_docx_read_props_val(bm_xml_dom_child(p_pr, BM_XML_DOM_W, "pStyle"));
    const bm_docx_read_style *outer = s->paragraph;
    s->paragraph = bm_docx_read_styles_lookup(&s->styles, BM_DOCX_READ_STYLES_PARAGRAPH, id);
    bm_docx_read_children inside = {0};
    bm_docx_read_inline_add(s, node, &inside);
    close_codes(s);
    const bool gone = is_mark_gone(s, p_pr);
    if (inside.n || !gone) {
        bm_docx_read_node *paragraph = bm_docx_read_node_new(s, BM_DOCX_READ_PARAGRAPH);
        paragraph->paragraph = properties_of(s, s->paragraph, p_pr);
        bm_docx_read_node_close(s, &inside, paragraph);
        bm_docx_read_node_add(list, paragraph);
    }
    s->paragraph = outer;
}

/* ---- Blocks ------------------------------------------------------------------------------ */

static void add_control(bm_docx_read_state *s, const bm_xml_dom_node *sdt,
                        bm_docx_read_children *list)
{
    bm_docx_read_node *control = bm_docx_read_node_new(s, BM_DOCX_READ_CONTROL);
    bm_docx_read_children inside = {0};
    control->control = bm_docx_read_control_of(s->arena, sdt);
    bm_docx_read_block_children(s, bm_docx_read_node_content(sdt), &inside);
    bm_docx_read_node_close(s, &inside, control);
    bm_docx_read_node_add(list, control);
}

static void add_block(bm_docx_read_state *s, const bm_xml_dom_node *n, bm_docx_read_children *list)
{
    const bm_str name = bm_str_of(n->name);
    if (bm_str_is(name, "p") || bm_docx_read_inline_is(n)) {
        add_paragraph(s, n, list);
    } else if (bm_str_is(name, "tbl")) {
        bm_docx_read_node_add(list, bm_docx_read_table_of(s, n));
    } else if (bm_str_is(name, "sdt")) {
        add_control(s, n, list);
    } else if (bm_str_is(name, "customXml")) {
        bm_docx_read_block_children(s, n, list);
    } else if (bm_str_is(name, "ins") || bm_str_is(name, "moveTo")) {
        s->revisions = true;
        bm_docx_read_block_children(s, n, list);
    } else if (bm_str_is(name, "del") || bm_str_is(name, "moveFrom")) {
        s->revisions = true;
    } else if (bm_str_is(name, "bookmarkStart") || bm_str_is(name, "bookmarkEnd")) {
        const bm_docx_read_node *bookmark = bm_docx_read_node_bookmark(s, n);
        if (bookmark)
            bm_docx_read_node_add(list, bookmark);
    } else if (bm_str_is(name, "altChunk") || bm_str_is(name, "subDoc")) {
        s->partial = true;
    }
}

void bm_docx_read_block_children(bm_docx_read_state *s, const bm_xml_dom_node *parent,
                                 bm_docx_read_children *list)
{
    for (const bm_xml_dom_node *n = parent->first; n; n = n->next) {
        if (bm_xml_dom_is(n, BM_XML_DOM_MC, "AlternateContent"))
            bm_docx_read_block_children(s, bm_docx_read_node_content(n), list);
        else if (n->name && n->ns == BM_XML_DOM_M)
            s->partial = true;
        else if (n->name && n->ns == BM_XML_DOM_W)
            add_block(s, n, list);
    }
}

const bm_docx_read_node *bm_docx_read_block_apart(bm_docx_read_state *s, bm_docx_read_type type,
                                                  const bm_xml_dom_node *parent)
{
    const bm_docx_read_style *table = s->table, *paragraph = s->paragraph;
    const bm_buf fields = s->fields;
    const size_t codes = s->codes;
    s->table = s->paragraph = NULL;
    s->fields = (bm_buf){0};
    s->codes = 0;
    bm_docx_read_node *node = bm_docx_read_node_new(s, type);
    bm_docx_read_children inside = {0};
    s->apart++;
    bm_docx_read_block_children(s, parent, &inside);
    s->apart--;
    bm_docx_read_node_close(s, &inside, node);
    bm_buf_free(&s->fields);
    s->table = table;
    s->paragraph = paragraph;
    s->fields = fields;
    s->codes = codes;
    return node;
}
