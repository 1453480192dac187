/* What a run shows. SPDX-License-Identifier: MIT */
#include "input/docx_read_run.h"

#include "base/utf8.h"
#include "input/docx_read_block.h"
#include "input/docx_read_symbol.h"
#include "text/nfc.h"

typedef struct {
    bm_docx_read_state *s;
    bm_docx_read_props_run props;
    bm_docx_read_children *list;
} run;

/* Neither hidden text nor the code of a field. */
static bool is_shown(const run *r)
{
    return r->props.hidden <= 0 && r->s->codes == 0;
}

static void add_node(run *r, bm_docx_read_type type)
{
    if (is_shown(r))
        bm_docx_read_node_add(r->list, bm_docx_read_node_new(r->s, type));
}

/* ---- Text -------------------------------------------------------------------------------- */

static bool is_ascii(bm_str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    return true;
}

static const bm_docx_read_look *look_of(run *r, bm_str text, bm_str font)
{
    if (!font.len) {
        const bool ascii = is_ascii(text);
        font = ascii ? r->props.font : r->props.font_other;
        if (!font.len)
            font = ascii ? r->props.font_other : r->props.font;
        if (!font.len)
            font = (bm_str)BM_STR("");
    }
    const bm_docx_read_look *last = r->s->look;
    if (last && last->bold == (r->props.bold > 0) && last->italic == (r->props.italic > 0) &&
        last->underline == (r->props.underline > 0) && last->capitals == (r->props.capitals > 0) &&
        last->size_half_pt == r->props.size_half_pt && bm_str_eq(last->font, font))
        return last;
    bm_docx_read_look *look = bm_arena_zero(r->s->arena, 1, sizeof *look);
    *look = (bm_docx_read_look){.bold = r->props.bold > 0,
                                .italic = r->props.italic > 0,
                                .underline = r->props.underline > 0,
                                .capitals = r->props.capitals > 0,
                                .size_half_pt = r->props.size_half_pt,
                                .font = font};
    return r->s->look = look;
}

/* A tab has a look, too: underlined it is a line to write on. */
static void add_tab(run *r)
{
    if (!is_shown(r))
        return;
    bm_docx_read_node *node = bm_docx_read_node_new(r->s, BM_DOCX_READ_TAB);
    node->look = look_of(r, (bm_str)BM_STR(""), (bm_str)BM_STR(""));
    bm_docx_read_node_add(r->list, node);
}

/* ${text} as a node; ${font} where it is not that of the run. */
static void add_text(run *r, bm_str text, bm_str font)
{
    if (!text.len || !is_shown(r))
        return;
    bm_docx_read_node *node = bm_docx_read_node_new(r->s, BM_DOCX_READ_TEXT);
    node->look = look_of(r, text, font);
    node->text = bm_nfc_normalize(r->s->arena, bm_arena_copy(r->s->arena, text));
    bm_docx_read_node_add(r->list, node);
}

/* Fonts of before Unicode: letters stand in places of control characters, too. */
static bool is_legacy(bm_str font)
{
    return (font.len >= 3 && memcmp(font.ptr, ".Vn", 3) == 0) ||
           (font.len >= 3 && memcmp(font.ptr, "VNI", 3) == 0);
}

static bm_str symbol_font(const run *r)
{
    return bm_docx_read_symbol_is_font(r->props.font) ? r->props.font : r->props.font_other;
}

/* ${c} as it is to be read; 0 = not at all. */
static uint32_t shown(run *r, uint32_t c, bool symbols)
{
    if (c < ' ' || c == 0x7F || (c >= 0x80 && c < 0xA0 && !is_legacy(r->props.font_other)))
        return 0;
    if ((c < 0xF020 || c > 0xF0FF) && !symbols)
        return c;
    const uint32_t mapped = bm_docx_read_symbol_map(symbol_font(r), c);
    r->s->partial = r->s->partial || !mapped;
    return mapped ? mapped : c;
}

/* Is there nothing in ${text} that add_letters would change? */
static bool is_plain(bm_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char c = (unsigned char)text.ptr[i];
        const unsigned char next = i + 1 < text.len ? (unsigned char)text.ptr[i + 1] : 0;
        if (c < ' ' || c == 0x7F || c == 0xEF || (c == 0xC2 && next < 0xA0))
            return false;
    }
    return true;
}

static void add_letters(run *r, bm_str text)
{
    const bm_str own = BM_STR("");
    const bool symbols = bm_docx_read_symbol_is_font(symbol_font(r));
    if (!symbols && is_plain(text)) {
        add_text(r, text, own);
        return;
    }
    bm_buf b = {0};
    for (size_t i = 0; i < text.len;) {
        const uint32_t c = bm_utf8_next(text, &i);
        if (c == '\t') {
            add_text(r, bm_str_n(b.ptr, b.len), own);
            b.len = 0;
            add_tab(r);
            continue;
        }
        const uint32_t as = c == '\n' || c == '\r' ? ' ' : shown(r, c, symbols);
        if (as)
            b.len += bm_utf8_put(bm_buf_reserve(&b, 4), as);
    }
    add_text(r, bm_str_n(b.ptr, b.len), own);
    bm_buf_free(&b);
}

