/* Type 0 fonts with a TrueType CIDFont (ISO 32000-1, 9.7). libharu's own fonts are not used: they
 * embed whole metric tables, round widths to integers and write a ToUnicode map that readers reject.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_font.h"

#include <hb-ot.h>

#include <stdlib.h>

#include "base/digest.h"
#include "output/pdf/pdf_write.h"

enum {
    FLAG_FIXED_PITCH = 1, /* ISO 32000-1, table 123 */
    FLAG_SERIF = 2,
    FLAG_SYMBOLIC = 4, /* has more than the standard Latin characters */
    FLAG_ITALIC = 64,
};

static void *allocate(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size);
    if (!p)
        bm_arena_out_of_memory();
    return p;
}

uint32_t bm_pdf_font_width(int32_t advance, unsigned units_per_em)
{
    uint64_t units = advance > 0 ? (uint64_t)advance : 0;
    return (uint32_t)((units * 200000 + units_per_em) / (2 * (uint64_t)units_per_em));
}

/* The width that most glyphs have, of those that are integers: poppler ignores a DW that is not. */
static uint32_t most_common_width(const bm_pdf_font *font)
{
    uint32_t best = 1000 * 100; /* the default of DW */
    size_t best_count = 0;
    for (size_t i = 0; i < font->n; i++) {
        size_t count = 0;
        if (font->widths[i] % 100)
            continue;
        for (size_t k = i; k < font->n; k++)
            count += font->widths[k] == font->widths[i];
        if (count > best_count) {
            best_count = count;
            best = font->widths[i];
        }
    }
    return best;
}

/* A glyph's width beside its number, for sorting by number. */
typedef struct {
    uint16_t cid;
    uint32_t width, code;
} row;

static int by_cid(const void *x, const void *y)
{
    const row *a = x, *b = y;
    return a->cid < b->cid ? -1 : a->cid > b->cid;
}

/* W (ISO 32000-1, 9.7.4.3): "first [w w w]" for neighbours, "first last w" for equal ones; glyphs with
 * the width ${common} are left to DW. */
static void write_widths(bm_buf *out, const row *rows, size_t n, uint32_t common)
{
    bm_buf_add_cstr(out, "/DW ");
    bm_pdf_write_hundredths(out, common);
    bm_buf_add_cstr(out, "/W[");
    for (size_t i = 0; i < n;) {
        if (rows[i].width == common) {
            i++;
            continue;
        }
        size_t equal = i + 1, end = i + 1;
        while (equal < n && rows[equal].cid == rows[equal - 1].cid + 1 &&
               rows[equal].width == rows[i].width)
            equal++;
        while (end < n && rows[end].cid == rows[end - 1].cid + 1 && rows[end].width != common)
            end++;
        bm_buf_add_int(out, rows[i].cid);
        if (equal - i >= 3) {
            bm_buf_add_byte(out, ' ');
            bm_buf_add_int(out, rows[equal - 1].cid);
            bm_buf_add_byte(out, ' ');
            bm_pdf_write_hundredths(out, rows[i].width);
            bm_buf_add_byte(out, '\n');
            i = equal;
            continue;
        }
        bm_buf_add_byte(out, '[');
        for (size_t k = i; k < end; k++) {
            if (k > i)
                bm_buf_add_byte(out, ' ');
            bm_pdf_write_hundredths(out, rows[k].width);
        }
        bm_buf_add_byte(out, ']');
        i = end;
    }
    bm_buf_add_byte(out, ']');
}

/* ToUnicode (ISO 32000-1, 9.10.3), glyph by glyph: ranges and lists would be 130 bytes shorter for a form's font, but
 * Ghostscript (10.00 at least) misreads both, and so do all the tools that pass files through it. */
static void write_to_unicode(bm_buf *out, const row *rows, size_t n)
{
    size_t n_coded = 0, done = 0;
    for (size_t i = 0; i < n; i++)
        n_coded += rows[i].code != 0;
    bm_pdf_write_cmap_begin(out, 4);
    for (size_t i = 0; i < n; i++) {
        if (!rows[i].code)
            continue;
        bm_pdf_write_cmap_block(out, done++, n_coded);
        bm_buf_add_byte(out, '<');
        bm_buf_add_hex(out, rows[i].cid, 4);
        bm_buf_add_cstr(out, "><");
        bm_pdf_write_utf16(out, rows[i].code);
        bm_buf_add_byte(out, '>');
    }
    bm_pdf_write_cmap_end(out, n_coded);
}

