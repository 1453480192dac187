/* ECMA-376 part 1, 17.3.1 and 17.3.2. SPDX-License-Identifier: MIT */
#include "input/docx_read_props.h"

#include <math.h>

enum { MAX_NUMBER = 1000000, MAX_TWIP = 100000 /* Word's largest page has 31680 */ };

/* Of a style or a level of a list they are read for each paragraph; pPr (17.3.1.26) and rPr (17.3.2.28) have 40 at most. */
enum { CHILDREN_MAX = 200 };

/* ---- Values ------------------------------------------------------------------------------ */

bm_str bm_docx_read_props_val(const bm_xml_dom_node *node)
{
    return bm_xml_dom_value(node, BM_XML_DOM_W, "val");
}

static bool is_off(bm_str s)
{
    return bm_str_is(s, "0") || bm_str_is(s, "false") || bm_str_is(s, "off");
}

bool bm_docx_read_props_on(const bm_xml_dom_node *node)
{
    bm_str val = bm_docx_read_props_val(node);
    if (!val.ptr)
        val = bm_xml_dom_value(node, BM_XML_DOM_W14, "val");
    return node && !is_off(val);
}

/* The number at the start of ${s}; ${*n}: how many bytes it takes. */
static double number_of(bm_str s, size_t *n)
{
    const bool minus = s.len && s.ptr[0] == '-';
    size_t i = minus || (s.len && s.ptr[0] == '+');
    const size_t start = i;
    double value = 0, place = 0;
    for (; i < s.len; i++) {
        const bool digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';
        if (!digit && (s.ptr[i] != '.' || place > 0))
            break;
        if (!digit) {
            place = 1;
        } else if (place > 0) {
            place /= 10;
            value += (s.ptr[i] - '0') * place;
        } else if (value < MAX_NUMBER) {
            value = value * 10 + (s.ptr[i] - '0');
        }
    }
    *n = i > start ? i : 0;
    return minus ? -value : value;
}

static long bounded(double value, long most)
{
    return lround(value > (double)most    ? (double)most
                  : value < (double)-most ? (double)-most
                                          : value);
}

long bm_docx_read_props_number(bm_str s, long fallback)
{
    size_t n;
    const double value = number_of(s, &n);
    return n ? bounded(trunc(value), MAX_NUMBER) : fallback;
}

bool bm_docx_read_props_twip(bm_str s, long *twip)
{
    static const struct {
        const char *unit;
        double twip;
    } units[] = {{"", 1},
                 {"pt", 20},
                 {"pc", 240},
                 {"pi", 240},
                 {"in", 1440},
                 {"cm", 1440.0 / 2.54},
                 {"mm", 1440.0 / 25.4}};
    size_t n;
    const double value = number_of(s, &n);
    for (size_t i = 0; n && i < sizeof units / sizeof *units; i++)
        if (bm_str_is(bm_str_from(s, n), units[i].unit)) {
            *twip = bounded(value * units[i].twip, MAX_TWIP);
            return true;
        }
    return false;
}

bool bm_docx_read_props_is_rule(const bm_xml_dom_node *border)
{
    const bm_str val = bm_docx_read_props_val(border);
    return val.len && !bm_str_is(val, "nil") && !bm_str_is(val, "none");
}

/* ---- Runs -------------------------------------------------------------------------------- */

bm_docx_read_props_run bm_docx_read_props_run_unset(void)
{
    return (bm_docx_read_props_run){
        .bold = -1, .italic = -1, .capitals = -1, .hidden = -1, .underline = -1};
}

/* A font by its name or by its place in the theme, whose name wins (17.3.2.26). */
static void set_font(bm_arena *a, bm_str *to, const bm_xml_dom_node *node, const char *name,
                     const char *theme, const bm_docx_read_props_fonts *fonts)
{
    const bm_str by_theme = bm_xml_dom_value(node, BM_XML_DOM_W, theme);
    const bool major = by_theme.len >= 5 && memcmp(by_theme.ptr, "major", 5) == 0;
    bm_str font = major ? fonts->major : fonts->minor;
    if (!by_theme.len || !font.len) {
        const bm_str given = bm_xml_dom_value(node, BM_XML_DOM_W, name);
        font = given.len ? bm_arena_copy(a, given) : given;
    }
    if (font.len)
        *to = font;
}

static int half_points(bm_str s)
{
    long twip = 0;
    const long plain = bm_docx_read_props_number(s, 0);
    if (s.len && (s.ptr[s.len - 1] < '0' || s.ptr[s.len - 1] > '9') &&
        bm_docx_read_props_twip(s, &twip))
        return (int)(twip / 10);
    return plain > 0 && plain <= 4000 ? (int)plain : 0;
}

