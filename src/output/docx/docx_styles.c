/* word/styles.xml. One paragraph style for each row of document/style.c, so that Word's gallery offers the
 * same set that the PDF is made with. SPDX-License-Identifier: MIT */
#include "output/docx/docx_styles.h"

#include <stdio.h>

#include "base/unit.h"
#include "output/docx/docx_columns.h"
#include "output/docx/docx_table.h"
#include "output/docx/docx_variant.h"

const char *bm_docx_styles_jc(bm_align align)
{
    static const char *const names[] = {"left", "center", "right", "both"};
    return names[align];
}

/* Word sorts styles by it; of the first style, the others follow. */
enum { GALLERY_PRIORITY = 1, TABLE_PRIORITY = 39, OTHER_PRIORITY = 60 };

/* What Word wants to know of a style beyond its looks. One that Word has itself is there under its English name, and
 * shown in the language of its user. A letter is called by its subject, where a PDF has no heading. */
typedef struct {
    bool built_in;
    bool title;   /* of level 1, whatever document/style.c says */
    bool gallery; /* offered to a typist; the others belong to places that are filled already */
    bm_style
        next; /* of the paragraph that is typed behind it; BM_STYLE_BODY when nothing is said */
} usage;

static const usage usages[BM_STYLE_COUNT] = {
    [BM_STYLE_BODY] = {.built_in = true, .gallery = true},
    [BM_STYLE_QUOC_HIEU] = {.next = BM_STYLE_TIEU_NGU},
    [BM_STYLE_TIEU_NGU] = {.next = BM_STYLE_TITLE},
    [BM_STYLE_FORM_NUMBER] = {.next = BM_STYLE_QUOC_HIEU},
    [BM_STYLE_PLACE_DATE] = {.gallery = true, .next = BM_STYLE_SIGN_CAPTION},
    [BM_STYLE_TITLE] = {.built_in = true, .gallery = true},
    [BM_STYLE_ADDRESSEE] = {.gallery = true},
    [BM_STYLE_HEADING] = {.gallery = true, .next = BM_STYLE_LINE},
    [BM_STYLE_LINE] = {.gallery = true, .next = BM_STYLE_LINE},
    [BM_STYLE_TABLE_HEAD] = {.gallery = true, .next = BM_STYLE_TABLE_HEAD},
    [BM_STYLE_TABLE_CELL] = {.gallery = true, .next = BM_STYLE_TABLE_CELL},
    [BM_STYLE_SIGN_CAPTION] = {.gallery = true, .next = BM_STYLE_SIGN_NAME},
    [BM_STYLE_SIGN_HINT] = {.gallery = true, .next = BM_STYLE_SIGN_NAME},
    [BM_STYLE_SIGN_NAME] = {.gallery = true, .next = BM_STYLE_SIGN_NAME},
    [BM_STYLE_NOTE_HEADING] = {.gallery = true, .next = BM_STYLE_NOTE},
    [BM_STYLE_NOTE] = {.gallery = true, .next = BM_STYLE_NOTE},
    [BM_STYLE_LIST_ITEM] = {.gallery = true, .next = BM_STYLE_LIST_ITEM},
    [BM_STYLE_HEADING_1] = {.built_in = true, .gallery = true},
    [BM_STYLE_HEADING_2] = {.built_in = true, .gallery = true},
    [BM_STYLE_HEADING_3] = {.built_in = true, .gallery = true},
    [BM_STYLE_CENTERED] = {.gallery = true},
    [BM_STYLE_BASIS] = {.gallery = true, .next = BM_STYLE_BASIS},
    [BM_STYLE_LETTER_SUPERIOR] = {.next = BM_STYLE_LETTER_AGENCY},
    [BM_STYLE_LETTER_AGENCY] = {.next = BM_STYLE_LETTER_NUMBER},
    [BM_STYLE_LETTER_QUOC_HIEU] = {.next = BM_STYLE_LETTER_TIEU_NGU},
    [BM_STYLE_LETTER_TIEU_NGU] = {.next = BM_STYLE_LETTER_PLACE_DATE},
    [BM_STYLE_LETTER_NUMBER] = {.next = BM_STYLE_LETTER_SUBJECT},
    [BM_STYLE_LETTER_SUBJECT] = {.title = true},
    [BM_STYLE_LETTER_TO] = {.next = BM_STYLE_LETTER_TO_ITEM},
    [BM_STYLE_LETTER_TO_ITEM] = {.gallery = true, .next = BM_STYLE_LETTER_TO_ITEM},
    [BM_STYLE_RECIPIENTS_HEAD] = {.next = BM_STYLE_RECIPIENT},
    [BM_STYLE_RECIPIENT] = {.gallery = true, .next = BM_STYLE_RECIPIENT},
    [BM_STYLE_CONTACT] = {.next = BM_STYLE_CONTACT},
    [BM_STYLE_SMALL_HEAD] = {.next = BM_STYLE_SMALL_HEAD},
    [BM_STYLE_SMALL_CELL] = {.next = BM_STYLE_SMALL_CELL},
    [BM_STYLE_PAGE_NUMBER] = {.built_in = true, .next = BM_STYLE_PAGE_NUMBER},
};

