/* styles.xml and the fonts of the theme. Styles are resolved when they are asked for. SPDX-License-Identifier: MIT */
#include "input/docx_read_styles.h"

#include <stdlib.h>

enum {
    CHAIN_MAX = 32,           /* styles based on each other; longer chains and circles end there */
    DEFAULT_SIZE_HALF_PT = 20 /* 17.3.2.38 */
};

/* ---- Reading ----------------------------------------------------------------------------- */

static bm_docx_read_styles_type type_of(bm_str s)
{
    if (bm_str_is(s, "character"))
        return BM_DOCX_READ_STYLES_CHARACTER;
    if (bm_str_is(s, "table"))
        return BM_DOCX_READ_STYLES_TABLE;
    return bm_str_is(s, "numbering") ? BM_DOCX_READ_STYLES_LIST : BM_DOCX_READ_STYLES_PARAGRAPH;
}

static bm_str copied(bm_arena *a, bm_str s)
{
    return s.len ? bm_arena_copy(a, s) : (bm_str)BM_STR("");
}

static void read_style(bm_arena *a, bm_docx_read_style *to, const bm_xml_dom_node *node)
{
    to->id = copied(a, bm_xml_dom_value(node, BM_XML_DOM_W, "styleId"));
    to->name = copied(a, bm_docx_read_props_val(bm_xml_dom_child(node, BM_XML_DOM_W, "name")));
    to->based_on = bm_docx_read_props_val(bm_xml_dom_child(node, BM_XML_DOM_W, "basedOn"));
    to->type = (uint8_t)type_of(bm_xml_dom_value(node, BM_XML_DOM_W, "type"));
    to->node = node;
}

static int compare(bm_str x, bm_str y)
{
    const size_t n = x.len < y.len ? x.len : y.len;
    const int order = n ? memcmp(x.ptr, y.ptr, n) : 0;
    return order ? order : (x.len > y.len) - (x.len < y.len);
}

