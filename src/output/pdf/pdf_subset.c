/* Cutting faces with hb-subset. The time goes into the size of the face that is cut, so a small
 * copy with the usual letters is made first and exact subsets are cut from that whenever it has all that is needed.
 * SPDX-License-Identifier: MIT */
#include "output/pdf/pdf_subset.h"

#include <hb-subset.h>

#include <stdlib.h>

#include "base/utf8.h"

/* ASCII, the letters of Vietnamese (both cases) and the signs of office prose. */
static const struct {
    uint8_t part;
    const char *letters;
} repertoire[] = {
    {BM_PDF_SUBSET_LETTERS, " abcdefghijklmnopqrstuvwxyz"
                            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"},
    {BM_PDF_SUBSET_CAPITALS, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {BM_PDF_SUBSET_ACCENTED, "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"},
    {BM_PDF_SUBSET_DIGITS, "0123456789"},
    {BM_PDF_SUBSET_MARKS, ".,:;()/-"},
    {BM_PDF_SUBSET_SIGNS, "!\"%&'+?@_–‘’“”…"},
    {BM_PDF_SUBSET_RARE, "#$*<=>[\\]^`{|}~—•§°²³×"
                         /* Ê Đê, Gia Rai, Ba Na, M’Nông: names of people and places */
                         "ĔĬŎŬČÑɃĕĭŏŭčñƀ"
                         /* marks alone: what is typed letter and mark apart, and ê̆ ô̆ ơ̆ ư̆ */
                         "\xCC\x80\xCC\x81\xCC\x82\xCC\x83\xCC\x86\xCC\x89\xCC\x9B\xCC\xA3"},
};

/* Of a TrueType program in a CIDFont readers need glyf, loca, head, hhea, hmtx and maxp (ISO 32000-1, 9.9). cmap, OS/2
 * and post would be 950 bytes of a form's file: its glyphs are found by number. */
static hb_subset_input_t *new_input(void)
{
    static const hb_tag_t drop[] = {
        HB_TAG('c', 'm', 'a', 'p'), HB_TAG('O', 'S', '/', '2'), HB_TAG('p', 'o', 's', 't'),
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('D', 'S', 'I', 'G'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'),
        HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
        HB_TAG('L', 'T', 'S', 'H'), HB_TAG('P', 'C', 'L', 'T'), HB_TAG('m', 'e', 't', 'a'),
        HB_TAG('f', 'p', 'g', 'm'), HB_TAG('p', 'r', 'e', 'p'), HB_TAG('c', 'v', 't', ' '),
    };
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *tags = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof drop / sizeof *drop; i++)
        hb_set_add(tags, drop[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    return input;
}

/* Whether a ToUnicode map may say so (ISO 19005-3, 6.2.11.7.2 and .3: no marks of byte order; what is in the Private Use
 * Area needs an ActualText). */
static bool readable(hb_codepoint_t code)
{
    return code != 0xFEFF && code != 0xFFFE && !(code >= 0xE000 && code <= 0xF8FF) &&
           code < 0xF0000;
}

/* code_of: for each glyph the smallest code point, so that a space is not read as a no-break space. */
static int map_codes(bm_pdf_subset *subset)
{
    hb_face_t *face = subset->face->hb_face;
    hb_blob_t *outlines = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
    bool has_outlines = hb_blob_get_length(outlines) > 0;
    hb_blob_destroy(outlines);
    subset->n_glyphs = hb_face_get_glyph_count(face);
    subset->code_of = calloc(subset->n_glyphs + 1, sizeof *subset->code_of);
    hb_set_t *codes = hb_set_create();
    if (!subset->code_of)
        bm_arena_out_of_memory();
    hb_face_collect_unicodes(face, codes);
    for (hb_codepoint_t code = HB_SET_VALUE_INVALID; hb_set_next(codes, &code);) {
        hb_codepoint_t glyph;
        if (readable(code) && hb_font_get_nominal_glyph(subset->face->hb_font, code, &glyph) &&
            glyph && glyph < subset->n_glyphs && !subset->code_of[glyph])
            subset->code_of[glyph] = code;
    }
    hb_set_destroy(codes);
    return has_outlines && subset->n_glyphs <= UINT16_MAX ? 0 : -1;
}

/* The repertoire as far as the face has it, ascending by glyph. */
static void list_repertoire(bm_pdf_subset *subset)
{
    subset->part_of = calloc(subset->n_glyphs + 1, sizeof *subset->part_of);
    subset->repertoire = malloc((subset->n_glyphs + 1) * sizeof *subset->repertoire);
    if (!subset->part_of || !subset->repertoire)
        bm_arena_out_of_memory();
    for (size_t k = 0; k < sizeof repertoire / sizeof *repertoire; k++) {
        bm_str letters = bm_str_of(repertoire[k].letters);
        for (size_t i = 0; i < letters.len;) {
            hb_codepoint_t glyph;
            if (hb_font_get_nominal_glyph(subset->face->hb_font, bm_utf8_next(letters, &i),
                                          &glyph) &&
                glyph < subset->n_glyphs && !subset->part_of[glyph])
                subset->part_of[glyph] = repertoire[k].part;
        }
    }
    size_t n = 0;
    for (size_t g = 1; g < subset->n_glyphs; g++)
        if (subset->part_of[g]) {
            subset->repertoire[n].glyph = (uint16_t)g;
            subset->repertoire[n++].code = subset->code_of[g];
        }
    subset->n_repertoire = n;
}

/* Run hb-subset; ${*map} is the plan's map from old glyphs to new, valid until the plan is destroyed. */
static hb_face_t *cut(hb_face_t *from, const hb_subset_input_t *input, hb_subset_plan_t **plan)
{
    *plan = hb_subset_plan_create_or_fail(from, input);
    return *plan ? hb_subset_plan_execute_or_fail(*plan) : NULL;
}

static int make_mini(bm_pdf_subset *subset)
{
    int status = -1;
    hb_subset_plan_t *plan = NULL;
    hb_face_t *small = NULL;
    hb_subset_input_t *input = new_input();
    subset->mini_of = calloc(subset->n_glyphs, sizeof *subset->mini_of);
    if (!subset->mini_of)
        bm_arena_out_of_memory();
    if (!input)
        return -1;
    for (size_t i = 0; i < subset->n_repertoire; i++)
        hb_set_add(hb_subset_input_unicode_set(input), subset->repertoire[i].code);
    small = cut(subset->face->hb_face, input, &plan);
    if (!small)
        goto out;
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (size_t i = 0; i < subset->n_repertoire; i++) {
        hb_codepoint_t glyph = hb_map_get(map, subset->repertoire[i].glyph);
        if (glyph == HB_MAP_VALUE_INVALID)
            goto out;
        subset->mini_of[subset->repertoire[i].glyph] = (uint16_t)glyph;
    }
    /* a face of the finished bytes: what a builder returns is put together at each access */
    hb_blob_t *blob = hb_face_reference_blob(small);
    subset->mini = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_make_immutable(subset->mini);
    status = 0;
out:
    hb_face_destroy(small);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return status;
}

int bm_pdf_subset_open(bm_pdf_subset *subset, const bm_font_face *face)
{
    memset(subset, 0, sizeof *subset);
    subset->face = face;
    if (map_codes(subset))
        return -1;
    list_repertoire(subset);
    return make_mini(subset);
}

void bm_pdf_subset_close(bm_pdf_subset *subset)
{
    free(subset->code_of);
    free(subset->repertoire);
    free(subset->part_of);
    free(subset->mini_of);
    hb_face_destroy(subset->mini);
    memset(subset, 0, sizeof *subset);
}

hb_blob_t *bm_pdf_subset_make(const bm_pdf_subset *subset, const bm_pdf_use *uses, size_t n,
                              uint16_t *cids)
{
    hb_blob_t *blob = NULL;
    hb_subset_plan_t *plan = NULL;
    hb_face_t *cut_face = NULL;
    bool from_mini = true;
    for (size_t i = 0; i < n; i++)
        from_mini = from_mini && subset->mini_of[uses[i].glyph];
    hb_subset_input_t *input = new_input();
    if (!input)
        return NULL;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < n; i++)
        hb_set_add(glyphs, from_mini ? subset->mini_of[uses[i].glyph] : uses[i].glyph);
    cut_face = cut(from_mini ? subset->mini : subset->face->hb_face, input, &plan);
    if (!cut_face)
        goto out;
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (size_t i = 0; i < n; i++) {
        hb_codepoint_t cid =
            hb_map_get(map, from_mini ? subset->mini_of[uses[i].glyph] : uses[i].glyph);
        if (cid == HB_MAP_VALUE_INVALID)
            goto out;
        cids[i] = (uint16_t)cid;
    }
    blob = hb_face_reference_blob(cut_face);
out:
    hb_face_destroy(cut_face);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return blob;
}
