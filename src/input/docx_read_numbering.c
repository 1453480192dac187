/* numbering.xml, and counters as they go on. SPDX-License-Identifier: MIT */
#include "input/docx_read_numbering.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "input/docx_read_symbol.h"

enum {
    MAX_COUNT = 99999, /* larger starts are none */
    MAX_LETTERS = 780, /* "aaa…" of 30 letters at most */
    MAX_ROMAN = 3999,
    MAX_TEXT_BYTES = 64 /* of w:lvlText; Word takes 31 letters */
};

/* ---- Reading ----------------------------------------------------------------------------- */

static int level_number(const bm_xml_dom_node *node)
{
    const long level = bm_docx_read_props_number(bm_xml_dom_value(node, BM_XML_DOM_W, "ilvl"), -1);
    return level < 0 || level >= BM_DOCX_READ_PROPS_LEVELS ? -1 : (int)level;
}

static long count_of(const bm_xml_dom_node *parent, const char *name, long fallback)
{
    const bm_xml_dom_node *node = bm_xml_dom_child(parent, BM_XML_DOM_W, name);
    const long count = bm_docx_read_props_number(bm_docx_read_props_val(node), fallback);
    return count < -1 || count > MAX_COUNT ? fallback : count;
}

/* w:numFmt stands in the Choice and the Fallback of an mc:AlternateContent when it is one of Word 2010. */
static bm_str format_of(const bm_xml_dom_node *level)
{
    const bm_xml_dom_node *format = bm_xml_dom_child(level, BM_XML_DOM_W, "numFmt");
    if (!format)
        format = bm_xml_dom_child(
            bm_xml_dom_child(bm_xml_dom_child(level, BM_XML_DOM_MC, "AlternateContent"),
                             BM_XML_DOM_MC, "Fallback"),
            BM_XML_DOM_W, "numFmt");
    return bm_docx_read_props_val(format);
}

static void read_level(bm_docx_read_numbering_level *to, const bm_xml_dom_node *node)
{
    const bm_xml_dom_node *fonts =
        bm_xml_dom_child(bm_xml_dom_child(node, BM_XML_DOM_W, "rPr"), BM_XML_DOM_W, "rFonts");
    *to = (bm_docx_read_numbering_level){
        .start = count_of(node, "start", 0),
        .format = format_of(node),
        .text = bm_docx_read_props_val(bm_xml_dom_child(node, BM_XML_DOM_W, "lvlText")),
        .font = bm_xml_dom_value(fonts, BM_XML_DOM_W, "ascii"),
        .style = bm_docx_read_props_val(bm_xml_dom_child(node, BM_XML_DOM_W, "pStyle")),
        .p_pr = bm_xml_dom_child(node, BM_XML_DOM_W, "pPr"),
        .restart = count_of(node, "lvlRestart", -1),
        .as_decimal = bm_docx_read_props_on(bm_xml_dom_child(node, BM_XML_DOM_W, "isLgl")),
        .given = true};
    if (to->start < 0)
        to->start = 0;
    if (to->text.len > MAX_TEXT_BYTES)
        to->text.len = 0;
}

static void read_scheme(bm_docx_read_numbering_scheme *to, const bm_xml_dom_node *node)
{
    to->id = bm_docx_read_props_number(bm_xml_dom_value(node, BM_XML_DOM_W, "abstractNumId"), -1);
    to->style_link = bm_docx_read_props_val(bm_xml_dom_child(node, BM_XML_DOM_W, "numStyleLink"));
    for (const bm_xml_dom_node *n = node->first; n; n = n->next) {
        const int level = bm_xml_dom_is(n, BM_XML_DOM_W, "lvl") ? level_number(n) : -1;
        if (level >= 0)
            read_level(&to->levels[level], n);
    }
}

