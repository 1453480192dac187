/* A WordprocessingML document (ECMA-376 part 1, 17) as readers of forms need it: what stands where, what its content
 * controls are bound to, and the XML that they are bound to. From Word, LibreOffice or this program; transitional or strict.
 * Knows nothing of forms. SPDX-License-Identifier: MIT */
#ifndef BM_INPUT_DOCX_READ_H
#define BM_INPUT_DOCX_READ_H

#include "input/opc.h"

typedef enum {
    /* blocks */
    BM_DOCX_READ_BODY,      /* children: blocks */
    BM_DOCX_READ_PARAGRAPH, /* children: inlines */
    BM_DOCX_READ_TABLE,     /* children: ROWs, or CONTROLs around them */
    BM_DOCX_READ_ROW,       /* children: CELLs, or CONTROLs around them */
    BM_DOCX_READ_CELL,      /* children: blocks */
    /* both */
    BM_DOCX_READ_CONTROL, /* children: what it holds, of the level at which it stands; `control` is set */
    BM_DOCX_READ_BOOKMARK, /* a start or an end; `text` is its name */
    /* inlines */
    BM_DOCX_READ_TEXT,       /* `text`: one run, or a part of one */
    BM_DOCX_READ_TAB,        /* also w:ptab */
    BM_DOCX_READ_BREAK,      /* forced line end */
    BM_DOCX_READ_PAGE_BREAK, /* also of columns */
    BM_DOCX_READ_NOTE,       /* reference to a footnote or endnote; children: its blocks */
    BM_DOCX_READ_BOX,        /* a text box; children: its blocks */
    BM_DOCX_READ_DRAWING     /* any other picture or shape, a line too */
} bm_docx_read_type;

typedef enum {
    BM_DOCX_READ_LEFT,
    BM_DOCX_READ_CENTER,
    BM_DOCX_READ_RIGHT,
    BM_DOCX_READ_JUSTIFY
} bm_docx_read_align;

typedef enum {
    BM_DOCX_READ_LEADER_NONE,
    BM_DOCX_READ_LEADER_DOTS,
    BM_DOCX_READ_LEADER_LINE /* low lines, heavy or not; hyphens */
} bm_docx_read_leader;

typedef struct {
    long pos_twip; /* from the left edge of the text area or cell */
    uint8_t align; /* bm_docx_read_align; decimal stops are LEFT */
    uint8_t leader;
} bm_docx_read_tab;

/* Effective: styles and defaults are resolved (17.7.2), theme fonts too. */
typedef struct {
    bm_str style_id;   /* "" = the default style */
    bm_str style_name; /* "heading 1" */
    uint8_t align;
    int outline;                            /* heading level from 1; 0 = body text */
    long left_twip, right_twip, first_twip; /* first < 0: hanging */
    long before_twip, after_twip;
    const bm_docx_read_tab *tabs; /* ascending */
    size_t n_tabs;
    bm_str marker;   /* of a numbered or bulleted list, worked out: "1.", "-"; "" = none */
    bool rule_below; /* a border under it */
    bool page_break_before;
} bm_docx_read_paragraph;

typedef struct {
    bool bold, italic, underline, capitals;
    int size_half_pt;
    bm_str font; /* of the characters of this text */
} bm_docx_read_look;

typedef struct {
    long width_twip; /* 0 = not known */
    unsigned span;   /* columns, from 1 */
    bool covered;    /* belongs to the cell above it (w:vMerge) */
    bool ruled;      /* has at least one visible rule of its own, its table or its style */
} bm_docx_read_cell;

typedef enum {
    BM_DOCX_READ_PLAIN, /* plain text */
    BM_DOCX_READ_RICH,  /* anything, and controls of no kind */
    BM_DOCX_READ_DATE,
    BM_DOCX_READ_LIST, /* drop-down or combo box */
    BM_DOCX_READ_CHECK,
    BM_DOCX_READ_SECTION, /* repeating section */
    BM_DOCX_READ_ITEM,    /* one of a repeating section */
    BM_DOCX_READ_OTHER    /* pictures, building blocks … */
} bm_docx_read_kind;

typedef struct {
    uint8_t kind;
    bm_str title; /* w:alias */
    bm_str tag;
    bm_str xpath;   /* of the binding, "" = it has none */
    bm_str item_id; /* of the custom XML it is bound to, "{…}"; "" when the binding does not say */
    bool placeholder; /* what it shows is its placeholder */
    bool checked;     /* CHECK */
    bm_str date;      /* DATE: "2024-01-05", or "" */
} bm_docx_read_control;

typedef struct bm_docx_read_node bm_docx_read_node;

struct bm_docx_read_node {
    uint8_t type; /* bm_docx_read_type */
    bool end;     /* BOOKMARK: it is the end */
    bool header;  /* ROW: repeated at the top of each page */
    uint32_t n_children;
    const bm_docx_read_node *const *children;
    bm_str
        text; /* TEXT: in NFC unless `legacy` letters stand in it (not converted), without control characters */
    union {
        const bm_docx_read_paragraph *paragraph;
        const bm_docx_read_look *look; /* TEXT, TAB */
        const bm_docx_read_cell *cell;
        const bm_docx_read_control *control;
    };
};

/* XML that controls may be bound to. */
typedef struct {
    bm_str name;    /* of the part: "customXml/item1.xml" */
    bm_str item_id; /* "{…}", or "" when its properties are lost, as LibreOffice 7.4 does */
    bm_str bytes;
} bm_docx_read_item;

typedef struct {
    const bm_docx_read_node *body;  /* BODY; headers and footers of pages are not in it */
    const bm_docx_read_item *items; /* in the order of the numbers in their names */
    size_t n_items;
    bm_str title, creator, application; /* of docProps, or "" */
    bool landscape;                     /* the last section */
    bool
        revisions; /* tracked changes were found: what is inserted was read, what is deleted was not */
    bool
        partial; /* parts of it could not be read and were passed over: a chart, a formula, an embedded document */
} bm_docx_read_file;

/**
 * bm_docx_read(a, source, ds):
 * Read the DOCX or Flat OPC file ${source} into ${a}.
 *
 * source  borrowed during the call only
 *
 * Returns NULL with V…: what bm_opc_open says, no document in the package (a workbook, a presentation), XML that is not well
 * formed or has a DTD, nested too deep, too large. O(bytes), bounded by limits.
 */
const bm_docx_read_file *bm_docx_read(bm_arena *a, const bm_source *source, bm_diags *ds);

/** bm_docx_read_text(a, node): the text of all that stands in ${node}, in NFC: paragraphs and breaks end in '\n', tabs are '\t'. In ${a},
 *  0-terminated. */
bm_str bm_docx_read_text(bm_arena *a, const bm_docx_read_node *node);

#endif