/* "ABCDEF+Tinos-Bold": the tag depends on the glyphs and what they are read as. */
static void write_name(bm_buf *out, const bm_pdf_font *font)
{
    bm_buf key = {0};
    for (size_t i = 0; i < font->n; i++) {
        bm_buf_add_hex(&key, font->uses[i].glyph, 4);
        bm_buf_add_hex(&key, font->uses[i].code, 6);
    }
    uint8_t digest[BM_DIGEST_QUICK];
    bm_digest_quick(bm_str_n(key.ptr, key.len), digest);
    bm_buf_free(&key);
    bm_buf_add_byte(out, '/');
    for (size_t i = 0; i < 6; i++)
        bm_buf_add_byte(out, (char)('A' + digest[i] % 26));
    bm_buf_add_byte(out, '+');
    bm_buf_add_cstr(out, font->face->postscript_name);
}

/* Big-endian 16 bits at ${at} of a table; 0 when it is shorter. */
static int table_word(hb_face_t *face, hb_tag_t tag, unsigned at)
{
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    int word = 0;
    if (at + 2 <= n)
        word = (int16_t)((uint16_t)((uint8_t)bytes[at] << 8) | (uint8_t)bytes[at + 1]);
    hb_blob_destroy(blob);
    return word;
}

static void write_metric(bm_buf *out, const char *key, double value)
{
    bm_buf_add_cstr(out, key);
    bm_buf_add_byte(out, ' ');
    bm_buf_add_fixed(out, value, 0);
}

static void write_descriptor(bm_buf *out, const bm_pdf_font *font, bm_str name)
{
    hb_font_t *hb = font->face->hb_font;
    hb_face_t *face = font->face->hb_face;
    const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd'), os2 = HB_TAG('O', 'S', '/', '2');
    const double per_em = 1000.0 / font->face->units_per_em;
    double weight = (double)hb_style_get_value(hb, HB_STYLE_TAG_WEIGHT);
    double angle = (double)hb_style_get_value(hb, HB_STYLE_TAG_SLANT_ANGLE);
    int panose_family = table_word(face, os2, 32) >> 8 & 0xFF;
    int panose_serif = table_word(face, os2, 32) & 0xFF;
    int flags = FLAG_SYMBOLIC;
    if (table_word(face, HB_TAG('p', 'o', 's', 't'), 14))
        flags |= FLAG_FIXED_PITCH; /* low word of isFixedPitch */
    if (panose_family == 2 && panose_serif >= 2 && panose_serif <= 10)
        flags |= FLAG_SERIF;
    if (angle < 0 || angle > 0)
        flags |= FLAG_ITALIC;
    hb_font_extents_t extents = {0};
    hb_position_t cap_height = 0;
    hb_font_get_h_extents(hb, &extents);
    if (!hb_ot_metrics_get_position(hb, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height))
        cap_height = extents.ascender;

    bm_buf_add_cstr(out, "/Type/FontDescriptor/FontName");
    bm_buf_add_str(out, name);
    write_metric(out, "/Flags", flags);
    bm_buf_add_cstr(out, "/FontBBox[");
    for (unsigned i = 0; i < 4; i++)
        write_metric(out, "", table_word(face, head, 36 + 2 * i) * per_em);
    write_metric(out, "]/ItalicAngle", angle);
    write_metric(out, "/Ascent", extents.ascender * per_em);
    write_metric(out, "/Descent", extents.descender * per_em);
    write_metric(out, "/CapHeight", cap_height * per_em);
    /* no table states the stems; the usual estimate: 88 for regular, 166 for bold */
    write_metric(out, "/StemV", 50 + weight / 65 * (weight / 65));
    bm_buf_add_cstr(out, "/FontFile2");
}

