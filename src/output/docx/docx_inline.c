/* Runs. SPDX-License-Identifier: MIT */
#include "output/docx/docx_inline.h"

#include "output/docx/docx_styles.h"

#define NO_BREAK_SPACE "\xC2\xA0"
#define EN_DASH "\xE2\x80\x93"

#define DOT_EM 0.25  /* advance of a full stop */
#define SPARE_DOTS 3 /* so many fewer than fit: a reader that sets them wider must not wrap them */

void bm_docx_inline_begin(bm_docx_inline *in, bm_docx_writer *w, const bm_docx_properties *p,
                          bool glue)
{
    memset(in, 0, sizeof *in);
    in->w = w;
    in->style = p->style;
    in->spec = bm_style_of(p->style);
    in->base = p->variant ? p->variant->look : bm_docx_variant_plain(p->style);
    in->leaders_pt = p->tabs.leaders_pt;
    in->n_leaders = p->tabs.n_leaders;
    in->glue = glue;
    w->pending.len = 0;
}

static void flush_text(bm_docx_inline *in)
{
    bm_buf *pending = &in->w->pending;
    bm_docx_xml *x = &in->w->xml;
    if (pending->len == 0)
        return;
    bm_buf_add_byte(pending, '\0');
    bm_docx_xml_start(x, "w:t");
    bm_docx_xml_attr(x, "xml:space", "preserve");
    bm_docx_xml_text(x, pending->ptr);
    bm_docx_xml_end(x);
    pending->len = 0;
}

static void close_run(bm_docx_inline *in)
{
    if (!in->run_open)
        return;
    flush_text(in);
    bm_docx_xml_end(&in->w->xml);
    in->run_open = false;
}

/* Direct w:b and w:i set the state, they do not toggle it (ECMA-376-1 §17.7.3). */
static void write_toggle(bm_docx_xml *x, const char *name, const char *complex_name, bool on)
{
    bm_docx_xml_start(x, name);
    if (!on)
        bm_docx_xml_attr(x, "w:val", "0");
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, complex_name);
    if (!on)
        bm_docx_xml_attr(x, "w:val", "0");
    bm_docx_xml_end(x);
}

static void open_run(bm_docx_inline *in, bm_docx_look look)
{
    bm_docx_xml *x = &in->w->xml;
    if (in->run_open && bm_docx_variant_equal(in->look, look))
        return;
    close_run(in);
    bm_docx_xml_start(x, "w:r");
    in->run_open = true;
    in->look = look;
    if (bm_docx_variant_equal(look, in->base))
        return;
    bm_docx_xml_start(x, "w:rPr");
    if (look.bold != in->base.bold)
        write_toggle(x, "w:b", "w:bCs", look.bold);
    if (look.italic != in->base.italic)
        write_toggle(x, "w:i", "w:iCs", look.italic);
    if (look.capitals)
        bm_docx_xml_empty(x, "w:caps");
    else if (in->base.capitals)
        bm_docx_xml_val_int(x, "w:caps", 0);
    bm_docx_xml_end(x);
}

/* Whether ${b} ends in a hyphen or a dash. */
static bool ends_in_hyphen(const bm_buf *b)
{
    size_t n = sizeof EN_DASH - 1;
    char last = b->ptr[b->len - 1];
    return last == '-' ||
           (last == EN_DASH[n - 1] && b->len >= n && memcmp(b->ptr + b->len - n, EN_DASH, n) == 0);
}

static bool is_alphanumeric(unsigned char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Whether the hyphen at ${i} stands between two letters or digits. */
static bool joins(bm_str text, size_t i)
{
    if (text.ptr[i] != '-' || i == 0 || i + 1 == text.len)
        return false;
    unsigned char before = (unsigned char)text.ptr[i - 1], after = (unsigned char)text.ptr[i + 1];
    return (is_alphanumeric(before) || before >= 0x80) &&
           (is_alphanumeric(after) || (after >= 0xC3 && after <= 0xE1)); /* À to Vietnamese ỹ */
}

/* Text of the form without a space, which no line may part. */
static void add_unbroken(bm_docx_inline *in, bm_str text)
{
    bm_buf *pending = &in->w->pending;
    size_t done = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!joins(text, i))
            continue;
        bm_buf_add(pending, text.ptr + done, i - done);
        flush_text(in);
        bm_docx_xml_empty(&in->w->xml, "w:noBreakHyphen");
        done = i + 1;
    }
    bm_buf_add(pending, text.ptr + done, text.len - done);
}