const char *bm_docx_styles_built_in(bm_style style)
{
    return usages[style].built_in ? bm_style_of(style)->name_en : NULL;
}

static void write_defaults(bm_docx_xml *x)
{
    bm_docx_xml_start(x, "w:docDefaults");
    bm_docx_xml_start(x, "w:rPrDefault");
    bm_docx_xml_start(x, "w:rPr");
    bm_docx_xml_fonts(x, BM_DOCX_FONT);
    bm_docx_xml_val_int(x, "w:sz", bm_style_of(BM_STYLE_BODY)->size_half_pt);
    bm_docx_xml_val_int(x, "w:szCs", bm_style_of(BM_STYLE_BODY)->size_half_pt);
    bm_docx_xml_start(x, "w:lang");
    bm_docx_xml_attr(x, "w:val", "vi-VN");
    bm_docx_xml_attr(x, "w:eastAsia", "vi-VN");
    bm_docx_xml_attr(x, "w:bidi", "ar-SA");
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_start(x, "w:pPrDefault");
    bm_docx_xml_start(x, "w:pPr");
    bm_docx_xml_empty(x, "w:widowControl");
    bm_docx_xml_start(x, "w:spacing");
    bm_docx_xml_attr_int(x, "w:before", 0);
    bm_docx_xml_attr_int(x, "w:after", 0);
    bm_docx_xml_attr_int(x, "w:line", 240); /* single: ECMA-376-1 §17.3.1.33, in 240ths of a line */
    bm_docx_xml_attr(x, "w:lineRule", "auto");
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}

static void start_table_style(bm_docx_xml *x, const char *id, const char *name, bool custom)
{
    bm_docx_xml_start(x, "w:style");
    bm_docx_xml_attr(x, "w:type", "table");
    if (custom)
        bm_docx_xml_attr(x, "w:customStyle", "1");
    bm_docx_xml_attr(x, "w:styleId", id);
    bm_docx_xml_val(x, "w:name", name);
}

static void start_default_style(bm_docx_xml *x, const char *type, const char *id, const char *name)
{
    bm_docx_xml_start(x, "w:style");
    bm_docx_xml_attr(x, "w:type", type);
    bm_docx_xml_attr(x, "w:default", "1");
    bm_docx_xml_attr(x, "w:styleId", id);
    bm_docx_xml_val(x, "w:name", name);
}

/* Readers add the thickness of the rules to the height of a row; layout/ draws them over its edge. */
double bm_docx_styles_space_after(bm_style style)
{
    const bm_style_spec *s = bm_style_of(style);
    bool in_table = style == BM_STYLE_TABLE_HEAD || style == BM_STYLE_TABLE_CELL ||
                    style == BM_STYLE_SMALL_HEAD || style == BM_STYLE_SMALL_CELL;
    return s->space_after_pt + bm_style_rule_room(s) -
           (in_table ? BM_DOCX_TABLE_RULE_EIGHTHS / 8.0 : 0);
}

static void write_paragraph_properties(bm_docx_xml *x, bm_style style)
{
    const bm_style_spec *s = bm_style_of(style);
    bm_docx_xml_start(x, "w:pPr");
    if (s->keep_next)
        bm_docx_xml_empty(x, "w:keepNext");
    if (s->keep_lines)
        bm_docx_xml_empty(x, "w:keepLines");
    double after_pt = bm_docx_styles_space_after(style);
    if (s->space_before_pt > 0 || after_pt > 0) {
        bm_docx_xml_start(x, "w:spacing");
        bm_docx_xml_attr_int(x, "w:before", bm_unit_twip_of_pt(s->space_before_pt));
        bm_docx_xml_attr_int(x, "w:after", bm_unit_twip_of_pt(after_pt));
        bm_docx_xml_end(x);
    }
    long first = bm_unit_twip_of_pt(s->first_indent_pt);
    long left = bm_unit_twip_of_pt(s->left_indent_pt);
    if (first != 0 || left != 0) {
        bm_docx_xml_start(x, "w:ind");
        bm_docx_xml_attr_int(x, "w:left", left);
        bm_docx_xml_attr_int(x, first < 0 ? "w:hanging" : "w:firstLine",
                             first < 0 ? -first : first);
        bm_docx_xml_end(x);
    }
    bm_docx_xml_val(x, "w:jc", bm_docx_styles_jc(s->align));
    int outline = usages[style].title ? 1 : s->outline;
    if (outline > 0)
        bm_docx_xml_val_int(x, "w:outlineLvl", outline - 1);
    bm_docx_xml_end(x);
}