void bm_docx_read_props_run_over(bm_arena *a, bm_docx_read_props_run *to,
                                 const bm_xml_dom_node *r_pr, const bm_docx_read_props_fonts *fonts)
{
    const bm_xml_dom_node *n = r_pr ? r_pr->first : NULL;
    for (size_t left = CHILDREN_MAX; n && left; n = n->next, left--) {
        if (!n->name || n->ns != BM_XML_DOM_W)
            continue;
        const bm_str name = bm_str_of(n->name);
        if (bm_str_is(name, "b"))
            to->bold = bm_docx_read_props_on(n);
        else if (bm_str_is(name, "i"))
            to->italic = bm_docx_read_props_on(n);
        else if (bm_str_is(name, "caps"))
            to->capitals = bm_docx_read_props_on(n);
        else if (bm_str_is(name, "vanish"))
            to->hidden = bm_docx_read_props_on(n);
        else if (bm_str_is(name, "u"))
            to->underline = !bm_str_is(bm_docx_read_props_val(n), "none");
        else if (bm_str_is(name, "sz")) {
            const int size = half_points(bm_docx_read_props_val(n));
            to->size_half_pt = size ? size : to->size_half_pt;
        } else if (bm_str_is(name, "rFonts")) {
            set_font(a, &to->font, n, "ascii", "asciiTheme", fonts);
            set_font(a, &to->font_other, n, "hAnsi", "hAnsiTheme", fonts);
        }
    }
}

static void take(int8_t *to, int8_t from)
{
    if (*to < 0)
        *to = from;
}

void bm_docx_read_props_run_under(bm_docx_read_props_run *to, const bm_docx_read_props_run *from)
{
    take(&to->bold, from->bold);
    take(&to->italic, from->italic);
    take(&to->capitals, from->capitals);
    take(&to->hidden, from->hidden);
    take(&to->underline, from->underline);
    if (!to->size_half_pt)
        to->size_half_pt = from->size_half_pt;
    if (!to->font.len)
        to->font = from->font;
    if (!to->font_other.len)
        to->font_other = from->font_other;
}

/* ---- Paragraphs -------------------------------------------------------------------------- */

bm_docx_read_props_paragraph bm_docx_read_props_paragraph_unset(void)
{
    const long unset = BM_DOCX_READ_PROPS_UNSET;
    return (bm_docx_read_props_paragraph){.align = -1,
                                          .rule_below = -1,
                                          .page_break_before = -1,
                                          .outline = -1,
                                          .left_twip = unset,
                                          .right_twip = unset,
                                          .first_twip = unset,
                                          .before_twip = unset,
                                          .after_twip = unset,
                                          .list = unset,
                                          .level = -1};
}

static int8_t align_of(bm_str s)
{
    if (bm_str_is(s, "center"))
        return BM_DOCX_READ_CENTER;
    if (bm_str_is(s, "right") || bm_str_is(s, "end"))
        return BM_DOCX_READ_RIGHT;
    return bm_str_is(s, "left") || bm_str_is(s, "start") || !s.len ? BM_DOCX_READ_LEFT
                                                                   : BM_DOCX_READ_JUSTIFY;
}

static bool set_twip(long *to, const bm_xml_dom_node *node, const char *name)
{
    return bm_docx_read_props_twip(bm_xml_dom_value(node, BM_XML_DOM_W, name), to);
}

static void set_indent(bm_docx_read_props_paragraph *to, const bm_xml_dom_node *n)
{
    long first = 0;
    if (!set_twip(&to->left_twip, n, "left"))
        (void)set_twip(&to->left_twip, n, "start");
    if (!set_twip(&to->right_twip, n, "right"))
        (void)set_twip(&to->right_twip, n, "end");
    if (set_twip(&first, n, "hanging")) /* wins over w:firstLine (17.3.1.12) */
        to->first_twip = -first;
    else if (set_twip(&first, n, "firstLine"))
        to->first_twip = first;
}

static uint8_t leader_of(bm_str s)
{
    if (bm_str_is(s, "dot") || bm_str_is(s, "middleDot"))
        return BM_DOCX_READ_LEADER_DOTS;
    return !s.len || bm_str_is(s, "none") ? BM_DOCX_READ_LEADER_NONE : BM_DOCX_READ_LEADER_LINE;
}

static uint8_t tab_align_of(bm_str s)
{
    const bool known = bm_str_is(s, "center") || bm_str_is(s, "right") || bm_str_is(s, "end");
    return known ? (uint8_t)align_of(s) : BM_DOCX_READ_LEFT;
}

