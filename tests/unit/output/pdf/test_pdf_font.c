/* SPDX-License-Identifier: MIT */
#include "pdf_fixture.h"

#include <hpdf.h>

#include "output/pdf/pdf_font.h"

typedef struct {
    bm_pdf_subset subset;
    bm_pdf_font *font;
    struct libdeflate_compressor *packer;
} made;

/* The face's font with the whole repertoire. */
static made make(fixture *f, unsigned style)
{
    made m = {.packer = libdeflate_alloc_compressor(6)};
    assert_int_equal(bm_pdf_subset_open(&m.subset, fixture_face(f, style)), 0);
    m.font = bm_pdf_font_new(&m.subset, m.subset.repertoire, NULL, m.subset.n_repertoire,
                             FIXTURE_PACKERS(m.packer));
    assert_non_null(m.font);
    return m;
}

static void drop(made *m)
{
    bm_pdf_font_free(m->font);
    bm_pdf_subset_close(&m->subset);
    libdeflate_free_compressor(m->packer);
}

static const char *entries(fixture *f, const bm_buf *b)
{
    return bm_arena_cstr(f->arena, bm_str_n(b->ptr, b->len));
}

/* The width of ${cid} by the dictionary, as a reader finds it: DW and W. */
static double stated_width(const char *type0, unsigned cid)
{
    double width = strtod(strstr(type0, "/DW ") + 4, NULL);
    char *p = strstr(type0, "/W[") + 3;
    while (*p != ']') {
        unsigned long first = strtoul(p, &p, 10);
        if (*p == '[') {
            for (p++; *p != ']'; first++) {
                double w = strtod(p, &p);
                if (first == cid)
                    width = w;
                while (*p == ' ')
                    p++;
            }
            p++;
        } else {
            unsigned long last = strtoul(p, &p, 10);
            double w = strtod(p, &p);
            if (first <= cid && cid <= last)
                width = w;
        }
        while (*p == ' ' || *p == '\n')
            p++;
    }
    return width;
}

static void the_dictionary_states_the_widths_of_the_layout(void **state)
{
    fixture *f = *state;
    for (unsigned style = 0; style < 4; style++) {
        made m = make(f, style);
        const char *type0 = entries(f, &m.font->type0);
        for (size_t i = 0; i < m.font->n; i++) {
            double advance = bm_font_advance(m.font->face, m.font->uses[i].glyph) * 1000.0 /
                             m.font->face->units_per_em;
            double width = stated_width(type0, m.font->cids[i]);
            assert_true(fabs(width - advance) <= 0.005);
            assert_true(fabs(width - m.font->widths[i] / 100.0) < 1e-9);
        }
        double common = strtod(strstr(type0, "/DW ") + 4, NULL);
        assert_true(fabs(common - round(common)) < 1e-12); /* poppler wants an integer */
        drop(&m);
    }
}

static void libharu_measures_the_same_line(void **state)
{
    fixture *f = *state;
    static const char line[] =
        "Nguyễn Thị Thuỳ Dương, Ưỡng Ẵm - CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    HPDF_Doc doc = HPDF_New(NULL, NULL);
    HPDF_UseUTFEncodings(doc);
    const char *name =
        HPDF_LoadTTFontFromFile(doc, FIXTURE_FONT_DIR "/Tinos-Regular.ttf", HPDF_FALSE);
    HPDF_Font font = HPDF_GetFont(doc, name, "UTF-8");
    assert_non_null(font);
    HPDF_TextWidth haru = HPDF_Font_TextWidth(font, (const HPDF_BYTE *)line, sizeof line - 1);
    bm_item *item = fixture_text(f, 0, 0, 0, line);
    double ours = item->width_pt / item->size_pt * 1000;
    assert_true(fabs(ours - haru.width) <= (double)item->n_glyphs); /* it rounds each letter */
    HPDF_Free(doc);
}

/* What the map in ${cmap} says of glyph ${cid}, as a reader finds it; 0 = nothing. */
static unsigned stated_code(const char *cmap, unsigned cid)
{
    for (const char *p = cmap; (p = strstr(p, " beginbfchar\n")) != NULL;) {
        const char *number = p;
        while (number[-1] >= '0' && number[-1] <= '9')
            number--;
        unsigned long n = strtoul(number, NULL, 10);
        assert_in_range(n, 1, 100);
        for (p += 13; n; n--, p += 12) {
            unsigned glyph, code;
            assert_int_equal(sscanf(p, "<%4x><%4x>", &glyph, &code), 2);
            if (glyph == cid)
                return code;
        }
        assert_memory_equal(p, "\nendbfchar", 10);
    }
    return 0;
}

