/* Modules that touch in a row are one rule. SPDX-License-Identifier: MIT */
#include "layout/qr.h"

#include <qrencode.h>

#include "base/digest.h"
#include "base/unit.h"
#include "layout/paragraph.h"

/* The code of one page. */
typedef struct {
    const QRcode *code;
    double x_pt, y_pt; /* upper left corner */
    double module_pt;
} place;

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* The first 40 bits of ${digest} (hexadecimal) in Crockford's base 32, with a hyphen in the middle. */
static void write_reference(const char *digest, char *reference)
{
    static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    uint64_t bits = 0;
    for (size_t i = 0; i < 10; i++) {
        char c = digest[i];
        bits = bits << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'A' + 10);
    }
    for (int shift = 35; shift >= 0; shift -= 5) {
        if (shift == 15)
            *reference++ = '-';
        *reference++ = letters[bits >> shift & 31];
    }
    *reference = 0;
}

bm_qr_mark bm_qr_mark_of(bm_arena *a, const bm_document *doc)
{
    char hex[BM_DIGEST_HEX + 1];
    bm_qr_mark mark;
    bm_str of = doc->data_xml;
    if (!of.len)
        of = bm_str_of(bm_arena_printf(a, "%.*s\n%.*s", (int)doc->form_id.len, doc->form_id.ptr,
                                       (int)doc->definition_sha.len, doc->definition_sha.ptr));
    bm_digest_sha256(of, hex);
    for (size_t i = 0; i < BM_QR_DIGEST; i++)
        mark.digest[i] = upper(hex[i]);
    mark.digest[BM_QR_DIGEST] = 0;
    write_reference(mark.digest, mark.reference);
    return mark;
}

/* Free it with QRcode_free. An id has 129 characters at most, so the code has 53 modules at most. */
static QRcode *encode(bm_arena *a, const bm_document *doc, const bm_qr_mark *mark, size_t page,
                      size_t n)
{
    char *text = bm_arena_alloc(a, doc->form_id.len + 1);
    for (size_t i = 0; i < doc->form_id.len; i++)
        text[i] = upper(doc->form_id.ptr[i]);
    text[doc->form_id.len] = 0;
    QRcode *code = QRcode_encodeString(bm_arena_printf(a, "BIEUMAU:1:%s:%s:%s:%zu/%zu", text,
                                                       mark->digest, mark->reference, page, n),
                                       0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (!code)
        bm_arena_out_of_memory();
    return code;
}

static bool is_dark(const QRcode *code, int row, int column)
{
    return column < code->width && (code->data[row * code->width + column] & 1);
}

static void draw_code(const place *p, uint32_t element, bm_item_list *list)
{
    for (int row = 0; row < p->code->width; row++) {
        for (int column = 0; column < p->code->width; column++) {
            int end = column;
            while (is_dark(p->code, row, end))
                end++;
            if (end == column)
                continue;
            bm_item *item = bm_paragraph_item(list, BM_ITEM_RULE);
            item->x_pt = p->x_pt + column * p->module_pt;
            item->y_pt = p->y_pt + row * p->module_pt;
            item->width_pt = (end - column) * p->module_pt;
            item->height_pt = p->module_pt;
            item->element = element;
            column = end;
        }
    }
}

/* The reference, for people; who cannot see it hears it with the code. */
static void draw_reference(const bm_layout *layout, const char *reference, double baseline_pt,
                           bm_item_list *list)
{
    const bm_font_face *face = bm_font_lookup(layout->fonts, false, false, '0');
    bm_glyph *glyphs = bm_arena_zero(layout->arena, BM_QR_REFERENCE, sizeof *glyphs);
    double units = 0;
    for (size_t i = 0; i < BM_QR_REFERENCE; i++) {
        unsigned glyph = bm_font_glyph(face, (uint32_t)reference[i]);
        glyphs[i].code = (uint32_t)reference[i];
        glyphs[i].glyph = (uint16_t)glyph;
        glyphs[i].advance = (uint16_t)bm_font_advance(face, glyph);
        units += glyphs[i].advance;
    }
    bm_item *item = bm_paragraph_item(list, BM_ITEM_TEXT);
    item->flags = BM_ITEM_FURNITURE;
    item->x_pt = layout->frame.left_pt;
    item->y_pt = baseline_pt;
    item->width_pt = units * BM_QR_TEXT_PT / face->units_per_em;
    item->size_pt = BM_QR_TEXT_PT;
    item->face = face;
    item->glyphs = glyphs;
    item->n_glyphs = BM_QR_REFERENCE;
    item->text = bm_arena_copy(layout->arena, bm_str_n(reference, BM_QR_REFERENCE));
}

static uint32_t open_figure(bm_layout *layout, const bm_document *doc, const char *reference,
                            size_t page, size_t n)
{
    uint32_t figure = bm_structure_open(&layout->structure, BM_ROLE_FIGURE, NULL);
    bm_element *e = &layout->structure.elements[figure];
    e->is_inline = false; /* it stands by itself, in no paragraph */
    e->alt =
        bm_str_of(bm_arena_printf(layout->arena, "Mã QR: mẫu %.*s, số tham chiếu %s, trang %zu/%zu",
                                  (int)doc->form_id.len, doc->form_id.ptr, reference, page, n));
    bm_structure_close(&layout->structure);
    return figure;
}

/* Down to whole 1/100 pt. */
static double whole(double pt)
{
    return floor(pt * 100) / 100;
}

/* With its white edge left of the text area, its foot at ${bottom_pt}. */
static place place_of(const bm_page_frame *frame, const QRcode *code, double bottom_pt)
{
    const double least_x = bm_unit_pt_of_mm(BM_QR_PRINTABLE_MM);
    double most = whole((frame->left_pt - least_x) / (code->width + BM_QR_QUIET));
    double module = most < BM_QR_MODULE_PT ? most : BM_QR_MODULE_PT;
    place p = {code, whole(frame->left_pt - (code->width + BM_QR_QUIET) * module),
               whole(bottom_pt - code->width * module), module};
    return p;
}

void bm_qr_add(bm_layout *layout, const bm_document *doc, bm_page *pages, size_t n)
{
    const bm_qr_mark mark = bm_qr_mark_of(layout->arena, doc);
    const bm_page_frame *frame = &layout->frame;
    const double bottom = frame->height_pt - bm_unit_pt_of_mm(BM_QR_EDGE_MM);
    for (size_t i = 0; i < n; i++) {
        QRcode *code = encode(layout->arena, doc, &mark, i + 1, n);
        const place p = place_of(frame, code, bottom);
        bm_item_list list = {layout->arena, NULL, 0, 0};
        for (size_t k = 0; k < pages[i].n; k++)
            *bm_paragraph_item(&list, BM_ITEM_TEXT) = pages[i].items[k];
        draw_reference(layout, mark.reference, bottom, &list);
        draw_code(&p, open_figure(layout, doc, mark.reference, i + 1, n), &list);
        pages[i].items = list.items;
        pages[i].n = list.n;
        QRcode_free(code);
    }
}