static void write_dictionaries(bm_pdf_font *font, const bm_pdf_packers *packers)
{
    row *rows = allocate(font->n, sizeof *rows);
    for (size_t i = 0; i < font->n; i++)
        rows[i] = (row){font->cids[i], font->widths[i], font->uses[i].code};
    qsort(rows, font->n, sizeof *rows, by_cid);

    bm_buf name = {0}, cmap = {0};
    write_name(&name, font);
    bm_buf *out = &font->type0;
    bm_buf_add_cstr(out, "/Type/Font/Subtype/Type0/BaseFont");
    bm_buf_add(out, name.ptr, name.len);
    bm_buf_add_cstr(out, "/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
                         "/BaseFont");
    bm_buf_add(out, name.ptr, name.len);
    bm_buf_add_cstr(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
    if (!font->cid_to_gid.len)
        bm_buf_add_cstr(out, "/CIDToGIDMap/Identity");
    write_widths(out, rows, font->n, most_common_width(font));
    bm_buf_add_cstr(out, "/FontDescriptor");
    write_descriptor(&font->descriptor, font, bm_str_n(name.ptr, name.len));
    write_to_unicode(&cmap, rows, font->n);
    bm_pdf_write_deflated(&font->to_unicode, packers->text, bm_str_n(cmap.ptr, cmap.len));
    bm_buf_free(&name);
    bm_buf_free(&cmap);
    free(rows);
}

/* Give the glyphs the identifiers ${cids} in place of their numbers in the subset, and keep the way back (9.7.4.3). */
static void rename_glyphs(bm_pdf_font *font, const uint16_t *cids, const bm_pdf_packers *packers)
{
    size_t last = 0;
    for (size_t i = 0; i < font->n; i++)
        if (cids[i] > last)
            last = cids[i];
    uint8_t *map = allocate(last + 1, 2);
    for (size_t i = 0; i < font->n; i++) {
        map[2 * cids[i]] = (uint8_t)(font->cids[i] >> 8);
        map[2 * cids[i] + 1] = (uint8_t)font->cids[i];
        font->cids[i] = cids[i];
    }
    bm_pdf_write_deflated(&font->cid_to_gid, packers->text,
                          bm_str_n((const char *)map, 2 * (last + 1)));
    free(map);
}

bm_pdf_font *bm_pdf_font_new(const bm_pdf_subset *subset, const bm_pdf_use *uses,
                             const uint16_t *cids, size_t n, const bm_pdf_packers *packers)
{
    bm_pdf_font *font = allocate(1, sizeof *font);
    font->face = subset->face;
    font->n = n;
    font->uses = allocate(n, sizeof *uses);
    font->cids = allocate(n, sizeof *font->cids);
    font->widths = allocate(n, sizeof *font->widths);
    if (n)
        memcpy(font->uses, uses, n * sizeof *uses);
    hb_blob_t *file = bm_pdf_subset_make(subset, uses, n, font->cids);
    if (!file) {
        bm_pdf_font_free(font);
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        hb_position_t advance = hb_font_get_glyph_h_advance(subset->face->hb_font, uses[i].glyph);
        font->widths[i] = bm_pdf_font_width(advance, subset->face->units_per_em);
    }
    unsigned len;
    const char *bytes = hb_blob_get_data(file, &len);
    font->file_len = len;
    bm_pdf_write_deflated(&font->file, packers->fonts, bm_str_n(bytes, len));
    hb_blob_destroy(file);
    bm_digest_quick(bm_str_n(font->file.ptr, font->file.len), font->digest);
    if (cids)
        rename_glyphs(font, cids, packers);
    write_dictionaries(font, packers);
    return font;
}

void bm_pdf_font_free(bm_pdf_font *font)
{
    if (!font)
        return;
    free(font->uses);
    free(font->cids);
    free(font->widths);
    bm_buf_free(&font->file);
    bm_buf_free(&font->cid_to_gid);
    bm_buf_free(&font->to_unicode);
    bm_buf_free(&font->type0);
    bm_buf_free(&font->descriptor);
    free(font);
}

unsigned bm_pdf_font_add(const bm_pdf_font *font, bm_pdf_haru *h, bm_buf *scratch)
{
    const bm_str packed = BM_STR("/Filter/FlateDecode");
    unsigned map = 0;
    scratch->len = 0;
    bm_buf_add_cstr(scratch, "/Filter/FlateDecode/Length1 ");
    bm_buf_add_int(scratch, (int64_t)font->file_len);
    unsigned file = bm_pdf_haru_add_known(h, bm_str_n(scratch->ptr, scratch->len),
                                          bm_str_n(font->file.ptr, font->file.len), font->digest);
    scratch->len = 0;
    bm_buf_add(scratch, font->descriptor.ptr, font->descriptor.len);
    bm_pdf_write_reference(scratch, file);
    unsigned descriptor = bm_pdf_haru_add(h, bm_str_n(scratch->ptr, scratch->len));
    unsigned to_unicode =
        bm_pdf_haru_add_stream(h, packed, bm_str_n(font->to_unicode.ptr, font->to_unicode.len));
    if (font->cid_to_gid.len)
        map =
            bm_pdf_haru_add_stream(h, packed, bm_str_n(font->cid_to_gid.ptr, font->cid_to_gid.len));
    scratch->len = 0;
    bm_buf_add(scratch, font->type0.ptr, font->type0.len);
    bm_pdf_write_reference(scratch, descriptor);
    if (map) {
        bm_buf_add_cstr(scratch, "/CIDToGIDMap");
        bm_pdf_write_reference(scratch, map);
    }
    bm_buf_add_cstr(scratch, ">>]/ToUnicode");
    bm_pdf_write_reference(scratch, to_unicode);
    return bm_pdf_haru_add(h, bm_str_n(scratch->ptr, scratch->len));
}