static void write_run_properties(bm_docx_xml *x, const bm_style_spec *s)
{
    bm_docx_xml_start(x, "w:rPr");
    if (s->bold) {
        bm_docx_xml_empty(x, "w:b");
        bm_docx_xml_empty(x, "w:bCs");
    }
    if (s->italic) {
        bm_docx_xml_empty(x, "w:i");
        bm_docx_xml_empty(x, "w:iCs");
    }
    bm_docx_xml_val_int(x, "w:sz", s->size_half_pt);
    bm_docx_xml_val_int(x, "w:szCs", s->size_half_pt);
    bm_docx_xml_end(x);
}

/* A style that Word has itself keeps Word's name, by which readers know a heading, and has ours as its alias. The
 * elements stand in the order that the schema demands (ECMA-376-1 §17.7.4.17). */
static void write_style(bm_docx_xml *x, bm_style style)
{
    const bm_style_spec *s = bm_style_of(style);
    const usage *u = &usages[style];
    bm_docx_xml_start(x, "w:style");
    bm_docx_xml_attr(x, "w:type", "paragraph");
    if (!u->built_in)
        bm_docx_xml_attr(x, "w:customStyle", "1");
    bm_docx_xml_attr(x, "w:styleId", s->id);
    bm_docx_xml_val(x, "w:name", u->built_in ? s->name_en : s->name_vi);
    bm_docx_xml_val(x, "w:aliases", u->built_in ? s->name_vi : s->name_en);
    bm_docx_xml_val(x, "w:basedOn", "Normal");
    if (u->next != style)
        bm_docx_xml_val(x, "w:next", bm_style_of(u->next)->id);
    bm_docx_xml_val_int(x, "w:uiPriority",
                        (u->gallery ? GALLERY_PRIORITY : OTHER_PRIORITY) + (int)style);
    if (u->gallery)
        bm_docx_xml_empty(x, "w:qFormat");
    write_paragraph_properties(x, style);
    write_run_properties(x, s);
    bm_docx_xml_end(x);
}

/* Based on its style, which others may change, and not in Word's gallery: it serves the values of a form. */
static void write_variant(bm_docx_xml *x, const bm_docx_variant *variant)
{
    const bm_style_spec *s = bm_style_of(variant->style);
    bool bold = variant->look.bold && !s->bold, italic = variant->look.italic && !s->italic;
    bool capitals = variant->look.capitals;
    char name[200], alias[200];
    snprintf(name, sizeof name, "%s%s%s%s", s->name_vi, bold ? " đậm" : "",
             italic ? " nghiêng" : "", capitals ? " chữ hoa" : "");
    snprintf(alias, sizeof alias, "%s%s%s%s", s->name_en, bold ? " Bold" : "",
             italic ? " Italic" : "", capitals ? " Capitals" : "");
    bm_docx_xml_start(x, "w:style");
    bm_docx_xml_attr(x, "w:type", "paragraph");
    bm_docx_xml_attr(x, "w:customStyle", "1");
    bm_docx_xml_attr(x, "w:styleId", variant->id);
    bm_docx_xml_val(x, "w:name", name);
    bm_docx_xml_val(x, "w:aliases", alias);
    bm_docx_xml_val(x, "w:basedOn", s->id);
    bm_docx_xml_start(x, "w:rPr");
    if (bold) {
        bm_docx_xml_empty(x, "w:b");
        bm_docx_xml_empty(x, "w:bCs");
    }
    if (italic) {
        bm_docx_xml_empty(x, "w:i");
        bm_docx_xml_empty(x, "w:iCs");
    }
    if (capitals)
        bm_docx_xml_empty(x, "w:caps");
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}

static void write_side(bm_docx_xml *x, const char *side, long width)
{
    bm_docx_xml_start(x, side);
    bm_docx_xml_attr_int(x, "w:w", width);
    bm_docx_xml_attr(x, "w:type", "dxa");
    bm_docx_xml_end(x);
}

