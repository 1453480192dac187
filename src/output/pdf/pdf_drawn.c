/* Type 3 fonts (ISO 32000-1, 9.6.5) in units of 1/1000 em. Drawings are filled outlines or text, and take
 * their colour from the text around them. SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_drawn.h"

#include <math.h>

#include "base/utf8.h"
#include "layout/checkbox.h"
#include "output/pdf/pdf_write.h"

enum {
    UNDRAWN = 0x20,      /* code of a letter that only its name matters of */
    FIRST = UNDRAWN + 1, /* code of a font's first drawing */
    SLOTS = 200,         /* drawings in one font */
    EM = 1000,
};

size_t bm_pdf_drawn_fonts(const bm_pdf_usage *usage)
{
    return (usage->n_drawings + SLOTS - 1) / SLOTS;
}

unsigned bm_pdf_drawn_font(size_t i)
{
    return (unsigned)(i / SLOTS);
}

char bm_pdf_drawn_code(size_t i)
{
    return (char)(FIRST + i % SLOTS);
}

static void add_number(bm_buf *out, double n)
{
    bm_buf_add_fixed(out, n, 2);
    bm_buf_add_byte(out, ' ');
}

static void add_square(bm_buf *out, double x, double y, double side)
{
    add_number(out, x);
    add_number(out, y);
    add_number(out, side);
    add_number(out, side);
    bm_buf_add_cstr(out, "re\n");
}

/* What drawings cover: left, bottom, right, top. */
typedef struct {
    double edge[4];
} extent;

static void extend(extent *all, double left, double bottom, double right, double top)
{
    const double edge[4] = {left, bottom, right, top};
    for (size_t i = 0; i < 4; i++)
        all->edge[i] = i < 2 ? fmin(all->edge[i], edge[i]) : fmax(all->edge[i], edge[i]);
}

/* The square, filled between its outer and inner edge, and the tick. */
static void draw_box(bm_buf *out, const bm_item *item, extent *all)
{
    const bm_checkbox box = bm_checkbox_of(item, EM);
    extend(all, box.left, 0, box.left + box.side, box.side);
    add_square(out, box.left, 0, box.side);
    add_square(out, box.left + box.line, box.line, box.side - 2 * box.line);
    bm_buf_add_cstr(out, "f*\n");
    if (!(item->flags & BM_ITEM_CHECKED))
        return;
    for (size_t i = 0; i < BM_CHECKBOX_CORNERS; i++) {
        double x, y;
        bm_checkbox_corner(&box, i, &x, &y);
        add_number(out, x);
        add_number(out, y);
        bm_buf_add_cstr(out, i == 0 ? "m\n" : "l\n");
    }
    bm_buf_add_cstr(out, "f\n");
}

/* The letter and its marks as text of their font, each glyph at its place. */
static void draw_cluster(bm_buf *out, const bm_item *item, const bm_pdf_usage_face *f, extent *all)
{
    const double per_unit = (double)EM / item->face->units_per_em;
    double pen = 0;
    bm_buf_add_cstr(out, "BT/F");
    bm_buf_add_int(out, f->number);
    bm_buf_add_byte(out, ' ');
    bm_buf_add_int(out, EM);
    bm_buf_add_cstr(out, " Tf\n");
    for (size_t i = 0; i < item->n_glyphs; i++) {
        const bm_glyph *g = &item->glyphs[i];
        unsigned cid = f->slots[g->glyph].cid;
        hb_glyph_extents_t ink = {0};
        hb_font_get_glyph_extents(item->face->hb_font, g->glyph, &ink);
        double left = pen + g->dx + ink.x_bearing, top = g->dy + ink.y_bearing;
        extend(all, left * per_unit, (top + ink.height) * per_unit, (left + ink.width) * per_unit,
               top * per_unit);
        const char bytes[] = {(char)(cid >> 8), (char)(cid & 0xFF)};
        bm_buf_add_cstr(out, "1 0 0 1 ");
        add_number(out, (pen + g->dx) * per_unit);
        add_number(out, g->dy * per_unit);
        bm_buf_add_cstr(out, "Tm");
        bm_pdf_write_bytes(out, bytes, sizeof bytes);
        bm_buf_add_cstr(out, "Tj\n");
        pen += g->advance;
    }
    bm_buf_add_cstr(out, "ET\n");
}