static int by_id(const void *x, const void *y)
{
    const bm_docx_read_style *a = x, *b = y;
    const int order = compare(a->id, b->id);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static bool is_default(const bm_docx_read_style *style)
{
    const bm_str s = bm_xml_dom_value(style->node, BM_XML_DOM_W, "default");
    return bm_str_is(s, "1") || bm_str_is(s, "true") || bm_str_is(s, "on");
}

static void read_theme(bm_docx_read_styles *styles, const bm_xml_dom_node *theme)
{
    const bm_xml_dom_node *fonts = bm_xml_dom_child(
        bm_xml_dom_child(theme, BM_XML_DOM_A, "themeElements"), BM_XML_DOM_A, "fontScheme");
    const bm_xml_dom_node *major = bm_xml_dom_child(fonts, BM_XML_DOM_A, "majorFont"),
                          *minor = bm_xml_dom_child(fonts, BM_XML_DOM_A, "minorFont");
    styles->fonts.major =
        copied(styles->arena, bm_xml_dom_value(bm_xml_dom_child(major, BM_XML_DOM_A, "latin"),
                                               BM_XML_DOM_NO_NS, "typeface"));
    styles->fonts.minor =
        copied(styles->arena, bm_xml_dom_value(bm_xml_dom_child(minor, BM_XML_DOM_A, "latin"),
                                               BM_XML_DOM_NO_NS, "typeface"));
}

static void read_defaults(bm_docx_read_styles *styles, const bm_xml_dom_node *root)
{
    const bm_xml_dom_node *all = bm_xml_dom_child(root, BM_XML_DOM_W, "docDefaults");
    const bm_xml_dom_node *run = bm_xml_dom_child(all, BM_XML_DOM_W, "rPrDefault"),
                          *paragraph = bm_xml_dom_child(all, BM_XML_DOM_W, "pPrDefault");
    styles->run = bm_docx_read_props_run_unset();
    styles->paragraph = bm_docx_read_props_paragraph_unset();
    bm_docx_read_props_run_over(styles->arena, &styles->run,
                                bm_xml_dom_child(run, BM_XML_DOM_W, "rPr"), &styles->fonts);
    bm_docx_read_props_paragraph_over(styles->arena, &styles->paragraph,
                                      bm_xml_dom_child(paragraph, BM_XML_DOM_W, "pPr"));
}

/* w:numStyleLink: the levels of a list are those of a style's list (17.9.21). */
static void link_lists(bm_docx_read_styles *styles)
{
    for (size_t i = 0; i < styles->numbering->n_lists; i++) {
        bm_docx_read_numbering_list *list = &styles->numbering->lists[i];
        if (!list->scheme || !list->scheme->style_link.len)
            continue;
        const bm_docx_read_style *style =
            bm_docx_read_styles_lookup(styles, BM_DOCX_READ_STYLES_LIST, list->scheme->style_link);
        const bm_docx_read_numbering_list *other =
            style ? bm_docx_read_numbering_lookup(styles->numbering, style->paragraph.list) : NULL;
        if (other && !other->scheme->style_link.len)
            list->scheme = other->scheme;
    }
}

void bm_docx_read_styles_read(bm_docx_read_styles *styles, const bm_xml_dom_node *root,
                              const bm_xml_dom_node *theme)
{
    size_t n = 0;
    for (const bm_xml_dom_node *s = root ? root->first : NULL; s; s = s->next)
        n += bm_xml_dom_is(s, BM_XML_DOM_W, "style");
    styles->items = bm_arena_zero(styles->scratch, n + 1, sizeof *styles->items);
    styles->n = n;
    n = 0;
    for (const bm_xml_dom_node *s = root ? root->first : NULL; s; s = s->next)
        if (bm_xml_dom_is(s, BM_XML_DOM_W, "style")) {
            styles->items[n].order = n;
            read_style(styles->arena, &styles->items[n++], s);
        }
    if (n)
        qsort(styles->items, n, sizeof *styles->items, by_id);
    for (size_t i = 0; i < n; i++) {
        bm_docx_read_style *s = &styles->items[i];
        if (!styles->defaults[s->type] && is_default(s))
            styles->defaults[s->type] = s;
    }
    read_theme(styles, theme);
    read_defaults(styles, root);
    link_lists(styles);
}

/* ---- Resolving --------------------------------------------------------------------------- */

static bm_docx_read_style *find(const bm_docx_read_styles *styles, bm_str id)
{
    size_t low = 0, high = styles->n;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (compare(styles->items[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const bool found = low < styles->n && bm_str_eq(styles->items[low].id, id);
    return found ? &styles->items[low] : NULL;
}

/* A list gives indents, which those beside it override (17.9.23). */
static void add_paragraph(bm_docx_read_styles *styles, bm_docx_read_props_paragraph *to,
                          const bm_xml_dom_node *p_pr, bm_str style_id)
{
    const bm_xml_dom_node *list_node = bm_xml_dom_child(p_pr, BM_XML_DOM_W, "numPr");
    bm_docx_read_props_paragraph given = bm_docx_read_props_paragraph_unset();
    if (list_node) {
        bm_docx_read_props_paragraph_over(styles->arena, &given, p_pr);
        bm_docx_read_numbering_list *list = bm_docx_read_numbering_lookup(
            styles->numbering, given.list == BM_DOCX_READ_PROPS_UNSET ? to->list : given.list);
        if (list && given.level < 0 && style_id.len)
            to->level = bm_docx_read_numbering_level_of(list, style_id);
        const int level = given.level >= 0 ? given.level : to->level >= 0 ? to->level : 0;
        const bm_docx_read_numbering_level *l =
            list ? bm_docx_read_numbering_level_at(list, level) : NULL;
        if (l)
            bm_docx_read_props_paragraph_over(styles->arena, to, l->p_pr);
    }
    bm_docx_read_props_paragraph_over(styles->arena, to, p_pr);
}

/* Styles that every program has are known by their names: LibreOffice leaves their levels out. 0 = it is none of a title. */
static int heading_of(bm_str name)
{
    static const char heading[] = "heading ";
    const size_t n = sizeof heading - 1;
    if (name.len != n + 1 || name.ptr[n] < '1' || name.ptr[n] > '9')
        return 0;
    const bool same = memcmp(name.ptr + 1, heading + 1, n - 1) == 0;
    return same && (name.ptr[0] == 'h' || name.ptr[0] == 'H') ? name.ptr[n] - '0' : 0;
}

/* ${base} is resolved, or NULL. */
static void resolve_over(bm_docx_read_styles *styles, bm_docx_read_style *style,
                         const bm_docx_read_style *base)
{
    const bm_xml_dom_node *borders = bm_xml_dom_child(
        bm_xml_dom_child(style->node, BM_XML_DOM_W, "tblPr"), BM_XML_DOM_W, "tblBorders");
    style->run = base ? base->run : bm_docx_read_props_run_unset();
    style->paragraph = base ? base->paragraph : bm_docx_read_props_paragraph_unset();
    style->borders = borders ? borders : base ? base->borders : NULL;
    bm_docx_read_props_run_over(styles->arena, &style->run,
                                bm_xml_dom_child(style->node, BM_XML_DOM_W, "rPr"), &styles->fonts);
    add_paragraph(styles, &style->paragraph, bm_xml_dom_child(style->node, BM_XML_DOM_W, "pPr"),
                  style->id);
    if (style->paragraph.outline < 0 && heading_of(style->name))
        style->paragraph.outline = heading_of(style->name);
    style->resolved = true;
}

static void resolve(bm_docx_read_styles *styles, bm_docx_read_style *style)
{
    bm_docx_read_style *chain[CHAIN_MAX] = {NULL};
    size_t n = 0;
    for (bm_docx_read_style *s = style; s && n < CHAIN_MAX; s = find(styles, s->based_on)) {
        bool seen = s->type != style->type;
        for (size_t i = 0; i < n; i++)
            seen = seen || chain[i] == s;
        if (seen)
            break;
        chain[n++] = s;
        if (s->resolved)
            break;
    }
    /* those that it is based on first, each once: others may be based on them, too */
    for (const bm_docx_read_style *base = NULL; n-- > 0; base = chain[n])
        if (!chain[n]->resolved)
            resolve_over(styles, chain[n], base);
}

const bm_docx_read_style *bm_docx_read_styles_lookup(bm_docx_read_styles *styles,
                                                     bm_docx_read_styles_type type, bm_str id)
{
    bm_docx_read_style *style = id.len ? find(styles, id) : NULL;
    if (!style || style->type != type)
        style = styles->defaults[type];
    if (style && !style->resolved)
        resolve(styles, style);
    return style;
}

bm_docx_read_props_paragraph bm_docx_read_styles_paragraph(bm_docx_read_styles *styles,
                                                           const bm_docx_read_style *style,
                                                           const bm_docx_read_style *table,
                                                           const bm_xml_dom_node *p_pr)
{
    bm_docx_read_props_paragraph p =
        style ? style->paragraph : bm_docx_read_props_paragraph_unset();
    add_paragraph(styles, &p, p_pr, (bm_str)BM_STR(""));
    if (table)
        bm_docx_read_props_paragraph_under(&p, &table->paragraph);
    bm_docx_read_props_paragraph_under(&p, &styles->paragraph);
    static const bm_docx_read_props_paragraph plain = {.list = 0};
    bm_docx_read_props_paragraph_under(&p, &plain);
    return p;
}

/* 17.7.3: what styles of different types say is toggled; what the run itself says holds. */
static int8_t toggled(const int8_t direct, const int8_t styles[3], int8_t fallback)
{
    if (direct >= 0)
        return direct;
    int8_t value = 0;
    bool given = false;
    for (int i = 0; i < 3; i++) {
        given = given || styles[i] >= 0;
        value = (int8_t)(value ^ (styles[i] > 0));
    }
    return given ? value : (int8_t)(fallback > 0);
}

bm_docx_read_props_run bm_docx_read_styles_run(bm_docx_read_styles *styles,
                                               const bm_docx_read_style *style,
                                               const bm_docx_read_style *table,
                                               const bm_xml_dom_node *r_pr)
{
    const bm_docx_read_props_run unset = bm_docx_read_props_run_unset();
    const bm_str id = bm_docx_read_props_val(bm_xml_dom_child(r_pr, BM_XML_DOM_W, "rStyle"));
    const bm_docx_read_style *character =
        bm_docx_read_styles_lookup(styles, BM_DOCX_READ_STYLES_CHARACTER, id);
    const bm_docx_read_props_run *c = character ? &character->run : &unset;
    const bm_docx_read_props_run *p = style ? &style->run : &unset;
    const bm_docx_read_props_run *t = table ? &table->run : &unset;
    const bm_docx_read_props_run *d = &styles->run;
    bm_docx_read_props_run run = unset;
    bm_docx_read_props_run_over(styles->arena, &run, r_pr, &styles->fonts);
    const int8_t bold[] = {t->bold, p->bold, c->bold}, italic[] = {t->italic, p->italic, c->italic},
                 capitals[] = {t->capitals, p->capitals, c->capitals},
                 hidden[] = {t->hidden, p->hidden, c->hidden};
    run.bold = toggled(run.bold, bold, d->bold);
    run.italic = toggled(run.italic, italic, d->italic);
    run.capitals = toggled(run.capitals, capitals, d->capitals);
    run.hidden = toggled(run.hidden, hidden, d->hidden);
    bm_docx_read_props_run_under(&run, c);
    bm_docx_read_props_run_under(&run, p);
    bm_docx_read_props_run_under(&run, t);
    bm_docx_read_props_run_under(&run, d);
    run.underline = run.underline > 0;
    if (!run.size_half_pt)
        run.size_half_pt = DEFAULT_SIZE_HALF_PT;
    return run;
}