static void write_table_properties(bm_docx_xml *x, bool borders, long side_twip)
{
    static const char *const sides[] = {"w:top",   "w:left",    "w:bottom",
                                        "w:right", "w:insideH", "w:insideV"};
    bm_docx_xml_start(x, "w:tblPr");
    write_side(x, "w:tblInd", 0);
    if (borders) {
        bm_docx_xml_start(x, "w:tblBorders");
        for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
            bm_docx_xml_start(x, sides[i]);
            bm_docx_xml_attr(x, "w:val", "single");
            bm_docx_xml_attr_int(x, "w:sz", BM_DOCX_TABLE_RULE_EIGHTHS);
            bm_docx_xml_attr_int(x, "w:space", 0);
            bm_docx_xml_attr(x, "w:color", "auto");
            bm_docx_xml_end(x);
        }
        bm_docx_xml_end(x);
    }
    bm_docx_xml_start(x, "w:tblCellMar");
    write_side(x, "w:top", 0);
    write_side(x, "w:left", side_twip);
    write_side(x, "w:bottom", 0);
    write_side(x, "w:right", side_twip);
    bm_docx_xml_end(x);
    bm_docx_xml_end(x);
}

static void write_table_styles(bm_docx_xml *x)
{
    start_default_style(x, "table", "TableNormal", "Normal Table");
    bm_docx_xml_val_int(x, "w:uiPriority", 99);
    bm_docx_xml_empty(x, "w:semiHidden");
    bm_docx_xml_empty(x, "w:unhideWhenUsed");
    write_table_properties(x, false, BM_DOCX_TABLE_SIDE_TWIP);
    bm_docx_xml_end(x);

    static const struct {
        const char *id, *name, *alias;
        bool built_in, borders;
        long side_twip;
    } rows[] = {
        {BM_DOCX_TABLE_STYLE, "Table Grid", "Bảng của mẫu", true, true, BM_DOCX_TABLE_SIDE_TWIP},
        {BM_DOCX_SMALL_TABLE_STYLE, "Bảng nhỏ của mẫu", "Small Form Table", false, true,
         BM_DOCX_TABLE_SMALL_SIDE_TWIP},
        {BM_DOCX_LETTERHEAD_STYLE, BM_DOCX_LETTERHEAD_NAME, "Letterhead", false, false,
         BM_DOCX_COLUMNS_SIDE_TWIP},
        {BM_DOCX_SIGNATURES_STYLE, BM_DOCX_SIGNATURES_NAME, "Signature Block", false, false,
         BM_DOCX_COLUMNS_SIDE_TWIP},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start_table_style(x, rows[i].id, rows[i].name, !rows[i].built_in);
        bm_docx_xml_val(x, "w:aliases", rows[i].alias);
        bm_docx_xml_val(x, "w:basedOn", "TableNormal");
        bm_docx_xml_val_int(x, "w:uiPriority", TABLE_PRIORITY);
        write_table_properties(x, rows[i].borders, rows[i].side_twip);
        bm_docx_xml_end(x);
    }
}

/* Word's own styles that are not here stay out of its gallery. Their number is that of Word 2016 and later. */
static void write_latent(bm_docx_xml *x)
{
    bm_docx_xml_start(x, "w:latentStyles");
    bm_docx_xml_attr_int(x, "w:defLockedState", 0);
    bm_docx_xml_attr_int(x, "w:defUIPriority", 99);
    bm_docx_xml_attr_int(x, "w:defSemiHidden", 1);
    bm_docx_xml_attr_int(x, "w:defUnhideWhenUsed", 1);
    bm_docx_xml_attr_int(x, "w:defQFormat", 0);
    bm_docx_xml_attr_int(x, "w:count", 376);
    bm_docx_xml_end(x);
}

void bm_docx_styles_write(bm_docx_xml *x)
{
    bm_docx_xml_start(x, "w:styles");
    bm_docx_xml_attr(x, "xmlns:w", BM_DOCX_NAMESPACE);
    write_defaults(x);
    write_latent(x);
    start_default_style(x, "paragraph", "Normal", "Normal");
    bm_docx_xml_empty(x, "w:qFormat");
    bm_docx_xml_end(x);
    start_default_style(x, "character", "DefaultParagraphFont", "Default Paragraph Font");
    bm_docx_xml_val_int(x, "w:uiPriority", 1);
    bm_docx_xml_empty(x, "w:semiHidden");
    bm_docx_xml_empty(x, "w:unhideWhenUsed");
    bm_docx_xml_end(x);
    start_default_style(x, "numbering", "NoList", "No List");
    bm_docx_xml_val_int(x, "w:uiPriority", 99);
    bm_docx_xml_empty(x, "w:semiHidden");
    bm_docx_xml_empty(x, "w:unhideWhenUsed");
    bm_docx_xml_end(x);
    write_table_styles(x);
    for (int i = 0; i < BM_STYLE_COUNT; i++)
        write_style(x, (bm_style)i);
    const bm_docx_variant *variant;
    for (size_t i = 0; (variant = bm_docx_variant_at(i)) != NULL; i++)
        write_variant(x, variant);
    bm_docx_xml_end(x);
}