static const char *map_of(fixture *f, const bm_pdf_font *font)
{
    struct libdeflate_decompressor *unpacker = libdeflate_alloc_decompressor();
    char *cmap = bm_arena_alloc(f->arena, 65536);
    size_t n;
    assert_int_equal(libdeflate_zlib_decompress(unpacker, font->to_unicode.ptr,
                                                font->to_unicode.len, cmap, 65535, &n),
                     LIBDEFLATE_SUCCESS);
    cmap[n] = '\0';
    libdeflate_free_decompressor(unpacker);
    return cmap;
}

static void every_letter_is_in_the_map_to_unicode(void **state)
{
    fixture *f = *state;
    for (unsigned style = 0; style < 4; style++) {
        made m = make(f, style);
        const char *cmap = map_of(f, m.font);
        for (size_t i = 0; i < m.font->n; i++)
            assert_int_equal(stated_code(cmap, m.font->cids[i]), m.font->uses[i].code);
        drop(&m);
    }
}

/* Glyphs without a code point among others, and the code points that PDF/A does not want to see. */
static void the_map_leaves_out_what_has_no_code(void **state)
{
    fixture *f = *state;
    made m = make(f, 0);
    for (size_t n = 0; n < 40; n++) {
        bm_pdf_use uses[40];
        memcpy(uses, m.subset.repertoire, sizeof uses);
        for (size_t i = 0; i < 40; i++)
            if (i % 7 == 3 || i >= n)
                uses[i].code = 0;
        bm_pdf_font *font = bm_pdf_font_new(&m.subset, uses, NULL, 40, FIXTURE_PACKERS(m.packer));
        const char *cmap = map_of(f, font);
        for (size_t i = 0; i < 40; i++)
            assert_int_equal(stated_code(cmap, font->cids[i]), uses[i].code);
        assert_int_equal(stated_code(cmap, 0), 0);
        bm_pdf_font_free(font);
    }
    for (size_t g = 0; g < m.subset.n_glyphs; g++) {
        uint32_t code = m.subset.code_of[g];
        assert_true(code != 0xFEFF && code != 0xFFFE && !(code >= 0xE000 && code < 0xF900));
    }
    drop(&m);
}

static void the_descriptor_tells_the_truth_about_the_face(void **state)
{
    fixture *f = *state;
    made regular = make(f, 0), bold_italic = make(f, FIXTURE_BOLD | FIXTURE_ITALIC);
    const char *d = entries(f, &regular.font->descriptor);
    assert_non_null(strstr(d, "/Ascent 891"));
    assert_non_null(strstr(d, "/Descent -216"));
    assert_non_null(strstr(d, "/CapHeight 65"));
    assert_non_null(strstr(d, "/ItalicAngle 0"));
    assert_non_null(strstr(d, "/Flags 6"));
    assert_non_null(strstr(d, "+Tinos/"));
    int box[4];
    assert_int_equal(sscanf(strstr(d, "/FontBBox["), "/FontBBox[ %d %d %d %d]", &box[0], &box[1],
                            &box[2], &box[3]),
                     4);
    assert_true(box[0] < 0 && box[1] < 0 && box[2] > 1000 && box[3] > 800);
    const char *b = entries(f, &bold_italic.font->descriptor);
    assert_true(strtod(strstr(b, "/ItalicAngle ") + 13, NULL) < -5);
    assert_non_null(strstr(b, "/Flags 70"));
    assert_true(strtod(strstr(b, "/StemV ") + 7, NULL) > strtod(strstr(d, "/StemV ") + 7, NULL));
    drop(&regular);
    drop(&bold_italic);
}

static void the_tag_depends_on_the_glyphs_only(void **state)
{
    fixture *f = *state;
    made a = make(f, 0), b = make(f, 0);
    assert_string_equal(entries(f, &a.font->type0), entries(f, &b.font->type0));
    assert_int_equal(a.font->file.len, b.font->file.len);
    assert_memory_equal(a.font->file.ptr, b.font->file.ptr, a.font->file.len);
    bm_pdf_font *fewer =
        bm_pdf_font_new(&a.subset, a.subset.repertoire, NULL, 20, FIXTURE_PACKERS(a.packer));
    const char *name = strstr(entries(f, &a.font->type0), "/BaseFont/") + 10;
    const char *other = strstr(entries(f, &fewer->type0), "/BaseFont/") + 10;
    assert_memory_not_equal(name, other, 6);
    for (size_t i = 0; i < 6; i++)
        assert_in_range(name[i], 'A', 'Z');
    assert_int_equal(name[6], '+');
    bm_pdf_font_free(fewer);
    drop(&a);
    drop(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_dictionary_states_the_widths_of_the_layout,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(libharu_measures_the_same_line, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(every_letter_is_in_the_map_to_unicode, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_map_leaves_out_what_has_no_code, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_descriptor_tells_the_truth_about_the_face,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(the_tag_depends_on_the_glyphs_only, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
