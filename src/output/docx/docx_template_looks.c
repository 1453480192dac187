/* SPDX-License-Identifier: MIT */
#include "output/docx/docx_template_looks.h"

#include <strings.h>

#include "output/docx/docx_styles.h"

enum { SHOWN = 4, QUOTED_BYTES = 40, DEEPEST = 64 };

/* ---- The list ----------------------------------------------------------------------------- */

/* “${label}”: ${what}. What is in the list already is not told again. */
static void add(bm_docx_template_list *list, const char *label, const char *what)
{
    bm_buf item = {0};
    size_t n = strlen(label), cut = n;
    if (n > QUOTED_BYTES)
        for (cut = QUOTED_BYTES; cut > 0 && ((unsigned char)label[cut] & 0xC0) == 0x80;)
            cut--; /* not in the middle of a character */
    bm_buf_add_cstr(&item, "“");
    bm_buf_add(&item, label, cut);
    bm_buf_add_cstr(&item, cut < n ? "…”: " : "”: ");
    bm_buf_add_cstr(&item, what);
    bm_buf_add_byte(&item, '\0');
    bool known = false;
    if (list->text.len) {
        bm_buf_add_byte(&list->text, '\0');
        known = strstr(list->text.ptr, item.ptr) != NULL;
        list->text.len--;
    }
    if (!known && list->n < SHOWN) {
        if (list->n)
            bm_buf_add_cstr(&list->text, "; ");
        bm_buf_add_cstr(&list->text, item.ptr);
    } else if (!known && list->n == SHOWN) {
        bm_buf_add_cstr(&list->text, "; …");
    }
    list->n += !known;
    bm_buf_free(&item);
}

/* ---- Looking ------------------------------------------------------------------------------ */

/* The font that ${run}, a w:rPr, names for Latin letters; NULL = none. A theme's goes before one that is named beside it. */
static const char *font_of(const bm_docx_template_looks *l, const xmlNode *run)
{
    const xmlNode *fonts = bm_docx_tree_child(run, "rFonts");
    const char *theme = bm_docx_tree_attr(fonts, "asciiTheme");
    const char *of_theme = theme && strncmp(theme, "major", 5) == 0 ? l->major : l->minor;
    return theme && of_theme ? of_theme : bm_docx_tree_attr(fonts, "ascii");
}

/* The colour that it names, "000000" for black; NULL = none. */
static const char *colour_of(const bm_docx_template_looks *l, const xmlNode *run)
{
    (void)l;
    const xmlNode *colour = bm_docx_tree_child(run, "color");
    const char *theme = bm_docx_tree_attr(colour, "themeColor"), *value = bm_docx_tree_val(colour);
    bool black = theme ? strcmp(theme, "text1") == 0 || strcmp(theme, "dark1") == 0
                       : value && strcmp(value, "auto") == 0;
    return black ? "000000" : value;
}

typedef const char *property(const bm_docx_template_looks *l, const xmlNode *run);

/* What ${style}, or what it is based on, or the defaults say. */
static const char *of_style(const bm_docx_template_looks *l, const bm_docx_template_style *style,
                            property *of)
{
    const bm_docx_template_styles *t = l->styles;
    const char *found = NULL;
    for (int depth = 0; style && !found && depth < DEEPEST; depth++) {
        found = of(l, bm_docx_tree_child(style->node, "rPr"));
        style = style->base < t->n ? &t->items[style->base] : NULL;
    }
    const xmlNode *defaults = bm_docx_tree_child(xmlDocGetRootElement(t->doc), "docDefaults");
    defaults = bm_docx_tree_child(bm_docx_tree_child(defaults, "rPrDefault"), "rPr");
    return found ? found : of(l, defaults);
}

static void check(bm_docx_template_looks *l, const char *label, const char *font,
                  const char *colour)
{
    if (font && *font && strcasecmp(font, BM_DOCX_FONT) != 0)
        add(&l->fonts, label, font);
    if (colour && strcmp(colour, "000000") != 0)
        add(&l->colours, label, colour);
}