/* ${given}: from the data, where a hyphen stays what was typed */
static void add_text(bm_docx_inline *in, bm_str text, bool given)
{
    bm_buf *pending = &in->w->pending;
    while (text.len > 0) {
        const char *space = in->glue ? memchr(text.ptr, ' ', text.len) : NULL;
        size_t n = space ? (size_t)(space - text.ptr) : text.len;
        if (n > 0) {
            if (in->glue && !given)
                add_unbroken(in, bm_str_n(text.ptr, n));
            else
                bm_buf_add(pending, text.ptr, n);
            in->after_hyphen = ends_in_hyphen(pending);
            in->after_box = false;
        }
        if (space) {
            bool stays = in->after_hyphen || in->after_box;
            bm_buf_add_cstr(pending, stays ? NO_BREAK_SPACE : " ");
            in->after_box = false;
            n++;
        }
        text = bm_str_from(text, n);
    }
}

/* The font of the boxes reaches higher than Times (1.08 em to 0.89 em). At this part of the size neither it nor
 * the usual substitutes make the line taller. */
#define BOX_PERCENT 82

static void write_box(bm_docx_inline *in, const char *text)
{
    bm_docx_xml *x = &in->w->xml;
    int size = in->spec->size_half_pt * BOX_PERCENT / 100;
    close_run(in);
    bm_docx_xml_start(x, "w:r");
    bm_docx_xml_start(x, "w:rPr");
    bm_docx_xml_fonts(x, BM_DOCX_BOX_FONT);
    if (in->base.bold)
        write_toggle(x, "w:b", "w:bCs", false);
    if (in->base.italic)
        write_toggle(x, "w:i", "w:iCs", false);
    bm_docx_xml_val_int(x, "w:sz", size);
    bm_docx_xml_val_int(x, "w:szCs", size);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:t");
    bm_docx_xml_attr(x, "xml:space", "preserve"); /* where it is a space: no tick is asked for */
    bm_docx_xml_text(x, text);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    in->after_box = true;
    in->after_hyphen = false;
}

static void write_leaf(bm_docx_inline *in, const char *name)
{
    flush_text(in);
    bm_docx_xml_empty(&in->w->xml, name);
    in->after_hyphen = in->after_box = false;
}

/* Of literal text. */
static bm_docx_look look_of(const bm_docx_inline *in, const bm_node *node)
{
    bm_docx_look look = {.bold = in->spec->bold != ((node->flags & BM_NODE_BOLD) != 0),
                         .italic = in->spec->italic != ((node->flags & BM_NODE_ITALIC) != 0)};
    return look;
}

/* As many dots as fill most of the next leader. */
static bm_str dots(bm_docx_inline *in, double length_pt)
{
    double dot_pt = DOT_EM * in->spec->size_half_pt / 2.0;
    size_t n =
        length_pt > (SPARE_DOTS + 1) * dot_pt ? (size_t)(length_pt / dot_pt) - SPARE_DOTS : 1;
    char *text = bm_arena_alloc(in->w->layout->arena, n);
    memset(text, '.', n);
    return bm_str_n(text, n);
}

/* LibreOffice 7.4 empties all data parts of the file when it saves a plain-text control whose text has one of these. */
static bool has_markup(bm_str text)
{
    return text.len && (memchr(text.ptr, '&', text.len) || memchr(text.ptr, '<', text.len));
}

static void write_control(bm_docx_inline *in, const bm_docx_control *c, bm_docx_look look)
{
    bm_docx_look literal = look;
    look.capitals = c->capitals;
    close_run(in);
    bool as_list = !bm_docx_variant_equal(look, in->base) || has_markup(c->text);
    bm_docx_control_open(in->w, c, as_list);
    in->after_hyphen = in->after_box = false;
    if (c->kind == BM_DOCX_CONTROL_BOX) {
        write_box(in, c->text.ptr);
    } else {
        open_run(in, look);
        bm_buf_add_str(&in->w->pending, c->text);
        close_run(in);
    }
    bm_docx_control_close(in->w);
    if (c->behind.len) {
        open_run(in, literal);
        add_text(in, c->behind, true);
    }
}

