/* Runs. SPDX-License-Identifier: MIT */
#include "output/docx/docx_inline.h"

#define NO_BREAK_SPACE "\xC2\xA0"
#define EN_DASH "\xE2\x80\x93"

void bm_docx_inline_begin(bm_docx_inline *in, bm_docx_xml *xml, bm_buf *pending, bm_style style,
                          bool glue)
{
    memset(in, 0, sizeof *in);
    in->xml = xml;
    in->pending = pending;
    in->spec = bm_style_of(style);
    in->glue = glue;
    pending->len = 0;
}

static void flush_text(bm_docx_inline *in)
{
    if (in->pending->len == 0)
        return;
    bm_buf_add_byte(in->pending, '\0');
    bm_docx_xml_start(in->xml, "w:t");
    bm_docx_xml_attr(in->xml, "xml:space", "preserve");
    bm_docx_xml_text(in->xml, in->pending->ptr);
    bm_docx_xml_end(in->xml);
    in->pending->len = 0;
}

static void close_run(bm_docx_inline *in)
{
    if (!in->run_open)
        return;
    flush_text(in);
    bm_docx_xml_end(in->xml);
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

static void open_run(bm_docx_inline *in, bool bold, bool italic)
{
    if (in->run_open && in->bold == bold && in->italic == italic)
        return;
    close_run(in);
    bm_docx_xml_start(in->xml, "w:r");
    in->run_open = true;
    in->bold = bold;
    in->italic = italic;
    if (bold == in->spec->bold && italic == in->spec->italic)
        return;
    bm_docx_xml_start(in->xml, "w:rPr");
    if (bold != in->spec->bold)
        write_toggle(in->xml, "w:b", "w:bCs", bold);
    if (italic != in->spec->italic)
        write_toggle(in->xml, "w:i", "w:iCs", italic);
    bm_docx_xml_end(in->xml);
}

/* Whether ${text} ends with a dash behind which no line may end. */
static bool ends_with_hyphen(bm_str text)
{
    const size_t n = sizeof EN_DASH - 1;
    return text.ptr[text.len - 1] == '-' ||
           (text.len >= n && memcmp(text.ptr + text.len - n, EN_DASH, n) == 0);
}

static void add_text(bm_docx_inline *in, bm_str text)
{
    while (text.len > 0) {
        const char *space = in->glue ? memchr(text.ptr, ' ', text.len) : NULL;
        size_t n = space ? (size_t)(space - text.ptr) : text.len;
        if (n > 0) {
            bm_buf_add(in->pending, text.ptr, n);
            in->after_hyphen = ends_with_hyphen(bm_str_n(in->pending->ptr, in->pending->len));
            in->after_box = false;
        }
        if (space) {
            bool stays = in->after_hyphen || in->after_box;
            bm_buf_add_cstr(in->pending, stays ? NO_BREAK_SPACE : " ");
            in->after_box = false;
            n++;
        }
        text = bm_str_from(text, n);
    }
}

/* The font of the boxes reaches higher than Times (1.08 em to 0.89 em). At this part of the size neither it nor
 * the usual substitutes make the line taller. */
#define BOX_PERCENT 82

static void write_box(bm_docx_inline *in, bool checked)
{
    close_run(in);
    bm_docx_xml *x = in->xml;
    int size = in->spec->size_half_pt * BOX_PERCENT / 100;
    bm_docx_xml_start(x, "w:r");
    bm_docx_xml_start(x, "w:rPr");
    bm_docx_xml_fonts(x, BM_DOCX_BOX_FONT);
    if (in->spec->bold)
        write_toggle(x, "w:b", "w:bCs", false);
    if (in->spec->italic)
        write_toggle(x, "w:i", "w:iCs", false);
    bm_docx_xml_val_int(x, "w:sz", size);
    bm_docx_xml_val_int(x, "w:szCs", size);
    bm_docx_xml_end(x);
    bm_docx_xml_leaf(x, "w:t", checked ? "\xE2\x98\x91" : "\xE2\x98\x90");
    bm_docx_xml_end(x);
    in->after_box = true;
    in->after_hyphen = false;
}

static void write_leaf(bm_docx_inline *in, const char *name)
{
    flush_text(in);
    bm_docx_xml_empty(in->xml, name);
    in->after_hyphen = in->after_box = false;
}

void bm_docx_inline_children(bm_docx_inline *in, const bm_node *parent)
{
    for (uint32_t i = 0; i < parent->n_children; i++) {
        const bm_node *node = parent->children[i];
        bool bold = in->spec->bold != ((node->flags & BM_NODE_BOLD) != 0);
        bool italic = in->spec->italic != ((node->flags & BM_NODE_ITALIC) != 0);
        switch (node->type) {
        case BM_NODE_TEXT:
            if (node->text.len == 0)
                break;
            open_run(in, bold, italic);
            add_text(in, node->text);
            break;
        case BM_NODE_CHECKBOX:
            write_box(in, (node->flags & BM_NODE_CHECKED) != 0);
            break;
        case BM_NODE_LEADER:
            open_run(in, bold, italic);
            write_leaf(in, "w:tab");
            break;
        case BM_NODE_BREAK:
            open_run(in, bold, italic);
            write_leaf(in, "w:br");
            break;
        default:
            break;
        }
    }
}

void bm_docx_inline_text(bm_docx_inline *in, bm_str text)
{
    open_run(in, in->spec->bold, in->spec->italic);
    add_text(in, text);
}

void bm_docx_inline_tab(bm_docx_inline *in)
{
    if (!in->run_open)
        open_run(in, in->spec->bold, in->spec->italic);
    write_leaf(in, "w:tab");
}

void bm_docx_inline_end(bm_docx_inline *in)
{
    close_run(in);
}