static bm_docx_read_numbering_scheme *scheme_of(const bm_docx_read_numbering *numbering, long id)
{
    size_t low = 0, high = numbering->n_schemes;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (numbering->schemes[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    const bool found = low < numbering->n_schemes && numbering->schemes[low].id == id;
    return found ? &numbering->schemes[low] : NULL;
}

static void read_list(bm_arena *a, const bm_docx_read_numbering *numbering,
                      bm_docx_read_numbering_list *to, const bm_xml_dom_node *node)
{
    bm_docx_read_numbering_level *own = NULL;
    to->id = bm_docx_read_props_number(bm_xml_dom_value(node, BM_XML_DOM_W, "numId"), -1);
    to->scheme = scheme_of(
        numbering,
        bm_docx_read_props_number(
            bm_docx_read_props_val(bm_xml_dom_child(node, BM_XML_DOM_W, "abstractNumId")), -1));
    for (int i = 0; i < BM_DOCX_READ_PROPS_LEVELS; i++)
        to->starts[i] = -1;
    for (const bm_xml_dom_node *n = node->first; n; n = n->next) {
        const int level = bm_xml_dom_is(n, BM_XML_DOM_W, "lvlOverride") ? level_number(n) : -1;
        const bm_xml_dom_node *definition = bm_xml_dom_child(n, BM_XML_DOM_W, "lvl");
        if (level < 0)
            continue;
        to->starts[level] = count_of(n, "startOverride", -1);
        if (!definition)
            continue;
        if (!own)
            own = bm_arena_zero(a, BM_DOCX_READ_PROPS_LEVELS, sizeof *own);
        read_level(&own[level], definition);
    }
    to->levels = own;
}

static int by_scheme_id(const void *x, const void *y)
{
    const bm_docx_read_numbering_scheme *a = x, *b = y;
    return a->id != b->id ? (a->id > b->id) - (a->id < b->id)
                          : (a->order > b->order) - (a->order < b->order);
}

static int by_list_id(const void *x, const void *y)
{
    const bm_docx_read_numbering_list *a = x, *b = y;
    return a->id != b->id ? (a->id > b->id) - (a->id < b->id)
                          : (a->order > b->order) - (a->order < b->order);
}

void bm_docx_read_numbering_read(bm_arena *a, const bm_xml_dom_node *root,
                                 bm_docx_read_numbering *numbering)
{
    size_t n_schemes = 0, n_lists = 0;
    *numbering = (bm_docx_read_numbering){0};
    for (const bm_xml_dom_node *n = root ? root->first : NULL; n; n = n->next) {
        n_schemes += bm_xml_dom_is(n, BM_XML_DOM_W, "abstractNum");
        n_lists += bm_xml_dom_is(n, BM_XML_DOM_W, "num");
    }
    if (!n_schemes || !n_lists)
        return;
    numbering->schemes = bm_arena_zero(a, n_schemes, sizeof *numbering->schemes);
    numbering->lists = bm_arena_zero(a, n_lists, sizeof *numbering->lists);
    for (const bm_xml_dom_node *n = root->first; n; n = n->next)
        if (bm_xml_dom_is(n, BM_XML_DOM_W, "abstractNum")) {
            bm_docx_read_numbering_scheme *to = &numbering->schemes[numbering->n_schemes];
            to->order = numbering->n_schemes++;
            read_scheme(to, n);
        }
    qsort(numbering->schemes, n_schemes, sizeof *numbering->schemes, by_scheme_id);
    for (const bm_xml_dom_node *n = root->first; n; n = n->next)
        if (bm_xml_dom_is(n, BM_XML_DOM_W, "num")) {
            bm_docx_read_numbering_list *to = &numbering->lists[numbering->n_lists];
            to->order = numbering->n_lists++;
            read_list(a, numbering, to, n);
        }
    qsort(numbering->lists, n_lists, sizeof *numbering->lists, by_list_id);
}

bm_docx_read_numbering_list *bm_docx_read_numbering_lookup(const bm_docx_read_numbering *numbering,
                                                           long id)
{
    size_t low = 0, high = numbering->n_lists;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (numbering->lists[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    const bool found = low < numbering->n_lists && numbering->lists[low].id == id;
    return found && numbering->lists[low].scheme ? &numbering->lists[low] : NULL;
}

const bm_docx_read_numbering_level *
bm_docx_read_numbering_level_at(const bm_docx_read_numbering_list *list, int level)
{
    if (list->levels && list->levels[level].given)
        return &list->levels[level];
    return list->scheme->levels[level].given ? &list->scheme->levels[level] : NULL;
}

int bm_docx_read_numbering_level_of(const bm_docx_read_numbering_list *list, bm_str style)
{
    for (int i = 0; i < BM_DOCX_READ_PROPS_LEVELS; i++) {
        const bm_docx_read_numbering_level *level = bm_docx_read_numbering_level_at(list, i);
        if (level && level->style.len && bm_str_eq(level->style, style))
            return i;
    }
    return 0;
}

/* ---- Counting ---------------------------------------------------------------------------- */

static long start_of(bm_docx_read_numbering_list *list, int level)
{
    const bm_docx_read_numbering_level *l = bm_docx_read_numbering_level_at(list, level);
    if (list->starts[level] >= 0) {
        const long start = list->starts[level];
        list->starts[level] = -1; /* the first paragraph only: then it counts on */
        return start;
    }
    return l ? l->start : 1;
}

/* 17.9.10: a level begins anew when one above it was used. */
static void restart_below(const bm_docx_read_numbering_list *list, int level)
{
    for (int i = level + 1; i < BM_DOCX_READ_PROPS_LEVELS; i++) {
        const bm_docx_read_numbering_level *l = bm_docx_read_numbering_level_at(list, i);
        if (!l || l->restart < 0 || (l->restart > 0 && level < l->restart))
            list->scheme->counting[i] = false;
    }
}

static void count(bm_docx_read_numbering_list *list, int level)
{
    bm_docx_read_numbering_scheme *s = list->scheme;
    for (int i = 0; i <= level; i++) {
        const bool begins = !s->counting[i] || (i == level && list->starts[i] >= 0);
        if (begins)
            s->counters[i] = start_of(list, i);
        else if (i == level && s->counters[i] < MAX_COUNT)
            s->counters[i]++;
        s->counting[i] = true;
    }
    restart_below(list, level);
}

/* ---- Writing ----------------------------------------------------------------------------- */

static void add_roman(bm_buf *b, long n, char shift)
{
    static const struct {
        long value;
        const char *digits;
    } steps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                 {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                 {5, "V"},    {4, "IV"},   {1, "I"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; n >= steps[i].value; n -= steps[i].value)
            for (const char *p = steps[i].digits; *p; p++)
                bm_buf_add_byte(b, (char)(*p + shift));
}

/* "a" to "z", "aa" to "zz", "aaa" … (17.18.59) */
static void add_letters(bm_buf *b, long n, char first)
{
    for (long i = 0; i <= (n - 1) / 26; i++)
        bm_buf_add_byte(b, (char)(first + (n - 1) % 26));
}

static void add_number(bm_buf *b, long n, bm_str format)
{
    const bool roman = n > 0 && n <= MAX_ROMAN, letters = n > 0 && n <= MAX_LETTERS;
    if (bm_str_is(format, "none") || bm_str_is(format, "bullet"))
        return;
    if (roman && bm_str_is(format, "upperRoman"))
        add_roman(b, n, 0);
    else if (roman && bm_str_is(format, "lowerRoman"))
        add_roman(b, n, 'a' - 'A');
    else if (letters && bm_str_is(format, "upperLetter"))
        add_letters(b, n, 'A');
    else if (letters && bm_str_is(format, "lowerLetter"))
        add_letters(b, n, 'a');
    else {
        if (bm_str_is(format, "decimalZero") && n < 10)
            bm_buf_add_byte(b, '0');
        bm_buf_add_int(b, n);
    }
}

static void add_character(bm_buf *b, const bm_docx_read_numbering_level *level, uint32_t c)
{
    char bytes[4];
    uint32_t shown = bm_docx_read_symbol_map(level->font, c);
    if (!shown || (shown >= 0xE000 && shown <= 0xF8FF))
        shown = 0x2022; /* a bullet of some kind */
    if (shown >= ' ')
        bm_buf_add(b, bytes, bm_utf8_put(bytes, shown));
}

bm_str bm_docx_read_numbering_next(bm_arena *a, bm_docx_read_numbering_list *list, int level)
{
    const bm_docx_read_numbering_level *l = bm_docx_read_numbering_level_at(list, level);
    bm_str marker = BM_STR("");
    if (!l)
        return marker;
    count(list, level);
    bm_buf b = {0};
    const bool bullet = bm_str_is(l->format, "bullet");
    for (size_t i = 0; i < l->text.len;) {
        const char next = i + 1 < l->text.len ? l->text.ptr[i + 1] : 0;
        if (l->text.ptr[i] == '%' && next >= '1' && next <= '9' && !bullet) {
            const int k = next - '1';
            const bm_docx_read_numbering_level *of = bm_docx_read_numbering_level_at(list, k);
            const bm_str decimal = BM_STR("decimal");
            if (k <= level && of)
                add_number(&b, list->scheme->counters[k], l->as_decimal ? decimal : of->format);
            i += 2;
        } else
            add_character(&b, l, bm_utf8_next(l->text, &i));
    }
    if (b.len)
        marker = bm_arena_copy(a, bm_str_n(b.ptr, b.len));
    bm_buf_free(&b);
    return marker;
}