static unsigned add_drawing(const bm_pdf_usage *usage, const bm_pdf_drawing *drawing, extent *all,
                            bm_pdf_haru *h)
{
    const bm_item *item = drawing->item;
    bm_buf out = {0};
    bm_pdf_write_hundredths(&out, drawing->width);
    bm_buf_add_cstr(&out, " 0 d0\n");
    if (item->kind == BM_ITEM_BOX)
        draw_box(&out, item, all);
    else
        draw_cluster(&out, item, &usage->faces[item->face->id], all);
    unsigned number = bm_pdf_haru_add_stream(h, bm_str_of(""), bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    return number;
}

/* The code of the letter that is never drawn is in the map too: PDF/A wants all. */
static unsigned add_to_unicode(const bm_pdf_drawing *drawings, size_t n, bm_pdf_haru *h)
{
    bm_buf out = {0};
    bm_pdf_write_cmap_begin(&out, 2);
    for (size_t i = 0; i <= n; i++) {
        bm_pdf_write_cmap_block(&out, i, n + 1);
        bm_buf_add_byte(&out, '<');
        bm_buf_add_hex(&out, (uint32_t)(UNDRAWN + i), 2);
        bm_buf_add_cstr(&out, "><");
        bm_str text = bm_str_of("m");
        if (i > 0)
            text = drawings[i - 1].item->text;
        for (size_t at = 0; at < text.len;)
            bm_pdf_write_utf16(&out, bm_utf8_next(text, &at));
        bm_buf_add_byte(&out, '>');
    }
    bm_pdf_write_cmap_end(&out, n + 1);
    unsigned number = bm_pdf_haru_add_stream(h, bm_str_of(""), bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    return number;
}

/* What a tagged PDF needs of a Type 3 font (ISO 32000-1, 9.6.5, table 112). */
static unsigned add_descriptor(bm_buf *out, bm_pdf_haru *h)
{
    out->len = 0;
    bm_buf_add_cstr(out, "/Type/FontDescriptor/FontName/Drawn/Flags 4/ItalicAngle 0");
    return bm_pdf_haru_add(h, bm_str_n(out->ptr, out->len));
}

/* /Differences and /Widths of the codes, with the drawings as their glyphs: entries of the font. */
static void write_glyphs(bm_buf *out, const bm_pdf_drawing *drawings, size_t n,
                         const unsigned *numbers)
{
    /* An encoded name "m" with the usual width of that letter, though never drawn: poppler guesses the size of a
       Type 3 font by it, and with a wrong guess takes the character for another line's */
    bm_buf_add_cstr(out, "/FirstChar ");
    bm_buf_add_int(out, UNDRAWN);
    bm_buf_add_cstr(out, "/LastChar ");
    bm_buf_add_int(out, (int64_t)(FIRST + n - 1));
    bm_buf_add_cstr(out, "/Widths[600");
    for (size_t i = 0; i < n; i++) {
        bm_buf_add_byte(out, ' ');
        bm_pdf_write_hundredths(out, drawings[i].width);
    }
    bm_buf_add_cstr(out, "]/Encoding<</Type/Encoding/Differences[");
    bm_buf_add_int(out, UNDRAWN);
    bm_buf_add_cstr(out, "/m");
    for (size_t i = 0; i < n; i++) {
        bm_buf_add_cstr(out, "/d");
        bm_buf_add_int(out, (int64_t)i);
    }
    bm_buf_add_cstr(out, "]>>/CharProcs<<");
    for (size_t i = 0; i < n; i++) {
        bm_buf_add_cstr(out, "/d");
        bm_buf_add_int(out, (int64_t)i);
        bm_pdf_write_reference(out, numbers[i]);
    }
    bm_buf_add_cstr(out, ">>");
}

unsigned bm_pdf_drawn_add(const bm_pdf_usage *usage, size_t font, bm_str fonts, bm_pdf_haru *h)
{
    const bm_pdf_drawing *drawings = usage->drawings + font * SLOTS;
    size_t n = usage->n_drawings - font * SLOTS;
    if (n > SLOTS)
        n = SLOTS;
    extent all = {{EM, EM, 0, 0}};
    unsigned numbers[SLOTS];
    for (size_t i = 0; i < n; i++)
        numbers[i] = add_drawing(usage, &drawings[i], &all, h);
    bm_buf out = {0};
    unsigned descriptor = add_descriptor(&out, h);
    out.len = 0;
    bm_buf_add_cstr(&out, "/Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]"
                          "/FontBBox[");
    for (size_t i = 0; i < 4; i++) {
        bm_buf_add_byte(&out, ' ');
        bm_buf_add_int(&out, (int64_t)(i < 2 ? floor(all.edge[i]) : ceil(all.edge[i])));
    }
    bm_buf_add_byte(&out, ']');
    write_glyphs(&out, drawings, n, numbers);
    bm_buf_add_cstr(&out, "/Resources<</Font<<");
    bm_buf_add_str(&out, fonts);
    bm_buf_add_cstr(&out, ">>>>/FontDescriptor");
    bm_pdf_write_reference(&out, descriptor);
    bm_buf_add_cstr(&out, "/ToUnicode");
    bm_pdf_write_reference(&out, add_to_unicode(drawings, n, h));
    unsigned number = bm_pdf_haru_add(h, bm_str_n(out.ptr, out.len));
    bm_buf_free(&out);
    return number;
}