/* w:t: white space around it counts when it says so (17.3.3.31). */
static void add_t(run *r, const bm_xml_dom_node *t)
{
    bm_str text = bm_xml_dom_text(r->s->scratch, t);
    if (!bm_str_is(bm_xml_dom_value(t, BM_XML_DOM_XML, "space"), "preserve")) {
        while (text.len && memchr(" \t\r\n", text.ptr[0], 4))
            text = bm_str_from(text, 1);
        while (text.len && memchr(" \t\r\n", text.ptr[text.len - 1], 4))
            text.len--;
    }
    add_letters(r, text);
}

static void add_code_point(run *r, uint32_t c, bm_str font)
{
    char bytes[4];
    add_text(r, bm_str_n(bytes, bm_utf8_put(bytes, c)), font);
}

/* w:sym (17.3.3.30) */
static void add_symbol(run *r, const bm_xml_dom_node *sym)
{
    const bm_str code = bm_xml_dom_value(sym, BM_XML_DOM_W, "char");
    bm_str font = bm_xml_dom_value(sym, BM_XML_DOM_W, "font");
    uint32_t c = 0;
    for (size_t i = 0; i < code.len && i < 6; i++) {
        const char h = code.ptr[i];
        const int digit = h >= '0' && h <= '9'   ? h - '0'
                          : h >= 'A' && h <= 'F' ? h - 'A' + 10
                          : h >= 'a' && h <= 'f' ? h - 'a' + 10
                                                 : -1;
        if (digit < 0)
            return;
        c = c << 4 | (uint32_t)digit;
    }
    const uint32_t mapped = bm_docx_read_symbol_map(font, c);
    r->s->partial = r->s->partial || !mapped;
    c = mapped ? mapped : c;
    if (c < ' ' || c == 0x7F || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return;
    font = font.len ? bm_arena_copy(r->s->arena, font) : font;
    add_code_point(r, c, font);
}

/* ---- Fields (17.16.18) ------------------------------------------------------------------- */

/* Check boxes and lists of Word 97 show what no run holds (17.16.7, 17.16.9). */
static void add_form_field(run *r, const bm_xml_dom_node *data)
{
    const bm_str own = BM_STR("");
    const bm_xml_dom_node *box = bm_xml_dom_child(data, BM_XML_DOM_W, "checkBox"),
                          *list = bm_xml_dom_child(data, BM_XML_DOM_W, "ddList");
    if (box) {
        const bm_xml_dom_node *checked = bm_xml_dom_child(box, BM_XML_DOM_W, "checked");
        if (!checked)
            checked = bm_xml_dom_child(box, BM_XML_DOM_W, "default");
        add_code_point(r, bm_docx_read_props_on(checked) ? 0x2612 : 0x2610, own);
    }
    if (!list)
        return;
    const bm_xml_dom_node *result = bm_xml_dom_child(list, BM_XML_DOM_W, "result");
    if (!result)
        result = bm_xml_dom_child(list, BM_XML_DOM_W, "default");
    long chosen = bm_docx_read_props_number(bm_docx_read_props_val(result), 0);
    for (const bm_xml_dom_node *n = list->first; n; n = n->next)
        if (bm_xml_dom_is(n, BM_XML_DOM_W, "listEntry") && chosen-- == 0)
            add_letters(r, bm_docx_read_props_val(n));
}

static void field(run *r, const bm_xml_dom_node *node)
{
    bm_docx_read_state *s = r->s;
    const bm_str type = bm_xml_dom_value(node, BM_XML_DOM_W, "fldCharType");
    char *innermost = s->fields.len ? &s->fields.ptr[s->fields.len - 1] : NULL;
    if (bm_str_is(type, "begin")) {
        add_form_field(r, bm_xml_dom_child(node, BM_XML_DOM_W, "ffData"));
        bm_buf_add_byte(&s->fields, 'c');
        s->codes++;
    } else if (innermost && bm_str_is(type, "separate") && *innermost == 'c') {
        *innermost = 'r';
        s->codes--;
    } else if (innermost && bm_str_is(type, "end")) {
        s->codes -= *innermost == 'c';
        s->fields.len--;
    }
}

/* ---- Pictures, boxes, notes -------------------------------------------------------------- */

/* The text boxes in a drawing of either kind; returns whether there are any. */
static bool add_boxes(run *r, const bm_xml_dom_node *node)
{
    bool found = false;
    for (const bm_xml_dom_node *n = node->first; n; n = n->next) {
        if (!n->name)
            continue;
        if (bm_xml_dom_is(n, BM_XML_DOM_W, "txbxContent")) {
            if (is_shown(r))
                bm_docx_read_node_add(r->list, bm_docx_read_block_apart(r->s, BM_DOCX_READ_BOX, n));
            found = true;
        } else
            found |= add_boxes(r, bm_docx_read_node_content(n));
    }
    return found;
}

static bool has_ending(bm_str s, const char *ending)
{
    const size_t n = strlen(ending);
    return s.len >= n && memcmp(s.ptr + s.len - n, ending, n) == 0;
}

/* Charts and diagrams say something that stands in other parts. */
static bool is_elsewhere(const bm_xml_dom_node *drawing)
{
    for (const bm_xml_dom_node *n = drawing->first; n; n = n->next) {
        const bm_xml_dom_node *data = bm_xml_dom_child(bm_xml_dom_child(n, BM_XML_DOM_A, "graphic"),
                                                       BM_XML_DOM_A, "graphicData");
        const bm_str uri = bm_xml_dom_value(data, BM_XML_DOM_NO_NS, "uri");
        if (has_ending(uri, "/chart") || has_ending(uri, "/chartex") || has_ending(uri, "/diagram"))
            return true;
    }
    return false;
}

static void add_drawing(run *r, const bm_xml_dom_node *node)
{
    if (is_elsewhere(node))
        r->s->partial = true;
    if (!add_boxes(r, node))
        add_node(r, BM_DOCX_READ_DRAWING);
}

static void add_note(run *r, const bm_xml_dom_node *reference, int which)
{
    if (!is_shown(r))
        return;
    const bm_str id = bm_xml_dom_value(reference, BM_XML_DOM_W, "id");
    /* Word has no notes in boxes and notes: those of a hostile file would lead from one to the next. */
    const bm_xml_dom_node *note = r->s->apart ? NULL : bm_docx_read_node_note(r->s, which, id);
    bm_docx_read_node_add(r->list, note ? bm_docx_read_block_apart(r->s, BM_DOCX_READ_NOTE, note)
                                        : bm_docx_read_node_new(r->s, BM_DOCX_READ_NOTE));
}

/* ---- All of it --------------------------------------------------------------------------- */

static void add_break(run *r, const bm_xml_dom_node *node)
{
    const bm_str type = bm_xml_dom_value(node, BM_XML_DOM_W, "type");
    const bool page = bm_str_is(type, "page") || bm_str_is(type, "column");
    add_node(r, page ? BM_DOCX_READ_PAGE_BREAK : BM_DOCX_READ_BREAK);
}

static void add_child(run *r, const bm_xml_dom_node *n)
{
    const bm_str name = bm_str_of(n->name), own = BM_STR("");
    if (bm_str_is(name, "t"))
        add_t(r, n);
    else if (bm_str_is(name, "tab") || bm_str_is(name, "ptab"))
        add_tab(r);
    else if (bm_str_is(name, "br"))
        add_break(r, n);
    else if (bm_str_is(name, "cr"))
        add_node(r, BM_DOCX_READ_BREAK);
    else if (bm_str_is(name, "sym"))
        add_symbol(r, n);
    else if (bm_str_is(name, "noBreakHyphen"))
        add_code_point(r, '-', own); /* a hyphen at which no line ends */
    else if (bm_str_is(name, "softHyphen") && is_legacy(r->props.font_other))
        add_code_point(r, 0xAD, own); /* the letter ư of TCVN3, as LibreOffice saves it */
    else if (bm_str_is(name, "fldChar"))
        field(r, n);
    else if (bm_str_is(name, "drawing") || bm_str_is(name, "pict"))
        add_drawing(r, n);
    else if (bm_str_is(name, "object")) {
        r->s->partial = true;
        add_node(r, BM_DOCX_READ_DRAWING);
    } else if (bm_str_is(name, "footnoteReference"))
        add_note(r, n, 0);
    else if (bm_str_is(name, "endnoteReference"))
        add_note(r, n, 1);
    else if (bm_str_is(name, "delText") || bm_str_is(name, "delInstrText"))
        r->s->revisions = true;
    /* any other w:softHyphen is not seen but where a line is broken at it; w:instrText is the code of a field */
}

static void add_children(run *r, const bm_xml_dom_node *parent)
{
    for (const bm_xml_dom_node *n = parent->first; n; n = n->next) {
        if (bm_xml_dom_is(n, BM_XML_DOM_MC, "AlternateContent"))
            add_children(r, bm_docx_read_node_content(n));
        else if (bm_xml_dom_is(n, BM_XML_DOM_W, "ruby"))
            r->s->partial = true;
        else if (n->name && n->ns == BM_XML_DOM_W)
            add_child(r, n);
    }
}

void bm_docx_read_run_add(bm_docx_read_state *s, const bm_xml_dom_node *node,
                          bm_docx_read_children *list)
{
    const bm_xml_dom_node *r_pr = bm_xml_dom_child(node, BM_XML_DOM_W, "rPr");
    run r = {.s = s,
             .props = bm_docx_read_styles_run(&s->styles, s->paragraph, s->table, r_pr),
             .list = list};
    if (bm_xml_dom_child(r_pr, BM_XML_DOM_W, "rPrChange"))
        s->revisions = true;
    add_children(&r, node);
}