/* The face of the theme's ${font} ("majorFont") for Latin letters. */
static const char *face_of(bm_arena *a, const xmlDoc *theme, const char *font)
{
    const xmlNode *root = theme ? xmlDocGetRootElement(theme) : NULL, *found = NULL;
    for (const xmlNode *e = root; e && !found; e = bm_docx_tree_next(e, root))
        if (strcmp((const char *)e->name, font) == 0)
            found = e;
    for (const xmlNode *c = found ? found->children : NULL; c; c = c->next) {
        if (c->type != XML_ELEMENT_NODE || strcmp((const char *)c->name, "latin") != 0)
            continue;
        const xmlAttr *face = xmlHasProp(c, (const xmlChar *)"typeface");
        if (face && face->children && face->children->content && *face->children->content)
            return bm_arena_cstr(a, bm_str_of((const char *)face->children->content));
    }
    return NULL;
}

void bm_docx_template_looks_begin(bm_docx_template_looks *l, bm_docx_template_source *s,
                                  const bm_docx_template_styles *styles, const xmlDoc *theme)
{
    memset(l, 0, sizeof *l);
    l->s = s;
    l->styles = styles;
    l->major = face_of(s->arena, theme, "majorFont");
    l->minor = face_of(s->arena, theme, "minorFont");
    for (size_t i = 0; i < styles->n; i++) {
        const bm_docx_template_style *style = &styles->items[i];
        bool plain = bm_docx_tree_attr(style->node, "default") != NULL;
        if (strcmp(style->type, "paragraph") != 0)
            continue;
        if (plain)
            l->plain = style;
        if (plain || !style->ours)
            continue; /* the default style is that of empty lines only */
        check(l, bm_docx_tree_val(bm_docx_tree_child(style->node, "name")),
              of_style(l, style, font_of), of_style(l, style, colour_of));
    }
}

/* The style of the paragraph around ${run}. */
static const bm_docx_template_style *style_around(const bm_docx_template_looks *l,
                                                  const xmlNode *run)
{
    const xmlNode *p = run;
    while (p && !bm_docx_tree_is(p, "p"))
        p = p->parent;
    const char *id = bm_docx_tree_val(bm_docx_tree_child(bm_docx_tree_child(p, "pPr"), "pStyle"));
    const bm_docx_template_style *style = bm_docx_template_styles_lookup(l->styles, id);
    return style ? style : l->plain;
}

void bm_docx_template_looks_text(bm_docx_template_looks *l, const xmlNode *root)
{
    for (const xmlNode *e = root; e; e = bm_docx_tree_next(e, root)) {
        const xmlNode *text = bm_docx_tree_is(e, "r") ? bm_docx_tree_child(e, "t") : NULL;
        if (!text || !text->children || !text->children->content)
            continue;
        const char *label = (const char *)text->children->content;
        if (!label[strspn(label, " \t\r\n")])
            continue;
        const xmlNode *run = bm_docx_tree_child(e, "rPr");
        const bm_docx_template_style *style = style_around(l, e);
        const char *font = font_of(l, run), *colour = colour_of(l, run);
        check(l, label, font ? font : of_style(l, style, font_of),
              colour ? colour : of_style(l, style, colour_of));
    }
}

int bm_docx_template_looks_end(bm_docx_template_looks *l)
{
    int status = 0;
    const bm_str args[] = {bm_str_n(l->fonts.text.ptr, l->fonts.text.len),
                           bm_str_n(l->colours.text.ptr, l->colours.text.len)};
    if (l->fonts.n || l->colours.n)
        status = bm_docx_template_source_tell(l->s, BM_TEMPLATE_LOOKS, args, 2);
    bm_buf_free(&l->fonts.text);
    bm_buf_free(&l->colours.text);
    return status;
}
