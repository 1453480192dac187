/* Properties of runs and paragraphs as elements of WordprocessingML give them (ECMA-376 part 1, 17.3.1 and 17.3.2), one level at a
 * time. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_PROPS_H
#define BM_INPUT_DOCX_READ_PROPS_H

#include "input/docx_read.h"
#include "input/xml_dom.h"

enum {
    BM_DOCX_READ_PROPS_TABS = 64, /* tab stops of one paragraph; Word has no more */
    BM_DOCX_READ_PROPS_LEVELS = 9 /* of a list */
};

/* "Not given" of numbers. */
#define BM_DOCX_READ_PROPS_UNSET (-9999999L)

/* Toggles: -1 = not given. */
typedef struct {
    int8_t bold, italic, capitals, hidden, underline;
    int size_half_pt;  /* 0 = not given */
    bm_str font;       /* of ASCII, {NULL, 0} = not given */
    bm_str font_other; /* of all other letters */
} bm_docx_read_props_run;

typedef struct {
    int8_t align, rule_below, page_break_before; /* -1 = not given */
    int outline;                                 /* from 1, 0 = body text, -1 = not given */
    long left_twip, right_twip, first_twip, before_twip, after_twip;
    const bm_docx_read_tab *tabs;
    size_t n_tabs;
    long list; /* w:numId; 0 = none */
    int level; /* w:ilvl from 0, -1 = not given */
} bm_docx_read_props_paragraph;

/* Theme fonts: of titles and of text. */
typedef struct {
    bm_str major, minor;
} bm_docx_read_props_fonts;

/** bm_docx_read_props_run_unset(), _paragraph_unset(): nothing given. */
bm_docx_read_props_run bm_docx_read_props_run_unset(void);
bm_docx_read_props_paragraph bm_docx_read_props_paragraph_unset(void);

/** bm_docx_read_props_run_over(a, to, r_pr, fonts): what the w:rPr ${r_pr} (or NULL) gives replaces what ${to} has. Strings are in
 *  ${a} or in ${fonts}. */
void bm_docx_read_props_run_over(bm_arena *a, bm_docx_read_props_run *to,
                                 const bm_xml_dom_node *r_pr,
                                 const bm_docx_read_props_fonts *fonts);

/** bm_docx_read_props_run_under(to, from): what ${to} does not give is taken from ${from}. */
void bm_docx_read_props_run_under(bm_docx_read_props_run *to, const bm_docx_read_props_run *from);

/** bm_docx_read_props_paragraph_over(a, to, p_pr), _under(to, from): the same for paragraphs. Tab stops are added to
 *  those of ${to}, or cleared from them. */
void bm_docx_read_props_paragraph_over(bm_arena *a, bm_docx_read_props_paragraph *to,
                                       const bm_xml_dom_node *p_pr);
void bm_docx_read_props_paragraph_under(bm_docx_read_props_paragraph *to,
                                        const bm_docx_read_props_paragraph *from);

/** bm_docx_read_props_on(node): a toggle (17.17.4): present and not switched off. NULL is off. */
bool bm_docx_read_props_on(const bm_xml_dom_node *node);

/** bm_docx_read_props_val(node): its w:val; {NULL, 0} = none. */
bm_str bm_docx_read_props_val(const bm_xml_dom_node *node);

/** bm_docx_read_props_twip(s, twip): a measure (22.9.2.14), "720" or "1.5cm". False when it is none. */
bool bm_docx_read_props_twip(bm_str s, long *twip);

/** bm_docx_read_props_number(s, fallback): a whole number, bounded by ±1000000. */
long bm_docx_read_props_number(bm_str s, long fallback);

/** bm_docx_read_props_is_rule(border): is it a border (17.3.4) that can be seen? NULL is none. */
bool bm_docx_read_props_is_rule(const bm_xml_dom_node *border);

#endif
