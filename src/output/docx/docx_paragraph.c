/* Paragraphs. SPDX-License-Identifier: MIT */
#include "output/docx/docx_paragraph.h"

#include "base/unit.h"
#include "base/utf8.h"
#include "output/docx/docx_inline.h"
#include "output/docx/docx_rule.h"
#include "output/docx/docx_styles.h"

/* A line fuller than this may end elsewhere in another reader. */
#define GLUE_ABOVE 0.97

bm_docx_properties bm_docx_paragraph_properties(const bm_docx_writer *w, bm_style style)
{
    bm_docx_properties p = {0};
    p.style = style;
    p.before_twip = p.after_twip = p.align = BM_DOCX_INHERIT;
    p.tabs.arena = w->layout->arena;
    return p;
}

static void write_tabs(bm_docx_xml *x, const bm_docx_tabs *tabs)
{
    if (tabs->n == 0)
        return;
    bm_docx_xml_start(x, "w:tabs");
    for (size_t i = 0; i < tabs->n; i++) {
        bm_docx_xml_start(x, "w:tab");
        bm_docx_xml_attr(x, "w:val", tabs->items[i].right ? "right" : "left");
        if (tabs->items[i].dots)
            bm_docx_xml_attr(x, "w:leader", "dot");
        bm_docx_xml_attr_int(x, "w:pos", tabs->items[i].pos_twip);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_end(x);
}

static void write_spacing(bm_docx_xml *x, const bm_docx_properties *p)
{
    if (p->before_twip == BM_DOCX_INHERIT && p->after_twip == BM_DOCX_INHERIT)
        return;
    bm_docx_xml_start(x, "w:spacing");
    if (p->before_twip != BM_DOCX_INHERIT)
        bm_docx_xml_attr_int(x, "w:before", p->before_twip);
    if (p->after_twip != BM_DOCX_INHERIT)
        bm_docx_xml_attr_int(x, "w:after", p->after_twip);
    bm_docx_xml_end(x);
}

/* In the order that the schema demands (ECMA-376-1 §17.3.1.26). */
void bm_docx_paragraph_start(bm_docx_xml *x, const bm_docx_properties *p)
{
    const bm_style_spec *spec = bm_style_of(p->style);
    bm_docx_xml_start(x, "w:p");
    bm_docx_xml_start(x, "w:pPr");
    bm_docx_xml_val(x, "w:pStyle", p->variant ? p->variant->id : spec->id);
    if (p->keep_next && !spec->keep_next)
        bm_docx_xml_empty(x, "w:keepNext");
    if (p->no_keep_next && spec->keep_next)
        bm_docx_xml_val_int(x, "w:keepNext", 0);
    if (p->page_break_before)
        bm_docx_xml_empty(x, "w:pageBreakBefore");
    write_tabs(x, &p->tabs);
    write_spacing(x, p);
    if (p->indents) {
        bm_docx_xml_start(x, "w:ind");
        bm_docx_xml_attr_int(x, "w:left", p->left_twip);
        bm_docx_xml_attr_int(x, "w:right", p->right_twip);
        bm_docx_xml_attr_int(x, p->first_twip < 0 ? "w:hanging" : "w:firstLine",
                             p->first_twip < 0 ? -p->first_twip : p->first_twip);
        bm_docx_xml_end(x);
    }
    if (p->align != BM_DOCX_INHERIT && p->align != (int)spec->align)
        bm_docx_xml_val(x, "w:jc", bm_docx_styles_jc((bm_align)p->align));
    if (p->section)
        bm_docx_section_write(x, p->section);
    bm_docx_xml_end(x);
}

void bm_docx_paragraph_tab(bm_docx_tabs *tabs, bm_docx_tab tab)
{
    size_t at = tabs->n;
    while (at > 0 && tabs->items[at - 1].pos_twip >= tab.pos_twip)
        at--;
    if (at < tabs->n && tabs->items[at].pos_twip == tab.pos_twip)
        return;
    if (tabs->n == tabs->cap) {
        size_t cap = tabs->cap ? tabs->cap * 2 : 8;
        tabs->items = bm_arena_grow(tabs->arena, tabs->items, tabs->n * sizeof *tabs->items,
                                    cap * sizeof *tabs->items);
        tabs->cap = cap;
    }
    memmove(tabs->items + at + 1, tabs->items + at, (tabs->n - at) * sizeof *tabs->items);
    tabs->items[at] = tab;
    tabs->n++;
}

static void add_leader(bm_docx_tabs *tabs, double length_pt)
{
    if (tabs->n_leaders == tabs->cap_leaders) {
        size_t cap = tabs->cap_leaders ? tabs->cap_leaders * 2 : 8, size = sizeof *tabs->leaders_pt;
        tabs->leaders_pt =
            bm_arena_grow(tabs->arena, tabs->leaders_pt, tabs->n_leaders * size, cap * size);
        tabs->cap_leaders = cap;
    }
    tabs->leaders_pt[tabs->n_leaders++] = length_pt;
}

void bm_docx_paragraph_leaders(bm_docx_tabs *tabs, const bm_shape *shape,
                               const bm_paragraph_line *line, const bm_docx_leaders *at)
{
    double x_pt = at->x_pt;
    size_t r = line->run;
    for (size_t g = line->glyph; g < line->end_glyph; g++) {
        while (g >= shape->runs[r].first + shape->runs[r].n)
            r++;
        const bm_run *run = &shape->runs[r];
        x_pt += run->kind == BM_RUN_TEXT ? shape->glyphs[g].advance * run->scale : run->width_pt;
        if (run->kind != BM_RUN_LEADER)
            continue;
        x_pt += at->stretch_pt;
        add_leader(tabs, run->width_pt + at->stretch_pt);
        bool at_edge = x_pt > at->width_pt - 0.5;
        bm_docx_tab tab = {bm_unit_twip_of_pt(at_edge ? at->width_pt : x_pt), at_edge, true};
        bm_docx_paragraph_tab(tabs, tab);
    }
}

/* Whether one line holds it for sure. */
static bool is_short(const bm_shape *shape, double width_pt)
{
    return !shape->breaks && shape->width_pt <= width_pt;
}

size_t bm_docx_paragraph_wrapped(bm_docx_tabs *tabs, const bm_shape *shape, double first_pt,
                                 double rest_pt, double width_pt)
{
    const bm_paragraph_line *lines;
    if (shape->n_leaders == 0 && is_short(shape, width_pt - first_pt))
        return 1;
    size_t n = bm_paragraph_break(shape, width_pt - first_pt, width_pt - rest_pt, &lines);
    for (size_t i = 0; i < n; i++) {
        if (lines[i].n_leaders == 0)
            continue;
        bm_docx_leaders at = {i ? rest_pt : first_pt, 0, width_pt};
        double left_pt = width_pt - at.x_pt - lines[i].width_pt;
        at.stretch_pt = left_pt > 0 ? left_pt / lines[i].n_leaders : 0;
        bm_docx_paragraph_leaders(tabs, shape, &lines[i], &at);
    }
    return n;
}

bool bm_docx_paragraph_check(bm_docx_writer *w, bm_str text, const bm_pos *pos)
{
    size_t i = bm_docx_xml_forbidden(text);
    if (i == text.len)
        return true;
    size_t end = i;
    uint32_t code = bm_utf8_next(text, &end);
    bm_arena *a = w->layout->arena;
    bm_diags_add2(w->ds, BM_TEXT_GLYPH, pos, bm_arena_printf(a, "U+%04X", (unsigned)code),
                  bm_arena_cstr(a, bm_str_n(text.ptr + i, end - i)));
    w->failed = true;
    return false;
}

/* Shape the paragraph, or take what was shaped before; false when it has characters that cannot be set. */
static bool shape_node(bm_docx_writer *w, const bm_node *node, bm_shape *shape)
{
    bm_docx_shaped *place = &w->shaped[(uintptr_t)node / sizeof *node % BM_DOCX_SHAPES];
    if (place->node == node) {
        *shape = place->shape;
        return true;
    }
    bm_shape_begin(shape, w->layout, (bm_style)node->style);
    bm_shape_inlines(shape, node, (bm_style)node->style, w->ds);
    w->failed |= shape->failed;
    if (shape->failed ||
        !bm_docx_paragraph_check(w, bm_str_n(shape->text, shape->text_len), node->pos))
        return false;
    place->node = node;
    place->shape = *shape;
    return true;
}

/* Indents of the text from the left edge, points: all lines, first line. */
static double left_of(const bm_node *node)
{
    return bm_style_of((bm_style)node->style)->left_indent_pt * (1 + 0.5 * node->level);
}

static double first_of(const bm_node *node)
{
    double first_pt = bm_style_of((bm_style)node->style)->first_indent_pt;
    return left_of(node) + (first_pt > 0 ? first_pt : 0);
}

/* Length of the longest line in ${width_pt}; a line with a leader is full. */
static double longest_line(const bm_shape *shape, double width_pt)
{
    const bm_paragraph_line *lines;
    size_t n = bm_paragraph_break(shape, width_pt, width_pt, &lines);
    double longest_pt = 0;
    for (size_t i = 0; i < n; i++) {
        double line_pt = lines[i].n_leaders ? width_pt : lines[i].width_pt;
        longest_pt = line_pt > longest_pt ? line_pt : longest_pt;
    }
    return longest_pt;
}

/* Indents, so that the lines are about equally long; returns what width that leaves. */
static double set_balance(bm_docx_properties *p, const bm_shape *shape, double width_pt)
{
    double balanced_pt = bm_paragraph_balanced(shape, width_pt);
    double side_pt = (width_pt - balanced_pt) / 2;
    if (side_pt > 0) {
        p->indents = true;
        p->left_twip = p->right_twip = bm_unit_twip_of_pt(side_pt);
    }
    return balanced_pt;
}

/* A list item's marker stands in the hanging indent, which a long marker ("100.") widens. */
static void set_marker(bm_docx_writer *w, bm_docx_properties *p, const bm_node *node)
{
    const bm_style_spec *spec = bm_style_of(p->style);
    bm_shape marker;
    bm_shape_begin(&marker, w->layout, p->style);
    bm_shape_text(&marker, node->text, p->style, w->ds);
    bm_shape_text(&marker, bm_str_n(" ", 1), p->style, w->ds);
    w->failed |= marker.failed;
    double hang_pt = -spec->first_indent_pt;
    if (marker.width_pt > hang_pt)
        hang_pt = marker.width_pt;
    p->indents = true;
    p->left_twip = bm_unit_twip_of_pt(left_of(node));
    p->first_twip = -bm_unit_twip_of_pt(hang_pt);
    bm_docx_tab tab = {p->left_twip, false, false};
    bm_docx_paragraph_tab(&p->tabs, tab);
}

/* What its values ask of the style of a paragraph; an empty line for a name is for its own field. */
static void set_values(const bm_docx_writer *w, bm_docx_properties *p, const bm_node *node)
{
    bm_docx_inline_survey survey = {.style = p->style};
    if (!w->form)
        return;
    if (!node->n_children && p->style == BM_STYLE_SIGN_NAME && node->field >= 0)
        p->holder = node;
    if (node->n_children)
        p->holder = NULL;
    bm_docx_inline_look_at(w, node, &survey);
    if (p->holder)
        bm_docx_inline_look_at_room(w, p->holder, &survey);
    p->variant = bm_docx_inline_variant(&survey);
}

static void write_rule(bm_docx_writer *w, double length_pt, double below_pt)
{
    const bm_docx_rule rule = {
        .length_pt = length_pt, .below_pt = below_pt, .number = ++w->n_drawings};
    bm_docx_rule_write(&w->xml, &rule);
}

/* The line under the last line of a text in ${spec}. */
static void write_rule_below(bm_docx_writer *w, const bm_style_spec *spec, double length_pt)
{
    double line_pt = (BM_LINE_ASCENT_EM + BM_LINE_DESCENT_EM) * spec->size_half_pt / 2;
    write_rule(w, length_pt, line_pt + bm_style_rule_gap(spec) + BM_RULE_THICK_PT / 2);
}

/* ${rule_pt}: how long the line under the text is; 0 = none */
static void write_text(bm_docx_writer *w, const bm_node *node, const bm_docx_properties *p,
                       bool glue, double rule_pt)
{
    bm_docx_paragraph_start(&w->xml, p);
    if (p->rule_above_pt > 0)
        write_rule(w, p->rule_above_pt, -BM_FOOTER_AFTER_PT - BM_RULE_THICK_PT / 2);
    bm_docx_inline in;
    bm_docx_inline_begin(&in, w, p, glue);
    if (node->text.len) {
        bm_docx_inline_text(&in, node->text);
        bm_docx_inline_tab(&in);
    }
    bm_docx_inline_children(&in, node);
    if (p->holder)
        bm_docx_inline_room(&in, p->holder);
    bm_docx_inline_end(&in);
    if (rule_pt > 0)
        write_rule_below(w, bm_style_of(p->style), rule_pt);
    bm_docx_xml_end(&w->xml);
}

void bm_docx_paragraph_write(bm_docx_writer *w, const bm_node *node, bm_docx_properties p,
                             double width_pt)
{
    bm_shape shape;
    if (!shape_node(w, node, &shape))
        return;
    const bm_style_spec *spec = bm_style_of(p.style);
    set_values(w, &p, node);
    size_t n = bm_docx_paragraph_wrapped(&p.tabs, &shape, first_of(node), left_of(node), width_pt);
    bm_align align = p.align == BM_DOCX_INHERIT ? spec->align : (bm_align)p.align;
    if (shape.n_leaders && align != BM_ALIGN_JUSTIFY)
        p.align = BM_ALIGN_LEFT;
    double text_pt = width_pt;
    if (spec->balance && n > 1)
        text_pt = set_balance(&p, &shape, width_pt);
    if (node->text.len)
        set_marker(w, &p, node);
    bool glue = n > 1 || shape.width_pt > GLUE_ABOVE * (width_pt - first_of(node));
    double rule_pt =
        spec->rule_percent ? longest_line(&shape, text_pt) * spec->rule_percent / 100 : 0;
    write_text(w, node, &p, glue, rule_pt);
}

size_t bm_docx_paragraph_lines(bm_docx_writer *w, const bm_node *node, double width_pt)
{
    bm_shape shape;
    const bm_paragraph_line *lines;
    if (!shape_node(w, node, &shape) || is_short(&shape, width_pt - first_of(node)))
        return 1;
    return bm_paragraph_break(&shape, width_pt - first_of(node), width_pt - left_of(node), &lines);
}

void bm_docx_paragraph_empty(bm_docx_writer *w, const bm_docx_properties *p)
{
    bm_docx_paragraph_start(&w->xml, p);
    bm_docx_xml_end(&w->xml);
}

void bm_docx_paragraph_spacer(bm_docx_xml *x, const bm_docx_spacer *spacer)
{
    bm_docx_xml_start(x, "w:p");
    bm_docx_xml_start(x, "w:pPr");
    if (spacer->keep_next)
        bm_docx_xml_empty(x, "w:keepNext");
    if (spacer->page_break_before)
        bm_docx_xml_empty(x, "w:pageBreakBefore");
    bm_docx_xml_start(x, "w:spacing");
    bm_docx_xml_attr_int(x, "w:before", 0);
    bm_docx_xml_attr_int(x, "w:after", 0);
    bm_docx_xml_attr_int(x, "w:line", spacer->height_twip);
    bm_docx_xml_attr(x, "w:lineRule", "exact");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:rPr");
    bm_docx_xml_val_int(x, "w:sz", 2);
    bm_docx_xml_val_int(x, "w:szCs", 2);
    bm_docx_xml_end(x);
    if (spacer->section)
        bm_docx_section_write(x, spacer->section);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}
