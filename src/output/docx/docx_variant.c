/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_variant.h"

/* The styles of the text that forms write around their fields, as the fields of forms are shown in capitals (case: upper) or
 * with emphasis. What is not here still looks right, but is a combo box (docx_control.h). */
static const bm_docx_variant variants[] = {
    {BM_STYLE_BODY, {.bold = true}, "BodyTextBold"},
    {BM_STYLE_BODY, {.italic = true}, "BodyTextItalic"},
    {BM_STYLE_BODY, {.capitals = true}, "BodyTextCapitals"},
    {BM_STYLE_TITLE, {.bold = true, .capitals = true}, "FormTitleCapitals"},
    {BM_STYLE_ADDRESSEE, {.bold = true}, "AddresseeBold"},
    {BM_STYLE_ADDRESSEE, {.capitals = true}, "AddresseeCapitals"},
    {BM_STYLE_LINE, {.bold = true}, "FormLineBold"},
    {BM_STYLE_LINE, {.capitals = true}, "FormLineCapitals"},
    {BM_STYLE_LINE, {.bold = true, .capitals = true}, "FormLineBoldCapitals"},
    {BM_STYLE_TABLE_CELL, {.capitals = true}, "TableCellCapitals"},
    {BM_STYLE_SIGN_CAPTION, {.bold = true, .capitals = true}, "SignatureCaptionCapitals"},
    {BM_STYLE_CENTERED, {.bold = true}, "CenteredBold"},
    {BM_STYLE_CENTERED, {.bold = true, .capitals = true}, "CenteredBoldCapitals"},
    {BM_STYLE_RULED_TITLE, {.bold = true, .capitals = true}, "RuledTitleCapitals"},
    {BM_STYLE_LETTER_SUPERIOR, {.capitals = true}, "LetterSuperiorCapitals"},
    {BM_STYLE_LETTER_AGENCY, {.bold = true, .capitals = true}, "LetterAgencyCapitals"},
    {BM_STYLE_SMALL_CELL, {.capitals = true}, "SmallCellCapitals"},
};

const bm_docx_variant *bm_docx_variant_at(size_t i)
{
    return i < sizeof variants / sizeof *variants ? &variants[i] : NULL;
}

const bm_docx_variant *bm_docx_variant_lookup(bm_style style, bm_docx_look look)
{
    const bm_docx_variant *v;
    for (size_t i = 0; (v = bm_docx_variant_at(i)) != NULL; i++)
        if (v->style == style && bm_docx_variant_equal(v->look, look))
            return v;
    return NULL;
}

bm_docx_look bm_docx_variant_plain(bm_style style)
{
    const bm_style_spec *spec = bm_style_of(style);
    bm_docx_look look = {.bold = spec->bold, .italic = spec->italic};
    return look;
}

bool bm_docx_variant_equal(bm_docx_look a, bm_docx_look b)
{
    return a.bold == b.bold && a.italic == b.italic && a.capitals == b.capitals;
}