/* In the footers of a file of several sections LibreOffice 7.4 loses a line end that stands alone between two controls. A
 * space with it, as small as can be, so that it moves nothing. */
static void write_break(bm_docx_inline *in, bm_docx_look look)
{
    bm_docx_xml *x = &in->w->xml;
    bool alone = !in->run_open && in->w->form && in->w->in_footer;
    if (!alone) {
        open_run(in, look);
        write_leaf(in, "w:br");
        return;
    }
    bm_docx_xml_start(x, "w:r");
    bm_docx_xml_start(x, "w:rPr");
    bm_docx_xml_val_int(x, "w:sz", 2);
    bm_docx_xml_val_int(x, "w:szCs", 2);
    bm_docx_xml_end(x);
    bm_buf_add_byte(&in->w->pending, ' ');
    write_leaf(in, "w:br");
    bm_docx_xml_end(x);
}

static void write_inline(bm_docx_inline *in, const bm_node *node)
{
    bm_docx_control c = bm_docx_control_of(in->w, node, in->style);
    bm_docx_look look = look_of(in, node);
    double leader_pt = 0;
    if (node->type == BM_NODE_LEADER && in->n_leaders) {
        leader_pt = *in->leaders_pt++;
        in->n_leaders--;
    }
    if (node->type == BM_NODE_LEADER && c.kind)
        c.text = dots(in, leader_pt);
    if (c.kind)
        write_control(in, &c, look);
    switch (node->type) {
    case BM_NODE_TEXT:
        if (c.kind || node->text.len == 0)
            break;
        open_run(in, look);
        add_text(in, node->text, (node->flags & BM_NODE_VALUE) != 0);
        break;
    case BM_NODE_CHECKBOX:
        if (!c.kind)
            write_box(in, c.text.ptr);
        break;
    case BM_NODE_LEADER:
        open_run(in, look);
        write_leaf(in, "w:tab");
        break;
    case BM_NODE_BREAK:
        write_break(in, look);
        break;
    default:
        break;
    }
}

void bm_docx_inline_children(bm_docx_inline *in, const bm_node *parent)
{
    for (uint32_t i = 0; i < parent->n_children; i++)
        write_inline(in, parent->children[i]);
}

void bm_docx_inline_room(bm_docx_inline *in, const bm_node *holder)
{
    bm_docx_control c = bm_docx_control_room(in->w, holder, in->style);
    if (c.kind)
        write_control(in, &c, bm_docx_variant_plain(in->style));
}

void bm_docx_inline_text(bm_docx_inline *in, bm_str text)
{
    open_run(in, bm_docx_variant_plain(in->style));
    add_text(in, text, true);
}

void bm_docx_inline_tab(bm_docx_inline *in)
{
    if (!in->run_open)
        open_run(in, bm_docx_variant_plain(in->style));
    write_leaf(in, "w:tab");
}

void bm_docx_inline_end(bm_docx_inline *in)
{
    close_run(in);
}

/* ---- The style of a paragraph ---- */

static void take_in(bm_docx_inline_survey *s, const bm_docx_control *c, bm_docx_look look)
{
    if (c->kind != BM_DOCX_CONTROL_TEXT)
        return;
    look.capitals = c->capitals;
    s->mixed |= s->any && !bm_docx_variant_equal(s->look, look);
    s->any = true;
    s->look = look;
}

void bm_docx_inline_look_at(const bm_docx_writer *w, const bm_node *parent,
                            bm_docx_inline_survey *survey)
{
    const bm_docx_inline in = {.spec = bm_style_of(survey->style)};
    for (uint32_t i = 0; w->form && i < parent->n_children; i++) {
        const bm_node *node = parent->children[i];
        if (node->field < 0)
            continue;
        const bm_docx_control c = bm_docx_control_of(w, node, survey->style);
        take_in(survey, &c, look_of(&in, node));
    }
}

void bm_docx_inline_look_at_room(const bm_docx_writer *w, const bm_node *holder,
                                 bm_docx_inline_survey *survey)
{
    const bm_docx_control c = bm_docx_control_room(w, holder, survey->style);
    take_in(survey, &c, bm_docx_variant_plain(survey->style));
}

const bm_docx_variant *bm_docx_inline_variant(const bm_docx_inline_survey *survey)
{
    return survey->any && !survey->mixed ? bm_docx_variant_lookup(survey->style, survey->look)
                                         : NULL;
}