/* 17.3.1.38 */
static void set_tabs(bm_arena *a, bm_docx_read_props_paragraph *to, const bm_xml_dom_node *list)
{
    bm_docx_read_tab tabs[BM_DOCX_READ_PROPS_TABS];
    size_t n = to->n_tabs;
    if (n)
        memcpy(tabs, to->tabs, n * sizeof *tabs);
    const bm_xml_dom_node *t = list->first;
    for (size_t left = CHILDREN_MAX; t && left; t = t->next, left--) {
        bm_docx_read_tab tab = {0};
        if (!bm_xml_dom_is(t, BM_XML_DOM_W, "tab") || !set_twip(&tab.pos_twip, t, "pos"))
            continue;
        const bm_str val = bm_docx_read_props_val(t);
        tab.align = tab_align_of(val);
        tab.leader = leader_of(bm_xml_dom_value(t, BM_XML_DOM_W, "leader"));
        size_t i = 0;
        while (i < n && tabs[i].pos_twip < tab.pos_twip)
            i++;
        const bool there = i < n && tabs[i].pos_twip == tab.pos_twip;
        if (bm_str_is(val, "clear")) {
            if (there)
                memmove(&tabs[i], &tabs[i + 1], (--n - i) * sizeof *tabs);
            continue;
        }
        if (bm_str_is(val, "bar") || (!there && n == BM_DOCX_READ_PROPS_TABS))
            continue;
        if (!there)
            memmove(&tabs[i + 1], &tabs[i], (n++ - i) * sizeof *tabs);
        tabs[i] = tab;
    }
    bm_docx_read_tab *copy = n ? bm_arena_alloc(a, n * sizeof *copy) : NULL;
    if (n)
        memcpy(copy, tabs, n * sizeof *tabs);
    to->tabs = copy;
    to->n_tabs = n;
}

static void set_list(bm_docx_read_props_paragraph *to, const bm_xml_dom_node *n)
{
    const bm_xml_dom_node *id = bm_xml_dom_child(n, BM_XML_DOM_W, "numId"),
                          *level = bm_xml_dom_child(n, BM_XML_DOM_W, "ilvl");
    if (id)
        to->list = bm_docx_read_props_number(bm_docx_read_props_val(id), 0);
    if (level) {
        const long value = bm_docx_read_props_number(bm_docx_read_props_val(level), 0);
        to->level = value < 0 || value >= BM_DOCX_READ_PROPS_LEVELS ? 0 : (int)value;
    }
}

void bm_docx_read_props_paragraph_over(bm_arena *a, bm_docx_read_props_paragraph *to,
                                       const bm_xml_dom_node *p_pr)
{
    const bm_xml_dom_node *n = p_pr ? p_pr->first : NULL;
    for (size_t left = CHILDREN_MAX; n && left; n = n->next, left--) {
        if (!n->name || n->ns != BM_XML_DOM_W)
            continue;
        const bm_str name = bm_str_of(n->name);
        if (bm_str_is(name, "jc"))
            to->align = align_of(bm_docx_read_props_val(n));
        else if (bm_str_is(name, "ind"))
            set_indent(to, n);
        else if (bm_str_is(name, "spacing")) {
            (void)set_twip(&to->before_twip, n, "before");
            (void)set_twip(&to->after_twip, n, "after");
        } else if (bm_str_is(name, "tabs"))
            set_tabs(a, to, n);
        else if (bm_str_is(name, "pBdr"))
            to->rule_below =
                bm_docx_read_props_is_rule(bm_xml_dom_child(n, BM_XML_DOM_W, "bottom"));
        else if (bm_str_is(name, "pageBreakBefore"))
            to->page_break_before = bm_docx_read_props_on(n);
        else if (bm_str_is(name, "outlineLvl")) {
            const long level = bm_docx_read_props_number(bm_docx_read_props_val(n), 9);
            to->outline = level >= 0 && level < 9 ? (int)level + 1 : 0;
        } else if (bm_str_is(name, "numPr"))
            set_list(to, n);
    }
}

static void take_long(long *to, long from)
{
    if (*to == BM_DOCX_READ_PROPS_UNSET)
        *to = from;
}

void bm_docx_read_props_paragraph_under(bm_docx_read_props_paragraph *to,
                                        const bm_docx_read_props_paragraph *from)
{
    take(&to->align, from->align);
    take(&to->rule_below, from->rule_below);
    take(&to->page_break_before, from->page_break_before);
    if (to->outline < 0)
        to->outline = from->outline;
    take_long(&to->left_twip, from->left_twip);
    take_long(&to->right_twip, from->right_twip);
    take_long(&to->first_twip, from->first_twip);
    take_long(&to->before_twip, from->before_twip);
    take_long(&to->after_twip, from->after_twip);
    take_long(&to->list, from->list);
    if (to->level < 0)
        to->level = from->level;
    if (!to->n_tabs) {
        to->tabs = from->tabs;
        to->n_tabs = from->n_tabs;
    }
}
